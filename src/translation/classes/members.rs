//! What is asked of instances and classes: fields and properties, read and assigned.

use super::super::code::{Code, Form, Prec};
use super::super::names::snake;
use super::super::translator::{Res, Translator, refuse, unknown};
use super::AttributeForm;
use crate::rust::taken::{INSTANCE, taken};
use crate::types::class_form::ClassForm;
use crate::types::exceptions;
use crate::types::ir::{ClassId, ExprId, Kind};
use crate::types::ty::Ty;

pub(super) const NOT_DRAFTED: &str = "classes of this kind are not drafted yet";

impl Translator<'_, '_> {
    /// `object.name`.
    pub(in super::super) fn attribute(&mut self, object: ExprId, name: &str) -> Res<Code> {
        let is_class_of = match self.kind(object) {
            Kind::Call(func, _) => {
                matches!(self.kind(*func), Kind::Builtin(name) if name == "type")
            }
            Kind::Attribute(_, name) => name == "__class__",
            _ => false,
        };
        if name == "__name__" && is_class_of {
            return self.class_name_of(object);
        }
        if matches!(self.ty(object).some(), Ty::Error(_)) {
            return self.error_attribute(object, name);
        }
        let class = match self.ty(object).some().clone() {
            Ty::Instance(class) if self.program.form(class) == ClassForm::CommandLine => {
                return self.argument_given(object, class, name);
            }
            Ty::Instance(class) => {
                if let Some(constant) = self.constant_of_errors(class, name) {
                    return constant;
                }
                class
            }
            Ty::Dyn(root) => {
                if !self.program.family(root, name).is_empty() {
                    return self.call_any(object, root, name, &[]);
                }
                match self.attribute_form(root, name) {
                    Some((_, AttributeForm::Own)) => {
                        return self.read_own_constant(object, root, name);
                    }
                    Some((_, form)) if form != AttributeForm::Field && self.is_simple(object) => {
                        return self.class_attribute(root, name);
                    }
                    _ => {}
                }
                let of = self.expr(object)?;
                if let Some(class) = self.program.only_owner(root, name) {
                    let of = self.downcast(&of, class, false)?;
                    return self.field_of(&of, name);
                }
                return self.field_of(&of, name);
            }
            Ty::Union(_) => return self.attribute_of_union(object, name),
            Ty::Enum(class) => return self.enum_attribute(object, class, name),
            Ty::Class(class) => {
                if let Some(constant) = self.constant_of_error(class, name) {
                    return constant;
                }
                return if self.program.member(class, name).is_some() {
                    self.enum_member(class, name)
                } else if name == "__name__" && matches!(self.kind(object), Kind::Class(_)) {
                    let name = &self.program.classes[class.at()].name;
                    Ok(Code::tight(super::super::code::quoted(name), Ty::Lit))
                } else if self.is_constant_of_each(class, name) {
                    self.read_own_constant(object, class, name)
                } else {
                    self.class_attribute(class, name)
                };
            }
            Ty::Iter(_) if matches!(name, "line_num" | "fieldnames") => {
                return self.reader_attribute(object, name);
            }
            Ty::Foreign("path") => return self.path_attribute(object, name),
            Ty::Foreign("re.Match") if name == "lastgroup" => return self.last_group(object),
            Ty::Foreign("completed process" | "answered process" | "captured process") => {
                return self.process_attribute(object, name);
            }
            Ty::Foreign("cache info") => return self.cache_attribute(object, name),
            Ty::Foreign("temporary folder") => return self.file_attribute(object, name),
            Ty::Foreign("threading.Thread") => return self.thread_attribute(object, name),
            _ => return refuse("an attribute"),
        };
        if let Some(property) = self.program.property(class, name) {
            return self.call_method_of(object, class, property, &[]);
        }
        if self.is_constant_of_each(class, name) {
            return self.read_own_constant(object, class, name);
        }
        if let Some((_, form)) = self.attribute_form(class, name)
            && form != AttributeForm::Field
        {
            if !self.is_simple(object) {
                return refuse("an attribute of a class, of an instance that is computed");
            }
            return self.class_attribute(class, name);
        }
        if let Kind::Var(var) = self.kind(object)
            && self.making == Some(*var)
        {
            // The field stands in a variable until all are there.
            let ty = self.field_type(class, name).unwrap_or_default();
            let owner = self.program.field_owner(class, name);
            if owner != class {
                let path = self.path_to(class, owner);
                let field = self.field_name(owner, name);
                return Ok(Code::tight(format!("{}.{field}", &path[1..]), ty).held(Form::Place));
            }
            return Ok(Code::tight(self.field_variable(*var, class, name), ty).held(Form::Place));
        }
        let of = self.expr(object)?;
        // What a call changes before it gives the object, is changed before the field is looked at.
        let quiet = self.quiet;
        if matches!(self.kind(object), Kind::Call(..)) && !self.changes_base {
            self.quiet.0 = quiet.0.max(self.program.expr(object).position + 1);
        }
        let code = self.field_of(&of, name);
        self.quiet = quiet;
        code
    }

