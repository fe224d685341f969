//! HTML: a page that needs nothing but itself, or a page of a site.
//!
//! The page is grids that the style sheet turns from one column into two, so the same text serves a
//! wide screen, a narrow one and a reader that knows no style sheets. What is put in is escaped by
//! `maud`, after `visible.rs` has seen it; only two things are not: the files of this folder, and notes,
//! which the Markdown writer escapes.

mod bands;
mod code;
mod index;
mod own;
mod phrases;
mod printed;
mod prose;
mod report;
mod shell;
mod sidebar;

use maud::{Markup, html};

use crate::explain::comparison::{Comparison, Occurrences, PITFALLS, Section};
use crate::layout::MOST_PLACES;
use crate::text::visible;

#[doc(hidden)]
pub use index::{Group, Listed, Pages};
pub(crate) use phrases::{page_id, phrases_page};
pub(crate) use report::report;
#[doc(hidden)]
pub use shell::{SCRIPT, STYLE, THEME};

/// What the ids of pages of phrases begin with.
const PREFIX: &str = "phrases.";

/// Where a page stands.
///
/// ```
/// use py2rs::render::html::Place;
///
/// assert!(matches!(Place::Alone, Place::Alone));
/// ```
#[derive(Debug, Clone, Copy)]
pub enum Place<'a> {
    /// In a file of its own: nothing is linked to but the web.
    Alone,
    /// In a folder of a site, beside those of other kinds of pages.
    Site {
        /// Id and title of the page before it.
        previous: Option<(&'a str, &'a str)>,
        /// Id and title of the page after it.
        next: Option<(&'a str, &'a str)>,
        /// All pages of the site.
        pages: Pages<'a>,
        /// The types and modules whose phrases it uses.
        phrases: &'a [&'a str],
    },
}

/// Where the page of a question, a card or an owner of phrases stands below the site's folder.
#[must_use]
#[doc(hidden)]
pub fn address(id: &str) -> String {
    if let Some(owner) = id.strip_prefix(PREFIX) {
        return format!("phrases/{owner}.html");
    }
    let folder = if id.contains('.') {
        "idioms"
    } else {
        "questions"
    };
    format!("{folder}/{id}.html")
}

/// Everything there is to show about a question, a card or a file, as a page.
///
/// ```
/// use py2rs::render::html::{self, Place};
/// use py2rs::{analysis::Analysis, explain, source::Source};
///
/// let analysis = Analysis::of(Source::new("a.py", "squares = [n * n for n in range(9)]\n"));
/// let page = html::page(&explain::explain(&analysis), &Place::Alone);
/// assert!(page.starts_with("<!DOCTYPE html>"));
/// ```
#[must_use]
pub fn page(comparison: &Comparison, place: &Place<'_>) -> String {
    if comparison.is_own {
        let main = html! { (heading(comparison, false)) (own::main(comparison)) (further(comparison, false)) };
        let main = shell::main(&main, Some(code::digits(comparison)));
        let title = visible::one_line(&comparison.id);
        return shell::document(&shell::Shell::Alone, &title, &main);
    }
    let is_site = matches!(place, Place::Site { .. });
    let mut lines = code::Anchors::new(&comparison.bands);
    let bands: Vec<Markup> = comparison
        .bands
        .iter()
        .map(|band| bands::band(band, &mut lines, is_site))
        .collect();
    let main = html! {
        @if is_site { (shell::results()) }
        (heading(comparison, is_site))
        @if !comparison.idea.is_empty() {
            div.prose { (prose::blocks(&comparison.idea, "")) }
        }
        (idioms("Idioms", &comparison.idioms, MOST_PLACES, &lines, is_site))
        @for band in bands { (band) }
        (bands::differences(comparison))
        (printed::both_print(comparison))
        @for section in &comparison.sections { (self::section(section)) }
        (further(comparison, is_site))
        @if let Place::Site { previous, next, phrases, .. } = place {
            (phrases_of(phrases))
            (neighbours(*previous, *next))
        }
    };
    let main = shell::main(&main, Some(code::digits(comparison)));
    let title = format!("{}: {}", comparison.id, prose::plain(&comparison.title));
    let Place::Site { pages, .. } = place else {
        return shell::document(&shell::Shell::Alone, &title, &main);
    };
    let sidebar = sidebar::sidebar(pages, &comparison.id, &sidebar::parts(comparison));
    let shell = shell::Shell::Site {
        root: "../",
        sidebar: &sidebar,
    };
    shell::document(&shell, &title, &main)
}

