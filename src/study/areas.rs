//! Where everything stands on a screen of a size: drawing and the mouse agree on it.

use ratatui::layout::Rect;

/// The list's columns, where it stands beside the rest and the reader did not say otherwise.
const LIST: u16 = 32;

/// The list is never narrower.
const LEAST_LIST: u16 = 16;

/// The code gets at least so many columns beside a list that is looked at, or the list has the screen.
const LEAST_BESIDE_LIST: u16 = 40;

/// The list stays where two columns of code fit beside it.
const TWO_COLUMNS: u16 = 100;

/// The code's columns that are taken by the bar beside the band in focus.
pub(super) const MARGIN: u16 = 1;

/// What a reader has made of the panes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Sizes {
    /// Only the pane in focus is seen.
    pub(super) is_zoomed: bool,
    /// Whether the list is seen; where there is room for it, if the reader did not say.
    pub(super) list: Option<bool>,
    pub(super) list_width: Option<u16>,
    pub(super) hides_notes: bool,
    pub(super) notes_height: Option<u16>,
}

/// The edge of a pane that the mouse holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Edge {
    /// Of the list.
    List,
    /// Between the code and the notes.
    Notes,
}

/// What decides where things stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Needs {
    pub(super) width: u16,
    pub(super) height: u16,
    /// The list has the focus.
    pub(super) list: bool,
    /// The notes have the focus.
    pub(super) notes: bool,
    /// The rows that the notes would fill.
    pub(super) notes_rows: u16,
    pub(super) sizes: Sizes,
}

/// Where things stand; what has no room has no area.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Areas {
    /// The list with its heading.
    pub(super) list: Rect,
    /// The column between the list and the rest.
    pub(super) rule: Rect,
    /// The title of what is read.
    pub(super) title: Rect,
    /// What stands above the code.
    pub(super) head: Rect,
    pub(super) code: Rect,
    pub(super) notes_head: Rect,
    pub(super) notes: Rect,
    pub(super) footer: Rect,
}

impl Areas {
    pub(super) fn of(needs: Needs) -> Self {
        let Needs { width, height, .. } = needs;
        let body = height.saturating_sub(1);
        let mut areas = Self {
            footer: Rect::new(0, body, width, height.min(1)),
            ..Self::default()
        };
        let left = match needs.list_width() {
            None => 0,
            Some(list) if list >= width => {
                areas.list = Rect::new(0, 0, width, body);
                return areas;
            }
            Some(list) => {
                areas.list = Rect::new(0, 0, list, body);
                areas.rule = Rect::new(list, 0, 1, body);
                list + 1
            }
        };
        let width = width - left;
        let mut y = 0;
        let mut take = |rows: u16| {
            let area = Rect::new(left, y, width, rows.min(body - y));
            y += area.height;
            area
        };
        areas.title = take(1);
        let is_zoomed = needs.sizes.is_zoomed;
        if is_zoomed && needs.notes {
            areas.notes_head = take(1);
            areas.code = take(0);
            areas.notes = take(body);
            return areas;
        }
        areas.head = take(1);
        if is_zoomed || (needs.sizes.hides_notes && !needs.notes) {
            areas.code = take(body);
            areas.notes = take(0);
            return areas;
        }
        let notes = needs.notes_height(body.saturating_sub(3));
        areas.code = take(body.saturating_sub(3 + notes));
        areas.notes_head = take(1);
        areas.notes = take(notes);
        areas
    }
}

impl Needs {
    /// The columns of the list, all of them where nothing fits beside it; none where it is not seen.
    fn list_width(&self) -> Option<u16> {
        let Sizes { is_zoomed, .. } = self.sizes;
        if is_zoomed {
            return self.list.then_some(self.width);
        }
        let most = self.width.saturating_sub(1 + LEAST_BESIDE_LIST);
        let wanted = self.sizes.list_width.unwrap_or(LIST);
        let list = wanted.min(most).max(LEAST_LIST);
        let fits = list + 1 + LEAST_BESIDE_LIST <= self.width
            && (self.sizes.list_width.is_some() || most >= LIST);
        let has_room = self.width > list + TWO_COLUMNS;
        if !(self.list || self.sizes.list.unwrap_or(has_room)) {
            return None;
        }
        if fits {
            Some(list)
        } else {
            self.list.then_some(self.width)
        }
    }

    /// The rows of the notes, of those that they share with the code: what they need, or what the reader
    /// said; at most half, or most of them while they are read.
    fn notes_height(&self, rows: u16) -> u16 {
        const LEAST: u16 = 3;
        let most = match (self.sizes.notes_height, self.notes) {
            (Some(_), _) => rows.saturating_sub(LEAST),
            (None, true) => rows - rows * 3 / 10,
            (None, false) => rows / 2,
        };
        let wanted = self.sizes.notes_height.unwrap_or(self.notes_rows);
        wanted.max(LEAST).min(most)
    }
}
