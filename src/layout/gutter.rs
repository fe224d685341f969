//! What stands left of the code: the band's number and the line's.

use super::{Cell, Role, Row};
use crate::explain::comparison::{Comparison, Line};

/// The columns of one side's gutter: `① 12 │ `.
#[derive(Debug, Clone, Copy)]
pub(super) struct Gutter {
    /// The columns before a line's number.
    lead: usize,
    digits: usize,
}

/// A number in a circle, as far as Unicode has them in one column.
pub(crate) fn circled(number: usize) -> String {
    u32::try_from(number)
        .ok()
        .filter(|number| (1..=20).contains(number))
        .and_then(|number| char::from_u32(0x2460 + number - 1))
        .map_or_else(|| format!("({number})"), String::from)
}

impl Gutter {
    /// A gutter that has room for the numbers of all bands and lines.
    pub(super) fn of(comparison: &Comparison) -> Self {
        let bands = comparison.bands.iter();
        let lines = bands.flat_map(|band| band.python.iter().chain(&band.rust));
        let differing = comparison.differences.iter().flatten();
        let lines = lines.chain(differing.map(|it| &it.line));
        let last = lines.map(|line| line.number).max().unwrap_or(1);
        let number = comparison.bands.last();
        let number = number.map_or(1, |band| circled(band.number).chars().count());
        Self {
            // The bands of a reader's own file have names instead of numbers.
            lead: if comparison.is_own { 0 } else { number + 1 },
            digits: last.to_string().len(),
        }
    }

    /// In columns.
    pub(super) fn width(self) -> usize {
        self.lead + self.digits + " │ ".len() - 2
    }

    /// Puts the gutter before the rows of `line`; `mark` stands before the first of them.
    pub(super) fn rows(self, mark: Option<&Cell>, line: &Line, code: Vec<Row>) -> Vec<Row> {
        let mut rows = Vec::with_capacity(code.len() + 1);
        if line.after_gap {
            let mut row = self.start(None);
            row.push(Cell::new(
                &format!("{:>1$}", "⋮", self.digits),
                Role::Gutter,
            ));
            rows.push(row);
        }
        for (index, code) in code.into_iter().enumerate() {
            let mut row = self.start(mark.filter(|_| index == 0));
            if index == 0 {
                let number = format!("{:>1$}", line.number, self.digits);
                row.push(Cell::new(&number, Role::Gutter));
            } else {
                row.push(Cell::new(&format!("{:>1$}", "↪", self.digits), Role::Wrap));
            }
            row.push(Cell::new(" │", Role::Gutter));
            row.push(Cell::space(1));
            row.append(code);
            rows.push(row);
        }
        rows
    }

    /// The gutter where a line waits for the one that it answers to.
    pub(super) fn empty(self) -> Row {
        let mut row = self.start(None);
        row.push(Cell::space(self.digits + 1));
        row.push(Cell::new("┆", Role::Gutter));
        row
    }

    /// The gutter of a row that belongs to the line above and shows nothing of it.
    pub(super) fn below(self) -> Row {
        let mut row = self.start(None);
        row.push(Cell::space(self.digits));
        row.push(Cell::new(" │", Role::Gutter));
        row.push(Cell::space(1));
        row
    }

    fn start(self, mark: Option<&Cell>) -> Row {
        let mut row = Row::default();
        if let Some(mark) = mark {
            row.push(mark.clone());
        }
        row.pad(self.lead);
        row
    }
}
