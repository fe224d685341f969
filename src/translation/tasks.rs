//! Calls that another thread makes: what they are given is their own, and what they give comes in a future.

use super::code::{Code, Form, Prec};
use super::questions::{ends_with_try, question};
use super::translator::{Res, Translator, refuse, unknown};
use super::variables::Global;
use crate::types::exceptions::{self, Exc};
use crate::types::ir::{Argument, ExprId, Kind, VarId};
use crate::types::ty::{Handle, Ty};

/// A call that is made elsewhere.
pub(super) struct Task {
    /// What the thread owns, as statements before the closure.
    pub(super) lines: Vec<String>,
    /// The call, without the sign that gives its error on.
    pub(super) call: String,
    pub(super) fails: bool,
}

impl Task {
    /// The closure as an argument of what hands it to a thread: `open` begins that, `close` ends it.
    pub(super) fn within(&self, open: &str, close: &str) -> String {
        let text = format!("{open}move || {}{close}", self.call);
        if self.lines.is_empty() {
            text
        } else {
            format!("{{ {} {text} }}", self.lines.join(" "))
        }
    }
}

impl Translator<'_, '_> {
    /// The Rust type of what threads share.
    pub(super) fn handle_type(&mut self, handle: Handle, of: &Ty) -> String {
        let inner = self.rust_type(of);
        match handle {
            Handle::Future => {
                self.helper("Future");
                if self.raises.future_fails(self.types, of) {
                    format!("Future<Result<{inner}, {}>>", self.error_name)
                } else {
                    format!("Future<{inner}>")
                }
            }
            Handle::Queue | Handle::Stack | Handle::Heap => self.queue_type(handle, &inner),
        }
    }

    /// A call for another thread: the values that it needs are copied or moved into the closure.
    pub(super) fn task(&mut self, call: ExprId) -> Res<Task> {
        let Kind::Call(func, arguments) = self.kind(call).clone() else {
            return refuse("a task that is no call");
        };
        self.check_process(call)?;
        self.check_spread(&arguments)?;
        let region = self.region.take();
        let owned = self.owned_arguments(func, &arguments);
        self.region = region;
        let owned = owned?;
        for (id, code) in &owned.codes {
            self.computed.insert(*id, code.clone());
        }
        let code = self.expr(call);
        for (id, _) in &owned.codes {
            self.computed.remove(id);
        }
        let code = code?;
        let fails = ends_with_try(&code.text);
        let text = code.text.strip_suffix('?').unwrap_or(&code.text).to_owned();
        if question(&text).is_some() {
            return refuse("an error within what a thread is given");
        }
        if text.contains("&mut ") || text.contains("self.") && owned.this.is_none() {
            return refuse("what a thread changes that others have");
        }
        Ok(Task {
            lines: owned.lines,
            call: text,
            fails,
        })
    }

    /// Refuses to spread anything but a tuple that has a part for each parameter.
    fn check_spread(&self, arguments: &[Argument]) -> Res<()> {
        let fits = |it: &Argument| {
            let Kind::Index(object, _) = self.kind(it.value) else {
                return true;
            };
            let count = self.program.spread_over.get(object);
            count.is_none_or(
                |count| matches!(self.ty(*object), Ty::Tuple(parts) if parts.len() == *count),
            )
        };
        if arguments.iter().all(fits) {
            Ok(())
        } else {
            refuse("a task whose arguments are no tuple of so many")
        }
    }

