//! What the body of a function does that its signature has to say: yield, raise, return.

use rustpython_ast::visitor::{Visitor, walk_expr, walk_stmt};
use rustpython_ast::{self as ast, Expr, Stmt};

use super::reader::last_name;

/// What a function does beyond its parameters and its result.
#[derive(Default)]
pub(super) struct Conduct<'a> {
    pub(super) is_generator: bool,
    /// The exceptions that it raises and does not catch, each once.
    pub(super) raised: Vec<&'a str>,
}

impl<'a> Conduct<'a> {
    pub(super) fn of(def: &'a ast::StmtFunctionDef) -> Self {
        let mut conduct = Self::default();
        conduct.visit_body(&def.body);
        conduct
    }
}

impl<'a> Visitor<'a> for Conduct<'a> {
    fn visit_stmt(&mut self, stmt: &'a Stmt) {
        match stmt {
            // Another function's conduct is its own.
            Stmt::FunctionDef(_) | Stmt::ClassDef(_) => return,
            Stmt::Raise(it) => {
                let raised = match it.exc.as_deref() {
                    Some(Expr::Call(call)) => last_name(&call.func),
                    Some(other) => last_name(other),
                    None => Some("what it caught"),
                };
                let raised = raised.unwrap_or("an exception");
                // What has to be overridden fails in no program that is right.
                if raised != "NotImplementedError" && !self.raised.contains(&raised) {
                    self.raised.push(raised);
                }
            }
            Stmt::Try(it) if !it.handlers.is_empty() => {
                let before = self.raised.len();
                self.visit_body(&it.body);
                self.raised.truncate(before);
                for ast::ExceptHandler::ExceptHandler(handler) in &it.handlers {
                    self.visit_body(&handler.body);
                }
                self.visit_body(&it.orelse);
                self.visit_body(&it.finalbody);
                return;
            }
            _ => {}
        }
        walk_stmt(self, stmt);
    }

    fn visit_expr(&mut self, expr: &'a Expr) {
        match expr {
            Expr::Yield(_) | Expr::YieldFrom(_) => self.is_generator = true,
            Expr::Lambda(_) => return,
            _ => {}
        }
        walk_expr(self, expr);
    }
}

/// Whether the own scope of a function has `return` with a value.
pub(super) fn returns_value(body: &[Stmt]) -> bool {
    use rustpython_ast::statement_visitor::{StatementVisitor, walk_stmt};
    struct Returns(bool);
    impl<'a> StatementVisitor<'a> for Returns {
        fn visit_stmt(&mut self, stmt: &'a Stmt) {
            match stmt {
                Stmt::Return(it) => {
                    let value = it.value.as_deref();
                    self.0 |= !matches!(value, None | Some(Expr::NoneLiteral(_)));
                }
                Stmt::FunctionDef(_) | Stmt::ClassDef(_) => {}
                _ => walk_stmt(self, stmt),
            }
        }
    }
    let mut returns = Returns(false);
    returns.visit_body(body);
    returns.0
}

/// Whether the body says nothing of what a method that overrides it returns.
pub(super) fn is_for_others(def: &ast::StmtFunctionDef) -> bool {
    let names = def.decorator_list.iter();
    let mut names = names.filter_map(|it| last_name(&it.expression));
    let says_nothing = |stmt: &Stmt| match stmt {
        Stmt::Expr(it) => it.value.is_ellipsis_literal_expr(),
        Stmt::Raise(it) => it.exc.as_deref().is_some_and(|it| {
            let name = match it {
                Expr::Call(call) => last_name(&call.func),
                other => last_name(other),
            };
            name == Some("NotImplementedError")
        }),
        _ => false,
    };
    names.any(|it| it.starts_with("abstract")) || def.body.iter().any(says_nothing)
}
