//! What statements change, and what lends the places that they change.

use super::super::roots::root;
use super::Search;
use crate::types::ir::{ExprId, FuncId, Kind, Program, Stmt, StmtKind, Suite, Target, VarId};
use crate::types::ty::Ty;

/// The `self` of the methods that lend what a place belongs to: `x.get(k)` in `x.get(k).y`.
pub(super) fn lenders(program: &Program<'_>, expr: ExprId) -> Vec<VarId> {
    match program.kind(expr) {
        Kind::Index(..) | Kind::Attribute(..) if program.parted.contains(&expr) => Vec::new(),
        Kind::Index(object, _) | Kind::Attribute(object, _) => lenders(program, *object),
        Kind::Call(func, _) => match program.lending.calls.get(&expr) {
            Some(method) => {
                let mut found = lenders(program, *func);
                found.extend(program.func(*method).params.first().map(|it| it.var));
                found
            }
            None => Vec::new(),
        },
        _ => Vec::new(),
    }
}

impl Search<'_, '_> {
    /// Where `var` is changed, so is what lends this place.
    pub(super) fn follow_lenders(&mut self, var: VarId, place: ExprId) {
        for lender in lenders(self.program, place) {
            self.follows.push((var, lender));
        }
    }

    pub(super) fn change(&mut self, place: ExprId) {
        self.changed.extend(lenders(self.program, place));
        let is_private =
            matches!(self.program.kind(place), Kind::Var(var) if self.private.contains(var));
        if !is_private && !self.own_parts.is_unseen(self.program, place) {
            self.places.push(place);
        }
        let block = self.program.expr(place).block;
        self.changes.push((
            self.program.blocks[block.at()].func,
            root(self.program, place),
        ));
        if let Some(var) = root(self.program, place) {
            self.changed.insert(var);
        }
        self.changed_parts
            .insert(self.types.of(place).some().clone());
        // An object whose field is changed changes, too.
        let mut around = place;
        while let Kind::Index(of, _) | Kind::Attribute(of, _) = self.program.kind(around) {
            if self.program.parted.contains(&around) {
                break;
            }
            if let ty @ (Ty::Instance(_) | Ty::Dyn(_)) = self.types.of(*of).some()
                && !self.is_in_init(*of)
            {
                self.changed_parts.insert(ty.clone());
            }
            around = *of;
        }
        // `d.setdefault(k, []).append(x)` changes `d`, too.
        if let Kind::Call(func, _) = self.program.kind(place)
            && let Kind::Attribute(object, name) = self.program.kind(*func)
            && matches!(name.as_str(), "setdefault" | "get")
        {
            self.change(*object);
        }
        if let Kind::Conditional { body, orelse, .. } = self.program.kind(place) {
            self.change(*body);
            self.change(*orelse);
        }
    }

    pub(super) fn suite(&mut self, suite: &Suite<'_>, func: FuncId) {
        suite.body.iter().for_each(|it| self.stmt(it, func));
    }

    fn stmt(&mut self, stmt: &Stmt<'_>, func: FuncId) {
        match &stmt.kind {
            StmtKind::Assign { targets, value, .. } => {
                targets.iter().for_each(|it| self.target(it, Some(*value)));
                self.lasting(*value, None);
            }
            // Without a method for it, an instance is another one afterwards.
            StmtKind::Augmented {
                target: Target::Var(var),
                op,
                ..
            } if self.makes_another(*var, *op) => {}
            StmtKind::Augmented { target, read, .. } => match target {
                Target::Var(var) if self.program.var(*var).ty.is_shared() => {
                    self.changed.insert(*var);
                    self.change(*read);
                }
                Target::Var(var) => {
                    if self.program.var(*var).is_handed {
                        self.changed.insert(*var);
                    }
                }
                target => self.target(target, None),
            },
            StmtKind::Delete(targets) => targets.iter().for_each(|it| self.target(it, None)),
            StmtKind::For { target, iter, .. } => {
                self.go_through(*iter);
                let mut named = Vec::new();
                target.vars(&mut named);
                named.retain(|it| self.program.var(*it).is_handed);
                self.changed.extend(named);
                self.items(target, *iter);
            }
            StmtKind::Compound(..) => {
                if let Some(read) = self.program.matches.get(&stmt.start) {
                    for var in read.cases.iter().flat_map(|it| it.pattern.vars()) {
                        self.items(&Target::Var(var), read.subject);
                    }
                }
            }
            StmtKind::Return(Some(value)) => {
                self.given_back(*value, func);
                self.lasting(*value, Some(func));
            }
            _ => {}
        }
        for inner in stmt.suites() {
            self.suite(inner, func);
        }
    }
}
