//! Operators on fields that may be None.

use rustpython_ast::Operator;

use super::augmented_numbers::plain_sign;
use super::translator::{Res, Translator, refuse};
use crate::types::ir::{ExprId, Target};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// A field that may be None, and is not here: Python raises otherwise, and Rust stops.
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
        let place = self.place(read)?;
        let there = match place.ty {
            Ty::Option(_) => format!(
                "{}.as_mut().expect(\"it is not None here\")",
                place.receiver()
            ),
            _ => place.text,
        };
        self.out.line(match sign {
            Some(sign) => format!("*{there} {sign}= {};", code.text),
            None => format!("{there}.push_str({});", code.text),
        });
        Ok(())
    }
}
