//! A file's tree → its code with every name resolved.

mod abstract_made;
mod asked_until;
mod bound_methods;
mod bounded;
mod by_name;
mod callables;
mod cases;
mod classes;
mod decorating;
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
mod getters;
mod groups;
mod interfaces;
mod item_operators;
mod loops;
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
mod pools;
mod posted;
mod properties;
mod python2;
mod record_constructors;
mod redirect;
mod sent;
mod split;
mod split_with;
mod spread_tasks;
mod statements;
mod super_calls;
mod targets;
mod threads;
mod tries;
mod unpacking;
mod webs;
mod wrappers;
mod wrapping;

pub(super) use redirect::redirect_suite as redirect_in;

use std::cell::OnceCell;

use rustc_hash::{FxHashMap, FxHashSet};
use rustpython_ast::{self as ast, Stmt};
use rustpython_text_size::{Ranged, TextSize};

use super::Code;
use super::class_form::{ClassForm, Role};
use super::collect::Bound;
use super::ir::{
    Block, BlockId, Class, ClassId, Expr, ExprId, Func, FuncId, Kind, Nature, Param, ParamNature,
    Program, Suite, Var, VarId,
};
use super::ty::Ty;
use crate::python::names::Names;
use crate::python::source::{Source, Span};
use crate::python::syntax::span;

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
        program: Program::default(),
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

    /// Opens a frame and gives its definitions their ids.
    fn open(
        &mut self,
        func: FuncId,
        is_class: bool,
        class: Option<ClassId>,
        mut bound: Bound<'a>,
        block: BlockId,
    ) {
        self.drop_overloads(&mut bound);
        let mut functions = FxHashMap::default();
        let mut classes = FxHashMap::default();
        let path = match class {
            Some(class) => self.program.classes[class.at()].name.clone(),
            None => self.program.funcs[func.at()].path.clone(),
        };
        let mut setters: FxHashMap<&str, usize> = FxHashMap::default();
        for def in bound.functions.iter().filter(|it| is_setter(it)) {
            *setters.entry(def.name.as_str()).or_default() += 1;
        }
        for def in &bound.functions {
            let id = FuncId(u32::try_from(self.program.funcs.len()).unwrap_or(u32::MAX));
            let mut new = empty_func(def.name.as_str(), Some(func), span(*def));
            let test = self.code.test_at(def.range().start().to_usize());
            new.path = if let Some(test) = test {
                test.path.clone()
            } else if path.is_empty() {
                new.name.clone()
            } else {
                format!("{path}.{}", new.name)
            };
            new.class = if is_class { class } else { None };
            let setters = setters.get(def.name.as_str()).unwrap_or(&0);
            new.is_alone = bound.names.get(def.name.as_str()) == Some(&(1 + setters));
            new.line = self.line(span(&def.name).start);
            new.end_line = self.line(span(*def).end.saturating_sub(1));
            new.test = test.cloned();
            self.program.funcs.push(new);
            self.known_functions
                .insert(def.range().start().to_usize(), id);
            functions.insert(def.name.as_str(), id);
        }
        let protocols = if func == FuncId(0) && !is_class {
            self.protocols_of(&bound.classes)
        } else {
            FxHashMap::default()
        };
        for def in &bound.classes {
            let at = u32::try_from(self.program.classes.len()).unwrap_or(u32::MAX);
            let arguments = def.arguments.iter().flat_map(|it| &it.args);
            let base = arguments
                .filter_map(|it| crate::python::names::bare_name(it))
                .filter(|it| !self.mixins.contains_key(it))
                .chain(protocols.get(def.name.as_str()).copied())
                .find_map(|it| classes.get(it).copied());
            let id = base.map_or_else(|| ClassId::new(at), |it| ClassId::derived(at, it));
            let id = if self.is_typed_dict(def) {
                id.record()
            } else {
                id
            };
            let id = if self.counted.contains(&id.root().at()) {
                id.counted()
            } else {
                id
            };
            self.program.classes.push(Class {
                id,
                name: def.name.to_string(),
                def: Some(def),
                body: Suite::default(),
                methods: Vec::new(),
                methods_of_name: FxHashMap::default(),
                form: ClassForm::Plain,
                keys: None,
                bases: protocols
                    .get(def.name.as_str())
                    .and_then(|it| classes.get(it).copied())
                    .into_iter()
                    .collect(),
                is_total: false,
                is_protocol: false,
                fields: Vec::new(),
                members: Vec::new(),
                attributes: Vec::new(),
                aliases: Vec::new(),
                assigned: Vec::new(),
                span: span(*def),
                line: self.line(span(&def.name).start),
                end_line: self.line(span(*def).end.saturating_sub(1)),
                docstring: docstring(&def.body),
            });
            self.known_classes
                .insert(def.range().start().to_usize(), id);
            classes.insert(def.name.as_str(), id);
        }
        self.frames.push(Frame {
            func,
            is_class,
            bound,
            functions,
            classes,
            env: Some(Env::default()),
            whole: FxHashMap::default(),
            targets: Vec::new(),
            block,
            loops: Vec::new(),
            tries: Vec::new(),
            wrapping: None,
            added: Vec::new(),
            error_class: None,
        });
    }

    fn parameters(
        &mut self,
        parameters: &'a ast::Parameters,
        defaults: &[Option<ExprId>],
    ) -> Vec<Param<'a>> {
        let mut defaults = defaults.iter();
        let mut params = Vec::new();
        let plain = parameters.posonlyargs.iter().chain(&parameters.args);
        let plain = plain.map(|it| (&it.parameter, true, ParamNature::Plain));
        let rest = parameters
            .vararg
            .iter()
            .map(|it| (&**it, false, ParamNature::Rest));
        let keywords = parameters.kwonlyargs.iter();
        let keywords = keywords.map(|it| (&it.parameter, true, ParamNature::KeywordOnly));
        let all = parameters
            .kwarg
            .iter()
            .map(|it| (&**it, false, ParamNature::Keywords));
        let everything: Vec<_> = plain.chain(rest).chain(keywords).chain(all).collect();
        for (parameter, has_default, nature) in everything {
            let default = if has_default {
                defaults.next().copied().flatten()
            } else {
                None
            };
            params.push(self.parameter(parameter, default, nature));
        }
        params
    }

    fn parameter(
        &mut self,
        parameter: &'a ast::Parameter,
        default: Option<ExprId>,
        nature: ParamNature,
    ) -> Param<'a> {
        let name = parameter.name.as_str();
        let index = self.frames.len() - 1;
        let frame = &self.frames[index];
        let var = if frame.bound.inner.contains(name) {
            self.whole(index, name)
        } else {
            let func = frame.func;
            self.new_var(name, func, true)
        };
        self.program.vars[var.at()].is_param = true;
        Param {
            default,
            annotation: parameter.annotation.as_deref(),
            nature,
            ..self.bound_param(name, var)
        }
    }

    /// A parameter without annotation or default that a variable of the function is.
    fn bound_param(&mut self, name: &'a str, var: VarId) -> Param<'a> {
        self.frame().bound.names.entry(name).or_default();
        self.occur(var, true);
        if let Some(env) = &mut self.frame().env {
            env.insert(name, vec![var]);
        }
        Param {
            var,
            name: name.to_owned(),
            default: None,
            annotation: None,
            nature: ParamNature::Plain,
        }
    }
}

