//! Operators on instances, and calls of methods of Python's own names.

use rustpython_ast::{Operator, UnaryOp};

use super::super::code::{Code, Form, Prec};
use super::super::translator::{Res, Translator, refuse};
use super::operators::operator_trait;
use crate::types::ir::{Argument, ClassId, ExprId, FuncId};
use crate::types::operator_name;
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// An operator that an instance defines.
    pub(in super::super) fn special_operator(
        &mut self,
        op: Operator,
        left: ExprId,
        right: ExprId,
    ) -> Res<Option<Code>> {
        let (a, b) = (self.ty(left).clone(), self.ty(right).clone());
        let Some(name) = operator_name(op) else {
            return Ok(None);
        };
        if let Ty::Dyn(root) = a {
            let own = format!("__{name}__");
            if self.program.method(root, &own).is_none() {
                return refuse("an operator that only some classes of a hierarchy have");
            }
            let argument = Argument::plain(right);
            return self.call_any(left, root, &own, &[argument]).map(Some);
        }
        if let Ty::Instance(class) = a {
            let own = format!("__{name}__");
            if let Some(method) = self.special(class, &own) {
                return self
                    .apply_operator(class, method, &own, left, right)
                    .map(Some);
            }
        }
        if let Ty::Instance(class) = b {
            let reflected = format!("__r{name}__");
            if !self.is_still(left) && !self.is_still(right) {
                return refuse("operands that are evaluated in another order");
            }
            if let Some(method) = self.program.method(class, &reflected) {
                let argument = Argument::plain(left);
                return self
                    .call_method_of(right, class, method, &[argument])
                    .map(Some);
            }
            if let Some(method) = self.program.alias(class, &reflected) {
                let own = self.program.func(method).name.clone();
                return self
                    .apply_operator(class, method, &own, right, left)
                    .map(Some);
            }
        }
        if matches!(a, Ty::Instance(_)) || matches!(b, Ty::Instance(_)) {
            return refuse("an operator that the class does not define");
        }
        Ok(None)
    }

    fn apply_operator(
        &mut self,
        class: ClassId,
        method: FuncId,
        name: &str,
        left: ExprId,
        right: ExprId,
    ) -> Res<Code> {
        if !self.classes.contains(&class) {
            return refuse("classes of this kind are not drafted yet");
        }
        let func = self.program.func(method);
        let of_trait = operator_trait(name).filter(|_| self.is_trait_method(class, name));
        let Some((_, _, sign, prec)) = of_trait else {
            let argument = Argument::plain(right);
            return self.call_method_of(left, class, method, &[argument]);
        };
        let standing = self.standing_in(class);
        let ret = self.given_by(class, method);
        let Some(param) = func.params.get(1).map(|it| it.var) else {
            return refuse("an operator without an operand");
        };
        let code = self.expr(left)?;
        let x = self.operand_text(code);
        let want = self.stood_for(&self.program.var(param).ty, &standing);
        let y = match self.binding(param).form {
            Form::Ref if !want.is_copy() => {
                let code = self.borrowed(right, &want)?;
                code.at_least(Prec::Unary)
            }
            _ => {
                let code = self.value(right, &want)?;
                let code = self.plain_int(code);
                let code = if code.is_weak && want == Ty::Int {
                    Code {
                        text: super::super::code::with_suffix(&code.text),
                        ..code
                    }
                } else {
                    code
                };
                code.at_least(Prec::Unary)
            }
        };
        Ok(Code::new(format!("{x} {sign} {y}"), prec, ret))
    }

    /// `-x` of an instance.
    pub(in super::super) fn special_unary(
        &mut self,
        op: UnaryOp,
        operand: ExprId,
    ) -> Res<Option<Code>> {
        let (Ty::Instance(class) | Ty::Dyn(class)) = self.ty(operand).clone() else {
            return Ok(None);
        };
        let name = match op {
            UnaryOp::USub => "__neg__",
            UnaryOp::UAdd => "__pos__",
            UnaryOp::Invert => "__invert__",
            UnaryOp::Not => return Ok(None),
        };
        let Some(method) = self.program.method(class, name) else {
            return refuse("a sign before what has none");
        };
        if !self.classes.contains(&class) {
            return refuse("classes of this kind are not drafted yet");
        }
        if matches!(self.ty(operand), Ty::Dyn(_)) {
            return self.call_any(operand, class, name, &[]).map(Some);
        }
        if !self.is_trait_method(class, name) {
            return self.call_method_of(operand, class, method, &[]).map(Some);
        }
        let code = self.expr(operand)?;
        let text = self.operand_text(code);
        let sign = if op == UnaryOp::USub { "-" } else { "!" };
        let ret = self.given_by(class, method);
        Ok(Some(Code::new(format!("{sign}{text}"), Prec::Unary, ret)))
    }

    /// Calls a method of one of Python's own names, if the instance has it.
    pub(in super::super) fn call_special(
        &mut self,
        object: ExprId,
        name: &str,
        operands: &[ExprId],
    ) -> Res<Code> {
        if let Ty::Dyn(root) = self.ty(object) {
            let arguments: Vec<Argument> = operands.iter().map(|it| Argument::plain(*it)).collect();
            return self.call_any(object, *root, name, &arguments);
        }
        let Ty::Instance(class) = self.ty(object).some().clone() else {
            return refuse("an instance of a class");
        };
        let Some(method) = self.program.method(class, name) else {
            return refuse(format!("a class without {name}"));
        };
        if self.is_left_out(class, method) {
            return refuse("a method that is left out");
        }
        let arguments: Vec<Argument> = operands.iter().map(|it| Argument::plain(*it)).collect();
        self.call_method_of(object, class, method, &arguments)
    }
}
