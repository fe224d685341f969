//! A question, or a reader's copy of one, in the question's own bands.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::lines::{self, Line};
use super::{
    Band, Comparison, Differing, Section, Sides, Whose, answers, concepts, idioms_in, occurrences,
};
use crate::analysis::Analysis;
use crate::corpus::concordance;
use crate::corpus::recognition::{Difference, Recognition, differences};
use crate::corpus::{self, Card, Program, Question};
use crate::idioms;
use crate::python::source::Source;
use crate::python::syntax;
use crate::rust::tokens::{self, Token};

/// Everything there is to show about a question of the corpus.
#[must_use]
pub fn of_question(question: &Question) -> Comparison {
    let source = concordance::source_of(question);
    compare(question, &Analysis::of_clean(source))
}

/// Everything there is to show about the card of an idiom.
#[must_use]
pub fn of_card(card: &Card) -> Comparison {
    let source = concordance::source_of(&card.pair);
    compare_card(card, &Analysis::of_clean(source))
}

/// Compares a question's own program, read as `analysis`, with its Rust.
#[must_use]
pub fn compare(question: &Question, analysis: &Analysis) -> Comparison {
    let python = question
        .bands
        .iter()
        .map(|band| question.python_lines(band))
        .collect();
    in_bands(question, python, analysis, Some)
}

/// Compares the two programs of an idiom's card.
#[must_use]
pub fn compare_card(card: &Card, analysis: &Analysis) -> Comparison {
    let mut comparison = compare(&card.pair, analysis);
    comparison.question = None;
    comparison.idioms.retain(|idiom| idiom.id == card.pair.id);
    if let Some(idiom) = idioms::idiom(card.pair.id) {
        let section = Section {
            heading: "What counts".to_owned(),
            body: format!("{}. It is reported at {}.", idiom.counts, idiom.reported_at),
        };
        comparison.sections.insert(0, section);
    }
    comparison
}

/// Compares a reader's copy of a question with the question's Rust, and with its program.
#[must_use]
pub fn compare_copy(
    question: &Question,
    recognition: &Recognition,
    analysis: &Analysis,
) -> Comparison {
    let source = analysis.source();
    let python = carried_over(question, recognition, source);
    // The lines of the program, by those of the copy.
    let mut of_program = FxHashMap::default();
    for (copy, program) in recognition.lines.iter().enumerate() {
        if let Some(program) = program {
            of_program.insert(source.number(copy + 1), *program);
        }
    }
    let mut comparison = in_bands(question, python, analysis, |copy| {
        of_program.get(&copy).copied()
    });
    for (band, original) in comparison.bands.iter_mut().zip(&question.bands) {
        if band.python.is_empty() && !original.python.is_empty() {
            band.sides = Sides::MissingFromCopy;
        }
    }
    comparison.copy = Some(source.path().to_owned());
    comparison.differences = differing(question, analysis);
    if !comparison.differences.is_empty() {
        // What another program prints nobody has seen.
        comparison.printed = None;
    }
    comparison
}

fn in_bands(
    question: &Question,
    python_lines: Vec<Vec<Range<usize>>>,
    analysis: &Analysis,
    of_program: impl Fn(usize) -> Option<usize>,
) -> Comparison {
    let (source, findings) = (analysis.source(), analysis.findings());
    let python = tokens::python(source, analysis.syntax());
    let rust = RustSide::new(question);
    let bands = question.bands.iter().zip(python_lines).enumerate();
    let bands = bands.map(|(index, (band, python_lines))| {
        let mut compared = Band {
            number: index + 1,
            title: band.title.to_owned(),
            note: band.note.to_owned(),
            idioms: idioms_in(&python_lines, source, findings),
            status: String::new(),
            footnotes: Vec::new(),
            remarks: Vec::new(),
            unit: None,
            python: lines::lines(source, &python, &python_lines),
            rust: rust.lines(&question.rust_lines(band)),
            pairs: Vec::new(),
            concepts: Vec::new(),
            sides: match (band.python.is_empty(), band.rust.is_empty()) {
                (_, true) => Sides::OnlyPython,
                (true, _) => Sides::OnlyRust,
                _ => Sides::Both,
            },
        };
        let stated = stated(question, &compared, &of_program);
        compared.relate(&stated);
        compared
    });
    Comparison {
        id: question.id.to_owned(),
        question: Some(question.id),
        title: question.title.clone(),
        topic: question.topic.clone(),
        idea: question.idea.to_owned(),
        idioms: occurrences(source, findings),
        bands: bands.collect(),
        sections: question
            .sections
            .iter()
            .map(|section| Section {
                heading: section.heading.to_owned(),
                body: section.body.to_owned(),
            })
            .collect(),
        printed: Some(question.stdout),
        runnable: (question.crates.is_empty() && question.stdin().is_none())
            .then(|| question.rust.text().to_owned()),
        crates: question.crates.clone(),
        related: question
            .related
            .iter()
            .filter_map(|id| Some((id.clone(), corpus::title(id)?)))
            .collect(),
        ..Comparison::default()
    }
}

