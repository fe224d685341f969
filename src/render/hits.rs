//! What a search found, best first.

use std::fmt::Write as _;

use crate::corpus::search::Hit;
use crate::text::ink::{Ink, written};

/// So many hits are told one by one; the rest is counted.
const MAX_ROWS: usize = 20;

/// Each hit with the command that shows it, its title and the line that has the words.
pub(crate) fn rows(hits: &[Hit], width: usize) -> String {
    let mut text = String::new();
    let shown = &hits[..hits.len().min(MAX_ROWS)];
    let commands: Vec<String> = shown
        .iter()
        .map(|hit| format!("{} {}", hit.kind.command(), hit.id))
        .collect();
    let column = commands.iter().map(|it| it.chars().count()).max();
    let column = column.unwrap_or(0).min(width / 2);
    for (hit, command) in shown.iter().zip(&commands) {
        // Of a title of several lines the first one stands for it.
        let title = hit.title.lines().next().unwrap_or_default();
        let line = if hit.line == title || hit.is_named {
            String::new()
        } else {
            format!("  {}", hit.line)
        };
        let prose = format!("{title}{line}");
        let room = width.saturating_sub(column + 2).max(10);
        let prose = shortened(&prose, room);
        let gap = " ".repeat(column.saturating_sub(command.chars().count()) + 2);
        let row = writeln!(text, "{}{gap}{prose}", written(command, Ink::Name));
        row.unwrap_or_else(|error| unreachable!("writing to a string: {error}"));
    }
    if hits.len() > MAX_ROWS {
        let row = writeln!(text, "and {} more", hits.len() - MAX_ROWS);
        row.unwrap_or_else(|error| unreachable!("writing to a string: {error}"));
    }
    text
}

/// A text of so many characters at most, cut with an ellipsis.
fn shortened(text: &str, room: usize) -> String {
    if text.chars().count() <= room {
        return text.to_owned();
    }
    let kept: String = text.chars().take(room.saturating_sub(1)).collect();
    format!("{}…", kept.trim_end())
}
