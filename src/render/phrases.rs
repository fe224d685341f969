//! Phrases as text: Python beside Rust, and what there is to know of each.

use std::fmt::Write as _;

use colored::Colorize as _;
use unicode_width::UnicodeWidthStr as _;

use crate::phrases::{self, Phrase};
use crate::text::ink::{Ink, written};

/// The owners with the numbers of their rows, in columns that fit `width` terminal columns.
pub(crate) fn owners(width: usize) -> String {
    let mut counts: Vec<(&str, usize)> = Vec::new();
    for row in phrases::rows() {
        match counts.last_mut() {
            Some((owner, count)) if *owner == row.owner => *count += 1,
            _ => counts.push((row.owner, 1)),
        }
    }
    let column = counts.iter().map(|(owner, _)| owner.len()).max();
    let column = column.unwrap_or(0) + 8;
    let columns = (width / column).max(1);
    let mut text = String::new();
    for line in counts.chunks(columns) {
        for (owner, count) in line {
            let padding = " ".repeat(column - owner.len() - 6);
            let _ = write!(text, "  {}{padding}{count:>3} ", written(owner, Ink::Name));
        }
        text.truncate(text.trim_end().len());
        text.push('\n');
    }
    let all: usize = counts.iter().map(|(_, count)| count).sum();
    let _ = writeln!(
        text,
        "\n{all} phrases of {} types and modules; py2rs phrase str.split shows those of a name",
        counts.len()
    );
    text
}

/// Rows under a heading for each owner: Python and Rust side by side where they fit `width` terminal
/// columns, below each other else. Functions that the Rust calls follow, if the rows are few.
pub(crate) fn rows(phrases: &[&Phrase], width: usize) -> String {
    let widest = |text: &str| text.lines().map(str::width).max().unwrap_or(0);
    let column = phrases
        .iter()
        .map(|it| widest(it.row.python))
        .filter(|python| *python <= width / 2)
        .max()
        .unwrap_or(0);
    let mut text = String::new();
    let mut owner = None;
    for phrase in phrases {
        if owner != Some(phrase.row.owner) {
            let gap = if owner.is_some() { "\n" } else { "" };
            let _ = writeln!(text, "{gap}{}", phrase.row.owner.bold());
            owner = Some(phrase.row.owner);
        }
        let rust = phrase.shown();
        if widest(phrase.row.python) <= column && column + 4 + widest(&rust) <= width {
            beside(&mut text, phrase.row.python, &rust, column);
        } else {
            below(&mut text, phrase.row.python, &rust);
        }
        for line in remarks(phrase, width) {
            let _ = writeln!(text, "      {}", written(&line, Ink::Quiet));
        }
    }
    push_helpers(&mut text, phrases);
    text
}

/// The functions that the phrases call, or how they are seen, where there are many.
fn push_helpers(text: &mut String, phrases: &[&Phrase]) {
    let names = phrases.iter().flat_map(|phrase| phrase.row.helpers);
    let names: Vec<&str> = names.copied().collect();
    let helpers = phrases::helpers(&names);
    if helpers.is_empty() {
        return;
    }
    if helpers.len() > MOST {
        let few = |phrase: &&&Phrase| {
            let found = phrases::search(phrase.row.id);
            !phrase.row.helpers.is_empty() && found.len() <= 2
        };
        let id = phrases
            .iter()
            .find(few)
            .map_or("ID", |phrase| phrase.row.id);
        let _ = writeln!(
            text,
            "\npy2rs phrase {id} shows the functions that it calls, too"
        );
        return;
    }
    let _ = writeln!(text, "\n{}", "The functions that are called".bold());
    for helper in helpers {
        let _ = writeln!(text, "{}\n", indented(helper.text));
    }
    text.truncate(text.trim_end().len());
    text.push('\n');
}

/// So many functions are shown below rows.
const MOST: usize = 6;

fn indented(text: &str) -> String {
    let lines: Vec<String> = text.lines().map(|line| format!("  {line}")).collect();
    lines.join("\n")
}

fn beside(text: &mut String, python: &str, rust: &str, column: usize) {
    let (mut left, mut right) = (python.lines(), rust.lines());
    loop {
        let (python, rust) = (left.next(), right.next());
        if python.is_none() && rust.is_none() {
            return;
        }
        let python = python.unwrap_or("");
        let padding = " ".repeat(column - python.width());
        let line = format!(
            "  {}{padding}  {}",
            written(python, Ink::Name),
            written(rust.unwrap_or(""), Ink::Literal)
        );
        let _ = writeln!(text, "{}", line.trim_end());
    }
}

fn below(text: &mut String, python: &str, rust: &str) {
    for line in python.lines() {
        let _ = writeln!(text, "  {}", written(line, Ink::Name));
    }
    for line in rust.lines() {
        let _ = writeln!(text, "    {}", written(line, Ink::Literal));
    }
}

/// The type, what is raised, crates, and what differs, wrapped.
fn remarks(phrase: &Phrase, width: usize) -> Vec<String> {
    let mut lines = vec![phrase.facts().join(" · ")];
    lines.extend(phrase.row.differs.map(str::to_owned));
    lines.extend(phrase.shown_exact().map(|rust| format!("Exactly: {rust}")));
    let width = width.saturating_sub(6).max(20);
    let wrapped = lines.iter().flat_map(|line| textwrap::wrap(line, width));
    wrapped.map(std::borrow::Cow::into_owned).collect()
}
