//! Calls for their effect, and `del`.

use crate::translation::translator::{Res, Translator, refuse, unknown};
use crate::translation::variables::Global;
use crate::types::ir::{ExprId, Kind, Shape, VarId};
use crate::types::ty::{DictKind, Ty};
use crate::types::{exceptions, files};

impl Translator<'_, '_> {
    pub(in crate::translation) fn expression_statement(&mut self, expr: ExprId) -> Res<()> {
        if matches!(self.kind(expr), Kind::None) {
            self.out.seen(self.out.origin.unwrap_or(1));
            return Ok(());
        }
        if let Kind::Call(func, arguments) = self.kind(expr) {
            match self.kind(*func) {
                _ if exceptions::is_super_init(self.program, *func) => {
                    return self.super_init(expr, arguments);
                }
                Kind::Builtin(name) if name == "print" => {
                    let text = self.print(arguments)?;
                    self.out.line(text);
                    return Ok(());
                }
                Kind::Attribute(object, name)
                    if files::is_file(self.ty(*object)) || *self.ty(*object) == files::FOLDER =>
                {
                    let is_written = self.file_statement(*object, name, arguments)?;
                    if is_written {
                        return Ok(());
                    }
                }
                Kind::Attribute(object, name)
                    if matches!(
                        self.ty(*object),
                        Ty::Foreign("csv.writer" | "csv.DictWriter")
                    ) =>
                {
                    let is_written = self.csv_statement(*object, name, arguments)?;
                    if is_written {
                        return Ok(());
                    }
                }
                // The allocator counts on, and nobody asks.
                Kind::Import(name)
                    if name == "tracemalloc.stop"
                        && arguments.is_empty()
                        && !self.asks_traced_after(expr) =>
                {
                    self.out.seen(self.out.origin.unwrap_or(1));
                    return Ok(());
                }
                Kind::Import(name) if name == "json.dump" => {
                    return self.dump_json(arguments);
                }
                Kind::Attribute(object, name) => {
                    if let Some(mut text) = self.change_statement(*object, name, arguments)? {
                        if self.is_failing(expr) && !self.handled.contains(&expr) {
                            let call = text.strip_suffix(';').unwrap_or(&text).to_owned();
                            text = format!("{};", self.failing_text(expr, &call)?);
                            self.handled.insert(expr);
                        }
                        self.out.line(text);
                        return Ok(());
                    }
                }
                Kind::Import(name) if name.starts_with("heapq.") => {
                    if let [heap, rest @ ..] = arguments.as_slice() {
                        self.compute_given(expr, heap.value, rest)?;
                    }
                }
                _ => {}
            }
        }
        if matches!(
            self.kind(expr),
            Kind::Str(_) | Kind::Int(_) | Kind::Unsupported("an ellipsis")
        ) {
            self.out.seen(self.out.origin.unwrap_or(1));
            return Ok(());
        }
        let code = self.expr(expr)?;
        let is_unit = matches!(code.ty, Ty::None);
        let text = if is_unit
            || code.text.ends_with('?')
            || code.text.ends_with(')') && !matches!(code.ty, Ty::Str | Ty::Lit)
        {
            format!("{};", code.text)
        } else {
            format!("let _ = {};", code.text)
        };
        self.out.line(text);
        Ok(())
    }

    /// Whether a value reads the dict in which its place is put first: `d.setdefault(k, []).append(len(d))`.
    pub(super) fn sees_default(&self, place: ExprId, value: ExprId) -> bool {
        match self.kind(place) {
            Kind::Call(func, _) => matches!(self.kind(*func), Kind::Attribute(object, name)
                if name == "setdefault" && self.reads_root(*object, value)),
            _ => false,
        }
    }

