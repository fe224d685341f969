//! A part of a page: some lines of the Python, with the Rust that comes from them.

use std::ops::RangeInclusive;

use rustpython_ast::Stmt;

use super::{Band, Comparison};
use crate::analysis::Analysis;
use crate::python::source::Source;
use crate::python::syntax;

/// What of a file is asked about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Selection {
    /// A line, as it is numbered in the file.
    Line(usize),
    /// From a line up to another, that included.
    Lines(usize, usize),
    /// A function, a class, or a method as in `Class.method`.
    Name(String),
}

impl Selection {
    /// The lines that are meant; `None` where the file has nothing of the name, or too few lines.
    #[must_use]
    pub fn lines(&self, analysis: &Analysis) -> Option<RangeInclusive<usize>> {
        let source = analysis.source();
        let last = source.number(source.line_count().max(1));
        match self {
            Self::Line(line) => (1..=last).contains(line).then_some(*line..=*line),
            Self::Lines(first, end) => {
                (*first >= 1 && first <= end && *first <= last).then_some(*first..=(*end).min(last))
            }
            Self::Name(name) => {
                let parts: Vec<&str> = name.split('.').collect();
                let found = find(analysis.syntax().suite(), &parts)?;
                let lines = lines_of(source, found);
                Some(source.number(*lines.start())..=source.number(*lines.end()))
            }
        }
    }

    /// The names that a file defines, with their classes before them.
    #[must_use]
    pub fn names(analysis: &Analysis) -> Vec<String> {
        let mut names = Vec::new();
        collect(analysis.syntax().suite(), "", &mut names);
        names
    }
}

/// The definition that `path` leads to, also one below an `if` or a `try` of the module.
fn find<'a>(body: &'a [Stmt], path: &[&str]) -> Option<&'a Stmt> {
    let (name, rest) = path.split_first()?;
    // A later definition of the same name is the one that is meant.
    body.iter().rev().find_map(|statement| {
        let (defined, body) = match statement {
            Stmt::FunctionDef(function) => (function.name.as_str(), &function.body),
            Stmt::ClassDef(class) => (class.name.as_str(), &class.body),
            Stmt::If(branches) => {
                let others = branches.elif_else_clauses.iter().map(|it| &it.body);
                let mut bodies = std::iter::once(&branches.body).chain(others);
                return bodies.find_map(|body| find(body, path));
            }
            Stmt::Try(attempt) => {
                let mut bodies = [&attempt.body, &attempt.orelse, &attempt.finalbody].into_iter();
                return bodies.find_map(|body| find(body, path));
            }
            _ => return None,
        };
        match (defined == *name, rest) {
            (false, _) => None,
            (true, []) => Some(statement),
            (true, rest) => find(body, rest),
        }
    })
}

fn collect(body: &[Stmt], class: &str, names: &mut Vec<String>) {
    for statement in body {
        match statement {
            Stmt::FunctionDef(function) => names.push(format!("{class}{}", function.name)),
            Stmt::ClassDef(definition) => {
                let name = format!("{class}{}", definition.name);
                let prefix = format!("{name}.");
                names.push(name);
                collect(&definition.body, &prefix, names);
            }
            _ => {}
        }
    }
}

fn lines_of(source: &Source, statement: &Stmt) -> RangeInclusive<usize> {
    let span = syntax::span(statement);
    source.line_at(span.start)..=source.line_at(span.end.max(span.start + 1) - 1)
}

impl Comparison {
    /// Keeps what is shown of these Python lines: whole statements of a reader's own file, whole bands of
    /// a question.
    pub fn keep_lines(&mut self, lines: &RangeInclusive<usize>) {
        let is_own = self.is_own;
        for band in &mut self.bands {
            if is_own {
                band.keep_lines(lines);
            } else if !band.python.iter().any(|line| lines.contains(&line.number)) {
                band.python.clear();
                band.rust.clear();
            }
        }
        self.keep_bands(|band| !band.python.is_empty());
    }

    /// Keeps the bands that have an idiom, or one of a family, and what is said of it.
    pub fn keep_idiom(&mut self, wanted: &str) {
        let is_wanted = |id: &str| {
            id == wanted
                || id
                    .split_once('.')
                    .is_some_and(|(family, _)| family == wanted)
        };
        for band in &mut self.bands {
            band.idioms.retain(|id| is_wanted(id));
            band.footnotes.retain(|note| is_wanted(note.id));
            let numbers: Vec<usize> = band.footnotes.iter().map(|note| note.number).collect();
            for line in &mut band.python {
                line.notes.retain(|number| numbers.contains(number));
            }
        }
        self.idioms.retain(|idiom| is_wanted(idiom.id));
        self.keep_bands(|band| !band.idioms.is_empty());
    }

    fn keep_bands(&mut self, is_kept: impl Fn(&Band) -> bool) {
        self.bands.retain(is_kept);
        for (index, band) in self.bands.iter_mut().enumerate() {
            band.number = index + 1;
        }
        self.idea.clear();
        self.sections.clear();
        self.differences.clear();
        self.related.clear();
    }
}

impl Band {
    fn keep_lines(&mut self, lines: &RangeInclusive<usize>) {
        // A statement is meant as a whole if one of its own lines is.
        let mut origins: Vec<usize> = self
            .python
            .iter()
            .filter(|line| lines.contains(&line.number))
            .filter_map(|line| line.origin)
            .filter(|origin| *origin <= *lines.end())
            .collect();
        origins.sort_unstable();
        origins.dedup();
        let is_meant = |origin: Option<usize>| {
            origin.is_some_and(|origin| origins.binary_search(&origin).is_ok())
        };
        let python: Vec<bool> = self
            .python
            .iter()
            .map(|line| lines.contains(&line.number) || is_meant(line.origin))
            .collect();
        let rust: Vec<bool> = self.rust.iter().map(|line| is_meant(line.origin)).collect();
        let new_places = |kept: &[bool]| -> Vec<Option<usize>> {
            let mut next = 0;
            let mut place = |kept: &bool| {
                next += usize::from(*kept);
                kept.then(|| next - 1)
            };
            kept.iter().map(&mut place).collect()
        };
        let (of_python, of_rust) = (new_places(&python), new_places(&rust));
        let pairs = self.pairs.iter();
        self.pairs = pairs
            .filter_map(|(left, right)| Some((of_python[*left]?, of_rust[*right]?)))
            .collect();
        for (side, kept) in [(&mut self.python, &python), (&mut self.rust, &rust)] {
            let mut is_after_gap = false;
            let mut kept = kept.iter();
            let mut is_first = true;
            side.retain_mut(|line| {
                let is_kept = kept.next().is_some_and(|it| *it);
                if is_kept {
                    line.after_gap |= is_after_gap && !is_first;
                    is_first = false;
                }
                is_after_gap = !is_kept;
                is_kept
            });
        }
        let shown: Vec<usize> = self.python.iter().map(|line| line.number).collect();
        for footnote in &mut self.footnotes {
            footnote.lines.retain(|line| shown.contains(line));
        }
        self.footnotes.retain(|footnote| !footnote.lines.is_empty());
        let ids: Vec<&str> = self.footnotes.iter().map(|it| it.id).collect();
        self.idioms.retain(|id| ids.contains(id));
        self.remarks.clear();
    }
}
