//! Traits that a class has by its fields, and the parts that `__hash__` takes.

use super::super::code::Prec;
use super::super::translator::{Res, Translator};
use crate::types::class_form::ClassForm;
use crate::types::ir::{ClassId, ExprId, Kind, StmtKind};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// Equality of a dataclass that leaves some fields out.
    pub(super) fn write_derived_traits(&mut self, class: ClassId) {
        let ClassForm::Record(options) = self.program.form(class) else {
            return;
        };
        if !options.eq
            || self.program.method(class, "__eq__").is_some()
            || self.compares_all(class)
            || !self.has_equality(class)
        {
            return;
        }
        let name = self.class_name(class);
        let fields: Vec<String> = self.program.classes[class.at()]
            .fields
            .iter()
            .filter(|it| it.is_compared)
            .map(|it| self.field_name(class, &it.name))
            .collect();
        let tests: Vec<String> = fields
            .iter()
            .map(|it| format!("self.{it} == other.{it}"))
            .collect();
        self.out.line(format!("impl PartialEq for {name} {{"));
        if tests.is_empty() {
            self.out.line("fn eq(&self, _: &Self) -> bool {");
            self.out.line("true");
        } else {
            self.out.line("fn eq(&self, other: &Self) -> bool {");
            self.out.line(tests.join(" && "));
        }
        self.out.line("}");
        self.out.line("}");
        if options.order && self.has_field_order(class) {
            self.import("std::cmp::Ordering");
            let mut text = String::new();
            for field in &fields {
                if text.is_empty() {
                    text = format!("self.{field}.cmp(&other.{field})");
                } else {
                    text.push_str(&format!(".then_with(|| self.{field}.cmp(&other.{field}))"));
                }
            }
            if text.is_empty() {
                text.push_str("Ordering::Equal");
            }
            self.out.line(format!("impl Eq for {name} {{}}"));
            self.write_total_order(&name, vec![text]);
        }
    }

    /// What `__hash__` gives the hash of.
    pub(super) fn hashed_value(&self, class: ClassId) -> Option<ExprId> {
        let method = self.program.method(class, "__hash__")?;
        let body = &self.program.func(method).body.body;
        let plain = body
            .iter()
            .filter(|it| !matches!(it.kind, StmtKind::Docstring));
        let [stmt] = plain.collect::<Vec<_>>().try_into().ok()?;
        let StmtKind::Return(Some(value)) = &stmt.kind else {
            return None;
        };
        let Kind::Call(func, arguments) = self.kind(*value) else {
            return None;
        };
        let is_hash = matches!(self.kind(*func), Kind::Builtin(name) if name == "hash");
        let [argument] = arguments.as_slice() else {
            return None;
        };
        // A float of a tuple is hashed by its bits.
        let can_be_hashed = |id: ExprId| {
            let ty = self.ty(id);
            let has_none = matches!(ty, Ty::Instance(class) if !self.has_hash(*class));
            ty.is_known() && (*ty == Ty::Float || !ty.has_float()) && !has_none
        };
        let is_known = match self.kind(argument.value) {
            Kind::Tuple(items) => items.iter().all(|it| can_be_hashed(*it)),
            _ => can_be_hashed(argument.value),
        };
        (is_hash && is_known).then_some(argument.value)
    }

    /// What is hashed one after the other for a value: floats by their bits, which are the same for both
    /// zeros once one is added.
    pub(super) fn hashed_parts(&mut self, value: ExprId) -> Res<Vec<String>> {
        let items = match self.kind(value) {
            Kind::Tuple(items) if items.iter().any(|it| *self.ty(*it) == Ty::Float) => {
                items.clone()
            }
            _ => vec![value],
        };
        let mut parts = Vec::new();
        for item in items {
            let code = self.expr(item)?;
            parts.push(if *self.ty(item) == Ty::Float {
                format!("({} + 0.0).to_bits()", code.at_least(Prec::Sum))
            } else {
                code.receiver()
            });
        }
        Ok(parts)
    }
}
