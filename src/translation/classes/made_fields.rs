//! The fields of a new instance, each from the statement that first assigns it.

use super::super::code::{Code, Form, without_turbofish};
use super::super::translator::{Res, Translator};
use super::AttributeForm;
use crate::types::ir::{ClassId, ExprId, Kind, Stmt, StmtKind, Suite, Target, VarId};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
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
                && self.program.var(*var).assignments() == 1
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

    /// Declares the fields that the arms of an `if` make.
    pub(super) fn declare_fields_of_arms(&mut self, stmt: &Stmt<'_>, me: VarId, class: ClassId) {
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
    pub(super) fn plain_field(
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
        let defs = info.assignments();
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
    pub(super) fn initial_fields(
        &mut self,
        class: ClassId,
    ) -> rustc_hash::FxHashMap<String, String> {
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
pub(super) fn written_field(field: &str, text: &str) -> String {
    if field == text {
        format!("{field},")
    } else {
        format!("{field}: {text},")
    }
}
