//! `py2rs study [TARGET]`.

use std::io::{self, IsTerminal as _};
use std::path::Path;

use clap::Args;
use clap_complete::engine::ArgValueCandidates;

use super::complaints::complain;
use super::input::{self, Input};
use super::outcomes::{Outcome, Usage};
use super::{Screen, hints, list, names};
use crate::analysis::Analysis;
use crate::corpus::concordance;
use crate::explain::comparison::{self, Comparison};
use crate::learn::progress::{self, Progress, Standing, Store};
use crate::python::source::{self, path_text};
use crate::render::plain::Labels;
use crate::study::outside::Watched;
use crate::study::terminal::{self, Ending};
use crate::study::{OwnFile, Start, State};
use crate::{corpus, idioms};

/// Study the questions and idioms on the full screen, both languages in panes that move together
///
/// TARGET is a question or a Python file to begin with, or an idiom, a family of idioms or a topic to keep
/// to. `?` names the keys.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  py2rs study               begin at the first question
  py2rs study q18           begin at question 18
  py2rs study my_module.py  a file of your own, with its draft
  py2rs study decorator     keep to a family of idioms
  py2rs study --due         recall what is due")]
pub(super) struct Study {
    /// A question (q18), a Python file, an idiom, a family of idioms or a topic
    #[arg(add = ArgValueCandidates::new(names::subjects))]
    target: Option<String>,
    /// Be asked for what is due to be recalled
    #[arg(long)]
    due: bool,
}

impl Study {
    pub(super) fn run(&self, screen: &Screen) -> anyhow::Result<Outcome> {
        let mut start = self.start()?;
        let own = start.own.as_ref().map(|own| own.path.clone());
        if screen.labels == Labels::InWords {
            return Err(usage("study draws on the whole screen, --plain or not").into());
        }
        for (is_terminal, name) in [
            (io::stdout().is_terminal(), "standard output"),
            (io::stdin().is_terminal(), "standard input"),
        ] {
            if !is_terminal {
                return Err(usage(&format!("study needs a terminal, and {name} is none")).into());
            }
        }
        if std::env::var_os("TERM").is_some_and(|term| term == "dumb") {
            return Err(usage("study needs a terminal that can move its cursor").into());
        }
        let store = Store::of_user();
        let loaded = store.as_ref().map(Store::load);
        let mut warnings = Vec::new();
        let progress = match loaded {
            Ok(Ok((progress, set_aside))) => {
                warnings.extend(set_aside.map(|it| it.to_string()));
                progress
            }
            Ok(Err(failure)) => {
                warnings.push(terminal::not_kept(&failure));
                Progress::default()
            }
            Err(failure) => {
                warnings.push(terminal::not_kept(failure));
                Progress::default()
            }
        };
        let now = progress::now();
        if self.due {
            if let Some(nothing) = nothing_due(&progress, &start, now) {
                for warning in &warnings {
                    complain(&format!("warning: {warning}"), &[]);
                }
                screen.show(&nothing)?;
                return Ok(Outcome::Done);
            }
            start.recalls_due = true;
        }
        // Decided once, before any command runs.
        let has_colors = colored::control::SHOULD_COLORIZE.should_colorize();
        let taken = terminal::Screen::take()?;
        let mut state = State::new(&start, progress, now, taken.size()?);
        if let Some(warning) = warnings.first() {
            state.say(warning.clone());
        }
        let load = || own.as_deref().and_then(read);
        let watched = own.clone().map(|path| Watched::new(path, &load));
        let surroundings = terminal::Surroundings {
            store: store.as_ref().ok(),
            has_colors,
            watched,
            typed: screen.typed.clone(),
        };
        let ending = terminal::run(taken, state, surroundings);
        // What was said on the screen has gone with it.
        for warning in &warnings {
            complain(&format!("warning: {warning}"), &[]);
        }
        match ending? {
            Ending::Left => Ok(Outcome::Done),
            Ending::Signal(signal) => {
                // To end as the signal would have ended us: who sent it may look.
                #[cfg(unix)]
                signal_hook::low_level::emulate_default_handler(signal)?;
                let _ = signal;
                Ok(Outcome::Interrupted)
            }
        }
    }