    /// A call of a method that changes what it is called on.
    fn change_statement(
        &mut self,
        object: ExprId,
        name: &str,
        arguments: &[crate::types::ir::Argument],
    ) -> Res<Option<String>> {
        let of = self.ty(object).some().clone();
        if matches!(of, Ty::Instance(_) | Ty::Dyn(_)) {
            return Ok(None);
        }
        if matches!(self.ty(object), Ty::Option(_)) && of.is_shared() {
            return refuse("a change of what may be None");
        }
        let keyword = |name: &str| {
            arguments
                .iter()
                .find(|it| it.name.as_deref() == Some(name))
                .map(|it| it.value)
        };
        match (&of, name) {
            (Ty::List(item), "sort") => {
                let place = self.place(object)?;
                let item = (**item).clone();
                return self
                    .sort(&place.receiver(), &item, keyword("key"), keyword("reverse"))
                    .map(Some);
            }
            (Ty::Dict(key, value, _), _) => {
                let (key, value) = ((**key).clone(), (**value).clone());
                if let Some(code) = self.moved_item(object, name, arguments, &key, &value)? {
                    return Ok(Some(format!("{};", code.text)));
                }
            }
            (Ty::List(_) | Ty::Deque(_) | Ty::Set(_), _) => {}
            _ => return Ok(None),
        }
        let plain = self.plain(arguments)?;
        if !self.has_rust(&of) {
            return refuse(unknown(&of));
        }
        let item = of.item();
        let is_deque = matches!(of, Ty::Deque(_));
        let text = match (&of, name, plain.as_slice()) {
            (Ty::List(_) | Ty::Deque(_), "append", [value]) => {
                let value = self.value_before(object, *value, &item)?;
                let place = self.place(object)?;
                let value = self.read_before(&place, value);
                let method = if is_deque { "push_back" } else { "push" };
                format!("{}.{method}({});", place.receiver(), value.text)
            }
            (Ty::Deque(_), "appendleft", [value]) => {
                let value = self.value_before(object, *value, &item)?;
                let place = self.place(object)?;
                let value = self.read_before(&place, value);
                format!("{}.push_front({});", place.receiver(), value.text)
            }
            (Ty::List(_) | Ty::Deque(_), "extend", [over]) if self.is_same_place(object, *over) => {
                return refuse("a list that is extended by itself");
            }
            (Ty::List(_) | Ty::Deque(_), "extend", [over]) => {
                let is_read = self.reads_root(object, *over);
                let is_list = match self.kind(*over) {
                    Kind::Comprehension(of) if is_read && of.shape == Shape::Generator => {
                        return refuse("a list that is extended by what looks at it on the way");
                    }
                    Kind::Comprehension(of) => of.shape == Shape::List,
                    Kind::Slice(..) => true,
                    _ => false,
                };
                if is_list && is_read {
                    let code = self.expr(*over)?;
                    let code = self.owned(code, *over)?;
                    if code.ty.item() != item {
                        return refuse("values of more than one type meet here");
                    }
                    let name = self.fresh("value");
                    self.out.line(format!("let {name} = {};", code.text));
                    let place = self.place(object)?;
                    return Ok(Some(format!("{}.extend({name});", place.receiver())));
                }
                let seq = self.iterate(*over)?;
                if seq.is_unordered {
                    self.check_order(&seq.ty)?;
                }
                let items = self.added_items(seq, &item)?;
                let place = self.place(object)?;
                format!("{}.extend({items});", place.receiver())
            }
            (Ty::List(_), "insert", [at, value])
                if self.changes_something(*value)
                    && !matches!(self.kind(*at), Kind::Int(_) | Kind::Var(_)) =>
            {
                return refuse("a place and a value that are computed in another order in Rust");
            }
            (Ty::List(_), "insert", [at, value]) => {
                let value = self.value_before(object, *value, &item)?;
                let place = self.place(object)?;
                let value = self.read_before(&place, value);
                if matches!(self.kind(*at), Kind::Int(0)) {
                    format!("{}.insert(0, {});", place.receiver(), value.text)
                } else {
                    let mut at = self.slice_bound(*at, &format!("{}.len()", place.receiver()))?;
                    if matches!(self.kind(object), Kind::Index(..)) {
                        let name = self.fresh("at");
                        self.out.line(format!("let {name} = {at};"));
                        at = name;
                    }
                    format!("{}.insert({at}, {});", place.receiver(), value.text)
                }
            }
            (Ty::List(_), "remove", [value])
                if let Some(test) = self.is_function_item(*value, &item)? =>
            {
                let list = self.list_to_change(object)?;
                self.helper("remove_first_where");
                format!("remove_first_where({list}, |it| {test});")
            }
            (Ty::List(_), "remove", [_]) if !self.is_comparable(&item) => {
                return refuse("instances that are looked for by what they are");
            }
            (Ty::List(_), "remove", [value]) if let Ty::Dyn(root) = item => {
                let test = self.equals_any(*value, root)?;
                let list = self.list_to_change(object)?;
                self.helper("remove_first_where");
                format!("remove_first_where({list}, |it| {test});")
            }
            (Ty::List(_), "remove", [value]) => {
                let wanted = self.removed_item(*value, &item)?;
                let list = self.list_to_change(object)?;
                self.helper("remove_first");
                format!("remove_first({list}, {wanted});")
            }
            (Ty::Deque(_), "remove", [value])
                if self.is_comparable(&item)
                    && !matches!(item, Ty::Dyn(_))
                    && !item.is_function() =>
            {
                let wanted = self.removed_item(*value, &item)?;
                let list = self.list_to_change(object)?;
                self.helper("remove_first_from_deque");
                format!("remove_first_from_deque({list}, {wanted});")
            }
            (Ty::List(_) | Ty::Deque(_) | Ty::Set(_) | Ty::Dict(..), "clear", []) => {
                let place = self.place(object)?;
                format!("{}.clear();", place.receiver())
            }
            (Ty::List(_), "reverse", []) => {
                let place = self.place(object)?;
                format!("{}.reverse();", place.receiver())
            }
            (Ty::List(_), "pop", []) => {
                let place = self.place(object)?;
                format!(
                    "{}.pop().expect(\"pop from empty list\");",
                    place.receiver()
                )
            }
            (Ty::Set(_), "add", [value]) => {
                let value = self.value_before(object, *value, &item)?;
                let place = self.place(object)?;
                let value = self.read_before(&place, value);
                format!("{}.insert({});", place.receiver(), value.text)
            }
            (Ty::Set(_), "discard" | "remove", [value]) => {
                let crate::translation::lookups::Key::Text(key) =
                    self.lookup(*value, &item, false)?
                else {
                    return refuse("a value of another type");
                };
                let place = self.place(object)?;
                if name == "remove" {
                    format!(
                        "assert!({}.remove({key}), \"the item is there\");",
                        place.receiver()
                    )
                } else {
                    format!("{}.remove({key});", place.receiver())
                }
            }
            (Ty::Set(_), "update", [over]) => {
                let seq = self.iterate(*over)?;
                let items = self.added_items(seq, &item)?;
                let place = self.place(object)?;
                format!("{}.extend({items});", place.receiver())
            }
            (Ty::Set(_), "difference_update", [over]) => self.without_all(object, *over, &of)?,
            (Ty::Set(_), "intersection_update", [other]) => {
                self.only_common(object, *other, &of)?
            }
            (Ty::Dict(_, _, DictKind::Plain | DictKind::Default), "update", [over])
                if matches!(self.ty(*over), Ty::Dict(..)) =>
            {
                self.check_copy(&of, *over, 1)?;
                let code = self.value(*over, &of)?;
                let place = self.place(object)?;
                format!("{}.extend({});", place.receiver(), code.text)
            }
            (Ty::Dict(key, _, DictKind::Counter), "update" | "subtract", [over]) => {
                self.counted_further(object, name, *over, &key.clone())?
            }
            (Ty::Deque(_), "rotate", [] | [_]) => self.rotated(object, plain.first().copied())?,
            (Ty::Deque(_), "extendleft", [over]) => self.extended_left(object, *over, &item)?,
            (Ty::Dict(key, value, _), "setdefault", [wanted, default]) => {
                let set = self.set_default(object, (*wanted, *default), (key, value))?;
                if let Some(first) = set.first {
                    self.out.line(first);
                }
                format!("{};", set.place.text)
            }
            _ => return Ok(None),
        };
        Ok(Some(text))
    }

    pub(in crate::translation) fn slice_bound(&mut self, bound: ExprId, len: &str) -> Res<String> {
        if crate::translation::counts::is_count(self.program, bound, &self.usizes) {
            let code = self.count(bound)?;
            return Ok(format!("{}.min({len})", code.receiver_of_usize()));
        }
        if let Kind::Int(at) = self.kind(bound) {
            return Ok(format!("{len}.saturating_sub({})", at.unsigned_abs()));
        }
        let at = self.number(bound, &Ty::Int)?;
        let helper = self.helper("clamp_index");
        Ok(format!("{helper}({}, {len})", at.text))
    }

    /// Whether a variable of the module stands for a constant here.
    pub(in crate::translation) fn is_constant(&self, var: VarId) -> bool {
        matches!(self.binding(var).global, Some(Global::Const | Global::Lazy))
    }
}
