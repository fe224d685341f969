//! A second name for what a field holds: `files = folder.files`, then `files.append(..)`. Where the field is
//! assigned when its instance is made and never again, the name stands for the field wherever it is used.

use super::found::Types;
use super::ir::{BlockId, Expr, ExprId, Kind, Occurrence, Program, StmtKind, Suite, Target, VarId};
use super::ty::Ty;
use crate::types::changing::changes;

/// A name for a field of a variable's instance.
struct Alias {
    var: VarId,
    of: VarId,
    ty: Ty,
    field: String,
}

/// Lets names that are changed stand for the fields that they are names for.
pub(super) fn spell_out(program: &mut Program<'_>, types: &mut Types) {
    let mut named = Vec::new();
    for func in &program.funcs {
        if func.name != "__init__" {
            assigned(&func.body, &mut named);
        }
    }
    let aliases: Vec<Alias> = named
        .into_iter()
        .filter_map(|(var, value)| alias(program, types, var, value))
        .collect();
    for alias in &aliases {
        replace(program, types, alias);
    }
    let vars: Vec<VarId> = aliases.iter().map(|it| it.var).collect();
    let mut funcs = std::mem::take(&mut program.funcs);
    for func in &mut funcs {
        super::constants::drop_assignments(&mut func.body, &vars);
    }
    program.funcs = funcs;
}

/// What variables are assigned, one at a time.
fn assigned(suite: &Suite<'_>, found: &mut Vec<(VarId, ExprId)>) {
    for stmt in &suite.body {
        if let StmtKind::Assign { targets, value, .. } = &stmt.kind
            && let [Target::Var(var)] = targets.as_slice()
        {
            found.push((*var, *value));
        }
        stmt.suites().into_iter().for_each(|it| assigned(it, found));
    }
}

fn alias(program: &Program<'_>, types: &Types, var: VarId, value: ExprId) -> Option<Alias> {
    let Kind::Attribute(object, field) = program.kind(value) else {
        return None;
    };
    let Kind::Var(of) = *program.kind(*object) else {
        return None;
    };
    let (Ty::Instance(class), Ty::Instance(known)) = (types.of(*object), &program.var(of).ty)
    else {
        return None;
    };
    let owner = program.field_owner(*class, field);
    let ty = types.fields.get(&(owner, field.clone()))?;
    let is_container = matches!(ty, Ty::List(_) | Ty::Dict(..) | Ty::Set(_) | Ty::Deque(_));
    let (own, base) = (program.var(var), program.var(of));
    let is_plain = own.func == base.func
        && !(own.is_captured || own.is_param || own.is_passed || own.is_handed || own.is_carried)
        && !(base.is_passed || base.is_handed);
    // Another variable of that name would hide it.
    let mut namesakes = program.vars.iter();
    let has_namesake =
        namesakes.any(|it| it.func == base.func && it.name == base.name && !std::ptr::eq(it, base));
    let fits = class == known
        && !has_namesake
        && is_container
        && own.ty == *ty
        && is_plain
        && program.method(*class, field).is_none()
        && is_fixed(program, field)
        && stands_still(program, own, base)
        && is_changed(program, var);
    fits.then(|| Alias {
        var,
        of,
        ty: Ty::Instance(*class),
        field: field.clone(),
    })
}

/// Whether a field is only ever assigned where its instance is made.
fn is_fixed(program: &Program<'_>, field: &str) -> bool {
    program.funcs.iter().all(|func| {
        let first = func.params.first().map(|it| it.var);
        let is_made_here = |object: ExprId| {
            func.name == "__init__"
                && matches!(program.kind(object), Kind::Var(var) if Some(*var) == first)
        };
        let mut are_made = true;
        func.body.each_target(&mut |target| {
            if let Target::Attribute(object, name) = target
                && name == field
            {
                are_made &= is_made_here(*object);
            }
        });
        are_made
    })
}

