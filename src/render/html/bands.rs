//! Bands: both sides, and the note; and the differences of a copy, which have one side.

use maud::{Markup, html};

use super::{address, code, prose};
use crate::explain::comparison::{Band, Comparison, Differing, Line, Whose};
use crate::layout::{Height, lead, rows_between};
use crate::text::visible;

/// A band as a section; takes the anchors of its Python lines.
pub(super) fn band(band: &Band, anchors: &mut code::Anchors, is_site: bool) -> Markup {
    let (before_python, before_rust, rows) = rows(band);
    let is_alone = band.python.is_empty() || band.rust.is_empty();
    let python = html! {
        @for (line, empty) in band.python.iter().zip(before_python) {
            @let anchor = anchors.take(line.number);
            (code::line(line, empty, anchor.as_deref(), None))
        }
    };
    let rust = html! {
        @for (line, empty) in band.rust.iter().zip(before_rust) { (code::line(line, empty, None, None)) }
    };
    let python_label = html! {
        "Python"
        @if let Some(name) = &band.unit { ": " code { (visible::one_line(name)) } }
    };
    html! {
        section.band id={ "band-" (band.number) } {
            h2 {
                span.number { (band.number) } " "
                span { (prose::title(&band.title)) }
            }
            @if !band.idioms.is_empty() {
                p.quiet.found { @for id in &band.idioms { (idiom(id, is_site)) " " } }
            }
            div.sides.(if is_alone { "alone" } else { "pair" }) style={ "--rows:" (rows) } {
                @if !band.python.is_empty() {
                    (side("python", &python_label, &python))
                }
                @if !band.rust.is_empty() {
                    (side("rust", &html! { "Rust" }, &rust))
                }
                (concepts(band))
                div.prose.note { (prose::blocks(&band.note, lead(band))) }
            }
        }
    }
}

/// The words that the languages put otherwise; each is marked on both sides, also here.
fn concepts(band: &Band) -> Markup {
    html! {
        @if !band.concepts.is_empty() {
            p.concepts {
                @for (index, concept) in band.concepts.iter().enumerate() {
                    span.{ "c" (index) } {
                        code { (visible::one_line(&concept.python)) }
                        " → "
                        code { (visible::one_line(&concept.rust)) }
                    }
                    " "
                }
            }
        }
    }
}

/// How many empty rows stand before each line of Python and of Rust, and how many rows there are.
pub(super) fn rows(band: &Band) -> (Vec<usize>, Vec<usize>, usize) {
    let height = |line: &Line| Height::of(line, 1 + usize::from(line.after_gap));
    let python: Vec<Height> = band.python.iter().map(height).collect();
    let rust: Vec<Height> = band.rust.iter().map(height).collect();
    let (before_python, before_rust) = rows_between(&python, &rust, &band.pairs);
    let rows = |lines: &[Height], before: &[usize]| {
        lines
            .iter()
            .map(|it| it.rows)
            .chain(before.iter().copied())
            .sum::<usize>()
    };
    let rows = rows(&python, &before_python).max(rows(&rust, &before_rust));
    (before_python, before_rust, rows)
}

fn side(language: &str, label: &Markup, lines: &Markup) -> Markup {
    html! {
        figure.side.(language) {
            figcaption { (label) }
            pre { code class={ "language-" (language) } translate="no" dir="ltr" { (lines) } }
        }
    }
}

/// The id of an idiom or a question, in a site a link to its page.
pub(super) fn idiom(id: &str, is_site: bool) -> Markup {
    html! {
        @if is_site {
            a href={ "../" (address(id)) } { code { (id) } }
        } @else {
            code { (id) }
        }
    }
}

/// What a reader's copy says otherwise than the question's program.
pub(super) fn differences(comparison: &Comparison) -> Markup {
    html! {
        @if !comparison.differences.is_empty() {
            section.differences {
                h2 { "What differs" }
                p.quiet {
                    "Lines with + are only in your copy, lines with - only in "
                    code { (comparison.id) ".py" } "."
                }
                @for group in &comparison.differences {
                    figure.side {
                        pre { code.language-python translate="no" dir="ltr" {
                            @for differing in group { (difference(differing)) }
                        } }
                    }
                }
            }
        }
    }
}

fn difference(differing: &Differing) -> Markup {
    let line = &differing.line;
    match differing.whose {
        Whose::Both => code::line(line, 0, None, None),
        Whose::Copy => html! { ins { (code::line(line, 0, None, Some("+"))) } },
        Whose::Program => html! { del { (code::line(line, 0, None, Some("-"))) } },
    }
}
