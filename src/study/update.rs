//! What a key, the mouse or the terminal does to the state, and what is to be done outside of it.

use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

use super::effects::{Effect, Event};
use super::keys::{self, Command, Mode};
use super::reading::Stage;
use super::recall::Step;
use super::state::{Focus, State};
use crate::explain::comparison::Side;
use crate::learn::progress::{Moment, Progress};

impl State {
    /// A key was pressed at the moment `now`.
    pub fn press(&mut self, mut key: KeyEvent, now: Moment) -> Vec<Effect> {
        if key.modifiers.contains(KeyModifiers::ALT) {
            // Esc and a key in quick succession arrive as one with Alt, which means nothing here.
            key.modifiers.remove(KeyModifiers::ALT);
            let escape = KeyEvent {
                code: KeyCode::Esc,
                ..key
            };
            let mut effects = self.press(escape, now);
            effects.extend(self.press(key, now));
            return effects;
        }
        if key.kind == KeyEventKind::Release {
            return Vec::new();
        }
        let Some(command) = keys::command(key, self.mode()) else {
            self.say(format!("{}: no such key here", keys::name(key)));
            return Vec::new();
        };
        self.message = None;
        if now / 60 != self.now / 60 {
            self.know(now);
        }
        self.now = now;
        let mut effects = Vec::new();
        match command {
            Command::Quit => effects.push(Effect::Quit),
            Command::Suspend => effects.push(Effect::Suspend),
            Command::Redraw => effects.push(Effect::Redraw),
            command => match self.mode() {
                Mode::Helping => self.help_with(command),
                Mode::Searching => self.search_with(command),
                Mode::Writing => self.note_with(command, &mut effects),
                Mode::Reading | Mode::Recalling => self.read_with(command, &mut effects),
            },
        }
        self.settle(&mut effects);
        effects
    }

    /// The terminal has another size now.
    pub fn resize(&mut self, columns: u16, rows: u16) {
        (self.width, self.height) = (columns, rows);
        self.fit();
    }

    /// What others have done meanwhile is known now.
    pub fn learn(&mut self, progress: Progress) {
        self.progress = progress;
        self.know(self.now);
    }

    /// Says something to the reader, until the next key.
    pub fn say(&mut self, message: String) {
        self.message = Some(message);
    }

    fn read_with(&mut self, command: Command, effects: &mut Vec<Effect>) {
        let height = self.code_height();
        match command {
            Command::Help => self.help = Some(0),
            Command::Back => self.back(),
            Command::NextPane => self.turn(true),
            Command::PreviousPane => self.turn(false),
            Command::Next | Command::Previous if self.is_searched() => {
                self.next_hit(command == Command::Next);
            }
            Command::NextItem | Command::Next => self.next_item(true),
            Command::PreviousItem | Command::Previous => self.next_item(false),
            Command::Search => {
                self.search.is_typing = true;
                self.recall = None;
                self.focus = Focus::List;
            }
            Command::Arrange => self.arrange(),
            Command::Hide if self.recall.is_some() => {
                self.say("in recall, Space reveals; Esc ends it".to_owned());
            }
            Command::Hide => self.hides_rust = !self.hides_rust,
            Command::Copy => self.copy(false, effects),
            Command::CopyAll => self.copy(true, effects),
            Command::Recall if self.is_own() => {
                self.say("recall asks for the questions and cards, not for a file".to_owned());
            }
            Command::Recall => self.quiz(),
            Command::Return => self.come_back(),
            Command::Edit => self.edit(effects),
            Command::RunBoth => self.run_both(effects),
            Command::CheckPractice => self.check_practice(effects),
            Command::Bookmark => self.bookmark(effects),
            Command::NextBookmark => self.next_bookmark(),
            Command::ListKept => self.list_kept(),
            Command::WriteNote => self.begin_note(),
            Command::TakeNoteBack => self.take_note_back(effects),
            Command::Reveal => self.reveal(),
            Command::Grade(grade) => self.grade(grade, effects),
            command if self.size_with(command) => {}
            command => match self.focus {
                Focus::List => self.list_with(command),
                Focus::Notes => self.notes_with(command),
                Focus::Code => self.code_with(command, height),
            },
        }
    }

