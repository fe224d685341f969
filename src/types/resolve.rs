//! A file's tree → its code with every name resolved.

mod abstract_made;
mod arguments;
mod asked_until;
mod bound_methods;
mod bounded;
mod bounded_search;
mod by_name;
mod callables;
mod cases;
mod classes;
mod compound;
mod decorated_bodies;
mod decorating;
mod decorator_forms;
mod decorator_heads;
mod decorators;
mod defaults;
mod definitions;
mod empty_defaults;
mod exits;
mod expressions;
mod failing;
mod files;
mod fluent;
mod frames;
mod getters;
mod groups;
mod interfaces;
mod item_operators;
mod loops;
mod made_lambdas;
mod managed;
mod manager_methods;
mod managers;
mod mixins;
mod named_tuples;
mod nested_classes;
mod nested_scopes;
mod optional_imports;
mod own_class;
mod own_threads;
mod plainer;
mod pool_blocks;
mod pool_tasks;
mod pools;
mod posted;
mod properties;
mod python2;
mod record_constructors;
mod record_heirs;
mod redirect;
mod sent;
mod sent_bodies;
mod sent_uses;
mod split;
mod split_calls;
mod split_parts;
mod split_with;
mod spread_tasks;
mod statements;
mod suites;
mod super_calls;
mod targets;
mod tested;
mod threads;
mod tries;
mod unpacking;
mod webs;
mod wrappers;
mod wrapping;

pub(super) use redirect::redirect_suite as redirect_in;

use std::cell::OnceCell;

use rustc_hash::{FxHashMap, FxHashSet};
use rustpython_ast::Stmt;
use rustpython_text_size::TextSize;

use super::Code;
use super::collect::Bound;
use super::ir::{Block, BlockId, ClassId, Expr, ExprId, FuncId, Kind, Nature, Program, Var, VarId};
use crate::python::names::Names;
use crate::python::source::{Source, Span};

use super::docstring::docstring;
pub(super) use frames::empty_func;

/// Reads the code of a file.
pub(super) fn resolve<'a>(
    source: &'a Source,
    names: &Names<'a>,
    code: &'a Code<'_>,
    counted: &FxHashSet<usize>,
) -> Program<'a> {
    let suite = code.suite();
    let mut builder = Builder {
        source,
        names,
        code,
        counted,
        program: Program {
            holders: code.holders,
            ..Program::default()
        },
        frames: Vec::new(),
        position: 0,
        merged: Vec::new(),
        known_functions: FxHashMap::default(),
        known_classes: FxHashMap::default(),
        nested: nested_classes::Nested::default(),
        settled_imports: FxHashSet::default(),
        suite: &[],
        decorating: decorating::Decorating::default(),
        after: Vec::new(),
        made_by: FxHashMap::default(),
        only_entered: OnceCell::new(),
        bounded: bounded::find(names, suite),
        sent: sent::find(names, suite),
        fluent: fluent::find(suite),
        splits: Vec::new(),
        set_properties: FxHashSet::default(),
        pools: pools::Pools::default(),
        mixins: mixins::find(source, suite),
        lambdas: FxHashMap::default(),
    };
    properties::set_in(suite, &mut builder.set_properties);
    builder.module(suite);
    builder.settle()
}

struct Builder<'a, 'n> {
    source: &'a Source,
    names: &'n Names<'a>,
    code: &'a Code<'a>,
    /// The classes whose instances are counted, by their places in the program's list.
    counted: &'n FxHashSet<usize>,
    program: Program<'a>,
    frames: Vec<Frame<'a>>,
    position: u32,
    /// For each variable the one that it turned out to be, or itself.
    merged: Vec<u32>,
    /// By the place where they begin.
    known_functions: FxHashMap<usize, FuncId>,
    known_classes: FxHashMap<usize, ClassId>,
    /// Classes in other classes that are read as classes of the module.
    nested: nested_classes::Nested,
    /// Imports that can't fail, by where their `try` begins.
    settled_imports: FxHashSet<usize>,
    /// The statements of the module.
    suite: &'a [Stmt],
    decorating: decorating::Decorating<'a>,
    /// Functions that stand behind the definition that is being read, as parts of it.
    after: Vec<FuncId>,
    /// The deques that hold so many items at most.
    bounded: bounded::Bounded<'a>,
    /// Generators that are only sent to.
    sent: sent::Sent<'a>,
    fluent: fluent::Fluent<'a>,
    /// The classes of the instances that variables were given where those were made.
    made_by: FxHashMap<VarId, ClassId>,
    /// The class of the module that `with` may enter, by its place, if there is one such.
    only_entered: OnceCell<Option<usize>>,
    /// Generators that are context managers.
    splits: Vec<split::Split<'a>>,
    /// The names of properties of the file that can be set.
    set_properties: FxHashSet<String>,
    pools: pools::Pools<'a>,
    mixins: mixins::Mixins<'a>,
    /// What the lambdas bind that stand within those that were read, by where they begin.
    lambdas: FxHashMap<TextSize, Bound<'a>>,
}

