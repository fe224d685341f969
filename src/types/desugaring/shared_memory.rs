//! What processes share (`Value`, `Array`, `Manager`), as what threads share, and the processes as threads; where
//! nothing else that a process changes could be seen: what it is given besides is its own.

use std::cell::Cell;

use rustc_hash::FxHashSet;
use rustpython_ast::visitor::source_order::SourceOrderVisitor as _;
use rustpython_ast::{self as ast, Expr, Number, Operator, Stmt};
use rustpython_text_size::{TextRange, TextSize};

use super::shared_floats;
use super::shared_floats::is_float_code;
use super::shared_makers::Makers;
use super::shared_memory_uses::Uses;
use super::shared_numbers::{FLOAT, INTEGER, class_of};
use super::{Counts, bodies};
use crate::python::names::bare_name;
use crate::types::nodes::{self, Replace};

/// Said of a process that shares what it is given: no keyword of Python has a space.
pub(crate) const SHARES: &str = "shared memory";

/// Rewrites a program of such processes, and says whether it is one.
pub(super) fn rewrite(suite: &mut Vec<Stmt>) -> bool {
    let Some(makers) = Makers::of(suite) else {
        return false;
    };
    let counts = Counts::of(suite);
    if counts.has(INTEGER) || counts.has(FLOAT) {
        return false;
    }
    let written = suite.clone();
    let mut uses = Uses::new(&makers);
    uses.visit_body(&written);
    if !uses.are_plain() {
        return false;
    }
    let mut managers = FxHashSet::default();
    let mut read = written.clone();
    if !shared_floats::convert(&mut read, &makers) {
        return false;
    }
    unmanaged(&mut read, &makers, &mut managers);
    let made = Made::default();
    let is_refused = Cell::new(false);
    Replace(|it: &Expr| made.shared(it, &makers, &managers, &is_refused)).in_body(&mut read);
    if is_refused.get() || !made.is_any() && managers.is_empty() {
        return false;
    }
    // What is left of a manager is something that has no form.
    let left = Counts::of(&read);
    if managers.iter().any(|it| left.names(it) > 0) {
        return false;
    }
    let start = makers.imported.start();
    let at = read
        .iter()
        .take_while(|it| matches!(it, Stmt::Import(_) | Stmt::ImportFrom(_)) || is_docstring(it))
        .count();
    if made.floats.get() {
        read.insert(at, class_of(FLOAT, start + TextSize::from(10)));
    }
    if made.integers.get() {
        read.insert(at, class_of(INTEGER, start));
    }
    *suite = read;
    true
}

fn is_docstring(stmt: &Stmt) -> bool {
    matches!(stmt, Stmt::Expr(it) if it.value.is_string_literal_expr())
}

/// Takes managers out: the body of `with` over one stands for it.
fn unmanaged(body: &mut Vec<Stmt>, makers: &Makers, managers: &mut FxHashSet<String>) {
    let is_manager = |it: &Expr| {
        it.as_call_expr()
            .is_some_and(|it| makers.made(it) == Some("Manager") && it.arguments.is_empty())
    };
    let mut read = Vec::with_capacity(body.len());
    for mut stmt in std::mem::take(body) {
        for inner in bodies(&mut stmt) {
            unmanaged(inner, makers, managers);
        }
        match stmt {
            Stmt::With(mut with)
                if with.items.len() == 1 && is_manager(&with.items[0].context_expr) =>
            {
                let name = with.items[0].optional_vars.as_deref().and_then(bare_name);
                managers.extend(name.map(str::to_owned));
                read.append(&mut with.body);
            }
            Stmt::Assign(assign)
                if is_manager(&assign.value)
                    && matches!(assign.targets.as_slice(), [Expr::Name(_)]) =>
            {
                managers.extend(
                    assign
                        .targets
                        .first()
                        .and_then(bare_name)
                        .map(str::to_owned),
                );
                read.push(nodes::pass(assign.range));
            }
            other => read.push(other),
        }
    }
    *body = read;
}

/// Which classes of shared numbers are needed.
#[derive(Default)]
struct Made {
    integers: Cell<bool>,
    floats: Cell<bool>,
    others: Cell<bool>,
}

impl Made {
    fn is_any(&self) -> bool {
        self.integers.get() || self.floats.get() || self.others.get()
    }

