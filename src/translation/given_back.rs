//! Parameters that a function fills and gives back, and that are made anew where the caller passes none: who
//! passes one looks at what it passed, and who passes none has what is made alone, so that a copy is as good.

use rustc_hash::FxHashSet;

use super::translator::Translator;
use crate::types::ir::{Argument, ExprId, FuncId, Kind, Param, StmtKind, Suite, VarId};

impl Translator<'_, '_> {
    /// Whether it is such a parameter, or the variable that stands for it, where it is given back.
    pub(super) fn is_given_back_alone(&self, id: ExprId) -> bool {
        let Kind::Var(var) = self.kind(id) else {
            return false;
        };
        let at = self.program.expr(id).position;
        let is_returned = self
            .returning
            .is_some_and(|(from, to, _)| (from..=to).contains(&at));
        let param = self.param_behind(*var);
        let func = self.program.func(self.func);
        let is_it = |it: &Param<'_>| Some(it.var) == param;
        let (true, Some(place)) = (is_returned, func.params.iter().position(is_it)) else {
            return false;
        };
        let is_none = |it: ExprId| matches!(self.kind(it), Kind::None);
        func.params[place].default.is_some_and(is_none)
            && !func.is_generator
            && !func.is_async
            && [Some(*var), param]
                .into_iter()
                .flatten()
                .all(|it| self.is_kept_nowhere(it))
            && self.calls_pass_or_use(place, &func.params[place].name)
    }

    /// Whether a variable is asked, changed, gone through, passed to the function itself, and given back, and
    /// nothing else is done with it.
    fn is_kept_nowhere(&self, var: VarId) -> bool {
        let mut fine: FxHashSet<ExprId> = FxHashSet::default();
        let func = self.program.func(self.func);
        for expr in &self.program.exprs {
            match &expr.kind {
                Kind::Attribute(object, _) | Kind::Index(object, _) => {
                    fine.insert(*object);
                }
                Kind::Compare(left, rest) => {
                    fine.insert(*left);
                    fine.extend(rest.iter().map(|it| it.1));
                }
                Kind::Conditional { body, orelse, .. } => fine.extend([*body, *orelse]),
                Kind::Call(callee, arguments) => {
                    let is_own = match self.kind(*callee) {
                        Kind::Func(of) => *of == self.func || self.keeps_nothing(*of),
                        Kind::Attribute(_, of) => func.class.is_some() && *of == func.name,
                        Kind::Builtin(name) => matches!(name.as_str(), "len" | "print" | "sum"),
                        _ => false,
                    };
                    if is_own {
                        fine.extend(arguments.iter().map(|it| it.value));
                    }
                }
                _ => {}
            }
        }
        self.given_back_in(&func.body, &mut fine);
        let ids = (0..self.program.exprs.len()).filter_map(|it| u32::try_from(it).ok());
        ids.map(ExprId)
            .filter(|it| matches!(self.kind(*it), Kind::Var(of) if *of == var))
            .all(|it| fine.contains(&it))
    }

    /// Whether a function has nothing of what it is given when it is over, nor gives it back.
    fn keeps_nothing(&self, id: FuncId) -> bool {
        let func = self.program.func(id);
        !func.is_generator
            && !func.is_async
            && !func.ret.is_shared()
            && !self.effects.gives_back.contains(&id)
            && func.params.iter().all(|it| {
                !self.effects.stored.contains(&it.var) && !self.program.var(it.var).is_captured
            })
    }

    /// What the statements of a function go through, and give back alone or in a tuple.
    fn given_back_in(&self, suite: &Suite<'_>, found: &mut FxHashSet<ExprId>) {
        for stmt in &suite.body {
            match &stmt.kind {
                StmtKind::Return(Some(value)) => {
                    found.insert(*value);
                    if let Kind::Tuple(items) = self.kind(*value) {
                        // Twice it would be two copies.
                        let is_once = |it: &&ExprId| match self.kind(**it) {
                            Kind::Var(var) => {
                                let same = |it: &&ExprId| matches!(self.kind(**it), Kind::Var(of) if of == var);
                                items.iter().filter(same).count() == 1
                            }
                            _ => true,
                        };
                        found.extend(items.iter().filter(is_once));
                    }
                }
                StmtKind::For { iter, .. } => {
                    found.insert(*iter);
                }
                _ => {}
            }
            for inner in stmt.suites() {
                self.given_back_in(inner, found);
            }
        }
    }

    /// The parameter that a variable is: itself, or what is there if it is not None.
    fn param_behind(&self, var: VarId) -> Option<VarId> {
        let info = self.program.var(var);
        if info.func != self.func {
            return None;
        }
        if info.is_param {
            return Some(var);
        }
        let value = self.only_value(&self.program.func(self.func).body, var)?;
        let (Kind::Conditional { body, orelse, .. }, 1) = (self.kind(value), info.assignments())
        else {
            return None;
        };
        [*body, *orelse]
            .into_iter()
            .find_map(|it| match self.kind(it) {
                Kind::Var(of) if self.program.var(*of).is_param => Some(*of),
                _ => None,
            })
    }

    /// What a statement of the body assigns to a variable.
    fn only_value(&self, body: &Suite<'_>, var: VarId) -> Option<ExprId> {
        body.body.iter().find_map(|stmt| match &stmt.kind {
            StmtKind::Assign { targets, value, .. }
                if matches!(targets.as_slice(), [crate::types::ir::Target::Var(of)] if *of == var) =>
            {
                Some(*value)
            }
            _ => None,
        })
    }

    /// Whether each call of the function that is written passes nothing for a parameter, or drops what it gives.
    fn calls_pass_or_use(&self, place: usize, name: &str) -> bool {
        let func = self.program.func(self.func);
        let skipped = usize::from(func.class.is_some());
        let is_named = |it: ExprId| match self.kind(it) {
            Kind::Func(of) => *of == self.func,
            Kind::Attribute(_, of) => func.class.is_some() && *of == func.name,
            _ => false,
        };
        let mut dropped = Vec::new();
        for func in &self.program.funcs {
            calls_alone(&func.body, &mut dropped);
        }
        let mut calls = 0;
        for (at, expr) in self.program.exprs.iter().enumerate() {
            let Kind::Call(callee, arguments) = &expr.kind else {
                continue;
            };
            if !is_named(*callee) {
                continue;
            }
            calls += 1;
            let plain = |it: &&Argument| it.name.is_none() && it.stars == 0;
            let by_place = arguments.iter().filter(plain).nth(place - skipped);
            let by_name = arguments.iter().find(|it| it.name.as_deref() == Some(name));
            let passes = by_place
                .or(by_name)
                .is_some_and(|it| !matches!(self.kind(it.value), Kind::None));
            let is_dropped = dropped.iter().any(|it: &ExprId| it.at() == at);
            if arguments.iter().any(|it| it.stars > 0) || passes && !is_dropped {
                return false;
            }
        }
        // No other use than to be called.
        let ids = (0..self.program.exprs.len()).filter_map(|it| u32::try_from(it).ok());
        calls == ids.map(ExprId).filter(|it| is_named(*it)).count()
    }
}

/// The calls that are statements.
fn calls_alone(suite: &Suite<'_>, found: &mut Vec<ExprId>) {
    for stmt in &suite.body {
        if let StmtKind::Expr(call) = &stmt.kind {
            found.push(*call);
        }
        for inner in stmt.suites() {
            calls_alone(inner, found);
        }
    }
}
