//! The state, drawn. Nothing here changes anything.

mod code;
mod footer;
mod help;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::ink::Ink;
use super::list::{self, ListRow};
use super::notes;
use super::state::{Focus, State};
use crate::layout::{self, Role, Row};
use crate::text::visible;

pub(super) use help::last_top as last_top_of_help;

const PLAIN: Role = Role::Text(layout::Style::Plain);

impl State {
    /// Draws everything into `buffer`, which is the whole screen.
    pub fn draw(&self, buffer: &mut Buffer, has_colors: bool) {
        let mut page = Page {
            buffer,
            ink: Ink { has_colors },
        };
        let areas = self.areas();
        page.list(self, areas.list);
        page.rule(areas.rule);
        page.title(self, areas.title);
        page.head(self, areas.head);
        page.code(self, areas.code);
        page.notes(self, areas.notes_head, areas.notes);
        if !self.search.text.trim().is_empty() && self.recall.is_none() {
            let needles = self.needles(self.selected);
            for area in [areas.list, areas.code, areas.notes] {
                page.highlight(area, &needles);
            }
        }
        page.footer(self, areas.footer);
        if let Some(top) = self.help {
            page.help(top);
        }
    }
}

/// The screen, and what roles look like on it.
struct Page<'a> {
    buffer: &'a mut Buffer,
    ink: Ink,
}

