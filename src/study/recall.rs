//! Recall: the Rust is hidden and comes back in steps, then the reader says how well it was known.

use std::collections::VecDeque;

use super::reading::Stage;
use super::state::{Focus, State};
use super::update::{Effect, Event};
use crate::explain::comparison::{Line, Side};
use crate::learn::progress::{self, Grade, Review, Standing};
use crate::rust::tokens::Class;

/// How much has been revealed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Step {
    /// Only the Python.
    Question,
    /// What it is about.
    Idea,
    /// The heads of the Rust items.
    Signatures,
    /// Everything.
    Whole,
}

impl Step {
    /// The next one; the last stays.
    pub(super) fn next(self) -> Self {
        match self {
            Self::Question => Self::Idea,
            Self::Idea => Self::Signatures,
            Self::Signatures | Self::Whole => Self::Whole,
        }
    }

    /// What the next step reveals.
    pub(super) fn promise(self) -> &'static str {
        match self {
            Self::Question => "the idea",
            Self::Idea => "the signatures",
            Self::Signatures | Self::Whole => "all of it",
        }
    }
}

/// A quiz that is going on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Recall {
    /// What comes after the item that is shown: indices of items.
    pub(super) queue: VecDeque<usize>,
    pub(super) step: Step,
    pub(super) graded: usize,
}

impl Recall {
    /// A quiz of one item, `queue` after it.
    pub(super) fn new(queue: impl IntoIterator<Item = usize>) -> Self {
        Self {
            queue: queue.into_iter().collect(),
            step: Step::Question,
            graded: 0,
        }
    }
}

/// Which of the Rust lines are imports or heads of items: from `fn` and the like to the `{` or `;`.
pub(super) fn signatures(lines: &[Line]) -> Vec<bool> {
    let mut inside = false;
    let marks = lines.iter().map(|line| {
        let text = line.text.trim();
        let is_head = inside || begins_item(line);
        inside = is_head && !text.ends_with(['{', '}', ';']);
        is_head
    });
    marks.collect()
}

fn begins_item(line: &Line) -> bool {
    let text = |index: usize| {
        let piece = line.pieces.get(index)?;
        Some(&line.text[piece.range.clone()])
    };
    let defines = || {
        let mut pieces = line.pieces.iter();
        pieces.any(|piece| piece.class == Class::Definition)
    };
    match text(0) {
        Some("impl" | "use" | "mod" | "extern") => true,
        Some(
            "pub" | "fn" | "async" | "unsafe" | "const" | "static" | "struct" | "enum" | "trait"
            | "type" | "union" | "macro_rules!",
        ) => defines(),
        _ => false,
    }
}

impl State {
    /// Begins to recall what is read; what was queued stays so.
    pub(super) fn quiz(&mut self) {
        let queue = self.recall.take().map(|recall| recall.queue);
        self.recall = Some(Recall::new(queue.unwrap_or_default()));
        self.focus = Focus::Code;
        self.reading.side = Side::Python;
        self.reading.go(Stage::Band(0), self.code_height());
    }

    /// One step more.
    pub(super) fn reveal(&mut self) {
        if let Some(recall) = &mut self.recall {
            recall.step = recall.step.next();
            self.reading.notes_top = 0;
        }
    }

    /// Keeps the grade, and asks for what comes next.
    pub(super) fn grade(&mut self, grade: Grade, effects: &mut Vec<Effect>) {
        let Some(recall) = &mut self.recall else {
            return;
        };
        if recall.step != Step::Whole {
            let promise = recall.step.promise();
            return self.say(format!("Space reveals {promise}; then you grade yourself"));
        }
        let Some(item) = self.items.get(self.selected) else {
            return;
        };
        let at = self.now;
        let review = Review { at, grade };
        effects.push(Effect::Keep(Event::Recalled(item.id(), review)));
        recall.graded += 1;
        recall.step = Step::Question;
        if grade == Grade::Again {
            recall.queue.push_back(self.selected);
        }
        let next = recall.queue.pop_front();
        let graded = recall.graded;
        self.progress.recalled(item.id(), review);
        self.know(at);
        match next {
            // What was not known is asked for again, but not in the next breath.
            Some(next) if next != self.selected => self.read(next),
            _ => {
                self.recall = None;
                self.say(format!("{graded} recalled; {}", self.next_due()));
            }
        }
    }

    /// When the next of all items is due.
    fn next_due(&self) -> String {
        let moments = self.standings.iter().filter_map(|standing| match standing {
            Standing::Due(moment) | Standing::Waiting(moment) => Some(*moment),
            Standing::New | Standing::Read => None,
        });
        match moments.min() {
            Some(moment) if moment > self.now => {
                format!("the next is due in {}", progress::span(moment - self.now))
            }
            Some(_) => "more are due: py2rs study --due".to_owned(),
            None => "nothing else is due".to_owned(),
        }
    }
}
