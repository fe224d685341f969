//! Threads and locks: `Thread(target=f, args=(x,))` is read as a task that holds the call `f(x)`, and
//! `acquire`, then `try` with `release` in its `finally`, as `with` over the lock.

use rustpython_ast::{self as ast, Expr, Stmt as Tree};

use super::super::ir::{Argument, ExprId, Kind, Nature, Stmt, StmtKind};
use super::Builder;
use super::spread_tasks::task_arguments;
use crate::python::names::bare_name;
use crate::python::syntax::span;
use crate::types::desugaring::shared_memory::SHARES;

/// What makes a thread, or a process.
const THREADS: &[&str] = &[
    "threading.Thread",
    "threading.Timer",
    "multiprocessing.Process",
];

impl<'a> Builder<'a, '_> {
    /// `Thread(target=f, args=(x,), name=.., daemon=..)`.
    pub(super) fn thread(&mut self, call: &'a ast::ExprCall) -> Option<Kind> {
        if !self.program.has_threads || !self.names.resolves_to(&call.func, THREADS) {
            return None;
        }
        let keyword = |wanted: &str| {
            let mut all = call.arguments.keywords.iter();
            let found = all.find(|it| it.arg.as_ref().is_some_and(|it| it.as_str() == wanted));
            found.map(|it| &it.value)
        };
        if self.names.resolves_to(&call.func, &["threading.Timer"]) {
            return self.timer(call);
        }
        if !call.arguments.args.is_empty() {
            return None;
        }
        let target = keyword("target")?;
        let given = task_arguments(call, "args", "kwargs", &[])?;
        let is_process = self
            .names
            .resolves_to(&call.func, &["multiprocessing.Process"]);
        let kind = self.task(call, target, &given)?;
        let Kind::Call(func, mut arguments) = kind else {
            return None;
        };
        if is_process {
            let calls: Vec<ExprId> = arguments.iter().map(|it| it.value).collect();
            if keyword(SHARES).is_none() {
                self.program.made_by_processes.extend(calls.iter().copied());
            }
            self.program.process_tasks.extend(calls);
        }
        for name in ["name", "daemon"] {
            if let Some(value) = keyword(name) {
                let value = self.expr(value);
                arguments.push(Argument {
                    name: Some(name.to_owned()),
                    stars: 0,
                    value,
                });
            }
        }
        Some(Kind::Call(func, arguments))
    }

    /// `Timer(seconds, f, args)`: a task, and how long it waits.
    fn timer(&mut self, call: &'a ast::ExprCall) -> Option<Kind> {
        let [seconds, func, rest @ ..] = &*call.arguments.args else {
            return None;
        };
        let given = task_arguments(call, "args", "kwargs", rest)?;
        let kind = self.task(call, func, &given)?;
        let Kind::Call(maker, mut arguments) = kind else {
            return None;
        };
        arguments.push(Argument::plain(self.expr(seconds)));
        let is_daemon = |it: &&ast::Keyword| it.arg.as_ref().is_some_and(|it| it == "daemon");
        if let Some(daemon) = call.arguments.keywords.iter().find(is_daemon) {
            arguments.push(Argument {
                name: Some("daemon".to_owned()),
                stars: 0,
                value: self.expr(&daemon.value),
            });
        }
        Some(Kind::Call(maker, arguments))
    }

    /// `with` over what may be locks.
    pub(super) fn with_locks(
        &mut self,
        with: &'a ast::StmtWith,
        start: u32,
    ) -> Option<StmtKind<'a>> {
        let may_be_lock = |it: &ast::WithItem| {
            it.optional_vars.is_none()
                && matches!(
                    it.context_expr,
                    Expr::Name(_) | Expr::Attribute(_) | Expr::Subscript(_)
                )
        };
        // Without threads it may be a file that was opened before.
        let is_name = matches!(&*with.items, [only] if matches!(only.context_expr, Expr::Name(_)));
        if !(self.program.has_threads || is_name)
            || with.is_async
            || !with.items.iter().all(may_be_lock)
        {
            return None;
        }
        let items: Vec<&'a Expr> = with.items.iter().map(|it| &it.context_expr).collect();
        Some(self.locked(&items, &with.body, start))
    }

    /// A body that runs with locks held.
    fn locked(&mut self, items: &[&'a Expr], body: &'a [Tree], start: u32) -> StmtKind<'a> {
        let items = items.iter().map(|it| self.expr(it)).collect();
        self.program.locked.insert(start, items);
        let suite = self.suite(Nature::Plain, (u32::MAX, 0), body);
        StmtKind::Compound(vec![suite], "with")
    }

    /// `lock.acquire()` before a `try` whose `finally` does nothing but release it.
    pub(super) fn acquired(&mut self, stmt: &'a Tree, next: Option<&'a Tree>) -> Option<Stmt<'a>> {
        let lock = method_on(stmt, "acquire")?;
        let Some(Tree::Try(attempt)) = next else {
            return None;
        };
        let [last] = &*attempt.finalbody else {
            return None;
        };
        let released = method_on(last, "release")?;
        let text = |it: &Expr| self.source.slice(span(it)).to_owned();
        let is_plain = attempt.handlers.is_empty() && attempt.orelse.is_empty();
        if !self.program.has_threads || !is_plain || text(lock) != text(released) {
            return None;
        }
        let place = span(stmt);
        let start = self.next();
        let kind = self.locked(&[lock], &attempt.body, start);
        let ends = self.frame().env.is_none();
        let mut made = self.made(kind, &place, start);
        made.ends = ends;
        Some(made)
    }
}

