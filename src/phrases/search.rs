//! The rows that somebody means who types some words.

use std::cmp::Reverse;

use super::{Callee, Pattern, Phrase, Row};

/// What people call what Python calls otherwise.
const SYNONYMS: &[(&str, &str)] = &[
    ("string", "str"),
    ("strings", "str"),
    ("text", "str"),
    ("dictionary", "dict"),
    ("dictionaries", "dict"),
    ("hashmap", "dict"),
    ("map", "dict"),
    ("array", "list"),
    ("vector", "list"),
    ("lists", "list"),
    ("integer", "int"),
    ("boolean", "bool"),
    ("length", "len"),
    ("size", "len"),
    ("f-string", "formats"),
    ("f-strings", "formats"),
    ("fstring", "formats"),
    ("format", "formats"),
    ("regex", "re"),
    ("date", "datetime"),
    ("absolute", "abs"),
    ("ternary", "conditional"),
    ("substring", "slice"),
    ("uppercase", "upper"),
    ("lowercase", "lower"),
    ("trim", "strip"),
    ("contains", "in"),
    ("sort", "sorted"),
    ("reverse", "reversed"),
    ("concatenate", "concat"),
    ("modulo", "mod"),
    ("remainder", "mod"),
    ("power", "pow"),
];

/// Words that say nothing of what is asked for.
const EMPTY: &[&str] = &[
    "a", "an", "the", "of", "to", "python", "rust", "how", "with", "by",
];

/// The rows that `words` are about, best first; none if nothing is.
pub(crate) fn search(words: &str) -> Vec<&'static Phrase> {
    let wanted = words.trim().trim_start_matches('.').trim_end_matches("()");
    if wanted.is_empty() {
        return Vec::new();
    }
    let by_name = named(wanted);
    if !by_name.is_empty() {
        return by_name;
    }
    let lower = wanted.to_lowercase();
    if lower != wanted {
        let by_name = named(&lower);
        if !by_name.is_empty() {
            return by_name;
        }
    }
    by_words(&lower)
}

/// The names that rows can be asked for by: owners, ids, what is called.
pub(crate) fn names() -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for phrase in super::all() {
        names.extend([phrase.row.owner.to_owned(), phrase.row.id.to_owned()]);
        names.extend(called(phrase));
    }
    names.sort();
    names.dedup();
    names
}

/// Rows by their id, their owner, or the name of what they call: `str.split`, `split`, `os.path.join`,
/// `path.join`, `+=`.
fn named(wanted: &str) -> Vec<&'static Phrase> {
    let is_owner = |phrase: &Phrase| phrase.row.owner == wanted;
    if super::all().any(is_owner) {
        // What makes a value of the type comes first.
        let calls = |phrase: &Phrase| called(phrase).is_some_and(|path| path == wanted);
        let makers = super::all().filter(|phrase| calls(phrase) && !is_owner(phrase));
        let rest = super::all().filter(|phrase| is_owner(phrase));
        return makers.chain(rest).collect();
    }
    let (owner, name) = wanted.rsplit_once('.').unwrap_or(("", wanted));
    let is_called = |phrase: &Phrase| {
        called(phrase).is_some_and(|path| {
            let before = path.strip_suffix(wanted);
            path == wanted
                || before.is_some_and(|it| it.ends_with('.'))
                || (path == name && phrase.row.owner == owner)
        })
    };
    let is_variant = |phrase: &Phrase| {
        let rest = phrase.row.id.strip_prefix(wanted);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
    };
    let mut found: Vec<&Phrase> = super::all()
        .filter(|phrase| is_called(phrase) || is_variant(phrase))
        .collect();
    // What is called so comes before what only has such an id, what is met most before the rest.
    found.sort_by_key(|phrase| {
        let owner = rank(phrase.row.owner);
        (phrase.row.id != wanted, !is_called(phrase), owner)
    });
    found
}

/// Where the rows of an owner stand among others: the types of every program come first.
fn rank(owner: &str) -> usize {
    const FIRST: &[&str] = &[
        "builtins", "str", "list", "dict", "set", "int", "float", "tuple",
    ];
    let place = FIRST.iter().position(|it| *it == owner);
    place.unwrap_or(FIRST.len())
}

/// The name of what a row calls, or its operator: a path, or the last part of one for a method.
fn called(phrase: &Phrase) -> Option<String> {
    fn of(pattern: &Pattern) -> Option<String> {
        match pattern {
            Pattern::Call {
                callee: Callee::Function(path),
                ..
            }
            | Pattern::Path(path) => Some(path.clone()),
            Pattern::Call {
                callee: Callee::Method { name, .. },
                ..
            }
            | Pattern::Attribute { name, .. } => Some(name.clone()),
            Pattern::Operation { operator, .. } | Pattern::Change { operator, .. } => {
                Some(operator.clone())
            }
            Pattern::Set { target, .. } | Pattern::Delete { target } => of(target),
            _ => None,
        }
    }
    of(&phrase.pattern)
}

/// Rows that have all of the words, or as many of them as any row has if that is most.
fn by_words(wanted: &str) -> Vec<&'static Phrase> {
    let words: Vec<&str> = wanted
        .split(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | ',' | ':' | '"' | '\''))
        .filter(|word| !word.is_empty() && !EMPTY.contains(word))
        .filter(|word| word.len() > 1 || !word.chars().all(char::is_alphabetic))
        .collect();
    let mut scored: Vec<(usize, &'static Phrase)> = super::all()
        .map(|phrase| {
            let called = called(phrase);
            let score = |word: &str| {
                let is_called = called.as_deref().is_some_and(|it| it == word);
                score(phrase.row, word) + 40 * usize::from(is_called)
            };
            let scores = words.iter().map(|word| score(word));
            let (hits, sum) = scores.fold((0, 0), |(hits, sum), score| {
                (hits + usize::from(score > 0), sum + score)
            });
            // Half of the words or fewer are no answer.
            let is_answer = hits * 2 > words.len();
            (usize::from(is_answer) * (hits * 1000 + sum), phrase)
        })
        .filter(|(score, _)| *score > 0)
        .collect();
    let best = scored.iter().map(|(score, _)| *score).max().unwrap_or(0);
    let (hits, sum) = (best / 1000, best % 1000);
    // What has all that the best has, and is nearly as near.
    scored.retain(|(score, _)| score / 1000 == hits && score % 1000 * 10 >= sum * 8);
    scored.sort_by_key(|(score, phrase)| {
        let row = phrase.row;
        (Reverse(*score), rank(row.owner), row.python.len())
    });
    let found = scored.into_iter().map(|(_, phrase)| phrase);
    found.take(MOST).collect()
}

/// More rows than these answer no question.
const MOST: usize = 12;

/// How much a word is a word of the row: 0 if it is not.
fn score(row: &Row, word: &str) -> usize {
    let synonym = SYNONYMS.iter().find(|(said, _)| *said == word);
    let synonym = synonym.map(|(_, meant)| *meant);
    let name = &row.id[row.owner.len()..];
    [Some(word), synonym]
        .into_iter()
        .flatten()
        .map(|word| {
            let is_part = |c: char| !c.is_alphanumeric() && c != '_';
            if row.owner == word {
                60
            } else if name.split(['.', '-']).any(|part| part == word) {
                50
            } else if row.python.split(is_part).any(|part| part == word) {
                40
            } else if row.owner.split('.').any(|part| part == word) {
                30
            } else if !word.chars().all(char::is_alphabetic) && row.python.contains(word) {
                40
            } else {
                0
            }
        })
        .max()
        .unwrap_or(0)
}
