//! Which assignments reach which uses: webs of one name.

use rustpython_ast::{self as ast};

use super::super::ir::{Kind, Occurrence, Program, VarId};
use super::{Builder, Env};

/// Stands among what reaches a place for a way there on which nothing is assigned to the name.
pub(super) const UNSET: VarId = VarId(u32::MAX);

/// What reaches a place that two ways lead to.
pub(super) fn join_env<'a>(into: &mut Option<Env<'a>>, other: Option<Env<'a>>) {
    let Some(other) = other else { return };
    if let Some(into) = into {
        for (name, vars) in &mut *into {
            let is_unset = other.get(name).is_none_or(|it| it.contains(&UNSET));
            if is_unset && !vars.contains(&UNSET) {
                vars.push(UNSET);
            }
        }
    }
    reach_env(into, Some(other));
}

/// What reaches a place that is reached with all that `into` says, and perhaps with what `other` says, too.
pub(super) fn reach_env<'a>(into: &mut Option<Env<'a>>, other: Option<Env<'a>>) {
    let Some(other) = other else { return };
    let Some(into) = into else {
        *into = Some(other);
        return;
    };
    for (name, vars) in other {
        let known = into.entry(name).or_insert_with(|| vec![UNSET]);
        for var in vars {
            if var != UNSET && !known.contains(&var) {
                known.push(var);
            }
        }
    }
}

/// What reaches a place that each way to passes another: the test of a loop, or the end of what a `finally`
/// follows. What is assigned there is not unset.
pub(super) fn passed_env<'a>(env: Option<Env<'a>>, passed: Env<'a>) -> Option<Env<'a>> {
    let mut env = env?;
    for (name, vars) in &mut env {
        if passed.get(name).is_some_and(|it| !it.contains(&UNSET)) {
            vars.retain(|it| *it != UNSET);
        }
    }
    let mut env = Some(env);
    reach_env(&mut env, Some(passed));
    env
}

/// The variables among what reaches a place.
pub(super) fn reached(vars: &[VarId]) -> Vec<VarId> {
    vars.iter().copied().filter(|it| *it != UNSET).collect()
}

