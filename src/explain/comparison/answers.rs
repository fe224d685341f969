//! Which lines of a band answer to each other: those that the author says, then definitions of one name,
//! then lines of like words.

use rustc_hash::FxHashMap;

use super::definitions::{self, Definition, Kind};
use super::lines::Line;
use super::{Side, joints, words};
use crate::rust::tokens::Class;
use crate::text::pairing;

/// Lines whose words are less alike than this are no pair. Measured on counterparts of 46 and 49
/// lines: below, unrelated lines pair by words such as `name`; above, calls lose their partners.
const LEAST_RATIO: f32 = 0.3;

/// A definition outweighs all words, and what the author says all definitions.
const DEFINITION: f32 = 1000.0;
const STATED: f32 = 1_000_000.0;

/// So many rows longer a band may become for a pair of lines that are no more than alike.
const GROWTH: usize = 2;

/// What answers to what in a band.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Answers {
    /// Indices, ascending on both sides.
    pub(super) pairs: Vec<(usize, usize)>,
    /// For each line of both sides whether it belongs to the line above it.
    pub(super) joined: (Vec<bool>, Vec<bool>),
}

/// Pairs the lines; `stated` are the author's pairs.
pub(super) fn answers(python: &[Line], rust: &[Line], stated: &[(usize, usize)]) -> Answers {
    let in_python = definitions::of_python(python);
    let in_rust = definitions::of_rust(rust);
    let mut joined = (
        joints::joined(python, Side::Python),
        joints::joined(rust, Side::Rust),
    );
    let likely = likely(python, rust, stated, (&in_python, &in_rust));
    let strong = likely.iter().filter(|it| it.2 >= DEFINITION / 10.0);
    for (left, right, _) in strong {
        part(&mut joined.0, python, Side::Python, *left);
        part(&mut joined.1, rust, Side::Rust, *right);
    }
    let mut pairs = affordable(python, rust, &likely, &joined);
    if let Some(end) = end_of_imports(python, rust)
        && let Err(place) = pairs.binary_search_by_key(&end.0, |pair| pair.0)
        && pairs[..place].iter().all(|pair| pair.1 < end.1)
        && pairs[place..].iter().all(|pair| pair.1 > end.1)
    {
        pairs.insert(place, end);
    }
    Answers { pairs, joined }
}

/// The empty lines that end what both sides import: what follows begins below both.
fn end_of_imports(python: &[Line], rust: &[Line]) -> Option<(usize, usize)> {
    let end = |lines: &[Line], side: Side| {
        let is_end = |line: &&Line| line.text.trim().is_empty();
        let ends = lines.iter().enumerate().filter(|(_, line)| is_end(line));
        let follow = |end: usize| lines[end + 1..].iter().find(|line| !is_end(line));
        // Imports may stand in several groups.
        let mut ends = ends.map(|(end, _)| end);
        let end = ends.find(|end| follow(*end).is_some_and(|line| !imports(line)))?;
        let mut above = lines[..end].iter();
        let is_import = |line: &Line| {
            imports(line)
                || line.text.trim().is_empty()
                || joints::starts_with_lead(line.text.trim_start(), side)
                || line.text.starts_with([' ', '}', ')'])
        };
        (lines.first().is_some_and(imports) && above.all(is_import)).then_some(end)
    };
    Some((end(python, Side::Python)?, end(rust, Side::Rust)?))
}

/// Whether a line makes other modules' names known.
fn imports(line: &Line) -> bool {
    let words = ["import ", "from ", "use ", "pub use ", "mod "];
    words
        .iter()
        .any(|word| line.text.trim_start().starts_with(word))
}

