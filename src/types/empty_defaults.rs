//! `values=()`: a default that is only gone through is as good as an empty list, of which there may be others.

use rustc_hash::FxHashSet;

use super::ir::{ExprId, Kind, Program, StmtKind, Suite};

/// Builtins that go through what they get, and keep and show nothing of what it is.
const GOING_THROUGH: &[&str] = &[
    "list",
    "set",
    "frozenset",
    "dict",
    "sorted",
    "sum",
    "len",
    "enumerate",
    "zip",
    "any",
    "all",
    "max",
    "min",
    "bool",
    "iter",
];

/// Reads such defaults as lists.
pub(super) fn as_lists(program: &mut Program<'_>) {
    let is_empty = |program: &Program<'_>, it: ExprId| matches!(program.kind(it), Kind::Tuple(items) if items.is_empty());
    let params = program.funcs.iter().flat_map(|it| &it.params);
    let defaults: Vec<(super::ir::VarId, ExprId)> = params
        .filter_map(|it| Some((it.var, it.default?)))
        .filter(|it| is_empty(program, it.1))
        .collect();
    if defaults.is_empty() {
        return;
    }
    let gone_through = gone_through(program);
    for (var, default) in defaults {
        let mut uses = program.exprs.iter().enumerate();
        let are_quiet = uses.all(|(at, it)| {
            let id = ExprId(u32::try_from(at).unwrap_or(u32::MAX));
            !matches!(it.kind, Kind::Var(of) if of == var) || gone_through.contains(&id)
        });
        if are_quiet {
            program.exprs[default.at()].kind = Kind::List(Vec::new());
        }
    }
}

/// The expressions of a program that are only gone through, counted or asked whether they are empty.
pub(super) fn gone_through(program: &Program<'_>) -> FxHashSet<ExprId> {
    let mut gone_through = FxHashSet::default();
    for func in &program.funcs {
        loops(&func.body, &mut gone_through);
    }
    for expr in &program.exprs {
        match &expr.kind {
            Kind::Comprehension(of) => {
                gone_through.extend(of.generators.iter().map(|it| it.iter));
            }
            Kind::Call(func, arguments) => {
                let goes_through = match program.kind(*func) {
                    Kind::Builtin(name) => GOING_THROUGH.contains(&name.as_str()),
                    Kind::Attribute(_, name) => {
                        matches!(name.as_str(), "extend" | "update" | "join")
                    }
                    _ => false,
                };
                if goes_through {
                    let plain = arguments.iter().filter(|it| it.stars == 0);
                    gone_through.extend(plain.map(|it| it.value));
                }
            }
            Kind::Unary(rustpython_ast::UnaryOp::Not, of) => {
                gone_through.insert(*of);
            }
            _ => {}
        }
    }
    gone_through
}

/// What the loops of a suite go through, and what its conditions ask.
fn loops(suite: &Suite<'_>, found: &mut FxHashSet<ExprId>) {
    for stmt in &suite.body {
        match &stmt.kind {
            StmtKind::For { iter, .. } => {
                found.insert(*iter);
            }
            StmtKind::If { arms, .. } => found.extend(arms.iter().map(|it| it.test)),
            _ => {}
        }
        stmt.suites().into_iter().for_each(|it| loops(it, found));
    }
}
