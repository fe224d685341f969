//! A file's code, resolved: each name is a variable, a function, a class, an import or a builtin.
//!
//! A variable here is a web of assignments and the uses that they reach: a name that is assigned anew,
//! where nothing of the old value is seen any more, is another variable, and may have another type.

mod definitions;
mod expressions;
mod statements;

use rustc_hash::{FxHashMap, FxHashSet};

pub(crate) use super::ids::{BlockId, ClassId, ExprId, FuncId, ParamId, VarId};
pub(crate) use definitions::{Class, Func, Occurrence, Param, ParamNature, Var};
pub(crate) use expressions::{Argument, Comprehension, Expr, Generator, Kind, Piece, Shape};
pub(crate) use statements::{Arm, Block, Handler, Nature, Stmt, StmtKind, Suite, Target, Try};

/// What `str.translate` does with a character: another text for it, or nothing.
pub(crate) type Table = Vec<(char, String)>;

/// A file's code.
#[derive(Debug, Clone, Default)]
pub(crate) struct Program<'a> {
    pub(crate) exprs: Vec<Expr>,
    pub(crate) vars: Vec<Var>,
    /// The first is the module.
    pub(crate) funcs: Vec<Func<'a>>,
    pub(crate) classes: Vec<Class<'a>>,
    pub(crate) blocks: Vec<Block>,
    /// Which functions call which, by name.
    pub(crate) calls: Vec<(FuncId, FuncId)>,
    /// What each `try` is made of besides its suites, by the position at which it begins.
    pub(crate) tries: FxHashMap<u32, Try>,
    /// Those of them whose errors come as a group, by the positions at which they begin.
    pub(crate) group_tries: rustc_hash::FxHashSet<u32>,
    /// The variables that such groups have in their handlers.
    pub(crate) group_errors: rustc_hash::FxHashSet<VarId>,
    /// The target of each `async for`, and what it goes through, by the position at which it begins.
    pub(crate) streams: FxHashMap<u32, (Target, ExprId)>,
    /// The managers of each `async with`, by the position at which it begins.
    pub(crate) guards: FxHashMap<u32, Vec<Manager>>,
    /// What each `match` is made of besides its suites, by the position at which it begins.
    pub(crate) matches: FxHashMap<u32, super::cases::Match>,
    /// The decorators that were put around functions of the file: what they do, those do. With the lines of the
    /// functions in them and of what gives these back.
    pub(crate) wrapping: FxHashMap<FuncId, Vec<usize>>,
    /// Wrappers that pass on what they get by its place alone.
    pub(crate) positional: FxHashSet<FuncId>,
    /// Functions that are kept with what they use of the functions around them.
    pub(crate) kept: FxHashSet<FuncId>,
    /// Lambdas that no `lambda` of the file is: methods, builtins and operators as values.
    pub(crate) made: FxHashSet<FuncId>,
    /// Variables that a function sees as they were when it was made: `lambda x, n=n: ..`.
    pub(crate) frozen: FxHashSet<(FuncId, VarId)>,
    /// Parts of counted instances: what such an instance is kept in does not change with them.
    pub(crate) parted: FxHashSet<ExprId>,
    /// What methods lend of the objects that they are called on.
    pub(crate) lending: super::lent::Lending,
    /// Methods that give up at once on an operand that is not of their own class.
    pub(crate) guarded: FxHashSet<FuncId>,
    /// Properties whose value is kept once it is computed.
    pub(crate) kept_properties: FxHashSet<FuncId>,
    /// Operators of augmented assignments to properties, which stand for themselves.
    pub(crate) spelled_out: FxHashSet<ExprId>,
    /// Integers that grow beyond 64 bits; an augmented assignment by what it reads.
    pub(crate) grown: FxHashSet<ExprId>,
    /// The parameters of functions and classes that stand for types.
    pub(crate) generics: super::parameters::Generics,
    /// Classes that derive from `threading.Thread`, by their places in the file.
    pub(crate) thread_classes: FxHashSet<usize>,
    /// Whether an object that only marks something is read as None, which is false where that is true.
    pub(crate) has_mark: bool,
    /// Whether threads may share what the program has.
    pub(crate) has_threads: bool,
    /// The locks of each `with` over locks, by the position at which it begins.
    pub(crate) locked: FxHashMap<u32, Vec<ExprId>>,
    /// The `if`s that ask for a lock without waiting, which their first body holds, by where they begin.
    pub(crate) tried_locks: FxHashSet<u32>,
    /// Where a variable is read that some way there does not assign.
    pub(crate) unset_reads: FxHashSet<u32>,
    /// Calls that are made by another thread.
    pub(crate) tasks: FxHashSet<ExprId>,
    /// Items whose parts are all that a task is given, and how many of them it takes.
    pub(crate) spread_over: FxHashMap<ExprId, usize>,
    /// Calls that another process makes, whatever it shares.
    pub(crate) process_tasks: FxHashSet<ExprId>,
    /// Calls that another process makes, which has all variables for itself.
    pub(crate) made_by_processes: FxHashSet<ExprId>,
    /// So many classes stand before all others that are none of the file's: their instances hold containers.
    pub(crate) holders: usize,
    /// The classes whose instances are dicts in Python, in the order of the plan.
    pub(crate) records: Vec<ClassId>,
    /// The classes of exceptions that each class is derived from directly.
    pub(crate) bases: Vec<Vec<super::ids::Exc>>,
    /// The parsers of `argparse`.
    pub(crate) command_lines: Vec<super::command_form::CommandLine>,
    /// The parameters of functions that one command alone names, with its place: no other calls them.
    pub(crate) of_command: FxHashMap<VarId, usize>,
    /// Calls of `os.walk` that go through folders by their names.
    pub(crate) sorted_walks: FxHashSet<ExprId>,
    /// Statements that no value reaches, by where they begin.
    pub(crate) unreached: FxHashSet<u32>,
    /// Calls that read texts of JSON which stand in the source, each with a display of the same values.
    pub(crate) read_texts: FxHashMap<ExprId, ExprId>,
    /// Calls that read JSON which the program may have written itself, each with the value that was written,
    /// where that is known.
    pub(crate) read_back: FxHashMap<ExprId, Option<ExprId>>,
    /// What each call of `translate` does with which characters, where that is known.
    pub(crate) tables: FxHashMap<ExprId, Table>,
    /// Whether its types are those of a draft that has holes anyway.
    pub(crate) is_hopeful: bool,
    /// The names that the file gives to types in which several meet, each with that type.
    pub(crate) union_names: Vec<(String, super::ty::Ty)>,
}

