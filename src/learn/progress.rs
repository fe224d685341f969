//! What a reader has read and recalled, and when it should be recalled again.
//!
//! Only what happened is kept: that a question was read, practised or left at a place, each grade, bookmark
//! and note with its time. When something is due follows from its grades, so two files can always be merged: the events of both are the events of
//! one.

mod document;
mod kept;
mod schedule;
mod store;

use std::collections::BTreeMap;
use std::time::{SystemTime, UNIX_EPOCH};

use serde::{Deserialize, Serialize};

pub use kept::{Bookmark, Note, Place};
pub use schedule::{after_each_grade, due};
pub use store::{Changed, Failure, SetAside, Store};

/// A moment, in seconds since the beginning of 1970 (UTC).
pub type Moment = u64;

/// The present.
#[must_use]
pub fn now() -> Moment {
    // A clock that stands before 1970 is as good as none.
    SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .map_or(0, |since| since.as_secs())
}

/// A time to wait, as it is said: `10 min`, `5 h`, `3 days`.
#[must_use]
pub fn span(seconds: u64) -> String {
    const HOUR: u64 = 3600;
    const DAY: u64 = 24 * HOUR;
    // To the nearest of the unit.
    let count = |unit: u64| seconds.saturating_add(unit / 2) / unit;
    let many = |count: u64, unit: &str| {
        let s = if count == 1 { "" } else { "s" };
        format!("{count} {unit}{s}")
    };
    match seconds {
        0..60 => "now".to_owned(),
        60..HOUR => format!("{} min", count(60)),
        // Due a few hours early is due in days, not in hours.
        HOUR..72_000 => format!("{} h", count(HOUR)),
        72_000..4_752_000 => many(count(DAY), "day"),
        4_752_000..63_072_000 => many(count(30 * DAY), "month"),
        _ => many(count(365 * DAY), "year"),
    }
}

/// How well something was recalled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Grade {
    /// Not at all, or wrongly.
    Again,
    /// With much trouble.
    Hard,
    /// After some thought.
    Good,
    /// At once.
    Easy,
}

impl Grade {
    /// All grades, the worst first.
    pub const ALL: [Self; 4] = [Self::Again, Self::Hard, Self::Good, Self::Easy];

    /// The word for it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Again => "again",
            Self::Hard => "hard",
            Self::Good => "good",
            Self::Easy => "easy",
        }
    }
}

/// Something was recalled, and graded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Review {
    /// When.
    pub at: Moment,
    /// How well.
    pub grade: Grade,
}

/// What happened to a question or a card.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    /// When it was first read to its end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub read: Option<Moment>,
    /// When what was written in practice was first right.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub practised: Option<Moment>,
    /// Where it was left last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Place>,
    /// In order of time, each moment once.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reviews: Vec<Review>,
    /// Each step once, those that were taken away as well.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub bookmarks: Vec<Bookmark>,
    /// In order of steps, those that were taken back as well.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Note>,
}

/// What happened to everything, by the id of the question or card.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Progress {
    records: BTreeMap<String, Record>,
}

/// How a reader stands with a question or card.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Standing {
    /// Neither read nor recalled.
    #[default]
    New,
    /// Read, never recalled.
    Read,
    /// Recalled before; to be recalled again since this moment.
    Due(Moment),
    /// Recalled before; due at this moment.
    Waiting(Moment),
}

impl Progress {
    /// Everything that something is known of, by id.
    pub fn records(&self) -> impl Iterator<Item = (&str, &Record)> {
        self.records
            .iter()
            .map(|(id, record)| (id.as_str(), record))
    }

    /// What happened to `id`.
    #[must_use]
    pub fn record(&self, id: &str) -> Option<&Record> {
        self.records.get(id)
    }

    /// How the reader stands with `id` at the moment `now`.
    #[must_use]
    pub fn standing(&self, id: &str, now: Moment) -> Standing {
        let Some(record) = self.records.get(id) else {
            return Standing::New;
        };
        match due(&record.reviews) {
            Some(moment) if moment <= now => Standing::Due(moment),
            Some(moment) => Standing::Waiting(moment),
            None if record.read.is_some() => Standing::Read,
            None => Standing::New,
        }
    }

