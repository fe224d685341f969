//! `dict.fromkeys`: each key once, in the order in which it comes first.

use super::captured::is_literal;
use super::code::Code;
use super::seq::Seq;
use super::translator::{Res, Translator, refuse, unknown};
use crate::types::ir::{Argument, ExprId, Kind};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// `dict.fromkeys(keys)` that is gone through, as by `list(..)`: the keys without those that came before.
    pub(super) fn keys_once(&mut self, id: ExprId) -> Res<Option<Seq>> {
        let Kind::Call(func, arguments) = self.kind(id) else {
            return Ok(None);
        };
        let (Kind::Attribute(owner, name), [keys]) = (self.kind(*func), arguments.as_slice())
        else {
            return Ok(None);
        };
        let is_it = matches!(self.kind(*owner), Kind::Builtin(name) if name == "dict")
            && name == "fromkeys"
            && keys.name.is_none()
            && keys.stars == 0;
        if !is_it {
            return Ok(None);
        }
        let mut seq = self.iterate(keys.value)?;
        if !self.has_known_rust(&seq.ty) || seq.ty.has_float() || seq.is_unordered || seq.fails {
            return refuse("dict.fromkeys of this");
        }
        self.crates.insert("itertools");
        self.import("itertools::Itertools");
        seq.text = format!("{}.unique()", seq.receiver());
        (seq.in_for, seq.is_plain_range, seq.is_new_list) = (None, false, false);
        seq.prec = super::code::Prec::Postfix;
        seq.is_double = false;
        Ok(Some(seq))
    }

    /// `dict.fromkeys(keys, value)` of a value that nobody changes.
    pub(super) fn dict_from_keys(&mut self, id: ExprId, arguments: &[Argument]) -> Res<Code> {
        let [keys, value] = arguments else {
            return refuse("dict.fromkeys");
        };
        let are_plain = [keys, value]
            .iter()
            .all(|it| it.name.is_none() && it.stars == 0);
        let ty = self.ty(id).clone();
        let Ty::Dict(key, of, _) = &ty else {
            return refuse(unknown(&ty));
        };
        if !are_plain || !is_literal(self.kind(value.value)) || !self.has_known_rust(&ty) {
            return refuse("dict.fromkeys of this");
        }
        let seq = self.iterate(keys.value)?;
        if key.has_float() || seq.is_unordered || seq.fails {
            return refuse("dict.fromkeys of this");
        }
        let keys = self.owned_items(seq, key)?;
        let value = self.value(value.value, of)?.text;
        self.import("indexmap::IndexMap");
        let rust = self.rust_type(&ty);
        let text = format!("{keys}.map(|key| (key, {value})).collect::<{rust}>()");
        Ok(Code::tight(text, ty))
    }
}
