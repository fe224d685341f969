//! What is to be done outside of the state.

use std::path::PathBuf;

use crate::learn::progress::{Bookmark, Moment, Note, Place, Progress, Review};

/// What is to be done in the world.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// End.
    Quit,
    /// Give the terminal back until the shell resumes us.
    Suspend,
    /// Hand a text to the terminal's clipboard.
    Copy(String),
    /// Keep that something happened.
    Keep(Event),
    /// Call the reader's editor at a line of a file.
    Edit(PathBuf, usize),
    /// Build the draft of a file, run both programs and compare.
    Check(PathBuf),
    /// Run both programs of a question or card.
    RunBoth(&'static str),
    /// Call the reader's editor in the project to practise a question in, which is written if it is not there.
    Practise(&'static str),
    /// Build and run what was written there.
    CheckPractice(&'static str),
    /// Draw everything anew.
    Redraw,
}

/// Something that happened to a question or card, by its id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// It was read to its end.
    Read(&'static str, Moment),
    /// It was recalled.
    Recalled(&'static str, Review),
    /// It was left at a place.
    Left(&'static str, Place),
    /// A bookmark was set or taken away.
    Bookmarked(&'static str, Bookmark),
    /// A note was written or taken back.
    Noted(&'static str, Note),
}

impl Event {
    /// Adds it to what is known.
    pub fn apply(&self, progress: &mut Progress) {
        match self {
            Self::Read(id, at) => progress.read(id, *at),
            Self::Recalled(id, review) => progress.recalled(id, *review),
            Self::Left(id, place) => progress.left(id, *place),
            Self::Bookmarked(id, bookmark) => progress.bookmark(id, *bookmark),
            Self::Noted(id, note) => progress.note(id, note.clone()),
        }
    }
}
