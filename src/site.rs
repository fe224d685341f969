//! All questions and cards as pages of a site that needs no server.
//!
//! ```text
//! index.html  style.css  theme.js  search.js  pages.js
//! questions/q18.html
//! idioms/decorator.memoize.html
//! phrases/str.html
//! ```

use std::collections::BTreeSet;
use std::iter;
use std::path::Path;

use crate::corpus::{self, Question, concordance};
use crate::explain::comparison::{self, Comparison};
use crate::idioms;
use crate::phrases::{self, Phrase};
use crate::port::folder::{self, NotWritten};
use crate::render::html::{self, Group, Listed, Pages, Place};

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
    let (questions, of_questions) = questions();
    let (cards, of_cards) = cards();
    let owners = phrases::all().collect::<Vec<&Phrase>>();
    let owners: Vec<&[&Phrase]> = owners.chunk_by(|a, b| a.row.owner == b.row.owner).collect();
    let phrases = phrases(&owners);
    let pages = Pages {
        questions: &questions,
        idioms: &cards,
        phrases: &phrases,
    };
    let names: Vec<&str> = owners.iter().map(|rows| rows[0].row.owner).collect();
    let mut files = self::pages(&of_questions, &names, &pages);
    files.extend(self::pages(&of_cards, &names, &pages));
    for rows in &owners {
        let owner = rows[0].row.owner;
        let using = of_questions.iter().chain(&of_cards);
        let using = using.filter(|it| modules(&it.python).contains(owner));
        let shown: Vec<(&str, &str)> = using
            .map(|it| (it.comparison.id.as_str(), it.comparison.title.as_str()))
            .collect();
        files.push(File {
            path: html::address(&html::page_id(owner)),
            text: html::phrases_page(owner, rows, &pages, &shown),
        });
    }
    let mut add = |path: &str, text: String| {
        let path = path.to_owned();
        files.push(File { path, text });
    };
    add("style.css", html::STYLE.to_owned());
    add("theme.js", html::THEME.to_owned());
    add("search.js", html::SCRIPT.to_owned());
    add("pages.js", html::searched(&pages));
    add("index.html", html::index(&pages));
    files
}

/// What a page is made of.
struct Shown {
    comparison: Comparison,
    /// The whole program.
    python: String,
}

/// The questions by topic, and what their pages show.
fn questions() -> (Vec<Group>, Vec<Shown>) {
    let mut groups = Vec::new();
    let mut shown = Vec::new();
    for entry in &concordance::entries() {
        let question = &entry.question;
        let listed = Listed {
            id: question.id.to_owned(),
            title: question.title.clone(),
            more: String::new(),
            idioms: entry.idioms.iter().map(|idiom| idiom.id).collect(),
            called: Vec::new(),
            text: text(question),
        };
        list(&mut groups, &question.topic, listed);
        shown.push(Shown {
            comparison: comparison::of_question(question),
            python: question.python.text().to_owned(),
        });
    }
    (groups, shown)
}

/// The cards by family in the order of the catalogue, and what their pages show.
fn cards() -> (Vec<Group>, Vec<Shown>) {
    let mut groups = Vec::new();
    let mut shown = Vec::new();
    for idiom in idioms::catalogue() {
        let Some(card) = corpus::card(idiom.id) else {
            continue;
        };
        let listed = Listed {
            id: idiom.id.to_owned(),
            title: idiom.title.to_owned(),
            more: card.pair.title.clone(),
            idioms: vec![idiom.id],
            called: card.words.iter().map(|word| word.to_lowercase()).collect(),
            text: text(&card.pair),
        };
        list(&mut groups, idiom.family(), listed);
        shown.push(Shown {
            python: card.pair.python.text().to_owned(),
            comparison: comparison::of_card(&card),
        });
    }
    (groups, shown)
}

/// The types and modules whose calls are known.
fn phrases(owners: &[&[&Phrase]]) -> Vec<Group> {
    let mut groups = Vec::new();
    for rows in owners {
        let texts = rows.iter().map(|phrase| phrase.row.python);
        let listed = Listed {
            id: html::page_id(rows[0].row.owner),
            title: format!("{} calls of Python in Rust", rows.len()),
            more: String::new(),
            idioms: Vec::new(),
            called: vec![rows[0].row.owner.to_lowercase()],
            text: texts.collect::<Vec<_>>().join("\n"),
        };
        list(&mut groups, "Types and modules", listed);
    }
    groups
}

/// The modules that a program imports, and those that they are part of.
fn modules(python: &str) -> BTreeSet<&str> {
    let mut modules = BTreeSet::new();
    for line in python.lines() {
        let line = line.trim_start();
        let Some(rest) = line
            .strip_prefix("import ")
            .or_else(|| line.strip_prefix("from "))
        else {
            continue;
        };
        let names = if line.starts_with("from ") {
            rest.split(" import").next().unwrap_or_default()
        } else {
            rest
        };
        for name in names.split(',') {
            let name = name.trim().split(' ').next().unwrap_or_default();
            modules.insert(name);
            modules.extend(name.match_indices('.').map(|(at, _)| &name[..at]));
        }
    }
    modules
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

/// A page for each, linked to those before and after it, and to the phrases of what it imports.
fn pages(shown: &[Shown], owners: &[&str], pages: &Pages<'_>) -> Vec<File> {
    let names: Vec<(&str, &str)> = shown
        .iter()
        .map(|it| (it.comparison.id.as_str(), it.comparison.title.as_str()))
        .collect();
    let before = iter::once(None).chain(names.iter().copied().map(Some));
    let after = names.iter().copied().map(Some).skip(1);
    let after = after.chain(iter::once(None));
    let neighbours = before.zip(after);
    let page = |(shown, (previous, next)): (&Shown, _)| {
        let imported = modules(&shown.python);
        let phrases: Vec<&str> = owners
            .iter()
            .copied()
            .filter(|it| imported.contains(it))
            .collect();
        let place = Place::Site {
            previous,
            next,
            pages: *pages,
            phrases: &phrases,
        };
        File {
            path: html::address(&shown.comparison.id),
            text: html::page(&shown.comparison, &place),
        }
    };
    shown.iter().zip(neighbours).map(page).collect()
}

/// What a search looks through: the idea, what the bands and sections say, and both programs.
fn text(question: &Question) -> String {
    let mut lines = vec![question.idea];
    for band in &question.bands {
        lines.extend([band.title, band.note]);
    }
    lines.extend(question.sections.iter().map(|section| section.body));
    lines.extend([question.python.text(), question.rust.text()]);
    let crates = question.crates.join(" ");
    lines.push(&crates);
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::modules;

    #[test]
    fn modules_are_read_from_imports() {
        let python =
            "import os.path, sys as s\nfrom a.b import c\n    import re\nx = 'import no'\n";
        let modules: Vec<&str> = modules(python).into_iter().collect();
        assert_eq!(modules, ["a", "a.b", "os", "os.path", "re", "sys"]);
    }
}
