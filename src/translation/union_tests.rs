//! Tests of which of several types a value is: patterns that bind it as that one.

mod asked;
mod chains;

use super::code::{Code, Form, Prec};
use super::conditions::Head;
use super::translator::{Res, Translator};
use crate::types::ir::{ExprId, VarId};
use crate::types::ty::Ty;
pub(super) use asked::Asked;

impl Translator<'_, '_> {
    /// A value that a pattern has bound.
    pub(super) fn bound_member(
        &self,
        name: String,
        union: &Ty,
        (member, is_owned): (Ty, bool),
        form: Form,
    ) -> Code {
        if member.is_copy() && !union.is_copy() && !is_owned {
            return Code::new(format!("*{name}"), Prec::Unary, member).held(Form::Place);
        }
        let form = if member.is_copy() { Form::Place } else { form };
        Code::new(name, Prec::Postfix, member).held(form)
    }

    /// The variants of several types as one pattern; `name` is what they hold.
    fn member_patterns(&mut self, ty: &Ty, members: &[Ty], name: &str, is_option: bool) -> String {
        let all: Vec<String> = members
            .iter()
            .map(|it| format!("{}({name})", self.variant_path(ty.some(), it)))
            .collect();
        let all = all.join(" | ");
        if is_option {
            format!("Some({all})")
        } else {
            all
        }
    }

    /// What is matched, if a pattern may bind it: a reference, but for small values.
    fn matched_union(&mut self, var: VarId, of: ExprId, within: (u32, u32)) -> Res<Option<Code>> {
        let info = self.program.var(var);
        let is_replaced = info
            .occurrences
            .iter()
            .any(|it| it.is_def && (within.0..=within.1).contains(&it.position));
        if self.binding(var).global.is_some()
            || !self.declared.contains(&var)
            || is_replaced
            || !self.has_known_rust(&info.ty)
        {
            return Ok(None);
        }
        if self.effects.changed.contains(&var) {
            let code = self.place(of)?;
            if !matches!(code.ty, Ty::Union(_)) {
                return Ok(None);
            }
            let text = match code.form {
                Form::Place => format!("&mut {}", code.at_least(Prec::Unary)),
                Form::MutRef => format!("&mut *{}", code.at_least(Prec::Unary)),
                _ => return Ok(None),
            };
            return Ok(Some(Code {
                text,
                prec: Prec::Unary,
                form: Form::MutRef,
                ..code
            }));
        }
        let code = self.expr(of)?;
        if !matches!(code.ty.some(), Ty::Union(_)) {
            return Ok(None);
        }
        if code.ty.is_copy() || code.form == Form::Ref {
            return Ok(Some(code));
        }
        let text = match code.text.strip_prefix("**") {
            Some(_) => format!("&{}", code.text),
            None => format!("&{}", code.at_least(Prec::Unary)),
        };
        Ok(Some(Code {
            text,
            prec: Prec::Unary,
            form: Form::Ref,
            ..code
        }))
    }

    /// Notes that a pattern binds a variable as one of its types.
    pub(super) fn bind_member(&mut self, var: VarId, member: &Ty, form: Form) {
        self.unwrapped.insert(var, form);
        self.boxed.remove(&var);
        if *member == Ty::Str {
            self.strings.insert(var);
        }
        self.members.insert(var, (member.clone(), false));
    }

    /// `isinstance(x, Class)` as the head of an `if` that binds `x` as what it is.
    pub(super) fn test_of_union(&mut self, test: ExprId) -> Res<Option<Head>> {
        let Some(asked) = self.asked_of_union(test) else {
            return Ok(None);
        };
        let before = self.unwrapped.clone();
        let Some((mut text, var, form)) = self.bound_member_pattern(&asked, test)? else {
            return Ok(None);
        };
        let mut unwrapped = vec![(var, form)];
        for value in asked.rest {
            if let Some((more, var, form)) = self.further_pattern(value)? {
                text = format!("{text} && {more}");
                unwrapped.push((var, form));
                continue;
            }
            match self.condition(value) {
                Ok(code) => text = format!("{text} && {}", code.at_least(Prec::Compare)),
                Err(refusal) => {
                    self.unwrapped = before;
                    return Err(refusal);
                }
            }
        }
        self.unwrapped = before;
        Ok(Some(Head {
            text,
            unwrapped,
            is_swapped: false,
        }))
    }

    /// One more test for a type, behind another.
    fn further_pattern(&mut self, test: ExprId) -> Res<Option<(String, VarId, Form)>> {
        match self.asked_of_union(test).filter(|it| it.rest.is_empty()) {
            Some(asked) => self.bound_member_pattern(&asked, test),
            None => Ok(None),
        }
    }

    /// `let Union::Member(x) = x` for a test that asks for one type; binds the variable as that.
    fn bound_member_pattern(
        &mut self,
        asked: &Asked,
        test: ExprId,
    ) -> Res<Option<(String, VarId, Form)>> {
        let position = self.program.expr(test).position;
        let Some((taken, _)) = self.taken_by(asked) else {
            let name = self.binding(asked.var).name.clone();
            let Some(pattern) = self.gathered_pattern(asked, &name)? else {
                return Ok(None);
            };
            let Some(matched) = self.matched_union(asked.var, asked.of, (position, u32::MAX))?
            else {
                return Ok(None);
            };
            if matched.form != Form::Ref {
                return Ok(None);
            }
            let error = Ty::Error(crate::types::exceptions::BASE);
            let error = matched.ty.some().member_for(&error).unwrap_or(error);
            self.bind_member(asked.var, &error, Form::Ref);
            let text = format!("let {pattern} = {}", matched.text);
            return Ok(Some((text, asked.var, Form::Ref)));
        };
        let [member] = taken.as_slice() else {
            return Ok(None);
        };
        let Some(matched) = self.matched_union(asked.var, asked.of, (position, u32::MAX))? else {
            return Ok(None);
        };
        let name = self.binding(asked.var).name.clone();
        let is_option = matches!(matched.ty, Ty::Option(_));
        let ty = matched.ty.clone();
        let pattern = self.member_patterns(&ty, std::slice::from_ref(member), &name, is_option);
        self.bind_member(asked.var, member, matched.form);
        let text = format!("let {pattern} = {}", matched.text);
        Ok(Some((text, asked.var, matched.form)))
    }

    fn is_boxed_member(&self, member: &Ty, field: &Ty) -> bool {
        matches!(member, Ty::Instance(class) if self.is_boxed_field(*class, field))
    }
}
