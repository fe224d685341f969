//! What a function that is kept uses of those around it, and whether what it uses will still be the same.

use rustc_hash::FxHashSet;

use super::super::captured::is_literal;
use super::super::variables::Global;
use super::Search;
use crate::types::ir::{BlockId, FuncId, Nature, Occurrence, ParamNature, VarId};
use crate::types::ty::Ty;

impl Search<'_, '_> {
    fn is_frozen(&self, id: FuncId, var: VarId) -> bool {
        self.program.frozen.contains(&(id, var))
    }

    /// Whether a function assigns to a variable.
    pub(super) fn assigns(&self, id: FuncId, var: VarId) -> bool {
        let mut occurrences = self.program.var(var).occurrences.iter();
        occurrences.any(|it| it.is_def && self.is_in(it.block, id))
    }

    /// The assignments that a function which is made at this place may still see.
    fn later(&self, id: FuncId, var: VarId) -> Vec<Occurrence> {
        let info = self.program.var(var);
        let Some((made, block)) = self.made.get(&id).copied() else {
            return Vec::new();
        };
        let loops: Vec<BlockId> = self
            .program
            .blocks_around(block)
            .filter(|it| self.program.blocks[it.at()].nature == Nature::Loop)
            .filter(|it| self.program.blocks[it.at()].func != id)
            .collect();
        let is_later = |it: &&Occurrence| {
            let around = || self.program.blocks_around(it.block);
            it.is_def
                && (it.position > made
                    || self.program.blocks[it.block.at()].func != info.func
                    || around().any(|block| loops.contains(&block)))
        };
        info.occurrences.iter().filter(is_later).copied().collect()
    }

    /// Whether a container is changed in its place; an instance is counted where that matters.
    fn is_changed(&self, var: VarId) -> bool {
        let ty = &self.program.var(var).ty;
        let is_container = ty.is_shared() && !matches!(ty.some(), Ty::Instance(_) | Ty::Dyn(_));
        is_container && self.effects.changed.contains(&var)
    }

    /// How a variable has to be held for a function that uses it; none if a copy will do.
    pub(super) fn cell(&self, id: FuncId, var: VarId) -> Option<Global> {
        let info = self.program.var(var);
        if self.shared.contains(&var) {
            return None;
        }
        let is_changed = self.is_changed(var);
        if self.is_frozen(id, var) {
            let defs = info.assignments();
            return (is_changed && defs == 1).then_some(Global::Kept(true));
        }
        if self.later(id, var).is_empty() && !is_changed {
            return None;
        }
        Some(if info.ty.is_copy() {
            Global::Slot(true)
        } else {
            Global::Kept(true)
        })
    }

    /// Whether nobody but this function uses a variable once it is made.
    pub(super) fn is_alone(&self, id: FuncId, var: VarId) -> bool {
        let info = self.program.var(var);
        let Some((made, block)) = self.made.get(&id).copied() else {
            return false;
        };
        let home = self.bindings[var.at()].home;
        let mut around = self.program.blocks_around(block);
        let is_once = around
            .by_ref()
            .take_while(|it| *it != home)
            .all(|it| self.program.blocks[it.at()].nature == Nature::Plain);
        let is_own = self.program.blocks[block.at()].func == info.func;
        let is_others = |it: &Occurrence| {
            !self.is_in(it.block, id)
                && (it.position > made || self.program.blocks[it.block.at()].func != info.func)
        };
        // A lambda is made while the statement that it stands in uses other variables.
        let is_lambda = self.program.func(id).value.is_some();
        let is_beside = |it: &Occurrence| is_lambda && !it.is_def && !self.is_in(it.block, id);
        is_once
            && is_own
            && !info
                .occurrences
                .iter()
                .any(|it| is_others(it) || is_beside(it))
    }

    /// Whether a function can be kept with all that it uses.
    pub(super) fn is_fit(&self, id: FuncId, refused: &FxHashSet<FuncId>) -> bool {
        let program = self.program;
        let func = program.func(id);
        let is_plain = |it: &crate::types::ir::Param<'_>| {
            it.nature == ParamNature::Plain
                && it.default.is_none_or(|it| is_literal(program.kind(it)))
        };
        if !func.params.iter().all(is_plain) || !self.made.contains_key(&id) {
            return false;
        }
        // A definition in a loop or a branch has a name that lasts longer.
        if func.value.is_none()
            && let Some(parent) = func.parent
            && self.made.get(&id).map(|it| Some(it.1)) != Some(program.func(parent).body.block)
        {
            return false;
        }
        let Some((captures, functions)) = self.captures.get(&id) else {
            return false;
        };
        let made = self.made.get(&id).map_or(0, |it| it.0);
        let are_there = functions.iter().all(|it| {
            let is_before = self.made.get(it).is_some_and(|it| it.0 < made);
            *it != id && is_before && program.kept.contains(it) && !refused.contains(it)
        });
        are_there && captures.iter().all(|it| self.is_fit_capture(id, *it))
    }

    fn is_fit_capture(&self, id: FuncId, var: VarId) -> bool {
        let info = self.program.var(var);
        let binding = &self.bindings[var.at()];
        if binding.global.is_some() || self.shared.contains(&var) {
            return true;
        }
        if info.is_passed || info.is_handed {
            return false;
        }
        let is_self = {
            let func = self.program.func(info.func);
            func.class.is_some() && func.params.first().is_some_and(|it| it.var == var)
        };
        if self.cell(id, var).is_none() {
            let is_container =
                info.ty.is_shared() && !matches!(info.ty.some(), Ty::Instance(_) | Ty::Dyn(_));
            return !is_container || !self.effects.watched.contains(&var);
        }
        if is_self {
            return false;
        }
        if info.is_param && self.is_changed(var) {
            return false;
        }
        let defs = info.assignments();
        let plain = self.plain.get(&var).copied().unwrap_or(0) + usize::from(info.is_param);
        let Some(first) = info.occurrences.first() else {
            return false;
        };
        let is_declared = info.is_param || first.is_def && first.block == binding.home;
        // In the same round of a loop another value may come for it than the one that the function saw.
        let is_in_loop = self
            .program
            .blocks_around(binding.home)
            .take_while(|it| self.program.blocks[it.at()].func == info.func)
            .any(|it| self.program.blocks[it.at()].nature == Nature::Loop);
        plain == defs && is_declared && !is_in_loop
    }
}
