//! Where everything stands on a screen of a size: drawing and the mouse agree on it.

use ratatui::layout::Rect;

/// The list's columns, where it stands beside the rest.
const LIST: u16 = 32;

/// The code gets at least so many columns beside a list that is looked at, or the list has the screen.
const LEAST_BESIDE_LIST: u16 = 40;

/// The list stays where two columns of code fit beside it.
const TWO_COLUMNS: u16 = 101;

/// The code's columns that are taken by the bar beside the band in focus.
pub(super) const MARGIN: u16 = 1;

/// What decides where things stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Needs {
    pub(super) width: u16,
    pub(super) height: u16,
    /// The list has the focus.
    pub(super) list: bool,
    /// The notes have the focus.
    pub(super) notes: bool,
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
        let mut left = 0;
        if needs.list || width >= LIST + 1 + TWO_COLUMNS {
            if width < LIST + 1 + LEAST_BESIDE_LIST {
                areas.list = Rect::new(0, 0, width, body);
                return areas;
            }
            areas.list = Rect::new(0, 0, LIST, body);
            areas.rule = Rect::new(LIST, 0, 1, body);
            left = LIST + 1;
        }
        let width = width - left;
        let mut y = 0;
        let mut take = |rows: u16| {
            let area = Rect::new(left, y, width, rows.min(body - y));
            y += area.height;
            area
        };
        let notes = notes_height(body.saturating_sub(3), needs.notes);
        areas.title = take(1);
        areas.head = take(1);
        areas.code = take(body.saturating_sub(3 + notes));
        areas.notes_head = take(1);
        areas.notes = take(notes);
        areas
    }
}

/// The rows of the notes, of those that they share with the code: a third, or most while they are read.
fn notes_height(rows: u16, in_focus: bool) -> u16 {
    if in_focus {
        rows - rows * 3 / 10
    } else {
        (rows / 3).min(14)
    }
}
