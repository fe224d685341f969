//! `in`, keys that are looked up, and a value that is one of several.

use super::code::{Code, Form, Prec, quoted, quoted_char};
use super::translator::{Res, Translator, refuse, unknown};
use crate::types::ir::{ExprId, Kind};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    pub(super) fn membership(&mut self, item: ExprId, container: ExprId) -> Res<Code> {
        let of = self.ty(container).some().clone();
        if !matches!(of, Ty::Instance(_)) {
            self.ensure_some(container)?;
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
            (Ty::Instance(_), _) => self.call_special(container, "__contains__", &[item]),
            (Ty::Tuple(_), _) => refuse("a place in a tuple of several types"),
            _ => refuse(unknown(&of)),
        }
    }

    fn contained(&mut self, item: ExprId, container: ExprId, of: &Ty, method: &str) -> Res<Code> {
        if !self.is_comparable(of) {
            return refuse("instances that are looked for by what they are");
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

    /// What a value is looked for with: a reference, or, in a list of strings, a test.
    pub(super) fn lookup(&mut self, item: ExprId, of: &Ty, is_list: bool) -> Res<Key> {
        let ty = self.ty(item).clone();
        if matches!(of, Ty::Option(some) if !some.is_copy()) {
            return refuse("a key that may be None");
        }
        if matches!(
            (of, &ty),
            (Ty::Bool, Ty::Int) | (Ty::Int, Ty::Float | Ty::Real | Ty::Bool)
        ) {
            return refuse("a number of another type is looked for");
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
            if is_list {
                if *of == Ty::Str
                    && matches!(self.kind(item), Kind::Var(var) if self.strings.contains(var))
                {
                    return Ok(Key::Text(code.text));
                }
                // `Vec<String>::contains` wants a `&String`.
                if *of == Ty::Lit {
                    return Ok(Key::Text(match code.text.strip_prefix('&') {
                        // A part of a text is no `String`.
                        Some(place) if place.ends_with(']') && place.contains("..") => {
                            format!("&{}", code.text)
                        }
                        Some(place) => format!("&{place}.as_str()"),
                        None => format!("&{}", code.at_least(Prec::Unary)),
                    }));
                }
                let text = match code.text.strip_prefix('&') {
                    Some(place) if *of == Ty::Str => return Ok(Key::Text(format!("&{place}"))),
                    _ => code.text,
                };
                return Ok(Key::Any(format!("it == {text}")));
            }
            // A `&String` finds no `&str` among keys.
            if *of == Ty::Lit {
                let is_string =
                    matches!(self.kind(item), Kind::Var(var) if self.strings.contains(var));
                return Ok(Key::Text(match code.text.strip_prefix('&') {
                    // A part of a text is no `String`.
                    Some(place) if !(place.ends_with(']') && place.contains("..")) => {
                        format!("{place}.as_str()")
                    }
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
                    (Kind::Str(text), _) => patterns.push(quoted(text)),
                    _ => {}
                }
            }
            patterns.sort();
            patterns.dedup();
            let code = self.expr(item)?;
            if code.ty.some() != &ty || matches!(code.ty, Ty::Option(_)) {
                return refuse("a value that may be None is looked for");
            }
            let code = self.plain_int(code);
            let is_string = matches!(self.kind(item), Kind::Var(var) if self.strings.contains(var));
            let text = match code.ty {
                Ty::Str if code.form != Form::Ref || is_string => {
                    format!("{}.as_str()", code.receiver())
                }
                _ => code.text.clone(),
            };
            return Ok(Code::tight(
                format!("matches!({text}, {})", patterns.join(" | ")),
                Ty::Bool,
            ));
        }
        let all = items
            .iter()
            .fold(Ty::Unknown, |all, it| all.join(self.ty(*it)));
        let joined = all.join(&ty);
        if !self.has_rust(&joined) || matches!(joined, Ty::Option(_)) {
            return refuse(unknown(&joined));
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
