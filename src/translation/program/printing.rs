//! A draft laid out: its text, and which of its lines come from where.

use std::collections::BTreeSet;

use rustc_hash::FxHashMap;

use crate::python::source::Span;
use crate::rust;
use crate::translation::{Crate, Draft, helpers};

/// A program put together. Of several only the best is laid out.
pub(super) struct Unprinted {
    /// Its text, each line with the line of the Python that it comes from.
    pub(super) rough: rust::Rough,
    /// So many lines stand before the program's own.
    pub(super) shift: usize,
    /// Behind the last of the program's own lines come the helpers, which are none of its statements.
    pub(super) own_end: usize,
    /// Lines of the program's own, from 0, and lines of the Python that are said there, too.
    pub(super) also: Vec<(usize, usize)>,
    /// Crates that may be needed, by name.
    pub(super) crates: Vec<&'static str>,
    pub(super) phrase_crates: Vec<Crate>,
    /// What else is known of it; the lines of definitions are those of the program's own lines, from 0.
    pub(super) rest: Draft,
}

impl Unprinted {
    /// How much was left open.
    pub(super) fn holes(&self) -> usize {
        self.rest.holes.len()
    }

    /// Where something was left open, in bytes of the source.
    pub(super) fn spans(&self) -> Vec<Span> {
        self.rest.holes.iter().map(|it| it.span.clone()).collect()
    }

    /// Lays it out.
    pub(super) fn printed(self) -> Draft {
        let mut draft = self.rest;
        let origins = self.rough.origins;
        let rough = rust::Rough {
            text: rust::tidied(self.rough.text),
            origins: (0..origins.len()).map(|at| Some(at + 1)).collect(),
            ..self.rough
        };
        let crates: Vec<Crate> = self
            .crates
            .iter()
            .filter(|it| rough.text.contains(&it.replace('-', "_")))
            .map(|it| helpers::crate_of(it))
            .chain(self.phrase_crates.iter().cloned())
            .collect::<BTreeSet<Crate>>()
            .into_iter()
            .collect();
        // Of one that is needed twice, the one with more features.
        let crates: Vec<Crate> = crates
            .iter()
            .filter(|it| {
                let others = crates.iter().filter(|other| other.name == it.name);
                others.map(|other| other.features.len()).max() == Some(it.features.len())
            })
            .cloned()
            .collect();
        // Which printed line each line became, by the order in which both come.
        let (text, places) = match rust::print(&rough) {
            Ok(it) => (it.text, it.lines),
            Err(unparsable) => {
                if std::env::var_os("PY2RS_DEBUG").is_some() {
                    tracing_unparsable(&rough.text, &unparsable);
                }
                (
                    rough.text.clone(),
                    (1..=origins.len()).map(|at| (at, at)).collect(),
                )
            }
        };
        let mut first: FxHashMap<usize, usize> = FxHashMap::default();
        let mut last: FxHashMap<usize, usize> = FxHashMap::default();
        for (printed, rough) in &places {
            first.entry(*rough).or_insert(*printed);
            last.insert(*rough, *printed);
        }
        let near = |at: usize| {
            let after = (at..=self.own_end).find_map(|at| first.get(&at));
            let before = || (1..=self.own_end).rev().find_map(|at| last.get(&at));
            after.or_else(before).copied().unwrap_or(1)
        };
        let mut pairs: Vec<(usize, usize)> = places
            .iter()
            .filter_map(|(printed, rough)| Some((*printed, (*origins.get(rough - 1)?)?)))
            .collect();
        let seen = self.also.iter();
        pairs.extend(seen.map(|(at, line)| (near(at + self.shift + 1), *line)));
        let is_bracket = |text: &str| text.chars().all(|c| "(){}[],; ".contains(c));
        for (at, (origin, text)) in origins.iter().zip(rough.text.lines()).enumerate() {
            // What was joined with the line before is still said.
            if let Some(origin) = origin
                && !is_bracket(text)
                && !first.contains_key(&(at + 1))
            {
                let before = (1..=at).rev().find_map(|at| last.get(&at).copied());
                pairs.push((before.unwrap_or_else(|| near(at + 1)), *origin));
            }
        }
        pairs.sort_unstable();
        pairs.dedup();
        let printed: Vec<&str> = text.lines().collect();
        for definition in &mut draft.definitions {
            let rough =
                definition.rust_line + self.shift + 1..=definition.rust_end_line + self.shift;
            definition.rust_line = near(*rough.start());
            // A line with nothing but a brace comes from no line of its own.
            let inner = rough.filter_map(|at| last.get(&at).copied()).max();
            let inner = inner.unwrap_or(definition.rust_line);
            definition.rust_end_line = closed(&printed, definition.rust_line, inner);
            // Damaged code has names behind what they name.
            definition.end_line = definition.end_line.max(definition.line);
        }
        draft.definitions.sort_by_key(|it| (it.line, it.end_line));
        Draft {
            rust: text,
            crates,
            lines: pairs,
            ..draft
        }
    }
}

/// Shows what was made and does not parse: for who works on the translation.
fn tracing_unparsable(text: &str, unparsable: &rust::Unparsable) {
    let mut shown = format!("{unparsable:?}\n");
    let (mut item, mut depth) = (Vec::new(), 0_i64);
    for line in text.lines() {
        item.push(line);
        depth += i64::try_from(line.matches(['{', '[', '(']).count()).unwrap_or(0);
        depth -= i64::try_from(line.matches(['}', ']', ')']).count()).unwrap_or(0);
        if depth == 0 && !line.starts_with("//") {
            let rough = rust::Rough {
                origins: vec![None; item.len()],
                text: item.join("\n"),
                comments: Vec::new(),
                blanks: Vec::new(),
            };
            if rust::print(&rough).is_err() {
                shown.push_str(&format!("BAD ITEM {}\n", rough.text));
            }
            item.clear();
        }
    }
    for (at, line) in text.lines().enumerate() {
        shown.push_str(&format!("{:4} {line}\n", at + 1));
    }
    let _ = std::io::Write::write_all(&mut std::io::stderr(), shown.as_bytes());
}

/// The line of a program that a definition ends on: it begins on the line `first`, and the line `inner`
/// is the last that holds any of its code; all 1-based.
fn closed(program: &[&str], first: usize, inner: usize) -> usize {
    let indent = |line: &str| line.len() - line.trim_start().len();
    let of_first = program.get(first - 1).map_or(0, |line| indent(line));
    let is_end = |line: &&str| indent(line) == of_first && line.trim_start().starts_with('}');
    let is_inner_end = |line: &&&str| indent(line) == of_first && line.ends_with(['}', ';']);
    if program
        .get(inner - 1)
        .is_some_and(|line| is_inner_end(&line))
    {
        return inner;
    }
    let rest = program.get(inner..).unwrap_or_default();
    rest.iter()
        .position(is_end)
        .map_or(inner, |after| inner + after + 1)
}
