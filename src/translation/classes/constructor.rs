//! `__init__` as `new`: the fields one after the other, then the instance, then what is done with it.

use super::super::code::Form;
use super::super::translator::Translator;
use super::AttributeForm;
use super::made_fields::written_field;
use crate::types::ir::{ClassId, FuncId, Stmt, StmtKind, VarId};

impl Translator<'_, '_> {
    /// Whether an attribute needs no instance: a constant, a static method.
    pub(super) fn is_of_class_alone(&self, class: ClassId, name: &str) -> bool {
        let is_static = self.program.method(class, name).is_some_and(|it| {
            matches!(
                self.program.func(it).role,
                crate::types::class_form::Role::Static | crate::types::class_form::Role::Class
            )
        });
        is_static
            || self
                .attribute_form(class, name)
                .is_some_and(|(_, form)| form != AttributeForm::Field)
    }

    /// The variable that holds a field until all fields are there: of another name where `__init__` has a
    /// variable of that name, which it may still read.
    pub(in super::super) fn field_variable(&self, me: VarId, class: ClassId, name: &str) -> String {
        let field = self.field_name(class, name);
        let func = self.program.var(me).func;
        let is_taken = self
            .program
            .vars
            .iter()
            .zip(&self.bindings)
            .any(|(var, binding)| var.func == func && binding.name == field);
        if is_taken && !self.given_fields.contains(&field) {
            format!("{field}_field")
        } else {
            field
        }
    }

    /// Writes `new`.
    pub(super) fn constructor(&mut self, class: ClassId, id: FuncId, is_public: bool) {
        let func = self.program.func(id);
        let Some(me) = func.params.first().map(|it| it.var) else {
            return;
        };
        let plan = self.construction(class).unwrap_or_default();
        let (start, holes) = (self.out.lines.len(), self.holes.len());
        if !func.is_synthetic {
            self.statements += 1;
            self.drafted += 1;
        }
        self.out.origin = Some(func.line);
        if let Some(docstring) = &func.docstring {
            self.doc("///", &docstring.clone());
        }
        let mut params = Vec::new();
        for param in func.params.iter().skip(1) {
            params.push(self.parameter_of_new(param.var));
        }
        let public = if is_public { "pub " } else { "" };
        let fails = self.raises.fails(id);
        let counter = if class.is_counted() {
            self.counter()
        } else {
            ""
        };
        let made = &if class.is_counted() {
            format!("{counter}<Self>")
        } else {
            "Self".to_owned()
        };
        let gives = if fails {
            format!("Result<{made}, {}>", self.error_name)
        } else {
            made.clone()
        };
        self.out.line(format!(
            "{public}fn new({}) -> {gives} {{",
            params.join(", ")
        ));
        let around = std::mem::replace(&mut self.func, id);
        let before = self.making.replace(me);
        self.given_fields.clear();
        self.declared_fields.clear();
        self.changing_fields = plan.changing.iter().cloned().collect();
        let (making, rest) = func.body.body.split_at(plan.split);
        let (lets, plain) = making.split_at(plan.plain_from);
        for (index, stmt) in lets.iter().enumerate() {
            self.comments_before(stmt, index == 0);
            if self.is_super_init(stmt) {
                let (_, text, line) = self.base_field(class, stmt);
                self.out.origin = Some(line);
                self.out.line(format!("let base = {text};"));
                continue;
            }
            self.declare_fields_of_arms(stmt, me, class);
            self.stmt(stmt);
        }
        let inline: Vec<(String, String, usize)> = plain
            .iter()
            .filter_map(|stmt| {
                if self.is_super_init(stmt) {
                    return Some(self.base_field(class, stmt));
                }
                self.plain_field(stmt, class, func.is_synthetic)
            })
            .collect();
        let mut initial = self.initial_fields(class);
        for name in &plan.posted {
            let ty = self.field_type(class, name).unwrap_or_default();
            if let Some(text) = self.nothing_for(&ty) {
                initial.insert(name.clone(), text);
            }
        }
        self.out.origin = Some(func.line);
        let is_more = rest.iter().any(|it| !matches!(it.kind, StmtKind::Pass));
        let (name, close) = match (is_more, fails, class.is_counted()) {
            (true, _, false) => ("let mut this = Self".to_owned(), ""),
            (true, _, true) => (format!("let this = {counter}::new(Self"), ")"),
            (false, true, false) => ("Ok(Self".to_owned(), ")"),
            (false, true, true) => (format!("Ok({counter}::new(Self"), "))"),
            (false, false, false) => ("Self".to_owned(), ""),
            (false, false, true) => (format!("{counter}::new(Self"), ")"),
        };
        let fields: Vec<String> = self
            .fields_of(class)
            .map(|(name, _)| name.to_owned())
            .collect();
        let has_base = self.base_of(class).is_some();
        let cells = self.kept_in_cells(class);
        if fields.is_empty() && !has_base && cells.is_empty() {
            self.out.line(if is_more {
                format!("{name}{close};")
            } else {
                format!("{name}{close}")
            });
        } else {
            self.out.line(format!("{name} {{"));
            // What other values read of a parameter they read before it is given away.
            let is_given = |text: &str| {
                let text = text
                    .strip_prefix("RefCell::new(")
                    .or_else(|| text.strip_prefix("Mutex::new("))
                    .and_then(|it| it.strip_suffix(')'))
                    .unwrap_or(text);
                params.iter().any(|it| {
                    it.split(':')
                        .next()
                        .is_some_and(|it| it.trim_start_matches("mut ") == text)
                })
            };
            let (last, first): (Vec<_>, Vec<_>) =
                inline.iter().partition(|(_, text, _)| is_given(text));
            for (field, text, line) in first.into_iter().chain(last) {
                self.out.origin = Some(*line);
                self.out.line(written_field(field, text));
            }
            self.out.origin = Some(func.line);
            if has_base && !inline.iter().any(|(it, ..)| it == "base") {
                self.out.line("base,");
            }
            for name in &fields {
                let field = self.field_name(class, name);
                if inline.iter().any(|(it, ..)| *it == field) {
                    continue;
                }
                let first = initial.remove(name);
                let has_first = first.is_some();
                let held = first.unwrap_or_else(|| self.field_variable(me, class, name));
                let ty = self.field_type(class, name).unwrap_or_default();
                let is_made = has_first
                    || self.declared_fields.contains(&held)
                    || self.given_fields.contains(&held);
                if !is_made || !self.has_rust(&ty) {
                    // The statement that makes it is a hole, which ends the program before this.
                    self.out.line(format!("{field}: unreachable!(),"));
                    continue;
                }
                let held = self.in_cell(class, name, held);
                self.out.line(written_field(&field, &held));
            }
            for (_, cell, _) in cells {
                self.out.line(format!("{cell}: OnceCell::new(),"));
            }
            self.out.line(if is_more {
                format!("}}{close};")
            } else {
                format!("}}{close}")
            });
        }
        self.making = before;
        if is_more {
            self.after_making(rest, me, fails);
        }
        self.func = around;
        self.out.origin = Some(func.line);
        self.out.line("}");
        if func.is_synthetic {
            return;
        }
        self.define_method(id, start, holes);
    }

