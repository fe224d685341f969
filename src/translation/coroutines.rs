//! Facts about a program's coroutines: which of them are tasks, and what these share.

pub(super) mod cancelled;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::types::Types;
use crate::types::ir::{ExprId, FuncId, Kind, Program, StmtKind, Suite, Target, VarId};
use crate::types::ty::Ty;

/// What is known of a program's coroutines.
#[derive(Debug, Default)]
pub(super) struct Coroutines {
    /// Calls whose coroutine is not awaited where it is made: it keeps what it is given.
    pub(super) detached: FxHashSet<ExprId>,
    /// Functions whose coroutines may be let go of before their end: those of tasks, and those whose time is
    /// measured.
    pub(super) let_go: FxHashSet<FuncId>,
    /// Those of them whose time is measured.
    pub(super) timed: FxHashSet<FuncId>,
    /// Asynchronous functions that may call themselves.
    pub(super) recursive: FxHashSet<FuncId>,
    /// The call whose coroutine is a task as soon as it is made.
    pub(super) spawning: Option<ExprId>,
    /// Whether there are tasks besides the main coroutine.
    pub(super) has_tasks: bool,
    /// Variables that tasks change for others, in cells that all of them own.
    pub(super) shared: FxHashSet<VarId>,
    /// Those of the module's variables among them that stand in the one function which is run once.
    pub(super) moved: FxHashMap<VarId, FuncId>,
    /// Whether tasks are cancelled, or left where the program ends.
    pub(super) cancels: bool,
    /// Whether a task is cancelled by name.
    pub(super) has_cancel: bool,
    /// Whether tasks are cancelled where their time is over, and nowhere else.
    pub(super) cancels_late: bool,
    /// Whether a coroutine may be let go of before its end, as its time is over.
    pub(super) has_timeouts: bool,
    /// Whether tasks are asked what came of them.
    pub(super) asks_tasks: bool,
    /// The groups of tasks whose failures are handled.
    pub(super) failing_groups: FxHashSet<VarId>,
    /// The `try` statements that see that their task is cancelled, by the positions at which they begin.
    pub(super) sees: FxHashSet<u32>,
}

/// Functions of `asyncio` that make tasks of what they are given.
const SPAWNING: &[&str] = &["gather", "create_task", "ensure_future", "as_completed"];

impl Coroutines {
    pub(super) fn of(program: &Program<'_>, types: &Types) -> Self {
        let mut found = Self::default();
        let mut direct: FxHashSet<ExprId> = FxHashSet::default();
        let mut calls: Vec<(FuncId, FuncId)> = Vec::new();
        for expr in &program.exprs {
            match &expr.kind {
                Kind::Await(of) => {
                    direct.insert(*of);
                }
                Kind::Call(func, arguments) => {
                    if let Kind::Import(name) = program.kind(*func)
                        && let Some(name) = name.strip_prefix("asyncio.")
                    {
                        found.has_tasks |= SPAWNING.contains(&name);
                        found.has_timeouts |= matches!(name, "wait_for" | "timeout");
                        found.has_tasks |= name == "TaskGroup";
                        found.asks_tasks |= matches!(name, "TaskGroup" | "wait");
                        // The coroutine runs where the call is awaited.
                        if name == "wait_for"
                            && let Some(first) = arguments.first()
                        {
                            direct.insert(first.value);
                            if matches!(types.of(first.value).some(), Ty::Task(..)) {
                                // A task is cancelled when its time is over.
                                found.asks_tasks = true;
                                found.cancels_late = true;
                            }
                        }
                    }
                    found.asks_tasks |= matches!(program.kind(*func), Kind::Attribute(object, name)
                        if matches!(types.of(*object).some(), Ty::Task(..)) && name != "done");
                    found.has_cancel |= matches!(program.kind(*func), Kind::Attribute(_, name)
                        if name == "cancel");
                }
                _ => {}
            }
        }
        let ids = program.expr_ids();
        for id in ids {
            let Kind::Call(..) = program.kind(id) else {
                continue;
            };
            let ty = types.of(id);
            if let Ty::Coroutine(_, runs) = ty {
                let caller = program.blocks[program.expr(id).block.at()].func;
                calls.extend(runs.iter().map(|it| (caller, *it)));
                if !direct.contains(&id) {
                    found.detached.insert(id);
                }
            }
        }
        // What nobody waits for is cancelled where the program ends.
        // The first task of a group that fails ends the others.
        found.has_cancel |= !program.group_tries.is_empty();
        let cancels_by_name = found.has_cancel;
        found.has_cancel |= found.cancels_late;
        found.cancels = found.has_cancel
            || program
                .funcs
                .iter()
                .any(|it| drops_tasks(program, &it.body));
        found.cancels_late &= !cancels_by_name;
        found.recursive = recursive(&calls);
        found.find_let_go(program, types, &calls);
        found.sees = cancelled::seeing(program, &found);
        found.asks_tasks |= !found.sees.is_empty();
        found
    }
}