impl<'a> Builder<'a, '_> {
    /// `lock.acquire()`, statements that go on to the next, then `lock.release()`; and how many statements come
    /// after the first.
    pub(super) fn held_between(
        &mut self,
        stmt: &'a Tree,
        rest: &'a [Tree],
    ) -> Option<(Stmt<'a>, usize)> {
        let lock = method_on(stmt, "acquire")?;
        if !self.program.has_threads {
            return None;
        }
        let text = |it: &Expr| self.source.slice(span(it)).to_owned();
        let wanted = text(lock);
        let is_end = |it: &Tree| method_on(it, "release").is_some_and(|it| text(it) == wanted);
        let count = rest.iter().position(is_end)?;
        let inner = &rest[..count];
        let names_lock = |it: &Tree| {
            let text = self.source.slice(span(it));
            ["acquire", "release"]
                .iter()
                .any(|name| text.contains(&format!("{wanted}.{name}")))
        };
        if inner.is_empty() || inner.iter().any(|it| names_lock(it) || may_leave(it)) {
            return None;
        }
        let place = span(stmt);
        let start = self.next();
        let kind = self.locked(&[lock], inner, start);
        let made = self.made(kind, &place, start);
        Some((made, count + 1))
    }
}

impl<'a> Builder<'a, '_> {
    /// The body of `if lock.acquire(blocking=False): ..` that lets go of the lock at its end, without that end.
    pub(super) fn tried_lock(&self, stmt: &'a ast::StmtIf) -> Option<&'a [Tree]> {
        let Expr::Call(call) = &*stmt.test else {
            return None;
        };
        let Expr::Attribute(method) = &*call.func else {
            return None;
        };
        let is_tried = match (&*call.arguments.args, &*call.arguments.keywords) {
            ([one], []) => is_false(one),
            ([], [keyword]) => match keyword.arg.as_ref().map(ast::Identifier::as_str) {
                Some("blocking") => is_false(&keyword.value),
                Some("timeout") => true,
                _ => false,
            },
            _ => false,
        };
        if !self.program.has_threads || method.attr.as_str() != "acquire" || !is_tried {
            return None;
        }
        let wanted = self.source.slice(span(&*method.value));
        let lets_go = |it: &'a Tree| {
            method_on(it, "release").is_some_and(|it| self.source.slice(span(it)) == wanted)
        };
        match &*stmt.body {
            [Tree::Try(attempt)] => {
                let is_plain = attempt.handlers.is_empty() && attempt.orelse.is_empty();
                let [end] = &*attempt.finalbody else {
                    return None;
                };
                (is_plain && lets_go(end)).then_some(&*attempt.body)
            }
            [inner @ .., end] if lets_go(end) && !inner.is_empty() => {
                (!inner.iter().any(may_leave)).then_some(inner)
            }
            _ => None,
        }
    }
}

fn is_false(expr: &Expr) -> bool {
    matches!(expr, Expr::BooleanLiteral(it) if !it.value)
}

/// Whether a statement may be left for anything but the next one; a definition is taken for one that may.
fn may_leave(stmt: &Tree) -> bool {
    let all = |body: &[Tree]| body.iter().any(may_leave);
    match stmt {
        Tree::Assign(_)
        | Tree::AugAssign(_)
        | Tree::AnnAssign(_)
        | Tree::Expr(_)
        | Tree::Pass(_) => false,
        Tree::If(it) => all(&it.body) || it.elif_else_clauses.iter().any(|it| all(&it.body)),
        Tree::For(it) => all(&it.body) || all(&it.orelse),
        Tree::While(it) => all(&it.body) || all(&it.orelse),
        _ => true,
    }
}

/// What a statement calls a method on that takes nothing.
fn method_on<'a>(stmt: &'a Tree, method: &str) -> Option<&'a Expr> {
    let Tree::Expr(stmt) = stmt else {
        return None;
    };
    let Expr::Call(call) = &*stmt.value else {
        return None;
    };
    let Expr::Attribute(attribute) = &*call.func else {
        return None;
    };
    let is_simple = bare_name(&attribute.value).is_some()
        || matches!(&*attribute.value, Expr::Attribute(of) if bare_name(&of.value).is_some());
    (attribute.attr.as_str() == method && call.arguments.is_empty() && is_simple)
        .then_some(&*attribute.value)
}
