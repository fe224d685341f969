//! A file that is no question: its definitions in their order, the drafted Rust beside each, statement
//! beside statement by where it comes from.
//!
//! The idioms are footnotes of it. A mistake is said in the head, and marked where it is.

mod drafted;
mod head;
mod holes;
mod marks;
mod notes;
mod slices;
mod statements;
mod units;

use std::ops::Range;

use rustc_hash::FxHashSet;

use super::precedence::SaysMore;
use super::{
    Band, Comparison, Footnote, HeadLine, Line, Mark, Notes, Remark, Section, Sides, lines,
    occurrences,
};
use crate::analysis::Analysis;
use crate::explain::assumed::assume;
use crate::idioms::findings::Finding;
use crate::idioms::traits::Survey;
use crate::port;
use crate::python::source::Source;
use crate::python::stack;
use crate::rust::tokens::{self, Token};
use crate::translation::{self, Draft};
pub(crate) use notes::in_full;
pub(super) use slices::slices;

use drafted::{Drafted, is_bracket};
use units::Unit;

/// So many questions are named at the end.
const MOST_RELATED: usize = 4;

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
        let draft = translation::draft(read);
        let mut comparison = File::new(read, &draft, notes, lines).explained();
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
            related: related(&bands),
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
        let rust = self.rust_lines(&rust_lines);
        let pairs = self.pairs(&range, &rust);
        let footnotes = self.footnotes(found, &mut python, range.start);
        let left = self.holes_in(unit).count();
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
        }
    }

    /// The names of what the draft needs and no line of the Python says.
    fn helpers(&self) -> Option<Section> {
        let mut names: Vec<String> = Vec::new();
        for number in &self.drafted.rest {
            let line = self.rust.line(*number);
            let mut words = line.split(|c: char| !c.is_alphanumeric() && c != '_');
            let is_item = line.starts_with(char::is_alphabetic);
            let mut defines = words.by_ref().skip_while(|word| {
                !matches!(
                    *word,
                    "fn" | "struct" | "enum" | "trait" | "type" | "macro_rules"
                )
            });
            if let (true, Some(_)) = (is_item, defines.next())
                && let Some(name) = defines.find(|word| !word.is_empty())
                && name != "main"
            {
                names.push(format!("`{name}`"));
            }
        }
        (!names.is_empty()).then(|| Section {
            heading: "Beside".to_owned(),
            body: format!(
                "The draft adds {}: `--notes full` shows it.",
                names.join(", ")
            ),
        })
    }

    /// What the draft needs and no line of the Python says.
    fn rest(&mut self) -> Option<Band> {
        let lines = std::mem::take(&mut self.drafted.rest);
        let rust = self.rust_lines(&lines);
        (!rust.is_empty()).then(|| Band {
            number: 0,
            title: "what the draft needs beside".to_owned(),
            status: String::new(),
            note: String::new(),
            idioms: Vec::new(),
            footnotes: Vec::new(),
            remarks: Vec::new(),
            unit: None,
            python: Vec::new(),
            rust,
            pairs: Vec::new(),
            sides: Sides::OnlyRust,
        })
    }

    /// The lines of the draft, numbered as in the program that `port` writes.
    fn rust_lines(&self, numbers: &[usize]) -> Vec<Line> {
        let mut lines: Vec<Line> = Vec::with_capacity(numbers.len());
        let mut last: Option<usize> = None;
        for number in numbers.iter().copied() {
            if last.is_some_and(|last| number <= last) {
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
                line.text = source.line(1).to_owned();
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
            } else if !pairs.iter().any(|(known, _)| *known == pair.0) {
                pairs.push(pair);
            }
        }
        for pair in second_best {
            if !pairs.iter().any(|(known, _)| *known == pair.0) {
                pairs.push(pair);
            }
        }
        pairs.sort_unstable();
        ascending(&pairs)
    }

    /// The footnotes of what was found, whose tokens and lines are marked.
    fn footnotes(
        &mut self,
        found: &[&Finding],
        python: &mut [Line],
        first: usize,
    ) -> Vec<Footnote> {
        let more = SaysMore::of(found);
        let mut footnotes: Vec<Footnote> = Vec::new();
        for finding in found {
            let id = finding.idiom.id;
            let is_mistake = is_mistake(finding);
            if more.than(finding) || self.notes == Notes::None && !is_mistake {
                continue;
            }
            let number = self.number(id);
            let mark = if is_mistake {
                Mark::Mistake
            } else {
                Mark::Found
            };
            for span in marks::meant(self.analysis, finding) {
                marks::mark(python, first, self.source, &span, mark);
            }
            let line = self.source.line_at(finding.span.start);
            let Some(line) = line.checked_sub(first).and_then(|it| python.get_mut(it)) else {
                continue;
            };
            if !line.notes.contains(&number) {
                line.notes.push(number);
            }
            let place = line.number;
            match footnotes.iter_mut().find(|it| it.number == number) {
                Some(known) if known.lines.last() != Some(&place) => known.lines.push(place),
                Some(_) => {}
                None => footnotes.push(Footnote {
                    number,
                    id,
                    title: finding.idiom.title,
                    text: self.told(finding),
                    lines: vec![place],
                    is_mistake,
                }),
            }
        }
        footnotes
    }

    /// The number of an idiom's footnote.
    fn number(&mut self, id: &'static str) -> usize {
        let known = self.numbers.iter().position(|it| *it == id);
        known.unwrap_or_else(|| {
            self.numbers.push(id);
            self.numbers.len() - 1
        }) + 1
    }

    /// What is said about a finding; nothing where it was said before.
    fn told(&mut self, finding: &Finding) -> String {
        let id = finding.idiom.id;
        if notes::package(finding).is_none() && !self.told.insert(id) {
            return String::new();
        }
        match self.notes {
            Notes::Full => notes::in_full(id),
            Notes::Short | Notes::None => notes::sentence(finding),
        }
    }

    fn holes_in(&self, unit: &Unit) -> impl Iterator<Item = &'a translation::Hole> {
        let (draft, source) = (self.draft, self.source);
        let lines = unit.lines.clone();
        let holes = draft.holes.iter();
        holes.filter(move |hole| lines.contains(&source.line_at(hole.span.start)))
    }

    /// Why what is left is left, and what is to be decided.
    fn remarks(&self, unit: &Unit) -> Vec<Remark> {
        let mut reasons: Vec<(&str, Vec<usize>)> = Vec::new();
        for hole in self.holes_in(unit) {
            let line = self.source.number(self.source.line_at(hole.span.start));
            match reasons.iter_mut().find(|(known, _)| *known == hole.reason) {
                Some((_, lines)) if lines.last() == Some(&line) => {}
                Some((_, lines)) => lines.push(line),
                None => reasons.push((&hole.reason, vec![line])),
            }
        }
        let left = reasons.into_iter().map(|(reason, lines)| Remark {
            label: "left",
            text: format!("{}: {reason}", numbered(&lines)),
        });
        let decisions = self.draft.decisions.iter();
        let decisions = decisions.filter(|it| unit.lines.contains(&it.line));
        let decisions = decisions.map(|it| Remark {
            label: "to decide",
            text: format!(
                "line {}, {}: {}",
                self.source.number(it.line),
                it.kind.id(),
                it.text
            ),
        });
        left.chain(decisions).collect()
    }
}

