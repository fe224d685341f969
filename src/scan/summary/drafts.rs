//! How much of the files of a scan `port` would draft.

use serde::Serialize;

use crate::scan::searched::Drafted;

/// A file and how much of it is drafted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FileDraft {
    /// As given, or as found below the folder that was given.
    pub path: String,
    /// How much.
    #[serde(flatten)]
    pub drafted: Drafted,
}

/// The files that were drafted, in order; only where drafts were asked for.
#[derive(Debug, Default, Serialize)]
pub struct Drafts {
    /// One row a file.
    pub files: Vec<FileDraft>,
}

impl Drafts {
    /// All files together.
    #[must_use]
    pub fn total(&self) -> Drafted {
        let none = Drafted {
            statements: 0,
            drafted: 0,
        };
        self.files.iter().fold(none, |sum, file| Drafted {
            statements: sum.statements + file.drafted.statements,
            drafted: sum.drafted + file.drafted.drafted,
        })
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }
}
