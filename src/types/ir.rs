//! A file's code, resolved: each name is a variable, a function, a class, an import or a builtin.
//!
//! A variable here is a web of assignments and the uses that they reach: a name that is assigned anew,
//! where nothing of the old value is seen any more, is another variable, and may have another type.

use rustc_hash::{FxHashMap, FxHashSet};
use rustpython_ast as ast;

use super::class_form::{ClassAttribute, ClassForm, Declared, Keys, Member, Role};
pub(crate) use super::ids::{BlockId, ClassId, ExprId, FuncId, ParamId, VarId};

use super::ty::Ty;
use crate::python::source::Span;

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

/// The parts of a `try`: its suites are the body, those of the handlers, then `else` and `finally`, if they
/// are there.
#[derive(Debug, Clone, Default)]
pub(crate) struct Try {
    pub(crate) handlers: Vec<Handler>,
    pub(crate) has_else: bool,
    pub(crate) has_finally: bool,
}

/// The head of an `except`.
#[derive(Debug, Clone)]
pub(crate) struct Handler {
    /// The class that is caught, or a tuple of them; none catches all.
    pub(crate) class: Option<ExprId>,
    /// The variable of `as`.
    pub(crate) var: Option<VarId>,
    pub(crate) line: usize,
}

#[derive(Debug, Clone)]
pub(crate) struct Expr {
    pub(crate) kind: Kind,
    pub(crate) span: Span,
    /// Where it stands in the order of evaluation, and in which block.
    pub(crate) position: u32,
    pub(crate) block: BlockId,
}

