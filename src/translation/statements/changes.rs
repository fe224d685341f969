//! Calls for their effect, and `del`.

use crate::translation::code::{Code, Form, Prec, with_suffix};
use crate::translation::translator::{Res, Translator, refuse, unknown};
use crate::translation::variables::Global;
use crate::types::ir::{ExprId, Kind, Shape, Target, VarId};
use crate::types::ty::{DictKind, Ty};
use crate::types::{exceptions, files};

impl Translator<'_, '_> {
    /// `del` of what may not be there, whose error a handler sees.
    pub(super) fn failing_delete(&mut self, targets: &[Target]) -> Res<()> {
        let [Target::Index(object, index)] = targets else {
            return refuse("an error that is caught here");
        };
        match self.ty(*object).some().clone() {
            Ty::Dict(key, ..) => {
                let place = self.place(*object)?;
                let crate::translation::membership::Key::Text(wanted) =
                    self.lookup(*index, &key, false)?
                else {
                    return refuse("a key of another type");
                };
                let message = self.key_message(*index)?;
                let removed = format!("{}.shift_remove({wanted})", place.receiver());
                let text = self.or_error(&removed, "KeyError", &message)?;
                self.out.line(format!("{text};"));
                Ok(())
            }
            Ty::List(_) => {
                let place = self.place(*object)?;
                self.checks_places = Some("list assignment index out of range");
                let at = self.place_of_index(&place, *index)?;
                self.out.line(format!("{}.remove({at});", place.receiver()));
                Ok(())
            }
            _ => refuse("an error that is caught here"),
        }
    }

    pub(super) fn delete(&mut self, target: &Target) -> Res<()> {
        match target {
            Target::Index(object, index) => {
                let of = self.ty(*object).some().clone();
                let place = self.place(*object)?;
                match &of {
                    Ty::Dict(key, ..) => {
                        let crate::translation::membership::Key::Text(key) =
                            self.lookup_known(*index, key)?
                        else {
                            return refuse("a key of another type");
                        };
                        let text = format!(
                            "{}.shift_remove({key}).expect(\"the key is there\");",
                            place.receiver()
                        );
                        self.out.line(text);
                    }
                    Ty::List(_) => {
                        let at = self.place_of_index(&place, *index)?;
                        self.out.line(format!("{}.remove({at});", place.receiver()));
                    }
                    Ty::Instance(_) => {
                        let code = self.call_special(*object, "__delitem__", &[*index])?;
                        self.out.line(format!("{};", code.text));
                    }
                    ty => return refuse(unknown(ty)),
                }
                Ok(())
            }
            Target::Slice(object, bounds) => {
                let Ty::List(_) = self.ty(*object).some() else {
                    return refuse("del of a slice of this");
                };
                let place = self.place(*object)?;
                let len = format!("{}.len()", place.receiver());
                match bounds {
                    [Some(from), None, None] => {
                        let from = self.slice_bound(*from, &len)?;
                        let from = self.before_lending(&place.receiver(), from);
                        self.out
                            .line(format!("{}.truncate({from});", place.receiver()));
                    }
                    [None, Some(to), None] => {
                        let to = self.slice_bound(*to, &len)?;
                        let to = self.before_lending(&place.receiver(), to);
                        self.out
                            .line(format!("{}.drain(..{to});", place.receiver()));
                    }
                    [None, None, None] => self.out.line(format!("{}.clear();", place.receiver())),
                    [Some(from), Some(to), None] => {
                        let from = self.slice_bound(*from, &len)?;
                        let to = self.slice_bound(*to, &len)?;
                        let start = self.fresh("start");
                        self.out.line(format!("let {start} = {from};"));
                        let end = self.fresh("end");
                        self.out.line(format!("let {end} = {start}.max({to});"));
                        self.out
                            .line(format!("{}.drain({start}..{end});", place.receiver()));
                    }
                    _ => return refuse("del of a slice"),
                }
                Ok(())
            }
            _ => refuse("del of this"),
        }
    }

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

    /// Whether a value is computed from what a place belongs to.
    pub(in crate::translation) fn reads_root(&self, place: ExprId, value: ExprId) -> bool {
        let Some(root) = crate::translation::roots::root(self.program, place) else {
            return false;
        };
        let span = &self.program.expr(value).span;
        self.exprs_in(span)
            .any(|it| matches!(it.kind, Kind::Var(var) if var == root))
    }

    /// A list, borrowed to be changed.
    fn list_to_change(&mut self, list: ExprId) -> Res<String> {
        let place = self.place(list)?;
        Ok(match place.form {
            Form::MutRef => place.text,
            _ => format!("&mut {}", place.at_least(Prec::Unary)),
        })
    }

