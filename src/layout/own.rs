//! The page of a reader's own file: a head, a rule for each definition, the statements of both sides
//! beside each other, footnotes.

use std::ops::Range;

use super::band::Setting;
use super::footnotes::said;
use super::screen::{further, push_part};
use super::{Cell, MEASURE, Options, Role, Row, Style, prose};
use crate::explain::comparison::{Band, Comparison, Line};
use crate::text::visible;

/// A group of statements is this long at least, in lines of Python, before the Rust of it is shown
/// below.
const LEAST_GROUP: usize = 8;

/// The columns of the labels in the head.
const LABEL: usize = 11;

const PLAIN: Role = Role::Text(Style::Plain);

/// The page as rows that fit `options.width` columns.
pub(super) fn screen(comparison: &Comparison, options: Options) -> Vec<Row> {
    let width = options.width();
    let setting = Setting::new(comparison, width, options.is_side_by_side());
    let mut rows = head(comparison, width);
    rows.push(Row::default());
    rows.extend(setting.labels());
    for band in &comparison.bands {
        rows.extend(setting.own_rows(band));
    }
    for section in &comparison.sections {
        let text = format!("**{}** {}", section.heading, section.body);
        push_part(&mut rows, prose::paragraphs(&text, width.min(MEASURE)));
    }
    push_part(&mut rows, further(comparison, width));
    rows
}

/// What is said at the top.
pub(crate) fn head(comparison: &Comparison, width: usize) -> Vec<Row> {
    let title = [(comparison.title.as_str(), Role::Title)];
    let mut rows = prose::hanging(&(comparison.id.clone() + " "), Role::Id, &title, width);
    for line in &comparison.head {
        let role = if line.is_warning {
            Role::Warning
        } else {
            Role::Heading
        };
        let label = format!("{:<LABEL$}", line.label);
        rows.extend(prose::hanging(&label, role, &[(&line.text, PLAIN)], width));
    }
    rows
}

/// The lines of a band in groups, which end where both sides have ended a statement: indices of the
/// Python and of the Rust.
pub(crate) fn groups(band: &Band) -> Vec<(Range<usize>, Range<usize>)> {
    let mut groups = Vec::new();
    let mut start = (0, 0);
    let indent = |line: &Line| line.text.len() - line.text.trim_start().len();
    // In a definition its own statements are apart, in a run of statements each.
    let least = band
        .pairs
        .iter()
        .skip(1)
        .map(|pair| indent(&band.python[pair.0]))
        .min();
    for pair in band.pairs.iter().skip(1) {
        let is_apart = Some(indent(&band.python[pair.0])) == least;
        if is_apart && pair.0 >= start.0 + LEAST_GROUP && pair.1 > start.1 {
            groups.push((start.0..pair.0, start.1..pair.1));
            start = *pair;
        }
    }
    groups.push((start.0..band.python.len(), start.1..band.rust.len()));
    groups
}

impl Setting {
    /// A band: its rule, its code, what is said about it.
    pub(super) fn own_rows(self, band: &Band) -> Vec<Row> {
        let mut rows = vec![self.rule(band)];
        rows.extend(self.code_rows(band));
        rows.extend(said(band, self.width, self.note_indent()));
        rows
    }

    /// The row above a band: its name, and what is left in it.
    pub(super) fn rule(self, band: &Band) -> Row {
        let width = self
            .outer_width()
            .max(self.width.min(MEASURE))
            .min(self.width);
        let mut row = Row::of("── ", Role::Gutter);
        let status = if band.status.is_empty() {
            String::new()
        } else {
            format!(" {} ", band.status)
        };
        let status_width = visible::width(&status);
        let room = width.saturating_sub(3 + 1 + 2 + status_width + 2);
        row.push(Cell::new(
            &shortened(&band.title, room.max(1)),
            Role::Concept,
        ));
        row.push(Cell::space(1));
        let line = width.saturating_sub(row.width() + status_width + 2);
        row.push(Cell::new(&"─".repeat(line), Role::Gutter));
        if !status.is_empty() && row.width() + status_width <= self.width {
            row.push(Cell::new(&status, Role::Quiet));
        }
        let line = width.saturating_sub(row.width()).min(2);
        row.push(Cell::new(&"─".repeat(line), Role::Gutter));
        row
    }
}

/// `text` in at most so many columns.
fn shortened(text: &str, width: usize) -> String {
    if visible::width(text) <= width {
        return visible::one_line(text).into_owned();
    }
    let mut short = String::new();
    let mut used = 1;
    for glyph in visible::glyphs(text) {
        used += glyph.width;
        if used > width {
            break;
        }
        short.push_str(&glyph.text);
    }
    short + "…"
}
