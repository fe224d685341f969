//! What a token says, apart from the way its language spells it.
//!
//! `InsufficientFundsError` and `insufficient_funds_error` are one word to us, and so are a field of an
//! f-string and the field of a format string.

use rustc_hash::FxHashSet;

use super::lines::{Line, Mark};
use crate::rust::tokens::Class;

/// Marks what carried over: a word that occurs anywhere on the other side of the band.
///
/// A band with one side only is left as it is: that everything in it is new goes without saying.
pub(super) fn mark(python: &mut [Line], rust: &mut [Line]) {
    if python.is_empty() || rust.is_empty() {
        return;
    }
    let said_in_python = vocabulary(python);
    let said_in_rust = vocabulary(rust);
    mark_side(python, &said_in_rust);
    mark_side(rust, &said_in_python);
}

fn vocabulary(lines: &[Line]) -> FxHashSet<String> {
    let mut vocabulary = FxHashSet::default();
    for line in lines {
        for piece in &line.pieces {
            let text = &line.text[piece.range.clone()];
            if piece.class == Class::String {
                vocabulary.extend(literal_words(text));
            } else if piece.class.is_word() {
                vocabulary.insert(folded(text));
            }
        }
    }
    vocabulary
}

fn mark_side(lines: &mut [Line], said: &FxHashSet<String>) {
    for line in lines {
        for piece in &mut line.pieces {
            let text = &line.text[piece.range.clone()];
            let (carried, words) = if piece.class == Class::String {
                literal_words(text).fold((0, 0), |(carried, words), word| {
                    (carried + usize::from(said.contains(&word)), words + 1)
                })
            } else if piece.class.is_word() && !is_furniture(piece.class, text) {
                let word = folded(text);
                let words = usize::from(!word.is_empty());
                (usize::from(said.contains(&word)), words)
            } else {
                (0, 0)
            };
            piece.mark = match words {
                0 => Mark::Neutral,
                // A text of several words carried over if most of it did.
                _ if carried * 2 >= words => Mark::Carried,
                _ => Mark::Changed,
            };
        }
    }
}

/// The words that a token says; none if it is punctuation, a comment, or no word of its own.
pub(super) fn said(line: &Line, piece: usize) -> Vec<String> {
    let Some(piece) = line.pieces.get(piece) else {
        return Vec::new();
    };
    let text = &line.text[piece.range.clone()];
    if piece.class == Class::String {
        return literal_words(text).collect();
    }
    if !piece.class.is_word() || is_furniture(piece.class, text) {
        return Vec::new();
    }
    let word = folded(text);
    if word.is_empty() {
        return Vec::new();
    }
    vec![word]
}

/// Keywords that stand in nearly every line: marking them would drown what matters.
fn is_furniture(class: Class, text: &str) -> bool {
    let declares = ["def", "fn", "from", "import", "let", "pub", "use"];
    class == Class::Keyword && declares.contains(&text)
}

/// A name or number without case, underscores and sigils.
fn folded(text: &str) -> String {
    let text = match text {
        "println!" => "print",
        _ => text.strip_prefix("r#").unwrap_or(text),
    };
    text.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

/// The parts of a name: at underscores and where a small letter meets a capital, in lower case.
pub(super) fn parts(name: &str) -> impl Iterator<Item = String> {
    let mut parts = vec![String::new()];
    let mut small = false;
    for c in name.chars() {
        if !c.is_alphanumeric() || (small && c.is_uppercase()) {
            parts.push(String::new());
        }
        small = c.is_lowercase() || c.is_numeric();
        if let (Some(part), true) = (parts.last_mut(), c.is_alphanumeric()) {
            part.extend(c.to_lowercase());
        }
    }
    parts.into_iter().filter(|part| !part.is_empty())
}

/// The words of a literal, without its prefix and escapes, in lower case.
pub(super) fn literal_words(literal: &str) -> impl Iterator<Item = String> {
    let mut words = vec![String::new()];
    let mut escaped = false;
    for c in without_prefix(literal).chars() {
        let word = !escaped && c.is_alphanumeric();
        escaped = c == '\\' && !escaped;
        match (word, words.last_mut()) {
            (true, Some(last)) => last.extend(c.to_lowercase()),
            _ => words.push(String::new()),
        }
    }
    words.into_iter().filter(|word| !word.is_empty())
}

/// A literal without the letters before its quote, as in `rb"`.
fn without_prefix(literal: &str) -> &str {
    let rest = literal.trim_start_matches(|c: char| "rbfutcRBFUT".contains(c));
    if literal.len() - rest.len() <= 2 && rest.starts_with(['"', '\'', '#']) {
        rest
    } else {
        literal
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_fold_and_part_alike() {
        assert_eq!(
            folded("InsufficientFundsError"),
            folded("insufficient_funds_error")
        );
        assert_eq!(folded("println!"), "print");
        let camel: Vec<_> = parts("InsufficientFundsError2x").collect();
        assert_eq!(camel, ["insufficient", "funds", "error2x"]);
        assert_eq!(parts("__init__").collect::<Vec<_>>(), ["init"]);
    }

    #[test]
    fn literals_are_read_without_their_spelling() {
        let words = |literal| literal_words(literal).collect::<Vec<_>>();
        assert_eq!(words("rb'A b\\n{c:.1}'"), ["a", "b", "c", "1"]);
        assert_eq!(words("f\""), Vec::<String>::new());
        assert_eq!(words("it's"), ["it", "s"]);
    }
}
