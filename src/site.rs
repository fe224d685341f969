//! All questions and cards as pages of a site that needs no server.
//!
//! ```text
//! index.html  style.css  search.js
//! questions/q18.html
//! idioms/decorator.memoize.html
//! phrases/str.html
//! ```

use std::collections::BTreeSet;
use std::iter;
use std::path::Path;

use crate::corpus::concordance;
use crate::corpus::{self, Question};
use crate::explain::comparison::{self, Comparison};
use crate::idioms;
use crate::phrases::{self, Phrase};
use crate::port::folder::{self, NotWritten};
use crate::render::html::{self, Group, Listed, Place};

/// A file of the site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Below the site's folder, with `/` between folders.
    pub path: String,
    /// What it holds.
    pub text: String,
}

impl File {
    /// Whether it is a page, not what pages use.
    #[must_use]
    pub fn is_page(&self) -> bool {
        Path::new(&self.path).extension() == Some("html".as_ref())
    }
}

/// Writes `files` into `folder`: all of them, or none.
///
/// # Errors
/// When there is something at `folder`, or the files cannot be written.
pub fn write(folder: &Path, files: &[File]) -> Result<(), NotWritten> {
    let files = files.iter();
    folder::write(
        folder,
        files.map(|it| (Path::new(&it.path), it.text.as_bytes())),
    )
}

/// Every file of the site.
#[must_use]
pub fn files() -> Vec<File> {
    let (questions, mut files) = questions();
    let (cards, pages) = cards();
    files.extend(pages);
    let (phrases, pages) = phrases();
    files.extend(pages);
    let mut add = |path: &str, text: String| {
        let path = path.to_owned();
        files.push(File { path, text });
    };
    add("style.css", html::STYLE.to_owned());
    add("search.js", html::SCRIPT.to_owned());
    add("index.html", html::index(&questions, &cards, &phrases));
    files
}

/// The questions by topic, and their pages.
fn questions() -> (Vec<Group>, Vec<File>) {
    let entries = concordance::entries();
    let mut groups = Vec::new();
    let mut comparisons = Vec::new();
    for entry in &entries {
        let question = &entry.question;
        let listed = Listed {
            id: question.id.to_owned(),
            title: question.title.clone(),
            more: String::new(),
            idioms: entry.idioms.iter().map(|idiom| idiom.id).collect(),
            words: words(question),
        };
        list(&mut groups, &question.topic, listed);
        comparisons.push(comparison::of_question(question));
    }
    (groups, pages(&comparisons))
}

/// The cards by family in the order of the catalogue, and their pages.
fn cards() -> (Vec<Group>, Vec<File>) {
    let mut groups = Vec::new();
    let mut comparisons = Vec::new();
    for idiom in idioms::catalogue() {
        let Some(card) = corpus::card(idiom.id) else {
            continue;
        };
        let listed = Listed {
            id: idiom.id.to_owned(),
            title: idiom.title.to_owned(),
            more: card.pair.title.clone(),
            idioms: vec![idiom.id],
            words: words(&card.pair),
        };
        list(&mut groups, idiom.family(), listed);
        comparisons.push(comparison::of_card(&card));
    }
    (groups, pages(&comparisons))
}

/// The types and modules whose calls are known, and their pages.
fn phrases() -> (Vec<Group>, Vec<File>) {
    let all: Vec<&Phrase> = phrases::all().collect();
    let mut groups = Vec::new();
    let mut files = Vec::new();
    for of_owner in all.chunk_by(|a, b| a.row.owner == b.row.owner) {
        let owner = of_owner[0].row.owner;
        let id = html::page_id(owner);
        let texts = of_owner.iter().map(|phrase| phrase.row.python);
        let words = texts.flat_map(|text| text.split(|c: char| !c.is_alphanumeric() && c != '_'));
        let words: BTreeSet<String> = words
            .filter(|word| word.chars().count() > 1)
            .map(str::to_lowercase)
            .collect();
        files.push(File {
            path: html::address(&id),
            text: html::phrases_page(owner, of_owner),
        });
        let listed = Listed {
            id,
            title: format!("{} calls of Python in Rust", of_owner.len()),
            more: String::new(),
            idioms: Vec::new(),
            words: words.into_iter().collect(),
        };
        list(&mut groups, "Types and modules", listed);
    }
    (groups, files)
}

fn list(groups: &mut Vec<Group>, heading: &str, listed: Listed) {
    match groups.last_mut() {
        Some(group) if group.heading == heading => group.pages.push(listed),
        _ => groups.push(Group {
            heading: heading.to_owned(),
            pages: vec![listed],
        }),
    }
}

/// A page for each, linked to those before and after it.
fn pages(comparisons: &[Comparison]) -> Vec<File> {
    let names: Vec<(&str, &str)> = comparisons
        .iter()
        .map(|it| (it.id.as_str(), it.title.as_str()))
        .collect();
    let before = iter::once(None).chain(names.iter().copied().map(Some));
    let after = names.iter().copied().map(Some).skip(1);
    let after = after.chain(iter::once(None));
    let pages = comparisons.iter().zip(before.zip(after));
    pages
        .map(|(comparison, (previous, next))| File {
            path: html::address(&comparison.id),
            text: html::page(comparison, &Place::Site { previous, next }),
        })
        .collect()
}

/// The words of the programs and the notes, in lower case, each once.
fn words(question: &Question) -> Vec<String> {
    let bands = question.bands.iter().flat_map(|it| [it.title, it.note]);
    let sections = question.sections.iter();
    let texts = [
        question.idea,
        question.python.text(),
        question.rust.text(),
        question.id,
    ];
    let texts = texts
        .into_iter()
        .chain(bands)
        .chain(sections.map(|it| it.body))
        .chain(question.crates.iter().map(String::as_str));
    let words = texts.flat_map(|text| text.split(|c: char| !c.is_alphanumeric() && c != '_'));
    let words: BTreeSet<String> = words
        .filter(|word| word.chars().count() > 1)
        .map(str::to_lowercase)
        .collect();
    words.into_iter().collect()
}
