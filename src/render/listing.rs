//! Lists: questions by topic, idioms by family, packages by area.

use std::fmt::Write as _;

use colored::Colorize as _;

use crate::corpus::concordance::Entry;
use crate::idioms::Idiom;
use crate::text::ink::{Ink, written};
use crate::text::libraries::{self, Library};

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
            format_args!(
                "  {}  {}\n",
                written(question.id, Ink::Name),
                question.title
            ),
        );
        let ids: Vec<&str> = entry.idioms.iter().map(|idiom| idiom.id).collect();
        let options = textwrap::Options::new(width.max(20))
            .initial_indent("       ")
            .subsequent_indent("       ")
            .word_splitter(textwrap::WordSplitter::NoHyphenation);
        for line in textwrap::wrap(&ids.join(", "), options) {
            push(&mut text, format_args!("{}\n", written(&line, Ink::Quiet)));
        }
    }
    text
}

/// Questions as a search for `word` found them, best first, each with its topic and the sentence that has it.
#[must_use]
pub fn found(entries: &[(&Entry, &str)], word: &str, width: usize) -> String {
    let mut text = String::new();
    for (entry, line) in entries {
        let question = &entry.question;
        push(
            &mut text,
            format_args!("{}  {}", written(question.id, Ink::Name), question.title),
        );
        // Where the topic finds no room behind the title, it stands below it.
        let used = question.id.len() + question.title.chars().count() + 6;
        let fits = used + question.topic.len() <= width;
        let (before, after) = if fits { ("  (", ")") } else { ("\n     ", "") };
        let topic = format!("{before}{}{after}", question.topic);
        push(&mut text, format_args!("{}\n", written(&topic, Ink::Quiet)));
        if *line != question.title && !line.is_empty() {
            let room = width.max(20) - 5;
            push(
                &mut text,
                format_args!(
                    "     {}\n",
                    written(&sentence(line, word, room), Ink::Quiet)
                ),
            );
        }
    }
    text
}

/// The sentence of a paragraph that has the word, cut to so many characters.
fn sentence(line: &str, word: &str, room: usize) -> String {
    let first = word.to_lowercase();
    let first = first.split_whitespace().next().unwrap_or_default();
    let has = |sentence: &&str| sentence.to_lowercase().contains(first);
    let sentence = line.split_inclusive(". ").find(has).unwrap_or(line).trim();
    if sentence.chars().count() <= room {
        return sentence.to_owned();
    }
    // What stands behind the word is worth less than the word.
    let at = sentence.to_lowercase().find(first).unwrap_or(0);
    let before = sentence
        .char_indices()
        .filter(|(start, _)| *start <= at)
        .count();
    let skipped = before.saturating_sub(room / 2);
    let lead = if skipped > 0 { "…" } else { "" };
    let kept: String = sentence
        .chars()
        .skip(skipped)
        .take(room.saturating_sub(2))
        .collect();
    let ends = skipped + room.saturating_sub(2) >= sentence.chars().count();
    format!("{lead}{}{}", kept.trim(), if ends { "" } else { "…" })
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
        let said = match (library.crates, library.area) {
            ([], libraries::STANDARD_AREA) => library.alike.to_owned(),
            ([], _) => format!("no counterpart: {}", library.alike),
            (crates, _) => format!("{}: {}", crates.join(", "), library.alike),
        };
        (library.area, *name, said)
    });
    grouped(&table.collect::<Vec<_>>(), width)
}

/// What to write into a manifest for these packages: the first crate of each, and which others there are.
#[must_use]
pub fn manifest(rows: &[(&'static str, &'static Library)]) -> String {
    let mut crates: Vec<(&str, Vec<&str>, Vec<&str>)> = Vec::new();
    for (package, library) in rows {
        let is_dependency = |name: &&&str| !name.starts_with("cargo-");
        let mut names = library.crates.iter().filter(is_dependency).copied();
        let Some(first) = names.next() else { continue };
        match crates.iter_mut().find(|(name, ..)| *name == first) {
            Some((_, packages, _)) => packages.push(package),
            None => crates.push((first, vec![package], names.collect())),
        }
    }
    if crates.is_empty() {
        return String::new();
    }
    let mut text = String::from("\nInto Cargo.toml, where * is the newest:\n\n[dependencies]\n");
    for (name, packages, others) in &crates {
        let version = libraries::version(name).unwrap_or("*");
        let others = match others[..] {
            [] => String::new(),
            _ => format!("; or with it: {}", others.join(", ")),
        };
        push(
            &mut text,
            format_args!(
                "{name} = \"{version}\"  # {}{others}\n",
                packages.join(", ")
            ),
        );
    }
    let names: Vec<&str> = crates.iter().map(|(name, ..)| *name).collect();
    push(
        &mut text,
        format_args!("\nor: cargo add {}\n", names.join(" ")),
    );
    text
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
            push(
                &mut text,
                format_args!("  {}\n{wrapped}\n", written(name, Ink::Name)),
            );
        } else {
            let name = format!("{name:column$}");
            push(
                &mut text,
                format_args!(
                    "  {}  {}\n",
                    written(&name, Ink::Name),
                    wrapped.trim_start()
                ),
            );
        }
    }
    text
}

fn push(text: &mut String, line: std::fmt::Arguments<'_>) {
    text.write_fmt(line)
        .unwrap_or_else(|error| unreachable!("writing to a string: {error}"));
}