/// What an expression is.
#[derive(Debug, Clone)]
pub(crate) enum Kind {
    Int(i64),
    /// The decimal digits of an integer beyond 64 bits.
    BigInt(String),
    Float(f64),
    Str(String),
    Bytes(Vec<u8>),
    Bool(bool),
    None,
    Var(VarId),
    Func(FuncId),
    Class(ClassId),
    Builtin(String),
    /// What is imported, by its dotted name.
    Import(String),
    Attribute(ExprId, String),
    Call(ExprId, Vec<Argument>),
    Binary(ast::Operator, ExprId, ExprId),
    Unary(ast::UnaryOp, ExprId),
    /// `and` if true, else `or`.
    Logic(bool, Vec<ExprId>),
    Compare(ExprId, Vec<(ast::CmpOp, ExprId)>),
    Conditional {
        test: ExprId,
        body: ExprId,
        orelse: ExprId,
    },
    Lambda(FuncId),
    Tuple(Vec<ExprId>),
    List(Vec<ExprId>),
    Set(Vec<ExprId>),
    /// Without a key it is `**`.
    Dict(Vec<(Option<ExprId>, ExprId)>),
    Starred(ExprId),
    Comprehension(Comprehension),
    Index(ExprId, ExprId),
    Slice(ExprId, [Option<ExprId>; 3]),
    Format(Vec<Piece>),
    Walrus(VarId, ExprId),
    /// The value of a key that a record may be without: what else is taken, or a `KeyError`.
    Held(ExprId, Option<ExprId>),
    /// The value of a computed key of a record.
    Chosen(super::choice::Choice),
    Await(ExprId),
    /// What is not read yet, and why.
    Unsupported(&'static str),
}

#[derive(Debug, Clone)]
pub(crate) struct Argument {
    pub(crate) name: Option<String>,
    /// 0 for a plain one, 1 for `*`, 2 for `**`.
    pub(crate) stars: u8,
    pub(crate) value: ExprId,
}

impl Argument {
    /// One that is told by its place.
    pub(crate) fn plain(value: ExprId) -> Self {
        Self {
            name: None,
            stars: 0,
            value,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    List,
    Set,
    Dict,
    Generator,
}

#[derive(Debug, Clone)]
pub(crate) struct Comprehension {
    pub(crate) shape: Shape,
    /// The key of a dict.
    pub(crate) key: Option<ExprId>,
    pub(crate) element: ExprId,
    pub(crate) generators: Vec<Generator>,
    /// Whether its elements are computed by several threads at once.
    pub(crate) is_parallel: bool,
    /// Whether an error in an element comes when it is that element's turn, as from `executor.map`.
    pub(crate) comes_late: bool,
}

#[derive(Debug, Clone)]
pub(crate) struct Generator {
    pub(crate) target: Target,
    pub(crate) iter: ExprId,
    pub(crate) conditions: Vec<ExprId>,
}

/// A piece of an f-string.
#[derive(Debug, Clone)]
pub(crate) enum Piece {
    Text(String),
    Field {
        value: ExprId,
        /// `r`, `s`, `a` or none.
        conversion: Option<char>,
        spec: Vec<Piece>,
    },
}

/// What is assigned to.
#[derive(Debug, Clone)]
pub(crate) enum Target {
    Var(VarId),
    /// With the index of the one that has a star.
    Tuple(Vec<Target>, Option<usize>),
    Index(ExprId, ExprId),
    Slice(ExprId, [Option<ExprId>; 3]),
    Attribute(ExprId, String),
    Unsupported(&'static str),
}

#[derive(Debug, Clone)]
pub(crate) struct Stmt<'a> {
    pub(crate) kind: StmtKind<'a>,
    /// All of it.
    pub(crate) span: Span,
    /// What a hole would hold: a simple statement, or the head of a compound one.
    pub(crate) head: Span,
    /// 1-based; of the `def` and `class` of a definition, not of its decorators.
    pub(crate) line: usize,
    pub(crate) block: BlockId,
    /// Positions of expressions in it are from here to `end`.
    pub(crate) start: u32,
    pub(crate) end: u32,
    /// Whether code never gets behind it.
    pub(crate) ends: bool,
}

#[derive(Debug, Clone)]
pub(crate) enum StmtKind<'a> {
    Expr(ExprId),
    Assign {
        targets: Vec<Target>,
        value: ExprId,
        annotation: Option<&'a ast::Expr>,
    },
    /// An annotation alone.
    Declare,
    Augmented {
        target: Target,
        op: ast::Operator,
        value: ExprId,
        /// The target as an expression.
        read: ExprId,
    },
    For {
        target: Target,
        iter: ExprId,
        body: Suite<'a>,
        orelse: Option<Suite<'a>>,
    },
    While {
        test: ExprId,
        body: Suite<'a>,
        orelse: Option<Suite<'a>>,
    },
    /// The tests with their bodies, each with the line of its `if` or `elif`, then `else`.
    If {
        arms: Vec<Arm<'a>>,
        orelse: Option<Suite<'a>>,
    },
    Return(Option<ExprId>),
    /// With whether it is `yield from`.
    Yield(Option<ExprId>, bool),
    Break,
    Continue,
    Pass,
    Import,
    Function(FuncId),
    Class(ClassId),
    Assert(ExprId, Option<ExprId>),
    /// The exception, and what it is raised from; without an exception what is handled is raised again.
    Raise(Option<ExprId>, Option<ExprId>),
    Delete(Vec<Target>),
    Scoping,
    Docstring,
    /// A compound statement that is not read yet: its bodies, and why.
    Compound(Vec<Suite<'a>>, &'static str),
    Unsupported(&'static str),
}

#[derive(Debug, Clone)]
pub(crate) struct Arm<'a> {
    pub(crate) test: ExprId,
    pub(crate) body: Suite<'a>,
    pub(crate) line: usize,
    pub(crate) head: Span,
}

/// Statements with the block that they make.
#[derive(Debug, Clone, Default)]
pub(crate) struct Suite<'a> {
    pub(crate) block: Option<BlockId>,
    pub(crate) body: Vec<Stmt<'a>>,
}

/// A block of statements, or what of an expression is evaluated again and again.
#[derive(Debug, Clone)]
pub(crate) struct Block {
    pub(crate) parent: Option<BlockId>,
    pub(crate) depth: u32,
    pub(crate) nature: Nature,
    /// The statement that it belongs to, by the position at which that begins, and which arm it is: two arms
    /// of one statement never run both.
    pub(crate) arm: (u32, u32),
    pub(crate) func: FuncId,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Nature {
    /// The body of a function or module.
    Function,
    /// Runs again and again.
    Loop,
    /// Of an `if`, a `try`, a `with`.
    Plain,
}

/// A web of assignments and uses of one name.
#[derive(Debug, Clone)]
pub(crate) struct Var {
    pub(crate) name: String,
    pub(crate) func: FuncId,
    pub(crate) is_param: bool,
    /// Whether other functions than its own use it.
    pub(crate) is_captured: bool,
    /// Whether it is used where nothing that is assigned before reaches: in a loop, what a round before left.
    pub(crate) is_carried: bool,
    /// Whether it is the default of a parameter: it is looked at where the function is called.
    pub(crate) is_default: bool,
    /// Whether it is passed on to functions that use it, which have a parameter for it.
    pub(crate) is_passed: bool,
    /// Whether it is such a parameter: what is assigned to it the callers see, too.
    pub(crate) is_handed: bool,
    /// In the order in which they stand.
    pub(crate) occurrences: Vec<Occurrence>,
    pub(crate) annotation: Option<Ty>,
    pub(crate) ty: Ty,
}

impl Var {
    /// One of which nothing is known but its name and where it lives.
    pub(crate) fn new(name: String, func: FuncId) -> Self {
        Self {
            name,
            func,
            is_param: false,
            is_captured: false,
            is_carried: false,
            is_default: false,
            is_passed: false,
            is_handed: false,
            occurrences: Vec::new(),
            annotation: None,
            ty: Ty::Unknown,
        }
    }
}

#[derive(Debug, Clone, Copy)]
pub(crate) struct Occurrence {
    pub(crate) position: u32,
    pub(crate) block: BlockId,
    /// Whether it is assigned here; an augmented assignment is both, twice.
    pub(crate) is_def: bool,
}

#[derive(Debug, Clone)]
pub(crate) struct Param<'a> {
    pub(crate) var: VarId,
    pub(crate) name: String,
    pub(crate) default: Option<ExprId>,
    pub(crate) annotation: Option<&'a ast::Expr>,
    pub(crate) nature: ParamNature,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ParamNature {
    Plain,
    KeywordOnly,
    Rest,
    Keywords,
}

#[derive(Debug, Clone)]
pub(crate) struct Func<'a> {
    pub(crate) name: String,
    /// With the classes and functions around.
    pub(crate) path: String,
    pub(crate) parent: Option<FuncId>,
    pub(crate) class: Option<ClassId>,
    pub(crate) params: Vec<Param<'a>>,
    pub(crate) body: Suite<'a>,
    /// The value of a lambda.
    pub(crate) value: Option<ExprId>,
    pub(crate) returns: Option<&'a ast::Expr>,
    pub(crate) docstring: Option<String>,
    pub(crate) span: Span,
    pub(crate) line: usize,
    pub(crate) end_line: usize,
    /// Why it can't be drafted, if so: a generator, decorators, `async`.
    pub(crate) refused: Option<&'static str>,
    /// Whether the name is bound once only, by this definition.
    pub(crate) is_alone: bool,
    pub(crate) ret: Ty,
    /// Whether the end of the body, or a bare `return`, can be reached.
    pub(crate) falls_through: bool,
    pub(crate) is_generator: bool,
    /// Whether a call of it gives a coroutine.
    pub(crate) is_async: bool,
    /// Whether what it gives is kept for each of its arguments.
    pub(crate) is_cached: bool,
    /// For how many of them, if not for all.
    pub(crate) cache_size: Option<u64>,
    pub(crate) is_called: bool,
    pub(crate) is_value: bool,
    pub(crate) role: Role,
    /// Whether no `def` of the file is it: what a dataclass or a named tuple is made by.
    pub(crate) is_synthetic: bool,
    /// Whether it only says that classes that derive from its own have it.
    pub(crate) is_abstract: bool,
    /// What there is to it, if a runner of tests calls it.
    pub(crate) test: Option<super::test_code::Test>,
}

#[derive(Debug, Clone)]
pub(crate) struct Class<'a> {
    pub(crate) id: ClassId,
    pub(crate) name: String,
    pub(crate) def: Option<&'a ast::StmtClassDef>,
    pub(crate) body: Suite<'a>,
    pub(crate) methods: Vec<FuncId>,
    /// The same by name; see [`Program::add_method`].
    pub(crate) methods_of_name: FxHashMap<String, Vec<FuncId>>,
    pub(crate) span: Span,
    pub(crate) line: usize,
    pub(crate) end_line: usize,
    pub(crate) docstring: Option<String>,
    pub(crate) form: ClassForm,
    /// Of one whose instances are dicts in Python.
    pub(crate) keys: Option<Keys>,
    /// Those of the file.
    pub(crate) bases: Vec<ClassId>,
    /// Whether `functools.total_ordering` adds what is not defined.
    pub(crate) is_total: bool,
    /// Whether it is a `Protocol`.
    pub(crate) is_protocol: bool,
    /// Of a dataclass or named tuple, those of its bases first.
    pub(crate) fields: Vec<Declared<'a>>,
    pub(crate) members: Vec<Member>,
    pub(crate) attributes: Vec<ClassAttribute>,
    /// Second names of methods.
    pub(crate) aliases: Vec<(String, FuncId)>,
    /// The fields that its own methods assign to `self`, in the order in which they stand.
    pub(crate) assigned: Vec<String>,
}

