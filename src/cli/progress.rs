//! `py2rs progress [show|export|import|reset]`.

use std::ffi::OsString;
use std::fs::OpenOptions;
use std::io::{self, BufRead as _, IsTerminal as _, Read as _, Write as _};
use std::path::Path;

use anyhow::Context as _;
use clap::{Args, Subcommand};

use super::complaints::{complain, nearest};
use super::outcomes::{Outcome, Usage};
use super::{Screen, hints};
use crate::corpus;
use crate::learn::progress::{self, Progress, Store};
use crate::python::source::path_text;
use crate::render::{json, progress as render, terminal};

/// Show what you have read and recalled, take it elsewhere, or forget it
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  py2rs progress                      what was read and recalled, and what is due
  py2rs progress export backup.json   all of it, for another machine
  py2rs progress import backup.json   and there")]
pub(super) struct ShowProgress {
    #[command(subcommand)]
    action: Option<Action>,
}

#[derive(Debug, Clone, PartialEq, Eq, Subcommand)]
enum Action {
    /// What was read and recalled, and what is due (the default)
    #[command(after_help = "Examples:
  py2rs progress show --format json   for other programs")]
    Show,
    /// Write all of it as JSON, for a backup or another machine
    #[command(after_help = "Examples:
  py2rs progress export backup.json   into a new file
  py2rs progress export               to standard output")]
    Export {
        /// A file that is not there yet; standard output without it
        file: Option<OsString>,
    },
    /// Add what was exported to what is there; importing twice changes nothing
    #[command(after_help = "Examples:
  py2rs progress import exported.json   what another machine exported
  py2rs progress import - < exported.json")]
    Import {
        /// A file, or - for standard input
        file: OsString,
    },
    /// Forget all, or some; the old file stays beside the new one
    #[command(after_help = "Examples:
  py2rs progress reset --yes   all, without asking")]
    Reset {
        /// Questions and idioms to forget; all, if none is named
        ids: Vec<String>,
        /// Without asking
        #[arg(long, short)]
        yes: bool,
    },
}

impl ShowProgress {
    pub(super) fn run(&self, screen: &Screen) -> anyhow::Result<Outcome> {
        let store = Store::of_user()?;
        match self.action.as_ref().unwrap_or(&Action::Show) {
            Action::Show => show(screen, &store),
            Action::Export { file } => export(screen, &store, file.as_ref()),
            Action::Import { file } => import(screen, &store, file),
            Action::Reset { ids, yes } => reset(screen, &store, ids, *yes),
        }
    }
}

/// What is known; a damaged file is told of.
fn load(store: &Store) -> anyhow::Result<(Progress, Outcome)> {
    let (progress, set_aside) = store.load()?;
    Ok((progress, told(set_aside)))
}

fn told(set_aside: Option<progress::SetAside>) -> Outcome {
    match set_aside {
        Some(set_aside) => {
            complain(&format!("warning: {set_aside}"), &[]);
            Outcome::Incomplete
        }
        None => Outcome::Done,
    }
}

fn show(screen: &Screen, store: &Store) -> anyhow::Result<Outcome> {
    let (progress, outcome) = load(store)?;
    let now = progress::now();
    let path = path_text(&store.path());
    let known = corpus::ids().chain(corpus::cards().map(|card| card.pair.id));
    let text = if screen.format.is_json() {
        json::line(&render::ProgressDocument::new(&progress, &path, now)) + "\n"
    } else {
        let known = known.count();
        terminal::paint(&render::rows(&progress, known, &path, now, screen.width))
    };
    screen.show(&text)?;
    Ok(outcome)
}

fn export(screen: &Screen, store: &Store, file: Option<&OsString>) -> anyhow::Result<Outcome> {
    let (progress, outcome) = load(store)?;
    let text = Store::exported(&progress);
    let Some(file) = file.filter(|file| *file != "-") else {
        screen.show(&text)?;
        return Ok(outcome);
    };
    let path = Path::new(file);
    let created = OpenOptions::new().write(true).create_new(true).open(path);
    if let Err(error) = &created
        && error.kind() == io::ErrorKind::AlreadyExists
    {
        return Err(Usage {
            message: format!("{} is there already", path_text(path)),
            hints: vec!["py2rs progress export shows it on standard output".to_owned()],
        }
        .into());
    }
    created
        .and_then(|mut file| {
            file.write_all(text.as_bytes())?;
            file.sync_all()
        })
        .with_context(|| path_text(path))?;
    Ok(outcome)
}

fn import(screen: &Screen, store: &Store, file: &OsString) -> anyhow::Result<Outcome> {
    let path = Path::new(file);
    let mut bytes = Vec::new();
    if file == "-" {
        io::stdin().lock().read_to_end(&mut bytes).context("-")?;
    } else {
        bytes = std::fs::read(path).with_context(|| path_text(path))?;
    }
    let imported = Store::read_exported(path, &bytes)?;
    let changed = store.change(|progress| progress.merge(imported))?;
    let outcome = told(changed.set_aside);
    let text = match changed.result {
        0 => "Nothing was new.\n".to_owned(),
        1 => "1 event was new.\n".to_owned(),
        new => format!("{new} events were new.\n"),
    };
    screen.show(&text)?;
    Ok(outcome)
}

fn reset(screen: &Screen, store: &Store, ids: &[String], yes: bool) -> anyhow::Result<Outcome> {
    let (progress, outcome) = load(store)?;
    for id in ids {
        if progress.record(id).is_none() {
            return Err(unknown(id, &progress).into());
        }
    }
    let count = if ids.is_empty() {
        progress.records().count()
    } else {
        ids.len()
    };
    if count == 0 {
        screen.show("There is nothing to forget.\n")?;
        return Ok(outcome);
    }
    if !yes && !confirmed(count)? {
        screen.show("Nothing was forgotten.\n")?;
        return Ok(outcome);
    }
    let copy = store.back_up(progress::now())?;
    let changed = store.change(|progress| {
        if ids.is_empty() {
            *progress = Progress::default();
        }
        for id in ids {
            progress.forget(id);
        }
    })?;
    told(changed.set_aside);
    let kept = copy.map_or(String::new(), |copy| {
        format!("What was there is kept in {}.\n", path_text(&copy))
    });
    screen.show(&format!("Forgotten: {}.\n{kept}", entries(count)))?;
    Ok(outcome)
}

fn entries(count: usize) -> String {
    if count == 1 {
        "1 entry".to_owned()
    } else {
        format!("{count} entries")
    }
}

/// Asks on the terminal.
fn confirmed(count: usize) -> anyhow::Result<bool> {
    if !io::stdin().is_terminal() || !io::stderr().is_terminal() {
        return Err(Usage {
            message: "reset asks before it forgets, and there is no terminal to ask on".to_owned(),
            hints: vec!["py2rs progress reset --yes does not ask".to_owned()],
        }
        .into());
    }
    complain(&format!("Forget {}? [y/N]", entries(count)), &[]);
    let mut answer = String::new();
    io::stdin().lock().read_line(&mut answer)?;
    Ok(matches!(answer.trim(), "y" | "Y" | "yes"))
}

fn unknown(id: &str, progress: &Progress) -> Usage {
    let near = nearest(id, progress.records().map(|(id, _)| id));
    Usage {
        message: format!("nothing is known of {id}"),
        hints: hints::nearest(&near, "explain", "py2rs progress shows what is known"),
    }
}
