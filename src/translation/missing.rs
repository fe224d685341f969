//! Keys that a defaultdict does not have: it puts them in when they are asked for, which shows only where all
//! of the dict is looked at.

use rustc_hash::FxHashSet;

use super::translator::Translator;
use crate::types::class_form::ClassForm;
use crate::types::ir::{ExprId, Kind, StmtKind, Suite, Target};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// What follows `get(key)` to read a defaultdict of which nothing but single keys is ever looked at, so
    /// that nobody sees what reading it would have put in.
    pub(super) fn unseen_default(&self, object: ExprId, value: &Ty) -> Option<&'static str> {
        let tail = match value {
            Ty::Int => ".copied().unwrap_or(0)",
            Ty::Float => ".copied().unwrap_or(0.0)",
            Ty::List(_) => ".map(Vec::as_slice).unwrap_or_default()",
            _ => return None,
        };
        let is_it = |id: ExprId| match (self.kind(object), self.kind(id)) {
            (Kind::Var(var), Kind::Var(other)) => var == other,
            (Kind::Attribute(_, name), Kind::Attribute(_, other)) => name == other,
            _ => false,
        };
        match self.kind(object) {
            Kind::Var(var) => {
                let info = self.program.var(*var);
                let is_own = !info.is_param && !info.is_captured && !info.is_passed;
                is_own.then_some(())?;
            }
            Kind::Attribute(of, _) => {
                let Ty::Instance(class) = self.ty(*of) else {
                    return None;
                };
                (self.program.form(*class) == ClassForm::Plain).then_some(())?;
            }
            _ => return None,
        }
        let mut asked: FxHashSet<ExprId> = FxHashSet::default();
        for expr in &self.program.exprs {
            if let Kind::Index(of, _) = expr.kind {
                asked.insert(of);
            }
        }
        for func in &self.program.funcs {
            assigned(&func.body, &mut asked);
        }
        let ids = (0..self.program.exprs.len()).map(|it| ExprId(u32::try_from(it).unwrap_or(0)));
        ids.filter(|it| is_it(*it))
            .all(|it| asked.contains(&it))
            .then_some(tail)
    }
}

/// The containers of which an item is assigned.
fn assigned(suite: &Suite<'_>, found: &mut FxHashSet<ExprId>) {
    for stmt in &suite.body {
        match &stmt.kind {
            StmtKind::Assign { targets, .. } => {
                found.extend(targets.iter().filter_map(|it| match it {
                    Target::Index(object, _) => Some(*object),
                    _ => None,
                }));
            }
            StmtKind::Augmented {
                target: Target::Index(object, _),
                ..
            } => {
                found.insert(*object);
            }
            _ => {}
        }
        for inner in stmt.suites() {
            assigned(inner, found);
        }
    }
}