    /// Notes that `id` was read to its end; only the first time counts.
    pub fn read(&mut self, id: &str, now: Moment) {
        let record = self.records.entry(id.to_owned()).or_default();
        record.read.get_or_insert(now);
    }

    /// Notes that `id` was recalled.
    pub fn recalled(&mut self, id: &str, review: Review) {
        let record = self.records.entry(id.to_owned()).or_default();
        record.add(review);
    }

    /// Notes that what was written for `id` is right; only the first time counts.
    pub fn practised(&mut self, id: &str, now: Moment) {
        let record = self.records.entry(id.to_owned()).or_default();
        record.practised.get_or_insert(now);
    }

    /// Notes where `id` was left.
    pub fn left(&mut self, id: &str, place: Place) {
        let record = self.records.entry(id.to_owned()).or_default();
        record.place = record.place.max(Some(place));
    }

    /// What was left last, and where.
    #[must_use]
    pub fn last(&self) -> Option<(&str, Place)> {
        let places = self.records();
        let places = places.filter_map(|(id, record)| Some((id, record.place?)));
        places.max_by_key(|(_, place)| place.at)
    }

    /// Sets a bookmark, or takes it away.
    pub fn bookmark(&mut self, id: &str, bookmark: Bookmark) {
        let record = self.records.entry(id.to_owned()).or_default();
        kept::add_bookmark(&mut record.bookmarks, bookmark);
    }

    /// Adds a note, or takes it back.
    pub fn note(&mut self, id: &str, note: Note) {
        let record = self.records.entry(id.to_owned()).or_default();
        kept::add_note(&mut record.notes, note);
    }

    /// Adds all that `other` knows. How many events were new.
    pub fn merge(&mut self, other: Self) -> usize {
        let mut new = 0;
        for (id, theirs) in other.records {
            let ours = self.records.entry(id).or_default();
            new += usize::from(theirs.read.is_some() && ours.read.is_none());
            new += usize::from(theirs.practised.is_some() && ours.practised.is_none());
            ours.read = first(ours.read, theirs.read);
            ours.practised = first(ours.practised, theirs.practised);
            new += usize::from(theirs.place > ours.place);
            ours.place = ours.place.max(theirs.place);
            for review in theirs.reviews {
                new += usize::from(ours.add(review));
            }
            for bookmark in theirs.bookmarks {
                new += usize::from(kept::add_bookmark(&mut ours.bookmarks, bookmark));
            }
            for note in theirs.notes {
                new += usize::from(kept::add_note(&mut ours.notes, note));
            }
        }
        new
    }

    /// Forgets `id`. Whether something was known of it.
    pub fn forget(&mut self, id: &str) -> bool {
        self.records.remove(id).is_some()
    }
}

/// The earlier of two moments, if there are any.
fn first(one: Option<Moment>, other: Option<Moment>) -> Option<Moment> {
    match (one, other) {
        (Some(one), Some(other)) => Some(one.min(other)),
        (one, other) => one.or(other),
    }
}

impl Record {
    /// The steps that have a bookmark now.
    pub fn bookmarked(&self) -> impl Iterator<Item = usize> {
        let set = self.bookmarks.iter().filter(|it| !it.gone);
        set.map(|it| it.step)
    }

    /// The notes that were not taken back.
    pub fn noted(&self) -> impl Iterator<Item = &Note> {
        self.notes.iter().filter(|it| !it.gone)
    }

    /// Whether the review was not known: nothing is graded twice in one second.
    fn add(&mut self, review: Review) -> bool {
        match self.reviews.binary_search_by_key(&review.at, |it| it.at) {
            Ok(_) => false,
            Err(index) => {
                self.reviews.insert(index, review);
                true
            }
        }
    }
}

#[cfg(test)]
mod tests;
