//! The struct of a class, written.

use super::super::code::quoted;
use super::super::translator::Translator;
use crate::types::class_form::Role;
use crate::types::ir::{ClassId, StmtKind};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    pub(super) fn write_struct(&mut self, id: ClassId, is_public: bool) {
        let class = &self.program.classes[id.at()];
        let public = if is_public { "pub " } else { "" };
        let name = self.class_name(id);
        let fields: Vec<(String, Ty)> = self
            .fields_of(id)
            .map(|(name, ty)| (name.to_owned(), ty.clone()))
            .collect();
        let base = self.base_of(id);
        if !self.has_struct(id) {
            if self.has_own_parts(id) {
                self.out.line(format!("{public}struct {name};"));
            }
            return;
        }
        self.decide_on_keys(id);
        self.decide_on_counting(id, class.line);
        let mut derives = self.derives(id);
        let is_serialized = class.keys.is_some() && self.is_serialized(id);
        if is_serialized {
            derives.push("Serialize");
            self.import("serde::Serialize");
        }
        let is_read = class.keys.is_some()
            && (is_serialized && self.is_read_back(id) || self.is_read_from_text(id));
        if is_read {
            let features: &[&str] = if id.is_counted() {
                &["derive", "rc"]
            } else {
                &["derive"]
            };
            self.need_crate("serde", "1", features);
            let has_dict = |ty: &Ty| ty.holds(&|it| matches!(it, Ty::Dict(..)));
            if self.fields_of(id).any(|(_, ty)| has_dict(ty)) {
                self.need_crate("indexmap", "2", &["serde"]);
            }
            if self.has_numbers && self.fields_of(id).any(|(_, ty)| ty.has_real()) {
                self.helper("Number::deserialize");
                self.need_crate("serde_json", "1", &[]);
            }
            derives.push("Deserialize");
            self.import("serde::Deserialize");
        }
        let derives = derives.join(", ");
        if !derives.is_empty() {
            self.out.line(format!("#[derive({derives})]"));
        }
        // Each field that the class body declares is a statement.
        let own: Vec<(String, usize)> = class
            .fields
            .iter()
            .filter(|it| class.def.is_some() && class.line <= it.line && it.line <= class.end_line)
            .map(|it| (it.name.clone(), it.line))
            .collect();
        self.statements += own.len();
        self.drafted += own.len();
        let head = self.out.origin;
        let cells = self.kept_in_cells(id);
        if fields.is_empty() && base.is_none() && cells.is_empty() {
            self.out.line(format!("{public}struct {name};"));
        } else {
            self.out.line(format!("{public}struct {name} {{"));
            if let Some(base) = base {
                let base = self.class_name(base);
                self.out.line(format!("{public}base: {base},"));
            }
            for (field, ty) in &fields {
                let rust = if self.has_known_rust(ty) {
                    self.held_type_of_field(id, field, ty)
                } else {
                    self.rust_type(&Ty::Unknown)
                };
                let line = own.iter().find(|(name, _)| name == field).map(|it| it.1);
                self.out.origin = line.or(head);
                let key = class.keys.as_ref().and_then(|it| it.of_field(field));
                let field = self.field_name(id, field);
                if let Some(key) = key.filter(|_| is_serialized || is_read) {
                    let mut how = Vec::new();
                    if key.text != field {
                        how.push(format!("rename = {}", quoted(&key.text)));
                    }
                    if key.is_sometimes && is_serialized {
                        how.push("skip_serializing_if = \"Option::is_none\"".to_owned());
                    }
                    if !how.is_empty() {
                        self.out.line(format!("#[serde({})]", how.join(", ")));
                    }
                }
                self.out.line(format!("{public}{field}: {rust},"));
            }
            for (_, cell, ty) in cells {
                self.import("std::cell::OnceCell");
                let rust = self.rust_type(&ty);
                self.out.line(format!("{cell}: OnceCell<{rust}>,"));
            }
            self.out.origin = head;
            self.out.line("}");
        }
        let declared = class.body.body.iter().filter(|stmt| {
            matches!(stmt.kind, StmtKind::Declare) && !own.iter().any(|it| it.1 == stmt.line)
        });
        let declared: Vec<usize> = declared.map(|it| it.line).collect();
        for line in declared {
            self.statements += 1;
            self.drafted += 1;
            self.out.seen(line);
        }
    }

    /// Whether a class that is never made has functions or constants of its own, which stand in an `impl`.
    fn has_own_parts(&self, id: ClassId) -> bool {
        let class = &self.program.classes[id.at()];
        let mut roles = class.methods.iter().map(|it| self.program.func(*it).role);
        let mut attributes = class.attributes.iter();
        roles.any(|it| matches!(it, Role::Static | Role::Class))
            || attributes.any(|it| {
                self.class_facts.attributes.get(&(id, it.name.clone()))
                    == Some(&super::AttributeForm::Const)
            })
    }

    /// Whether values of a type hold a float anywhere.
    pub(in super::super) fn holds_float(&self, ty: &Ty) -> bool {
        match ty {
            Ty::Instance(class) => self.ask_once(*class, "float", false, || {
                self.fields_of(*class).any(|(_, of)| self.holds_float(of))
            }),
            Ty::List(of) | Ty::Tuples(of) | Ty::Option(of) | Ty::Set(of) | Ty::Deque(of) => {
                self.holds_float(of)
            }
            Ty::Dict(key, value, _) => self.holds_float(key) || self.holds_float(value),
            Ty::Tuple(items) | Ty::Union(items) => items.iter().any(|it| self.holds_float(it)),
            ty => ty.is_float(),
        }
    }
}
