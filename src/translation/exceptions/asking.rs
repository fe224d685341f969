//! What is asked of an error: its attributes, its arguments, its class and its text.

use super::structs::Core;
use crate::translation::code::{Code, Form, Prec, quoted};
use crate::translation::names::snake;
use crate::translation::translator::{Res, Translator, refuse};
use crate::types::exceptions::{self, Exc};
use crate::types::ir::{ClassId, ExprId, Kind};
use crate::types::processes::CALLED;
use crate::types::ty::Ty;

/// What Python raises without a text.
const SPEECHLESS: [&str; 7] = [
    "CancelledError",
    "Empty",
    "Full",
    "QueueEmpty",
    "QueueFull",
    "StopIteration",
    "TimeoutError",
];

impl Translator<'_, '_> {
    /// The types of what exceptions of a class are made with.
    pub(super) fn args_of(&self, class: ClassId) -> Option<Ty> {
        let ty = self.types.fields.get(&(class, "args".to_owned()));
        ty.cloned().filter(|it| matches!(it, Ty::Tuple(_)))
    }

    /// Where a field of an exception stands in its struct.
    pub(in crate::translation) fn field_path(
        &self,
        class: ClassId,
        name: &str,
    ) -> Option<(String, Ty)> {
        if let Some((_, ty)) = self.own_fields(class).into_iter().find(|it| it.0 == name) {
            return Some((snake(name), ty));
        }
        let mut constants = self.constant_fields(class).into_iter();
        if let Some((name, ty, _)) = constants.find(|it| it.0 == name) {
            return Some((snake(&name), ty));
        }
        match self.core_of(class) {
            Core::Base(above) => {
                let (path, ty) = self.field_path(above, name)?;
                Some((format!("base.{path}"), ty))
            }
            Core::Args if name == "args" => Some(("args".to_owned(), self.args_of(class)?)),
            _ => None,
        }
    }

    /// `error.args[0]` of an exception of the file, where it is kept.
    pub(in crate::translation) fn first_argument(&self, error: ExprId) -> Option<Code> {
        let Kind::Var(var) = self.kind(error) else {
            return None;
        };
        let Some(Exc::Own(class)) = self.payload(*var) else {
            return None;
        };
        let (path, ty) = self.first_argument_of(class)?;
        let place = &self.binding(*var).name;
        Some(Code::tight(format!("{place}.{path}"), ty).held(Form::Place))
    }

    /// Where the struct of an exception keeps what that was made with first.
    fn first_argument_of(&self, class: ClassId) -> Option<(String, Ty)> {
        // What a KeyError shows is a repr.
        let key = Exc::Builtin("KeyError");
        if exceptions::catches(self.program, key, Exc::Own(class)) {
            return None;
        }
        match self.core_of(class) {
            Core::Base(above) => {
                let (path, ty) = self.first_argument_of(above)?;
                Some((format!("base.{path}"), ty))
            }
            Core::Args => match self.args_of(class)? {
                Ty::Tuple(types) => Some(("args.0".to_owned(), types.first()?.clone())),
                _ => None,
            },
            Core::Message => {
                let init = exceptions::own_method(self.program, class, "__init__")?;
                let [message] = self.super_call(init)? else {
                    return None;
                };
                let is_plain = message.name.is_none() && message.stars == 0;
                (is_plain && self.ty(message.value).is_text())
                    .then(|| (self.message_field(class).to_owned(), Ty::Str))
            }
            Core::Nothing => None,
        }
    }

    /// `error.name`.
    pub(in crate::translation) fn error_attribute(
        &mut self,
        object: ExprId,
        name: &str,
    ) -> Res<Code> {
        let Kind::Var(var) = self.kind(object) else {
            return self.attribute_of_kept_error(object, name);
        };
        let place = self.binding(*var).name.clone();
        if !self.declared.contains(var) {
            return refuse(format!("what {place} is was left out"));
        }
        if name == "__cause__" {
            return self.cause_of(self.payload(*var), &place);
        }
        if let Some(Exc::Own(class)) = self.payload(*var) {
            let Some((path, ty)) = self.field_path(class, name) else {
                if let Some(property) = self.error_property(object, class, name) {
                    return property;
                }
                if name == "args"
                    && let Some(first) = self.first_argument(object)
                    && *self.ty_of_args(Exc::Own(class)) == [Ty::Str]
                {
                    let owned = self.owned(first, object)?;
                    let ty = Ty::Tuple(vec![Ty::Str]);
                    return Ok(Code::tight(format!("({},)", owned.text), ty));
                }
                return self
                    .constant_of_error(class, name)
                    .unwrap_or_else(|| refuse("an attribute that is no field"));
            };
            return Ok(Code::tight(format!("{place}.{path}"), ty).held(Form::Place));
        }
        if self.payload(*var) == Some(CALLED) {
            return self.called_error_attribute(&place, name);
        }
        if self.payload(*var) == Some(crate::translation::exits::EXIT) && name == "code" {
            if !self.is_numbered_exit(crate::translation::exits::EXIT) {
                return refuse("the status of an exit with a text");
            }
            return Ok(self.status_of(&place));
        }
        let ty = self.ty(object).clone();
        let Ty::Error(class) = ty else {
            return refuse("an attribute of an exception");
        };
        if let Some(code) = self.refusal_attribute(class, &place, name) {
            return code;
        }
        if name == "args"
            && *self.ty_of_args(class) == [Ty::Str]
            && self.is_made_of_texts(class)
            && !self.has_speechless()
        {
            let first = self.made_with(class, &place);
            return Ok(Code::tight(format!("({first},)"), Ty::Tuple(vec![Ty::Str])));
        }
        if !self.accessors.contains(&(name.to_owned(), class)) {
            return refuse("an attribute that is no field");
        }
        let ty = exceptions::field(self.program, self.types, class, name);
        let code = Code::tight(format!("{place}.{}()", snake(name)), ty.clone());
        Ok(if ty.is_copy() {
            code
        } else {
            code.held(Form::Ref)
        })
    }

