//! `py2rs list [WORD] [--topic TOPIC] [--idiom IDIOM]`.

use clap::Args;
use clap_complete::engine::ArgValueCandidates;

use super::complaints::nearest;
use super::outcomes::{Outcome, Usage};
use super::{Screen, hints, meant, names};
use crate::corpus::concordance::{self, Entry};
use crate::corpus::search;
use crate::idioms;
use crate::render::{json, listing};

/// Show the questions by topic, with the idioms that each shows
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  py2rs list                          all questions
  py2rs list socket                   those that mention sockets
  py2rs list --topic exception        those of a topic
  py2rs list --idiom context-manager  those that show a family of idioms")]
pub(super) struct List {
    /// Only questions that have this word in title, topic, idioms, notes or code, best first
    word: Option<String>,
    /// Only questions under topics that contain this
    #[arg(long, add = ArgValueCandidates::new(names::topics))]
    topic: Option<String>,
    /// Only questions that show this idiom, or one of this family
    #[arg(long, value_name = "ID|FAMILY", add = ArgValueCandidates::new(names::idioms))]
    idiom: Option<String>,
}

impl List {
    pub(super) fn run(&self, screen: &Screen) -> anyhow::Result<Outcome> {
        if let Some(idiom) = &self.idiom {
            known_idiom(idiom, "list --idiom")?;
        }
        let entries = concordance::entries();
        let chosen = self.chosen(&entries);
        if chosen.is_empty() {
            return Err(self.nothing(&entries).into());
        }
        let text = if screen.format.is_json() {
            let documents = chosen.into_iter().map(|(entry, _)| document(entry));
            json::line(&json::QuestionsDocument::new(documents.collect())) + "\n"
        } else if let Some(word) = &self.word {
            listing::found(&chosen, word, screen.width)
        } else {
            let chosen: Vec<&Entry> = chosen.into_iter().map(|(entry, _)| entry).collect();
            listing::questions(&chosen, screen.width)
        };
        screen.show(&text)?;
        Ok(Outcome::Done)
    }

    /// The questions that are wanted: with a word, those that have it, best first, and the line that has it.
    fn chosen<'a>(&self, entries: &'a [Entry]) -> Vec<(&'a Entry, &'static str)> {
        let Some(word) = &self.word else {
            let wanted = entries.iter().filter(|entry| self.wants(entry));
            return wanted.map(|entry| (entry, "")).collect();
        };
        let hits = search::find(word).into_iter();
        let hits = hits.filter(|hit| hit.kind == search::Kind::Question);
        hits.filter_map(|hit| {
            let entry = entries.iter().find(|entry| entry.question.id == hit.id)?;
            self.wants(entry).then_some((entry, hit.line))
        })
        .collect()
    }

    fn wants(&self, entry: &Entry) -> bool {
        let topic = words(&entry.question.topic);
        self.topic
            .as_ref()
            .is_none_or(|wanted| topic.contains(&words(wanted)))
            && self.idiom.as_ref().is_none_or(|idiom| entry.shows(idiom))
    }

    /// Says which filter matches nothing, with the nearest names.
    fn nothing(&self, entries: &[Entry]) -> Usage {
        let topics = || entries.iter().map(|entry| entry.question.topic.as_str());
        let has_topic = |wanted: &str| topics().any(|topic| words(topic).contains(&words(wanted)));
        let (message, near): (String, Vec<&str>) = if let Some(topic) = &self.topic
            && !has_topic(topic)
        {
            (
                format!("no topic contains {topic}"),
                nearest_part(topic, topics()),
            )
        } else if let Some(word) = &self.word {
            let ids = entries.iter().map(|entry| entry.question.id);
            (format!("no question mentions {word}"), nearest(word, ids))
        } else {
            ("no question shows that".to_owned(), Vec::new())
        };
        if let Some(word) = &self.word
            && message.ends_with(word.as_str())
        {
            let meant = meant::hints(word);
            if !meant.is_empty() {
                return Usage {
                    message,
                    hints: meant,
                };
            }
        }
        let command = match (&self.topic, &self.word) {
            (Some(topic), _) if !has_topic(topic) => "list --topic",
            _ => "list",
        };
        let hints = hints::nearest(&near, command, "py2rs list shows all questions");
        Usage { message, hints }
    }
}

/// A topic in small letters; a hyphen is as good as a space.
pub(super) fn words(topic: &str) -> String {
    topic.to_lowercase().replace('-', " ")
}

fn document(entry: &Entry) -> json::QuestionDocument {
    json::QuestionDocument {
        id: entry.question.id.to_owned(),
        title: entry.question.title.clone(),
        topic: entry.question.topic.clone(),
        idioms: entry.idioms.iter().map(|idiom| idiom.id).collect(),
    }
}

/// Nothing, if `idiom` is an id or a family; `command` is what takes one instead.
///
/// # Errors
/// A [`Usage`] error with the nearest names.
pub(super) fn known_idiom(idiom: &str, command: &str) -> Result<(), Usage> {
    let known = || idioms::catalogue().flat_map(|row| [row.id, row.family()]);
    if known().any(|name| name == idiom) {
        return Ok(());
    }
    let mut near = nearest_part(idiom, known());
    near.dedup();
    if near.is_empty() {
        let found = search::find(idiom).into_iter();
        let named = found.filter(|hit| hit.is_named && hit.kind.command() == "idiom");
        near = named.map(|hit| hit.id).take(3).collect();
    }
    let hints = hints::nearest(&near, command, "py2rs idiom shows the catalogue");
    Err(Usage {
        message: format!("{idiom} is neither an idiom nor a family of idioms"),
        hints,
    })
}

/// The names that a word is nearest to, or a part of which it is: a part with another letter only if it is
/// long enough to tell.
pub(super) fn nearest_part<'a>(
    word: &str,
    known: impl IntoIterator<Item = &'a str>,
) -> Vec<&'a str> {
    let known: Vec<&str> = known.into_iter().collect();
    let mut near = nearest(word, known.iter().copied());
    let lower = word.to_lowercase();
    let allowed = lower.chars().count().saturating_sub(1) / 4;
    let mut having: Vec<(usize, &str)> = Vec::new();
    for name in known {
        let parts = name.split([' ', '.', '-', '_']);
        let distances = parts.map(|part| strsim::osa_distance(&lower, &part.to_lowercase()));
        if let Some(distance) = distances.min()
            && distance <= allowed
        {
            having.push((distance, name));
        }
    }
    having.sort_by_key(|(distance, _)| *distance);
    for (_, name) in having {
        if near.len() < 3 && !near.contains(&name) {
            near.push(name);
        }
    }
    near
}
