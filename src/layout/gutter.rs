//! What stands left of the code: the line's number.

use super::{Cell, Role, Row};
use crate::explain::comparison::{Comparison, Line};

/// The columns of one side's gutter: `12│ `.
#[derive(Debug, Clone, Copy)]
pub(super) struct Gutter {
    digits: usize,
}

/// The columns of a sign before the number: whose a line is.
const SIGN: usize = 2;

impl Gutter {
    /// A gutter that has room for the numbers of all lines.
    pub(super) fn of(comparison: &Comparison) -> Self {
        let bands = comparison.bands.iter();
        let lines = bands.flat_map(|band| band.python.iter().chain(&band.rust));
        let differing = comparison.differences.iter().flatten();
        let lines = lines.chain(differing.map(|it| &it.line));
        let last = lines.map(|line| line.number).max().unwrap_or(1);
        Self {
            digits: last.to_string().len(),
        }
    }

    /// In columns.
    pub(super) fn width(self) -> usize {
        self.digits + 2
    }

    /// In columns, with a sign before the number.
    pub(super) fn width_with_sign(self) -> usize {
        SIGN + self.width()
    }

    /// Puts the gutter before the rows of `line`.
    pub(super) fn rows(self, line: &Line, code: Vec<Row>) -> Vec<Row> {
        self.rows_behind(&Row::default(), line, code)
    }

    /// Puts a sign and the gutter before the rows of `line`.
    pub(super) fn rows_with_sign(
        self,
        sign: Option<Cell>,
        line: &Line,
        code: Vec<Row>,
    ) -> Vec<Row> {
        let mut lead = Row::default();
        if let Some(sign) = sign {
            lead.push(sign);
        }
        lead.pad(SIGN);
        self.rows_behind(&lead, line, code)
    }

    /// `lead` stands before the first row, as many spaces before the others.
    fn rows_behind(self, lead: &Row, line: &Line, code: Vec<Row>) -> Vec<Row> {
        let mut rows = Vec::with_capacity(code.len() + 1);
        let mut space = Row::default();
        space.pad(lead.width());
        if line.after_gap {
            let mut row = space.clone();
            let sign = format!("{:>1$}", "⋮", self.digits);
            row.push(Cell::new(&sign, Role::Gutter));
            rows.push(row);
        }
        for (index, code) in code.into_iter().enumerate() {
            let mut row = if index == 0 { lead } else { &space }.clone();
            if index == 0 {
                let number = format!("{:>1$}", line.number, self.digits);
                row.push(Cell::new(&number, Role::Gutter));
            } else {
                row.push(Cell::new(&format!("{:>1$}", "↪", self.digits), Role::Wrap));
            }
            row.push(Cell::new("│", Role::Gutter));
            row.push(Cell::space(1));
            row.append(code);
            rows.push(row);
        }
        rows
    }

    /// The gutter where a line waits for the one that it answers to.
    pub(super) fn empty(self) -> Row {
        let mut row = Row::default();
        row.push(Cell::space(self.digits));
        row.push(Cell::new("┆", Role::Gutter));
        row
    }

    /// The gutter of a row that belongs to the line above and shows nothing of it.
    pub(super) fn below(self) -> Row {
        let mut row = Row::default();
        row.push(Cell::space(self.digits));
        row.push(Cell::new("│", Role::Gutter));
        row.push(Cell::space(1));
        row
    }
}
