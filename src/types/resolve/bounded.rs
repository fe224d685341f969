//! `deque(maxlen=n)`: where something is put into such a deque, what is too much goes out on the other side.
//!
//! A deque of Rust has no such bound. So a name counts as bounded only where nothing is done with it in the
//! whole file but what keeps the bound or only looks at the items; else it is left as it is written.

use rustc_hash::{FxHashMap, FxHashSet};
use rustpython_ast::visitor::source_order::SourceOrderVisitor;
use rustpython_ast::{self as ast, Expr, Stmt as Tree};

use super::super::ir::{Argument, Kind, Stmt, StmtKind, Target};
use super::Builder;
use super::bounded_search::{Search, bound_of, key};
use crate::python::names::Names;
use crate::python::source::Span;
use crate::python::syntax::span;

/// The bounded deques of a file: the bound of each, by its name, or that of its attribute with a dot before.
pub(super) type Bounded<'a> = FxHashMap<String, &'a Expr>;

/// Finds the bounded deques.
pub(super) fn find<'a>(names: &Names<'a>, suite: &'a [Tree]) -> Bounded<'a> {
    let mut search = Search {
        names,
        made: FxHashMap::default(),
        used: FxHashMap::default(),
        known: FxHashMap::default(),
        functions: FxHashMap::default(),
        stored: FxHashMap::default(),
        far: FxHashSet::default(),
        around: Vec::new(),
        nested: Vec::new(),
        classes: 0,
    };
    search.visit_body(suite);
    let Search {
        made,
        used,
        known,
        functions,
        stored,
        far,
        ..
    } = search;
    let mut found = Bounded::default();
    for (name, bounds) in made {
        let [made] = bounds.as_slice() else {
            continue;
        };
        let bound = made.bound;
        let is_attribute = name.starts_with('.');
        let is_alone = used.get(&name) == known.get(&name)
            && (is_attribute || functions.get(&name).is_some_and(|it| it.len() == 1));
        let is_fixed = match bound {
            Expr::NumberLiteral(number) => {
                matches!(&number.value, ast::Number::Int(int) if int.as_i64().is_some())
            }
            Expr::Name(limit) => {
                let limit = limit.id.as_str();
                let is_free = !is_attribute || !used.contains_key(&format!("{name}_limit"));
                is_free && !far.contains(limit) && !made.is_guarded && made.keeps(&stored, limit)
            }
            _ => false,
        };
        if is_alone && is_fixed {
            found.insert(name, bound);
        }
    }
    found
}

impl<'a> Builder<'a, '_> {
    /// The bound of an expression that is such a deque.
    fn limit_of(&self, deque: &Expr) -> Option<&'a Expr> {
        self.bounded.get(&key(deque)?).copied()
    }

    /// Whether a call makes such a deque: its bound is kept where something is put into it.
    pub(super) fn is_bounded_call(&self, call: &ast::ExprCall) -> bool {
        let [keyword] = &*call.arguments.keywords else {
            return false;
        };
        self.bounded
            .values()
            .any(|it| std::ptr::eq(*it, &raw const keyword.value))
    }

    /// The field that keeps the bound of a deque in a field, where that is no literal.
    fn limit_field(deque: &Expr) -> Option<String> {
        key(deque).map(|it| format!("{}_limit", it.trim_start_matches('.')))
    }

    /// `deque.maxlen`.
    pub(super) fn bound_kind(&mut self, deque: &'a Expr) -> Option<Kind> {
        let limit = self.limit_of(deque)?;
        match (deque, limit) {
            (Expr::Attribute(of), Expr::Name(_)) => {
                let object = self.expr(&of.value);
                Some(Kind::Attribute(object, Self::limit_field(deque)?))
            }
            _ => Some(self.kind(limit)),
        }
    }

    /// What stands behind a statement about such a deque: the bound is noted, or what is too much goes.
    pub(super) fn behind_bounded(&mut self, stmt: &'a Tree) -> Option<Stmt<'a>> {
        if self.bounded.is_empty() {
            return None;
        }
        let place = span(stmt);
        let target = match stmt {
            Tree::Assign(assign) => {
                let bound = bound_of(self.names, &assign.value);
                bound.and(assign.targets.first())
            }
            Tree::AnnAssign(assign) => {
                let value = assign.value.as_deref();
                let bound = value.and_then(|it| bound_of(self.names, it));
                bound.map(|_| &*assign.target)
            }
            _ => None,
        };
        if let Some(target @ Expr::Attribute(of)) = target {
            let limit = self.limit_of(target)?;
            if limit.is_number_literal_expr() {
                return None;
            }
            let start = self.next();
            let value = self.expr(limit);
            let object = self.expr(&of.value);
            let target = Target::Attribute(object, Self::limit_field(target)?);
            let kind = StmtKind::Assign {
                targets: vec![target],
                value,
                annotation: None,
            };
            return Some(self.made(kind, &place, start));
        }
        let Tree::Expr(stmt) = stmt else {
            return None;
        };
        let Expr::Call(call) = &*stmt.value else {
            return None;
        };
        let Expr::Attribute(of) = &*call.func else {
            return None;
        };
        let taking = match of.attr.as_str() {
            "append" => "popleft",
            "appendleft" => "pop",
            _ => return None,
        };
        self.limit_of(&of.value)?;
        Some(self.too_much(&of.value, taking, &place))
    }

    /// `if len(deque) > maxlen: deque.popleft()`
    fn too_much(&mut self, deque: &'a Expr, taking: &str, place: &Span) -> Stmt<'a> {
        let start = self.next();
        let len = self.push(Kind::Builtin("len".to_owned()), place.clone());
        let value = self.expr(deque);
        let argument = Argument::plain(value);
        let len = self.push(Kind::Call(len, vec![argument]), place.clone());
        let limit = self.bound_kind(deque).unwrap_or(Kind::None);
        let limit = self.push(limit, place.clone());
        let test = Kind::Compare(len, vec![(ast::CmpOp::Gt, limit)]);
        let test = self.push(test, place.clone());
        let taking = taking.to_owned();
        let body = self.suite_of_with((start, 0), |it| {
            let start = it.next();
            let object = it.expr(deque);
            let func = it.push(Kind::Attribute(object, taking), place.clone());
            let call = it.push(Kind::Call(func, Vec::new()), place.clone());
            vec![it.made(StmtKind::Expr(call), place, start)]
        });
        self.made_if(test, body, place, start)
    }
}
