//! Coroutines that run beside the one that makes them: each owns what it is given.

use super::super::code::Code;
use super::super::coroutines::cancelled::CANCELLED;
use super::super::translator::{Res, Translator, refuse, unknown};
use crate::rust::taken::{THERE, taken};
use crate::types::ir::{Argument, Comprehension, ExprId, Kind};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// `create_task(..)`.
    pub(super) fn created_task(&mut self, arguments: &[Argument], ty: Ty) -> Res<Code> {
        let (coroutine, name) = match arguments {
            [one] if one.name.is_none() && one.stars == 0 => (one.value, None),
            [one, name]
                if one.name.is_none() && one.stars == 0 && name.name.as_deref() == Some("name") =>
            {
                let is_asked = self.asks_for_computed_names();
                if !is_asked && !self.is_still(name.value) && !self.is_plain_text(name.value) {
                    return refuse("create_task with these arguments");
                }
                (one.value, is_asked.then_some(name.value))
            }
            _ => return refuse("create_task with these arguments"),
        };
        if !self.has_known_rust(&ty) {
            return refuse(unknown(&ty));
        }
        if self.coroutines.asks_tasks && matches!(self.ty(coroutine), Ty::Coroutine(..)) {
            self.need_crate("futures", "0.3", &[]);
            let helper = self.helper("SharedTask");
            let future = self.task_future(coroutine)?;
            let runs = self.ty(coroutine).runs().to_vec();
            let text = if self.ends_as_cancelled(&runs) {
                let variant = self.error_variant(CANCELLED)?;
                format!(
                    "{helper}::spawn_told({future}, |given| (!matches!(given, Err({variant}(_)))).then_some(given))"
                )
            } else {
                format!("{helper}::spawn({future})")
            };
            let text = match name {
                Some(name) => {
                    self.helper("SharedTask::named");
                    let name = self.value(name, &Ty::Str)?;
                    format!("{text}.named({})", name.text)
                }
                None => text,
            };
            return Ok(Code::tight(text, ty));
        }
        let text = self.spawned(coroutine)?;
        Ok(Code::tight(text, ty))
    }

    /// The name of a task that it is given where it is made, and which no task of tokio has.
    fn name_said_of_task(&self, object: ExprId) -> Option<String> {
        let Kind::Var(var) = self.kind(object) else {
            return None;
        };
        let values = self.values_of_var(*var)?;
        let [value] = values.as_slice() else {
            return None;
        };
        let Kind::Call(_, arguments) = self.kind(*value) else {
            return None;
        };
        let name = arguments
            .iter()
            .find(|it| it.name.as_deref() == Some("name"))?;
        match self.kind(name.value) {
            Kind::Str(name) => Some(name.clone()),
            _ => None,
        }
    }

    /// A coroutine that a task is made of.
    pub(super) fn task_future(&mut self, coroutine: ExprId) -> Res<String> {
        if let Kind::Call(func, arguments) = self.kind(coroutine)
            && let Kind::Import(name) = self.kind(*func)
            && name == "asyncio.sleep"
        {
            let (arguments, ty) = (arguments.clone(), self.ty(coroutine).awaited());
            return self.sleeping(&arguments, &ty);
        }
        if !matches!(self.ty(coroutine), Ty::Coroutine(..)) {
            return refuse("a task of what is no coroutine");
        }
        if !matches!(self.kind(coroutine), Kind::Call(..)) && !self.is_moved(coroutine) {
            return refuse("a coroutine with two owners");
        }
        Ok(self.expr(coroutine)?.text)
    }

    /// A coroutine as a task; a task stays what it is.
    pub(super) fn spawned(&mut self, coroutine: ExprId) -> Res<String> {
        if let Ty::Task(..) = self.ty(coroutine) {
            if !self.is_moved(coroutine) {
                return refuse("a task with two owners");
            }
            return Ok(self.expr(coroutine)?.text);
        }
        self.import("tokio::task::spawn_local");
        if let Kind::Call(func, arguments) = self.kind(coroutine)
            && let Kind::Import(name) = self.kind(*func)
            && name == "asyncio.sleep"
        {
            let (arguments, ty) = (arguments.clone(), self.ty(coroutine).awaited());
            return Ok(format!("spawn_local({})", self.sleeping(&arguments, &ty)?));
        }
        if !matches!(self.kind(coroutine), Kind::Call(..)) && !self.is_moved(coroutine) {
            return refuse("a coroutine with two owners");
        }
        let code = self.expr(coroutine)?;
        Ok(format!("spawn_local({})", code.text))
    }

    /// The tasks of what a star stands before.
    pub(super) fn tasks_of(&mut self, over: ExprId) -> Res<String> {
        if let Kind::Comprehension(comprehension) = self.kind(over) {
            let comprehension = comprehension.clone();
            return self.tasks_of_each(over, &comprehension);
        }
        if let Kind::List(items) | Kind::Tuple(items) = self.kind(over) {
            let (items, runs) = (items.clone(), self.ty(over).item().runs().to_vec());
            let mut texts = Vec::new();
            for item in items {
                if self.any_fails(self.ty(item).runs()) != self.any_fails(&runs) {
                    return refuse("coroutines of which some may fail");
                }
                texts.push(self.spawned(item)?);
            }
            return Ok(format!("vec![{}]", texts.join(", ")));
        }
        let item = self.ty(over).item();
        if !self.is_moved(over) {
            return refuse("coroutines with two owners");
        }
        let code = self.expr(over)?;
        match (self.ty(over), item) {
            (Ty::List(_), Ty::Task(..)) => Ok(code.text),
            (Ty::List(_), Ty::Coroutine(..)) => {
                self.import("tokio::task::spawn_local");
                Ok(format!(
                    "{}.into_iter().map(spawn_local).collect()",
                    code.receiver()
                ))
            }
            _ => refuse("gather of these"),
        }
    }

    fn tasks_of_each(&mut self, over: ExprId, comprehension: &Comprehension) -> Res<String> {
        let element = comprehension.element;
        if self.has_await(over) || comprehension.generators.len() > 1 {
            return refuse("gather of what is computed in more than one step");
        }
        let is_task = matches!(self.ty(element), Ty::Task(..));
        let (Ty::Coroutine(of, runs) | Ty::Task(of, runs)) = self.ty(element).clone() else {
            return refuse("gather of what is not known");
        };
        self.import("tokio::task::spawn_local");
        // The coroutine is a task as soon as it is made.
        let before =
            std::mem::replace(&mut self.coroutines.spawning, (!is_task).then_some(element));
        let seq = self.chain(comprehension);
        self.coroutines.spawning = before;
        let seq = seq?;
        if seq.is_unordered {
            self.check_order(&Ty::Task(of, runs))?;
        }
        Ok(format!("{}.collect()", seq.receiver()))
    }

    /// Whether something in an expression is awaited.
    pub(in super::super) fn has_await(&self, id: ExprId) -> bool {
        let kind = self.kind(id);
        matches!(kind, Kind::Await(_)) || kind.parts().into_iter().any(|it| self.has_await(it))
    }
}

