//! Searching: the list shows what mentions the words, best first, and reading goes from place to place
//! where they stand.

use super::hits::{Hit, hits};
use super::keys::Command;
use super::reading::Stage;
use super::state::{Focus, State};
use crate::corpus::search;
use crate::explain::comparison::Side;

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

    /// What is looked for in an item: the words as they were typed, where it has them so, or each of them.
    pub(super) fn needles(&self, item: usize) -> Vec<String> {
        let text = self.search.text.trim().to_lowercase();
        let words: Vec<String> = text.split_whitespace().map(str::to_owned).collect();
        let has_all = |item: usize| self.items[item].mentions(&[text.as_str()]);
        if words.len() > 1 && item < self.items.len() && has_all(item) {
            return vec![text];
        }
        words
    }

    /// Those of `listed` that a search for the same words on the command line finds, in its order, before the
    /// others.
    pub(super) fn best_first(&self, listed: &mut [usize]) {
        let found = search::find(&self.search.text);
        if found.is_empty() {
            return;
        }
        let rank = |item: &usize| {
            let id = self.items[*item].id();
            let place = found.iter().position(|hit| hit.id == id);
            place.unwrap_or(usize::MAX)
        };
        listed.sort_by_cached_key(rank);
    }

    /// Goes to the first place of what is read that has the words: in the code, if they stand there.
    pub(super) fn find(&mut self) {
        let hits = self.hits();
        let in_code = hits.iter().position(|hit| hit.token.is_some());
        if self.focus != Focus::List && !hits.is_empty() {
            self.show_hit(&hits, in_code.unwrap_or(0));
        }
    }

    /// Goes to the next place that has the words, or the one before; in the next entry, where this one has no
    /// more of them.
    pub(super) fn next_hit(&mut self, forward: bool) {
        if self.focus == Focus::List {
            self.open();
        }
        let hits = self.hits();
        if let Some(next) = self.beside(&hits, forward) {
            return self.show_hit(&hits, next);
        }
        let at = self.listed.iter().position(|item| *item == self.selected);
        let count = self.listed.len();
        for step in 1..=count {
            let at = at.unwrap_or(0);
            let next = if forward {
                (at + step) % count
            } else {
                (at + count - step) % count
            };
            self.read(self.listed[next]);
            let hits = self.hits();
            let last = if forward {
                0
            } else {
                hits.len().saturating_sub(1)
            };
            if !hits.is_empty() {
                return self.show_hit(&hits, last);
            }
        }
        self.say("nothing else has these words".to_owned());
    }

    fn hits(&self) -> Vec<Hit> {
        hits(&self.reading, &self.needles(self.selected))
    }

    fn show_hit(&mut self, hits: &[Hit], index: usize) {
        let height = self.code_height();
        self.reading.lay_out(self.options(), height);
        let Hit { stage, token } = hits[index];
        self.reading.go_to(stage, token, height);
        self.search.hit = Some(index);
        let id = &self.reading.comparison.id;
        self.say(format!("place {} of {} in {id}", index + 1, hits.len()));
    }

    /// The place after the one that is shown, or before it.
    fn beside(&self, hits: &[Hit], forward: bool) -> Option<usize> {
        let reading = &self.reading;
        let here = Hit {
            stage: reading.stage,
            token: reading.cursor.map(|token| (reading.side, token)),
        };
        let order = |hit: &Hit| {
            let stage = match hit.stage {
                Stage::Idea => 0,
                Stage::Band(index) => index + 1,
                Stage::Rest => usize::MAX,
            };
            (
                stage,
                hit.token.is_none(),
                hit.token.map(|it| (it.0 == Side::Rust, it.1)),
            )
        };
        // Where it is known which one is shown, the cursor need not tell.
        let shown = self.search.hit.filter(|shown| {
            hits.get(*shown).is_some_and(|hit| {
                hit.stage == here.stage && (hit.token.is_none() || hit.token == here.token)
            })
        });
        match (shown, forward) {
            (Some(shown), true) => Some(shown + 1).filter(|next| *next < hits.len()),
            (Some(shown), false) => shown.checked_sub(1),
            (None, true) => hits.iter().position(|hit| order(hit) > order(&here)),
            (None, false) => hits.iter().rposition(|hit| order(hit) < order(&here)),
        }
    }
}
