//! Where a function is only called, wherever it goes: what makes a value of it a closure.

use rustc_hash::FxHashSet;

use super::{Closure, Search, functions_in, ids};
use crate::types::Types;
use crate::types::ir::{
    ExprId, FuncId, Kind, Nature, Occurrence, ParamNature, Program, StmtKind, VarId,
};
use crate::types::ty::Ty;

/// The functions of which somebody looks at what they give where they are called as values.
pub(super) fn asked(program: &Program<'_>, types: &Types) -> FxHashSet<FuncId> {
    let mut statements = FxHashSet::default();
    let suites = program.funcs.iter().map(|it| &it.body);
    let mut waiting: Vec<_> = suites
        .chain(program.classes.iter().map(|it| &it.body))
        .collect();
    while let Some(suite) = waiting.pop() {
        for stmt in &suite.body {
            if let StmtKind::Expr(expr) = stmt.kind {
                statements.insert(expr);
            }
            waiting.extend(stmt.suites());
        }
    }
    let mut asked = FxHashSet::default();
    for (at, expr) in ids(program.exprs.len()).zip(&program.exprs) {
        let Kind::Call(func, arguments) = &expr.kind else {
            continue;
        };
        match program.kind(*func) {
            Kind::Func(_) | Kind::Class(_) => {}
            // What calls what it is given is not seen.
            Kind::Builtin(_) | Kind::Import(_) => {
                for argument in arguments {
                    asked.extend(types.of(argument.value).functions());
                }
            }
            _ if statements.contains(&ExprId(at)) => {}
            _ => asked.extend(types.of(*func).functions()),
        }
        if let Kind::Attribute(object, name) = program.kind(*func)
            && types.of(*func).functions().is_empty()
        {
            let keeps = match types.of(*object).some() {
                Ty::Instance(_) | Ty::Dyn(_) | Ty::Class(_) => true,
                Ty::List(_) | Ty::Deque(_) | Ty::Dict(..) | Ty::Set(_) => name != "sort",
                _ => false,
            };
            if !keeps {
                let given = arguments.iter().map(|it| types.of(it.value));
                given.for_each(|it| asked.extend(it.functions()));
            }
        }
    }
    asked
}

impl Search<'_, '_> {
    /// Notes what is asked of each function once, for all of them.
    pub(super) fn index(&mut self) {
        let program = self.program;
        for (at, expr) in ids(program.exprs.len()).zip(&program.exprs) {
            match &expr.kind {
                Kind::Call(func, arguments) => {
                    self.callees.insert(*func);
                    let values = arguments.iter().map(|it| (it.value, *func));
                    self.arguments.extend(values);
                }
                Kind::Func(id) if self.is_in(expr.block, *id) => {
                    self.recursive.insert(*id);
                }
                Kind::Lambda(id) => {
                    self.lambdas.insert(*id, ExprId(at));
                }
                _ => {}
            }
        }
        for (at, expr) in ids(program.exprs.len()).zip(&program.exprs) {
            if let Kind::Var(var) = expr.kind
                && !self.callees.contains(&ExprId(at))
            {
                self.kept.insert(var);
            }
            for func in functions_in(self.types.of(ExprId(at))) {
                self.places.entry(func).or_default().exprs.push(ExprId(at));
            }
        }
        for (at, func) in ids(program.funcs.len()).zip(&program.funcs) {
            for given in functions_in(&func.ret) {
                self.places
                    .entry(given)
                    .or_default()
                    .givers
                    .push(FuncId(at));
            }
        }
        for func in self.types.fields.values().flat_map(functions_in) {
            self.places.entry(func).or_default().is_in_field = true;
        }
        for (at, var) in ids(program.vars.len()).zip(&program.vars) {
            for func in functions_in(&var.ty) {
                self.places.entry(func).or_default().vars.push(VarId(at));
            }
            for occurrence in &var.occurrences {
                let around = program.blocks_around(occurrence.block);
                let funcs = around.map(|it| program.blocks[it.at()].func);
                for func in funcs.take_while(|it| *it != var.func) {
                    self.captures.entry(func).or_default().insert(VarId(at));
                }
            }
        }
    }

