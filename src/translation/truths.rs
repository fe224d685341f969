//! The truth of a value, and `and` and `or` as values.

use super::code::{Code, Form, Prec};
use super::translator::{Res, Translator, refuse, unknown};
use crate::types::ir::{ExprId, Kind};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// Whether a container or a text is empty.
    pub(super) fn emptiness(&mut self, code: &Code) -> Res<Code> {
        if code.text.ends_with("::new()") {
            return Ok(Code::tight("true", Ty::Bool));
        }
        match &code.ty {
            Ty::Str
            | Ty::Lit
            | Ty::Bytes
            | Ty::List(_)
            | Ty::Tuples(_)
            | Ty::Set(_)
            | Ty::Dict(..)
            | Ty::Deque(_) => Ok(Code::tight(
                format!("{}.is_empty()", code.receiver()),
                Ty::Bool,
            )),
            ty => refuse(unknown(ty)),
        }
    }

    /// The truth of a value, by its type.
    pub(super) fn truth(&mut self, code: Code) -> Res<Code> {
        let is_small = matches!(code.ty, Ty::Bool | Ty::Int | Ty::Float);
        let code = if is_small && code.form == Form::Ref {
            let text = format!("*{}", code.at_least(Prec::Unary));
            Code::new(text, Prec::Unary, code.ty)
        } else {
            code
        };
        match &code.ty {
            Ty::Option(_) if self.program.has_mark => {
                refuse("the truth of what may be an object that marks something")
            }
            Ty::Bool => Ok(code),
            Ty::BigInt => {
                let star = if code.form == Form::Ref { "*" } else { "" };
                Ok(Code::new(
                    format!("{star}{} != BigInt::ZERO", code.at_least(Prec::BitOr)),
                    Prec::Compare,
                    Ty::Bool,
                ))
            }
            Ty::Int => Ok(Code::new(
                format!("{} != 0", code.at_least(Prec::BitOr)),
                Prec::Compare,
                Ty::Bool,
            )),
            Ty::Real if self.has_numbers => {
                let code = self.coerced(code, &Ty::Float)?;
                self.truth(code)
            }
            Ty::Float | Ty::Real => Ok(Code::new(
                format!("{} != 0.0", code.at_least(Prec::BitOr)),
                Prec::Compare,
                Ty::Bool,
            )),
            Ty::None => Ok(Code::tight("false", Ty::Bool)),
            Ty::Char => Ok(Code::tight("true", Ty::Bool)),
            Ty::Func(_) | Ty::Funcs(_) | Ty::Kept(_) => Ok(Code::tight("true", Ty::Bool)),
            Ty::Option(of) if **of == Ty::Foreign("re.Match") && is_search(&code.text) => Ok(
                Code::tight(code.text.replacen(".captures(", ".is_match(", 1), Ty::Bool),
            ),
            Ty::Option(of) if self.is_always_true(of) => Ok(Code::tight(
                format!("{}.is_some()", code.receiver()),
                Ty::Bool,
            )),
            Ty::Instance(class) | Ty::Dyn(class) => self.truth_of_instance(*class, &code),
            Ty::Foreign(name) => self.truth_of_library(name, &code),
            Ty::Enum(_) if self.is_always_true(&code.ty) => Ok(Code::tight("true", Ty::Bool)),
            Ty::Enum(_) => refuse("the truth of a member"),
            Ty::Option(of) => {
                let inner = (**of).clone();
                let it = if inner.is_copy() {
                    Code::tight("it", inner.clone())
                } else {
                    Code::tight("it", inner.clone()).held(Form::Ref)
                };
                let truth = self.truth(it)?;
                let receiver = if inner.is_copy() || code.form == Form::Ref {
                    code.receiver()
                } else {
                    format!("{}.as_ref()", code.receiver())
                };
                Ok(Code::tight(
                    format!("{receiver}.is_some_and(|it| {})", truth.text),
                    Ty::Bool,
                ))
            }
            Ty::Tuple(items) => Ok(Code::tight(
                if items.is_empty() { "false" } else { "true" },
                Ty::Bool,
            )),
            _ => Ok(negated(&self.emptiness(&code)?)),
        }
    }

    /// `a or b`, `a and b` as a value.
    pub(super) fn logic(&mut self, id: ExprId, is_and: bool, values: &[ExprId]) -> Res<Code> {
        let want = self.ty(id).clone();
        if values.iter().all(|it| *self.ty(*it) == Ty::Bool) {
            return self.condition(id);
        }
        let [first, second] = values else {
            return refuse("a chain of and/or as a value");
        };
        if !self.has_rust(&want) {
            return refuse(unknown(&want));
        }
        let first_ty = self.ty(*first).clone();
        // `option or default`
        if let (Ty::Option(of), false) = (&first_ty, is_and) {
            let code = self.expr(*first)?;
            let code = self.owned(code, *first)?;
            let default = self.value(*second, &want)?;
            let filtered = if self.is_always_true(of) {
                code.receiver()
            } else {
                let it = Code::tight("it", (**of).clone()).held(if of.is_copy() {
                    Form::Place
                } else {
                    Form::Ref
                });
                let truth = self.truth(it)?;
                let pattern = if of.is_copy() { "&it" } else { "it" };
                format!("{}.filter(|{pattern}| {})", code.receiver(), truth.text)
            };
            if want != **of && !(self.is_f64(&want) && self.is_f64(of)) {
                return match (&want, &**of) {
                    (Ty::Option(to), of) if **to == *of => Ok(Code::tight(
                        format!("{filtered}.or_else(|| {})", default.text),
                        want,
                    )),
                    // A text of the program, or one that is made.
                    (Ty::Str, Ty::Lit | Ty::Char) => {
                        let it = self.coerced(Code::tight("it", (**of).clone()), &want)?;
                        Ok(Code::tight(
                            format!(
                                "{filtered}.map_or_else(|| {}, |it| {})",
                                default.text, it.text
                            ),
                            want,
                        ))
                    }
                    _ => refuse("values of more than one type meet here"),
                };
            }
            let is_cheap = matches!(
                self.kind(*second),
                Kind::Int(_) | Kind::Float(_) | Kind::Str(_) | Kind::Bool(_)
            );
            return Ok(Code::tight(
                if is_cheap && want.is_copy() {
                    format!("{filtered}.unwrap_or({})", default.text)
                } else if default.text == "Vec::new()" || default.text == "String::new()" {
                    format!("{filtered}.unwrap_or_default()")
                } else {
                    format!("{filtered}.unwrap_or_else(|| {})", default.text)
                },
                want,
            ));
        }
        if !self.is_simple(*first) {
            // What is one of several types is asked about before it is one of them.
            let own = match want {
                Ty::Union(_) => first_ty,
                _ => want.clone(),
            };
            let value = self.value(*first, &own)?;
            let name = self.fresh_name("value");
            let it = Code::tight(&name, own.clone());
            let truth = self.truth(it.clone().held(Form::Place))?;
            let it = self.coerced(it, &want)?;
            let other = self.value(*second, &want)?;
            let (a, b) = if is_and {
                (&other.text, &it.text)
            } else {
                (&it.text, &other.text)
            };
            let text = format!(
                "{{ let {name} = {}; if {} {{ {a} }} else {{ {b} }} }}",
                value.text, truth.text
            );
            return Ok(Code::new(text, Prec::Loose, want));
        }
        let condition = self.condition(*first)?;
        let a = self.value(*first, &want)?;
        let b = self.value(*second, &want)?;
        let (yes, no) = if is_and { (b, a) } else { (a, b) };
        Ok(Code::new(
            format!(
                "if {} {{ {} }} else {{ {} }}",
                condition.text, yes.text, no.text
            ),
            Prec::Loose,
            want,
        ))
    }
}

