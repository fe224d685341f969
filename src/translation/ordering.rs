//! Which of two values comes first.

use super::comparison::{compared, is_len};

use super::code::{Code, Form, Prec, is_screaming, quoted, quoted_char};
use super::counts::is_count;
use super::translator::{Res, Translator, refuse, unknown};
use crate::types::ir::{ExprId, Kind};
use crate::types::ty::{DictKind, Ty};

impl Translator<'_, '_> {
    pub(super) fn order(&mut self, left: ExprId, sign: &str, right: ExprId) -> Res<Code> {
        let is_equality = matches!(sign, "==" | "!=");
        if is_equality {
            // Emptiness by comparison with an empty display, and `x == None`.
            for (a, b) in [(left, right), (right, left)] {
                match self.kind(b) {
                    Kind::None => return self.identity(a, b, sign == "=="),
                    Kind::Str(text)
                        if text.is_empty() && matches!(self.ty(a), Ty::Str | Ty::Lit) =>
                    {
                        let code = self.expr(a)?;
                        return self.empty(&code, sign);
                    }
                    Kind::List(items) if items.is_empty() && matches!(self.ty(a), Ty::List(_)) => {
                        let code = self.expr(a)?;
                        return self.empty(&code, sign);
                    }
                    Kind::Dict(items) if items.is_empty() && matches!(self.ty(a), Ty::Dict(..)) => {
                        let code = self.expr(a)?;
                        return self.empty(&code, sign);
                    }
                    Kind::Int(0) if is_len(self.program, a) => {
                        if let Kind::Call(_, arguments) = self.kind(a) {
                            let of = self.as_long(arguments[0].value);
                            let code = self.expr(of)?;
                            if let Ok(code) = self.empty(&code, sign) {
                                return Ok(code);
                            }
                        }
                    }
                    _ => {}
                }
            }
        } else if sign == ">"
            && matches!(self.kind(right), Kind::Int(0))
            && is_len(self.program, left)
            && let Kind::Call(_, arguments) = self.kind(left)
        {
            let of = self.as_long(arguments[0].value);
            let code = self.expr(of)?;
            if let Ok(code) = self.empty(&code, "!=") {
                return Ok(code);
            }
        }
        if let Some(code) = self.special_order(left, sign, right)? {
            return Ok(code);
        }
        if let Some(code) = self.order_with_tuple(left, sign, right)? {
            return Ok(code);
        }
        if let Some(code) = self.order_with_unbounded(left, sign, right)? {
            return Ok(code);
        }
        let (a, b) = (self.ty(left).clone(), self.ty(right).clone());
        // Python raises a TypeError for None here.
        let may_be_none = matches!(a, Ty::Option(_)) || matches!(b, Ty::Option(_));
        let inner = a.some();
        if !is_equality
            && may_be_none
            && inner == b.some()
            && inner.is_copy()
            && matches!(inner, Ty::Int | Ty::Float | Ty::Foreign(_))
            && self.is_ordered(inner)
        {
            self.ensure_some(left)?;
            self.ensure_some(right)?;
            let (x, y) = (self.expr(left)?, self.expr(right)?);
            let (x, y) = (self.plain_int(x), self.plain_int(y));
            return Ok(compared(&x, sign, &y));
        }
        let are_numbers = a.some().is_number() && b.some().is_number();
        if !is_equality
            && may_be_none
            && are_numbers
            && ![a.some(), b.some()]
                .iter()
                .any(|it| matches!(it, Ty::BigInt | Ty::Real))
        {
            self.ensure_some(left)?;
            self.ensure_some(right)?;
            return self.numeric_order(left, sign, right);
        }
        if a.is_number() && b.is_number() && (a == Ty::BigInt || b == Ty::BigInt) {
            return self.big_order(left, sign, right);
        }
        if a.is_number() && b.is_number() {
            return self.numeric_order(left, sign, right);
        }
        if a.is_text() && b.is_text() {
            return self.text_order(left, sign, right);
        }
        let joined = a.join(&b);
        if is_equality && let Some(code) = self.never_equal(left, sign, right)? {
            return Ok(code);
        }
        if is_equality
            && joined.is_mixed()
            && !a.is_mixed()
            && !b.is_mixed()
            && a.is_known()
            && b.is_known()
            && !(a.is_number() && b.is_number())
        {
            return refuse("a comparison of two types, which are never equal");
        }
        if !self.has_known_rust(&joined) {
            return refuse(unknown(&joined));
        }
        if !self.is_comparable(&joined) {
            return refuse("a comparison of instances");
        }
        if !is_equality && !self.is_ordered(&joined) && !self.order_union(&joined) {
            return refuse("an order of these types");
        }
        if matches!(joined, Ty::Set(_)) && !is_equality {
            return self.subset(left, sign, right);
        }
        // Two values of one type; a reference is compared with a reference.
        let same = |it: &mut Self, id: ExprId| -> Res<Code> {
            if *it.ty(id) == joined {
                it.expr(id)
            } else {
                it.value(id, &joined)
            }
        };
        let before = std::mem::replace(&mut self.says_dyn, joined.holds_dyn());
        let sides = same(self, left).and_then(|x| Ok((x, same(self, right)?)));
        self.says_dyn = before;
        let (x, y) = sides?;
        // An option of a reference is compared with one.
        let is_lent = |code: &Code| code.form == Form::Ref && matches!(code.ty, Ty::Option(_));
        let (x, y) = match (is_lent(&x), is_lent(&y)) {
            (true, false) => (x, lent_as_part(self.borrowed(right, &joined)?)),
            (false, true) => (lent_as_part(self.borrowed(left, &joined)?), y),
            _ => (x, y),
        };
        let text = self.balanced(&x, sign, &y);
        Ok(Code::new(text, Prec::Compare, Ty::Bool))
    }

