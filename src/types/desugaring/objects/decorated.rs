//! The functions that are decorated so, and those that are called with keywords.

use rustc_hash::FxHashSet;
use rustpython_ast::visitor::source_order::{self, SourceOrderVisitor};
use rustpython_ast::{Expr, Stmt};

use super::{Decorated, Form, Known};
use crate::python::names::bare_name;

/// Finds the functions that are decorated so, outside of classes.
pub(super) struct Search<'k, 'a> {
    pub(super) known: &'k Known<'a>,
    pub(super) found: Vec<Decorated<'a>>,
    pub(super) in_class: bool,
}

impl<'a> SourceOrderVisitor<'a> for Search<'_, 'a> {
    fn visit_stmt(&mut self, stmt: &'a Stmt) {
        if let Stmt::FunctionDef(def) = stmt
            && !self.in_class
            && !def.is_async
        {
            let decorators = def.decorator_list.iter();
            let forms: Vec<Option<Form>> = decorators
                .map(|it| self.known.form(&it.expression).map(|it| it.0))
                .collect();
            let is_object = |it: &Option<Form>| it.is_some_and(|it| it != Form::Function);
            if let Some(last) = forms.iter().rposition(is_object) {
                let outer = last + 1;
                self.found.push(Decorated { def, outer });
            }
        }
        let around = std::mem::replace(&mut self.in_class, stmt.is_class_def_stmt());
        source_order::walk_stmt(self, stmt);
        self.in_class = around;
    }
}

/// The functions that are called with keywords somewhere.
#[derive(Default)]
pub(super) struct Keywords(pub(super) FxHashSet<String>);

impl<'a> SourceOrderVisitor<'a> for Keywords {
    fn visit_expr(&mut self, expr: &'a Expr) {
        if let Expr::Call(call) = expr
            && !call.arguments.keywords.is_empty()
            && let Some(name) = bare_name(&call.func)
        {
            self.0.insert(name.to_owned());
        }
        source_order::walk_expr(self, expr);
    }
}
