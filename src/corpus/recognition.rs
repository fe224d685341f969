//! A reader's own copy of a question.
//!
//! Copies come from a web page, which drops lines and brings no-break spaces and typographic quotes,
//! and readers edit them. So lines are compared by their words, in order, and a word counts for the
//! more the fewer questions have it. A file that only shares its imports and its `for` loops with a
//! question is no copy of it; nor is a short one of which a question has everything, but which has only
//! a little of that question. Such a file resembles the question.

mod alignment;
mod differences;
mod words;

use std::borrow::Cow;
use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::analysis::Analysis;
use crate::corpus;
use crate::python::source::Source;
pub use differences::{Difference, differences};
use words::{Line, Word};

/// So much of what a file says has to be a question's, by weight.
const LEAST_SHARE: f32 = 0.5;

/// So much of what a question says has to be the file's, by weight: of its program, or of the code that
/// it was published with. Programs of the corpus are up to twelve times as long as what was published.
///
/// Of 31 ordinary snippets of 5 to 20 lines (a timing decorator, a stack, `fib`, a test case) the one
/// that comes nearest has 0.48. A copy that lost every fourth line has more; one that lost every
/// third has less than a half where those were the long ones, and is said to resemble the question.
const LEAST_SHARE_OF_QUESTION: f32 = 0.5;

/// So much is enough if nearly the whole question is there: the reader went on from it.
const LEAST_SHARE_WITH_ALL: f32 = 0.3;

/// So much of a question is nearly the whole of it.
const NEARLY_ALL: f32 = 0.75;

/// So much has to be the question's at all, in the weight of words: three that no other question has.
///
/// Of 11,659 files of Python's standard library, its tests and packages, one that is no copy comes
/// near: a pool of processes with a share of 0.43. No other has both a share above 0.25 and evidence
/// above 9. What a web page leaves of a question has shares from 0.58 and evidence from 24.
const LEAST_EVIDENCE: f32 = 12.0;

/// What a word counts that every program has.
const LEAST_WEIGHT: f32 = 0.2;

/// No copy is this many times as long as the longest program of the corpus.
const LONGEST: usize = 4;

/// The question that a file is a copy of or resembles, and where its lines are.
#[derive(Debug, Clone, PartialEq)]
pub struct Recognition {
    /// As in `q18`.
    pub id: &'static str,
    /// For each line of the file, from the first, the 1-based line of the question's program (as it is
    /// shown) that it is a copy of.
    pub lines: Vec<Option<usize>>,
    /// How much of what the file says is the question's, from 0 to 1.
    pub share: f32,
    /// Whether it is a copy: whether a large part of the question is there, too.
    pub is_copy: bool,
}

/// The question that a source is a copy of, or resembles.
#[must_use]
pub fn recognise(analysis: &Analysis) -> Option<Recognition> {
    recognise_text(analysis.source())
}

/// The same; of a source only its lines matter.
fn recognise_text(source: &Source) -> Option<Recognition> {
    static INDEX: LazyLock<Index> = LazyLock::new(|| Index::new(of_corpus()));
    INDEX.recognise(source)
}

/// The id, the program and the published code of each question.
fn of_corpus() -> impl Iterator<Item = (&'static str, Cow<'static, str>, Option<&'static str>)> {
    corpus::python_texts().map(|(id, text)| (id, text, corpus::published(id)))
}

/// Recognises a copy of a program that the corpus does not have, as if it had.
#[cfg(test)]
pub(crate) fn recognise_as(id: &'static str, text: &str, source: &Source) -> Option<Recognition> {
    let text = Cow::Owned(text.to_owned());
    Index::new(of_corpus().chain([(id, text, None)])).recognise(source)
}

/// The corpus by its words.
struct Index {
    programs: Vec<Program>,
    /// The programs that have a word, each once.
    programs_with: FxHashMap<Word, Vec<usize>>,
    common: FxHashSet<Word>,
    longest: usize,
}

struct Program {
    id: &'static str,
    lines: Vec<Line>,
    /// What was published says less than the program.
    published: Vec<Line>,
}