/// Whether two variables are assigned once, one after the other, and the second is used behind that alone.
fn stands_still(program: &Program<'_>, own: &super::ir::Var, base: &super::ir::Var) -> bool {
    let first = |var: &super::ir::Var| -> Option<(u32, BlockId)> {
        let it = var.occurrences.iter().find(|it| it.is_def)?;
        Some((it.position, it.block))
    };
    let (Some((at, block)), Some((before, outer))) = (first(own), first(base)) else {
        return false;
    };
    let base_defs = base.assignments();
    base_defs == 1
        && (before <= at || base.is_param)
        && program.common_block(outer, block) == outer
        && own
            .occurrences
            .iter()
            .all(|it| it.position >= at && program.common_block(it.block, block) == block)
        && assigned_plainly(program, own) == 1
}

/// How often a variable is assigned otherwise than by an operator in its place.
fn assigned_plainly(program: &Program<'_>, var: &super::ir::Var) -> usize {
    let defs = var.assignments();
    let mut augmented = 0;
    for func in &program.funcs {
        in_place(&func.body, program, var, &mut augmented);
    }
    defs.saturating_sub(augmented)
}

fn in_place(suite: &Suite<'_>, program: &Program<'_>, var: &super::ir::Var, count: &mut usize) {
    for stmt in &suite.body {
        if let StmtKind::Augmented {
            target: Target::Var(of),
            ..
        } = &stmt.kind
            && std::ptr::eq(program.var(*of), var)
        {
            *count += 1;
        }
        stmt.suites()
            .into_iter()
            .for_each(|it| in_place(it, program, var, count));
    }
}

/// Whether what a variable stands for is changed through it.
fn is_changed(program: &Program<'_>, var: VarId) -> bool {
    let is_it = |id: ExprId| matches!(program.kind(id), Kind::Var(of) if *of == var);
    let is_called = program.exprs.iter().any(|it| {
        matches!(&it.kind, Kind::Attribute(of, name)
            if is_it(*of) && changes(name))
    });
    is_called
        || program.funcs.iter().any(|func| {
            let mut found = false;
            func.body.each_target(&mut |target| {
                found |=
                    matches!(target, Target::Index(of, _) | Target::Slice(of, _) if is_it(*of));
            });
            found || assigned_plainly(program, program.var(var)) < defs(program, var)
        })
}

fn defs(program: &Program<'_>, var: VarId) -> usize {
    let all = program.var(var).occurrences.iter();
    all.filter(|it| it.is_def).count()
}

/// Puts the field where the name stands.
fn replace(program: &mut Program<'_>, types: &mut Types, alias: &Alias) {
    for at in 0..program.exprs.len() {
        if matches!(program.exprs[at].kind, Kind::Var(var) if var == alias.var) {
            let object = object_beside(program, types, at, alias);
            program.exprs[at].kind = Kind::Attribute(object, alias.field.clone());
        }
    }
    program.vars[alias.var.at()].occurrences.clear();
    let mut funcs = std::mem::take(&mut program.funcs);
    for func in &mut funcs {
        targets(&mut func.body, program, types, alias);
    }
    program.funcs = funcs;
    let of = &mut program.vars[alias.of.at()];
    of.occurrences.sort_by_key(|it| it.position);
}

/// The variable of the instance, as an expression at the place of another one.
fn object_beside(program: &mut Program<'_>, types: &mut Types, at: usize, alias: &Alias) -> ExprId {
    let (position, block) = (program.exprs[at].position, program.exprs[at].block);
    let id = ExprId(u32::try_from(program.exprs.len()).unwrap_or(u32::MAX));
    program.exprs.push(Expr {
        kind: Kind::Var(alias.of),
        span: program.exprs[at].span.clone(),
        position,
        block,
    });
    types.exprs.push(alias.ty.clone());
    program.vars[alias.of.at()].occurrences.push(Occurrence {
        position,
        block,
        is_def: false,
    });
    id
}

/// Operators in the place of the name are operators in the place of the field.
fn targets(suite: &mut Suite<'_>, program: &mut Program<'_>, types: &mut Types, alias: &Alias) {
    for stmt in &mut suite.body {
        if let StmtKind::Augmented { target, read, .. } = &mut stmt.kind
            && matches!(target, Target::Var(var) if *var == alias.var)
        {
            let object = object_beside(program, types, read.at(), alias);
            *target = Target::Attribute(object, alias.field.clone());
        }
        for inner in stmt.suites_mut() {
            targets(inner, program, types, alias);
        }
    }
}
