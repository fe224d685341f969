//! Whole screens of the files, as readers see them.

use std::sync::{Mutex, PoisonError};

use py2rs::explain::comparison::{Notes, explain_file};
use py2rs::layout::{Arrangement, Options, screen};
use py2rs::render::plain::{self, Labels};
use py2rs::render::terminal;

use crate::{FILES, analysis};

/// `colored` has one switch for the whole process.
static COLOUR: Mutex<()> = Mutex::new(());

fn painted(path: &str, text: &str, width: usize, colour: bool) -> String {
    let _alone = COLOUR.lock().unwrap_or_else(PoisonError::into_inner);
    colored::control::set_override(colour);
    let options = Options {
        width,
        arrangement: Arrangement::Auto,
    };
    let comparison = explain_file(&analysis(path, text), Notes::Short);
    terminal::paint(&screen(&comparison, options))
}

#[test]
fn at_five_widths() {
    for (path, text) in FILES {
        for width in [60, 80, 100, 120, 160] {
            let name = format!("{path}_at_{width}_columns");
            insta::assert_snapshot!(name, painted(path, text, width, false));
        }
    }
}

#[test]
fn in_colour() {
    for (path, text) in FILES {
        let name = format!("{path}_in_colour");
        insta::assert_snapshot!(name, painted(path, text, 120, true));
    }
}

/// Colour adds escape sequences and nothing else.
#[test]
fn colour_changes_no_text() {
    for (path, text) in FILES {
        let coloured = painted(path, text, 120, true);
        let mut plain = String::new();
        for (index, part) in coloured.split('\u{1b}').enumerate() {
            let (_, rest) = part.split_once('m').unwrap_or(("", part));
            plain.push_str(if index == 0 { part } else { rest });
        }
        assert_eq!(plain, painted(path, text, 120, false), "{path}");
    }
}

#[test]
fn in_plain_text() {
    let (path, text) = FILES[2];
    let comparison = explain_file(&analysis(path, text), Notes::Short);
    insta::assert_snapshot!(plain::text(&comparison, None, Labels::EachLine));
    insta::assert_snapshot!(plain::text(&comparison, None, Labels::InWords));
}
