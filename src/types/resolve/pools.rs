//! Pools of threads and of processes: `pool.map(f, items)` is read as the comprehension that calls `f` with each
//! item, `pool.submit(f, x)` as a task that holds the call `f(x)`, and `with` over a pool as its making, the
//! body, and its end.

use rustc_hash::FxHashMap;
use rustpython_ast::visitor::source_order::{self, SourceOrderVisitor};
use rustpython_ast::{self as ast, Expr, Stmt as Tree};

use super::super::ir::{ExprId, Kind};
use super::Builder;
use super::spread_tasks::{Given, task_arguments};
use crate::python::names::{Names, bare_name};

/// The classes and functions that make pools.
pub(super) const MAKERS: &[&str] = &[
    "concurrent.futures.ThreadPoolExecutor",
    "concurrent.futures.ProcessPoolExecutor",
    "concurrent.futures.thread.ThreadPoolExecutor",
    "concurrent.futures.process.ProcessPoolExecutor",
    "multiprocessing.Pool",
    "multiprocessing.pool.Pool",
    "multiprocessing.pool.ThreadPool",
    "multiprocessing.dummy.Pool",
];

/// Those whose calls are made by processes.
const PROCESSES: &[&str] = &[
    "concurrent.futures.ProcessPoolExecutor",
    "concurrent.futures.process.ProcessPoolExecutor",
    "multiprocessing.Pool",
    "multiprocessing.pool.Pool",
];

/// Those whose `map` gives an iterator.
const EXECUTORS: &[&str] = &[
    "concurrent.futures.Executor",
    "concurrent.futures.ThreadPoolExecutor",
    "concurrent.futures.ProcessPoolExecutor",
    "concurrent.futures.thread.ThreadPoolExecutor",
    "concurrent.futures.process.ProcessPoolExecutor",
];

/// The names of a file that stand for pools.
#[derive(Debug, Default)]
pub(super) struct Pools<'a> {
    names: FxHashMap<&'a str, Workers>,
    /// Fields of instances.
    fields: FxHashMap<&'a str, Workers>,
}

/// What makes the calls of a pool.
#[derive(Debug, Clone, Copy, Default)]
struct Workers {
    /// Whether there is no more than one, so that calls run one after the other.
    are_one: bool,
    /// Whether each has the values of the program for itself.
    are_processes: bool,
    /// Whether `map` gives an iterator.
    are_lazy: bool,
}

/// Looks for what pools are assigned to.
struct Search<'a, 'n> {
    names: &'n Names<'a>,
    found: Pools<'a>,
}

impl<'a> Search<'a, '_> {
    pub(super) fn made(&mut self, target: &'a Expr, value: &'a Expr) {
        let Expr::Call(call) = value else {
            return;
        };
        if !self.names.resolves_to(&call.func, MAKERS) {
            return;
        }
        let is_one = workers(call).is_some_and(|it| {
            matches!(it, Expr::NumberLiteral(number)
            if matches!(&number.value, ast::Number::Int(one) if one.as_i64() == Some(1)))
        });
        let workers = match target {
            Expr::Name(name) => self.found.names.entry(name.id.as_str()).or_default(),
            Expr::Attribute(field) => self.found.fields.entry(field.attr.as_str()).or_default(),
            _ => return,
        };
        workers.are_one |= is_one;
        workers.are_processes |= self.names.resolves_to(&call.func, PROCESSES);
        workers.are_lazy |= self.names.resolves_to(&call.func, EXECUTORS);
    }
}

/// How many workers a pool is asked to have.
fn workers(call: &ast::ExprCall) -> Option<&Expr> {
    let named = call.arguments.keywords.iter().find(|it| {
        let name = it.arg.as_ref().map(rustpython_ast::Identifier::as_str);
        matches!(name, Some("max_workers" | "processes"))
    });
    named
        .map(|it| &it.value)
        .or_else(|| call.arguments.args.first())
}

impl<'a> SourceOrderVisitor<'a> for Search<'a, '_> {
    fn visit_stmt(&mut self, stmt: &'a Tree) {
        match stmt {
            Tree::With(with) => {
                for item in &with.items {
                    if let Some(target) = item.optional_vars.as_deref() {
                        self.made(target, &item.context_expr);
                    }
                }
            }
            Tree::Assign(assign) => {
                for target in &assign.targets {
                    self.made(target, &assign.value);
                }
            }
            Tree::AnnAssign(assign) => {
                if let Some(value) = &assign.value {
                    self.made(&assign.target, value);
                }
            }
            Tree::FunctionDef(def) => {
                for param in &def.parameters {
                    let annotation = param.annotation();
                    if annotation.is_some_and(|it| {
                        self.names.resolves_to(it, MAKERS)
                            || self.names.resolves_to(it, &["concurrent.futures.Executor"])
                    }) {
                        let workers = self.found.names.entry(param.name().as_str());
                        workers.or_default().are_lazy |=
                            annotation.is_some_and(|it| self.names.resolves_to(it, EXECUTORS));
                    }
                }
            }
            _ => {}
        }
        source_order::walk_stmt(self, stmt);
    }
}

