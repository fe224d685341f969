//! What is kept of a file of a scan.

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
