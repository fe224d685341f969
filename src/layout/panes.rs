//! Both programs as rows of a pane that scrolls: the bands as on the screen of a question, without their
//! notes, and with the token that stands in each column.

use std::ops::Range;

use super::band::{Setting, height, python_label};
use super::code::{self, Tokens};
use super::{Cell, Options, Role, Row, circled};
use crate::explain::comparison::{Band, Comparison, Side};

/// The rows of all bands; both sides of a band begin on the same row.
#[derive(Debug, Clone, Default)]
pub(crate) struct Panes {
    pub(crate) rows: Vec<PaneRow>,
    /// The rows of each band, its title first.
    pub(crate) bands: Vec<Range<usize>>,
    /// The column that the Rust begins in, if it stands beside the Python.
    pub(crate) split: Option<usize>,
}

/// A row of the pane; its parts stand at columns of their own.
#[derive(Debug, Clone, Default)]
pub(crate) struct PaneRow {
    /// The index of the band.
    pub(crate) band: usize,
    pub(crate) parts: Vec<Part>,
}

/// A title, or a row of one side.
#[derive(Debug, Clone, Default)]
pub(crate) struct Part {
    /// Where it begins, from the pane's left edge.
    pub(crate) column: usize,
    pub(crate) row: Row,
    /// The line of the band that it shows, or a part of it.
    pub(crate) line: Option<(Side, usize)>,
    /// Where the code begins in `row`, behind the gutter.
    pub(crate) code: usize,
    /// Columns of `row`, and the index of the line's piece that stands there.
    pub(crate) tokens: Vec<Tokens>,
}

impl Panes {
    /// Lays out the bands; no row is wider than `options.width`.
    pub(crate) fn new(comparison: &Comparison, options: Options) -> Self {
        let width = options.width();
        let setting = Setting::new(comparison, width, options.is_side_by_side());
        let mut panes = Self {
            split: setting
                .columns
                .map(|(left, _)| setting.gutter.width() + left + setting.space),
            ..Self::default()
        };
        for (index, band) in comparison.bands.iter().enumerate() {
            let start = panes.rows.len();
            let titles = setting.name(band).into_iter().map(|row| vec![label(row)]);
            let code = match setting.columns {
                _ if setting.is_own => setting.own_code(band),
                Some((left, right)) => setting.panes_beside(band, left, right),
                None => setting.panes_stacked(band),
            };
            let rows = titles.chain(code);
            panes
                .rows
                .extend(rows.map(|parts| PaneRow { band: index, parts }));
            panes.bands.push(start..panes.rows.len());
            // Between the bands; it belongs to the one above.
            panes.rows.push(PaneRow {
                band: index,
                parts: Vec::new(),
            });
        }
        panes.rows.pop();
        panes
    }
}

fn label(row: Row) -> Part {
    Part {
        row,
        ..Part::default()
    }
}

impl Setting {
    fn panes_beside(self, band: &Band, left: usize, right: usize) -> Vec<Vec<Part>> {
        let python = self.parts(band, Side::Python, left);
        let rust = self.parts(band, Side::Rust, right);
        let spare = height(&python).abs_diff(height(&rust));
        let empty = Part {
            row: self.gutter.empty(),
            ..Part::default()
        };
        let (python, rust) = Self::align(python, rust, &band.pairs, spare, &empty);
        let column = self.gutter.width() + left + self.space;
        let rows = (0..python.len().max(rust.len())).map(|index| {
            let rust = rust.get(index).cloned().map(|part| Part { column, ..part });
            python.get(index).cloned().into_iter().chain(rust).collect()
        });
        rows.collect()
    }

    fn panes_stacked(self, band: &Band) -> Vec<Vec<Part>> {
        let width = self.width.saturating_sub(self.gutter.width()).max(1);
        let mut rows = Vec::new();
        for (name, side) in [
            (python_label(band), Side::Python),
            ("Rust".to_owned(), Side::Rust),
        ] {
            if !band.lines(side).is_empty() {
                let labels = self.label(&name, width).into_iter();
                rows.extend(labels.map(|row| vec![label(row)]));
                let parts = self.parts(band, side, width);
                rows.extend(parts.into_iter().flatten().map(|part| vec![part]));
            }
        }
        rows
    }

    /// The rows of one side, line by line.
    fn parts(self, band: &Band, side: Side, width: usize) -> Vec<Vec<Part>> {
        let number = Cell::new(&circled(band.number), Role::Number);
        let lines = band.lines(side).iter().enumerate();
        let parts = lines.map(|(index, line)| {
            let mark = (index == 0).then_some(&number);
            let (code, mut tokens): (Vec<_>, Vec<_>) =
                code::wrap_pieces(line, width.max(1)).into_iter().unzip();
            let rows = self.gutter.rows(mark, line, code);
            // The sign of a gap stands before the line's own rows.
            let gap = rows.len() - tokens.len();
            tokens.splice(..0, vec![Vec::new(); gap]);
            let gutter = self.gutter.width();
            let part = |(row, tokens): (Row, Vec<Tokens>)| Part {
                column: 0,
                row,
                line: Some((side, index)),
                code: gutter,
                tokens: tokens
                    .into_iter()
                    .map(|(columns, piece)| (columns.start + gutter..columns.end + gutter, piece))
                    .collect(),
            };
            rows.into_iter().zip(tokens).map(part).collect()
        });
        parts.collect()
    }
}
