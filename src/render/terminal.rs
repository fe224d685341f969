//! Rows in the colours of a terminal.
//!
//! Nothing is told by a colour alone: what a colour says a weight, an underline, a letter or a word says
//! as well.

mod links;

use colored::{ColoredString, Colorize as _};

use crate::explain::comparison::Mark;
use crate::layout::{Role, Row, Style};
use crate::rust::tokens::{self, Class};
use crate::text::ink::{Ink, color};
use crate::text::visible;

pub use links::{Address, link};

/// The rows as text, each with a line end; white space at their ends is left out.
#[must_use]
pub fn paint(rows: &[Row]) -> String {
    let mut out = String::with_capacity(rows.len() * 96);
    for (number, row) in rows.iter().enumerate() {
        let cells = row.cells();
        let used = cells
            .iter()
            .rposition(|cell| !cell.text().trim_end().is_empty());
        for (index, cell) in cells
            .iter()
            .enumerate()
            .take(used.map_or(0, |last| last + 1))
        {
            let text = if Some(index) == used {
                cell.text().trim_end()
            } else {
                cell.text()
            };
            let styled = styled(text, cell.role()).to_string();
            match links::are_made()
                .then(|| links::target(rows, number, index))
                .flatten()
            {
                Some(address) => out.push_str(&links::linked(&styled, &address)),
                None => out.push_str(&styled),
            }
        }
        out.push('\n');
    }
    out
}

/// A Rust program as it is, in colours.
#[must_use]
pub fn rust(text: &str) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    let mut end = 0;
    for token in tokens::rust(text) {
        out.push_str(&text[end..token.span.start]);
        end = token.span.end;
        // A pager begins each line without colours.
        for (index, line) in text[token.span].split('\n').enumerate() {
            if index > 0 {
                out.push('\n');
            }
            let role = Role::Code(token.class, Mark::Neutral);
            out.push_str(&styled(&visible::kept_lines(line), role).to_string());
        }
    }
    out + &text[end..]
}

/// `text` in the colours and the weight of its role.
pub(crate) fn styled(text: &str, role: Role) -> ColoredString {
    match role {
        Role::Space => text.normal(),
        Role::Title | Role::Heading | Role::Concept => text.bold(),
        Role::Quiet | Role::Gutter | Role::Wrap => text.color(color(Ink::Quiet)),
        Role::Added => text.color(color(Ink::Literal)).bold(),
        Role::Missing | Role::Warning => text.color(color(Ink::Warning)).bold(),
        Role::Number | Role::Id => text.color(color(Ink::Name)).bold(),
        Role::Code(class, mark) => code(text, class, mark),
        Role::Text(style) => prose(text, style),
    }
}

fn code(text: &str, class: Class, mark: Mark) -> ColoredString {
    let text = match class {
        Class::Comment => return text.color(color(Ink::Quiet)).italic(),
        Class::Punctuation | Class::Name => text.normal(),
        Class::Unknown => return text.color(color(Ink::Warning)).reversed(),
        Class::Keyword => text.color(color(Ink::Keyword)),
        Class::Type | Class::Lifetime => text.color(color(Ink::Type)),
        Class::String | Class::Number => text.color(color(Ink::Literal)),
        Class::Definition | Class::Attribute | Class::Macro => text.color(color(Ink::Name)),
    };
    match mark {
        Mark::Concept(_) => text.bold().underline(),
        Mark::Found => text.underline(),
        Mark::Mistake => text.color(color(Ink::Warning)).bold().underline(),
        Mark::Hole => text.color(color(Ink::Hole)),
        Mark::Neutral => text,
    }
}

fn prose(text: &str, style: Style) -> ColoredString {
    match style {
        Style::Plain => text.normal(),
        Style::Emphasis => text.italic(),
        Style::Strong => text.bold(),
        Style::Code => text.color(color(Ink::Type)),
        Style::Link => text.underline(),
        Style::Address => text.color(color(Ink::Quiet)),
    }
}
