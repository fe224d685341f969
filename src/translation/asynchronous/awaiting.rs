//! `await`, and what a call gives that is awaited at once.

use super::super::code::{Code, Form, Prec, holds_guard};
use super::super::coroutines::is_connection;
use super::super::translator::{Res, Translator, refuse, unknown};
use crate::rust::taken::{THERE, taken};
use crate::types::exceptions::Exc;
use crate::types::ir::{Argument, ExprId, FuncId, Kind};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// `await of`.
    pub(in super::super) fn awaited(&mut self, id: ExprId, of: ExprId) -> Res<Code> {
        let ty = self.ty(of).awaited();
        if !self.has_rust(&ty) {
            return refuse(unknown(&ty));
        }
        self.need_tokio();
        if let Kind::Call(func, arguments) = self.kind(of) {
            match self.kind(*func) {
                Kind::Import(name) if name.starts_with("asyncio.") => {
                    let (name, arguments) = (name[8..].to_owned(), arguments.clone());
                    if !matches!(name.as_str(), "create_task" | "ensure_future") {
                        return self.awaited_call(id, of, &name, &arguments, ty);
                    }
                }
                Kind::Attribute(object, name)
                    if super::super::coroutines::is_handle(self.ty(*object).some()) =>
                {
                    let (object, name, arguments) = (*object, name.clone(), arguments.clone());
                    if name == "acquire" && *self.ty(object) == Ty::Foreign("asyncio.Semaphore") {
                        return self.permit_taken(id, object, &arguments);
                    }
                    let text = self.awaitable_method(object, &name, &arguments)?;
                    if is_connection(self.ty(object).some()) {
                        return self.given_by_connection(id, &name, &text, ty);
                    }
                    return Ok(Code::tight(format!("{text}.await"), ty));
                }
                _ => {}
            }
        }
        match self.ty(of).some().clone() {
            Ty::Task(_, runs) => self.awaited_task(id, of, &runs, ty),
            Ty::Coroutine(_, runs) => {
                let text = self.awaitable(of)?;
                let is_recursive = self.coroutines.recursive.contains(&self.func)
                    && runs.iter().any(|it| self.coroutines.recursive.contains(it));
                let text = if is_recursive {
                    format!("Box::pin({text}).await")
                } else {
                    format!("{text}.await")
                };
                Ok(self.given_by_awaiting(&text, &runs, ty))
            }
            _ => refuse("what is awaited is not known"),
        }
    }

    /// What awaiting gives, without the error that it may give.
    pub(super) fn given_by_awaiting(&self, text: &str, runs: &[FuncId], ty: Ty) -> Code {
        let sign = if self.any_fails(runs) { "?" } else { "" };
        Code::tight(format!("{text}{sign}"), ty)
    }

    /// Whether a variable is used for the last time.
    pub(super) fn is_moved(&self, of: ExprId) -> bool {
        match self.kind(of) {
            Kind::Var(var) => match self.bound.get(var) {
                Some(Form::Ref | Form::MutRef) => false,
                _ => self.is_last_use(*var, of),
            },
            _ => true,
        }
    }

    /// The future of a coroutine that is awaited where it stands.
    pub(super) fn awaitable(&mut self, of: ExprId) -> Res<String> {
        let is_own = matches!(self.kind(of), Kind::Call(..));
        if !is_own && !self.is_moved(of) {
            return refuse("a coroutine with two owners");
        }
        Ok(self.expr(of)?.receiver())
    }

    fn awaited_task(&mut self, id: ExprId, of: ExprId, runs: &[FuncId], ty: Ty) -> Res<Code> {
        if self.coroutines.asks_tasks {
            let code = self.expr(of)?;
            let text = task_awaited(&code);
            let cancelled = Exc::Builtin("CancelledError");
            let is_seen = self
                .raises
                .exprs
                .get(&id)
                .is_some_and(|it| it.contains(&cancelled));
            let text = if is_seen {
                let variant = self.error_variant(cancelled)?;
                format!("{text}.ok_or_else(|| {variant}(String::new()))?")
            } else {
                format!("{text}.expect(\"the task is not cancelled\")")
            };
            return Ok(self.given_by_awaiting(&text, runs, ty));
        }
        if !self.is_moved(of) {
            return refuse("a task with two owners");
        }
        let code = self.expr(of)?;
        if matches!(code.ty, Ty::Option(_)) {
            return refuse("a task that may be None");
        }
        let text = format!(
            "{}.await.expect(\"the task does not panic\")",
            code.receiver()
        );
        Ok(self.given_by_awaiting(&text, runs, ty))
    }

    /// A call of a function of `asyncio` that is awaited.
    fn awaited_call(
        &mut self,
        id: ExprId,
        of: ExprId,
        name: &str,
        arguments: &[Argument],
        ty: Ty,
    ) -> Res<Code> {
        match name {
            "sleep" => self.slept(arguments, ty),
            "gather" => self.gathered(of, arguments, ty),
            "wait_for" => self.waited(id, arguments, ty),
            "wait" => self.waited_for_some(arguments, ty),
            "to_thread" => self.in_thread(arguments, ty),
            "open_connection" | "start_server" => self.connected(id, name, arguments, ty),
            name => refuse(format!("asyncio.{name} has no form yet")),
        }
    }

    /// A call of `asyncio` that is not awaited.
    pub(in super::super) fn asynchronous_call(
        &mut self,
        id: ExprId,
        name: &str,
        arguments: &[Argument],
    ) -> Res<Code> {
        self.need_tokio();
        let ty = self.ty(id).clone();
        match name {
            "run" => self.run_coroutine(arguments, ty),
            "create_task" | "ensure_future" => self.created_task(arguments, ty),
            "Queue" | "LifoQueue" | "PriorityQueue" => self.made_queue(name, arguments, ty),
            "to_thread" => self.thread_as_coroutine(id, arguments),
            "Lock" | "Semaphore" | "BoundedSemaphore" | "Event" | "Condition" => {
                self.made_synchronizer(name, arguments, ty)
            }
            name => refuse(format!("asyncio.{name} has no form yet")),
        }
    }

    /// `asyncio.run(..)` within other code.
    fn run_coroutine(&mut self, arguments: &[Argument], ty: Ty) -> Res<Code> {
        let plain = self.plain(arguments)?;
        let [coroutine] = plain.as_slice() else {
            return refuse("asyncio.run with these arguments");
        };
        if !self.coroutines.sees.is_empty() {
            return refuse("tasks that see how the program ends");
        }
        let Ty::Coroutine(_, runs) = self.ty(*coroutine).clone() else {
            return refuse("what is run is not known");
        };
        let code = self.expr(*coroutine)?;
        let helper = self.helper("run_to_the_end");
        let text = format!("{helper}({})", code.text);
        Ok(self.given_by_awaiting(&text, &runs, ty))
    }

    /// A coroutine as a value, for what is awaited later.
    pub(in super::super) fn coroutine_code(&self, text: String, id: ExprId) -> Code {
        let text = if self.coroutines.spawning == Some(id) {
            format!("spawn_local({text})")
        } else {
            text
        };
        Code::new(text, Prec::Postfix, self.ty(id).clone())
    }
}

/// What comes of a task that can be asked again. Nobody looks into what holds it while it is waited for.
fn task_awaited(code: &Code) -> String {
    let receiver = code.receiver();
    if !matches!(code.ty, Ty::Option(_)) && !holds_guard(&receiver) {
        return format!("{receiver}.outcome().await");
    }
    let mut task = format!("{receiver}.clone()");
    if matches!(code.ty, Ty::Option(_)) {
        task = taken(&task, "", THERE);
    }
    format!("{{ let task = {task}; task.outcome().await }}")
}
