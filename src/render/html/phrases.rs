//! The page of a site with the phrases of a type or a module.

use maud::{Markup, html};

use super::index::Pages;
use super::{PREFIX, address, prose, shell, sidebar};
use crate::phrases::{self, Phrase};
use crate::text::visible;

/// The id of the page of an owner.
#[must_use]
pub(crate) fn page_id(owner: &str) -> String {
    format!("{PREFIX}{owner}")
}

/// The page: each phrase with its Python, its Rust and what there is to know, then the functions that the
/// Rust calls.
///
/// `shown` are the ids and titles of questions and cards whose Python uses the module.
pub(crate) fn phrases_page(
    owner: &str,
    all: &[&Phrase],
    pages: &Pages<'_>,
    shown: &[(&str, &str)],
) -> String {
    let names = all.iter().flat_map(|phrase| phrase.row.helpers);
    let names: Vec<&str> = names.copied().collect();
    let helpers = phrases::helpers(&names);
    let main = html! {
        (shell::results())
        header.title {
            h1 { "Phrases of " code { (owner) } }
            p.quiet { "What its calls are in Rust; all of them were run in both languages." }
        }
        @for phrase in all { (section(phrase)) }
        @if !helpers.is_empty() {
            section {
                h2 { "The functions that are called" }
                @for helper in helpers {
                    div.prose id={ "fn-" (helper.name) } { pre { code { (text(helper.text)) } } }
                }
            }
        }
        @if !shown.is_empty() {
            section {
                h2 { "In whole programs" }
                ul.related {
                    @for (id, title) in shown {
                        li { a href={ "../" (address(id)) } { code { (id) } " " (prose::title(title)) } }
                    }
                }
            }
        }
    };
    let main = shell::main(&main, None);
    let sidebar = sidebar::sidebar(pages, &page_id(owner), &Vec::new());
    let shell = shell::Shell::Site {
        root: "../",
        sidebar: &sidebar,
    };
    shell::document(&shell, &format!("Phrases of {owner}"), &main)
}

fn section(phrase: &Phrase) -> Markup {
    let row = phrase.row;
    html! {
        section.phrase id=(row.id) {
            h2 { a href={ "#" (row.id) } { code { (row.id) } } }
            div.sides.prose {
                pre.python aria-label="Python" { code { (text(row.python)) } }
                pre.rust aria-label="Rust" { code { (text(&phrase.shown())) } }
            }
            p.quiet { (phrase.facts().join(" · ")) }
            @if let Some(differs) = row.differs { p { (differs) } }
            @if let Some(exact) = phrase.shown_exact() {
                p { "Exactly: " code { (text(&exact)) } }
            }
        }
    }
}

fn text(text: &str) -> String {
    let lines: Vec<String> = text
        .lines()
        .map(|line| visible::one_line(line).into_owned())
        .collect();
    lines.join("\n")
}
