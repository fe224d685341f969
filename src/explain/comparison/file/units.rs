//! A file in the parts that a reader thinks in: functions, classes, methods of long ones, and the
//! statements between.

use std::ops::Range;

use rustpython_ast::Stmt;

use crate::python::source::Source;
use crate::python::syntax::{self, Syntax};

/// A class of up to so many lines is read as one; of a longer one each method is a part.
const SHORT: usize = 60;

/// A part of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Unit {
    /// 1-based, end excluded. The comments and decorators before a definition belong to it.
    pub(super) lines: Range<usize>,
    /// The name of the function or class, with its class before it; none for a run of statements.
    pub(super) name: Option<String>,
}

/// The parts of a file in order. Each line of it is in one of them.
/// Only the first lines, so many, are read.
pub(super) fn units(source: &Source, syntax: &Syntax, count: usize) -> Vec<Unit> {
    let mut units = Vec::new();
    add(&mut units, source, syntax.suite(), None);
    let mut covering: Vec<Unit> = Vec::new();
    let end = count + 1;
    units.retain(|unit| unit.lines.start < end);
    for unit in &mut units {
        unit.lines.end = unit.lines.end.min(end);
    }
    for unit in units {
        match covering.last_mut() {
            // What stands on a line of its neighbour is read with it.
            Some(last) if unit.lines.start < last.lines.end => {
                last.lines.end = last.lines.end.max(unit.lines.end);
            }
            Some(last) => {
                let lines = last.lines.end..unit.lines.end;
                covering.push(Unit { lines, ..unit });
            }
            None => covering.push(Unit {
                lines: 1..unit.lines.end,
                ..unit
            }),
        }
    }
    match covering.last_mut() {
        Some(last) => last.lines.end = last.lines.end.max(end),
        None if end > 1 => covering.push(Unit {
            lines: 1..end,
            name: None,
        }),
        None => {}
    }
    covering
}

/// The part that holds a line.
pub(super) fn unit_at(units: &[Unit], line: usize) -> Option<usize> {
    let index = units.partition_point(|unit| unit.lines.end <= line);
    let unit = units.get(index)?;
    unit.lines.contains(&line).then_some(index)
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
                    let head = units.len();
                    units.push(Unit {
                        lines: lines.start..body.max(lines.start + 1),
                        name: Some(name.clone()),
                    });
                    add(units, source, &definition.body, Some(&name));
                    join_head(units, head);
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

/// Joins a class's first statements with the head before them, the unit of this index.
fn join_head(units: &mut Vec<Unit>, head: usize) {
    if units
        .get(head + 1)
        .is_some_and(|it| it.name == units[head].name)
    {
        let run = units.remove(head + 1);
        units[head].lines.end = run.lines.end;
    }
}

/// The lines of a statement, its decorators included.
pub(super) fn lines(source: &Source, statement: &Stmt) -> Range<usize> {
    let span = syntax::span(statement);
    source.line_at(span.start)..source.line_at(span.end.max(span.start + 1) - 1) + 1
}
