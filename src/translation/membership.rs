//! `in`, keys that are looked up, and a value that is one of several.

use super::code::{Code, Form, Prec, quoted, quoted_char};
use super::lookups::Key;
use super::seq::Item;
use super::translator::{Res, Translator, refuse, unknown};
use crate::types::ir::{ExprId, Kind};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    pub(super) fn membership(&mut self, item: ExprId, container: ExprId) -> Res<Code> {
        if matches!(self.ty(item).some(), Ty::Task(..)) {
            return refuse("a task that is looked for among others");
        }
        if matches!(self.kind(container), Kind::Import(name) if name == "os.environ") {
            if !self.ty(item).is_text() {
                return refuse("a name of the environment that is no text");
            }
            let name = self.borrowed(item, &Ty::Str)?;
            self.import("std::env");
            let text = format!("env::var_os({}).is_some()", name.text);
            return Ok(Code::tight(text, Ty::Bool));
        }
        let of = self.ty(container).some().clone();
        if !self.is_still(item) && self.is_noticed(item) && !self.is_simple(container) {
            return refuse("operands that are evaluated in another order");
        }
        if !matches!(of, Ty::Instance(_)) {
            self.ensure_some(container)?;
        }
        if let Some(code) = self.in_value_or_empty(item, container, &of)? {
            return Ok(code);
        }
        match (&of, self.kind(container)) {
            (ty, _) if ty.is_text() => {
                let container = self.expr(container)?;
                let pattern = self.pattern(item)?;
                let receiver = if container.ty == Ty::Char {
                    format!("{}.to_string()", container.receiver())
                } else {
                    container.receiver()
                };
                Ok(Code::tight(
                    format!("{receiver}.contains({pattern})"),
                    Ty::Bool,
                ))
            }
            (Ty::Range, Kind::Call(..)) => {
                let range = self.iterate(container)?;
                let item = self.number(item, &Ty::Int)?;
                if !range.is_plain_range {
                    return refuse("a place in a range with a step");
                }
                Ok(Code::tight(
                    format!(
                        "{}.contains(&{})",
                        range.receiver(),
                        item.at_least(Prec::Unary)
                    ),
                    Ty::Bool,
                ))
            }
            // `x in (1, 2, 3)`
            (_, Kind::Tuple(items) | Kind::List(items) | Kind::Set(items)) => {
                self.one_of(item, items, container)
            }
            (Ty::List(of) | Ty::Tuples(of) | Ty::Set(of) | Ty::Deque(of), _) => {
                let of = (**of).clone();
                self.contained(item, container, &of, "contains")
            }
            (Ty::Dict(key, ..), _) => {
                let key = (**key).clone();
                self.contained(item, container, &key, "contains_key")
            }
            (Ty::Iter(of), Kind::Call(func, _)) if matches!(self.kind(*func), Kind::Attribute(_, name) if name == "keys" || name == "values") =>
            {
                let seq = self.iterate(container)?;
                let of = (**of).clone();
                let item = self.value(item, &of)?;
                Ok(Code::tight(
                    format!(
                        "{}.any(|it| *it == {})",
                        seq.receiver(),
                        item.at_least(Prec::BitOr)
                    ),
                    Ty::Bool,
                ))
            }
            (Ty::Instance(class), _)
                if self.program.method(*class, "__contains__").is_none()
                    && self.program.method(*class, "__iter__").is_some() =>
            {
                self.found_by_going_through(item, container)
            }
            (Ty::Instance(_), _) => {
                let code = self.call_special(container, "__contains__", &[item])?;
                if code.ty != Ty::Bool {
                    return refuse("__contains__ whose result is no bool");
                }
                Ok(code)
            }
            (Ty::Tuple(_), _) => refuse("a place in a tuple of several types"),
            _ => refuse(unknown(&of)),
        }
    }

    /// `x in instance` of a class that says only how it is gone through.
    fn found_by_going_through(&mut self, item: ExprId, container: ExprId) -> Res<Code> {
        let seq = self.iterate(container)?;
        let of = seq.ty.clone();
        if seq.is_unordered || !self.is_comparable(&of) || !self.is_still(item) {
            return refuse("a value that is looked for among what an instance gives");
        }
        let wanted = self.value(item, &of)?;
        let wanted = if of == Ty::Str && wanted.form != Form::Value {
            wanted.receiver()
        } else {
            wanted.at_least(Prec::BitOr)
        };
        let it = match seq.item {
            Item::Ref => "*it",
            Item::Value => "it",
            _ => return refuse("a value that is looked for among what an instance gives"),
        };
        Ok(Code::tight(
            format!("{}.any(|it| {it} == {wanted})", seq.receiver()),
            Ty::Bool,
        ))
    }

    /// `x in d.get(k, [])`: no list is made where there is none.
    fn in_value_or_empty(&mut self, item: ExprId, container: ExprId, of: &Ty) -> Res<Option<Code>> {
        let Kind::Call(func, arguments) = self.kind(container) else {
            return Ok(None);
        };
        let (Kind::Attribute(dict, name), [key, default]) =
            (self.kind(*func), arguments.as_slice())
        else {
            return Ok(None);
        };
        let is_empty = match self.kind(default.value) {
            Kind::List(items) | Kind::Tuple(items) | Kind::Set(items) => items.is_empty(),
            Kind::Dict(items) => items.is_empty(),
            Kind::Call(func, arguments) => {
                arguments.is_empty()
                    && matches!(self.kind(*func), Kind::Builtin(name) if matches!(name.as_str(), "set" | "list" | "tuple" | "frozenset"))
            }
            _ => false,
        };
        let (dict, key) = (*dict, key.value);
        let Ty::Dict(key_type, value, _) = self.ty(dict).clone() else {
            return Ok(None);
        };
        let (held, method) = match &*value {
            Ty::List(held) | Ty::Tuples(held) | Ty::Set(held) => ((**held).clone(), "contains"),
            Ty::Dict(held, ..) => ((**held).clone(), "contains_key"),
            _ => return Ok(None),
        };
        let is_plain = name == "get" && is_empty && arguments.iter().all(|it| it.name.is_none());
        let is_alike = *of == *value || of.is_mixed();
        if !is_plain || !is_alike || !self.is_still(item) || !self.is_comparable(&held) {
            return Ok(None);
        }
        let code = self.expr(dict)?;
        let Key::Text(key) = self.lookup(key, &key_type, false)? else {
            return Ok(None);
        };
        let is_list = method == "contains" && !matches!(*value, Ty::Set(_));
        let test = match self.lookup(item, &held, is_list)? {
            Key::Text(text) => format!("them.{method}({text})"),
            Key::Any(_) if method == "contains_key" => return Ok(None),
            Key::Any(test) => format!("them.iter().any(|it| {test})"),
        };
        Ok(Some(Code::tight(
            format!("{}.get({key}).is_some_and(|them| {test})", code.receiver()),
            Ty::Bool,
        )))
    }

    fn contained(&mut self, item: ExprId, container: ExprId, of: &Ty, method: &str) -> Res<Code> {
        self.check_nan(item, of)?;
        if matches!(of, Ty::Unknown | Ty::Mixed) && self.ty(item) != of {
            return refuse(unknown(of));
        }
        if method == "contains"
            && matches!(self.ty(container).some(), Ty::List(_) | Ty::Deque(_))
            && let Some(test) = self.is_function_item(item, of)?
        {
            let code = self.expr(container)?;
            return Ok(Code::tight(
                format!("{}.iter().any(|it| {test})", code.receiver()),
                Ty::Bool,
            ));
        }
        if !self.is_comparable(of) {
            return refuse("instances that are looked for by what they are");
        }
        if let Some(code) = self.holds_if_there(item, container, of, method)? {
            return Ok(code);
        }
        let code = self.expr(container)?;
        let key = self.lookup(
            item,
            of,
            method == "contains" && matches!(code.ty, Ty::List(_) | Ty::Tuples(_) | Ty::Deque(_)),
        )?;
        match key {
            Key::Text(text) => Ok(Code::tight(
                format!("{}.{method}({text})", code.receiver()),
                Ty::Bool,
            )),
            Key::Any(test) if method == "contains_key" => Ok(Code::tight(
                format!("{}.keys().any(|it| {test})", code.receiver()),
                Ty::Bool,
            )),
            Key::Any(test) => Ok(Code::tight(
                format!("{}.iter().any(|it| {test})", code.receiver()),
                Ty::Bool,
            )),
        }
    }

    fn one_of(&mut self, item: ExprId, items: &[ExprId], _: ExprId) -> Res<Code> {
        let ty = self.ty(item).some().clone();
        let are_literal = items.iter().all(|it| {
            matches!((self.kind(*it), &ty), (Kind::Str(_), ty) if ty.is_text())
                || matches!((self.kind(*it), &ty), (Kind::Int(_), Ty::Int))
        });
        if items.is_empty() {
            return Ok(Code::tight("false", Ty::Bool));
        }
        if are_literal {
            let mut patterns = Vec::new();
            for literal in items {
                match (self.kind(*literal), &ty) {
                    (Kind::Int(int), _) => patterns.push(super::literals::integer(*int)),
                    (Kind::Str(text), Ty::Char) if text.chars().count() == 1 => {
                        patterns.push(text.chars().map(quoted_char).collect());
                    }
                    // No character is a longer text.
                    (Kind::Str(_), Ty::Char) => {}
                    (Kind::Str(text), _) => patterns.push(quoted(text)),
                    _ => {}
                }
            }
            if patterns.is_empty() {
                return refuse("a character that is looked for among longer texts");
            }
            patterns.sort();
            patterns.dedup();
            let code = self.expr(item)?;
            if code.ty.some() != &ty {
                return refuse("a value that may be None is looked for");
            }
            if let Ty::Option(of) = &code.ty {
                let text = match (&**of, code.form) {
                    (Ty::Str, _) => format!("{}.as_deref()", code.receiver()),
                    (of, _) if of.is_copy() => code.text.clone(),
                    _ => return refuse("a value that may be None is looked for"),
                };
                return Ok(Code::tight(
                    format!("matches!({text}, Some({}))", patterns.join(" | ")),
                    Ty::Bool,
                ));
            }
            let code = self.plain_int(code);
            let is_string = matches!(self.kind(item), Kind::Var(var) if self.strings.contains(var));
            let text = match code.ty {
                Ty::Str if (code.form != Form::Ref || is_string) && !self.is_group(item) => {
                    format!("{}.as_str()", code.receiver())
                }
                _ => code.text.clone(),
            };
            return Ok(Code::tight(
                format!("matches!({text}, {})", patterns.join(" | ")),
                Ty::Bool,
            ));
        }
        if let Some(code) = self.member_among_texts(item, items)? {
            return Ok(code);
        }
        // A member of an IntEnum among numbers is the number that it stands for.
        if items.iter().all(|it| *self.ty(*it) == Ty::Int)
            && let Some(number) = self.member_number(item)?
        {
            let list = self.values(items, &Ty::Int)?;
            return Ok(Code::tight(
                format!("[{list}].contains(&{})", number.at_least(Prec::Unary)),
                Ty::Bool,
            ));
        }
        let all = items
            .iter()
            .fold(Ty::Unknown, |all, it| all.join(self.ty(*it)));
        let joined = all.join(&ty);
        if !self.has_known_rust(&joined) || matches!(joined, Ty::Option(_)) {
            return refuse(unknown(&joined));
        }
        if !self.is_comparable(&joined) {
            return refuse("a value of several types that is looked for");
        }
        let joined = if joined == Ty::Real {
            Ty::Float
        } else {
            joined
        };
        let list = self.values(items, &joined)?;
        let code = self.value(item, &joined)?;
        Ok(Code::tight(
            format!("[{list}].contains(&{})", code.at_least(Prec::Unary)),
            Ty::Bool,
        ))
    }
}
