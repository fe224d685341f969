//! `sorted` and `list.sort`, with their keys.

use super::code::{Code, Form, Prec};
use super::seq::{Item, Seq};
use super::translator::{Res, Translator, refuse, unknown};
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

    pub(super) fn sorted(
        &mut self,
        over: ExprId,
        key: Option<ExprId>,
        reverse: Option<ExprId>,
        ty: &Ty,
    ) -> Res<Code> {
        let (list, sort) = self.sorted_list(over, key, reverse, ty)?;
        let text = format!("{{ let mut sorted = {list}; {sort} sorted }}");
        Ok(Code::new(text, Prec::Loose, ty.clone()))
    }

    /// A list of its own of what is sorted, and the statement that sorts it under the name `sorted`.
    pub(super) fn sorted_list(
        &mut self,
        over: ExprId,
        key: Option<ExprId>,
        reverse: Option<ExprId>,
        ty: &Ty,
    ) -> Res<(String, String)> {
        let direction = self.direction(reverse);
        self.sorted_list_by(over, key, (direction, reverse), ty)
    }

    /// The owned items of `over` as a list of this type in Rust: a copy, where they are those of a list.
    fn copied_list(&self, over: ExprId, items: &str, rust: &str) -> String {
        let is_list = matches!(self.ty(over), Ty::List(_));
        let list = ["cloned", "copied"]
            .iter()
            .find_map(|it| items.strip_suffix(&format!(".iter().{it}()")));
        match list {
            Some(list) if is_list => format!("{list}.to_vec()"),
            _ => format!("{items}.collect::<{rust}>()"),
        }
    }

    /// The same, in a direction.
    pub(super) fn sorted_list_by(
        &mut self,
        over: ExprId,
        key: Option<ExprId>,
        direction: (&'static str, Option<ExprId>),
        ty: &Ty,
    ) -> Res<(String, String)> {
        let Ty::List(item) = ty else {
            return refuse(unknown(ty));
        };
        if !self.has_known_rust(ty) {
            return refuse(unknown(ty));
        }
        let rust = self.rust_type(ty);
        let code = match self.kind(over) {
            Kind::Call(func, arguments)
                if matches!(self.kind(*func), Kind::Builtin(name) if name == "list")
                    && arguments.len() == 1 =>
            {
                let of = arguments[0].value;
                let seq = self.iterate(of)?;
                let owned = self.owned_items(seq, item)?;
                Code::tight(self.copied_list(of, &owned, &rust), ty.clone())
            }
            Kind::Call(func, _) if matches!(self.kind(*func), Kind::Builtin(name) if name == "sorted") => {
                self.value(over, ty)?
            }
            _ => {
                let seq = self.iterate(over)?;
                let owned = self.owned_items(seq, item)?;
                Code::tight(self.copied_list(over, &owned, &rust), ty.clone())
            }
        };
        let sorts_items = matches!(self.kind(over), Kind::Call(func, _)
            if matches!(self.kind(*func), Kind::Attribute(object, name)
                if name == "items" && matches!(self.ty(*object), Ty::Dict(..))));
        let before = std::mem::replace(&mut self.sorts_items, sorts_items);
        let sort = self.sort_by("sorted", item, key, direction);
        self.sorts_items = before;
        Ok((code.text, sort?))
    }

    /// The statement that sorts the list called `name`.
    pub(super) fn sort(
        &mut self,
        name: &str,
        item: &Ty,
        key: Option<ExprId>,
        reverse: Option<ExprId>,
    ) -> Res<String> {
        let direction = self.direction(reverse);
        self.sort_by(name, item, key, (direction, reverse))
    }

    /// What `reverse=` says.
    fn direction(&self, reverse: Option<ExprId>) -> &'static str {
        match reverse.map(|it| self.kind(it)) {
            None | Some(Kind::Bool(false)) => "",
            Some(Kind::Bool(true)) => "reverse",
            Some(_) => "computed",
        }
    }

    /// The statement that sorts the list called `name` in a direction, with what says so.
    fn sort_by(
        &mut self,
        name: &str,
        item: &Ty,
        key: Option<ExprId>,
        (reversed, reverse): (&'static str, Option<ExprId>),
    ) -> Res<String> {
        let by = |a: &str, b: &str, method: &str| match method {
            "partial_cmp" => format!("{a}.partial_cmp({b}).unwrap_or(Ordering::Equal)"),
            _ => format!("{a}.cmp({b})"),
        };
        if key.is_none() {
            // Of the items of a dict no two have the same key.
            if let (Ty::Tuple(parts), true) = (item, self.sorts_items)
                && let [first, _] = parts.as_slice()
                && !is_sortable(item)
                && is_sortable(first)
                && !first.has_float()
                && matches!(reversed, "" | "reverse")
            {
                let (a, b) = if reversed.is_empty() {
                    ("a", "b")
                } else {
                    ("b", "a")
                };
                return Ok(format!("{name}.sort_by(|a, b| {a}.0.cmp(&{b}.0));"));
            }
            if !is_sortable(item)
                && !self.has_order(item)
                && !self.is_ordered_param(item)
                && !self.order_union(item)
            {
                return refuse("an order of these types");
            }
            self.check_all_numbers(item)?;
            let method = if item.has_float() {
                self.import("std::cmp::Ordering");
                "partial_cmp"
            } else {
                "cmp"
            };
            return match (reversed, method) {
                ("", "cmp") => Ok(format!("{name}.sort();")),
                ("", _) => Ok(format!("{name}.sort_by(|a, b| {});", by("a", "b", method))),
                ("reverse", _) => Ok(format!("{name}.sort_by(|a, b| {});", by("b", "a", method))),
                _ => {
                    let Some(reverse) = reverse else {
                        return refuse("a sort");
                    };
                    let truth = self.condition(reverse)?;
                    Ok(format!(
                        "if {} {{ {name}.sort_by(|a, b| {}); }} else {{ {name}.sort_by(|a, b| {}); }}",
                        truth.text,
                        by("b", "a", method),
                        by("a", "b", method)
                    ))
                }
            };
        }
        let Some(key) = key else {
            return refuse("a sort");
        };
        let it = Code::tight("it", item.clone()).held(if item.is_copy() {
            Form::Place
        } else {
            Form::Ref
        });
        let pattern = if item.is_copy() { "&it" } else { "it" };
        let by_key = key;
        let (pattern, key) = self.key_of(key, it, pattern, item)?;
        let (key, _) = self.key_that_is_there(key);
        self.check_all_numbers(&key.ty)?;
        let has_order = is_sortable(&key.ty) || self.has_order(&key.ty);
        if !has_order && !self.has_guarded_order(by_key, &key.ty) {
            return refuse("an order of these types");
        }
        if reversed == "computed" {
            let Some(reverse) = reverse.filter(|it| self.is_simple(*it)) else {
                return refuse("a sort whose direction is computed");
            };
            let truth = self.condition(reverse)?;
            let by = |a: &str, b: &str| {
                if key.ty.has_float() {
                    format!("key({a}).partial_cmp(&key({b})).unwrap_or(Ordering::Equal)")
                } else {
                    format!("key({a}).cmp(&key({b}))")
                }
            };
            let (down, up) = (by("b", "a"), by("a", "b"));
            if key.ty.has_float() {
                self.import("std::cmp::Ordering");
            }
            return Ok(format!(
                "{{ let key = |{pattern}: &{}| {}; {name}.sort_by(|a, b| if {} {{ {down} }} else {{ {up} }}); }}",
                self.rust_type(item),
                key.text,
                truth.text
            ));
        }
        if key.ty.has_float() {
            self.import("std::cmp::Ordering");
            let (a, b) = if reversed.is_empty() {
                ("a", "b")
            } else {
                ("b", "a")
            };
            let text = format!(
                "{{ let key = |{pattern}: &{}| {}; {name}.sort_by(|a, b| key({a}).partial_cmp(&key({b})).unwrap_or(Ordering::Equal)); }}",
                self.rust_type(item),
                key.text
            );
            return Ok(text);
        }
        let method = if key.ty.is_copy() {
            "sort_by_key"
        } else {
            "sort_by_cached_key"
        };
        let body = if reversed.is_empty() {
            key.text
        } else {
            self.import("std::cmp::Reverse");
            format!("Reverse({})", key.text)
        };
        Ok(format!("{name}.{method}(|{pattern}| {body});"))
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
                let text = format!("{}.expect(\"it is not None here\")", key.receiver());
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
