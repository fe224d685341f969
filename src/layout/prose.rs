//! Notes: Markdown, wrapped at words.

use pulldown_cmark::{Event, Parser, Tag, TagEnd};
use textwrap::core::Fragment;
use textwrap::wrap_algorithms::wrap_first_fit;

use super::{Cell, Role, Row, Style};
use crate::text::visible;

/// Inline code up to this many columns is kept on one row.
const LONGEST_UNBROKEN: usize = 24;

/// A paragraph, an item of a list or a block of code, before it is wrapped.
#[derive(Debug, Default)]
struct Block {
    kind: Kind,
    runs: Vec<(String, Style)>,
}

#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
enum Kind {
    #[default]
    Paragraph,
    Item,
    Code,
}

/// A word and what it is set in; its parts touch.
#[derive(Debug, Default)]
struct Word {
    cells: Vec<Cell>,
    width: usize,
}

impl Fragment for Word {
    #[expect(
        clippy::cast_precision_loss,
        reason = "a word is far shorter than 2^52 columns"
    )]
    fn width(&self) -> f64 {
        self.width as f64
    }

    fn whitespace_width(&self) -> f64 {
        1.0
    }

    fn penalty_width(&self) -> f64 {
        0.0
    }
}

/// The rows of Markdown at `width` columns, block by block; `lead` is set before the first words, strong.
///
/// A block that stands apart from the one before begins with an empty row.
pub(super) fn blocks(markdown: &str, lead: &str, width: usize) -> Vec<Vec<Row>> {
    let mut blocks = parse(markdown);
    if !lead.is_empty() {
        match blocks.first_mut() {
            Some(first) if first.kind == Kind::Paragraph => {
                first.runs.insert(0, (format!("{lead} "), Style::Strong));
            }
            _ => blocks.insert(
                0,
                Block {
                    kind: Kind::Paragraph,
                    runs: vec![(lead.to_owned(), Style::Strong)],
                },
            ),
        }
    }
    let mut before = None;
    blocks
        .iter()
        .map(|block| {
            let mut rows = Vec::new();
            if before.is_some_and(|before| before != Kind::Item || block.kind != Kind::Item) {
                rows.push(Row::default());
            }
            before = Some(block.kind);
            rows.extend(wrap_block(block, width));
            rows
        })
        .collect()
}

/// The rows of Markdown at `width` columns.
pub(crate) fn paragraphs(markdown: &str, width: usize) -> Vec<Row> {
    blocks(markdown, "", width).into_iter().flatten().collect()
}

/// The parts of a title, and whether each is code: titles know no markup but a pair of backticks.
pub(crate) fn quoted(title: &str) -> impl Iterator<Item = (&str, bool)> {
    let is_paired = title.matches('`').count().is_multiple_of(2);
    let parts = title.split(if is_paired { "`" } else { "\0" });
    let parts = parts
        .enumerate()
        .map(|(index, part)| (part, index % 2 == 1));
    parts.filter(|(part, _)| !part.is_empty())
}

/// The rows of runs of plain text at `width` columns: `lead` before the first of them, as many spaces
/// before the others.
pub(crate) fn hanging(lead: &str, role: Role, runs: &[(&str, Role)], width: usize) -> Vec<Row> {
    let mut words = vec![Word::default()];
    for (text, role) in runs {
        push_words(&mut words, text, *role, false);
    }
    let lead = Cell::new(lead, role);
    if lead.width * 2 <= width {
        return set(words, width, lead);
    }
    // A lead that takes most of the row, such as a long path, stands on rows of its own.
    let mut leads = vec![Word::default()];
    push_words(&mut leads, lead.text.trim_end(), role, false);
    let mut rows = set(leads, width, Cell::space(0));
    rows.extend(set(words, width, Cell::space(2.min(width / 2))));
    rows
}

/// The rows of one paragraph of Markdown behind plain runs: `lead` before the first row, as many spaces
/// before the others.
pub(super) fn noted(
    lead: (&str, Role),
    runs: &[(&str, Role)],
    note: &str,
    width: usize,
) -> Vec<Row> {
    let mut words = vec![Word::default()];
    for (text, role) in runs {
        push_words(&mut words, text, *role, false);
    }
    for block in parse(note) {
        words.push(Word::default());
        for (text, style) in &block.runs {
            let unbroken = *style == Style::Code && visible::width(text) <= LONGEST_UNBROKEN;
            push_words(&mut words, text, Role::Text(*style), unbroken);
        }
    }
    set(words, width, Cell::new(lead.0, lead.1))
}

fn wrap_block(block: &Block, width: usize) -> Vec<Row> {
    if block.kind == Kind::Code {
        let text: String = block.runs.iter().map(|(text, _)| text.as_str()).collect();
        return text
            .lines()
            .flat_map(|line| code_rows(line, width))
            .collect();
    }
    let mut words = vec![Word::default()];
    for (text, style) in &block.runs {
        let unbroken = *style == Style::Code && visible::width(text) <= LONGEST_UNBROKEN;
        push_words(&mut words, text, Role::Text(*style), unbroken);
    }
    match block.kind {
        Kind::Item => set(words, width, Cell::new("• ", Role::Quiet)),
        _ => set(words, width, Cell::space(0)),
    }
}

