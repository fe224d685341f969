//! Which object something is: by its address where it is counted, and by where it was made where it is not.

use super::code::{Code, Prec};
use super::translator::{Res, Translator, refuse};
use crate::types::ir::{ExprId, Kind, Program, StmtKind, Suite, Target, VarId};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// `id(of)`, which is good for comparisons and as a key.
    pub(super) fn identity_number(&mut self, of: ExprId) -> Res<Code> {
        let ty = self.ty(of).clone();
        if !ty.is_counted() {
            return match ty {
                Ty::Instance(_) => self.two_names(&ty),
                _ => refuse("id of this"),
            };
        }
        let code = self.expr(of)?;
        let code = self.reference(code);
        let counter = self.counter();
        Ok(Code::new(
            format!("{counter}::as_ptr({}).addr() as i64", code.text),
            Prec::Cast,
            Ty::Int,
        ))
    }

    /// Whether two are one object, where neither is a value, None, or known to be counted.
    pub(super) fn identity_of_others(
        &mut self,
        left: ExprId,
        right: ExprId,
        is: bool,
    ) -> Res<Code> {
        let (a, b) = (self.ty(left).clone(), self.ty(right).clone());
        if let (Kind::Var(one), Kind::Var(other)) = (self.kind(left), self.kind(right))
            && matches!(a, Ty::List(_) | Ty::Dict(..) | Ty::Set(_) | Ty::Deque(_))
            && self.is_always_new(*one)
            && self.is_always_new(*other)
        {
            return Ok(Code::tight(if is { "false" } else { "true" }, Ty::Bool));
        }
        let both_may_be_none = matches!((&a, &b), (Ty::Option(x), Ty::Option(y)) if x == y);
        if both_may_be_none && a.some().is_counted() {
            let counter = self.counter();
            let mut texts = Vec::new();
            for side in [left, right] {
                let code = self.expr(side)?;
                texts.push(format!(
                    "{}.as_ref().map({counter}::as_ptr)",
                    code.receiver()
                ));
            }
            let sign = if is { "==" } else { "!=" };
            return Ok(Code::new(
                texts.join(&format!(" {sign} ")),
                Prec::Compare,
                Ty::Bool,
            ));
        }
        for ty in [&a, &b] {
            if let Ty::Instance(_) = ty.some() {
                // Who counts them may ask.
                self.wants_counted
                    .extend(ty.classes().into_iter().filter(|it| !it.is_counted()));
            }
        }
        refuse("identity of objects")
    }

    /// Whether all that a variable is ever assigned is made there, so that no other variable has it.
    fn is_always_new(&self, var: VarId) -> bool {
        self.values_of_var(var).is_some_and(|values| {
            values.iter().all(|it| match self.kind(*it) {
                Kind::List(_)
                | Kind::Dict(_)
                | Kind::Set(_)
                | Kind::Comprehension(_)
                | Kind::Slice(..)
                | Kind::Binary(..) => true,
                Kind::Call(func, _) => match self.kind(*func) {
                    Kind::Builtin(name) => {
                        matches!(name.as_str(), "list" | "dict" | "set" | "sorted")
                    }
                    Kind::Attribute(object, name) => {
                        name == "copy" && !matches!(self.ty(*object).some(), Ty::Instance(_))
                    }
                    _ => false,
                },
                _ => false,
            })
        })
    }

    /// All that a variable is ever assigned, if it is assigned in no other way.
    pub(super) fn values_of_var(&self, var: VarId) -> Option<Vec<ExprId>> {
        let info = self.program.var(var);
        let defs = info.assignments();
        let mut values = Vec::new();
        for func in &self.program.funcs {
            values_of(self.program, &func.body, var, &mut values);
        }
        (!info.is_param && values.len() == defs).then_some(values)
    }
}

/// What a variable is assigned in a suite.
fn values_of(program: &Program<'_>, suite: &Suite<'_>, var: VarId, found: &mut Vec<ExprId>) {
    let is_it = |target: &Target| matches!(target, Target::Var(of) if *of == var);
    for stmt in &suite.body {
        if let StmtKind::Assign { targets, value, .. } = &stmt.kind {
            match targets.as_slice() {
                [target] if is_it(target) => found.push(*value),
                // Each from its own value.
                [Target::Tuple(targets, None)] => {
                    if let Kind::Tuple(items) = program.kind(*value)
                        && items.len() == targets.len()
                    {
                        let own = targets.iter().zip(items).filter(|it| is_it(it.0));
                        found.extend(own.map(|it| *it.1));
                    }
                }
                _ => {}
            }
        }
        stmt.suites()
            .into_iter()
            .for_each(|it| values_of(program, it, var, found));
    }
}
