//! Operators on fields and variables that may be None.

use rustpython_ast::Operator;

use super::augmented_numbers::plain_sign;
use super::code::{Code, Form};
use super::translator::{Res, Translator, refuse};
use crate::rust::taken::{THERE, taken};
use crate::types::ir::{ExprId, Target, VarId};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// A field or a variable that may be None, and is not here: Python raises otherwise, and Rust stops.
    pub(super) fn augmented_option(
        &mut self,
        target: &Target,
        op: Operator,
        value: ExprId,
        read: ExprId,
        of: &Ty,
    ) -> Res<()> {
        let is_plain = matches!(target, Target::Attribute(object, _)
            if matches!(self.ty(*object), Ty::Instance(class) if !class.is_counted())
                && self.is_simple(*object));
        let is_plain = is_plain || matches!(target, Target::Var(var) if self.is_own_option(*var));
        let sign = plain_sign(op).filter(|_| {
            matches!(of, Ty::Int | Ty::Float)
                && matches!(op, Operator::Add | Operator::Sub | Operator::Mult)
        });
        let is_text = *of == Ty::Str && op == Operator::Add;
        let is_number = sign.is_some() && (self.ty(value) == of || of.is_float());
        if !is_plain || !is_number && !is_text || !self.is_still(value) {
            return refuse("a change of what may be None");
        }
        let code = if is_text {
            self.borrowed(value, of)?
        } else {
            self.value(value, of)?
        };
        let place = match target {
            Target::Var(var) => {
                let name = self.binding(*var).name.clone();
                Code::tight(name, Ty::option(of.clone()))
            }
            _ => self.place(read)?,
        };
        let there = match place.ty {
            Ty::Option(_) => taken(&place.receiver(), ".as_mut()", THERE),
            _ => place.text,
        };
        self.out.line(match sign {
            Some(sign) => format!("*{there} {sign}= {};", code.text),
            None => format!("{there}.push_str({});", code.text),
        });
        Ok(())
    }

    /// Whether a variable that may be None is the function's own, and no pattern has bound what it holds.
    fn is_own_option(&self, var: VarId) -> bool {
        let info = self.program.var(var);
        let binding = self.binding(var);
        let form = self.bound.get(&var).copied().unwrap_or(binding.form);
        form == Form::Place
            && binding.global.is_none()
            && !binding.is_usize
            && !info.is_param
            && !info.is_captured
            && !info.is_passed
            && info.func == self.func
            && self.declared.contains(&var)
            && !self.unwrapped.contains_key(&var)
    }
}