impl<'a> Builder<'a, '_> {
    /// Finds the pools of the file.
    pub(super) fn note_pools(&mut self, suite: &'a [Tree]) {
        if !self.names.imports_any(&["concurrent", "multiprocessing"]) {
            return;
        }
        let mut search = Search {
            names: self.names,
            found: Pools::default(),
        };
        search.visit_body(suite);
        self.pools = search.found;
    }

    /// What makes the calls of an expression that is a pool.
    fn pool(&self, expr: &Expr) -> Option<Workers> {
        match expr {
            Expr::Name(name) => self.pools.names.get(name.id.as_str()).copied(),
            Expr::Attribute(attribute) => self.pools.fields.get(attribute.attr.as_str()).copied(),
            _ => None,
        }
    }

    /// A call of a method of a pool that calls functions.
    pub(super) fn pooled(&mut self, call: &'a ast::ExprCall) -> Option<Kind> {
        let known = self.program.exprs.len();
        let kind = self.pooled_call(call)?;
        let is_by_processes = |call: &ast::ExprCall| {
            self.pooled_method(call)
                .is_some_and(|(_, workers)| workers.are_processes)
        };
        let inner = call.arguments.args.first().and_then(Expr::as_call_expr);
        if is_by_processes(call) || inner.is_some_and(is_by_processes) {
            let made = known..self.program.exprs.len();
            let ids = made.map(|it| ExprId(u32::try_from(it).unwrap_or(u32::MAX)));
            let calls = ids.filter(|it| matches!(self.program.kind(*it), Kind::Call(..)));
            let calls: Vec<ExprId> = calls.collect();
            self.program.made_by_processes.extend(calls);
        }
        Some(kind)
    }

    fn pooled_call(&mut self, call: &'a ast::ExprCall) -> Option<Kind> {
        if bare_name(&call.func) == Some("list")
            && call.arguments.keywords.is_empty()
            && let [Expr::Call(inner)] = &*call.arguments.args
            && matches!(self.name("list", &call.func), Kind::Builtin(_))
        {
            let is_new_list = matches!(self.pooled_method(inner), Some(("map" | "imap", _)));
            let mut kind = is_new_list.then(|| self.pooled(inner))??;
            if let Kind::Comprehension(all) = &mut kind {
                all.comes_late = false;
            }
            return Some(kind);
        }
        let (method, workers) = self.pooled_method(call)?;
        let is_one = workers.are_one;
        let arguments = &call.arguments;
        let (func, rest) = arguments.args.split_first()?;
        if workers.are_processes && func.is_lambda_expr() {
            // No process can be given one.
            return None;
        }
        let is_spread = |it: &Expr| it.is_starred_expr();
        if is_spread(func) || method != "submit" && rest.iter().any(is_spread) {
            return None;
        }
        match method {
            "map" | "imap" | "imap_unordered" => {
                let is_plain = arguments.keywords.iter().all(|it| {
                    let name = it.arg.as_ref().map(rustpython_ast::Identifier::as_str);
                    matches!(name, Some("chunksize" | "timeout"))
                });
                // Behind the iterables of a pool of processes stands the size of a chunk.
                let rest = match rest {
                    [over, Expr::NumberLiteral(_)] => std::slice::from_ref(over),
                    rest => rest,
                };
                if !is_plain || rest.is_empty() {
                    return None;
                }
                let mut kind = self.mapped(func, rest, !is_one, call)?;
                if let Kind::Comprehension(all) = &mut kind {
                    all.comes_late = workers.are_lazy || method != "map";
                }
                Some(kind)
            }
            "starmap" if arguments.keywords.is_empty() => match rest {
                [over] => self.star_mapped(func, over, !is_one, call),
                _ => None,
            },
            "submit" => {
                let keywords = arguments.keywords.iter();
                let keywords = keywords.map(|it| Some((it.arg.as_ref()?.as_str(), &it.value)));
                let keywords: Vec<(&str, &'a Expr)> = keywords.collect::<Option<_>>()?;
                self.task(call, func, &Given::of(rest, keywords)?)
            }
            "apply_async" | "apply" => {
                let given = task_arguments(call, "args", "kwds", rest)?;
                let kind = self.task(call, func, &given)?;
                match (method, kind) {
                    ("apply", Kind::Call(_, arguments)) => {
                        let only = arguments.first()?.value;
                        Some(self.program.kind(only).clone())
                    }
                    (_, kind) => Some(kind),
                }
            }
            _ => None,
        }
    }

    fn pooled_method(&self, call: &'a ast::ExprCall) -> Option<(&'a str, Workers)> {
        let Expr::Attribute(attribute) = &*call.func else {
            return None;
        };
        let workers = self.pool(&attribute.value)?;
        Some((attribute.attr.as_str(), workers))
    }
}
