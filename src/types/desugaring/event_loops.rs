//! `loop = asyncio.get_running_loop()` of which nothing is asked but to run functions beside it and to make tasks: as
//! the functions of `asyncio` that do the same.

use std::cell::Cell;

use rustpython_ast::visitor::source_order::{self, SourceOrderVisitor};
use rustpython_ast::{self as ast, Expr, Stmt};

use super::{bodies, executors};
use crate::python::names::bare_name;
use crate::types::nodes::{self, Replace};

/// Rewrites what is asked of event loops, and says whether there is any.
pub(super) fn rewrite(suite: &mut [Stmt]) -> bool {
    let mut is_changed = false;
    for stmt in suite.iter_mut() {
        if let Stmt::FunctionDef(def) = stmt
            && def.is_async
        {
            // A pool whose threads only run what the loop gives them is one of any threads.
            let mut body = def.body.clone();
            let pools = executors::unpooled(&mut body);
            if in_function(&mut body, &pools) {
                def.body = body;
                is_changed = true;
            }
        }
        for inner in bodies(stmt) {
            is_changed |= rewrite(inner);
        }
    }
    is_changed
}

fn in_function(body: &mut Vec<Stmt>, pools: &[String]) -> bool {
    let Some((at, name, module)) = body.iter().enumerate().find_map(|(at, stmt)| {
        let Stmt::Assign(assign) = stmt else {
            return None;
        };
        let [target] = assign.targets.as_slice() else {
            return None;
        };
        Some((
            at,
            bare_name(target)?.to_owned(),
            running_loop(&assign.value)?.clone(),
        ))
    }) else {
        return false;
    };
    let mut uses = Uses {
        name: &name,
        pools,
        all: 0,
        known: 0,
    };
    uses.visit_body(body);
    // The assignment itself is one of all.
    if uses.known == 0 || uses.all != uses.known + 1 {
        return false;
    }
    body.remove(at);
    let is_changed = Cell::new(false);
    let asked = |expr: &Expr| {
        let call = expr.as_call_expr()?;
        let other = match asked_of(call, &name, pools)? {
            Asked::Run(func, rest) => in_thread(&module, func, rest, call.range)?,
            Asked::Task => nodes::call(
                nodes::attribute(module.clone(), "create_task", call.range),
                call.arguments.args.to_vec(),
                call.arguments.keywords.to_vec(),
                call.range,
            ),
        };
        is_changed.set(true);
        Some(other)
    };
    let awaited = |expr: &Expr| match expr {
        Expr::Await(it) => {
            let mut read = it.clone();
            read.value = Box::new(asked(&it.value)?);
            Some(Expr::Await(read))
        }
        // What is gathered begins at once.
        Expr::Call(call) if matches!(&*call.func, Expr::Attribute(it) if it.attr.as_str() == "gather") =>
        {
            let mut read = call.clone();
            let mut is_any = false;
            for argument in &mut read.arguments.args {
                if let Some(other) = asked(argument) {
                    (*argument, is_any) = (other, true);
                }
            }
            is_any.then_some(Expr::Call(read))
        }
        _ => None,
    };
    Replace(awaited).in_body(body);
    let begun = |expr: &Expr| {
        let other = asked(expr)?;
        let range = expr.as_call_expr()?.range;
        let is_task = matches!(&other, Expr::Call(it)
            if matches!(&*it.func, Expr::Attribute(it) if it.attr.as_str() == "create_task"));
        if is_task {
            return Some(other);
        }
        let func = nodes::attribute(module.clone(), "ensure_future", range);
        Some(nodes::call(func, vec![other], Vec::new(), range))
    };
    Replace(begun).in_body(body);
    is_changed.get()
}

/// The name of `asyncio`, if its loop is asked for.
fn running_loop(expr: &Expr) -> Option<&Expr> {
    let call = expr.as_call_expr()?;
    let Expr::Attribute(func) = &*call.func else {
        return None;
    };
    let is_loop = matches!(func.attr.as_str(), "get_running_loop" | "get_event_loop")
        && bare_name(&func.value) == Some("asyncio")
        && call.arguments.is_empty();
    is_loop.then_some(&*func.value)
}

/// Whether what runs a function is the loop's own pool, or another one of threads.
fn is_of_threads(pool: &Expr, pools: &[String]) -> bool {
    pool.is_none_literal_expr()
        || bare_name(pool).is_some_and(|it| pools.iter().any(|name| name == it))
}

/// What a loop is asked for.
enum Asked<'e> {
    /// To run a function in a thread, with these arguments.
    Run(&'e Expr, &'e [Expr]),
    Task,
}

fn asked_of<'e>(call: &'e ast::ExprCall, name: &str, pools: &[String]) -> Option<Asked<'e>> {
    let Expr::Attribute(method) = &*call.func else {
        return None;
    };
    if bare_name(&method.value) != Some(name) {
        return None;
    }
    match (method.attr.as_str(), &*call.arguments.args) {
        ("run_in_executor", [pool, func, rest @ ..])
            if is_of_threads(pool, pools)
                && call.arguments.keywords.is_empty()
                && !rest.iter().any(Expr::is_starred_expr) =>
        {
            Some(Asked::Run(func, rest))
        }
        ("create_task", [_]) => Some(Asked::Task),
        _ => None,
    }
}

/// `asyncio.to_thread(func, ..)`; `partial` stands for its own arguments.
fn in_thread(
    module: &Expr,
    func: &Expr,
    rest: &[Expr],
    range: rustpython_text_size::TextRange,
) -> Option<Expr> {
    let to_thread = nodes::attribute(module.clone(), "to_thread", range);
    let mut args = Vec::new();
    let mut keywords = Vec::new();
    match func {
        Expr::Call(call) => {
            let name = match &*call.func {
                Expr::Attribute(it) => it.attr.as_str(),
                func => bare_name(func)?,
            };
            if name != "partial" {
                return None;
            }
            args.extend(call.arguments.args.iter().cloned());
            keywords.extend(call.arguments.keywords.iter().cloned());
        }
        func => args.push(func.clone()),
    }
    args.extend(rest.iter().cloned());
    Some(nodes::call(to_thread, args, keywords, range))
}

/// How often a name is used, and how often in a way that is known.
struct Uses<'n> {
    name: &'n str,
    pools: &'n [String],
    pub(super) all: usize,
    known: usize,
}

impl<'a> SourceOrderVisitor<'a> for Uses<'_> {
    fn visit_expr(&mut self, expr: &'a Expr) {
        if bare_name(expr) == Some(self.name) {
            self.all += 1;
        }
        if let Expr::Call(call) = expr
            && asked_of(call, self.name, self.pools).is_some()
        {
            self.known += 1;
        }
        source_order::walk_expr(self, expr);
    }
}
