//! All that the full screen is about, and nothing of the terminal.

use ratatui::layout::Rect;

use super::areas::{Areas, Edge, MARGIN, Needs, Sizes};
use super::keys::Mode;
use super::reading::{Reading, Stage};
use super::recall::{Recall, Step, signatures};
use super::shelf::{self, Item, OwnFile};
use crate::explain::comparison::{Band, Side};
use crate::layout::{Arrangement, Options};
use crate::learn::progress::{Moment, Place, Progress, Standing};

/// In fewer columns two programs beside each other are broken at every word.
pub(super) const LEAST_FOR_TWO: u16 = 60;

/// Which pane has the focus.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Focus {
    List,
    /// The code, on the side that the cursor is on.
    Code,
    Notes,
}

/// Only some of the entries: those that show an idiom, or stand under a topic.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Scope {
    /// What the list is headed with.
    pub(super) label: String,
    /// Indices of items, in order.
    pub(super) items: Vec<usize>,
}

/// Words that are searched for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Search {
    pub(super) text: String,
    pub(super) is_typing: bool,
    /// Which of the places in what is read is shown.
    pub(super) hit: Option<usize>,
}

/// Where a reader was when a link was followed.
#[derive(Debug, Clone, Copy)]
pub(super) struct Left {
    pub(super) item: usize,
    pub(super) stage: Stage,
    pub(super) top: usize,
    pub(super) focus: Focus,
}

/// Everything that is shown, and what a key would do.
#[derive(Debug)]
pub struct State {
    pub(super) items: Vec<Item>,
    pub(super) scope: Option<Scope>,
    pub(super) search: Search,
    /// The items that the list shows.
    pub(super) listed: Vec<usize>,
    /// The item that the list points at and the panes show.
    pub(super) selected: usize,
    pub(super) focus: Focus,
    pub(super) reading: Reading,
    pub(super) arrangement: Arrangement,
    pub(super) hides_rust: bool,
    pub(super) recall: Option<Recall>,
    /// Where links were followed, the last one last.
    pub(super) left: Vec<Left>,
    /// Which of the links of the notes is chosen.
    pub(super) link: usize,
    pub(super) sizes: Sizes,
    /// The rows that the notes would fill.
    pub(super) notes_rows: u16,
    /// The rows of code that were seen last.
    pub(super) seen_rows: usize,
    /// What the mouse holds.
    pub(super) dragged: Option<Edge>,
    /// A note of the reader's own while it is typed.
    pub(super) typed: Option<String>,
    /// Only what has a bookmark or a note is listed.
    pub(super) only_kept: bool,
    /// Where the reader is, if that is not kept yet.
    pub(super) unkept: Option<(&'static str, Place)>,
    /// The first row of the help that is seen, while it is open.
    pub(super) help: Option<usize>,
    /// What happened last, until the next key.
    pub(super) message: Option<String>,
    pub(super) progress: Progress,
    /// One for each item.
    pub(super) standings: Vec<Standing>,
    pub(super) now: Moment,
    pub(super) width: u16,
    pub(super) height: u16,
}

/// What is shown first.
#[derive(Debug, Clone, Default)]
pub struct Start {
    /// A file of the reader's own, which is read first.
    pub own: Option<OwnFile>,
    /// The question or card to read; the list is looked at if there is none.
    pub open: Option<String>,
    /// Only these questions and cards, under this label.
    pub scope: Option<(String, Vec<String>)>,
    /// What is due is asked for, one after the other.
    pub recalls_due: bool,
}

impl State {
    /// The screen of `columns` and `rows` that is shown first.
    #[must_use]
    pub fn new(
        start: &Start,
        progress: Progress,
        now: Moment,
        (columns, rows): (u16, u16),
    ) -> Self {
        let own = start.own.iter().map(Item::of_own);
        let items: Vec<Item> = own.chain(shelf::items()).collect();
        let position = |id: &str| items.iter().position(|item| item.id() == id);
        let scope = start.scope.as_ref().map(|(label, ids)| Scope {
            label: label.clone(),
            items: ids.iter().filter_map(|id| position(id)).collect(),
        });
        let opened = match start.own {
            Some(_) => Some(0),
            None => start.open.as_deref().and_then(position),
        };
        let first = scope
            .as_ref()
            .and_then(|scope| scope.items.first().copied());
        // Without a wish, one goes on where one was last.
        let last = progress.last().and_then(|(id, _)| position(id));
        let opened = opened.or(last.filter(|_| scope.is_none() && !start.recalls_due));
        let mut state = Self {
            reading: Reading::new(
                crate::explain::comparison::Comparison::default(),
                Options {
                    width: 0,
                    arrangement: Arrangement::Auto,
                },
            ),
            standings: Vec::new(),
            listed: Vec::new(),
            selected: opened.or(first).unwrap_or(0),
            focus: match opened {
                Some(_) => Focus::Code,
                None => Focus::List,
            },
            items,
            scope,
            search: Search::default(),
            arrangement: Arrangement::Auto,
            hides_rust: false,
            recall: None,
            left: Vec::new(),
            link: 0,
            sizes: Sizes::default(),
            notes_rows: 0,
            seen_rows: 0,
            dragged: None,
            typed: None,
            only_kept: false,
            unkept: None,
            help: None,
            message: None,
            progress,
            now,
            width: columns,
            height: rows,
        };
        state.know(now);
        state.list();
        let due = state.due();
        match due.split_first() {
            Some((first, rest)) if start.recalls_due => {
                state.recall = Some(Recall::new(rest.iter().copied()));
                state.focus = Focus::Code;
                state.read(*first);
            }
            _ => {
                state.read(state.selected);
                if opened.is_some() {
                    state.resume();
                }
            }
        }
        state.fit();
        state
    }