impl Index {
    /// From the id, the program and the published code of each question.
    fn new<T: AsRef<str>>(
        texts: impl Iterator<Item = (&'static str, T, Option<&'static str>)>,
    ) -> Self {
        let mut index = Self {
            programs: Vec::new(),
            programs_with: FxHashMap::default(),
            common: words::COMMON.into_iter().map(words::hash).collect(),
            longest: 0,
        };
        for (number, (id, text, published)) in texts.enumerate() {
            let text = text.as_ref();
            let lines = words::lines(text.lines());
            for word in lines.iter().flat_map(|line| &line.words) {
                let programs = index.programs_with.entry(*word).or_default();
                if programs.last() != Some(&number) {
                    programs.push(number);
                }
            }
            index.longest = index.longest.max(text.len());
            index.programs.push(Program {
                id,
                lines,
                published: words::lines(published.unwrap_or_default().lines()),
            });
        }
        index
    }

    /// What finding a word says: the more, the fewer programs have it.
    fn weight(&self, word: Word) -> f32 {
        if self.common.contains(&word) {
            return LEAST_WEIGHT;
        }
        let with = self.programs_with.get(&word).map_or(1, Vec::len);
        #[expect(clippy::cast_precision_loss, reason = "there are few questions")]
        let rarity = self.programs.len() as f32 / with as f32;
        rarity.ln().max(LEAST_WEIGHT)
    }

    /// The weight of everything that `lines` say.
    fn said(&self, lines: &[Line]) -> f32 {
        let words = lines.iter().flat_map(|line| &line.words);
        words.map(|word| self.weight(*word)).sum()
    }

    fn recognise(&self, source: &Source) -> Option<Recognition> {
        if source.text().len() > self.longest.saturating_mul(LONGEST) {
            return None;
        }
        let numbers = 1..=source.line_count();
        let lines = words::lines(numbers.map(|number| source.line(number)));
        let candidates = self.candidates(&lines);
        let best = candidates
            .into_iter()
            .map(|candidate| {
                let program = &self.programs[candidate];
                let pairs = alignment::align(&lines, &program.lines, |word| self.weight(word));
                (program, pairs)
            })
            .max_by(|a, b| a.1.evidence.total_cmp(&b.1.evidence))?;
        let (program, alignment) = best;
        let share = alignment.evidence / self.said(&lines).max(f32::MIN_POSITIVE);
        let least = if alignment.evidence >= NEARLY_ALL * self.said(&program.lines) {
            LEAST_SHARE_WITH_ALL
        } else {
            LEAST_SHARE
        };
        if share < least || alignment.evidence < LEAST_EVIDENCE {
            return None;
        }
        let mut of_lines = vec![None; source.line_count()];
        for (ours, theirs) in alignment.pairs {
            of_lines[lines[ours].number - 1] = Some(program.lines[theirs].number);
        }
        Some(Recognition {
            id: program.id,
            lines: of_lines,
            share,
            is_copy: self.holds(&program.lines, alignment.evidence)
                || self.holds_published(&lines, program),
        })
    }

    /// Whether what is found of `theirs` is a large part of it.
    fn holds(&self, theirs: &[Line], evidence: f32) -> bool {
        evidence >= LEAST_SHARE_OF_QUESTION * self.said(theirs)
    }

    fn holds_published(&self, lines: &[Line], program: &Program) -> bool {
        let weight = |word| self.weight(word);
        let alignment = alignment::align(lines, &program.published, weight);
        alignment.evidence >= LEAST_EVIDENCE && self.holds(&program.published, alignment.evidence)
    }

    /// The programs that share enough words with `lines` to be worth a closer look.
    fn candidates(&self, lines: &[Line]) -> Vec<usize> {
        let said = self.said(lines);
        let mut shared = vec![0.0_f32; self.programs.len()];
        for word in lines.iter().flat_map(|line| &line.words) {
            let weight = self.weight(*word);
            for program in self.programs_with.get(word).into_iter().flatten() {
                shared[*program] += weight;
            }
        }
        // Words out of order count here, so this is never less than the share found by alignment.
        let mut candidates: Vec<usize> = (0..shared.len())
            .filter(|program| shared[*program] >= LEAST_SHARE_WITH_ALL * said && said > 0.0)
            .collect();
        candidates.sort_by(|a, b| shared[*b].total_cmp(&shared[*a]));
        candidates.truncate(3);
        candidates
    }
}

#[cfg(test)]
mod tests;
