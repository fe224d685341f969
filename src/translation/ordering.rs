//! Which of two values comes first.

use super::code::{Code, Form, Prec, is_screaming, quoted, quoted_char};
use super::comparison::{compared, is_len};
use super::translator::{Res, Translator, refuse, unknown};
use crate::types::ir::{ExprId, Kind};
use crate::types::ty::Ty;

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
