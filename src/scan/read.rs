//! One file of a scan, read and searched.

use std::path::Path;

use super::searched::{Drafted, Scanned, Searched};
use super::summary::{self, Floors};
use crate::analysis::Analysis;
use crate::python::source::{self, Source};
use crate::translation;

/// Reads and searches one file, and shows what is known of it to `look`. Below `floors`, it is not looked
/// where hard idioms cluster. It is drafted as well if `drafts` says so, and if it can be.
#[must_use]
pub fn read(path: &Path, floors: &Floors, drafts: bool, look: impl FnOnce(&Analysis)) -> Scanned {
    let named = || source::path_text(path);
    let source = match source::bytes(path) {
        Ok(bytes) => Source::from_bytes(named(), bytes).map_err(|error| error.to_string()),
        Err(error) => Err(error.to_string()),
    };
    match source {
        Ok(source) => {
            let analysis = Analysis::of(source);
            let hard = analysis.findings().iter().filter(|it| summary::is_hard(it));
            let definitions = if floors.may_hold_function_of(hard.clone().count()) {
                let places: Vec<usize> = hard.map(|finding| finding.span.start).collect();
                analysis.syntax().definitions_around(&places)
            } else {
                Vec::new()
            };
            look(&analysis);
            let draft = drafts.then(|| translation::draft(&analysis).ok()).flatten();
            let drafted = draft.map(|draft| Drafted {
                statements: draft.statements,
                drafted: draft.drafted,
            });
            let (source, findings, errors) = analysis.into_parts();
            let searched = Searched {
                source,
                findings,
                errors,
                definitions,
                drafted,
            };
            Scanned::Searched(Box::new(searched))
        }
        Err(reason) => Scanned::Unreadable(named(), reason),
    }
}
