//! Functions, classes and their parameters.

use rustpython_ast::{self as ast};
use rustpython_text_size::Ranged;

use super::super::collect::Bound;
use super::super::ir::{ExprId, FuncId, Kind, Nature, StmtKind};
use super::wrappers::{Wrapper, Wrapping};
use super::{Builder, docstring, empty_func, managers};

impl<'a> Builder<'a, '_> {
    pub(super) fn read_function(&mut self, def: &'a ast::StmtFunctionDef) -> StmtKind<'a> {
        let Some(id) = self
            .known_functions
            .get(&def.range().start().to_usize())
            .copied()
        else {
            return StmtKind::Unsupported("a definition that stands in another way");
        };
        let wrappers = self.wrappers(def);
        if !wrappers.is_empty() {
            return self.read_wrapped(id, def, &wrappers);
        }
        let role = self.role(def);
        let defaults = self.read_defaults(def);
        let bound = Bound::of(&def.body);
        let around = self.frame().block;
        let is_cached = match &*def.decorator_list {
            [decorator] => {
                let named = match &decorator.expression {
                    rustpython_ast::Expr::Call(call) => &*call.func,
                    plain => plain,
                };
                let mut is_cache = false;
                self.names.resolve(
                    named,
                    |_| true,
                    |found| {
                        is_cache = matches!(found, "functools.lru_cache" | "functools.cache");
                    },
                );
                is_cache && !bound.yields
            }
            _ => false,
        };
        // Errors that leave a generator or a cache have no form yet; a word too many is a hole at most.
        let text = self.source.slice(crate::python::syntax::span(def));
        let may_raise = text.contains("raise") || text.contains("try:");
        let refused = if def.is_async {
            Some("an asynchronous function")
        } else if bound.yields && may_raise {
            Some("a generator")
        } else if is_cached && may_raise {
            Some("a decorated function")
        } else if bound.yields && self.frame().is_class {
            Some("a generator")
        } else if !def.decorator_list.is_empty() && role.is_none() && !is_cached {
            Some("a decorated function")
        } else {
            None
        };
        let is_generator = bound.yields;
        self.open(id, false, None, bound, around);
        let block = self.block(Some(around), Nature::Function, (u32::MAX, 0));
        self.frame().block = block;
        let mut params = self.parameters(&def.parameters, &defaults);
        let mut body = self.suite_in(block, &def.body);
        let mut falls_through = self.frame().env.is_some();
        self.frames.pop();
        // What `with` asks of it gives nothing that it does not know.
        let (enters, exits) = (managers::gives_itself(def), managers::is_plain_exit(def));
        if self.frame().is_class && (enters || exits) {
            if exits {
                params.truncate(1);
            }
            if let Some(last) = body.body.last_mut()
                && matches!(last.kind, StmtKind::Return(_))
            {
                last.kind = StmtKind::Pass;
                falls_through = true;
            }
        }
        let func = &mut self.program.funcs[id.at()];
        func.params = params;
        func.body = body;
        func.falls_through = falls_through && !is_generator;
        func.is_generator = is_generator;
        func.is_cached = is_cached;
        func.returns = def.returns.as_deref();
        func.docstring = docstring(&def.body);
        func.refused = refused;
        func.is_abstract = is_abstract(def);
        func.falls_through &= !func.is_abstract;
        func.role = role.unwrap_or_default();
        StmtKind::Function(id)
    }

    fn read_defaults(&mut self, def: &'a ast::StmtFunctionDef) -> Vec<Option<ExprId>> {
        let defaults = self.defaults(&def.parameters);
        for default in defaults.iter().flatten() {
            if let Kind::Var(var) = *self.program.kind(*default) {
                let var = &mut self.program.vars[var.at()];
                (var.is_captured, var.is_default) = (true, true);
            }
        }
        defaults
    }

    /// A function with wrappers around it: it gets a name of its own, and the name stands for the outermost
    /// wrapper.
    fn read_wrapped(
        &mut self,
        id: FuncId,
        def: &'a ast::StmtFunctionDef,
        wrappers: &[Wrapper<'a>],
    ) -> StmtKind<'a> {
        let defaults = self.read_defaults(def);
        let mut inner = self.new_function(id, &format!("{}_undecorated", def.name));
        let mut before = vec![inner];
        self.read_body(inner, def, def, &defaults, None);
        let mut name = def.name.as_str();
        for (at, wrapper) in wrappers.iter().enumerate() {
            let is_outermost = at + 1 == wrappers.len();
            let outer = if is_outermost {
                id
            } else {
                let name = format!("{}_{}", def.name, wrapper.decorator);
                let outer = self.new_function(id, &name);
                before.push(outer);
                outer
            };
            let wrapping = Self::wrapping(wrapper, inner, def, name);
            self.read_body(outer, wrapper.def, def, &defaults, Some(wrapping));
            if let Some(decorator) = self.frames[0].functions.get(wrapper.decorator) {
                self.program.wrapping.insert(*decorator);
            }
            if wrapper.is_positional() {
                self.program.positional.insert(outer);
            }
            // Without `wraps` it has the name of the wrapper.
            if wrapper.def.decorator_list.is_empty() {
                name = wrapper.def.name.as_str();
            }
            inner = outer;
        }
        self.before = before;
        self.program.funcs[id.at()].docstring = docstring(&def.body);
        StmtKind::Function(id)
    }

    /// A function that stands where another one does.
    fn new_function(&mut self, of: FuncId, name: &str) -> FuncId {
        let mut name = name.to_owned();
        while self.frames[0].bound.names.contains_key(name.as_str()) {
            name.push('_');
        }
        let id = FuncId(u32::try_from(self.program.funcs.len()).unwrap_or(u32::MAX));
        let of = self.program.func(of);
        let mut new = empty_func(&name, of.parent, of.span.clone());
        (new.line, new.end_line) = (of.line, of.end_line);
        self.program.funcs.push(new);
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
        wrapping: Option<Wrapping<'a>>,
    ) {
        let has_own = wrapping.is_some() && def.parameters.vararg.is_none();
        let own = has_own.then(|| self.defaults(&def.parameters));
        let around_block = self.frame().block;
        self.open(id, false, None, Bound::of(&def.body), around_block);
        let block = self.block(Some(around_block), Nature::Function, (u32::MAX, 0));
        self.frame().block = block;
        self.frame().wrapping = wrapping;
        let params = match own {
            Some(own) => self.parameters(&def.parameters, &own),
            None => self.parameters(&around.parameters, defaults),
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
}

/// Whether a method is there for classes that derive from its own: marked so, or only raising that it is not
/// implemented.
fn is_abstract(def: &ast::StmtFunctionDef) -> bool {
    let is_marked = def.decorator_list.iter().any(|it| {
        let last = match &it.expression {
            ast::Expr::Name(name) => name.id.as_str(),
            ast::Expr::Attribute(attribute) => attribute.attr.as_str(),
            _ => "",
        };
        last == "abstractmethod"
    });
    let raises = def.body.iter().any(|stmt| match stmt {
        ast::Stmt::Raise(raise) => raise.exc.as_deref().is_some_and(|it| {
            let of = match it {
                ast::Expr::Call(call) => &*call.func,
                it => it,
            };
            crate::python::names::bare_name(of) == Some("NotImplementedError")
        }),
        _ => false,
    });
    let is_short = def.body.len() <= 2;
    is_marked || raises && is_short
}
