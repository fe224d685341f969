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
        let (Some(name), Some(place)) = (self.field_asked(over), seq.text.strip_suffix(".iter()"))
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
        let item = match &seq.item {
            Item::Ref => Item::Value,
            Item::Tuple(parts) if parts.iter().all(|it| *it == Item::Ref) => {
                Item::Tuple(vec![Item::Value; parts.len()])
            }
            _ => return refuse(CHANGED),
        };
        if is_changed || !is_plain(&seq.ty) {
            return refuse(CHANGED);
        }
        let text = format!("{place}.clone().into_iter()");
        Ok(Seq::new(text, item, seq.ty).in_for(format!("{place}.clone()")))
    }
    /// The field that is gone through, or whose items are.
    fn field_asked(&self, over: ExprId) -> Option<&str> {
        match self.kind(over) {
            Kind::Attribute(_, name) => Some(name),
            Kind::Call(func, arguments) if arguments.is_empty() => match self.kind(*func) {
                Kind::Attribute(object, method) if method == "items" => self.field_asked(*object),
                _ => None,
            },
            _ => None,
        }
    }
}

/// Whether a copy of a value is as good as the value.
fn is_plain(ty: &Ty) -> bool {
    match ty {
        Ty::Tuple(parts) => parts.iter().all(is_plain),
        ty => ty.is_copy() || ty.is_text(),
    }
}
