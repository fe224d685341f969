//! How many statements a file has, and how many of them are drafted.

use rustpython_ast::statement_visitor::{StatementVisitor, walk_elif_else_clause, walk_stmt};
use rustpython_ast::{ElifElseClause, Expr, Stmt};

use super::Hole;
use crate::python::source::Span;
use crate::python::syntax::span;

/// All statements but docstrings, `pass` and imports, and those of them in which no hole stands: a hole belongs
/// to the innermost statement around it. An `elif` is an `if` of its own, as in `CPython`'s `ast`.
pub(super) fn counted(suite: &[Stmt], holes: &[Hole]) -> (usize, usize) {
    let mut all = All::default();
    all.visit_body(suite);
    let mut is_open = vec![false; all.statements.len()];
    for hole in holes {
        let behind = all
            .statements
            .partition_point(|it| it.span.start <= hole.span.start);
        let mut around = behind.checked_sub(1);
        while let Some(at) = around
            && hole.span.start >= all.statements[at].span.end
        {
            around = all.statements[at].parent;
        }
        if let Some(at) = around {
            is_open[at] = true;
        }
    }
    let counts = all.statements.iter().map(|it| it.counts);
    let open = counts.clone().zip(is_open).filter(|it| it.0 && it.1);
    let (open, count) = (open.count(), counts.filter(|it| *it).count());
    (count, count - open)
}

/// The statements of a file in the order in which they begin.
#[derive(Default)]
struct All {
    statements: Vec<Statement>,
    around: Option<usize>,
}

struct Statement {
    span: Span,
    parent: Option<usize>,
    counts: bool,
}

impl All {
    /// Notes a statement, and those that `walk` meets as its parts.
    fn within(&mut self, span: Span, counts: bool, walk: impl FnOnce(&mut Self)) {
        let before = self.around;
        self.statements.push(Statement {
            span,
            parent: before,
            counts,
        });
        self.around = Some(self.statements.len() - 1);
        walk(self);
        self.around = before;
    }
}

impl<'a> StatementVisitor<'a> for All {
    fn visit_stmt(&mut self, stmt: &'a Stmt) {
        let counts = match stmt {
            Stmt::Pass(_) | Stmt::Import(_) | Stmt::ImportFrom(_) => false,
            Stmt::Expr(of) => !matches!(*of.value, Expr::StringLiteral(_)),
            _ => true,
        };
        self.within(span(stmt), counts, |it| walk_stmt(it, stmt));
    }

    fn visit_elif_else_clause(&mut self, clause: &'a ElifElseClause) {
        if clause.test.is_some() {
            self.within(span(clause), true, |it| walk_elif_else_clause(it, clause));
        } else {
            walk_elif_else_clause(self, clause);
        }
    }
}