    /// The type of a field.
    pub(in super::super) fn field_type(&self, class: ClassId, name: &str) -> Option<Ty> {
        if self.class_facts.is_hidden(class, name) {
            return Some(Ty::Unknown);
        }
        let owner = self.program.field_owner(class, name);
        self.types.fields.get(&(owner, name.to_owned())).cloned()
    }

    /// A field of an instance.
    pub(in super::super) fn field_of(&mut self, of: &Code, name: &str) -> Res<Code> {
        let (Ty::Instance(class) | Ty::Dyn(class)) = of.ty.some().clone() else {
            return refuse("an attribute");
        };
        if self.program.form(class) == ClassForm::CommandLine {
            return refuse("a change of what the command line gives");
        }
        let Some(ty) = self.field_type(class, name) else {
            if name == "name" && self.program.thread_classes.contains(&class.origin()) {
                return self.own_thread_name(&of.receiver(), class);
            }
            return refuse("an attribute that is no field");
        };
        if !self.has_rust(&of.ty) || !self.has_rust(&ty) {
            return refuse(unknown(&ty));
        }
        let receiver = if matches!(of.ty, Ty::Option(_)) {
            // Python raises an AttributeError for None here.
            match of.form {
                Form::Place | Form::MutRef => taken(&of.receiver(), ".as_ref()", INSTANCE),
                _ => taken(&of.receiver(), "", INSTANCE),
            }
        } else {
            of.receiver()
        };
        if exceptions::is_exception(self.program, class) {
            let Some((path, ty)) = self.field_path(class, name) else {
                return refuse("an attribute that is no field");
            };
            return Ok(Code::tight(format!("{receiver}.{path}"), ty).held(Form::Place));
        }
        let owner = self.program.field_owner(class, name);
        if owner != class && self.is_partial(class) {
            return refuse("an attribute of a base that is left out");
        }
        let field = self.field_name(owner, name);
        let path = if matches!(of.ty.some(), Ty::Dyn(_)) || self.in_trait && receiver == "self" {
            if self.changes_base {
                self.need(class.root(), super::Part::BaseMut);
                ".base_mut()".to_owned()
            } else {
                ".base()".to_owned()
            }
        } else {
            let from = self.drafted_for.filter(|_| receiver == "self");
            self.path_to(from.unwrap_or(class), owner)
        };
        if let Some(held) = self
            .class_facts
            .held
            .get(&(owner, name.to_owned()))
            .copied()
        {
            return self.held_field(&receiver, owner, name, held, ty);
        }
        let text = format!("{receiver}{path}.{field}");
        if self.is_boxed_field(owner, &ty) {
            return Ok(Code::new(format!("*{text}"), Prec::Unary, ty).held(Form::Place));
        }
        Ok(Code::tight(text, ty).held(Form::Place))
    }

    /// The fields of a named tuple, as Rust names them, with their types.
    pub(in super::super) fn tuple_fields(&self, ty: &Ty) -> Option<Vec<(String, Ty)>> {
        let Ty::Instance(class) = ty.some() else {
            return None;
        };
        if self.program.form(*class) != ClassForm::Tuple || !self.classes.contains(class) {
            return None;
        }
        let fields = self.program.classes[class.at()].fields.iter();
        fields
            .map(|it| {
                let ty = self.field_type(*class, &it.name)?;
                Some((self.field_name(*class, &it.name), ty))
            })
            .collect()
    }

    /// What a function of a class is called in Rust, if it stands for one of Python's own names.
    pub(in super::super) fn special_name(name: &str) -> String {
        match name {
            "__str__" => "to_text".to_owned(),
            "__aenter__" => "enter".to_owned(),
            "__aexit__" => "exit".to_owned(),
            "__getitem__" => "item".to_owned(),
            "__setitem__" => "set_item".to_owned(),
            "__delitem__" => "remove_item".to_owned(),
            "__bool__" => "is_true".to_owned(),
            "__rmul__" => "mul_by".to_owned(),
            "__radd__" => "add_to".to_owned(),
            name => snake(name.trim_matches('_')),
        }
    }

    /// An operator that a trait of Rust stands for, as it is written.
    pub(in super::super) fn operand_text(&mut self, code: Code) -> String {
        let code = self.reference(code);
        code.at_least(Prec::Unary)
    }
}
