//! `def total(values=()):` where the values are only gone through: an empty list does as well, and is of the type
//! that callers give.

use rustpython_ast::visitor::source_order::{self, SourceOrderVisitor};
use rustpython_ast::{self as ast, Expr, Stmt};

use super::super::ir::{ExprId, Kind};
use super::Builder;
use crate::python::names::bare_name;

/// Builtins that go through what they are given, and give back something of their own.
const GO_THROUGH: &[&str] = &[
    "all",
    "any",
    "dict",
    "enumerate",
    "filter",
    "frozenset",
    "len",
    "list",
    "map",
    "max",
    "min",
    "reversed",
    "set",
    "sorted",
    "sum",
    "tuple",
    "zip",
];

impl<'a> Builder<'a, '_> {
    /// Makes a list of each default that is an empty tuple, where nobody can tell.
    pub(super) fn settle_empty_defaults(
        &mut self,
        def: &'a ast::StmtFunctionDef,
        defaults: &[Option<ExprId>],
    ) {
        for default in defaults.iter().flatten() {
            let is_empty =
                matches!(self.program.kind(*default), Kind::Tuple(items) if items.is_empty());
            let place = &self.program.expr(*default).span;
            let parameter = def.parameters.iter_non_variadic_params().find(|it| {
                it.default
                    .as_deref()
                    .is_some_and(|it| crate::python::syntax::span(it) == *place)
            });
            let Some(parameter) = parameter.filter(|_| is_empty) else {
                continue;
            };
            let of_tuples = parameter.parameter.annotation.as_deref().is_some_and(|it| {
                let text = self.source.slice(crate::python::syntax::span(it));
                text.to_lowercase().contains("tuple")
            });
            if !of_tuples && is_gone_through(parameter.parameter.name.as_str(), &def.body) {
                self.program.exprs[default.at()].kind = Kind::List(Vec::new());
            }
        }
    }
}

/// Whether all uses of a name in a body go through its value.
fn is_gone_through(name: &str, body: &[Stmt]) -> bool {
    let mut look = Look {
        name,
        uses: 0,
        gone_through: 0,
    };
    look.visit_body(body);
    look.uses == look.gone_through
}

struct Look<'n> {
    name: &'n str,
    uses: usize,
    gone_through: usize,
}

impl Look<'_> {
    fn note(&mut self, expr: &Expr) {
        self.gone_through += usize::from(bare_name(expr) == Some(self.name));
    }
}

impl<'a> SourceOrderVisitor<'a> for Look<'_> {
    fn visit_stmt(&mut self, stmt: &'a Stmt) {
        match stmt {
            Stmt::For(stmt) => self.note(&stmt.iter),
            Stmt::If(stmt) => self.note(&stmt.test),
            _ => {}
        }
        source_order::walk_stmt(self, stmt);
    }

    fn visit_comprehension(&mut self, comprehension: &'a ast::Comprehension) {
        self.note(&comprehension.iter);
        source_order::walk_comprehension(self, comprehension);
    }

    fn visit_expr(&mut self, expr: &'a Expr) {
        match expr {
            Expr::Name(name) => self.uses += usize::from(name.id.as_str() == self.name),
            Expr::Call(call) => {
                let goes_through = match &*call.func {
                    Expr::Name(name) => GO_THROUGH.contains(&name.id.as_str()),
                    Expr::Attribute(method) => {
                        matches!(method.attr.as_str(), "extend" | "update" | "join")
                    }
                    _ => false,
                };
                if goes_through {
                    call.arguments.args.iter().for_each(|it| self.note(it));
                }
            }
            Expr::UnaryOp(unary) if matches!(unary.op, ast::UnaryOp::Not) => {
                self.note(&unary.operand);
            }
            Expr::Compare(compare) => {
                if let ([ast::CmpOp::In | ast::CmpOp::NotIn], [of]) =
                    (&*compare.ops, &*compare.comparators)
                {
                    self.note(of);
                }
            }
            Expr::Starred(starred) => self.note(&starred.value),
            _ => {}
        }
        source_order::walk_expr(self, expr);
    }
}