    /// `str` of what an exception was made with.
    pub(super) fn args_shown(&mut self, class: ClassId) -> Res<String> {
        let Some(Ty::Tuple(types)) = self.args_of(class) else {
            return refuse("an exception made in more than one way");
        };
        let key = Exc::Builtin("KeyError");
        let code = Code::tight("self.args", Ty::Tuple(types.clone())).held(Form::Place);
        match types.as_slice() {
            [] => Ok("\"\"".to_owned()),
            [one] => {
                let code = Code::new("self.args.0", Prec::Postfix, one.clone()).held(Form::Place);
                Ok(if exceptions::catches(self.program, key, Exc::Own(class)) {
                    self.repr(code)?
                } else {
                    self.shown(code)?
                }
                .text)
            }
            _ => Ok(self.repr(code)?.text),
        }
    }

    /// `type(value).__name__`.
    pub(in crate::translation) fn class_name_of(&mut self, object: ExprId) -> Res<Code> {
        let of = match self.kind(object) {
            Kind::Call(func, arguments) if matches!(self.kind(*func), Kind::Builtin(name) if name == "type") => {
                arguments.first().map(|it| it.value)
            }
            Kind::Attribute(of, name) if name == "__class__" => Some(*of),
            _ => None,
        };
        let Some(of) = of else {
            return refuse("the name of a class");
        };
        if !matches!(self.ty(of), Ty::Error(_)) {
            return self.name_of_class(of);
        }
        if let Kind::Var(var) = self.kind(of)
            && let Some(class) = self.payload(*var)
        {
            let name = self.python_name(class).to_owned();
            return Ok(Code::tight(quoted(&name), Ty::Lit));
        }
        let code = self.expr(of)?;
        Ok(Code::tight(
            format!("{}.class_name()", code.receiver()),
            Ty::Lit,
        ))
    }

    /// `isinstance(error, ..)`.
    pub(in crate::translation) fn is_error_of(
        &mut self,
        object: ExprId,
        class: ExprId,
    ) -> Res<Code> {
        let Some(classes) = exceptions::caught(self.program, Some(class)) else {
            return refuse("a class that is not known");
        };
        let Kind::Var(var) = self.kind(object) else {
            return refuse("isinstance of this");
        };
        let matching: Vec<String> = self
            .variants
            .iter()
            .filter(|(it, _)| {
                classes
                    .iter()
                    .any(|class| exceptions::catches(self.program, *class, **it))
            })
            .map(|(_, name)| format!("{}::{name}(_)", self.error_name))
            .collect();
        if self.payload(*var).is_some() {
            return refuse("isinstance of an exception of one class");
        }
        if matching.is_empty() {
            return Ok(Code::tight("false", Ty::Bool));
        }
        let code = self.expr(object)?;
        let mut pattern = matching.join(" | ");
        if matches!(code.ty, Ty::Option(_)) {
            pattern = format!("Some({pattern})");
        }
        Ok(Code::tight(
            format!("matches!({}, {pattern})", code.text),
            Ty::Bool,
        ))
    }

    /// Whether Python itself raises something without a text here: what is empty, what is full, what took too long.
    fn has_speechless(&self) -> bool {
        self.variants.keys().any(is_speechless)
    }

    /// `repr` of an error whose only argument is its text.
    pub(in crate::translation) fn error_repr(&mut self, code: &Code) -> Res<Code> {
        if self.has_speechless() {
            return refuse("repr of an exception");
        }
        self.repr_by_text(code)
    }

    /// `repr` of an error that was gathered with what went well.
    pub(in crate::translation) fn gathered_repr(&mut self, code: &Code) -> Res<Code> {
        if self.raises.gathered.iter().any(is_speechless) {
            return refuse("repr of an exception");
        }
        self.repr_by_text(code)
    }

    fn repr_by_text(&mut self, code: &Code) -> Res<Code> {
        let is_text = |class: &Exc| {
            !self.has_own_struct(*class)
                && !exceptions::catches(self.program, Exc::Builtin("KeyError"), *class)
        };
        let all_texts = self.variants.keys().all(is_text)
            && self.program.exprs.iter().all(|expr| match &expr.kind {
                Kind::Call(func, arguments)
                    if exceptions::class_of(self.program, *func).is_some() =>
                {
                    matches!(arguments.as_slice(), [one] if self.ty(one.value).is_text())
                }
                _ => true,
            });
        // `raise ValueError` has no text, as what ends an iterator has none.
        let has_none = self.raises_bare(|_| true);
        if !all_texts || has_none || self.may_be_of_system(exceptions::BASE) {
            return refuse("repr of an exception");
        }
        let helper = self.helper("text_repr");
        Ok(Code::tight(
            format!(
                "format!(\"{{}}({{}})\", {0}.class_name(), {helper}(&{0}.to_string()))",
                code.receiver()
            ),
            Ty::Str,
        ))
    }
}

fn is_speechless(class: &Exc) -> bool {
    matches!(class, Exc::Builtin(name) if SPEECHLESS.contains(name))
}
