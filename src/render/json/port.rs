//! What `port` drafted.

use serde::Serialize;

use super::{ErrorDocument, VERSION, error_documents};
use crate::port::PROFILE;
use crate::python::source::Source;
use crate::python::syntax::SyntaxError;
use crate::translation::{Crate, Draft};

/// A file as a Rust program.
#[derive(Debug, Serialize)]
pub(crate) struct PortDocument<'a> {
    version: u32,
    path: &'a str,
    /// With the comment that names its profile, and nothing more of a head: the rest of it are fields.
    rust: String,
    crates: Vec<CrateDocument>,
    statements: usize,
    drafted: usize,
    definitions: Vec<DefinitionDocument<'a>>,
    holes: Vec<HoleDocument<'a>>,
    decisions: Vec<DecisionDocument<'a>>,
    /// A line of the Rust and the line of the Python that it comes from.
    lines: Vec<(usize, usize)>,
    errors: Vec<ErrorDocument<'a>>,
}

#[derive(Debug, Serialize)]
struct CrateDocument {
    name: &'static str,
    version: &'static str,
    features: &'static [&'static str],
}

#[derive(Debug, Serialize)]
struct DefinitionDocument<'a> {
    name: &'a str,
    kind: &'static str,
    line: usize,
    end_line: usize,
    rust_line: usize,
    rust_end_line: usize,
    status: &'static str,
}

#[derive(Debug, Serialize)]
struct HoleDocument<'a> {
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    python: &'a str,
    reason: &'a str,
}

#[derive(Debug, Serialize)]
struct DecisionDocument<'a> {
    line: usize,
    kind: &'static str,
    text: &'a str,
}

impl<'a> PortDocument<'a> {
    /// What was drafted of `source`; its places are those of the text as it was given.
    pub(crate) fn new(source: &'a Source, draft: &'a Draft, errors: &'a [SyntaxError]) -> Self {
        // The comment before the program moves all of its lines down.
        let moved = |line: usize| line + PROFILE.lines().count();
        let definitions = draft.definitions.iter().map(|it| DefinitionDocument {
            name: &it.name,
            kind: it.kind.id(),
            line: source.number(it.line),
            end_line: source.number(it.end_line),
            rust_line: moved(it.rust_line),
            rust_end_line: moved(it.rust_end_line),
            status: it.status.id(),
        });
        let holes = draft.holes.iter().map(|hole| {
            let start = source.place(hole.span.start);
            // What a paste's mend put in is nowhere in the text: its end may lie before it.
            let end = source.end_place(hole.span.end).max(start);
            HoleDocument {
                line: start.line,
                column: start.column,
                end_line: end.line,
                end_column: end.column,
                python: &hole.python,
                reason: &hole.reason,
            }
        });
        let decisions = draft.decisions.iter().map(|it| DecisionDocument {
            line: source.number(it.line),
            kind: it.kind.id(),
            text: &it.text,
        });
        let lines = draft.lines.iter();
        Self {
            version: VERSION,
            path: source.path(),
            rust: PROFILE.to_owned() + &draft.rust,
            crates: draft.crates.iter().map(CrateDocument::new).collect(),
            statements: draft.statements,
            drafted: draft.drafted,
            definitions: definitions.collect(),
            holes: holes.collect(),
            decisions: decisions.collect(),
            lines: lines
                .map(|(rust, python)| (moved(*rust), source.number(*python)))
                .collect(),
            errors: error_documents(source, errors),
        }
    }

    /// A file that could not be read or decoded: there is no program.
    pub(crate) fn unreadable(path: &'a str, reason: &'a str) -> Self {
        Self {
            version: VERSION,
            path,
            rust: String::new(),
            crates: Vec::new(),
            statements: 0,
            drafted: 0,
            definitions: Vec::new(),
            holes: Vec::new(),
            decisions: Vec::new(),
            lines: Vec::new(),
            errors: vec![ErrorDocument::of_file(reason)],
        }
    }
}

impl CrateDocument {
    fn new(of: &Crate) -> Self {
        Self {
            name: of.name,
            version: of.version,
            features: of.features,
        }
    }
}
