//! A thread that `__init__` makes to run a method of the new instance, and that a method starts: as one that the
//! method makes. In Rust an instance is whole before a thread can have it.

use std::cell::Cell;

use rustpython_ast::visitor::source_order::{self, SourceOrderVisitor};
use rustpython_ast::{self as ast, BoolOp, CmpOp, Expr, Stmt};
use rustpython_text_size::Ranged;

use super::{replaced, skipped};
use crate::python::names::bare_name;
use crate::types::nodes::{self, Replace};

/// What Python says of a thread that is started again.
const AGAIN: &str = "threads can only be started once";

/// Rewrites them, and says whether there are any.
pub(super) fn rewrite(suite: &mut [Stmt]) -> bool {
    let mut found = Vec::new();
    for (at, stmt) in suite.iter().enumerate() {
        if let Stmt::ClassDef(class) = stmt {
            let kept = kept_threads(class);
            found.extend(kept.into_iter().map(|it| (at, it)));
        }
    }
    let mut is_changed = false;
    for (at, kept) in found {
        is_changed |= made_where_started(suite, at, &kept);
    }
    is_changed
}

/// A thread that a field is made with.
struct Kept {
    field: String,
    made: Expr,
}

/// The threads that `__init__` makes of methods of the instance and does not start.
fn kept_threads(class: &ast::StmtClassDef) -> Vec<Kept> {
    let Some(init) = method(class, "__init__") else {
        return Vec::new();
    };
    let Some(this) = this(init) else {
        return Vec::new();
    };
    let found = init.body.iter().filter_map(|stmt| {
        let (field, value) = field_set(stmt, this)?;
        let Expr::Call(call) = value else {
            return None;
        };
        let name = match &*call.func {
            Expr::Attribute(it) => it.attr.as_str(),
            func => bare_name(func)?,
        };
        let mut keywords = call.arguments.keywords.iter();
        let runs = keywords.find(|it| it.arg.as_ref().is_some_and(|it| it == "target"))?;
        let Expr::Attribute(target) = &runs.value else {
            return None;
        };
        let is_method = bare_name(&target.value) == Some(this)
            && method(class, &target.attr).is_some()
            && name == "Thread"
            && call.arguments.args.is_empty();
        let are_known = (call.arguments.keywords.iter()).all(|it| is_known_later(&it.value, this));
        (is_method && are_known).then(|| Kept {
            field: field.to_owned(),
            made: value.clone(),
        })
    });
    found.collect()
}

/// Whether a value is the same when the thread is started: a literal, a method, a tuple of such.
fn is_known_later(value: &Expr, this: &str) -> bool {
    match value {
        Expr::StringLiteral(_) | Expr::NumberLiteral(_) | Expr::BooleanLiteral(_) => true,
        Expr::Attribute(it) => bare_name(&it.value) == Some(this),
        Expr::Tuple(it) => it.elts.iter().all(is_literal),
        Expr::List(it) => it.elts.iter().all(is_literal),
        _ => false,
    }
}

fn is_literal(value: &Expr) -> bool {
    value.is_string_literal_expr()
        || value.is_number_literal_expr()
        || value.is_boolean_literal_expr()
}

/// Moves the making of a thread to where it is started, if nothing can show the difference.
fn made_where_started(suite: &mut [Stmt], at: usize, kept: &Kept) -> bool {
    let mut uses = Uses {
        field: &kept.field,
        all: 0,
        known: 0,
        starts: 0,
    };
    uses.visit_body(suite);
    // One use is the field that is made.
    if uses.starts != 1 || uses.all != uses.known + 1 || rebinds(suite, &kept.field) {
        return false;
    }
    let Some(Stmt::ClassDef(class)) = suite.get_mut(at) else {
        return false;
    };
    let Some(starting) = class.body.iter().position(|it| {
        matches!(it, Stmt::FunctionDef(def)
            if def.name.as_str() != "__init__" && !def.is_async
                && def.body.iter().any(|it| starts(it, this(def), &kept.field)))
    }) else {
        return false;
    };
    for (index, stmt) in class.body.iter_mut().enumerate() {
        let Stmt::FunctionDef(def) = stmt else {
            continue;
        };
        let Some(this) = this(def).map(str::to_owned) else {
            continue;
        };
        if def.name.as_str() == "__init__" {
            for stmt in &mut def.body {
                if let Some((field, value)) = field_set(stmt, &this)
                    && field == kept.field
                {
                    let none = nodes::none(value.range());
                    set_value(stmt, none);
                }
            }
        } else if index == starting {
            replaced(&mut def.body, &|stmt| {
                starts(stmt, Some(&this), &kept.field).then(|| made_and_started(stmt, &this, kept))
            });
        }
    }
    asks_whether_made(suite, &kept.field);
    true
}

