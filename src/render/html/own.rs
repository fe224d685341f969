//! The page of a reader's own file: definitions with their drafts, footnotes that lead to the cards at the
//! end, and rules of style that join the lines of a statement while the mouse is on one of them.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use maud::{Markup, PreEscaped, html};

use super::{code, prose};
use crate::explain::comparison::{Band, Comparison, Footnote, Line, in_full};
use crate::text::visible;

/// What stands below the title.
pub(super) fn main(comparison: &Comparison) -> Markup {
    let mut anchors = code::Anchors::new(&comparison.bands);
    let bands: Vec<Markup> = comparison
        .bands
        .iter()
        .map(|band| self::band(band, &mut anchors))
        .collect();
    html! {
        style { (PreEscaped(joined(comparison))) }
        ul.head {
            @for line in &comparison.head {
                li {
                    @if line.is_warning { strong.mistake { (line.label) } } @else { strong { (line.label) } }
                    " " (visible::one_line(&line.text))
                }
            }
        }
        @for band in bands { (band) }
        @for section in &comparison.sections {
            section.prose { h2 { (prose::title(&section.heading)) } (prose::blocks(&section.body, "")) }
        }
        (cards(comparison))
    }
}

/// A rule for each statement that has lines on both sides: all of them stand out with one of them.
fn joined(comparison: &Comparison) -> String {
    let origins = |lines: &[Line]| {
        lines
            .iter()
            .filter_map(|line| line.origin)
            .collect::<BTreeSet<_>>()
    };
    let mut rules = String::new();
    for band in &comparison.bands {
        for origin in origins(&band.python).intersection(&origins(&band.rust)) {
            write!(
                rules,
                ".sides:has(.s{origin}:hover) .s{origin}{{background:var(--target)}}"
            )
            .unwrap_or_else(|error| unreachable!("writing to a string: {error}"));
        }
    }
    rules
}

fn band(band: &Band, anchors: &mut code::Anchors) -> Markup {
    let (before_python, before_rust, rows) = super::bands::rows(band);
    let is_alone = band.python.is_empty() || band.rust.is_empty();
    html! {
        section.band.own id={ "band-" (band.number) } {
            h2 {
                @if band.unit.is_some() {
                    code { (visible::one_line(&band.title)) }
                } @else {
                    span.quiet { (visible::one_line(&band.title)) }
                }
                @if !band.status.is_empty() { " " span.quiet.status { (band.status) } }
            }
            div.sides.(if is_alone { "alone" } else { "pair" }) style={ "--rows:" (rows) } {
                @if !band.python.is_empty() {
                    figure.side.python {
                        figcaption { "Python" }
                        pre { code.language-python translate="no" dir="ltr" {
                            @for (line, empty) in band.python.iter().zip(before_python) {
                                @let anchor = anchors.take(line.number);
                                (code::line(line, empty, anchor.as_deref(), None))
                            }
                        } }
                    }
                }
                @if !band.rust.is_empty() {
                    figure.side.rust {
                        figcaption { "Rust" }
                        pre { code.language-rust translate="no" dir="ltr" {
                            @for (line, empty) in band.rust.iter().zip(before_rust) {
                                (code::line(line, empty, None, None))
                            }
                        } }
                    }
                }
            }
            @if !band.footnotes.is_empty() || !band.remarks.is_empty() {
                ul.footnotes {
                    @for footnote in &band.footnotes { (self::footnote(footnote)) }
                    @for remark in &band.remarks {
                        li.quiet { (remark.label) ": " (visible::one_line(&remark.text)) }
                    }
                }
            }
        }
    }
}

fn footnote(footnote: &Footnote) -> Markup {
    let is_short = !footnote.text.contains("\n\n");
    html! {
        li {
            sup { (footnote.number) } " "
            a.mistake[footnote.is_mistake] href={ "#card-" (footnote.id) } { code { (footnote.id) } }
            " "
            span.quiet {
                @if footnote.lines.len() == 1 { "line " } @else { "lines " }
                @for (index, line) in footnote.lines.iter().enumerate() {
                    @if index > 0 { ", " }
                    a href={ "#" (code::anchor(*line)) } { (line) }
                }
            }
            @if is_short && !footnote.text.is_empty() { (prose::blocks(&footnote.text, "")) }
        }
    }
}

/// All that the cards of the idioms say, each once.
fn cards(comparison: &Comparison) -> Markup {
    let mut seen = BTreeSet::new();
    let footnotes = comparison.bands.iter().flat_map(|band| &band.footnotes);
    let mut cards: Vec<&Footnote> = footnotes.filter(|it| seen.insert(it.id)).collect();
    cards.sort_by_key(|it| it.number);
    html! {
        @if !cards.is_empty() {
            section.cards {
                h2 { "Cards" }
                @for card in cards {
                    section.card.prose id={ "card-" (card.id) } {
                        h3 { sup { (card.number) } " " code { (card.id) } " " (prose::title(card.title)) }
                        @let text = in_full(card.id);
                        (prose::blocks(if text.is_empty() { &card.text } else { &text }, ""))
                    }
                }
            }
        }
    }
}
