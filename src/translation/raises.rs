//! Which exceptions each function lets out, and which operations can raise one that a handler sees: a
//! fixpoint over the calls of the file.
//!
//! What is raised by name is always an error in Rust, too. What an operation raises by itself (a key that
//! is not there, a text that is no number) is one only where a handler or a `finally` can see it; elsewhere
//! it stops the program.

mod attempts;
mod callees;
mod calls;
mod finite;
mod imported_calls;
mod let_out;
mod operators;
mod statements;

use std::collections::BTreeSet;

use calls::CONVERSION;
use rustc_hash::{FxHashMap, FxHashSet};

use super::coroutines::Coroutines;
use crate::python::names::bare_name;
use crate::types::Types;
use crate::types::exceptions::{self, Exc};
use crate::types::ir::{ExprId, FuncId, Kind, Program};
use crate::types::ty::Ty;

pub(super) use let_out::keeps_errors;

pub(super) type Classes = BTreeSet<Exc>;

/// What is known of errors.
#[derive(Debug, Default)]
pub(super) struct Raises {
    /// Operations and calls that raise what matters.
    pub(super) exprs: FxHashMap<ExprId, Classes>,
    /// Statements that themselves raise what matters, by the position at which they begin.
    pub(super) stmts: FxHashMap<u32, Classes>,
    /// What each function lets out.
    pub(super) funcs: Vec<Classes>,
    /// Of each `try`, by the position at which it begins: what its body raises, what each handler gets, and
    /// what all of it lets out before `finally`.
    pub(super) tries: FxHashMap<u32, Attempt>,
    /// By statement: the classes that handlers around it catch.
    pub(super) watched: FxHashMap<u32, Classes>,
    /// What each call raises that another thread makes.
    pub(super) tasks: FxHashMap<ExprId, Classes>,
    /// What `gather` gives among the values, where it keeps the errors.
    pub(super) gathered: Classes,
}

/// What a `try` meets.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Attempt {
    pub(super) body: Classes,
    pub(super) handled: Vec<Classes>,
    /// What the body raises that no handler catches.
    pub(super) rest: Classes,
    /// What comes out of it, `finally` left aside.
    pub(super) out: Classes,
    /// Whether a handler names a class that is not known.
    pub(super) is_open: bool,
}

impl Raises {
    /// All classes that there is an error of.
    pub(super) fn all(&self) -> Classes {
        let exprs = self.exprs.values().flatten();
        exprs
            .chain(self.stmts.values().flatten())
            .chain(&self.gathered)
            .copied()
            .collect()
    }

    /// What is raised where the result of a future of such a value is asked for.
    pub(super) fn of_futures(&self, types: &Types, of: &Ty) -> Classes {
        let is_one = |id: &ExprId| types.of(*id) == of || types.of(*id).join(of) != Ty::Mixed;
        let tasks = self.tasks.iter().filter(|(id, _)| is_one(id));
        tasks.flat_map(|(_, classes)| classes).copied().collect()
    }

    /// Whether a future gives a `Result`.
    pub(super) fn future_fails(&self, types: &Types, of: &Ty) -> bool {
        !self.of_futures(types, of).is_empty()
    }

    /// Whether a function gives a `Result`.
    pub(super) fn fails(&self, func: FuncId) -> bool {
        !self.funcs[func.at()].is_empty()
    }
}

