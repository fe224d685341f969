//! Parameters that are None where the caller gives nothing: `if x is None: x = ...` is one assignment of a
//! new variable.

use rustpython_ast::{self as ast, Expr, Stmt as Tree};

use super::super::ir::{Kind, Stmt, StmtKind};
use super::Builder;
use crate::python::names::bare_name;
use crate::python::syntax::span;

impl<'a> Builder<'a, '_> {
    /// The head, which does nothing by itself, and the assignment.
    pub(super) fn default_of_none(&mut self, stmt: &'a Tree) -> Option<(Stmt<'a>, Stmt<'a>)> {
        let Tree::If(conditional) = stmt else {
            return None;
        };
        let (Expr::Compare(compare), [Tree::Assign(assign)], []) = (
            &*conditional.test,
            conditional.body.as_slice(),
            conditional.elif_else_clauses.as_slice(),
        ) else {
            return None;
        };
        let name = bare_name(&compare.left)?;
        let asks = matches!(&*compare.ops, [ast::CmpOp::Is])
            && matches!(&*compare.comparators, [Expr::NoneLiteral(_)]);
        let [target] = assign.targets.as_slice() else {
            return None;
        };
        let frame = self.frames.last()?;
        let is_plain = asks
            && bare_name(target) == Some(name)
            && !frame.is_class
            && !frame.bound.inner.contains(name)
            && !frame.bound.globals.contains(name)
            && !frame.bound.nonlocals.contains(name);
        let env = frame.env.as_ref()?;
        let is_param = match env.get(name).map(Vec::as_slice) {
            Some([var]) => self.program.vars[var.at()].is_param,
            _ => false,
        };
        if !is_plain || !is_param {
            return None;
        }
        let (whole, inner) = (span(stmt), span(assign));
        let block = self.frame().block;
        let start = self.next();
        let line = self.line(whole.start);
        let head = Stmt {
            ends: false,
            kind: StmtKind::Scoping,
            span: whole.clone(),
            head: self.head(whole.start, &conditional.body),
            line,
            block,
            start,
            end: start,
        };
        let start = self.next();
        let test = self.expr(&conditional.test);
        let body = self.expr(&assign.value);
        let orelse = self.expr(&compare.left);
        let kind = Kind::Conditional { test, body, orelse };
        let value = self.push(kind, inner.clone());
        let targets = vec![self.target(target)];
        let kind = StmtKind::Assign {
            targets,
            value,
            annotation: None,
        };
        let end = self.next();
        let default = Stmt {
            ends: false,
            kind,
            span: inner.clone(),
            head: inner.clone(),
            line: self.line(inner.start),
            block,
            start,
            end,
        };
        Some((head, default))
    }
}
