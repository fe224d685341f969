//! `__init__` as `new`: the fields one after the other, then the instance, then what is done with it.

use super::super::code::{Code, Form, without_turbofish};
use super::super::translator::{Res, Translator};
use super::AttributeForm;
use crate::types::ir::{ClassId, ExprId, FuncId, Kind, Stmt, StmtKind, Suite, Target, VarId};
use crate::types::ty::Ty;

/// How an `__init__` makes its instance.
#[derive(Debug, Clone, Default)]
pub(super) struct Construction {
    /// So many statements make the fields.
    split: usize,
    /// From this one of them on each makes one field that no other reads.
    plain_from: usize,
    /// Fields that are assigned or changed more than once while they are made.
    changing: Vec<String>,
    /// Fields that the statements behind these set.
    posted: Vec<String>,
}

impl Construction {
    /// So many statements make the fields.
    pub(super) fn made(&self) -> usize {
        self.split
    }
}

impl Translator<'_, '_> {
    /// How `__init__` makes all fields, if it makes them one after the other.
    pub(super) fn construction(&self, id: ClassId) -> Option<Construction> {
        let init = self.program.func(self.program.method(id, "__init__")?);
        let me = init.params.first()?.var;
        let mut made: Vec<String> = self
            .program
            .classes
            .get(id.at())?
            .attributes
            .iter()
            .filter(|it| {
                self.class_facts.attributes.get(&(id, it.name.clone()))
                    == Some(&AttributeForm::Field)
                    && !self.assigns_this_field(&init.body, me, &it.name)
            })
            .map(|it| it.name.clone())
            .collect();
        // What `__post_init__` sets is there with nothing in it until then.
        let posted = self.program.classes.get(id.at())?.fields.iter();
        made.extend(
            posted
                .filter(|it| !it.is_given && it.default.is_none())
                .filter(|it| {
                    self.field_type(id, &it.name)
                        .is_some_and(|ty| nothing_of(&ty).is_some())
                })
                .map(|it| it.name.clone()),
        );
        made.extend(self.late_fields(id).into_iter().map(|it| it.0));
        let needed = self.fields_of(id).len();
        let mut needs_base = self.base_of(id).is_some();
        let mut plan = Construction::default();
        let mut assigned: Vec<(usize, String)> = Vec::new();
        for (at, stmt) in init.body.body.iter().enumerate() {
            let is_made = !init.is_synthetic || !matches!(stmt.kind, StmtKind::Assign { .. });
            if made.len() >= needed && !needs_base && is_made {
                break;
            }
            if self.is_super_init(stmt) {
                self.reads_made((stmt.start, stmt.end), me, id, &made)?;
                needs_base = false;
                plan.split = at + 1;
                continue;
            }
            if needs_base && self.reads_base(stmt, me, id) {
                return None;
            }
            let before = (made.clone(), plan.changing.clone());
            let makes = self.makes(stmt, me, id, &mut made, &mut plan.changing, &mut |name| {
                assigned.push((at, name));
            });
            if makes.is_none() {
                (made, plan.changing) = before;
                plan.posted = self.posted(id, me, &init.body.body[at..], &made)?;
                made.extend(plan.posted.iter().cloned());
                break;
            }
            plan.split = at + 1;
        }
        if made.len() < needed || needs_base {
            return None;
        }
        // The last statements of these that each make a field which the others don't read.
        plan.plain_from = plan.split;
        while let Some(before) = plan.plain_from.checked_sub(1) {
            let stmt = &init.body.body[before];
            let is_plain = match &stmt.kind {
                StmtKind::Assign { targets, .. } => match targets.as_slice() {
                    [target] => self.is_own_attribute(target, me).is_some_and(|name| {
                        !plan.changing.iter().any(|it| it == name)
                            && !self.is_read_in(me, name, &init.body.body[before..plan.split])
                    }),
                    _ => false,
                },
                StmtKind::Expr(_) if self.is_super_init(stmt) => !init.body.body
                    [before + 1..plan.split]
                    .iter()
                    .any(|it| self.reads_base(it, me, id)),
                _ => false,
            };
            if !is_plain || self.check_nones(stmt).is_err() {
                break;
            }
            plan.plain_from = before;
        }
        Some(plan)
    }