impl Kind {
    /// The expressions that it is made of, in the order in which they are evaluated.
    pub(crate) fn parts(&self) -> Vec<ExprId> {
        match self {
            Self::Attribute(of, _)
            | Self::Unary(_, of)
            | Self::Starred(of)
            | Self::Await(of)
            | Self::Walrus(_, of) => {
                vec![*of]
            }
            Self::Call(func, arguments) => std::iter::once(*func)
                .chain(arguments.iter().map(|it| it.value))
                .collect(),
            Self::Binary(_, a, b) | Self::Index(a, b) => vec![*a, *b],
            Self::Held(of, default) => std::iter::once(*of).chain(*default).collect(),
            Self::Chosen(choice) => choice.parts(),
            Self::Logic(_, items) | Self::Tuple(items) | Self::List(items) | Self::Set(items) => {
                items.clone()
            }
            Self::Compare(left, rest) => std::iter::once(*left)
                .chain(rest.iter().map(|it| it.1))
                .collect(),
            Self::Conditional { test, body, orelse } => vec![*test, *body, *orelse],
            Self::Dict(items) => items
                .iter()
                .flat_map(|(key, value)| key.iter().copied().chain([*value]))
                .collect(),
            Self::Comprehension(comprehension) => {
                let mut parts = Vec::new();
                for generator in &comprehension.generators {
                    parts.push(generator.iter);
                    parts.extend(&generator.conditions);
                }
                parts.extend(comprehension.key);
                parts.push(comprehension.element);
                parts
            }
            Self::Slice(of, bounds) => std::iter::once(*of)
                .chain(bounds.iter().flatten().copied())
                .collect(),
            Self::Format(pieces) => {
                let mut parts = Vec::new();
                values_of(pieces, &mut parts);
                parts
            }
            _ => Vec::new(),
        }
    }
}

