//! Methods and properties of the file's own exceptions, and fields of errors that are kept somewhere.

use super::structs::Core;
use crate::translation::code::{Code, Form};
use crate::translation::names::snake;
use crate::translation::translator::{Res, Translator, refuse};
use crate::types::class_form::Role;
use crate::types::exceptions::{self, Exc};
use crate::types::ir::{Argument, ClassId, ExprId, FuncId, Kind};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// `failure.error.name`: of an error that is kept somewhere.
    pub(super) fn attribute_of_kept_error(&mut self, object: ExprId, name: &str) -> Res<Code> {
        let Ty::Error(class) = *self.ty(object).some() else {
            return refuse("an attribute of an exception");
        };
        if !self.accessors.contains(&(name.to_owned(), class)) {
            return refuse("an attribute that is no field");
        }
        self.ensure_some(object)?;
        let error = self.expr(object)?;
        let ty = exceptions::field(self.program, self.types, class, name);
        if !ty.is_known() {
            return refuse("an attribute of an exception");
        }
        let text = format!("{}.{}()", error.receiver(), snake(name));
        let code = Code::tight(text, ty.clone());
        Ok(if ty.is_copy() {
            code
        } else {
            code.held(Form::Ref)
        })
    }

    /// A method of an exception of the file's own.
    pub(in crate::translation) fn error_method(
        &mut self,
        object: ExprId,
        name: &str,
        arguments: &[Argument],
    ) -> Res<Code> {
        const WHY: &str = "a method of an exception";
        let Kind::Var(var) = self.kind(object) else {
            return refuse(WHY);
        };
        let place = self.binding(*var).name.clone();
        let class = match self.payload(*var) {
            Some(Exc::Own(class)) => class,
            _ => match (
                &self.program.func(self.func).params.first(),
                self.ty(object),
            ) {
                // One method of an exception asks another one.
                (Some(me), Ty::Instance(class) | Ty::Error(Exc::Own(class))) if me.var == *var => {
                    *class
                }
                _ => return refuse(WHY),
            },
        };
        let found = exceptions::method(self.program, Exc::Own(class), name);
        let Some((owner, method)) = found.filter(|_| !name.starts_with("__")) else {
            return refuse(WHY);
        };
        let Some(path) = self.path_above(class, owner) else {
            return refuse(WHY);
        };
        // What the base asks itself is answered by the class that is derived from it.
        if owner != class && !self.asks_fields_alone(method) {
            return refuse(WHY);
        }
        let ret = self.program.func(method).ret.clone();
        let name = format!("{place}{path}.{}", self.func_names[method.at()]);
        self.call_named(&name, method, 1, ret, arguments)
    }

    /// From the struct of an exception to that of one that it is derived from: `.base.base`.
    fn path_above(&self, class: ClassId, owner: ClassId) -> Option<String> {
        let mut path = String::new();
        let mut at = class;
        while at != owner {
            let Core::Base(above) = self.core_of(at) else {
                return None;
            };
            path.push_str(".base");
            at = above;
        }
        Some(path)
    }

    /// Whether a class is one of exceptions with a struct that shows itself, and no other one is derived from it: what
    /// its methods see of themselves is all that there is.
    pub(in crate::translation) fn is_exception_alone(&self, class: ClassId) -> bool {
        let of = Exc::Own(class);
        let mut others = self.program.classes.iter().filter(|it| it.id != class);
        exceptions::is_exception(self.program, class)
            && self.has_known_struct(of)
            && !others.any(|it| exceptions::catches(self.program, of, Exc::Own(it.id)))
    }

    /// Whether a method of an exception uses its instance for nothing but its fields.
    fn asks_fields_alone(&self, method: FuncId) -> bool {
        let func = self.program.func(method);
        let (Some(class), Some(me)) = (func.class, func.params.first()) else {
            return false;
        };
        let is_me = |it: ExprId| matches!(self.kind(it), Kind::Var(var) if *var == me.var);
        let uses = self.program.exprs.iter();
        let fields = uses.filter(|it| match &it.kind {
            Kind::Attribute(object, name) => {
                is_me(*object) && self.field_path(class, name).is_some()
            }
            _ => false,
        });
        let all = self.program.exprs.iter();
        let all = all.filter(|it| matches!(it.kind, Kind::Var(var) if var == me.var));
        fields.count() == all.count()
    }

    /// `error.name` where that is a property.
    pub(super) fn error_property(
        &mut self,
        object: ExprId,
        class: ClassId,
        name: &str,
    ) -> Option<Res<Code>> {
        let (_, method) = exceptions::method(self.program, Exc::Own(class), name)?;
        let is_property = self.program.func(method).role == Role::Property;
        is_property.then(|| self.error_method(object, name, &[]))
    }
}
