//! Parameters that a function changes and gives back, where no caller has the argument any more: `def sort(xs): ..;
//! return xs`, called as `sort([3, 1])` or `xs = sort(xs)`. They are the function's own, and what it gives is they.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::translation::roots::root;
use crate::types::Types;
use crate::types::ir::{
    Argument, BlockId, ExprId, FuncId, Kind, Nature, Param, Program, StmtKind, Suite, Target, VarId,
};
use crate::types::ty::Ty;

/// Builtins that make a container of their own.
const MAKING: [&str; 5] = ["dict", "list", "set", "sorted", "bytearray"];

/// Such parameters, of the functions that may give back what they are given.
pub(super) fn given_away(
    program: &Program<'_>,
    types: &Types,
    gives_back: &FxHashSet<FuncId>,
    changed: &FxHashSet<VarId>,
    stored: &FxHashSet<VarId>,
) -> FxHashSet<VarId> {
    let mut found = FxHashSet::default();
    if gives_back.is_empty() {
        return found;
    }
    let calls = Calls::of(program);
    for id in gives_back {
        let func = program.func(*id);
        if func.class.is_some() || func.is_generator || func.is_async {
            continue;
        }
        for (place, param) in func.params.iter().enumerate() {
            let info = program.var(param.var);
            let is_container = matches!(
                info.ty,
                Ty::List(_) | Ty::Dict(..) | Ty::Set(_) | Ty::Deque(_)
            );
            if is_container
                && changed.contains(&param.var)
                && !stored.contains(&param.var)
                && !info.is_captured
                && param.default.is_none()
                && info.assignments() <= 1
                && is_given_as_it_is(program, &func.body, param.var)
                && calls.give(program, types, *id, (place, param))
            {
                found.insert(param.var);
            }
        }
    }
    found
}

/// Whether a function gives back a parameter, and nothing else that holds it or is a part of it.
fn is_given_as_it_is(program: &Program<'_>, body: &Suite<'_>, param: VarId) -> bool {
    let mut given = Vec::new();
    returned(body, &mut given);
    let is_it = |it: &ExprId| matches!(program.kind(*it), Kind::Var(of) if *of == param);
    given.iter().any(is_it)
        && given
            .iter()
            .all(|it| is_it(it) || !may_hold(program, *it, param))
}

/// Whether a parameter may be in what an expression gives.
fn may_hold(program: &Program<'_>, id: ExprId, param: VarId) -> bool {
    root(program, id) == Some(param)
        || match program.kind(id) {
            Kind::Tuple(parts) | Kind::List(parts) | Kind::Logic(_, parts) => {
                parts.iter().any(|it| may_hold(program, *it, param))
            }
            Kind::Conditional { body, orelse, .. } => {
                may_hold(program, *body, param) || may_hold(program, *orelse, param)
            }
            Kind::Call(_, arguments) => arguments
                .iter()
                .any(|it| may_hold(program, it.value, param)),
            Kind::Dict(_) | Kind::Set(_) => true,
            _ => false,
        }
}

fn returned(suite: &Suite<'_>, found: &mut Vec<ExprId>) {
    for stmt in &suite.body {
        if let StmtKind::Return(Some(value)) = &stmt.kind {
            found.push(*value);
        }
        for inner in stmt.suites() {
            returned(inner, found);
        }
    }
}

/// The calls of the functions of a file, and how often each is named.
#[derive(Default)]
struct Calls {
    by_callee: FxHashMap<FuncId, Vec<ExprId>>,
    named: FxHashMap<FuncId, usize>,
    /// Variables that more than one function names.
    shared: FxHashSet<VarId>,
    /// The variables to which statements assign what a call gives.
    assigned: FxHashSet<(VarId, ExprId)>,
}

