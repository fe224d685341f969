//! A quiz as it goes on: what is revealed, graded and asked for next.

use super::effects::{Effect, Event};
use super::reading::Stage;
use super::recall::{Recall, Step};
use super::state::{Focus, State};
use crate::explain::comparison::Side;
use crate::learn::progress::{self, Grade, Review, Standing};

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
