//! The first page of a site: a search box, and all pages in groups.

use maud::{Markup, html};
use serde::Serialize;

use super::{address, prose, shell};

/// Pages under one heading.
#[derive(Debug)]
#[doc(hidden)]
pub struct Group {
    /// A topic or a family.
    pub heading: String,
    /// In the order of the document or the catalogue.
    pub pages: Vec<Listed>,
}

/// All pages of a site, by kind, in groups.
#[derive(Debug, Clone, Copy)]
#[doc(hidden)]
pub struct Pages<'a> {
    /// By topic.
    pub questions: &'a [Group],
    /// By family.
    pub idioms: &'a [Group],
    /// Of types and modules.
    pub phrases: &'a [Group],
}

/// A page as it is listed.
#[derive(Debug)]
#[doc(hidden)]
pub struct Listed {
    /// Of a question, a card, or the phrases of a type or module.
    pub id: String,
    /// Of a question; of a card, what the idiom is.
    pub title: String,
    /// What stands below: the Rust of a card in a few words; may be empty.
    pub more: String,
    /// Ids of the idioms that it shows.
    pub idioms: Vec<&'static str>,
    /// What people call it, in small letters.
    pub called: Vec<String>,
    /// The text in which it is searched, line by line: what is said, and the programs.
    pub text: String,
}

/// What the search looks through: one object a page.
#[derive(Serialize)]
struct Searched<'a> {
    id: &'a str,
    title: String,
    topic: &'a str,
    address: String,
    idioms: &'a [&'static str],
    called: &'a [String],
    text: &'a str,
}

pub(super) fn main(pages: &Pages<'_>) -> Markup {
    let Pages {
        questions,
        idioms,
        phrases,
    } = *pages;
    html! {
        (shell::results())
        header.title {
            h1 { "Python beside Rust" }
            p { "Questions with two programs that do the same, a card for each idiom, and what single calls of Python are in Rust. Both programs of each are run and compared by the tests of py2rs." }
        }
        section.begin {
            h2 { "Begin here" }
            ul {
                @if let Some(first) = questions.first().and_then(|group| group.pages.first()) {
                    li { a href=(address(&first.id)) { "The first question" } ", if you want to read from the beginning." }
                }
                li { a href="#idioms" { "The idioms" } ", if you know what you look for in Python: a decorator, a lock, a comprehension." }
                li { a href="#phrases" { "The phrases" } ", if you have a call in front of you: " code { "str.split" } ", " code { "os.path.join" } "." }
                li { "Or search: press " kbd { "/" } " on any page." }
            }
        }
        nav.contents aria-label="Contents" id="contents" {
            (contents("Questions by topic", questions))
            (contents("Idioms by family", idioms))
            (contents("Phrases", phrases))
        }
        (groups("Questions", questions))
        (groups("Idioms", idioms))
        (groups("Phrases", phrases))
    }
}

/// All pages as a script that the search loads: from a file, a browser reads nothing else.
pub(super) fn data(pages: &Pages<'_>) -> String {
    let kinds = [pages.questions, pages.idioms, pages.phrases];
    let groups = kinds.into_iter().flatten();
    let searched = groups.flat_map(|group| {
        group.pages.iter().map(|page| Searched {
            id: &page.id,
            title: match prose::plain(&page.title) {
                title if page.more.is_empty() => title,
                title => format!("{title}: {}", prose::plain(&page.more)),
            },
            topic: &group.heading,
            address: address(&page.id),
            idioms: &page.idioms,
            called: &page.called,
            text: &page.text,
        })
    });
    let json = serde_json::to_string(&searched.collect::<Vec<_>>());
    let json = json.unwrap_or_else(|error| unreachable!("all of it is text: {error}"));
    // No text of it can end a script, wherever it is put.
    format!("const PAGES = {};\n", json.replace('<', "\\u003c"))
}

fn contents(heading: &str, groups: &[Group]) -> Markup {
    html! {
        section {
            h2 { (heading) }
            ul {
                @for group in groups {
                    li { a href={ "#" (anchor(&group.heading)) } { (group.heading) } " "
                        span.quiet { (group.pages.len()) } }
                }
            }
        }
    }
}

fn groups(heading: &str, groups: &[Group]) -> Markup {
    html! {
        section {
            h2 id=(heading.to_lowercase()) { (heading) }
            @for group in groups {
                section.group id=(anchor(&group.heading)) {
                    h3 { (group.heading) }
                    ul {
                        @for page in &group.pages {
                            li {
                                a href=(address(&page.id)) {
                                    code { (page.id) } " " (prose::title(&page.title))
                                }
                                @if !page.more.is_empty() {
                                    " " span.quiet { (prose::title(&page.more)) }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// As in `functions-and-modules`.
pub(super) fn anchor(heading: &str) -> String {
    let words = heading.split(|c: char| !c.is_alphanumeric());
    let words: Vec<String> = words
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    words.join("-")
}
