//! What a reader has read and recalled: rows for reading, a document for programs.

use serde::Serialize;

use crate::corpus;
use crate::layout::{self, Role, Row, Style};
use crate::learn::progress::{Moment, Progress, Record, Standing, span};
use crate::text::visible;

const PLAIN: Role = Role::Text(Style::Plain);

/// The version of the document.
const VERSION: u32 = 1;

/// What is known of one question or card.
#[derive(Debug, Serialize)]
struct EntryDocument<'a> {
    id: &'a str,
    title: Option<String>,
    standing: &'static str,
    /// When it is due, in seconds since the beginning of 1970.
    due: Option<Moment>,
    #[serde(flatten)]
    record: &'a Record,
}

/// All that is known.
#[derive(Debug, Serialize)]
pub struct ProgressDocument<'a> {
    version: u32,
    path: &'a str,
    entries: Vec<EntryDocument<'a>>,
}

impl<'a> ProgressDocument<'a> {
    /// What `progress`, which lies at `path`, holds at the moment `now`.
    #[must_use]
    pub fn new(progress: &'a Progress, path: &'a str, now: Moment) -> Self {
        let entries = progress.records().map(|(id, record)| {
            let (standing, due) = match progress.standing(id, now) {
                Standing::New => ("new", None),
                Standing::Read => ("read", None),
                Standing::Due(moment) => ("due", Some(moment)),
                Standing::Waiting(moment) => ("waiting", Some(moment)),
            };
            EntryDocument {
                id,
                title: corpus::title(id),
                standing,
                due,
                record,
            }
        });
        Self {
            version: VERSION,
            path,
            entries: entries.collect(),
        }
    }
}

/// The same for reading, at `width` columns; there are `known` questions and cards.
#[must_use]
pub fn rows(progress: &Progress, known: usize, path: &str, now: Moment, width: usize) -> Vec<Row> {
    let (mut due, mut waiting, mut read) = (Vec::new(), Vec::new(), Vec::new());
    for (id, record) in progress.records() {
        match progress.standing(id, now) {
            Standing::Due(moment) => due.push((moment, id, record)),
            Standing::Waiting(moment) => waiting.push((moment, id, record)),
            Standing::Read => read.push((record.read.unwrap_or(0), id, record)),
            Standing::New => {}
        }
    }
    let recalled = due.len() + waiting.len();
    let both = |(_, _, record): &&(Moment, &str, &Record)| record.read.is_some();
    let read_too = due.iter().chain(&waiting).filter(both).count() + read.len();
    let summary = format!(
        "Of {known} questions and idioms {read_too} read, {recalled} recalled, {} due.{}",
        due.len(),
        practised(progress)
    );
    let mut rows = layout::hanging("", Role::Space, &[(&summary, PLAIN)], width);
    rows.extend(layout::hanging(
        "",
        Role::Space,
        &[(path, Role::Quiet)],
        width,
    ));
    if recalled + read.len() == 0 && progress.last().is_none() {
        let hint = "py2rs study begins; there, r recalls.";
        rows.extend(layout::hanging("", Role::Space, &[(hint, PLAIN)], width));
    }
    for (heading, mut entries) in [
        ("Due: py2rs study --due", due),
        ("Recalled", waiting),
        ("Read, never recalled", read),
    ] {
        if entries.is_empty() {
            continue;
        }
        entries.sort_unstable_by_key(|(moment, id, _)| (*moment, *id));
        rows.push(Row::default());
        rows.extend(layout::hanging(
            "",
            Role::Space,
            &[(heading, Role::Heading)],
            width,
        ));
        for (moment, id, record) in entries {
            rows.extend(entry(id, record, moment, now, width));
        }
    }
    rows.extend(kept(progress, width));
    rows
}

/// How many questions were practised, if any.
fn practised(progress: &Progress) -> String {
    let records = progress.records();
    match records.filter(|(_, it)| it.practised.is_some()).count() {
        0 => String::new(),
        count => format!(" {count} practised."),
    }
}

/// What was begun, practised, bookmarked and noted, each under a heading of its own.
fn kept(progress: &Progress, width: usize) -> Vec<Row> {
    let (mut begun, mut practised, mut marked) = (Vec::new(), Vec::new(), Vec::new());
    for (id, record) in progress.records() {
        let is_new = record.read.is_none() && record.reviews.is_empty();
        if let Some(place) = record.place.filter(|place| is_new && place.step > 0) {
            begun.push((id, format!("left at band {}", place.step)));
        }
        if record.practised.is_some() {
            practised.push((id, String::new()));
        }
        for step in record.bookmarked() {
            marked.push((id, format!("bookmark at {}", at(step))));
        }
        for note in record.noted() {
            marked.push((id, format!("at {}: {}", at(note.step), note.text)));
        }
    }
    let mut rows = Vec::new();
    for (heading, entries) in [
        ("Begun: py2rs study goes on with the last one", begun),
        ("Practised", practised),
        ("Bookmarks and notes", marked),
    ] {
        if entries.is_empty() {
            continue;
        }
        rows.push(Row::default());
        let heading = [(heading, Role::Heading)];
        rows.extend(layout::hanging("", Role::Space, &heading, width));
        for (id, said) in entries {
            rows.extend(titled(id, &said, width));
        }
    }
    rows
}

/// A step of reading, in words.
fn at(step: usize) -> String {
    match step {
        0 => "the idea".to_owned(),
        band => format!("band {band}"),
    }
}

/// An id with its title, and what is said of it.
fn titled(id: &str, said: &str, width: usize) -> Vec<Row> {
    let title = corpus::title(id).unwrap_or_else(|| "not in this py2rs".to_owned());
    let lead = format!("  {}  ", visible::one_line(id));
    let said = format!("  {said}");
    let parts = [(title.as_str(), PLAIN), (said.trim_end(), Role::Quiet)];
    layout::hanging(&lead, Role::Id, &parts, width)
}

fn entry(id: &str, record: &Record, moment: Moment, now: Moment, width: usize) -> Vec<Row> {
    let title = corpus::title(id).unwrap_or_else(|| "not in this py2rs".to_owned());
    let mut said = String::new();
    if let Some(last) = record.reviews.last() {
        if moment > now {
            said = format!("in {}, ", span(moment - now));
        }
        let count = record.reviews.len();
        let s = if count == 1 { "" } else { "s" };
        said = format!(
            "  {said}recalled {count} time{s}, last {}",
            last.grade.name()
        );
    }
    let lead = format!("  {}  ", visible::one_line(id));
    layout::hanging(
        &lead,
        Role::Id,
        &[(&title, PLAIN), (&said, Role::Quiet)],
        width,
    )
}