struct Search<'p, 'a> {
    program: &'p Program<'a>,
    types: &'p Types,
    found: Raises,
    /// What handlers around the calls of each function catch.
    seen: Vec<Classes>,
    /// What the handlers around the code that is looked at have got.
    handling: Vec<Classes>,
    has_changed: bool,
    /// What any handler of the file catches.
    caught: Classes,
    /// Of each class, the first one of its hierarchy.
    hierarchies: Vec<usize>,
    /// Whether a task is cancelled by name.
    has_cancel: bool,
    /// Whether a handler names the error of what is too large.
    sees_overflow: bool,
    /// The `try` statements that see that their task is cancelled.
    sees: FxHashSet<u32>,
    /// The methods of each hierarchy, by name.
    named: FxHashMap<(usize, &'p str), Vec<FuncId>>,
    /// Lambdas that are called where they stand.
    inline: FxHashSet<FuncId>,
}

/// Of each class the first one of those that it is derived from, or that are derived from it, however far.
fn hierarchies(program: &Program<'_>) -> Vec<usize> {
    fn root(roots: &[usize], mut at: usize) -> usize {
        while roots[at] != at {
            at = roots[at];
        }
        at
    }
    let mut by_name: FxHashMap<&str, usize> = FxHashMap::default();
    let mut roots: Vec<usize> = (0..program.classes.len()).collect();
    for (at, class) in program.classes.iter().enumerate() {
        let arguments = class.def.and_then(|it| it.arguments.as_deref());
        for base in arguments.map_or(&[][..], |it| &it.args) {
            let base = match base {
                rustpython_ast::Expr::Subscript(generic) => &*generic.value,
                base => base,
            };
            if let Some(other) = bare_name(base).and_then(|it| by_name.get(it)) {
                let (a, b) = (root(&roots, at), root(&roots, *other));
                roots[a.max(b)] = a.min(b);
            }
        }
        // A mixin is a part of those that take it in.
        if class.body.block.is_some() {
            by_name.insert(&class.name, at);
        }
    }
    (0..roots.len()).map(|at| root(&roots, at)).collect()
}

pub(super) fn find(program: &Program<'_>, types: &Types) -> Raises {
    let hierarchies = hierarchies(program);
    let mut named: FxHashMap<(usize, &str), Vec<FuncId>> = FxHashMap::default();
    for (class, root) in program.classes.iter().zip(&hierarchies) {
        for method in &class.methods {
            let name = program.funcs[method.at()].name.as_str();
            named.entry((*root, name)).or_default().push(*method);
        }
    }
    let mut search = Search {
        program,
        types,
        hierarchies,
        named,
        inline: super::inline::lambdas(program, types),
        sees: Coroutines::of(program, types).sees,
        found: Raises {
            funcs: vec![Classes::new(); program.funcs.len()],
            ..Raises::default()
        },
        seen: vec![Classes::new(); program.funcs.len()],
        handling: Vec::new(),
        caught: Classes::new(),
        has_changed: true,
        has_cancel: program
            .exprs
            .iter()
            .any(|it| matches!(&it.kind, Kind::Attribute(_, name) if name == "cancel")),
        sees_overflow: sees_overflow(program),
    };
    while search.has_changed {
        search.has_changed = false;
        for (index, func) in program.funcs.iter().enumerate() {
            let mut around = search.seen[index].clone();
            if func.is_generator {
                // It runs where it is asked for values, which may be far from where it is called.
                around.extend(&search.caught);
            }
            let mut out = Classes::new();
            let id = FuncId(u32::try_from(index).unwrap_or(u32::MAX));
            if program.converts(id) {
                around.extend(CONVERSION.map(Exc::Builtin));
            }
            search.handling.clear();
            search.suite(&func.body, &around, &mut out);
            if let Some(value) = func.value {
                search.expr(value, &around, &mut out);
            }
            search.lets_out(FuncId(u32::try_from(index).unwrap_or(u32::MAX)), &out);
        }
        for class in &program.classes {
            let mut out = Classes::new();
            search.suite(&class.body, &Classes::new(), &mut out);
            search.lets_out(FuncId(0), &out);
        }
    }
    search.found
}

/// Whether a handler of a file names the error of what is too large.
fn sees_overflow(program: &Program<'_>) -> bool {
    let handlers = program.tries.values().flat_map(|it| &it.handlers);
    let mut caught = handlers.filter_map(|it| exceptions::caught(program, it.class));
    caught.any(|all| {
        let mut all = all.into_iter();
        all.any(|it| matches!(it, Exc::Builtin("OverflowError" | "ArithmeticError")))
    })
}

/// Modules, and functions of them, that raise nothing a program waits for.
const SAFE: &[&str] = &[
    "math.",
    "time.",
    "collections.",
    "itertools.",
    "dataclasses.",
    "enum.",
    "typing.",
    "copy.",
    "operator.",
    "functools.",
    "os.path.",
    "string.",
    "textwrap.",
    "logging.",
    "re.",
    "json.dumps",
    "pathlib.",
    "tempfile.",
    "io.",
    "heapq.heappush",
    "concurrent.futures.",
    "multiprocessing.",
    "threading.",
    "queue.",
    "heapq.heapify",
    "bisect.",
    "asyncio.",
];
