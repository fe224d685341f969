//! A computed key of a record: a `match` over the texts of its keys.

use super::code::{Code, Form, Prec, quoted, quoted_char, with_suffix};
use super::format::text_of_shown;
use super::translator::{Res, Translator, refuse, unknown};
use crate::types::choice::Choice;
use crate::types::ir::{ExprId, Kind};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// The value under the key, as one of the type that is wanted.
    pub(super) fn chosen(&mut self, id: ExprId, choice: &Choice, want: &Ty) -> Res<Code> {
        if !self.has_known_rust(want) {
            return refuse(unknown(want));
        }
        // A copy of it would not be what the record holds.
        if want.is_shared() {
            return refuse("a computed key of a dict of mixed values");
        }
        self.chosen_by(id, choice, want, |it, arm| it.value(arm, want))
    }

    /// The text of the value under the key, where values of several types are only shown.
    pub(super) fn chosen_text(
        &mut self,
        id: ExprId,
        choice: &Choice,
        shown: impl FnMut(&mut Self, ExprId) -> Res<Code>,
    ) -> Res<Code> {
        self.chosen_by(id, choice, &Ty::Str, shown)
    }

    /// Whether it is the value of a computed key, of several types.
    pub(super) fn is_mixed_choice(&self, id: ExprId) -> bool {
        matches!(self.kind(id), Kind::Chosen(_)) && self.ty(id).is_mixed()
    }

    /// `repr(record[key])`.
    pub(super) fn repr_of_choice(&mut self, id: ExprId) -> Res<Code> {
        let Kind::Chosen(choice) = self.kind(id) else {
            return refuse("a repr of this");
        };
        self.chosen_text(id, choice, |it, arm| {
            let mut code = it.expr(arm)?;
            if code.is_weak {
                code.text = with_suffix(&code.text);
            }
            let shown = it.repr(code)?;
            Ok(Code::tight(text_of_shown(&shown), Ty::Str))
        })
    }

    fn chosen_by(
        &mut self,
        id: ExprId,
        choice: &Choice,
        want: &Ty,
        mut each: impl FnMut(&mut Self, ExprId) -> Res<Code>,
    ) -> Res<Code> {
        let (key, is_char) = self.key_text(choice.key)?;
        let mark = self.out.mark();
        let is_failing = choice.otherwise.is_none() && self.is_failing(id);
        if is_failing && !self.is_simple(choice.key) {
            return refuse("an error that is caught here");
        }
        let some = |text: String| {
            if is_failing {
                format!("Some({text})")
            } else {
                text
            }
        };
        let mut arms = Vec::new();
        for (text, value) in &choice.arms {
            let pattern = match text.chars().next() {
                _ if !is_char => quoted(text),
                Some(c) if text.chars().count() == 1 => quoted_char(c),
                // No character is a longer text.
                _ => continue,
            };
            let value = each(self, *value)?;
            let value = if value.is_weak {
                with_suffix(&value.text)
            } else {
                value.text
            };
            arms.push(format!("{pattern} => {},", some(value)));
        }
        arms.push(match choice.otherwise {
            Some(otherwise) => format!("_ => {},", each(self, otherwise)?.text),
            None if is_failing => "_ => None,".to_owned(),
            None => "other => panic!(\"KeyError: '{other}'\"),".to_owned(),
        });
        if !self.out.since(mark).is_empty() {
            return refuse("a computed key of what takes more than an expression");
        }
        let text = format!("match {key} {{ {} }}", arms.join(" "));
        if is_failing {
            let message = format!("format!(\"'{{}}'\", {key})");
            let text = self.or_error(&text, "KeyError", &message)?;
            return Ok(Code::tight(text, want.clone()));
        }
        Ok(Code::new(text, Prec::Loose, want.clone()))
    }

    /// A text that is looked at by its literals, and whether it is a single character.
    fn key_text(&mut self, key: ExprId) -> Res<(String, bool)> {
        let code = self.expr(key)?;
        let is_string = matches!(self.kind(key), Kind::Var(var) if self.strings.contains(var));
        match code.ty {
            Ty::Str if (code.form != Form::Ref || is_string) && !self.is_group(key) => {
                Ok((format!("{}.as_str()", code.receiver()), false))
            }
            Ty::Str | Ty::Lit => Ok((code.text, false)),
            Ty::Char => Ok((code.text, true)),
            _ => refuse("a computed key that is no text"),
        }
    }
}
