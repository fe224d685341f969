//! Calls that another thread makes: what they are given is their own, and what they give comes in a future.

use super::code::{Code, Form, Prec};
use super::questions::{ends_with_try, question};
use super::translator::{Res, Translator, refuse, unknown};
use super::variables::Global;
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
}

/// What a thread owns.
struct Owned {
    lines: Vec<String>,
    /// What stands for the arguments in the call.
    codes: Vec<(ExprId, Code)>,
    /// The object whose method is called.
    this: Option<ExprId>,
}
