//! What a key does to the list, the code, the notes and the help, and how they fit the terminal.

use super::keys::Command;
use super::notes;
use super::reading::Stage;
use super::state::{LEAST_FOR_TWO, State};
use super::view::last_top_of_help;
use crate::layout::Arrangement;

impl State {
    /// Changes the panes; whether the command is about them.
    pub(super) fn size_with(&mut self, command: Command) -> bool {
        match command {
            Command::Zoom => self.zoom(),
            Command::ToggleList => self.toggle_list(),
            Command::ToggleNotes => self.toggle_notes(),
            Command::NarrowList => self.widen_list(false),
            Command::WidenList => self.widen_list(true),
            Command::LowerNotes => self.heighten_notes(false),
            Command::HeightenNotes => self.heighten_notes(true),
            Command::RestoreSizes => self.restore_sizes(),
            _ => return false,
        }
        true
    }

    pub(super) fn code_with(&mut self, command: Command, height: usize) {
        let page = rows(height.saturating_sub(2).max(1));
        let reading = &mut self.reading;
        match command {
            Command::Down => reading.down(height),
            Command::Up => reading.up(height),
            Command::Left | Command::Right => {
                reading.step(command == Command::Right);
                reading.follow_cursor(height);
            }
            Command::Open => self.follow(),
            Command::PageDown => reading.scroll(page, height),
            Command::PageUp => reading.scroll(-page, height),
            Command::HalfDown => reading.scroll(page / 2, height),
            Command::HalfUp => reading.scroll(-page / 2, height),
            Command::First => reading.go(Stage::Idea, height),
            Command::Last => reading.go(Stage::Rest, height),
            _ => {}
        }
    }

    pub(super) fn notes_with(&mut self, command: Command) {
        match command {
            Command::Open => return self.follow_link(),
            Command::Left | Command::Right => return self.choose_link(command == Command::Right),
            _ => {}
        }
        let page = usize::from(self.areas().notes.height.max(2) - 1);
        let top = &mut self.reading.notes_top;
        *top = match command {
            Command::Down => top.saturating_add(1),
            Command::Up => top.saturating_sub(1),
            Command::PageDown => top.saturating_add(page),
            Command::PageUp => top.saturating_sub(page),
            Command::HalfDown => top.saturating_add(page / 2),
            Command::HalfUp => top.saturating_sub(page / 2),
            Command::First => 0,
            Command::Last => usize::MAX,
            _ => *top,
        };
    }

    pub(super) fn list_with(&mut self, command: Command) {
        let page = usize::from(self.areas().list.height.max(3) - 2);
        match command {
            Command::Open | Command::Right => self.open(),
            Command::Down => self.select(1),
            Command::Up => self.select(-1),
            Command::PageDown => self.select(rows(page)),
            Command::PageUp => self.select(-rows(page)),
            Command::HalfDown => self.select(rows(page / 2)),
            Command::HalfUp => self.select(-rows(page / 2)),
            Command::First => self.select(isize::MIN),
            Command::Last => self.select(isize::MAX),
            _ => {}
        }
    }

    pub(super) fn help_with(&mut self, command: Command) {
        let Some(top) = &mut self.help else { return };
        match command {
            Command::Down => *top += 1,
            Command::Up => *top = top.saturating_sub(1),
            Command::PageDown => *top += 10,
            Command::PageUp => *top = top.saturating_sub(10),
            _ => self.help = None,
        }
    }

    pub(super) fn arrange(&mut self) {
        if self.options().is_side_by_side() {
            self.arrangement = Arrangement::Stack;
        } else {
            self.arrangement = Arrangement::Side;
            if !self.options().is_side_by_side() {
                self.say(format!(
                    "too narrow: side by side needs {LEAST_FOR_TWO} columns"
                ));
            }
        }
    }

    /// Lays out again what no longer fits, and scrolls back what was scrolled too far.
    pub(super) fn fit(&mut self) {
        let rows = notes::rows(self, usize::from(self.areas().notes.width)).len();
        self.notes_rows = u16::try_from(rows).unwrap_or(u16::MAX);
        let (options, height) = (self.options(), self.code_height());
        // A list that has the screen leaves no room to lay out for.
        if self.areas().code.width > 0 {
            self.reading.lay_out(options, height);
        }
        if height != self.seen_rows {
            self.seen_rows = height;
            self.reading.keep_in_sight(height);
        }
        let notes = self.areas().notes;
        let last = rows.saturating_sub(usize::from(notes.height));
        self.reading.notes_top = self.reading.notes_top.min(last);
        if let Some(top) = &mut self.help {
            *top = (*top).min(last_top_of_help(self.width, self.height));
        }
    }
}

pub(super) fn rows(count: usize) -> isize {
    isize::try_from(count).unwrap_or(isize::MAX)
}
