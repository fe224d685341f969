//! The full screen: the questions and cards, the two languages in panes that move together, notes, and
//! recall.
//!
//! [`State`] knows nothing of a terminal: keys, clicks and sizes go in, [`Effect`]s come out, and it is
//! drawn into a buffer. [`terminal`] owns the real one, and gives it back however the process ends.

mod areas;
mod copying;
mod effects;
mod fitting;
mod hits;
mod ink;
mod kept;
mod keys;
mod links;
mod list;
mod mouse;
mod notes;
pub mod outside;
mod own;
mod panes;
mod quiz;
mod reading;
mod recall;
mod search;
mod shelf;
mod state;
pub mod terminal;
mod update;
mod view;

pub use effects::{Effect, Event};
pub use shelf::OwnFile;
pub use state::{Start, State};
