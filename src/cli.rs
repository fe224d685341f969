//! Arguments → the way of the data → exit status.
//!
//! One file a command. What goes wrong is of two kinds: a usage error ends with status 2, input
//! that could not be read or parsed is named on standard error and ends with status 1.

mod bar;
mod complaints;
mod completions;
pub mod console;
mod crates;
mod explain;
mod export;
mod find;
mod formats;
mod ground;
mod help;
mod hints;
mod idiom;
mod input;
mod interruption;
mod links;
mod list;
mod manual;
mod meant;
mod names;
mod options;
mod outcomes;
mod page;
mod phrase;
mod port;
mod practice;
mod progress;
mod scan;
mod start;
mod study;
mod tools;
mod typed;

use std::ffi::OsString;
use std::io;
use std::io::IsTerminal as _;
use std::process::ExitCode;
use std::thread;

use clap::FromArgMatches as _;
use clap::{Args, Parser, Subcommand, ValueEnum};
use complaints::complain;
use console::{ColorChoice, Surroundings};
use outcomes::{Outcome, Usage};

use crate::python::stack;
use crate::render::plain::Labels;
use crate::render::{errors, terminal};
use crate::text::ink;

/// Finds the idioms in Python code and shows each beside hand-written Rust that does the same.
#[derive(Debug, Parser)]
#[command(
    name = "py2rs",
    version,
    max_term_width = 100,
    args_override_self = true
)]
#[command(after_help = "Examples:
  py2rs q18                    question 18, Python and Rust side by side
  py2rs my_module.py           your own code, each statement beside its Rust
  py2rs find mutex             whatever is called so
  py2rs list --idiom asyncio   the questions that show asyncio
  py2rs idiom decorator        the idioms of a family
  py2rs phrase str.split       what a method of Python is in Rust
  py2rs port my_module.py      the same file as a Rust program
  py2rs practice q18           question 18 as a project to work in
  py2rs export guide           all questions and idioms as a web site in a new folder")]
struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    global: Global,
}

/// Options of every command.
#[derive(Debug, Args)]
#[command(next_help_heading = "Output")]
struct Global {
    // The help tells it by the table of `formats`.
    #[arg(
        long,
        global = true,
        value_enum,
        default_value_t,
        value_name = "FORMAT"
    )]
    format: Format,
    /// When to colour; `NO_COLOR` and `CLICOLOR_FORCE` are honoured
    #[arg(long, global = true, value_enum, default_value_t, value_name = "WHEN")]
    color: ColorChoice,
    /// What the terminal's ground is; auto asks it, or `COLORFGBG`
    #[arg(
        long,
        global = true,
        value_enum,
        default_value_t,
        value_name = "GROUND"
    )]
    theme: ground::Choice,
    /// Lay out for this many columns instead of the terminal's
    #[arg(long, global = true, value_name = "COLUMNS")]
    width: Option<u16>,
    /// Where the Rust stands: beside the Python from 100 columns on, or below it
    #[arg(long, global = true, value_enum, value_name = "WHERE")]
    layout: Option<page::Layout>,
    /// Write to the terminal directly, not through $PAGER
    #[arg(long, global = true)]
    no_pager: bool,
    /// For screen readers: words instead of signs and colours, nothing side by side, no pager
    #[arg(long, global = true)]
    plain: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
enum Format {
    #[default]
    Text,
    Json,
    Jsonl,
    Markdown,
    Html,
}

impl Format {
    fn is_json(self) -> bool {
        matches!(self, Self::Json | Self::Jsonl)
    }
}

#[derive(Debug, Subcommand)]
enum Command {
    Explain(explain::Explain),
    List(list::List),
    Idiom(idiom::ShowIdiom),
    #[command(name = "phrase")]
    Phrase(phrase::ShowPhrase),
    Find(find::Find),
    Scan(scan::Scan),
    Study(study::Study),
    Progress(progress::ShowProgress),
    Crates(crates::Crates),
    Export(export::Export),
    Port(port::Port),
    Practice(practice::Practice),
    Completions(completions::Completions),
    #[command(name = "man")]
    Manual(manual::Manual),
}

impl Command {
    /// Whether its output is made to be read, for which the terminal may be asked for its ground.
    fn is_read(&self) -> bool {
        !matches!(self, Self::Completions(_) | Self::Manual(_))
    }
}

/// Runs the command line of this process, on a thread with the stack that the parser needs.
#[must_use]
pub fn main() -> ExitCode {
    let worker = thread::Builder::new()
        .stack_size(stack::STACK)
        .spawn(on_worker);
    match worker.map(thread::JoinHandle::join) {
        Ok(Ok(status)) => status,
        // The panic has been reported already.
        Ok(Err(_)) => ExitCode::from(101),
        Err(error) => {
            complain(&format!("error: no thread could be started: {error}"), &[]);
            ExitCode::FAILURE
        }
    }
}

fn on_worker() -> ExitCode {
    if completions::answer() {
        return ExitCode::SUCCESS;
    }
    match typed().and_then(|(cli, command)| run(&cli, &command)) {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::Incomplete) => ExitCode::from(1),
        Ok(Outcome::Interrupted) => ExitCode::from(130),
        Err(error) => {
            let hints = error
                .downcast_ref::<Usage>()
                .map_or(&[][..], |usage| &usage.hints);
            complain(&format!("error: {error:#}"), hints);
            ExitCode::from(if error.is::<Usage>() { 2 } else { 1 })
        }
    }
}

