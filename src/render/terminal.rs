//! Rows in the colours of a terminal.
//!
//! Sixteen colours, so that they follow the terminal's own theme, and only those of them that can be
//! read on light and on dark. What the language changed is bold as well, and what carried over is set
//! lightly: nothing is told by a colour alone.

use colored::{Color, ColoredString, Colorize as _};

use crate::explain::comparison::Mark;
use crate::layout::{Role, Row, Style};
use crate::rust::tokens::{self, Class};
use crate::text::visible;

/// The rows as text, each with a line end; white space at their ends is left out.
#[must_use]
pub fn paint(rows: &[Row]) -> String {
    let mut out = String::with_capacity(rows.len() * 96);
    for row in rows {
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
            out.push_str(&styled(text, cell.role()).to_string());
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
        Role::Quiet | Role::Gutter | Role::Wrap => text.dimmed(),
        Role::Added => text.green().bold(),
        Role::Missing | Role::Warning => text.red().bold(),
        Role::Number | Role::Id => text.blue().bold(),
        Role::Code(class, mark) => code(text, class, mark),
        Role::Text(style) => prose(text, style),
    }
}

fn code(text: &str, class: Class, mark: Mark) -> ColoredString {
    let text = match class {
        Class::Comment => return text.dimmed().italic(),
        Class::Punctuation | Class::Name => text.normal(),
        Class::Unknown => return text.red().reversed(),
        Class::Keyword => text.color(Color::Magenta),
        Class::Type | Class::Lifetime => text.color(Color::Cyan),
        Class::String | Class::Number => text.color(Color::Green),
        Class::Definition | Class::Attribute | Class::Macro => text.color(Color::Blue),
    };
    match mark {
        Mark::Changed => text.bold(),
        Mark::Found => text.underline(),
        Mark::Mistake => text.red().bold().underline(),
        Mark::Hole => text.yellow(),
        Mark::Neutral | Mark::Carried => text,
    }
}

fn prose(text: &str, style: Style) -> ColoredString {
    match style {
        Style::Plain => text.normal(),
        Style::Emphasis => text.italic(),
        Style::Strong => text.bold(),
        Style::Code => text.cyan(),
        Style::Link => text.underline(),
        Style::Address => text.dimmed(),
    }
}
