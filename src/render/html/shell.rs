//! What stands around the text of every page.

use maud::{DOCTYPE, Markup, PreEscaped, html};

use crate::text::visible;

/// The style sheet of all pages.
#[doc(hidden)]
pub const STYLE: &str = include_str!("style.css");

/// The search, the theme switch and the copy buttons of a site.
#[doc(hidden)]
pub const SCRIPT: &str = include_str!("search.js");

/// The reader's theme, set before a page of a site is drawn.
#[doc(hidden)]
pub const THEME: &str = include_str!("theme.js");

/// Forbids a page alone to load or run anything, whatever may stand in it.
const POLICY: &str =
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/// The kinds of pages.
pub(super) enum Shell<'a> {
    Alone,
    /// A page of a site; `root` leads from it to the site's folder, which is empty for the first page.
    Site {
        root: &'static str,
        /// What stands beside the text.
        sidebar: &'a Markup,
    },
}

/// The whole document. `title` is text, not HTML.
pub(super) fn document(shell: &Shell<'_>, title: &str, main: &Markup) -> String {
    let markup = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                title { (visible::one_line(title)) }
                @match shell {
                    Shell::Alone => {
                        meta http-equiv="Content-Security-Policy" content=(POLICY);
                        style { (PreEscaped(STYLE)) }
                    }
                    Shell::Site { root, .. } => {
                        meta name="description" content="Python beside Rust that does the same: questions, idioms, phrases";
                        link rel="stylesheet" href={ (root) "style.css" };
                        script src={ (root) "theme.js" } {}
                        script src={ (root) "search.js" } defer {}
                    }
                }
            }
            @match shell {
                Shell::Alone => body { (main) },
                Shell::Site { root, sidebar } => body data-root=(root) {
                    a.skip href="#main" { "To the text" }
                    header.site {
                        a href={ (root) "index.html" } { "py2rs" }
                        a.to-contents href="#contents" { "Contents" }
                        (search(&format!("{root}index.html")))
                    }
                    div.page { (main) (sidebar) }
                }
            }
        }
    };
    markup.into_string() + "\n"
}

/// Where a search shows what it found, before everything else of a page.
pub(super) fn results() -> Markup {
    html! {
        section.results aria-label="Results" hidden {
            p.quiet role="status" {}
            ol {}
        }
    }
}

/// The text of a page; `digits` are those of the last line number in it.
pub(super) fn main(text: &Markup, digits: Option<usize>) -> Markup {
    let style = digits.map(|digits| format!("--digits:{digits}"));
    html! { main id="main" style=[style] { (text) } }
}

/// The search box: without a script, or on another page, it leads to the first page with the words in
/// its address.
fn search(action: &str) -> Markup {
    html! {
        form role="search" action=(action) method="get" {
            label for="search" { "Search" }
            input id="search" type="search" name="q" autocomplete="off" spellcheck="false"
                placeholder="decorator, q18, Mutex";
        }
    }
}