    /// What `super().__init__(..)` makes.
    fn base_field(&mut self, class: ClassId, stmt: &Stmt<'_>) -> (String, String, usize) {
        self.out.origin = Some(stmt.line);
        // What a dataclass is made by stands in no statement.
        let counts = usize::from(!self.program.func(self.func).is_synthetic);
        if counts > 0 {
            self.comments_before(stmt, true);
        }
        self.statements += counts;
        let mark = self.out.mark();
        let holes = self.holes.len();
        let text = match self.made_base(class, stmt) {
            Ok(text) => {
                self.drafted += counts;
                text
            }
            Err(refusal) => {
                self.out.back(mark);
                self.holes.truncate(holes);
                self.hole(&stmt.span, stmt.line, &refusal.0)
            }
        };
        ("base".to_owned(), text, stmt.line)
    }

    /// The type that a parameter of a constructor is declared with.
    pub(in crate::translation) fn type_of_parameter(&mut self, var: VarId) -> String {
        self.declared.insert(var);
        let ty = self.program.var(var).ty.clone();
        match self.binding(var).form {
            _ if self.locked.contains(&var) => {
                let inner = self.rust_type(&ty);
                format!("&{}<{}<{inner}>>", self.counter(), self.cell_name(false))
            }
            Form::MutRef => format!("&mut {}", self.rust_type(&ty)),
            Form::Ref => self.borrowed_type(&ty),
            _ => self.rust_type(&ty),
        }
    }

    pub(super) fn parameter_of_new(&mut self, var: VarId) -> String {
        if let Some(item) = self.iterator_param(var) {
            return self.iterator_in_signature(var, &item);
        }
        let binding = self.binding(var).clone();
        let occurrences = self.program.var(var).occurrences.iter();
        let uses = occurrences.filter(|it| !it.is_def).count();
        let rust = self.type_of_parameter(var);
        let name = if uses == 0 {
            format!("_{}", binding.name)
        } else {
            binding.name
        };
        let needs_mut = if binding.needs_mut && binding.form == Form::Place && uses > 0 {
            "mut "
        } else {
            ""
        };
        format!("{needs_mut}{name}: {rust}")
    }

    /// What `__init__` does once the instance is there.
    fn after_making(&mut self, rest: &[Stmt<'_>], me: VarId, fails: bool) {
        let name = std::mem::replace(&mut self.bindings[me.at()].name, "this".to_owned());
        self.bound.insert(me, Form::Place);
        self.declared.insert(me);
        for stmt in rest {
            self.comments_before(stmt, false);
            self.stmt(stmt);
        }
        self.bound.remove(&me);
        self.bindings[me.at()].name = name;
        self.out.line(if fails { "Ok(this)" } else { "this" });
    }
}