    /// Whether a search stands that places can be walked of.
    fn is_searched(&self) -> bool {
        !self.search.text.trim().is_empty() && self.recall.is_none()
    }

    /// Out of recall, the search, a zoomed pane, what is left out of the list: whichever is the innermost.
    fn back(&mut self) {
        if self.recall.take().is_some() {
            self.say("recall ended; nothing was graded for this one".to_owned());
        } else if !self.search.text.is_empty() {
            self.search.text.clear();
            self.list();
        } else if self.sizes.is_zoomed {
            self.zoom();
        } else if self.focus == Focus::List && self.only_kept {
            self.list_kept();
        } else if self.focus == Focus::List && self.scope.is_some() {
            self.scope = None;
            self.list();
        }
    }

    fn turn(&mut self, forward: bool) {
        let side = self.reading.side;
        let (focus, side) = match (self.focus, side, forward) {
            (Focus::List, _, true) | (Focus::Code, Side::Rust, false) => {
                (Focus::Code, Side::Python)
            }
            (Focus::Code, Side::Python, true) | (Focus::Notes, _, false) => {
                (Focus::Code, Side::Rust)
            }
            (Focus::Code, Side::Rust, true) | (Focus::List, _, false) => (Focus::Notes, side),
            (Focus::Notes, _, true) | (Focus::Code, Side::Python, false) => (Focus::List, side),
        };
        self.focus = focus;
        self.reading.turn_to(side);
    }

    pub(super) fn open(&mut self) {
        if self.listed.is_empty() {
            return;
        }
        self.focus = Focus::Code;
        // What was scrolled in the list's shadow begins where it is.
        self.reading.side = Side::Python;
        if self.reading.stage == Stage::Idea && self.reading.top == 0 {
            self.resume();
        }
    }

    fn next_item(&mut self, forward: bool) {
        if let Some(recall) = &mut self.recall {
            // What is skipped comes last.
            if let (true, Some(next)) = (forward, recall.queue.pop_front()) {
                recall.queue.push_back(self.selected);
                recall.step = Step::Question;
                self.read(next);
            }
            return;
        }
        let before = self.selected;
        self.select(if forward { 1 } else { -1 });
        if self.is_searched() {
            self.find();
        } else if self.selected != before {
            self.resume();
        }
    }

    /// Moves so many entries down the list.
    pub(super) fn select(&mut self, by: isize) {
        let at = self.listed.iter().position(|item| *item == self.selected);
        let next = match at {
            Some(at) => at.saturating_add_signed(by),
            None => 0,
        };
        let last = self.listed.len().saturating_sub(1);
        match self.listed.get(next.min(last)) {
            Some(item) if *item != self.selected => self.read(*item),
            _ => {}
        }
    }

    /// What follows from any change.
    pub(super) fn settle(&mut self, effects: &mut Vec<Effect>) {
        self.fit();
        self.note_that_it_was_read(effects);
        self.note_place();
    }

    fn note_that_it_was_read(&mut self, effects: &mut Vec<Effect>) {
        let last = self.reading.comparison.bands.len().saturating_sub(1);
        let at_end = self.reading.stage == Stage::Rest || self.reading.stage == Stage::Band(last);
        let Some(item) = self
            .items
            .get(self.selected)
            .filter(|it| it.own().is_none())
        else {
            return;
        };
        let known = self.progress.record(item.id());
        let is_read = known.is_some_and(|record| record.read.is_some());
        if at_end && !is_read && !self.hides() && self.recall.is_none() {
            let event = Event::Read(item.id(), self.now);
            event.apply(&mut self.progress);
            effects.push(Effect::Keep(event));
            self.know(self.now);
        }
    }
}
