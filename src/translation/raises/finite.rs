//! Floats that are known to be finite numbers: made of few integers and literals.

use rustpython_ast::{Operator, UnaryOp};

use super::Search;
use crate::types::ir::{ExprId, Kind};
use crate::types::ty::Ty;

/// So many parts, of 64 bits or of literals of this size, come to no infinity and no quotient of two of them.
const MOST_PARTS: usize = 8;
const LARGEST: f64 = 1e15;

impl Search<'_, '_> {
    /// Whether an expression is computed of integers and of literals alone, so that it is a number and finite. Where
    /// it would divide by zero it raises before.
    pub(super) fn is_surely_finite(&self, id: ExprId) -> bool {
        self.finite_parts(id).is_some_and(|it| it <= MOST_PARTS)
    }

    /// How many numbers it is made of, if of nothing else.
    fn finite_parts(&self, id: ExprId) -> Option<usize> {
        if matches!(self.types.of(id), Ty::Int | Ty::Bool) {
            return Some(1);
        }
        match self.program.kind(id) {
            Kind::Float(it) => {
                let size = it.abs();
                (size == 0.0 || (1.0 / LARGEST..=LARGEST).contains(&size)).then_some(1)
            }
            Kind::Unary(UnaryOp::USub | UnaryOp::UAdd, of) => self.finite_parts(*of),
            Kind::Binary(
                Operator::Add | Operator::Sub | Operator::Mult | Operator::Div,
                left,
                right,
            ) => Some(self.finite_parts(*left)? + self.finite_parts(*right)?),
            _ => None,
        }
    }
}
