//! The command line as `--help` and the manual pages tell it: each command with the options that change
//! what it does, and what is true of all of them at the end.

use clap::{Arg, Command, CommandFactory as _};

use super::{Cli, formats};

/// What surrounds a command, in sections of rows: a name and what it is for.
pub(super) const SECTIONS: [(&str, &[(&str, &str)]); 3] = [
    (
        "Environment",
        &[
            (
                "PY2RS_OPTS",
                "options that are always wanted, as in a shell",
            ),
            (
                "PY2RS_CONFIG",
                "the file of such options, if not the one below",
            ),
            (
                "PY2RS_SITE",
                "where an export of the guide lies: ids on a terminal lead there",
            ),
            (
                "NO_COLOR, CLICOLOR_FORCE",
                "no colours; colours also into a pipe",
            ),
            (
                "COLORFGBG, COLORTERM, TERM",
                "what the terminal shows; a dumb one gets plain text",
            ),
            (
                "PAGER, LESS",
                "the program that long text goes through, and its options",
            ),
            ("VISUAL, EDITOR", "what e of study opens a program with"),
            (
                "XDG_CONFIG_HOME, XDG_STATE_HOME",
                "where the files below lie",
            ),
        ],
    ),
    (
        "Files",
        &[
            (
                "~/.config/py2rs/config",
                "options that are always wanted; # begins a comment",
            ),
            (
                "~/.local/state/py2rs/progress.json",
                "what was read, recalled, practised, bookmarked and noted: py2rs progress",
            ),
        ],
    ),
    (
        "Exit status",
        &[
            ("0", "done"),
            (
                "1",
                "done, and some input had syntax errors or could not be read",
            ),
            (
                "2",
                "not understood, or nothing of that name; the nearest names are told",
            ),
            ("130", "ended early, by Ctrl-C"),
        ],
    ),
];

/// The options of all commands that change what a command does, by their names in [`super::Global`].
fn options(command: &str) -> &'static [&'static str] {
    match command {
        "explain" | "idiom" => &[
            "format", "color", "theme", "width", "layout", "no_pager", "plain",
        ],
        "scan" => &["format", "color", "width", "no_pager", "plain"],
        "port" => &["format", "color", "theme", "no_pager", "plain"],
        "export" => &["format", "plain"],
        "study" => &["color", "theme"],
        "practice" => &["color", "theme", "width", "plain"],
        "completions" | "man" => &[],
        _ => &["format", "color", "theme", "width", "no_pager", "plain"],
    }
}

/// The command line: every option of all commands is understood everywhere, as standing options are, and
/// told where it changes something.
pub(super) fn command() -> Command {
    let mut command = Cli::command().mut_arg("format", |it| it.help(formats::help_of_all()));
    let globals: Vec<Arg> = command
        .get_arguments()
        .filter(|it| it.is_global_set())
        .cloned()
        .collect();
    let names: Vec<String> = command
        .get_subcommands()
        .map(|it| it.get_name().to_owned())
        .collect();
    for name in names {
        let shown = options(&name);
        let told = globals.iter().cloned().map(|option| {
            let id = option.get_id().as_str();
            match (shown.contains(&id), id) {
                (false, _) => option.hide(true),
                (true, "format") => option.help(formats::help(&name)).hide_possible_values(true),
                (true, _) => option,
            }
        });
        let told: Vec<Arg> = told.collect();
        command = command.mut_subcommand(name, |it| it.args(told));
    }
    let examples = command
        .get_after_help()
        .map(ToString::to_string)
        .unwrap_or_default();
    command.after_long_help(examples + &sections())
}

/// The sections below the examples.
fn sections() -> String {
    let mut text = String::new();
    for (heading, rows) in SECTIONS {
        text.extend(["\n\n", heading, ":"]);
        let column = rows.iter().map(|(name, _)| name.len()).max().unwrap_or(0);
        for (name, about) in rows {
            let gap = " ".repeat(column - name.len() + 2);
            text.extend(["\n  ", name, &gap, about]);
        }
    }
    text
}
