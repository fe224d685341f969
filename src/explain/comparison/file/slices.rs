//! The part of the draft that answers to a finding.

use super::drafted::Drafted;
use super::{notes, units};
use crate::analysis::Analysis;
use crate::explain::comparison::{Answer, Origin};
use crate::idioms::findings::Finding;
use crate::python::source::Source;
use crate::rust::tokens::{self, Class};
use crate::translation::{self, Definition, Draft, Kind};

/// For each finding the definition of the draft that it stands in, or the card of its idiom, where that
/// is not drafted; `None` for an idiom without a card.
pub(in crate::explain::comparison) fn slices(analysis: &Analysis) -> Vec<Option<Answer>> {
    let findings = analysis.findings();
    if findings.is_empty() {
        return Vec::new();
    }
    let draft = translation::draft(analysis);
    let rust = Source::new("", draft.rust.as_str());
    let units = units::units(
        analysis.source(),
        analysis.syntax(),
        analysis.source().line_count(),
    );
    let rust_tokens = tokens::rust(rust.text());
    let drafted = Drafted::new(&draft, &rust, &rust_tokens, &units, true);
    let slices = Slices {
        analysis,
        rust,
        draft: &draft,
        drafted,
        statements: top_level(analysis),
    };
    let answer = |finding| {
        let own = slices.of(finding).map(|rust| Answer {
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

struct Slices<'a> {
    analysis: &'a Analysis,
    draft: &'a Draft,
    drafted: Drafted,
    rust: Source,
    /// The lines of the statements of the module, in order.
    statements: Vec<std::ops::Range<usize>>,
}

fn top_level(analysis: &Analysis) -> Vec<std::ops::Range<usize>> {
    let suite = analysis.syntax().suite().iter();
    suite
        .map(|statement| units::lines(analysis.source(), statement))
        .collect()
}

impl Slices<'_> {
    fn of(&self, finding: &Finding) -> Option<String> {
        let source = self.analysis.source();
        let start = finding.span.start;
        if self.draft.holes.iter().any(|it| it.span.contains(&start)) {
            return None;
        }
        let line = source.line_at(start);
        if let Some(definition) = self.definition(line) {
            return Some(self.item(definition));
        }
        let index = self.statements.partition_point(|it| it.end <= line);
        let lines = self.statements.get(index).filter(|it| it.contains(&line))?;
        let origins = self.drafted.origins.iter().enumerate();
        let is_of_statement = |origin: &Option<usize>| origin.is_some_and(|it| lines.contains(&it));
        let rust: Vec<usize> = origins
            .filter(|(_, origin)| is_of_statement(origin))
            .map(|(number, _)| number)
            .collect();
        let (first, last) = (*rust.first()?, *rust.last()?);
        let text = self.text(first, last);
        if self
            .rust
            .line(first)
            .starts_with(|c: char| !c.is_whitespace())
        {
            return is_closed(&text).then_some(text);
        }
        is_closed(&text).then(|| format!("fn main() {{\n{text}}}\n"))
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

/// Whether all braces of a text are closed, so that it is whole items or statements.
fn is_closed(text: &str) -> bool {
    let mut depth = 0_i64;
    for token in tokens::rust(text) {
        if token.class == Class::Punctuation {
            for c in text[token.span].chars() {
                match c {
                    '{' | '(' | '[' => depth += 1,
                    '}' | ')' | ']' => depth -= 1,
                    _ => {}
                }
                if depth < 0 {
                    return false;
                }
            }
        }
    }
    depth == 0
}
