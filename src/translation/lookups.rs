//! What a key or a value is looked for with.

use super::code::{Code, Form, Prec, quoted, quoted_char};
use super::translator::{Res, Translator, refuse};
use crate::types::ir::{ExprId, Kind};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
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
}

/// What something is looked for with.
pub(super) enum Key {
    /// An argument.
    Text(String),
    /// A test of `it`.
    Any(String),
}
