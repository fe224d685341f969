//! The help: all keys, over whatever is shown.

use ratatui::layout::Rect;
use ratatui::style::Style;

use super::{PLAIN, Page, more, short};
use crate::layout::{self, Role, Row};
use crate::study::keys::HELP;

/// On a wide screen it takes so many columns.
const WIDTH: usize = 84;

/// The signs of the list.
const SIGNS: &str =
    "In the list: - begun, · read, ✓ recalled, ! due to be recalled again, * bookmarks or notes.";

/// The rows that are seen at once and the first of them at the end, on a screen of columns and rows.
fn extent(rows: usize, height: u16) -> (usize, usize) {
    let seen = rows.min(usize::from(height).saturating_sub(3));
    (seen, rows - seen)
}

/// What the frame leaves of a screen's columns.
fn inner_width(width: u16) -> usize {
    usize::from(width).min(WIDTH).saturating_sub(4).max(1)
}

/// The first row of the help that is seen when it is scrolled to its end.
pub(in crate::study) fn last_top(width: u16, height: u16) -> usize {
    extent(rows(inner_width(width)).len(), height).1
}

impl Page<'_> {
    pub(super) fn help(&mut self, top: usize) {
        let screen = *self.buffer.area();
        let width = usize::from(screen.width).min(WIDTH);
        let rows = rows(inner_width(screen.width));
        let (seen, last_top) = extent(rows.len(), screen.height);
        let height = (seen + 2).min(usize::from(screen.height).saturating_sub(1));
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
                Style::reset(),
            );
            self.text(area, 0, y, &blank, Style::reset());
        }
        let style = self.ink.of(Role::Gutter);
        let bottom = height.saturating_sub(1);
        self.text(area, 0, 0, &format!("┌{line}┐"), style);
        self.text(area, 0, bottom, &format!("└{line}┘"), style);
        for y in 1..bottom {
            self.text(area, 0, y, "│", style);
            self.text(area, width - 1, y, "│", style);
        }
        let top = top.min(last_top);
        for (index, row) in rows.iter().skip(top).take(seen).enumerate() {
            self.row(area, 2, index + 1, row);
        }
        if top < last_top {
            let more = more(last_top - top);
            let column = width.saturating_sub(more.len() + 2);
            self.text(area, column, bottom, &more, self.ink.of(Role::Quiet));
        }
    }
}

fn rows(width: usize) -> Vec<Row> {
    let mut rows = vec![Row::of("Keys", Role::Heading)];
    let all = || HELP.iter().flat_map(|(_, keys)| *keys);
    let hang = all().map(|(keys, _)| crate::text::visible::width(keys));
    let hang = hang.max().unwrap_or(0) + 2;
    for (heading, keys) in HELP {
        rows.push(Row::default());
        rows.push(Row::of(heading, Role::Heading));
        for (keys, what) in *keys {
            if hang * 3 > width {
                // Too narrow for two columns.
                rows.extend(layout::hanging("", Role::Space, &[(keys, Role::Id)], width));
                rows.extend(layout::hanging("  ", Role::Space, &[(what, PLAIN)], width));
                continue;
            }
            let padding = hang.saturating_sub(crate::text::visible::width(keys));
            let lead = format!("{keys}{}", " ".repeat(padding));
            rows.extend(layout::hanging(&lead, Role::Id, &[(what, PLAIN)], width));
        }
    }
    rows.push(Row::default());
    let signs = [(SIGNS, Role::Quiet)];
    rows.extend(layout::hanging("", Role::Space, &signs, width));
    rows
}
