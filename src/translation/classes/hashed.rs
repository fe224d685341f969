//! Instances with floats as keys: a float is hashed by its bits.

use super::super::translator::Translator;
use crate::types::class_form::ClassForm;
use crate::types::ir::ClassId;
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// Whether instances are hashed by their fields, of which some are floats: Rust derives no hash then.
    pub(super) fn hashes_bits(&self, class: ClassId) -> bool {
        let is_hashed = match self.program.form(class) {
            ClassForm::Record(options) => {
                options.hash && self.program.method(class, "__eq__").is_none()
            }
            ClassForm::Tuple => true,
            _ => false,
        };
        is_hashed && self.fields_of(class).any(|(_, ty)| *ty == Ty::Float)
    }

    /// The hash of such instances.
    pub(super) fn write_hash_of_bits(&mut self, class: ClassId) {
        if !self.hashes_bits(class) || !self.has_hash(class) {
            return;
        }
        self.import("std::hash::{Hash, Hasher}");
        let name = self.class_name(class);
        let fields: Vec<(String, bool)> = self
            .fields_of(class)
            .map(|(field, ty)| (self.field_name(class, field), *ty == Ty::Float))
            .collect();
        self.out.line(format!("impl Eq for {name} {{}}"));
        self.out.line(format!("impl Hash for {name} {{"));
        self.out.line("fn hash<H: Hasher>(&self, state: &mut H) {");
        for (field, is_float) in fields {
            self.out.line(if is_float {
                // Both zeros are one key.
                format!("(self.{field} + 0.0).to_bits().hash(state);")
            } else {
                format!("self.{field}.hash(state);")
            });
        }
        self.out.line("}");
        self.out.line("}");
    }
}
