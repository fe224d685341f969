//! Helpers, without what nothing of a program asks for: functions, methods of helpers' types, and the fields that
//! only those looked at.

use crate::rust::contains_word;

/// The lines of helpers, set apart by blank ones and laid out as rustfmt does it, without what neither `program`
/// nor another helper names.
pub(super) fn pruned(lines: Vec<String>, program: &str) -> Vec<String> {
    let mut lines = lines;
    while let Some(unused) = unused(&lines, program) {
        lines.drain(unused);
    }
    while let Some((declared, set)) = unread_field(&lines, program) {
        lines.remove(declared.max(set));
        lines.remove(declared.min(set));
    }
    lines
}

/// The lines of a function or method that nobody calls, with its comments and the blank line behind it.
fn unused(lines: &[String], program: &str) -> Option<std::ops::Range<usize>> {
    let of_trait = |at: usize| {
        let mut heads = lines[..at].iter().rev();
        let head = heads.find(|it| it.starts_with("impl") || it.starts_with("trait "));
        head.is_some_and(|it| it.starts_with("trait ") || it.contains(" for "))
    };
    (0..lines.len()).find_map(|at| {
        let (indent, name) = head_of(&lines[at])?;
        if !indent.is_empty() && of_trait(at) {
            return None;
        }
        let is_last = |it: &String| it.strip_prefix(indent) == Some("}");
        let end = at + lines[at..].iter().position(is_last)? + 1;
        // What is laid out in another way stays.
        let count = |c: char| lines[at..end].iter().flat_map(|it| it.matches(c)).count();
        if count('{') != count('}') {
            return None;
        }
        let is_above = |it: &&String| {
            let text = it.strip_prefix(indent).unwrap_or_default();
            text.starts_with("///") || text.starts_with("#[")
        };
        let start = at - lines[..at].iter().rev().take_while(is_above).count();
        let mut others = lines[..start].iter().chain(&lines[end..]);
        if contains_word(program, name) || others.any(|it| contains_word(it, name)) {
            return None;
        }
        let is_apart = lines.get(end).is_some_and(String::is_empty);
        Some(start..end + usize::from(is_apart))
    })
}

/// The indentation and the name of a function that begins on a line.
fn head_of(line: &str) -> Option<(&str, &str)> {
    let head = line.trim_start();
    let indent = &line[..line.len() - head.len()];
    let head = head.strip_prefix("async ").unwrap_or(head);
    let rest = head.strip_prefix("fn ")?;
    let name = rest.split(['(', '<']).next()?;
    (indent.is_empty() || indent == "    ").then_some((indent, name))
}

/// The lines of a field that is only declared and set.
fn unread_field(lines: &[String], program: &str) -> Option<(usize, usize)> {
    (0..lines.len()).find_map(|at| {
        let rest = lines[at].strip_prefix("    ")?;
        let (name, _) = rest.split_once(": ").filter(|_| rest.ends_with(','))?;
        let mut heads = lines[..at].iter().rev().filter(|it| !it.starts_with(' '));
        // One that begins with `_` is there to be dropped.
        let is_field = heads.next()?.starts_with("struct ")
            && name.starts_with(|c: char| c.is_ascii_lowercase());
        let found: Vec<usize> = (0..lines.len())
            .filter(|other| contains_word(&lines[*other], name))
            .collect();
        let [declared, set] = found[..] else {
            return None;
        };
        let value = lines[set].trim_start();
        let is_set = value.starts_with(&format!("{name}: ")) && value.ends_with(',');
        (is_field && declared == at && is_set && !contains_word(program, name))
            .then_some((declared, set))
    })
}

#[cfg(test)]
mod tests {
    use super::pruned;

    fn of(text: &str, program: &str) -> String {
        let lines = text.lines().map(str::to_owned).collect();
        pruned(lines, program).join("\n")
    }

    #[test]
    fn what_nobody_calls_goes_with_what_it_alone_calls() {
        let helpers =
            "/// One.\nfn one() {\n    two();\n}\n\nfn two() {}\n\nfn two() {\n    3\n}\n";
        assert_eq!(of(helpers, "one();"), helpers.trim_end_matches('\n'));
        assert_eq!(
            of(
                "/// One.\nfn one() {\n    1\n}\n\nfn two() {\n    2\n}\n",
                "two()"
            ),
            "fn two() {\n    2\n}"
        );
    }

    #[test]
    fn fields_that_are_only_set_go_and_methods_of_traits_stay() {
        let helpers = "struct A {\n    seen: u8,\n    left: u8,\n}\n\nimpl A {\n    fn new() -> Self {\n        Self {\n            \
                       seen: 1,\n            left: 2,\n        }\n    }\n\n    fn more(&self) -> u8 {\n        self.left\n    }\n}\n\n\
                       impl Drop for A {\n    fn drop(&mut self) {\n        self.seen += 1;\n    }\n}";
        let kept = of(helpers, "A::new()");
        assert!(!kept.contains("more") && !kept.contains("left"), "{kept}");
        assert!(
            kept.contains("fn drop") && kept.contains("seen: 1"),
            "{kept}"
        );
    }

    #[test]
    fn what_is_laid_out_in_another_way_stays() {
        let helpers = "fn one() {\nif a {\n}\n}";
        assert_eq!(of(helpers, ""), helpers);
    }
}
