//! The sides of a band beside each other, row by row.

use super::alignment::{self, Height};
use super::band::Setting;
use super::panes::Part;
use crate::explain::comparison::{Band, Line, Side};

/// The rows of one side, the signs of gaps as lines of their own: what shares a row is the code.
struct Column {
    parts: Vec<Vec<Part>>,
    heights: Vec<Height>,
    /// Where each line is.
    places: Vec<usize>,
}

/// Both sides on their rows, with empty parts where one waits for the other.
struct Grid {
    python: Vec<Part>,
    rust: Vec<Part>,
}

impl Setting {
    /// The rows of a band whose sides have columns of these widths. On the page of a reader's own file a
    /// long line of Python runs on over the other column where no Rust stands beside it, and a blank line of
    /// Rust alone takes no row.
    pub(super) fn beside(self, band: &Band, left: usize, right: usize) -> Vec<Vec<Part>> {
        let mut python = Column::new(self.parts(band, Side::Python, left), &band.python);
        let rust = Column::new(self.parts(band, Side::Rust, right), &band.rust);
        let mut grid = self.grid(band, &python, &rust);
        let runs_on = self.is_own && !self.is_even;
        if runs_on {
            // The number of a footnote may stand out of it, as it does between the columns.
            let width = left + self.gutter.width() + right + 1;
            let long = (0..band.python.len()).filter(|line| {
                let is_code = !band.python[*line].after_gap;
                is_code && python.rows_of(*line) > 1 && !grid.is_beside_rust(*line)
            });
            let mut narrow: Vec<(usize, Vec<Part>)> = Vec::new();
            for line in long.collect::<Vec<usize>>() {
                let wide = self.line_parts(band, Side::Python, line, width);
                narrow.push((line, python.replace(line, wide)));
            }
            // With less above it a line may have come up to where Rust stands: it goes back into its column,
            // and what is below it moves again.
            while !narrow.is_empty() {
                grid = self.grid(band, &python, &rust);
                let (met, apart): (Vec<_>, Vec<_>) = narrow
                    .into_iter()
                    .partition(|(line, _)| grid.is_beside_rust(*line));
                if met.is_empty() {
                    break;
                }
                for (line, rows) in met {
                    python.replace(line, rows);
                }
                narrow = apart;
                grid = self.grid(band, &python, &rust);
            }
        }
        let column = self.gutter.width() + left + self.space;
        let is_blank = |part: &Part| match part.line {
            Some((Side::Rust, line)) => band.rust[line].text.trim().is_empty(),
            _ => false,
        };
        grid.rows(column, |rust| runs_on && is_blank(rust))
    }

    fn grid(self, band: &Band, python: &Column, rust: &Column) -> Grid {
        let pairs = band.pairs.iter();
        let pairs = pairs.map(|(left, right)| (python.places[*left], rust.places[*right]));
        let pairs: Vec<(usize, usize)> = pairs.collect();
        let (before_python, before_rust) =
            alignment::rows_between(&python.heights, &rust.heights, &pairs);
        let empty = Part {
            row: self.gutter.empty(),
            ..Part::default()
        };
        let spaced = |side: &Column, before: Vec<usize>| -> Vec<Part> {
            let lines = side.parts.iter().zip(before);
            lines
                .flat_map(|(line, count)| std::iter::repeat_n(&empty, count).chain(line).cloned())
                .collect()
        };
        Grid {
            python: spaced(python, before_python),
            rust: spaced(rust, before_rust),
        }
    }
}

impl Grid {
    /// Whether Rust stands beside any row of a line of Python.
    fn is_beside_rust(&self, line: usize) -> bool {
        let rows = self.python.iter().zip(&self.rust);
        rows.into_iter()
            .any(|(python, rust)| python.line == Some((Side::Python, line)) && rust.line.is_some())
    }

    /// The rows, the Rust in its column; without those where nothing stands beside Rust that is left out.
    fn rows(self, column: usize, is_left_out: impl Fn(&Part) -> bool) -> Vec<Vec<Part>> {
        let mut rows = Vec::with_capacity(self.python.len().max(self.rust.len()));
        let (mut python, mut rust) = (self.python.into_iter(), self.rust.into_iter());
        loop {
            let row = match (python.next(), rust.next()) {
                (None, None) => return rows,
                // What runs on needs the room of the sign that nothing is there.
                (Some(python), Some(rust))
                    if rust.line.is_none() && python.row.width() >= column =>
                {
                    vec![python]
                }
                (Some(python), Some(rust)) if python.line.is_none() && is_left_out(&rust) => {
                    continue;
                }
                (None, Some(rust)) if is_left_out(&rust) => continue,
                (python, rust) => {
                    let rust = rust.map(|part| Part { column, ..part });
                    python.into_iter().chain(rust).collect()
                }
            };
            rows.push(row);
        }
    }
}

impl Column {
    fn new(parts: Vec<Vec<Part>>, lines: &[Line]) -> Self {
        let mut column = Self {
            parts: Vec::with_capacity(parts.len()),
            heights: Vec::with_capacity(parts.len()),
            places: Vec::with_capacity(parts.len()),
        };
        for (mut rows, line) in parts.into_iter().zip(lines) {
            if line.after_gap && rows.len() > 1 {
                let code = rows.split_off(1);
                column.parts.push(std::mem::replace(&mut rows, code));
                column.heights.push(Height {
                    rows: 1,
                    joined: false,
                });
            }
            column.places.push(column.parts.len());
            column.heights.push(Height::of(line, rows.len()));
            column.parts.push(rows);
        }
        column
    }

    fn rows_of(&self, line: usize) -> usize {
        self.heights[self.places[line]].rows
    }

    /// Gives a line other rows; those that it had.
    fn replace(&mut self, line: usize, rows: Vec<Part>) -> Vec<Part> {
        let place = self.places[line];
        self.heights[place].rows = rows.len();
        std::mem::replace(&mut self.parts[place], rows)
    }
}