/// A function of which nothing is known yet.
pub(super) fn empty_func<'a>(name: &str, parent: Option<FuncId>, span: Span) -> Func<'a> {
    Func {
        name: name.to_owned(),
        path: name.to_owned(),
        parent,
        class: None,
        params: Vec::new(),
        body: Suite::default(),
        value: None,
        returns: None,
        docstring: None,
        span,
        line: 1,
        end_line: 1,
        refused: None,
        is_alone: true,
        ret: Ty::Unknown,
        falls_through: false,
        is_generator: false,
        is_async: false,
        is_cached: false,
        cache_size: None,
        is_called: false,
        is_value: false,
        role: Role::Plain,
        is_synthetic: false,
        is_abstract: false,
        test: None,
    }
}

/// Whether a function is what assigns a property: `@name.setter`.
fn is_setter(def: &ast::StmtFunctionDef) -> bool {
    def.decorator_list.iter().any(
        |it| matches!(&it.expression, ast::Expr::Attribute(of) if matches!(of.attr.as_str(), "setter" | "deleter")),
    )
}

/// The docstring that a body begins with.
pub(super) fn docstring(body: &[Stmt]) -> Option<String> {
    match body.first()? {
        Stmt::Expr(stmt) => match &*stmt.value {
            ast::Expr::StringLiteral(text) => Some(text.value.to_str().to_owned()),
            _ => None,
        },
        _ => None,
    }
}
