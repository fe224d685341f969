//! How the names of generators that are sent to are used: made, started, sent to.

use rustpython_ast::visitor::source_order::{self, SourceOrderVisitor};
use rustpython_ast::{self as ast, Expr, Stmt as Tree};
use rustpython_text_size::{Ranged, TextSize};

use super::super::collect::Bound;
use crate::python::names::bare_name;

/// The variables that are given what a generator's call makes, and are started at once.
pub(super) struct Makers<'n, 'a> {
    pub(super) name: &'n str,
    pub(super) around: Option<&'a ast::StmtFunctionDef>,
    /// Each with the function that it is a variable of.
    pub(super) made: Vec<(&'a str, Option<&'a ast::StmtFunctionDef>)>,
}

impl<'a> SourceOrderVisitor<'a> for Makers<'_, 'a> {
    fn visit_body(&mut self, body: &'a [Tree]) {
        for pair in body.windows(2) {
            if let [Tree::Assign(assign), Tree::Expr(next)] = pair
                && let [Expr::Name(target)] = assign.targets.as_slice()
                && let Expr::Call(call) = &*assign.value
                && bare_name(&call.func) == Some(self.name)
                && starts(&next.value, target.id.as_str())
            {
                self.made.push((target.id.as_str(), self.around));
            }
        }
        source_order::walk_body(self, body);
    }

    fn visit_stmt(&mut self, stmt: &'a Tree) {
        let around = self.around;
        if let Tree::FunctionDef(def) = stmt {
            self.around = Some(def);
        }
        source_order::walk_stmt(self, stmt);
        self.around = around;
    }
}

/// `next(name)` or `name.send(None)`.
pub(super) fn starts(expr: &Expr, name: &str) -> bool {
    let Expr::Call(call) = expr else {
        return false;
    };
    let [only] = &*call.arguments.args else {
        return false;
    };
    match &*call.func {
        Expr::Name(func) => func.id.as_str() == "next" && bare_name(only) == Some(name),
        Expr::Attribute(of) => {
            of.attr.as_str() == "send"
                && bare_name(&of.value) == Some(name)
                && only.is_none_literal_expr()
        }
        _ => false,
    }
}

/// How a name is used.
#[derive(Default)]
pub(super) struct Uses<'n> {
    pub(super) name: &'n str,
    pub(super) all: usize,
    pub(super) stored: usize,
    pub(super) primed: Vec<TextSize>,
    pub(super) sent: Vec<TextSize>,
    pub(super) closed: Vec<TextSize>,
    /// Whether something may be sent when it is closed.
    pub(super) is_sent_closed: bool,
    /// Whether a function within the one that has it sends to it.
    pub(super) is_sent_far: bool,
    pub(super) functions: usize,
    pub(super) depth: usize,
}

impl<'a> SourceOrderVisitor<'a> for Uses<'_> {
    fn visit_stmt(&mut self, stmt: &'a Tree) {
        // A function may have a variable of its own by that name.
        if let Tree::FunctionDef(def) = stmt {
            let bound = Bound::of(&def.body);
            let is_own = bound.names.contains_key(self.name)
                && !bound.globals.contains(self.name)
                && !bound.nonlocals.contains(self.name);
            if is_own
                || def
                    .parameters
                    .iter()
                    .any(|it| it.name().as_str() == self.name)
            {
                return;
            }
        }
        if let Tree::Expr(it) = stmt {
            if starts(&it.value, self.name) {
                self.primed.push(stmt.range().start());
                self.all += 1;
                return;
            }
            if let Expr::Call(call) = &*it.value
                && let Expr::Attribute(of) = &*call.func
                && of.attr.as_str() == "close"
                && bare_name(&of.value) == Some(self.name)
            {
                self.closed.push(stmt.range().start());
                self.is_sent_closed |= self.depth > 0;
            }
        }
        let is_block = matches!(
            stmt,
            Tree::For(_) | Tree::While(_) | Tree::FunctionDef(_) | Tree::ClassDef(_)
        );
        let is_function = stmt.is_function_def_stmt();
        self.depth += usize::from(is_block);
        self.functions += usize::from(is_function);
        source_order::walk_stmt(self, stmt);
        self.functions -= usize::from(is_function);
        self.depth -= usize::from(is_block);
    }

    fn visit_expr(&mut self, expr: &'a Expr) {
        match expr {
            Expr::Name(name) if name.id.as_str() == self.name => {
                self.all += 1;
                self.stored += usize::from(matches!(name.ctx, ast::ExprContext::Store));
            }
            Expr::Call(call) => {
                if let (Expr::Attribute(of), [only]) = (&*call.func, &*call.arguments.args)
                    && of.attr.as_str() == "send"
                    && bare_name(&of.value) == Some(self.name)
                    && !only.is_none_literal_expr()
                {
                    self.sent.push(call.range().start());
                    self.is_sent_closed |= !self.closed.is_empty();
                    self.is_sent_far |= self.functions > 0;
                }
            }
            _ => {}
        }
        source_order::walk_expr(self, expr);
    }
}