fn values_of(pieces: &[Piece], parts: &mut Vec<ExprId>) {
    for piece in pieces {
        if let Piece::Field { value, spec, .. } = piece {
            parts.push(*value);
            values_of(spec, parts);
        }
    }
}

impl Program<'_> {
    pub(crate) fn expr(&self, id: ExprId) -> &Expr {
        &self.exprs[id.at()]
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

impl Suite<'_> {
    /// Calls `each` with all that is assigned or deleted here and in the statements within.
    pub(crate) fn each_target(&self, each: &mut impl FnMut(&Target)) {
        for stmt in &self.body {
            match &stmt.kind {
                StmtKind::Assign { targets, .. } | StmtKind::Delete(targets) => {
                    targets.iter().for_each(|it| it.each(each));
                }
                StmtKind::Augmented { target, .. } | StmtKind::For { target, .. } => {
                    target.each(each);
                }
                _ => {}
            }
            for inner in stmt.suites() {
                inner.each_target(each);
            }
        }
    }
}

impl Target {
    /// Puts the variables that are assigned behind those that are there.
    pub(crate) fn vars(&self, vars: &mut Vec<VarId>) {
        self.each(&mut |it| {
            if let Self::Var(var) = it {
                vars.push(*var);
            }
        });
    }

    /// Calls `each` with it and with its parts.
    fn each(&self, each: &mut impl FnMut(&Self)) {
        each(self);
        if let Self::Tuple(targets, _) = self {
            targets.iter().for_each(|it| it.each(each));
        }
    }
}

impl<'a> Stmt<'a> {
    /// `object.field = value` that stands nowhere in the file: its span, line and block are those of what it is
    /// made from.
    pub(crate) fn setting(
        object: ExprId,
        field: String,
        value: ExprId,
        (span, line, block): (Span, usize, BlockId),
        (start, end): (u32, u32),
    ) -> Self {
        Self {
            ends: false,
            kind: StmtKind::Assign {
                targets: vec![Target::Attribute(object, field)],
                value,
                annotation: None,
            },
            head: span.clone(),
            span,
            line,
            block,
            start,
            end,
        }
    }

    /// The suites that a compound statement holds, but for those of definitions.
    pub(crate) fn suites(&self) -> Vec<&Suite<'a>> {
        match &self.kind {
            StmtKind::For { body, orelse, .. } | StmtKind::While { body, orelse, .. } => {
                std::iter::once(body).chain(orelse).collect()
            }
            StmtKind::If { arms, orelse } => arms.iter().map(|it| &it.body).chain(orelse).collect(),
            StmtKind::Compound(suites, _) => suites.iter().collect(),
            _ => Vec::new(),
        }
    }

    /// The same, to be changed.
    pub(crate) fn suites_mut(&mut self) -> Vec<&mut Suite<'a>> {
        match &mut self.kind {
            StmtKind::For { body, orelse, .. } | StmtKind::While { body, orelse, .. } => {
                std::iter::once(body).chain(orelse).collect()
            }
            StmtKind::If { arms, orelse } => arms
                .iter_mut()
                .map(|it| &mut it.body)
                .chain(orelse)
                .collect(),
            StmtKind::Compound(suites, _) => suites.iter_mut().collect(),
            _ => Vec::new(),
        }
    }
}
