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

/// Whether the code of `text` names the function `name`, and not a variable of its own.
fn calls(text: &str, name: &str) -> bool {
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    let code = text.lines().filter(|it| !it.trim_start().starts_with("//"));
    let code: Vec<&str> = code.collect();
    let is_bound = code.iter().any(|it| binds(it, name));
    code.iter().any(|line| {
        line.match_indices(name).any(|(at, _)| {
            let (before, after) = (&line[..at], &line[at + name.len()..]);
            let is_name =
                !before.ends_with(is_part) && !before.ends_with('.') && !after.starts_with(is_part);
            is_name && (!is_bound || after.starts_with('('))
        })
    })
}

/// Whether a line has a parameter or a variable of the name.
fn binds(line: &str, name: &str) -> bool {
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    line.match_indices(name).any(|(at, _)| {
        let (before, after) = (&line[..at], &line[at + name.len()..]);
        let is_new = [
            "let ", "let mut ", "for ", "for &", "for (", "|", "|&", "|(",
        ];
        let is_new = is_new.iter().any(|it| before.ends_with(it)) && !after.starts_with(is_part);
        let is_second = [") in ", ")| "].iter().any(|it| after.starts_with(it));
        let is_parameter = after.starts_with(": ") && !before.ends_with(is_part);
        is_new || is_parameter || is_second && before.ends_with(", ")
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
        // A variable of the name of a helper is none.
        let source = "fn one(two: i64) {\n    // two()\n    let three = two;\n    four(three, five);\n}\n\nfn two() {}\n\n\
                      fn three() {}\n\nfn four() {}\n\nfn five() {}\n";
        let found = with_what_they_call(source, &["one"]);
        let found: Vec<&str> = found.iter().map(|helper| helper.name).collect();
        assert_eq!(found, ["one", "four", "five"]);
    }

    #[test]
    fn documentation_belongs_to_its_helper() {
        let first = all(SOURCE).next().expect("there is one");
        assert_eq!(first.text, "/// One.\nfn one() {\n    two();\n}");
    }
}
