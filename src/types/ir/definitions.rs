//! What definitions bind: variables, parameters, functions and classes.

use super::{BlockId, ClassId, ExprId, FuncId, Suite, VarId};
use crate::python::source::Span;
use crate::types::class_form::{ClassAttribute, ClassForm, Declared, Keys, Member, Role};
use crate::types::ty::Ty;
use rustc_hash::FxHashMap;
use rustpython_ast as ast;

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
    pub(crate) test: Option<crate::types::test_code::Test>,
}

#[derive(Debug, Clone)]
pub(crate) struct Class<'a> {
    pub(crate) id: ClassId,
    pub(crate) name: String,
    pub(crate) def: Option<&'a ast::StmtClassDef>,
    pub(crate) body: Suite<'a>,
    pub(crate) methods: Vec<FuncId>,
    /// The same by name; see [`add_method`](super::Program::add_method).
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

impl Var {
    /// How often it gets a value, counting a parameter's own.
    pub(crate) fn assignments(&self) -> usize {
        self.occurrences.iter().filter(|it| it.is_def).count()
    }

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
