//! Attributes of classes themselves: constants, values that all instances share, defaults of fields.

use super::super::code::{Code, Form, Prec};
use super::super::names::screaming;
use super::super::translator::{Res, Translator, refuse, unknown};
use super::AttributeForm;
use crate::types::ir::{ClassId, ExprId, Kind};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// The attribute that `object.name` reads, if it is one of a class.
    pub(in super::super) fn attribute_form(
        &self,
        class: ClassId,
        name: &str,
    ) -> Option<(ClassId, AttributeForm)> {
        let (owner, _) = self.program.class_attribute(class, name)?;
        let form = self.class_facts.attribute(owner, name)?;
        Some((owner, form))
    }

    /// Reads an attribute of a class.
    pub(super) fn class_attribute(&mut self, class: ClassId, name: &str) -> Res<Code> {
        let Some((owner, form)) = self.attribute_form(class, name) else {
            return refuse("an attribute that the class does not have");
        };
        if !self.classes.contains(&owner) {
            return refuse("classes of this kind are not drafted yet");
        }
        let Some((_, attribute)) = self.program.class_attribute(class, name) else {
            return refuse("an attribute that the class does not have");
        };
        let ty = self.program.var(attribute.var).ty.clone();
        if !self.has_known_rust(&ty) {
            return refuse(unknown(&ty));
        }
        match form {
            AttributeForm::Const => {
                let text = format!("{}::{}", self.class_name(owner), screaming(name));
                let held = if ty.is_copy() { Form::Place } else { Form::Ref };
                Ok(Code::tight(text, ty).held(held))
            }
            AttributeForm::Lazy if ty == Ty::Foreign("re.Pattern") => {
                Ok(Code::tight(self.static_name(owner, name), ty).held(Form::Place))
            }
            AttributeForm::Lazy => {
                let text = format!("*{}", self.static_name(owner, name));
                Ok(Code::new(text, Prec::Unary, ty).held(Form::Place))
            }
            AttributeForm::Cell => Ok(self.small(&self.static_name(owner, name), ty)),
            AttributeForm::Field => refuse("the default of a field, read through its class"),
            AttributeForm::Own => refuse("an attribute that each class has of its own"),
            AttributeForm::Refused => refuse("an attribute of a class that all share and change"),
        }
    }

    /// `Class.name = value`.
    pub(in super::super) fn assign_class_attribute(
        &mut self,
        object: ExprId,
        class: ClassId,
        name: &str,
        value: ExprId,
    ) -> Res<()> {
        match self.attribute_form(class, name) {
            Some((owner, AttributeForm::Cell))
                if self.classes.contains(&owner) && self.is_class_itself(object, owner) =>
            {
                let Some((_, attribute)) = self.program.class_attribute(class, name) else {
                    return refuse("an attribute that the class does not have");
                };
                let ty = self.program.var(attribute.var).ty.clone();
                let code = self.value(value, &ty)?;
                let name = self.static_name(owner, name);
                let line = self.set_small(&name, &code.text);
                self.out.line(line);
                Ok(())
            }
            _ => refuse("an assignment to an attribute of a class"),
        }
    }

    /// Whether an expression is this very class: assigned through one that derives from it, an attribute is
    /// that one's own.
    fn is_class_itself(&self, object: ExprId, owner: ClassId) -> bool {
        match (self.kind(object), self.ty(object)) {
            (Kind::Class(class), _) => *class == owner,
            (_, Ty::Class(class)) => *class == owner && !self.program.is_base(owner),
            _ => false,
        }
    }

    /// What a static that stands for an attribute is called.
    pub(in super::super) fn static_name(&self, owner: ClassId, name: &str) -> String {
        let class = &self.program.classes[owner.at()].name;
        format!(
            "{}_{}",
            screaming(class),
            screaming(name.trim_start_matches('_'))
        )
    }

    /// `Class.name op= value`.
    pub(in super::super) fn augmented_class_attribute(
        &mut self,
        object: ExprId,
        class: ClassId,
        name: &str,
        sign: &str,
        value: ExprId,
    ) -> Res<()> {
        match self.attribute_form(class, name) {
            Some((owner, AttributeForm::Cell))
                if self.classes.contains(&owner) && self.is_class_itself(object, owner) =>
            {
                let Some((_, attribute)) = self.program.class_attribute(class, name) else {
                    return refuse("an attribute that the class does not have");
                };
                let ty = self.program.var(attribute.var).ty.clone();
                if !matches!(ty, Ty::Int | Ty::Float) {
                    return refuse("an operator on an attribute of a class");
                }
                let code = self.value(value, &ty)?;
                let name = self.static_name(owner, name);
                let line = self.change_small(&name, sign, &code);
                self.out.line(line);
                Ok(())
            }
            _ => refuse("an attribute of a class that all share and change"),
        }
    }
}
