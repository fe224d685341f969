//! The expressions and statements of a definition, made again for a copy of it.

use super::copies::{Copies, MAX_EXPRS};
use crate::types::ids::ExprId;
use crate::types::ir::{
    Argument, Arm, Comprehension, Generator, Kind, Piece, Stmt, StmtKind, Suite, Target,
};

/// What is made of something that may not be there.
macro_rules! made {
    ($made:expr) => {
        match $made {
            Some(made) => Some(made?),
            None => None,
        }
    };
}
pub(super) use made;

impl<'a> Copies<'a> {
    pub(super) fn expr(&mut self, copy: usize, old: ExprId) -> Option<ExprId> {
        if let Some(known) = self.all[copy].exprs.get(&old) {
            return Some(*known);
        }
        if self.program.exprs.len() >= MAX_EXPRS {
            return None;
        }
        let new = ExprId(u32::try_from(self.program.exprs.len()).ok()?);
        let expr = self.program.exprs[old.at()].clone();
        self.program.exprs.push(expr.clone());
        self.all[copy].exprs.insert(old, new);
        if self.program.grown.contains(&old) {
            self.program.grown.insert(new);
        }
        let kind = self.kind(copy, new, &expr.kind)?;
        self.program.exprs[new.at()].kind = kind;
        Some(new)
    }

    pub(super) fn kind(&mut self, copy: usize, new: ExprId, kind: &Kind) -> Option<Kind> {
        Some(match kind {
            Kind::Var(var) => Kind::Var(self.var(copy, *var)),
            Kind::Lambda(func) => Kind::Lambda(self.func_id(copy, *func)),
            kind @ (Kind::Func(_) | Kind::Class(_)) => match (self.used(kind), kind) {
                (Some(definition), _) => {
                    let stack = self.all[copy].stack.clone();
                    let above = stack
                        .iter()
                        .rev()
                        .find(|it| self.all[**it].of == definition);
                    let used = match above {
                        Some(above) => *above,
                        None => self.copy(definition, &stack)?,
                    };
                    self.inner.insert(new, used);
                    self.named(used)
                }
                (None, Kind::Func(func)) => Kind::Func(self.func_id(copy, *func)),
                (None, kind) => kind.clone(),
            },
            Kind::Attribute(of, name) => Kind::Attribute(self.expr(copy, *of)?, name.clone()),
            Kind::Call(func, given) => {
                let func = self.expr(copy, *func)?;
                let mut arguments = Vec::new();
                for it in given {
                    arguments.push(Argument {
                        value: self.expr(copy, it.value)?,
                        ..it.clone()
                    });
                }
                Kind::Call(func, arguments)
            }
            Kind::Binary(op, a, b) => Kind::Binary(*op, self.expr(copy, *a)?, self.expr(copy, *b)?),
            Kind::Unary(op, of) => Kind::Unary(*op, self.expr(copy, *of)?),
            Kind::Logic(is_and, items) => Kind::Logic(*is_and, self.many(copy, items)?),
            Kind::Compare(left, rest) => {
                let left = self.expr(copy, *left)?;
                let mut all = Vec::new();
                for (op, right) in rest {
                    all.push((*op, self.expr(copy, *right)?));
                }
                Kind::Compare(left, all)
            }
            Kind::Conditional { test, body, orelse } => Kind::Conditional {
                test: self.expr(copy, *test)?,
                body: self.expr(copy, *body)?,
                orelse: self.expr(copy, *orelse)?,
            },
            Kind::Tuple(items) => Kind::Tuple(self.many(copy, items)?),
            Kind::List(items) => Kind::List(self.many(copy, items)?),
            Kind::Set(items) => Kind::Set(self.many(copy, items)?),
            Kind::Dict(items) => {
                let mut all = Vec::new();
                for (key, value) in items {
                    all.push((
                        made!((*key).map(|it| self.expr(copy, it))),
                        self.expr(copy, *value)?,
                    ));
                }
                Kind::Dict(all)
            }
            Kind::Starred(of) => Kind::Starred(self.expr(copy, *of)?),
            Kind::Comprehension(of) => {
                let mut generators = Vec::new();
                for generator in &of.generators {
                    generators.push(Generator {
                        target: self.target(copy, &generator.target)?,
                        iter: self.expr(copy, generator.iter)?,
                        conditions: self.many(copy, &generator.conditions)?,
                    });
                }
                Kind::Comprehension(Comprehension {
                    shape: of.shape,
                    key: made!(of.key.map(|it| self.expr(copy, it))),
                    element: self.expr(copy, of.element)?,
                    generators,
                    is_parallel: of.is_parallel,
                    comes_late: of.comes_late,
                })
            }
            Kind::Index(a, b) => Kind::Index(self.expr(copy, *a)?, self.expr(copy, *b)?),
            Kind::Slice(of, bounds) => {
                Kind::Slice(self.expr(copy, *of)?, self.bounds(copy, *bounds)?)
            }
            Kind::Format(pieces) => Kind::Format(self.pieces(copy, pieces)?),
            Kind::Await(of) => Kind::Await(self.expr(copy, *of)?),
            Kind::Walrus(var, value) => {
                Kind::Walrus(self.var(copy, *var), self.expr(copy, *value)?)
            }
            other => other.clone(),
        })
    }

