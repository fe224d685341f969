//! The two programs: rows of the layout, with the band in focus, the cursor and its partners marked.

use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};

use super::{Page, short};
use crate::explain::comparison::Side;
use crate::layout::{Part, Role};
use crate::study::areas::MARGIN;
use crate::study::ink::Ink;
use crate::study::reading::{Stage, Token};
use crate::study::state::{Focus, State};

/// What covers a hidden token.
const COVER: &str = "░";

/// What is marked in the band in focus.
struct Marks {
    partners: Vec<Token>,
    answer: Option<usize>,
}

impl Page<'_> {
    /// The names of the sides; the one that the cursor is on stands out.
    pub(super) fn head(&mut self, state: &State, area: Rect) {
        let side = state.reading.side;
        let in_code = state.focus == Focus::Code;
        let rust = if state.hides() {
            " Rust (hidden) "
        } else {
            " Rust "
        };
        let split = state.reading.panes.split;
        let rust_column = split.map_or(10, |split| split + usize::from(MARGIN));
        for (name, column, is_on) in [
            (" Python ", 1, side == Side::Python),
            (rust, rust_column, side == Side::Rust),
        ] {
            let style = if is_on && in_code {
                Ink::focus()
            } else {
                self.ink.of(Role::Quiet)
            };
            self.text(area, column, 0, name, style);
        }
    }

    pub(super) fn code(&mut self, state: &State, area: Rect) {
        let reading = &state.reading;
        let marks = Marks {
            partners: reading.partners(),
            answer: reading.answer(),
        };
        let rows = reading.panes.rows.iter().enumerate();
        let mut shown: (usize, Vec<bool>) = (usize::MAX, Vec::new());
        for (y, (_, row)) in rows
            .skip(reading.top)
            .take(usize::from(area.height))
            .enumerate()
        {
            let in_focus = reading.stage == Stage::Band(row.band);
            let is_of_band = reading.panes.bands[row.band].contains(&(y + reading.top));
            if in_focus && is_of_band {
                let style = self.ink.bar();
                self.text(area, 0, y, "▌", style);
            }
            if shown.0 != row.band {
                let band = &reading.comparison.bands[row.band];
                shown = (row.band, state.shown_rust(band));
            }
            let inner = Rect {
                x: area.x + MARGIN.min(area.width),
                width: area.width.saturating_sub(MARGIN),
                ..area
            };
            for part in &row.parts {
                let is_shown = match part.line {
                    Some((Side::Rust, line)) => shown.1.get(line).copied().unwrap_or(true),
                    _ => true,
                };
                self.part(inner, y, part, is_shown);
                if in_focus && is_shown {
                    self.marks(inner, y, part, state, &marks);
                }
            }
        }
    }

    fn part(&mut self, area: Rect, y: usize, part: &Part, is_shown: bool) {
        if is_shown {
            self.row(area, part.column, y, &part.row);
            return;
        }
        let mut column = 0;
        for cell in part.row.cells() {
            if column < part.code {
                let style = self.ink.of(cell.role());
                self.text(area, part.column + column, y, cell.text(), style);
            }
            column += crate::text::visible::width(cell.text());
        }
        let style = self.ink.of(Role::Gutter);
        for (columns, _) in &part.tokens {
            let cover = COVER.repeat(columns.len());
            self.text(area, part.column + columns.start, y, &cover, style);
        }
    }

    fn marks(&mut self, area: Rect, y: usize, part: &Part, state: &State, marks: &Marks) {
        let reading = &state.reading;
        let Some((side, line)) = part.line else {
            return;
        };
        let mut patch = |from: usize, to: usize, style: Style| {
            let left = short(part.column + from).min(area.width);
            let right = short(part.column + to).min(area.width);
            let cells = Rect::new(area.x + left, area.y + short(y), right - left, 1);
            self.buffer.set_style(cells, style);
        };
        let is_partner = side != reading.side;
        let partner = self.ink.partner();
        for (columns, piece) in &part.tokens {
            let token = (line, *piece);
            if is_partner && marks.partners.contains(&token) {
                patch(columns.start, columns.end, partner);
            } else if !is_partner && reading.cursor == Some(token) {
                patch(columns.start, columns.end, Ink::cursor());
            }
        }
        // Where no word answers, the line does.
        if is_partner && marks.partners.is_empty() && marks.answer == Some(line) {
            let gutter = part.code.saturating_sub(2);
            patch(0, gutter, Style::new().add_modifier(Modifier::REVERSED));
        }
    }
}
