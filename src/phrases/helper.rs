//! Small Rust functions that templates call where std has no expression for it: the items of
//! `corpus/phrases/helpers.rs`.

/// An item of the file of helpers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Helper<'a> {
    /// As in `floor_div`.
    pub(crate) name: &'a str,
    /// The whole item with its documentation.
    pub(crate) text: &'a str,
}

/// The functions of the file, in its order: items are apart by a blank line, and nothing in them starts
/// at the margin but the item itself.
pub(crate) fn all(source: &str) -> impl Iterator<Item = Helper<'_>> {
    source.split("\n\n").filter_map(|item| {
        let text = item.trim_matches('\n');
        let head = text.lines().find_map(|line| line.strip_prefix("fn "))?;
        let is_part = |c: char| c.is_alphanumeric() || c == '_';
        let end = head.find(|c| !is_part(c)).unwrap_or(head.len());
        Some(Helper {
            name: &head[..end],
            text,
        })
    })
}

/// The helpers of these names and those that they call, in the order of the file; names that the file
/// does not have are left out.
pub(crate) fn with_what_they_call<'a>(source: &'a str, names: &[&str]) -> Vec<Helper<'a>> {
    let all: Vec<Helper<'a>> = all(source).collect();
    let mut wanted: Vec<bool> = all.iter().map(|it| names.contains(&it.name)).collect();
    let mut pending: Vec<usize> = (0..all.len()).filter(|&at| wanted[at]).collect();
    while let Some(at) = pending.pop() {
        for (other, helper) in all.iter().enumerate() {
            if !wanted[other] && calls(all[at].text, helper.name) {
                wanted[other] = true;
                pending.push(other);
            }
        }
    }
    let found = all.into_iter().zip(wanted);
    found
        .filter_map(|(it, wanted)| wanted.then_some(it))
        .collect()
}

/// Whether `text` names the function `name`.
fn calls(text: &str, name: &str) -> bool {
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    text.match_indices(name).any(|(at, _)| {
        let (before, after) = (&text[..at], &text[at + name.len()..]);
        !before.ends_with(is_part) && !before.ends_with('.') && !after.starts_with(is_part)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOURCE: &str =
        "//! Helpers.\n\n/// One.\nfn one() {\n    two();\n}\n\nfn two() {}\n\nfn three() {}\n";

    #[test]
    fn helpers_bring_what_they_call() {
        let names = |wanted: &[&str]| -> Vec<&str> {
            let found = with_what_they_call(SOURCE, wanted);
            found.iter().map(|helper| helper.name).collect()
        };
        assert_eq!(names(&["one"]), ["one", "two"]);
        assert_eq!(names(&["three", "none"]), ["three"]);
    }

    #[test]
    fn documentation_belongs_to_its_helper() {
        let first = all(SOURCE).next().expect("there is one");
        assert_eq!(first.text, "/// One.\nfn one() {\n    two();\n}");
    }
}
