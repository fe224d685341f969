//! Which statement each line of a file belongs to.

use rustpython_ast::Stmt;
use rustpython_ast::statement_visitor::{StatementVisitor, walk_stmt};

use super::units;
use crate::python::source::Source;
use crate::python::syntax::{self, Syntax};

/// For each line, by its 1-based number, the line that the innermost statement on it begins on; none
/// for comments and blank lines outside of all statements.
pub(super) fn origins(source: &Source, syntax: &Syntax) -> Vec<Option<usize>> {
    let mut origins = Origins {
        source,
        of_line: vec![None; source.line_count() + 2],
    };
    origins.visit_body(syntax.suite());
    origins.of_line
}

struct Origins<'a> {
    source: &'a Source,
    of_line: Vec<Option<usize>>,
}

impl StatementVisitor<'_> for Origins<'_> {
    fn visit_stmt(&mut self, statement: &Stmt) {
        let lines = units::lines(self.source, statement);
        let first = head(self.source, statement);
        for line in lines {
            if let Some(of_line) = self.of_line.get_mut(line) {
                *of_line = Some(first);
            }
        }
        walk_stmt(self, statement);
    }
}

/// The line that a statement begins on, behind its decorators.
fn head(source: &Source, statement: &Stmt) -> usize {
    let start = match statement {
        Stmt::FunctionDef(function) => syntax::span(&function.name).start,
        Stmt::ClassDef(class) => syntax::span(&class.name).start,
        _ => syntax::span(statement).start,
    };
    source.line_at(start)
}
