//! Enums, written: the type, and what may be asked of its members.

use super::super::code::quoted;
use super::super::names::camel;
use super::super::translator::Translator;
use super::Part;
use crate::types::ir::ClassId;
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// Writes the type of an enum, and what may be asked of its members.
    pub(super) fn write_enum(&mut self, class: ClassId, is_public: bool) {
        let public = if is_public { "pub " } else { "" };
        let name = self.class_name(class);
        let members = self.program.classes[class.at()].members.clone();
        self.out
            .line("#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]");
        self.out.line(format!("{public}enum {name} {{"));
        for member in &members {
            self.statements += 1;
            self.drafted += 1;
            self.out.origin = Some(member.line);
            self.out.line(format!("{},", camel(&member.name)));
        }
        self.out.origin = Some(self.program.classes[class.at()].line);
        self.out.line("}");
    }

    /// Writes what may be asked of the members of an enum, inside of its `impl`.
    pub(super) fn write_enum_parts(&mut self, class: ClassId, is_public: bool) {
        let public = if is_public { "pub " } else { "" };
        let members = self.program.classes[class.at()].members.clone();
        let values = self.enum_values(class);
        let variants: Vec<String> = members
            .iter()
            .map(|it| format!("Self::{}", camel(&it.name)))
            .collect();
        self.optional(class, Part::All, |it| {
            it.out.line(format!(
                "{public}const ALL: [Self; {}] = [{}];",
                variants.len(),
                variants.join(", ")
            ));
            Ok(())
        });
        self.optional(class, Part::Name, |it| {
            it.out
                .line(format!("{public}fn name(self) -> &'static str {{"));
            it.out.line("match self {");
            for (variant, member) in variants.iter().zip(&members) {
                it.out
                    .line(format!("{variant} => {},", quoted(&member.name)));
            }
            it.out.line("}");
            it.out.line("}");
            Ok(())
        });
        if let Some(ty) = self.enum_value_type(class) {
            self.optional(class, Part::Value, |it| {
                let rust = it.rust_type(&ty);
                it.out.line(format!("{public}fn value(self) -> {rust} {{"));
                it.out.line("match self {");
                for (variant, value) in variants.iter().zip(&values) {
                    let text = it.value_text(value, &ty)?;
                    it.out.line(format!("{variant} => {text},"));
                }
                it.out.line("}");
                it.out.line("}");
                Ok(())
            });
            if matches!(ty, Ty::Int | Ty::Lit) {
                self.optional(class, Part::FromValue, |it| {
                    let rust = if ty == Ty::Int { "i64" } else { "&str" };
                    it.out.line(format!(
                        "{public}fn from_value(value: {rust}) -> Option<Self> {{"
                    ));
                    it.out.line("match value {");
                    for (variant, value) in variants.iter().zip(&values) {
                        let text = it.value_text(value, &ty)?;
                        it.out.line(format!("{text} => Some({variant}),"));
                    }
                    it.out.line("_ => None,");
                    it.out.line("}");
                    it.out.line("}");
                    Ok(())
                });
            }
        }
        self.optional(class, Part::FromName, |it| {
            it.out.line(format!(
                "{public}fn from_name(name: &str) -> Option<Self> {{"
            ));
            it.out.line("match name {");
            for (variant, member) in variants.iter().zip(&members) {
                it.out
                    .line(format!("{} => Some({variant}),", quoted(&member.name)));
            }
            it.out.line("_ => None,");
            it.out.line("}");
            it.out.line("}");
            Ok(())
        });
    }
}