/// All pairs of lines that answer to each other, with their weights.
fn likely(
    python: &[Line],
    rust: &[Line],
    stated: &[(usize, usize)],
    (in_python, in_rust): (&[Definition], &[Definition]),
) -> Vec<(usize, usize, f32)> {
    let mut numbers = FxHashMap::default();
    let python_words: Vec<Vec<u32>> = python
        .iter()
        .map(|it| vocabulary(it, &mut numbers))
        .collect();
    let rust_words: Vec<Vec<u32>> = rust.iter().map(|it| vocabulary(it, &mut numbers)).collect();
    let mut weights = vec![vec![0.0_f32; rust.len()]; python.len()];
    // A definition that has its like answers to no other line.
    let mut has_like = (vec![false; python.len()], vec![false; rust.len()]);
    for left in in_python {
        for right in in_rust {
            let likeness = definitions::likeness(left, right);
            if likeness > 0.0 {
                weights[left.line][right.line] = likeness * DEFINITION;
                has_like.0[left.line] = true;
                has_like.1[right.line] = true;
            }
        }
    }
    let kinds = |definitions: &[Definition], count: usize| {
        let mut kinds: Vec<Option<Kind>> = vec![None; count];
        for definition in definitions {
            kinds[definition.line] = Some(definition.kind);
        }
        kinds
    };
    let (of_python, of_rust) = (kinds(in_python, python.len()), kinds(in_rust, rust.len()));
    // What leads to another line shares that one's row.
    let leads = |line: &Line, side| joints::starts_with_lead(line.text.trim_start(), side);
    for (left, words) in python_words.iter().enumerate() {
        for (right, others) in rust_words.iter().enumerate() {
            let may_answer = !has_like.0[left]
                && !has_like.1[right]
                && !leads(&python[left], Side::Python)
                && !leads(&rust[right], Side::Rust)
                && may_answer(&python[left], of_python[left], &rust[right], of_rust[right]);
            if may_answer {
                weights[left][right] = pairing::ratio(words, others, LEAST_RATIO);
            }
        }
    }
    for (left, right) in stated {
        weights[*left] = vec![0.0; rust.len()];
        for row in &mut weights {
            row[*right] = 0.0;
        }
        weights[*left][*right] = STATED;
    }
    let pairs = pairing::best(&weights);
    let pairs = pairs.into_iter();
    pairs
        .map(|pair| (pair.left, pair.right, pair.ratio))
        .collect()
}

/// Whether two lines may be alike by their words: a definition is no call of it.
fn may_answer(python: &Line, left: Option<Kind>, rust: &Line, right: Option<Kind>) -> bool {
    let is_closure = || rust.text.contains('|');
    if imports(python) != imports(rust) {
        return false;
    }
    match (left, right) {
        (Some(_), None) => is_closure(),
        (None, Some(Kind::Function | Kind::Type | Kind::Methods)) => {
            // A class that a call makes.
            !python.text.starts_with(' ') && python.text.contains('=')
        }
        _ => true,
    }
}

/// Nothing holds the beginning of `line`'s definition to what stands above.
fn part(joined: &mut [bool], lines: &[Line], side: Side, line: usize) {
    let mut first = line;
    while first > 0 && !lines[first].after_gap {
        let above = lines[first - 1].text.trim();
        if !joints::starts_with_lead(above, side) {
            break;
        }
        first -= 1;
    }
    joined[first] = false;
}

/// Those of the likely pairs that can share a row at no more than a few rows: what is said or named alike
/// always can.
fn affordable(
    python: &[Line],
    rust: &[Line],
    likely: &[(usize, usize, f32)],
    joined: &(Vec<bool>, Vec<bool>),
) -> Vec<(usize, usize)> {
    let height = |lines: &[Line]| -> Vec<usize> {
        lines
            .iter()
            .map(|line| 1 + usize::from(line.after_gap))
            .collect()
    };
    let heights = (height(python), height(rust));
    let is_strong = |weight: f32| weight >= DEFINITION / 10.0;
    let mut kept = Vec::with_capacity(likely.len());
    let mut top = (0, 0);
    let mut done = (0, 0);
    for (index, &(left, right, weight)) in likely.iter().enumerate() {
        let above = (
            top.0 + heights.0[done.0..left].iter().sum::<usize>(),
            top.1 + heights.1[done.1..right].iter().sum::<usize>(),
        );
        let row = above.0.max(above.1);
        if !is_strong(weight) {
            let next = likely[index..].iter().find(|it| is_strong(it.2));
            let end = next.map_or((python.len(), rust.len()), |it| (it.0, it.1));
            let below = (
                row + heights.0[left..end.0].iter().sum::<usize>(),
                row + heights.1[right..end.1].iter().sum::<usize>(),
            );
            let without = (
                above.0 + heights.0[left..end.0].iter().sum::<usize>(),
                above.1 + heights.1[right..end.1].iter().sum::<usize>(),
            );
            let growth = below.0.max(below.1) - without.0.max(without.1);
            let first = kept.is_empty();
            let can_wait = |waits: bool, joined: &[bool], line: usize, done: usize| {
                !waits || may_part(joined, line, done, first)
            };
            if growth > GROWTH
                || !can_wait(above.0 < row, &joined.0, left, done.0)
                || !can_wait(above.1 < row, &joined.1, right, done.1)
            {
                continue;
            }
        }
        top = (row, row);
        done = (left, right);
        kept.push((left, right));
    }
    kept
}

/// Whether there is a place for empty rows between the line of the pair before and `line`.
fn may_part(joined: &[bool], line: usize, done: usize, is_first: bool) -> bool {
    let from = if is_first { 0 } else { done + 1 };
    (from..=line).any(|index| index == 0 || !joined[index])
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
