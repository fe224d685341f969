//! `py2rs explain TARGET...`.

mod target;

use std::ffi::OsString;
use std::ops::RangeInclusive;

use clap::{Args, ValueEnum};
use clap_complete::engine::{ArgValueCandidates, ArgValueCompleter};

use super::complaints::{complain, complain_raw, nearest};
use super::idiom::ShowIdiom;
use super::input::{self, Input};
use super::outcomes::{Outcome, Usage};
use super::{Format, Screen, hints, list, names, page};
use crate::analysis::Analysis;
use crate::corpus::{Question, concordance};
use crate::explain::assumed;
use crate::explain::comparison::{self, Comparison, Notes, Selection};
use crate::idioms::findings::Finding;
use crate::render::{self, json, remarks};
use target::Target;

pub(super) use target::is_there;

/// Show a Python file or a question beside Rust, statement beside statement
///
/// A file of your own is shown definition by definition beside the Rust that is drafted from it, with
/// its idioms as footnotes; what is not drafted is a todo!. A file that is a copy of a question, also an
/// edited one or one pasted from the web page, is shown as that question, with what differs.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  py2rs explain q18                                 question 18
  py2rs explain my_module.py                        a file of your own
  py2rs explain my_module.py:4                      one statement of it, with its notes in full
  py2rs explain my_module.py::main                  one definition of it; a method is Class.method
  py2rs explain my_module.py --idiom asyncio        only what has something of asyncio
  py2rs explain q18 --layout stack --width 72       the Rust below the Python
  py2rs explain - --format json < my_module.py      for other programs")]
pub(super) struct Explain {
    #[arg(
        value_name = "TARGET",
        required = true,
        add = ArgValueCompleter::new(names::targets),
        help = "A question (q18), a Python file, FILE:LINE, FILE::NAME, or - for standard input; a file \
                wins over a question"
    )]
    targets: Vec<OsString>,
    /// Show only these lines of the Python, and their Rust
    #[arg(long, value_name = "A-B", value_parser = target::lines)]
    lines: Option<Selection>,
    /// Show only what has this idiom, or one of this family
    #[arg(long, value_name = "ID|FAMILY", add = ArgValueCandidates::new(names::idioms))]
    idiom: Option<String>,
    /// How much is said about the idioms of a file: short unless a line is asked for
    #[arg(long, value_enum, value_name = "HOW")]
    notes: Option<Told>,
    /// Explain a file as your own, also if it is a copy of a question
    #[arg(long)]
    no_question: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Told {
    None,
    Short,
    Full,
}

impl Explain {
    /// Shows all of one target.
    pub(super) fn of(target: &str) -> Self {
        Self {
            targets: vec![target.into()],
            lines: None,
            idiom: None,
            notes: None,
            no_question: false,
        }
    }

    pub(super) fn run(&self, screen: &Screen) -> anyhow::Result<Outcome> {
        if let Some(idiom) = &self.idiom {
            list::known_idiom(idiom, "idiom")?;
        }
        if let [target] = &self.targets[..]
            && let Some(id) = target::idiom(target)
        {
            return ShowIdiom::of(id).run(screen);
        }
        if screen.format == Format::Html && self.targets.len() > 1 {
            return Err(Usage {
                message: "a page of HTML shows one target".to_owned(),
                hints: vec!["--format markdown writes one after the other".to_owned()],
            }
            .into());
        }
        let mut shown = String::new();
        let mut complaints = String::new();
        let mut outcome = Outcome::Done;
        for target in &self.targets {
            let target = Target::of(target);
            let selection = target.selection.as_ref().or(self.lines.as_ref());
            let explained = match input::find(&target.name)? {
                Input::Source(source) => {
                    self.explain(screen, Analysis::of(source), None, selection)?
                }
                Input::Question(question) => {
                    let analysis = Analysis::of_clean(concordance::source_of(&question));
                    self.explain(screen, analysis, Some(&question), selection)?
                }
                Input::Unreadable(path, reason) => unreadable(screen, &path, &reason),
            };
            if !shown.is_empty() && !screen.format.is_json() {
                shown.push('\n');
            }
            shown.push_str(&explained.page);
            complaints.push_str(&explained.complaints);
            if explained.outcome != Outcome::Done {
                outcome = explained.outcome;
            }
        }
        screen.show(&shown)?;
        complain_raw(&complaints);
        Ok(outcome)
    }

