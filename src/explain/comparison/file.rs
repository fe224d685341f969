//! A file that is no question: its definitions in their order, the drafted Rust beside each, statement
//! beside statement by where it comes from.
//!
//! The idioms are footnotes of it. A mistake is said in the head, and marked where it is.

mod ascent;
mod beside;
mod docs;
mod drafted;
mod footnotes;
mod head;
mod holes;
mod marks;
mod notes;
mod slices;
mod statements;
mod units;

use std::ops::Range;

use rustc_hash::FxHashSet;

use super::{Band, Comparison, HeadLine, Line, Notes, Sides, lines, occurrences};
use crate::analysis::Analysis;
use crate::explain::assumed::assume;
use crate::idioms::findings::Finding;
use crate::port;
use crate::python::source::Source;
use crate::python::stack;
use crate::rust::tokens::{self, Token};
use crate::translation::{self, Draft};
pub(crate) use notes::in_full;
pub(super) use slices::slices;

use drafted::{Drafted, is_bracket};
use units::Unit;

/// Explains a file by its definitions, with a sentence for each idiom.
#[must_use]
pub fn compare_file(analysis: &Analysis) -> Comparison {
    explain_file(analysis, Notes::Short)
}

/// Explains a file by its definitions.
#[must_use]
pub fn explain_file(analysis: &Analysis, notes: Notes) -> Comparison {
    stack::with(|| {
        let assumed = assume(analysis);
        let (read, lines) = match &assumed {
            Some(assumed) => (assumed.analysis(), assumed.lines()),
            None => (analysis, analysis.source().line_count()),
        };
        let drafted = translation::draft(read);
        let too_long = drafted.as_ref().err().map(ToString::to_string);
        let draft = drafted.unwrap_or_default();
        let mut comparison = File::new(read, &draft, notes, lines).explained();
        if let Some(why) = too_long {
            comparison.head.push(HeadLine::new("not drafted", why));
        }
        if let Some(assumed) = &assumed {
            // What port drafts knows nothing of what is assumed here.
            comparison.head.retain(|line| line.label != "program");
            let line = HeadLine::new("assumed", assumed.told());
            comparison.head.push(line);
        }
        comparison
    })
}

struct File<'a> {
    analysis: &'a Analysis,
    source: &'a Source,
    tokens: Vec<Token>,
    draft: &'a Draft,
    rust: Source,
    rust_tokens: Vec<Token>,
    /// So many lines stand before the draft in the program.
    shift: usize,
    units: Vec<Unit>,
    drafted: Drafted,
    /// The line that the statement on each line begins on.
    origins: Vec<Option<usize>>,
    notes: Notes,
    /// The idioms by the numbers of their footnotes, from 1.
    numbers: Vec<&'static str>,
    /// Those of them that a sentence was said about.
    told: FxHashSet<&'static str>,
}

impl<'a> File<'a> {
    fn new(analysis: &'a Analysis, draft: &'a Draft, notes: Notes, lines: usize) -> Self {
        let (source, syntax) = (analysis.source(), analysis.syntax());
        let units = units::units(source, syntax, lines);
        let rust = Source::new("", draft.rust.as_str());
        let rust_tokens = tokens::rust(rust.text());
        let has_imports = units.first().is_some_and(|unit| unit.name.is_none());
        let drafted = Drafted::new(draft, &rust, &rust_tokens, &units, has_imports);
        Self {
            analysis,
            source,
            tokens: tokens::python(source, syntax),
            draft,
            rust,
            rust_tokens,
            shift: port::head(source, draft).lines().count(),
            units,
            drafted,
            origins: statements::origins(source, syntax),
            notes,
            numbers: Vec::new(),
            told: FxHashSet::default(),
        }
    }

    fn explained(mut self) -> Comparison {
        let findings = self.analysis.findings();
        let end = self.units.last().map_or(0, |unit| unit.lines.end);
        let is_shown = |finding: &&Finding| self.source.line_at(finding.span.start) < end;
        let shown: Vec<Finding> = findings.iter().filter(is_shown).cloned().collect();
        let units = std::mem::take(&mut self.units);
        let mut bands = Vec::new();
        for (index, unit) in units.iter().enumerate() {
            let source = self.source;
            let is_before =
                |line: usize| move |finding: &Finding| source.line_at(finding.span.start) < line;
            // Units and findings are both in the order of the source.
            let from = findings.partition_point(is_before(unit.lines.start));
            let to = findings.partition_point(is_before(unit.lines.end));
            let found: Vec<&Finding> = findings[from..to.max(from)].iter().collect();
            bands.push(self.band(index, unit, &found));
        }
        let mut sections = Vec::new();
        if self.notes == Notes::Full {
            bands.extend(self.rest());
        } else {
            sections.extend(self.helpers());
        }
        bands.retain(|band| !band.python.is_empty() || !band.rust.is_empty());
        for (index, band) in bands.iter_mut().enumerate() {
            band.number = index + 1;
        }
        Comparison {
            id: self.source.path().to_owned(),
            title: port::left(self.source, self.draft),
            is_own: true,
            head: head::head(self.analysis, self.draft),
            idioms: occurrences(self.source, &shown),
            related: beside::related(&bands),
            bands,
            sections,
            ..Comparison::default()
        }
    }

