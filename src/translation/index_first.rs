//! `x.sizes[x.find(y)]` where the index changes `x`: it is computed before its place is borrowed.

use super::code::{Code, Prec};
use super::translator::{Res, Translator, refuse};
use crate::types::ir::{ExprId, Kind};

impl Translator<'_, '_> {
    /// An item whose index changes what it is an item of, or a part of that.
    pub(super) fn index_first(
        &mut self,
        id: ExprId,
        object: ExprId,
        index: ExprId,
    ) -> Res<Option<Code>> {
        if self.computed.contains_key(&index) || !self.changes_place(object, index) {
            return Ok(None);
        }
        // Python has the object before the index is computed.
        if !self.is_same_behind(object) {
            return refuse("an index that changes what it is an index of");
        }
        let ty = self.ty(index).clone();
        let made = self.value(index, &ty)?;
        let name = self.fresh("at");
        let at = Code::tight(name.clone(), ty);
        self.computed.insert(index, at);
        let item = self.index(id, object, index);
        self.computed.remove(&index);
        let item = item?;
        let clone = if item.ty.is_copy() { "" } else { ".clone()" };
        let text = format!(
            "{{ let {name} = {}; {}{clone} }}",
            made.text,
            item.receiver()
        );
        Ok(Some(Code::new(text, Prec::Loose, item.ty)))
    }

    /// Whether a place is of the same object whatever is called: nothing assigns it anew.
    fn is_same_behind(&self, place: ExprId) -> bool {
        match self.kind(place) {
            Kind::Var(var) => {
                let info = self.program.var(*var);
                let defs = info.assignments();
                defs < 2 || !info.is_captured
            }
            Kind::Attribute(object, name) => {
                let writers = self.effects.attribute_writers.get(name);
                let mut writers = writers.into_iter().flatten();
                writers.all(|it| self.program.func(*it).name == "__init__")
                    && self.is_same_behind(*object)
            }
            _ => false,
        }
    }
}
