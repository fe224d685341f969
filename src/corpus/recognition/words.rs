//! What a line says, whatever its spacing and its quotes.

use std::hash::Hasher as _;

use rustc_hash::FxHasher;

/// The hash of a word.
pub(super) type Word = u64;

/// Words of nearly every program: keywords, the commonest built-in names and modules. They count for
/// little, however few questions happen to have them.
pub(super) const COMMON: [&str; 64] = [
    "Exception",
    "False",
    "None",
    "True",
    "__init__",
    "__main__",
    "__name__",
    "and",
    "append",
    "args",
    "as",
    "assert",
    "async",
    "asyncio",
    "await",
    "break",
    "class",
    "continue",
    "data",
    "def",
    "del",
    "elif",
    "else",
    "except",
    "file",
    "finally",
    "for",
    "from",
    "global",
    "i",
    "if",
    "import",
    "in",
    "is",
    "join",
    "key",
    "lambda",
    "len",
    "list",
    "main",
    "name",
    "nonlocal",
    "not",
    "open",
    "or",
    "os",
    "pass",
    "print",
    "raise",
    "range",
    "result",
    "return",
    "self",
    "start",
    "str",
    "sys",
    "threading",
    "time",
    "try",
    "value",
    "while",
    "with",
    "x",
    "yield",
];

/// A line that says something.
#[derive(Debug)]
pub(super) struct Line {
    /// 1-based.
    pub(super) number: usize,
    /// Names, numbers, keywords and the words of literals, in order; never empty.
    pub(super) words: Vec<Word>,
}

/// The lines that say something: comments and blank lines are left out.
pub(super) fn lines<'a>(texts: impl Iterator<Item = &'a str>) -> Vec<Line> {
    texts
        .enumerate()
        .map(|(index, text)| Line {
            number: index + 1,
            words: words(without_comment(text)),
        })
        .filter(|line| !line.words.is_empty())
        .collect()
}

fn words(text: &str) -> Vec<Word> {
    text.split(|c: char| !c.is_alphanumeric() && c != '_')
        .filter(|word| !word.is_empty())
        .map(hash)
        .collect()
}

pub(super) fn hash(word: &str) -> Word {
    let mut hasher = FxHasher::default();
    hasher.write(word.as_bytes());
    hasher.finish()
}

/// The line without a comment at its end. A `#` between quotes begins none, also if the quotes are
/// typographic; an apostrophe in the comment does no harm, as nothing is looked at behind the `#`.
fn without_comment(text: &str) -> &str {
    let mut quote = None;
    for (index, c) in text.char_indices() {
        let c = match c {
            '\u{2018}' | '\u{2019}' => '\'',
            '\u{201c}' | '\u{201d}' => '"',
            _ => c,
        };
        match (quote, c) {
            (None, '#') => return &text[..index],
            (None, '\'' | '"') => quote = Some(c),
            (Some(open), c) if open == c => quote = None,
            _ => {}
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spacing_and_quotes_say_nothing() {
        let plain = words("    print(\"a b\")");
        assert_eq!(words("\u{a0} \u{a0} print(\u{201c}a b\u{201d})"), plain);
        assert_eq!(words("print ( 'a b' )"), plain);
        assert_ne!(words("print(\"b a\")"), plain);
    }

    #[test]
    fn comments_end_lines_but_not_in_strings() {
        assert_eq!(without_comment("a # it's"), "a ");
        assert_eq!(without_comment("a = '#' # b"), "a = '#' ");
        assert_eq!(
            without_comment("a = \u{2018}#\u{2019} # b"),
            "a = \u{2018}#\u{2019} "
        );
    }
}
