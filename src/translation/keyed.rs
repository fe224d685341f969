//! Functions of `heapq` and `bisect` that are given a key.

use super::code::{Code, Form, Prec};
use super::seq::{Item, Seq};
use super::translator::{Res, Translator, refuse, unknown};
use crate::types::ir::{Argument, ExprId, Kind};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// What a place is looked for in, as the receiver of a method: a tuple of one type is an array for that.
    pub(super) fn searched(&mut self, list: ExprId) -> Res<String> {
        match self.ty(list).clone() {
            Ty::List(_) | Ty::Tuples(_) | Ty::Deque(_) => Ok(self.expr(list)?.receiver()),
            Ty::Tuple(parts)
                if parts.iter().all(|it| it.is_copy() && *it == parts[0])
                    && self.has_known_rust(&parts[0]) =>
            {
                let code = self.expr(list)?;
                Ok(format!("<[_; {}]>::from({})", parts.len(), code.text))
            }
            _ => refuse("a place in what is no list"),
        }
    }

    /// A call of such a function; nothing where it has no key.
    pub(super) fn keyed(
        &mut self,
        name: &str,
        arguments: &[Argument],
        ty: &Ty,
    ) -> Res<Option<Code>> {
        let mut plain = Vec::new();
        let mut key = None;
        for argument in arguments {
            match (argument.name.as_deref(), argument.stars) {
                (None, 0) => plain.push(argument.value),
                (Some("key"), _) => key = Some(argument.value),
                _ => return Ok(None),
            }
        }
        let key = key.filter(|it| !matches!(self.kind(*it), Kind::None));
        if let ("bisect.insort" | "bisect.insort_left" | "bisect.insort_right", [list, item]) =
            (name, plain.as_slice())
        {
            return self.put_in_order(name, *list, *item, key).map(Some);
        }
        let Some(key) = key else {
            return Ok(None);
        };
        match (name, plain.as_slice()) {
            ("heapq.nsmallest" | "heapq.nlargest", [count, over]) => {
                let direction = if name == "heapq.nlargest" {
                    "reverse"
                } else {
                    ""
                };
                let list = self.sorted_list_by(*over, Some(key), (direction, None), ty)?;
                let count = self.count_or_times(*count)?;
                let text = format!(
                    "{{ let mut sorted = {}; {} sorted.truncate({count}); sorted }}",
                    list.0, list.1
                );
                Ok(Some(Code::new(text, Prec::Loose, ty.clone())))
            }
            ("bisect.bisect" | "bisect.bisect_left" | "bisect.bisect_right", [list, wanted]) => {
                let sign = if name == "bisect.bisect_left" {
                    "<"
                } else {
                    "<="
                };
                let (pattern, key) = self.search_key(*list, key)?;
                if *self.ty(*wanted) != key.ty || !key.ty.is_copy() {
                    return refuse("an order of these types");
                }
                let wanted = self.value(*wanted, &key.ty)?;
                let place = self.searched(*list)?;
                let text = format!(
                    "{place}.partition_point(|{pattern}| {} {sign} {})",
                    key.at_least(Prec::BitOr),
                    wanted.at_least(Prec::BitOr)
                );
                Ok(Some(Code::usize(text, Prec::Postfix)))
            }
            _ => Ok(None),
        }
    }

    /// `insort`: behind what is equal to it, or before that.
    fn put_in_order(
        &mut self,
        name: &str,
        list: ExprId,
        item: ExprId,
        key: Option<ExprId>,
    ) -> Res<Code> {
        let of = self.ty(list).item();
        let is_fit = key.is_some() || super::sort_keys::is_sortable(&of) && !of.has_float();
        if !is_fit || *self.ty(item) != of && !(self.ty(item).is_text() && of == Ty::Str) {
            return refuse("an order of these types");
        }
        let sign = if name == "bisect.insort_left" {
            "<"
        } else {
            "<="
        };
        let item = self.value(item, &of)?;
        let new = self.fresh("item");
        let at = self.fresh("at");
        self.out.line(format!("let {new} = {};", item.text));
        let keyed = match key {
            None => None,
            Some(key) => Some(self.search_key(list, key)?),
        };
        let place = self.place(list)?;
        let list = place.receiver();
        match keyed {
            None => self.out.line(format!(
                "let {at} = {list}.partition_point(|it| *it {sign} {new});"
            )),
            Some((pattern, code)) => {
                let name = self.fresh("key");
                let rust = self.rust_type(&of);
                self.out
                    .line(format!("let {name} = |{pattern}: &{rust}| {};", code.text));
                self.out.line(format!(
                    "let {at} = {list}.partition_point(|it| {name}(it) {sign} {name}(&{new}));"
                ));
            }
        }
        Ok(Code::tight(format!("{list}.insert({at}, {new})"), Ty::None))
    }

    /// `heapq.merge`: of equal heads, the first goes first.
    pub(super) fn merged(&mut self, arguments: &[Argument], item: &Ty) -> Res<Seq> {
        let mut lists = Vec::new();
        let mut key = None;
        let mut spread = None;
        for argument in arguments {
            match (argument.name.as_deref(), argument.stars) {
                (None, 0) => lists.push(argument.value),
                (None, 1) => spread = Some(argument.value),
                (Some("key"), _) => key = Some(argument.value),
                _ => return refuse("heapq.merge with this"),
            }
        }
        let key = key.filter(|it| !matches!(self.kind(*it), Kind::None));
        if !self.has_rust(item) {
            return refuse(unknown(item));
        }
        if key.is_none() && !super::sort_keys::is_sortable(item) {
            return refuse("an order of these types");
        }
        self.crates.insert("itertools");
        self.import("itertools::Itertools");
        let by = match key {
            None => None,
            Some(key) => {
                let it = Code::tight("it", item.clone());
                let (pattern, it) = if item.is_copy() {
                    ("&it", it)
                } else {
                    ("it", it.held(Form::Ref))
                };
                let (pattern, key) = self.key_of(key, it, pattern, item)?;
                if !super::sort_keys::is_sortable(&key.ty) {
                    return refuse("an order of these types");
                }
                let rust = self.rust_type(item);
                Some(format!(
                    "|a, b| {{ let key = |{pattern}: &{rust}| {}; key(a) <= key(b) }}",
                    key.text
                ))
            }
        };
        let text = match (spread, lists.as_slice(), by) {
            (Some(spread), [], None) if item.is_copy() || *item == Ty::Str => {
                let rows = self.ty(spread).clone();
                if !matches!(&rows, Ty::List(row) if matches!(**row, Ty::List(_))) {
                    return refuse("heapq.merge of these");
                }
                let rows = self.expr(spread)?;
                let copied = if item.is_copy() { "copied" } else { "cloned" };
                format!(
                    "{}.iter().map(|row| row.iter().{copied}()).kmerge()",
                    rows.receiver()
                )
            }
            (None, [first, rest @ ..], by) if !rest.is_empty() => {
                let seq = self.iterate(*first)?;
                let mut text = self.owned_items(seq, item)?;
                for over in rest {
                    let seq = self.iterate(*over)?;
                    let other = self.owned_items(seq, item)?;
                    text = match &by {
                        None => format!("{text}.merge({other})"),
                        Some(by) => format!("{text}.merge_by({other}, {by})"),
                    };
                }
                text
            }
            _ => return refuse("heapq.merge of these"),
        };
        let mut seq = Seq::new(text, Item::Value, item.clone());
        seq.is_double = false;
        Ok(seq)
    }

    /// The key of an item of a sorted list.
    fn search_key(&mut self, list: ExprId, key: ExprId) -> Res<(String, Code)> {
        let of = self.ty(list).item();
        let it = Code::tight("it", of.clone());
        let (pattern, it) = if of.is_copy() {
            ("&it", it)
        } else {
            ("it", it.held(Form::Ref))
        };
        let (pattern, key) = self.key_of(key, it, pattern, &of)?;
        if !super::sort_keys::is_sortable(&key.ty) {
            return refuse("an order of these types");
        }
        Ok((pattern, key))
    }
}
