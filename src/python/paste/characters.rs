//! Characters that word processors and web pages put in place of those that were typed.
//!
//! Only code is changed: within quotes and comments they are what the author wrote.

use std::ops::Range;

use super::counted;
use crate::python::source::{Mended, Source};
use crate::python::syntax::Syntax;

const DOUBLE: [char; 5] = ['\u{201c}', '\u{201d}', '\u{201e}', '\u{201f}', '\u{2033}'];
const SINGLE: [char; 5] = ['\u{2018}', '\u{2019}', '\u{201a}', '\u{201b}', '\u{2032}'];

/// The text with the characters that Python has, and how many of which kind were others.
pub(super) fn replace(source: &Source, _: &Syntax) -> Option<(Mended, String)> {
    let text = source.text();
    let mut scanner = Scanner {
        text,
        at: 0,
        mended: Mended::default(),
        spaces: 0,
        invisible: 0,
        quotes: 0,
        others: 0,
    };
    while let Some(c) = text[scanner.at..].chars().next() {
        scanner.step(c);
    }
    let kinds = [
        (
            scanner.spaces,
            "no-break or other space",
            "no-break and other spaces",
        ),
        (
            scanner.invisible,
            "invisible character",
            "invisible characters",
        ),
        (scanner.quotes, "typographic quote", "typographic quotes"),
        (
            scanner.others,
            "other typographic character",
            "other typographic characters",
        ),
    ];
    let kinds = kinds.iter().filter(|(count, ..)| *count > 0);
    let remarks: Vec<String> = kinds
        .map(|(count, one, many)| counted(*count, one, many))
        .collect();
    (!remarks.is_empty()).then(|| (scanner.mended, remarks.join(", ")))
}

struct Scanner<'a> {
    text: &'a str,
    at: usize,
    mended: Mended,
    spaces: usize,
    invisible: usize,
    quotes: usize,
    others: usize,
}

impl<'a> Scanner<'a> {
    fn step(&mut self, c: char) {
        let next = self.at + c.len_utf8();
        match c {
            '#' => self.keep_to(self.at + self.line().len()),
            '"' | '\'' => self.string(c),
            _ if DOUBLE.contains(&c) => self.quoted(c, '"', &DOUBLE),
            _ if SINGLE.contains(&c) => self.quoted(c, '\'', &SINGLE),
            _ if c.is_ascii() => self.keep_to(next),
            _ => {
                let (new, count) = match c {
                    '\u{a0}'
                    | '\u{1680}'
                    | '\u{2000}'..='\u{200a}'
                    | '\u{202f}'
                    | '\u{205f}'
                    | '\u{3000}' => (" ", &mut self.spaces),
                    '\u{ad}'
                    | '\u{200b}'..='\u{200f}'
                    | '\u{202a}'..='\u{202e}'
                    | '\u{2060}'..='\u{2069}'
                    | '\u{feff}' => ("", &mut self.invisible),
                    '\u{2028}' | '\u{2029}' => ("\n", &mut self.spaces),
                    _ => match ascii(c) {
                        Some(new) => (new, &mut self.others),
                        None => return self.keep_to(next),
                    },
                };
                *count += 1;
                self.replace_to(next, new);
            }
        }
    }

