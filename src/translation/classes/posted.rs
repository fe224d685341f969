//! Fields that `__init__` leaves to methods and setters of the instance: they hold nothing until those are
//! called, right after the instance is there.

use super::super::translator::Translator;
use crate::types::always_leaves;
use crate::types::ir::{ClassId, Kind, Stmt, StmtKind, Suite, Target, VarId};
use crate::types::ty::Ty;

/// Methods call each other so deep, at most, until it is given up to find what they set.
const DEPTH: usize = 6;

impl Translator<'_, '_> {
    /// Whether the fields that are not `made` yet are all set by the rest of `__init__`, whatever way it
    /// takes: those fields, if there is something that each can hold until then.
    pub(super) fn posted(
        &self,
        class: ClassId,
        me: VarId,
        rest: &[Stmt<'_>],
        made: &[String],
    ) -> Option<Vec<String>> {
        if self.program.is_base(class) || self.base_of(class).is_some() {
            return None;
        }
        let open: Vec<(String, Ty)> = self
            .fields_of(class)
            .filter(|(name, _)| !made.iter().any(|it| it == name))
            .map(|(name, ty)| (name.to_owned(), ty.clone()))
            .collect();
        let mut set = Vec::new();
        self.surely_sets(rest, me, class, 0, &mut set);
        let can_wait = |(name, ty): &(String, Ty)| set.contains(name) && has_nothing(ty);
        open.iter()
            .all(can_wait)
            .then(|| open.into_iter().map(|it| it.0).collect())
    }

    /// The fields that statements set for certain, if they come to their end.
    fn surely_sets(
        &self,
        stmts: &[Stmt<'_>],
        me: VarId,
        class: ClassId,
        depth: usize,
        set: &mut Vec<String>,
    ) {
        for stmt in stmts {
            match &stmt.kind {
                StmtKind::Assign { targets, .. } => {
                    for target in targets {
                        self.sets_target(target, me, class, depth, set);
                    }
                }
                StmtKind::Expr(call) => {
                    if let Kind::Call(func, _) = self.kind(*call)
                        && let Kind::Attribute(object, name) = self.kind(*func)
                        && matches!(self.kind(*object), Kind::Var(var) if *var == me)
                        && let Some(method) = self.program.method(class, name)
                    {
                        self.sets_in(method, class, depth, set);
                    }
                }
                StmtKind::If {
                    arms,
                    orelse: Some(orelse),
                } if !returns(stmt) => {
                    let suites = arms.iter().map(|it| &it.body).chain([orelse]);
                    let mut common: Option<Vec<String>> = None;
                    for suite in suites.filter(|it| !always_leaves(it)) {
                        let mut own = Vec::new();
                        self.surely_sets(&suite.body, me, class, depth, &mut own);
                        common = Some(match common {
                            None => own,
                            Some(all) => all.into_iter().filter(|it| own.contains(it)).collect(),
                        });
                    }
                    set.extend(common.unwrap_or_default());
                }
                _ if returns(stmt) => return,
                _ => {}
            }
        }
    }

    fn sets_target(
        &self,
        target: &Target,
        me: VarId,
        class: ClassId,
        depth: usize,
        set: &mut Vec<String>,
    ) {
        if let Some(name) = self.is_own_attribute(target, me) {
            match self.program.setter(class, name) {
                Some(setter) => self.sets_in(setter, class, depth, set),
                None => set.push(name.to_owned()),
            }
        } else if let Target::Tuple(targets, _) = target {
            for target in targets {
                self.sets_target(target, me, class, depth, set);
            }
        }
    }

    fn sets_in(
        &self,
        method: crate::types::ir::FuncId,
        class: ClassId,
        depth: usize,
        set: &mut Vec<String>,
    ) {
        let func = self.program.func(method);
        if let Some(me) = func.params.first()
            && depth < DEPTH
            && !func.is_generator
        {
            self.surely_sets(&func.body.body, me.var, class, depth + 1, set);
        }
    }

    /// What stands for a field before it is set.
    pub(super) fn nothing_for(&mut self, ty: &Ty) -> Option<String> {
        if *ty == Ty::Real && self.has_numbers {
            return Some("Number::Float(0.0)".to_owned());
        }
        if let Some(text) = super::made_fields::nothing_of(ty) {
            return Some(text.to_owned());
        }
        let rust = self.rust_type(ty);
        let (name, _) = rust.split_once('<')?;
        has_nothing(ty).then(|| format!("{name}::new()"))
    }
}

/// Whether there is something that a field of a type can hold before it is set.
fn has_nothing(ty: &Ty) -> bool {
    super::made_fields::nothing_of(ty).is_some()
        || matches!(ty, Ty::Dict(..) | Ty::Set(_) | Ty::Deque(_))
}

/// Whether a statement may leave its function by `return`.
fn returns(stmt: &Stmt<'_>) -> bool {
    let within = |suite: &Suite<'_>| suite.body.iter().any(returns);
    matches!(stmt.kind, StmtKind::Return(_)) || stmt.suites().into_iter().any(within)
}
