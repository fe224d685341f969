//! How variables of the module are held: as constants, in `main`, or as what all functions share.

use super::variables::{Definition, Finder, Global};
use crate::types::ir::{BlockId, ExprId, FuncId, Occurrence, VarId};
use crate::types::passing;
use crate::types::ty::Ty;

impl Finder<'_, '_> {
    pub(super) fn global(&self, id: VarId) -> Option<Global> {
        if let Some(known) = self.globals.borrow().get(&id) {
            return *known;
        }
        // What is made of itself is asked for while it is asked for.
        self.globals.borrow_mut().insert(id, Some(Global::Refused));
        let global = self.find_global(id);
        self.globals.borrow_mut().insert(id, global);
        global
    }

    /// What a variable of the module would be as an item, whether functions name it or not.
    pub(super) fn item(&self, id: VarId) -> Option<Global> {
        if self.program.var(id).is_captured {
            self.global(id)
        } else {
            self.as_item(id)
        }
    }

    /// Whether a value of a type is or holds an instance that is counted.
    pub(super) fn holds_counted(&self, ty: &Ty, depth: usize) -> bool {
        if super::closures::functions_in(ty)
            .iter()
            .any(|it| self.program.kept.contains(it))
        {
            return true;
        }
        ty.classes().into_iter().any(|class| {
            class.is_counted()
                || depth < 6
                    && self
                        .types
                        .fields
                        .iter()
                        .any(|((of, _), ty)| *of == class && self.holds_counted(ty, depth + 1))
        })
    }

    fn find_global(&self, id: VarId) -> Option<Global> {
        let var = self.program.var(id);
        if var.func != FuncId(0) || !var.is_captured {
            return self.part_of_constant(id);
        }
        // A lambda of the module's own code is part of that.
        let is_own = |it: &Occurrence| {
            let func = self.program.blocks[it.block.at()].func;
            passing::named(self.program, func) == FuncId(0)
        };
        if !var.is_default && var.occurrences.iter().all(is_own) {
            return None;
        }
        let defs: Vec<_> = var.occurrences.iter().filter(|it| it.is_def).collect();
        let definitions = self.definitions.get(&id).map_or(&[][..], Vec::as_slice);
        let top = self.program.func(FuncId(0)).body.block;
        if let ([def], [Definition::Value(value)]) = (defs.as_slice(), definitions)
            && Some(def.block) == top
            && !self.effects.changed.contains(&id)
        {
            if self.is_const(*value, &var.ty) {
                return Some(Global::Const);
            }
            // What is counted is of one thread.
            if !self.holds_counted(&var.ty, 0) {
                return Some(if self.is_pure(*value) {
                    Global::Lazy
                } else {
                    Global::Refused
                });
            }
        }
        if let Some(main) = self.movable_to(id)
            && var
                .occurrences
                .iter()
                .all(|it| it.is_def || self.is_within(it.block, main))
        {
            return Some(Global::Moved(main));
        }
        let first = definitions.first();
        if var.ty.is_copy()
            && matches!(first, Some(Definition::Value(value)) if self.is_const(*value, &var.ty))
            && defs.first().is_some_and(|it| Some(it.block) == top)
        {
            return Some(Global::Cell);
        }
        let begins =
            |it: &&Definition| matches!(it, Definition::Value(value) if self.is_pure(*value));
        if self.has_locks
            && !self.holds_counted(&var.ty, 0)
            && !var.ty.is_copy()
            && !matches!(
                var.ty.some(),
                Ty::Instance(_) | Ty::Dyn(_) | Ty::Handle(..) | Ty::Foreign(_)
            )
            && first.as_ref().is_some_and(begins)
            && defs.first().is_some_and(|it| Some(it.block) == top)
        {
            return Some(Global::Locked);
        }
        Some(Global::Refused)
    }

    /// The `main` function, if a variable of the module can be one of it: it is assigned once, and nothing
    /// else of the module uses it.
    pub(super) fn movable_to(&self, id: VarId) -> Option<FuncId> {
        let var = self.program.var(id);
        let top = self.program.func(FuncId(0)).body.block;
        let main = self.main?;
        let definitions = self.definitions.get(&id).map_or(&[][..], Vec::as_slice);
        let is_movable = match definitions {
            [Definition::Value(value)] => self.is_pure(*value),
            _ => false,
        };
        let mut of_module = var
            .occurrences
            .iter()
            .filter(|it| self.program.blocks[it.block.at()].func == FuncId(0));
        let first = of_module.next()?;
        (is_movable && first.is_def && Some(first.block) == top && of_module.next().is_none())
            .then_some(main)
    }

    /// Whether a block is one of a function, or of a lambda in it.
    fn is_within(&self, block: BlockId, func: FuncId) -> bool {
        crate::types::passing::named(self.program, self.program.blocks[block.at()].func) == func
    }

    /// Whether the module assigns it first: what is made of it is then not made of itself.
    pub(super) fn is_made_before_it_is_used(&self, var: VarId) -> bool {
        let mut of_module = self
            .program
            .var(var)
            .occurrences
            .iter()
            .filter(|it| self.program.blocks[it.block.at()].func == FuncId(0));
        of_module.next().is_some_and(|it| it.is_def)
    }

    /// Whether it is a target of a comprehension.
    pub(super) fn is_local(&self, var: VarId, _: ExprId) -> bool {
        let top = self.program.func(FuncId(0)).body.block;
        self.program
            .var(var)
            .occurrences
            .first()
            .is_some_and(|it| Some(it.block) != top)
    }
}
