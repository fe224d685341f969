//! The names of threads: those that they are given, and those that Python makes up for the others.

use super::translator::{Res, Translator, refuse};
use crate::types::ir::{Argument, ExprId, Kind};
use crate::types::own_threads::MAKER;
use crate::types::ty::Ty;

/// What makes threads that have names of another kind.
const OTHERS: &[&str] = &[
    "threading.Timer",
    "asyncio.to_thread",
    "multiprocessing.Pool",
    "multiprocessing.Process",
];

impl Translator<'_, '_> {
    /// The name of a thread that is made to make a call, as Rust.
    pub(super) fn name_of_thread_for(
        &mut self,
        task: ExprId,
        given: Option<ExprId>,
    ) -> Res<String> {
        if let Some(name) = given {
            return Ok(self.value(name, &Ty::Str)?.text);
        }
        if self.program.process_tasks.contains(&task) && self.are_all_unnamed_processes() {
            let helper = self.helper("next_process_name");
            return Ok(format!("{helper}()"));
        }
        let target = self.name_of_task(task);
        if !self.asks_for_names() {
            return Ok(format!("{}.to_string()", super::code::quoted(&target)));
        }
        if self.program.process_tasks.contains(&task) {
            return refuse("the name that Python gives a process");
        }
        if target == "task" || self.has_other_threads() {
            return refuse("the name that Python gives a thread");
        }
        let helper = self.helper("next_thread_name");
        Ok(format!("format!(\"{{}} ({target})\", {helper}())"))
    }

    /// The name of the thread that an instance is, as Rust.
    pub(super) fn name_of_own_thread(&mut self, arguments: &[Argument]) -> Res<String> {
        let given = arguments
            .iter()
            .find(|it| it.name.as_deref() == Some("name"));
        match given {
            Some(name) => Ok(self.value(name.value, &Ty::Str)?.text),
            None if !self.asks_for_names() => Ok("\"Thread\".to_string()".to_owned()),
            None if self.has_other_threads() => refuse("the name that Python gives a thread"),
            None => {
                let helper = self.helper("next_thread_name");
                Ok(format!("{helper}()"))
            }
        }
    }

    /// The name of the thread that asks, as Rust.
    pub(super) fn name_of_this_thread(&mut self) -> Res<String> {
        if self.has_other_threads() || !self.program.process_tasks.is_empty() {
            return refuse("the name that Python gives a thread");
        }
        let helper = self.helper("thread_name");
        Ok(format!("{helper}()"))
    }

    /// What a task calls, as a name.
    fn name_of_task(&self, task: ExprId) -> String {
        match self.kind(task) {
            Kind::Call(func, _) => match self.kind(*func) {
                Kind::Func(id) => self.program.func(*id).name.clone(),
                Kind::Attribute(_, name) => name.clone(),
                _ => "task".to_owned(),
            },
            _ => "task".to_owned(),
        }
    }

    /// Whether names of threads are asked for.
    fn asks_for_names(&self) -> bool {
        self.program.exprs.iter().any(|it| match &it.kind {
            Kind::Attribute(object, name) => {
                matches!(name.as_str(), "name" | "getName") && self.is_thread(*object)
            }
            _ => false,
        })
    }

    /// Whether names are asked for, and all that are asked are those of processes without names of their own.
    fn are_all_unnamed_processes(&self) -> bool {
        let is_process = |it: &Argument| self.program.process_tasks.contains(&it.value);
        self.asks_for_names()
            && self.program.thread_classes.is_empty()
            && self.program.tasks.len() == self.program.process_tasks.len()
            && self.program.exprs.iter().all(|it| match &it.kind {
                Kind::Call(_, arguments) if arguments.first().is_some_and(is_process) => arguments
                    .iter()
                    .all(|it| it.name.as_deref() != Some("name")),
                Kind::Import(name) => !name.ends_with("Pool") && !name.ends_with("PoolExecutor"),
                _ => true,
            })
    }

    fn is_thread(&self, id: ExprId) -> bool {
        match self.ty(id).some() {
            Ty::Foreign(name) => matches!(*name, "threading.Thread" | MAKER),
            Ty::Instance(class) => self.program.thread_classes.contains(&class.origin()),
            _ => false,
        }
    }

    /// Whether there are threads with names that are not counted as these are.
    fn has_other_threads(&self) -> bool {
        self.program.exprs.iter().any(|it| match &it.kind {
            Kind::Import(name) => {
                name.ends_with("PoolExecutor")
                    || name.ends_with("ThreadPool")
                    || name.starts_with("multiprocessing.dummy")
                    || OTHERS.contains(&name.as_str())
            }
            Kind::Attribute(_, name) => name == "run_in_executor",
            _ => false,
        })
    }
}