/// A line of fenced code: set as it is, broken where it must be.
fn code_rows(line: &str, width: usize) -> Vec<Row> {
    let width = width.saturating_sub(2).max(1);
    let mut word = Word::default();
    for glyph in visible::glyphs(line) {
        let text = if glyph.text == "␉" {
            "    "
        } else {
            &glyph.text
        };
        word.push(Cell::new(text, Role::Text(Style::Code)));
    }
    let mut words = Vec::new();
    split(word, width, &mut words);
    let rows = words.into_iter().map(|word| {
        let mut row = Row::default();
        word.cells.into_iter().for_each(|cell| row.push(cell));
        row.indented(2)
    });
    rows.collect()
}

impl Word {
    fn push(&mut self, cell: Cell) {
        self.width += cell.width;
        self.cells.push(cell);
    }
}

/// Adds the words of `text` to `words`; the first of them touches the last one there.
fn push_words(words: &mut Vec<Word>, text: &str, role: Role, unbroken: bool) {
    let mut parts = if unbroken {
        vec![text]
    } else {
        text.split(' ').collect()
    };
    let first = parts.remove(0);
    for (index, part) in std::iter::once(first).chain(parts).enumerate() {
        if index > 0 {
            words.push(Word::default());
        }
        if let (Some(word), false) = (words.last_mut(), part.is_empty()) {
            word.push(Cell::new(part, role));
        }
    }
}

/// Sets words in rows of `width` columns: `lead` before the first row, as many spaces
/// before the others.
fn set(words: Vec<Word>, width: usize, lead: Cell) -> Vec<Row> {
    let hang = lead.width;
    let room = width.saturating_sub(hang).max(1);
    let mut fitting = Vec::with_capacity(words.len());
    for word in words.into_iter().filter(|word| word.width > 0) {
        split(word, room, &mut fitting);
    }
    #[expect(
        clippy::cast_precision_loss,
        reason = "a row is far shorter than 2^52 columns"
    )]
    let room = room as f64;
    let mut lead = Some(lead);
    wrap_first_fit(&fitting, &[room])
        .into_iter()
        .map(|words| {
            let mut row = Row::default();
            row.push(lead.take().unwrap_or_else(|| Cell::space(hang)));
            for (index, word) in words.iter().enumerate() {
                if index > 0 {
                    row.push(space_between(&words[index - 1], word));
                }
                for cell in &word.cells {
                    row.push(cell.clone());
                }
            }
            row
        })
        .collect()
}

/// A space inside of one run belongs to it, so that an underline does not break.
fn space_between(before: &Word, after: &Word) -> Cell {
    let role = |cell: Option<&Cell>| cell.map(|cell| cell.role);
    match (role(before.cells.last()), role(after.cells.first())) {
        (Some(left), Some(right)) if left == right => Cell::new(" ", left),
        _ => Cell::space(1),
    }
}

/// Adds `word` to `out`, in parts if it is wider than `width`.
fn split(word: Word, width: usize, out: &mut Vec<Word>) {
    if word.width <= width {
        out.push(word);
        return;
    }
    let mut part = Word::default();
    for cell in &word.cells {
        for glyph in visible::glyphs(&cell.text) {
            if part.width > 0 && part.width + glyph.width > width {
                out.push(std::mem::take(&mut part));
            }
            part.push(Cell::new(&glyph.text, cell.role));
        }
    }
    out.push(part);
}

fn parse(markdown: &str) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut style = Style::Plain;
    let mut address = String::new();
    let mut in_item = false;
    for event in Parser::new(markdown) {
        let mut add = |text: &str, style| match blocks.last_mut() {
            Some(block) => block.runs.push((text.to_owned(), style)),
            None => blocks.push(Block {
                kind: Kind::Paragraph,
                runs: vec![(text.to_owned(), style)],
            }),
        };
        match event {
            Event::Text(text) | Event::Html(text) | Event::InlineHtml(text) => add(&text, style),
            Event::Code(text) => add(&format!("`{text}`"), Style::Code),
            Event::SoftBreak | Event::HardBreak => add(" ", style),
            Event::Start(Tag::Strong) => style = Style::Strong,
            Event::Start(Tag::Emphasis) => style = Style::Emphasis,
            Event::Start(Tag::Link { dest_url, .. }) => {
                style = Style::Link;
                address = dest_url.into_string();
            }
            Event::End(TagEnd::Link) => {
                style = Style::Plain;
                add(" ", style);
                add(&std::mem::take(&mut address), Style::Address);
            }
            Event::End(TagEnd::Strong | TagEnd::Emphasis) => style = Style::Plain,
            Event::Start(Tag::Item) => {
                in_item = true;
                blocks.push(Block {
                    kind: Kind::Item,
                    runs: Vec::new(),
                });
            }
            Event::End(TagEnd::Item) => in_item = false,
            Event::Start(Tag::CodeBlock(_)) => blocks.push(Block {
                kind: Kind::Code,
                runs: Vec::new(),
            }),
            Event::Start(Tag::Paragraph | Tag::Heading { .. }) if !in_item => {
                blocks.push(Block::default());
            }
            _ => {}
        }
    }
    blocks
}