impl Calls {
    fn of(program: &Program<'_>) -> Self {
        let mut found = Self::default();
        for (at, expr) in program.exprs.iter().enumerate() {
            match &expr.kind {
                Kind::Func(id) => *found.named.entry(*id).or_default() += 1,
                Kind::Call(callee, _) => {
                    if let (Kind::Func(id), Ok(at)) = (program.kind(*callee), u32::try_from(at)) {
                        found.by_callee.entry(*id).or_default().push(ExprId(at));
                    }
                }
                _ => {}
            }
        }
        for func in &program.funcs {
            found.assignments(&func.body);
        }
        for (at, var) in program.vars.iter().enumerate() {
            let is_own = |it: BlockId| program.blocks[it.at()].func == var.func;
            if let Ok(at) = u32::try_from(at)
                && !var.occurrences.iter().all(|it| is_own(it.block))
            {
                found.shared.insert(VarId(at));
            }
        }
        found
    }

    fn assignments(&mut self, suite: &Suite<'_>) {
        for stmt in &suite.body {
            if let StmtKind::Assign { targets, value, .. } = &stmt.kind
                && let [Target::Var(of)] = targets.as_slice()
            {
                self.assigned.insert((*of, *value));
            }
            for inner in stmt.suites() {
                self.assignments(inner);
            }
        }
    }

    /// Whether a function is only called, and each call gives away what it passes for a parameter.
    fn give(
        &self,
        program: &Program<'_>,
        types: &Types,
        id: FuncId,
        (place, param): (usize, &Param<'_>),
    ) -> bool {
        let Some(calls) = self.by_callee.get(&id) else {
            return false;
        };
        let gives = |call: &ExprId| {
            let Kind::Call(_, arguments) = program.kind(*call) else {
                return false;
            };
            let by_place = arguments.get(place).filter(|it| it.name.is_none());
            let by_name = |it: &&Argument| it.name.as_deref() == Some(param.name.as_str());
            let passed = by_place.or_else(|| arguments.iter().find(by_name));
            // Looked at twice by the call itself.
            let is_once = |value: ExprId| match program.kind(value) {
                Kind::Var(var) => {
                    if self.shared.contains(var) {
                        return false;
                    }
                    let others = arguments.iter().filter(|it| it.value != value);
                    !others
                        .into_iter()
                        .any(|it| program.mentions(it.value, *var))
                }
                _ => true,
            };
            passed.is_some_and(|it| {
                is_once(it.value)
                    && is_given(program, types, it.value, |var| {
                        self.assigned.contains(&(var, *call))
                    })
            }) && arguments.iter().all(|it| it.stars == 0)
        };
        self.named.get(&id) == Some(&calls.len()) && calls.iter().all(gives)
    }
}

/// Whether nobody has an argument of a call any more when that is over, or a variable gets what the call gives.
fn is_given(
    program: &Program<'_>,
    types: &Types,
    value: ExprId,
    is_assigned: impl Fn(VarId) -> bool,
) -> bool {
    match program.kind(value) {
        Kind::List(_) | Kind::Dict(_) | Kind::Set(_) | Kind::Comprehension(_) | Kind::Slice(..) => {
            true
        }
        Kind::Call(func, _) => match program.kind(*func) {
            Kind::Builtin(name) => MAKING.contains(&name.as_str()),
            Kind::Attribute(of, _) => types.of(*of).is_text(),
            _ => false,
        },
        Kind::Var(var) => is_last_seen(program, *var, value, is_assigned(*var)),
        _ => false,
    }
}

/// Whether a variable of a function is not looked at behind a call, unless what that gives is assigned to it.
fn is_last_seen(program: &Program<'_>, var: VarId, value: ExprId, is_assigned: bool) -> bool {
    let info = program.var(var);
    let at = program.expr(value);
    let func = |it: BlockId| program.blocks[it.at()].func;
    let own = func(at.block);
    if info.is_captured || info.is_param || info.func != own {
        return false;
    }
    if is_assigned {
        return true;
    }
    let is_last = info
        .occurrences
        .last()
        .is_some_and(|it| it.position <= at.position);
    let home = info.occurrences.first().map(|it| it.block);
    let is_repeated = program
        .blocks_around(at.block)
        .take_while(|it| Some(*it) != home)
        .any(|it| program.blocks[it.at()].nature == Nature::Loop);
    is_last && !is_repeated
}