    /// Whether a statement reads or changes what `me` has of its base.
    fn reads_base(&self, stmt: &Stmt<'_>, me: VarId, class: ClassId) -> bool {
        self.exprs_between(stmt.start, stmt.end).any(|it| {
            matches!(&it.kind, Kind::Attribute(object, name)
                    if matches!(self.kind(*object), Kind::Var(var) if *var == me)
                        && self.program.field_owner(class, name) != class)
        })
    }

    /// Whether statements read a field of `me`.
    fn is_read_in(&self, me: VarId, name: &str, stmts: &[Stmt<'_>]) -> bool {
        let (Some(first), Some(last)) = (stmts.first(), stmts.last()) else {
            return false;
        };
        self.exprs_between(first.start, last.end).any(|it| {
            matches!(&it.kind, Kind::Attribute(object, of)
                    if of == name && matches!(self.kind(*object), Kind::Var(var) if *var == me))
        })
    }

    /// Whether a statement does nothing with `me` but to make fields and to read those that are there.
    fn makes(
        &self,
        stmt: &Stmt<'_>,
        me: VarId,
        class: ClassId,
        made: &mut Vec<String>,
        changing: &mut Vec<String>,
        note: &mut impl FnMut(String),
    ) -> Option<()> {
        let before = made.clone();
        match &stmt.kind {
            StmtKind::If { arms, orelse } => {
                for arm in arms {
                    self.reads_made(self.span_of(arm.test), me, class, made)?;
                }
                let mut all: Option<Vec<String>> = None;
                let suites = arms.iter().map(|it| &it.body).chain(orelse);
                for suite in suites {
                    let mut own = before.clone();
                    for stmt in &suite.body {
                        self.makes(stmt, me, class, &mut own, changing, note)?;
                    }
                    if crate::types::always_leaves(suite) {
                        continue;
                    }
                    all = Some(match all {
                        None => own,
                        Some(all) => all.into_iter().filter(|it| own.contains(it)).collect(),
                    });
                }
                if orelse.is_none() {
                    // What one arm alone makes is not there for certain.
                    return (all.unwrap_or_default().len() <= before.len()
                        || self.assigns_nothing_new(stmt, me, &before))
                    .then_some(());
                }
                *made = all.unwrap_or(before);
                Some(())
            }
            StmtKind::Assign { targets, value, .. } => {
                if !self.program.func(self.program.var(me).func).is_synthetic {
                    self.reads_made(self.span_of(*value), me, class, made)?;
                }
                for target in targets {
                    self.makes_target(target, me, class, made, changing, note)?;
                }
                Some(())
            }
            StmtKind::Augmented { target, value, .. } => {
                self.reads_made(self.span_of(*value), me, class, made)?;
                match self.is_own_attribute(target, me) {
                    Some(name) if made.iter().any(|it| it == name) => {
                        changing.push(name.to_owned());
                        Some(())
                    }
                    Some(_) => None,
                    None => self.reads_made((stmt.start, stmt.end), me, class, made),
                }
            }
            _ => {
                self.reads_made((stmt.start, stmt.end), me, class, made)?;
                let suites = stmt.suites();
                if suites.iter().any(|it| self.assigns_field(it, me)) {
                    return None;
                }
                // What is read here may be changed, too.
                for name in made.iter() {
                    if self.is_read_in(me, name, std::slice::from_ref(stmt)) {
                        changing.push(name.clone());
                    }
                }
                Some(())
            }
        }
    }

    fn assigns_nothing_new(&self, stmt: &Stmt<'_>, me: VarId, before: &[String]) -> bool {
        fn collect(suite: &Suite<'_>, found: &mut Vec<Target>) {
            for stmt in &suite.body {
                if let StmtKind::Assign { targets, .. } = &stmt.kind {
                    found.extend(targets.iter().cloned());
                }
            }
            for inner in suite.body.iter().flat_map(Stmt::suites) {
                collect(inner, found);
            }
        }
        let mut found = Vec::new();
        for suite in stmt.suites() {
            collect(suite, &mut found);
        }
        found.iter().all(|it| {
            self.is_own_attribute(it, me)
                .is_none_or(|name| before.iter().any(|it| it == name))
        })
    }

    fn assigns_field(&self, suite: &Suite<'_>, me: VarId) -> bool {
        suite.body.iter().any(|stmt| {
            let own = match &stmt.kind {
                StmtKind::Assign { targets, .. } => targets
                    .iter()
                    .any(|it| self.is_own_attribute(it, me).is_some()),
                _ => false,
            };
            own || stmt.suites().iter().any(|it| self.assigns_field(it, me))
        })
    }

    fn makes_target(
        &self,
        target: &Target,
        me: VarId,
        class: ClassId,
        made: &mut Vec<String>,
        changing: &mut Vec<String>,
        note: &mut impl FnMut(String),
    ) -> Option<()> {
        if let Some(name) = self.is_own_attribute(target, me) {
            if self.program.setter(class, name).is_some()
                || self.program.field_owner(class, name) != class
            {
                return None;
            }
            if made.iter().any(|it| it == name) {
                changing.push(name.to_owned());
            } else {
                made.push(name.to_owned());
            }
            note(name.to_owned());
            return Some(());
        }
        match target {
            Target::Var(_) => Some(()),
            Target::Tuple(targets, None) => {
                for target in targets {
                    self.makes_target(target, me, class, made, changing, note)?;
                }
                Some(())
            }
            Target::Index(object, index) => {
                self.reads_made(self.span_of(*index), me, class, made)?;
                self.reads_made(self.span_of(*object), me, class, made)?;
                if let Kind::Attribute(of, name) = self.kind(*object)
                    && matches!(self.kind(*of), Kind::Var(var) if *var == me)
                {
                    changing.push(name.clone());
                }
                Some(())
            }
            Target::Attribute(object, _) => self.reads_made(self.span_of(*object), me, class, made),
            _ => None,
        }
    }

    /// The positions that an expression takes.
    pub(in super::super) fn span_of(&self, id: ExprId) -> (u32, u32) {
        let expr = self.program.expr(id);
        let inner = self.exprs_in(&expr.span);
        let first = inner.map(|it| it.position).min().unwrap_or(expr.position);
        (first.min(expr.position).saturating_sub(1), expr.position)
    }

    /// Whether `me` is used within these positions only to read fields that are there.
    fn reads_made(
        &self,
        (from, to): (u32, u32),
        me: VarId,
        class: ClassId,
        made: &[String],
    ) -> Option<()> {
        let uses = self.program.var(me).occurrences.iter();
        let uses = uses
            .filter(|it| !it.is_def && from <= it.position && it.position <= to)
            .count();
        let reads = self.exprs_between(from, to).filter(|it| match &it.kind {
            Kind::Attribute(object, name) => {
                matches!(self.kind(*object), Kind::Var(var) if *var == me)
                    && (made.contains(name)
                        || self.program.field_owner(class, name) != class
                            && self.field_type(class, name).is_some()
                        || self.is_of_class_alone(class, name))
            }
            _ => false,
        });
        (uses <= reads.count()).then_some(())
    }

    /// Whether an attribute needs no instance: a constant, a static method.
    fn is_of_class_alone(&self, class: ClassId, name: &str) -> bool {
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

    /// Makes a field of what is not there as a whole yet.
    pub(super) fn make_field(
        &mut self,
        me: VarId,
        class: ClassId,
        name: &str,
        value: ExprId,
        code: &Code,
        ty: &Ty,
    ) -> Res<()> {
        let field = self.field_variable(me, class, name);
        if self.declared_fields.contains(&field) {
            self.out.line(format!("{field} = {};", code.text));
            return Ok(());
        }
        let is_settled = matches!(self.kind(value), Kind::Var(var) if {
            let func = self.program.var(*var).func;
            let named = self
                .program
                .vars
                .iter()
                .zip(&self.bindings)
                .filter(|(it, binding)| it.func == func && binding.name == code.text)
                .count();
            named == 1
                && self.program.var(*var).occurrences.iter().filter(|it| it.is_def).count() == 1
        });
        let is_changing = self.changing_fields.contains(name);
        if code.text == self.field_name(class, name) && is_settled && !is_changing {
            // The parameter itself becomes the field.
            let given = self.field_name(class, name);
            self.given_fields.insert(given);
            self.out.seen(self.out.origin.unwrap_or(1));
            return Ok(());
        }
        let needs_mut = if is_changing { "mut " } else { "" };
        self.declared_fields.insert(field.clone());
        let annotation = self.annotation(code, ty, false);
        if annotation.is_empty() {
            self.out
                .line(format!("let {needs_mut}{field} = {};", code.text));
        } else {
            self.out.line(format!(
                "let {needs_mut}{field}: {annotation} = {};",
                without_turbofish(&code.text, &annotation)
            ));
        }
        Ok(())
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

    /// Declares the fields that the arms of an `if` make.
    fn declare_fields_of_arms(&mut self, stmt: &Stmt<'_>, me: VarId, class: ClassId) {
        if !matches!(stmt.kind, StmtKind::If { .. }) {
            return;
        }
        self.out.origin = Some(stmt.line);
        let fields: Vec<(String, Ty)> = self
            .fields_of(class)
            .map(|(name, ty)| (name.to_owned(), ty.clone()))
            .collect();
        for (name, ty) in fields {
            let field = self.field_variable(me, class, &name);
            let is_made = stmt
                .suites()
                .iter()
                .any(|suite| self.assigns_this_field(suite, me, &name));
            if is_made
                && self.has_rust(&ty)
                && !self.declared_fields.contains(&field)
                && !self.given_fields.contains(&field)
            {
                let rust = self.rust_type(&ty);
                let needs_mut = if self.changing_fields.contains(&name) {
                    "mut "
                } else {
                    ""
                };
                self.out.line(format!("let {needs_mut}{field}: {rust};"));
                self.declared_fields.insert(field);
            }
        }
    }

    pub(super) fn assigns_this_field(&self, suite: &Suite<'_>, me: VarId, name: &str) -> bool {
        suite.body.iter().any(|stmt| {
            let own = match &stmt.kind {
                StmtKind::Assign { targets, .. } => targets
                    .iter()
                    .any(|it| self.is_own_attribute(it, me) == Some(name)),
                _ => false,
            };
            own || stmt
                .suites()
                .iter()
                .any(|it| self.assigns_this_field(it, me, name))
        })
    }

    /// A statement that makes one field, as it is written in the literal of the struct.
    fn plain_field(
        &mut self,
        stmt: &Stmt<'_>,
        class: ClassId,
        is_synthetic: bool,
    ) -> Option<(String, String, usize)> {
        let StmtKind::Assign { targets, value, .. } = &stmt.kind else {
            return None;
        };
        let [Target::Attribute(_, name)] = targets.as_slice() else {
            return None;
        };
        self.out.origin = Some(stmt.line);
        self.quiet = (stmt.start, stmt.end);
        if !is_synthetic {
            self.comments_before(stmt, true);
            self.statements += 1;
        }
        let ty = self.field_type(class, name).unwrap_or_default();
        if !self.has_rust(&ty) {
            let why = super::super::translator::unknown(&ty);
            let text = self.hole(&stmt.span, stmt.line, &why);
            return Some((self.field_name(class, name), text, stmt.line));
        }
        if self.class_facts.shares(class, name)
            && let Kind::Var(param) = self.kind(*value)
        {
            self.drafted += usize::from(!is_synthetic);
            let text = format!("{}::clone({})", self.counter(), self.binding(*param).name);
            return Some((self.field_name(class, name), text, stmt.line));
        }
        if let Some(text) = self.kept_parameter(*value, &ty) {
            self.drafted += usize::from(!is_synthetic);
            let text = self.in_cell(class, name, text);
            return Some((self.field_name(class, name), text, stmt.line));
        }
        let mark = self.out.mark();
        let holes = self.holes.len();
        let text = match self.value(*value, &ty) {
            Ok(code) => {
                self.drafted += usize::from(!is_synthetic);
                code.text
            }
            Err(refusal) => {
                self.out.back(mark);
                self.holes.truncate(holes);
                self.hole(&stmt.span, stmt.line, &refusal.0)
            }
        };
        let text = self.in_cell(class, name, text);
        Some((self.field_name(class, name), text, stmt.line))
    }

    /// A parameter that becomes a field as it is, though it is read later on while the fields are made: it
    /// stands last in the literal.
    fn kept_parameter(&self, value: ExprId, ty: &Ty) -> Option<String> {
        let Kind::Var(var) = self.kind(value) else {
            return None;
        };
        let info = self.program.var(*var);
        let binding = self.binding(*var);
        let defs = info.occurrences.iter().filter(|it| it.is_def).count();
        let last = self.program.funcs[self.func.at()].body.body.last()?;
        let is_used_after = info.occurrences.iter().any(|it| it.position > last.end);
        (info.is_param
            && binding.form == Form::Place
            && defs == 1
            && ty.is_shared()
            && info.ty == *ty
            && !is_used_after
            && self.is_kept_once(*var))
        .then(|| binding.name.clone())
    }

    /// Whether the value of a parameter goes to one field, and is only read besides, before the instance is there.
    fn is_kept_once(&self, var: VarId) -> bool {
        let Some(class) = self.program.func(self.func).class else {
            return false;
        };
        let Some(plan) = self.construction(class) else {
            return false;
        };
        let body = &self.program.func(self.func).body.body;
        let end = body.get(plan.split.wrapping_sub(1)).map_or(0, |it| it.end);
        let is_over = self
            .program
            .var(var)
            .occurrences
            .iter()
            .all(|it| it.position <= end);
        let kept = body[..plan.split].iter().filter(|stmt| {
            matches!(&stmt.kind, StmtKind::Assign { value, .. } if matches!(self.kind(*value), Kind::Var(of) if *of == var))
        });
        is_over && kept.count() == 1 && !self.effects.changed.contains(&var)
    }

    /// Fields that begin as the class says, with what that is.
    fn initial_fields(&mut self, class: ClassId) -> rustc_hash::FxHashMap<String, String> {
        let mut initial = rustc_hash::FxHashMap::default();
        for field in self.program.classes[class.at()].fields.clone() {
            if !field.is_given
                && field.default.is_none()
                && let Some(text) = self
                    .field_type(class, &field.name)
                    .as_ref()
                    .and_then(nothing_of)
            {
                initial.insert(field.name.clone(), text.to_owned());
            }
        }
        for (name, nothing) in self.late_fields(class) {
            // What is imported for the type of the field is there.
            let is_number = self.has_numbers && self.field_type(class, &name) == Some(Ty::Real);
            let nothing = if is_number {
                "Number::Float(0.0)"
            } else {
                nothing
            };
            initial.insert(name, nothing.to_owned());
        }
        for attribute in self.program.classes[class.at()].attributes.clone() {
            let key = (class, attribute.name.clone());
            if self.class_facts.attributes.get(&key) != Some(&AttributeForm::Field) {
                continue;
            }
            let init = self.program.method(class, "__init__");
            let is_made = init.is_some_and(|init| {
                let func = self.program.func(init);
                let me = func.params.first().map(|it| it.var);
                me.is_some_and(|me| self.assigns_this_field(&func.body, me, &attribute.name))
            });
            if is_made {
                continue;
            }
            let ty = self.field_type(class, &attribute.name).unwrap_or_default();
            if let Ok(code) = self.value(attribute.value, &ty) {
                initial.insert(attribute.name.clone(), code.text);
            }
        }
        initial
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

/// What stands for a field before it is set.
pub(super) fn nothing_of(ty: &Ty) -> Option<&'static str> {
    Some(match ty {
        Ty::Int => "0",
        Ty::Float | Ty::Real => "0.0",
        Ty::Bool => "false",
        Ty::Str => "String::new()",
        Ty::Lit => "\"\"",
        Ty::List(_) | Ty::Tuples(_) => "Vec::new()",
        Ty::Option(_) => "None",
        _ => return None,
    })
}

/// A field in the literal of a struct.
fn written_field(field: &str, text: &str) -> String {
    if field == text {
        format!("{field},")
    } else {
        format!("{field}: {text},")
    }
}
