//! Values that are made of literals alone, of those that the draft has to know: patterns of regular
//! expressions that are put together, and tables for `translate`. What only they were made of is taken out.

use rustc_hash::FxHashMap;

use super::ir::{ExprId, Kind, Program, StmtKind, Suite, Target, VarId};

mod evaluating;
mod exposed;
mod patterns;
mod tables;

use evaluating::Constants;

/// Folds the patterns that are put together, and reads the tables.
pub(super) fn fold(program: &mut Program<'_>) {
    let has_any = program.exprs.iter().any(|it| match &it.kind {
        Kind::Import(name) => name.starts_with("re."),
        Kind::Attribute(_, name) => name == "maketrans",
        _ => false,
    });
    if !has_any {
        return;
    }
    let constants = Constants::of(program);
    let mut touched = patterns::fold(program, &constants);
    touched.extend(tables::fold(program, &constants));
    drop_unused(program, &constants, touched);
}

/// The variables that are assigned once, each with its value.
pub(super) fn assigned_once(program: &Program<'_>) -> FxHashMap<VarId, ExprId> {
    fn collect(suite: &Suite<'_>, found: &mut Vec<(VarId, ExprId)>) {
        for stmt in &suite.body {
            if let StmtKind::Assign { targets, value, .. } = &stmt.kind
                && let [Target::Var(var)] = targets.as_slice()
            {
                found.push((*var, *value));
            }
            for inner in stmt.suites() {
                collect(inner, found);
            }
        }
    }
    let mut found = Vec::new();
    for func in &program.funcs {
        collect(&func.body, &mut found);
    }
    let is_fixed = |var: VarId| {
        let var = program.var(var);
        !var.is_param && var.assignments() == 1
    };
    found.into_iter().filter(|it| is_fixed(it.0)).collect()
}

/// Takes an expression out: what it uses is not used by it any more. Gives the variables among that.
pub(super) fn take_out(program: &mut Program<'_>, id: ExprId) -> Vec<VarId> {
    let mut touched = Vec::new();
    let mut rest = vec![id];
    while let Some(id) = rest.pop() {
        let expr = program.expr(id);
        let position = expr.position;
        rest.extend(expr.kind.parts());
        match &expr.kind {
            Kind::Var(var) => {
                let var = *var;
                let uses = &mut program.vars[var.at()].occurrences;
                let noted = uses
                    .iter()
                    .rposition(|it| !it.is_def && it.position <= position);
                if let Some(at) = noted {
                    uses.remove(at);
                }
                touched.push(var);
            }
            Kind::Comprehension(of) => {
                let targets: Vec<VarId> = of
                    .generators
                    .iter()
                    .flat_map(|it| vars_of(&it.target))
                    .collect();
                for var in targets {
                    program.vars[var.at()].occurrences.clear();
                }
            }
            _ => {}
        }
        program.exprs[id.at()].kind = Kind::None;
    }
    touched
}

/// The variables that a target assigns.
fn vars_of(target: &Target) -> Vec<VarId> {
    match target {
        Target::Var(var) => vec![*var],
        Target::Tuple(items, _) => items.iter().flat_map(vars_of).collect(),
        _ => Vec::new(),
    }
}

/// Drops the assignments of variables that nothing uses any more.
fn drop_unused(program: &mut Program<'_>, constants: &Constants, touched: Vec<VarId>) {
    let mut rest = touched;
    let mut dropped = Vec::new();
    while let Some(var) = rest.pop() {
        let is_unused = program.var(var).occurrences.iter().all(|it| it.is_def);
        if !is_unused || dropped.contains(&var) {
            continue;
        }
        let Some(value) = constants.value(var) else {
            continue;
        };
        dropped.push(var);
        program.vars[var.at()].occurrences.clear();
        rest.extend(take_out(program, value));
    }
    let mut funcs = std::mem::take(&mut program.funcs);
    for func in &mut funcs {
        drop_assignments(&mut func.body, &dropped);
    }
    program.funcs = funcs;
}

/// Takes the assignments of variables out.
pub(super) fn drop_assignments(suite: &mut Suite<'_>, dropped: &[VarId]) {
    for stmt in &mut suite.body {
        if let StmtKind::Assign { targets, .. } = &stmt.kind
            && matches!(targets.as_slice(), [Target::Var(var)] if dropped.contains(var))
        {
            stmt.kind = StmtKind::Scoping;
        }
        for inner in stmt.suites_mut() {
            drop_assignments(inner, dropped);
        }
    }
}
