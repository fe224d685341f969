//! `except*` around a group of tasks: the errors of those that have failed, parted by their handlers.

use super::{Parts, is_left, raises_again};
use crate::translation::code::{Code, Form};
use crate::translation::raises::Attempt;
use crate::translation::translator::{Res, Translator, refuse};
use crate::types::ir::{ExprId, Kind, Stmt, StmtKind, Suite, Try, VarId};
use crate::types::ty::Ty;

/// What may be done with the errors of a group, which are a tuple in Python.
const LOOKING: &[&str] = &[
    "len",
    "enumerate",
    "sorted",
    "list",
    "any",
    "all",
    "zip",
    "reversed",
];

impl Translator<'_, '_> {
    /// A `try` whose body is a group of tasks alone.
    pub(super) fn group_attempt(
        &mut self,
        read: &Try,
        parts: &Parts<'_, '_>,
        facts: &Attempt,
    ) -> Res<()> {
        if parts.orelse.is_some() || parts.finally.is_some() || !facts.rest.is_empty() {
            return refuse("errors of a group that not all are handled");
        }
        let [only] = parts.body.body.as_slice() else {
            return refuse("except* around more than a group of tasks");
        };
        let (group, inner) = self.group_of(only)?;
        for (handler, suite) in read.handlers.iter().zip(parts.handlers) {
            if raises_again(suite) || self.fails_in(suite) {
                return refuse("a handler of a group that fails");
            }
            if let Some(var) = handler.var {
                self.check_group_error(var)?;
            }
        }
        self.need_tokio();
        let failures = self.tasks_that_may_fail(group, inner);
        let reached: Vec<usize> = (0..read.handlers.len())
            .filter(|at| !facts.handled[*at].is_empty())
            .collect();
        for at in &reached {
            let is_last = reached.last() == Some(at);
            let own = match read.handlers[*at].var {
                Some(var) if self.is_looked_at(var) => self.binding(var).name.clone(),
                _ => self.fresh("handled"),
            };
            self.out.origin = Some(read.handlers[*at].line);
            if is_last {
                self.out.line(format!("let {own} = {failures};"));
            } else {
                let pattern = self.error_pattern(&facts.handled[*at], None)?;
                let pattern = pattern
                    .strip_prefix("Err(")
                    .and_then(|it| it.strip_suffix(')'))
                    .unwrap_or(&pattern);
                self.out.line(format!(
                    "let ({own}, {failures}): (Vec<_>, Vec<_>) = {failures}.into_iter().partition(|it| matches!(it, {pattern}));"
                ));
            }
            self.out.line(format!("if !{own}.is_empty() {{"));
            let errors = self.errors_looked_at(read.handlers[*at].var);
            for (id, ty) in &errors {
                let code = Code::tight(own.clone(), ty.clone()).held(Form::Place);
                self.computed.insert(*id, code);
            }
            self.suite_at(&parts.handlers[*at], false);
            for (id, _) in errors {
                self.computed.remove(&id);
            }
            self.out.line("}");
        }
        self.leave_out(read, parts, &reached)
    }

