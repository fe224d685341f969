//! The attributes of classes, written: as statics, and as constants in an `impl`.

use super::super::DecisionKind;
use super::super::names::screaming;
use super::super::translator::{Translator, refuse, unknown};
use super::AttributeForm;
use crate::types::ir::{ClassId, StmtKind, Target};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// Writes the attributes of a class that are no constants of its type.
    pub(super) fn write_statics(&mut self, id: ClassId) {
        let attributes = self.program.classes[id.at()].attributes.clone();
        for attribute in attributes {
            let form = self.class_facts.attribute(id, &attribute.name);
            let ty = self.program.var(attribute.var).ty.clone();
            if !matches!(form, Some(AttributeForm::Cell | AttributeForm::Lazy)) {
                continue;
            }
            self.statements += 1;
            self.out.origin = Some(attribute.line);
            let name = self.static_name(id, &attribute.name);
            let code = if self.has_known_rust(&ty) {
                self.value(attribute.value, &ty)
            } else {
                refuse(unknown(&ty))
            };
            match (code, form) {
                (Ok(code), Some(AttributeForm::Cell)) => {
                    self.drafted += 1;
                    let rust = self.rust_type(&ty);
                    let class = self.program.classes[id.at()].name.clone();
                    self.decide(
                        attribute.line,
                        DecisionKind::SharedState,
                        format!(
                            "{class}.{} is shared by all instances and changes: it is a thread_local Cell; a field of whoever makes the instances, or an atomic, would do as well",
                            attribute.name
                        ),
                    );
                    let line = self.static_cell(&name, &rust, &code.text);
                    self.out.line(line);
                }
                (Ok(code), _) => {
                    self.drafted += 1;
                    let rust = self.rust_type(&ty);
                    self.import("std::sync::LazyLock");
                    self.out.line(format!(
                        "static {name}: LazyLock<{rust}> = LazyLock::new(|| {});",
                        code.text
                    ));
                }
                (Err(refusal), _) => {
                    self.left_out_attribute(id, &attribute.name, attribute.line, &refusal.0);
                }
            }
        }
    }

    /// A hole for an attribute, in a function that nobody calls.
    fn left_out_attribute(&mut self, id: ClassId, name: &str, line: usize, why: &str) {
        self.class_facts
            .attributes
            .insert((id, name.to_owned()), AttributeForm::Refused);
        let Some(span) = self.attribute_span(id, name) else {
            return;
        };
        let left = self.fresh("left_out");
        let hole = self.hole(&span, line, why);
        self.out.line(format!("pub fn {left}() {{"));
        self.out.line(format!("{hole};"));
        self.out.line("}");
    }

    fn attribute_span(&self, id: ClassId, name: &str) -> Option<crate::python::source::Span> {
        let body = &self.program.classes[id.at()].body.body;
        body.iter().find_map(|stmt| match &stmt.kind {
            StmtKind::Assign { targets, .. } => match targets.as_slice() {
                [Target::Var(var)] if self.program.var(*var).name == name => {
                    Some(stmt.span.clone())
                }
                _ => None,
            },
            _ => None,
        })
    }

    /// Writes the constants of a class into its `impl`.
    pub(super) fn write_constants(&mut self, id: ClassId, is_public: bool) {
        let attributes = self.program.classes[id.at()].attributes.clone();
        for attribute in attributes {
            let form = self.class_facts.attribute(id, &attribute.name);
            let ty = self.program.var(attribute.var).ty.clone();
            self.out.origin = Some(attribute.line);
            match form {
                Some(AttributeForm::Const) => {
                    self.statements += 1;
                    let public = if is_public { "pub " } else { "" };
                    let name = screaming(&attribute.name);
                    let code = if self.has_known_rust(&ty) {
                        self.value(attribute.value, &ty)
                    } else {
                        refuse(unknown(&ty))
                    };
                    match code {
                        Ok(code) => {
                            self.drafted += 1;
                            let (rust, text) = match &ty {
                                Ty::List(of) | Ty::Tuples(of) => (
                                    format!("&'static [{}]", self.rust_type(of)),
                                    format!("&{}", code.text.strip_prefix("vec!").unwrap_or("[]")),
                                ),
                                ty => (self.rust_type(ty), code.text),
                            };
                            let rust = rust.replace("&'static ", "&");
                            self.out
                                .line(format!("{public}const {name}: {rust} = {text};"));
                        }
                        Err(refusal) => {
                            self.left_out_attribute(
                                id,
                                &attribute.name,
                                attribute.line,
                                &refusal.0,
                            );
                        }
                    }
                }
                Some(AttributeForm::Refused) | None => {
                    self.statements += 1;
                    self.left_out_attribute(
                        id,
                        &attribute.name,
                        attribute.line,
                        "an attribute of a class that all share and change",
                    );
                }
                Some(AttributeForm::Field) => {
                    self.statements += 1;
                    self.drafted += 1;
                    self.out.seen(attribute.line);
                }
                // Its lines stand where the trait is written.
                Some(AttributeForm::Own) => {
                    self.statements += 1;
                    self.drafted += 1;
                }
                Some(_) => {}
            }
        }
    }
}

/// Whether a constant of Rust can be of a type.
pub(super) fn is_const_type(ty: &Ty) -> bool {
    match ty {
        Ty::List(of) | Ty::Tuples(of) => of.is_copy(),
        ty => ty.is_copy(),
    }
}
