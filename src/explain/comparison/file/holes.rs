//! What is left of a draft, as a page shows it: the Python stands beside it and is not said again.

use crate::python::source::Source;
use crate::rust::tokens::{Class, Token};

/// A line of a page that stands for one or more lines of the draft.
pub(super) struct Folded {
    /// The last line that it stands for.
    pub(super) last: usize,
    pub(super) text: String,
}

/// A statement that is nothing but a hole, a variable that gets one, or a head that asks one, on one line:
/// `todo!("line 12");` for the call that begins on the line `number`, which has the Python in it.
pub(super) fn folded(rust: &Source, tokens: &[Token], number: usize) -> Option<Folded> {
    let line = rust.line(number);
    let column = line.find("todo!(")?;
    let before = line[..column].trim_start();
    let is_statement = match before {
        "" | "return " | "if " | "} else if " | "while " => true,
        _ => before.starts_with("let ") && before.ends_with("= "),
    };
    let start = rust.line_start(number) + column;
    let first = tokens.partition_point(|token| token.span.start < start);
    let call = tokens.get(first)?;
    if !is_statement || call.span.start != start || call.class != Class::Macro {
        return None;
    }
    let mut depth = 0_usize;
    let mut place = None;
    for token in &tokens[first + 1..] {
        let text = rust.slice(token.span.clone());
        match token.class {
            Class::String if place.is_none() => place = Some(place_in(text)?),
            Class::Punctuation => {
                for (at, c) in text.char_indices() {
                    match c {
                        '(' => depth += 1,
                        ')' => depth = depth.saturating_sub(1),
                        _ => {}
                    }
                    if depth == 0 {
                        let end = token.span.start + at + c.len_utf8();
                        let last = rust.line_at(end - 1);
                        let line_end = rust.line_start(last) + rust.line(last).len();
                        let after = rust.slice(end..line_end.max(end));
                        let place = place?;
                        return Some(Folded {
                            last,
                            text: format!("{}todo!(\"{place}\"){after}", &line[..column]),
                        });
                    }
                }
            }
            _ => {}
        }
    }
    None
}

/// The `line 12` of the text `"line 12: {}"`.
fn place_in(text: &str) -> Option<&str> {
    let place = text.strip_prefix('"')?.strip_suffix(": {}\"")?;
    place.starts_with("line ").then_some(place)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rust::tokens;

    #[test]
    fn a_hole_is_one_line() {
        let text = "    let x: i64 = todo!(\n        \"line 3: {}\",\n        r\"f(\n)\"\n    );\n    g(todo!(\"line 4: {}\", r\"x\"));\n";
        let rust = Source::new("", text);
        let tokens = tokens::rust(text);
        let hole = folded(&rust, &tokens, 1).expect("a hole");
        assert_eq!(
            (hole.last, &*hole.text),
            (5, "    let x: i64 = todo!(\"line 3\");")
        );
        assert!(folded(&rust, &tokens, 6).is_none());

        let text = "} else if todo!(\n    \"line 5: {}\",\n    r\"elif a:\"\n) {\nif a && todo!(\"line 6: {}\", r\"b\") {\n";
        let rust = Source::new("", text);
        let tokens = tokens::rust(text);
        let head = folded(&rust, &tokens, 1).expect("a hole");
        assert_eq!(
            (head.last, &*head.text),
            (4, "} else if todo!(\"line 5\") {")
        );
        assert!(folded(&rust, &tokens, 5).is_none());
    }
}
