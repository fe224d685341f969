//! Loops over the values of a record: they are those that it holds when a round begins, so that what changes it
//! on the way cannot be left in.

use crate::types::changing::changes;
use std::cell::Cell;

use super::super::super::ids::{ClassId, ExprId};
use super::super::super::ir::{Kind, Program, StmtKind, Suite, Target};
use super::super::statements::in_suite;
use super::super::uses::class_of;
use super::Spelling;

const CHANGED: &str = "a dict of mixed values that may change while it is gone through";

impl Spelling<'_, '_> {
    /// Leaves a hole where the values of a record are gone through by a loop in which it may change.
    pub(super) fn check_loop(&mut self, iter: ExprId, body: &Suite<'_>) {
        if let Some(class) = self.values_gone_through(iter)
            && self.may_change(class, body)
        {
            self.program.exprs[iter.at()].kind = Kind::Unsupported(CHANGED);
        }
    }

    /// The kind of records whose values a display goes through.
    fn values_gone_through(&self, iter: ExprId) -> Option<ClassId> {
        let items = match self.program.kind(iter) {
            Kind::List(items) => items,
            Kind::Call(func, arguments) => {
                let is_lazy = matches!(self.program.kind(*func), Kind::Builtin(name)
                    if matches!(name.as_str(), "enumerate" | "zip" | "reversed"));
                let mut arguments = arguments.iter().filter(|_| is_lazy);
                return arguments.find_map(|it| self.values_gone_through(it.value));
            }
            _ => return None,
        };
        items.iter().find_map(|it| {
            let value = match self.program.kind(*it) {
                Kind::Tuple(pair) => *pair.last()?,
                _ => *it,
            };
            let value = match self.program.kind(value) {
                Kind::Held(field, None) => *field,
                _ => value,
            };
            match self.program.kind(value) {
                Kind::Attribute(object, _) => class_of(self.types, *object),
                _ => None,
            }
        })
    }

    fn may_change(&self, class: ClassId, body: &Suite<'_>) -> bool {
        let (Some(first), Some(last)) = (body.body.first(), body.body.last()) else {
            return false;
        };
        let mut changes = false;
        in_suite(body, &mut |stmt| changes |= self.assigns(&stmt.kind, class));
        let mut calls = false;
        let within = self.program.exprs.iter();
        for expr in within.filter(|it| (first.start..=last.end).contains(&it.position)) {
            let Kind::Call(func, _) = &expr.kind else {
                continue;
            };
            match self.program.kind(*func) {
                Kind::Attribute(object, name) => {
                    let is_own = |it: &Program<'_>| {
                        let mut all = it.funcs.iter();
                        all.any(|it| it.class.is_some() && it.name == *name)
                    };
                    calls |= is_own(self.program);
                    changes |= crate::types::changing::changes(name) && self.is_of(*object, class);
                }
                Kind::Builtin(_) | Kind::Import(_) | Kind::Class(_) => {}
                _ => calls = true,
            }
        }
        changes || calls && self.is_assigned_in_functions(class)
    }

    /// Whether an expression is a record of that kind, or may be in one.
    fn is_of(&self, object: ExprId, class: ClassId) -> bool {
        if class_of(self.types, object) == Some(class) {
            return true;
        }
        let ty = self.types.of(object).some();
        let found = Cell::new(false);
        for (_, field) in self.types.fields.iter().filter(|it| it.0.0 == class) {
            field.map(&|of| {
                found.set(found.get() || of == *ty);
                of
            });
        }
        ty.is_shared() && found.get()
    }

    fn assigns(&self, kind: &StmtKind<'_>, class: ClassId) -> bool {
        let is_it = |target: &Target| self.is_place_of(target, class);
        match kind {
            StmtKind::Assign { targets, .. } | StmtKind::Delete(targets) => {
                targets.iter().any(is_it)
            }
            StmtKind::Augmented { target, .. } | StmtKind::For { target, .. } => is_it(target),
            _ => false,
        }
    }

    fn is_place_of(&self, target: &Target, class: ClassId) -> bool {
        match target {
            Target::Attribute(object, _) | Target::Index(object, _) | Target::Slice(object, _) => {
                self.is_of(*object, class)
            }
            Target::Tuple(targets, _) => targets.iter().any(|it| self.is_place_of(it, class)),
            _ => false,
        }
    }

    /// Whether a function assigns something of such records, or changes what they hold.
    fn is_assigned_in_functions(&self, class: ClassId) -> bool {
        let mut found = false;
        for func in self
            .program
            .funcs
            .iter()
            .skip(1)
            .filter(|it| !it.is_synthetic)
        {
            in_suite(&func.body, &mut |stmt| {
                found |= self.assigns(&stmt.kind, class);
            });
        }
        let exprs = self.program.exprs.iter();
        let mut calls = exprs.filter_map(|it| match &it.kind {
            Kind::Call(func, _) => Some(*func),
            _ => None,
        });
        found
            || calls.any(|it| {
                matches!(self.program.kind(it), Kind::Attribute(object, name)
                    if changes(name) && self.is_of(*object, class))
            })
    }
}