impl Page<'_> {
    /// Writes `text` at a column of an area's row, as far as that reaches. The columns it took.
    fn text(&mut self, area: Rect, column: usize, row: usize, text: &str, style: Style) -> usize {
        let width = usize::from(area.width);
        let (Ok(y), true) = (u16::try_from(row), column < width) else {
            return 0;
        };
        if y >= area.height {
            return 0;
        }
        let (x, y) = (area.x + short(column), area.y + y);
        self.buffer.set_stringn(x, y, text, width - column, style);
        visible::width(text)
    }

    /// Writes a row of the layout.
    fn row(&mut self, area: Rect, column: usize, row: usize, cells: &Row) {
        let mut column = column;
        for cell in cells.cells() {
            let style = self.ink.of(cell.role());
            column += self.text(area, column, row, cell.text(), style);
        }
    }

    fn rule(&mut self, area: Rect) {
        let style = self.ink.of(Role::Gutter);
        for row in 0..usize::from(area.height) {
            self.text(area, 0, row, "│", style);
        }
    }

    fn list(&mut self, state: &State, area: Rect) {
        if area.is_empty() {
            return;
        }
        let width = usize::from(area.width);
        let mut column = 1;
        for (text, role) in list::heading(state, width.saturating_sub(1)) {
            let text = cut(&text, width.saturating_sub(column));
            let style = self.ink.of(role);
            column += self.text(area, column, 0, &text, style);
        }
        let height = usize::from(area.height);
        let rows = list::rows(state);
        let seen = list::seen(&rows, state.selected, height.saturating_sub(2));
        for (index, row) in seen.iter().enumerate() {
            self.list_row(state, area, index + 1, *row);
        }
        if height > 1 {
            let style = self.ink.of(Role::Quiet);
            let summary = cut(&list::summary(state), width.saturating_sub(2));
            self.text(area, 1, height - 1, &summary, style);
        }
    }

    fn list_row(&mut self, state: &State, area: Rect, y: usize, row: ListRow<'_>) {
        let width = usize::from(area.width);
        let item = match row {
            ListRow::Heading(heading) => {
                let style = self.ink.of(Role::Heading);
                self.text(area, 1, y, &cut(heading, width.saturating_sub(2)), style);
                return;
            }
            ListRow::Item(item) => item,
        };
        let is_selected = item == state.selected;
        let (sign, role) = list::sign(state, item);
        let name = list::name(state, item);
        let kept = if state.has_kept(item) { "*" } else { " " };
        let item = &state.items[item];
        let style = self.ink.of(role);
        self.text(
            area,
            0,
            y,
            if is_selected { "›" } else { " " },
            Style::new(),
        );
        self.text(area, 1, y, sign, style);
        self.text(area, 2, y, kept, Style::new());
        let style = self.ink.of(Role::Id);
        let name = cut(name, width.saturating_sub(4));
        let column = 3 + self.text(area, 3, y, &name, style) + 1;
        let room = width.saturating_sub(column + 1);
        let style = self.ink.of(PLAIN);
        if room > 3 {
            self.text(area, column, y, &cut(item.title(), room), style);
        }
        if is_selected {
            let row = Rect::new(area.x, area.y + short(y), area.width, 1);
            let style = if state.focus == Focus::List {
                Ink::focus()
            } else {
                self.ink.of(Role::Title)
            };
            self.buffer.set_style(row, style);
        }
    }

    fn title(&mut self, state: &State, area: Rect) {
        let comparison = &state.reading.comparison;
        let style = self.ink.of(Role::Id);
        let id = cut(&comparison.id, usize::from(area.width));
        let column = self.text(area, 1, 0, &id, style) + 3;
        let style = self.ink.of(Role::Title);
        let room = usize::from(area.width).saturating_sub(column);
        self.text(area, column, 0, &cut(&comparison.title, room), style);
    }

    fn notes(&mut self, state: &State, head: Rect, area: Rect) {
        let width = usize::from(head.width);
        if head.is_empty() {
            return;
        }
        let rule = "─".repeat(width);
        let style = self.ink.of(Role::Gutter);
        self.text(head, 0, 0, &rule, style);
        let rows = notes::rows(state, usize::from(area.width));
        let height = usize::from(area.height);
        let top = state.reading.notes_top;
        let below = rows.len().saturating_sub(top + height);
        let more = more(below);
        let room = width.saturating_sub(visible::width(&more) + 4);
        let heading = format!(" {} ", cut(&notes::heading(state), room.saturating_sub(2)));
        let style = if state.focus == Focus::Notes {
            Ink::focus()
        } else {
            self.ink.of(Role::Heading)
        };
        self.text(head, 1, 0, &heading, style);
        let style = self.ink.of(Role::Quiet);
        let column = width.saturating_sub(visible::width(&more) + 1);
        self.text(head, column, 0, &more, style);
        for (index, row) in rows.iter().skip(top).take(height).enumerate() {
            self.row(area, 0, index, row);
        }
        if state.focus == Focus::Notes {
            self.chosen_link(state, area);
        }
    }

    /// Marks the link of the notes that Enter follows.
    fn chosen_link(&mut self, state: &State, area: Rect) {
        let links = state.links_of_notes();
        let chosen = state.link.min(links.len().saturating_sub(1));
        let Some(link) = links.get(chosen) else {
            return;
        };
        let row = link.row.checked_sub(state.reading.notes_top);
        let Some(y) = row.filter(|row| *row < usize::from(area.height)) else {
            return;
        };
        let left = short(link.columns.start).min(area.width);
        let right = short(link.columns.end).min(area.width);
        let cells = Rect::new(area.x + left, area.y + short(y), right - left, 1);
        self.buffer.set_style(cells, Ink::focus());
    }

    /// Marks what is searched for, wherever it is seen in an area.
    fn highlight(&mut self, area: Rect, needles: &[String]) {
        for y in area.top()..area.bottom() {
            let mut text = String::new();
            // The column of each byte of the text.
            let mut columns: Vec<u16> = Vec::new();
            for x in area.left()..area.right() {
                let symbol = self.buffer[(x, y)].symbol().to_lowercase();
                columns.resize(columns.len() + symbol.len(), x);
                text.push_str(&symbol);
            }
            for needle in needles.iter().filter(|needle| !needle.is_empty()) {
                for (at, found) in text.match_indices(needle.as_str()) {
                    let (first, last) = (columns[at], columns[at + found.len() - 1]);
                    let cells = Rect::new(first, y, last - first + 1, 1);
                    self.buffer.set_style(cells, self.ink.hit());
                }
            }
        }
    }
}

/// What stands in a frame, of which so many rows below are not seen.
fn more(rows: usize) -> String {
    match rows {
        0 => String::new(),
        1 => " 1 row more ".to_owned(),
        more => format!(" {more} rows more "),
    }
}

/// `text`, made visible; with `…` at its end if it is wider than `width`.
fn cut(text: &str, width: usize) -> String {
    if visible::width(text) <= width {
        return visible::one_line(text).into_owned();
    }
    let mut out = String::new();
    let mut used = 1;
    for glyph in visible::glyphs(text) {
        used += glyph.width;
        if used > width {
            break;
        }
        out.push_str(&glyph.text);
    }
    let kept = out.trim_end().len();
    out.truncate(kept);
    if width > 0 {
        out.push('…');
    }
    out
}

/// A count of cells that fits a screen.
fn short(count: usize) -> u16 {
    u16::try_from(count).unwrap_or(u16::MAX)
}
