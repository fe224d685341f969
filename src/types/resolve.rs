//! A file's tree → its code with every name resolved.

mod classes;
mod expressions;
mod statements;

use rustc_hash::FxHashMap;
use rustpython_ast::{self as ast, Stmt};
use rustpython_text_size::Ranged;

use super::class_form::{ClassForm, Role};
use super::collect::Bound;
use super::ir::{
    Block, BlockId, Class, ClassId, Expr, ExprId, Func, FuncId, Kind, Nature, Occurrence, Param,
    ParamNature, Program, Suite, Var, VarId,
};
use super::ty::Ty;
use crate::python::names::Names;
use crate::python::source::{Source, Span};
use crate::python::syntax::span;

/// Reads the code of a file.
pub(super) fn resolve<'a>(source: &'a Source, names: &Names<'a>, suite: &'a [Stmt]) -> Program<'a> {
    let mut builder = Builder {
        source,
        names,
        program: Program::default(),
        frames: Vec::new(),
        position: 0,
        merged: Vec::new(),
        known_functions: FxHashMap::default(),
        known_classes: FxHashMap::default(),
    };
    builder.module(suite);
    builder.settle()
}

struct Builder<'a, 'n> {
    source: &'a Source,
    names: &'n Names<'a>,
    program: Program<'a>,
    frames: Vec<Frame<'a>>,
    position: u32,
    /// For each variable the one that it turned out to be, or itself.
    merged: Vec<u32>,
    /// By the place where they begin.
    known_functions: FxHashMap<usize, FuncId>,
    known_classes: FxHashMap<usize, ClassId>,
}

type Env<'a> = FxHashMap<&'a str, Vec<VarId>>;

/// A function, class or module that is being read.
struct Frame<'a> {
    func: FuncId,
    is_class: bool,
    class: Option<ClassId>,
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
}

/// A loop that is being read.
struct Loop<'a> {
    head: Env<'a>,
    /// Uses that see what was assigned before the loop, or in the round before.
    exposed: Vec<(&'a str, VarId)>,
    breaks: Vec<Env<'a>>,
    continues: Vec<Env<'a>>,
}

fn join_env<'a>(into: &mut Option<Env<'a>>, other: Option<Env<'a>>) {
    let Some(other) = other else { return };
    let Some(into) = into else {
        *into = Some(other);
        return;
    };
    for (name, vars) in other {
        let known = into.entry(name).or_default();
        for var in vars {
            if !known.contains(&var) {
                known.push(var);
            }
        }
    }
}

