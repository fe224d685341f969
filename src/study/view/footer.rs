//! The last row: what happened, or the keys that matter now; the key of the help is always named.

use ratatui::layout::Rect;

use super::{PLAIN, Page, cut};
use crate::layout::Role;
use crate::learn::progress::{self, Grade};
use crate::study::keys::Mode;
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
            Mode::Searching => HELP_WHILE_TYPING,
            _ => HELP,
        };
        let room = width.saturating_sub(visible::width(help) + 2);
        if let Some(message) = &state.message {
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
    let fixed: &[(&str, &str)] = match (state.mode(), state.focus) {
        (Mode::Searching, _) => &[
            ("Enter", "read"),
            ("↓ ↑", "choose"),
            ("Esc", "lift the search"),
        ],
        (Mode::Helping, _) => &[("Esc", "back"), ("j k", "scroll")],
        (Mode::Recalling, _) => return recall_hints(state),
        (Mode::Reading, Focus::List) => &[
            ("Enter", "read"),
            ("j k", "move"),
            ("/", "search"),
            ("q", "leave"),
            ("r", "recall"),
            ("Tab", "pane"),
        ],
        (Mode::Reading, Focus::Notes) => &[
            ("Tab", "pane"),
            ("j k", "scroll"),
            ("n p", "question"),
            ("q", "leave"),
        ],
        (Mode::Reading, Focus::Code) => &[
            ("j k", "band"),
            ("Tab", "pane"),
            ("q", "leave"),
            ("/", "search"),
            ("h", if state.hides_rust { "reveal" } else { "hide" }),
            (
                "s",
                if state.options().is_side_by_side() {
                    "stack"
                } else {
                    "side by side"
                },
            ),
            ("r", "recall"),
            ("n p", "question"),
            ("← →", "word"),
            ("y", "copy"),
        ],
    };
    let owned = |(key, what): &(&str, &str)| ((*key).to_owned(), (*what).to_owned());
    fixed.iter().map(owned).collect()
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