/// The first page of a site: where to begin, and all pages, in groups.
#[must_use]
#[doc(hidden)]
pub fn index(pages: &Pages<'_>) -> String {
    let main = shell::main(&index::main(pages), None);
    let shell = shell::Shell::Site {
        root: "",
        sidebar: &html! {},
    };
    shell::document(&shell, "py2rs: Python beside Rust", &main)
}

/// What the search of a site looks through, as a script.
#[must_use]
#[doc(hidden)]
pub fn searched(pages: &Pages<'_>) -> String {
    index::data(pages)
}

fn heading(comparison: &Comparison, is_site: bool) -> Markup {
    html! {
        header.title {
            h1 {
                span.id { (visible::one_line(&comparison.id)) } " "
                (prose::title(&comparison.title))
            }
            @if !comparison.topic.is_empty() {
                p.quiet {
                    @if is_site {
                        a href={ "../index.html#" (index::anchor(&comparison.topic)) } {
                            (visible::one_line(&comparison.topic))
                        }
                    } @else {
                        (visible::one_line(&comparison.topic))
                    }
                }
            }
            @if let Some(path) = &comparison.copy {
                p.quiet {
                    "Recognised in " code { (visible::one_line(path)) } "; the Python lines are yours."
                }
            }
        }
    }
}

fn idioms(
    heading: &str,
    idioms: &[Occurrences],
    most: usize,
    lines: &code::Anchors,
    is_site: bool,
) -> Markup {
    html! {
        @if !idioms.is_empty() {
            section {
                h2 { (heading) }
                ul.idioms {
                    @for idiom in idioms {
                        li {
                            (bands::idiom(idiom.id, is_site)) " "
                            span { (idiom.title) } " "
                            span.quiet { (places(idiom, most, lines)) }
                        }
                    }
                }
            }
        }
    }
}

/// As in `lines 3 (compute), 9 and 2 more`, each a link to the line if it is shown.
fn places(idiom: &Occurrences, most: usize, lines: &code::Anchors) -> Markup {
    let more = idiom.places.len().saturating_sub(most);
    html! {
        @if idiom.places.len() == 1 { "line " } @else { "lines " }
        @for (index, (place, subject)) in idiom.places.iter().take(most).enumerate() {
            @if index > 0 { ", " }
            @if lines.has(place.line) {
                a href={ "#" (code::anchor(place.line)) } { (place.line) }
            } @else {
                (place.line)
            }
            @if let Some(subject) = subject { " (" code { (visible::one_line(subject)) } ")" }
        }
        @if more > 0 { " and " (more) " more" }
    }
}

fn section(section: &Section) -> Markup {
    html! {
        section.prose.pitfalls[section.heading == PITFALLS] id=(index::anchor(&section.heading)) {
            h2 { (prose::title(&section.heading)) }
            (prose::blocks(&section.body, ""))
        }
    }
}

fn further(comparison: &Comparison, is_site: bool) -> Markup {
    html! {
        @if !comparison.crates.is_empty() {
            section {
                h2 { "Crates" }
                ul.crates {
                    @for name in &comparison.crates {
                        li { a href={ "https://docs.rs/" (name) } { code { (name) } } }
                    }
                }
            }
        }
        @if !comparison.related.is_empty() {
            section {
                h2 { "Related" }
                ul.related {
                    @for (id, title) in &comparison.related {
                        li {
                            @if is_site {
                                a href={ "../" (address(id)) } { code { (id) } " " (prose::title(title)) }
                            } @else {
                                code { (id) } " " (prose::title(title))
                            }
                        }
                    }
                }
            }
        }
    }
}

/// The calls of the modules that its Python uses.
fn phrases_of(owners: &[&str]) -> Markup {
    html! {
        @if !owners.is_empty() {
            section {
                h2 { "Phrases" }
                p { "What the calls of these modules are in Rust:"
                    @for owner in owners {
                        " " a href={ "../" (address(&phrases::page_id(owner))) } { code { (owner) } }
                    }
                }
            }
        }
    }
}

fn neighbours(previous: Option<(&str, &str)>, next: Option<(&str, &str)>) -> Markup {
    html! {
        nav.neighbours aria-label="Neighbours" {
            @if let Some((id, title)) = previous {
                a rel="prev" href={ "../" (address(id)) } { "← " (id) ": " (prose::title(title)) }
            }
            @if let Some((id, title)) = next {
                a.next rel="next" href={ "../" (address(id)) } { (id) ": " (prose::title(title)) " →" }
            }
        }
    }
}
