//! `place += value`, where the place is no variable.

use super::code::{Code, Form};
use super::translator::{Res, Translator, refuse};
use crate::types::ir::{ExprId, Kind, Shape, Stmt, Target};
use crate::types::ty::Ty;
use rustpython_ast::Operator;

impl Translator<'_, '_> {
    /// Whether a value is computed from a place: a variable, or a field of that name.
    pub(super) fn reads_place(&self, value: ExprId, place: ExprId) -> bool {
        let span = &self.program.expr(value).span;
        self.exprs_in(span)
            .any(|it| match (&it.kind, self.kind(place)) {
                (Kind::Attribute(_, name), Kind::Attribute(_, of)) => name == of,
                (Kind::Var(var), _) => {
                    !matches!(self.kind(place), Kind::Attribute(..))
                        && super::roots::root(self.program, place) == Some(*var)
                }
                _ => false,
            })
    }

    /// `items += ..` with what is computed from the items: all of it, before the first is added.
    pub(super) fn extended_by_itself(
        &mut self,
        target: &Target,
        read: ExprId,
        value: ExprId,
        of: &Ty,
    ) -> Res<()> {
        let is_new = match self.kind(value) {
            Kind::Comprehension(comprehension) => comprehension.shape == Shape::List,
            Kind::Slice(..) | Kind::Binary(..) => true,
            _ => false,
        };
        if !is_new || self.ty(value) != of {
            return refuse("a list that is added to itself");
        }
        let code = self.value(value, of)?;
        let added = self.fresh("added");
        self.out.line(format!("let {added} = {};", code.text));
        let place = self.augmented_place(target, read)?;
        self.out
            .line(format!("{}.extend({added});", place.receiver()));
        Ok(())
    }

    pub(super) fn augmented_place(&mut self, target: &Target, read: ExprId) -> Res<Code> {
        match target {
            Target::Var(var) => {
                let binding = self.binding(*var);
                let form = self.bound.get(var).copied().unwrap_or(binding.form);
                let ty = self.program.var(*var).ty.clone();
                if form == Form::Ref && !ty.is_copy() {
                    return refuse("a borrowed value that is changed");
                }
                Ok(Code::tight(binding.name.clone(), ty).held(form))
            }
            _ => self.place(read),
        }
    }

    /// `x = x op value`.
    pub(super) fn augmented_whole(
        &mut self,
        target: &Target,
        op: Operator,
        value: ExprId,
        read: ExprId,
        of: &Ty,
        stmt: &Stmt<'_>,
    ) -> Res<()> {
        let var = match target {
            Target::Var(var) => var,
            Target::Attribute(object, _) if self.is_simple(*object) => {
                let code = self.binary_typed(op, read, value, of)?;
                if of.join(&code.ty) != *of {
                    return refuse("values of more than one type meet here");
                }
                let code = self.coerced(code, of)?;
                if let Target::Attribute(object, name) = target
                    && self.ty(*object).some().is_counted()
                {
                    return self.set_field(*object, name, &code);
                }
                let place = self.place(read)?;
                self.out.line(format!("{} = {};", place.text, code.text));
                return Ok(());
            }
            _ => return refuse("an operator on this place"),
        };
        let var = *var;
        let mut code = self.binary_typed(op, read, value, of)?;
        if self.raises.stmts.contains_key(&stmt.start) {
            let is_int = |id: ExprId| matches!(self.ty(id).some(), Ty::Int | Ty::Bool);
            let are_ints = is_int(read) && is_int(value);
            if !super::questions::ends_with_try(&code.text) {
                code = self.failing_division(code, are_ints)?;
            }
        }
        if of.join(&code.ty) != *of {
            return refuse("values of more than one type meet here");
        }
        let code = if self.binding(var).is_usize {
            code
        } else {
            self.plain_int(code)
        };
        let code = if code.is_usize {
            code
        } else {
            self.coerced(code, of)?
        };
        let star = if self.binding(var).form == Form::MutRef {
            "*"
        } else {
            ""
        };
        let name = self.binding(var).name.clone();
        self.out.line(format!("{star}{name} = {};", code.text));
        Ok(())
    }

    /// An operator whose result has no expression of its own in the source.
    fn binary_typed(&mut self, op: Operator, left: ExprId, right: ExprId, want: &Ty) -> Res<Code> {
        self.binary_as(op, left, right, want)
    }
}
