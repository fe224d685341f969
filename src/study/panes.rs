//! Panes that are zoomed, hidden and made larger or smaller, by keys and by the mouse.

use super::areas::{Edge, Sizes};
use super::state::{Focus, State};

/// A key moves an edge by so many cells.
const STEP: i16 = 4;

impl State {
    /// Shows the pane in focus alone, or all again.
    pub(super) fn zoom(&mut self) {
        self.sizes.is_zoomed = !self.sizes.is_zoomed;
        if self.sizes.is_zoomed {
            self.say("one pane; z shows all".to_owned());
        }
    }

    /// Hides the list, or shows it where there is room.
    pub(super) fn toggle_list(&mut self) {
        let is_seen = !self.areas().list.is_empty();
        self.sizes.is_zoomed = false;
        self.sizes.list = Some(!is_seen);
        if is_seen && self.focus == Focus::List {
            self.focus = Focus::Code;
        }
        if !is_seen && self.areas().list.is_empty() {
            self.say("too narrow for the list beside the code; Tab goes to it".to_owned());
        }
    }

    /// Hides the notes, or shows them.
    pub(super) fn toggle_notes(&mut self) {
        let is_seen = !self.areas().notes.is_empty();
        self.sizes.is_zoomed = false;
        self.sizes.hides_notes = is_seen;
        if is_seen && self.focus == Focus::Notes {
            self.focus = Focus::Code;
        }
    }

    /// Makes the list wider or narrower.
    pub(super) fn widen_list(&mut self, wider: bool) {
        let list = self.areas().list;
        if list.is_empty() || list.width == self.width {
            return self.say("the list is not beside the code; [ shows it".to_owned());
        }
        let by = if wider { STEP } else { -STEP };
        self.sizes.list_width = Some(list.width.saturating_add_signed(by));
    }

    /// Makes the notes higher or lower.
    pub(super) fn heighten_notes(&mut self, higher: bool) {
        let notes = self.areas().notes;
        if notes.is_empty() {
            return self.say("the notes are not seen; ] shows them".to_owned());
        }
        let by = if higher { STEP / 2 } else { -STEP / 2 };
        self.sizes.notes_height = Some(notes.height.saturating_add_signed(by));
    }

    /// Gives the panes the sizes that fit what they hold.
    pub(super) fn restore_sizes(&mut self) {
        self.sizes = Sizes::default();
    }

    /// Moves an edge to the cell that the mouse is on.
    pub(super) fn drag(&mut self, edge: Edge, x: u16, y: u16) {
        let areas = self.areas();
        match edge {
            Edge::List => self.sizes.list_width = Some(x),
            Edge::Notes => {
                let bottom = areas.footer.y;
                self.sizes.notes_height = Some(bottom.saturating_sub(y + 1));
            }
        }
    }
}
