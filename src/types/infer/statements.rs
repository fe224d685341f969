//! Types of what statements bind.

use super::super::exceptions;
use super::super::ir::{ExprId, Stmt, StmtKind, Suite, Target};
use super::super::narrow;
use super::super::ty::Ty;
use super::Infer;

impl<'a> Infer<'_, 'a, '_> {
    pub(super) fn suite(&mut self, suite: &Suite<'a>) {
        let before = self.narrowed.len();
        for stmt in &suite.body {
            self.stmt(stmt);
        }
        self.narrowed.truncate(before);
    }

    fn narrow(&mut self, test: ExprId, truth: bool) {
        let facts = narrow::facts(self.program, test, truth);
        self.narrowed.extend(facts);
    }

    /// What is assigned is not what the test was about any more.
    fn forget(&mut self, target: &Target) {
        match target {
            Target::Var(var) => self.narrowed.retain(|(narrowed, _)| narrowed != var),
            Target::Tuple(targets, _) => targets.iter().for_each(|it| self.forget(it)),
            _ => {}
        }
    }

    fn stmt(&mut self, stmt: &Stmt<'a>) {
        match &stmt.kind {
            StmtKind::Expr(expr) => {
                self.expr(*expr);
            }
            StmtKind::Assign {
                targets,
                value,
                annotation,
            } => {
                let mut ty = self.expr(*value);
                if let Some(annotation) = annotation {
                    let declared = self.annotations.read(annotation);
                    // Whether strings are owned, the value tells.
                    let erased = ty.map(&|of| if of.is_text() { Ty::Str } else { of });
                    if erased != declared {
                        ty = declared.join(&ty);
                    }
                }
                for target in targets {
                    self.forget(target);
                    self.assign(target, &ty, Some(*value));
                }
            }
            StmtKind::Declare => {}
            StmtKind::Augmented {
                target,
                op,
                value,
                read,
            } => {
                let left = self.expr(*read);
                let right = self.expr(*value);
                let ty = match self.operator_special(*op, &left, &right, *read, *value) {
                    Some(ty) => ty,
                    None => self.binary(*op, &left, &right, *read, *value),
                };
                if matches!(left.some(), Ty::List(_)) && right != Ty::Unknown {
                    self.expect(*value, &left);
                }
                self.assign(target, &ty, None);
            }
            StmtKind::For {
                target,
                iter,
                body,
                orelse,
            } => {
                self.expr(*iter);
                self.as_list(*iter);
                let over = self.types.of(*iter).clone();
                let item = self.item_of(&over);
                self.forget(target);
                self.assign(target, &item, None);
                self.suite(body);
                orelse.iter().for_each(|it| self.suite(it));
            }
            StmtKind::While { test, body, orelse } => {
                self.expr(*test);
                let before = self.narrowed.len();
                self.narrow(*test, true);
                self.suite(body);
                self.narrowed.truncate(before);
                orelse.iter().for_each(|it| self.suite(it));
            }
            StmtKind::If { arms, orelse } => {
                let before = self.narrowed.len();
                for arm in arms {
                    self.expr(arm.test);
                    let outside = self.narrowed.len();
                    self.narrow(arm.test, true);
                    self.suite(&arm.body);
                    self.narrowed.truncate(outside);
                    self.narrow(arm.test, false);
                }
                orelse.iter().for_each(|it| self.suite(it));
                let leaves = arms.iter().all(|arm| always_leaves(&arm.body));
                if !(leaves && orelse.is_none()) {
                    self.narrowed.truncate(before);
                }
            }
            StmtKind::Yield(value, is_from) => {
                let ty = value.map_or(Ty::None, |it| self.expr(it));
                let item = if *is_from { ty.item() } else { ty };
                if self.program.funcs[self.func.at()].refused.is_none() {
                    self.join_return(self.func, &Ty::iter(item));
                }
            }
            StmtKind::Return(value) if self.program.funcs[self.func.at()].is_generator => {
                if let Some(value) = value {
                    self.expr(*value);
                }
            }
            StmtKind::Return(value) => {
                let ty = value.map_or(Ty::None, |it| self.expr(it));
                self.join_return(self.func, &ty);
                if let Some(value) = value {
                    let ret = self.program.funcs[self.func.at()].ret.clone();
                    self.expect(*value, &ret);
                    if let Some(annotation) = self.program.funcs[self.func.at()].returns {
                        let declared = self.annotations.read(annotation);
                        if declared.is_shared() {
                            self.expect(*value, &declared);
                        }
                    }
                }
            }
            StmtKind::Assert(test, message) => {
                self.expr(*test);
                message.iter().for_each(|it| {
                    self.expr(*it);
                });
                self.narrow(*test, true);
            }
            StmtKind::Delete(targets) => {
                for target in targets {
                    match target {
                        Target::Index(object, index) => {
                            let of = self.expr(*object);
                            let key = self.expr(*index);
                            if let Ty::Instance(class) = of.some() {
                                let class = *class;
                                self.call_special(class, "__delitem__", &[(Some(*index), key)]);
                            }
                        }
                        Target::Slice(object, bounds) => {
                            self.expr(*object);
                            bounds.iter().flatten().for_each(|it| {
                                self.expr(*it);
                            });
                        }
                        _ => {}
                    }
                }
            }
            StmtKind::Raise(exception, cause) => {
                for id in exception.iter().chain(cause) {
                    self.expr(*id);
                }
            }
            StmtKind::Compound(suites, _) => {
                self.handlers(stmt.start);
                suites.iter().for_each(|it| self.suite(it));
            }
            StmtKind::Function(_) | StmtKind::Class(_) => {}
            StmtKind::Break
            | StmtKind::Continue
            | StmtKind::Pass
            | StmtKind::Import
            | StmtKind::Scoping
            | StmtKind::Docstring
            | StmtKind::Unsupported(_) => {}
        }
    }
}

impl Infer<'_, '_, '_> {
    /// What the handlers of a `try` bind.
    fn handlers(&mut self, at: u32) {
        let Some(read) = self.program.tries.get(&at).cloned() else {
            return;
        };
        for handler in &read.handlers {
            if let Some(class) = handler.class {
                self.expr(class);
            }
            if let Some(var) = handler.var {
                let classes = exceptions::caught(self.program, handler.class);
                let ty = classes.map_or(Ty::Mixed, |it| {
                    Ty::Error(exceptions::common(self.program, &it))
                });
                self.join_var(var, &ty);
            }
        }
    }
}

/// Whether code never gets to the end of a block.
pub(crate) fn always_leaves(suite: &Suite<'_>) -> bool {
    let last = suite.body.last();
    match last.map(|it| &it.kind) {
        Some(StmtKind::Compound(_, "try")) => last.is_some_and(|it| it.ends),
        Some(StmtKind::Return(_) | StmtKind::Break | StmtKind::Continue | StmtKind::Raise(..)) => {
            true
        }
        Some(StmtKind::If {
            arms,
            orelse: Some(orelse),
        }) => arms.iter().all(|it| always_leaves(&it.body)) && always_leaves(orelse),
        _ => false,
    }
}