impl Translator<'_, '_> {
    /// A method of a task.
    pub(in super::super) fn task_method(
        &mut self,
        object: ExprId,
        name: &str,
        arguments: &[Argument],
    ) -> Res<Code> {
        let plain = self.plain(arguments)?;
        let code = self.expr(object)?;
        let receiver = match code.ty {
            Ty::Option(_) => taken(&code.receiver(), ".as_ref()", THERE),
            _ => code.receiver(),
        };
        match (name, plain.as_slice()) {
            ("done", []) if self.coroutines.asks_tasks => {
                Ok(Code::tight(format!("{receiver}.is_done()"), Ty::Bool))
            }
            ("get_name", []) => match self.name_said_of_task(object) {
                Some(name) => Ok(Code::tight(super::super::code::quoted(&name), Ty::Lit)),
                None if self.asks_for_computed_names() && self.are_all_named() => {
                    self.helper("SharedTask::named");
                    Ok(Code::tight(format!("{receiver}.name()"), Ty::Str))
                }
                None => refuse("the name of a task"),
            },
            ("exception", []) => {
                let Ty::Task(_, runs) = self.ty(object).clone() else {
                    return refuse("the exception of a task");
                };
                if !self.any_fails(&runs) || self.coroutines.has_cancel {
                    return refuse("the exception of a task");
                }
                Ok(Code::tight(
                    format!("{receiver}.outcome_now().expect(\"the task is done\").err()"),
                    Ty::option(Ty::Error(crate::types::exceptions::EXCEPTION)),
                ))
            }
            ("cancelled", []) => Ok(Code::tight(format!("{receiver}.is_cancelled()"), Ty::Bool)),
            ("cancel", []) => {
                let runs = self.ty(object).runs().to_vec();
                self.check_let_go(&runs)?;
                Ok(Code::tight(format!("{receiver}.cancel()"), Ty::Bool))
            }
            ("result", []) => {
                let Ty::Task(of, runs) = self.ty(object).clone() else {
                    return refuse("the result of a task");
                };
                let text = format!("{receiver}.outcome_now().expect(\"the task is done\")");
                Ok(self.given_by_awaiting(&text, &runs, *of))
            }
            ("done", []) => {
                let text = format!("{}.is_finished()", code.receiver());
                Ok(Code::tight(text, Ty::Bool))
            }
            _ => refuse(format!("{name} of a task")),
        }
    }
}
