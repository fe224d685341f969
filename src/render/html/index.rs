//! The first page of a site: a search box, and all pages in groups.

use maud::{Markup, PreEscaped, html};

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
    /// Of a question or a card.
    pub id: String,
    /// Of a question; of a card, what the idiom is.
    pub title: String,
    /// What stands below: the Rust of a card in a few words; may be empty.
    pub more: String,
}

pub(super) fn main(questions: &[Group], idioms: &[Group], search: &str) -> Markup {
    // Nothing in the data can end the element that it stands in.
    let search = search.replace('<', "\\u003c");
    html! {
        header.title {
            h1 { "Python idioms beside Rust" }
            p { "Questions with two programs that do the same, and a card for each idiom." }
        }
        (shell::search("index.html"))
        section.results aria-labelledby="results" hidden {
            h2 id="results" role="status" { "Results" }
            ol {}
        }
        nav.contents aria-label="Contents" {
            (contents("Questions by topic", questions))
            (contents("Idioms by family", idioms))
        }
        (groups("Questions", questions))
        (groups("Idioms", idioms))
        script id="pages" type="application/json" { (PreEscaped(search)) }
    }
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
                                a href=(address(&page.id)) { code { (page.id) } } " "
                                span { (prose::title(&page.title)) }
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
