//! Queues, locks, semaphores and events between tasks.

use super::super::code::{Code, Form, Prec, holds_guard};
use super::super::coroutines::is_connection;
use super::super::translator::{Res, Translator, refuse, unknown};
use crate::types::ir::{Argument, ExprId, Kind};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// `asyncio.Queue(..)`, and those that give the last or the least first.
    pub(in super::super) fn made_queue(
        &mut self,
        name: &str,
        arguments: &[Argument],
        ty: Ty,
    ) -> Res<Code> {
        if !self.has_known_rust(&ty) {
            return refuse(unknown(&ty));
        }
        let capacity = match arguments {
            [] => None,
            [one] if one.stars == 0 && one.name.as_deref().is_none_or(|it| it == "maxsize") => {
                Some(one.value)
            }
            _ => return refuse("a queue with these arguments"),
        };
        self.need_tokio();
        self.import("std::rc::Rc");
        let Ty::Channel(item) = &ty else {
            return refuse(unknown(&ty));
        };
        if name == "PriorityQueue" {
            self.check_heap(item)?;
        }
        let item = self.rust_type(item);
        let maker = match name {
            "LifoQueue" => "last_first",
            "PriorityQueue" => "least_first",
            _ => "new",
        };
        match name {
            "LifoQueue" => self.helper("TaskQueue::last_first"),
            "PriorityQueue" => self.helper("TaskQueue::least_first"),
            _ => self.helper("TaskQueue"),
        };
        let capacity = match capacity {
            None => "usize::MAX".to_owned(),
            Some(size) => match self.kind(size) {
                Kind::Int(..=0) => "usize::MAX".to_owned(),
                Kind::Int(size) => size.to_string(),
                _ => return refuse("a queue whose size is computed"),
            },
        };
        Ok(Code::tight(
            format!("Rc::new(TaskQueue::<{item}>::{maker}({capacity}))"),
            ty,
        ))
    }

    /// A lock, a semaphore or an event.
    pub(super) fn made_synchronizer(
        &mut self,
        name: &str,
        arguments: &[Argument],
        ty: Ty,
    ) -> Res<Code> {
        self.rust_type(&ty);
        let text = match (name, arguments) {
            ("Lock", []) => "Rc::new(Mutex::new(()))".to_owned(),
            ("Event", []) => {
                let helper = self.helper("TaskEvent");
                format!("Rc::new({helper}::default())")
            }
            ("Condition", []) => {
                let helper = self.helper("TaskCondition");
                format!("Rc::new({helper}::new())")
            }
            ("Semaphore" | "BoundedSemaphore", []) => "Rc::new(Semaphore::new(1))".to_owned(),
            ("Semaphore" | "BoundedSemaphore", [one])
                if one.stars == 0 && one.name.as_deref().is_none_or(|it| it == "value") =>
            {
                let count = if let Kind::Int(count @ 0..) = self.kind(one.value) {
                    count.to_string()
                } else {
                    let code = self.value(one.value, &Ty::Int)?;
                    format!(
                        "usize::try_from({}).expect(\"a semaphore counts from 0\")",
                        code.text
                    )
                };
                format!("Rc::new(Semaphore::new({count}))")
            }
            _ => return refuse("a lock with these arguments"),
        };
        Ok(Code::tight(text, ty))
    }

    /// The future that a method of a queue or an event gives.
    pub(super) fn awaitable_method(
        &mut self,
        object: ExprId,
        name: &str,
        arguments: &[Argument],
    ) -> Res<String> {
        let of = self.ty(object).clone();
        if is_connection(of.some()) {
            return self.awaitable_of_connection(object, name, arguments);
        }
        let plain = self.plain(arguments)?;
        let code = self.expr(object)?;
        if matches!(code.ty, Ty::Option(_)) {
            return refuse("a queue that may be None");
        }
        let receiver = code.receiver();
        let text = match (&of, name, plain.as_slice()) {
            (Ty::Channel(item), "put", [value]) => {
                if self.has_await(*value) {
                    return refuse("an await within another");
                }
                let value = self.value(*value, item)?;
                format!("{receiver}.put({})", value.text)
            }
            (Ty::Channel(_), "get" | "join", [])
            | (Ty::Foreign("asyncio.Event" | "asyncio.Condition"), "wait", []) => {
                format!("{receiver}.{name}()")
            }
            _ => return refuse(format!("await of {name}")),
        };
        if text.contains(".borrow") {
            return refuse("a queue in a field that changes");
        }
        Ok(text)
    }

    /// A method of a queue, an event or a lock that is not awaited.
    pub(in super::super) fn channel_method(
        &mut self,
        id: ExprId,
        object: ExprId,
        name: &str,
        arguments: &[Argument],
    ) -> Res<Code> {
        let of = self.ty(object).clone();
        if of == Ty::Foreign("asyncio.TaskGroup") {
            let group = self.expr(object)?;
            if name != "create_task" {
                return refuse("a method of a group");
            }
            let ty = self.ty(id).clone();
            return self.task_in_group(object, &group, arguments, ty);
        }
        if is_connection(of.some()) {
            return self.connection_method(object, name, arguments);
        }
        let plain = self.plain(arguments)?;
        let code = self.expr(object)?;
        if matches!(code.ty, Ty::Option(_)) {
            return refuse("a queue that may be None");
        }
        let receiver = code.receiver();
        match (&of, name, plain.as_slice()) {
            (Ty::Channel(item), "put_nowait", [value]) => {
                let value = self.value(*value, item)?;
                Ok(Code::tight(
                    format!(
                        "{receiver}.put_now({}).expect(\"the queue has room\")",
                        value.text
                    ),
                    Ty::None,
                ))
            }
            (Ty::Channel(item), "get_nowait", []) => Ok(Code::tight(
                format!("{receiver}.get_now().expect(\"the queue is not empty\")"),
                (**item).clone(),
            )),
            (Ty::Channel(_), "task_done", []) => {
                Ok(Code::tight(format!("{receiver}.task_done()"), Ty::None))
            }
            (Ty::Channel(_), "empty", []) => {
                Ok(Code::tight(format!("{receiver}.is_empty()"), Ty::Bool))
            }
            (Ty::Channel(_), "full", []) => {
                Ok(Code::tight(format!("{receiver}.is_full()"), Ty::Bool))
            }
            (Ty::Channel(_), "qsize", []) => {
                Ok(Code::usize(format!("{receiver}.len()"), Prec::Postfix))
            }
            (Ty::Foreign("asyncio.Event"), "set" | "clear", []) => {
                Ok(Code::tight(format!("{receiver}.{name}()"), Ty::None))
            }
            (Ty::Foreign("asyncio.Condition"), "notify_all", []) => Ok(Code::tight(
                format!("{receiver}.notify(usize::MAX)"),
                Ty::None,
            )),
            (Ty::Foreign("asyncio.Condition"), "notify", rest) => {
                let count = match rest {
                    [] => "1".to_owned(),
                    [count] => match self.kind(*count) {
                        Kind::Int(count @ 0..) => count.to_string(),
                        _ if *self.ty(*count) == Ty::Int => {
                            let count = self.value(*count, &Ty::Int)?;
                            format!("usize::try_from({}).unwrap_or(0)", count.text)
                        }
                        _ => return refuse("a count of another type"),
                    },
                    _ => return refuse("notify with these arguments"),
                };
                Ok(Code::tight(format!("{receiver}.notify({count})"), Ty::None))
            }
            (Ty::Foreign("asyncio.Event"), "is_set", []) => {
                Ok(Code::tight(format!("{receiver}.is_set()"), Ty::Bool))
            }
            (Ty::Foreign("asyncio.Semaphore"), "release", []) if !self.has_bounded_semaphores() => {
                Ok(Code::tight(format!("{receiver}.add_permits(1)"), Ty::None))
            }
            (Ty::Foreign("asyncio.Lock"), "locked", []) => Ok(Code::tight(
                format!("{receiver}.try_lock().is_err()"),
                Ty::Bool,
            )),
            (Ty::Foreign("asyncio.Semaphore"), "locked", []) => Ok(Code::new(
                format!("{receiver}.available_permits() == 0"),
                Prec::Compare,
                Ty::Bool,
            )),
            _ => refuse(format!("{name} of a queue or a lock")),
        }
    }

    /// `await semaphore.acquire()`, whose permit is given back by name.
    pub(super) fn permit_taken(
        &mut self,
        awaited: ExprId,
        semaphore: ExprId,
        arguments: &[Argument],
    ) -> Res<Code> {
        if !arguments.is_empty() || !self.is_statement(awaited) {
            return refuse("what acquire gives");
        }
        let code = self.expr(semaphore)?;
        let receiver = code.receiver();
        if matches!(code.ty, Ty::Option(_)) || holds_guard(&receiver) {
            return refuse("a semaphore in a field that changes");
        }
        let text = format!(
            "{receiver}.acquire().await.expect(\"the semaphore is never closed\").forget()"
        );
        Ok(Code::tight(text, Ty::None))
    }

    /// Whether a semaphore may give back no more than was taken.
    fn has_bounded_semaphores(&self) -> bool {
        self.program
            .exprs
            .iter()
            .any(|it| matches!(&it.kind, Kind::Import(name) if name == "asyncio.BoundedSemaphore"))
    }

    /// One more owner of a queue, a lock, a semaphore or an event.
    pub(in super::super) fn shared_handle(&mut self, code: &Code) -> Code {
        self.import("std::rc::Rc");
        let text = match code.form {
            Form::Ref => format!("Rc::clone({})", code.text),
            _ => format!("Rc::clone(&{})", code.at_least(Prec::Unary)),
        };
        Code::tight(text, code.ty.clone())
    }
}
