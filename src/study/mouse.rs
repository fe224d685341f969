//! What a click or the wheel does.

use crossterm::event::{MouseButton, MouseEvent, MouseEventKind};

use super::areas::{Edge, MARGIN};
use super::effects::Effect;
use super::links::Link;
use super::list;
use super::state::{Focus, State, holds};
use crate::explain::comparison::Side;
use crate::learn::progress::Moment;

/// A turn of the wheel moves so many rows.
const WHEEL: isize = 3;

impl State {
    /// The mouse did something at the moment `now`.
    pub fn point(&mut self, mouse: MouseEvent, now: Moment) -> Vec<Effect> {
        let mut effects = Vec::new();
        if let Some(top) = self.help {
            self.help = match mouse.kind {
                MouseEventKind::Down(MouseButton::Left) => None,
                MouseEventKind::ScrollDown => Some(top.saturating_add_signed(WHEEL)),
                MouseEventKind::ScrollUp => Some(top.saturating_add_signed(-WHEEL)),
                _ => return effects,
            };
            self.settle(&mut effects);
            return effects;
        }
        self.now = now;
        let (x, y) = (mouse.column, mouse.row);
        match mouse.kind {
            MouseEventKind::Down(MouseButton::Left) => self.click(x, y),
            MouseEventKind::Drag(MouseButton::Left) => match self.dragged {
                Some(edge) => self.drag(edge, x, y),
                None => return effects,
            },
            MouseEventKind::Up(MouseButton::Left) => {
                self.dragged = None;
                return effects;
            }
            MouseEventKind::ScrollDown => self.wheel(x, y, WHEEL),
            MouseEventKind::ScrollUp => self.wheel(x, y, -WHEEL),
            _ => return effects,
        }
        self.settle(&mut effects);
        effects
    }

    fn click(&mut self, x: u16, y: u16) {
        self.message = None;
        let areas = self.areas();
        self.dragged = if holds(areas.rule, x, y) {
            Some(Edge::List)
        } else {
            holds(areas.notes_head, x, y).then_some(Edge::Notes)
        };
        if holds(areas.list, x, y) {
            self.focus = Focus::List;
            self.search.is_typing = false;
            if let Some(item) = list::item_at(self, usize::from(y - areas.list.y)) {
                self.recall = None;
                self.read(item);
                self.focus = Focus::Code;
                self.resume();
            }
        } else if holds(areas.code, x, y) {
            self.focus = Focus::Code;
            let row = usize::from(y - areas.code.y) + self.reading.top;
            let column = (x - areas.code.x).checked_sub(MARGIN);
            if let Some(column) = column.map(usize::from) {
                match self.link_of_title(row, column) {
                    Some(item) => self.go_to_item(item),
                    None => self.reading.point(row, column),
                }
            }
        } else if holds(areas.head, x, y) {
            let split = self.reading.panes.split;
            let column = usize::from(x - areas.head.x);
            let is_rust = split.is_some_and(|split| column > split);
            self.focus = Focus::Code;
            self.reading
                .turn_to(if is_rust { Side::Rust } else { Side::Python });
        } else if holds(areas.notes, x, y) {
            let row = usize::from(y - areas.notes.y) + self.reading.notes_top;
            let column = usize::from(x - areas.notes.x);
            let links = self.links_of_notes();
            let on_it = |link: &&Link| link.row == row && link.columns.contains(&column);
            match links.iter().find(on_it) {
                Some(link) => self.go_to_item(link.item),
                None => self.focus = Focus::Notes,
            }
        } else if holds(areas.notes_head, x, y) {
            self.focus = Focus::Notes;
        }
    }

    /// What an id in the title of a band names, at a row of the code and a column.
    fn link_of_title(&self, row: usize, column: usize) -> Option<usize> {
        let row = self.reading.panes.rows.get(row)?;
        let titles = row.parts.iter().filter(|part| part.line.is_none());
        let mut links = titles.flat_map(|part| {
            let column = column.checked_sub(part.column);
            let links = self.links_in(std::slice::from_ref(&part.row)).into_iter();
            links.filter(move |link| column.is_some_and(|it| link.columns.contains(&it)))
        });
        links.next().map(|link| link.item)
    }

    fn wheel(&mut self, x: u16, y: u16, by: isize) {
        let areas = self.areas();
        if holds(areas.list, x, y) {
            if self.recall.is_none() {
                self.select(by.signum());
            }
        } else if holds(areas.notes, x, y) || holds(areas.notes_head, x, y) {
            let top = self.reading.notes_top.saturating_add_signed(by);
            self.reading.notes_top = top;
        } else {
            self.reading.scroll(by, usize::from(areas.code.height));
        }
    }
}
