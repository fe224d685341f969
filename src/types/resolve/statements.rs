//! Statements, with every name resolved, and the assignments that reach each use.

use rustpython_ast::{self as ast, Expr, Stmt as Tree};
use rustpython_text_size::Ranged;

use super::super::ir::{
    Arm, BlockId, ExprId, Kind, Manager, Nature, Stmt, StmtKind, Suite, Target,
};
use super::webs::join_env;
use super::{Builder, Env, docstring};
use crate::python::source::Span;
use crate::python::syntax::span;

impl<'a> Builder<'a, '_> {
    /// Reads statements that belong to a block that is there.
    pub(super) fn suite_in(&mut self, block: BlockId, body: &'a [Tree]) -> Suite<'a> {
        let around = std::mem::replace(&mut self.frame().block, block);
        let is_documented = docstring(body).is_some()
            && (self.program.blocks[block.at()].nature == Nature::Function);
        let mut read = Vec::with_capacity(body.len());
        let mut read_already = 0;
        for (index, stmt) in body.iter().enumerate() {
            if read_already > 0 {
                read_already -= 1;
                continue;
            }
            if let Some(stmt) = self.acquired(stmt, body.get(index + 1)) {
                read.push(stmt);
                read_already = 1;
                continue;
            }
            if let Some((stmt, count)) = self.held_between(stmt, &body[index + 1..]) {
                read.push(stmt);
                read_already = count;
                continue;
            }
            if let Some((head, default)) = self.default_of_none(stmt) {
                read.extend([head, default]);
                continue;
            }
            if let Some(stmt) = self.started_or_ended(stmt) {
                read.push(stmt);
                continue;
            }
            if let Some(stmts) = self.unchained(stmt) {
                read.extend(stmts);
                continue;
            }
            if let Some(stmts) = self.unpacked_to_places(stmt) {
                read.extend(stmts);
                continue;
            }
            if let Some(stmts) = self.with_pools(stmt) {
                read.extend(stmts);
                continue;
            }
            if let Some(stmts) = self.imported_at_once(stmt) {
                read.extend(stmts);
                continue;
            }
            if let Some(stmts) = self.unpacked_in_steps(stmt) {
                read.extend(stmts);
                continue;
            }
            if let Some(stmts) = self.assigned_in_turn(stmt) {
                read.extend(stmts);
                continue;
            }
            if let Some(stmts) = self.assigned_to_each(stmt) {
                read.extend(stmts);
                continue;
            }
            if let Some(stmts) = self.managed(stmt) {
                read.extend(stmts);
                continue;
            }
            read.extend(self.nested_before(stmt));
            let mut stmt = self.stmt(stmt);
            if index == 0 && is_documented {
                stmt.kind = StmtKind::Docstring;
            }
            if self.frames.len() == 1 {
                read.append(&mut self.decorating.hoisted);
            }
            let behind = self.behind_bounded(&body[index]);
            let after = std::mem::take(&mut self.after);
            let parts: Vec<Stmt<'a>> = after
                .into_iter()
                .map(|id| Stmt {
                    kind: StmtKind::Function(id),
                    ..stmt.clone()
                })
                .collect();
            read.append(&mut self.decorating.before);
            read.push(stmt);
            read.extend(behind);
            read.append(&mut self.decorating.after);
            read.extend(parts);
        }
        let body = read;
        self.frame().block = around;
        Suite {
            block: Some(block),
            body,
        }
    }

    pub(super) fn suite(&mut self, nature: Nature, arm: (u32, u32), body: &'a [Tree]) -> Suite<'a> {
        let around = self.frame().block;
        let block = self.block(Some(around), nature, arm);
        self.suite_in(block, body)
    }

    pub(super) fn stmt(&mut self, stmt: &'a Tree) -> Stmt<'a> {
        let whole = span(stmt);
        let block = self.frame().block;
        let start = self.next();
        let (line_at, head) = match stmt {
            Tree::FunctionDef(def) => (span(&def.name).start, self.head(whole.start, &def.body)),
            Tree::ClassDef(class) => (span(&class.name).start, self.head(whole.start, &class.body)),
            Tree::For(stmt) => (whole.start, self.head(whole.start, &stmt.body)),
            Tree::While(stmt) => (whole.start, self.head(whole.start, &stmt.body)),
            Tree::If(stmt) => (whole.start, self.head(whole.start, &stmt.body)),
            Tree::With(stmt) => (whole.start, self.head(whole.start, &stmt.body)),
            Tree::Try(stmt) => (whole.start, self.head(whole.start, &stmt.body)),
            Tree::Match(stmt) => (whole.start, span(&*stmt.subject)),
            _ => (whole.start, whole.clone()),
        };
        let was_reached = self.frame().env.is_some();
        let kind = self.stmt_kind(stmt, start);
        let ends = was_reached && self.frame().env.is_none();
        // Behind a statement that is never reached nothing is, whatever its parts do.
        if !was_reached {
            self.frame().env = None;
        }
        let end = self.next();
        Stmt {
            kind,
            span: whole,
            head,
            line: self.line(line_at),
            block,
            start,
            end,
            ends,
        }
    }

    /// Whether an expression ends the program, as `raise SystemExit` does: nothing comes behind it.
    fn exits(&self, value: ExprId) -> bool {
        let Kind::Call(func, _) = self.program.kind(value) else {
            return false;
        };
        match self.program.kind(*func) {
            Kind::Import(name) => name == "sys.exit",
            Kind::Builtin(name) => name == "exit" || name == "quit",
            _ => false,
        }
    }

    /// From the start of a compound statement to the colon before its body.
    pub(super) fn head(&self, start: usize, body: &[Tree]) -> Span {
        let end = body.first().map_or_else(
            // Damaged code has heads without a body.
            || {
                let rest = &self.source.text()[start..];
                start + rest.find(['\n', '\r']).unwrap_or(rest.len())
            },
            |first| span(first).start,
        );
        let text = self.source.slice(start..end.max(start));
        let end = text.rfind(':').map_or(text.len(), |at| at + 1);
        start..start + end
    }

    fn stmt_kind(&mut self, stmt: &'a Tree, start: u32) -> StmtKind<'a> {
        if let Some(raised) = self.abstract_made(stmt) {
            return raised;
        }
        if let Tree::Expr(stmt) = stmt
            && let Some(set) = self.set_by_name(&stmt.value)
        {
            return set;
        }
        match stmt {
            Tree::Expr(stmt) if stmt.value.is_yield_expr() || stmt.value.is_yield_from_expr() => {
                match &*stmt.value {
                    Expr::Yield(value) => {
                        let value = value.value.as_deref().map(|it| self.expr(it));
                        StmtKind::Yield(value, false)
                    }
                    Expr::YieldFrom(value) => StmtKind::Yield(Some(self.expr(&value.value)), true),
                    _ => StmtKind::Unsupported("yield"),
                }
            }
            Tree::Expr(stmt) => {
                if let Some(kind) = self.statement_alone(&stmt.value) {
                    return kind;
                }
                let value = self.expr(&stmt.value);
                if self.exits(value) {
                    self.frame().env = None;
                }
                StmtKind::Expr(value)
            }
            Tree::Assign(assign) => {
                if let Some(named) = self.read_named_tuple(assign) {
                    return named;
                }
                let is_kept = |it: &Expr| it.is_attribute_expr() || it.is_subscript_expr();
                let value = if assign.targets.iter().all(is_kept) {
                    self.value_expr(&assign.value)
                } else {
                    self.assigned_value(&assign.value)
                };
                let targets: Vec<Target> =
                    assign.targets.iter().map(|it| self.target(it)).collect();
                if let ([Target::Var(var)], Kind::Call(func, _)) =
                    (targets.as_slice(), self.program.kind(value))
                    && let Kind::Class(class) = self.program.kind(*func)
                {
                    self.made_by.insert(*var, *class);
                }
                StmtKind::Assign {
                    targets,
                    value,
                    annotation: None,
                }
            }
            Tree::AnnAssign(assign) => {
                if let Some(value) = &assign.value {
                    let value = if assign.target.is_attribute_expr() {
                        self.value_expr(value)
                    } else {
                        self.assigned_value(value)
                    };
                    let targets = vec![self.target(&assign.target)];
                    StmtKind::Assign {
                        targets,
                        value,
                        annotation: Some(&assign.annotation),
                    }
                } else {
                    StmtKind::Declare
                }
            }
            Tree::AugAssign(assign) => {
                let read = self.expr(&assign.target);
                let value = self.expr(&assign.value);
                let target = match self.program.kind(read).clone() {
                    // The same variable is read and assigned.
                    Kind::Var(var) => {
                        if let Expr::Name(name) = &*assign.target {
                            let new = self.bind(name.id.as_str());
                            self.merge(var, new);
                            Target::Var(new)
                        } else {
                            self.occur(var, true);
                            Target::Var(var)
                        }
                    }
                    Kind::Index(object, index) => Target::Index(object, index),
                    Kind::Attribute(object, name) => Target::Attribute(object, name),
                    Kind::Slice(object, bounds) => Target::Slice(object, bounds),
                    _ => Target::Unsupported("an augmented assignment to this"),
                };
                if let Some(spelled_out) = self.operator_on_item(assign, &target, (read, value)) {
                    return spelled_out;
                }
                // What a property is set to is worked out of what it gives.
                if let Target::Attribute(object, name) = &target
                    && self.set_properties.contains(name.as_str())
                    && (matches!(self.program.kind(*object), Kind::Var(_))
                        || self.is_found_again(*object, value))
                {
                    let span = crate::python::syntax::span(stmt);
                    let value = self.push(Kind::Binary(assign.op, read, value), span);
                    self.program.spelled_out.insert(value);
                    return StmtKind::Assign {
                        targets: vec![target],
                        value,
                        annotation: None,
                    };
                }
                StmtKind::Augmented {
                    target,
                    op: assign.op,
                    value,
                    read,
                }
            }
            Tree::For(stmt) => match self.read_asked_until(stmt, start) {
                Some(kind) => kind,
                None => self.read_for(stmt, start),
            },
            Tree::While(stmt) => self.read_while(stmt, start),
            // What only checkers of types read.
            Tree::If(stmt)
                if stmt.elif_else_clauses.is_empty()
                    && self
                        .names
                        .resolves_to(&stmt.test, &["typing.TYPE_CHECKING"]) =>
            {
                StmtKind::Import
            }
            Tree::If(stmt) => self.read_if(stmt, start),
            Tree::Return(stmt) if self.fluent.gives_itself(stmt) => {
                self.frame().env = None;
                StmtKind::Return(None)
            }
            Tree::Return(stmt) => {
                let value = stmt.value.as_deref().map(|it| self.assigned_value(it));
                self.frame().env = None;
                StmtKind::Return(value)
            }
            Tree::Break(_) => {
                let env = self.frame().env.take();
                if let (Some(env), Some(around)) = (env, self.frame().loops.last_mut()) {
                    around.breaks.push(env);
                }
                StmtKind::Break
            }
            Tree::Continue(_) => {
                let env = self.frame().env.take();
                if let (Some(env), Some(around)) = (env, self.frame().loops.last_mut()) {
                    around.continues.push(env);
                }
                StmtKind::Continue
            }
            Tree::Pass(_) => StmtKind::Pass,
            Tree::Import(_) | Tree::ImportFrom(_) => StmtKind::Import,
            Tree::Global(_) | Tree::Nonlocal(_) => StmtKind::Scoping,
            Tree::Assert(stmt) => {
                let test = self.expr(&stmt.test);
                let message = stmt.msg.as_deref().map(|it| self.expr(it));
                StmtKind::Assert(test, message)
            }
            Tree::Delete(stmt) => {
                let mut targets = Vec::new();
                for target in &stmt.targets {
                    if !matches!(target, Expr::Name(name) if self.is_given_up(name)) {
                        targets.push(self.deleted(target));
                    }
                }
                StmtKind::Delete(targets)
            }
            Tree::FunctionDef(def) if self.is_overload(def) => StmtKind::Pass,
            Tree::FunctionDef(def) => self.read_function(def),
            Tree::ClassDef(class) => self.read_class(class),
            Tree::Raise(stmt) if self.ends_iteration(stmt) => {
                let none = self.push(Kind::None, span(stmt));
                self.frame().env = None;
                StmtKind::Return(Some(none))
            }
            Tree::Raise(stmt) => {
                let exception = stmt.exc.as_deref().map(|it| self.expr(it));
                let cause = stmt.cause.as_deref().map(|it| self.expr(it));
                self.frame().env = None;
                StmtKind::Raise(exception, cause)
            }
            Tree::With(stmt) if stmt.is_async => self.read_guarded(stmt, start),
            Tree::With(stmt) if let Some(kind) = self.with_locks(stmt, start) => kind,
            Tree::With(stmt) => self.opaque(stmt.is_async, &[&stmt.body], start, "with"),
            Tree::Try(stmt) if super::optional_imports::asks_for_import(stmt) => {
                let bodies = [&stmt.body[..], &stmt.orelse, &stmt.finalbody];
                self.opaque(false, &bodies, start, super::optional_imports::WHY)
            }
            Tree::Try(stmt) => self.read_try(stmt, start),
            Tree::Match(stmt) => self.read_match(stmt, start),
            Tree::TypeAlias(_) => StmtKind::Import,
            Tree::IpyEscapeCommand(_) => StmtKind::Unsupported("a command of IPython"),
        }
    }

    /// Whether it is `raise StopIteration` in `__next__`: nothing comes any more.
    fn ends_iteration(&mut self, stmt: &ast::StmtRaise) -> bool {
        let func = self.frame().func;
        let class = match stmt.exc.as_deref() {
            Some(Expr::Call(call)) if call.arguments.is_empty() => &*call.func,
            Some(plain) => plain,
            None => return false,
        };
        self.program.func(func).name == "__next__"
            && self.frame().tries.is_empty()
            && crate::python::names::bare_name(class) == Some("StopIteration")
    }

    /// `async with`, whose managers are locks where nothing is given.
    fn read_guarded(&mut self, stmt: &'a ast::StmtWith, start: u32) -> StmtKind<'a> {
        let name = |it: &'a ast::WithItem| {
            let given = it.optional_vars.as_deref();
            given.map(crate::python::names::bare_name)
        };
        let mut managers = Vec::new();
        for item in &stmt.items {
            let value = self.expr(&item.context_expr);
            let var = match name(item) {
                None => None,
                Some(Some(name)) => Some(self.bind(name)),
                Some(None) => return self.opaque(true, &[&stmt.body], start, "async with"),
            };
            managers.push(Manager { value, var });
        }
        self.program.guards.insert(start, managers);
        // Locks and limits of time end nothing that their body does.
        let body = self.suite(Nature::Plain, (u32::MAX, 0), &stmt.body);
        StmtKind::Compound(vec![body], "async with")
    }

    /// Code that is not translated yet; what it assigns is seen all the same.
    fn opaque(
        &mut self,
        _: bool,
        bodies: &[&'a [Tree]],
        start: u32,
        why: &'static str,
    ) -> StmtKind<'a> {
        let before = self.frame().env.clone();
        let mut after = before.clone();
        let mut suites = Vec::new();
        for (index, body) in (0..).zip(bodies) {
            if body.is_empty() {
                continue;
            }
            self.frame().env.clone_from(&after);
            suites.push(self.suite(Nature::Plain, (start, index), body));
            let env = self.frame().env.take();
            join_env(&mut after, env);
        }
        self.frame().env = after;
        StmtKind::Compound(suites, why)
    }

    fn read_if(&mut self, stmt: &'a ast::StmtIf, start: u32) -> StmtKind<'a> {
        let mut arms = Vec::new();
        let mut after: Option<Env<'a>> = None;
        let test = self.tested(&stmt.test);
        let mut rest = self.frame().env.clone();
        let tried = self.tried_lock(stmt);
        if tried.is_some() {
            self.program.tried_locks.insert(start);
        }
        let body = self.suite(Nature::Plain, (start, 0), tried.unwrap_or(&stmt.body));
        let env = self.frame().env.take();
        join_env(&mut after, env);
        let head = self.head(span(stmt).start, &stmt.body);
        let line = self.line(span(stmt).start);
        arms.push(Arm {
            test,
            body,
            line,
            head,
        });
        let mut orelse = None;
        for (index, clause) in (1..).zip(&stmt.elif_else_clauses) {
            self.frame().env.clone_from(&rest);
            let at = clause.range().start().to_usize();
            if let Some(test) = &clause.test {
                let test = self.tested(test);
                rest.clone_from(&self.frame().env.clone());
                let body = self.suite(Nature::Plain, (start, index), &clause.body);
                let head = self.head(at, &clause.body);
                arms.push(Arm {
                    test,
                    body,
                    line: self.line(at),
                    head,
                });
            } else {
                orelse = Some(self.suite(Nature::Plain, (start, index), &clause.body));
                rest = None;
            }
            let env = self.frame().env.take();
            join_env(&mut after, env);
        }
        join_env(&mut after, rest);
        self.frame().env = after;
        StmtKind::If { arms, orelse }
    }
}