/// What was typed, understood, and the words that name the command in it. What clap does not understand it says itself, and ends with status 2.
fn typed() -> anyhow::Result<(Cli, String)> {
    let matches = help::command().get_matches_from(arguments()?);
    let mut words = Vec::new();
    let mut within = &matches;
    while let Some((name, inner)) = within.subcommand() {
        words.push(name);
        within = inner;
    }
    let cli = Cli::from_arg_matches(&matches).unwrap_or_else(|error| error.exit());
    Ok((cli, words.join(" ")))
}

/// The arguments of this process: `py2rs q18` is `py2rs explain q18`. A command's name wins over a file's.
///
/// # Errors
/// When the first of them is neither a command nor anything to explain.
fn arguments() -> Result<Vec<OsString>, Usage> {
    let mut arguments: Vec<OsString> = std::env::args_os().collect();
    if let Some(first) = arguments.get(1) {
        let command = help::command();
        let names = command.get_subcommands().map(clap::Command::get_name);
        let names: Vec<&str> = names.chain(["help"]).collect();
        let is_option = first.as_encoded_bytes().starts_with(b"-") && first != "-";
        if !is_option && !names.iter().any(|name| first == name) {
            if first != "-" && !explain::is_there(first) {
                return Err(typed::unknown(&arguments[1..], &names));
            }
            arguments.insert(1, "explain".into());
        }
        arguments.splice(1..1, options::standing());
    }
    Ok(arguments)
}

fn run(cli: &Cli, named: &str) -> anyhow::Result<Outcome> {
    let surroundings = Surroundings::of_process();
    let color = if cli.global.plain {
        ColorChoice::Never
    } else {
        cli.global.color
    };
    colored::control::set_override(surroundings.wants_color(color));
    let mut screen = Screen {
        format: cli.global.format,
        width: cli
            .global
            .width
            .map_or_else(console::width, usize::from)
            .max(MINIMUM_WIDTH),
        asked_width: cli.global.width.map(usize::from),
        layout: cli.global.layout,
        typed: Vec::new(),
        is_terminal: (surroundings.is_terminal && !cli.global.plain)
            || color == ColorChoice::Always,
        labels: if cli.global.plain {
            Labels::InWords
        } else {
            Labels::EachLine
        },
        errors: if cli.global.plain {
            errors::Style::InWords
        } else if surroundings.wants_color(color) && io::stderr().is_terminal() {
            errors::Style::Colored
        } else {
            errors::Style::Uncolored
        },
        paged: surroundings.is_terminal
            && !surroundings.is_dumb()
            && !cli.global.no_pager
            && !cli.global.plain,
    };
    if surroundings.wants_color(color) {
        let has_ground = surroundings.is_terminal && cli.global.format == Format::Text;
        let colorterm = std::env::var_os("COLORTERM");
        let depth = ground::depth(surroundings.term.as_deref(), colorterm.as_deref());
        ink::choose(
            cli.global.theme.theme(
                has_ground && cli.command.as_ref().is_some_and(Command::is_read),
                &mut screen.typed,
            ),
            depth,
        );
        if has_ground && (!screen.paged || console::pager_shows_links()) {
            terminal::link(links::address);
        }
    }
    formats::check(named, cli.global.format)?;
    let Some(command) = &cli.command else {
        console::show(&start::screen(), false)?;
        return Ok(Outcome::Done);
    };
    match command {
        Command::Explain(command) => command.run(&screen),
        Command::List(command) => command.run(&screen),
        Command::Idiom(command) => command.run(&screen),
        Command::Phrase(command) => command.run(&screen),
        Command::Find(command) => command.run(&screen),
        Command::Scan(command) => command.run(&screen),
        Command::Study(command) => command.run(&screen),
        Command::Progress(command) => command.run(&screen),
        Command::Crates(command) => command.run(&screen),
        Command::Export(command) => command.run(&screen),
        Command::Port(command) => command.run(&screen),
        Command::Practice(command) => command.run(&screen),
        Command::Completions(command) => command.run(),
        Command::Manual(command) => command.run(&screen),
    }
}

/// Below this nothing can be laid out.
const MINIMUM_WIDTH: usize = 20;

/// Where a command's output goes, and how.
#[derive(Debug)]
#[allow(
    clippy::struct_excessive_bools,
    reason = "each answers a question of its own about the surroundings"
)]
struct Screen {
    format: Format,
    /// In terminal columns.
    width: usize,
    /// The width that was asked for.
    asked_width: Option<usize>,
    /// What was typed while the terminal was asked for its ground.
    typed: Vec<crossterm::event::Event>,
    /// Where the Rust was asked to stand.
    layout: Option<page::Layout>,
    /// Whether to lay it out for a terminal; plain text otherwise.
    is_terminal: bool,
    /// How plain text labels lines; in words for a screen reader.
    labels: Labels,
    /// How errors in the input are drawn on standard error.
    errors: errors::Style,
    paged: bool,
}

impl Screen {
    fn show(&self, text: &str) -> anyhow::Result<()> {
        Ok(console::show(
            text,
            self.paged && self.format == Format::Text,
        )?)
    }
}
