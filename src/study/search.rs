//! Searching: the list shows what mentions the words, and reading begins where they stand.

use super::keys::Command;
use super::state::{Focus, State};

impl State {
    /// What a key does while words are typed.
    pub(super) fn search_with(&mut self, command: Command) {
        match command {
            Command::Type(c) => self.search.text.push(c),
            Command::Erase => {
                self.search.text.pop();
            }
            Command::EraseAll => self.search.text.clear(),
            Command::Help => {
                self.help = Some(0);
                return;
            }
            Command::Down => return self.select(1),
            Command::Up => return self.select(-1),
            Command::Back => {
                self.search.text.clear();
                self.search.is_typing = false;
            }
            Command::Found => {
                self.search.is_typing = false;
                if !self.listed.is_empty() && !self.search.text.is_empty() {
                    self.open();
                    self.find();
                }
                return;
            }
            _ => return,
        }
        self.list();
        if !self.listed.contains(&self.selected)
            && let Some(first) = self.listed.first()
        {
            self.read(*first);
        }
    }

    /// Goes to where what is searched for stands in what is read.
    pub(super) fn find(&mut self) {
        let text = self.search.text.to_lowercase();
        let words: Vec<&str> = text.split_whitespace().collect();
        if !words.is_empty() && self.focus != Focus::List {
            let height = self.code_height();
            self.reading.lay_out(self.options(), height);
            self.reading.find(&words, height);
        }
    }
}
