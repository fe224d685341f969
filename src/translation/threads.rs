//! Threads, and the locks that they wait for.

use rustc_hash::FxHashMap;

use super::code::{Code, Prec};
use super::translator::{Res, Translator, refuse};
use crate::types::ir::{Argument, ExprId, Kind, StmtKind, Suite, Target, VarId};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// What `threading` makes.
    pub(super) fn made_by_threading(
        &mut self,
        name: &'static str,
        arguments: &[Argument],
    ) -> Res<Code> {
        let ty = Ty::Foreign(name);
        let text = match name {
            "threading.Lock" if arguments.is_empty() => {
                self.import("std::sync::Arc");
                self.import("parking_lot::Mutex");
                "Arc::new(Mutex::new(()))".to_owned()
            }
            "threading.RLock" if arguments.is_empty() => {
                self.import("std::sync::Arc");
                self.import("parking_lot::ReentrantMutex");
                "Arc::new(ReentrantMutex::new(()))".to_owned()
            }
            "threading.Event" if arguments.is_empty() => {
                self.helper("Event");
                "Event::default()".to_owned()
            }
            "threading.Semaphore" => {
                self.helper("Semaphore");
                let count = match arguments {
                    [] => "1".to_owned(),
                    [count] if count.stars == 0 => {
                        if let Kind::Int(count @ 0..) = self.kind(count.value) {
                            count.to_string()
                        } else {
                            let count = self.value(count.value, &Ty::Int)?;
                            format!("usize::try_from({}).expect(\"a count\")", count.text)
                        }
                    }
                    _ => return refuse("a semaphore that is made with more than its count"),
                };
                format!("Semaphore::new({count})")
            }
            crate::types::own_threads::MAKER => return self.made_own_thread(arguments),
            "threading.Condition" => self.made_condition(arguments)?,
            "threading.Barrier" => {
                let [parties] = arguments else {
                    return refuse("a barrier with more than its count");
                };
                if parties.stars > 0 || parties.name.as_deref().is_some_and(|it| it != "parties") {
                    return refuse("a barrier with more than its count");
                }
                self.import("std::sync::Arc");
                self.import("std::sync::Barrier");
                let count = if let Kind::Int(count @ 1..) = self.kind(parties.value) {
                    count.to_string()
                } else {
                    let count = self.value(parties.value, &Ty::Int)?;
                    format!("usize::try_from({}).expect(\"a count\")", count.text)
                };
                format!("Arc::new(Barrier::new({count}))")
            }
            _ => return refuse(format!("{name} is not drafted yet")),
        };
        Ok(Code::tight(text, ty))
    }

    /// `Thread(target=f, args=(x,))`.
    pub(super) fn made_thread(&mut self, arguments: &[Argument]) -> Res<Code> {
        let Some((task, rest)) = arguments.split_first() else {
            return refuse("a thread that does nothing");
        };
        if !self.program.tasks.contains(&task.value) {
            return refuse("a thread that is made in another way");
        }
        let named = |wanted: &str| {
            let mut rest = rest.iter();
            rest.find(|it| it.name.as_deref() == Some(wanted))
                .map(|it| it.value)
        };
        let made = self.task(task.value)?;
        self.handled.insert(task.value);
        let name = self.name_of_thread_for(task.value, named("name"))?;
        let mut made = made;
        let asks_codes = self.asks_for_exit_codes();
        if asks_codes {
            made.call = self.process_call(task.value, &made.call, made.fails)?;
        } else if made.fails {
            // What nobody catches ends the thread alone, with a word about it.
            made.call = format!(
                "if let Err(error) = {} {{ eprintln!(\"{{}}: {{error}}\", error.class_name()); }}",
                made.call
            );
        } else if self.ty(task.value) != &Ty::None {
            made.call = format!("{{ {}; }}", made.call);
        }
        let kind = self.thread_struct();
        let text = made.within(&format!("{kind}::new({name}, "), ")");
        if asks_codes && !self.waits_for_threads() {
            return refuse("a process that nobody waits for");
        }
        let text = self.waited_for_at_the_end(text, named("daemon"))?;
        Ok(Code::tight(text, Ty::Foreign("threading.Thread")))
    }

    /// Whether each thread that is made is waited for: the program ends with the last of them.
    pub(super) fn waits_for_threads(&self) -> bool {
        let is_thread = |id: ExprId| *self.ty(id) == Ty::Foreign("threading.Thread");
        let are_daemons = self.program.exprs.iter().all(|it| match &it.kind {
            Kind::Call(_, arguments)
                if arguments
                    .first()
                    .is_some_and(|it| self.program.tasks.contains(&it.value)) =>
            {
                arguments.iter().any(|it| {
                    it.name.as_deref() == Some("daemon")
                        && matches!(self.kind(it.value), Kind::Bool(true))
                })
            }
            _ => true,
        });
        let joins = self.program.exprs.iter().any(|it| match &it.kind {
            Kind::Attribute(object, name) => {
                name == "join" && is_thread(*object) && self.is_certain_end(*object)
            }
            _ => false,
        });
        are_daemons || joins && self.keeps_all_threads()
    }

    /// Whether each thread is kept: in a variable that is waited for, or handed on.
    fn keeps_all_threads(&self) -> bool {
        let is_thread = |id: ExprId| *self.ty(id) == Ty::Foreign("threading.Thread");
        let mut called: FxHashMap<ExprId, &str> = FxHashMap::default();
        for expr in &self.program.exprs {
            if let Kind::Attribute(object, name) = &expr.kind
                && is_thread(*object)
            {
                called.insert(*object, name.as_str());
            }
        }
        let made_and_started = called
            .iter()
            .any(|(it, name)| *name == "start" && matches!(self.kind(*it), Kind::Call(..)));
        let mut kept: FxHashMap<VarId, bool> = FxHashMap::default();
        for (at, expr) in self.program.exprs.iter().enumerate() {
            let id = ExprId(u32::try_from(at).unwrap_or(u32::MAX));
            if let Kind::Var(var) = expr.kind
                && is_thread(id)
            {
                let goes_on = called
                    .get(&id)
                    .is_none_or(|it| *it == "join" && self.is_certain_end(id));
                *kept.entry(var).or_default() |= goes_on;
            }
        }
        // What goes through threads that are kept elsewhere need not keep them.
        let mut made: Vec<VarId> = Vec::new();
        for func in &self.program.funcs {
            self.threads_made_in(&func.body, &mut made);
        }
        !made_and_started && made.iter().all(|it| kept.get(it).is_some_and(|kept| *kept))
    }

    /// Whether a thread is waited for wherever threads have been started.
    pub(super) fn is_certain_end(&self, thread: ExprId) -> bool {
        let (end, ty) = (self.program.expr(thread).block, self.ty(thread));
        let mut starts = self.program.exprs.iter().filter(|it| {
            matches!(&it.kind, Kind::Attribute(object, name)
                if name == "start" && self.ty(*object) == ty)
        });
        starts.any(|it| self.is_certain(end, it.block))
    }

    /// The variables that are assigned a thread where it is made.
    fn threads_made_in(&self, suite: &Suite<'_>, made: &mut Vec<VarId>) {
        for stmt in &suite.body {
            if let StmtKind::Assign { targets, value, .. } = &stmt.kind
                && let [Target::Var(var)] = targets.as_slice()
                && *self.ty(*value) == Ty::Foreign("threading.Thread")
                && matches!(self.kind(*value), Kind::Call(..))
            {
                made.push(*var);
            }
            for inner in stmt.suites() {
                self.threads_made_in(inner, made);
            }
        }
    }

    /// Whether the function that is written has waited for threads before a place.
    pub(super) fn has_waited(&self, before: u32) -> bool {
        self.program.exprs.iter().any(|it| {
            let waits = matches!(&it.kind, Kind::Attribute(object, name)
                if matches!(name.as_str(), "join" | "shutdown")
                    && matches!(self.ty(*object), Ty::Foreign("threading.Thread" | "pool")));
            waits && it.position < before && self.program.blocks[it.block.at()].func == self.func
        })
    }

    /// A method of a thread.
    pub(super) fn thread_method(
        &mut self,
        object: ExprId,
        name: &str,
        arguments: &[Argument],
    ) -> Res<Code> {
        if let ("join_for", [seconds]) = (name, arguments) {
            return self.joined_for(object, seconds.value);
        }
        if !arguments.is_empty() {
            return refuse("a thread that is waited for only so long");
        }
        let thread = self.expr(object)?;
        let receiver = present(&thread);
        let kind = self.thread_struct();
        match name {
            "is_alive" if kind == "Process" => {
                refuse("a process that is asked for more than its exit code")
            }
            "start" | "join" => Ok(Code::tight(format!("{receiver}.{name}()"), Ty::None)),
            "is_alive" => {
                self.helper("Thread::is_alive");
                Ok(Code::tight(format!("{receiver}.is_alive()"), Ty::Bool))
            }
            _ => refuse(format!("{name} of a thread")),
        }
    }

    /// `thread.name`.
    pub(super) fn thread_attribute(&mut self, object: ExprId, name: &str) -> Res<Code> {
        if name == "exitcode" {
            return self.exit_code(object);
        }
        if name != "name" {
            return refuse(format!("{name} of a thread"));
        }
        if matches!(self.kind(object), Kind::Call(func, _)
            if matches!(self.kind(*func), Kind::Import(name) if name.ends_with("current_thread")))
        {
            let text = self.name_of_this_thread()?;
            return Ok(Code::tight(text, Ty::Str));
        }
        let thread = self.expr(object)?;
        self.thread_struct();
        Ok(
            Code::new(format!("{}.name", present(&thread)), Prec::Postfix, Ty::Str)
                .held(super::code::Form::Place),
        )
    }

    /// A method of an event.
    pub(super) fn event_method(
        &mut self,
        object: ExprId,
        name: &str,
        arguments: &[Argument],
    ) -> Res<Code> {
        let event = self.expr(object)?;
        let receiver = event.receiver();
        self.helper("Event");
        match (name, arguments) {
            ("set", []) => Ok(Code::tight(format!("{receiver}.set()"), Ty::None)),
            ("clear", []) => {
                self.helper("Event::clear");
                Ok(Code::tight(format!("{receiver}.clear()"), Ty::None))
            }
            ("wait", []) => {
                self.helper("Event::wait");
                Ok(Code::tight(format!("{receiver}.wait()"), Ty::Bool))
            }
            ("wait", [timeout]) if timeout.stars == 0 => {
                let seconds = self.value(timeout.value, &Ty::Float)?;
                self.helper("Event::wait_for");
                Ok(Code::tight(
                    format!("{receiver}.wait_for({})", seconds.text),
                    Ty::Bool,
                ))
            }
            ("is_set", []) => {
                self.helper("Event::is_set");
                Ok(Code::tight(format!("{receiver}.is_set()"), Ty::Bool))
            }
            _ => refuse(format!("{name} of an event")),
        }
    }

    /// Whether a call that is made by another process changes what it has for itself alone.
    pub(super) fn check_process(&self, call: ExprId) -> Res<()> {
        if !self.program.made_by_processes.contains(&call) {
            return Ok(());
        }
        let Kind::Call(func, _) = self.kind(call) else {
            return Ok(());
        };
        let Kind::Func(callee) = self.kind(*func) else {
            return Ok(());
        };
        let mut reached = vec![*callee];
        let mut at = 0;
        while let Some(caller) = reached.get(at).copied() {
            at += 1;
            for (from, to) in &self.program.calls {
                if *from == caller && !reached.contains(to) {
                    reached.push(*to);
                }
            }
        }
        let changes = self.program.vars.iter().enumerate().any(|(at, var)| {
            let id = VarId(u32::try_from(at).unwrap_or(u32::MAX));
            let is_of_module = var.func.at() == 0 || var.is_handed;
            let mut used = var.occurrences.iter().filter(|it| {
                let func = self.program.blocks[it.block.at()].func;
                reached.contains(&func)
            });
            is_of_module
                && if self.effects.changed.contains(&id) {
                    used.next().is_some()
                } else {
                    used.any(|it| it.is_def) && var.func.at() == 0
                }
        });
        if changes {
            return refuse("a process changes variables that it has for itself");
        }
        Ok(())
    }
}

/// A thread that something is asked of; Python raises an `AttributeError` for None here.
fn present(thread: &Code) -> String {
    let receiver = thread.receiver();
    match thread.ty {
        Ty::Option(_) => format!("{receiver}.as_ref().expect(\"a thread\")"),
        _ => receiver,
    }
}
