//! The page of a reader's own file: a head, a rule for each definition, the statements of both sides
//! beside each other, footnotes.

use std::ops::Range;

use super::band::Setting;
use super::code::{self, Tokens};
use super::footnotes::{said, superscript};
use super::panes::Part;
use super::screen::{further, push_part};
use super::{Cell, MEASURE, Options, Role, Row, Style, alignment, prose};
use crate::explain::comparison::{Band, Comparison, Line, Mark, Side};
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
    if let Some((left, _)) = setting.columns {
        let label = |text| setting.label(text, width);
        rows.extend(setting.side_by_side(&label("Python"), &label("Rust"), left));
    }
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
        rows.extend(self.own_code(band).into_iter().map(|parts| {
            let mut row = Row::default();
            for part in parts {
                row.pad(part.column);
                row.append(part.row);
            }
            row
        }));
        rows.extend(said(band, self.width, self.indent()));
        rows
    }

    /// The columns that notes are indented by.
    fn indent(self) -> usize {
        if self.width < 60 {
            2
        } else {
            self.gutter.width()
        }
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

    /// How far the number of a footnote may stand out of the column.
    fn overhang(self) -> usize {
        self.columns.map_or(0, |_| self.space - 1)
    }

    /// The rows of both sides.
    pub(super) fn own_code(self, band: &Band) -> Vec<Vec<Part>> {
        match self.columns {
            Some((left, right)) => self.own_beside(band, left, right),
            None => self.own_stacked(band),
        }
    }

    fn own_beside(self, band: &Band, left: usize, right: usize) -> Vec<Vec<Part>> {
        let (python, python_places) =
            without_gaps(self.own_parts(band, Side::Python, left), &band.python);
        let (rust, rust_places) = without_gaps(self.own_parts(band, Side::Rust, right), &band.rust);
        let heights = |side: &[Vec<Part>]| side.iter().map(Vec::len).collect::<Vec<_>>();
        let pairs = band.pairs.iter();
        let pairs = pairs.map(|(left, right)| (python_places[*left], rust_places[*right]));
        let pairs: Vec<(usize, usize)> = pairs.collect();
        let (before_python, before_rust) =
            alignment::rows_between(&heights(&python), &heights(&rust), &pairs);
        let empty = Part {
            row: self.gutter.empty(),
            ..Part::default()
        };
        let spaced = |side: Vec<Vec<Part>>, before: Vec<usize>| -> Vec<Part> {
            let lines = side.into_iter().zip(before);
            lines
                .flat_map(|(line, count)| std::iter::repeat_n(empty.clone(), count).chain(line))
                .collect()
        };
        let (python, rust) = (spaced(python, before_python), spaced(rust, before_rust));
        let column = self.gutter.width() + left + self.space;
        let rows = (0..python.len().max(rust.len())).map(|index| {
            let rust = rust.get(index).cloned().map(|part| Part { column, ..part });
            python.get(index).cloned().into_iter().chain(rust).collect()
        });
        rows.collect()
    }

    fn own_stacked(self, band: &Band) -> Vec<Vec<Part>> {
        let width = self.width.saturating_sub(self.gutter.width()).max(1);
        let mut python = self.own_parts(band, Side::Python, width);
        let mut rust = self.own_parts(band, Side::Rust, width);
        let mut rows: Vec<Vec<Part>> = Vec::new();
        for (of_python, of_rust) in groups(band) {
            if !rows.is_empty() {
                rows.push(Vec::new());
            }
            for part in python[of_python].iter_mut().flatten() {
                rows.push(vec![std::mem::take(part)]);
            }
            if !of_rust.is_empty() {
                let label = self.label("Rust", width).into_iter();
                rows.extend(label.map(|row| {
                    vec![Part {
                        row,
                        ..Part::default()
                    }]
                }));
            }
            for part in rust[of_rust].iter_mut().flatten() {
                rows.push(vec![std::mem::take(part)]);
            }
        }
        rows
    }

    /// The rows of one side, line by line: behind a line the numbers of its footnotes, below it the
    /// carets of its mistakes.
    fn own_parts(self, band: &Band, side: Side, width: usize) -> Vec<Vec<Part>> {
        let lines = band.lines(side).iter().enumerate();
        let parts = lines.map(|(index, line)| {
            let (mut code, mut tokens): (Vec<Row>, Vec<Vec<Tokens>>) =
                code::wrap_pieces(line, width.max(1)).into_iter().unzip();
            if !line.notes.is_empty() && add_numbers(&mut code, &line.notes, width, self.overhang())
            {
                tokens.push(Vec::new());
            }
            let carets = carets(band, line, &tokens, width);
            let rows = self.gutter.rows(None, line, code);
            // The sign of a gap stands before the line's own rows.
            let gap = rows.len() - tokens.len();
            let gutter = self.gutter.width();
            let mut parts: Vec<Part> = Vec::with_capacity(rows.len());
            for (at, row) in rows.into_iter().enumerate() {
                let of_row = at.checked_sub(gap);
                let tokens = of_row.map_or(&[][..], |at| &tokens[at]);
                parts.push(Part {
                    column: 0,
                    row,
                    line: Some((side, index)),
                    code: gutter,
                    tokens: tokens
                        .iter()
                        .map(|(columns, piece)| {
                            (columns.start + gutter..columns.end + gutter, *piece)
                        })
                        .collect(),
                });
                let below = carets.iter().filter(|(row, _)| Some(*row) == of_row);
                for (_, caret) in below {
                    let mut row = self.gutter.below();
                    row.append(caret.clone());
                    parts.push(Part {
                        row,
                        line: Some((side, index)),
                        code: gutter,
                        ..Part::default()
                    });
                }
            }
            parts
        });
        parts.collect()
    }
}