    /// Columns and rows.
    pub(super) fn size(&self) -> (u16, u16) {
        (self.width, self.height)
    }

    /// What is due of what is listed, the longest waiting first.
    pub(super) fn due(&self) -> Vec<usize> {
        let mut due: Vec<(Moment, usize)> = Vec::new();
        for item in self.in_scope() {
            if let Standing::Due(since) = self.standings[item] {
                due.push((since, item));
            }
        }
        due.sort_unstable();
        due.into_iter().map(|(_, item)| item).collect()
    }

    pub(super) fn in_scope(&self) -> Vec<usize> {
        match &self.scope {
            Some(scope) => scope.items.clone(),
            None => (0..self.items.len()).collect(),
        }
    }

    /// Works out how the reader stands with every item.
    pub(super) fn know(&mut self, now: Moment) {
        self.now = now;
        let items = self.items.iter();
        self.standings = items
            .map(|item| self.progress.standing(item.id(), now))
            .collect();
    }

    /// Works out what the list shows.
    pub(super) fn list(&mut self) {
        let text = self.search.text.to_lowercase();
        let words: Vec<&str> = text.split_whitespace().collect();
        let mut listed = self.in_scope();
        listed.retain(|item| self.items[*item].mentions(&words));
        if self.only_kept {
            listed.retain(|item| self.has_kept(*item));
        }
        if !words.is_empty() {
            self.best_first(&mut listed);
        }
        self.search.hit = None;
        self.listed = listed;
    }

    /// Opens an item, from its beginning.
    pub(super) fn read(&mut self, item: usize) {
        self.selected = item;
        self.search.hit = None;
        self.link = 0;
        let Some(item) = self.items.get(item) else {
            return;
        };
        self.reading = Reading::new(item.compare(), self.options());
        if self.focus != Focus::List {
            self.reading.go(Stage::Idea, self.code_height());
        }
    }

    pub(super) fn areas(&self) -> Areas {
        Areas::of(Needs {
            width: self.width,
            height: self.height,
            list: self.focus == Focus::List,
            notes: self.focus == Focus::Notes,
            notes_rows: self.notes_rows,
            sizes: self.sizes,
        })
    }

    pub(super) fn code_height(&self) -> usize {
        usize::from(self.areas().code.height)
    }

    /// How the code is laid out.
    pub(super) fn options(&self) -> Options {
        let columns = self.areas().code.width;
        let width = columns.saturating_sub(MARGIN);
        let all = Options {
            width: usize::from(columns),
            arrangement: self.arrangement,
        };
        // From the same width on as `explain`.
        let arrangement = if all.is_side_by_side() && width >= LEAST_FOR_TWO {
            Arrangement::Side
        } else {
            Arrangement::Stack
        };
        Options {
            width: usize::from(width),
            arrangement,
        }
    }

    pub(super) fn mode(&self) -> Mode {
        if self.help.is_some() {
            Mode::Helping
        } else if self.typed.is_some() {
            Mode::Writing
        } else if self.search.is_typing {
            Mode::Searching
        } else if self.recall.is_some() {
            Mode::Recalling
        } else {
            Mode::Reading
        }
    }

    /// Which Rust lines of `band` are shown.
    pub(super) fn shown_rust(&self, band: &Band) -> Vec<bool> {
        let lines = band.lines(Side::Rust);
        match &self.recall {
            Some(recall) => match recall.step {
                Step::Question | Step::Idea => vec![false; lines.len()],
                Step::Signatures => signatures(lines),
                Step::Whole => vec![true; lines.len()],
            },
            None => vec![!self.hides_rust; lines.len()],
        }
    }

    /// Whether a file of the reader's own is shown.
    pub(super) fn is_own(&self) -> bool {
        let item = self.items.get(self.selected);
        item.is_some_and(|item| item.own().is_some())
    }

    /// Whether any of the Rust is hidden.
    pub(super) fn hides(&self) -> bool {
        match &self.recall {
            Some(recall) => recall.step != Step::Whole,
            None => self.hides_rust,
        }
    }
}

/// Whether an area holds a cell.
pub(super) fn holds(area: Rect, x: u16, y: u16) -> bool {
    area.contains((x, y).into())
}
