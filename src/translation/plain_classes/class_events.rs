//! What binds the names of a file, and what can be bound to them where classes are values.

use std::ops::Range;

use rustpython_ast::visitor::source_order::{self, SourceOrderVisitor};
use rustpython_ast::{Comprehension, Expr, ExprCall, Parameters, Stmt};

use super::module::Module;
use crate::python::names::bare_name;
use crate::python::syntax::span;

/// What an expression gives, as far as classes are in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum What {
    Class,
    /// A dict of classes.
    Table,
    /// A list or tuple of classes.
    Classes,
    /// The keys and classes of a table.
    Items,
    /// Tuples; at which of their places a class stands.
    Pairs(Vec<bool>),
    None,
    /// An empty list or dict.
    Empty,
    Other,
}

/// Whether classes are in what an expression gives.
pub(super) fn is_of_classes(what: &What) -> bool {
    matches!(
        what,
        What::Class | What::Table | What::Classes | What::Items | What::Pairs(_)
    )
}

/// Whether a name is that of a class which may be a value: one of the file alone.
pub(super) fn is_class(module: &Module<'_>, name: &str) -> bool {
    module.class(name).is_some_and(|it| {
        let arguments = it.arguments.as_deref();
        let bases = arguments.into_iter().flat_map(|it| &it.args);
        let lineage = module.lineage(it);
        let outer = lineage
            .iter()
            .flat_map(|it| it.arguments.iter().flat_map(|it| &it.args));
        let is_plain = |it: &Expr| {
            module.class_of(it).is_some()
                || bare_name(it) == Some("object")
                || module
                    .names
                    .resolves_to(it, &["abc.ABC", "typing.Protocol", "typing.Generic"])
                || it.is_subscript_expr()
        };
        bases.count() < 4 && outer.into_iter().all(is_plain)
    })
}

/// What binds a name.
pub(super) enum Event<'a> {
    /// With whether it stands in the body of a class.
    Assign(&'a Expr, &'a Expr, bool),
    Loop(&'a Expr, &'a Expr),
    /// Something else is bound.
    Other(&'a Expr),
    Return(&'a str, &'a Expr),
    Call(&'a ExprCall),
    Params(usize, &'a Parameters),
}

/// Collects what binds names.
pub(super) struct Reader<'a> {
    pub(super) events: Vec<Event<'a>>,
    pub(super) scopes: Vec<Range<usize>>,
    pub(super) functions: Vec<&'a str>,
    pub(super) in_class: bool,
}

impl<'a> SourceOrderVisitor<'a> for Reader<'a> {
    fn visit_stmt(&mut self, stmt: &'a Stmt) {
        let was_in_class = self.in_class;
        match stmt {
            Stmt::FunctionDef(def) => {
                self.scopes.push(span(def));
                self.events
                    .push(Event::Params(span(def).start, &def.parameters));
                self.functions.push(def.name.as_str());
                self.in_class = false;
                source_order::walk_stmt(self, stmt);
                self.functions.pop();
                self.in_class = was_in_class;
                return;
            }
            Stmt::ClassDef(_) => {
                self.in_class = true;
                source_order::walk_stmt(self, stmt);
                self.in_class = was_in_class;
                return;
            }
            Stmt::Assign(it) => {
                for target in &it.targets {
                    self.events
                        .push(Event::Assign(target, &it.value, self.in_class));
                }
            }
            Stmt::AnnAssign(it) => {
                if let Some(value) = &it.value {
                    self.events
                        .push(Event::Assign(&it.target, value, self.in_class));
                }
            }
            Stmt::AugAssign(it) => self.events.push(Event::Other(&it.target)),
            Stmt::For(it) => self.events.push(Event::Loop(&it.target, &it.iter)),
            Stmt::Return(it) => {
                if let (Some(name), Some(value)) = (self.functions.last(), &it.value) {
                    self.events.push(Event::Return(name, value));
                }
            }
            Stmt::With(it) => {
                let bound = it.items.iter().filter_map(|it| it.optional_vars.as_deref());
                self.events.extend(bound.map(Event::Other));
            }
            _ => {}
        }
        source_order::walk_stmt(self, stmt);
    }

    fn visit_expr(&mut self, expr: &'a Expr) {
        match expr {
            Expr::Call(call) => self.events.push(Event::Call(call)),
            Expr::Lambda(it) => {
                self.scopes.push(span(it));
                if let Some(params) = &it.parameters {
                    self.events.push(Event::Params(span(it).start, params));
                }
            }
            Expr::Named(it) => self
                .events
                .push(Event::Assign(&it.target, &it.value, false)),
            _ => {}
        }
        source_order::walk_expr(self, expr);
    }

    fn visit_comprehension(&mut self, of: &'a Comprehension) {
        self.events.push(Event::Loop(&of.target, &of.iter));
        source_order::walk_comprehension(self, of);
    }
}
