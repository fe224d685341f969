//! Variables of the module that only constants are made of: they stand beside these, as items.

use rustc_hash::FxHashSet;

use super::variables::{Definition, Finder, Global};
use crate::types::ir::{ExprId, FuncId, Kind, VarId};

impl Finder<'_, '_> {
    /// How a variable that no function names stands, as a constant that functions use is made of it.
    pub(super) fn part_of_constant(&self, id: VarId) -> Option<Global> {
        if self.program.var(id).func != FuncId(0) {
            return None;
        }
        let parts = self.constant_parts.get_or_init(|| self.find_parts());
        parts.contains(&id).then(|| self.as_item(id))?
    }

    /// What a variable of the module is as an item, if it is assigned once and only computed.
    pub(super) fn as_item(&self, id: VarId) -> Option<Global> {
        let value = self.only_value(id)?;
        let ty = &self.program.var(id).ty;
        if self.is_const(value, ty) {
            Some(Global::Const)
        } else {
            (!self.holds_counted(ty, 0) && self.is_pure(value)).then_some(Global::Lazy)
        }
    }

    /// What a variable of the module is assigned, if that is done once and nothing changes it.
    pub(super) fn only_value(&self, id: VarId) -> Option<ExprId> {
        let var = self.program.var(id);
        let top = self.program.func(FuncId(0)).body.block;
        let mut defs = var.occurrences.iter().filter(|it| it.is_def);
        let def = defs.next()?;
        let is_only = defs.next().is_none();
        match self.definitions.get(&id)?.as_slice() {
            [Definition::Value(value)]
                if is_only && Some(def.block) == top && !self.effects.changed.contains(&id) =>
            {
                Some(*value)
            }
            _ => None,
        }
    }

    fn find_parts(&self) -> FxHashSet<VarId> {
        let ids =
            (0..self.program.vars.len()).map(|id| VarId(u32::try_from(id).unwrap_or(u32::MAX)));
        let mut rest: Vec<ExprId> = ids
            .filter(|it| {
                let var = self.program.var(*it);
                var.func == FuncId(0)
                    && var.is_captured
                    && matches!(self.global(*it), Some(Global::Const | Global::Lazy))
            })
            .filter_map(|it| self.only_value(it))
            .collect();
        let mut found = FxHashSet::default();
        while let Some(value) = rest.pop() {
            let kind = self.program.kind(value);
            rest.extend(kind.parts());
            if let Kind::Var(var) = kind
                && !self.program.var(*var).is_captured
                && let Some(value) = self.only_value(*var)
                && found.insert(*var)
            {
                rest.push(value);
            }
        }
        found
    }
}
