//! Functions that are kept with what they use of the functions around them: in fields and containers, or given
//! back in one of several forms. Each is an `Rc<dyn Fn>`, and what it sees changing is in a cell.

mod captured;

use std::collections::BTreeSet;

use rustc_hash::{FxHashMap, FxHashSet};

use super::captured::Kept;
use super::closures::Closures;
use super::effects::Effects;
use super::raises::Raises;
use super::variables::{Binding, Global};
use crate::types::ir::{
    BlockId, ExprId, FuncId, Kind, Program, Stmt, StmtKind, Suite, Target, VarId,
};
use crate::types::passing::named;

/// Functions with variables of those around them, which are no closures of Rust's own kind.
pub(super) fn wanted(
    program: &Program<'_>,
    effects: &Effects,
    raises: &Raises,
    closures: &Closures,
    compared: &FxHashSet<FuncId>,
) -> FxHashSet<FuncId> {
    let captures = captures(program);
    let inline = &closures.inline;
    // What the module's own code alone hands on may be made there, with the variables that it changes.
    let is_of_module = |id: FuncId| {
        let func = program.func(id);
        let is_shared = |var: &VarId| {
            let info = program.var(*var);
            let is_assigned = || {
                let mut occurrences = info.occurrences.iter().filter(|it| it.is_def);
                occurrences.any(|it| program.blocks[it.block.at()].func != FuncId(0))
            };
            info.func == FuncId(0)
                && !info.ty.is_function()
                && (info.ty.is_shared() && effects.changed.contains(var)
                    || !info.ty.is_copy() && is_assigned())
        };
        let is_used_there = |it: &crate::types::ir::Expr| {
            !matches!(it.kind, Kind::Func(of) if of == id)
                || named(program, program.blocks[it.block.at()].func) == FuncId(0)
        };
        func.parent == Some(FuncId(0))
            && func.class.is_none()
            && func.value.is_none()
            && func.is_value
            && func.is_alone
            && captures
                .get(&id)
                .is_some_and(|it| it.0.iter().any(is_shared))
            && program.exprs.iter().all(is_used_there)
    };
    ids(program.funcs.len())
        .map(FuncId)
        .filter(|id| {
            let func = program.func(*id);
            let is_lambda = func.name == "lambda";
            let is_nested = func.parent.is_some_and(|it| it != FuncId(0)) && func.class.is_none();
            if compared.contains(id) {
                return func.refused.is_none()
                    && func.class.is_none()
                    && !func.is_generator
                    && !func.is_async
                    && !func.is_cached;
            }
            (is_lambda && !inline.contains(id)
                || is_nested && func.value.is_none() && func.is_value
                || is_of_module(*id))
                && func.refused.is_none()
                && !func.is_generator
                && !func.is_async
                && !func.is_cached
                && !(is_lambda && raises.fails(*id) && closures.inline.contains(id))
                && !closures.all.contains_key(id)
                && !closures.plain.contains(id)
                && captures
                    .get(id)
                    .is_some_and(|it| !it.0.is_empty() || !it.1.is_empty())
        })
        .collect()
}

fn ids(count: usize) -> impl Iterator<Item = u32> {
    0..u32::try_from(count).unwrap_or(u32::MAX)
}

type Captures = FxHashMap<FuncId, (BTreeSet<VarId>, BTreeSet<FuncId>)>;

/// What each function uses of functions around it: variables, and functions that do so themselves.
fn captures(program: &Program<'_>) -> Captures {
    let mut found = Captures::default();
    let funcs_around = |block: BlockId, owner: FuncId| {
        let around = program.blocks_around(block);
        let funcs = around.map(|it| program.blocks[it.at()].func);
        funcs.take_while(move |it| *it != owner)
    };
    for (at, var) in ids(program.vars.len()).zip(&program.vars) {
        for occurrence in &var.occurrences {
            for func in funcs_around(occurrence.block, var.func) {
                found.entry(func).or_default().0.insert(VarId(at));
            }
        }
    }
    let uses = program.exprs.iter().filter_map(|it| match it.kind {
        Kind::Func(func) => Some((func, it.block)),
        _ => None,
    });
    for (func, block) in uses {
        let Some(parent) = program.func(func).parent else {
            continue;
        };
        if parent != FuncId(0) && program.func(func).class.is_none() {
            for around in funcs_around(block, parent) {
                found.entry(around).or_default().1.insert(func);
            }
        }
    }
    found
}

