//! Lines about a text that are no errors: what was mended in it, and what in it deceives the eye.

use crate::python::source::Source;
use crate::text::visible;

/// For standard error: a line if anything was mended, and one if bidirectional controls change the
/// order in which code is shown.
#[must_use]
pub fn of(source: &Source) -> String {
    let mut text = String::new();
    let path = visible::one_line(source.path());
    if !source.remarks().is_empty() {
        let remarks = source.remarks().join("; ");
        text.extend([
            "note: ",
            &path,
            ": mended before it was read: ",
            &remarks,
            "\n",
        ]);
    }
    if let Some((place, control, more)) = reordering(source.given()) {
        let others = match more {
            0 => String::new(),
            _ => format!(" (and {more} more)"),
        };
        let control = u32::from(control);
        text.extend([
            "warning: ",
            &path,
            &format!(
                ":{}:{}: U+{control:04X}{others} changes the order in which this line ",
                place.0, place.1
            ),
            "is shown, but not what it does\n",
        ]);
    }
    text
}

/// The line and column of the first character that reorders what is shown around it, the character,
/// and how many follow (Unicode's annex 9; CVE-2021-42574).
fn reordering(text: &str) -> Option<((usize, usize), char, usize)> {
    if text.is_ascii() {
        return None;
    }
    let reorders = |c: char| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let mut found = text.char_indices().filter(|(_, c)| reorders(*c));
    let (at, control) = found.next()?;
    let place = Source::new("", text).place(at);
    Some(((place.line, place.column), control, found.count()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bidirectional_controls_are_named_once() {
        let source = Source::new("a.py", "x = 1\ny = '\u{202e}abc\u{202c}'\n");
        assert_eq!(
            of(&source),
            "warning: a.py:2:6: U+202E (and 1 more) changes the order in which this line is shown, \
             but not what it does\n"
        );
        assert_eq!(of(&Source::new("a.py", "é = 1\n")), "");
    }
}
