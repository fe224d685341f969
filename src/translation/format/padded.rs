//! Values of several types that are padded in a format: Python pads numbers on the left, and texts on the right.

use super::Spec;
use crate::translation::translator::{Res, Translator, refuse};
use crate::types::ir::{ExprId, Kind};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// Refuses a format that does not do the same with the text of a value as with the value itself.
    pub(super) fn check_padded(&self, id: ExprId, spec: &Spec) -> Res<()> {
        if spec.is_plain() || !self.ty(id).is_mixed() {
            return Ok(());
        }
        let is_padding = spec.align.is_some()
            && spec.sign.is_none()
            && spec.grouping.is_none()
            && spec.precision.is_none()
            && spec.kind.is_none()
            && !spec.zero;
        if !is_padding || !self.pads_alike(id) {
            return refuse("a format of values of several types");
        }
        Ok(())
    }

    /// Whether all that a value may be is padded as its text is: a truth is padded as a number, None not at all.
    fn pads_alike(&self, id: ExprId) -> bool {
        let mut parts = match self.kind(id) {
            Kind::Conditional { body, orelse, .. } => vec![*body, *orelse],
            Kind::Logic(_, values) => values.clone(),
            Kind::Chosen(choice) => choice.parts().split_off(1),
            Kind::Held(of, default) => std::iter::once(*of).chain(*default).collect(),
            Kind::Call(func, arguments) => {
                return match (self.kind(*func), arguments.as_slice()) {
                    (Kind::Attribute(object, name), [_, default]) if name == "get" => {
                        matches!(self.ty(*object), Ty::Dict(_, value, _) if is_padded(value))
                            && self.pads_alike_alone(default.value, false)
                    }
                    _ => self.is_padded_union(id),
                };
            }
            _ => return self.is_padded_union(id),
        };
        // What is None is not taken where another one is.
        let is_taken_if_true = matches!(self.kind(id), Kind::Logic(false, _) | Kind::Held(..));
        let last = parts.pop();
        last.is_none_or(|it| self.pads_alike_alone(it, false))
            && parts
                .into_iter()
                .all(|it| self.pads_alike_alone(it, is_taken_if_true))
    }

    fn is_padded_union(&self, id: ExprId) -> bool {
        let members = self.ty(id).members();
        !members.is_empty() && members.iter().all(is_padded)
    }

    fn pads_alike_alone(&self, id: ExprId, is_there: bool) -> bool {
        match self.ty(id) {
            Ty::Option(of) if is_there => is_padded(of),
            ty if ty.is_mixed() => self.pads_alike(id),
            ty => is_padded(ty),
        }
    }
}

fn is_padded(ty: &Ty) -> bool {
    matches!(ty, Ty::Int | Ty::BigInt | Ty::Float | Ty::Real) || ty.is_text()
}
