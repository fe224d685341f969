//! What is kept of a file of a scan.

use serde::Serialize;

use crate::idioms::findings::{self, Finding};
use crate::python::source::Source;
use crate::python::syntax::{Definition, SyntaxError};

/// A file that was searched, or why it could not be.
#[derive(Debug)]
pub enum Scanned {
    /// What was found.
    Searched(Box<Searched>),
    /// Its path and the reason.
    Unreadable(String, String),
}

/// A file and what was found in it.
#[derive(Debug)]
pub struct Searched {
    /// The file's text.
    pub source: Source,
    /// Its findings, by place.
    pub findings: Vec<Finding>,
    /// What could not be parsed.
    pub errors: Vec<SyntaxError>,
    /// The functions and classes around its hard idioms, in the order in which they begin; none if the
    /// file has too few to matter.
    pub definitions: Vec<Definition>,
    /// How much of it `port` would draft, where that was asked for.
    pub drafted: Option<Drafted>,
}

/// How much of one file is drafted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Drafted {
    /// All statements but docstrings, `pass` and imports.
    pub statements: usize,
    /// Those of them without a hole.
    pub drafted: usize,
}

impl Drafted {
    /// The statements that are left to do.
    #[must_use]
    pub fn left(self) -> usize {
        self.statements - self.drafted
    }

    /// The share that is drafted, in percent; all of nothing is drafted.
    #[must_use]
    pub fn percent(self) -> usize {
        (self.drafted * 100)
            .checked_div(self.statements)
            .unwrap_or(100)
    }
}

impl Scanned {
    /// Adds a finding that was made among many files.
    pub fn add(&mut self, finding: Finding) {
        if let Self::Searched(file) = self {
            file.findings.push(finding);
            findings::sort(&mut file.findings);
        }
    }
}
