//! Which variables are given for a parameter, and where a variable is passed on to.

use rustc_hash::FxHashSet;

use super::{Search, is_container, iters};
use crate::types::ir::{Argument, ClassId, ExprId, FuncId, Kind, Param, VarId};

/// Functions of Python's own that only look at what they are given.
const LOOKING: &[&str] = &[
    "len",
    "print",
    "sorted",
    "sum",
    "min",
    "max",
    "list",
    "tuple",
    "set",
    "enumerate",
    "zip",
    "reversed",
    "any",
    "all",
    "str",
    "repr",
    "bool",
];

impl Search<'_, '_> {
    /// The variables that all calls of a class give for a parameter.
    pub(super) fn given_to(&self, class: ClassId, param: VarId) -> Option<Vec<VarId>> {
        let program = self.program;
        let init = program.func(program.method(class, "__init__")?);
        let params = init.params.get(1..)?;
        let mut vars = Vec::new();
        let (mut calls, mut uses) = (0, 0);
        for expr in &program.exprs {
            match &expr.kind {
                Kind::Class(of) if of.origin() == class.origin() => uses += 1,
                Kind::Call(func, arguments) if matches!(program.kind(*func), Kind::Class(of) if *of == class) =>
                {
                    calls += 1;
                    let Kind::Var(var) = program.kind(given_for(params, arguments, param)?) else {
                        return None;
                    };
                    vars.push(*var);
                }
                _ => {}
            }
        }
        (calls == uses && calls > 0).then_some(vars)
    }

    /// Whether all code of other functions that uses a parameter is part of one that is kept.
    pub(super) fn is_kept_within(&self, id: FuncId, param: VarId) -> bool {
        let program = self.program;
        let occurrences = &program.var(param).occurrences;
        occurrences.iter().all(|it| {
            let around = program.blocks_around(it.block);
            let mut funcs = around.map(|it| program.blocks[it.at()].func);
            program.blocks[it.block.at()].func == id
                || funcs
                    .by_ref()
                    .take_while(|it| *it != id)
                    .any(|it| program.kept.contains(&it))
        })
    }

    /// The variables that all calls of a function give for a parameter, and those that they are passed on to.
    pub(super) fn shared_by_calls(&self, id: FuncId, param: VarId) -> Option<FxHashSet<VarId>> {
        let mut vars: FxHashSet<VarId> = FxHashSet::from_iter([param]);
        let mut rest = self.leaves(param)?;
        rest.extend(self.given_by_calls(id, param)?);
        while let Some(var) = rest.pop() {
            if !vars.insert(var) {
                continue;
            }
            let info = self.program.var(var);
            if info.is_captured {
                // Another such parameter.
                if !info.is_param || !self.is_kept_within(info.func, var) {
                    return None;
                }
                rest.extend(self.given_by_calls(info.func, var)?);
            }
            rest.extend(self.leaves(var)?);
        }
        Some(vars)
    }

    /// The variables that all calls of a function give for a parameter.
    fn given_by_calls(&self, id: FuncId, param: VarId) -> Option<Vec<VarId>> {
        let program = self.program;
        let params = &program.func(id).params;
        let mut found = Vec::new();
        let (mut calls, mut uses) = (0, 0);
        for expr in &program.exprs {
            match &expr.kind {
                Kind::Func(of) if *of == id => uses += 1,
                Kind::Call(func, arguments) if matches!(program.kind(*func), Kind::Func(of) if *of == id) =>
                {
                    calls += 1;
                    let Kind::Var(var) = program.kind(given_for(params, arguments, param)?) else {
                        return None;
                    };
                    found.push(*var);
                }
                _ => {}
            }
        }
        (calls == uses && calls > 0).then_some(found)
    }

    /// The parameters that a variable is passed on to, if all its uses leave it where it is.
    pub(super) fn passed_on(&self, var: VarId) -> Option<Vec<VarId>> {
        self.leaves(var)
            .filter(|_| !self.program.var(var).is_captured)
    }

    /// The same of a variable that functions within its own may use.
    fn leaves(&self, var: VarId) -> Option<Vec<VarId>> {
        let program = self.program;
        let info = program.var(var);
        let defs = info.assignments();
        let is_free = self.bindings[var.at()].global.is_none()
            && defs == 1
            && !info.is_passed
            && !info.is_handed
            && is_container(&info.ty);
        if !is_free || program.func(info.func).is_generator {
            return None;
        }
        let is_var = |id: &ExprId| matches!(program.kind(*id), Kind::Var(of) if *of == var);
        let mut allowed: FxHashSet<ExprId> = FxHashSet::default();
        let mut params = Vec::new();
        for expr in &program.exprs {
            match &expr.kind {
                Kind::Attribute(of, _) | Kind::Index(of, _) | Kind::Slice(of, _) => {
                    allowed.insert(*of);
                }
                Kind::Compare(..) | Kind::Format(_) => allowed.extend(expr.kind.parts()),
                Kind::Comprehension(it) => allowed.extend(it.generators.iter().map(|it| it.iter)),
                Kind::Call(func, arguments) => {
                    let given = arguments.iter().filter(|it| is_var(&it.value));
                    for argument in given {
                        match program.kind(*func) {
                            Kind::Builtin(name) if LOOKING.contains(&name.as_str()) => {}
                            Kind::Class(of) => {
                                let init = program.func(program.method(*of, "__init__")?);
                                let param = param_of(init.params.get(1..)?, arguments, argument)?;
                                self.fields.get(&param)?;
                                params.push(param);
                            }
                            Kind::Func(callee) => {
                                let callee = program.func(*callee);
                                if callee.is_async || callee.is_generator || argument.stars > 0 {
                                    return None;
                                }
                                params.push(param_of(&callee.params, arguments, argument)?);
                            }
                            Kind::Attribute(of, _) if self.types.of(*of).is_text() => {}
                            _ => return None,
                        }
                        allowed.insert(argument.value);
                    }
                }
                _ => {}
            }
        }
        for func in &program.funcs {
            iters(&func.body, &mut allowed);
        }
        let ids = program.expr_ids();
        let are_all_allowed = ids.filter(is_var).all(|it| allowed.contains(&it));
        are_all_allowed.then_some(params)
    }
}

/// The argument that a call gives for a parameter.
fn given_for(params: &[Param<'_>], arguments: &[Argument], param: VarId) -> Option<ExprId> {
    let found = arguments
        .iter()
        .find(|it| param_of(params, arguments, it) == Some(param))?;
    (found.stars == 0).then_some(found.value)
}

/// The parameter that an argument goes to.
fn param_of(params: &[Param<'_>], arguments: &[Argument], argument: &Argument) -> Option<VarId> {
    if let Some(name) = &argument.name {
        return Some(params.iter().find(|it| it.name == *name)?.var);
    }
    let plain = arguments.iter().filter(|it| it.name.is_none());
    let at = plain.clone().position(|it| it.value == argument.value)?;
    if plain.take(at + 1).any(|it| it.stars > 0) {
        return None;
    }
    params.get(at).map(|it| it.var)
}
