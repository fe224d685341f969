//! Where the value of a variable goes, and what goes into it.

use super::{LOOKING, PUTTING, Search};
use crate::types::ir::{ExprId, Kind, Stmt, StmtKind, Suite, Target, VarId};

impl Search<'_, '_> {
    pub(super) fn expr(&mut self, id: ExprId) {
        let program = self.program;
        match program.kind(id) {
            Kind::Call(func, arguments) => {
                let is_looked_at = match program.kind(*func) {
                    Kind::Builtin(name) => match name.as_str() {
                        // Of two lists the larger one is given back.
                        "min" | "max" => arguments.len() == 1,
                        name => matches!(
                            name,
                            "len"
                                | "print"
                                | "sum"
                                | "sorted"
                                | "list"
                                | "tuple"
                                | "set"
                                | "dict"
                                | "str"
                                | "repr"
                                | "any"
                                | "all"
                                | "enumerate"
                                | "bool"
                        ),
                    },
                    _ => false,
                };
                for argument in arguments {
                    if !is_looked_at || argument.stars > 0 {
                        self.give(argument.value);
                    }
                }
            }
            Kind::Comprehension(of) => {
                self.give(of.element);
                of.key.into_iter().for_each(|it| self.give(it));
                for generator in &of.generators {
                    self.bind(&generator.target);
                }
            }
            Kind::Walrus(var, value) => {
                self.bound.insert(*var);
                self.give(*value);
            }
            Kind::Logic(..) if self.is_tested(id) => {}
            Kind::Var(var) => self.variable(*var, id),
            Kind::Index(..)
            | Kind::Attribute(..)
            | Kind::Compare(..)
            | Kind::Unary(..)
            | Kind::Slice(..)
            | Kind::Format(_) => {}
            kind => kind.parts().into_iter().for_each(|it| self.give(it)),
        }
    }

    /// A use of a variable: whether something in its value goes somewhere else there.
    fn variable(&mut self, var: VarId, id: ExprId) {
        let program = self.program;
        let Some(around) = self.parents.get(&id).copied() else {
            if !self.safe.contains(&id) {
                self.give_parts(var, id);
            }
            return;
        };
        let is_safe = match program.kind(around) {
            Kind::Index(object, _) if *object == id => self.is_place(around),
            Kind::Attribute(_, name) => match self.parents.get(&around).copied() {
                Some(call) => match program.kind(call) {
                    Kind::Call(func, arguments) if *func == around => {
                        if PUTTING.contains(&name.as_str()) || name == "setdefault" {
                            self.put(id, arguments.last().map(|it| it.value));
                        }
                        PUTTING.contains(&name.as_str())
                            || LOOKING.contains(&name.as_str())
                            || name == "setdefault" && self.is_place(call)
                    }
                    _ => false,
                },
                None => false,
            },
            Kind::Call(func, _) => {
                matches!(program.kind(*func), Kind::Builtin(name)
                    if matches!(name.as_str(), "len" | "bool" | "print" | "str" | "repr"))
            }
            Kind::Compare(..) | Kind::Format(_) => true,
            Kind::Unary(..) => true,
            Kind::Logic(..) => self.is_tested(around),
            _ => false,
        };
        if !is_safe {
            self.give_parts(var, id);
        }
    }

    /// Whether an expression only decides which way the code goes.
    fn is_tested(&self, id: ExprId) -> bool {
        match self.parents.get(&id) {
            None => self.safe.contains(&id),
            Some(around) => match self.program.kind(*around) {
                Kind::Unary(rustpython_ast::UnaryOp::Not, _) => true,
                Kind::Logic(..) => self.is_tested(*around),
                _ => false,
            },
        }
    }

