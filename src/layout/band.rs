//! One band: its title, both sides, its note.

use super::gutter::Gutter;
use super::{Cell, MEASURE, Role, Row, alignment, code, columns, prose};
use crate::explain::comparison::{Band, Comparison, Differing, Line, Sides, Whose};
use crate::text::visible;

/// How the bands of one screen are set.
#[derive(Debug, Clone, Copy)]
pub(super) struct Setting {
    pub(super) width: usize,
    pub(super) gutter: Gutter,
    /// The widths of the code columns, if the sides stand beside each other.
    pub(super) columns: Option<(usize, usize)>,
    /// Between the columns.
    pub(super) space: usize,
    /// Whether it is a reader's own file, whose bands have another form.
    pub(super) is_own: bool,
}

impl Setting {
    pub(super) fn new(comparison: &Comparison, width: usize, side_by_side: bool) -> Self {
        let gutter = Gutter::of(comparison);
        let is_own = comparison.is_own;
        let space = if is_own {
            columns::WITH_NUMBER
        } else {
            columns::SPACE
        };
        let available = width.saturating_sub(2 * gutter.width() + space);
        Self {
            width,
            gutter,
            columns: side_by_side.then(|| columns::share(&comparison.bands, available)),
            space,
            is_own,
        }
    }

    /// The rows of `band`.
    pub(super) fn rows(self, band: &Band) -> Vec<Row> {
        if self.is_own {
            return self.own_rows(band);
        }
        let mut rows = self.title(band);
        match self.columns {
            Some((left, right)) => rows.extend(self.beside(band, left, right)),
            None => rows.extend(self.stacked(band)),
        }
        rows
    }

    /// The columns that all rows of code stay within.
    pub(super) fn outer_width(self) -> usize {
        self.columns.map_or(self.width, |(left, right)| {
            2 * self.gutter.width() + self.space + left + right
        })
    }

    /// The number and the title.
    pub(super) fn name(self, band: &Band) -> Vec<Row> {
        if self.is_own {
            return vec![self.rule(band)];
        }
        let number = super::circled(band.number) + " ";
        let title = [(band.title.as_str(), Role::Concept)];
        prose::hanging(&number, Role::Number, &title, self.width)
    }

    /// The title, and the idioms of the band at its right or below it.
    fn title(self, band: &Band) -> Vec<Row> {
        let mut rows = self.name(band);
        let hang = visible::width(&super::circled(band.number)) + 1;
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

    /// The rows of a difference between a copy and a program: a sign before each line that only one of
    /// them has.
    pub(super) fn difference(self, lines: &[Differing]) -> Vec<Row> {
        let width = self.width.saturating_sub(self.gutter.width()).max(1);
        let rows = lines.iter().flat_map(|differing| {
            let sign = match differing.whose {
                Whose::Both => None,
                Whose::Copy => Some(Cell::new("+", Role::Added)),
                Whose::Program => Some(Cell::new("-", Role::Missing)),
            };
            let code = code::wrap(&differing.line, width);
            self.gutter.rows(sign.as_ref(), &differing.line, code)
        });
        rows.collect()
    }

    fn stacked(self, band: &Band) -> Vec<Row> {
        let code = self.width.saturating_sub(self.gutter.width()).max(1);
        let mut rows = Vec::new();
        let sides = [
            (python_label(band), &band.python),
            ("Rust".to_owned(), &band.rust),
        ];
        for (label, lines) in sides {
            if !lines.is_empty() {
                rows.extend(self.label(&label, code));
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
        let (mut python, mut rust) =
            Self::align(python, rust, &band.pairs, spare, &self.gutter.empty());
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

        let mut rows = self.labels(band, left, right);
        rows.extend(self.side_by_side(&python, &rust, left));
        if !fills {
            rows.extend(below);
        }
        rows
    }

    /// Puts lines that answer to each other on the same row, as far as the shorter side's `spare`
    /// rows reach; `empty` is the row that waits.
    pub(super) fn align<T: Clone>(
        python: Vec<Vec<T>>,
        rust: Vec<Vec<T>>,
        pairs: &[(usize, usize)],
        spare: usize,
        empty: &T,
    ) -> (Vec<T>, Vec<T>) {
        let heights = |side: &[Vec<T>]| side.iter().map(Vec::len).collect::<Vec<_>>();
        let (before_python, before_rust) =
            alignment::empty_rows(&heights(&python), &heights(&rust), pairs, spare);
        let with_empty = |side: Vec<Vec<T>>, count: Vec<usize>| {
            let lines = side.into_iter().zip(count);
            let rows = lines
                .flat_map(|(line, count)| std::iter::repeat_n(empty.clone(), count).chain(line));
            rows.collect()
        };
        (
            with_empty(python, before_python),
            with_empty(rust, before_rust),
        )
    }

    /// What stands above the code, for both columns.
    fn labels(self, band: &Band, left: usize, right: usize) -> Vec<Row> {
        let mut python = Vec::new();
        let mut rust = Vec::new();
        if !band.python.is_empty() {
            python = self.label(&python_label(band), left);
        }
        if !band.rust.is_empty() {
            rust = self.label("Rust", right);
        }
        self.side_by_side(&python, &rust, left)
    }

    pub(super) fn label(self, label: &str, width: usize) -> Vec<Row> {
        let rows = prose::hanging("", Role::Space, &[(label, Role::Quiet)], width.max(1));
        let gutter = self.gutter.width();
        rows.into_iter().map(|row| row.indented(gutter)).collect()
    }

    /// Rows of both columns beside each other.
    pub(super) fn side_by_side(self, python: &[Row], rust: &[Row], left: usize) -> Vec<Row> {
        let column = self.gutter.width() + left + self.space;
        let rows = (0..python.len().max(rust.len())).map(|index| {
            let mut row = python.get(index).cloned().unwrap_or_default();
            if let Some(rust) = rust.get(index).filter(|row| !row.cells.is_empty()) {
                row.pad(column);
                row.append(rust.clone());
            }
            row
        });
        rows.collect()
    }

    /// The rows of one side, line by line.
    fn side(self, number: usize, lines: &[Line], width: usize) -> Vec<Vec<Row>> {
        let number = Cell::new(&super::circled(number), Role::Number);
        let rows = lines.iter().enumerate().map(|(index, line)| {
            let mark = (index == 0).then_some(&number);
            let code = code::wrap(line, width.max(1));
            self.gutter.rows(mark, line, code)
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

/// What is said before the note of a band that lacks a side.
pub(crate) fn lead(band: &Band) -> &'static str {
    match band.sides {
        Sides::OnlyPython => "Only in Python:",
        Sides::OnlyRust => "Rust makes this explicit:",
        Sides::MissingFromCopy => "Not in your copy:",
        Sides::Both => "",
    }
}

/// What stands above the Python lines.
pub(crate) fn python_label(band: &Band) -> String {
    match &band.unit {
        Some(name) => format!("Python: {name}"),
        None => "Python".to_owned(),
    }
}

pub(super) fn height<T>(side: &[Vec<T>]) -> usize {
    side.iter().map(Vec::len).sum()
}