/// The rows of lines, the signs of gaps as lines of their own, and where each line is then: what shares a
/// row is the code.
fn without_gaps(parts: Vec<Vec<Part>>, lines: &[Line]) -> (Vec<Vec<Part>>, Vec<usize>) {
    let mut apart = Vec::with_capacity(parts.len());
    let mut places = Vec::with_capacity(parts.len());
    for (mut rows, line) in parts.into_iter().zip(lines) {
        if line.after_gap && rows.len() > 1 {
            let code = rows.split_off(1);
            apart.push(std::mem::replace(&mut rows, code));
        }
        places.push(apart.len());
        apart.push(rows);
    }
    (apart, places)
}

/// Adds the numbers of footnotes behind a line; says whether that took a row more.
fn add_numbers(code: &mut Vec<Row>, notes: &[usize], width: usize, overhang: usize) -> bool {
    let numbers: Vec<String> = notes.iter().map(|it| superscript(*it)).collect();
    let cell = Cell::new(&numbers.join(" "), Role::Number);
    if let Some(last) = code.last_mut()
        && last.width() + 1 + cell.width <= width + overhang
    {
        last.push(Cell::space(1));
        last.push(cell);
        return false;
    }
    let mut row = Row::default();
    row.pad(width.saturating_sub(cell.width));
    row.push(cell);
    code.push(row);
    true
}

/// The carets below the mistakes of a line: the row of code that each stands below, and what it is.
fn carets(band: &Band, line: &Line, tokens: &[Vec<Tokens>], width: usize) -> Vec<(usize, Row)> {
    let mut carets: Vec<(usize, Row)> = Vec::new();
    for (row, tokens) in tokens.iter().enumerate() {
        let is_mistake = |piece: usize| line.pieces[piece].mark == Mark::Mistake;
        let mut marked = Row::default();
        for (columns, _) in tokens.iter().filter(|(_, piece)| is_mistake(*piece)) {
            // What lies between two tokens of one mistake belongs to it.
            let between = columns.start.saturating_sub(marked.width());
            if between > 1 || marked.cells.is_empty() {
                marked.pad(columns.start);
            } else {
                marked.push(Cell::new(&"^".repeat(between), Role::Warning));
            }
            marked.push(Cell::new(&"^".repeat(columns.len()), Role::Warning));
        }
        if marked.width() > 0 {
            carets.push((row, marked));
        }
    }
    let told = band
        .footnotes
        .iter()
        .find(|footnote| footnote.is_mistake && line.notes.contains(&footnote.number));
    if let (Some(told), Some((row, last))) = (told, carets.last_mut()) {
        let text = Cell::new(told.title, Role::Warning);
        if last.width() + 1 + text.width <= width {
            last.push(Cell::space(1));
            last.push(text);
        } else {
            let row = *row;
            let indent = width.saturating_sub(text.width).min(4);
            let rows = prose::hanging(
                "",
                Role::Space,
                &[(told.title, Role::Warning)],
                width - indent,
            );
            carets.extend(rows.into_iter().map(|it| (row, it.indented(indent))));
        }
    }
    carets
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
