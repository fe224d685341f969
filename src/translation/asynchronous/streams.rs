//! Asynchronous generators, and the loops that go through them.

use super::super::code::Form;
use super::super::seq::Item;
use super::super::translator::{LoopFrame, Res, Translator, refuse, unknown};
use crate::types::ir::{Argument, ExprId, FuncId, Kind, Stmt, Suite, VarId};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// What an asynchronous generator gives.
    pub(in super::super) fn stream_type(&mut self, id: FuncId) -> String {
        let item = self.program.func(id).ret.item();
        let rust = self.rust_type(&item);
        if self.raises.fails(id) {
            self.helper("try_steps");
            let error = self.error_name.clone();
            format!("TrySteps<{rust}, impl Future<Output = Result<(), {error}>>>")
        } else {
            self.helper("steps");
            format!("Steps<{rust}, impl Future<Output = ()>>")
        }
    }

    /// `async for target in generator(..): ..`.
    pub(in super::super) fn stream_loop(
        &mut self,
        stmt: &Stmt<'_>,
        suites: &[Suite<'_>],
    ) -> Res<()> {
        let Some((target, over)) = self.program.streams.get(&stmt.start).cloned() else {
            return refuse("async for with else");
        };
        let ([body], Ty::Stream(item, runs)) = (suites, self.ty(over).clone()) else {
            return refuse("async for over this");
        };
        let (Kind::Call(func, arguments), [callee]) = (self.kind(over), runs.as_slice()) else {
            return refuse("an asynchronous generator that is kept");
        };
        let (func, arguments, callee) = (*func, arguments.clone(), *callee);
        if !self.has_known_rust(&item) {
            return refuse(unknown(&item));
        }
        if !self.is_generated(callee) {
            return refuse("an asynchronous generator without a form");
        }
        self.need_tokio();
        let code = match self.kind(func) {
            Kind::Func(_) => {
                if let Some(why) = self.refused(callee) {
                    return refuse(format!("a call of {why}"));
                }
                let name = self.func_names[callee.at()].clone();
                self.call_named(&name, callee, 0, (*item).clone(), &arguments)?
            }
            Kind::Attribute(object, _) => match self.ty(*object).clone() {
                Ty::Instance(class) => {
                    self.call_giving(*object, class, callee, (*item).clone(), &arguments)?
                }
                _ => return refuse("async for over this"),
            },
            _ => return refuse("async for over this"),
        };
        if super::super::code::holds_guard(&code.text) {
            return refuse("a generator that looks into a cell");
        }
        // The generator has what it changes until it ends.
        if let (Some(first), Some(last)) = (body.body.first(), body.body.last()) {
            let changed = self.changed_by(func, callee, &arguments);
            let is_used = changed.iter().any(|var| {
                let mut all = self.program.var(*var).occurrences.iter();
                all.any(|it| (first.start..=last.end).contains(&it.position))
            });
            if is_used {
                return refuse("what a generator changes is used while it runs");
            }
        }
        let mut vars = Vec::new();
        target.vars(&mut vars);
        if vars.iter().any(|it| self.declared.contains(it)) {
            return refuse("a target of a loop that is used behind it");
        }
        let steps = self.fresh("steps");
        self.out.line("{");
        self.out.line(format!("let mut {steps} = {};", code.text));
        let pattern = self.pattern_of(&target, &Item::Value, &item)?;
        let sign = if self.raises.fails(callee) {
            if !self.can_fail() {
                return refuse("an error that can't be given back here");
            }
            "?"
        } else {
            ""
        };
        self.out.line(format!(
            "while let Some({pattern}) = {steps}.next().await{sign} {{"
        ));
        self.loops.push(LoopFrame::default());
        self.suite(body);
        self.loops.pop();
        self.out.line("}");
        self.out.line("}");
        Ok(())
    }

    /// The variables that a call lends to be changed.
    fn changed_by(&self, func: ExprId, callee: FuncId, arguments: &[Argument]) -> Vec<VarId> {
        let params = &self.program.func(callee).params;
        let lends =
            |param: &crate::types::ir::Param<'_>| self.binding(param.var).form == Form::MutRef;
        let mut found = Vec::new();
        let mut skipped = 0;
        if let Kind::Attribute(object, _) = self.kind(func) {
            skipped = 1;
            if params.first().is_some_and(lends) {
                found.extend(super::super::roots::root(self.program, *object));
            }
        }
        let mut plain = params.iter().skip(skipped);
        for argument in arguments {
            let param = match &argument.name {
                Some(name) => params.iter().find(|it| it.name == *name),
                None => plain.next(),
            };
            if param.is_some_and(lends) {
                found.extend(super::super::roots::root(self.program, argument.value));
            }
        }
        found
    }
}
