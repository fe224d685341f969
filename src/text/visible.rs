//! Nothing from the input reaches a terminal raw.
//!
//! A file name or a string in a program can hold escape sequences that move the cursor, bidirectional
//! overrides that reorder what is read, or characters that take no space at all. They are shown, not
//! obeyed: control characters as Unicode's control pictures (`␛`, `␉`), everything else that has no
//! shape of its own by its code point (`<U+202E>`). Whatever is shown has the width it is counted with.

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// What a reader sees as one character, ready for a terminal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Glyph<'a> {
    /// What is written.
    pub(crate) text: Cow<'a, str>,
    /// How many columns that takes; at least one.
    pub(crate) width: usize,
}

/// `text` as one line that is safe to write to a terminal: a path, a name, a message.
///
/// Line ends and tabs are shown as well (`␊`, `␉`). What is safe already comes back as it is.
#[must_use]
pub fn one_line(text: &str) -> Cow<'_, str> {
    if is_plain(text) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(glyphs(text).map(|glyph| glyph.text).collect())
}

/// `text` as lines that are safe to show: line ends and tabs stay what they are.
#[must_use]
pub(crate) fn kept_lines(text: &str) -> Cow<'_, str> {
    let is_safe = |byte: u8| matches!(byte, b' '..=b'~' | b'\n' | b'\t');
    if text.bytes().all(is_safe) {
        return Cow::Borrowed(text);
    }
    let parts = text.split_inclusive(['\n', '\t']);
    let shown = parts.map(|part| {
        let line = part.trim_end_matches(['\n', '\t']);
        one_line(line).into_owned() + &part[line.len()..]
    });
    Cow::Owned(shown.collect())
}

/// `text` as lines that are safe to write to a terminal: what another program printed.
///
/// Only line ends stay as they are, and spaces stand for tabs. Ends with a line end if it is not empty.
#[must_use]
pub fn lines(text: &str) -> String {
    let mut shown = String::with_capacity(text.len() + 1);
    for line in text.lines() {
        shown.push_str(&one_line(&line.replace('\t', "    ")));
        shown.push('\n');
    }
    shown
}

/// As [`lines`], but colours and weights stay: for the messages of a tool that shows its own input
/// safely, as rustc does.
#[must_use]
pub fn styled_lines(text: &str) -> String {
    let mut shown = String::with_capacity(text.len() + 1);
    for line in text.lines() {
        let mut rest = line;
        while let Some((before, style, after)) = split_at_style(rest) {
            shown.push_str(&one_line(before));
            shown.push_str(style);
            rest = after;
        }
        shown.push_str(&one_line(rest));
        shown.push('\n');
    }
    shown
}

/// What stands before the first `ESC [ numbers m`, that, and what follows it.
fn split_at_style(text: &str) -> Option<(&str, &str, &str)> {
    text.match_indices("\x1b[").find_map(|(start, begin)| {
        let numbers = &text[start + begin.len()..];
        let length = numbers.find(|c: char| !c.is_ascii_digit() && c != ';')?;
        let end = start + begin.len() + length;
        text[end..]
            .starts_with('m')
            .then(|| (&text[..start], &text[start..=end], &text[end + 1..]))
    })
}

/// How many terminal columns `text` takes once it is made visible.
#[must_use]
pub fn width(text: &str) -> usize {
    if is_plain(text) {
        return text.len();
    }
    glyphs(text).map(|glyph| glyph.width).sum()
}

/// The glyphs of `text` in order; nothing is left out.
pub(crate) fn glyphs(text: &str) -> impl Iterator<Item = Glyph<'_>> {
    text.graphemes(true).map(|grapheme| {
        let text = shown(grapheme);
        let width = columns(&text);
        Glyph { text, width }
    })
}

fn is_plain(text: &str) -> bool {
    text.bytes().all(|byte| matches!(byte, b' '..=b'~'))
}

/// The columns of a visible grapheme, or of the picture of an invisible one.
fn columns(visible: &str) -> usize {
    match visible.len() {
        1 => 1,
        _ => visible.width().max(1),
    }
}

/// What is written for `grapheme`.
fn shown(grapheme: &str) -> Cow<'_, str> {
    let mut characters = grapheme.chars();
    let Some(first) = characters.next() else {
        return Cow::Borrowed(grapheme);
    };
    let floats = !first.is_control() && !is_invisible(first) && first.width() == Some(0);
    if !floats && grapheme.chars().all(|c| !needs_picture(c, grapheme)) {
        return Cow::Borrowed(grapheme);
    }
    let mut visible = String::new();
    if floats {
        // A combining mark without a base would sit on whatever we write before it.
        visible.push('\u{25cc}');
    }
    for c in grapheme.chars() {
        if needs_picture(c, grapheme) {
            push_picture(&mut visible, c);
        } else {
            visible.push(c);
        }
    }
    Cow::Owned(visible)
}

fn needs_picture(c: char, grapheme: &str) -> bool {
    c.is_control() || (is_invisible(c) && !belongs_to_emoji(c, grapheme))
}

