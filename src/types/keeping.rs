//! Functions that are kept with what they use: which of them may be one value. The type of such a value names
//! all of these, so that a list of some and a list of others are of one type.

use std::cell::RefCell;
use std::collections::BTreeSet;

use super::Types;
use super::ids::FuncId;
use super::ir::Program;
use super::ty::Ty;

/// Makes the types of values that may be the same functions the same.
pub(super) fn unify(program: &mut Program<'_>, types: &mut Types) {
    if program.kept.is_empty() {
        return;
    }
    let found: RefCell<BTreeSet<Vec<FuncId>>> = RefCell::default();
    let note = |ty: &Ty| {
        ty.map(&|of| {
            if let Ty::Kept(ids) = &of {
                found.borrow_mut().insert(ids.clone());
            }
            of
        });
    };
    types.exprs.iter().for_each(note);
    types.fields.values().for_each(note);
    program.vars.iter().map(|it| &it.ty).for_each(note);
    program.funcs.iter().map(|it| &it.ret).for_each(note);
    let mut groups: Vec<BTreeSet<FuncId>> = Vec::new();
    for ids in found.into_inner() {
        let mut group: BTreeSet<FuncId> = ids.into_iter().collect();
        groups.retain(|it| {
            let is_apart = it.is_disjoint(&group);
            if !is_apart {
                group.extend(it);
            }
            is_apart
        });
        groups.push(group);
    }
    let whole = |of: Ty| match &of {
        Ty::Kept(ids) => {
            let group = groups
                .iter()
                .find(|it| ids.iter().any(|id| it.contains(id)));
            group.map_or(of, |it| Ty::Kept(it.iter().copied().collect()))
        }
        _ => of,
    };
    for ty in &mut types.exprs {
        *ty = ty.map(&whole);
    }
    for ty in types.fields.values_mut() {
        *ty = ty.map(&whole);
    }
    for var in &mut program.vars {
        var.ty = var.ty.map(&whole);
    }
    for func in &mut program.funcs {
        func.ret = func.ret.map(&whole);
    }
}