    fn pieces(&mut self, copy: usize, pieces: &[Piece]) -> Option<Vec<Piece>> {
        let mut all = Vec::new();
        for piece in pieces {
            all.push(match piece {
                Piece::Text(_) => piece.clone(),
                Piece::Field {
                    value,
                    conversion,
                    spec,
                } => Piece::Field {
                    value: self.expr(copy, *value)?,
                    conversion: *conversion,
                    spec: self.pieces(copy, spec)?,
                },
            });
        }
        Some(all)
    }

    fn target(&mut self, copy: usize, target: &Target) -> Option<Target> {
        Some(match target {
            Target::Var(var) => Target::Var(self.var(copy, *var)),
            Target::Tuple(targets, star) => Target::Tuple(self.targets(copy, targets)?, *star),
            Target::Index(a, b) => Target::Index(self.expr(copy, *a)?, self.expr(copy, *b)?),
            Target::Slice(of, bounds) => {
                Target::Slice(self.expr(copy, *of)?, self.bounds(copy, *bounds)?)
            }
            Target::Attribute(of, name) => Target::Attribute(self.expr(copy, *of)?, name.clone()),
            Target::Unsupported(why) => Target::Unsupported(why),
        })
    }

    fn targets(&mut self, copy: usize, targets: &[Target]) -> Option<Vec<Target>> {
        targets.iter().map(|it| self.target(copy, it)).collect()
    }

    pub(super) fn suite(&mut self, copy: usize, suite: &Suite<'a>) -> Option<Suite<'a>> {
        let mut body = Vec::new();
        for stmt in &suite.body {
            body.push(self.stmt(copy, stmt)?);
        }
        Some(Suite {
            block: suite.block,
            body,
        })
    }

    fn stmt(&mut self, copy: usize, stmt: &Stmt<'a>) -> Option<Stmt<'a>> {
        let kind = match &stmt.kind {
            StmtKind::Expr(id) => StmtKind::Expr(self.expr(copy, *id)?),
            StmtKind::Assign {
                targets,
                value,
                annotation,
            } => StmtKind::Assign {
                value: self.expr(copy, *value)?,
                targets: self.targets(copy, targets)?,
                annotation: *annotation,
            },
            StmtKind::Augmented {
                target,
                op,
                value,
                read,
            } => StmtKind::Augmented {
                target: self.target(copy, target)?,
                op: *op,
                value: self.expr(copy, *value)?,
                read: self.expr(copy, *read)?,
            },
            StmtKind::For {
                target,
                iter,
                body,
                orelse,
            } => StmtKind::For {
                target: self.target(copy, target)?,
                iter: self.expr(copy, *iter)?,
                body: self.suite(copy, body)?,
                orelse: made!(orelse.as_ref().map(|it| self.suite(copy, it))),
            },
            StmtKind::While { test, body, orelse } => StmtKind::While {
                test: self.expr(copy, *test)?,
                body: self.suite(copy, body)?,
                orelse: made!(orelse.as_ref().map(|it| self.suite(copy, it))),
            },
            StmtKind::If { arms, orelse } => {
                let mut all = Vec::new();
                for arm in arms {
                    all.push(Arm {
                        test: self.expr(copy, arm.test)?,
                        body: self.suite(copy, &arm.body)?,
                        line: arm.line,
                        head: arm.head.clone(),
                    });
                }
                StmtKind::If {
                    arms: all,
                    orelse: made!(orelse.as_ref().map(|it| self.suite(copy, it))),
                }
            }
            StmtKind::Return(value) => {
                StmtKind::Return(made!((*value).map(|it| self.expr(copy, it))))
            }
            StmtKind::Yield(value, is_from) => {
                StmtKind::Yield(made!((*value).map(|it| self.expr(copy, it))), *is_from)
            }
            StmtKind::Function(func) => StmtKind::Function(self.func_id(copy, *func)),
            StmtKind::Assert(test, text) => StmtKind::Assert(
                self.expr(copy, *test)?,
                made!((*text).map(|it| self.expr(copy, it))),
            ),
            StmtKind::Raise(error, cause) => StmtKind::Raise(
                made!((*error).map(|it| self.expr(copy, it))),
                made!((*cause).map(|it| self.expr(copy, it))),
            ),
            StmtKind::Delete(targets) => StmtKind::Delete(self.targets(copy, targets)?),
            StmtKind::Compound(suites, why) => {
                let mut all = Vec::new();
                for suite in suites {
                    all.push(self.suite(copy, suite)?);
                }
                StmtKind::Compound(all, why)
            }
            other => other.clone(),
        };
        Some(Stmt {
            kind,
            ..stmt.clone()
        })
    }
}
