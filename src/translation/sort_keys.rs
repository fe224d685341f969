//! The keys that something is sorted by, and what has an order.

use super::code::{Code, Form};
use super::seq::{Item, Seq};
use super::translator::{Res, Translator, refuse, unknown};
use crate::rust::taken::{THERE, taken};
use crate::types::ir::{ExprId, Kind, Target};
use crate::types::library;
use crate::types::ty::{DictKind, Ty};

impl Translator<'_, '_> {
    /// `sorted(d.items())` of values that are not copied, to go through it: the items are lent.
    pub(super) fn iterate_sorted_items(&mut self, id: ExprId) -> Res<Option<Seq>> {
        let Some((object, key, is_reversed)) = self.sorted_items(id) else {
            return Ok(None);
        };
        let of = self.ty(object).clone();
        let Ty::Dict(of_key, value, _) = &of else {
            return Ok(None);
        };
        if !self.has_known_rust(&of)
            || key.is_none() && (!is_sortable(of_key) || of_key.has_float())
        {
            return Ok(None);
        }
        let code = self.expr(object)?;
        // What is borrowed would outlive a guard.
        if code.form == Form::Value || super::code::holds_guard(&code.text) {
            return Ok(None);
        }
        let pair = Ty::Tuple(vec![(**of_key).clone(), (**value).clone()]);
        let (a, b) = if is_reversed { ("b", "a") } else { ("a", "b") };
        let sort = match key {
            None => format!("sorted.sort_by(|a, b| {a}.0.cmp({b}.0));"),
            Some(key) => {
                let it = Code::tight("it", pair.clone()).held(Form::Ref);
                let (pattern, key) = self.key_of(key, it, "it", &pair)?;
                if !is_sortable(&key.ty) && !self.has_order(&key.ty) {
                    return refuse("an order of these types");
                }
                self.check_all_numbers(&key.ty)?;
                if key.ty.has_float() {
                    self.import("std::cmp::Ordering");
                    format!(
                        "let key = |{pattern}: &(&{}, &{})| {}; sorted.sort_by(|a, b| key({a}).partial_cmp(&key({b})).unwrap_or(Ordering::Equal));",
                        self.rust_type(of_key),
                        self.rust_type(value),
                        key.text
                    )
                } else if is_reversed {
                    self.import("std::cmp::Reverse");
                    format!(
                        "sorted.sort_by_cached_key(|{pattern}| Reverse({}));",
                        key.text
                    )
                } else {
                    format!("sorted.sort_by_cached_key(|{pattern}| {});", key.text)
                }
            }
        };
        let text = format!(
            "{{ let mut sorted: Vec<_> = {}.iter().collect(); {sort} sorted }}",
            code.receiver()
        );
        let item = Item::Tuple(vec![Item::Ref, Item::Ref]);
        let seq = Seq::new(format!("{text}.into_iter()"), item, pair);
        Ok(Some(seq.in_for(text)))
    }

    /// The dict of `sorted(d.items())` whose values are lists and the like, the key to sort by, and whether
    /// it is sorted backwards.
    pub(super) fn sorted_items(&self, id: ExprId) -> Option<(ExprId, Option<ExprId>, bool)> {
        let Kind::Call(func, arguments) = self.kind(id) else {
            return None;
        };
        let is_sorted = matches!(self.kind(*func), Kind::Builtin(name) if name == "sorted");
        let (over, rest) = arguments.split_first().filter(|_| is_sorted)?;
        let Kind::Call(func, given) = self.kind(over.value) else {
            return None;
        };
        let Kind::Attribute(object, name) = self.kind(*func) else {
            return None;
        };
        let Ty::Dict(key, value, DictKind::Plain | DictKind::Default) = self.ty(*object) else {
            return None;
        };
        let is_fit = name == "items"
            && given.is_empty()
            && over.stars == 0
            && value.is_shared()
            && (matches!(self.kind(*object), Kind::Var(_) | Kind::Attribute(..))
                || self.computed.contains_key(object));
        is_fit.then_some(())?;
        let (mut by, mut is_reversed) = (None, false);
        for argument in rest {
            match (argument.name.as_deref(), self.kind(argument.value)) {
                (Some("key"), Kind::Lambda(_)) if matches!(**key, Ty::Str | Ty::Lit | Ty::Char) => {
                    by = Some(argument.value);
                }
                (Some("reverse"), Kind::Bool(truth)) => is_reversed = *truth,
                _ => return None,
            }
        }
        Some((*object, by, is_reversed))
    }

    /// The key of an item, as an owned value: with the pattern of the closure.
    pub(super) fn key_of(
        &mut self,
        key: ExprId,
        it: Code,
        pattern: &str,
        item: &Ty,
    ) -> Res<(String, Code)> {
        // Rust asks for a key as often as it likes, and in an order of its own.
        if self.is_noticed(key) {
            return refuse("a key that does something");
        }
        if let Kind::Lambda(lambda) = self.kind(key) {
            let info = self.program.func(*lambda);
            let ([param], Some(value)) = (info.params.as_slice(), info.value) else {
                return refuse("a lambda of several parameters");
            };
            let pattern = self.pattern_of(&Target::Var(param.var), &Item::Ref, item)?;
            let ty = self.ty(value).clone();
            if !self.has_known_rust(&ty) {
                return refuse(unknown(&ty));
            }
            let code = self.value(value, &ty)?;
            return Ok((pattern, code));
        }
        let code = self.call_with(key, it)?;
        let code = self.plain_int(code);
        Ok((pattern.to_owned(), code))
    }

    /// A key that may be None, which Python compares with nothing: where keys are compared, all are there.
    pub(super) fn key_that_is_there(&self, key: Code) -> (Code, bool) {
        match &key.ty {
            Ty::Option(of) if of.is_copy() && is_sortable(of) => {
                let text = taken(&key.receiver(), "", THERE);
                (Code::tight(text, (**of).clone()), true)
            }
            _ => (key, false),
        }
    }

    /// Checks that what is put in order is all numbers: what is none has no order, and Python's answer then
    /// depends on where it stands.
    pub(super) fn check_all_numbers(&self, ty: &Ty) -> Res<()> {
        if self.may_be_nan && ty.has_float() {
            return refuse("an order of what may be no number");
        }
        Ok(())
    }
}

/// Whether values of a type have an order.
pub(super) fn is_sortable(ty: &Ty) -> bool {
    match ty {
        Ty::List(of) | Ty::Tuples(of) => is_sortable(of),
        Ty::Tuple(items) => items.iter().all(is_sortable),
        Ty::Foreign(name) => library::of(name).is_some_and(|it| it.is_ordered),
        ty => ty.is_number() || ty.is_text(),
    }
}
