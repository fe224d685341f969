//! Ids in what is shown lead to what they name, and back.

use std::ops::Range;

use super::notes;
use super::reading::Stage;
use super::state::{Focus, Left, State};
use crate::explain::comparison::Side;
use crate::layout::Row;
use crate::text::visible;

/// An id in rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Link {
    /// The row, and its columns in it.
    pub(super) row: usize,
    pub(super) columns: Range<usize>,
    /// An index of the state's items.
    pub(super) item: usize,
}

impl State {
    /// The ids of questions and cards in rows, but for that of what is read.
    pub(super) fn links_in(&self, rows: &[Row]) -> Vec<Link> {
        let mut links = Vec::new();
        for (row, shown) in rows.iter().enumerate() {
            let text = shown.text();
            for (at, word) in words(&text) {
                let Some(item) = self.named(word).filter(|item| *item != self.selected) else {
                    continue;
                };
                let start = visible::width(&text[..at]);
                links.push(Link {
                    row,
                    columns: start..start + visible::width(word),
                    item,
                });
            }
        }
        links
    }

    /// The question or card of that id.
    fn named(&self, word: &str) -> Option<usize> {
        let is_question = word.len() == 3 && word.starts_with('q');
        if !is_question && !word.contains('.') {
            return None;
        }
        self.items
            .iter()
            .position(|item| item.id() == word && item.is_read_alone())
    }

    /// The links of the notes.
    pub(super) fn links_of_notes(&self) -> Vec<Link> {
        let width = usize::from(self.areas().notes.width);
        self.links_in(&notes::rows(self, width))
    }

    /// Chooses another link of the notes, and shows it.
    pub(super) fn choose_link(&mut self, forward: bool) {
        let links = self.links_of_notes();
        if links.is_empty() {
            return self.say("there is no link in these notes".to_owned());
        }
        let last = links.len() - 1;
        self.link = if forward {
            (self.link + 1).min(last)
        } else {
            self.link.min(last).saturating_sub(1)
        };
        let row = links[self.link].row;
        let height = usize::from(self.areas().notes.height).max(1);
        let top = &mut self.reading.notes_top;
        *top = (*top).clamp((row + 1).saturating_sub(height), row);
    }

    /// Follows the link of the notes that is chosen.
    pub(super) fn follow_link(&mut self) {
        let links = self.links_of_notes();
        match links.get(self.link.min(links.len().saturating_sub(1))) {
            Some(link) => self.go_to_item(link.item),
            None => self.follow(),
        }
    }

    /// Opens the card of the footnote that the cursor's line has, or of the first idiom of the band.
    pub(super) fn follow(&mut self) {
        let Some(band) = self.reading.band() else {
            return self.say(
                "nothing is chosen: j goes to a band, Tab to the notes and their links".to_owned(),
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
        if let Some(item) = self.items.iter().position(|item| item.id() == id) {
            self.go_to_item(item);
        }
    }

    /// Goes to an item, and remembers the way back.
    pub(super) fn go_to_item(&mut self, item: usize) {
        self.left.push(Left {
            item: self.selected,
            stage: self.reading.stage,
            top: self.reading.top,
            focus: self.focus,
        });
        self.focus = Focus::Code;
        self.read(item);
        self.reading.go(Stage::Idea, self.code_height());
        self.say(format!("{}: Backspace comes back", self.items[item].id()));
    }

    /// Comes back from where a link led.
    pub(super) fn come_back(&mut self) {
        let Some(left) = self.left.pop() else {
            return self.say("there is nothing to come back to".to_owned());
        };
        self.focus = left.focus;
        self.read(left.item);
        self.reading.go(left.stage, self.code_height());
        self.reading.top = left.top;
    }
}

/// What may be an id, and the byte that it begins at.
fn words(text: &str) -> Vec<(usize, &str)> {
    let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
    let mut words = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find(is_part) {
        let word = &rest[start..];
        let end = word.find(|c| !is_part(c)).unwrap_or(word.len());
        let at = text.len() - word.len();
        words.push((at, word[..end].trim_end_matches(['.', '-'])));
        rest = &word[end..];
    }
    words
}