/// A manager of `async with`, and the variable that it is given to.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Manager {
    pub(crate) value: ExprId,
    pub(crate) var: Option<VarId>,
}

impl Manager {
    /// Whether it is `asyncio.timeout(..)`.
    pub(crate) fn is_timeout(&self, program: &Program<'_>) -> bool {
        self.is_call_of(program, "asyncio.timeout")
    }

    /// Whether it is `asyncio.TaskGroup()`.
    pub(crate) fn is_group(&self, program: &Program<'_>) -> bool {
        self.is_call_of(program, "asyncio.TaskGroup")
    }

    fn is_call_of(&self, program: &Program<'_>, wanted: &str) -> bool {
        matches!(program.kind(self.value), Kind::Call(func, _)
            if matches!(program.kind(*func), Kind::Import(name) if name == wanted))
    }
}

impl Program<'_> {
    pub(crate) fn expr(&self, id: ExprId) -> &Expr {
        &self.exprs[id.at()]
    }

    /// All expressions, in the order in which they were read; those that are added later are not among them.
    pub(crate) fn expr_ids(&self) -> impl Iterator<Item = ExprId> + Clone + use<> {
        (0..u32::try_from(self.exprs.len()).unwrap_or(u32::MAX)).map(ExprId)
    }

    pub(crate) fn kind(&self, id: ExprId) -> &Kind {
        &self.exprs[id.at()].kind
    }

    pub(crate) fn var(&self, id: VarId) -> &Var {
        &self.vars[id.at()]
    }

    /// Whether the name of a variable is given another value in a range of positions: as itself, or as the variable
    /// that hides it from there on.
    pub(crate) fn is_bound_anew(&self, id: VarId, within: &std::ops::Range<u32>) -> bool {
        let of = self.var(id);
        let mut same = self
            .vars
            .iter()
            .filter(|it| it.func == of.func && it.name == of.name);
        same.any(|it| {
            let mut occurrences = it.occurrences.iter();
            occurrences.any(|it| it.is_def && within.contains(&it.position))
        })
    }

    /// What a variable of the module stands for throughout, if it is assigned once, where nothing is around.
    pub(crate) fn sole_value(&self, id: VarId) -> Option<ExprId> {
        let defs = self.var(id).occurrences.iter().filter(|it| it.is_def);
        if defs.count() != 1 {
            return None;
        }
        let module = self.funcs.first()?;
        module.body.body.iter().find_map(|it| match &it.kind {
            StmtKind::Assign { targets, value, .. }
                if matches!(targets.as_slice(), [Target::Var(var)] if *var == id) =>
            {
                Some(*value)
            }
            _ => None,
        })
    }

    /// Whether an expression looks at a variable, or binds it on the way; what a lambda does later is not looked at.
    pub(crate) fn mentions(&self, id: ExprId, var: VarId) -> bool {
        match self.kind(id) {
            Kind::Var(of) | Kind::Walrus(of, _) if *of == var => true,
            kind => kind.parts().into_iter().any(|it| self.mentions(it, var)),
        }
    }

    /// Whether a class is none of the file's: its instances hold containers that have several names.
    pub(crate) fn is_holder(&self, class: ClassId) -> bool {
        class.origin() < self.holders
    }

    pub(crate) fn func(&self, id: FuncId) -> &Func<'_> {
        &self.funcs[id.at()]
    }

    /// The block and those around it within one function, innermost first.
    pub(crate) fn blocks_around(&self, block: BlockId) -> impl Iterator<Item = BlockId> + '_ {
        std::iter::successors(Some(block), |id| self.blocks[id.at()].parent)
    }

    /// The innermost block that holds both.
    pub(crate) fn common_block(&self, mut a: BlockId, mut b: BlockId) -> BlockId {
        while a != b {
            let (deep, other) = if self.blocks[a.at()].depth >= self.blocks[b.at()].depth {
                (&mut a, b)
            } else {
                (&mut b, a)
            };
            match self.blocks[deep.at()].parent {
                Some(parent) => *deep = parent,
                None => return other,
            }
        }
        a
    }

    /// Whether two places never run both, as they stand in two arms of one statement.
    pub(crate) fn are_exclusive(&self, a: BlockId, b: BlockId) -> bool {
        let common = self.common_block(a, b);
        let below = |block: BlockId| {
            self.blocks_around(block)
                .take_while(|id| *id != common)
                .last()
        };
        match (below(a), below(b)) {
            (Some(a), Some(b)) => {
                let (a, b) = (&self.blocks[a.at()], &self.blocks[b.at()]);
                a.arm.0 == b.arm.0 && a.arm.0 != u32::MAX && a.arm.1 != b.arm.1
            }
            _ => false,
        }
    }
}