impl Coroutines {
    /// Finds the functions that may be let go of, with all that they await.
    fn find_let_go(&mut self, program: &Program<'_>, types: &Types, calls: &[(FuncId, FuncId)]) {
        let runs_of = |id: &ExprId| types.of(*id).runs().to_vec();
        let mut found: FxHashSet<FuncId> = self.detached.iter().flat_map(runs_of).collect();
        let mut timed: FxHashSet<FuncId> = FxHashSet::default();
        for expr in &program.exprs {
            let Kind::Call(func, arguments) = &expr.kind else {
                continue;
            };
            match program.kind(*func) {
                Kind::Import(name) if name == "asyncio.run" => {
                    // The main coroutine runs to its end.
                    for argument in arguments {
                        for id in types.of(argument.value).runs() {
                            found.remove(id);
                        }
                    }
                }
                Kind::Import(name) if name == "asyncio.wait_for" => {
                    // A task is told that it is cancelled, whoever does that.
                    let of = arguments.iter().map(|it| it.value);
                    let of = of.filter(|it| !matches!(types.of(*it).some(), Ty::Task(..)));
                    timed.extend(of.flat_map(|it| runs_of(&it)));
                }
                Kind::Import(name) if name == "asyncio.timeout" => {
                    let within = program.blocks[expr.block.at()].func;
                    let called = calls.iter().filter(|it| it.0 == within);
                    timed.extend(called.map(|it| it.1));
                }
                _ => {}
            }
        }
        reach(&mut timed, calls);
        found.extend(&timed);
        reach(&mut found, calls);
        self.let_go = found;
        self.timed = timed;
    }
}

/// Adds what the functions of a set await.
fn reach(found: &mut FxHashSet<FuncId>, calls: &[(FuncId, FuncId)]) {
    loop {
        let before = found.len();
        let reached = calls.iter().filter(|it| found.contains(&it.0));
        let reached: Vec<FuncId> = reached.map(|it| it.1).collect();
        found.extend(reached);
        if found.len() == before {
            return;
        }
    }
}

/// Whether a task is made that nothing stands for.
fn drops_tasks(program: &Program<'_>, suite: &Suite<'_>) -> bool {
    suite.body.iter().any(|stmt| {
        let makes = |call: ExprId| {
            matches!(program.kind(call), Kind::Call(func, _)
                if matches!(program.kind(*func), Kind::Import(name)
                    if matches!(name.as_str(), "asyncio.create_task" | "asyncio.ensure_future")))
        };
        let is_dropped = match &stmt.kind {
            StmtKind::Expr(call) => makes(*call),
            StmtKind::Assign { targets, value, .. } => {
                let is_unused = |target: &Target| {
                    matches!(target, Target::Var(var)
                        if program.var(*var).occurrences.iter().all(|it| it.is_def))
                };
                makes(*value) && targets.iter().all(is_unused)
            }
            _ => false,
        };
        is_dropped || stmt.suites().into_iter().any(|it| drops_tasks(program, it))
    })
}

/// The functions that are reached from themselves.
fn recursive(calls: &[(FuncId, FuncId)]) -> FxHashSet<FuncId> {
    let reached = |from: FuncId| {
        let mut found: FxHashSet<FuncId> = FxHashSet::default();
        let mut rest = vec![from];
        while let Some(at) = rest.pop() {
            for (_, callee) in calls.iter().filter(|it| it.0 == at) {
                if found.insert(*callee) {
                    rest.push(*callee);
                }
            }
        }
        found
    };
    let callers: FxHashSet<FuncId> = calls.iter().map(|it| it.0).collect();
    callers
        .into_iter()
        .filter(|it| reached(*it).contains(it))
        .collect()
}

/// Whether a value stands for something that all its owners share by themselves.
pub(super) fn is_handle(ty: &Ty) -> bool {
    matches!(
        ty,
        Ty::Channel(_)
            | Ty::Foreign(
                "asyncio.Lock"
                    | "asyncio.Semaphore"
                    | "asyncio.Event"
                    | "asyncio.Condition"
                    | "asyncio.TaskGroup"
            )
    ) || is_connection(ty)
}

/// Whether a value is one end of a connection, or what takes connections.
pub(super) fn is_connection(ty: &Ty) -> bool {
    matches!(
        ty,
        Ty::Foreign("asyncio.StreamReader" | "asyncio.StreamWriter" | "asyncio.Server")
    )
}
