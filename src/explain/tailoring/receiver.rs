//! What becomes of `self`: whether a method changes its object.

use rustc_hash::{FxHashMap, FxHashSet};
use rustpython_ast::visitor::{Visitor, walk_expr, walk_stmt};
use rustpython_ast::{self as ast, Expr, ExprContext, Stmt};

use super::reader::last_name;

/// Methods of Python's containers and files that change them.
const CHANGING: [&str; 32] = [
    "add",
    "append",
    "appendleft",
    "clear",
    "close",
    "discard",
    "extend",
    "extendleft",
    "feed",
    "get_nowait",
    "insert",
    "intersection_update",
    "move_to_end",
    "pop",
    "popitem",
    "popleft",
    "put",
    "read",
    "readline",
    "remove",
    "reverse",
    "rotate",
    "seek",
    "send",
    "setdefault",
    "sort",
    "subtract",
    "symmetric_difference_update",
    "truncate",
    "update",
    "write",
    "writelines",
];

/// Functions that change what they are given first.
const CHANGING_FUNCTIONS: [&str; 12] = [
    "delattr",
    "heapify",
    "heappop",
    "heappush",
    "heappushpop",
    "heapreplace",
    "insort",
    "insort_left",
    "insort_right",
    "next",
    "setattr",
    "shuffle",
];

/// What a method's first parameter becomes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Receiver {
    None,
    Shared,
    Exclusive,
}

/// The methods of a class that change its object.
pub(super) struct Changing<'a>(FxHashSet<&'a str>);

impl<'a> Changing<'a> {
    pub(super) fn of(class: &'a ast::StmtClassDef) -> Self {
        let methods = class.body.iter().filter_map(Stmt::as_function_def_stmt);
        let mut changing = FxHashSet::default();
        let mut callers: FxHashMap<&str, Vec<&str>> = FxHashMap::default();
        let mut open = Vec::new();
        let own: FxHashSet<&str> = methods.clone().map(|def| def.name.as_str()).collect();
        for def in methods {
            let Some(this) = first_parameter(def) else {
                continue;
            };
            let mut look = Look {
                own: FxHashSet::from_iter([this]),
                this,
                changes: false,
                calls: Vec::new(),
            };
            // A name may stand for a part of the object before that is seen.
            for _ in 0..2 {
                look.visit_body(&def.body);
            }
            let name = def.name.as_str();
            // A base's method may change the object as well.
            let is_inherited = |called: &&str| !class.bases().is_empty() && !own.contains(called);
            if look.changes || look.calls.iter().any(is_inherited) {
                open.push(name);
            }
            for called in look.calls {
                callers.entry(called).or_default().push(name);
            }
        }
        while let Some(name) = open.pop() {
            if changing.insert(name) {
                open.extend(callers.get(name).into_iter().flatten());
            }
        }
        Self(changing)
    }

    /// What the first parameter of a method of this class becomes.
    pub(super) fn receiver(&self, def: &ast::StmtFunctionDef) -> Receiver {
        let is_bound_otherwise = def.decorator_list.iter().any(|it| {
            matches!(&it.expression, Expr::Name(it) if it.id == "staticmethod" || it.id == "classmethod")
        });
        if first_parameter(def).is_none() || is_bound_otherwise {
            Receiver::None
        } else if self.0.contains(def.name.as_str()) {
            Receiver::Exclusive
        } else {
            Receiver::Shared
        }
    }
}

/// The name of `self`.
pub(super) fn first_parameter(def: &ast::StmtFunctionDef) -> Option<&str> {
    let list = &def.parameters;
    let first = list.posonlyargs.first().or(list.args.first())?;
    Some(first.name().as_str())
}

/// What a method does to its object.
struct Look<'a> {
    this: &'a str,
    /// `self`, and the names that parts of it were given.
    own: FxHashSet<&'a str>,
    changes: bool,
    /// The methods of its own that it calls.
    calls: Vec<&'a str>,
}

impl<'a> Look<'a> {
    /// Whether `expr` is the object or a part of it.
    fn is_own(&self, expr: &'a Expr) -> bool {
        match expr {
            Expr::Name(name) => self.own.contains(name.id.as_str()),
            Expr::Attribute(it) => self.is_own(&it.value),
            Expr::Subscript(it) => self.is_own(&it.value),
            _ => false,
        }
    }

    fn name_part(&mut self, target: &'a Expr, value: &'a Expr) {
        if let Expr::Name(name) = target
            && !matches!(value, Expr::Name(_))
            && self.is_own(value)
        {
            self.own.insert(&name.id);
        }
    }
}

impl<'a> Visitor<'a> for Look<'a> {
    fn visit_stmt(&mut self, stmt: &'a Stmt) {
        match stmt {
            Stmt::Assign(it) => it
                .targets
                .iter()
                .for_each(|to| self.name_part(to, &it.value)),
            Stmt::For(it) => self.name_part(&it.target, &it.iter),
            _ => {}
        }
        walk_stmt(self, stmt);
    }

    fn visit_expr(&mut self, expr: &'a Expr) {
        match expr {
            Expr::Attribute(it) if it.ctx != ExprContext::Load => {
                self.changes |= self.is_own(&it.value);
            }
            Expr::Subscript(it) if it.ctx != ExprContext::Load => {
                self.changes |= self.is_own(&it.value);
            }
            Expr::Call(call) => match &*call.func {
                Expr::Attribute(method) => {
                    let is_this = matches!(&*method.value, Expr::Name(it) if it.id == self.this);
                    if is_this {
                        self.calls.push(&method.attr);
                    } else if CHANGING.contains(&method.attr.as_str()) {
                        self.changes |= self.is_own(&method.value);
                    }
                    self.changes |= last_name(&call.func)
                        .is_some_and(|it| CHANGING_FUNCTIONS.contains(&it))
                        && call
                            .arguments
                            .args
                            .first()
                            .is_some_and(|it| self.is_own(it));
                }
                Expr::Name(function) if CHANGING_FUNCTIONS.contains(&function.id.as_str()) => {
                    self.changes |= call
                        .arguments
                        .args
                        .first()
                        .is_some_and(|it| self.is_own(it));
                }
                _ => {}
            },
            _ => {}
        }
        walk_expr(self, expr);
    }
}