    /// What a function uses of what is around it; None if it is no closure for that.
    pub(super) fn captures(&self, id: FuncId) -> Option<FxHashSet<VarId>> {
        let found = self.captures.get(&id).cloned().unwrap_or_default();
        // What functions pass on among themselves is a parameter of them.
        let is_passed = |it: &VarId| {
            let var = self.program.var(*it);
            var.is_passed || var.is_handed
        };
        // A closure has no name to call itself by; functions within it have captures of their own.
        let is_nameless = !self.recursive.contains(&id) || found.is_empty();
        (is_nameless && !self.around.contains(&id) && !found.iter().any(is_passed)).then_some(found)
    }

    fn is_in(&self, block: crate::types::ir::BlockId, id: FuncId) -> bool {
        self.program
            .blocks_around(block)
            .any(|it| self.program.blocks[it.at()].func == id)
    }

    pub(super) fn closure(&self, id: FuncId, captures: &FxHashSet<VarId>) -> Option<Closure> {
        let program = self.program;
        let func = program.func(id);
        let owner = func.parent?;
        let is_plain = |it: &crate::types::ir::Param<'_>| {
            it.nature == ParamNature::Plain
                && it
                    .default
                    .is_none_or(|it| super::super::captured::is_literal(program.kind(it)))
        };
        if !func.params.iter().all(is_plain) {
            return None;
        }
        let given_by = match self.givers(id)?.as_slice() {
            [] => None,
            [one] => Some(*one),
            _ => return None,
        };
        self.is_only_called(id, given_by)?;
        let mut changes = false;
        let is_argument = self.is_argument(id);
        let definition = if is_argument { 0 } else { self.position(id)? };
        for var in captures {
            let info = program.var(*var);
            if info.func != owner {
                return None;
            }
            let is_inside = |it: &&Occurrence| self.is_in(it.block, id);
            let assigned = info.occurrences.iter().filter(|it| it.is_def);
            let (inner, outer): (Vec<&Occurrence>, Vec<&Occurrence>) =
                assigned.partition(is_inside);
            let is_changed = self.effects.changed.contains(var);
            changes |= !inner.is_empty() || is_changed;
            if is_changed && (given_by.is_none() || info.is_param) {
                return None;
            }
            // It is called where it stands, and gone afterwards.
            if is_argument && inner.is_empty() {
                continue;
            }
            if outer.iter().any(|it| it.position > definition) {
                return None;
            }
            let is_used_later = info
                .occurrences
                .iter()
                .any(|it| !self.is_in(it.block, id) && it.position > definition);
            // What is moved in, or changed by it, nobody else has.
            if is_used_later && (given_by.is_some() || !inner.is_empty()) {
                return None;
            }
            if given_by.is_some() && !info.ty.is_copy() && (info.is_param || !inner.is_empty()) {
                return None;
            }
        }
        if given_by.is_some_and(|it| it != owner) || changes && given_by.is_none() {
            return None;
        }
        Some(Closure {
            changes,
            given_by,
            is_argument,
        })
    }

    /// Whether it is a lambda that is an argument.
    fn is_argument(&self, id: FuncId) -> bool {
        let lambda = self.lambdas.get(&id);
        lambda.is_some_and(|it| self.arguments.contains_key(it))
    }

    /// Where a function is defined; not in a loop, whose variables it would see as they are at the end.
    fn position(&self, id: FuncId) -> Option<u32> {
        let func = self.program.func(id);
        let owner = func.parent?;
        if let Some(lambda) = self.lambdas.get(&id) {
            let lambda = self.program.expr(*lambda);
            let (position, block) = (lambda.position, lambda.block);
            let around = self.program.blocks_around(block);
            let own = around.take_while(|it| self.program.blocks[it.at()].func == owner);
            let is_looped = own
                .into_iter()
                .any(|it| self.program.blocks[it.at()].nature == Nature::Loop);
            return (!is_looped).then_some(position);
        }
        let body = &self.program.func(owner).body.body;
        let def = body
            .iter()
            .find(|it| matches!(it.kind, crate::types::ir::StmtKind::Function(of) if of == id))?;
        Some(def.end)
    }
}
