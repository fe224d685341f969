//! `py2rs practice list`, `hint`, `next` and `reset`: the way through the questions.

use std::path::{Path, PathBuf};

use clap::Args;

use super::project::{self, typed};
use crate::cli::complaints::complain;
use crate::cli::outcomes::{Outcome, Usage};
use crate::cli::{Screen, hints};
use crate::corpus;
use crate::layout::{self, Role, Row, Style};
use crate::learn::practice::{self, Left, Project};
use crate::learn::progress::{Progress, Store};
use crate::python::source::path_text;
use crate::render::terminal;

const PLAIN: Role = Role::Text(Style::Plain);

/// Show which questions were practised, and which were begun here
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  py2rs practice list   the questions by topic: done, begun in this folder, still to come")]
pub(super) struct List {}

/// Say what the notes have on what is left to write
///
/// That is the note of each band that the first todo!() of src/main.rs stands for, and the lines of Python.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  py2rs practice hint q16-practice   what the first todo!() there stands for")]
pub(super) struct Hint {
    /// The folder of the project
    #[arg(value_name = "DIR", value_hint = clap::ValueHint::DirPath)]
    folder: Option<PathBuf>,
}

/// Write the next question that was neither practised nor begun here
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  py2rs practice next   into a new folder such as q01-practice")]
pub(super) struct Next {}

/// Begin a project anew; what was written stays beside the skeleton
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  py2rs practice reset q16-practice   src/main.rs as it was at first")]
pub(super) struct Reset {
    /// The folder of the project
    #[arg(value_name = "DIR", value_hint = clap::ValueHint::DirPath)]
    folder: Option<PathBuf>,
}

/// What is known; where nothing can be known, nothing was done.
fn progress() -> Progress {
    let loaded = Store::of_user().and_then(|store| store.load());
    match loaded {
        Ok((progress, None)) => progress,
        Ok((progress, Some(set_aside))) => {
            complain(&format!("warning: {set_aside}"), &[]);
            progress
        }
        Err(failure) => {
            complain(&format!("warning: {failure}"), &[]);
            Progress::default()
        }
    }
}

fn is_done(progress: &Progress, id: &str) -> bool {
    progress
        .record(id)
        .is_some_and(|record| record.practised.is_some())
}

impl List {
    pub(super) fn run(screen: &Screen) -> anyhow::Result<Outcome> {
        let progress = progress();
        let begun = project::below(Path::new("."));
        let all: Vec<_> = corpus::questions().collect();
        let done = all.iter().filter(|it| is_done(&progress, it.id)).count();
        let head = format!(
            "{done} of {} practised, {} begun in this folder.",
            all.len(),
            begun.len()
        );
        let width = screen.width;
        let mut rows = layout::hanging("", Role::Space, &[(&head, PLAIN)], width);
        let mut topic = String::new();
        for question in &all {
            if question.topic != topic {
                topic.clone_from(&question.topic);
                rows.push(Row::default());
                let heading = [(topic.as_str(), Role::Heading)];
                rows.extend(layout::hanging("", Role::Space, &heading, width));
            }
            let here = begun.iter().find(|it| it.question == question.id);
            let (sign, said) = match (is_done(&progress, question.id), here) {
                (true, _) => ("✓", " · practised".to_owned()),
                (false, Some(project)) => ("-", format!(" · {}", stands(project))),
                (false, None) => (" ", String::new()),
            };
            let lead = format!("{sign} {}  ", question.id);
            let parts = [
                (question.title.as_str(), PLAIN),
                (said.as_str(), Role::Quiet),
            ];
            rows.extend(layout::hanging(&lead, Role::Id, &parts, width));
        }
        rows.push(Row::default());
        let next = "py2rs practice next writes the next one; py2rs practice q18 that one";
        rows.extend(layout::hanging(
            "",
            Role::Space,
            &[(next, Role::Quiet)],
            width,
        ));
        screen.show(&terminal::paint(&rows))?;
        Ok(Outcome::Done)
    }
}

