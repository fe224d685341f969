//! Lists: questions by topic, idioms by family.

use std::fmt::Write as _;

use colored::Colorize as _;

use crate::concordance::Entry;
use crate::idioms::Idiom;

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
    let mut text = String::new();
    let mut family = None;
    let column = rows
        .iter()
        .map(|(idiom, _)| idiom.id.len())
        .max()
        .unwrap_or(0);
    for (idiom, questions) in rows {
        if family != Some(idiom.family()) {
            let gap = if family.is_some() { "\n" } else { "" };
            push(&mut text, format_args!("{gap}{}\n", idiom.family().bold()));
            family = Some(idiom.family());
        }
        let id = format!("{:column$}", idiom.id);
        let shown = questions.join(" ");
        let indent = " ".repeat(column + 4);
        let narrow = width < column + 4 + 30;
        let start = if narrow {
            "      ".to_owned()
        } else {
            String::new()
        };
        let options = textwrap::Options::new(width.max(20))
            .initial_indent(if narrow { &start } else { &indent })
            .subsequent_indent(if narrow { &start } else { &indent })
            .word_splitter(textwrap::WordSplitter::NoHyphenation);
        let prose = if shown.is_empty() {
            idiom.title.to_owned()
        } else {
            format!("{} ({shown})", idiom.title)
        };
        let wrapped = textwrap::fill(&prose, options);
        if narrow {
            push(
                &mut text,
                format_args!("  {}\n{wrapped}\n", idiom.id.cyan()),
            );
        } else {
            push(
                &mut text,
                format_args!("  {}  {}\n", id.cyan(), wrapped.trim_start()),
            );
        }
    }
    text
}

fn push(text: &mut String, line: std::fmt::Arguments<'_>) {
    text.write_fmt(line)
        .unwrap_or_else(|error| unreachable!("writing to a string: {error}"));
}
