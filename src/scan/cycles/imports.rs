//! What a file imports as it is loaded.

use rustpython_ast::statement_visitor::{StatementVisitor, walk_stmt};
use rustpython_ast::{self as ast, Stmt};

use crate::python::names::Names;
use crate::python::scopes::File;
use crate::python::source::Span;
use crate::python::syntax::{self, Syntax};

/// A module that a statement at module level imports, or imports from.
#[derive(Debug)]
pub(super) struct Import<'a> {
    /// How many dots stand before it.
    pub(super) dots: usize,
    /// `a.b`; empty for `from . import x`.
    pub(super) module: &'a str,
    /// The names of a `from` import; `*` stands for everything.
    pub(super) names: &'a [ast::Alias],
    /// The statement.
    pub(super) span: Span,
}

/// Calls `each` with the imports that a file makes when it is loaded: not inside a `def`, not under
/// `TYPE_CHECKING`.
pub(super) fn of<'a>(file: &'a File<'a>, each: impl FnMut(Import<'a>)) {
    let mut visitor = ModuleLevel {
        syntax: file.syntax,
        names: &file.names,
        each,
    };
    visitor.visit_body(file.syntax.suite());
}

struct ModuleLevel<'a, F> {
    syntax: &'a Syntax,
    names: &'a Names<'a>,
    each: F,
}

impl<'a, F: FnMut(Import<'a>)> ModuleLevel<'a, F> {
    fn import(&mut self, stmt: &Stmt, dots: usize, module: &'a str, names: &'a [ast::Alias]) {
        let span = syntax::span(stmt);
        if !self.syntax.is_damaged(span.start) {
            (self.each)(Import {
                dots,
                module,
                names,
                span,
            });
        }
    }

    fn is_type_checking(&self, test: &ast::Expr) -> bool {
        // A name may be an alias, the last of `a.b` is none.
        let may_be = match test {
            ast::Expr::Name(_) => true,
            ast::Expr::Attribute(attribute) => attribute.attr.as_str() == "TYPE_CHECKING",
            _ => false,
        };
        may_be && self.names.resolves_to(test, &["typing.TYPE_CHECKING"])
    }
}

impl<'a, F: FnMut(Import<'a>)> StatementVisitor<'a> for ModuleLevel<'a, F> {
    fn visit_stmt(&mut self, stmt: &'a Stmt) {
        match stmt {
            Stmt::FunctionDef(_) => {}
            Stmt::Import(import) => {
                for alias in &import.names {
                    self.import(stmt, 0, &alias.name, &[]);
                }
            }
            Stmt::ImportFrom(import) => {
                let module = import.module.as_ref().map_or("", |module| module.as_str());
                self.import(stmt, import.level as usize, module, &import.names);
            }
            Stmt::If(stmt) => {
                if !self.is_type_checking(&stmt.test) {
                    self.visit_body(&stmt.body);
                }
                for clause in &stmt.elif_else_clauses {
                    if !clause
                        .test
                        .as_ref()
                        .is_some_and(|test| self.is_type_checking(test))
                    {
                        self.visit_body(&clause.body);
                    }
                }
            }
            _ => walk_stmt(self, stmt),
        }
    }
}
