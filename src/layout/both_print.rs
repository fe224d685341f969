//! What both programs of a question print: that it is the same is tested.

use super::{Cell, Role, Row, Style};
use crate::explain::comparison::Comparison;
use crate::text::visible;

/// The first lines of it, none wider than `width`; nothing where it is not known.
pub(crate) fn both_print(comparison: &Comparison, width: usize) -> Vec<Row> {
    let Some((lines, left_out)) = comparison.both_print() else {
        return Vec::new();
    };
    let mut rows = vec![Row::of("Both print", Role::Heading)];
    let indent = 2.min(width.saturating_sub(1));
    for line in lines {
        let shown = broken(line, width - indent);
        rows.extend(shown.into_iter().map(|row| row.indented(indent)));
    }
    if left_out > 0 {
        let noun = if left_out == 1 { "line" } else { "lines" };
        let more = format!("and {left_out} {noun} more");
        rows.extend(super::hanging(
            "",
            Role::Space,
            &[(&more, Role::Quiet)],
            width,
        ));
    }
    rows
}

/// A line in rows, broken where the width ends.
fn broken(line: &str, width: usize) -> Vec<Row> {
    let mut rows = vec![Row::default()];
    let mut used = 0;
    for glyph in visible::glyphs(line) {
        if used > 0 && used + glyph.width > width {
            rows.push(Row::default());
            used = 0;
        }
        used += glyph.width;
        if let Some(row) = rows.last_mut() {
            row.push(Cell {
                text: glyph.text.into_owned(),
                width: glyph.width,
                role: Role::Text(Style::Plain),
            });
        }
    }
    rows
}
