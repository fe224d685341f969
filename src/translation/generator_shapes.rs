//! Which shape a generator takes in Rust: a closure, a list, or a state of its own.

use super::translator::{Res, Translator, refuse};
use crate::types::ir::{ExprId, FuncId, Kind, Stmt, StmtKind, Suite, Target};
use crate::types::passing::named;
use crate::types::ty::Ty;
use rustc_hash::FxHashSet;
use rustpython_ast::Operator;

/// What a generator becomes.
pub(super) enum Shape {
    /// A closure that is asked for each value.
    Closure(FxHashSet<u32>),
    /// A list.
    List,
    /// A body that stops where it yields.
    Lazy,
}

impl Translator<'_, '_> {
    pub(super) fn shape(&self, id: FuncId) -> Res<Shape> {
        let func = self.program.func(id);
        let in_try = self.yields_in_try(&func.body);
        if in_try == Some(false) {
            return refuse("a yield within a try");
        }
        if self.raises.fails(id) && !self.may_fail(id) {
            return refuse("a generator that may raise what is caught");
        }
        if in_try.is_some() || self.raises.fails(id) {
            return Ok(Shape::Lazy);
        }
        if let Some(late) = self.closure_shape(id) {
            return Ok(Shape::Closure(late));
        }
        let is_eager = !self.may_stop(id)
            && self.is_silent(id, &mut FxHashSet::default())
            && self.is_finite(&func.body);
        Ok(if is_eager { Shape::List } else { Shape::Lazy })
    }

