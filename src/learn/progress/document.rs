//! Progress as it is written: JSON with a version, so that a later py2rs can read what this one wrote,
//! and this one knows what it must leave alone.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Progress, Record};

/// The version that is written, and the only one there has been.
const VERSION: u64 = 1;

#[derive(Deserialize)]
struct Header {
    version: u64,
}

#[derive(Serialize, Deserialize)]
struct Document {
    version: u64,
    records: BTreeMap<String, Record>,
}

/// Why a text is no progress that can be read here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Unread {
    /// Written by a later py2rs, in this version.
    Newer(u64),
    /// Not what py2rs writes, and why not.
    Damaged(String),
}

/// The text of a file.
pub(super) fn write(progress: &Progress) -> String {
    let document = Document {
        version: VERSION,
        records: progress.records.clone(),
    };
    let text = serde_json::to_string_pretty(&document);
    text.expect("names and numbers are always JSON") + "\n"
}

/// Reads the bytes of a file.
pub(super) fn read(bytes: &[u8]) -> Result<Progress, Unread> {
    let damaged = |error: serde_json::Error| Unread::Damaged(error.to_string());
    // A newer document need not have the fields of this one.
    let header: Header = serde_json::from_slice(bytes).map_err(damaged)?;
    match header.version {
        VERSION => {}
        0 => return Err(Unread::Damaged("there is no version 0".to_owned())),
        newer => return Err(Unread::Newer(newer)),
    }
    let document: Document = serde_json::from_slice(bytes).map_err(damaged)?;
    let mut progress = Progress::default();
    // Merging sorts what a hand may have edited.
    progress.merge(Progress {
        records: document.records,
    });
    Ok(progress)
}
