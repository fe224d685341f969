//! Keys of a sort in which what may be None stands behind whether it is: `(x is None, x)`.

use rustpython_ast::CmpOp;

use super::sort_keys::is_sortable;
use super::translator::Translator;
use crate::types::ir::{ExprId, Kind};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// Whether Rust orders such a key as Python does: None is never compared with a value.
    pub(super) fn has_guarded_order(&self, key: ExprId, ty: &Ty) -> bool {
        let Kind::Lambda(lambda) = self.kind(key) else {
            return false;
        };
        let value = self.program.func(*lambda).value;
        let (Some(Kind::Tuple(items)), Ty::Tuple(types)) = (value.map(|it| self.kind(it)), ty)
        else {
            return false;
        };
        items.len() == types.len()
            && types.iter().enumerate().all(|(at, ty)| match ty {
                Ty::Option(of) => {
                    is_sortable(of) && items[..at].iter().any(|it| self.asks_none(*it, items[at]))
                }
                ty => is_sortable(ty),
            })
    }

    /// Whether a value is a comparison of another one with None.
    fn asks_none(&self, test: ExprId, of: ExprId) -> bool {
        let Kind::Compare(left, rest) = self.kind(test) else {
            return false;
        };
        let text = |it: ExprId| self.source.slice(self.program.expr(it).span.clone());
        matches!(rest.as_slice(), [(CmpOp::Is | CmpOp::IsNot, right)]
            if matches!(self.kind(*right), Kind::None))
            && text(*left) == text(of)
    }
}
