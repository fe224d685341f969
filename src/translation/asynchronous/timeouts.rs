//! `asyncio.wait_for` and `asyncio.timeout`: what takes too long is let go of.

use super::super::code::Code;
use super::super::coroutines::cancelled::CANCELLED;
use super::super::translator::{Res, Translator, refuse};
use crate::types::exceptions::Exc;
use crate::types::ir::{Argument, ExprId, FuncId, Kind, Stmt, Suite};
use crate::types::ty::Ty;

const TIMEOUT: Exc = Exc::Builtin("TimeoutError");

impl Translator<'_, '_> {
    /// `await asyncio.wait_for(..)`.
    pub(super) fn waited(&mut self, id: ExprId, arguments: &[Argument], ty: Ty) -> Res<Code> {
        let (of, limit) = match arguments {
            [of, limit]
                if of.name.is_none()
                    && of.stars + limit.stars == 0
                    && limit.name.as_deref().is_none_or(|it| it == "timeout") =>
            {
                (of.value, limit.value)
            }
            _ => return refuse("wait_for with these arguments"),
        };
        if let Ty::Task(_, runs) = self.ty(of).clone() {
            let text = self.waited_task(id, of, limit)?;
            return Ok(self.given_by_awaiting(&text, &runs, ty));
        }
        let Ty::Coroutine(_, runs) = self.ty(of).clone() else {
            return refuse("wait_for of what is no coroutine");
        };
        self.check_let_go(&runs)?;
        let future = match self.kind(of) {
            Kind::Call(func, arguments) => {
                let arguments = arguments.clone();
                match self.kind(*func) {
                    Kind::Import(name) if name == "asyncio.sleep" => {
                        self.sleeping(&arguments, &ty)?
                    }
                    Kind::Import(_) => return refuse("wait_for of this"),
                    Kind::Attribute(object, name)
                        if super::super::coroutines::is_handle(self.ty(*object).some()) =>
                    {
                        let (object, name) = (*object, name.clone());
                        if matches!(name.as_str(), "readexactly" | "readuntil") {
                            return refuse("a part of a connection that may be cut, within a time");
                        }
                        let future = self.awaitable_method(object, &name, &arguments)?;
                        if future.starts_with("let ") {
                            return refuse("a connection in a field that changes, within a time");
                        }
                        future
                    }
                    _ => self.awaitable(of)?,
                }
            }
            _ => self.awaitable(of)?,
        };
        let limit = self.limit(limit)?;
        let raises = self.raises.exprs.get(&id);
        let is_seen = raises.is_some_and(|it| it.contains(&TIMEOUT));
        if !self.coroutines.sees.is_empty() && !runs.is_empty() {
            let text = self.told_within(&limit, &future, &runs, is_seen)?;
            return Ok(self.given_by_awaiting(&text, &runs, ty));
        }
        let text = self.or_timeout(
            &format!("tokio::time::timeout({limit}, {future}).await"),
            is_seen,
        )?;
        Ok(self.given_by_awaiting(&text, &runs, ty))
    }

    /// What a task gives that is cancelled when its time is over.
    fn waited_task(&mut self, id: ExprId, task: ExprId, limit: ExprId) -> Res<String> {
        if !self.coroutines.cancels_late {
            return refuse("wait_for of a task that may be cancelled elsewhere");
        }
        let code = self.expr(task)?;
        if matches!(code.ty, Ty::Option(_)) {
            return refuse("a task that may be None");
        }
        let receiver = code.receiver();
        if super::super::code::holds_guard(&receiver) {
            return refuse("a task that others change");
        }
        let limit = self.limit(limit)?;
        self.need_crate("futures", "0.3", &[]);
        self.helper("SharedTask");
        self.helper("SharedTask::outcome_within");
        let outcome = format!("{receiver}.outcome_within({limit}).await");
        let raises = self.raises.exprs.get(&id);
        if !raises.is_some_and(|it| it.contains(&TIMEOUT)) {
            return Ok(format!("{outcome}.expect(\"TimeoutError\")"));
        }
        let variant = self.error_variant(TIMEOUT)?;
        Ok(format!(
            "{outcome}.ok_or_else(|| {variant}(String::new()))?"
        ))
    }