    /// Whether a part of something is only changed, or looked into, where it is named.
    fn is_place(&self, id: ExprId) -> bool {
        match self.parents.get(&id) {
            None => self.safe.contains(&id),
            Some(around) => match self.program.kind(*around) {
                Kind::Index(object, _) => {
                    *object == id
                        && match self.parents.get(around) {
                            // An item of an item: as it may be shared, only where it is compared or shown.
                            Some(outer) => matches!(
                                self.program.kind(*outer),
                                Kind::Compare(..) | Kind::Format(_) | Kind::Binary(..)
                            ),
                            None => self.safe.contains(around),
                        }
                }
                Kind::Attribute(_, name) => {
                    let call = self.parents.get(around).map(|it| self.program.kind(*it));
                    matches!(call, Some(Kind::Call(func, _)) if func == around)
                        && (matches!(
                            name.as_str(),
                            "append" | "appendleft" | "insert" | "add" | "extend" | "update"
                        ) || LOOKING.contains(&name.as_str()))
                }
                Kind::Compare(..) => true,
                Kind::Call(func, _) => {
                    matches!(self.program.kind(*func), Kind::Builtin(name)
                        if matches!(name.as_str(), "len" | "bool" | "print" | "str" | "repr"))
                }
                _ => false,
            },
        }
    }

    fn bind(&mut self, target: &Target) {
        match target {
            Target::Var(var) => {
                self.bound.insert(*var);
            }
            Target::Tuple(targets, _) => targets.iter().for_each(|it| self.bind(it)),
            _ => {}
        }
    }

    pub(super) fn suite(&mut self, suite: &Suite<'_>) {
        suite.body.iter().for_each(|it| self.stmt(it));
    }

    fn assigned(&mut self, stmt: &Stmt<'_>, target: &Target, value: ExprId, is_alone: bool) {
        match target {
            Target::Var(var) if is_alone && self.is_fresh(value) => {
                self.found.made.insert(*var, (stmt.end, stmt.block));
                if !self.has_fresh_parts(value) {
                    self.found.mixed.insert(*var);
                }
            }
            Target::Index(object, _) => {
                self.safe.insert(*object);
                self.put(*object, Some(value).filter(|_| is_alone));
            }
            Target::Slice(object, _) => self.put(*object, None),
            target => self.bind(target),
        }
    }

    fn stmt(&mut self, stmt: &Stmt<'_>) {
        match &stmt.kind {
            StmtKind::Assign { targets, value, .. } => {
                self.give(*value);
                match (targets.as_slice(), self.program.kind(*value)) {
                    // Two displays side by side are not one tuple.
                    ([Target::Tuple(targets, None)], Kind::Tuple(items))
                        if targets.len() == items.len() =>
                    {
                        for (target, item) in targets.iter().zip(items) {
                            self.assigned(stmt, target, *item, true);
                        }
                    }
                    ([target], _) => self.assigned(stmt, target, *value, true),
                    (targets, _) => {
                        for target in targets {
                            self.assigned(stmt, target, *value, false);
                        }
                    }
                }
            }
            StmtKind::Augmented {
                target,
                value,
                read,
                ..
            } => {
                self.safe.insert(*read);
                match target {
                    Target::Index(object, _) => {
                        self.safe.insert(*object);
                    }
                    Target::Var(_) => self.put(*read, None),
                    _ => {}
                }
                self.give(*value);
            }
            StmtKind::Delete(targets) => {
                for target in targets {
                    if let Target::Index(object, _) | Target::Slice(object, _) = target {
                        self.safe.insert(*object);
                    }
                }
            }
            StmtKind::Compound(..) => {
                if let Some(read) = self.program.matches.get(&stmt.start) {
                    self.give(read.subject);
                }
            }
            StmtKind::For { target, .. } => self.bind(target),
            StmtKind::While { test, .. } => {
                self.safe.insert(*test);
            }
            StmtKind::If { arms, .. } => self.safe.extend(arms.iter().map(|it| it.test)),
            // What is given back is given away when nothing is changed here any more.
            StmtKind::Return(Some(value)) => {
                self.safe.insert(*value);
            }
            StmtKind::Yield(Some(value), _) => self.give(*value),
            _ => {}
        }
        for suite in stmt.suites() {
            self.suite(suite);
        }
    }
}
