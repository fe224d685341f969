//! Texts and queries as words.

/// Words that say nothing of what is asked for.
const EMPTY: [&str; 22] = [
    "a", "an", "the", "of", "to", "python", "rust", "how", "do", "does", "i", "is", "what", "by",
    "on", "use", "using", "python's", "py", "my", "and", "s",
];

/// What somebody typed.
pub(super) struct Query {
    /// All of it, in small letters, one space between words.
    pub(super) whole: String,
    /// Its words without those that say nothing, unless there are no others.
    pub(super) words: Vec<String>,
}

impl Query {
    /// Decorators are asked for with their `@`, functions with their `()`, methods with their `.`.
    pub(super) fn of(query: &str) -> Self {
        let lower = query.to_lowercase();
        let parts = lower.split(|c: char| c.is_whitespace() || c.is_control());
        let trimmed = parts.map(|part| {
            let part = part.trim_end_matches(['?', '!', ',', ';', ':', '(', ')']);
            part.trim_start_matches(['@', '.', '(']).to_owned()
        });
        let all: Vec<String> = trimmed.filter(|it| !it.is_empty()).collect();
        let telling = all.iter().filter(|it| !EMPTY.contains(&it.as_str()));
        let telling: Vec<String> = telling.cloned().collect();
        let words = if telling.is_empty() { all } else { telling };
        Self {
            whole: words.join(" "),
            words,
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        let says = |word: &String| {
            word.chars()
                .any(|c| c.is_alphanumeric() || "*_%=<>".contains(c))
        };
        !self.words.iter().any(says)
    }
}

/// How much of a word of a text a word of the query is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Share {
    /// It begins with it.
    Beginning,
    /// It is the same but for an ending (`threads`, `slicing`).
    Stem,
    /// It is the same.
    All,
}

/// The best share that `word` has in the words of `text`, both in small letters.
pub(super) fn share(text: &str, word: &str) -> Option<Share> {
    if !text.contains(stem(word)) {
        return None;
    }
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    if !word.chars().all(is_part) {
        // An operator, a dotted name or a compound: it stands there as it is.
        let at = text.find(word)?;
        let before = text[..at].chars().next_back();
        let after = text[at + word.len()..].chars().next();
        let ends = |c: Option<char>| c.is_none_or(|c| !is_part(c));
        return (ends(before) && ends(after)).then_some(Share::All);
    }
    let words = text
        .split(|c: char| !is_part(c))
        .filter(|it| !it.is_empty());
    let of_word = |it: &str| {
        if it == word {
            Some(Share::All)
        } else if stem(it) == stem(word) {
            Some(Share::Stem)
        } else if word.len() > 2 && it.starts_with(word) {
            Some(Share::Beginning)
        } else {
            None
        }
    };
    words.filter_map(of_word).max()
}

/// A word without what English adds to it.
fn stem(word: &str) -> &str {
    for ending in [
        "izing", "ising", "ings", "ing", "ers", "ors", "er", "or", "ed", "es", "s", "e",
    ] {
        if let Some(stem) = word.strip_suffix(ending)
            && stem.len() > 3
        {
            return stem;
        }
    }
    word
}