    /// What the target names.
    fn start(&self) -> Result<Start, Usage> {
        let Some(target) = &self.target else {
            return Ok(Start::default());
        };
        let path = Path::new(target);
        if path.is_file() {
            let Some(comparison) = read(path) else {
                return Err(usage(&format!("{target} cannot be read")));
            };
            let own = OwnFile {
                path: path.to_owned(),
                comparison,
            };
            return Ok(Start {
                own: Some(own),
                ..Start::default()
            });
        }
        if let Some(id) = input::question_id(target) {
            return Ok(Start {
                open: Some(id.to_owned()),
                ..Start::default()
            });
        }
        let entries = concordance::entries();
        let is_idiom = idioms::idiom(target).is_some();
        let is_meant = |idiom: &str| idiom.split_once('.').is_some_and(|(it, _)| it == target);
        let is_family = idioms::catalogue().any(|idiom| is_meant(idiom.id));
        if is_idiom || is_family {
            let cards = corpus::cards().map(|card| card.pair.id);
            let cards = cards.filter(|id| id == target || is_meant(id));
            let questions = entries.iter().filter(|entry| entry.shows(target));
            let questions = questions.map(|entry| entry.question.id);
            let ids: Vec<String> = cards.chain(questions).map(str::to_owned).collect();
            if ids.is_empty() {
                return Err(usage(&format!("nothing shows {target} yet")));
            }
            return Ok(Start {
                open: ids.first().filter(|_| is_idiom).cloned(),
                scope: Some((target.clone(), ids)),
                ..Start::default()
            });
        }
        let wanted = list::words(target);
        let of_topic = entries
            .iter()
            .filter(|entry| list::words(&entry.question.topic).contains(&wanted));
        let ids: Vec<String> = of_topic.map(|entry| entry.question.id.to_owned()).collect();
        if ids.is_empty() {
            return Err(unknown(target, &entries));
        }
        let topic = entries.iter().find(|entry| entry.question.id == ids[0]);
        let topic = topic.map_or(target.clone(), |entry| entry.question.topic.clone());
        Ok(Start {
            scope: Some((topic, ids)),
            ..Start::default()
        })
    }
}

/// What there is to show of a reader's own file.
fn read(path: &Path) -> Option<Comparison> {
    match input::decode(&path_text(path), source::bytes(path)) {
        Input::Source(source) => Some(comparison::compare_file(&Analysis::of(source))),
        Input::Question(_) | Input::Unreadable(..) => None,
    }
}

fn usage(message: &str) -> Usage {
    Usage {
        message: message.to_owned(),
        hints: vec!["py2rs explain q18 writes what study shows".to_owned()],
    }
}

fn unknown(target: &str, entries: &[concordance::Entry]) -> Usage {
    let mut known: Vec<&str> = Vec::new();
    for entry in entries {
        known.extend([entry.question.id, &entry.question.topic]);
    }
    for idiom in idioms::catalogue() {
        known.extend([idiom.id, idiom.family()]);
    }
    let mut near = list::nearest_part(target, known);
    near.dedup();
    let all = "py2rs list shows the questions, py2rs idiom the idioms";
    Usage {
        message: format!("{target} is neither a question nor an idiom nor a topic"),
        hints: hints::nearest(&near, "study", all),
    }
}

/// What is said where nothing is due.
fn nothing_due(progress: &Progress, start: &Start, now: progress::Moment) -> Option<String> {
    let is_meant = |id: &str| match &start.scope {
        Some((_, ids)) => ids.iter().any(|it| it == id),
        None => true,
    };
    let mut next: Option<progress::Moment> = None;
    for (id, _) in progress.records() {
        match progress.standing(id, now) {
            Standing::Due(_) if is_meant(id) && corpus::title(id).is_some() => return None,
            Standing::Waiting(moment) if is_meant(id) => {
                next = Some(next.map_or(moment, |next| next.min(moment)));
            }
            _ => {}
        }
    }
    Some(match next {
        Some(moment) => format!(
            "Nothing is due; the next is in {}.\n",
            progress::span(moment.saturating_sub(now))
        ),
        None => "Nothing was recalled yet, so nothing is due.\n\
                 py2rs study q01 shows the first question; there, r begins to recall it.\n"
            .to_owned(),
    })
}
