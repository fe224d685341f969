//! One file of a scan, read and searched.

use std::path::Path;

use super::searched::{Scanned, Searched};
use super::summary::{self, Floors};
use crate::analysis::Analysis;
use crate::python::source::{self, Source};

/// Reads and searches one file, and shows what is known of it to `look`. Below `floors`, it is not looked
/// where hard idioms cluster.
#[must_use]
pub fn read(path: &Path, floors: &Floors, look: impl FnOnce(&Analysis)) -> Scanned {
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
            let (source, findings, errors) = analysis.into_parts();
            let searched = Searched {
                source,
                findings,
                errors,
                definitions,
            };
            Scanned::Searched(Box::new(searched))
        }
        Err(reason) => Scanned::Unreadable(named(), reason),
    }
}