    /// What stands for a call.
    fn shared(
        &self,
        expr: &Expr,
        makers: &Makers,
        managers: &FxHashSet<String>,
        is_refused: &Cell<bool>,
    ) -> Option<Expr> {
        let call = expr.as_call_expr()?;
        let range = call.range;
        let (args, keywords) = (&*call.arguments.args, &*call.arguments.keywords);
        if let Expr::Attribute(method) = &*call.func {
            if method.attr.as_str() == "get_lock" && args.is_empty() {
                return Some(nodes::attribute((*method.value).clone(), "lock", range));
            }
            if bare_name(&method.value).is_some_and(|it| managers.contains(it)) {
                let read = managed(method.attr.as_str(), call);
                self.others.set(true);
                is_refused.set(is_refused.get() || read.is_none());
                return read;
            }
        }
        let name = makers.made(call)?;
        let read = match (name, args, keywords) {
            ("Value", [code, rest @ ..], []) if rest.len() < 2 => {
                self.value(code, rest.first(), range)
            }
            ("Array", [code, of], []) => {
                self.others.set(true);
                array(code, of, range)
            }
            ("Process", [], _) => {
                let mut args: Vec<ast::Keyword> = keywords.to_vec();
                args.push(nodes::keyword(SHARES, nodes::truth(range), range));
                Some(nodes::call((*call.func).clone(), Vec::new(), args, range))
            }
            ("Value" | "Array" | "Process" | "Manager" | "Namespace", ..) => None,
            _ => return None,
        };
        is_refused.set(is_refused.get() || read.is_none());
        read
    }

    fn value(&self, code: &Expr, first: Option<&Expr>, range: TextRange) -> Option<Expr> {
        let is_float = is_float_code(code)?;
        let zero = || integer(0, range);
        let first = first.cloned().unwrap_or_else(zero);
        let (class, first) = if is_float {
            self.floats.set(true);
            (FLOAT, as_float(&first)?)
        } else {
            self.integers.set(true);
            (INTEGER, first)
        };
        Some(nodes::call(
            nodes::name(class, range),
            vec![first],
            Vec::new(),
            range,
        ))
    }
}

fn as_float(expr: &Expr) -> Option<Expr> {
    let Expr::NumberLiteral(number) = expr else {
        return None;
    };
    match &number.value {
        Number::Float(_) => Some(expr.clone()),
        Number::Int(of) => of
            .as_u32()
            .map(|it| nodes::float(f64::from(it), number.range)),
        Number::Complex { .. } => None,
    }
}

fn array(code: &Expr, of: &Expr, range: TextRange) -> Option<Expr> {
    let is_float = is_float_code(code)?;
    let zeros = || {
        let zero = if is_float {
            nodes::float(0.0, range)
        } else {
            integer(0, range)
        };
        nodes::binary(list(vec![zero], range), Operator::Mult, of.clone(), range)
    };
    match of {
        Expr::NumberLiteral(_) | Expr::BinOp(_) => Some(zeros()),
        Expr::Call(call) => match bare_name(&call.func) {
            Some("len") => Some(zeros()),
            Some("range") if !is_float => Some(nodes::call(
                nodes::name("list", range),
                vec![of.clone()],
                Vec::new(),
                range,
            )),
            _ => None,
        },
        Expr::List(items) if is_float => {
            let items: Option<Vec<Expr>> = items.elts.iter().map(as_float).collect();
            Some(list(items?, range))
        }
        Expr::List(_) => Some(of.clone()),
        Expr::ListComp(_) if !is_float => Some(of.clone()),
        _ => None,
    }
}

/// What a manager makes.
fn managed(name: &str, call: &ast::ExprCall) -> Option<Expr> {
    let range = call.range;
    let args = call.arguments.args.to_vec();
    if !call.arguments.keywords.is_empty() {
        return None;
    }
    match (name, args.as_slice()) {
        ("dict", []) => Some(Expr::Dict(ast::ExprDict {
            node_index: ast::AtomicNodeIndex::NONE,
            range,
            items: Vec::new(),
        })),
        ("list", []) => Some(list(Vec::new(), range)),
        ("list", [Expr::List(_) | Expr::ListComp(_)]) => args.into_iter().next(),
        ("dict", [Expr::Dict(_)]) => args.into_iter().next(),
        ("Lock" | "RLock" | "Queue" | "Event", _) => {
            let name = nodes::name(&format!("multiprocessing.{name}"), range);
            Some(nodes::call(name, args, Vec::new(), range))
        }
        _ => None,
    }
}

fn list(elts: Vec<Expr>, range: TextRange) -> Expr {
    Expr::List(ast::ExprList {
        node_index: ast::AtomicNodeIndex::NONE,
        range,
        elts,
        ctx: ast::ExprContext::Load,
    })
}

fn integer(value: u32, range: TextRange) -> Expr {
    Expr::NumberLiteral(ast::ExprNumberLiteral {
        node_index: ast::AtomicNodeIndex::NONE,
        range,
        value: Number::Int(ast::Int::from(value)),
    })
}
