//! The order of numbers, and of what a dict has for a key or infinity.

use super::code::{Code, Prec};
use super::comparison::compared;
use super::counts::is_count;
use super::translator::{Res, Translator, refuse};
use crate::types::ir::{ExprId, Kind};
use crate::types::ty::{DictKind, Ty};

impl Translator<'_, '_> {
    /// Whether it is what a `__len__` of the file gives: an integer like any other.
    fn is_own_length(&self, id: ExprId) -> bool {
        match self.kind(id) {
            Kind::Call(func, given) => {
                matches!(self.kind(*func), Kind::Builtin(name) if name == "len")
                    && given
                        .iter()
                        .any(|it| matches!(self.ty(it.value).some(), Ty::Instance(_) | Ty::Dyn(_)))
            }
            Kind::Binary(_, a, b) => self.is_own_length(*a) || self.is_own_length(*b),
            _ => false,
        }
    }

    pub(super) fn numeric_order(&mut self, left: ExprId, sign: &str, right: ExprId) -> Res<Code> {
        let (a, b) = (self.ty(left).some().clone(), self.ty(right).some().clone());
        if is_count(self.program, left, &self.usizes)
            && is_count(self.program, right, &self.usizes)
            && (self.has_usize(left) || self.has_usize(right))
            && !self.is_own_length(left)
            && !self.is_own_length(right)
        {
            let (a, b) = (self.count(left)?, self.count(right)?);
            return Ok(compared(&a, sign, &b));
        }
        let want = match a.join(&b) {
            Ty::Real if self.has_numbers && (a == Ty::Real || b == Ty::Real) => {
                self.helper("Number");
                Ty::Real
            }
            Ty::Real => {
                // An int and a float are compared exactly in Python; a literal loses nothing.
                let is_exact = |id: ExprId, ty: &Ty| {
                    ty.is_float()
                        || matches!(self.kind(id), Kind::Int(int) if int.unsigned_abs() < 1 << 53)
                };
                let (exact_a, exact_b) = (is_exact(left, &a), is_exact(right, &b));
                let are_floats = matches!((&a, &b), (Ty::Real | Ty::Float, Ty::Real | Ty::Float));
                let loses = if are_floats {
                    !exact_a && !exact_b
                } else {
                    !exact_a || !exact_b
                };
                if loses {
                    let helper = self.helper("compare_exactly");
                    let (int, float, flipped) = if a.is_float() {
                        (right, left, true)
                    } else {
                        (left, right, false)
                    };
                    let int = self.value(int, &Ty::Int)?;
                    let float = self.value(float, &Ty::Float)?;
                    let sign = if flipped { mirrored(sign) } else { sign };
                    self.import("std::cmp::Ordering");
                    let text = format!("{helper}({}, {})", int.text, float.text);
                    let test = match sign {
                        "==" => format!("{text} == Some(Ordering::Equal)"),
                        "!=" => format!("{text} != Some(Ordering::Equal)"),
                        "<" => format!("{text} == Some(Ordering::Less)"),
                        ">" => format!("{text} == Some(Ordering::Greater)"),
                        "<=" => format!("{text}.is_some_and(Ordering::is_le)"),
                        _ => format!("{text}.is_some_and(Ordering::is_ge)"),
                    };
                    return Ok(Code::new(test, Prec::Compare, Ty::Bool));
                }
                Ty::Float
            }
            Ty::Mixed | Ty::Union(_) => Ty::Int,
            ty => ty,
        };
        if let Ty::Bool = want {
            let (x, y) = (self.expr(left)?, self.expr(right)?);
            return Ok(compared(&x, sign, &y));
        }
        let x = self.value(left, &want)?;
        let y = self.value(right, &want)?;
        Ok(compared(&x, sign, &y))
    }
}

fn mirrored(sign: &str) -> &str {
    match sign {
        "<" => ">",
        ">" => "<",
        "<=" => ">=",
        ">=" => "<=",
        other => other,
    }
}

impl Translator<'_, '_> {
    /// An integer beside what a dict of integers has for a key, or infinity: `d < known.get(key, inf)`.
    pub(super) fn order_with_unbounded(
        &mut self,
        left: ExprId,
        sign: &str,
        right: ExprId,
    ) -> Res<Option<Code>> {
        let (number, found, sign) = match (self.or_infinity(left), self.or_infinity(right)) {
            (None, Some(found)) => (left, found, sign),
            (Some(found), None) => (right, found, mirrored(sign)),
            _ => return Ok(None),
        };
        if *self.ty(number) != Ty::Int || !self.is_quiet(number) {
            return Ok(None);
        }
        let (object, key) = found;
        let Ty::Dict(key_type, value, DictKind::Plain) = self.ty(object).clone() else {
            return Ok(None);
        };
        if *value != Ty::Int {
            return Ok(None);
        }
        let code = self.expr(object)?;
        let super::lookups::Key::Text(key) = self.lookup(key, &key_type, false)? else {
            return refuse("a key of another type");
        };
        let found = format!("{}.get({key})", code.receiver());
        let number = self.number(number, &Ty::Int)?;
        let name = self.fresh("known");
        // What is not there counts as infinity, which is more than any integer.
        let method = if matches!(sign, "<" | "<=" | "!=") {
            "is_none_or"
        } else {
            "is_some_and"
        };
        let test = format!("{} {sign} {name}", number.at_least(Prec::BitOr));
        Ok(Some(Code::tight(
            format!("{found}.{method}(|&{name}| {test})"),
            Ty::Bool,
        )))
    }

    /// The dict and the key of `d.get(key, float("inf"))`.
    fn or_infinity(&self, id: ExprId) -> Option<(ExprId, ExprId)> {
        let Kind::Call(func, arguments) = self.kind(id) else {
            return None;
        };
        let (Kind::Attribute(object, name), [key, default]) =
            (self.kind(*func), arguments.as_slice())
        else {
            return None;
        };
        let is_plain = |it: &crate::types::ir::Argument| it.name.is_none() && it.stars == 0;
        (name == "get"
            && is_plain(key)
            && is_plain(default)
            && super::numbers::is_infinity(self.program, default.value))
        .then_some((*object, key.value))
    }
}
