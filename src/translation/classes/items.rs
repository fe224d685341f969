//! A class as items of Rust: the type, its `impl` blocks, the traits that Python's own names stand for.

use super::super::Kind as DefinitionKind;
use super::super::translator::Translator;
use crate::types::class_form::{ClassForm, Role};
use crate::types::ir::{ClassId, FuncId, Stmt, StmtKind};
use crate::types::parameters::Definition as Generic;

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
