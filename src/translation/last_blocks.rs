//! Variables that are used for the last time in a block within the one that they are declared in.

use super::translator::Translator;
use crate::types::ir::{BlockId, Nature, Stmt, VarId};

impl Translator<'_, '_> {
    /// Whether a variable is not used any more where the block of a statement ends, and that block runs once
    /// for each value of it.
    pub(super) fn ends_with_block(&self, var: VarId, stmt: &Stmt<'_>) -> bool {
        let home = self.binding(var).home;
        let mut block = stmt.block;
        while block != home {
            let info = &self.program.blocks[block.at()];
            match info.parent {
                Some(parent) if info.nature == Nature::Plain => block = parent,
                _ => return false,
            }
        }
        let later = self.program.var(var).occurrences.iter();
        later
            .filter(|it| it.position > stmt.start)
            .all(|it| self.is_block_within(it.block, stmt.block))
    }

    /// Whether a block is another, or stands within it.
    fn is_block_within(&self, block: BlockId, around: BlockId) -> bool {
        let mut at = Some(block);
        while let Some(block) = at {
            if block == around {
                return true;
            }
            at = self.program.blocks[block.at()].parent;
        }
        false
    }
}
