//! What the body of a loop does to what the loop goes through, and to other variables.

use super::translator::{Res, Translator, refuse};
use crate::types::ir::{ExprId, Kind, Occurrence, StmtKind, Suite, Target, VarId};
use crate::types::ty::Ty;
use rustpython_ast::Operator;

impl Translator<'_, '_> {
    /// Whether a loop over a call takes from an iterator that the call is given, too.
    pub(super) fn shares_iterator(&self, iter: ExprId, body: &Suite<'_>) -> bool {
        let Kind::Call(func, arguments) = self.kind(iter) else {
            return false;
        };
        matches!(self.kind(*func), Kind::Func(_) | Kind::Attribute(..))
            && arguments.iter().any(|it| match self.kind(it.value) {
                Kind::Var(var) => self.iterators.contains_key(var) && self.is_taken_in(*var, body),
                _ => false,
            })
    }

    /// Whether a block uses a variable.
    pub(super) fn is_taken_in(&self, var: VarId, body: &Suite<'_>) -> bool {
        let (Some(first), Some(last)) = (body.body.first(), body.body.last()) else {
            return false;
        };
        let occurrences = &self.program.var(var).occurrences;
        occurrences
            .iter()
            .any(|it| !it.is_def && (first.start..=last.end).contains(&it.position))
    }

    /// The variables whose values a loop goes through while it runs.
    pub(super) fn gone_through(&self, iter: ExprId) -> Vec<VarId> {
        let mut found = Vec::new();
        let mut rest = vec![iter];
        while let Some(id) = rest.pop() {
            // Its values are lent.
            if let Some((object, ..)) = self.sorted_items(id) {
                rest.push(object);
                continue;
            }
            match self.kind(id) {
                Kind::Call(func, arguments) => match self.kind(*func) {
                    // These make a list of their own first.
                    Kind::Builtin(name)
                        if matches!(
                            name.as_str(),
                            "sorted" | "list" | "set" | "tuple" | "range" | "len"
                        ) => {}
                    Kind::Attribute(object, name)
                        if matches!(name.as_str(), "items" | "keys" | "values") =>
                    {
                        rest.push(*object);
                    }
                    Kind::Attribute(object, name) => {
                        if self.generator_method(*object, name).is_some() {
                            rest.push(*object);
                            rest.extend(arguments.iter().map(|it| it.value));
                        }
                    }
                    _ => rest.extend(arguments.iter().map(|it| it.value)),
                },
                _ => {
                    if self.ty(id).is_shared()
                        && let Some(var) = super::roots::root(self.program, id)
                    {
                        found.push(var);
                    }
                }
            }
        }
        found
    }

    /// Whether a target holds more than the items of its loop: what is assigned to it within.
    pub(super) fn is_widened(&self, var: VarId, item: &Ty) -> bool {
        let ty = &self.program.var(var).ty;
        ty != item
            && item.is_copy()
            && ty.join(item) == *ty
            && self.has_rust(ty)
            && !matches!((item, ty), (Ty::Lit, Ty::Str) if !self.binding(var).needs_mut)
    }

    /// Refuses a loop that borrows a field to change its items, and uses the instance otherwise, too.
    pub(super) fn check_apart(&self, over: ExprId, body: &Suite<'_>) -> Res<()> {
        let Kind::Attribute(object, field) = self.kind(over) else {
            return Ok(());
        };
        if self.taken_fields.contains(&over) {
            return Ok(());
        }
        let (Kind::Var(me), Some(block)) = (self.kind(*object), body.block) else {
            return refuse("a loop that changes what it goes through");
        };
        let inside =
            |it: &crate::types::ir::Expr| self.program.common_block(block, it.block) == block;
        let apart = self
            .program
            .exprs
            .iter()
            .filter(|it| inside(it))
            .filter(|it| match &it.kind {
                Kind::Attribute(of, name) => {
                    matches!(self.kind(*of), Kind::Var(var) if var == me)
                        && name != field
                        && matches!(self.ty(*of), Ty::Instance(class)
                            if self.field_type(*class, name).is_some()
                                && self.program.property(*class, name).is_none())
                }
                _ => false,
            })
            .count();
        let uses = self
            .program
            .var(*me)
            .occurrences
            .iter()
            .filter(|it| !it.is_def && self.program.common_block(block, it.block) == block);
        if uses.count() > apart {
            return refuse("a loop that changes what it goes through");
        }
        Ok(())
    }

    /// Whether a value is changed in place within some code.
    pub(super) fn changes_in(&self, var: VarId, body: &Suite<'_>) -> bool {
        self.effects.changed.contains(&var)
            && !self.is_unchanged_within(var, body)
            && self.occurs_in(var, body, |_| true)
    }

    /// Whether some code calls what may give a variable another value.
    pub(super) fn is_rebound_in(&self, var: VarId, body: &Suite<'_>) -> bool {
        let (Some(first), Some(last)) = (body.body.first(), body.body.last()) else {
            return false;
        };
        self.is_rebound_by_others(var)
            && self
                .exprs_between(first.start, last.end)
                .any(|it| match &it.kind {
                    Kind::Call(func, _) => match self.kind(*func) {
                        Kind::Func(id) => self.effects.rebinders.contains(id),
                        Kind::Builtin(_) | Kind::Class(_) | Kind::Import(_) => false,
                        _ => !self.effects.rebinders.is_empty(),
                    },
                    _ => false,
                })
    }

