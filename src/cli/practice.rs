//! `py2rs practice QUESTION [DIR]`, `py2rs practice check [DIR]` and what leads through the questions.

mod check;
mod course;
mod project;
mod saves;

use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};
use clap_complete::engine::ArgValueCandidates;

use super::complaints::complain;
use super::outcomes::{Outcome, Usage};
use super::{Screen, hints, input, names};
use crate::cli::console;
use crate::learn::practice::{self, Content, NotWritten};
use crate::text::visible;

/// Write a question as a Cargo project to work in, or check what you wrote
///
/// The project holds the Python program, src/main.rs with the signatures of the Rust counterpart and
/// todo!() for what they do, Cargo.toml with the crates, and what the program shall print. A folder that
/// exists is never written to.
#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
#[command(after_help = "Examples:
  py2rs practice q16                 write a project into the new folder q16-practice
  py2rs practice q16 power           write it into the new folder power
  py2rs practice q16 --solution see  write the hand-written Rust instead
  py2rs practice check q16-practice  build it, run it, compare what it prints
  py2rs practice list                what is done, and what is still to come
  py2rs practice next                the next question, as a project")]
pub(super) struct Practice {
    #[command(subcommand)]
    command: Option<Action>,
    /// A question, as in q18
    #[arg(required = true, add = ArgValueCandidates::new(names::questions))]
    question: Option<String>,
    /// The folder to write, which must not exist; q18-practice if left out
    #[arg(value_name = "DIR", value_hint = clap::ValueHint::DirPath)]
    folder: Option<PathBuf>,
    /// Write the counterpart instead of its signatures
    #[arg(long)]
    solution: bool,
}

#[derive(Debug, Subcommand)]
enum Action {
    Check(check::Check),
    List(course::List),
    Hint(course::Hint),
    Next(course::Next),
    Reset(course::Reset),
}

impl Practice {
    pub(super) fn run(&self, screen: &Screen) -> anyhow::Result<Outcome> {
        match &self.command {
            Some(Action::Check(check)) => check.run(screen),
            Some(Action::List(_)) => course::List::run(screen),
            Some(Action::Hint(hint)) => hint.run(screen),
            Some(Action::Next(_)) => self.write(course::Next::question()?),
            Some(Action::Reset(reset)) => reset.run(screen),
            None => self.write(self.question.as_deref().unwrap_or_default()),
        }
    }

    fn write(&self, question: &str) -> anyhow::Result<Outcome> {
        let question = input::question(question)?;
        let (content, suffix) = if self.solution {
            (Content::Solution, "solution")
        } else {
            (Content::Skeleton, "practice")
        };
        let folder = match &self.folder {
            Some(folder) => folder.clone(),
            None => PathBuf::from(format!("{}-{suffix}", question.id)),
        };
        match practice::write(&folder, &practice::files(&question, content, &folder)) {
            Ok(()) => {}
            Err(error @ NotWritten::Exists { .. }) => {
                return Err(self.exists(&error, question.id, &folder).into());
            }
            Err(error) => return Err(error.into()),
        }
        let shown = visible::one_line(&hints::quoted_path(&folder)).into_owned();
        let next = if self.solution {
            format!("py2rs practice check {shown} builds and runs it\n")
        } else {
            format!(
                "Read {id}.py, write src/main.rs, then:\n  py2rs practice check {shown}\n\
                 py2rs practice hint {shown} says what the notes have on what is left.\n",
                id = question.id
            )
        };
        let (id, title) = (question.id, &question.title);
        if practice::needs_unix(&question) && !cfg!(unix) {
            complain(
                &format!("note: {id} needs Unix, and does not build here"),
                &[],
            );
        }
        console::show(&format!("{shown}: {id}, {title}\n{next}"), false)?;
        Ok(Outcome::Done)
    }

    /// Says what to do instead of writing into a folder that exists.
    fn exists(&self, error: &NotWritten, id: &str, folder: &Path) -> Usage {
        let shown = hints::quoted_path(folder);
        let flag = if self.solution { " --solution" } else { "" };
        let free = hints::free_name(folder);
        let mut hints = Vec::new();
        if practice::Project::at(folder).is_some() {
            hints.push(format!("py2rs practice check {shown} checks what is in it"));
        }
        if let Some(free) = free {
            let free = hints::quoted(&free);
            hints.push(format!(
                "py2rs practice {id} {free}{flag} writes another one"
            ));
        }
        Usage {
            message: error.to_string(),
            hints,
        }
    }
}