    fn band(&mut self, index: usize, unit: &Unit, found: &[&Finding]) -> Band {
        let range = without_blank_ends(self.source, unit.lines.clone());
        let whole = std::slice::from_ref(&range);
        let mut python = lines::lines(self.source, &self.tokens, whole);
        for (line, number) in python.iter_mut().zip(range.clone()) {
            let origin = self.origins.get(number).copied().flatten();
            line.origin = origin.map(|it| self.source.number(it));
        }
        let rust_lines = std::mem::take(&mut self.drafted.of_units[index]);
        let rust = self.rust_lines(&rust_lines, &unit.lines);
        let pairs = self.pairs(&range, &rust);
        let footnotes = self.footnotes(found, &mut python, range.start);
        let left = self.holes_in(unit).len();
        let status = match left {
            0 => String::new(),
            left => format!("{left} left as todo!"),
        };
        let (first, last) = (python.first(), python.last());
        let title = match (&unit.name, first, last) {
            (Some(name), ..) => name.clone(),
            (None, Some(first), Some(last)) if first.number < last.number => {
                format!("lines {} to {}", first.number, last.number)
            }
            (None, Some(first), _) => format!("line {}", first.number),
            (None, None, _) => String::new(),
        };
        let mut ids: Vec<&'static str> = found.iter().map(|it| it.idiom.id).collect();
        let mut seen = FxHashSet::default();
        ids.retain(|id| seen.insert(*id));
        Band {
            number: 0,
            title,
            status,
            note: String::new(),
            idioms: ids,
            footnotes,
            remarks: self.remarks(unit),
            unit: unit.name.clone(),
            sides: match (python.is_empty(), rust.is_empty()) {
                (false, true) => Sides::OnlyPython,
                (true, false) => Sides::OnlyRust,
                _ => Sides::Both,
            },
            python,
            rust,
            pairs,
            concepts: Vec::new(),
        }
    }

    /// The lines of the draft, numbered as in the program that `port` writes.
    fn rust_lines(&self, numbers: &[usize], python: &Range<usize>) -> Vec<Line> {
        let repeated = docs::repeated(self.source, python, &self.rust, numbers);
        let mut lines: Vec<Line> = Vec::with_capacity(numbers.len());
        let mut last: Option<usize> = None;
        for number in numbers.iter().copied() {
            if repeated.contains(&number) || last.is_some_and(|last| number <= last) {
                continue;
            }
            let mut line = lines::line(&self.rust, &self.rust_tokens, number);
            let blank = |line: usize| self.rust.line(line).trim().is_empty();
            line.after_gap = last.is_some_and(|last| !(last + 1..number).all(blank));
            last = Some(number);
            if let Some(hole) = holes::folded(&self.rust, &self.rust_tokens, number) {
                last = Some(hole.last);
                let source = Source::new("", hole.text);
                let tokens = tokens::rust(source.text());
                line.pieces = lines::line(&source, &tokens, 1).pieces;
                source.line(1).clone_into(&mut line.text);
            }
            line.number = number + self.shift;
            let origin = self.drafted.origins.get(number).copied().flatten();
            line.origin = origin.map(|it| self.source.number(it));
            lines.push(line);
        }
        marks::mark_holes(&mut lines);
        lines
    }

    /// Which lines stand on the same row: a statement, and the first line of its Rust.
    fn pairs(&self, python: &Range<usize>, rust: &[Line]) -> Vec<(usize, usize)> {
        let mut pairs: Vec<(usize, usize)> = Vec::new();
        let mut second_best: Vec<(usize, usize)> = Vec::new();
        let mut paired: FxHashSet<usize> = FxHashSet::default();
        for (index, line) in rust.iter().enumerate() {
            let number = line.number - self.shift;
            let Some(origin) = self.drafted.origins.get(number).copied().flatten() else {
                continue;
            };
            let text = line.text.trim_start();
            if !python.contains(&origin) || text.is_empty() || is_bracket(text) {
                continue;
            }
            let pair = (origin - python.start, index);
            if text.starts_with("//") || text.starts_with("#[") {
                second_best.push(pair);
            } else if paired.insert(pair.0) {
                let own = self.own_comments(origin, &rust[..index]);
                pairs.push((pair.0, index - own));
            }
        }
        for pair in second_best {
            if paired.insert(pair.0) {
                pairs.push(pair);
            }
        }
        pairs.sort_unstable();
        ascent::ascending(&pairs)
    }

    /// How many comments at the end of `rust` stand within the statement that begins on the line `origin`, if it
    /// is a table with a comment to each row: in Rust they come before its code, and answer to its rows. Before
    /// few of them the code waits for its statement.
    fn own_comments(&self, origin: usize, rust: &[Line]) -> usize {
        let is_own = |line: &&Line| {
            let of = self.drafted.origins.get(line.number - self.shift);
            let of = of.copied().flatten();
            let statement = of.and_then(|it| self.origins.get(it).copied().flatten());
            line.text.trim_start().starts_with("//") && statement == Some(origin)
        };
        let count = rust.iter().rev().take_while(is_own).count();
        if count < TABLE { 0 } else { count }
    }
}

/// So many comments make a table of the statement that they stand in.
const TABLE: usize = 4;

/// The lines of `range` from its first that is not blank to its last.
fn without_blank_ends(source: &Source, range: Range<usize>) -> Range<usize> {
    let is_text = |line: &usize| !source.line(*line).trim().is_empty();
    let first = range.clone().find(is_text);
    let last = range.clone().rev().find(is_text);
    match (first, last) {
        (Some(first), Some(last)) => first..last + 1,
        _ => range.start..range.start,
    }
}
