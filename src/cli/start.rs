//! `py2rs` alone: where to begin.

use std::fmt::Write as _;

use crate::text::ink::{Ink, written};
use crate::{corpus, idioms, phrases};

/// What can be typed first, with what it shows. With the lines around it they fit the half of a small screen.
const FIRST: [(&str, &str); 6] = [
    ("py2rs q18", "a question, Python and Rust side by side"),
    (
        "py2rs my_module.py",
        "your own file, each statement beside its Rust",
    ),
    ("py2rs port my_module.py", "your own file as a Rust program"),
    ("py2rs scan .", "what a port of this folder would meet"),
    ("py2rs find mutex", "whatever you look for, by any name"),
    ("py2rs study", "the full screen, to read and to recall"),
];

/// The start screen: twelve rows of at most eighty columns.
pub(super) fn screen() -> String {
    let mut text = String::from("py2rs shows Python beside Rust that does the same.\n\n");
    for (command, about) in FIRST {
        row(&mut text, command, about);
    }
    text.push('\n');
    let questions = format!("the {} questions by topic", corpus::ids().count());
    row(&mut text, "py2rs list", &questions);
    // Of the phrases there are more every week.
    let (idioms, phrases) = (idioms::COUNT, phrases::rows().count() / 100 * 100);
    let more = format!("{idioms} idioms; py2rs phrase: {phrases} calls");
    row(&mut text, "py2rs idiom", &more);
    row(&mut text, "py2rs --help", "all commands and options");
    text
}

fn row(text: &mut String, command: &str, about: &str) {
    writeln!(
        text,
        "  {}  {about}",
        written(&format!("{command:24}"), Ink::Name)
    )
    .unwrap_or_else(|error| unreachable!("writing to a string: {error}"));
}

#[cfg(test)]
mod tests {
    #[test]
    fn it_fits_half_of_a_small_screen() {
        colored::control::set_override(false);
        let screen = super::screen();
        assert_eq!(screen.lines().count(), 12, "{screen}");
        for line in screen.lines() {
            assert!(line.chars().count() <= 80, "{line}");
        }
    }
}
