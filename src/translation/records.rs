//! Records: dicts of mixed values whose keys are fields.

use super::code::{Code, Form, quoted};
use super::format::text_of_shown;
use super::translator::{Res, Translator, refuse, unknown};
use crate::types::ir::{ExprId, Kind};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// The key that a field stands for.
    fn key_of_field(&self, field: ExprId) -> String {
        let Kind::Attribute(object, name) = self.kind(field) else {
            return String::new();
        };
        let keys = match self.ty(*object).some() {
            Ty::Instance(class) => self.program.classes[class.at()].keys.as_ref(),
            _ => None,
        };
        let key = keys.and_then(|it| it.of_field(name));
        key.map_or_else(|| name.clone(), |it| it.text.clone())
    }

    /// The value of a key that a record may be without: `record.key` as what is in it, or as `default`.
    pub(super) fn held(&mut self, id: ExprId, of: ExprId, default: Option<ExprId>) -> Res<Code> {
        let ty = self.ty(id).clone();
        if !self.has_rust(&ty) {
            return refuse(unknown(&ty));
        }
        let code = self.expr(of)?;
        let Ty::Option(inner) = code.ty.clone() else {
            return refuse("a key that is not known to be missing");
        };
        let (text, form) = if inner.is_copy() || code.form == Form::Value {
            (code.receiver(), Form::Value)
        } else if code.form == Form::Ref {
            (code.receiver(), Form::Ref)
        } else {
            (self.reference(code).text, Form::Ref)
        };
        let Some(default) = default else {
            let key = self.key_of_field(of);
            if self.is_failing(id) {
                let shown = if self.keeps_keys {
                    key.clone()
                } else {
                    format!("'{key}'")
                };
                let message = format!("{}.to_string()", quoted(&shown));
                let text = self.or_error(&text, "KeyError", &message)?;
                return Ok(Code::tight(text, *inner).held(form));
            }
            let text = format!("{text}.expect(\"KeyError: '{key}'\")");
            return Ok(Code::tight(text, *inner).held(form));
        };
        if inner.is_copy() {
            if *inner == Ty::Float && ty == Ty::Real && !self.has_numbers {
                let default = self.value(default, &Ty::Float)?;
                let text = format!("{text}.unwrap_or({})", default.text);
                return Ok(Code::tight(text, ty));
            }
            if *inner != ty {
                return refuse("a default of another type");
            }
            let default = self.value(default, &ty)?;
            let text = format!("{text}.unwrap_or({})", default.text);
            return Ok(Code::tight(text, ty));
        }
        if inner.is_text() && ty.is_text() && form == Form::Ref {
            let default = match self.kind(default) {
                Kind::Str(text) => Code::tight(quoted(text), Ty::Lit),
                _ => self.expr(default)?,
            };
            if !default.ty.is_text() || matches!(default.ty, Ty::Char | Ty::CharLit) {
                return refuse("a default of another type");
            }
            if default.form != Form::Value || default.ty == Ty::Lit {
                let default = self.reference(default);
                let text = format!("{text}.unwrap_or({})", default.text);
                return Ok(Code::tight(text, Ty::Str).held(Form::Ref));
            }
            let text = format!("{text}.map_or({}, str::to_string)", default.text);
            return Ok(Code::tight(text, Ty::Str));
        }
        if !matches!(self.kind(default), Kind::List(_) | Kind::Dict(_)) || *inner != ty {
            return refuse("a default of this kind");
        }
        let made = self.value(default, &ty)?;
        let text = match form {
            Form::Value => text,
            _ => format!("{text}.cloned()"),
        };
        let text = text
            .replace(".as_deref().cloned()", ".clone()")
            .replace(".as_ref().cloned()", ".clone()");
        let or = self.or_given(default, &made);
        Ok(Code::tight(format!("{text}.{or}"), ty))
    }

    /// The text of the value of a key that a record may be without, or of `default`, where both are only shown.
    pub(super) fn held_text(&mut self, of: ExprId, default: ExprId) -> Res<Code> {
        let code = self.expr(of)?;
        let Ty::Option(inner) = code.ty.clone() else {
            return refuse("a key that is not known to be missing");
        };
        if !self.has_known_rust(&inner) {
            return refuse(unknown(&inner));
        }
        let (text, form) = if inner.is_copy() {
            (code.receiver(), Form::Place)
        } else if code.form == Form::Ref {
            (code.receiver(), Form::Ref)
        } else {
            (self.reference(code).text, Form::Ref)
        };
        let shown = self.shown(Code::tight("it", *inner).held(form))?;
        let other = self.text_of(default)?;
        let text = format!(
            "{text}.map_or_else(|| {}, |it| {})",
            other.text,
            text_of_shown(&shown)
        );
        Ok(Code::tight(text, Ty::Str))
    }
}
