//! Calls of builtins that some values are outside of, where a handler sees that: roots, logarithms, digits in
//! another base, texts that are looked for.

use crate::translation::code::Code;
use crate::translation::translator::{Res, Translator};
use crate::types::exceptions::Exc;
use crate::types::ir::{Argument, ExprId, Kind};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// Such a call as one that gives its error; nothing of any other.
    pub(super) fn call_in_domain(
        &mut self,
        func: ExprId,
        arguments: &[Argument],
    ) -> Res<Option<Code>> {
        if arguments.iter().any(|it| it.stars > 0) {
            return Ok(None);
        }
        match (self.kind(func), arguments) {
            (Kind::Import(name), [of]) if of.name.is_none() => {
                let (is_inside, method) = match name.as_str() {
                    "math.sqrt" => ("*it >= 0.0 || it.is_nan()", "sqrt"),
                    "math.log" => ("*it > 0.0 || it.is_nan()", "ln"),
                    "math.log2" => ("*it > 0.0 || it.is_nan()", "log2"),
                    "math.log10" => ("*it > 0.0 || it.is_nan()", "log10"),
                    _ => return Ok(None),
                };
                if matches!(self.ty(of.value), Ty::BigInt | Ty::Real) {
                    return Ok(None);
                }
                let number = self.number(of.value, &Ty::Float)?;
                let inside = format!(
                    "Some({}).filter(|it| {is_inside}).map(f64::{method})",
                    number.text
                );
                let message = "\"math domain error\".to_string()";
                let text = self.or_error(&inside, "ValueError", message)?;
                Ok(Some(Code::tight(text, Ty::Float)))
            }
            (Kind::Builtin(name), [text, base]) if name == "int" => self.int_in_base(text, base),
            (Kind::Attribute(object, name), [what]) if what.name.is_none() => {
                let (object, what) = (*object, what.value);
                let method = match name.as_str() {
                    "index" => "find",
                    "rindex" => "rfind",
                    _ => return Ok(None),
                };
                let is_searched = matches!(self.ty(object), Ty::Str | Ty::Lit)
                    && matches!(self.kind(object), Kind::Var(_));
                if !is_searched || !self.ty(what).is_text() {
                    return Ok(None);
                }
                let within = self.borrowed(object, &Ty::Str)?.receiver();
                let what = self.pattern(what)?;
                let at = format!(
                    "{within}.{method}({what}).map(|at| {within}[..at].chars().count() as i64)"
                );
                let message = "\"substring not found\".to_string()";
                let text = self.or_error(&at, "ValueError", message)?;
                Ok(Some(Code::tight(text, Ty::Int)))
            }
            _ => Ok(None),
        }
    }

    /// `int(text, 16)`.
    fn int_in_base(&mut self, text: &Argument, base: &Argument) -> Res<Option<Code>> {
        let Kind::Int(base_value @ 2..=36) = self.kind(base.value) else {
            return Ok(None);
        };
        let is_base = base.name.as_deref().is_none_or(|it| it == "base");
        if !is_base || text.name.is_some() || !matches!(self.ty(text.value), Ty::Str | Ty::Lit) {
            return Ok(None);
        }
        let text = self.borrowed(text.value, &Ty::Str)?.text;
        self.error_variant(Exc::Builtin("ValueError"))?;
        let helper = self.helper("int_in_base");
        let read = format!("{helper}({text}, {base_value})?");
        Ok(Some(Code::tight(read, Ty::Int)))
    }
}
