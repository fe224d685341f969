//! Two names for one value throughout: `alias = board`, where neither is ever assigned anew, is one variable
//! with two names, and what one sees changed the other does.

use super::ir::{ExprId, Kind, Program, StmtKind, Suite, Target, VarId};

/// Makes one variable of two that always are the same.
pub(super) fn join(program: &mut Program<'_>) {
    let mut pairs: Vec<(VarId, VarId)> = Vec::new();
    let mut found = Vec::new();
    for func in &program.funcs {
        collect(&func.body, &mut found);
    }
    for (alias, value) in found {
        let Kind::Var(of) = *program.kind(value) else {
            continue;
        };
        let of = pairs
            .iter()
            .find(|(alias, _)| *alias == of)
            .map_or(of, |(_, of)| *of);
        let (a, b) = (program.var(alias), program.var(of));
        let defs = |var: &super::ir::Var| var.assignments();
        let is_plain = a.func == b.func
            && !a.is_captured
            && !a.is_param
            // Who is given it may assign it anew.
            && !a.is_passed
            && !b.is_passed
            && a.ty == b.ty
            && a.ty.is_shared()
            // Another variable of that name would hide it.
            && !program
                .vars
                .iter()
                .any(|it| it.func == b.func && it.name == b.name && !std::ptr::eq(it, b));
        let block = |var: &super::ir::Var| var.occurrences.first().map(|it| it.block);
        // The name of the one may stand for something else while the other is still used.
        let first = a.occurrences.iter().map(|it| it.position).min();
        let last = a.occurrences.iter().map(|it| it.position).max();
        let is_hidden = first
            .zip(last)
            .is_some_and(|(first, last)| program.is_bound_anew(of, &(first..last)));
        if alias != of
            && is_plain
            && !is_hidden
            && defs(a) == 1
            && defs(b) == 1
            && block(a) == block(b)
        {
            pairs.push((alias, of));
        }
    }
    for (alias, of) in &pairs {
        for expr in &mut program.exprs {
            if let Kind::Var(var) = &mut expr.kind
                && var == alias
            {
                *var = *of;
            }
        }
        let moved = std::mem::take(&mut program.vars[alias.at()].occurrences);
        let uses = moved.into_iter().filter(|it| !it.is_def);
        program.vars[of.at()].occurrences.extend(uses);
        program.vars[of.at()]
            .occurrences
            .sort_by_key(|it| it.position);
    }
    let mut funcs = std::mem::take(&mut program.funcs);
    for func in &mut funcs {
        drop_aliases(&mut func.body, &pairs);
    }
    program.funcs = funcs;
}

fn collect(suite: &Suite<'_>, found: &mut Vec<(VarId, ExprId)>) {
    for stmt in &suite.body {
        match &stmt.kind {
            StmtKind::Assign { targets, value, .. } => {
                if let [Target::Var(var)] = targets.as_slice() {
                    found.push((*var, *value));
                }
            }
            StmtKind::For { body, orelse, .. } | StmtKind::While { body, orelse, .. } => {
                collect(body, found);
                orelse.iter().for_each(|it| collect(it, found));
            }
            StmtKind::If { arms, orelse } => {
                arms.iter().for_each(|it| collect(&it.body, found));
                orelse.iter().for_each(|it| collect(it, found));
            }
            _ => {}
        }
    }
}

/// An assignment that gives a second name does nothing any more.
fn drop_aliases(suite: &mut Suite<'_>, pairs: &[(VarId, VarId)]) {
    for stmt in &mut suite.body {
        match &mut stmt.kind {
            StmtKind::Assign { targets, .. } => {
                if let [Target::Var(var)] = targets.as_slice()
                    && pairs.iter().any(|(alias, _)| alias == var)
                {
                    stmt.kind = StmtKind::Scoping;
                }
            }
            StmtKind::For { body, orelse, .. } | StmtKind::While { body, orelse, .. } => {
                drop_aliases(body, pairs);
                orelse.iter_mut().for_each(|it| drop_aliases(it, pairs));
            }
            StmtKind::If { arms, orelse } => {
                arms.iter_mut()
                    .for_each(|it| drop_aliases(&mut it.body, pairs));
                orelse.iter_mut().for_each(|it| drop_aliases(it, pairs));
            }
            _ => {}
        }
    }
}
