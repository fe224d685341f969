//! `py2rs list [WORD] [--topic TOPIC] [--idiom IDIOM]`.

use clap::Args;
use clap_complete::engine::ArgValueCandidates;

use super::{Outcome, Screen, Usage, find, hints, names, nearest};
use crate::corpus::concordance::{self, Entry};
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
    /// Only questions that mention this word in title, topic, idioms or code
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
            known_idiom(idiom)?;
        }
        let entries = concordance::entries();
        let chosen: Vec<&Entry> = entries.iter().filter(|entry| self.wants(entry)).collect();
        if chosen.is_empty() {
            return Err(self.nothing(&entries).into());
        }
        let text = if screen.format.is_json() {
            let documents = chosen.into_iter().map(document).collect();
            json::line(&json::QuestionsDocument::new(documents)) + "\n"
        } else {
            listing::questions(&chosen, screen.width)
        };
        screen.show(&text)?;
        Ok(Outcome::Done)
    }

    fn wants(&self, entry: &Entry) -> bool {
        let topic = words(&entry.question.topic);
        self.word.as_ref().is_none_or(|word| entry.mentions(word))
            && self
                .topic
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
            let titles = entries.iter().map(|entry| entry.question.title.as_str());
            let ids = entries.iter().map(|entry| entry.question.id);
            let idioms = idioms::catalogue().map(|idiom| idiom.id);
            let known = titles.chain(ids).chain(idioms).chain(topics());
            (
                format!("no question mentions {word}"),
                nearest_part(word, known),
            )
        } else {
            ("no question shows that".to_owned(), Vec::new())
        };
        if let Some(word) = &self.word
            && message.ends_with(word.as_str())
        {
            let meant = find::meant(word);
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

/// Nothing, if `idiom` is an id or a family.
///
/// # Errors
/// A [`Usage`] error with the nearest names.
pub(super) fn known_idiom(idiom: &str) -> Result<(), Usage> {
    let known = || idioms::catalogue().flat_map(|row| [row.id, row.family()]);
    if known().any(|name| name == idiom) {
        return Ok(());
    }
    let mut near = nearest_part(idiom, known());
    near.dedup();
    let hints = hints::nearest(&near, "idiom", "py2rs idiom shows the catalogue");
    Err(Usage {
        message: format!("{idiom} is neither an idiom nor a family of idioms"),
        hints,
    })
}

/// The names that a word, or a part of which, is nearest to.
pub(super) fn nearest_part<'a>(
    word: &str,
    known: impl IntoIterator<Item = &'a str>,
) -> Vec<&'a str> {
    let mut words: Vec<(&str, &str)> = Vec::new();
    for name in known {
        words.push((name, name));
        words.extend(name.split([' ', '.', '-', '_']).map(|part| (part, name)));
    }
    let parts: Vec<&str> = words.iter().map(|(part, _)| *part).collect();
    let mut near: Vec<&str> = Vec::new();
    for part in nearest(word, parts) {
        // A name that is nothing but this part comes first.
        let mut having: Vec<_> = words.iter().filter(|(it, _)| *it == part).collect();
        having.sort_by_key(|(part, name)| part != name);
        for (_, name) in having {
            if !near.contains(name) && near.len() < 3 {
                near.push(name);
            }
        }
    }
    near
}
