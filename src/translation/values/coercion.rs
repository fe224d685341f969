//! A value as the type that its place has.

use crate::translation::code::{Code, Form, Prec, with_suffix};
use crate::translation::translator::{Res, Translator, refuse, unknown};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// An owned value as one of another type.
    pub(in crate::translation) fn coerced(&mut self, code: Code, want: &Ty) -> Res<Code> {
        if code.ty == Ty::None && *want == Ty::None && code.text == "None" {
            return Ok(Code::tight("()", Ty::None));
        }
        if *want == Ty::Unknown && code.ty != Ty::Unknown && self.program.is_hopeful {
            return refuse(unknown(want));
        }
        if matches!(code.ty, Ty::Unknown | Ty::Mixed)
            && matches!(want, Ty::Option(of) if **of == code.ty)
        {
            return Ok(Code::tight(format!("Some({})", code.text), want.clone()));
        }
        if code.ty == *want || *want == Ty::Unknown {
            return Ok(self.plain_int(code));
        }
        if let Ty::Union(_) = want
            && !matches!(code.ty, Ty::Option(_) | Ty::None | Ty::Unknown | Ty::Mixed)
        {
            return self.as_member(code, want);
        }
        let text = match (&code.ty, want) {
            (Ty::List(of), Ty::List(to))
                if matches!(**to, Ty::Union(_))
                    && code.form == Form::Value
                    && to.members().contains(of) =>
            {
                let to = (**to).clone();
                if !self.has_rust(&to) || to.outcome().is_some() {
                    return refuse(unknown(&to));
                }
                let name = self.union_name(&to);
                let variant = self.variant_name(of);
                format!(
                    "{}.into_iter().map({name}::{variant}).collect::<Vec<{name}>>()",
                    code.receiver()
                )
            }
            (Ty::Real, Ty::Float) if self.has_numbers => {
                self.helper("Number");
                format!("{}.to_f64()", code.receiver())
            }
            (Ty::Instance(class), Ty::Dyn(root)) if class.root() == *root => {
                return Ok(self.boxed(&code));
            }
            (Ty::Int | Ty::Bool, Ty::Real) if self.has_numbers => {
                self.helper("Number");
                let code = self.plain_int(code);
                if code.ty == Ty::Bool {
                    format!("Number::Int(i64::from({}))", code.text)
                } else {
                    format!("Number::Int({})", code.text)
                }
            }
            (Ty::Float, Ty::Real) if self.has_numbers => {
                self.helper("Number");
                format!("Number::Float({})", code.text)
            }
            (a, b) if a.is_function() && b.is_function() => {
                return self.as_one_of(code, want);
            }
            (Ty::Float | Ty::Real, Ty::Float | Ty::Real) => return Ok(code.typed(want.clone())),
            (Ty::BigInt, Ty::Int) => {
                let code = self.reference(code);
                format!(
                    "i64::try_from({}).expect(\"an integer within 64 bits\")",
                    code.text
                )
            }
            (Ty::Int | Ty::Bool, Ty::BigInt) => return Ok(self.enlarged(code)),
            (Ty::Int, Ty::Float | Ty::Real) => {
                let mut code = code;
                if code.is_weak {
                    code.text = with_suffix(&code.text);
                }
                return Ok(Code::new(
                    format!("{} as f64", code.at_least(Prec::Cast)),
                    Prec::Cast,
                    want.clone(),
                ));
            }
            (Ty::Bool, Ty::Float | Ty::Real) => format!("f64::from({})", code.text),
            (Ty::Bool, Ty::Int) => format!("i64::from({})", code.text),
            (Ty::Lit | Ty::Char, Ty::Str) => format!("{}.to_string()", code.receiver()),
            (Ty::None, Ty::Option(_)) if is_path(&code.text) || code.text == "()" => {
                "None".to_owned()
            }
            // What gives nothing is done all the same.
            (Ty::None, Ty::Option(_)) => format!("{{ {}; None }}", code.text),
            (Ty::Option(of), Ty::Option(to)) if of.is_text() && **to == Ty::Str => {
                format!("{}.map(|it| it.to_string())", code.receiver())
            }
            (_, Ty::Option(of)) if **of == Ty::Unknown => return refuse(unknown(of)),
            (Ty::Option(of), Ty::Option(to)) => {
                if self.is_boxed(of) || self.is_boxed(to) {
                    return refuse("values of more than one type meet here");
                }
                let inner = self.coerced(Code::tight("it", (**of).clone()), to)?;
                let function = inner.text.strip_suffix("(it)").filter(|it| is_path(it));
                let function =
                    function.map_or_else(|| format!("|it| {}", inner.text), str::to_owned);
                format!("{}.map({function})", code.receiver())
            }
            (_, Ty::Option(of)) => {
                let inner = self.coerced(code, of)?;
                if self.is_boxed(of) {
                    format!("Some(Box::new({}))", inner.text)
                } else {
                    format!("Some({})", inner.text)
                }
            }
            (Ty::Option(of), to) if of.join(to) == *to => {
                // Python raises a TypeError for None here.
                let inner = (**of).clone();
                let text = format!("{}.expect(\"a value that is not None\")", code.receiver());
                return self.coerced(Code::tight(text, inner), to);
            }
            (Ty::List(of), Ty::List(_) | Ty::Tuples(_)) | (Ty::Set(of), Ty::Set(_))
                if **of == Ty::Unknown && self.may_be_any(&code) =>
            {
                code.text
            }
            (Ty::Dict(key, ..), Ty::Dict(..)) if **key == Ty::Unknown && self.may_be_any(&code) => {
                code.text
            }
            (Ty::Task(of, a) | Ty::Coroutine(of, a), Ty::Task(to, b) | Ty::Coroutine(to, b))
                if of == to && self.any_fails(a) == self.any_fails(b) =>
            {
                code.text
            }
            (Ty::List(of), Ty::Tuples(to)) | (Ty::Tuples(of), Ty::List(to)) if of == to => {
                code.text
            }
            (Ty::Dict(a, b, _), Ty::Dict(c, d, _)) if a == c && b == d => code.text,
            (Ty::List(of), Ty::List(to))
                if matches!(**of, Ty::Lit | Ty::Char) && **to == Ty::Str =>
            {
                format!(
                    "{}.iter().map(|it| it.to_string()).collect::<Vec<String>>()",
                    code.receiver()
                )
            }
            (Ty::List(of), Ty::List(to)) if self.is_f64(of) && self.is_f64(to) => code.text,
            (Ty::Tuple(of), Ty::Tuple(to))
                if of.len() == to.len()
                    && of
                        .iter()
                        .zip(to)
                        .all(|(a, b)| a == b || self.is_f64(a) && self.is_f64(b)) =>
            {
                code.text
            }
            // What is copied part by part nobody can tell from what it was.
            (Ty::Tuple(of), Ty::Tuple(to))
                if of.len() == to.len() && of.iter().all(Ty::is_copy) && is_place(&code.text) =>
            {
                let mut parts = Vec::new();
                for ((at, of), to) in of.iter().enumerate().zip(to) {
                    let part = Code::tight(format!("{}.{at}", code.text), of.clone());
                    parts.push(self.coerced(part, to)?.text);
                }
                format!("({})", parts.join(", "))
            }
            (Ty::Tuple(items), Ty::Tuples(of))
                if items.iter().all(|it| it == &**of) && code.text.contains('(') =>
            {
                format!("<[_; {}]>::from({}).to_vec()", items.len(), code.text)
            }
            (Ty::Tuple(items), Ty::Tuples(of))
                if items.iter().all(|it| it == &**of) && code.prec == Prec::Postfix =>
            {
                let parts: Vec<String> = (0..items.len())
                    .map(|at| format!("{}.{at}", code.text))
                    .collect();
                format!("vec![{}]", parts.join(", "))
            }
            // A list that is made here, item by item.
            (Ty::List(of), Ty::List(to)) | (Ty::Set(of), Ty::Set(to))
                if code.form == Form::Value && of.is_copy() && self.has_rust(want) =>
            {
                let it = self.coerced(Code::tight("it", (**of).clone()), to)?;
                let rust = self.rust_type(want);
                format!(
                    "{}.into_iter().map(|it| {}).collect::<{rust}>()",
                    code.receiver(),
                    it.text
                )
            }
            _ => return refuse("values of more than one type meet here"),
        };
        Ok(Code::tight(text, want.clone()))
    }

    /// Whether a container of which is not known what it holds takes the type of where it goes: one that is
    /// made there.
    fn may_be_any(&self, code: &Code) -> bool {
        !self.program.is_hopeful || code.text.ends_with("::new()") || code.text == "vec![]"
    }

    /// An integer as an `i64`.
    pub(in crate::translation) fn plain_int(&mut self, code: Code) -> Code {
        if !code.is_usize {
            return code;
        }
        let text = format!("{} as i64", code.at_least(Prec::Cast));
        Code {
            text,
            prec: Prec::Cast,
            is_usize: false,
            ..code
        }
    }
}

/// Whether a text is the name of a function or variant.
fn is_path(text: &str) -> bool {
    text.chars()
        .all(|it| it.is_alphanumeric() || matches!(it, '_' | ':'))
}

/// Whether a text is the name of a variable, or of a field of one.
fn is_place(text: &str) -> bool {
    text.chars()
        .all(|it| it.is_alphanumeric() || matches!(it, '_' | '.'))
}

/// A float as a literal.
pub(in crate::translation) fn literal_float(value: f64, ty: &Ty) -> Code {
    let text = format!("{value:?}");
    let text = match text.as_str() {
        "inf" => "f64::INFINITY".to_owned(),
        _ => text,
    };
    let prec = if value.is_sign_negative() {
        Prec::Unary
    } else {
        Prec::Postfix
    };
    Code::new(text, prec, ty.clone())
}