/// How far a project is.
fn stands(project: &Project) -> String {
    let path = path_text(&project.path);
    match project.left() {
        Ok(left) if left.is_empty() => format!("begun in {path}, no todo!() left"),
        Ok(left) => format!("begun in {path}, {} left", todos(left.len())),
        Err(error) => format!("begun in {path}: {error}"),
    }
}

fn todos(count: usize) -> String {
    match count {
        1 => "1 todo!()".to_owned(),
        count => format!("{count} todo!()"),
    }
}

impl Hint {
    pub(super) fn run(&self, screen: &Screen) -> anyhow::Result<Outcome> {
        let project = project::project(self.folder.as_deref(), "hint")?;
        let Some(question) = project.corpus_question() else {
            return Err(unknown(&project).into());
        };
        let left = project.left()?;
        let shown = path_text(&project.path);
        let Some(first) = left.first() else {
            let text = format!(
                "{shown}: no todo!() is left; what differs is said by\n  {}\n",
                typed("check", &project)
            );
            screen.show(&text)?;
            return Ok(Outcome::Done);
        };
        let width = screen.width;
        let head = format!(
            "{shown}/src/main.rs, line {}: {}; {} left.",
            first.line,
            what(first),
            todos(left.len())
        );
        let mut rows = layout::hanging("", Role::Space, &[(&head, PLAIN)], width);
        rows.push(Row::default());
        let python = question.python.text();
        for lines in practice::lines_of(&first.what) {
            let lines = python.lines().zip(1..).filter(|(_, it)| lines.contains(it));
            for (text, number) in lines {
                rows.push(Row::of(&format!("{number:>3}│ {text}"), PLAIN));
            }
        }
        for band in practice::bands_of(&question, first) {
            rows.push(Row::default());
            let title = [(band.title, Role::Heading)];
            rows.extend(layout::hanging("", Role::Space, &title, width));
            rows.extend(layout::paragraphs(band.note, width.min(layout::MEASURE)));
        }
        screen.show(&terminal::paint(&rows))?;
        Ok(Outcome::Done)
    }
}

/// What a `todo!` stands for, in words.
fn what(left: &Left) -> &str {
    if left.what.is_empty() {
        "nothing in the Python"
    } else {
        &left.what
    }
}

impl Next {
    /// The question that is written next.
    pub(super) fn question() -> Result<&'static str, Usage> {
        let progress = progress();
        let begun = project::below(Path::new("."));
        let mut open = corpus::ids()
            .filter(|id| !is_done(&progress, id))
            .peekable();
        if open.peek().is_none() {
            return Err(Usage {
                message: "all questions are practised".to_owned(),
                hints: vec!["py2rs practice list shows them".to_owned()],
            });
        }
        let is_begun = |id: &str| begun.iter().any(|it| it.question == id);
        open.find(|id| !is_begun(id)).ok_or_else(|| Usage {
            message: "all questions that are left are begun in this folder".to_owned(),
            hints: begun.iter().take(3).map(|it| typed("check", it)).collect(),
        })
    }
}

impl Reset {
    pub(super) fn run(&self, screen: &Screen) -> anyhow::Result<Outcome> {
        let project = project::project(self.folder.as_deref(), "reset")?;
        let Some(question) = project.corpus_question() else {
            return Err(unknown(&project).into());
        };
        let aside = project.reset(&question)?;
        let text = format!(
            "{}: begun anew; what was written is kept in {}\n",
            path_text(&project.program()),
            path_text(&aside)
        );
        screen.show(&text)?;
        Ok(Outcome::Done)
    }
}

fn unknown(project: &Project) -> Usage {
    Usage {
        message: format!(
            "{}: this py2rs has no question {}",
            path_text(&project.path),
            project.question
        ),
        hints: vec![format!(
            "py2rs practice {} writes another one",
            hints::quoted("q16")
        )],
    }
}
