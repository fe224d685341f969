//! A line of code, wrapped at tokens.

use std::borrow::Cow;
use std::ops::Range;

use super::{Cell, Role, Row};
use crate::explain::comparison::{Line, Mark, Piece};
use crate::rust::tokens::Class;
use crate::text::visible;

/// A tab reaches to the next multiple of this many columns.
const TAB: usize = 4;

/// A continuation is indented by this much more than its line.
const HANG: usize = 4;

/// A glyph of a line, and how well the line could be broken before it.
struct Glyph<'a> {
    text: Cow<'a, str>,
    width: usize,
    /// `None` for white space between tokens.
    role: Option<Role>,
    /// The index of the token among the line's pieces; `None` between them.
    piece: Option<usize>,
    /// 0 for the best place to break before it.
    cost: usize,
    /// How many brackets of the line are open before it.
    depth: usize,
}

/// How many columns the line takes unbroken.
pub(super) fn width(line: &Line) -> usize {
    if line.text.is_ascii() && !line.text.contains(|c: char| c.is_ascii_control()) {
        return line.text.len();
    }
    glyphs(line).iter().map(|glyph| glyph.width).sum()
}

/// The rows of `line`, none wider than `width` columns unless it holds a single glyph. At least one.
///
/// All that is lost is white space where the line is broken between tokens.
pub(crate) fn wrap(line: &Line, width: usize) -> Vec<Row> {
    broken(line, width, row)
}

/// As [`wrap`], each row with the columns of its tokens: the index of the piece that stands there.
pub(super) fn wrap_pieces(line: &Line, width: usize) -> Vec<(Row, Vec<Tokens>)> {
    broken(line, width, |glyphs, indent| {
        (row(glyphs, indent), tokens(glyphs, indent))
    })
}

/// A run of columns, and the index of the piece that stands there.
pub(super) type Tokens = (Range<usize>, usize);

