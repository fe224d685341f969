//! What there is to show → rows that fit a width.
//!
//! Everything is counted in terminal columns here, and nothing is coloured: a cell says what it is, and
//! a renderer decides what that looks like. Nothing is cut. What does not fit is wrapped, code at
//! tokens with a `↪` in the gutter, prose at words.

mod alignment;
mod band;
mod beside;
mod both_print;
mod code;
mod columns;
mod footnotes;
mod gutter;
mod notes;
mod own;
mod page;
mod panes;
mod printed;
mod prose;
mod screen;
mod sides;

use crate::explain::comparison::Mark;
use crate::rust::tokens::Class;
use crate::text::visible;

pub(crate) use alignment::{Height, rows_between, shared};
pub(crate) use band::{concepts, lead, python_label};
pub(crate) use both_print::both_print;
pub(crate) use code::wrap as wrap_code;
pub(crate) use footnotes::said;
pub(crate) use notes::{idea, note, rest};
pub(crate) use own::{groups, head};
pub use page::screen;
pub(crate) use panes::{Panes, Part};
pub use printed::printed;
pub(crate) use printed::{remark, shown};
pub(crate) use prose::{hanging, paragraphs, quoted};
pub(crate) use screen::{MOST_PLACES, copied, places};

/// Prose is not set wider than this, in columns, however wide the terminal is.
pub(crate) const MEASURE: usize = 88;

/// From this width on, in columns, both sides stand beside each other.
const SIDE_BY_SIDE: usize = 100;

/// Narrower terminals are laid out as if they had this many columns.
const NARROWEST: usize = 24;

/// What the layout has to keep to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Options {
    /// Terminal columns; no row is wider.
    pub width: usize,
    /// Where Rust stands.
    pub arrangement: Arrangement,
}

/// Where the Rust side stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Arrangement {
    /// Beside the Python side from 100 columns on, else below it.
    #[default]
    Auto,
    /// Beside it, at any width.
    Side,
    /// Below it, band by band.
    Stack,
}

impl Options {
    fn width(self) -> usize {
        self.width.max(NARROWEST)
    }

    pub(crate) fn is_side_by_side(self) -> bool {
        match self.arrangement {
            Arrangement::Auto => self.width >= SIDE_BY_SIDE,
            Arrangement::Side => true,
            Arrangement::Stack => false,
        }
    }
}

/// A line of the screen.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Row {
    cells: Vec<Cell>,
}

/// A run of text that looks the same throughout. Its text is safe to write to a terminal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    text: String,
    width: usize,
    role: Role,
}

/// What a cell is to a reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// White space.
    Space,
    /// The question's title.
    Title,
    /// What can be overlooked: a topic, a label.
    Quiet,
    /// The heading of a section.
    Heading,
    /// A band's number, the number or the letter behind a line.
    Number,
    /// A band's title.
    Concept,
    /// Line numbers and the bar beside them.
    Gutter,
    /// What warns of a mistake.
    Warning,
    /// The mark of a row that continues the one above.
    Wrap,
    /// The sign of a line that only the reader's copy has.
    Added,
    /// The sign of a line that the reader's copy lacks.
    Missing,
    /// The id of an idiom or a question.
    Id,
    /// Code.
    Code(Class, Mark),
    /// Prose.
    Text(Style),
}

/// How a run of prose is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Style {
    /// As the rest.
    Plain,
    /// *So*.
    Emphasis,
    /// **So**.
    Strong,
    /// `So`.
    Code,
    /// The text of a link.
    Link,
    /// Where a link leads.
    Address,
}

impl Cell {
    /// Makes `text` visible: no cell holds anything that a terminal would obey.
    pub(crate) fn new(text: &str, role: Role) -> Self {
        let text = visible::one_line(text).into_owned();
        let width = visible::width(&text);
        Self { text, width, role }
    }

    fn space(width: usize) -> Self {
        Self {
            text: " ".repeat(width),
            width,
            role: Role::Space,
        }
    }

    /// The text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What it is.
    #[must_use]
    pub fn role(&self) -> Role {
        self.role
    }
}

impl Row {
    /// The cells from left to right.
    #[must_use]
    pub fn cells(&self) -> &[Cell] {
        &self.cells
    }

    /// How many terminal columns the row takes.
    #[must_use]
    pub fn width(&self) -> usize {
        self.cells.iter().map(|cell| cell.width).sum()
    }

    /// The row's text, without white space at its end.
    #[must_use]
    pub fn text(&self) -> String {
        let text: String = self.cells.iter().map(Cell::text).collect();
        text.trim_end().to_owned()
    }

    pub(crate) fn of(text: &str, role: Role) -> Self {
        let mut row = Self::default();
        row.push(Cell::new(text, role));
        row
    }

    pub(crate) fn push(&mut self, cell: Cell) {
        match self.cells.last_mut() {
            Some(last) if last.role == cell.role => {
                last.text.push_str(&cell.text);
                last.width += cell.width;
            }
            _ if cell.text.is_empty() => {}
            _ => self.cells.push(cell),
        }
    }

    fn append(&mut self, other: Self) {
        for cell in other.cells {
            self.push(cell);
        }
    }

    /// Fills up with spaces to `width` columns.
    fn pad(&mut self, width: usize) {
        let missing = width.saturating_sub(self.width());
        self.push(Cell::space(missing));
    }

    /// The row, moved right by `columns`.
    fn indented(self, columns: usize) -> Self {
        let mut row = Self::default();
        if !self.cells.is_empty() {
            row.push(Cell::space(columns));
            row.append(self);
        }
        row
    }
}

#[cfg(test)]
mod tests;
