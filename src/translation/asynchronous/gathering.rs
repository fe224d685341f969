//! Coroutines that are waited for together: `gather(..)`.

use super::super::code::Code;
use super::super::coroutines::cancelled::CANCELLED;
use super::super::translator::{Res, Translator, refuse, unknown};
use crate::types::exceptions;
use crate::types::ir::{Argument, ExprId};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// `await gather(..)`.
    pub(super) fn gathered(&mut self, id: ExprId, arguments: &[Argument], ty: Ty) -> Res<Code> {
        let runs = self.ty(id).runs().to_vec();
        let fails = self.any_fails(&runs);
        if super::super::raises::keeps_errors(self.program, id) {
            return self.gathered_outcomes(arguments, fails, ty);
        }
        if arguments.iter().any(|it| it.name.is_some() || it.stars > 1) {
            return refuse("gather with these arguments");
        }
        let are_asked = self.coroutines.asks_tasks && self.has_tasks(arguments);
        if are_asked {
            return self.gathered_tasks(id, arguments, fails, ty);
        }
        let has_task = self.has_tasks(arguments);
        if self.coroutines.has_cancel && has_task {
            return refuse("gather of tasks that may be cancelled");
        }
        if let Ty::Tuple(types) = &ty {
            return self.gathered_of_each(arguments, types.len(), fails, ty.clone());
        }
        let tasks = self.tasks_given(arguments, fails)?;
        if fails {
            self.need_crate("futures", "0.3", &[]);
        }
        let helper = self.helper(if fails { "try_gather" } else { "gather" });
        let text = format!("{helper}({tasks}).await");
        Ok(self.given_by_awaiting(&text, &runs, ty))
    }

    /// `gather` of coroutines that give values of several types.
    fn gathered_of_each(
        &mut self,
        arguments: &[Argument],
        count: usize,
        fails: bool,
        ty: Ty,
    ) -> Res<Code> {
        if arguments.len() != count {
            return refuse("gather with these arguments");
        }
        if fails {
            return self.gathered_of_each_or_failed(arguments, ty);
        }
        let mut lines = Vec::new();
        let mut names = Vec::new();
        for argument in arguments {
            let name = self.fresh("task");
            lines.push(format!("let {name} = {};", self.spawned(argument.value)?));
            names.push(name);
        }
        let given: Vec<String> = names
            .iter()
            .map(|it| format!("{it}.await.expect(\"the task does not panic\")"))
            .collect();
        let turn = self.helper("next_turn");
        let text = format!(
            "{{ {} let given = ({}); {turn}().await; given }}",
            lines.join(" "),
            given.join(", ")
        );
        Ok(Code::tight(text, ty))
    }

    /// The same of coroutines of which some fail: what each gives has a place of its own, so that the errors are a
    /// list, of which the first in time counts.
    fn gathered_of_each_or_failed(&mut self, arguments: &[Argument], ty: Ty) -> Res<Code> {
        self.need_crate("futures", "0.3", &[]);
        let (kept, gather) = (self.helper("kept_apart"), self.helper("try_gather"));
        let mut lines = Vec::new();
        let (mut tasks, mut places) = (Vec::new(), Vec::new());
        for argument in arguments {
            if argument.stars > 0 || !matches!(self.ty(argument.value), Ty::Coroutine(..)) {
                return refuse("an error of one of several tasks of several types");
            }
            let runs = self.ty(argument.value).runs().to_vec();
            let mut future = self.task_future(argument.value)?;
            if !self.any_fails(&runs) {
                self.import("futures::FutureExt as _");
                future = format!("{future}.map(Ok)");
            }
            let (place, task) = (self.fresh("given"), self.fresh("task"));
            lines.push(format!("let ({place}, {task}) = {kept}({future});"));
            tasks.push(task);
            places.push(format!(
                "{place}.take().expect(\"the task has ended well\")"
            ));
        }
        let text = format!(
            "{{ {} {gather}(vec![{}]).await.map(|_| ({})) }}",
            lines.join(" "),
            tasks.join(", "),
            places.join(", ")
        );
        let runs: Vec<_> = arguments
            .iter()
            .flat_map(|it| self.ty(it.value).runs().to_vec())
            .collect();
        Ok(self.given_by_awaiting(&text, &runs, ty))
    }

    /// `gather(.., return_exceptions=True)`: what each has come to.
    fn gathered_outcomes(&mut self, arguments: &[Argument], fails: bool, ty: Ty) -> Res<Code> {
        let Ty::List(item) = &ty else {
            return refuse("errors among values of several types");
        };
        let of = match item.as_ref() {
            Ty::Option(of) => of.outcome(),
            item => item.outcome(),
        };
        let is_of_nothing = matches!(&**item, Ty::Option(of) if matches!(**of, Ty::Error(_)));
        if of.is_none() && !is_of_nothing || !self.has_known_rust(&ty) {
            return refuse(unknown(&ty));
        }
        let given: Vec<Argument> = arguments
            .iter()
            .filter(|it| it.name.is_none())
            .cloned()
            .collect();
        if let Some(of) = of
            && self.gives_literals(&given, of)
        {
            return refuse("a coroutine that gives texts of the program, beside errors");
        }
        let are_tasks = self.has_tasks(&given);
        let mut each: Vec<String> = Vec::new();
        let text = if are_tasks {
            if !self.coroutines.asks_tasks {
                return refuse("gather of tasks whose errors are kept");
            }
            let tasks = self.tasks_again(&given)?;
            let helper = self.helper("ends");
            if self.coroutines.has_cancel {
                let variant = self.error_variant(CANCELLED)?;
                each.push(if fails {
                    format!("map(|it| it.unwrap_or_else(|| Err({variant}(String::new()))))")
                } else {
                    format!("map(|it| it.ok_or_else(|| {variant}(String::new())))")
                });
            } else if fails {
                each.push("map(|it| it.expect(\"the task is not cancelled\"))".to_owned());
            } else {
                each.push("map(|it| Ok(it.expect(\"the task is not cancelled\")))".to_owned());
            }
            format!("{helper}({tasks}).await")
        } else {
            let tasks = self.tasks_given(&given, fails)?;
            if !fails {
                each.push("map(Ok)".to_owned());
            }
            let helper = self.helper("gather");
            format!("{helper}({tasks}).await")
        };
        if is_of_nothing {
            each.push("map(Result::err)".to_owned());
        } else if matches!(**item, Ty::Option(_)) {
            each.push("map(Result::transpose)".to_owned());
        }
        if each.is_empty() {
            return Ok(Code::tight(text, ty));
        }
        let rust = self.rust_type(&ty);
        Ok(Code::tight(
            format!("{text}.into_iter().{}.collect::<{rust}>()", each.join(".")),
            ty,
        ))
    }

    /// Whether what some coroutines give has texts of the program in it where the outcome that it becomes has texts of
    /// its own: in containers, whose items are made as they stand there.
    fn gives_literals(&self, given: &[Argument], of: &Ty) -> bool {
        let holds_literals = |ty: &Ty| ty.holds(&|it| matches!(it, Ty::Lit | Ty::CharLit));
        given.iter().any(|it| {
            let ty = self.ty(it.value);
            let ty = if it.stars > 0 { &ty.item() } else { ty };
            match ty {
                Ty::Coroutine(gives, _) | Ty::Task(gives, _) => {
                    holds_literals(gives) && !holds_literals(of)
                }
                _ => false,
            }
        })
    }

    /// Tasks that can be asked again, as a slice.
    fn tasks_again(&mut self, arguments: &[Argument]) -> Res<String> {
        match arguments {
            [one] if one.stars == 1 && matches!(self.ty(one.value), Ty::List(_)) => {
                let code = self.expr(one.value)?;
                let list = self.reference(code).text;
                if super::super::code::holds_guard(&list) {
                    return refuse("a list of tasks that others change");
                }
                Ok(list)
            }
            all if all
                .iter()
                .all(|it| it.stars == 0 && matches!(self.ty(it.value), Ty::Task(..))) =>
            {
                let mut texts = Vec::new();
                for argument in all {
                    let code = self.expr(argument.value)?;
                    let code = self.owned(code, argument.value)?;
                    texts.push(code.text);
                }
                Ok(format!("&[{}]", texts.join(", ")))
            }
            _ => refuse("gather of tasks and more"),
        }
    }

    /// `gather` of tasks that are asked for more. One that was cancelled stops the program, as in Python where no
    /// handler sees it; who is cancelled while it waits would have to cancel them all.
    fn gathered_tasks(
        &mut self,
        id: ExprId,
        arguments: &[Argument],
        fails: bool,
        ty: Ty,
    ) -> Res<Code> {
        if !matches!(ty, Ty::List(_)) {
            return refuse("gather of tasks of several types");
        }
        let may_be_cancelled =
            self.coroutines.has_cancel || self.coroutines.let_go.contains(&self.func);
        if self.coroutines.has_cancel
            && (self.handles_cancelling() || self.coroutines.let_go.contains(&self.func))
            || fails && may_be_cancelled && self.handles_cancelling()
        {
            return refuse("gather of tasks that may be cancelled");
        }
        let runs = self.ty(id).runs().to_vec();
        let tasks = self.tasks_again(arguments)?;
        let helper = self.helper(if fails { "try_outcomes" } else { "outcomes" });
        let text = format!("{helper}({tasks}).await");
        Ok(self.given_by_awaiting(&text, &runs, ty))
    }

    /// Whether a handler of the file could see that something is cancelled.
    fn handles_cancelling(&self) -> bool {
        let handlers = self.program.tries.values().flat_map(|it| &it.handlers);
        let mut caught = handlers.map(|it| exceptions::caught(self.program, it.class));
        caught.any(|it| {
            it.is_none_or(|classes| {
                let mut classes = classes.into_iter();
                classes.any(|it| exceptions::catches(self.program, it, CANCELLED))
            })
        })
    }

    /// Whether one of several arguments is a task, or a list of them.
    fn has_tasks(&self, arguments: &[Argument]) -> bool {
        arguments.iter().any(|it| {
            let ty = self.ty(it.value);
            matches!(ty, Ty::Task(..)) || matches!(ty.item(), Ty::Task(..))
        })
    }

    /// The coroutines that are gathered, as a list of tasks that run.
    fn tasks_given(&mut self, given: &[Argument], fails: bool) -> Res<String> {
        match given {
            [one] if one.stars == 1 => self.tasks_of(one.value),
            all if all.iter().all(|it| it.stars == 0) => {
                let mut texts = Vec::new();
                for argument in all {
                    if self.any_fails(self.ty(argument.value).runs()) != fails {
                        return refuse("coroutines of which some may fail");
                    }
                    texts.push(self.spawned(argument.value)?);
                }
                Ok(format!("vec![{}]", texts.join(", ")))
            }
            _ => refuse("gather of a list and more"),
        }
    }
}
