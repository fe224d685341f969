//! The lines of a draft, each in the part of the Python that it comes from.

use rustc_hash::{FxHashMap, FxHashSet};

use super::units::{Unit, unit_at};
use crate::python::source::Source;
use crate::rust::tokens::{Class, Token};
use crate::translation::{Definition, Draft, Kind};

/// The lines of a draft, 1-based.
pub(super) struct Drafted {
    /// The Python line that each comes from.
    pub(super) origins: Vec<Option<usize>>,
    /// Those of each part, ascending.
    pub(super) of_units: Vec<Vec<usize>>,
    /// What the draft needs beside: helpers, the type that is not known.
    pub(super) rest: Vec<usize>,
    /// The lines that stand in a definition of the Python.
    defined: FxHashSet<usize>,
}

impl Drafted {
    /// `has_imports` says whether the first part has what imports answer to.
    pub(super) fn new(
        draft: &Draft,
        rust: &Source,
        tokens: &[Token],
        units: &[Unit],
        has_imports: bool,
    ) -> Self {
        let count = rust.line_count();
        let origins = origins(draft, count);
        let mut drafted = Self {
            origins,
            of_units: vec![Vec::new(); units.len()],
            rest: Vec::new(),
            defined: draft
                .definitions
                .iter()
                .filter(|it| it.kind != Kind::Module)
                .flat_map(|it| it.rust_line..=it.rust_end_line)
                .collect(),
        };
        for item in items(rust, tokens) {
            drafted.add(&item, rust, units, has_imports);
        }
        for lines in drafted.of_units.iter_mut().chain([&mut drafted.rest]) {
            while lines
                .last()
                .is_some_and(|line| rust.line(*line).trim().is_empty())
            {
                lines.pop();
            }
        }
        drafted
    }

    /// Adds the lines of an item and the blank ones behind it.
    fn add(&mut self, item: &[usize], rust: &Source, units: &[Unit], has_imports: bool) {
        let is_code = |line: &&usize| !rust.line(**line).trim().is_empty();
        let code = item.iter().filter(is_code).count();
        let known = item.iter().filter(is_code);
        let known = known.filter(|line| self.origins[**line].is_some()).count();
        // A program that does nothing has no line of the Python, either.
        let is_empty = item
            .iter()
            .all(|it| matches!(rust.line(*it), "" | "fn main() {}"));
        if known * 2 < code || units.is_empty() || is_empty {
            for line in item {
                self.origins[*line] = None;
            }
            let first = item.first().map_or("", |line| rust.line(*line));
            let leads = first.starts_with("//!") || first.starts_with("use ");
            match self.of_units.first_mut() {
                Some(first) if leads && has_imports => first.extend(item),
                _ => self.rest.extend(item),
            }
            return;
        }
        let own = |line: usize| unit_at(units, self.origins[line]?);
        let mut places: Vec<Option<usize>> = item
            .iter()
            .map(|line| {
                (!is_bracket(rust.line(*line)))
                    .then(|| own(*line))
                    .flatten()
            })
            .collect();
        // A comment and the head of a main that no function of the Python is belong to what follows,
        // anything else without an origin to what is before.
        if let Some(head) = item
            .iter()
            .position(|it| rust.line(*it).starts_with("fn main()"))
            && !self.defined.contains(&item[head])
        {
            places[head] = None;
            self.origins[item[head]] = None;
        }
        for index in (0..places.len()).rev() {
            let text = rust.line(item[index]).trim_start();
            if places[index].is_none() && (text.starts_with("//") || text.starts_with("fn main()"))
            {
                places[index] = places.get(index + 1).copied().flatten();
            }
        }
        let mut last = places.iter().flatten().next().copied();
        for (line, place) in item.iter().zip(places) {
            last = place.or(last);
            if let Some(last) = last {
                self.of_units[last].push(*line);
            }
        }
    }
}

/// Whether a line only closes what was opened before.
pub(super) fn is_bracket(line: &str) -> bool {
    let line = line.trim();
    !line.is_empty()
        && line
            .chars()
            .all(|c| matches!(c, '}' | ')' | ']' | ';' | ','))
}

/// The Python line of each line. Of several the last one within the definition that the line stands in:
/// what was joined with a line above has its origin here, too.
fn origins(draft: &Draft, count: usize) -> Vec<Option<usize>> {
    let mut all: FxHashMap<usize, Vec<usize>> = FxHashMap::default();
    for (rust, python) in &draft.lines {
        all.entry(*rust).or_default().push(*python);
    }
    // The innermost definition of each line: the longer ones are written first.
    let mut definitions: Vec<&Definition> = draft.definitions.iter().collect();
    definitions.sort_by_key(|it| std::cmp::Reverse(it.rust_end_line.saturating_sub(it.rust_line)));
    let mut around: Vec<Option<&Definition>> = vec![None; count + 1];
    for definition in definitions {
        let lines = definition.rust_line..=definition.rust_end_line.min(count);
        if let Some(lines) = around.get_mut(lines) {
            lines.fill(Some(definition));
        }
    }
    let choose = |line: usize| {
        let origins = all.get(&line)?;
        let inner = origins.iter().filter(|origin| {
            around[line].is_none_or(|it| (it.line..=it.end_line).contains(origin))
        });
        inner.max().or(origins.iter().max()).copied()
    };
    (0..=count).map(choose).collect()
}

/// The lines of each item of the program, with the blank lines behind it.
fn items(rust: &Source, tokens: &[Token]) -> Vec<Vec<usize>> {
    let mut items: Vec<Vec<usize>> = Vec::new();
    let mut tokens = tokens.iter().peekable();
    let mut depth = 0_usize;
    let mut is_new = true;
    for line in 1..=rust.line_count() {
        let end = rust.line_start(line) + rust.line(line).len();
        let is_blank = rust.line(line).trim().is_empty();
        if is_new && !is_blank {
            items.push(Vec::new());
            is_new = false;
        }
        let mut inside = depth > 0;
        while let Some(token) = tokens.next_if(|token| token.span.start < end) {
            // A text that goes on over several lines hides what looks like their ends.
            inside |= token.span.end > end;
            if token.class == Class::Punctuation {
                for c in rust.slice(token.span.clone()).chars() {
                    match c {
                        '(' | '[' | '{' => depth += 1,
                        ')' | ']' | '}' => depth = depth.saturating_sub(1),
                        _ => {}
                    }
                }
            }
        }
        match items.last_mut() {
            Some(item) => item.push(line),
            None => continue,
        }
        is_new |= is_blank && !inside && depth == 0;
    }
    items
}
