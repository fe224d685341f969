//! Which lines of a band answer to each other.

use rustc_hash::FxHashMap;

use super::lines::Line;
use super::words;
use crate::rust::tokens::Class;
use crate::text::pairing;

/// Lines whose words are less alike than this are no pair. Measured on counterparts of 46 and 49
/// lines: below, unrelated lines pair by words such as `name`; above, calls lose their partners.
const LEAST_RATIO: f32 = 0.3;

/// Pairs of indices, ascending on both sides.
pub(super) fn pairs(python: &[Line], rust: &[Line]) -> Vec<(usize, usize)> {
    let mut numbers = FxHashMap::default();
    let python: Vec<Vec<u32>> = python
        .iter()
        .map(|line| vocabulary(line, &mut numbers))
        .collect();
    let rust: Vec<Vec<u32>> = rust
        .iter()
        .map(|line| vocabulary(line, &mut numbers))
        .collect();
    let pairs = pairing::pairs(&python, &rust, LEAST_RATIO);
    pairs.iter().map(|pair| (pair.left, pair.right)).collect()
}

/// The words of a line's names and literals, as numbers. Keywords are left out: they say how a
/// language puts things, not what is put; so is `self`, which is everywhere.
fn vocabulary(line: &Line, numbers: &mut FxHashMap<String, u32>) -> Vec<u32> {
    let mut vocabulary = Vec::new();
    let mut add = |word: String| {
        if word != "self" && word != "cls" {
            let next = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
            vocabulary.push(*numbers.entry(word).or_insert(next));
        }
    };
    for piece in &line.pieces {
        let text = &line.text[piece.range.clone()];
        match piece.class {
            Class::String => words::literal_words(text).for_each(&mut add),
            Class::Number => add(text.replace('_', "")),
            Class::Keyword => {}
            class if class.is_word() => words::parts(text).for_each(&mut add),
            _ => {}
        }
    }
    vocabulary
}
