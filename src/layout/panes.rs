//! Both programs as rows of a pane that scrolls: the bands as on the screen of a question, without their
//! notes, and with the token that stands in each column.

use std::ops::Range;

use super::band::Setting;
use super::code::Tokens;
use super::{Options, Row};
use crate::explain::comparison::{Comparison, Side};

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
        let setting = Setting {
            is_even: true,
            ..Setting::new(comparison, width, options.is_side_by_side())
        };
        let mut panes = Self {
            split: setting
                .columns
                .map(|(left, _)| setting.gutter.width() + left + setting.space),
            ..Self::default()
        };
        for (index, band) in comparison.bands.iter().enumerate() {
            let start = panes.rows.len();
            let titles = setting.name(band).into_iter().map(|row| vec![label(row)]);
            let code = setting.code(band);
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