impl Band {
    /// Sees which lines answer to each other and which words; `stated` are the lines of which the author
    /// says that they do.
    pub(super) fn relate(&mut self, stated: &[(usize, usize)]) {
        let answers = answers::answers(&self.python, &self.rust, stated);
        self.pairs = answers.pairs;
        for (line, joined) in self.python.iter_mut().zip(answers.joined.0) {
            line.joined = joined;
        }
        for (line, joined) in self.rust.iter_mut().zip(answers.joined.1) {
            line.joined = joined;
        }
        self.concepts = concepts::mark(&mut self.python, &mut self.rust);
    }
}

/// The pairs of lines of a band that the author states; `of_program` tells which line of the program a
/// Python line is.
fn stated(
    question: &Question,
    band: &Band,
    of_program: impl Fn(usize) -> Option<usize>,
) -> Vec<(usize, usize)> {
    let marked = |line: Option<usize>, program: &Program| {
        line.and_then(|line| program.pair_at(line))
            .map(str::to_owned)
    };
    let rust: Vec<Option<String>> = band
        .rust
        .iter()
        .map(|line| marked(Some(line.number), &question.rust))
        .collect();
    let mut stated: Vec<(usize, usize)> = Vec::new();
    for (index, line) in band.python.iter().enumerate() {
        let Some(name) = marked(of_program(line.number), &question.python) else {
            continue;
        };
        if let Some(other) = rust.iter().position(|it| it.as_ref() == Some(&name)) {
            stated.push((index, other));
        }
    }
    stated
}

/// A question's Rust program and its tokens.
pub(super) struct RustSide {
    source: Source,
    tokens: Vec<Token>,
}

impl RustSide {
    pub(super) fn new(question: &Question) -> Self {
        let source = Source::new("", question.rust.text());
        let tokens = tokens::rust(source.text());
        Self { source, tokens }
    }

    pub(super) fn lines(&self, ranges: &[Range<usize>]) -> Vec<Line> {
        lines::lines(&self.source, &self.tokens, ranges)
    }
}

/// The copy's lines that belong to each band of the question.
///
/// A line that the question does not have goes with the line above it, a comment or decorator with the
/// line below.
fn carried_over(
    question: &Question,
    recognition: &Recognition,
    source: &Source,
) -> Vec<Vec<Range<usize>>> {
    let band_of = |line: usize| {
        let holds = |band: &corpus::Band| {
            let runs = question.python_lines(band);
            runs.iter().any(|run| run.contains(&line))
        };
        question.bands.iter().position(holds)
    };
    let known: Vec<Option<usize>> = recognition
        .lines
        .iter()
        .map(|line| line.and_then(band_of))
        .collect();
    let mut runs: Vec<Vec<Range<usize>>> = vec![Vec::new(); question.bands.len()];
    let mut above = None;
    for number in 1..=source.line_count() {
        let text = source.line(number).trim_start();
        if text.is_empty() {
            continue;
        }
        let below = || known[number - 1..].iter().flatten().next().copied();
        let leads = text.starts_with(['#', '@']);
        let band = match known[number - 1] {
            Some(band) => Some(band),
            None if leads => below().or(above),
            None => above.or_else(below),
        };
        above = band;
        if let Some(runs) = band.and_then(|band| runs.get_mut(band)) {
            match runs.last_mut() {
                Some(run) if run.end == number => run.end = number + 1,
                _ => runs.push(number..number + 1),
            }
        }
    }
    runs
}

fn differing(question: &Question, analysis: &Analysis) -> Vec<Vec<Differing>> {
    let source = analysis.source();
    let program = Source::new(format!("{}.py", question.id), question.python.text());
    let groups = differences(source, &program);
    if groups.is_empty() {
        return Vec::new();
    }
    let copy_tokens = tokens::python(source, analysis.syntax());
    let program_tokens = tokens::python(&program, &syntax::parse(&program));
    let line = |difference: &Difference| match *difference {
        Difference::Same { copy, .. } => Differing {
            whose: Whose::Both,
            line: lines::line(source, &copy_tokens, copy),
        },
        Difference::Added(copy) => Differing {
            whose: Whose::Copy,
            line: lines::line(source, &copy_tokens, copy),
        },
        Difference::Missing(number) => Differing {
            whose: Whose::Program,
            line: lines::line(&program, &program_tokens, number),
        },
    };
    groups
        .iter()
        .map(|group| group.iter().map(line).collect())
        .collect()
}
