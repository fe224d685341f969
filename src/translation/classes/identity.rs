//! Instances that are the same only if they are one: equality, and a hash, by address.

use super::super::translator::Translator;
use crate::types::class_form::ClassForm;
use crate::types::ir::{Class, ClassId, ExprId, Kind};
use crate::types::ty::Ty;
use rustpython_ast::CmpOp;

impl Translator<'_, '_> {
    /// Whether instances of a class are equal only to themselves, and something asks for that.
    pub(super) fn has_identity(&self, class: ClassId) -> bool {
        class.is_counted()
            && self.program.form(class) == ClassForm::Plain
            && self.program.method(class, "__eq__").is_none()
            && self.program.method(class, "__hash__").is_none()
    }

    /// Whether something compares instances of a class, or has them as keys.
    fn asks_for_identity(&self, class: ClassId) -> bool {
        let holds = |id: &ExprId| self.ty(*id).classes().contains(&class);
        let is_none = |id: &ExprId| matches!(self.kind(*id), Kind::None);
        // What is compared by its fields compares them.
        let is_compared_in = |other: &Class<'_>| match other.form {
            ClassForm::Record(options) => options.eq,
            form => form == ClassForm::Tuple,
        };
        let mut classes = self.program.classes.iter();
        if classes.any(|other| {
            let mut fields = self.fields_of(other.id);
            is_compared_in(other) && fields.any(|(_, ty)| ty.classes().contains(&class))
        }) {
            return true;
        }
        self.program.exprs.iter().any(|it| match &it.kind {
            Kind::Compare(first, rest) => {
                let before = std::iter::once(first).chain(rest.iter().map(|it| &it.1));
                before.zip(rest).any(|(left, (op, right))| match op {
                    CmpOp::Is | CmpOp::IsNot => false,
                    CmpOp::In | CmpOp::NotIn => holds(left),
                    _ => (holds(left) || holds(right)) && !is_none(left) && !is_none(right),
                })
            }
            Kind::Call(func, arguments) => matches!(self.kind(*func), Kind::Attribute(_, name)
                if matches!(name.as_str(), "remove" | "index" | "count")
                    && arguments.iter().any(|it| holds(&it.value))),
            _ => false,
        }) || self.is_key_somewhere(class)
    }

    /// Whether instances of a class are keys of a dict or items of a set.
    fn is_key_somewhere(&self, class: ClassId) -> bool {
        let is_key = |ty: &Ty| ty.classes().contains(&class);
        let of_fields = self.types.fields.values();
        self.types.exprs.iter().chain(of_fields).any(|ty| match ty {
            Ty::Dict(key, ..) => is_key(key),
            Ty::Set(of) => is_key(of),
            _ => false,
        })
    }

    /// Whether counted instances of a record, which is compared by its fields, hold others of it: a comparison
    /// ends where it meets one and the same instance, as that of Python's tuples does.
    pub(super) fn compares_own_kind(&self, class: ClassId) -> bool {
        let ClassForm::Record(options) = self.program.form(class) else {
            return false;
        };
        let holds_own = |ty: &Ty| ty.classes().iter().any(|it| it.origin() == class.origin());
        class.is_counted()
            && options.eq
            && self.program.method(class, "__eq__").is_none()
            && self.compares_all(class)
            && self.has_equality(class)
            && !self.has_field_order(class)
            && !self.has_hash(class)
            && self.fields_of(class).any(|(_, ty)| holds_own(ty))
    }

    /// Writes how such instances are compared.
    pub(super) fn write_own_equality(&mut self, class: ClassId) {
        if !self.compares_own_kind(class) {
            return;
        }
        let names: Vec<String> = self
            .fields_of(class)
            .map(|(name, _)| name.to_owned())
            .collect();
        let mut tests = vec!["std::ptr::eq(self, other)".to_owned()];
        let fields: Vec<String> = names
            .iter()
            .map(|it| {
                let field = self.field_name(class, it);
                format!("self.{field} == other.{field}")
            })
            .collect();
        tests.push(fields.join(" && "));
        let name = self.class_name(class);
        self.out.line(format!("impl PartialEq for {name} {{"));
        self.out.line("fn eq(&self, other: &Self) -> bool {");
        self.out.line(tests.join(" || "));
        self.out.line("}");
        self.out.line("}");
    }

    /// Writes that an instance is equal to itself alone.
    pub(super) fn write_identity(&mut self, class: ClassId) {
        if !self.has_identity(class) || !self.asks_for_identity(class) {
            return;
        }
        let name = self.class_name(class);
        self.out.line(format!("impl PartialEq for {name} {{"));
        self.out.line("fn eq(&self, other: &Self) -> bool {");
        self.out.line("std::ptr::eq(self, other)");
        self.out.line("}");
        self.out.line("}");
        if self.is_key_somewhere(class) {
            self.import("std::hash::{Hash, Hasher}");
            self.out.line(format!("impl Eq for {name} {{}}"));
            self.out.line(format!("impl Hash for {name} {{"));
            self.out.line("fn hash<H: Hasher>(&self, state: &mut H) {");
            self.out.line("std::ptr::hash(self, state);");
            self.out.line("}");
            self.out.line("}");
        }
    }
}
