//! One band: its title, both sides, its note.

use super::gutter::Gutter;
use super::{Cell, MEASURE, Role, Row, code, columns, prose};
use crate::comparison::{Band, Line};
use crate::visible;

/// How the bands of one screen are set.
#[derive(Debug, Clone, Copy)]
pub(super) struct Setting {
    width: usize,
    gutter: Gutter,
    /// The widths of the code columns, if the sides stand beside each other.
    columns: Option<(usize, usize)>,
}

impl Setting {
    pub(super) fn new(bands: &[Band], width: usize, side_by_side: bool) -> Self {
        let gutter = Gutter::for_bands(bands);
        let available = width.saturating_sub(2 * gutter.width() + columns::SPACE);
        Self {
            width,
            gutter,
            columns: side_by_side.then(|| columns::share(bands, available)),
        }
    }

    /// The rows of `band`.
    pub(super) fn rows(self, band: &Band) -> Vec<Row> {
        let mut rows = self.title(band);
        match self.columns {
            Some((left, right)) => rows.extend(self.beside(band, left, right)),
            None => rows.extend(self.stacked(band)),
        }
        rows
    }

    /// The columns that all rows of code stay within.
    fn outer_width(self) -> usize {
        self.columns.map_or(self.width, |(left, right)| {
            2 * self.gutter.width() + columns::SPACE + left + right
        })
    }

    /// The title, and the idioms of the band at its right or below it.
    fn title(self, band: &Band) -> Vec<Row> {
        let number = super::circled(band.number) + " ";
        let hang = visible::width(&number);
        let title = [(band.title.as_str(), Role::Concept)];
        let mut rows = prose::hanging(&number, Role::Number, &title, self.width);
        if band.idioms.is_empty() {
            return rows;
        }
        let idioms = band.idioms.join("  ");
        let space = self
            .outer_width()
            .saturating_sub(rows[0].width() + visible::width(&idioms));
        if rows.len() == 1 && space >= 4 {
            rows[0].push(Cell::space(space));
            rows[0].push(Cell::new(&idioms, Role::Quiet));
        } else {
            let below = prose::hanging(
                "",
                Role::Space,
                &[(&idioms, Role::Quiet)],
                self.width - hang,
            );
            rows.extend(below.into_iter().map(|row| row.indented(hang)));
        }
        rows
    }

    fn stacked(self, band: &Band) -> Vec<Row> {
        let code = self.width.saturating_sub(self.gutter.width()).max(1);
        let mut rows = Vec::new();
        for (label, lines) in [("Python", &band.python), ("Rust", &band.rust)] {
            if !lines.is_empty() {
                rows.push(Row::of(label, Role::Quiet).indented(self.gutter.width()));
                let side = self.side(band.number, lines, code);
                rows.extend(side.into_iter().flatten());
            }
        }
        rows.extend(self.below(prose::blocks(&band.note, lead(band), self.measure())));
        rows
    }

    /// Both sides beside each other, the note where the shorter one leaves room, or below.
    fn beside(self, band: &Band, left: usize, right: usize) -> Vec<Row> {
        let python = self.side(band.number, &band.python, left);
        let rust = self.side(band.number, &band.rust, right);
        let (python_height, rust_height) = (height(&python), height(&rust));
        let spare = python_height.abs_diff(rust_height);
        let short_width = if python_height < rust_height {
            left
        } else {
            right
        };

        let below = self.below(prose::blocks(&band.note, lead(band), self.measure()));
        let filler = prose::blocks(&band.note, lead(band), short_width.min(MEASURE));
        let filler: Vec<Row> = filler.into_iter().flatten().collect();
        let needed = filler.len() + usize::from(python_height.min(rust_height) > 0);
        // The note may make the band longer by as many rows as it would take below.
        let fills = needed <= spare + below.len();
        let spare = if fills {
            spare.saturating_sub(needed)
        } else {
            spare
        };
        let (mut python, mut rust) = self.align(python, rust, &band.pairs, spare);
        if fills {
            let short = if python_height < rust_height {
                &mut python
            } else {
                &mut rust
            };
            if !short.is_empty() {
                short.push(Row::default());
            }
            let gutter = self.gutter.width();
            short.extend(filler.into_iter().map(|row| row.indented(gutter)));
        }

        let column = self.gutter.width() + left + columns::SPACE;
        let mut rows = vec![self.labels(band, column)];
        for index in 0..python.len().max(rust.len()) {
            let mut row = python.get(index).cloned().unwrap_or_default();
            if let Some(rust) = rust.get(index).filter(|row| !row.cells.is_empty()) {
                row.pad(column);
                row.append(rust.clone());
            }
            rows.push(row);
        }
        if !fills {
            rows.extend(below);
        }
        rows
    }

