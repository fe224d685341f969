//! Line numbers in front of the code.

use super::lines;
use crate::python::source::{Mended, Source};
use crate::python::syntax::Syntax;

/// Spaces as they come, also those of web pages.
const SPACES: [char; 3] = [' ', '\t', '\u{a0}'];

/// A numbered line.
struct Numbered<'a> {
    start: usize,
    number: u32,
    /// What follows the number and its dot, colon or bar.
    rest: &'a str,
    end: usize,
}

/// The text behind the numbers, if nearly all lines have one and they go up.
pub(super) fn strip(source: &Source, _: &Syntax) -> Option<(Mended, String)> {
    let text = source.text();
    let said = lines(text)
        .filter(|(_, line)| !line.trim().is_empty())
        .count();
    let numbered: Vec<Numbered> = lines(text).filter_map(numbered).collect();
    let goes_up = numbered
        .windows(2)
        .filter(|it| it[0].number < it[1].number)
        .count();
    if numbered.len() < 2
        || numbered.len() * 10 < said * 8
        || (goes_up + 1) * 10 < numbered.len() * 9
    {
        return None;
    }
    // One blank, or as many as all have, lies between the number and the code.
    let margin = numbered
        .iter()
        .filter(|line| !line.rest.trim().is_empty())
        .map(|line| line.rest.chars().take_while(|c| SPACES.contains(c)).count())
        .min()
        .unwrap_or(0);
    let mut mended = Mended::default();
    let mut numbered = numbered.into_iter().peekable();
    for (start, line) in lines(text) {
        match numbered.next_if(|it| it.start == start) {
            None => mended.keep(text, start..start + line.len()),
            Some(it) => {
                let skipped: usize = it
                    .rest
                    .chars()
                    .take_while(|c| SPACES.contains(c))
                    .take(margin)
                    .map(char::len_utf8)
                    .sum();
                mended.keep(text, it.end - it.rest.len() + skipped..it.end);
            }
        }
    }
    Some((mended, "line numbers".to_owned()))
}

fn numbered((start, line): (usize, &str)) -> Option<Numbered<'_>> {
    let said = line.trim_start_matches(SPACES);
    let digits = said
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(said.len());
    let number = said[..digits].parse().ok()?;
    let rest = &said[digits..];
    let is_separated = rest.starts_with(SPACES) || rest.trim().is_empty();
    let behind = rest.trim_start_matches(SPACES);
    let rest = match behind.strip_prefix(['.', ':', '|', ')', '\u{2502}']) {
        Some(rest) if rest.starts_with(SPACES) || rest.trim().is_empty() => rest,
        _ if is_separated => rest,
        _ => return None,
    };
    Some(Numbered {
        start,
        number,
        rest,
        end: start + line.len(),
    })
}