    /// A coroutine that is told when its time is over, and may do something then.
    fn told_within(
        &mut self,
        limit: &str,
        future: &str,
        runs: &[FuncId],
        is_seen: bool,
    ) -> Res<String> {
        self.helper("until_cancelled");
        let helper = self.helper("told_within");
        let given = if self.ends_as_cancelled(runs) {
            let variant = self.error_variant(CANCELLED)?;
            format!("|given| (!matches!(given, Err({variant}(_)))).then_some(given)")
        } else {
            "Some".to_owned()
        };
        let outcome = format!("{helper}({limit}, {future}, {given}).await");
        if !is_seen {
            return Ok(format!("{outcome}.expect(\"TimeoutError\")"));
        }
        let variant = self.error_variant(TIMEOUT)?;
        Ok(format!(
            "{outcome}.ok_or_else(|| {variant}(String::new()))?"
        ))
    }

    /// What came in time, or the error.
    fn or_timeout(&mut self, outcome: &str, is_seen: bool) -> Res<String> {
        if !is_seen {
            return Ok(format!("{outcome}.expect(\"TimeoutError\")"));
        }
        let variant = self.error_variant(TIMEOUT)?;
        Ok(format!("{outcome}.map_err(|_| {variant}(String::new()))?"))
    }

    /// A limit of time.
    pub(super) fn limit(&mut self, limit: ExprId) -> Res<String> {
        self.import("std::time::Duration");
        let of_seconds = |seconds: f64| {
            let millis = (seconds * 1000.0).round();
            if seconds <= 0.0 || (seconds * 1000.0 - millis).abs() > 1e-6 || millis > 1e12 {
                return refuse("a limit of this kind");
            }
            Ok(if millis % 1000.0 == 0.0 {
                format!("Duration::from_secs({})", millis / 1000.0)
            } else {
                format!("Duration::from_millis({millis})")
            })
        };
        match self.kind(limit) {
            Kind::Int(seconds) => of_seconds(*seconds as f64),
            Kind::Float(seconds) => of_seconds(*seconds),
            _ => {
                let code = self.number(limit, &Ty::Float)?;
                Ok(format!("Duration::from_secs_f64({})", code.text))
            }
        }
    }

    /// `async with asyncio.timeout(..): ..`.
    pub(super) fn timed(
        &mut self,
        stmt: &Stmt<'_>,
        manager: ExprId,
        body: &Suite<'_>,
        is_tail: bool,
    ) -> Res<()> {
        let Kind::Call(_, arguments) = self.kind(manager) else {
            return refuse("async with");
        };
        let [limit] = arguments.as_slice() else {
            return refuse("timeout with these arguments");
        };
        self.check_let_go_in(body)?;
        let limit = self.limit(limit.value)?;
        let is_seen = self.raises.stmts.contains_key(&stmt.start);
        self.out
            .line(format!("tokio::time::timeout({limit}, async {{"));
        let (head, start) = (self.out.lines.len() - 1, self.out.mark());
        let (flow, fails, end) = self.suite_in_frame(body)?;
        let ty = self.flow_type(flow, fails)?;
        let written = self.out.since(start).join("\n");
        if fails && !written.contains('?') && !written.contains("return Err(") {
            return refuse("a timeout around what may not fail");
        }
        self.out.line(end);
        let outcome = self.or_timeout("}).await", is_seen)?;
        let given = if fails {
            format!("{outcome}?")
        } else {
            outcome
        };
        if flow == super::super::frames::Flow::Plain {
            if fails {
                self.out.line(format!("{given};"));
                self.out.lines[head] = format!("tokio::time::timeout({limit}, async {{");
            } else {
                self.out.line(format!("{given};"));
            }
            return Ok(());
        }
        let name = self.fresh("given");
        self.out.lines[head] = format!("let {name}: {ty} = tokio::time::timeout({limit}, async {{");
        self.out
            .line(format!("{};", self.or_timeout_again(&given, fails)));
        let given = if fails {
            format!("{name}?")
        } else {
            name.clone()
        };
        self.pass_on(&given, &name, flow, fails, is_tail && stmt.ends)
    }

    /// What the frame gives, before its own error is passed on.
    fn or_timeout_again(&self, given: &str, fails: bool) -> String {
        match given.strip_suffix('?') {
            Some(inner) if fails => inner.to_owned(),
            _ => given.to_owned(),
        }
    }
}