    /// Whether a variable occurs in some code.
    pub(super) fn occurs_within(&self, var: VarId, body: &Suite<'_>) -> bool {
        self.occurs_in(var, body, |_| true)
    }

    /// Whether a variable is given another value within some code.
    pub(super) fn is_assigned_in(&self, var: VarId, body: &Suite<'_>) -> bool {
        self.occurs_in(var, body, |it| it.is_def)
    }

    fn occurs_in(
        &self,
        var: VarId,
        body: &Suite<'_>,
        is_asked: impl Fn(&Occurrence) -> bool,
    ) -> bool {
        let Some(block) = body.block else { return true };
        let occurrences = &self.program.var(var).occurrences;
        occurrences.iter().filter(|it| is_asked(it)).any(|it| {
            let mut around = self.program.blocks_around(it.block);
            around.any(|it| it == block)
        })
    }

    /// Whether a block changes nothing of the type of a variable, nor of what that holds.
    pub(super) fn is_unchanged_within(&self, var: VarId, body: &Suite<'_>) -> bool {
        let (Some(first), Some(last)) = (body.body.first(), body.body.last()) else {
            return false;
        };
        let ty = self.program.var(var).ty.some();
        self.changes
            .are_none(first.start, last.end, |part| self.holds(ty, part, 0))
    }

    /// Whether the order in which the rounds of a loop come shows nowhere.
    pub(super) fn is_order_free(&self, body: &Suite<'_>) -> bool {
        body.body.iter().all(|stmt| match &stmt.kind {
            StmtKind::Augmented { target: Target::Var(var), op, .. } => {
                matches!(op, Operator::Add | Operator::Sub | Operator::BitOr | Operator::BitAnd) && self.program.var(*var).ty == Ty::Int
            }
            StmtKind::Expr(expr) => match self.kind(*expr) {
                Kind::Call(func, _) => matches!(self.kind(*func), Kind::Attribute(object, name)
                    if matches!(name.as_str(), "add" | "discard") && matches!(self.ty(*object), Ty::Set(_))),
                _ => false,
            },
            StmtKind::Assign { targets, .. } => targets.iter().all(|it| match it {
                // What is made anew in each round.
                Target::Var(var) => self.program.blocks_around(self.binding(*var).home).any(|it| Some(it) == body.block) || self.is_local_to(*var, body),
                Target::Tuple(targets, _) => targets.iter().all(|it| matches!(it, Target::Var(var) if self.is_local_to(*var, body))),
                // Counted in a dict whose order shows nowhere.
                Target::Index(object, _) => super::roots::root(self.program, *object).is_some_and(|it| self.is_unshown(it)),
                _ => false,
            }),
            StmtKind::If { arms, orelse } => {
                arms.iter().all(|it| self.is_order_free(&it.body)) && orelse.as_ref().is_none_or(|it| self.is_order_free(it))
            }
            StmtKind::For { body, orelse, .. } => self.is_order_free(body) && orelse.is_none(),
            StmtKind::Continue | StmtKind::Pass => true,
            _ => false,
        })
    }

    pub(super) fn is_local_to(&self, var: VarId, body: &Suite<'_>) -> bool {
        let home = self.binding(var).home;
        self.program
            .blocks_around(home)
            .any(|it| Some(it) == body.block)
    }

    /// Whether a dict is only asked by key, or made into a set: its order shows nowhere.
    pub(super) fn is_unshown(&self, var: VarId) -> bool {
        let is_shown = |expr: &crate::types::ir::Expr| match &expr.kind {
            Kind::Call(func, arguments) => {
                let by_method = matches!(self.kind(*func), Kind::Attribute(object, name)
                    if matches!(self.kind(*object), Kind::Var(it) if *it == var)
                        && !matches!(name.as_str(), "get" | "items"));
                by_method
                    || arguments
                        .iter()
                        .any(|it| matches!(self.kind(it.value), Kind::Var(it) if *it == var))
            }
            _ => false,
        };
        let into_set = |expr: &crate::types::ir::Expr| match &expr.kind {
            Kind::Comprehension(it) if it.shape != crate::types::ir::Shape::Set => it
                .generators
                .iter()
                .any(|it| super::roots::root(self.program, self.called_on(it.iter)) == Some(var)),
            _ => false,
        };
        let returned = self
            .program
            .funcs
            .iter()
            .any(|func| returns(self.program, &func.body, var));
        !self
            .program
            .exprs
            .iter()
            .any(|it| is_shown(it) || into_set(it))
            && !returned
    }

    pub(super) fn called_on(&self, id: ExprId) -> ExprId {
        match self.kind(id) {
            Kind::Call(func, _) => match self.kind(*func) {
                Kind::Attribute(object, _) => *object,
                _ => id,
            },
            _ => id,
        }
    }
}

fn returns(program: &crate::types::ir::Program<'_>, suite: &Suite<'_>, var: VarId) -> bool {
    suite.body.iter().any(|stmt| match &stmt.kind {
        StmtKind::Return(Some(value)) => {
            matches!(program.kind(*value), Kind::Var(it) if *it == var)
        }
        StmtKind::For { body, orelse, .. } | StmtKind::While { body, orelse, .. } => {
            returns(program, body, var)
                || orelse.as_ref().is_some_and(|it| returns(program, it, var))
        }
        StmtKind::If { arms, orelse } => {
            arms.iter().any(|it| returns(program, &it.body, var))
                || orelse.as_ref().is_some_and(|it| returns(program, it, var))
        }
        _ => false,
    })
}
