//! Which names, attributes and functions stand for classes, or for tables and lists of them: by all that is given
//! to each in the file.

mod bound;

use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};
use rustpython_ast::visitor::source_order::SourceOrderVisitor;
use rustpython_ast::{Expr, ExprCall};

use super::class_events::{Event, Reader, What, is_class, is_of_classes};
use super::module::Module;
use crate::python::syntax::span;

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Key<'a> {
    /// By where its function begins; 0 for the file.
    Var(usize, &'a str),
    Attribute(&'a str),
    Returned(&'a str),
}

/// What is known of a file's names.
pub(super) struct Flow<'m, 'a> {
    module: &'m Module<'a>,
    events: Vec<Event<'a>>,
    /// The functions and lambdas of the file, outer ones first.
    scopes: Vec<Range<usize>>,
    bound: FxHashSet<(usize, &'a str)>,
    facts: FxHashMap<Key<'a>, Vec<What>>,
    /// Arguments for parameters of the file.
    taken: FxHashSet<(usize, usize)>,
    is_last: bool,
    has_changed: bool,
}

impl<'m, 'a> Flow<'m, 'a> {
    pub(super) fn of(module: &'m Module<'a>) -> Self {
        let mut reader = Reader {
            events: Vec::new(),
            scopes: Vec::new(),
            functions: Vec::new(),
            in_class: false,
        };
        reader.visit_body(module.suite);
        let mut flow = Self {
            module,
            events: reader.events,
            scopes: reader.scopes,
            bound: FxHashSet::default(),
            facts: FxHashMap::default(),
            taken: FxHashSet::default(),
            is_last: false,
            has_changed: true,
        };
        flow.bind();
        for _ in 0..20 {
            if !std::mem::take(&mut flow.has_changed) {
                break;
            }
            flow.pass();
        }
        flow.is_last = true;
        flow.pass();
        flow
    }

    /// Whether no name stands for a class.
    pub(super) fn is_empty(&self) -> bool {
        !self.facts.values().flatten().any(is_of_classes)
    }

    /// Whether a name stands for a class here, and for something else there.
    pub(super) fn is_torn(&self) -> bool {
        self.facts.values().any(|all| {
            let mut kinds: Vec<&What> = all.iter().filter(|it| is_of_classes(it)).collect();
            kinds.dedup();
            kinds.len() > 1 || kinds.len() == 1 && all.contains(&What::Other)
        })
    }

    /// Whether an argument is for a parameter that is known to stand for classes.
    pub(super) fn takes(&self, at: &Range<usize>) -> bool {
        self.taken.contains(&(at.start, at.end))
    }

    fn bind(&mut self) {
        let mut bound = FxHashSet::default();
        for event in &self.events {
            match event {
                Event::Assign(target, _, false) | Event::Loop(target, _) | Event::Other(target) => {
                    super::module::each_within(target, &mut |it| {
                        if let Expr::Name(name) = it {
                            bound.insert((self.scope_at(span(it).start), name.id.as_str()));
                        }
                    });
                }
                Event::Params(scope, params) => {
                    bound.extend(params.iter().map(|it| (*scope, it.name().as_str())));
                }
                _ => {}
            }
        }
        self.bound = bound;
    }

    fn scope_at(&self, at: usize) -> usize {
        let mut inner = self.scopes.iter().rev();
        inner.find(|it| it.contains(&at)).map_or(0, |it| it.start)
    }

    fn key_of(&self, expr: &Expr) -> Option<Key<'a>> {
        match expr {
            Expr::Name(_) => {
                let at = span(expr).start;
                let mut around: Vec<usize> = self
                    .scopes
                    .iter()
                    .filter(|it| it.contains(&at))
                    .map(|it| it.start)
                    .collect();
                around.insert(0, 0);
                let name = self.module.slice(span(expr));
                let scope = around
                    .into_iter()
                    .rev()
                    .find(|it| self.bound.contains(&(*it, name)))?;
                Some(Key::Var(scope, name))
            }
            Expr::Attribute(of) => Some(Key::Attribute(self.module.slice(span(&of.attr)))),
            _ => None,
        }
    }

    /// What an expression gives.
    pub(super) fn what(&self, expr: &Expr) -> What {
        match expr {
            Expr::NoneLiteral(_) => What::None,
            Expr::Name(it) => match self.known(expr) {
                Some(what) => what,
                None if is_class(self.module, it.id.as_str()) => What::Class,
                None => What::Other,
            },
            Expr::Attribute(_) => self.known(expr).unwrap_or(What::Other),
            Expr::Dict(it) if it.items.is_empty() => What::Empty,
            Expr::Dict(it) => {
                let are_classes = it
                    .items
                    .iter()
                    .all(|it| self.what(&it.value) == What::Class);
                if are_classes {
                    What::Table
                } else {
                    What::Other
                }
            }
            Expr::List(it) => self.of_items(&it.elts),
            Expr::Tuple(it) => self.of_items(&it.elts),
            Expr::Subscript(it) if !it.slice.is_slice_expr() => match self.what(&it.value) {
                What::Table | What::Classes => What::Class,
                _ => What::Other,
            },
            Expr::If(it) => match (self.what(&it.body), self.what(&it.orelse)) {
                (What::Class, What::Class | What::None) | (What::None, What::Class) => What::Class,
                _ => What::Other,
            },
            Expr::BoolOp(it) => {
                let all: Vec<What> = it.values.iter().map(|it| self.what(it)).collect();
                let is_class =
                    it.op == rustpython_ast::BoolOp::Or && all.iter().all(|it| *it == What::Class);
                if is_class { What::Class } else { What::Other }
            }
            Expr::Call(call) => self.of_call(call),
            Expr::ListComp(it) if self.what(&it.elt) == What::Class => What::Classes,
            _ => What::Other,
        }
    }

    fn of_items(&self, items: &[Expr]) -> What {
        if items.is_empty() {
            return What::Empty;
        }
        if items.iter().all(|it| self.what(it) == What::Class) {
            return What::Classes;
        }
        let mut places: Option<Vec<bool>> = None;
        for item in items {
            let Expr::Tuple(of) = item else {
                return What::Other;
            };
            let own: Vec<bool> = of
                .elts
                .iter()
                .map(|it| self.what(it) == What::Class)
                .collect();
            match &places {
                None => places = Some(own),
                Some(known) if *known == own => {}
                Some(_) => return What::Other,
            }
        }
        match places {
            Some(places) if places.contains(&true) => What::Pairs(places),
            _ => What::Other,
        }
    }

    fn of_call(&self, call: &ExprCall) -> What {
        match &*call.func {
            Expr::Attribute(of) => {
                let object = self.what(&of.value);
                match (&object, of.attr.as_str()) {
                    (What::Table, "get" | "pop" | "setdefault") | (What::Classes, "pop") => {
                        What::Class
                    }
                    (What::Table, "values") => What::Classes,
                    (What::Table, "items") => What::Items,
                    (What::Table | What::Classes, "copy") => object,
                    (_, name) => self.returned(name),
                }
            }
            Expr::Name(it) => {
                let first = call.arguments.args.first().map(|it| self.what(it));
                match (it.id.as_str(), first) {
                    ("list" | "tuple" | "sorted" | "reversed" | "iter", Some(What::Classes)) => {
                        What::Classes
                    }
                    (
                        "sorted" | "list" | "reversed",
                        Some(what @ (What::Items | What::Pairs(_))),
                    ) => what,
                    ("dict", Some(What::Table)) => What::Table,
                    ("dict" | "list", None) if call.arguments.is_empty() => What::Empty,
                    ("enumerate", Some(What::Classes)) => What::Pairs(vec![false, true]),
                    ("next", Some(What::Classes)) => What::Class,
                    ("zip", Some(_)) => {
                        let all = call
                            .arguments
                            .args
                            .iter()
                            .map(|it| self.what(it) == What::Classes);
                        let places: Vec<bool> = all.collect();
                        if places.contains(&true) {
                            What::Pairs(places)
                        } else {
                            What::Other
                        }
                    }
                    (name, _) => self.returned(name),
                }
            }
            _ => What::Other,
        }
    }

    fn returned(&self, name: &str) -> What {
        let mut facts = self.facts.iter();
        facts
            .find(|(key, _)| matches!(key, Key::Returned(of) if *of == name))
            .and_then(|it| it.1.iter().find(|it| is_of_classes(it)).cloned())
            .unwrap_or(What::Other)
    }

    fn known(&self, expr: &Expr) -> Option<What> {
        let facts = self.facts.get(&self.key_of(expr)?)?;
        let of_classes = facts.iter().find(|it| is_of_classes(it));
        Some(of_classes.cloned().unwrap_or(What::Other))
    }

    fn note(&mut self, key: Key<'a>, what: What) {
        if what == What::Other && !self.is_last {
            return;
        }
        let facts = self.facts.entry(key).or_default();
        if !facts.contains(&what) {
            facts.push(what);
            self.has_changed = true;
        }
    }
}