/// Whether what was found is wrong already in Python: a mistake, or a thread that the GIL holds back.
fn is_mistake(finding: &Finding) -> bool {
    finding.idiom.traits.is_mistake || finding.idiom.traits.survey == Some(Survey::GilBound)
}

/// As in "line 4" or "lines 4, 6 to 9, 12".
fn numbered(lines: &[usize]) -> String {
    let runs = lines.chunk_by(|a, b| a + 1 == *b);
    let runs: Vec<String> = runs
        .map(|run| match run {
            [] => String::new(),
            [one] => one.to_string(),
            [one, two] => format!("{one}, {two}"),
            [first, .., last] => format!("{first} to {last}"),
        })
        .collect();
    let word = if lines.len() == 1 { "line" } else { "lines" };
    format!("{word} {}", runs.join(", "))
}

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

/// The longest choice of `pairs`, sorted by their first sides, that ascends on both sides.
fn ascending(pairs: &[(usize, usize)]) -> Vec<(usize, usize)> {
    // For each length the pair that the best choice of that length ends with, and what comes before.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(pairs.len());
    for (index, pair) in pairs.iter().enumerate() {
        let length = ends.partition_point(|end| pairs[*end].1 < pair.1);
        before.push(length.checked_sub(1).map(|it| ends[it]));
        if length == ends.len() {
            ends.push(index);
        } else {
            ends[length] = index;
        }
    }
    let mut chosen = Vec::with_capacity(ends.len());
    let mut next = ends.last().copied();
    while let Some(index) = next {
        chosen.push(pairs[index]);
        next = before[index];
    }
    chosen.reverse();
    chosen
}

/// The questions that tell most of the idioms at length.
fn related(bands: &[Band]) -> Vec<(String, String)> {
    let mut related: Vec<(&str, usize)> = Vec::new();
    let mut seen = FxHashSet::default();
    let footnotes = bands.iter().flat_map(|band| &band.footnotes);
    for id in footnotes.map(|it| it.id).filter(|id| seen.insert(*id)) {
        let Some(card) = notes::card(id).filter(|_| id != "module.library") else {
            continue;
        };
        for id in card.pair.related.iter().filter(|id| !id.contains('.')) {
            match related.iter_mut().find(|(known, _)| known == id) {
                Some((_, count)) => *count += 1,
                None => related.push((id, 1)),
            }
        }
    }
    related.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
    related.truncate(MOST_RELATED);
    let titled = |(id, _): (&str, usize)| Some((id.to_owned(), crate::corpus::title(id)?));
    related.into_iter().filter_map(titled).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_ascent_is_taken() {
        assert_eq!(
            ascending(&[(0, 5), (1, 1), (2, 2), (3, 4)]),
            [(1, 1), (2, 2), (3, 4)]
        );
        assert_eq!(ascending(&[]), []);
    }

    #[test]
    fn lines_are_named_in_runs() {
        assert_eq!(numbered(&[4]), "line 4");
        assert_eq!(numbered(&[1, 2, 4, 5, 6, 9]), "lines 1, 2, 4 to 6, 9");
    }
}
