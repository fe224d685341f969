//! `async with`: a lock or a permit is held for a block, a group waits for its tasks at the end of one.

use super::super::code::Code;
use super::super::translator::{Res, Translator, refuse};
use super::super::tries::is_left;
use crate::types::exceptions::{self, BASE, EXCEPTION};
use crate::types::ir::{Argument, ExprId, Kind, Manager, Stmt, Suite, VarId};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// `async with lock: ..`.
    pub(in super::super) fn guarded(
        &mut self,
        stmt: &Stmt<'_>,
        suites: &[Suite<'_>],
        is_tail: bool,
    ) -> Res<()> {
        let Some(managers) = self.program.guards.get(&stmt.start).cloned() else {
            return refuse("async with what is given a name");
        };
        let [body] = suites else {
            return refuse("async with");
        };
        self.need_tokio();
        if let [only] = managers.as_slice() {
            if only.is_timeout(self.program) && only.var.is_none() {
                return self.timed(stmt, only.value, body, is_tail);
            }
            if only.is_group(self.program) {
                return self.grouped(stmt, *only, body);
            }
        }
        if managers.iter().any(|it| it.var.is_some()) {
            return refuse("async with what is given a name");
        }
        self.out.line("{");
        let mut closed = Vec::new();
        for manager in managers {
            let of = self.ty(manager.value).clone();
            let code = self.expr(manager.value)?;
            let receiver = code.receiver();
            if matches!(code.ty, Ty::Option(_)) {
                return refuse("a lock that may be None");
            }
            if receiver.contains(".borrow") {
                return refuse("a lock in a field that changes");
            }
            if of == Ty::Foreign("asyncio.Server") {
                closed.push(receiver);
                continue;
            }
            self.out.line(match of {
                Ty::Foreign("asyncio.Lock") => format!("let _guard = {receiver}.lock().await;"),
                Ty::Foreign("asyncio.Condition") => {
                    format!("let _holding = {receiver}.lock().await;")
                }
                Ty::Foreign("asyncio.Semaphore") => format!(
                    "let _permit = {receiver}.acquire().await.expect(\"the semaphore is never closed\");"
                ),
                _ => return refuse("async with a manager of this kind"),
            });
        }
        if closed.is_empty() {
            self.suite_at(body, is_tail && stmt.ends);
            self.out.line("}");
            return Ok(());
        }
        // Left in another way, it would be closed there.
        if self.fails_in(body) || is_left(body) || stmt.ends {
            return refuse("a server that is left early");
        }
        self.suite_at(body, false);
        let turn = self.helper("next_turn");
        for server in closed.into_iter().rev() {
            self.out.line(format!("{server}.close();"));
            self.out.line(format!("{turn}().await;"));
        }
        self.out.line("}");
        Ok(())
    }

    /// `async with asyncio.TaskGroup() as group: ..`.
    fn grouped(&mut self, stmt: &Stmt<'_>, manager: Manager, body: &Suite<'_>) -> Res<()> {
        let Some(var) = manager.var else {
            return refuse("a group without a name");
        };
        let may_be_cancelled =
            self.coroutines.has_cancel && self.coroutines.let_go.contains(&self.func);
        if may_be_cancelled || is_left(body) || stmt.ends {
            return refuse("a group of tasks that is left early");
        }
        if self.fails_in(body) {
            return self.unhandled_group(stmt);
        }
        self.import("std::rc::Rc");
        let helper = self.helper("TaskGroup");
        self.need_crate("futures", "0.3", &[]);
        let name = self.binding(var).name.clone();
        self.out
            .line(format!("let {name} = Rc::new({helper}::default());"));
        self.declared.insert(var);
        self.suite_at(body, false);
        self.out.line(format!("{name}.wait().await;"));
        Ok(())
    }

    /// Makes a group of tasks that may fail and runs its body: the name of their errors, when all have ended.
    pub(in crate::translation) fn tasks_that_may_fail(
        &mut self,
        group: VarId,
        body: &Suite<'_>,
    ) -> String {
        self.import("std::rc::Rc");
        self.need_crate("futures", "0.3", &[]);
        let helper = self.helper("TryTaskGroup");
        let (name, error) = (self.binding(group).name.clone(), self.error_name.clone());
        self.out
            .line(format!("let {name} = {helper}::<{error}>::default();"));
        self.declared.insert(group);
        self.coroutines.failing_groups.insert(group);
        self.suite_at(body, false);
        let failures = self.fresh("failures");
        self.out
            .line(format!("let {failures} = {name}.failures().await;"));
        failures
    }

    /// A group of tasks of which some may fail, where no handler sees that: the program stops then.
    fn unhandled_group(&mut self, stmt: &Stmt<'_>) -> Res<()> {
        if self.handles_groups() {
            return refuse("a group of tasks that may fail");
        }
        let (group, body) = self.group_of(stmt)?;
        let failures = self.tasks_that_may_fail(group, body);
        self.out.line(format!(
            "assert!({failures}.is_empty(), \"unhandled errors in a TaskGroup: {{{failures}:?}}\");"
        ));
        Ok(())
    }

    /// Whether a handler of the file could see an error that is a group of others, besides `except*` around just that.
    fn handles_groups(&self) -> bool {
        let tries = self.program.tries.iter();
        let plain = tries.filter(|it| !self.program.group_tries.contains(it.0));
        let mut caught = plain
            .flat_map(|it| &it.1.handlers)
            .map(|it| exceptions::caught(self.program, it.class));
        caught.any(|it| it.is_none_or(|it| it.contains(&EXCEPTION) || it.contains(&BASE)))
    }

    /// `group.create_task(..)`.
    pub(super) fn task_in_group(
        &mut self,
        object: ExprId,
        group: &Code,
        arguments: &[Argument],
        ty: Ty,
    ) -> Res<Code> {
        let [coroutine] = arguments else {
            return refuse("create_task with these arguments");
        };
        let coroutine = coroutine.value;
        let handles_failures = matches!(self.kind(object), Kind::Var(var)
            if self.coroutines.failing_groups.contains(var));
        if handles_failures {
            self.check_let_go(ty.runs())?;
            let future = self.task_future(coroutine)?;
            let method = if self.any_fails(ty.runs()) {
                "spawn"
            } else {
                "spawn_safe"
            };
            if method == "spawn_safe" {
                self.helper("TryTaskGroup::spawn_safe");
            }
            return Ok(Code::tight(
                format!("{}.{method}({future})", group.receiver()),
                ty,
            ));
        }
        if self.any_fails(ty.runs()) || self.ends_as_cancelled(ty.runs()) {
            return refuse("a group of tasks that may fail");
        }
        let future = self.task_future(coroutine)?;
        Ok(Code::tight(
            format!("{}.spawn({future})", group.receiver()),
            ty,
        ))
    }
}
