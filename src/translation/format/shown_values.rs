//! Values as texts of their own: `str(x)`, and what meets values of other types only to be shown.

use super::text_of_shown;
use crate::translation::code::{Code, Form, Prec};
use crate::translation::translator::{Res, Translator, refuse};
use crate::types::ir::{ExprId, Kind};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// Whether it is what `isocalendar` gives: a tuple that Python shows with names.
    fn is_calendar_week(&self, id: ExprId) -> bool {
        match self.kind(id) {
            Kind::Call(func, _) => {
                matches!(self.kind(*func), Kind::Attribute(_, name) if name == "isocalendar")
            }
            Kind::Var(var) => self
                .regulars
                .value(*var)
                .is_some_and(|it| self.is_calendar_week(it)),
            _ => false,
        }
    }

    /// A value; or its text, where values of several types meet only to be shown.
    pub(in crate::translation) fn expr_or_text(&mut self, id: ExprId) -> Res<Code> {
        if *self.ty(id).some() == Ty::Foreign("re.Match") {
            return self.shown_match(id);
        }
        if self.is_calendar_week(id) {
            return refuse("a date of a calendar of weeks that is shown as a whole");
        }
        if !self.ty(id).is_mixed() || self.computed.contains_key(&id) {
            return self.expr(id);
        }
        match self.kind(id) {
            Kind::Conditional { test, body, orelse } => {
                let (body, orelse) = (*body, *orelse);
                self.conditional(*test, |it| it.text_of(body), |it| it.text_of(orelse))
            }
            Kind::Chosen(choice) => self.chosen_text(id, choice, Self::text_of),
            Kind::Held(of, Some(default)) => self.held_text(*of, *default),
            Kind::Logic(false, values) => {
                let [first, second] = values.as_slice() else {
                    return refuse("a chain of or");
                };
                let Ty::Option(of) = self.ty(*first).clone() else {
                    return self.text_of_either(*first, *second);
                };
                if !of.is_copy() {
                    return self.expr(id);
                }
                let code = self.expr(*first)?;
                let it = Code::tight("it", (*of).clone());
                let truth = self.truth(it.clone())?;
                let shown = self.shown(it)?;
                let other = self.text_of(*second)?;
                let text = format!(
                    "{}.filter(|&it| {}).map_or_else(|| {}, |it| {})",
                    code.receiver(),
                    truth.text,
                    other.text,
                    text_of_shown(&shown)
                );
                Ok(Code::tight(text, Ty::Str))
            }
            Kind::Call(func, arguments) => {
                let Kind::Attribute(object, name) = self.kind(*func) else {
                    return self.expr(id);
                };
                let ([wanted, default], "get", Ty::Dict(key, value, _)) = (
                    arguments.as_slice(),
                    name.as_str(),
                    self.ty(*object).clone(),
                ) else {
                    return self.expr(id);
                };
                let dict = self.expr(*object)?;
                let crate::translation::lookups::Key::Text(wanted) =
                    self.lookup(wanted.value, &key, false)?
                else {
                    return refuse("a key of another type");
                };
                // What is lent of an Option is an Option of what is lent.
                let lent = matches!(*value, Ty::Option(_)) && !value.is_copy();
                let name = if lent { "it.as_ref()" } else { "it" };
                let it = Code::tight(name, (*value).clone()).held(if value.is_copy() {
                    Form::Place
                } else {
                    Form::Ref
                });
                let pattern = if value.is_copy() { "&it" } else { "it" };
                let shown = self.shown(it)?;
                let other = self.text_of(default.value)?;
                let each = format!("|{pattern}| {}", text_of_shown(&shown));
                let or = self.mapped_or_given(default.value, &other.text, &each);
                let text = format!("{}.get({wanted}).{or}", dict.receiver());
                Ok(Code::tight(text, Ty::Str))
            }
            _ => self.expr(id),
        }
    }

    /// The text of the first value, or if that is not true of the second.
    fn text_of_either(&mut self, first: ExprId, second: ExprId) -> Res<Code> {
        let own = self.ty(first).clone();
        if !self.has_rust(&own) || own.is_mixed() {
            return refuse(crate::translation::translator::unknown(&own));
        }
        if self.is_simple(first) {
            return self.conditional(first, |it| it.text_of(first), |it| it.text_of(second));
        }
        let value = self.value(first, &own)?;
        let name = self.fresh_name("value");
        let it = Code::tight(&name, own.clone());
        let truth = self.truth(it.clone().held(Form::Place))?;
        let shown = match own {
            Ty::Str => it,
            _ => self.shown(it)?,
        };
        let shown = match own {
            Ty::Str => shown.text,
            _ => text_of_shown(&shown),
        };
        let other = self.text_of(second)?;
        let text = format!(
            "{{ let {name} = {}; if {} {{ {shown} }} else {{ {} }} }}",
            value.text, truth.text, other.text
        );
        Ok(Code::new(text, Prec::Loose, Ty::Str))
    }

    /// `str(x)` as an owned text.
    pub(in crate::translation) fn text_of(&mut self, id: ExprId) -> Res<Code> {
        let code = self.expr_or_text(id)?;
        let code = if code.is_weak {
            Code {
                text: crate::translation::code::with_suffix(&code.text),
                ..code
            }
        } else {
            code
        };
        let shown = self.shown(code)?;
        Ok(Code::tight(text_of_shown(&shown), Ty::Str))
    }
}
