//! Text within a line: titles, code spans, and what could be markup with a backslash before it.

use crate::layout::quoted;
use crate::text::visible;

/// A title of the corpus: what stands in backticks is code.
pub(super) fn title(text: &str) -> String {
    quoted(text)
        .map(|(part, is_code)| if is_code { code(part) } else { escaped(part) })
        .collect()
}

/// `text` in a code span that it cannot close.
pub(super) fn code(text: &str) -> String {
    let text = visible::one_line(text);
    let fence = "`".repeat(longest_run(&text) + 1);
    // The space that is taken off at each end of a code span keeps backticks apart from its own, and
    // spaces from being taken off.
    let touches = |c: char| c == '`' || c == ' ';
    let pad = if text.starts_with(touches) || text.ends_with(touches) || text.is_empty() {
        " "
    } else {
        ""
    };
    format!("{fence}{pad}{text}{pad}{fence}")
}

/// `text` with a backslash before what could be markup within a line, GitHub's extensions among it.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in visible::one_line(text).chars() {
        if matches!(
            c,
            '\\' | '`' | '*' | '_' | '<' | '>' | '[' | ']' | '&' | '~' | '|' | '$' | '#' | '@'
        ) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// The length of the longest run of backticks.
pub(super) fn longest_run(text: &str) -> usize {
    let runs = text.split(|c| c != '`');
    runs.map(str::len).max().unwrap_or(0)
}
