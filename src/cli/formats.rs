//! Which command writes which formats besides text: the one table, its check, and how the help tells it.

use super::Format::{self, Html, Json, Jsonl, Markdown};
use super::outcomes::Usage;

/// Commands as they are typed, with what they write besides text. The second word is a subcommand, or what has
/// to be given; a command without a row of its own for a subcommand writes there what its first row says.
const FORMATS: [(&str, &[Format]); 16] = [
    ("explain", &[Json, Markdown, Html]),
    ("list", &[Json]),
    ("idiom ID", &[Json, Markdown, Html]),
    ("phrase", &[Json]),
    ("find", &[Json]),
    ("scan", &[Json, Jsonl, Markdown, Html]),
    ("study", &[]),
    ("progress", &[Json]),
    ("crates", &[Json]),
    ("export", &[Json]),
    ("port", &[Json]),
    ("port check", &[]),
    ("practice", &[]),
    ("completions", &[]),
    ("man", &[]),
    // What stands there if nothing is asked for.
    ("", &[]),
];

/// The formats of a command, by the words that name it.
fn of(command: &str) -> &'static [Format] {
    let first = |words: &'static str| words.split(' ').next();
    let row = FORMATS.iter().find(|(name, _)| *name == command);
    let of_first = || {
        FORMATS
            .iter()
            .find(|(name, _)| first(name) == command.split(' ').next())
    };
    row.or_else(of_first).map_or(&[], |(_, formats)| *formats)
}

/// The commands that write a format.
fn writers(format: Format) -> Vec<&'static str> {
    let rows = FORMATS.iter().filter(|(_, all)| all.contains(&format));
    rows.map(|(name, _)| *name).collect()
}

/// The formats that the same commands write, this one among them.
fn alike(format: Format) -> Vec<Format> {
    let all = [Json, Jsonl, Markdown, Html].into_iter();
    all.filter(|it| writers(*it) == writers(format)).collect()
}

/// Refuses a format that the command does not write.
///
/// # Errors
/// The words that say so.
pub(super) fn check(command: &str, format: Format) -> Result<(), Usage> {
    let written = of(command);
    if format == Format::Text || written.contains(&format) {
        return Ok(());
    }
    if written.is_empty() {
        return Err(Usage {
            message: "this command writes text only".to_owned(),
            hints: vec!["leave --format out".to_owned()],
        });
    }
    let writers = writers(format);
    let verb = if writers.len() == 1 {
        "writes"
    } else {
        "write"
    };
    let mut hints = vec!["--format json writes one document".to_owned()];
    if format == Jsonl {
        hints.push("py2rs scan . --format jsonl writes one for each file".to_owned());
    }
    Err(Usage {
        message: format!(
            "only {} {verb} {}",
            listed(&writers, "and"),
            listed(&names(&alike(format)), "and")
        ),
        hints,
    })
}

/// The formats of one command, for its help.
pub(super) fn help(command: &str) -> String {
    let (programs, pages): (Vec<Format>, Vec<Format>) =
        of(command).iter().partition(|format| format.is_json());
    let mut text = "text for reading".to_owned();
    if !programs.is_empty() {
        text.extend([", ", &listed(&names(&programs), "or"), " for programs"]);
    }
    if !pages.is_empty() {
        text.extend([", ", &listed(&names(&pages), "or")]);
    }
    text
}

/// The formats of all commands, for the help of all.
pub(super) fn help_of_all() -> String {
    let mut told = vec![Json];
    let mut parts = Vec::new();
    for format in [Markdown, Html, Jsonl] {
        if told.contains(&format) {
            continue;
        }
        let alike = alike(format);
        let verb = if parts.is_empty() && alike.len() > 1 {
            " are for "
        } else if parts.is_empty() {
            " is for "
        } else {
            " for "
        };
        let writers = listed(&writers(format), "and");
        parts.push(listed(&names(&alike), "and") + verb + &writers);
        told.extend(alike);
    }
    format!("Text for reading, JSON for programs; {}", parts.join(", "))
}

fn names(formats: &[Format]) -> Vec<&'static str> {
    let name = |format: &Format| match format {
        Format::Text => "text",
        Json => "json",
        Jsonl => "jsonl",
        Markdown => "markdown",
        Html => "html",
    };
    formats.iter().map(name).collect()
}

/// As in "a, b and c".
fn listed(names: &[&str], word: &str) -> String {
    match names {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [before @ .., last] => format!("{} {word} {last}", before.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use clap::{CommandFactory as _, ValueEnum as _};

    use super::*;
    use crate::cli::Cli;

    #[test]
    fn every_command_has_a_row() {
        for command in Cli::command().get_subcommands() {
            let name = command.get_name();
            let has_row = |(row, _): &(&str, _)| row.split(' ').next() == Some(name);
            assert!(FORMATS.iter().any(has_row), "{name}");
        }
    }

    #[test]
    fn every_format_is_written_and_told_by_its_name() {
        for format in Format::value_variants() {
            let value = format.to_possible_value();
            assert_eq!(
                value.as_ref().map(clap::builder::PossibleValue::get_name),
                Some(names(&[*format])[0])
            );
            assert_eq!(
                writers(*format).is_empty(),
                *format == Format::Text,
                "{format:?}"
            );
        }
    }

    #[test]
    fn the_help_tells_what_the_table_says() {
        assert_eq!(
            help_of_all(),
            "Text for reading, JSON for programs; markdown and html are for explain, idiom ID and scan, \
             jsonl for scan"
        );
        assert_eq!(
            help("scan"),
            "text for reading, json or jsonl for programs, markdown or html"
        );
        assert_eq!(help("port"), "text for reading, json for programs");
    }

    #[test]
    fn what_is_not_written_is_refused() {
        for (command, format, message) in [
            ("", Html, "this command writes text only"),
            ("port check", Json, "this command writes text only"),
            ("find", Jsonl, "only scan writes jsonl"),
            (
                "progress show",
                Html,
                "only explain, idiom ID and scan write markdown and html",
            ),
        ] {
            let refused = check(command, format).map_err(|usage| usage.message);
            assert_eq!(refused, Err(message.to_owned()), "{command}");
        }
        for (command, format) in [("idiom", Html), ("progress show", Json), ("", Format::Text)] {
            assert!(check(command, format).is_ok(), "{command}");
        }
    }
}
