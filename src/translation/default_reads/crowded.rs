//! Whether a dict is needed for something else while what was read of it is looked at.

use rustc_hash::{FxHashMap, FxHashSet};

use super::{is_field, is_same};
use crate::types::Types;
use crate::types::ir::{ExprId, Kind, Program};

/// What each expression stands in.
pub(in super::super) fn parents(program: &Program<'_>) -> FxHashMap<ExprId, ExprId> {
    let mut parents = FxHashMap::default();
    let ids = program.expr_ids();
    for id in ids {
        for part in program.kind(id).parts() {
            parents.insert(part, id);
        }
        if let Kind::Lambda(lambda) = program.kind(id)
            && let Some(value) = program.func(*lambda).value
        {
            parents.insert(value, id);
        }
    }
    parents
}

/// Whether what holds the dict is used beside a read of it, in a way that a borrowed value does not allow.
pub(super) fn is_crowded(
    program: &Program<'_>,
    types: &Types,
    parents: &FxHashMap<ExprId, ExprId>,
    read: ExprId,
    object: ExprId,
) -> bool {
    // What is printed is computed piece after piece.
    let is_apart = |around: ExprId| match program.kind(around) {
        Kind::Format(_) => true,
        Kind::Call(func, _) => {
            matches!(program.kind(*func), Kind::Builtin(name) if name == "print")
        }
        _ => false,
    };
    let is_counted = |id: ExprId| {
        parents.get(&id).is_some_and(|around| {
            matches!(program.kind(*around), Kind::Call(func, _)
                if matches!(program.kind(*func), Kind::Builtin(name) if name == "len"))
        })
    };
    let mut top = read;
    let mut is_repeated = false;
    while let Some(around) = parents.get(&top).copied() {
        if is_apart(around) {
            break;
        }
        top = around;
        is_repeated |= matches!(program.kind(top), Kind::Comprehension(_) | Kind::Lambda(_));
    }
    let Some(root) = super::super::roots::root(program, object) else {
        return true;
    };
    let is_copied = types.of(read).is_copy() || is_counted(read);
    let mut waiting = vec![top];
    while let Some(id) = waiting.pop() {
        match program.kind(id) {
            // A number is copied before what stands beside it is looked at.
            Kind::Var(var) if *var == root => {
                if is_repeated || !is_copied || !is_apart_in_display(program, parents, read, id) {
                    return true;
                }
            }
            Kind::Index(of, key) if is_same(program, *of, object) => {
                // Values that are copied are read one after the other.
                let is_alone = *of == object;
                let is_read = types.of(id).is_copy() || is_counted(id);
                if !is_alone && (is_repeated || !is_copied || !is_read) {
                    return true;
                }
                waiting.push(*key);
            }
            // Another field is another place.
            Kind::Attribute(of, name)
                if matches!(program.kind(*of), Kind::Var(var) if *var == root)
                    && matches!(program.kind(object), Kind::Attribute(inner, own)
                        if own != name && matches!(program.kind(*inner), Kind::Var(_)))
                    && is_field(program, types, *of, name) => {}
            Kind::Lambda(lambda) => waiting.extend(program.func(*lambda).value),
            kind => waiting.extend(kind.parts()),
        }
    }
    false
}

/// Whether two expressions meet in what computes its parts one after the other: no call has both.
fn is_apart_in_display(
    program: &Program<'_>,
    parents: &FxHashMap<ExprId, ExprId>,
    read: ExprId,
    other: ExprId,
) -> bool {
    let around = |id: ExprId| std::iter::successors(Some(id), |it| parents.get(it).copied());
    let of_read: FxHashSet<ExprId> = around(read).collect();
    around(other)
        .find(|it| of_read.contains(it))
        .is_some_and(|it| {
            matches!(
                program.kind(it),
                Kind::List(_)
                    | Kind::Tuple(_)
                    | Kind::Dict(_)
                    | Kind::Binary(..)
                    | Kind::Compare(..)
            )
        })
}

/// Whether the variable that is the key of a read stands elsewhere in what is computed there, too.
pub(super) fn is_used_beside(
    program: &Program<'_>,
    parents: &FxHashMap<ExprId, ExprId>,
    read: ExprId,
    key: ExprId,
) -> bool {
    let Kind::Var(var) = program.kind(key) else {
        return false;
    };
    let mut top = read;
    while let Some(around) = parents.get(&top) {
        top = *around;
    }
    let mut uses = 0;
    let mut waiting = vec![top];
    while let Some(id) = waiting.pop() {
        match program.kind(id) {
            Kind::Var(it) if it == var => uses += 1,
            Kind::Lambda(lambda) => waiting.extend(program.func(*lambda).value),
            kind => waiting.extend(kind.parts()),
        }
    }
    uses > 1
}
