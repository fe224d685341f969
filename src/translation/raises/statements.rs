//! What a statement raises, and the methods that it calls without a name for them.

use super::{Classes, Search};
use crate::types::exceptions::Exc;
use crate::types::ir::{ClassId, ExprId, Kind, Stmt, StmtKind, Target};
use crate::types::operator_name;
use crate::types::ty::Ty;

impl Search<'_, '_> {
    pub(super) fn stmt(&mut self, stmt: &Stmt<'_>, around: &Classes, out: &mut Classes) {
        if self.program.unreached.contains(&stmt.start) {
            return;
        }
        if !around.is_empty() {
            let known = self.found.watched.entry(stmt.start).or_default();
            known.extend(around);
        }
        match &stmt.kind {
            StmtKind::Expr(expr) => self.expr(*expr, around, out),
            StmtKind::Assign { targets, value, .. } => {
                self.expr(*value, around, out);
                for target in targets {
                    self.target(target, Some(*value), stmt, around, out);
                }
            }
            StmtKind::Augmented {
                target,
                op,
                value,
                read,
            } => {
                self.expr(*read, around, out);
                self.expr(*value, around, out);
                let classes = self.operator(*op, *read, *value);
                let classes = self.filtered(&classes, around);
                self.note_stmt(stmt, &classes, out);
                let mut called = self.of_operator(*op, *read, *value);
                if let (Ty::Instance(class) | Ty::Dyn(class), Some(name)) =
                    (self.types.of(*read).some(), operator_name(*op))
                {
                    called.extend(self.methods(*class, &format!("__i{name}__")));
                }
                for method in called {
                    let classes = self.called(method, around);
                    self.note_stmt(stmt, &classes, out);
                }
                if let Target::Attribute(..) = target {
                    self.target(target, None, stmt, around, out);
                }
            }
            StmtKind::For {
                target,
                iter,
                body,
                orelse,
            } => {
                self.expr(*iter, around, out);
                self.target(target, None, stmt, around, out);
                self.suite(body, around, out);
                orelse.iter().for_each(|it| self.suite(it, around, out));
            }
            StmtKind::While { test, body, orelse } => {
                self.expr(*test, around, out);
                self.suite(body, around, out);
                orelse.iter().for_each(|it| self.suite(it, around, out));
            }
            StmtKind::If { arms, orelse } => {
                for arm in arms {
                    self.expr(arm.test, around, out);
                    self.suite(&arm.body, around, out);
                }
                orelse.iter().for_each(|it| self.suite(it, around, out));
            }
            StmtKind::Return(value) | StmtKind::Yield(value, _) => {
                if let Some(value) = value {
                    self.expr(*value, around, out);
                }
            }
            StmtKind::Assert(test, message) => {
                self.expr(*test, around, out);
                message.iter().for_each(|it| self.expr(*it, around, out));
                let classes = self.filtered(&[Exc::Builtin("AssertionError")], around);
                self.note_stmt(stmt, &classes, out);
            }
            StmtKind::Delete(targets) => {
                for target in targets {
                    match target {
                        Target::Index(object, index) => {
                            self.expr(*object, around, out);
                            self.expr(*index, around, out);
                            let classes = match self.types.of(*object).some() {
                                Ty::Dict(..) => vec![Exc::Builtin("KeyError")],
                                _ => vec![Exc::Builtin("IndexError")],
                            };
                            let classes = self.filtered(&classes, around);
                            self.note_stmt(stmt, &classes, out);
                        }
                        target => self.target(target, None, stmt, around, out),
                    }
                }
            }
            StmtKind::Raise(exception, cause) => self.raise(stmt, *exception, *cause, around, out),
            StmtKind::Compound(suites, "try") if self.program.tries.contains_key(&stmt.start) => {
                self.attempt(stmt, suites, around, out);
            }
            StmtKind::Compound(suites, _) => {
                if let Some(read) = self.program.matches.get(&stmt.start) {
                    self.expr(read.subject, around, out);
                    let guards = read.cases.iter().filter_map(|it| it.guard);
                    guards.for_each(|it| self.expr(it, around, out));
                }
                if let Some((target, over)) = self.program.streams.get(&stmt.start).cloned() {
                    self.expr(over, around, out);
                    self.target(&target, None, stmt, around, out);
                    for func in self.types.of(over).runs() {
                        let classes = self.called(*func, around);
                        self.note_stmt(stmt, &classes, out);
                    }
                }
                let managers = self.program.guards.get(&stmt.start);
                for manager in managers.into_iter().flatten() {
                    self.expr(manager.value, around, out);
                    if manager.is_timeout(self.program) {
                        let classes = self.filtered(&[Exc::Builtin("TimeoutError")], around);
                        self.note_stmt(stmt, &classes, out);
                    }
                }
                suites.iter().for_each(|it| self.suite(it, around, out));
            }
            _ => {}
        }
    }

    /// What assigning to a target raises.
    fn target(
        &mut self,
        target: &Target,
        value: Option<ExprId>,
        stmt: &Stmt<'_>,
        around: &Classes,
        out: &mut Classes,
    ) {
        match target {
            Target::Tuple(targets, _) => {
                let is_fixed = value.is_some_and(|it| {
                    matches!(self.types.of(it), Ty::Tuple(items) if items.len() == targets.len())
                        || matches!(self.program.kind(it), Kind::Tuple(items) if items.len() == targets.len())
                });
                if value.is_some() && !is_fixed {
                    let classes = self.filtered(&[Exc::Builtin("ValueError")], around);
                    self.note_stmt(stmt, &classes, out);
                }
                for target in targets {
                    self.target(target, None, stmt, around, out);
                }
            }
            Target::Index(object, index) => {
                self.expr(*object, around, out);
                self.expr(*index, around, out);
                let ty = self.types.of(*object).some().clone();
                let classes = match ty {
                    Ty::Dict(..) => Vec::new(),
                    Ty::Instance(class) | Ty::Dyn(class) => {
                        self.call_method(class, "__setitem__", stmt, around, out);
                        Vec::new()
                    }
                    _ => vec![Exc::Builtin("IndexError")],
                };
                let classes = self.filtered(&classes, around);
                self.note_stmt(stmt, &classes, out);
            }
            Target::Slice(object, bounds) => {
                self.expr(*object, around, out);
                for bound in bounds.iter().flatten() {
                    self.expr(*bound, around, out);
                }
            }
            Target::Attribute(object, name) => {
                self.expr(*object, around, out);
                if let Ty::Instance(class) | Ty::Dyn(class) = self.types.of(*object).some() {
                    self.call_method(*class, name, stmt, around, out);
                }
            }
            _ => {}
        }
    }

    /// A statement that calls a method by its form.
    fn call_method(
        &mut self,
        class: ClassId,
        name: &str,
        stmt: &Stmt<'_>,
        around: &Classes,
        out: &mut Classes,
    ) {
        for method in self.methods(class, name) {
            let classes = self.called(method, around);
            self.note_stmt(stmt, &classes, out);
        }
    }
}
