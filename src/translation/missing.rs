//! Keys that a defaultdict does not have: it puts them in when they are asked for, which shows only where all
//! of the dict is looked at.

use rustc_hash::FxHashSet;

use crate::types::Types;
use crate::types::class_form::ClassForm;
use crate::types::ir::{ExprId, Kind, Program, StmtKind, Suite, Target};
use crate::types::ty::Ty;

/// What follows `get(key)` for the default of values of a type.
pub(super) fn default_of(value: &Ty) -> Option<&'static str> {
    match value {
        Ty::Int => Some(".copied().unwrap_or(0)"),
        Ty::Float => Some(".copied().unwrap_or(0.0)"),
        Ty::List(_) => Some(".map(Vec::as_slice).unwrap_or_default()"),
        _ => None,
    }
}

/// Whether nobody can see what reading a defaultdict puts in: nothing but single keys is ever looked at.
pub(super) fn is_unseen(program: &Program<'_>, types: &Types, object: ExprId, value: &Ty) -> bool {
    if default_of(value).is_none() {
        return false;
    }
    let is_it = |id: ExprId| match (program.kind(object), program.kind(id)) {
        (Kind::Var(var), Kind::Var(other)) => var == other,
        (Kind::Attribute(_, name), Kind::Attribute(_, other)) => name == other,
        _ => false,
    };
    let is_own = match program.kind(object) {
        Kind::Var(var) => {
            let info = program.var(*var);
            !info.is_param && !info.is_captured && !info.is_passed
        }
        Kind::Attribute(of, _) => matches!(types.of(*of), Ty::Instance(class)
            if program.form(*class) == ClassForm::Plain),
        _ => false,
    };
    if !is_own {
        return false;
    }
    let mut asked: FxHashSet<ExprId> = FxHashSet::default();
    for expr in &program.exprs {
        if let Kind::Index(of, _) = expr.kind {
            asked.insert(of);
        }
    }
    for func in &program.funcs {
        assigned(&func.body, &mut asked);
    }
    let ids = program.expr_ids();
    ids.filter(|it| is_it(*it)).all(|it| asked.contains(&it))
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