    /// Puts lines that answer to each other on the same row, as far as the shorter side's `spare`
    /// rows reach.
    fn align(
        self,
        python: Vec<Vec<Row>>,
        rust: Vec<Vec<Row>>,
        pairs: &[(usize, usize)],
        mut spare: usize,
    ) -> (Vec<Row>, Vec<Row>) {
        let python_is_short = height(&python) < height(&rust);
        let (mut python_rows, mut rust_rows) = (Vec::new(), Vec::new());
        let (mut python, mut rust) = (python.into_iter(), rust.into_iter());
        let mut done = (0, 0);
        for pair in pairs {
            python_rows.extend(python.by_ref().take(pair.0 - done.0).flatten());
            rust_rows.extend(rust.by_ref().take(pair.1 - done.1).flatten());
            done = *pair;
            let (short, long) = if python_is_short {
                (&mut python_rows, rust_rows.len())
            } else {
                (&mut rust_rows, python_rows.len())
            };
            let missing = long.saturating_sub(short.len());
            if missing <= spare {
                spare -= missing;
                short.resize(short.len() + missing, self.gutter.empty());
            }
        }
        python_rows.extend(python.flatten());
        rust_rows.extend(rust.flatten());
        (python_rows, rust_rows)
    }

    fn labels(self, band: &Band, column: usize) -> Row {
        let mut row = Row::default();
        if !band.python.is_empty() {
            row = Row::of("Python", Role::Quiet).indented(self.gutter.width());
        }
        if !band.rust.is_empty() {
            row.pad(column + self.gutter.width());
            row.push(Cell::new("Rust", Role::Quiet));
        }
        row
    }

    /// The rows of one side, line by line.
    fn side(self, number: usize, lines: &[Line], width: usize) -> Vec<Vec<Row>> {
        let rows = lines.iter().enumerate().map(|(index, line)| {
            let number = (index == 0).then_some(number);
            self.gutter
                .rows(number, line, code::wrap(line, width.max(1)))
        });
        rows.collect()
    }

    fn measure(self) -> usize {
        let indent = self.note_indent();
        self.width.saturating_sub(indent).clamp(1, MEASURE)
    }

    /// A note stands under the code where there is room, else it uses the whole width.
    fn note_indent(self) -> usize {
        if self.width < 60 {
            2
        } else {
            self.gutter.width()
        }
    }

    fn below(self, note: Vec<Vec<Row>>) -> Vec<Row> {
        let mut rows = vec![Row::default()];
        let note = note.into_iter().flatten();
        rows.extend(note.map(|row| row.indented(self.note_indent())));
        rows
    }
}

/// What is said before the note of a band that only one side has.
pub(crate) fn lead(band: &Band) -> &'static str {
    match (band.python.is_empty(), band.rust.is_empty()) {
        (false, true) => "Only in Python:",
        (true, false) => "Rust makes this explicit:",
        _ => "",
    }
}

fn height(side: &[Vec<Row>]) -> usize {
    side.iter().map(Vec::len).sum()
}