/// `assert self.field is None`, `self.field = Thread(..)`, `self.field.start()`.
fn made_and_started(stmt: &Stmt, this: &str, kept: &Kept) -> Vec<Stmt> {
    let range = stmt.range();
    let field = || nodes::attribute(nodes::name(this, range), &kept.field, range);
    let test = nodes::compare(field(), CmpOp::Is, nodes::none(range), range);
    let once = Stmt::Assert(ast::StmtAssert {
        node_index: ast::AtomicNodeIndex::NONE,
        range,
        test: Box::new(test),
        msg: Some(Box::new(nodes::text(AGAIN, range))),
    });
    let made = nodes::assign(field(), kept.made.clone(), range);
    let start = nodes::attribute(field(), "start", range);
    let started = nodes::call(start, Vec::new(), Vec::new(), range);
    vec![once, made, nodes::statement(started, range)]
}

/// `it.field.is_alive()` as `it.field is not None and it.field.is_alive()`.
fn asks_whether_made(suite: &mut [Stmt], name: &str) {
    let is_any = Cell::new(false);
    Replace(|expr: &Expr| {
        let (field, "is_alive") = asked(expr, name)? else {
            return None;
        };
        is_any.set(true);
        let range = expr.range();
        let is_made = nodes::compare(
            Expr::Attribute(field.clone()),
            CmpOp::IsNot,
            nodes::none(range),
            range,
        );
        Some(Expr::BoolOp(ast::ExprBoolOp {
            node_index: ast::AtomicNodeIndex::NONE,
            range,
            op: BoolOp::And,
            values: vec![is_made, expr.clone()],
        }))
    })
    .in_body(suite);
}

fn method<'c>(class: &'c ast::StmtClassDef, name: &str) -> Option<&'c ast::StmtFunctionDef> {
    class.body.iter().find_map(|it| match it {
        Stmt::FunctionDef(def) if def.name.as_str() == name => Some(def),
        _ => None,
    })
}

/// The name of the instance in a method.
fn this(def: &ast::StmtFunctionDef) -> Option<&str> {
    let first = def.parameters.args.first()?;
    Some(first.parameter.name.as_str())
}

/// The field of an instance that a statement assigns, and its value.
fn field_set<'s>(stmt: &'s Stmt, this: &str) -> Option<(&'s str, &'s Expr)> {
    let (target, value) = match stmt {
        Stmt::Assign(it) => match it.targets.as_slice() {
            [target] => (target, &*it.value),
            _ => return None,
        },
        Stmt::AnnAssign(it) => (&*it.target, it.value.as_deref()?),
        _ => return None,
    };
    match target {
        Expr::Attribute(it) if bare_name(&it.value) == Some(this) => {
            Some((it.attr.as_str(), value))
        }
        _ => None,
    }
}

fn set_value(stmt: &mut Stmt, value: Expr) {
    let range = stmt.range();
    match stmt {
        Stmt::Assign(it) => *it.value = value,
        // What the annotation says of it does not hold before it is started.
        Stmt::AnnAssign(it) => *stmt = nodes::assign((*it.target).clone(), value, range),
        _ => {}
    }
}

/// Whether a statement is `self.field.start()`.
fn starts(stmt: &Stmt, this: Option<&str>, field: &str) -> bool {
    match stmt {
        Stmt::Expr(it) => asked(&it.value, field).is_some_and(|(of, method)| {
            method == "start" && this.is_some() && bare_name(&of.value) == this
        }),
        _ => false,
    }
}

/// The field and the method of `it.field.method(..)`.
fn asked<'e>(expr: &'e Expr, name: &str) -> Option<(&'e ast::ExprAttribute, &'e str)> {
    let Expr::Call(call) = expr else {
        return None;
    };
    let Expr::Attribute(method) = &*call.func else {
        return None;
    };
    match &*method.value {
        Expr::Attribute(field) if field.attr.as_str() == name && field.value.is_name_expr() => {
            Some((field, method.attr.as_str()))
        }
        _ => None,
    }
}

/// Whether a class, a function or a field of a class has this name, too, or code may look for it by its name.
fn rebinds(suite: &[Stmt], field: &str) -> bool {
    suite.iter().any(|stmt| match stmt {
        Stmt::ClassDef(class) => {
            let start = skipped(&class.body);
            class.body[start..].iter().any(|it| match it {
                Stmt::FunctionDef(def) => def.name.as_str() == field,
                Stmt::Assign(it) => it.targets.iter().any(|it| bare_name(it) == Some(field)),
                Stmt::AnnAssign(it) => bare_name(&it.target) == Some(field),
                _ => false,
            })
        }
        _ => false,
    })
}

/// How often an attribute is used, and how often in a way that is known.
struct Uses<'n> {
    field: &'n str,
    pub(super) all: usize,
    known: usize,
    starts: usize,
}

impl<'a> SourceOrderVisitor<'a> for Uses<'_> {
    fn visit_expr(&mut self, expr: &'a Expr) {
        if let Expr::Attribute(it) = expr
            && it.attr.as_str() == self.field
        {
            self.all += 1;
        }
        if let Some((_, method)) = asked(expr, self.field) {
            match method {
                "start" => {
                    self.known += 1;
                    self.starts += 1;
                }
                "join" | "is_alive" => self.known += 1,
                _ => {}
            }
        }
        source_order::walk_expr(self, expr);
    }
}
