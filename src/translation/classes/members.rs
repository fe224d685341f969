//! What is asked of instances and classes: fields and properties, read and assigned.

use super::super::code::{Code, Form, Prec};
use super::super::names::snake;
use super::super::translator::{Res, Translator, refuse, unknown};
use super::AttributeForm;
use crate::types::class_form::ClassForm;
use crate::types::exceptions::{self};
use crate::types::ir::{Argument, ClassId, ExprId, Kind};
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
        self.field_of(&of, name)
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
                Form::Place | Form::MutRef => {
                    format!("{}.as_ref().expect(\"an instance\")", of.receiver())
                }
                _ => format!("{}.expect(\"an instance\")", of.receiver()),
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
            let text = format!("{}.as_mut().expect(\"an instance\")", of.receiver());
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
