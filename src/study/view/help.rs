//! The help: all keys, over whatever is shown.

use ratatui::layout::Rect;

use super::{PLAIN, Page, short};
use crate::layout::{self, Role, Row};
use crate::study::keys::HELP;

/// The signs of the list.
const SIGNS: &str = "In the list: · read, ✓ recalled, ! due to be recalled again.";

impl Page<'_> {
    pub(super) fn help(&mut self, top: usize) {
        let screen = *self.buffer.area();
        let width = usize::from(screen.width).min(84);
        let inner = width.saturating_sub(4).max(1);
        let rows = rows(inner);
        let height = (rows.len() + 2).min(usize::from(screen.height).saturating_sub(1));
        let area = Rect::new(
            (screen.width - short(width)) / 2,
            (screen.height.saturating_sub(1) - short(height)) / 2,
            short(width),
            short(height),
        );
        let blank = " ".repeat(width);
        let line = "─".repeat(width.saturating_sub(2));
        for y in 0..height {
            self.buffer.set_style(
                Rect::new(area.x, area.y + short(y), area.width, 1),
                ratatui::style::Style::reset(),
            );
            self.text(area, 0, y, &blank, ratatui::style::Style::reset());
        }
        let style = self.ink.of(Role::Gutter);
        self.text(area, 0, 0, &format!("┌{line}┐"), style);
        self.text(
            area,
            0,
            height.saturating_sub(1),
            &format!("└{line}┘"),
            style,
        );
        for y in 1..height.saturating_sub(1) {
            self.text(area, 0, y, "│", style);
            self.text(area, width - 1, y, "│", style);
        }
        let seen = height.saturating_sub(2);
        let top = top.min(rows.len().saturating_sub(seen));
        for (index, row) in rows.iter().skip(top).take(seen).enumerate() {
            self.row(area, 2, index + 1, row);
        }
    }
}

fn rows(width: usize) -> Vec<Row> {
    let mut rows = vec![Row::of("Keys", Role::Heading)];
    let hang = HELP.iter().map(|(keys, _)| crate::visible::width(keys));
    let hang = hang.max().unwrap_or(0) + 2;
    for (keys, what) in HELP {
        let hang = if hang * 2 <= width { hang } else { 0 };
        let padding = hang.saturating_sub(crate::visible::width(keys)).max(1);
        let lead = format!("{keys}{}", " ".repeat(padding));
        rows.extend(layout::hanging(&lead, Role::Id, &[(what, PLAIN)], width));
    }
    rows.push(Row::default());
    rows.extend(layout::hanging(
        "",
        Role::Space,
        &[(SIGNS, Role::Quiet)],
        width,
    ));
    rows
}