    /// Whether the instance that a place is a part of goes into that place, alone or as what something is made of.
    fn holds_owner(&self, place: ExprId, value: ExprId) -> bool {
        let Some(root) = crate::translation::roots::root(self.program, place) else {
            return false;
        };
        let is_counted =
            matches!(self.program.var(root).ty.some(), Ty::Instance(class) if class.is_counted());
        if is_counted || !matches!(self.program.var(root).ty.some(), Ty::Instance(_)) {
            return false;
        }
        let mut rest = vec![value];
        while let Some(value) = rest.pop() {
            match self.kind(value) {
                Kind::Var(var) if *var == root => return true,
                Kind::Call(func, given) if matches!(self.kind(*func), Kind::Class(_)) => {
                    rest.extend(given.iter().map(|it| it.value));
                }
                Kind::Tuple(items) | Kind::List(items) => rest.extend(items),
                _ => {}
            }
        }
        false
    }

    /// Whether a value reads the dict in which its place is put first: `d.setdefault(k, []).append(len(d))`.
    fn sees_default(&self, place: ExprId, value: ExprId) -> bool {
        match self.kind(place) {
            Kind::Call(func, _) => matches!(self.kind(*func), Kind::Attribute(object, name)
                if name == "setdefault" && self.reads_root(*object, value)),
            _ => false,
        }
    }

    /// A value that goes into a part of something: what it reads of that it reads before the part is borrowed
    /// to be changed.
    fn value_before(&mut self, place: ExprId, value: ExprId, want: &Ty) -> Res<Code> {
        let reads_it = (matches!(self.kind(place), Kind::Index(..))
            && self.reads_root(place, value)
            || self.changes_place(place, value))
            || matches!(self.kind(place), Kind::Attribute(..))
                && self.calls_changer_of(place, value);
        // Python computes the place first.
        if self.moves_on(place) && (reads_it || !self.is_still(value))
            || reads_it && self.sees_inserted(place, value)
            || self.sees_default(place, value)
        {
            return refuse("a value and its place that are computed in another order in Rust");
        }
        if self.holds_owner(place, value) {
            return refuse("a value that is put into itself");
        }
        // What holds the place is no value that moves into it.
        let lent = self.lent_now.len();
        let root = crate::translation::roots::root(self.program, place);
        let name = root.map(|it| self.binding(it).name.clone());
        self.lent_now.extend(name);
        let code = self.value(value, want);
        self.lent_now.truncate(lent);
        let mut code = code?;
        if reads_it {
            let read = self.fresh("value");
            let text = if code.is_weak {
                with_suffix(&code.text)
            } else {
                code.text
            };
            self.out.line(format!("let {read} = {text};"));
            code = Code::tight(read, want.clone());
        }
        Ok(code)
    }

    /// Whether a value may tell that a key has been put into a defaultdict for a place: it asks for more than the
    /// same place.
    fn sees_inserted(&self, place: ExprId, value: ExprId) -> bool {
        if self.inserted_into(place).is_empty() {
            return false;
        }
        let root = crate::translation::roots::root(self.program, place);
        let text = |id: ExprId| self.source.slice(self.program.expr(id).span.clone());
        let is_of_root = |id: ExprId| matches!(self.kind(id), Kind::Var(var) if Some(*var) == root);
        let span = &self.program.expr(value).span;
        self.exprs_in(span).any(|it| match &it.kind {
            Kind::Index(object, _) if self.is_default_dict(*object) => {
                let index = self.source.slice(it.span.clone());
                crate::translation::roots::root(self.program, *object) == root
                    && index != text(place)
            }
            Kind::Call(func, arguments) => {
                arguments.iter().any(|it| is_of_root(it.value))
                    || matches!(self.kind(*func), Kind::Attribute(object, _) if is_of_root(*object))
            }
            _ => false,
        })
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
                let crate::translation::membership::Key::Text(key) =
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
            (Ty::Dict(key, value, DictKind::Plain | DictKind::Default), "update", [over])
                if matches!(self.ty(*over), Ty::Dict(..)) =>
            {
                let pair = Ty::Tuple(vec![(**key).clone(), (**value).clone()]);
                let _ = value;
                self.check_copy(&of, *over, 1)?;
                let code = self.value(*over, &of)?;
                let _ = pair;
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

    /// An end of a list, found before the list is lent to be changed, if it lies in something else.
    fn before_lending(&mut self, receiver: &str, end: String) -> String {
        let is_within = receiver.contains('[') || receiver.contains('(');
        if !is_within || !end.contains("len()") {
            return end;
        }
        let name = self.fresh("end");
        self.out.line(format!("let {name} = {end};"));
        name
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
