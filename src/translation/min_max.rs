//! `min` and `max`, of arguments and of what is gone through.

use super::code::{Code, Form, Prec};
use super::seq::{Item, Seq};
use super::sort_keys::is_sortable;
use super::translator::{Res, Translator, refuse, unknown};
use crate::types::ir::{Argument, ExprId, Kind, Target};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    pub(super) fn extreme(&mut self, name: &str, arguments: &[Argument], ty: &Ty) -> Res<Code> {
        let plain: Vec<ExprId> = arguments
            .iter()
            .filter(|it| it.name.is_none() && it.stars == 0)
            .map(|it| it.value)
            .collect();
        let keyword = |name: &str| {
            arguments
                .iter()
                .find(|it| it.name.as_deref() == Some(name))
                .map(|it| it.value)
        };
        if arguments.iter().any(|it| it.stars > 0) {
            return self.extreme_of_first_and_rest(name, arguments, ty);
        }
        let (key, default) = (keyword("key"), keyword("default"));
        if key.is_none() {
            self.check_all_numbers(ty)?;
        }
        let are_several = plain.len() > 1 && key.is_some();
        if plain.len() > 1 && !are_several {
            if plain
                .iter()
                .all(|it| super::counts::is_count(self.program, *it, &self.usizes))
                && plain.iter().any(|it| self.has_usize(*it))
            {
                let mut text = self.count(plain[0])?.receiver_of_usize();
                for other in &plain[1..] {
                    text = format!("{text}.{name}({})", self.count(*other)?.text);
                }
                return Ok(Code::usize(text, Prec::Postfix));
            }
            if *ty == Ty::Real && self.has_numbers {
                self.helper(extreme_of_numbers(name));
                let mut text = self.value(plain[0], ty)?.receiver();
                for other in &plain[1..] {
                    text = format!("{text}.{name}({})", self.value(*other, ty)?.text);
                }
                return Ok(Code::tight(text, ty.clone()));
            }
            if self.has_order(ty) && self.has_known_rust(ty) && plain.len() == 2 {
                let first = self.borrowed(plain[0], ty)?;
                let other = self.borrowed(plain[1], ty)?;
                if !self.is_still(plain[0]) && !self.is_still(plain[1]) {
                    return refuse("min or max of what is computed");
                }
                // The first of equals, where `max` gives the last.
                self.import(&format!("std::cmp::{name}"));
                let (a, b) = if name == "max" {
                    (&other.text, &first.text)
                } else {
                    (&first.text, &other.text)
                };
                return Ok(Code::tight(format!("{name}({a}, {b})"), ty.clone()).held(Form::Ref));
            }
            if !equals_are_alike(ty) {
                return refuse(unknown(ty));
            }
            let first = self.value(plain[0], ty)?;
            let mut text = if ty.is_float() {
                super::numbers::float_receiver(&first)
            } else {
                first.receiver()
            };
            for other in &plain[1..] {
                let other = self.value(*other, ty)?;
                text = format!("{text}.{name}({})", other.text);
            }
            return Ok(Code::tight(text, ty.clone()));
        }
        let Some(over) = plain.first().copied() else {
            return refuse("min or max of nothing");
        };
        let item = if are_several {
            ty.clone()
        } else {
            self.item_type(over)
        };
        if !self.has_known_rust(&item) || !self.has_known_rust(ty) {
            return refuse(unknown(&item));
        }
        if !are_several {
            self.check_copy(&Ty::list(item.clone()), over, 1)?;
        }
        if key.is_none()
            && default.is_none()
            && let Some(code) = self.extreme_that_may_raise(name, over, &item)?
        {
            return Ok(code);
        }
        let seq = if are_several {
            let values: Res<Vec<String>> = plain
                .iter()
                .map(|it| Ok(self.value(*it, &item)?.text))
                .collect();
            let text = format!("[{}].into_iter()", values?.join(", "));
            Seq::new(text, Item::Value, item.clone())
        } else {
            self.iterate(over)?
        };
        let text = if let Some(key) = key {
            if seq.is_unordered {
                return refuse("the order of a set shows");
            }
            // For `max` they are gone through from the last to the first.
            if self.is_noticed(key) || name == "max" && self.is_noticed(over) {
                return refuse("a key that does something");
            }
            let mut seq = self.single(seq)?;
            // The first of equals, where `max_by_key` gives the last.
            if !seq.is_double && name == "max" {
                seq.text = format!("{}.collect::<Vec<_>>().into_iter()", seq.receiver());
                (seq.in_for, seq.prec, seq.is_plain_range) =
                    (None, super::code::Prec::Postfix, false);
            }
            let rev = if name == "max" { ".rev()" } else { "" };
            let it = Code::tight("it", item.clone()).held(if item.is_copy() {
                Form::Place
            } else {
                Form::Ref
            });
            let pattern = match (&seq.item, item.is_copy()) {
                (Item::Ref, true) => "&&it",
                (_, true) | (Item::Ref, false) => "&it",
                _ => "it",
            };
            let (pattern, key) = if let Kind::Lambda(lambda) = self.kind(key) {
                let info = self.program.func(*lambda);
                let ([param], Some(value)) = (info.params.as_slice(), info.value) else {
                    return refuse("a lambda of several parameters");
                };
                let pattern = self.filter_pattern(&Target::Var(param.var), &seq.item, &item)?;
                let ty = self.ty(value).clone();
                (pattern, self.value(value, &ty)?)
            } else {
                let code = self.call_with(key, it)?;
                let code = if code.is_usize {
                    code
                } else {
                    self.plain_int(code)
                };
                (pattern.to_owned(), code)
            };
            let (key, may_be_none) = self.key_that_is_there(key);
            self.check_all_numbers(&key.ty)?;
            if !is_sortable(&key.ty) && !self.has_order(&key.ty) {
                return refuse("an order of these types");
            }
            if key.ty.has_float() || may_be_none {
                let patterns = match &seq.item {
                    Item::Value => pattern.clone(),
                    _ => pattern.strip_prefix('&').unwrap_or(&pattern).to_owned(),
                };
                let by = match &seq.item {
                    Item::Value => format!("|{patterns}: &{}|", self.rust_type(&item)),
                    Item::Ref if !item.is_copy() => {
                        format!("|{patterns}: &{}|", self.rust_type(&item))
                    }
                    Item::Ref => format!("|{patterns}: &{}|", self.rust_type(&item)),
                    _ => return refuse("min or max by a key with a float"),
                };
                let order = if key.ty.has_float() {
                    self.import("std::cmp::Ordering");
                    "key(a).partial_cmp(&key(b)).unwrap_or(Ordering::Equal)"
                } else {
                    "key(a).cmp(&key(b))"
                };
                let text = format!(
                    "{{ let key = {by} {}; {}{rev}.{name}_by(|a, b| {order}) }}",
                    key.text,
                    seq.receiver()
                );
                let copied = match &seq.item {
                    Item::Value => "",
                    _ if item.is_copy() => ".copied()",
                    _ => ".cloned()",
                };
                format!("{text}{copied}")
            } else {
                let chosen = format!(
                    "{}{rev}.{name}_by_key(|{pattern}| {})",
                    seq.receiver(),
                    key.text
                );
                match seq.item {
                    Item::Ref if item.is_copy() => format!("{chosen}.copied()"),
                    Item::Ref => format!("{chosen}.cloned()"),
                    Item::Text => format!("{chosen}.map(str::to_string)"),
                    Item::Count => format!("{chosen}.map(|it| it as i64)"),
                    _ => chosen,
                }
            }
        } else {
            if !is_sortable(&item) && !self.has_order(&item) && !self.order_union(&item) {
                return refuse("an order of these types");
            }
            let item_kind = seq.item.clone();
            let is_ref = item_kind == Item::Ref;
            if item == Ty::Real && self.has_numbers {
                self.helper(extreme_of_numbers(name));
                let owned = self.owned_items(seq, &item)?;
                format!("{owned}.reduce(Number::{name})")
            } else if item.is_float() {
                let owned = self.owned_items(seq, &item)?;
                format!("{owned}.reduce(f64::{name})")
            } else if item.has_float() {
                return refuse("min or max of what holds floats");
            } else if !is_sortable(&item) && !matches!(item, Ty::Union(_)) {
                let seq = self.single(seq)?;
                self.extreme_of_instances(name, &seq, &item)?
            } else if is_ref && !item.is_copy() {
                format!("{}.{name}().cloned()", seq.receiver())
            } else if item_kind == Item::Count {
                let text = format!("{}.{name}()", seq.receiver());
                format!("{text}.map(|it| it as i64)")
            } else {
                let owned = self.owned_items(seq, &item)?;
                format!("{owned}.{name}()")
            }
        };
        if let Some(default) = default {
            if *ty != item {
                return match (self.kind(default), ty) {
                    (Kind::None, Ty::Option(of)) if **of == item => {
                        Ok(Code::tight(text, ty.clone()))
                    }
                    _ => refuse("values of more than one type meet here"),
                };
            }
            let made = self.value(default, ty)?;
            let method = self.or_given(default, &made);
            return Ok(Code::tight(format!("{text}.{method}"), ty.clone()));
        }
        Ok(Code::tight(
            format!("{text}.expect(\"{name}() of an empty sequence\")"),
            item,
        ))
    }
}

/// The helper that chooses between ints and floats: the first of equals, as Python does.
fn extreme_of_numbers(name: &str) -> &'static str {
    if name == "max" {
        "Number::max"
    } else {
        "Number::min"
    }
}

/// Whether it does not matter which of two equal values is taken, of what has `min` and `max`.
fn equals_are_alike(ty: &Ty) -> bool {
    match ty {
        Ty::Tuple(items) => items
            .iter()
            .all(|it| !it.is_float() && equals_are_alike(it)),
        Ty::Foreign(name) => matches!(
            *name,
            "datetime.date" | "datetime.datetime" | "datetime.time" | "datetime.timedelta"
        ),
        ty => matches!(
            ty,
            Ty::Int | Ty::BigInt | Ty::Float | Ty::Real | Ty::Str | Ty::Char | Ty::Bool | Ty::Lit
        ),
    }
}
