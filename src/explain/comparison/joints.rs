//! Which lines belong to the line above them: nothing comes between a decorator, a comment or a head and
//! what follows it, nor into a statement.

use super::Side;
use super::lines::Line;
use crate::rust::tokens::Class;

/// For each line whether it belongs to the line above it.
pub(super) fn joined(lines: &[Line], side: Side) -> Vec<bool> {
    let mut open: Vec<char> = Vec::new();
    let mut joined = Vec::with_capacity(lines.len());
    for (index, line) in lines.iter().enumerate() {
        let above = index.checked_sub(1).map(|above| &lines[above]);
        let is_inside = open
            .last()
            .is_some_and(|bracket| side == Side::Python || *bracket != '{');
        let leads = above.is_some_and(|above| leads(above, side));
        let belongs = is_inside || leads || goes_on(line, side);
        joined.push(above.is_some() && !line.after_gap && belongs);
        brackets(line, &mut open);
    }
    joined
}

/// Whether a line leads to what follows it: a comment, a decorator, an attribute, a head.
fn leads(line: &Line, side: Side) -> bool {
    let text = line.text.trim();
    if text.is_empty() {
        return false;
    }
    if starts_with_lead(text, side) {
        return true;
    }
    let last = line
        .pieces
        .iter()
        .rfind(|piece| piece.class != Class::Comment);
    let end = last.map_or("", |piece| line.text[..piece.range.end].trim_end());
    match side {
        Side::Python => end.ends_with([':', '=', '\\']),
        Side::Rust => end.ends_with(['{', '=', ',', '(', '[']) || end.ends_with("=>"),
    }
}

/// Whether a line of its own is a comment, a decorator or an attribute.
pub(super) fn starts_with_lead(text: &str, side: Side) -> bool {
    match side {
        Side::Python => text.starts_with(['@', '#']),
        Side::Rust => text.starts_with("//") || text.starts_with("#["),
    }
}

/// Whether a line goes on with what stands above it.
fn goes_on(line: &Line, side: Side) -> bool {
    let text = line.text.trim_start();
    // A text of several lines begins where the line does.
    let in_text = line.pieces.first().is_some_and(|piece| {
        piece.class == Class::String
            && piece.range.start == 0
            && !text.starts_with(['"', '\'', 'f', 'r', 'b'])
    });
    in_text
        || text.starts_with(['}', ')', ']'])
        || side == Side::Rust
            && (["where", "{"].contains(&text.trim_end())
                || [".", "?", "&&", "||", "+ ", "- ", "* ", "else"]
                    .iter()
                    .any(|it| text.starts_with(it)))
}

/// Follows the brackets that a line opens and closes.
fn brackets(line: &Line, open: &mut Vec<char>) {
    for piece in &line.pieces {
        if piece.class != Class::Punctuation {
            continue;
        }
        for sign in line.text[piece.range.clone()].chars() {
            match sign {
                '(' | '[' | '{' => open.push(sign),
                ')' | ']' | '}' => {
                    open.pop();
                }
                _ => {}
            }
        }
    }
}
