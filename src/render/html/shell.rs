//! What stands around the text of every page.

use maud::{DOCTYPE, Markup, PreEscaped, html};

use crate::text::visible;

/// The style sheet of all pages.
pub const STYLE: &str = include_str!("style.css");

/// The search of a site's first page.
pub const SCRIPT: &str = include_str!("search.js");

/// Forbids a page alone to load or run anything, whatever may stand in it.
const POLICY: &str =
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/// The kinds of pages.
pub(super) enum Shell {
    Alone,
    /// A page of a site; `root` leads from it to the site's folder.
    Site {
        root: &'static str,
    },
    /// The first page of a site.
    Index,
}

/// The whole document. `title` is text, not HTML.
pub(super) fn document(shell: &Shell, title: &str, main: &Markup) -> String {
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
                    Shell::Site { root } => link rel="stylesheet" href={ (root) "style.css" };,
                    Shell::Index => {
                        link rel="stylesheet" href="style.css";
                        script src="search.js" defer {}
                    }
                }
            }
            body {
                @if let Shell::Site { root } = shell {
                    a.skip href="#main" { "To the text" }
                    header.site {
                        a href={ (root) "index.html" } { "py2rs" }
                        (search(&format!("{root}index.html")))
                    }
                }
                (main)
            }
        }
    };
    markup.into_string() + "\n"
}

/// The text of a page; `digits` are those of the last line number in it.
pub(super) fn main(text: &Markup, digits: Option<usize>) -> Markup {
    let style = digits.map(|digits| format!("--digits:{digits}"));
    html! { main id="main" style=[style] { (text) } }
}

/// The search box: without a script, or on another page, it leads to the first page with the words in
/// its address.
pub(super) fn search(action: &str) -> Markup {
    html! {
        form role="search" action=(action) method="get" {
            label for="search" { "Search" }
            input id="search" type="search" name="q" autocomplete="off" spellcheck="false"
                placeholder="decorator, q18, Mutex";
        }
    }
}