    /// The late `yield`s of a generator that is a loop with some assignments before it.
    fn closure_shape(&self, id: FuncId) -> Option<FxHashSet<u32>> {
        let func = self.program.func(id);
        let body: Vec<&Stmt<'_>> = func.body.body.iter().collect();
        let (last, prelude) = body.split_last()?;
        let is_plain = |it: &&&Stmt<'_>| {
            matches!(
                it.kind,
                StmtKind::Assign { .. } | StmtKind::Docstring | StmtKind::Pass
            ) && !self.calls_own(it.start, it.end)
        };
        if prelude.iter().filter(is_plain).count() != prelude.len() {
            return None;
        }
        let mut late = FxHashSet::default();
        let body = match &last.kind {
            StmtKind::While {
                body, orelse: None, ..
            } => body,
            StmtKind::For {
                iter,
                body,
                orelse: None,
                ..
            } => {
                let goes_on = !super::rounds::ends_early(body) || super::rounds::yields_until(body);
                if !goes_on || !self.is_of_params(id, *iter) {
                    return None;
                }
                body
            }
            _ => return None,
        };
        (yields(body) && self.yields_last(body, true, &mut late)).then_some(late)
    }

    /// Whether each `yield` of a loop's body is the last that it does but for assignments.
    fn yields_last(&self, suite: &Suite<'_>, is_outer: bool, late: &mut FxHashSet<u32>) -> bool {
        for (index, stmt) in suite.body.iter().enumerate() {
            let rest = &suite.body[index + 1..];
            match &stmt.kind {
                StmtKind::Yield(_, true) | StmtKind::Yield(None, _) => return false,
                StmtKind::Yield(..) => {
                    if rest.is_empty() {
                        continue;
                    }
                    let are_quiet = rest.iter().all(|it| {
                        let targets = match &it.kind {
                            StmtKind::Assign { targets, .. } => targets.as_slice(),
                            StmtKind::Augmented { target, .. } => std::slice::from_ref(target),
                            _ => return false,
                        };
                        targets.iter().all(is_of_names) && self.is_own_sum(it.start, it.end)
                    });
                    if !are_quiet || !is_outer && self.in_loop_with_more(suite) {
                        return false;
                    }
                    late.insert(stmt.start);
                    return true;
                }
                StmtKind::If { arms, orelse } => {
                    let suites = arms.iter().map(|it| &it.body).chain(orelse);
                    for inner in suites {
                        if yields(inner)
                            && (!rest.is_empty() || !self.yields_last(inner, false, late))
                        {
                            return false;
                        }
                    }
                }
                StmtKind::Break => return false,
                StmtKind::Return(_) => return false,
                _ if yields_in(stmt) => return false,
                _ => {}
            }
        }
        true
    }

    /// A block below the loop's own: what follows it has been checked to be nothing.
    fn in_loop_with_more(&self, _: &Suite<'_>) -> bool {
        false
    }

    /// Whether a loop goes over nothing but parameters that are borrowed, and small values.
    fn is_of_params(&self, id: FuncId, iter: ExprId) -> bool {
        let span = &self.program.expr(iter).span;
        self.exprs_in(span).all(|it| {
            match it.kind {
                    Kind::Var(var) => {
                        let info = self.program.var(var);
                        let reads = info.occurrences.iter().filter(|it| !it.is_def).count();
                        (info.ty.is_copy() || self.iterator_param(var).is_some() && reads == 1)
                            && info.func == id
                            || info.is_param
                                && info.func == id
                                && self.binding(var).form == super::code::Form::Ref
                                && !info.is_passed
                    }
                    Kind::Call(func, _) => matches!(self.kind(func), Kind::Builtin(name)
                        if matches!(name.as_str(), "range" | "enumerate" | "zip" | "len" | "reversed")),
                    Kind::Slice(..) | Kind::Comprehension(_) => false,
                    // An iterator can't hold the cell that it looks into.
                    Kind::Attribute(object, ref name) => !matches!(self.ty(object).some(),
                        Ty::Instance(class) if self.class_facts.held.contains_key(
                            &(self.program.field_owner(*class, name), name.clone()))),
                    _ => true,
                }
        })
    }

    /// Whether what is computed may be computed a step too early: from nothing that others change, and
    /// without stopping.
    fn is_own_sum(&self, start: u32, end: u32) -> bool {
        self.exprs_between(start, end).all(|it| match &it.kind {
            Kind::Var(var) => {
                let info = self.program.var(*var);
                let func = named(self.program, self.program.blocks[it.block.at()].func);
                info.func == func && (info.ty.is_copy() || info.ty.is_text())
            }
            Kind::Binary(op, _, right) => !self.may_divide_by_zero(*op, *right),
            Kind::Int(_) | Kind::Float(_) | Kind::Str(_) | Kind::Bool(_) | Kind::None => true,
            Kind::Tuple(_) | Kind::Unary(..) | Kind::Compare(..) | Kind::Conditional { .. } => true,
            _ => false,
        })
    }

    fn may_divide_by_zero(&self, op: Operator, right: ExprId) -> bool {
        matches!(op, Operator::Div | Operator::FloorDiv | Operator::Mod)
            && !matches!(self.kind(right), Kind::Int(1..) | Kind::Float(_))
            && !self.ty(right).is_text()
    }

    /// Whether a generator divides by what may be zero, or reads a number: made at once, it would stop
    /// before the values ahead of that are used.
    fn may_stop(&self, id: FuncId) -> bool {
        self.program.exprs.iter().any(|it| {
            named(self.program, self.program.blocks[it.block.at()].func) == id
                && match &it.kind {
                    Kind::Binary(op, left, right) => {
                        self.ty(*left).is_number() && self.may_divide_by_zero(*op, *right)
                    }
                    Kind::Call(func, given) => {
                        matches!(self.kind(*func), Kind::Builtin(name) if name == "int" || name == "float")
                            && given.iter().any(|it| self.ty(it.value).is_text())
                    }
                    _ => false,
                }
        })
    }

    fn calls_own(&self, start: u32, end: u32) -> bool {
        self.exprs_between(start, end).any(|it| {
            match it.kind {
                    Kind::Call(func, _) => !matches!(self.kind(func), Kind::Builtin(name) if name != "print" && name != "input" && name != "open" && name != "next"),
                    _ => false,
                }
        })
    }

    /// Whether a function does nothing that others see but to give its values.
    pub(super) fn is_silent(&self, id: FuncId, seen: &mut FxHashSet<FuncId>) -> bool {
        if !seen.insert(id) {
            return true;
        }
        if self.effects.changers.contains(&id) {
            return false;
        }
        self.program.exprs.iter().all(|it| {
            if named(self.program, self.program.blocks[it.block.at()].func) != id {
                return true;
            }
            match &it.kind {
                Kind::Var(var) => !matches!(
                    self.binding(*var).global,
                    Some(super::variables::Global::Cell | super::variables::Global::Refused)
                ),
                Kind::Call(func, _) => match self.kind(*func) {
                    Kind::Builtin(name) => !matches!(
                        name.as_str(),
                        "print" | "input" | "open" | "next" | "exec" | "eval"
                    ),
                    Kind::Func(callee) => self.is_silent(*callee, seen),
                    Kind::Import(name) => {
                        ["math.", "itertools.", "heapq.", "bisect.", "collections."]
                            .iter()
                            .any(|it| name.starts_with(it))
                    }
                    Kind::Attribute(object, _) => !matches!(
                        self.ty(*object).some(),
                        Ty::Unknown | Ty::Mixed | Ty::Instance(_)
                    ),
                    _ => false,
                },
                _ => true,
            }
        })
    }

    /// Whether all loops end for sure, or can.
    fn is_finite(&self, suite: &Suite<'_>) -> bool {
        suite.body.iter().all(|stmt| match &stmt.kind {
            StmtKind::While { test, body, .. } => {
                let is_endless = matches!(self.kind(*test), Kind::Bool(true) | Kind::Int(1));
                (!is_endless || may_leave(body)) && self.is_finite(body)
            }
            StmtKind::For { iter, body, .. } => {
                let is_endless = match self.kind(*iter) {
                    Kind::Call(func, _) => match self.kind(*func) {
                        Kind::Import(name) => matches!(
                            name.as_str(),
                            "itertools.count" | "itertools.cycle" | "itertools.repeat"
                        ),
                        Kind::Func(callee) => {
                            self.program.func(*callee).is_generator && !self.gives_list_of(*callee)
                        }
                        _ => false,
                    },
                    Kind::Var(var) => matches!(self.program.var(*var).ty, Ty::Iter(_)),
                    _ => false,
                };
                !is_endless && self.is_finite(body)
            }
            StmtKind::If { arms, orelse } => {
                arms.iter().all(|it| self.is_finite(&it.body))
                    && orelse.iter().all(|it| self.is_finite(it))
            }
            _ => true,
        })
    }

    fn gives_list_of(&self, id: FuncId) -> bool {
        self.closure_shape(id).is_none()
            || matches!(
                self.program.func(id).body.body.last().map(|it| &it.kind),
                Some(StmtKind::For { .. })
            )
    }
}

