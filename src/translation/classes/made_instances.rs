//! Instances made: calls of classes, and `replace`.

use super::super::code::{Code, Form};
use super::super::translator::{Res, Translator, refuse};
use super::members::NOT_DRAFTED;
use crate::types::class_form::ClassForm;
use crate::types::exceptions::{self, Exc};
use crate::types::ir::{Argument, ClassId, ExprId, Kind};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// `Name(..)`.
    pub(in super::super) fn construct(
        &mut self,
        id: ExprId,
        class: ClassId,
        arguments: &[Argument],
    ) -> Res<Code> {
        if exceptions::is_exception(self.program, class) {
            // By another name, as a variable or a parameter, it would be asked for again and again.
            let func = match self.kind(id) {
                Kind::Call(func, _) => *func,
                _ => id,
            };
            if exceptions::class_of(self.program, func).is_none() {
                return refuse("an exception whose class is a value");
            }
            let text = self.made_error(id)?;
            return Ok(Code::tight(text, Ty::Error(Exc::Own(class))));
        }
        if !self.classes.contains(&class) {
            return refuse(NOT_DRAFTED);
        }
        if let ClassForm::Enum(_) = self.program.form(class) {
            return self.enum_by_value(class, arguments);
        }
        let name = self.class_name(class);
        if self.is_partial(class)
            && self
                .program
                .method(class, "__init__")
                .is_none_or(|it| self.is_left_out(class, it) || self.program.func(it).is_synthetic)
        {
            return refuse("an instance of a class of which something is left out");
        }
        let Some(init) = self.program.method(class, "__init__") else {
            return if arguments.is_empty() && self.fields_of(class).len() == 0 {
                let text = if class.is_counted() {
                    format!("{}::new({name})", self.counter())
                } else if self.base_of(class).is_some() {
                    format!("{name}::new()")
                } else {
                    name
                };
                Ok(Code::tight(text, Ty::Instance(class)))
            } else {
                refuse("a class without __init__")
            };
        };
        let standing = self.standing_in(class);
        let types = self.said_types(init, &standing, arguments);
        self.standing = standing;
        let name = format!("{name}{types}::new");
        self.call_named(&name, init, 1, Ty::Instance(class), arguments)
    }

    /// `replace(object, name=value)`: a copy with some fields of its own.
    pub(in super::super) fn replaced(
        &mut self,
        object: ExprId,
        class: ClassId,
        arguments: &[Argument],
    ) -> Res<Code> {
        if !self.classes.contains(&class) || matches!(self.ty(object), Ty::Option(_)) {
            return refuse(NOT_DRAFTED);
        }
        if class.is_counted() {
            return refuse("a copy of what has more than one name");
        }
        if self.base_of(class).is_some() {
            return refuse("a copy of what is made by its base, too");
        }
        let declared = &self.program.classes[class.at()].fields;
        if declared.iter().any(|it| !it.is_given)
            || self.program.method(class, "__post_init__").is_some()
        {
            return refuse("a copy of what is made in more than one step");
        }
        let mut parts = Vec::new();
        for argument in arguments {
            let (Some(name), 0) = (&argument.name, argument.stars) else {
                return refuse("these arguments");
            };
            let Some(ty) = self.field_type(class, name) else {
                return refuse("an attribute that is no field");
            };
            let code = self.value(argument.value, &ty)?;
            let field = self.field_name(class, name);
            parts.push(if code.text == field {
                field
            } else {
                format!("{field}: {}", code.text)
            });
        }
        let total = self.fields_of(class).len();
        let mut text = parts.join(", ");
        if parts.len() < total {
            for (name, ty) in self
                .fields_of(class)
                .map(|(name, ty)| (name.to_owned(), ty.clone()))
                .collect::<Vec<_>>()
            {
                if !arguments
                    .iter()
                    .any(|it| it.name.as_deref() == Some(name.as_str()))
                {
                    // What the copy shares with the first is not changed anywhere.
                    self.check_type(&ty)?;
                }
            }
            let code = self.expr(object)?;
            let receiver = code.receiver();
            let whole = if code.form == Form::Value {
                receiver
            } else {
                format!("{receiver}.clone()")
            };
            if !text.is_empty() {
                text.push_str(", ");
            }
            text.push_str(&format!("..{whole}"));
        }
        Ok(Code::tight(
            format!("{} {{ {text} }}", self.class_name(class)),
            Ty::Instance(class),
        ))
    }
}
