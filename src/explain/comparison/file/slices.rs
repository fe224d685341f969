//! The part of the draft that answers to a finding.

use std::ops::Range;

use super::drafted::Drafted;
use super::{notes, statements, units};
use crate::analysis::Analysis;
use crate::explain::comparison::{Answer, Origin};
use crate::idioms::findings::Finding;
use crate::python::source::Source;
use crate::rust::tokens;
use crate::translation::{self, Definition, Draft, Kind};

/// For each finding the definition of the draft that it stands in, or the card of its idiom, where that
/// is not drafted; `None` for an idiom without a card.
pub(in crate::explain::comparison) fn slices(analysis: &Analysis) -> Vec<Option<Answer>> {
    let findings = analysis.findings();
    if findings.is_empty() {
        return Vec::new();
    }
    // Of a file that is too long for a draft there are the cards.
    let draft = translation::draft(analysis).unwrap_or_default();
    let rust = Source::new("", draft.rust.as_str());
    let units = units::units(
        analysis.source(),
        analysis.syntax(),
        analysis.source().line_count(),
    );
    let rust_tokens = tokens::rust(rust.text());
    let drafted = Drafted::new(&draft, &rust, &rust_tokens, &units, true);
    let mut origins: Vec<(usize, usize)> = (0..)
        .zip(&drafted.origins)
        .filter_map(|(rust, python)| Some(((*python)?, rust)))
        .collect();
    origins.sort_unstable();
    let slices = Slices {
        analysis,
        rust,
        draft: &draft,
        statements: statements::origins(analysis.source(), analysis.syntax()),
        top_level: top_level(analysis),
        origins,
    };
    let answer = |finding| {
        let own = notes::crates(finding).or_else(|| slices.of(finding));
        let own = own.map(|rust| Answer {
            rust,
            origin: Origin::Draft,
        });
        own.or_else(|| {
            Some(Answer {
                rust: notes::card(finding.idiom.id)?.snippet(),
                origin: Origin::Card,
            })
        })
    };
    findings.iter().map(answer).collect()
}

/// A definition whose Rust is longer than this is not given for each finding in it: the statement is.
const LONGEST: usize = 120;

struct Slices<'a> {
    analysis: &'a Analysis,
    draft: &'a Draft,
    rust: Source,
    /// The Python line that the statement on each line begins on.
    statements: Vec<Option<usize>>,
    /// The lines of the statements of the module, in order.
    top_level: Vec<Range<usize>>,
    /// The lines of Python that Rust comes from, and of that Rust, in order.
    origins: Vec<(usize, usize)>,
}

fn top_level(analysis: &Analysis) -> Vec<Range<usize>> {
    let suite = analysis.syntax().suite().iter();
    suite
        .map(|statement| units::lines(analysis.source(), statement))
        .collect()
}

impl Slices<'_> {
    fn of(&self, finding: &Finding) -> Option<String> {
        let source = self.analysis.source();
        let start = finding.span.start;
        let holes = &self.draft.holes;
        let before = holes.partition_point(|hole| hole.span.start <= start);
        let is_left = before.checked_sub(1).map(|it| &holes[it]);
        if is_left.is_some_and(|hole| hole.span.contains(&start)) {
            return None;
        }
        let line = source.line_at(start);
        if let Some(definition) = self.definition(line) {
            if definition.rust_end_line - definition.rust_line < LONGEST {
                return Some(self.item(definition));
            }
        } else {
            let index = self.top_level.partition_point(|it| it.end <= line);
            let lines = self.top_level.get(index).filter(|it| it.contains(&line))?;
            if lines.len() < LONGEST {
                return self.statements(lines);
            }
        }
        let first = self.statements.get(line).copied().flatten()?;
        self.statements(&(first..first + 1))
    }

    /// The Rust that comes from lines of the Python, as items, or as statements of a `main`.
    fn statements(&self, lines: &Range<usize>) -> Option<String> {
        let before = |line: usize| self.origins.partition_point(|(origin, _)| *origin < line);
        let rust = self.origins[before(lines.start)..before(lines.end)]
            .iter()
            .map(|it| it.1);
        let (first, last) = (rust.clone().min()?, rust.max()?);
        // What starts the program stands beside the head of `main`.
        let mut definitions = self.draft.definitions.iter();
        let begins = |it: &&Definition| it.rust_line == first && last < it.rust_end_line;
        if let Some(definition) = definitions.find(begins) {
            return Some(self.item(definition));
        }
        let text = self.text(first, last);
        let is_item = self
            .rust
            .line(first)
            .starts_with(|c: char| !c.is_whitespace());
        let text = if is_item {
            text
        } else {
            format!("fn main() {{\n{text}}}\n")
        };
        // Of a statement that is a part of another's Rust the lines alone are no program.
        syn::parse_file(&text).is_ok().then_some(text)
    }

    /// The innermost definition on a line; a decorator's is the one below it.
    fn definition(&self, line: usize) -> Option<&Definition> {
        let mut around: Option<&Definition> = None;
        let is_decorator = self
            .analysis
            .source()
            .line(line)
            .trim_start()
            .starts_with('@');
        for definition in &self.draft.definitions {
            if definition.kind == Kind::Module {
                continue;
            }
            let is_inner = around
                .is_none_or(|it| definition.end_line - definition.line < it.end_line - it.line);
            if (definition.line..=definition.end_line).contains(&line) && is_inner {
                around = Some(definition);
            }
        }
        let below = || {
            let after = self.draft.definitions.iter();
            after
                .filter(|it| it.kind != Kind::Module && it.line > line)
                .min_by_key(|it| it.line)
        };
        match around {
            Some(around) if !is_decorator => Some(around),
            around => below().filter(|_| is_decorator).or(around),
        }
    }

    /// A definition as an item of its own.
    fn item(&self, definition: &Definition) -> String {
        let text = self.text(definition.rust_line, definition.rust_end_line);
        let first = self.rust.line(definition.rust_line);
        if !first.starts_with(' ') {
            return text;
        }
        let above = (1..definition.rust_line).rev().map(|it| self.rust.line(it));
        let mut heads = above.filter(|line| line.starts_with(|c: char| c.is_alphabetic()));
        match heads.next() {
            Some(head) if head.ends_with('{') => format!("{head}\n{text}}}\n"),
            _ => format!("fn main() {{\n{text}}}\n"),
        }
    }

    fn text(&self, first: usize, last: usize) -> String {
        let mut text = String::new();
        for number in first..=last {
            text.push_str(self.rust.line(number));
            text.push('\n');
        }
        text
    }
}
