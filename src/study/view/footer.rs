//! The last row: what happened, or the keys that matter now; the key of the help is always named.

use ratatui::layout::Rect;

use super::{PLAIN, Page, cut};
use crate::layout::Role;
use crate::learn::progress::{self, Grade};
use crate::study::keys::Mode;
use crate::study::list;
use crate::study::recall::Step;
use crate::study::state::{Focus, State};
use crate::text::visible;

const HELP: &str = "? help";

/// While a `?` would be typed.
const HELP_WHILE_TYPING: &str = "F1 help";

impl Page<'_> {
    pub(super) fn footer(&mut self, state: &State, area: Rect) {
        let width = usize::from(area.width);
        let help = match state.mode() {
            Mode::Searching | Mode::Writing => HELP_WHILE_TYPING,
            _ => HELP,
        };
        let room = width.saturating_sub(visible::width(help) + 2);
        if let Some(typed) = &state.typed {
            let lead = "note: ";
            let text = list::tail(typed, room.saturating_sub(lead.len() + 2));
            let style = self.ink.of(Role::Title);
            let column = self.text(area, 0, 0, lead, style);
            self.text(area, column, 0, &format!("{text}▏"), self.ink.of(PLAIN));
        } else if let Some(message) = &state.message {
            let style = self.ink.of(PLAIN);
            self.text(area, 0, 0, &cut(message, room), style);
        } else {
            let mut column = 0;
            for (key, what) in hints(state) {
                let needed = visible::width(&key) + 1 + visible::width(&what);
                if column + needed > room {
                    break;
                }
                let style = self.ink.of(Role::Title);
                self.text(area, column, 0, &key, style);
                let style = self.ink.of(Role::Quiet);
                self.text(area, column + visible::width(&key) + 1, 0, &what, style);
                column += needed + 2;
            }
        }
        let style = self.ink.of(Role::Title);
        let column = width.saturating_sub(visible::width(help));
        self.text(area, column, 0, help, style);
    }
}

/// Keys, the most useful first, and what they do.
fn hints(state: &State) -> Vec<(String, String)> {
    let mut hints: Vec<(&str, &str)> = Vec::new();
    if !state.search.text.trim().is_empty() && state.mode() == Mode::Reading {
        hints.extend([("n N", "place"), ("Esc", "lift the search")]);
    }
    if !state.left.is_empty() && state.mode() == Mode::Reading {
        hints.push(("Backspace", "back"));
    }
    if state.sizes.is_zoomed && state.mode() == Mode::Reading {
        hints.push(("z", "all panes"));
    }
    match (state.mode(), state.focus) {
        (Mode::Searching, _) => hints.extend([
            ("Enter", "read"),
            ("↓ ↑", "choose"),
            ("Esc", "lift the search"),
        ]),
        (Mode::Helping, _) => hints.extend([("Esc", "back"), ("j k", "scroll")]),
        (Mode::Recalling | Mode::Writing, _) => return recall_hints(state),
        (Mode::Reading, Focus::List) => hints.extend([
            ("Enter", "read"),
            ("j k", "move"),
            ("/", "search"),
            ("q", "leave"),
            ("r", "recall"),
            ("Tab", "pane"),
            ("M", "bookmarks"),
            ("< >", "width"),
            ("z", "zoom"),
        ]),
        (Mode::Reading, Focus::Notes) => hints.extend([
            ("Tab", "pane"),
            ("j k", "scroll"),
            ("← →", "link"),
            ("Enter", "follow"),
            ("a", "note"),
            ("- +", "height"),
            ("z", "zoom"),
            ("q", "leave"),
        ]),
        (Mode::Reading, Focus::Code) => hints.extend(code_hints(state)),
    }
    let owned = |(key, what): (&str, &str)| (key.to_owned(), what.to_owned());
    hints.into_iter().map(owned).collect()
}

fn code_hints(state: &State) -> impl Iterator<Item = (&'static str, &'static str)> {
    let hide = if state.hides_rust { "reveal" } else { "hide" };
    let arrange = if state.options().is_side_by_side() {
        "stack"
    } else {
        "side by side"
    };
    let is_own = state.is_own();
    let hints = [
        ("j k", "band"),
        ("Tab", "pane"),
        ("q", "leave"),
        ("/", "search"),
        ("h", hide),
        ("s", arrange),
        ("Enter", "card"),
        ("x", "run"),
        ("e", if is_own { "edit" } else { "practise" }),
        ("m", "bookmark"),
        ("a", "note"),
        ("r", "recall"),
        ("z", "zoom"),
        ("n p", "question"),
        ("← →", "word"),
        ("y", "copy"),
    ];
    let is_of_questions = |key: &str| ["m", "a", "r"].contains(&key);
    hints
        .into_iter()
        .filter(move |(key, _)| !(is_own && is_of_questions(key)))
}

fn recall_hints(state: &State) -> Vec<(String, String)> {
    let step = state.recall.as_ref().map(|recall| recall.step);
    let Some(Step::Whole) = step else {
        let promise = step.map_or("", Step::promise);
        return vec![
            ("Space".to_owned(), promise.to_owned()),
            ("Esc".to_owned(), "end".to_owned()),
            ("j k".to_owned(), "band".to_owned()),
        ];
    };
    let record = state.items.get(state.selected);
    let record = record.and_then(|item| state.progress.record(item.id()));
    let reviews = record.map_or(&[][..], |record| &record.reviews);
    let waits = progress::after_each_grade(reviews, state.now);
    let keys = Grade::ALL.iter().zip(waits).zip(1..);
    let hint = |((grade, wait), key): ((&Grade, u64), u8)| {
        let what = format!("{} {}", grade.name(), progress::span(wait));
        (key.to_string(), what)
    };
    keys.map(hint).collect()
}
