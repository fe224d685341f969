//! Bits that are set or cleared in an integer beyond 64 bits: what is shifted to them is one, too, however far.

use rustpython_ast::{Operator, UnaryOp};

use super::super::ir::{ExprId, Kind};
use super::super::ty::Ty;
use super::Infer;

impl Infer<'_, '_, '_> {
    /// Whether a mask beside a large integer has to grow, which nothing said yet.
    pub(super) fn grow_masks(
        &mut self,
        op: Operator,
        (left, left_ty): (ExprId, &Ty),
        (right, right_ty): (ExprId, &Ty),
    ) -> bool {
        if !matches!(op, Operator::BitAnd | Operator::BitOr | Operator::BitXor) {
            return false;
        }
        match (left_ty, right_ty) {
            (Ty::BigInt, Ty::Int) => self.grow_shifts(right),
            (Ty::Int, Ty::BigInt) => self.grow_shifts(left),
            _ => false,
        }
    }

    /// Lets the shifts of a mask grow whose width is not known.
    fn grow_shifts(&mut self, mask: ExprId) -> bool {
        match *self.program.kind(mask) {
            Kind::Binary(Operator::LShift, _, by) => {
                !matches!(self.program.kind(by), Kind::Int(_)) && self.program.grown.insert(mask)
            }
            Kind::Binary(
                Operator::BitAnd
                | Operator::BitOr
                | Operator::BitXor
                | Operator::Add
                | Operator::Sub,
                left,
                right,
            ) => {
                let first = self.grow_shifts(left);
                self.grow_shifts(right) || first
            }
            Kind::Unary(UnaryOp::Invert | UnaryOp::USub, of) => self.grow_shifts(of),
            _ => false,
        }
    }
}
