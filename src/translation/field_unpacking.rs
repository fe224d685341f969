//! Unpacking a display to fields, and to variables beside them: all values are there before any is assigned.

use super::code::{Code, Form, with_suffix};
use super::translator::{Res, Translator, refuse};
use crate::types::ir::{ExprId, Stmt, Target};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    pub(super) fn unpack_to_fields(
        &mut self,
        stmt: &Stmt<'_>,
        targets: &[Target],
        parts: &[ExprId],
    ) -> Res<()> {
        if self.making.is_some() || self.reads_new_names(targets, parts) {
            return refuse("unpacking to places");
        }
        if let Some(line) = self.destructured(targets, parts)? {
            self.out.line(line);
            return Ok(());
        }
        let is_new = |it: &Self, target: &Target| {
            matches!(target, Target::Var(var)
                if !it.declared.contains(var)
                    && !it.program.var(*var).is_param
                    && it.binding(*var).global.is_none())
        };
        let mut pending = Vec::new();
        for (at, (target, part)) in targets.iter().zip(parts).enumerate() {
            if let Target::Var(var) = target
                && is_new(self, target)
            {
                self.assign_var(stmt, *var, *part)?;
                continue;
            }
            let is_last = at + 1 == targets.len() && pending.is_empty();
            if !is_last {
                let ty = self.type_of_target(target)?;
                let code = self.value(*part, &ty)?;
                let name = self.fresh("value");
                let text = if code.is_weak {
                    with_suffix(&code.text)
                } else {
                    code.text
                };
                self.out.line(format!("let {name} = {text};"));
                self.computed
                    .insert(*part, Code::tight(name, ty).held(Form::Value));
            }
            pending.push((target, *part));
        }
        for (target, part) in pending {
            match target {
                Target::Var(var) => self.assign_var(stmt, *var, part)?,
                Target::Attribute(object, name) => self.assign_field(*object, name, part)?,
                _ => return refuse("unpacking to places"),
            }
        }
        Ok(())
    }

    /// `(self.a, self.b) = (..);`, where all targets are fields that are assigned as such.
    fn destructured(&mut self, targets: &[Target], parts: &[ExprId]) -> Res<Option<String>> {
        let mut places = Vec::new();
        let mut texts = Vec::new();
        for (target, part) in targets.iter().zip(parts) {
            let Target::Attribute(object, name) = target else {
                return Ok(None);
            };
            let Ty::Instance(class) = *self.ty(*object) else {
                return Ok(None);
            };
            let owner = self.program.field_owner(class, name);
            let is_held = self.class_facts.held.contains_key(&(owner, name.clone()));
            let Some(ty) = self.field_type(class, name) else {
                return Ok(None);
            };
            if is_held
                || class.is_counted()
                || self.program.setter(class, name).is_some()
                || !self.is_simple(*object)
                || !self.has_rust(&ty)
                || !ty.is_copy()
            {
                return Ok(None);
            }
            texts.push(self.value(*part, &ty)?.text);
            places.push(self.place_of_field(*object, name)?.text);
        }
        Ok(Some(format!(
            "({}) = ({});",
            places.join(", "),
            texts.join(", ")
        )))
    }

    fn type_of_target(&mut self, target: &Target) -> Res<Ty> {
        let ty = match target {
            Target::Var(var) => Some(self.program.var(*var).ty.clone()),
            Target::Attribute(object, name) => match self.ty(*object).some() {
                Ty::Instance(class) | Ty::Dyn(class)
                    if self.program.setter(*class, name).is_none() =>
                {
                    self.field_type(*class, name)
                }
                _ => None,
            },
            _ => None,
        };
        match ty {
            Some(ty) if self.has_rust(&ty) => Ok(ty),
            _ => refuse("unpacking to places"),
        }
    }
}
