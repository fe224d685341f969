//! What a program printed against what was expected.

use super::{Cell, NARROWEST, Role, Row, Style, prose};
use crate::learn::practice::{Change, Printed, Side};
use crate::text::visible;

/// What is said above the differences.
const LEGEND: &str = "- expected, + printed";

/// The differences as rows that fit `width` columns: a sign, the line's number, the line.
#[must_use]
pub fn printed(printed: &Printed, width: usize) -> Vec<Row> {
    let width = width.max(NARROWEST);
    let changes = printed.groups.iter().flatten();
    let last = changes.map(|it| it.number).max().unwrap_or(1);
    let digits = last.to_string().len();
    let mut rows = prose::hanging("", Role::Space, &[(LEGEND, Role::Quiet)], width);
    for (index, group) in printed.groups.iter().enumerate() {
        if index > 0 {
            rows.push(Row::of(&format!("  {:>digits$}", "⋮"), Role::Gutter));
        }
        rows.extend(group.iter().flat_map(|it| change(it, digits, width)));
    }
    if printed.left_out > 0 {
        let text = format!("and {} lines more", printed.left_out);
        rows.extend(prose::hanging(
            "  ",
            Role::Space,
            &[(&text, Role::Quiet)],
            width,
        ));
    }
    rows
}

fn change(change: &Change, digits: usize, width: usize) -> Vec<Row> {
    let (sign, role) = match change.side {
        Side::Both => (" ", Role::Text(Style::Plain)),
        Side::Expected => ("-", Role::Missing),
        Side::Printed => ("+", Role::Added),
    };
    let room = width.saturating_sub(digits + "- ".len() + " │ ".chars().count());
    let lines = wrap(&shown(change), room.max(1));
    let rows = lines.iter().enumerate().map(|(index, line)| {
        let mut row = Row::of(sign, role);
        row.push(Cell::space(1));
        if index == 0 {
            let number = format!("{:>digits$}", change.number);
            row.push(Cell::new(&number, Role::Gutter));
        } else {
            row.push(Cell::new(&format!("{:>digits$}", "↪"), Role::Wrap));
        }
        row.push(Cell::new(" │", Role::Gutter));
        row.push(Cell::space(1));
        row.push(Cell::new(line, role));
        row
    });
    let mut rows: Vec<Row> = rows.collect();
    if let Some(remark) = remark(change) {
        let mut row = Row::default();
        row.push(Cell::space("- ".len() + digits));
        row.push(Cell::new(" │", Role::Gutter));
        row.push(Cell::space(1));
        row.push(Cell::new(remark, Role::Quiet));
        rows.push(row);
    }
    rows
}

/// The line of a difference, safe to show; what could not be seen at its end is made visible.
pub(crate) fn shown(change: &Change) -> String {
    let text = visible::one_line(&change.text);
    let kept = text.trim_end_matches(' ');
    if change.side == Side::Both || change.is_cut || kept.len() == text.len() {
        return text.into_owned();
    }
    format!("{kept}{}", "·".repeat(text.len() - kept.len()))
}

/// What is to be said below a line.
pub(crate) fn remark(change: &Change) -> Option<&'static str> {
    if change.is_cut {
        Some("(the line goes on)")
    } else if change.is_ended {
        None
    } else {
        Some("(without a line end)")
    }
}

/// `text` in pieces that are no wider than `width`; at least one.
fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut used = 0;
    for glyph in visible::glyphs(text) {
        if used + glyph.width > width && used > 0 {
            lines.push(String::new());
            used = 0;
        }
        used += glyph.width;
        if let Some(last) = lines.last_mut() {
            last.push_str(&glyph.text);
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::learn::practice::Outcome;

    fn rows(expected: &str, actual: &str, width: usize) -> Vec<String> {
        match Outcome::of(expected, actual) {
            Outcome::Differs(found) => printed(&found, width).iter().map(Row::text).collect(),
            Outcome::Equal => Vec::new(),
        }
    }

    #[test]
    fn signs_and_numbers_stand_before_the_lines() {
        assert_eq!(
            rows("a\nb\nc\n", "a\nx\x1b[2J\nc\n", 80),
            [
                "- expected, + printed",
                "  1 │ a",
                "- 2 │ b",
                "+ 2 │ x␛[2J",
                "  3 │ c"
            ]
        );
    }

    #[test]
    fn what_cannot_be_seen_is_shown() {
        assert_eq!(
            rows("a\nb\n", "a  \nb", 80),
            [
                "- expected, + printed",
                "- 1 │ a",
                "- 2 │ b",
                "+ 1 │ a··",
                "+ 2 │ b",
                "    │ (without a line end)"
            ]
        );
    }

    #[test]
    fn no_row_is_wider_than_the_screen() {
        let rows = rows("a\n", &"中文 ".repeat(30), 40);
        assert!(rows.iter().all(|row| visible::width(row) <= 40));
        assert!(rows.iter().filter(|row| row.contains('↪')).count() > 2);
    }
}
