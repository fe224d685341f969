//! What a thread is given is its own: as good as what others have only where nobody changes that before the
//! thread is waited for.

use super::code::Form;
use super::translator::{Res, Translator, refuse};
use crate::types::ir::{BlockId, ExprId, Kind, Nature, StmtKind, Suite, Target, VarId};
use crate::types::ty::{Handle, Ty};

impl Translator<'_, '_> {
    /// Refuses to give a thread a copy of what is changed while it may look at it; `task` is what it calls.
    pub(super) fn check_thread_copy(
        &mut self,
        task: ExprId,
        id: ExprId,
        param: Option<VarId>,
    ) -> Res<()> {
        let ty = self.ty(id).some().clone();
        let var = match self.kind(id) {
            Kind::Var(var) => Some(*var),
            _ => None,
        };
        let (from, to) = self.life_of_task(task, var);
        if let (Some(var), Some(param)) = (var, param)
            && self.program.var(param).is_handed
            && self.is_assigned_within(var, from, to)
        {
            return refuse("a variable that is assigned while a thread may look at it");
        }
        // What a parameter borrows, others have.
        let is_borrowed = var.is_some_and(|it| {
            matches!(self.binding(it).form, Form::Ref | Form::MutRef)
                && self.program.var(it).is_param
        });
        if is_borrowed && ty.is_shared() && self.is_left_running(task, false) {
            return self.two_names(&ty);
        }
        let is_moved = var.is_some_and(|it| self.is_last_use(it, id) && !is_borrowed);
        if !ty.is_shared() || is_moved || !self.may_be_changed(&ty, id, 0) {
            return Ok(());
        }
        let tasks = self.program.tasks.iter();
        let tasks: Vec<u32> = tasks.map(|it| self.program.expr(*it).position).collect();
        let is_kept = self.changes.are_none_but(
            from,
            to,
            |position| tasks.contains(&position),
            |part| self.holds(&ty, part, 0),
        );
        if is_kept { Ok(()) } else { self.two_names(&ty) }
    }

    /// From where to where a thread may run: to where it is waited for.
    fn life_of_task(&self, id: ExprId, var: Option<VarId>) -> (u32, u32) {
        let task = self.program.expr(id);
        let own = |it: &&crate::types::ir::Expr| {
            self.program.blocks[it.block.at()].func == self.program.blocks[task.block.at()].func
        };
        let waits = self.program.exprs.iter().filter(own).filter(|it| {
            it.position > task.position
                && matches!(&it.kind, Kind::Attribute(object, name)
                    if matches!(name.as_str(), "join" | "result" | "get" | "shutdown")
                        && self.is_waited_for(*object))
        });
        let waits: Vec<(u32, BlockId, ExprId)> = waits
            .filter_map(|it| match it.kind {
                Kind::Attribute(object, _) => Some((it.position, it.block, object)),
                _ => None,
            })
            .collect();
        // Its own end, where it has a name; else that of the last.
        let name = self.name_of_thread(id);
        let own_wait = waits.iter().find(|it| {
            matches!(self.kind(it.2), Kind::Var(var) if Some(*var) == name)
                && self.is_certain(it.1, task.block)
        });
        if own_wait.is_none() && self.is_left_running(id, waits.is_empty()) {
            // Nobody knows when it ends, nor what is called until then.
            return (0, u32::MAX);
        }
        let last = waits.iter().max_by_key(|it| it.0);
        let waited = own_wait.or(last).map(|it| (it.0, it.1));
        let own_end = self.program.exprs.iter().filter(own);
        let to = waited
            .map(|it| it.0)
            .or_else(|| own_end.map(|it| it.position).max());
        // Another round runs while the thread of the one before does.
        let home = var.and_then(|it| self.program.var(it).occurrences.first());
        let home = home.map(|it| self.program.common_block(it.block, task.block));
        let around = self.program.blocks_around(task.block);
        let rounds = around
            .take_while(|it| Some(*it) != home)
            .filter(|it| self.program.blocks[it.at()].nature == Nature::Loop)
            .filter(|it| waited.is_none_or(|(_, block)| !self.is_within(block, *it)))
            .last();
        let from = rounds.and_then(|around| {
            let inside = self.program.exprs.iter();
            let inside = inside.filter(|it| self.is_within(it.block, around));
            inside.map(|it| it.position).min()
        });
        (from.unwrap_or(task.position), to.unwrap_or(u32::MAX))
    }

    /// The variable that holds the thread which is made to call a function.
    fn name_of_thread(&self, called: ExprId) -> Option<VarId> {
        let makes = |value: ExprId| {
            let Kind::Call(_, arguments) = self.kind(value) else {
                return false;
            };
            arguments.first().is_some_and(|it| {
                matches!(self.kind(it.value), Kind::Call(func, _) if *func == called)
                    && self.program.tasks.contains(&it.value)
            })
        };
        let mut suites: Vec<&Suite<'_>> = vec![&self.program.func(self.func).body];
        while let Some(suite) = suites.pop() {
            for stmt in &suite.body {
                if let StmtKind::Assign { targets, value, .. } = &stmt.kind
                    && let [Target::Var(var)] = targets.as_slice()
                    && makes(*value)
                {
                    return Some(*var);
                }
                suites.extend(stmt.suites());
            }
        }
        None
    }

    fn is_waited_for(&self, object: ExprId) -> bool {
        match self.ty(object).some() {
            Ty::Foreign("threading.Thread" | "threading.Timer" | "pool")
            | Ty::Handle(Handle::Future, _) => true,
            Ty::Instance(class) => self.program.thread_classes.contains(&class.origin()),
            _ => false,
        }
    }

    fn is_within(&self, block: BlockId, around: BlockId) -> bool {
        self.program.common_block(block, around) == around
    }

    /// Whether a variable is assigned between two positions, or by another function than its own.
    fn is_assigned_within(&self, var: VarId, from: u32, to: u32) -> bool {
        let info = self.program.var(var);
        let mut defs = info.occurrences.iter().filter(|it| it.is_def);
        defs.any(|it| {
            (from..=to).contains(&it.position)
                || self.program.blocks[it.block.at()].func != info.func
        })
    }

    /// Whether what stands at one place runs whenever what stands at the other one has: there is no `if`
    /// around it alone.
    pub(super) fn is_certain(&self, place: BlockId, start: BlockId) -> bool {
        let common = self.program.common_block(place, start);
        let mut around = self.program.blocks_around(place);
        let own = around.by_ref().take_while(|it| *it != common);
        own.take_while(|it| self.program.blocks[it.at()].nature != Nature::Function)
            .all(|it| {
                let block = &self.program.blocks[it.at()];
                block.nature != Nature::Plain || block.arm.0 == u32::MAX
            })
    }
}
