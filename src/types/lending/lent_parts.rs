//! Which part of its own object a method gives back.

use super::super::Types;
use super::super::ir::{ExprId, Kind, Program, Stmt, StmtKind, Suite, Target, VarId};
use super::super::lent::{Kept, Lender};
use super::super::ty::{DictKind, Ty};

/// Reads one method.
pub(super) struct Search<'p, 'a> {
    pub(super) program: &'p Program<'a>,
    pub(super) types: &'p Types,
    /// `self`
    pub(super) own: VarId,
    pub(super) ret: Ty,
    pub(super) lender: Lender,
    pub(super) kept: Vec<(ExprId, ExprId, Kept)>,
    /// How many things are given back that are no None.
    pub(super) places: usize,
}

impl Search<'_, '_> {
    /// Nothing if something else than a part of `self` is given back.
    pub(super) fn suite(&mut self, suite: &Suite<'_>) -> Option<()> {
        for (at, stmt) in suite.body.iter().enumerate() {
            match &stmt.kind {
                StmtKind::Return(Some(value)) => {
                    let before = at.checked_sub(1).map(|it| &suite.body[it]);
                    self.given(*value, before)?;
                }
                StmtKind::Yield(..) => return None,
                _ => {}
            }
            for inner in stmt.suites() {
                self.suite(inner)?;
            }
        }
        Some(())
    }

    fn given(&mut self, value: ExprId, before: Option<&Stmt<'_>>) -> Option<()> {
        match self.program.kind(value) {
            Kind::None => return Some(()),
            Kind::Index(object, _) => {
                let item = self.item(*object)?;
                (item == self.ret).then_some(())?;
            }
            Kind::Call(func, arguments) => {
                let Kind::Attribute(object, name) = self.program.kind(*func) else {
                    return None;
                };
                let is_dict = matches!(self.types.of(*object), Ty::Dict(_, _, DictKind::Plain));
                let item = self.item(*object)?;
                (name == "get" && arguments.len() == 1 && is_dict && item == self.ret)
                    .then_some(())?;
            }
            Kind::Var(var) => {
                let var = *var;
                let info = self.program.var(var);
                let is_own = !info.is_param && !info.is_captured && info.ty == self.ret;
                is_own.then_some(())?;
                match self.put(var, before) {
                    Some((moved, kept)) => self.kept.push((moved, value, kept)),
                    None => self.reached(var, value)?,
                }
            }
            _ => return None,
        }
        self.places += 1;
        Some(())
    }

    /// What a field of `self` holds.
    fn item(&self, object: ExprId) -> Option<Ty> {
        let Kind::Attribute(of, _) = self.program.kind(object) else {
            return None;
        };
        matches!(self.program.kind(*of), Kind::Var(var) if *var == self.own).then_some(())?;
        match self.types.of(object) {
            Ty::Dict(_, value, DictKind::Plain) => Some((**value).clone()),
            Ty::List(item) => Some((**item).clone()),
            _ => None,
        }
    }

    /// `self.things[key] = thing` or `self.things.append(thing)` of what was made here.
    fn put(&self, var: VarId, before: Option<&Stmt<'_>>) -> Option<(ExprId, Kept)> {
        let info = self.program.var(var);
        let is_made =
            info.assignments() == 1 && self.is_made(&self.program.func(info.func).body, var);
        is_made.then_some(())?;
        match &before?.kind {
            StmtKind::Assign { targets, value, .. } => {
                let [Target::Index(object, key)] = targets.as_slice() else {
                    return None;
                };
                matches!(self.program.kind(*key), Kind::Var(_)).then_some(())?;
                let is_it = matches!(self.program.kind(*value), Kind::Var(it) if *it == var);
                let is_dict = matches!(self.types.of(*object), Ty::Dict(_, _, DictKind::Plain));
                let is_kept = is_it && is_dict && self.item(*object)? == self.ret;
                is_kept.then_some((*value, Kept::Under(*object, *key)))
            }
            StmtKind::Expr(call) => {
                let Kind::Call(func, arguments) = self.program.kind(*call) else {
                    return None;
                };
                let (Kind::Attribute(object, name), [argument]) =
                    (self.program.kind(*func), arguments.as_slice())
                else {
                    return None;
                };
                let is_it =
                    matches!(self.program.kind(argument.value), Kind::Var(it) if *it == var);
                let is_list = matches!(self.types.of(*object), Ty::List(_));
                let is_kept =
                    name == "append" && is_it && is_list && self.item(*object)? == self.ret;
                is_kept.then_some((argument.value, Kept::Last(*object)))
            }
            _ => None,
        }
    }

    fn is_made(&self, suite: &Suite<'_>, var: VarId) -> bool {
        suite.body.iter().any(|stmt| match &stmt.kind {
            StmtKind::Assign { targets, value, .. } => {
                matches!(targets.as_slice(), [Target::Var(it)] if *it == var)
                    && matches!(self.program.kind(*value), Kind::Call(func, _)
                        if matches!(self.program.kind(*func), Kind::Class(_)))
            }
            _ => stmt.suites().into_iter().any(|it| self.is_made(it, var)),
        })
    }

    /// The variable of a loop over a field of `self`, which is not used after the loop.
    fn reached(&mut self, var: VarId, value: ExprId) -> Option<()> {
        let info = self.program.var(var);
        let defs = info.assignments();
        let own = self.program.var(self.own);
        let at = self.program.expr(value).position;
        let is_last = own.occurrences.iter().all(|it| it.position < at);
        let is_item = self.is_item(&self.program.func(info.func).body, var);
        (defs == 1 && is_last && is_item).then_some(())?;
        if !self.lender.vars.contains(&var) {
            self.lender.vars.push(var);
        }
        Some(())
    }

    fn is_item(&self, suite: &Suite<'_>, var: VarId) -> bool {
        suite.body.iter().any(|stmt| match &stmt.kind {
            StmtKind::For {
                target: Target::Var(it),
                iter,
                ..
            } if *it == var => match self.program.kind(*iter) {
                Kind::Call(func, _) => match self.program.kind(*func) {
                    Kind::Attribute(object, name) if name == "values" => {
                        self.item(*object).as_ref() == Some(&self.ret)
                    }
                    _ => false,
                },
                Kind::Attribute(..) => {
                    matches!(self.types.of(*iter), Ty::List(_))
                        && self.item(*iter).as_ref() == Some(&self.ret)
                }
                _ => false,
            },
            _ => stmt.suites().into_iter().any(|it| self.is_item(it, var)),
        })
    }
}