impl<'a> Builder<'a, '_> {
    pub(super) fn root(&self, var: VarId) -> VarId {
        let mut id = var.0;
        while self.merged[id as usize] != id {
            id = self.merged[id as usize];
        }
        VarId(id)
    }

    pub(super) fn merge(&mut self, a: VarId, b: VarId) {
        let (a, b) = (self.root(a), self.root(b));
        let (low, high) = if a.0 < b.0 { (a, b) } else { (b, a) };
        self.merged[high.at()] = low.0;
    }

    /// Notes that a variable stands here, and says at which position.
    pub(super) fn occur(&mut self, var: VarId, is_def: bool) -> u32 {
        let position = self.next();
        let frame = self.frame();
        let (block, func) = (frame.block, frame.func);
        let var = &mut self.program.vars[var.at()];
        var.is_captured |= var.func != func;
        var.occurrences.push(Occurrence {
            position,
            block,
            is_def,
        });
        position
    }

    /// The one variable of a name in frame `index`.
    pub(super) fn whole(&mut self, index: usize, name: &'a str) -> VarId {
        if let Some(var) = self.frames[index].whole.get(name) {
            return *var;
        }
        let func = self.frames[index].func;
        let var = self.new_var(name, func, false);
        self.frames[index].whole.insert(name, var);
        var
    }

    /// Assigns to a name.
    pub(super) fn bind(&mut self, name: &'a str) -> VarId {
        if let Some(var) = self.state_of(name) {
            self.occur(var, true);
            return var;
        }
        let index = self.frames.len() - 1;
        let frame = &self.frames[index];
        if frame.bound.globals.contains(name) {
            let var = self.whole(0, name);
            self.occur(var, true);
            return var;
        }
        if frame.bound.nonlocals.contains(name) {
            let outer = (0..index).rev().find(|at| {
                let frame = &self.frames[*at];
                !frame.is_class && frame.bound.names.contains_key(name)
            });
            let var = self.whole(outer.unwrap_or(0), name);
            self.occur(var, true);
            return var;
        }
        if frame.bound.inner.contains(name) || frame.is_class {
            let var = self.whole(index, name);
            self.occur(var, true);
            return var;
        }
        let func = frame.func;
        let var = self.new_var(name, func, false);
        self.occur(var, true);
        if let Some(env) = &mut self.frame().env {
            env.insert(name, vec![var]);
        }
        for around in &mut self.frame().tries {
            around.entry(name).or_default().push(var);
        }
        var
    }

    /// Uses a local name of the current frame.
    pub(super) fn use_local(&mut self, name: &'a str) -> VarId {
        let index = self.frames.len() - 1;
        let frame = &self.frames[index];
        if frame.bound.inner.contains(name) || frame.is_class {
            let var = self.whole(index, name);
            self.occur(var, false);
            return var;
        }
        let found = frame.env.as_ref().and_then(|it| it.get(name));
        let is_unset = found.is_some_and(|it| it.contains(&UNSET));
        let reaching = found.map_or_else(Vec::new, |it| reached(it));
        let Some(first) = reaching.first().copied() else {
            // Not assigned before, as far as is seen: perhaps in the round of a loop before this.
            let func = frame.func;
            let var = self.new_var(name, func, false);
            self.program.vars[var.at()].is_carried = true;
            if let Some(env) = &mut self.frame().env {
                env.insert(name, vec![var]);
            }
            for around in &mut self.frame().loops {
                around.exposed.push((name, var));
            }
            self.occur(var, false);
            return var;
        };
        for other in &reaching[1..] {
            self.merge(first, *other);
        }
        let mut is_carried = false;
        for around in &mut self.frame().loops {
            let head = around.head.get(name);
            if head.is_some_and(|head| head.iter().any(|it| reaching.contains(it))) {
                around.exposed.push((name, first));
            } else if is_unset && head.is_none_or(|it| it.contains(&UNSET)) {
                // A round before may have assigned it.
                around.exposed.push((name, first));
                is_carried = true;
            }
        }
        self.program.vars[first.at()].is_carried |= is_carried;
        let position = self.occur(first, false);
        if is_unset {
            self.program.unset_reads.insert(position);
        }
        first
    }

    /// What a name stands for where it is used.
    pub(super) fn name(&mut self, name: &'a str, expr: &'a ast::Expr) -> Kind {
        if name.contains('.') {
            // What a form of Python is read as, which the file need not import.
            return Kind::Import(name.to_owned());
        }
        let last = self.frames.len() - 1;
        for (index, steps) in (0..=last).rev().zip(0..) {
            let frame = &self.frames[index];
            if let Some(var) = frame.targets.iter().rev().find_map(|it| it.get(name)) {
                let var = *var;
                self.occur(var, false);
                return Kind::Var(var);
            }
            if frame.bound.globals.contains(name) {
                let var = self.whole(0, name);
                self.occur(var, false);
                return Kind::Var(var);
            }
            if frame.bound.nonlocals.contains(name)
                || (steps > 0 && frame.is_class)
                || !frame.bound.names.contains_key(name)
            {
                continue;
            }
            let is_alone = frame.bound.names.get(name) == Some(&1);
            if let Some(func) = frame.functions.get(name) {
                return if is_alone {
                    Kind::Func(*func)
                } else {
                    Kind::Unsupported("this name is bound more than once, and once by a definition")
                };
            }
            if let Some(class) = frame.classes.get(name) {
                return if is_alone {
                    Kind::Class(*class)
                } else {
                    Kind::Unsupported("this name is bound more than once, and once by a class")
                };
            }
            let var = if steps == 0 {
                self.use_local(name)
            } else {
                let var = self.whole(index, name);
                self.occur(var, false);
                var
            };
            return Kind::Var(var);
        }
        let mut dotted = None;
        self.names
            .resolve(expr, |_| true, |found| dotted = Some(found.to_owned()));
        match dotted {
            Some(dotted) => Kind::Import(dotted),
            None => Kind::Builtin(super::python2::builtin(name).to_owned()),
        }
    }

    /// Variables that turned out to be one become one.
    pub(super) fn settle(mut self) -> Program<'a> {
        let roots: Vec<VarId> = (0..self.merged.len())
            .map(|id| self.root(VarId(u32::try_from(id).unwrap_or(u32::MAX))))
            .collect();
        for (id, root) in roots.iter().enumerate() {
            if root.at() != id {
                let moved = std::mem::take(&mut self.program.vars[id].occurrences);
                let info = &self.program.vars[id];
                let (is_param, is_captured) = (info.is_param, info.is_captured);
                let (is_carried, is_default) = (info.is_carried, info.is_default);
                let root = &mut self.program.vars[root.at()];
                root.occurrences.extend(moved);
                root.is_param |= is_param;
                root.is_captured |= is_captured;
                root.is_carried |= is_carried;
                root.is_default |= is_default;
            }
        }
        for var in &mut self.program.vars {
            var.occurrences.sort_by_key(|it| it.position);
        }
        let frozen = std::mem::take(&mut self.program.frozen).into_iter();
        self.program.frozen = frozen.map(|(func, var)| (func, roots[var.at()])).collect();
        super::redirect::redirect(&mut self.program, &roots);
        super::super::classes::note_assigned(&mut self.program);
        super::super::guards::drop_guards(&mut self.program);
        self.program
    }
}
