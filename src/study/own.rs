//! A reader's own file on the full screen: its footnotes lead to their cards, an editor and a check can be
//! called, and what changed in the file is seen.

use std::path::PathBuf;

use super::effects::Effect;
use super::state::{Focus, Left, State};
use crate::explain::comparison::{Comparison, Side};

impl State {
    /// Opens the card of the footnote that the cursor's line has, or of the first idiom of the band.
    pub(super) fn follow(&mut self) {
        let Some(band) = self.reading.band() else {
            return self.say(
                "j goes to a definition; there Enter opens the card of a footnote".to_owned(),
            );
        };
        let line = self.reading.cursor.map(|(line, _)| line);
        let line = line.filter(|_| self.reading.side == Side::Python);
        let line = line.and_then(|line| band.lines(Side::Python).get(line));
        let number = line.and_then(|line| line.notes.first());
        let note = number.and_then(|number| band.footnotes.iter().find(|it| it.number == *number));
        let id = note.map(|note| note.id);
        let Some(id) = id.or(band.idioms.first().copied()) else {
            return self.say("nothing is found here that has a card".to_owned());
        };
        let Some(item) = self.items.iter().position(|item| item.id() == id) else {
            return;
        };
        self.left.push(Left {
            item: self.selected,
            stage: self.reading.stage,
            top: self.reading.top,
        });
        self.read(item);
        self.say(format!("{id}: Backspace comes back"));
    }

    /// Comes back from a card that was followed.
    pub(super) fn come_back(&mut self) {
        let Some(left) = self.left.pop() else {
            return self.say("there is nothing to come back to".to_owned());
        };
        self.focus = Focus::Code;
        self.read(left.item);
        self.reading.go(left.stage, self.code_height());
        self.reading.top = left.top;
    }

    /// Asks for the reader's editor, at the line that the cursor is on.
    pub(super) fn edit(&mut self, effects: &mut Vec<Effect>) {
        match self.own_path() {
            Some(path) => effects.push(Effect::Edit(path, self.line())),
            None => self.say("only a file of your own is edited: py2rs study FILE".to_owned()),
        }
    }

    /// Asks for a build of the draft, and for both programs to be run and compared.
    pub(super) fn check(&mut self, effects: &mut Vec<Effect>) {
        match self.own_path() {
            Some(path) => effects.push(Effect::Check(path)),
            None => self.say("only a file of your own is checked: py2rs study FILE".to_owned()),
        }
    }

    /// Shows what the file has become.
    pub fn renew(&mut self, comparison: Comparison) {
        let Some(index) = self.items.iter().position(|item| item.own().is_some()) else {
            return;
        };
        self.items[index].renew(comparison);
        if self.selected == index {
            let (stage, top, side) = (self.reading.stage, self.reading.top, self.reading.side);
            self.read(index);
            self.reading.go(stage, self.code_height());
            self.reading.top = top;
            self.reading.side = side;
            self.settle(&mut Vec::new());
        }
    }

    /// The path of the file that is shown, if it is the reader's own.
    fn own_path(&self) -> Option<PathBuf> {
        let item = self.items.get(self.selected)?;
        Some(item.own()?.path.clone())
    }

    /// The line of the Python that the cursor is on, or answers to.
    fn line(&self) -> usize {
        let Some(band) = self.reading.band() else {
            return 1;
        };
        let line = self.reading.cursor.map(|(line, _)| line);
        let on_cursor = line.and_then(|line| {
            let line = band.lines(self.reading.side).get(line)?;
            match self.reading.side {
                Side::Python => Some(line.number),
                Side::Rust => line.origin,
            }
        });
        on_cursor
            .or(band.python.first().map(|line| line.number))
            .unwrap_or(1)
    }
}
