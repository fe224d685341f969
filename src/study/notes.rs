//! What stands below the code: the idea, the note of the band in focus, or what follows the bands.

use super::reading::Stage;
use super::recall::Step;
use super::state::State;
use crate::layout::{self, Role, Row};

/// What the notes say, the reader's own below the others.
pub(super) fn rows(state: &State, width: usize) -> Vec<Row> {
    let mut rows = given(state, width);
    let own = state.own_notes();
    if own.is_empty() || state.recall.is_some() {
        return rows;
    }
    if !rows.is_empty() {
        rows.push(Row::default());
    }
    rows.push(Row::of("Your notes", Role::Heading));
    for note in own {
        let text = [(note.text.as_str(), Role::Text(layout::Style::Plain))];
        rows.extend(layout::hanging("· ", Role::Quiet, &text, width.max(1)));
    }
    rows
}

fn given(state: &State, width: usize) -> Vec<Row> {
    let reading = &state.reading;
    let comparison = &reading.comparison;
    match state.recall.as_ref().map(|recall| recall.step) {
        Some(Step::Question) => return layout::paragraphs(QUESTION, width.max(1)),
        Some(Step::Idea | Step::Signatures) => {
            return layout::paragraphs(&comparison.idea, width.clamp(1, layout::MEASURE));
        }
        Some(Step::Whole) | None => {}
    }
    match (reading.stage, reading.band()) {
        (_, Some(band)) if comparison.is_own => layout::said(band, width.max(1), 0),
        (Stage::Idea, _) if comparison.is_own => layout::head(comparison, width.max(1)),
        (_, Some(band)) => layout::note(band, width.max(1)),
        (Stage::Rest, _) => layout::rest(comparison, width.max(1)),
        _ => layout::idea(comparison, width.max(1)),
    }
}

/// What stands above them.
pub(super) fn heading(state: &State) -> String {
    let heading = stage(state);
    if state.is_bookmarked() && state.recall.is_none() {
        return format!("* {heading}");
    }
    heading
}

fn stage(state: &State) -> String {
    let reading = &state.reading;
    let bands = reading.comparison.bands.len();
    if let Some(recall) = &state.recall {
        match recall.step {
            Step::Question => return "Recall".to_owned(),
            Step::Idea | Step::Signatures => return "The idea".to_owned(),
            Step::Whole => {}
        }
    }
    match (reading.stage, reading.band()) {
        (_, Some(band)) if reading.comparison.is_own => band.title.clone(),
        _ if reading.comparison.is_own && reading.stage == Stage::Idea => "The file".to_owned(),
        (_, Some(band)) => format!("Band {} of {bands}: {}", band.number, band.title),
        (Stage::Rest, _) => "To conclude".to_owned(),
        _ => "The idea".to_owned(),
    }
}

const QUESTION: &str = "How would you write this in Rust? Say it, or write it down, then let **Space** \
reveal the idea, the signatures, and all of it. After that you grade yourself: **1** again, **2** hard, \
**3** good, **4** easy.";
