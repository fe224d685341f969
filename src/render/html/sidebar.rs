//! What stands beside every page of a site: its own contents, the pages of its topic or family, and the
//! other topics and families.

use maud::{Markup, html};

use super::index::{Group, Pages, anchor};
use super::{address, prose};
use crate::explain::comparison::Comparison;
use crate::text::visible;

/// Parts of a page: the id of each, and what it is called.
pub(super) type Parts = Vec<(String, Markup)>;

/// The parts of the page of a question or a card.
pub(super) fn parts(comparison: &Comparison) -> Parts {
    let bands = comparison.bands.iter();
    let bands = bands.map(|band| (format!("band-{}", band.number), prose::title(&band.title)));
    let mut parts: Parts = bands.collect();
    if comparison.both_print().is_some() {
        parts.push(("both-print".to_owned(), html! { "Both print" }));
    }
    let sections = comparison.sections.iter();
    parts.extend(sections.map(|it| (anchor(&it.heading), prose::title(&it.heading))));
    parts
}

/// The sidebar of the page `id`, whose parts these are. It stands behind the text, where a narrow screen
/// has it; a wide one sets it to the left.
pub(super) fn sidebar(pages: &Pages<'_>, id: &str, parts: &Parts) -> Markup {
    html! {
        nav.sidebar id="contents" aria-label="Contents" {
            (kind("Questions", pages.questions, id, parts))
            (kind("Idioms", pages.idioms, id, parts))
            (kind("Phrases", pages.phrases, id, parts))
        }
    }
}

fn kind(heading: &str, groups: &[Group], id: &str, parts: &Parts) -> Markup {
    html! {
        p.kind { (heading) }
        ul {
            @for group in groups {
                @let is_here = group.pages.iter().any(|page| page.id == id);
                li {
                    a href={ "../index.html#" (anchor(&group.heading)) } { (visible::one_line(&group.heading)) }
                    @if is_here {
                        ul { @for page in &group.pages { (entry(page.id.as_str(), &page.title, id, parts)) } }
                    }
                }
            }
        }
    }
}

fn entry(page: &str, title: &str, id: &str, parts: &Parts) -> Markup {
    let name = if page.starts_with('q') { title } else { page };
    let name = name.strip_prefix(super::PREFIX).unwrap_or(name);
    html! {
        li {
            @if page == id {
                a href="#main" aria-current="page" { (prose::title(name)) }
                @if !parts.is_empty() {
                    ul.parts { @for (part, name) in parts { li { a href={ "#" (part) } { (name) } } } }
                }
            } @else {
                a href={ "../" (address(page)) } { (prose::title(name)) }
            }
        }
    }
}
