//! Lists: questions by topic, idioms by family, packages by area.

use std::fmt::Write as _;

use colored::Colorize as _;

use crate::corpus::concordance::Entry;
use crate::idioms::Idiom;
use crate::text::libraries::Library;

/// The questions by topic, each with its idioms, wrapped to `width` columns.
#[must_use]
pub fn questions(entries: &[&Entry], width: usize) -> String {
    let mut text = String::new();
    let mut topic = None;
    for entry in entries {
        let question = &entry.question;
        if topic != Some(&question.topic) {
            let gap = if topic.is_some() { "\n" } else { "" };
            push(&mut text, format_args!("{gap}{}\n", question.topic.bold()));
            topic = Some(&question.topic);
        }
        push(
            &mut text,
            format_args!("  {}  {}\n", question.id.cyan(), question.title),
        );
        let ids: Vec<&str> = entry.idioms.iter().map(|idiom| idiom.id).collect();
        let options = textwrap::Options::new(width.max(20))
            .initial_indent("       ")
            .subsequent_indent("       ")
            .word_splitter(textwrap::WordSplitter::NoHyphenation);
        for line in textwrap::wrap(&ids.join(", "), options) {
            push(&mut text, format_args!("{}\n", line.dimmed()));
        }
    }
    text
}

/// The idioms by family, each with the questions that show it.
#[must_use]
pub fn idioms(rows: &[(&'static Idiom, Vec<&'static str>)], width: usize) -> String {
    let table = rows.iter().map(|(idiom, questions)| {
        let shown = if questions.is_empty() {
            String::new()
        } else {
            format!(" ({})", questions.join(" "))
        };
        (idiom.family(), idiom.id, format!("{}{shown}", idiom.title))
    });
    grouped(&table.collect::<Vec<_>>(), width)
}

/// Packages by area, each with its crates and how alike they are.
#[must_use]
pub fn libraries(rows: &[(&'static str, &'static Library)], width: usize) -> String {
    let mut rows: Vec<_> = rows.to_vec();
    rows.sort_by_key(|(_, library)| library.area);
    let table = rows.iter().map(|(name, library)| {
        let crates = if library.crates.is_empty() {
            "no counterpart".to_owned()
        } else {
            library.crates.join(", ")
        };
        (library.area, *name, format!("{crates}: {}", library.alike))
    });
    grouped(&table.collect::<Vec<_>>(), width)
}

/// Rows of group, name and prose under a heading for each group, the prose in a column beside the
/// names where there is room for it.
fn grouped(rows: &[(&str, &str, String)], width: usize) -> String {
    let mut text = String::new();
    let mut group = None;
    let column = rows
        .iter()
        .map(|(_, name, _)| name.len())
        .max()
        .unwrap_or(0);
    let narrow = width < column + 4 + 30;
    let indent = " ".repeat(if narrow { 6 } else { column + 4 });
    for (heading, name, prose) in rows {
        if group != Some(heading) {
            let gap = if group.is_some() { "\n" } else { "" };
            push(&mut text, format_args!("{gap}{}\n", heading.bold()));
            group = Some(heading);
        }
        let options = textwrap::Options::new(width.max(20))
            .initial_indent(&indent)
            .subsequent_indent(&indent)
            .word_splitter(textwrap::WordSplitter::NoHyphenation);
        let wrapped = textwrap::fill(prose, options);
        if narrow {
            push(&mut text, format_args!("  {}\n{wrapped}\n", name.cyan()));
        } else {
            let name = format!("{name:column$}");
            push(
                &mut text,
                format_args!("  {}  {}\n", name.cyan(), wrapped.trim_start()),
            );
        }
    }
    text
}

fn push(text: &mut String, line: std::fmt::Arguments<'_>) {
    text.write_fmt(line)
        .unwrap_or_else(|error| unreachable!("writing to a string: {error}"));
}
