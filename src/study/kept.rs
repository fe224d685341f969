//! What a reader leaves behind: the place where reading goes on, bookmarks, notes. Of questions, cards and
//! phrases it is kept; a file of one's own has a place for notes in itself.

use super::effects::{Effect, Event};
use super::keys::Command;
use super::state::{Focus, State};
use crate::learn::progress::{Bookmark, Note, Place, Record};

const ONLY_OURS: &str = "bookmarks and notes are kept of questions and idioms, not of a file";

impl State {
    /// Goes to where the item that is read was left, unless that was its beginning or its end.
    pub(super) fn resume(&mut self) {
        let steps = self.reading.comparison.bands.len();
        let place = self.record().and_then(|record| record.place);
        let Some(step) = place
            .map(|it| it.step)
            .filter(|it| (1..=steps).contains(it))
        else {
            return;
        };
        let stage = self.reading.stage_of(step);
        if self.focus != Focus::List && self.reading.stage != stage && self.recall.is_none() {
            self.reading.go(stage, self.code_height());
            self.say(format!("read on at band {step}; g goes to the beginning"));
        }
    }

    /// What is known of the item that is read; nothing of a reader's own file.
    pub(super) fn record(&self) -> Option<&Record> {
        self.progress.record(self.kept_id()?)
    }

    /// The id that things are kept under.
    fn kept_id(&self) -> Option<&'static str> {
        let item = self.items.get(self.selected)?;
        item.own().is_none().then(|| item.id())
    }

    /// Whether something of an item is bookmarked or noted.
    pub(super) fn has_kept(&self, item: usize) -> bool {
        let item = &self.items[item];
        let record = self.progress.record(item.id());
        record.is_some_and(|it| it.bookmarked().next().is_some() || it.noted().next().is_some())
    }

    /// Whether the band in focus has a bookmark.
    pub(super) fn is_bookmarked(&self) -> bool {
        let step = self.reading.step_of_stage();
        self.record()
            .is_some_and(|record| record.bookmarked().any(|it| it == step))
    }

    /// The reader's own notes on the band in focus.
    pub(super) fn own_notes(&self) -> Vec<&Note> {
        let step = self.reading.step_of_stage();
        let record = self.record().into_iter();
        let notes = record.flat_map(Record::noted);
        notes.filter(|note| note.step == step).collect()
    }

    /// Remembers where the reader is, until it is kept.
    pub(super) fn note_place(&mut self) {
        let Some(id) = self.kept_id() else { return };
        if self.focus == Focus::List || self.recall.is_some() {
            return;
        }
        let place = Place {
            at: self.now,
            step: self.reading.step_of_stage(),
        };
        let is_last = self.progress.last().is_some_and(|(last, _)| last == id);
        let known = self.record().and_then(|record| record.place);
        if !is_last || known.is_none_or(|known| known.step != place.step) {
            self.unkept = Some((id, place));
            self.progress.left(id, place);
        }
    }

    /// What is to be kept when there is a moment for it.
    #[must_use]
    pub fn take_unkept(&mut self) -> Option<Event> {
        let (id, place) = self.unkept.take()?;
        Some(Event::Left(id, place))
    }

    /// Whether the place where the reader is waits for being kept.
    #[must_use]
    pub fn has_unkept(&self) -> bool {
        self.unkept.is_some()
    }

    /// Sets a bookmark at the band in focus, or takes it away.
    pub(super) fn bookmark(&mut self, effects: &mut Vec<Effect>) {
        let Some(id) = self.kept_id() else {
            return self.say(ONLY_OURS.to_owned());
        };
        let gone = self.is_bookmarked();
        let bookmark = Bookmark {
            step: self.reading.step_of_stage(),
            at: self.moment_of_change(),
            gone,
        };
        self.happened(Event::Bookmarked(id, bookmark), effects);
        self.say(if gone {
            "the bookmark is gone".to_owned()
        } else {
            "bookmarked; ' goes from one to the next, M lists them".to_owned()
        });
    }

    /// A moment that is after that of any bookmark here: what is done last holds.
    fn moment_of_change(&self) -> u64 {
        let step = self.reading.step_of_stage();
        let record = self.record().into_iter();
        let before = record
            .flat_map(|record| &record.bookmarks)
            .filter(|it| it.step == step)
            .map(|it| it.at + 1);
        before.max().unwrap_or(0).max(self.now)
    }

    /// Goes to the next bookmark, from the last one to the first.
    pub(super) fn next_bookmark(&mut self) {
        let mut all: Vec<(usize, usize)> = Vec::new();
        for (index, item) in self.items.iter().enumerate() {
            if let Some(record) = self.progress.record(item.id()) {
                all.extend(record.bookmarked().map(|step| (index, step)));
            }
        }
        let here = (self.selected, self.reading.step_of_stage());
        let next = all.iter().find(|it| **it > here).or(all.first());
        let Some(&(item, step)) = next else {
            return self.say("there is no bookmark; m sets one".to_owned());
        };
        self.focus = Focus::Code;
        if item != self.selected {
            self.read(item);
        }
        let stage = self.reading.stage_of(step);
        self.reading.go(stage, self.code_height());
    }

    /// Lists only what has a bookmark or a note, or everything again.
    pub(super) fn list_kept(&mut self) {
        self.only_kept = !self.only_kept;
        self.list();
        if self.only_kept && self.listed.is_empty() {
            self.only_kept = false;
            self.list();
            return self.say("nothing has a bookmark or a note: m sets one, a adds one".to_owned());
        }
        if self.only_kept {
            self.focus = Focus::List;
            if !self.listed.contains(&self.selected) {
                self.read(self.listed[0]);
            }
        }
    }

    /// Begins to write a note on the band in focus.
    pub(super) fn begin_note(&mut self) {
        match self.kept_id() {
            Some(_) => self.typed = Some(String::new()),
            None => self.say(ONLY_OURS.to_owned()),
        }
    }

    /// What a key does while a note is typed.
    pub(super) fn note_with(&mut self, command: Command, effects: &mut Vec<Effect>) {
        let Some(text) = &mut self.typed else { return };
        match command {
            Command::Type(c) => text.push(c),
            Command::Erase => {
                text.pop();
            }
            Command::EraseAll => text.clear(),
            Command::Help => self.help = Some(0),
            Command::Back => {
                let is_empty = text.trim().is_empty();
                self.typed = None;
                if !is_empty {
                    self.say("the note was given up".to_owned());
                }
            }
            Command::Found => {
                let text = text.trim().to_owned();
                self.typed = None;
                let (Some(id), false) = (self.kept_id(), text.is_empty()) else {
                    return self.say("an empty note is none".to_owned());
                };
                let note = Note {
                    step: self.reading.step_of_stage(),
                    at: self.now,
                    text,
                    gone: false,
                };
                self.happened(Event::Noted(id, note), effects);
                self.reading.notes_top = usize::MAX;
                self.say("kept; A takes it back".to_owned());
            }
            _ => {}
        }
    }

    /// Takes back the last note on the band in focus.
    pub(super) fn take_note_back(&mut self, effects: &mut Vec<Effect>) {
        let last = self.own_notes().last().copied().cloned();
        let (Some(id), Some(note)) = (self.kept_id(), last) else {
            return self.say("there is no note of your own here; a adds one".to_owned());
        };
        let text = note.text.clone();
        self.happened(Event::Noted(id, Note { gone: true, ..note }), effects);
        self.say(format!("taken back: {text}"));
    }

    fn happened(&mut self, event: Event, effects: &mut Vec<Effect>) {
        event.apply(&mut self.progress);
        effects.push(Effect::Keep(event));
    }
}
