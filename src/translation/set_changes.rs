//! Sets that lose what others have: `difference_update`, `intersection_update`.

use super::roots::root;
use super::seq::Item;
use super::translator::{Res, Translator, refuse};
use crate::types::ir::ExprId;
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// `object.difference_update(over)`.
    pub(super) fn without_all(&mut self, object: ExprId, over: ExprId, of: &Ty) -> Res<String> {
        self.check_other_set(object, over)?;
        let seq = self.iterate(over)?;
        let seq = self.single(seq)?;
        if seq.ty != of.item() || !self.has_known_rust(of) {
            return refuse("values of more than one type meet here");
        }
        let item = match seq.item {
            Item::Ref | Item::Text => "item",
            Item::Value => "&item",
            _ => return refuse("difference_update by this"),
        };
        let items = seq.in_for.unwrap_or(seq.text);
        let place = self.place(object)?;
        Ok(format!(
            "for item in {items} {{ {}.remove({item}); }}",
            place.receiver()
        ))
    }

    /// `object.intersection_update(other)` of two sets.
    pub(super) fn only_common(&mut self, object: ExprId, other: ExprId, of: &Ty) -> Res<String> {
        self.check_other_set(object, other)?;
        if self.ty(other) != of || !self.has_known_rust(of) {
            return refuse("intersection_update by what is no such set");
        }
        if !self.is_still(other) {
            return refuse("intersection_update by what is computed");
        }
        let other = self.expr(other)?;
        let place = self.place(object)?;
        Ok(format!(
            "{}.retain(|item| {}.contains(item));",
            place.receiver(),
            other.receiver()
        ))
    }

    /// A set that is changed by a part of its own is borrowed twice.
    fn check_other_set(&self, object: ExprId, other: ExprId) -> Res<()> {
        let roots = [object, other].map(|it| root(self.program, it));
        if roots[0].is_none() || roots[0] == roots[1] {
            return refuse("a set that is changed by itself");
        }
        Ok(())
    }
}