    fn owned_arguments(&mut self, func: ExprId, arguments: &[Argument]) -> Res<Owned> {
        let mut wanted: Vec<(ExprId, Ty, String, Form)> = Vec::new();
        let mut standing: Vec<Option<VarId>> = Vec::new();
        let mut this = None;
        if let Kind::Attribute(object, _) = self.kind(func) {
            let ty = self.ty(*object).clone();
            this = Some(*object);
            wanted.push((*object, ty, "this".to_owned(), Form::Place));
            standing.push(None);
        }
        let params = self.params_of_task(func);
        let mut places = params.iter();
        for argument in arguments {
            let param = match &argument.name {
                Some(name) => params
                    .iter()
                    .find(|it| self.program.var(**it).name == *name),
                None => places.next(),
            };
            let (ty, name, form) = match param {
                Some(param) => {
                    let info = self.program.var(*param);
                    let binding = self.binding(*param);
                    (info.ty.clone(), binding.name.clone(), binding.form)
                }
                None => (
                    self.ty(argument.value).clone(),
                    "value".to_owned(),
                    Form::Place,
                ),
            };
            if form == Form::MutRef {
                // Instances that are counted have their changes in cells.
                if ty.classes().iter().any(|it| !it.is_counted()) {
                    return self.two_names(&ty);
                }
                return refuse("what a thread changes that others have");
            }
            wanted.push((argument.value, ty, name, form));
            standing.push(param.copied());
        }
        let mut owned = Owned {
            lines: Vec::new(),
            codes: Vec::new(),
            this,
        };
        let (mut names, mut values): (Vec<String>, Vec<String>) = (Vec::new(), Vec::new());
        for ((id, ty, name, form), param) in wanted.into_iter().zip(standing) {
            if self.is_in_sight_of_all(id) {
                continue;
            }
            if let Kind::Var(var) = self.kind(id)
                && self.locked.contains(var)
            {
                if !self.declared.contains(var) {
                    return refuse(format!(
                        "what {} is was left out",
                        self.program.var(*var).name
                    ));
                }
                let binding = self.binding(*var).clone();
                let sign = if self.program.var(*var).is_param {
                    ""
                } else {
                    "&"
                };
                let counter = self.counter();
                values.push(format!("{counter}::clone({sign}{})", binding.name));
                names.push(binding.name.clone());
                owned
                    .codes
                    .push((id, Code::new(binding.name, Prec::Postfix, ty)));
                continue;
            }
            if !self.has_known_rust(&ty) {
                return refuse(unknown(&ty));
            }
            if !self.is_sendable(&ty, 0) {
                return refuse("a value that Rust does not let another thread have");
            }
            self.check_thread_copy(func, id, param)?;
            let code = self.value(id, &ty)?;
            let mut name = match self.kind(id) {
                Kind::Var(var) if self.binding(*var).name != "self" => {
                    self.binding(*var).name.clone()
                }
                _ => name,
            };
            while names.contains(&name) {
                name.push('_');
            }
            let held = match form {
                Form::Ref => Form::Place,
                _ => Form::Value,
            };
            if code.text != name {
                names.push(name.clone());
                values.push(code.text);
            }
            let code = Code::new(name, Prec::Postfix, ty).held(held);
            owned.codes.push((id, code));
        }
        match (names.as_slice(), values.as_slice()) {
            ([], _) => {}
            ([name], [value]) => owned.lines.push(format!("let {name} = {value};")),
            _ => owned.lines.push(format!(
                "let ({}) = ({});",
                names.join(", "),
                values.join(", ")
            )),
        }
        Ok(owned)
    }

    /// The parameters of what a task calls, `self` left aside.
    fn params_of_task(&self, func: ExprId) -> Vec<VarId> {
        let (callee, skipped) = match self.kind(func) {
            Kind::Func(id) => (Some(*id), 0),
            Kind::Class(class) => (self.program.method(*class, "__init__"), 1),
            Kind::Attribute(object, name) => match self.ty(*object).some() {
                Ty::Instance(class) => (self.program.method(*class, name), 1),
                _ => (None, 0),
            },
            _ => (None, 0),
        };
        callee.map_or(Vec::new(), |id| {
            let params = self.program.func(id).params.iter().skip(skipped);
            params.map(|it| it.var).collect()
        })
    }

    /// Whether a value is a literal, or stands where every thread sees it.
    fn is_in_sight_of_all(&self, id: ExprId) -> bool {
        match self.kind(id) {
            Kind::Int(_)
            | Kind::Float(_)
            | Kind::Str(_)
            | Kind::Bool(_)
            | Kind::None
            | Kind::Func(_) => true,
            Kind::Tuple(items) | Kind::List(items) => {
                items.iter().all(|it| self.is_in_sight_of_all(*it))
            }
            Kind::Var(var) => matches!(
                self.binding(*var).global,
                Some(Global::Const | Global::Lazy | Global::Cell | Global::Locked)
            ),
            _ => false,
        }
    }

    /// Whether Rust lets another thread have values of a type.
    pub(super) fn is_sendable(&self, ty: &Ty, depth: usize) -> bool {
        if depth > 8 {
            return true;
        }
        match ty {
            Ty::Dyn(_) | Ty::Iter(_) | Ty::Callable(..) => false,
            Ty::Kept(_) => self.program.has_threads,
            Ty::Instance(class) => self
                .fields_of(*class)
                .all(|(_, of)| self.is_sendable(of, depth + 1)),
            Ty::List(of)
            | Ty::Tuples(of)
            | Ty::Set(of)
            | Ty::Deque(of)
            | Ty::Option(of)
            | Ty::Handle(_, of) => self.is_sendable(of, depth + 1),
            Ty::Dict(key, value, _) => {
                self.is_sendable(key, depth + 1) && self.is_sendable(value, depth + 1)
            }
            Ty::Tuple(items) => items.iter().all(|it| self.is_sendable(it, depth + 1)),
            // What a loop of tasks has belongs to its thread.
            Ty::Foreign(name) => !name.starts_with("asyncio."),
            Ty::Coroutine(..) | Ty::Task(..) | Ty::Stream(..) => false,
            _ => true,
        }
    }

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

/// What a thread owns.
struct Owned {
    lines: Vec<String>,
    /// What stands for the arguments in the call.
    codes: Vec<(ExprId, Code)>,
    /// The object whose method is called.
    this: Option<ExprId>,
}