    /// `a == b` where one may be a reference and the other not.
    pub(super) fn balanced(&mut self, a: &Code, sign: &str, b: &Code) -> String {
        let is_ref =
            |code: &Code| matches!(code.form, Form::Ref | Form::MutRef) && !code.ty.is_copy();
        let is_mut = |code: &Code| code.form == Form::MutRef;
        let slice = matches!(a.ty, Ty::List(_) | Ty::Tuples(_) | Ty::Str);
        let side = |code: &Code, other: &Code| {
            // What is lent to be changed is no slice: `&mut Vec<T> == Vec<T>` is not there.
            let is_whole = code.form == Form::MutRef && slice && !is_mut(other);
            if is_ref(code) && !is_ref(other) && !slice || is_ref(code) && is_whole {
                format!("*{}", code.at_least(Prec::Unary))
            } else if is_ref(code) && is_ref(other) || !is_ref(code) {
                code.at_least(Prec::BitOr)
            } else {
                // `&[T] == Vec<T>` and `&str == String` are there.
                code.at_least(Prec::BitOr)
            }
        };
        // A constant is an array, of which one of another length, or a vector, is another type.
        let is_array = |code: &Code| slice && a.ty != Ty::Str && is_screaming(&code.text);
        let is_equality = matches!(sign, "==" | "!=");
        if is_equality && is_array(a) {
            return format!("{}[..] {sign} {}", a.text, side(b, a));
        }
        if !is_equality && slice && (is_ref(a) != is_ref(b) || is_array(a) || is_array(b)) {
            let full = |code: &Code| {
                if is_ref(code) && !is_array(code) {
                    format!("*{}", code.at_least(Prec::Unary))
                } else {
                    format!("{}[..]", code.receiver())
                }
            };
            return format!("{} {sign} {}", full(a), full(b));
        }
        format!("{} {sign} {}", side(a, b), side(b, a))
    }

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

    fn numeric_order(&mut self, left: ExprId, sign: &str, right: ExprId) -> Res<Code> {
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

    fn text_order(&mut self, left: ExprId, sign: &str, right: ExprId) -> Res<Code> {
        // A character with a literal of one.
        for (a, b, flipped) in [(left, right, false), (right, left, true)] {
            if let Kind::Str(text) = self.kind(b)
                && *self.ty(a) == Ty::Char
            {
                let code = self.expr(a)?;
                let mut chars = text.chars();
                if let (Some(c), None) = (chars.next(), chars.next()) {
                    let literal = Code::tight(quoted_char(c), Ty::Char);
                    return Ok(if flipped {
                        compared(&literal, sign, &code)
                    } else {
                        compared(&code, sign, &literal)
                    });
                }
                if matches!(sign, "==" | "!=") {
                    return Ok(Code::tight(
                        if sign == "==" { "false" } else { "true" },
                        Ty::Bool,
                    ));
                }
            }
            if let Kind::Str(text) = self.kind(b)
                && matches!(self.ty(a), Ty::Str | Ty::Lit)
            {
                let code = self.expr(a)?;
                let literal = Code::tight(quoted(text), Ty::Lit).held(Form::Ref);
                let code = if matches!(sign, "==" | "!=")
                    || code.form == Form::Ref
                    || code.ty == Ty::Lit
                {
                    code
                } else {
                    Code::tight(format!("{}.as_str()", code.receiver()), Ty::Str).held(Form::Ref)
                };
                return Ok(if flipped {
                    compared(&literal, sign, &code)
                } else {
                    compared(&code, sign, &literal)
                });
            }
        }
        let (a, b) = (self.ty(left).clone(), self.ty(right).clone());
        let mut x = self.expr(left)?;
        let mut y = self.expr(right)?;
        if a == Ty::Char && b == Ty::Char {
            return Ok(compared(&x, sign, &y));
        }
        for code in [&mut x, &mut y] {
            if code.ty == Ty::Char {
                *code = Code::tight(format!("{}.to_string()", code.receiver()), Ty::Str);
            }
        }
        let is_ref = |code: &Code| code.form == Form::Ref || code.ty == Ty::Lit;
        // A `String` is compared with a `String`, not with a `&String`.
        let is_string = |it: &Self, id: ExprId| matches!(it.kind(id), Kind::Var(var) if it.strings.contains(var));
        if is_string(self, right) && !is_ref(&x) {
            y = Code::new(
                format!("*{}", y.at_least(Prec::Unary)),
                Prec::Unary,
                Ty::Str,
            );
        } else if is_string(self, left) && !is_ref(&y) {
            x = Code::new(
                format!("*{}", x.at_least(Prec::Unary)),
                Prec::Unary,
                Ty::Str,
            );
        }
        if !matches!(sign, "==" | "!=") && is_ref(&x) != is_ref(&y) {
            for code in [&mut x, &mut y] {
                if !is_ref(code) {
                    *code = Code::tight(format!("{}.as_str()", code.receiver()), Ty::Str)
                        .held(Form::Ref);
                }
            }
        }
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
    fn order_with_unbounded(
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
            && super::arithmetic::is_infinity(self.program, default.value))
        .then_some((*object, key.value))
    }
}

/// `Some(&name)` of an owned text or list as an option of what others lend of one: a `&str`, a slice.
fn lent_as_part(mut code: Code) -> Code {
    let is_lent_in_part = |it: &Ty| matches!(it, Ty::Str | Ty::Bytes | Ty::List(_) | Ty::Tuples(_));
    if let Ty::Option(of) = &code.ty
        && is_lent_in_part(of)
        && let Some(name) = code.text.strip_prefix("Some(&")
        && super::names::is_identifier(name.trim_end_matches(')'))
    {
        code.text = format!("Some(&*{name}");
    }
    code
}