/// Whether statements leave the loop that they are in.
fn may_leave(suite: &Suite<'_>) -> bool {
    suite.body.iter().any(|stmt| match &stmt.kind {
        StmtKind::Break | StmtKind::Return(_) => true,
        StmtKind::If { arms, orelse } => {
            arms.iter().any(|it| may_leave(&it.body)) || orelse.iter().any(may_leave)
        }
        _ => false,
    })
}

/// Whether nothing but names is assigned to.
fn is_of_names(target: &Target) -> bool {
    match target {
        Target::Var(_) => true,
        Target::Tuple(targets, _) => targets.iter().all(is_of_names),
        _ => false,
    }
}

pub(super) fn yields(suite: &Suite<'_>) -> bool {
    suite.body.iter().any(yields_in)
}

fn yields_in(stmt: &Stmt<'_>) -> bool {
    match &stmt.kind {
        StmtKind::Yield(..) => true,
        StmtKind::If { arms, orelse } => {
            arms.iter().any(|it| yields(&it.body)) || orelse.iter().any(yields)
        }
        StmtKind::For { body, orelse, .. } | StmtKind::While { body, orelse, .. } => {
            yields(body) || orelse.iter().any(yields)
        }
        StmtKind::Compound(suites, _) => suites.iter().any(yields),
        _ => false,
    }
}
