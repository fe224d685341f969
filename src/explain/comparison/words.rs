//! What a token says, apart from the way its language spells it.
//!
//! `InsufficientFundsError` and `insufficient_funds_error` are one word to us, and so are a field of an
//! f-string and the field of a format string.

use super::lines::Line;
use crate::rust::tokens::Class;

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
pub(super) fn folded(text: &str) -> String {
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
