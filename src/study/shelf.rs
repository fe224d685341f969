//! What can be studied: the questions, the cards of idioms and the phrases of a type or module, each an
//! item of the list.

use std::cell::OnceCell;
use std::path::PathBuf;

use crate::corpus::{self, Card, Question, concordance};
use crate::explain::comparison::{self, Comparison};
use crate::phrases::{self, Row};

/// An entry of the list.
#[derive(Debug)]
pub(super) struct Item {
    /// The heading that it stands under.
    pub(super) group: String,
    kind: Kind,
    /// All that can be searched, in lower case; nobody waits for it before there is a search.
    text: OnceCell<String>,
}

/// A reader's own file.
#[derive(Debug, Clone)]
pub struct OwnFile {
    /// As it was given.
    pub path: PathBuf,
    /// What there is to show of it.
    pub comparison: Comparison,
}

/// Whatever can be laid out as a comparison can be studied: a new kind is a variant here.
#[derive(Debug)]
enum Kind {
    Question(Box<Question>),
    Card(Box<Card>),
    Phrases { owner: &'static str, title: String },
    Own(Box<OwnFile>),
}

/// Everything there is to study, in the order of the list.
pub(super) fn items() -> Vec<Item> {
    let questions = corpus::questions().map(|question| Item {
        group: question.topic.clone(),
        kind: Kind::Question(Box::new(question)),
        text: OnceCell::new(),
    });
    let cards = corpus::cards().map(|card| Item {
        group: format!("idioms: {}", card.pair.topic),
        kind: Kind::Card(Box::new(card)),
        text: OnceCell::new(),
    });
    let mut owners: Vec<&str> = phrases::rows().map(|row| row.owner).collect();
    owners.dedup();
    let phrases = owners.into_iter().map(|owner| Item {
        group: "phrases".to_owned(),
        kind: Kind::Phrases {
            owner,
            title: comparison::title_of_phrases(owner),
        },
        text: OnceCell::new(),
    });
    questions.chain(cards).chain(phrases).collect()
}

impl Item {
    /// A file of the reader's own.
    pub(super) fn of_own(own: &OwnFile) -> Self {
        Self {
            group: "your file".to_owned(),
            kind: Kind::Own(Box::new(own.clone())),
            text: OnceCell::new(),
        }
    }

    /// The reader's own file, if it is one.
    pub(super) fn own(&self) -> Option<&OwnFile> {
        match &self.kind {
            Kind::Own(own) => Some(own),
            _ => None,
        }
    }

    /// The two programs of a question or a card.
    pub(super) fn pair(&self) -> Option<&Question> {
        match &self.kind {
            Kind::Question(question) => Some(question),
            Kind::Card(card) => Some(&card.pair),
            Kind::Phrases { .. } | Kind::Own(_) => None,
        }
    }

    /// Whether it is one of the questions.
    pub(super) fn is_question(&self) -> bool {
        matches!(self.kind, Kind::Question(_))
    }

    /// Whether its id stands for nothing else in a text, as `str` does.
    pub(super) fn is_read_alone(&self) -> bool {
        self.pair().is_some()
    }

    /// The reader's own file has become another.
    pub(super) fn renew(&mut self, comparison: Comparison) {
        if let Kind::Own(own) = &mut self.kind {
            own.comparison = comparison;
            self.text = OnceCell::new();
        }
    }

    /// As in `q18`, `decorator.memoize` or `os.path`.
    pub(super) fn id(&self) -> &'static str {
        match &self.kind {
            Kind::Question(question) => question.id,
            Kind::Card(card) => card.pair.id,
            Kind::Phrases { owner, .. } => owner,
            // Nothing is kept of it, so that it needs no name of its own.
            Kind::Own(_) => "file",
        }
    }

    /// What the list calls it: an idiom's family stands above it.
    pub(super) fn name(&self) -> &'static str {
        let id = self.id();
        match self.kind {
            Kind::Question(_) | Kind::Phrases { .. } | Kind::Own(_) => id,
            Kind::Card(_) => id.split_once('.').map_or(id, |(_, name)| name),
        }
    }

    pub(super) fn title(&self) -> &str {
        match &self.kind {
            Kind::Question(question) => &question.title,
            Kind::Card(card) => &card.pair.title,
            Kind::Phrases { title, .. } => title,
            Kind::Own(own) => &own.comparison.id,
        }
    }

    /// The two programs, side by side.
    pub(super) fn compare(&self) -> Comparison {
        match &self.kind {
            Kind::Question(question) => comparison::of_question(question),
            Kind::Card(card) => comparison::of_card(card),
            Kind::Phrases { owner, .. } => comparison::of_phrases(owner),
            Kind::Own(own) => own.comparison.clone(),
        }
    }

    /// Whether every one of `words`, in lower case, occurs in the id, the title, an idiom, the code or
    /// the notes.
    pub(super) fn mentions(&self, words: &[&str]) -> bool {
        let text = self.text.get_or_init(|| self.searched());
        words.iter().all(|word| text.contains(word))
    }

    fn searched(&self) -> String {
        let pair = match &self.kind {
            Kind::Question(question) => question,
            Kind::Card(card) => &card.pair,
            Kind::Phrases { owner, title } => return self.searched_phrases(owner, title),
            Kind::Own(own) => return Self::searched_own(own),
        };
        let mut parts = vec![pair.id, &pair.title, &self.group, pair.idea];
        if let Kind::Question(question) = &self.kind {
            parts.extend(
                concordance::idioms_of(question)
                    .iter()
                    .map(|idiom| idiom.id),
            );
        }
        parts.extend(pair.bands.iter().flat_map(|band| [band.title, band.note]));
        let sections = pair.sections.iter();
        parts.extend(sections.flat_map(|section| [section.heading, section.body]));
        parts.extend([pair.python.text(), pair.rust.text()]);
        // A line end between them, so that no word reaches over two.
        parts.join("\n").to_lowercase()
    }

    fn searched_phrases(&self, owner: &str, title: &str) -> String {
        let of_owner = |row: &&Row| row.owner == owner;
        let rows = phrases::rows().filter(of_owner);
        let rows = rows.flat_map(|row| [row.id, row.python, row.rust]);
        let parts = [owner, title, &self.group].into_iter().chain(rows);
        parts.collect::<Vec<_>>().join("\n").to_lowercase()
    }

    /// What is searched in a reader's own file.
    fn searched_own(own: &OwnFile) -> String {
        let bands = own.comparison.bands.iter();
        let lines = bands.flat_map(|band| band.python.iter().chain(&band.rust));
        let mut text = own.path.display().to_string();
        for line in lines {
            text.push('\n');
            text.push_str(&line.text);
        }
        text.to_lowercase()
    }
}