type Env<'a> = FxHashMap<&'a str, Vec<VarId>>;

/// A function, class or module that is being read.
struct Frame<'a> {
    func: FuncId,
    is_class: bool,
    bound: Bound<'a>,
    functions: FxHashMap<&'a str, FuncId>,
    classes: FxHashMap<&'a str, ClassId>,
    /// The assignments that reach what is read now; `None` where nothing does.
    env: Option<Env<'a>>,
    /// Names that are one variable throughout, as other functions see them.
    whole: FxHashMap<&'a str, VarId>,
    /// Targets of the comprehensions around.
    targets: Vec<FxHashMap<&'a str, VarId>>,
    block: BlockId,
    loops: Vec<Loop<'a>>,
    /// What is assigned in the bodies of the `try`s around, innermost last: an error may leave them anywhere.
    tries: Vec<Env<'a>>,
    /// What the names of a decorator stand for in the function that it puts around another.
    wrapping: Option<wrapping::Wrapping<'a>>,
    /// Methods of a class that no `def` of it is.
    added: Vec<FuncId>,
    /// The parameter of an `__exit__` that is the class of the error.
    error_class: Option<&'a str>,
}

/// A loop that is being read.
struct Loop<'a> {
    head: Env<'a>,
    /// Uses that see what was assigned before the loop, or in the round before.
    exposed: Vec<(&'a str, VarId)>,
    breaks: Vec<Env<'a>>,
    continues: Vec<Env<'a>>,
}

impl<'a> Builder<'a, '_> {
    fn frame(&mut self) -> &mut Frame<'a> {
        let last = self.frames.len() - 1;
        &mut self.frames[last]
    }

    fn next(&mut self) -> u32 {
        // What comes of a statement afterwards finds room behind it.
        self.position += 4;
        self.position
    }

    fn line(&self, offset: usize) -> usize {
        self.source.line_at(offset)
    }

    fn block(&mut self, parent: Option<BlockId>, nature: Nature, arm: (u32, u32)) -> BlockId {
        let id = BlockId(u32::try_from(self.program.blocks.len()).unwrap_or(u32::MAX));
        let depth = parent.map_or(0, |it| self.program.blocks[it.at()].depth + 1);
        let func = self.frames.last().map_or(FuncId(0), |it| it.func);
        self.program.blocks.push(Block {
            parent,
            depth,
            nature,
            arm,
            func,
        });
        id
    }

    fn push(&mut self, kind: Kind, span: Span) -> ExprId {
        let position = self.next();
        let block = self.frame().block;
        let id = ExprId(u32::try_from(self.program.exprs.len()).unwrap_or(u32::MAX));
        self.program.exprs.push(Expr {
            kind,
            span,
            position,
            block,
        });
        id
    }

    fn new_var(&mut self, name: &str, func: FuncId, is_param: bool) -> VarId {
        let id = u32::try_from(self.program.vars.len()).unwrap_or(u32::MAX);
        self.program.vars.push(Var {
            is_param,
            ..Var::new(name.to_owned(), func)
        });
        self.merged.push(id);
        VarId(id)
    }

    fn module(&mut self, suite: &'a [Stmt]) {
        let mut bound = Bound::of(suite);
        self.suite = suite;
        self.note_optional_imports(suite, &mut bound);
        self.note_nested(&mut bound);
        self.program
            .funcs
            .push(empty_func("", None, 0..self.source.text().len()));
        let block = self.block(None, Nature::Function, (u32::MAX, 0));
        self.open(FuncId(0), false, None, bound, block);
        self.plan_decorators(suite);
        self.note_named_tuples(suite);
        self.note_splits(suite);
        self.note_pools(suite);
        self.program.has_threads =
            self.names
                .imports_any(&["threading", "concurrent", "multiprocessing"]);
        self.open_splits();
        let body = self.suite_in(block, suite);
        self.program.funcs[0].body = body;
        let docstring = docstring(suite);
        self.program.funcs[0].docstring = docstring;
        self.declare_interfaces();
        self.frames.pop();
    }
}