impl<'a> Builder<'a, '_> {
    fn frame(&mut self) -> &mut Frame<'a> {
        let last = self.frames.len() - 1;
        &mut self.frames[last]
    }

    fn next(&mut self) -> u32 {
        self.position += 1;
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
            name: name.to_owned(),
            func,
            is_param,
            is_captured: false,
            occurrences: Vec::new(),
            annotation: None,
            ty: Ty::Unknown,
        });
        self.merged.push(id);
        VarId(id)
    }

    fn root(&self, var: VarId) -> VarId {
        let mut id = var.0;
        while self.merged[id as usize] != id {
            id = self.merged[id as usize];
        }
        VarId(id)
    }

    fn merge(&mut self, a: VarId, b: VarId) {
        let (a, b) = (self.root(a), self.root(b));
        let (low, high) = if a.0 < b.0 { (a, b) } else { (b, a) };
        self.merged[high.at()] = low.0;
    }

    fn occur(&mut self, var: VarId, is_def: bool) {
        let position = self.next();
        let frame = self.frame();
        let (block, func) = (frame.block, frame.func);
        let var = &mut self.program.vars[var.at()];
        var.is_captured |= var.func != func;
        var.occurrences.push(Occurrence {
            position,
            block,
            is_def,
        });
    }

    /// The one variable of a name in frame `index`.
    fn whole(&mut self, index: usize, name: &'a str) -> VarId {
        if let Some(var) = self.frames[index].whole.get(name) {
            return *var;
        }
        let func = self.frames[index].func;
        let var = self.new_var(name, func, false);
        self.frames[index].whole.insert(name, var);
        var
    }

    /// Assigns to a name.
    fn bind(&mut self, name: &'a str) -> VarId {
        let index = self.frames.len() - 1;
        let frame = &self.frames[index];
        if frame.bound.globals.contains(name) {
            let var = self.whole(0, name);
            self.occur(var, true);
            return var;
        }
        if frame.bound.nonlocals.contains(name) {
            let outer = (0..index).rev().find(|at| {
                let frame = &self.frames[*at];
                !frame.is_class && frame.bound.names.contains_key(name)
            });
            let var = self.whole(outer.unwrap_or(0), name);
            self.occur(var, true);
            return var;
        }
        if frame.bound.inner.contains(name) || frame.is_class {
            let var = self.whole(index, name);
            self.occur(var, true);
            return var;
        }
        let func = frame.func;
        let var = self.new_var(name, func, false);
        self.occur(var, true);
        if let Some(env) = &mut self.frame().env {
            env.insert(name, vec![var]);
        }
        var
    }

    /// Uses a local name of the current frame.
    fn use_local(&mut self, name: &'a str) -> VarId {
        let index = self.frames.len() - 1;
        let frame = &self.frames[index];
        if frame.bound.inner.contains(name) || frame.is_class {
            let var = self.whole(index, name);
            self.occur(var, false);
            return var;
        }
        let reaching = match &frame.env {
            Some(env) => env.get(name).cloned().unwrap_or_default(),
            None => Vec::new(),
        };
        let Some(first) = reaching.first().copied() else {
            // Not assigned before, as far as is seen: perhaps in the round of a loop before this.
            let func = frame.func;
            let var = self.new_var(name, func, false);
            if let Some(env) = &mut self.frame().env {
                env.insert(name, vec![var]);
            }
            for around in &mut self.frame().loops {
                around.exposed.push((name, var));
            }
            self.occur(var, false);
            return var;
        };
        for other in &reaching[1..] {
            self.merge(first, *other);
        }
        for around in &mut self.frame().loops {
            let head = around.head.get(name);
            if head.is_some_and(|head| head.iter().any(|it| reaching.contains(it))) {
                around.exposed.push((name, first));
            }
        }
        self.occur(first, false);
        first
    }

    /// What a name stands for where it is used.
    fn name(&mut self, name: &'a str, expr: &'a ast::Expr) -> Kind {
        let last = self.frames.len() - 1;
        for (index, steps) in (0..=last).rev().zip(0..) {
            let frame = &self.frames[index];
            if let Some(var) = frame.targets.iter().rev().find_map(|it| it.get(name)) {
                let var = *var;
                self.occur(var, false);
                return Kind::Var(var);
            }
            if frame.bound.globals.contains(name) {
                let var = self.whole(0, name);
                self.occur(var, false);
                return Kind::Var(var);
            }
            if frame.bound.nonlocals.contains(name)
                || (steps > 0 && frame.is_class)
                || !frame.bound.names.contains_key(name)
            {
                continue;
            }
            let is_alone = frame.bound.names.get(name) == Some(&1);
            if let Some(func) = frame.functions.get(name) {
                return if is_alone {
                    Kind::Func(*func)
                } else {
                    Kind::Unsupported("this name is bound more than once, and once by a definition")
                };
            }
            if let Some(class) = frame.classes.get(name) {
                return if is_alone {
                    Kind::Class(*class)
                } else {
                    Kind::Unsupported("this name is bound more than once, and once by a class")
                };
            }
            let var = if steps == 0 {
                self.use_local(name)
            } else {
                let var = self.whole(index, name);
                self.occur(var, false);
                var
            };
            return Kind::Var(var);
        }
        let mut dotted = None;
        self.names
            .resolve(expr, |_| true, |found| dotted = Some(found.to_owned()));
        match dotted {
            Some(dotted) => Kind::Import(dotted),
            None => Kind::Builtin(name.to_owned()),
        }
    }

    fn module(&mut self, suite: &'a [Stmt]) {
        let bound = Bound::of(suite);
        self.program
            .funcs
            .push(empty_func("", None, 0..self.source.text().len()));
        let block = self.block(None, Nature::Function, (u32::MAX, 0));
        self.open(FuncId(0), false, None, bound, block);
        let body = self.suite_in(block, suite);
        self.program.funcs[0].body = body;
        let docstring = docstring(suite);
        self.program.funcs[0].docstring = docstring;
        self.frames.pop();
    }

    /// Opens a frame and gives its definitions their ids.
    fn open(
        &mut self,
        func: FuncId,
        is_class: bool,
        class: Option<ClassId>,
        bound: Bound<'a>,
        block: BlockId,
    ) {
        let mut functions = FxHashMap::default();
        let mut classes = FxHashMap::default();
        let path = match class {
            Some(class) => self.program.classes[class.at()].name.clone(),
            None => self.program.funcs[func.at()].path.clone(),
        };
        for def in &bound.functions {
            let id = FuncId(u32::try_from(self.program.funcs.len()).unwrap_or(u32::MAX));
            let mut new = empty_func(def.name.as_str(), Some(func), span(*def));
            new.path = if path.is_empty() {
                new.name.clone()
            } else {
                format!("{path}.{}", new.name)
            };
            new.class = if is_class { class } else { None };
            let setters = bound
                .functions
                .iter()
                .filter(|it| it.name.as_str() == def.name.as_str() && is_setter(it))
                .count();
            new.is_alone = bound.names.get(def.name.as_str()) == Some(&(1 + setters));
            new.line = self.line(span(&def.name).start);
            new.end_line = self.line(span(*def).end.saturating_sub(1));
            self.program.funcs.push(new);
            self.known_functions
                .insert(def.range().start().to_usize(), id);
            functions.insert(def.name.as_str(), id);
        }
        for def in &bound.classes {
            let id = ClassId(u32::try_from(self.program.classes.len()).unwrap_or(u32::MAX));
            self.program.classes.push(Class {
                name: def.name.to_string(),
                def: Some(def),
                body: Suite::default(),
                methods: Vec::new(),
                form: ClassForm::Plain,
                bases: Vec::new(),
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
            class,
            bound,
            functions,
            classes,
            env: Some(Env::default()),
            whole: FxHashMap::default(),
            targets: Vec::new(),
            block,
            loops: Vec::new(),
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
            let name = parameter.name.as_str();
            let default = if has_default {
                defaults.next().copied().flatten()
            } else {
                None
            };
            let index = self.frames.len() - 1;
            let frame = &self.frames[index];
            let var = if frame.bound.inner.contains(name) {
                self.whole(index, name)
            } else {
                let func = frame.func;
                self.new_var(name, func, true)
            };
            self.program.vars[var.at()].is_param = true;
            self.frames[index].bound.names.entry(name).or_default();
            self.occur(var, true);
            if let Some(env) = &mut self.frame().env {
                env.insert(name, vec![var]);
            }
            params.push(Param {
                var,
                name: name.to_owned(),
                default,
                annotation: parameter.annotation.as_deref(),
                nature,
            });
        }
        params
    }

    /// Variables that turned out to be one become one.
    fn settle(mut self) -> Program<'a> {
        let roots: Vec<VarId> = (0..self.merged.len())
            .map(|id| self.root(VarId(u32::try_from(id).unwrap_or(u32::MAX))))
            .collect();
        for (id, root) in roots.iter().enumerate() {
            if root.at() != id {
                let moved = std::mem::take(&mut self.program.vars[id].occurrences);
                let (is_param, is_captured) = (
                    self.program.vars[id].is_param,
                    self.program.vars[id].is_captured,
                );
                let root = &mut self.program.vars[root.at()];
                root.occurrences.extend(moved);
                root.is_param |= is_param;
                root.is_captured |= is_captured;
            }
        }
        for var in &mut self.program.vars {
            var.occurrences.sort_by_key(|it| it.position);
        }
        statements::redirect(&mut self.program, &roots);
        super::classes::note_assigned(&mut self.program);
        super::classes::drop_guards(&mut self.program);
        self.program
    }
}

fn empty_func<'a>(name: &str, parent: Option<FuncId>, span: Span) -> Func<'a> {
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
        is_called: false,
        is_value: false,
        role: Role::Plain,
        is_synthetic: false,
    }
}

/// Whether a function is what assigns a property: `@name.setter`.
fn is_setter(def: &ast::StmtFunctionDef) -> bool {
    def.decorator_list.iter().any(
        |it| matches!(&it.expression, ast::Expr::Attribute(of) if of.attr.as_str() == "setter"),
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
