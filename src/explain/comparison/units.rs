//! A file in the parts that a reader thinks in: functions, methods, classes, runs of statements.

use std::ops::Range;

use rustpython_ast::Stmt;

use crate::python::source::Source;
use crate::python::syntax::{self, Syntax};

/// A class of up to so many lines is read as one.
const SHORT: usize = 24;

/// A part of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Unit {
    /// 1-based, end excluded.
    pub(super) lines: Range<usize>,
    /// The name of the function or class, with its class before it; none for a run of statements.
    pub(super) name: Option<String>,
}

/// The parts of a file in order; they do not overlap.
pub(super) fn units(source: &Source, syntax: &Syntax) -> Vec<Unit> {
    let mut units = Vec::new();
    add(&mut units, source, syntax.suite(), None);
    units
}

fn add(units: &mut Vec<Unit>, source: &Source, body: &[Stmt], class: Option<&str>) {
    let mut in_run = false;
    for statement in body {
        let lines = lines(source, statement);
        let name = |name: &str| match class {
            Some(class) => format!("{class}.{name}"),
            None => name.to_owned(),
        };
        match statement {
            Stmt::FunctionDef(function) => units.push(Unit {
                lines,
                name: Some(name(&function.name)),
            }),
            Stmt::ClassDef(definition) => {
                let name = name(&definition.name);
                if lines.len() <= SHORT {
                    units.push(Unit {
                        lines,
                        name: Some(name),
                    });
                } else {
                    let body = definition.body.first();
                    let body = body.map_or(lines.end, |first| self::lines(source, first).start);
                    units.push(Unit {
                        lines: lines.start..body.max(lines.start + 1),
                        name: Some(name.clone()),
                    });
                    add(units, source, &definition.body, Some(&name));
                }
            }
            _ => {
                match units.last_mut() {
                    Some(run) if in_run => run.lines.end = lines.end.max(run.lines.end),
                    _ => units.push(Unit {
                        lines,
                        name: class.map(str::to_owned),
                    }),
                }
                in_run = true;
                continue;
            }
        }
        in_run = false;
    }
}

/// The lines of a statement, its decorators included.
fn lines(source: &Source, statement: &Stmt) -> Range<usize> {
    let span = syntax::span(statement);
    source.line_at(span.start)..source.line_at(span.end.max(span.start + 1) - 1) + 1
}