    fn explain(
        &self,
        screen: &Screen,
        mut analysis: Analysis,
        question: Option<&Question>,
        selection: Option<&Selection>,
    ) -> anyhow::Result<Explained> {
        let lines = match selection {
            Some(selection) => Some(
                selection
                    .lines(&analysis)
                    .ok_or_else(|| not_there(selection, &analysis))?,
            ),
            None => None,
        };
        let page = if screen.format.is_json() {
            let mut assumed = match question {
                Some(_) => None,
                None => assumed::assume(&analysis),
            };
            if let Some(assumed) = &mut assumed {
                assumed.retain_new(analysis.findings());
            }
            let recognised = match question {
                Some(question) => Some(question.id),
                None if self.no_question => None,
                None => comparison::question_of(&analysis),
            };
            self.select(&mut analysis, lines.as_ref());
            let rust = comparison::rust_texts(recognised, &analysis);
            let source = analysis.source();
            let document = json::FileDocument::new(source, analysis.findings(), analysis.errors());
            let mut document = document.explained(recognised, rust);
            if recognised.is_some() {
                let shown = self.shown(&analysis, question, selection, lines.as_ref());
                document = document.in_bands(&shown);
            }
            match &mut assumed {
                Some(assumed) => {
                    self.select(assumed.analysis_mut(), lines.as_ref());
                    let rust = comparison::rust_texts(None, assumed.analysis());
                    let found = assumed.analysis().findings();
                    json::line(&document.assuming(source, found, rust)) + "\n"
                }
                None => json::line(&document) + "\n",
            }
        } else {
            let shown = self.shown(&analysis, question, selection, lines.as_ref());
            page::draw(screen, &shown) + &self.nothing(screen, &shown)
        };
        let (source, errors) = (analysis.source(), analysis.errors());
        let mut complaints = remarks::of(source);
        complaints += &render::errors::syntax_errors(source, errors, screen.errors);
        Ok(Explained {
            page,
            complaints,
            outcome: if errors.is_empty() {
                Outcome::Done
            } else {
                Outcome::Incomplete
            },
        })
    }

    /// What is to be shown of a question or a file.
    fn shown(
        &self,
        analysis: &Analysis,
        question: Option<&Question>,
        selection: Option<&Selection>,
        lines: Option<&RangeInclusive<usize>>,
    ) -> Comparison {
        let notes = match (self.notes, selection) {
            (Some(Told::None), _) => Notes::None,
            (Some(Told::Full), _) | (None, Some(Selection::Line(_))) => Notes::Full,
            (Some(Told::Short) | None, _) => Notes::Short,
        };
        let mut shown = match question {
            Some(question) => comparison::compare(question, analysis),
            None if self.no_question => comparison::explain_file(analysis, notes),
            None => comparison::explain_with(analysis, notes),
        };
        if let Some(lines) = lines {
            shown.keep_lines(lines);
        }
        if let Some(idiom) = &self.idiom {
            shown.keep_idiom(idiom);
        }
        shown
    }

    /// Leaves out what was found elsewhere, or of other idioms.
    fn select(&self, analysis: &mut Analysis, lines: Option<&RangeInclusive<usize>>) {
        let findings = analysis.findings().iter();
        let is_wanted = |finding: &Finding| {
            let idiom = finding.idiom;
            let is_meant = |it: &String| idiom.id == it || idiom.family() == it;
            let line = analysis.place(finding).line;
            self.idiom.as_ref().is_none_or(is_meant)
                && lines.is_none_or(|lines| lines.contains(&line))
        };
        let wanted: Vec<bool> = findings.map(is_wanted).collect();
        let mut wanted = wanted.into_iter();
        analysis.retain(|_| wanted.next().unwrap_or(true));
    }

    /// What is said where nothing of an idiom was found.
    fn nothing(&self, screen: &Screen, shown: &Comparison) -> String {
        match &self.idiom {
            Some(idiom) if shown.bands.is_empty() && screen.format == Format::Text => {
                format!("\nNothing of {idiom} was found in it.\n")
            }
            _ => String::new(),
        }
    }
}

/// What is to be written for a target.
struct Explained {
    page: String,
    /// For standard error.
    complaints: String,
    outcome: Outcome,
}

/// Why a selection selects nothing.
fn not_there(selection: &Selection, analysis: &Analysis) -> Usage {
    let path = analysis.source().path();
    let count = analysis
        .source()
        .number(analysis.source().line_count().max(1));
    match selection {
        Selection::Line(line) => Usage {
            message: format!("{path} has no line {line}"),
            hints: vec![format!("its last line is {count}")],
        },
        Selection::Lines(first, last) => Usage {
            message: format!("{path} has no lines {first} to {last}"),
            hints: vec![format!("its lines are 1 to {count}")],
        },
        Selection::Name(name) => {
            let names = Selection::names(analysis);
            let near = nearest(name, names.iter().map(String::as_str));
            let near: Vec<String> = near.iter().map(|it| format!("{path}::{it}")).collect();
            let file = hints::quoted(path);
            Usage {
                message: format!("{path} defines no {name}"),
                hints: hints::nearest(
                    &near,
                    "explain",
                    &format!("py2rs explain {file} shows all of it"),
                ),
            }
        }
    }
}

fn unreadable(screen: &Screen, path: &str, reason: &str) -> Explained {
    complain(&format!("error: {path}: {reason}"), &[]);
    let page = if screen.format.is_json() {
        let document = json::FileDocument::unreadable(path, reason).explained(None, Vec::new());
        json::line(&document) + "\n"
    } else {
        String::new()
    };
    Explained {
        page,
        complaints: String::new(),
        outcome: Outcome::Incomplete,
    }
}
