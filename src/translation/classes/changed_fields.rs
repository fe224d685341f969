//! Fields that are changed or assigned.

use super::super::code::{Code, Form};
use super::super::translator::{Res, Translator, refuse, unknown};
use super::AttributeForm;
use crate::rust::taken::{INSTANCE, taken};
use crate::types::class_form::ClassForm;
use crate::types::ir::{Argument, ExprId, Kind};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// A field of an instance that is changed.
    pub(in super::super) fn place_of_field(&mut self, object: ExprId, name: &str) -> Res<Code> {
        let (Ty::Instance(class) | Ty::Dyn(class)) = self.ty(object).some().clone() else {
            return refuse("an attribute");
        };
        if self.program.property(class, name).is_some() {
            return self.attribute(object, name);
        }
        if let Some((_, form)) = self.attribute_form(class, name)
            && form != AttributeForm::Field
        {
            return refuse("an attribute of a class that all share and change");
        }
        if matches!(self.kind(object), Kind::Var(var) if self.making == Some(*var)) {
            return self.attribute(object, name);
        }
        let mut of = self.changing_place(object)?;
        if let Ty::Dyn(root) = of.ty
            && let Some(class) = self.program.only_owner(root, name)
        {
            of = self.downcast(&of, class, true)?;
        }
        self.changed_field_of(&of, name)
    }

    /// A field of a place that is changed.
    fn changed_field_of(&mut self, of: &Code, name: &str) -> Res<Code> {
        let before = std::mem::replace(&mut self.changes_base, true);
        let code = self.field_of(of, name);
        self.changes_base = before;
        code
    }

    /// A place that is changed: one that may be None holds a value there, or Python raises.
    pub(in super::super) fn changing_place(&mut self, object: ExprId) -> Res<Code> {
        if self.ty(object).some().is_counted() {
            return self.expr(object);
        }
        let of = self.place(object)?;
        if of.form == Form::Ref {
            return refuse("a borrowed value that is changed");
        }
        if matches!(self.kind(object), Kind::Var(var) if self.is_lent_option(*var))
            && matches!(of.ty, Ty::Option(_))
        {
            return refuse("what may be None and is changed");
        }
        if let Ty::Option(inner) = &of.ty {
            let inner = (**inner).clone();
            let text = taken(&of.receiver(), ".as_mut()", INSTANCE);
            return Ok(Code::tight(text, inner).held(Form::MutRef));
        }
        Ok(of)
    }

    /// `self.name = value`, and for other objects.
    pub(in super::super) fn assign_field(
        &mut self,
        object: ExprId,
        name: &str,
        value: ExprId,
    ) -> Res<()> {
        let class = match self.ty(object).some().clone() {
            Ty::Instance(class) | Ty::Dyn(class) => class,
            Ty::Class(class) => {
                return self.assign_class_attribute(object, class, name, value);
            }
            _ => return refuse("an attribute"),
        };
        if let Some(setter) = self.program.setter(class, name) {
            let getter = self.program.property(class, name);
            let reads_it = self
                .exprs_in(&self.program.expr(value).span)
                .any(|it| matches!(&it.kind, Kind::Attribute(_, of) if of == name));
            if reads_it && getter.is_some_and(|it| self.effects.changers.contains(&it)) {
                return refuse("a property that changes something where it is read");
            }
            let argument = Argument::plain(value);
            let code = self.call_method_of(object, class, setter, &[argument])?;
            self.out.line(format!("{};", code.text));
            return Ok(());
        }
        match self.program.form(class) {
            ClassForm::Record(options) if options.frozen && self.making.is_none() => {
                return refuse("an assignment to a field of a frozen dataclass");
            }
            ClassForm::Tuple => return refuse("an assignment to a field of a named tuple"),
            _ => {}
        }
        let Some(ty) = self.field_type(class, name) else {
            return refuse("an attribute that is no field");
        };
        if !self.has_rust(&ty) {
            return refuse(unknown(&ty));
        }
        self.taking = match self.kind(object) {
            Kind::Var(var) if matches!(ty, Ty::Option(_)) && self.making != Some(*var) => {
                let owner = self.program.field_owner(class, name);
                Some(format!(
                    "{}.{}",
                    self.binding(*var).name,
                    self.field_name(owner, name)
                ))
            }
            _ => None,
        };
        let code = self.value(value, &ty);
        self.taking = None;
        let code = code?;
        if let Kind::Var(var) = self.kind(object)
            && self.making == Some(*var)
        {
            return self.make_field(*var, class, name, value, &code, &ty);
        }
        let owner = self.program.field_owner(class, name);
        if let Some(held) = self
            .class_facts
            .held
            .get(&(owner, name.to_owned()))
            .copied()
        {
            return self.assign_held(object, owner, name, held, &code);
        }
        if code.text.contains("self.") && matches!(self.kind(value), Kind::Call(..))
            || super::super::code::holds_guard(&code.text)
        {
            // The value is computed before its place is borrowed.
            let new = self.fresh("value");
            self.out.line(format!("let {new} = {};", code.text));
            let place = self.changing_place(object)?;
            let field = self.changed_field_of(&place, name)?;
            self.out.line(format!("{} = {new};", field.text));
            return Ok(());
        }
        let place = self.changing_place(object)?;
        let field = self.changed_field_of(&place, name)?;
        self.out.line(format!("{} = {};", field.text, code.text));
        Ok(())
    }
}