    /// The variable and the body of a group of tasks that only makes them: it neither waits nor fails itself.
    pub(in crate::translation) fn group_of<'s, 'a>(
        &self,
        stmt: &'s Stmt<'a>,
    ) -> Res<(VarId, &'s Suite<'a>)> {
        let (StmtKind::Compound(suites, _), Some(managers)) =
            (&stmt.kind, self.program.guards.get(&stmt.start))
        else {
            return refuse("except* around what is no group of tasks");
        };
        let ([inner], [manager]) = (suites.as_slice(), managers.as_slice()) else {
            return refuse("except* around what is no group of tasks");
        };
        let Some(var) = manager.var.filter(|_| manager.is_group(self.program)) else {
            return refuse("except* around what is no group of tasks");
        };
        let (Some(first), Some(last)) = (inner.body.first(), inner.body.last()) else {
            return refuse("a group without tasks");
        };
        let within = |position: u32| (first.start..=last.end).contains(&position);
        let waits = self
            .exprs_between(first.start, last.end)
            .any(|it| matches!(it.kind, Kind::Await(_)));
        let makes_task = |id: &ExprId| {
            matches!(self.kind(*id), Kind::Call(func, _)
                if matches!(self.kind(*func), Kind::Attribute(object, name)
                    if name == "create_task"
                        && matches!(self.kind(*object), Kind::Var(it) if *it == var)))
        };
        let fails = self.raises.stmts.keys().any(|it| within(*it))
            || self
                .raises
                .exprs
                .keys()
                .any(|it| within(self.program.expr(*it).position) && !makes_task(it));
        if waits || fails || is_left(inner) || stmt.ends {
            return refuse("a group of tasks that may fail while tasks are made");
        }
        let known = self.program.exprs.iter().filter(|it| {
            matches!(&it.kind, Kind::Attribute(object, name)
                if name == "create_task" && matches!(self.kind(*object), Kind::Var(it) if *it == var))
        });
        let reads = self.program.var(var).occurrences.iter();
        if reads.filter(|it| !it.is_def).count() != known.count() {
            return refuse("a group of tasks that is handed on");
        }
        Ok((var, inner))
    }

    /// Refuses what looks at a group of errors in another way than at the errors in it.
    fn check_group_error(&self, var: VarId) -> Res<()> {
        let mut looked: Vec<ExprId> = Vec::new();
        for expr in &self.program.exprs {
            match &expr.kind {
                Kind::Call(func, arguments) if matches!(self.kind(*func), Kind::Builtin(name) if LOOKING.contains(&name.as_str())) =>
                {
                    looked.extend(arguments.iter().map(|it| it.value));
                }
                Kind::Index(object, _) => looked.push(*object),
                Kind::Comprehension(it) => looked.extend(it.generators.iter().map(|it| it.iter)),
                _ => {}
            }
        }
        for func in &self.program.funcs {
            looped_over(&func.body, &mut looked);
        }
        let known = self.errors_looked_at(Some(var));
        let reads = self.program.var(var).occurrences.iter();
        let reads = reads.filter(|it| !it.is_def).count();
        if reads != known.len() || known.iter().any(|it| !looked.contains(&it.0)) {
            return refuse("a group of errors as a whole");
        }
        Ok(())
    }

    /// Whether it is `create_task` of a group whose failures are handled.
    pub(in crate::translation) fn makes_task_of_failing_group(&self, func: ExprId) -> bool {
        matches!(self.kind(func), Kind::Attribute(object, name)
            if name == "create_task"
                && matches!(self.kind(*object), Kind::Var(var)
                    if self.coroutines.failing_groups.contains(var)))
    }

    fn is_looked_at(&self, var: VarId) -> bool {
        self.program
            .var(var)
            .occurrences
            .iter()
            .any(|it| !it.is_def)
    }

    /// Where the errors of a group are read, and their type.
    fn errors_looked_at(&self, var: Option<VarId>) -> Vec<(ExprId, Ty)> {
        let ids = (0..self.program.exprs.len()).filter_map(|it| u32::try_from(it).ok());
        ids.map(ExprId)
            .filter(|id| {
                matches!(self.kind(*id), Kind::Attribute(object, name)
                    if name == "exceptions"
                        && matches!(self.kind(*object), Kind::Var(it) if Some(*it) == var))
            })
            .map(|id| (id, self.ty(id).clone()))
            .collect()
    }
}

/// What the loops of some code go over.
fn looped_over(suite: &Suite<'_>, found: &mut Vec<ExprId>) {
    for stmt in &suite.body {
        if let StmtKind::For { iter, .. } = &stmt.kind {
            found.push(*iter);
        }
        for inner in stmt.suites() {
            looped_over(inner, found);
        }
    }
}
