//! Parameters that are gone through once and used for nothing else: what gives values one after the other is
//! all that they ask for, be it a list here and a generator there.

use rustc_hash::{FxHashMap, FxHashSet};

use super::ir::{BlockId, ExprId, FuncId, Kind, Nature, Program, Stmt, StmtKind, Suite, VarId};
use super::ty::Ty;

/// What takes all or some values of an iterator, and keeps nothing of it.
const TAKERS: &[&str] = &[
    "sum",
    "list",
    "tuple",
    "set",
    "frozenset",
    "dict",
    "sorted",
    "min",
    "max",
    "any",
    "all",
    "enumerate",
    "zip",
    "map",
    "filter",
    "iter",
];

/// The parameters that are only gone through, and once.
pub(super) fn once(program: &Program<'_>) -> FxHashSet<VarId> {
    let search = Search::of(program);
    let mut once: FxHashMap<VarId, Option<VarId>> = FxHashMap::default();
    for (index, expr) in program.exprs.iter().enumerate() {
        let Kind::Var(var) = expr.kind else { continue };
        let info = program.var(var);
        let uses = info.occurrences.iter().filter(|it| !it.is_def).count();
        let is_plain = info.is_param && !info.is_captured && uses == 1 && info.assignments() <= 1;
        let id = ExprId(u32::try_from(index).unwrap_or(u32::MAX));
        if is_plain && let Some((block, passed)) = search.taken.get(&id) {
            let func = info.func;
            if !search.is_in_loop(*block, func) {
                once.insert(var, *passed);
            }
        }
    }
    // What is passed on is gone through once if the other function does so.
    loop {
        let before = once.len();
        let known: FxHashSet<VarId> = once.keys().copied().collect();
        once.retain(|_, passed| passed.is_none_or(|it| known.contains(&it)));
        if once.len() == before {
            return known;
        }
    }
}

/// What is gone through as a whole or in part by what keeps nothing of it, and in which block.
pub(super) fn taken(program: &Program<'_>) -> FxHashMap<ExprId, BlockId> {
    let search = Search::of(program);
    let own = search.taken.into_iter();
    own.filter(|(_, (_, passed))| passed.is_none())
        .map(|(id, (block, _))| (id, block))
        .collect()
}

/// Where two types meet in such a parameter.
pub(super) fn meet(known: &Ty, other: &Ty) -> Option<Ty> {
    let is_iterable = |ty: &Ty| {
        matches!(
            ty,
            Ty::List(_) | Ty::Tuples(_) | Ty::Deque(_) | Ty::Iter(_) | Ty::Range | Ty::Dict(..)
        ) || ty.is_text()
            || matches!(ty, Ty::Tuple(items) if items.is_empty() || ty.item().is_known())
    };
    let alike = std::mem::discriminant(known) == std::mem::discriminant(other)
        || known.is_text() && other.is_text();
    if other == &Ty::Range && *known == Ty::Unknown {
        return Some(Ty::iter(Ty::Int));
    }
    (is_iterable(known) && is_iterable(other) && !alike)
        .then(|| Ty::iter(known.item().join(&other.item())))
}

struct Search<'p, 'a> {
    program: &'p Program<'a>,
    /// What is gone through, in which block, and the parameter that it is passed to, if so.
    taken: FxHashMap<ExprId, (BlockId, Option<VarId>)>,
}

impl<'p, 'a> Search<'p, 'a> {
    fn of(program: &'p Program<'a>) -> Self {
        let mut search = Self {
            program,
            taken: FxHashMap::default(),
        };
        for func in &program.funcs {
            search.suite(&func.body);
        }
        for class in &program.classes {
            search.suite(&class.body);
        }
        for (index, expr) in program.exprs.iter().enumerate() {
            let id = ExprId(u32::try_from(index).unwrap_or(u32::MAX));
            search.expr(id, &expr.kind);
        }
        search
    }

    fn suite(&mut self, suite: &Suite<'_>) {
        for stmt in &suite.body {
            self.stmt(stmt);
            stmt.suites().into_iter().for_each(|it| self.suite(it));
        }
    }

    fn stmt(&mut self, stmt: &Stmt<'_>) {
        match &stmt.kind {
            StmtKind::For { iter, .. } => self.take(*iter, stmt.block, None),
            StmtKind::Yield(Some(value), true) => self.take(*value, stmt.block, None),
            _ => {}
        }
    }

    fn take(&mut self, id: ExprId, block: BlockId, passed: Option<VarId>) {
        self.taken.insert(id, (block, passed));
    }

    fn expr(&mut self, id: ExprId, kind: &Kind) {
        let block = self.program.expr(id).block;
        match kind {
            Kind::Comprehension(comprehension) => {
                if let Some(first) = comprehension.generators.first() {
                    self.take(first.iter, block, None);
                }
            }
            Kind::Call(func, given) => match self.program.kind(*func) {
                Kind::Builtin(name) if TAKERS.contains(&name.as_str()) => {
                    given.iter().for_each(|it| self.take(it.value, block, None));
                }
                Kind::Import(name)
                    if name.starts_with("itertools.") || name == "functools.reduce" =>
                {
                    given.iter().for_each(|it| self.take(it.value, block, None));
                }
                Kind::Attribute(_, name) if matches!(name.as_str(), "join" | "extend") => {
                    given.iter().for_each(|it| self.take(it.value, block, None));
                }
                Kind::Func(callee) => {
                    let params = &self.program.func(*callee).params;
                    let plain = given
                        .iter()
                        .take_while(|it| it.name.is_none() && it.stars == 0);
                    let pairs: Vec<(ExprId, VarId)> = plain
                        .zip(params)
                        .map(|(it, param)| (it.value, param.var))
                        .collect();
                    for (value, param) in pairs {
                        self.take(value, block, Some(param));
                    }
                }
                _ => {}
            },
            _ => {}
        }
    }

    fn is_in_loop(&self, block: BlockId, func: FuncId) -> bool {
        self.program
            .blocks_around(block)
            .take_while(|it| self.program.func(func).body.block != Some(*it))
            .any(|it| self.program.blocks[it.at()].nature == Nature::Loop)
    }
}