    /// What is left of the line.
    fn line(&self) -> &'a str {
        let rest = &self.text[self.at..];
        &rest[..rest.find(['\n', '\r']).unwrap_or(rest.len())]
    }

    fn keep_to(&mut self, end: usize) {
        self.mended.keep(self.text, self.at..end);
        self.at = end;
    }

    fn replace_to(&mut self, end: usize, new: &str) {
        self.mended.replace(self.at..end, new);
        self.at = end;
    }

    /// A string in straight quotes is kept; one that ends in a typographic quote gets a straight one.
    fn string(&mut self, quote: char) {
        let triple = quote.to_string().repeat(3);
        if self.text[self.at..].starts_with(&triple) {
            let rest = &self.text[self.at + 3..];
            let end =
                closing(rest, |rest| rest.starts_with(&triple)).map_or(rest.len(), |it| it + 3);
            return self.keep_to(self.at + 3 + end);
        }
        let content = &self.line()[1..];
        if let Some(end) = closing(content, |rest| rest.starts_with(quote)) {
            return self.keep_to(self.at + 1 + end + 1);
        }
        let typographic = if quote == '"' { &DOUBLE } else { &SINGLE };
        if let Some(end) = closing(content, |rest| rest.starts_with(typographic)) {
            self.keep_to(self.at + 1 + end);
            self.close(quote);
            return;
        }
        self.keep_to(self.at + 1 + content.len());
    }

    /// A string that begins with a typographic quote.
    fn quoted(&mut self, opening: char, quote: char, typographic: &[char]) {
        let straight = quote.to_string();
        let width = opening.len_utf8();
        let is_quote = |c: char| c == quote || typographic.contains(&c);
        let mut marks = self.text[self.at..].chars();
        if marks.by_ref().take(3).filter(|c| is_quote(*c)).count() == 3 {
            return self.quoted_thrice(quote, is_quote);
        }
        let content = &self.line()[width..];
        self.quotes += 1;
        self.replace_to(self.at + width, &straight);
        let is_apostrophe = |at: usize, c: char| {
            let before = content[..at].chars().next_back();
            let after = content[at + c.len_utf8()..].chars().next();
            c != quote
                && quote == '\''
                && [before, after]
                    .iter()
                    .all(|it| it.is_some_and(char::is_alphanumeric))
        };
        let closes = |wanted: &dyn Fn(char) -> bool| {
            content
                .char_indices()
                .find(|(at, c)| wanted(*c) && !is_apostrophe(*at, *c))
                .map(|(at, _)| at)
        };
        // The other half of the pair, or else any quote of this kind.
        let other_half = |c: char| typographic.contains(&c) && c != opening;
        let Some(end) = closes(&other_half).or_else(|| closes(&is_quote)) else {
            return;
        };
        let end = self.at + end;
        while self.at < end {
            let rest = &self.text[self.at..end];
            let next = rest.find(quote).unwrap_or(rest.len());
            self.keep_to(self.at + next);
            if self.at < end {
                let escaped = format!("\\{quote}");
                self.replace_to(self.at + 1, &escaped);
            }
        }
        self.close(quote);
    }

    /// Three quotes up to three quotes, whatever their form.
    fn quoted_thrice(&mut self, quote: char, is_quote: impl Fn(char) -> bool) {
        for _ in 0..3 {
            self.close(quote);
        }
        let rest = &self.text[self.at..];
        let is_end = |rest: &str| rest.chars().take(3).filter(|c| is_quote(*c)).count() == 3;
        match closing(rest, is_end) {
            None => self.keep_to(self.text.len()),
            Some(end) => {
                self.keep_to(self.at + end);
                for _ in 0..3 {
                    self.close(quote);
                }
            }
        }
    }

    /// Writes `quote` for the quote that stands here.
    fn close(&mut self, quote: char) {
        let Some(c) = self.text[self.at..].chars().next() else {
            return;
        };
        let end = self.at + c.len_utf8();
        if c == quote {
            self.keep_to(end);
        } else {
            self.quotes += 1;
            self.replace_to(end, quote.encode_utf8(&mut [0; 4]));
        }
    }
}

/// Where `text` first has what `is_end` accepts, with no backslash before it.
fn closing(text: &str, is_end: impl Fn(&str) -> bool) -> Option<usize> {
    let mut is_escaped = false;
    for (at, c) in text.char_indices() {
        if is_escaped {
            is_escaped = false;
        } else if c == '\\' {
            is_escaped = true;
        } else if is_end(&text[at..]) {
            return Some(at);
        }
    }
    None
}

/// What was typed for a character that some program made prettier.
fn ascii(c: char) -> Option<&'static str> {
    // The ASCII forms of full width stand in the order of ASCII itself.
    const PUNCTUATION: Range<u32> = 0xff01..0xff5f;
    const ASCII: &str = "!\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~";
    match c {
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe63}' => Some("-"),
        '\u{2026}' => Some("..."),
        '\u{2192}' => Some("->"),
        '\u{2260}' => Some("!="),
        '\u{2264}' => Some("<="),
        '\u{2265}' => Some(">="),
        _ if PUNCTUATION.contains(&u32::from(c)) && !c.is_alphanumeric() => {
            let at = usize::try_from(u32::from(c) - PUNCTUATION.start).ok()?;
            ASCII.get(at..=at)
        }
        _ => None,
    }
}
