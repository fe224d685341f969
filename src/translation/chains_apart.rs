//! `[self.ask(it) for it in self.items]`, where `ask` changes the instance: Rust lends the whole of it to the call, so
//! what is gone through is a copy, if nothing that is called changes that.

use super::fields_apart::CHANGED;
use super::seq::{Item, Seq};
use super::translator::{Res, Translator, refuse};
use crate::types::ir::{Comprehension, ExprId, Kind};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// What a comprehension goes through first, apart from the instance that its calls change.
    pub(super) fn apart_from_calls(&self, seq: Seq, comprehension: &Comprehension) -> Res<Seq> {
        let Some(first) = comprehension.generators.first() else {
            return Ok(seq);
        };
        let over = first.iter;
        let mut parts: Vec<ExprId> = comprehension.key.into_iter().collect();
        parts.push(comprehension.element);
        for (at, generator) in comprehension.generators.iter().enumerate() {
            parts.extend(&generator.conditions);
            parts.extend((at > 0).then_some(generator.iter));
        }
        let is_lent = self.gone_through(over).into_iter().any(|var| {
            let ty = self.program.var(var).ty.some();
            matches!(ty, Ty::Instance(class) if !class.is_counted())
                && parts.iter().any(|it| self.calls_changer_of_var(var, *it))
        });
        if !is_lent {
            return Ok(seq);
        }
        let (Kind::Attribute(_, name), Some(place)) =
            (self.kind(over), seq.text.strip_suffix(".iter()"))
        else {
            return refuse(CHANGED);
        };
        let Some(reached) = self.reached_by(&parts) else {
            return refuse(CHANGED);
        };
        // Lists that have two names are told elsewhere: here the name of the field says which one it is.
        let is_changed = reached.iter().any(|it| {
            let mut inside = self.exprs_in(&self.program.func(*it).span);
            inside.any(|it| matches!(&it.kind, Kind::Attribute(_, other) if other == name))
        });
        let is_plain = seq.ty.is_copy() || seq.ty.is_text();
        if is_changed || !is_plain || seq.item != Item::Ref {
            return refuse(CHANGED);
        }
        let text = format!("{place}.clone().into_iter()");
        Ok(Seq::new(text, Item::Value, seq.ty).in_for(format!("{place}.clone()")))
    }
}
