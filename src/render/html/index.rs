//! The first page of a site: a search box, and all pages in groups.

use maud::{Markup, PreEscaped, html};
use serde::Serialize;

use super::{address, prose, shell};

/// Pages under one heading.
#[derive(Debug)]
pub struct Group {
    /// A topic or a family.
    pub heading: String,
    /// In the order of the document or the catalogue.
    pub pages: Vec<Listed>,
}

/// A page as it is listed.
#[derive(Debug)]
pub struct Listed {
    /// Of a question, a card, or the phrases of a type or module.
    pub id: String,
    /// Of a question; of a card, what the idiom is.
    pub title: String,
    /// What stands below: the Rust of a card in a few words; may be empty.
    pub more: String,
    /// Ids of the idioms that it shows.
    pub idioms: Vec<&'static str>,
    /// Lower-case words that the page is found by besides.
    pub words: Vec<String>,
}

/// What the search looks through: one object a page.
#[derive(Serialize)]
struct Searched<'a> {
    id: &'a str,
    title: String,
    topic: &'a str,
    address: String,
    idioms: &'a [&'static str],
    /// Between spaces.
    words: String,
}

pub(super) fn main(questions: &[Group], idioms: &[Group], phrases: &[Group]) -> Markup {
    html! {
        header.title {
            h1 { "Python idioms beside Rust" }
            p { "Questions with two programs that do the same, and a card for each idiom; and what single calls of Python are in Rust." }
        }
        (shell::search("index.html"))
        section.results aria-labelledby="results" hidden {
            h2 id="results" { "Results" }
            p.quiet role="status" {}
            ol {}
        }
        nav.contents aria-label="Contents" {
            (contents("Questions by topic", questions))
            (contents("Idioms by family", idioms))
            (contents("Phrases", phrases))
        }
        (groups("Questions", questions))
        (groups("Idioms", idioms))
        (groups("Phrases", phrases))
        script id="pages" type="application/json" { (data(&[questions, idioms, phrases])) }
    }
}

/// All pages as JSON, in which nothing can end the element that it stands in.
fn data(kinds: &[&[Group]]) -> Markup {
    let groups = kinds.iter().copied().flatten();
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
            words: format!(" {} ", page.words.join(" ")),
        })
    });
    let json = serde_json::to_string(&searched.collect::<Vec<_>>());
    let json = json.unwrap_or_else(|error| unreachable!("all of it is text: {error}"));
    PreEscaped(json.replace('<', "\\u003c"))
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
            h2 { (heading) }
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
fn anchor(heading: &str) -> String {
    let words = heading.split(|c: char| !c.is_alphanumeric());
    let words: Vec<String> = words
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    words.join("-")
}