/// The opposite of a condition.
pub(super) fn negated(code: &Code) -> Code {
    match code.text.as_str() {
        "true" => return Code::tight("false", Ty::Bool),
        "false" => return Code::tight("true", Ty::Bool),
        _ => {}
    }
    if code.prec == Prec::Unary && code.text.starts_with('!') {
        let inner = &code.text[1..];
        return Code::tight(inner, Ty::Bool);
    }
    if let Some(some) = code.text.strip_suffix(".is_some()") {
        return Code::tight(format!("{some}.is_none()"), Ty::Bool);
    }
    if let Some(none) = code.text.strip_suffix(".is_none()") {
        return Code::tight(format!("{none}.is_some()"), Ty::Bool);
    }
    if code.prec == Prec::Compare {
        for (op, other) in [(" == ", " != "), (" != ", " == ")] {
            if code.text.matches(op).count() == 1
                && !code.text.contains('"')
                && !code.text.contains('|')
            {
                return Code::new(code.text.replacen(op, other, 1), Prec::Compare, Ty::Bool);
            }
        }
    }
    Code::new(
        format!("!{}", code.at_least(Prec::Unary)),
        Prec::Unary,
        Ty::Bool,
    )
}

/// Whether a text searches by a pattern, and does nothing else.
fn is_search(text: &str) -> bool {
    text.split_once(".captures(")
        .is_some_and(|(_, rest)| super::questions::is_one_call(&format!("({rest}")))
}
