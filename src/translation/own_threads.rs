//! Classes that derive from `threading.Thread`: each instance is shared with the thread that it runs in.

use super::code::{Code, Form, Prec};
use super::translator::{Res, Translator, refuse};
use crate::types::ir::{Argument, ClassId, ExprId, Kind};
use crate::types::own_threads::{FIELD, MAKER};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// What the thread of an instance is made by: `super().__init__(name=..)`.
    pub(super) fn made_own_thread(&mut self, arguments: &[Argument]) -> Res<Code> {
        self.helper("OwnThread");
        let name = self.name_of_own_thread(arguments)?;
        Ok(Code::tight(
            format!("OwnThread::new({name})"),
            Ty::Foreign(MAKER),
        ))
    }

    /// A method that a class has of `threading.Thread`.
    pub(super) fn own_thread_method(
        &mut self,
        object: ExprId,
        class: ClassId,
        name: &str,
        arguments: &[Argument],
    ) -> Res<Code> {
        let ty = Ty::Instance(class);
        if !class.is_counted() {
            return self.two_names(&ty);
        }
        if !arguments.is_empty() && name != "join_for" {
            return refuse("a thread that is waited for only so long");
        }
        if self.field_type(class, FIELD) != Some(Ty::Foreign(MAKER)) {
            return refuse("a thread of which nothing is made");
        }
        let field = self.field_name(class, FIELD);
        let code = self.expr(object)?;
        if matches!(code.ty, Ty::Option(_)) {
            return refuse("a thread that may be None");
        }
        let receiver = code.receiver();
        match name {
            "join" => Ok(Code::tight(format!("{receiver}.{field}.join()"), Ty::None)),
            "join_for" => {
                let [seconds] = arguments else {
                    return refuse("a thread that is waited for only so long");
                };
                let seconds = self.value(seconds.value, &Ty::Float)?;
                self.helper("OwnThread::join_for");
                Ok(Code::tight(
                    format!("{receiver}.{field}.join_for({})", seconds.text),
                    Ty::None,
                ))
            }
            "is_alive" => {
                self.helper("OwnThread::is_alive");
                Ok(Code::tight(
                    format!("{receiver}.{field}.is_alive()"),
                    Ty::Bool,
                ))
            }
            "start" => {
                let Some(run) = self.program.method(class, "run") else {
                    return refuse("a thread without run");
                };
                let is_named = matches!(self.kind(object), Kind::Var(_));
                if !is_named || receiver == "self" || code.form == Form::Value {
                    return refuse("a thread that is started where it is made");
                }
                if !self.own_threads_are_waited_for() {
                    return refuse("a thread that nobody waits for");
                }
                if !self.is_sendable(&ty, 0) {
                    return refuse("a value that Rust does not let another thread have");
                }
                let counter = self.counter();
                let owner = self.reference(code).text;
                let run_name = self.func_names[run.at()].clone();
                let call = format!("this.{run_name}()");
                let call = if self.raises.fails(run) {
                    // What nobody catches ends the thread alone, with a word about it.
                    format!(
                        "if let Err(error) = {call} {{ eprintln!(\"{{}}: {{error}}\", error.class_name()); }}"
                    )
                } else if self.program.func(run).ret == Ty::None {
                    call
                } else {
                    format!("{{ {call}; }}")
                };
                Ok(Code::tight(
                    format!(
                        "{receiver}.{field}.start({{ let this = {counter}::clone({owner}); move || {call} }})"
                    ),
                    Ty::None,
                ))
            }
            _ => refuse(format!("{name} of a thread")),
        }
    }

    /// `name` of an instance that is a thread, where each is given one.
    pub(super) fn own_thread_name(&mut self, receiver: &str, class: ClassId) -> Res<Code> {
        let field = self.field_name(class, FIELD);
        Ok(Code::new(format!("{receiver}.{field}.name"), Prec::Postfix, Ty::Str).held(Form::Place))
    }

    /// What the threads of instances are made with.
    fn makers(&self) -> impl Iterator<Item = &[Argument]> {
        self.program.exprs.iter().filter_map(|it| match &it.kind {
            Kind::Call(func, arguments)
                if matches!(self.kind(*func), Kind::Import(name) if name == MAKER) =>
            {
                Some(arguments.as_slice())
            }
            _ => None,
        })
    }

    /// Whether the program waits for such threads, or ends without them.
    fn own_threads_are_waited_for(&self) -> bool {
        let are_daemons = self.makers().all(|it| {
            it.iter().any(|it| {
                it.name.as_deref() == Some("daemon")
                    && matches!(self.kind(it.value), Kind::Bool(true))
            })
        });
        are_daemons
            || self.are_all_waited_for(|ty| {
                matches!(ty, Ty::Instance(class)
                    if self.program.thread_classes.contains(&class.origin()))
            })
    }
}