struct Search<'p, 'a> {
    program: &'p Program<'a>,
    effects: &'p Effects,
    bindings: &'p [Binding],
    /// Containers that come in cells.
    shared: &'p FxHashSet<VarId>,
    captures: Captures,
    /// Where each function is made, and in which block.
    made: FxHashMap<FuncId, (u32, BlockId)>,
    /// How often each variable is assigned by a statement that does nothing else.
    plain: FxHashMap<VarId, usize>,
}

/// Finds what the functions that are kept use, and turns the variables that they see changing into cells.
pub(super) fn find(
    program: &Program<'_>,
    effects: &Effects,
    bindings: &mut [Binding],
    shared: &FxHashSet<VarId>,
) -> FxHashMap<FuncId, Kept> {
    if program.kept.is_empty() {
        return FxHashMap::default();
    }
    let mut search = Search {
        program,
        effects,
        bindings,
        shared,
        captures: captures(program),
        made: FxHashMap::default(),
        plain: FxHashMap::default(),
    };
    for (at, expr) in ids(program.exprs.len()).zip(&program.exprs) {
        if let Kind::Lambda(id) = expr.kind {
            search
                .made
                .insert(id, (program.expr(ExprId(at)).position, expr.block));
        }
    }
    for func in &program.funcs {
        search.suite(&func.body);
    }
    let mut kept = FxHashMap::default();
    let mut cells: FxHashMap<VarId, (Global, bool)> = FxHashMap::default();
    let mut all: Vec<FuncId> = program.kept.iter().copied().collect();
    all.sort_unstable();
    // What one of them can't have, neither can who uses it.
    let mut refused: FxHashSet<FuncId> = FxHashSet::default();
    loop {
        let before = refused.len();
        for id in &all {
            if !refused.contains(id) && !search.is_fit(*id, &refused) {
                refused.insert(*id);
            }
        }
        if refused.len() == before {
            break;
        }
    }
    all.retain(|it| !refused.contains(it));
    for id in &all {
        let (captures, functions) = search.captures.get(id).cloned().unwrap_or_default();
        let captures: Vec<VarId> = captures
            .into_iter()
            .filter(|it| search.bindings[it.at()].global.is_none())
            .collect();
        let mut moves = FxHashSet::default();
        let mut changes = false;
        for var in &captures {
            let is_alone = search.is_alone(*id, *var) && !shared.contains(var);
            if is_alone {
                moves.insert(*var);
            }
            changes |= shared.contains(var);
            if let Some(cell) = search.cell(*id, *var) {
                changes |= search.assigns(*id, *var) || effects.changed.contains(var);
                let known = cells.entry(*var).or_insert((cell, false));
                known.1 |= !is_alone;
            }
        }
        let functions = functions.into_iter().collect();
        kept.insert(
            *id,
            Kept {
                captures,
                functions,
                moves,
                changes,
            },
        );
    }
    for (var, (cell, is_counted)) in cells {
        let binding = &mut bindings[var.at()];
        binding.global = Some(match cell {
            Global::Slot(_) => Global::Slot(is_counted),
            _ => Global::Kept(is_counted),
        });
        (binding.needs_mut, binding.is_usize) = (false, false);
    }
    kept
}

impl Search<'_, '_> {
    fn suite(&mut self, suite: &Suite<'_>) {
        for stmt in &suite.body {
            match &stmt.kind {
                StmtKind::Function(id) => {
                    self.made.insert(*id, (stmt.end, stmt.block));
                }
                StmtKind::Assign { targets, value, .. } => {
                    let items = match self.program.kind(*value) {
                        Kind::Tuple(items) | Kind::List(items) => items.len(),
                        _ => 0,
                    };
                    let single = targets.iter().flat_map(|target| match target {
                        // Each from its own value.
                        Target::Tuple(targets, None)
                            if targets.len() == items
                                && targets.iter().all(|it| matches!(it, Target::Var(_))) =>
                        {
                            targets.as_slice()
                        }
                        target => std::slice::from_ref(target),
                    });
                    for target in single {
                        if let Target::Var(var) = target {
                            *self.plain.entry(*var).or_default() += 1;
                        }
                    }
                }
                StmtKind::Augmented {
                    target: Target::Var(var),
                    ..
                } => *self.plain.entry(*var).or_default() += 1,
                _ => {}
            }
        }
        for inner in suite.body.iter().flat_map(Stmt::suites) {
            self.suite(inner);
        }
    }

    fn is_in(&self, block: BlockId, id: FuncId) -> bool {
        let mut around = self.program.blocks_around(block);
        around.any(|it| self.program.blocks[it.at()].func == id)
    }
}
