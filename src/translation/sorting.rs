//! `sorted`, `list.sort`, `min` and `max`, with their keys.

use super::code::{Code, Form, Prec};
use super::seq::Item;
use super::translator::{Res, Translator, refuse, unknown};
use crate::types::ir::{Argument, ExprId, Kind, Target};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    pub(super) fn sorted(
        &mut self,
        over: ExprId,
        key: Option<ExprId>,
        reverse: Option<ExprId>,
        ty: &Ty,
    ) -> Res<Code> {
        let Ty::List(item) = ty else {
            return refuse(unknown(ty));
        };
        if !self.has_rust(ty) {
            return refuse(unknown(ty));
        }
        let rust = self.rust_type(ty);
        let code = match self.kind(over) {
            Kind::Call(func, arguments)
                if matches!(self.kind(*func), Kind::Builtin(name) if name == "list")
                    && arguments.len() == 1 =>
            {
                let seq = self.iterate(arguments[0].value)?;
                let owned = self.owned_items(seq, item)?;
                Code::tight(format!("{owned}.collect::<{rust}>()"), ty.clone())
            }
            Kind::Call(func, _) if matches!(self.kind(*func), Kind::Builtin(name) if name == "sorted") => {
                self.value(over, ty)?
            }
            _ => {
                let seq = self.iterate(over)?;
                let owned = self.owned_items(seq, item)?;
                Code::tight(format!("{owned}.collect::<{rust}>()"), ty.clone())
            }
        };
        let sort = self.sort("sorted", item, key, reverse)?;
        let text = format!("{{ let mut sorted = {}; {sort} sorted }}", code.text);
        Ok(Code::new(text, Prec::Loose, ty.clone()))
    }

    /// The statement that sorts the list called `name`.
    pub(super) fn sort(
        &mut self,
        name: &str,
        item: &Ty,
        key: Option<ExprId>,
        reverse: Option<ExprId>,
    ) -> Res<String> {
        let reversed = match reverse.map(|it| self.kind(it)) {
            None | Some(Kind::Bool(false)) => "",
            Some(Kind::Bool(true)) => "reverse",
            Some(_) => "computed",
        };
        let by = |a: &str, b: &str, method: &str| match method {
            "partial_cmp" => format!("{a}.partial_cmp({b}).unwrap_or(Ordering::Equal)"),
            _ => format!("{a}.cmp({b})"),
        };
        if key.is_none() {
            if !is_sortable(item) && !self.has_order(item) {
                return refuse("an order of these types");
            }
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
        if reversed == "computed" {
            return refuse("a sort whose direction is computed");
        }
        let it = Code::tight("it", item.clone()).held(if item.is_copy() {
            Form::Place
        } else {
            Form::Ref
        });
        let pattern = if item.is_copy() { "&it" } else { "it" };
        let (pattern, key) = self.key_of(key, it, pattern, item)?;
        if !is_sortable(&key.ty) && !self.has_order(&key.ty) {
            return refuse("an order of these types");
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
    fn key_of(&mut self, key: ExprId, it: Code, pattern: &str, item: &Ty) -> Res<(String, Code)> {
        if let Kind::Lambda(lambda) = self.kind(key) {
            let info = self.program.func(*lambda);
            let ([param], Some(value)) = (info.params.as_slice(), info.value) else {
                return refuse("a lambda of several parameters");
            };
            let pattern = self.pattern_of(&Target::Var(param.var), &Item::Ref, item)?;
            let ty = self.ty(value).clone();
            if !self.has_rust(&ty) {
                return refuse(unknown(&ty));
            }
            let code = self.value(value, &ty)?;
            return Ok((pattern, code));
        }
        let code = self.call_with(key, it)?;
        let code = self.plain_int(code);
        Ok((pattern.to_owned(), code))
    }

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
            return refuse("a star here");
        }
        let (key, default) = (keyword("key"), keyword("default"));
        if plain.len() > 1 {
            if key.is_some() {
                return refuse("min or max with a key");
            }
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
                return refuse("min or max of ints and floats");
            }
            if self.has_order(ty) && self.has_rust(ty) && plain.len() == 2 {
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
            if !matches!(
                ty,
                Ty::Int | Ty::Float | Ty::Real | Ty::Str | Ty::Char | Ty::Bool | Ty::Lit
            ) {
                return refuse(unknown(ty));
            }
            let first = self.value(plain[0], ty)?;
            let mut text = if ty.is_float() {
                super::arithmetic::float_receiver(&first)
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
        let item = self.ty(over).item();
        if !self.has_rust(&item) || !self.has_rust(ty) {
            return refuse(unknown(&item));
        }
        self.check_copy(&Ty::list(item.clone()), over, 1)?;
        let seq = self.iterate(over)?;
        let text = if let Some(key) = key {
            if seq.is_unordered {
                return refuse("the order of a set shows");
            }
            let seq = self.single(seq)?;
            // The first of equals, where `max_by_key` gives the last.
            if !seq.is_double && name == "max" {
                return refuse("max with a key over this");
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
            if !is_sortable(&key.ty) && !self.has_order(&key.ty) {
                return refuse("an order of these types");
            }
            if key.ty.has_float() {
                let patterns = pattern.strip_prefix('&').unwrap_or(&pattern).to_owned();
                let by = match &seq.item {
                    Item::Ref if !item.is_copy() => {
                        format!("|{patterns}: &{}|", self.rust_type(&item))
                    }
                    Item::Ref => format!("|{patterns}: &{}|", self.rust_type(&item)),
                    _ => return refuse("min or max by a key with a float"),
                };
                self.import("std::cmp::Ordering");
                let text = format!(
                    "{{ let key = {by} {}; {}{rev}.{name}_by(|a, b| key(a).partial_cmp(&key(b)).unwrap_or(Ordering::Equal)) }}",
                    key.text,
                    seq.receiver()
                );
                let copied = if item.is_copy() { "copied" } else { "cloned" };
                return Ok(Code::tight(
                    format!("{text}.{copied}().expect(\"{name}() of an empty sequence\")"),
                    item,
                ));
            }
            let chosen = format!(
                "{}{rev}.{name}_by_key(|{pattern}| {})",
                seq.receiver(),
                key.text
            );
            match seq.item {
                Item::Ref if item.is_copy() => format!("{chosen}.copied()"),
                Item::Ref => format!("{chosen}.cloned()"),
                _ => chosen,
            }
        } else {
            if !is_sortable(&item) && !self.has_order(&item) {
                return refuse("an order of these types");
            }
            let item_kind = seq.item.clone();
            let is_ref = item_kind == Item::Ref;
            if item == Ty::Real && self.has_numbers {
                return refuse("min or max of ints and floats");
            }
            if item.is_float() {
                let owned = self.owned_items(seq, &item)?;
                format!("{owned}.reduce(f64::{name})")
            } else if item.has_float() {
                return refuse("min or max of what holds floats");
            } else if is_ref && self.has_order(&item) && !is_sortable(&item) {
                // The first of equals, where `max` gives the last.
                if name == "max" && !seq.is_double {
                    return refuse("max over this");
                }
                let rev = if name == "max" { ".rev()" } else { "" };
                format!("{}{rev}.{name}().cloned()", seq.receiver())
            } else if !is_sortable(&item) {
                return refuse("min or max of what is made for it");
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
            let default = self.value(default, ty)?;
            let method = if ty.is_copy() {
                format!("unwrap_or({})", default.text)
            } else {
                format!("unwrap_or_else(|| {})", default.text)
            };
            return Ok(Code::tight(format!("{text}.{method}"), ty.clone()));
        }
        Ok(Code::tight(
            format!("{text}.expect(\"{name}() of an empty sequence\")"),
            item,
        ))
    }
}

/// Whether values of a type have an order.
pub(super) fn is_sortable(ty: &Ty) -> bool {
    match ty {
        Ty::List(of) | Ty::Tuples(of) => is_sortable(of),
        Ty::Tuple(items) => items.iter().all(is_sortable),
        ty => ty.is_number() || ty.is_text(),
    }
}