/// The rows of `line`, each made of its glyphs and its indent.
fn broken<T>(line: &Line, width: usize, make: impl Fn(&[Glyph<'_>], usize) -> T) -> Vec<T> {
    let glyphs = glyphs(line);
    let indent: usize = glyphs
        .iter()
        .take_while(|glyph| glyph.role.is_none())
        .map(|glyph| glyph.width)
        .sum();
    let hang = (indent + HANG).min(width / 2);
    let mut rows = Vec::new();
    let mut rest = glyphs.as_slice();
    loop {
        let hang = if rows.is_empty() { 0 } else { hang };
        let taken = fitting(rest, width.saturating_sub(hang).max(1));
        rows.push(make(&rest[..taken], hang));
        rest = &rest[taken..];
        while let [first, tail @ ..] = rest {
            if first.role.is_some() {
                break;
            }
            rest = tail;
        }
        if rest.is_empty() {
            return rows;
        }
    }
}

fn row(glyphs: &[Glyph<'_>], indent: usize) -> Row {
    let mut row = Row::default();
    row.push(Cell::space(indent));
    let used = glyphs.iter().rposition(|glyph| glyph.role.is_some());
    for glyph in &glyphs[..used.map_or(0, |last| last + 1)] {
        row.push(Cell {
            text: glyph.text.clone().into_owned(),
            width: glyph.width,
            role: glyph.role.unwrap_or(Role::Space),
        });
    }
    row
}

fn tokens(glyphs: &[Glyph<'_>], indent: usize) -> Vec<Tokens> {
    let mut tokens: Vec<Tokens> = Vec::new();
    let mut column = indent;
    for glyph in glyphs {
        let end = column + glyph.width;
        match (glyph.piece, tokens.last_mut()) {
            (None, _) => {}
            (Some(piece), Some((columns, last))) if *last == piece => columns.end = end,
            (Some(piece), _) => tokens.push((column..end, piece)),
        }
        column = end;
    }
    tokens
}

/// How many of `glyphs` the next row takes, at `width` columns: all, or up to the best place to break.
fn fitting(glyphs: &[Glyph<'_>], width: usize) -> usize {
    let mut best = None;
    let mut used = 0;
    let mut has_token = false;
    for (index, glyph) in glyphs.iter().enumerate() {
        if has_token {
            // A row that is left half empty is worth about one step of cost, or two brackets.
            let unused = width.saturating_sub(used).min(1000) * 10 / width.min(1000);
            let badness = glyph.cost * 5 + glyph.depth * 3 + unused;
            if best.is_none_or(|(least, _)| badness <= least) {
                best = Some((badness, index));
            }
        }
        used += glyph.width;
        // White space may stand beyond the edge, as it is not shown there.
        if used > width && glyph.role.is_some() {
            return best.map_or(index.max(1), |(_, index)| index);
        }
        has_token |= glyph.role.is_some();
    }
    glyphs.len()
}

fn glyphs(line: &Line) -> Vec<Glyph<'_>> {
    let mut glyphs = Vec::with_capacity(line.text.len());
    let mut column = 0;
    let mut end = 0;
    let in_fields = in_fields(line);
    for (index, piece) in line.pieces.iter().enumerate() {
        let cost = cost_between(line, index, in_fields[index]);
        let gap = line.text.get(end..piece.range.start).unwrap_or_default();
        push_glyphs(&mut glyphs, &mut column, gap, None, cost);
        let text = line.text.get(piece.range.clone()).unwrap_or_default();
        let role = Role::Code(piece.class, piece.mark);
        let token = Some((role, piece.class, index));
        push_glyphs(&mut glyphs, &mut column, text, token, cost);
        end = piece.range.end;
    }
    let gap = line.text.get(end..).unwrap_or_default();
    push_glyphs(&mut glyphs, &mut column, gap, None, 0);
    glyphs
}

/// Adds the glyphs of a token, or of the white space before one; `first` is the cost of breaking before it.
fn push_glyphs<'a>(
    glyphs: &mut Vec<Glyph<'a>>,
    column: &mut usize,
    text: &'a str,
    token: Option<(Role, Class, usize)>,
    first: usize,
) {
    for (index, glyph) in visible::glyphs(text).enumerate() {
        let cost = match token {
            Some((_, class, _)) if index > 0 => cost_inside(class, text_before(glyphs, 1)),
            _ => first,
        };
        let (text, width) = match &*glyph.text {
            "␉" if text.as_bytes().contains(&b'\t') => {
                let width = TAB - *column % TAB;
                (Cow::Owned(" ".repeat(width)), width)
            }
            _ => (glyph.text, glyph.width),
        };
        *column += width;
        // What is shown by a picture or by its name (a form feed, a line separator) is never lost where a
        // line is broken, whatever stands beside it.
        let unseen =
            || (!text.trim().is_empty()).then_some(Role::Code(Class::Unknown, Mark::Neutral));
        let role = token.map_or_else(unseen, |(role, ..)| Some(role));
        glyphs.push(Glyph {
            text,
            width,
            role,
            piece: token.map(|(.., piece)| piece),
            cost,
            depth: glyphs.last().map_or(0, depth_after),
        });
    }
}

/// How many brackets are open behind `glyph`; those in literals and comments are none.
fn depth_after(glyph: &Glyph<'_>) -> usize {
    match (glyph.role, &*glyph.text) {
        (Some(Role::Code(Class::Punctuation, _)), "(" | "[" | "{") => glyph.depth + 1,
        (Some(Role::Code(Class::Punctuation, _)), ")" | "]" | "}") => glyph.depth.saturating_sub(1),
        _ => glyph.depth,
    }
}

/// The cost of breaking inside of a token, behind `before`.
fn cost_inside(class: Class, before: &str) -> usize {
    match class {
        Class::String | Class::Comment if before == " " => 2,
        Class::Attribute if matches!(before, "," | "(") => 3,
        Class::String | Class::Comment | Class::Unknown => 9,
        _ => 10,
    }
}

/// Signs that stand between two operands.
const OPERATORS: [&str; 19] = [
    "+", "-", "*", "/", "%", "==", "!=", "<", ">", "<=", ">=", "&&", "||", "&", "^", "//", "**",
    "|", "->",
];

/// Words of both languages that begin a part of an expression.
const OPENING: [&str; 10] = [
    "and", "or", "if", "else", "for", "is", "in", "as", "from", "where",
];

/// The cost of breaking before the token of that index, which lies in a field of an f-string or not: after
/// commas and before operators first, between a name and what belongs to it only where there is no other
/// chance.
fn cost_between(line: &Line, index: usize, is_field: bool) -> usize {
    let start = line.pieces[index].range.start;
    let text = line.text.get(..start).unwrap_or_default();
    let before = text.trim_end();
    let after = line.text.get(start..).unwrap_or_default();
    let class = |index: usize| line.pieces.get(index).map(|piece| piece.class);
    let (last, next) = (index.checked_sub(1).and_then(class), class(index));
    if is_field && last == Some(Class::String) && after.starts_with('{') {
        return if text.ends_with(' ') { 2 } else { 8 };
    }
    if is_field || next == Some(Class::Definition) {
        return 9;
    }
    if before.len() < text.len() {
        return cost_at_space(before, last, next, after);
    }
    let ends_value = before.ends_with([')', '?', ']', '}']);
    match after.chars().next() {
        Some(')' | ']' | '}' | ',' | ';' | ':' | '?' | '!' | '|') => 7,
        _ if before.ends_with(['(', '[', '{']) => 2,
        // A chain of calls goes on in the next row; a name keeps what belongs to it.
        Some('.') if ends_value => 3,
        _ if before.ends_with(',') => 1,
        _ => 8,
    }
}

/// The cost of breaking at white space.
fn cost_at_space(before: &str, last: Option<Class>, next: Option<Class>, after: &str) -> usize {
    let begins = |word: &str| {
        after
            .strip_prefix(word)
            .is_some_and(|it| it.starts_with(' '))
    };
    let ends = |word: &str| {
        before
            .strip_suffix(word)
            .is_some_and(|it| it.ends_with(' '))
    };
    let assigns = before.ends_with('=') && !before.ends_with("==");
    if before.ends_with([',', ';']) || next == Some(Class::Comment) {
        0
    } else if OPERATORS.iter().chain(&OPENING).any(|it| begins(it)) {
        1
    } else if assigns || before.ends_with("=>") {
        2
    } else if last == Some(Class::Keyword)
        || OPERATORS.iter().any(|it| ends(it))
        || before.ends_with(':')
        || after.starts_with(['=', '{', '}'])
    {
        5
    } else {
        2
    }
}

/// For each token of a line whether it lies in a field of an f-string: between two parts of one text.
fn in_fields(line: &Line) -> Vec<bool> {
    let part = |piece: &Piece| {
        let is_text = piece.class == Class::String;
        is_text.then(|| line.text.get(piece.range.clone()).unwrap_or_default())
    };
    let mut in_fields = Vec::with_capacity(line.pieces.len());
    let mut is_open = false;
    for piece in &line.pieces {
        in_fields.push(is_open);
        if let Some(part) = part(piece) {
            is_open = !unquoted(part).unwrap_or(part).ends_with(['"', '\'']);
        }
    }
    let mut is_closed = false;
    for (piece, in_field) in line.pieces.iter().zip(&mut in_fields).rev() {
        if let Some(part) = part(piece) {
            let is_end = ["\"", "'", "\"\"\"", "'''"].contains(&part);
            is_closed = is_end || unquoted(part).is_none();
        }
        *in_field &= is_closed;
    }
    in_fields
}

/// What follows the quotes that a text begins with, if the part begins it.
fn unquoted(part: &str) -> Option<&str> {
    let rest = part.trim_start_matches(|c: char| "rbfutcRBFUT".contains(c));
    if part.len() - rest.len() > 2 {
        return None;
    }
    let quotes = ["\"\"\"", "'''", "\"", "'"];
    quotes.iter().find_map(|quote| rest.strip_prefix(quote))
}

/// The glyph so many steps back.
fn text_before<'a>(glyphs: &'a [Glyph<'_>], back: usize) -> &'a str {
    let index = glyphs.len().checked_sub(back);
    index.map_or("", |index| &glyphs[index].text)
}
