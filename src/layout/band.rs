//! One band: its title, both sides, its note.

use super::footnotes::letter;
use super::gutter::Gutter;
use super::{Cell, MEASURE, Role, Row, Style, code, columns, prose};
use crate::explain::comparison::{Band, Comparison, Differing, Sides, Whose};
use crate::idioms;

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
    /// Whether all bands have the same columns.
    pub(super) is_even: bool,
}

impl Setting {
    pub(super) fn new(comparison: &Comparison, width: usize, side_by_side: bool) -> Self {
        let gutter = Gutter::of(comparison);
        let mut setting = Self {
            width,
            gutter,
            columns: None,
            space: columns::SPACE,
            is_own: comparison.is_own,
            is_even: false,
        };
        setting.columns =
            side_by_side.then(|| columns::share(&comparison.bands, setting.available()));
        setting
    }

    /// The columns of code that there are for both sides.
    pub(super) fn available(self) -> usize {
        // Behind the Rust of a question there are letters as well.
        let behind = if self.is_own { 0 } else { self.space - 1 };
        let around = 2 * self.gutter.width() + self.space + behind;
        self.width.saturating_sub(around)
    }

    /// The rows of `band`.
    pub(super) fn rows(self, band: &Band) -> Vec<Row> {
        if self.is_own {
            return self.own_rows(band);
        }
        let mut rows = self.title(band);
        rows.extend(self.code_rows(band));
        rows.extend(self.said(band));
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
        let title = [(band.title.as_str(), Role::Concept)];
        prose::hanging(&lead_of(band), Role::Number, &title, self.width)
    }

    /// The number, the title, and behind them the idioms of the band.
    fn title(self, band: &Band) -> Vec<Row> {
        if band.idioms.is_empty() {
            return self.name(band);
        }
        let mut runs = vec![(band.title.as_str(), Role::Concept), (" · ", Role::Quiet)];
        for (index, id) in band.idioms.iter().enumerate() {
            if index > 0 {
                runs.push((", ", Role::Quiet));
            }
            runs.push((id, role_of(id)));
        }
        prose::hanging(&lead_of(band), Role::Number, &runs, self.width)
    }

    /// What stands above the code of all bands, if the sides stand beside each other.
    pub(super) fn labels(self) -> Vec<Row> {
        let Some((left, _)) = self.columns else {
            return Vec::new();
        };
        let label = |text| self.label(text, self.width);
        let (python, rust) = (label("Python"), label("Rust"));
        let column = self.gutter.width() + left + self.space;
        let rows = python.into_iter().zip(rust).map(|(mut row, rust)| {
            row.pad(column);
            row.append(rust);
            row
        });
        rows.collect()
    }

    /// The rows of a difference between a copy and a program: a sign before each line that only one of
    /// them has.
    pub(super) fn difference(self, lines: &[Differing]) -> Vec<Row> {
        let width = self.width.saturating_sub(self.gutter.width_with_sign());
        let rows = lines.iter().flat_map(|differing| {
            let sign = match differing.whose {
                Whose::Both => None,
                Whose::Copy => Some(Cell::new("+", Role::Added)),
                Whose::Program => Some(Cell::new("-", Role::Missing)),
            };
            let code = code::wrap(&differing.line, width.max(1));
            self.gutter.rows_with_sign(sign, &differing.line, code)
        });
        rows.collect()
    }

    pub(super) fn label(self, label: &str, width: usize) -> Vec<Row> {
        let rows = prose::hanging("", Role::Space, &[(label, Role::Quiet)], width.max(1));
        let gutter = self.gutter.width();
        rows.into_iter().map(|row| row.indented(gutter)).collect()
    }

    fn measure(self) -> usize {
        let indent = self.note_indent();
        self.width.saturating_sub(indent).clamp(1, MEASURE)
    }

    /// A note stands under the code where there is room, else it uses the whole width.
    pub(super) fn note_indent(self) -> usize {
        if self.width < 60 {
            2
        } else {
            self.gutter.width()
        }
    }

    /// What is said below the code: its concepts, its note.
    fn said(self, band: &Band) -> Vec<Row> {
        let mut rows = concepts(band, self.measure());
        rows.push(Row::default());
        let note = prose::blocks(&band.note, lead(band), self.measure());
        rows.extend(note.into_iter().flatten());
        let indent = self.note_indent();
        rows.into_iter().map(|row| row.indented(indent)).collect()
    }
}

/// What the letters behind lines of code stand for.
pub(crate) fn concepts(band: &Band, width: usize) -> Vec<Row> {
    if band.concepts.is_empty() {
        return Vec::new();
    }
    let mut words = Vec::new();
    for (index, concept) in band.concepts.iter().enumerate() {
        let space = if index == 0 { "" } else { "\u{a0}\u{a0} " };
        words.push((space.to_owned(), Role::Quiet));
        words.push((format!("{}\u{a0}", letter(index)), Role::Number));
        words.push((concept.python.clone(), Role::Text(Style::Code)));
        words.push(("\u{a0}→\u{a0}".to_owned(), Role::Quiet));
        words.push((concept.rust.clone(), Role::Text(Style::Code)));
    }
    let runs: Vec<(&str, Role)> = words
        .iter()
        .map(|(text, role)| (text.as_str(), *role))
        .collect();
    prose::hanging("", Role::Space, &runs, width)
}

/// What stands before the title of a band.
fn lead_of(band: &Band) -> String {
    format!("── {} ", band.number)
}

/// What warns of a mistake is shown as such.
fn role_of(id: &str) -> Role {
    let is_mistake = idioms::idiom(id).is_some_and(|idiom| idiom.traits.is_mistake);
    if is_mistake {
        Role::Warning
    } else {
        Role::Quiet
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
