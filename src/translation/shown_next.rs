//! `next(numbers, "none")` that is only shown: a number and a text meet as text.

use super::code::{Code, quoted};
use super::translator::{Res, Translator, refuse};
use crate::types::ir::{ExprId, Kind};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// What is shown of such a call, as a text.
    pub(super) fn shown_next(&mut self, id: ExprId) -> Res<Option<Code>> {
        let Kind::Call(func, arguments) = self.kind(id) else {
            return Ok(None);
        };
        let is_next = matches!(self.kind(*func), Kind::Builtin(name) if name == "next");
        let [over, default] = arguments.as_slice() else {
            return Ok(None);
        };
        let (over, Kind::Str(default)) = (over.value, self.kind(default.value)) else {
            return Ok(None);
        };
        let item = self.item_type(over);
        let is_kept = matches!(self.kind(over), Kind::Var(var) if self.iterators.contains_key(var));
        if !is_next || item != Ty::Int || !(is_kept || self.makes_iterator(over)) {
            return Ok(None);
        }
        let default = quoted(default);
        let seq = self.iterate(over)?;
        if seq.is_unordered {
            return refuse("the order of a set shows");
        }
        let items = self.owned_items(seq, &item)?;
        let items = items.strip_suffix(".by_ref()").unwrap_or(&items);
        Ok(Some(Code::tight(
            format!("{items}.next().map_or_else(|| {default}.to_string(), |it| it.to_string())"),
            Ty::Str,
        )))
    }
}
