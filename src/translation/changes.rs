//! Where values of which types are changed in place, and by which calls: between which places of the code a
//! copy is as good as a second name.

mod search;

use rustc_hash::{FxHashMap, FxHashSet};
use search::Search;

use super::own_parts::OwnParts;
use crate::types::Types;
use crate::types::ir::{ExprId, FuncId, Program};
use crate::types::ty::Ty;

/// The changes of a program.
#[derive(Debug, Default)]
pub(super) struct Changes {
    /// In the order of positions: what is changed there, and whether nobody else has it then.
    sites: Vec<(u32, (Ty, bool))>,
    /// In the order of positions: what is called there; nothing if that is not known.
    calls: Vec<(u32, Option<FuncId>)>,
    /// What a function changes, or what it calls; `None` is anything.
    of_func: FxHashMap<FuncId, FxHashSet<Ty>>,
    /// Functions that call what is not known.
    open: FxHashSet<FuncId>,
}

impl Changes {
    pub(super) fn of(program: &Program<'_>, types: &Types) -> Self {
        let mut search = Search {
            program,
            types,
            private: super::privacy::private(program),
            own_parts: OwnParts::find(program, types),
            changes: Self::default(),
        };
        for func in &program.funcs {
            search.suite(&func.body);
        }
        for class in &program.classes {
            search.suite(&class.body);
        }
        for index in 0..program.exprs.len() {
            search.expr(ExprId(u32::try_from(index).unwrap_or(u32::MAX)));
        }
        search.close()
    }

    /// Whether nothing between two positions changes a value of a type.
    pub(super) fn are_none(&self, from: u32, to: u32, is_part: impl Fn(&Ty) -> bool) -> bool {
        self.are_none_but(from, to, |_| false, is_part)
    }

    /// As [`Self::are_none`], where some functions change nothing but what they have made themselves.
    pub(super) fn are_none_outside(
        &self,
        from: u32,
        to: u32,
        is_left_out: impl Fn(FuncId) -> bool,
        is_part: impl Fn(&Ty) -> bool,
    ) -> bool {
        let calls = between(&self.calls, from, to).iter();
        let left_out: Vec<u32> = calls
            .filter(|it| it.1.is_some_and(&is_left_out))
            .map(|it| it.0)
            .collect();
        self.are_none_but(from, to, |at| left_out.contains(&at), is_part)
    }

    /// As [`Self::are_none`], but for calls at some positions.
    pub(super) fn are_none_but(
        &self,
        from: u32,
        to: u32,
        is_left_out: impl Fn(u32) -> bool,
        is_part: impl Fn(&Ty) -> bool,
    ) -> bool {
        let sites = between(&self.sites, from, to).iter();
        sites.map(|it| &it.1.0).all(|ty| !is_part(ty))
            && self.no_call_does(from, to, is_left_out, is_part)
    }

    /// As [`Self::are_none`], for a value that no variable holds: what one alone has is another one.
    pub(super) fn are_none_of_others(
        &self,
        from: u32,
        to: u32,
        is_part: impl Fn(&Ty) -> bool,
    ) -> bool {
        let sites = between(&self.sites, from, to).iter();
        let mut seen = sites.filter(|it| !it.1.1).map(|it| &it.1.0);
        seen.all(|ty| !is_part(ty)) && self.no_call_does(from, to, |_| false, is_part)
    }

    fn no_call_does(
        &self,
        from: u32,
        to: u32,
        is_left_out: impl Fn(u32) -> bool,
        is_part: impl Fn(&Ty) -> bool,
    ) -> bool {
        let calls = between(&self.calls, from, to).iter();
        let mut calls = calls.filter(|it| !is_left_out(it.0));
        calls.all(|(_, callee)| match callee {
            None => false,
            Some(callee) => {
                !self.open.contains(callee)
                    && self
                        .of_func
                        .get(callee)
                        .is_none_or(|all| !all.iter().any(&is_part))
            }
        })
    }
}

/// The part of a list in the order of positions from one to another, both included.
fn between<T>(list: &[(u32, T)], from: u32, to: u32) -> &[(u32, T)] {
    let first = list.partition_point(|it| it.0 < from);
    let count = list[first..].partition_point(|it| it.0 <= to);
    &list[first..first + count]
}

impl Search<'_, '_> {
    /// What each function changes with all that it calls.
    fn close(mut self) -> Changes {
        let mut within: FxHashMap<FuncId, (u32, u32)> = FxHashMap::default();
        for expr in &self.program.exprs {
            let func = self.program.blocks[expr.block.at()].func;
            let range = within.entry(func).or_insert((u32::MAX, 0));
            range.0 = range.0.min(expr.position);
            range.1 = range.1.max(expr.position);
        }
        within.remove(&FuncId(0));
        let mut ranges: Vec<(FuncId, u32, u32)> = within
            .into_iter()
            .map(|(id, (first, last))| (id, first, last))
            .collect();
        ranges.sort_unstable();
        self.changes.sites.sort_by_key(|it| it.0);
        self.changes.calls.sort_by_key(|it| it.0);
        let mut callees: Vec<(FuncId, FxHashSet<FuncId>)> = Vec::new();
        for (id, first, last) in ranges {
            let sites = between(&self.changes.sites, first, last).iter();
            // Who calls it sees nothing of what it has alone.
            let seen = sites.filter(|it| !it.1.1);
            let own = seen.map(|it| it.1.0.clone()).collect();
            self.changes.of_func.insert(id, own);
            let calls = between(&self.changes.calls, first, last);
            if calls.iter().any(|it| it.1.is_none()) {
                self.changes.open.insert(id);
            }
            callees.push((id, calls.iter().filter_map(|it| it.1).collect()));
        }
        loop {
            let mut is_changed = false;
            for (id, callees) in &callees {
                for callee in callees {
                    if self.changes.open.contains(callee) {
                        is_changed |= self.changes.open.insert(*id);
                    }
                    let of_callee = self
                        .changes
                        .of_func
                        .get(callee)
                        .cloned()
                        .unwrap_or_default();
                    let own = self.changes.of_func.entry(*id).or_default();
                    let before = own.len();
                    own.extend(of_callee);
                    is_changed |= own.len() > before;
                }
            }
            if !is_changed {
                return self.changes;
            }
        }
    }
}
