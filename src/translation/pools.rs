//! Pools of threads, and the futures that they give.

use super::code::Code;
use super::translator::{Res, Translator, refuse, unknown};
use crate::types::exceptions::{self, Exc};
use crate::types::ir::{Argument, ExprId, Kind};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// `ThreadPoolExecutor(..)`.
    pub(super) fn made_pool(&mut self, arguments: &[Argument]) -> Res<Code> {
        let is_size = |it: &&Argument| {
            it.stars == 0 && matches!(it.name.as_deref(), None | Some("max_workers" | "processes"))
        };
        let others = arguments.iter().filter(|it| !is_size(it));
        let are_known = others
            .clone()
            .all(|it| it.name.as_deref() == Some("thread_name_prefix"));
        if !are_known {
            return refuse("a pool that is made with more than its size");
        }
        self.helper("Pool");
        let size = match arguments.iter().find(is_size).map(|it| it.value) {
            None => {
                self.import("std::thread");
                "thread::available_parallelism().map_or(4, |cores| cores.get() + 4)".to_owned()
            }
            Some(size) if matches!(self.kind(size), Kind::None) => {
                self.import("std::thread");
                "thread::available_parallelism().map_or(4, |cores| cores.get() + 4)".to_owned()
            }
            Some(size) => {
                if let Kind::Int(size @ 1..) = self.kind(size) {
                    size.to_string()
                } else {
                    let size = self.value(size, &Ty::Int)?;
                    format!(
                        "usize::try_from({}).expect(\"a number of workers\")",
                        size.text
                    )
                }
            }
        };
        Ok(Code::tight(
            format!("Pool::new({size})"),
            Ty::Foreign("pool"),
        ))
    }

    /// A method of a pool.
    pub(super) fn pool_method(
        &mut self,
        id: ExprId,
        object: ExprId,
        name: &str,
        arguments: &[Argument],
    ) -> Res<Code> {
        match (name, arguments) {
            ("submit" | "apply_async", [task]) if self.program.tasks.contains(&task.value) => {
                let ty = self.ty(id).clone();
                if !self.has_known_rust(&ty) {
                    return refuse(unknown(&ty));
                }
                let Ty::Handle(_, of) = &ty else {
                    return refuse(unknown(&ty));
                };
                let mut made = self.task(task.value)?;
                if self.raises.future_fails(self.types, of) && !made.fails {
                    made.call = format!("Ok::<_, {}>({})", self.error_name, made.call);
                }
                let pool = self.expr(object)?;
                self.handled.insert(task.value);
                let text = made.within(&format!("{}.submit(", pool.receiver()), ")");
                Ok(Code::tight(text, ty))
            }
            ("shutdown" | "join", rest)
                if rest.iter().all(|it| {
                    it.name.as_deref() == Some("wait")
                        && matches!(self.kind(it.value), Kind::Bool(true))
                }) =>
            {
                let Kind::Var(var) = self.kind(object) else {
                    if self.catches_closed_pools() {
                        return refuse("a handler for calls of a pool that has ended");
                    }
                    let pool = self.expr(object)?;
                    return Ok(Code::tight(
                        format!("{}.shutdown()", pool.receiver()),
                        Ty::None,
                    ));
                };
                if !self.is_last_use(*var, object) {
                    return refuse("a pool that ends before it is used for the last time");
                }
                let pool = self.expr(object)?;
                Ok(Code::tight(format!("drop({})", pool.text), Ty::None))
            }
            _ => refuse(format!("{name} of a pool")),
        }
    }

    /// Whether a handler may be for what is given to a pool that has ended.
    fn catches_closed_pools(&self) -> bool {
        let closed = Exc::Builtin("RuntimeError");
        let mut handlers = self.program.tries.values().flat_map(|it| &it.handlers);
        handlers.any(|it| {
            exceptions::caught(self.program, it.class).is_none_or(|it| it.contains(&closed))
        })
    }

    /// A method of a future.
    pub(super) fn future_method(
        &mut self,
        object: ExprId,
        of: &Ty,
        name: &str,
        arguments: &[Argument],
    ) -> Res<Code> {
        let is_timeout =
            |it: &Argument| it.name.as_deref().is_none_or(|it| it == "timeout") && it.stars == 0;
        if arguments.len() > 1 || !arguments.iter().all(is_timeout) {
            return refuse("a method of a future with these arguments");
        }
        if !arguments.is_empty() && self.waits_for_timeouts() {
            return refuse("a future that is waited for only so long");
        }
        if !self.has_known_rust(of) {
            return refuse(unknown(of));
        }
        let future = self.expr(object)?;
        let receiver = future.receiver();
        let fails = self.raises.future_fails(self.types, of);
        match name {
            "result" | "get" => {
                let sign = if fails { "?" } else { "" };
                Ok(Code::tight(
                    format!("{receiver}.result(){sign}"),
                    of.clone(),
                ))
            }
            "exception" if fails => Ok(Code::tight(
                format!("{receiver}.result().err()"),
                Ty::option(Ty::Error(crate::types::exceptions::EXCEPTION)),
            )),
            "done" | "ready" => Ok(Code::tight(format!("{receiver}.is_done()"), Ty::Bool)),
            "wait" => Ok(Code::tight(format!("{receiver}.wait()"), Ty::None)),
            "cancelled" if !self.cancels_futures() && self.is_simple(object) => {
                Ok(Code::tight("false", Ty::Bool))
            }
            _ => refuse(format!("{name} of a future")),
        }
    }

    /// Whether the file asks for something to be cancelled, by name or with the pool.
    fn cancels_futures(&self) -> bool {
        self.program.exprs.iter().any(|it| match &it.kind {
            Kind::Attribute(_, name) => name == "cancel",
            Kind::Call(_, arguments) => {
                let mut names = arguments.iter().filter_map(|it| it.name.as_deref());
                names.any(|it| it == "cancel_futures")
            }
            _ => false,
        })
    }

    /// Whether a handler of the file waits for a call that takes too long.
    fn waits_for_timeouts(&self) -> bool {
        self.program.exprs.iter().any(|it| match &it.kind {
            Kind::Import(name) => name.ends_with("TimeoutError"),
            Kind::Builtin(name) => name == "TimeoutError",
            _ => false,
        })
    }
}
