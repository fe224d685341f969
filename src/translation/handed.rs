//! What the calls of a file give the functions of the file.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::types::ir::{Argument, ExprId, FuncId, Kind, ParamNature, Program, VarId};

/// What the calls of a file give the functions of the file.
#[derive(Debug, Default)]
pub(super) struct Handed {
    /// The parameters that get a variable, by place of the function's, once for each time it is read for that.
    pub(super) given: FxHashMap<VarId, Vec<(FuncId, usize)>>,
    /// How often each variable is read.
    pub(super) reads: FxHashMap<VarId, usize>,
    /// What each parameter gets, for each call that says it.
    pub(super) arguments: FxHashMap<(FuncId, usize), Vec<ExprId>>,
    /// The functions that something uses in another way than by a plain call, or with arguments in a row.
    pub(super) others: FxHashSet<FuncId>,
}

impl Handed {
    /// `method` says which method of the file a part of an object is, and how many arguments its call leaves out.
    pub(super) fn of(
        program: &Program<'_>,
        method: impl Fn(ExprId, &str) -> Option<FuncId>,
    ) -> Self {
        let mut found = Self::default();
        let callee = |func: ExprId| match program.kind(func) {
            Kind::Func(id) => Some((*id, 0)),
            Kind::Attribute(object, name) => Some((method(*object, name)?, 1)),
            _ => None,
        };
        let mut called: FxHashSet<ExprId> = FxHashSet::default();
        for expr in &program.exprs {
            match &expr.kind {
                Kind::Var(var) => *found.reads.entry(*var).or_default() += 1,
                Kind::Call(func, arguments) => {
                    if let Some((id, skipped)) = callee(*func) {
                        called.insert(*func);
                        found.note(program, id, skipped, arguments);
                    }
                }
                _ => {}
            }
        }
        for (expr, at) in program.exprs.iter().zip(0..) {
            let is_part = matches!(expr.kind, Kind::Func(_) | Kind::Attribute(..));
            if is_part
                && !called.contains(&ExprId(at))
                && let Some((id, _)) = callee(ExprId(at))
            {
                found.others.insert(id);
            }
        }
        found
    }

    fn note(&mut self, program: &Program<'_>, id: FuncId, skipped: usize, arguments: &[Argument]) {
        let params = &program.func(id).params;
        let mut by_place = (0..params.len())
            .filter(|it| params[*it].nature == ParamNature::Plain)
            .skip(skipped);
        for argument in arguments {
            if argument.stars > 0 {
                self.others.insert(id);
                return;
            }
            let at = match &argument.name {
                Some(name) => params.iter().position(|it| it.name == *name),
                None => by_place.next(),
            };
            let Some(at) = at else {
                self.others.insert(id);
                return;
            };
            self.arguments
                .entry((id, at))
                .or_default()
                .push(argument.value);
            if let Kind::Var(var) = program.kind(argument.value) {
                self.given.entry(*var).or_default().push((id, at));
            }
        }
    }
}
