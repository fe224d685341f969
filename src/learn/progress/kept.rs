//! What a reader leaves behind on the way: where it was left, bookmarks, notes. All of it can be merged, in
//! any order and as often as one likes.

use serde::{Deserialize, Serialize};

use super::Moment;

/// How far something was read when it was left.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Place {
    /// When.
    pub at: Moment,
    /// 0 before the bands, then the number of the band; one more than there are behind them.
    pub step: usize,
}

/// A bookmark at a step, as it was set or taken away last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bookmark {
    /// Where, as in [`Place`].
    pub step: usize,
    /// When it was set or taken away.
    pub at: Moment,
    /// Whether it was taken away.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub gone: bool,
}

/// What a reader wrote down at a step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// Where, as in [`Place`].
    pub step: usize,
    /// When.
    pub at: Moment,
    /// In the reader's words.
    pub text: String,
    /// Whether it was taken back.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub gone: bool,
}

/// Adds a bookmark, as it was set or taken away; the latest of a step holds. Whether that was new.
pub(super) fn add_bookmark(bookmarks: &mut Vec<Bookmark>, new: Bookmark) -> bool {
    match bookmarks.iter_mut().find(|it| it.step == new.step) {
        // Of two in one second the one that is set holds: rather one too many than one lost.
        Some(known) if (known.at, !known.gone) >= (new.at, !new.gone) => false,
        Some(known) => {
            *known = new;
            true
        }
        None => {
            bookmarks.push(new);
            bookmarks.sort_by_key(|it| it.step);
            true
        }
    }
}

/// Adds a note; what was taken back once stays so. Whether that was new.
pub(super) fn add_note(notes: &mut Vec<Note>, new: Note) -> bool {
    let known = notes
        .iter_mut()
        .find(|it| (it.step, it.at, &it.text) == (new.step, new.at, &new.text));
    match known {
        Some(known) if known.gone || !new.gone => false,
        Some(known) => {
            known.gone = true;
            true
        }
        None => {
            notes.push(new);
            notes.sort_by(|a, b| (a.step, a.at, &a.text).cmp(&(b.step, b.at, &b.text)));
            true
        }
    }
}
