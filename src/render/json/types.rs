//! What `port --types` concluded.

use serde::Serialize;

use super::{ErrorDocument, VERSION, error_documents};
use crate::python::source::Source;
use crate::python::syntax::SyntaxError;
use crate::translation::{Concluded, Conclusion};

/// The types of a file.
#[derive(Debug, Serialize)]
pub(crate) struct TypesDocument<'a> {
    version: u32,
    path: &'a str,
    types: Vec<TypeDocument<'a>>,
    errors: Vec<ErrorDocument<'a>>,
}

#[derive(Debug, Serialize)]
struct TypeDocument<'a> {
    /// The function or class; null for the module.
    scope: Option<&'a str>,
    /// Null for what a function gives.
    name: Option<&'a str>,
    kind: &'static str,
    line: usize,
    /// With `?` for a part that is not known; null if nothing is.
    python: Option<&'a str>,
    /// As an owned value has it.
    rust: Option<&'a str>,
    why: Vec<WhyDocument<'a>>,
    /// Why it is not known, if so.
    reason: Option<&'static str>,
}

#[derive(Debug, Serialize)]
struct WhyDocument<'a> {
    line: usize,
    what: &'a str,
}

impl<'a> TypesDocument<'a> {
    /// What was concluded of `source`; its places are those of the text as it was given.
    pub(crate) fn new(
        source: &'a Source,
        all: &'a [Conclusion],
        errors: &'a [SyntaxError],
    ) -> Self {
        let types = all.iter().map(|it| TypeDocument {
            scope: (it.kind != Concluded::ModuleVariable).then_some(it.scope.as_str()),
            name: (it.kind != Concluded::Result).then_some(it.name.as_str()),
            kind: it.kind.id(),
            line: source.number(it.line),
            python: it.python.as_deref(),
            rust: it.rust.as_deref(),
            why: (it.why.iter())
                .map(|it| WhyDocument {
                    line: source.number(it.line),
                    what: &it.what,
                })
                .collect(),
            reason: it.reason,
        });
        Self {
            version: VERSION,
            path: source.path(),
            types: types.collect(),
            errors: error_documents(source, errors),
        }
    }

    /// A file that could not be read or decoded.
    pub(crate) fn unreadable(path: &'a str, reason: &'a str) -> Self {
        Self {
            version: VERSION,
            path,
            types: Vec::new(),
            errors: vec![ErrorDocument::of_file(reason)],
        }
    }
}
