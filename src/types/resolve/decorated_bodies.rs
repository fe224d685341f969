//! A decorated function, read: its body stands in the wrapper that is put around it.

use rustc_hash::FxHashMap;
use rustpython_ast as ast;

use super::super::collect::Bound;
use super::super::docstring::docstring;
use super::super::ir::{ExprId, FuncId, Nature, Param, ParamNature, Stmt, StmtKind, Target, VarId};
use super::decorator_heads::{Head, Named};
use super::decorators::Step;
use super::wrappers::Wrapper;
use super::wrapping::{Alias, Wrapping};
use super::{Builder, empty_func};
use crate::python::names::bare_name;
use crate::python::syntax::span;

impl<'a> Builder<'a, '_> {
    /// A function with decorators: where one is put around it, it gets a name of its own, and the name stands
    /// for the outermost wrapper.
    pub(super) fn read_decorated(
        &mut self,
        id: FuncId,
        def: &'a ast::StmtFunctionDef,
        steps: &[Step<'a>],
    ) -> StmtKind<'a> {
        let defaults = self.read_defaults(def);
        let is_wrap = |it: &Step<'a>| matches!(it, Step::Wrap(_));
        let mut left = steps.iter().filter(|it| is_wrap(it)).count();
        let mut inner = id;
        let (mut before, mut after) = (Vec::new(), Vec::new());
        let whole = span(def);
        let line = self.program.func(id).line;
        if left > 0 {
            inner = self.new_function(id, &format!("{}_undecorated", def.name));
            before.push(self.definition(inner, &whole, line));
        }
        self.read_body(inner, def, def, &defaults, None);
        self.program.funcs[id.at()].docstring = docstring(&def.body);
        let mut name = def.name.as_str();
        let mut doc = docstring(&def.body);
        // What one of them sees of its arguments is what it is given, also by the wrappers around it.
        let mut is_seen = false;
        for step in steps {
            let mut wrapping = Self::aliases(step.head(), inner, name);
            match step {
                Step::Wrap(wrapper) => {
                    left -= 1;
                    let outer = if left == 0 {
                        id
                    } else {
                        let name = format!("{}_{}", def.name, wrapper.head.decorator);
                        self.new_function(id, &name)
                    };
                    self.keep_state(def, wrapper, &mut wrapping, (left == 0).then_some(id));
                    if self.program.func(inner).class.is_some() {
                        wrapping.method = Some(self.program.func(inner).name.clone());
                    }
                    is_seen |= wrapper.uses.args;
                    let defaults = if is_seen { &[][..] } else { &defaults };
                    self.read_body(outer, wrapper.def, def, defaults, Some((wrapper, wrapping)));
                    if wrapper.is_positional() || is_seen && wrapper.def.parameters.vararg.is_some()
                    {
                        self.program.positional.insert(outer);
                    }
                    // Without `wraps` it has the name of the wrapper.
                    if wrapper.keeps_name() != Some(true) {
                        name = wrapper.def.name.as_str();
                        doc = docstring(&wrapper.def.body);
                    }
                    if left > 0 {
                        before.push(self.definition(outer, &whole, line));
                    }
                    inner = outer;
                }
                Step::Register(registration) => {
                    let around = self.frame().wrapping.replace(wrapping);
                    for stmt in registration.body {
                        let stmt = self.stmt(stmt);
                        after.push(stmt);
                    }
                    self.frame().wrapping = around;
                }
            }
            if let Some(decorator) = self.frames[0].functions.get(step.head().decorator) {
                self.program.wrapping.entry(*decorator).or_default();
            }
        }
        self.decorating.shown.insert(id, (name.to_owned(), doc));
        self.decorating.before = before;
        self.decorating.after = after;
        StmtKind::Function(id)
    }

    fn definition(
        &mut self,
        id: FuncId,
        whole: &crate::python::source::Span,
        line: usize,
    ) -> Stmt<'a> {
        let start = self.next();
        Stmt {
            kind: StmtKind::Function(id),
            span: whole.clone(),
            head: whole.start..whole.start,
            line,
            block: self.frame().block,
            start,
            end: start,
            ends: false,
        }
    }

    /// What the names of a decorator stand for.
    fn aliases(head: &Head<'a>, func: FuncId, name: &'a str) -> Wrapping<'a> {
        let values = head.values.iter();
        let mut aliases: FxHashMap<&str, Alias<'a>> = values
            .map(|(name, value)| (*name, Alias::Value(value)))
            .collect();
        if let Some((name, values)) = head.rest {
            aliases.insert(name, Alias::Values(values));
        }
        aliases.insert(head.of, Alias::Function(func));
        Wrapping::new(aliases, name)
    }

    /// What each application of a decorator has for itself becomes variables of the module.
    fn keep_state(
        &mut self,
        def: &'a ast::StmtFunctionDef,
        wrapper: &Wrapper<'a>,
        wrapping: &mut Wrapping<'a>,
        outermost: Option<FuncId>,
    ) {
        let of_class = if self.frame().is_class {
            self.frames.pop()
        } else {
            None
        };
        let mut stmts = Vec::new();
        for (name, value) in &wrapper.head.state {
            let var = self.keep(def, (name, value), wrapping, None, &mut stmts);
            wrapping.aliases.insert(name, Alias::Var(var));
        }
        wrapping.me = wrapper.def.name.as_str();
        for (name, value) in &wrapper.attributes {
            let known = bare_name(value).and_then(|it| wrapping.aliases.get(it));
            let var = if let Some(Alias::Var(var)) = known {
                *var
            } else {
                let known = outermost
                    .map(|id| (id, (*name).to_owned()))
                    .and_then(|it| self.decorating.attributes.get(&it).copied());
                self.keep(def, (name, value), wrapping, known, &mut stmts)
            };
            wrapping.attributes.insert(name, var);
            if let Some(id) = outermost {
                let key = (id, (*name).to_owned());
                self.decorating.attributes.insert(key, var);
            }
        }
        self.decorating.hoisted.extend(stmts);
        self.frames.extend(of_class);
    }

    fn keep(
        &mut self,
        def: &'a ast::StmtFunctionDef,
        (name, value): Named<'a>,
        wrapping: &Wrapping<'a>,
        known: Option<VarId>,
        stmts: &mut Vec<Stmt<'a>>,
    ) -> VarId {
        let start = self.next();
        let around = self.frame().wrapping.replace(wrapping.clone());
        let whole = span(value);
        let value = self.expr(value);
        self.frame().wrapping = around;
        let var = known.unwrap_or_else(|| {
            let free = self.free_name(format!("{}_{name}", def.name));
            self.new_var(&free, FuncId(0), false)
        });
        self.occur(var, true);
        let end = self.next();
        stmts.push(Stmt {
            kind: StmtKind::Assign {
                targets: vec![Target::Var(var)],
                value,
                annotation: None,
            },
            line: self.line(whole.start),
            span: whole.clone(),
            head: whole,
            block: self.frame().block,
            start,
            end,
            ends: false,
        });
        var
    }

    /// A function that stands where another one does.
    pub(super) fn new_function(&mut self, of: FuncId, name: &str) -> FuncId {
        let class = self.program.func(of).class;
        let name = self.free_name(name.to_owned());
        let id = FuncId(u32::try_from(self.program.funcs.len()).unwrap_or(u32::MAX));
        let of = self.program.func(of);
        let mut new = empty_func(&name, of.parent, of.span.clone());
        (new.line, new.end_line) = (of.line, of.end_line);
        new.class = class;
        if let Some(class) = class {
            new.path = format!("{}.{name}", self.program.classes[class.at()].name);
        }
        self.program.funcs.push(new);
        if class.is_some() {
            self.frame().added.push(id);
        }
        id
    }

    /// Reads the body of `def`: of a wrapper with the parameters of what it is put around, if it passes them
    /// on.
    fn read_body(
        &mut self,
        id: FuncId,
        def: &'a ast::StmtFunctionDef,
        around: &'a ast::StmtFunctionDef,
        defaults: &[Option<ExprId>],
        wrapping: Option<(&Wrapper<'a>, Wrapping<'a>)>,
    ) {
        let has_own = wrapping.is_some() && def.parameters.vararg.is_none();
        let own = has_own.then(|| self.defaults(&def.parameters));
        let around_block = self.frame().block;
        self.open(id, false, None, Bound::of(&def.body), around_block);
        let block = self.block(Some(around_block), Nature::Function, (u32::MAX, 0));
        self.frame().block = block;
        let params = match (own, wrapping) {
            (Some(own), wrapping) => {
                self.frame().wrapping = wrapping.map(|it| it.1);
                self.parameters(&def.parameters, &own)
            }
            (None, None) => self.parameters(&around.parameters, defaults),
            (None, Some((wrapper, mut wrapping))) => {
                let params = self.forwarded(wrapper, &around.parameters, defaults);
                let passed = params.iter().skip(wrapper.leading());
                wrapping.forwarded = Some(
                    passed
                        .map(|it| (it.var, it.name.clone(), it.nature))
                        .collect(),
                );
                let own = &def.parameters;
                wrapping.args = own.vararg.as_ref().map(|it| it.name.as_str());
                wrapping.kwargs = own.kwarg.as_ref().map(|it| it.name.as_str());
                self.frame().wrapping = Some(wrapping);
                params
            }
        };
        let body = self.suite_in(block, &def.body);
        let falls_through = self.frame().env.is_some();
        self.frames.pop();
        let func = &mut self.program.funcs[id.at()];
        func.params = params;
        func.body = body;
        func.falls_through = falls_through;
        func.returns = def.returns.as_deref();
    }

    /// The parameters of a wrapper that passes on what it gets: its own first, then those of what it is put
    /// around.
    fn forwarded(
        &mut self,
        wrapper: &Wrapper<'a>,
        around: &'a ast::Parameters,
        defaults: &[Option<ExprId>],
    ) -> Vec<Param<'a>> {
        let own = &wrapper.def.parameters;
        let leading = wrapper.leading();
        let mut params = Vec::new();
        let theirs = around.posonlyargs.iter().chain(&around.args);
        for (own, of) in own.posonlyargs.iter().chain(&own.args).zip(theirs.clone()) {
            let mut param = self.parameter(&own.parameter, None, ParamNature::Plain);
            param.annotation = param.annotation.or(of.parameter.annotation.as_deref());
            params.push(param);
        }
        let plain = theirs.map(|it| (&it.parameter, true, ParamNature::Plain));
        let rest = around.vararg.iter();
        let rest = rest.map(|it| (&**it, false, ParamNature::Rest));
        let named = around.kwonlyargs.iter();
        let named = named.map(|it| (&it.parameter, true, ParamNature::KeywordOnly));
        let mut defaults = defaults.iter();
        let all: Vec<_> = plain.chain(rest).chain(named).collect();
        for (at, (parameter, has_default, nature)) in all.into_iter().enumerate() {
            let default = if has_default {
                defaults.next().copied().flatten()
            } else {
                None
            };
            if at < leading {
                continue;
            }
            let name = parameter.name.as_str();
            let func = self.frame().func;
            let free = if wrapper.uses.names.contains(name) {
                format!("{name}_given")
            } else {
                name.to_owned()
            };
            let var = self.new_var(&free, func, true);
            self.occur(var, true);
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
}
