//! A target and what of it is asked about: `FILE:LINE`, `FILE:A-B`, `FILE::NAME`.

use std::ffi::{OsStr, OsString};
use std::path::Path;

use crate::cli::input;
use crate::explain::comparison::Selection;

/// What is to be explained, and which part of it.
pub(super) struct Target {
    pub(super) name: OsString,
    pub(super) selection: Option<Selection>,
}

impl Target {
    /// What stands behind a colon is a selection if what stands before it is a target, and the whole is
    /// no file.
    pub(super) fn of(target: &OsStr) -> Self {
        let whole = || Self {
            name: target.to_owned(),
            selection: None,
        };
        let Some(text) = target.to_str().filter(|_| !Path::new(target).exists()) else {
            return whole();
        };
        let is_target = |name: &str| {
            name == "-" || Path::new(name).is_file() || input::question_id(name).is_some()
        };
        let selected = |name: &str, selection| Self {
            name: name.into(),
            selection: Some(selection),
        };
        if let Some((name, inner)) = text.split_once("::")
            && is_target(name)
            && !inner.is_empty()
        {
            let inner = inner.replace("::", ".");
            return selected(name, Selection::Name(inner));
        }
        let Some((name, place)) = text.rsplit_once(':') else {
            return whole();
        };
        // Compilers name a place as FILE:LINE:COLUMN.
        let with_column = name.rsplit_once(':').filter(|_| number(place).is_some());
        for (name, place) in [Some((name, place)), with_column].into_iter().flatten() {
            if is_target(name)
                && let Ok(selection) = lines(place)
            {
                return selected(name, selection);
            }
        }
        whole()
    }
}

/// The idiom, or the family, that is named instead of a file or a question.
pub(super) fn idiom(target: &OsStr) -> Option<&str> {
    let name = target.to_str().filter(|_| !Path::new(target).exists())?;
    let is_named = |it: &crate::idioms::Idiom| it.id == name || it.family() == name;
    crate::idioms::catalogue().any(is_named).then_some(name)
}

/// Whether there is something of that name to explain: a file, a question, a part of one, an idiom.
pub(in crate::cli) fn is_there(target: &OsStr) -> bool {
    let is_question = target
        .to_str()
        .is_some_and(|it| input::question_id(it).is_some());
    Path::new(target).is_file()
        || is_question
        || idiom(target).is_some()
        || Target::of(target).selection.is_some()
}

/// The lines that `12-40` or `12` names.
///
/// # Errors
/// When it names none.
pub(super) fn lines(text: &str) -> Result<Selection, String> {
    let read = match text.split_once('-') {
        None => number(text).map(Selection::Line),
        Some((first, last)) => number(first)
            .zip(number(last))
            .filter(|(first, last)| first <= last)
            .map(|(first, last)| Selection::Lines(first, last)),
    };
    read.ok_or_else(|| "lines are named as 12 or 12-40".to_owned())
}

fn number(text: &str) -> Option<usize> {
    let is_number = text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|number| is_number && *number > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_numbers_from_one() {
        assert_eq!(lines("3"), Ok(Selection::Line(3)));
        assert_eq!(lines("3-3"), Ok(Selection::Lines(3, 3)));
        for wrong in [
            "",
            "0",
            "-1",
            "4-3",
            "+4",
            "a",
            "1-",
            "99999999999999999999999",
        ] {
            assert!(lines(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_part_of_a_question_is_a_target() {
        let target = Target::of(OsStr::new("q18:7"));
        assert_eq!(target.name, "q18");
        assert_eq!(target.selection, Some(Selection::Line(7)));
        let target = Target::of(OsStr::new("q18:7:2"));
        assert_eq!(target.selection, Some(Selection::Line(7)));
        assert_eq!(Target::of(OsStr::new("nothing.py:7")).selection, None);
    }
}