/// Whether an invisible `c` only selects the shape of the emoji that `grapheme` is.
///
/// A letter is never the base: joiners and variation selectors make two names that look the same.
fn belongs_to_emoji(c: char, grapheme: &str) -> bool {
    let Some(base) = grapheme.chars().next() else {
        return false;
    };
    let is_keycap = grapheme.ends_with('\u{20e3}');
    let is_emoji = !base.is_ascii() && !base.is_alphanumeric() && !is_invisible(base);
    match c {
        '\u{fe0e}' | '\u{fe0f}' => is_emoji || is_keycap,
        '\u{200d}' => is_emoji && !grapheme.ends_with('\u{200d}'),
        // Flags of regions are spelt in tags behind a black flag.
        '\u{e0020}'..='\u{e007f}' => base == '\u{1f3f4}',
        _ => false,
    }
}

/// Whether a terminal, or what shows text, obeys `c` or passes it over instead of showing it.
#[must_use]
pub fn is_obeyed(c: char) -> bool {
    c.is_control() || is_invisible(c)
}

/// Characters without a shape: Unicode's default ignorable code points, its line and paragraph
/// separators, and the interlinear annotation marks.
fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{ad}'
            | '\u{34f}'
            | '\u{61c}'
            | '\u{115f}'..='\u{1160}'
            | '\u{17b4}'..='\u{17b5}'
            | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}'
            | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{3164}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}'
            | '\u{ffa0}'
            | '\u{fff0}'..='\u{fffb}'
            | '\u{1bca0}'..='\u{1bca3}'
            | '\u{1d173}'..='\u{1d17a}'
            | '\u{e0000}'..='\u{e0fff}'
    )
}

fn push_picture(out: &mut String, c: char) {
    match c {
        '\0'..='\x1f' => out.extend(char::from_u32(0x2400 + u32::from(c))),
        '\x7f' => out.push('\u{2421}'),
        _ => {
            use std::fmt::Write as _;
            // Writing to a string cannot fail.
            let _ = write!(out, "<U+{:04X}>", u32::from(c));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_safe_is_borrowed() {
        assert!(matches!(one_line("a path/to.py"), Cow::Borrowed(_)));
        assert_eq!(one_line("naïve – 中文 e\u{301}"), "naïve – 中文 e\u{301}");
    }

    #[test]
    fn control_characters_become_pictures() {
        assert_eq!(one_line("\x1b[31mred\x07\t\n\r\0\x7f"), "␛[31mred␇␉␊␍␀␡");
        assert_eq!(one_line("a\r\nb"), "a␍␊b");
        assert_eq!(one_line("\u{9b}31m\u{85}"), "<U+009B>31m<U+0085>");
    }

    #[test]
    fn lines_stay_lines() {
        assert_eq!(lines("a\tb\n\x1b[1mc\r\n"), "a    b\n␛[1mc\n");
        assert_eq!(lines(""), "");
    }

    #[test]
    fn only_styles_pass() {
        assert_eq!(
            styled_lines("\x1b[1;31merror\x1b[0m \x1b[2J \x1b[3 \x1b]0;t\x07\x1b["),
            "\x1b[1;31merror\x1b[0m ␛[2J ␛[3 ␛]0;t␇␛[\n"
        );
    }

    #[test]
    fn characters_that_deceive_are_named() {
        assert_eq!(
            one_line("a\u{202e}b\u{2066}c\u{2069}"),
            "a<U+202E>b<U+2066>c<U+2069>"
        );
        assert_eq!(
            one_line("pass\u{200b}word\u{feff}"),
            "pass<U+200B>word<U+FEFF>"
        );
        assert_eq!(one_line("a\u{200d}b\u{200c}c"), "a<U+200D>b<U+200C>c");
        assert_eq!(one_line("a\u{fe0f}"), "a<U+FE0F>");
        assert_eq!(one_line("x\u{2028}y\u{2029}"), "x<U+2028>y<U+2029>");
    }

    #[test]
    fn emoji_keep_their_joiners() {
        for emoji in ["👩\u{200d}💻", "❤\u{fe0f}", "1\u{fe0f}\u{20e3}", "🇩🇪"] {
            assert_eq!(one_line(emoji), emoji);
        }
        assert_eq!(one_line("👩\u{200d}"), "👩<U+200D>");
    }

    #[test]
    fn widths_are_those_of_what_is_written() {
        assert_eq!(width("abc"), 3);
        assert_eq!(width("中文"), 4);
        assert_eq!(width("e\u{301}"), 1);
        assert_eq!(width("👩\u{200d}💻"), 2);
        assert_eq!(width("\x1b["), 2);
        assert_eq!(width("\u{202e}"), 8);
    }

    #[test]
    fn a_combining_mark_gets_a_base() {
        assert_eq!(one_line("\u{301}a"), "\u{25cc}\u{301}a");
        assert_eq!(width("\u{301}a"), 2);
    }
}
