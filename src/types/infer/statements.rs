//! Types of what statements bind.

use super::super::exceptions::{self, Exc};
use super::super::ir::{Kind, Stmt, StmtKind, Suite, Target};
use super::super::narrow::Fact;
use super::super::phrases;
use super::super::ty::Ty;
use super::Infer;
use super::narrowing::is_something;

impl<'a> Infer<'_, 'a, '_> {
    pub(super) fn suite(&mut self, suite: &Suite<'a>) {
        let before = self.narrowed.len();
        for stmt in &suite.body {
            self.stmt(stmt);
        }
        self.narrowed.truncate(before);
    }

    fn stmt(&mut self, stmt: &Stmt<'a>) {
        match &stmt.kind {
            StmtKind::Expr(expr) => {
                self.dropped = Some(*expr);
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
                    let is_wider = matches!(declared, Ty::Iter(_)) && ty != Ty::Unknown;
                    if erased != declared && !is_wider {
                        ty = declared.join(&ty);
                    }
                }
                for target in targets {
                    self.forget(target);
                    self.assign(target, &ty, Some(*value));
                }
                // Of what is never None there is nothing to remember; what is not known yet may come to be something.
                if let [Target::Var(var)] = targets.as_slice()
                    && (is_something(&ty) || ty == Ty::Unknown)
                    && matches!(self.program.vars[var.at()].ty, Ty::Option(_) | Ty::None)
                {
                    self.narrowed.push((*var, Fact::Some));
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
                let mut right = self.expr(*value);
                if self.grow_masks(*op, (*read, &left), (*value, &right)) {
                    right = self.expr(*value);
                }
                self.learn_by_operands(*op, (*read, &left), (*value, &right));
                let ty = match self.operator_special(*op, &left, &right, *read, *value) {
                    Some(ty) => ty,
                    None => match self.binary(*op, &left, &right, *read, *value) {
                        Ty::Unknown => {
                            phrases::operation(self.program, &self.types, *op, (*read, *value))
                                .map_or(Ty::Unknown, |it| it.gives())
                        }
                        ty => ty,
                    },
                };
                let ty = match ty {
                    Ty::Int if self.program.grown.contains(read) => Ty::BigInt,
                    ty => ty,
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
                self.forget_assigned(body);
                self.forget(target);
                self.assign(target, &item, None);
                self.settle_display(*iter, target);
                self.suite(body);
                self.forget_assigned(body);
                orelse.iter().for_each(|it| self.suite(it));
                self.expect_of_loop(*iter, target);
                // What is put into a queue, those that the list holds are for.
                if let Target::Var(var) = target
                    && let ty @ (Ty::Channel(_) | Ty::Handle(..)) = &self.program.vars[var.at()].ty
                    && *ty != item
                {
                    let ty = ty.clone();
                    self.expect_item(*iter, &ty);
                }
                // What the items are taken for, a display of them is made of.
                if let (Target::Var(var), Kind::List(_)) = (target, self.program.kind(*iter))
                    && let Ty::Union(_) = self.program.vars[var.at()].ty
                {
                    let list = Ty::list(self.program.vars[var.at()].ty.clone());
                    self.expect(*iter, &list);
                    self.types.exprs[iter.at()] = list;
                }
            }
            StmtKind::While { test, body, orelse } => {
                self.forget_assigned(body);
                self.expr(*test);
                let before = self.narrowed.len();
                self.narrow(*test, true);
                self.suite(body);
                self.narrowed.truncate(before);
                self.forget_assigned(body);
                orelse.iter().for_each(|it| self.suite(it));
            }
            StmtKind::If { arms, orelse } => {
                let before = self.narrowed.len();
                for arm in arms {
                    self.expr(arm.test);
                    self.learn_by_refusal(arm.test, &arm.body);
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
                    let replaced = self.replaced_none(arms, orelse.as_ref());
                    for arm in arms {
                        self.forget_assigned(&arm.body);
                    }
                    orelse.iter().for_each(|it| self.forget_assigned(it));
                    self.narrowed.extend(replaced.map(|it| (it, Fact::Some)));
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
                    self.learn_from(*value, &ret);
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
                        Target::Attribute(object, _) => {
                            self.expr(*object);
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
            StmtKind::Compound(suites, "match") => {
                if let Some(read) = self.program.matches.get(&stmt.start).cloned() {
                    self.cases(&read, suites);
                }
            }
            StmtKind::Compound(suites, _) => {
                for item in self
                    .program
                    .locked
                    .get(&stmt.start)
                    .cloned()
                    .unwrap_or_default()
                {
                    self.expr(item);
                }
                self.handlers(stmt.start);
                if let Some((target, over)) = self.program.streams.get(&stmt.start).cloned() {
                    let item = match self.expr(over) {
                        Ty::Stream(of, _) => *of,
                        Ty::Mixed => Ty::Mixed,
                        _ => Ty::Unknown,
                    };
                    self.forget(&target);
                    self.assign(&target, &item, None);
                }
                let managers = self.program.guards.get(&stmt.start).cloned();
                for manager in managers.unwrap_or_default() {
                    let ty = self.expr(manager.value);
                    if let Some(var) = manager.var {
                        self.join_var(var, &ty);
                    }
                }
                let refusing = usize::from(self.refuses_texts(stmt.start));
                let (body, rest) = suites.split_at(refusing.min(suites.len()));
                self.refused_texts += body.len();
                body.iter().for_each(|it| self.suite(it));
                self.refused_texts -= body.len();
                rest.iter().for_each(|it| self.suite(it));
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
    /// Whether it is a `try` that waits for a text that is no number: for a `ValueError` by its name, and not for
    /// what has a type of which none is made.
    fn refuses_texts(&self, at: u32) -> bool {
        let Some(read) = self.program.tries.get(&at) else {
            return false;
        };
        let caught = read.handlers.iter();
        let caught = caught.filter_map(|it| exceptions::caught(self.program, Some(it.class?)));
        let caught: Vec<Exc> = caught.flatten().collect();
        let has = |name| caught.contains(&Exc::Builtin(name));
        has("ValueError") && !has("TypeError") && !has("OverflowError")
    }

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
        // An expression that ends is one that ends the program.
        Some(StmtKind::Compound(_, "try" | "match" | "with") | StmtKind::Expr(_)) => {
            last.is_some_and(|it| it.ends)
        }
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
