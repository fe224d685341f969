//! A class as items of Rust: the type, its `impl` blocks, the traits that Python's own names stand for.

use super::super::Kind as DefinitionKind;
use super::super::code::quoted;
use super::super::translator::Translator;
use crate::types::class_form::{ClassForm, Role};
use crate::types::ir::{ClassId, FuncId, Stmt, StmtKind};
use crate::types::parameters::Definition as Generic;
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// Writes a class.
    pub(in super::super) fn drafted_class(
        &mut self,
        id: ClassId,
        stmt: &Stmt<'_>,
        is_public: bool,
    ) {
        if self.program.form(id) == ClassForm::CommandLine {
            self.write_command_line(id, stmt, is_public);
            return;
        }
        let class = &self.program.classes[id.at()];
        let name = self.class_name(id);
        let (start, holes) = (self.out.lines.len(), self.holes.len());
        // A record stands in no statement of its own.
        self.statements += usize::from(!self.is_record(id));
        self.drafted += usize::from(!self.is_record(id));
        self.out.origin = Some(stmt.line);
        if self.is_partial(id) && !self.is_record(id) {
            self.drafted -= 1;
        }
        self.write_statics(id);
        self.out.origin = Some(stmt.line);
        if let Some(docstring) = &class.docstring {
            self.doc("///", &docstring.clone());
        }
        let is_enum = matches!(class.form, ClassForm::Enum(_));
        if class.id.root() == id && self.program.is_base(id) {
            self.write_hierarchy(id, is_public);
            self.out.origin = Some(stmt.line);
        }
        if is_enum {
            self.write_enum(id, is_public);
        } else {
            self.write_struct(id, is_public);
        }
        self.out.line(format!("impl {name} {{"));
        self.write_what_is_left_out(id, stmt);
        self.write_constants(id, is_public);
        if is_enum {
            self.out.origin = Some(stmt.line);
            self.write_enum_parts(id, is_public);
        }
        let synthetic = class.methods.iter().copied().find(|it| {
            let func = self.program.func(*it);
            func.is_synthetic && !func.is_abstract
        });
        let is_made = class.keys.is_none() || self.is_made_in_place(id);
        if let Some(init) = synthetic.filter(|_| !self.is_partial(id) && is_made) {
            self.constructor(id, init, is_public);
        }
        let has_init = class
            .methods
            .iter()
            .any(|it| self.program.func(*it).name == "__init__");
        if !has_init {
            self.handed_down_constructor(id, is_public);
        }
        let mut traits: Vec<FuncId> = Vec::new();
        let mut is_first = true;
        for stmt in &class.body.body {
            let StmtKind::Function(method) = &stmt.kind else {
                continue;
            };
            let func = self.program.func(*method);
            if self.is_virtual(id, &func.name)
                || self.is_of_any(id, &func.name) && self.any_has(id, &func.name)
            {
                continue;
            }
            match func.name.as_str() {
                _ if self.is_partial(id) && !func.is_alone => {
                    self.leave_out_method(*method, stmt);
                }
                "__init__" if self.is_partial(id) && !self.is_made_in_order(id) => {
                    self.comments_before(stmt, is_first);
                    self.unmade_constructor(*method, is_public);
                }
                "__new__" if self.is_partial(id) => self.leave_out_method(*method, stmt),
                name @ ("__str__" | "__repr__") if self.special(id, name) == Some(*method) => {
                    continue;
                }
                "__init__" => {
                    self.comments_before(stmt, is_first);
                    self.constructor(id, *method, is_public);
                }
                name if self.is_trait_method(id, name) => {
                    traits.push(*method);
                    continue;
                }
                // `IntoIterator` gives an iterator itself.
                "__iter__" if self.is_iterator(id) && self.gives_self(*method) => {
                    self.statements += 2;
                    self.drafted += 2;
                    self.out.seen(stmt.line);
                }
                "__iter__" if self.iterated_field(id).is_some() => {
                    self.comments_before(stmt, is_first);
                    self.write_iter(id, *method, is_public);
                }
                _ if let Some((_, cell, _)) = self
                    .kept_in_cells(id)
                    .into_iter()
                    .find(|(kept, ..)| kept == method) =>
                {
                    self.comments_before(stmt, is_first);
                    self.write_kept_property(*method, &cell, is_public);
                }
                _ => {
                    self.comments_before(stmt, is_first);
                    self.function(*method, is_public);
                }
            }
            is_first = false;
        }
        self.write_copied(id);
        self.out.origin = Some(stmt.line);
        self.write_getters(id);
        self.out.line("}");
        for method in traits {
            self.write_trait(id, method);
        }
        self.write_trait_of_hierarchy(id);
        self.write_derived_traits(id);
        self.write_hash_of_bits(id);
        self.write_identity(id);
        self.write_own_equality(id);
        self.write_drop(id);
        self.write_shown(id);
        self.note_aliases(id);
        self.note_generic(Generic::Class(id.at()), start);
        if self.is_record(id) {
            return;
        }
        let class = &self.program.classes[id.at()];
        let lines = (class.line, class.end_line);
        self.define(
            class.name.clone(),
            if is_enum {
                DefinitionKind::Enum
            } else {
                DefinitionKind::Class
            },
            lines,
            (start, holes),
        );
    }

    /// Second names for methods are statements, too.
    fn note_aliases(&mut self, id: ClassId) {
        let class = &self.program.classes[id.at()];
        for stmt in &class.body.body {
            if let StmtKind::Assign { targets, .. } = &stmt.kind
                && let [crate::types::ir::Target::Var(var)] = targets.as_slice()
            {
                let name = &self.program.var(*var).name;
                let is_alias = class.aliases.iter().any(|(alias, _)| alias == name)
                    || matches!(name.as_str(), "__slots__" | "__match_args__");
                if is_alias {
                    self.statements += 1;
                    self.drafted += 1;
                    self.out.seen(stmt.line);
                }
            }
        }
    }

    fn write_struct(&mut self, id: ClassId, is_public: bool) {
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

    /// Notes a method that is written.
    pub(in crate::translation) fn define_method(
        &mut self,
        method: FuncId,
        start: usize,
        holes: usize,
    ) {
        let func = self.program.func(method);
        let lines = (func.line, func.end_line);
        self.define(
            func.path.clone(),
            DefinitionKind::Method,
            lines,
            (start, holes),
        );
    }

    /// Writes the body of a method whose head is written otherwise.
    pub(super) fn body_of(&mut self, method: FuncId) {
        let func = self.program.func(method);
        self.in_function(method, |it| {
            it.body(&func.body, &func.ret.clone(), func.falls_through);
        });
    }

    /// The head of a method without its first parameter, as a trait has it: the others with their types.
    pub(in super::super) fn operand_parameters(&mut self, method: FuncId) -> Vec<(String, String)> {
        let func = self.program.func(method);
        let skipped = usize::from(func.role != Role::Static);
        if let Some(me) = func.params.first() {
            self.declared.insert(me.var);
        }
        let mut params = Vec::new();
        for param in func.params.iter().skip(skipped) {
            let binding = self.binding(param.var).clone();
            let ty = self.program.var(param.var).ty.clone();
            let rust = self.held_type(&ty, binding.form);
            self.declared.insert(param.var);
            let uses = self.program.var(param.var).occurrences.iter();
            let name = if uses.filter(|it| !it.is_def).count() == 0 {
                format!("_{}", binding.name)
            } else {
                binding.name
            };
            params.push((name, rust));
        }
        params
    }
}
