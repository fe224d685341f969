//! `sorted` and `list.sort`, with their keys.

use super::code::{Code, Form, Prec};
use super::sort_keys::is_sortable;
use super::translator::{Res, Translator, refuse, unknown};
use crate::types::ir::{ExprId, Kind};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
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
}
