//! Both sides of a band beside or below each other, with what stands behind and below their lines.

use super::band::{Setting, python_label};
use super::code::{self, Tokens};
use super::footnotes::{letter, superscript};
use super::own::groups;
use super::panes::Part;
use super::{Cell, Role, Row, columns, prose};
use crate::explain::comparison::{Band, Line, Mark, Side};

impl Setting {
    /// How far the number of a footnote may stand out of the column.
    fn overhang(self) -> usize {
        self.columns.map_or(0, |_| self.space - 1)
    }

    /// The rows of both sides.
    pub(super) fn code(self, band: &Band) -> Vec<Vec<Part>> {
        match self.columns {
            Some(columns) => {
                let (left, right) = self.columns_of(band, columns);
                self.beside(band, left, right)
            }
            None if self.is_own => self.in_turns(band),
            None => self.one_by_one(band),
        }
    }

    /// The rows of both sides, as they are written.
    pub(super) fn code_rows(self, band: &Band) -> Vec<Row> {
        let rows = self.code(band).into_iter().map(|parts| {
            let mut row = Row::default();
            for part in parts {
                row.pad(part.column);
                row.append(part.row);
            }
            row
        });
        rows.collect()
    }

    /// The columns of a band: those of the page, unless it takes fewer rows in its own.
    fn columns_of(self, band: &Band, columns: (usize, usize)) -> (usize, usize) {
        if self.is_even {
            return columns;
        }
        columns::better(band, columns, self.available())
    }

    /// The sides below each other.
    fn one_by_one(self, band: &Band) -> Vec<Vec<Part>> {
        let width = self.width.saturating_sub(self.gutter.width()).max(1);
        let mut rows = Vec::new();
        for (name, side) in [
            (python_label(band), Side::Python),
            ("Rust".to_owned(), Side::Rust),
        ] {
            if !band.lines(side).is_empty() {
                rows.extend(self.label(&name, width).into_iter().map(alone));
                let parts = self.parts(band, side, width);
                rows.extend(parts.into_iter().flatten().map(|part| vec![part]));
            }
        }
        rows
    }

    /// Groups of statements, the Rust of each below it.
    fn in_turns(self, band: &Band) -> Vec<Vec<Part>> {
        let width = self.width.saturating_sub(self.gutter.width()).max(1);
        let mut python = self.parts(band, Side::Python, width);
        let mut rust = self.parts(band, Side::Rust, width);
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
                rows.extend(label.map(alone));
            }
            for part in rust[of_rust].iter_mut().flatten() {
                rows.push(vec![std::mem::take(part)]);
            }
        }
        rows
    }

    /// The rows of one side, line by line.
    pub(super) fn parts(self, band: &Band, side: Side, width: usize) -> Vec<Vec<Part>> {
        (0..band.lines(side).len())
            .map(|index| self.line_parts(band, side, index, width))
            .collect()
    }

    /// The rows of a line: behind it the numbers of its footnotes and the letters of its concepts, below it
    /// the carets of its mistakes.
    pub(super) fn line_parts(
        self,
        band: &Band,
        side: Side,
        index: usize,
        width: usize,
    ) -> Vec<Part> {
        let line = &band.lines(side)[index];
        let (mut code, mut tokens): (Vec<Row>, Vec<Vec<Tokens>>) =
            code::wrap_pieces(line, width.max(1)).into_iter().unzip();
        let signs = signs(line);
        if !signs.is_empty() && add_signs(&mut code, &signs, width, self.overhang()) {
            tokens.push(Vec::new());
        }
        let carets = carets(band, line, &tokens, width);
        let rows = self.gutter.rows(line, code);
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
                    .map(|(columns, piece)| (columns.start + gutter..columns.end + gutter, *piece))
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
    }
}

/// What stands behind a line: the numbers of its footnotes, the letters of its concepts.
fn signs(line: &Line) -> String {
    let numbers = line.notes.iter().map(|it| superscript(*it));
    let mut concepts: Vec<usize> = line
        .pieces
        .iter()
        .filter_map(|piece| match piece.mark {
            Mark::Concept(concept) => Some(concept),
            _ => None,
        })
        .collect();
    concepts.sort_unstable();
    concepts.dedup();
    let letters = concepts.into_iter().map(letter);
    let letters: String = letters.collect();
    let signs = numbers.chain((!letters.is_empty()).then_some(letters));
    signs.collect::<Vec<_>>().join(" ")
}

fn alone(row: Row) -> Vec<Part> {
    vec![Part {
        row,
        ..Part::default()
    }]
}

/// Adds signs behind a line; says whether that took a row more.
fn add_signs(code: &mut Vec<Row>, signs: &str, width: usize, overhang: usize) -> bool {
    let cell = Cell::new(signs, Role::Number);
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
