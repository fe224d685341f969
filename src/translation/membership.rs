//! `in`, keys that are looked up, and a value that is one of several.

use super::code::{Code, Form, Prec, quoted, quoted_char};
use super::seq::Item;
use super::translator::{Res, Translator, refuse, unknown};
use crate::types::ir::{ExprId, Kind};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    pub(super) fn membership(&mut self, item: ExprId, container: ExprId) -> Res<Code> {
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

    /// A number that is none is found by what it is, not by its value.
    pub(super) fn check_nan(&self, item: ExprId, of: &Ty) -> Res<()> {
        let is_literal = matches!(
            self.kind(item),
            Kind::Int(_) | Kind::Float(_) | Kind::Str(_) | Kind::Bool(_) | Kind::None
        );
        if matches!(of.some(), Ty::Union(_)) && of.has_float() && !is_literal {
            return refuse("a float that is looked for, which may be no number");
        }
        Ok(())
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

    /// A key that something is read or removed by: None is none.
    pub(super) fn lookup_known(&mut self, item: ExprId, of: &Ty) -> Res<Key> {
        if !matches!(of, Ty::Option(_)) {
            self.ensure_some(item)?;
        }
        self.lookup(item, of, false)
    }

    /// What a value is looked for with: a reference, or, in a list of strings, a test.
    pub(super) fn lookup(&mut self, item: ExprId, of: &Ty, is_list: bool) -> Res<Key> {
        let ty = match self.computed.get(&item) {
            Some(code) if !matches!(code.ty, Ty::Option(_)) => self.ty(item).some().clone(),
            _ => self.ty(item).clone(),
        };
        if matches!(of, Ty::Option(some) if !some.is_copy()) {
            return refuse("a key that may be None");
        }
        if matches!(of, Ty::Union(_)) && !self.is_comparable(of) {
            return refuse("a value of several types that is looked for");
        }
        if let Ty::Dyn(root) = of {
            if ty != *of || self.holder(*root) == "Box" {
                return Ok(Key::Any(self.equals_any(item, *root)?));
            }
            return Ok(Key::Text(self.borrowed(item, of)?.text));
        }
        if matches!(
            (of, &ty),
            (Ty::Bool, Ty::Int) | (Ty::Int, Ty::Float | Ty::Real | Ty::Bool)
        ) {
            return refuse("a number of another type is looked for");
        }
        if (of, &ty) == (&Ty::Bytes, &Ty::Bytes) {
            let code = self.borrowed(item, of)?;
            return Ok(match self.kind(item) {
                _ if is_list => Key::Any(format!("it == {}", code.text)),
                // An array is no key.
                Kind::Bytes(_) => Key::Text(format!("{}.as_slice()", code.receiver())),
                _ => Key::Text(code.text),
            });
        }
        if of.is_text() {
            if let (Ty::Char, Kind::Str(text)) = (of, self.kind(item)) {
                let mut chars = text.chars();
                return match (chars.next(), chars.next()) {
                    (Some(c), None) => Ok(Key::Text(format!("&{}", quoted_char(c)))),
                    _ => refuse("a character that is none"),
                };
            }
            if *of == Ty::Char {
                if ty != Ty::Char {
                    let code = self.borrowed(item, &Ty::Str)?;
                    let wanted = code.text.strip_prefix('&').unwrap_or(&code.text);
                    return Ok(Key::Any(format!("it.to_string() == {wanted}")));
                }
                let code = self.expr(item)?;
                return Ok(Key::Text(format!("&{}", code.at_least(Prec::Unary))));
            }
            let code = if let Kind::Str(text) = self.kind(item) {
                Code::tight(quoted(text), Ty::Lit).held(Form::Ref)
            } else {
                self.borrowed(item, &Ty::Str)?
            };
            // A part of a text is no `String`.
            let is_group = self.is_group(item);
            let is_part = |place: &str| is_group || place.ends_with(']') && place.contains("..");
            if is_list {
                if *of == Ty::Str
                    && matches!(self.kind(item), Kind::Var(var) if self.strings.contains(var))
                {
                    return Ok(Key::Text(code.text));
                }
                // `Vec<String>::contains` wants a `&String`.
                if *of == Ty::Lit {
                    let is_string =
                        matches!(self.kind(item), Kind::Var(var) if self.strings.contains(var));
                    return Ok(Key::Text(match code.text.strip_prefix('&') {
                        None if is_string => format!("&{}.as_str()", code.text),
                        Some(place) if is_part(place) => format!("&{}", code.text),
                        Some(place) => format!("&{place}.as_str()"),
                        None => format!("&{}", code.at_least(Prec::Unary)),
                    }));
                }
                let text = match code.text.strip_prefix('&') {
                    Some(place) if *of == Ty::Str && !is_group => {
                        return Ok(Key::Text(format!("&{place}")));
                    }
                    _ => code.text,
                };
                return Ok(Key::Any(format!("it == {text}")));
            }
            // A `&String` finds no `&str` among keys.
            if *of == Ty::Lit {
                let is_string =
                    matches!(self.kind(item), Kind::Var(var) if self.strings.contains(var));
                return Ok(Key::Text(match code.text.strip_prefix('&') {
                    Some(place) if !is_part(place) => format!("{place}.as_str()"),
                    _ if is_string => format!("{}.as_str()", code.text),
                    _ => code.text,
                }));
            }
            return Ok(Key::Text(code.text));
        }
        let ty = ty.some().clone();
        let joined = of.join(&ty);
        if joined != *of && joined != Ty::Option(Box::new(of.clone())) {
            if matches!((of, &ty), (Ty::Float | Ty::Real, Ty::Int)) {
                let code = self.value(item, &Ty::Float)?;
                return Ok(Key::Text(format!("&{}", code.at_least(Prec::Unary))));
            }
            if !matches!((of, &ty), (Ty::Tuple(_), Ty::Tuple(_))) {
                return refuse("a value of another type is looked for");
            }
            if let Some(text) = self.tuple_key(item, of, &ty)? {
                return Ok(Key::Text(text));
            }
        }
        if of.is_copy() {
            let code = self.value(item, of)?;
            return Ok(Key::Text(format!("&{}", code.at_least(Prec::Unary))));
        }
        let code = if ty == *of {
            self.expr(item)?
        } else {
            self.value(item, of)?
        };
        Ok(Key::Text(self.reference(code).text))
    }

    /// A tuple with a text in it as a key whose text stands in the source.
    fn tuple_key(&mut self, item: ExprId, of: &Ty, ty: &Ty) -> Res<Option<String>> {
        let (Ty::Tuple(wanted), Ty::Tuple(given)) = (of, ty) else {
            return Ok(None);
        };
        let fits = wanted.len() == given.len()
            && wanted.iter().zip(given).all(|(wanted, given)| {
                wanted == given && wanted.is_copy() || *wanted == Ty::Lit && *given == Ty::Str
            });
        if !fits {
            return Ok(None);
        }
        let mut parts = Vec::new();
        match self.kind(item) {
            Kind::Tuple(items) if items.len() == wanted.len() => {
                for (item, wanted) in items.iter().zip(wanted) {
                    parts.push(if *wanted == Ty::Lit {
                        self.borrowed(*item, &Ty::Str)?.text
                    } else {
                        self.value(*item, wanted)?.text
                    });
                }
            }
            _ if self.is_simple(item) => {
                let code = self.expr(item)?;
                for (at, (wanted, given)) in wanted.iter().zip(given).enumerate() {
                    let part = format!("{}.{at}", code.receiver());
                    parts.push(if *wanted == Ty::Lit && *given == Ty::Str {
                        format!("{part}.as_str()")
                    } else {
                        part
                    });
                }
            }
            _ => return Ok(None),
        }
        Ok(Some(format!("&({})", parts.join(", "))))
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
                    (Kind::Int(int), _) => patterns.push(super::expressions::integer(*int)),
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

/// What something is looked for with.
pub(super) enum Key {
    /// An argument.
    Text(String),
    /// A test of `it`.
    Any(String),
}
