//! Tasks in the order in which they end, or only their ends.

use super::super::code::Code;
use super::super::translator::{LoopFrame, Res, Translator, refuse};
use crate::translation::for_parts::ForParts;
use crate::types::ir::{ExprId, Kind, Suite, Target, VarId};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// `await gather(*tasks, return_exceptions=True)` of tasks whose outcomes nobody looks at; false if it is
    /// something else.
    pub(in super::super) fn waits_for_ends(&mut self, id: ExprId) -> Res<bool> {
        let Kind::Await(of) = self.kind(id) else {
            return Ok(false);
        };
        let Kind::Call(func, arguments) = self.kind(*of) else {
            return Ok(false);
        };
        let is_gather = matches!(self.kind(*func), Kind::Import(name) if name == "asyncio.gather");
        let [tasks, keyword] = arguments.as_slice() else {
            return Ok(false);
        };
        let keeps_errors = keyword.name.as_deref() == Some("return_exceptions")
            && matches!(self.kind(keyword.value), Kind::Bool(true));
        let of_tasks = matches!(self.ty(tasks.value), Ty::List(of) if matches!(**of, Ty::Task(..)));
        if !is_gather || !keeps_errors || tasks.stars != 1 || !of_tasks {
            return Ok(false);
        }
        if !self.coroutines.asks_tasks {
            return refuse("gather of tasks whose errors are kept");
        }
        let code = self.expr(tasks.value)?;
        let list = self.reference(code).text;
        if super::super::code::holds_guard(&list) {
            return refuse("a list of tasks that others change");
        }
        let helper = self.helper("all_ended");
        self.out.line(format!("{helper}({list}).await;"));
        Ok(true)
    }

    /// `for finished in asyncio.as_completed(..): .. await finished ..`; false if it is another loop.
    pub(in super::super) fn completed_loop(&mut self, whole: ForParts<'_, '_>) -> Res<bool> {
        let ForParts {
            target,
            iter,
            body,
            orelse,
            ..
        } = whole;
        let Kind::Call(func, arguments) = self.kind(iter) else {
            return Ok(false);
        };
        if !matches!(self.kind(*func), Kind::Import(name) if name == "asyncio.as_completed") {
            return Ok(false);
        }
        let ([tasks], Target::Var(var), None) = (arguments.as_slice(), target, orelse) else {
            return refuse("as_completed in another form");
        };
        if tasks.name.is_some() || tasks.stars > 0 {
            return refuse("as_completed of these tasks");
        }
        let are_asked =
            self.coroutines.asks_tasks && matches!(self.ty(tasks.value).item(), Ty::Task(..));
        if are_asked && self.coroutines.has_cancel && !self.are_left_alone(tasks.value) {
            return refuse("as_completed of tasks that may be cancelled");
        }
        let Some(awaiting) = self.only_await_of(*var, body) else {
            return refuse("what is completed is not awaited once");
        };
        let item = self.ty(iter).item();
        let runs = item.runs().to_vec();
        let ty = item.awaited();
        let list = if are_asked {
            self.outcomes_of(tasks.value)?
        } else {
            self.tasks_of(tasks.value)?
        };
        self.need_tokio();
        self.need_crate("futures", "0.3", &[]);
        self.import("futures::stream::FuturesUnordered");
        let helper = self.helper(if are_asked {
            "next_outcome"
        } else {
            "next_completed"
        });
        let running = self.free_name("running");
        let name = self.binding(*var).name.clone();
        let collected = match list.strip_suffix(".collect()") {
            Some(chain) => format!("{chain}.collect()"),
            None => format!("{list}.into_iter().collect()"),
        };
        self.out.line(format!(
            "let mut {running}: FuturesUnordered<_> = {collected};"
        ));
        self.out.line(format!(
            "while let Some({name}) = {helper}(&mut {running}).await {{"
        ));
        let given = self.given_by_awaiting(&name, &runs, ty);
        self.computed.insert(awaiting, Code { ..given });
        self.declared.insert(*var);
        self.loops.push(LoopFrame::default());
        self.suite(body);
        self.loops.pop();
        self.computed.remove(&awaiting);
        self.out.line("}");
        Ok(true)
    }

    /// What tasks give that can be asked again, as futures.
    fn outcomes_of(&mut self, tasks: ExprId) -> Res<String> {
        let helper = self.helper("SharedTask");
        match self.kind(tasks).clone() {
            Kind::List(items) | Kind::Tuple(items) => {
                let mut texts = Vec::new();
                for item in items {
                    if !matches!(self.kind(item), Kind::Var(_)) {
                        return refuse("as_completed of these tasks");
                    }
                    let code = self.expr(item)?;
                    texts.push(format!("{}.outcome()", code.receiver()));
                }
                Ok(format!("[{}]", texts.join(", ")))
            }
            Kind::Var(_) if matches!(self.ty(tasks), Ty::List(_)) => {
                let code = self.expr(tasks)?;
                if super::super::code::holds_guard(&code.text) {
                    return refuse("a list of tasks that others change");
                }
                Ok(format!(
                    "{}.iter().map({helper}::outcome).collect()",
                    code.receiver()
                ))
            }
            _ => refuse("as_completed of these tasks"),
        }
    }

    /// Whether no task of a display is ever cancelled.
    fn are_left_alone(&self, tasks: ExprId) -> bool {
        let (Kind::List(items) | Kind::Tuple(items)) = self.kind(tasks) else {
            return false;
        };
        items.iter().all(|item| {
            let Kind::Var(var) = self.kind(*item) else {
                return false;
            };
            // It is used by name alone, and never to cancel it.
            self.program.exprs.iter().all(|it| match &it.kind {
                Kind::Attribute(object, name) => {
                    name != "cancel" || !matches!(self.kind(*object), Kind::Var(of) if of == var)
                }
                Kind::Call(_, arguments) => arguments
                    .iter()
                    .all(|it| !matches!(self.kind(it.value), Kind::Var(of) if of == var)),
                _ => true,
            })
        })
    }

    /// The only `await` of a variable, if that is its only use and the first thing that a body awaits.
    fn only_await_of(&self, var: VarId, body: &Suite<'_>) -> Option<ExprId> {
        let info = self.program.var(var);
        if info.is_captured || info.occurrences.iter().filter(|it| !it.is_def).count() != 1 {
            return None;
        }
        let (first, last) = (body.body.first()?.start, body.body.last()?.end);
        let ids = self.program.expr_ids();
        let awaits = ids.filter(|it| {
            let expr = self.program.expr(*it);
            matches!(expr.kind, Kind::Await(_)) && (first..=last).contains(&expr.position)
        });
        let found = awaits.min_by_key(|it| self.program.expr(*it).position)?;
        let Kind::Await(of) = self.kind(found) else {
            return None;
        };
        // The body begins with it: what is printed before would come later.
        let is_first = body
            .body
            .first()
            .is_some_and(|it| (it.start..=it.end).contains(&self.program.expr(found).position));
        (is_first && matches!(self.kind(*of), Kind::Var(it) if *it == var)).then_some(found)
    }
}
