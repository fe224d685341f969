//! `items = map.get(key, [])`: what is in the dict, or made anew, and changed.

use super::code::{Code, Form, holds_guard};
use super::lookups::Key;
use super::seq::{Item, Seq};
use super::translator::{Res, Translator};
use crate::types::ir::{Argument, ExprId, Kind};
use crate::types::ty::{DictKind, Ty};

impl Translator<'_, '_> {
    /// The dict of `map.get(key, [])`.
    pub(super) fn asked_dict(&self, id: ExprId) -> Option<ExprId> {
        let Kind::Call(func, arguments) = self.kind(id) else {
            return None;
        };
        let (Kind::Attribute(map, name), [key, default]) = (self.kind(*func), arguments.as_slice())
        else {
            return None;
        };
        let is_plain = |it: &Argument| it.name.is_none() && it.stars == 0;
        let is_nothing = matches!(self.kind(default.value), Kind::List(items) if items.is_empty());
        let gives_list = matches!(self.ty(*map), Ty::Dict(_, value, _)
            if matches!(**value, Ty::List(_)) && self.has_rust(value));
        (name == "get" && is_plain(key) && is_plain(default) && is_nothing && gives_list)
            .then_some(*map)
    }

    /// The items of such a list, where they stand.
    pub(super) fn iterate_found(&mut self, id: ExprId) -> Res<Option<Seq>> {
        let Some(map) = self.asked_dict(id).filter(|_| !self.copies_lent) else {
            return Ok(None);
        };
        let (Kind::Call(_, arguments), Ty::Dict(of, value, _)) =
            (self.kind(id), self.ty(map).clone())
        else {
            return Ok(None);
        };
        let wanted = arguments[0].value;
        let code = self.expr(map)?;
        let Key::Text(wanted) = self.lookup(wanted, &of, false)? else {
            return Ok(None);
        };
        // What looks into a cell must not look for as long as the loop goes on.
        if holds_guard(&code.text) {
            return Ok(None);
        }
        let text = format!("{}.get({wanted}).into_iter().flatten()", code.receiver());
        Ok(Some(Seq::new(text, Item::Ref, value.item())))
    }

    /// `items = map.get(key, [])` or `item = map.get(key)`, which is changed: what is in the map, or a new list
    /// that nobody else has.
    pub(super) fn lent_or_new(&mut self, value: ExprId, ty: &Ty) -> Res<Option<Code>> {
        let Kind::Call(func, arguments) = self.kind(value) else {
            return Ok(None);
        };
        let Kind::Attribute(map, name) = self.kind(*func) else {
            return Ok(None);
        };
        let (key, default) = match arguments.as_slice() {
            [key] => (key.value, None),
            [key, default] => (key.value, Some(default.value)),
            _ => return Ok(None),
        };
        let map = *map;
        let is_new = |id: ExprId| match self.kind(id) {
            Kind::List(items) | Kind::Set(items) => items.is_empty(),
            Kind::Dict(items) => items.is_empty(),
            _ => false,
        };
        let Ty::Dict(of, item, DictKind::Plain | DictKind::Default) = self.ty(map).clone() else {
            return Ok(None);
        };
        let wanted = match default {
            Some(default) if is_new(default) => (*item).clone(),
            None if !matches!(*item, Ty::Option(_)) => Ty::option((*item).clone()),
            _ => return Ok(None),
        };
        if name != "get" || wanted != *ty || !self.has_rust(ty) {
            return Ok(None);
        }
        let map = self.place(map)?;
        let Key::Text(key) = self.lookup(key, &of, false)? else {
            return Ok(None);
        };
        let mut text = format!("{}.get_mut({key})", map.receiver());
        if let Some(default) = default {
            let default = self.value(default, ty)?;
            let (made, rust) = (self.fresh_name("made"), self.rust_type(ty));
            self.out
                .line(format!("let mut {made}: {rust} = {};", default.text));
            text = format!("{text}.unwrap_or(&mut {made})");
        }
        Ok(Some(Code::tight(text, ty.clone()).held(Form::MutRef)))
    }
}
