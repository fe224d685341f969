//! Functions, classes and their parameters.

use rustpython_ast::{self as ast};
use rustpython_text_size::Ranged;

use super::super::collect::Bound;
use super::super::docstring::docstring;
use super::super::ir::{ExprId, Kind, Nature, StmtKind};
use super::{Builder, manager_methods};

impl<'a> Builder<'a, '_> {
    /// Whether a function only says another type of the one that comes after it.
    pub(super) fn is_overload(&self, def: &ast::StmtFunctionDef) -> bool {
        def.decorator_list
            .iter()
            .any(|it| self.names.resolves_to(&it.expression, &["typing.overload"]))
    }

    /// Leaves out the definitions that only say types.
    pub(super) fn drop_overloads(&self, bound: &mut Bound<'a>) {
        let (overloads, functions) = std::mem::take(&mut bound.functions)
            .into_iter()
            .partition(|it| self.is_overload(it));
        bound.functions = functions;
        let overloads: Vec<&ast::StmtFunctionDef> = overloads;
        for def in overloads {
            if let Some(count) = bound.names.get_mut(def.name.as_str()) {
                *count -= 1;
            }
        }
    }

    /// The lines of a decorator that only put functions into each other: `def wrapper(..):`, `return wrapper`.
    fn frame_of_decorator(&self, body: &[ast::Stmt], lines: &mut Vec<usize>) {
        let mut has_function = false;
        for stmt in body {
            match stmt {
                ast::Stmt::FunctionDef(def) => {
                    has_function = true;
                    lines.push(self.line(def.name.range().start().to_usize()));
                    self.frame_of_decorator(&def.body, lines);
                }
                ast::Stmt::Return(it)
                    if has_function && it.value.as_deref().is_some_and(ast::Expr::is_name_expr) =>
                {
                    lines.push(self.line(it.range().start().to_usize()));
                }
                _ => {}
            }
        }
    }

    pub(super) fn read_function(&mut self, def: &'a ast::StmtFunctionDef) -> StmtKind<'a> {
        let Some(id) = self
            .known_functions
            .get(&def.range().start().to_usize())
            .copied()
        else {
            return StmtKind::Unsupported("a definition that stands in another way");
        };
        if self.read_split(id, def) || self.read_sent(id, def) {
            return StmtKind::Function(id);
        }
        if self.is_consumed(def) {
            let mut lines = Vec::new();
            self.frame_of_decorator(&def.body, &mut lines);
            self.program.wrapping.insert(id, lines);
            if self.frame().is_class {
                return StmtKind::Pass;
            }
            return StmtKind::Function(id);
        }
        if let Some(steps) = self.steps(def) {
            return self.read_decorated(id, def, &steps);
        }
        let role = self.role(def);
        let defaults = self.read_defaults(def);
        let bound = Bound::of(&def.body);
        let around = self.frame().block;
        let cache = match &*def.decorator_list {
            [decorator] if !bound.yields => self.cache(&decorator.expression),
            _ => None,
        };
        let is_cached = cache.is_some();
        let refused = if def.is_async && is_cached {
            Some("a coroutine that is kept")
        } else if cache == Some(Cache::Odd) {
            Some("a cache of this form")
        } else if !def.decorator_list.is_empty() && role.is_none() && !is_cached {
            Some("a decorated function")
        } else if defaults.iter().flatten().any(|it| self.acts(*it)) {
            Some("a default that acts where it is made")
        } else {
            None
        };
        let is_generator = bound.yields;
        self.open(id, false, None, bound, around);
        let block = self.block(Some(around), Nature::Function, (u32::MAX, 0));
        self.frame().block = block;
        let mut params = self.parameters(&def.parameters, &defaults);
        self.note_managers(&params);
        if self.is_method_that_looks(def) {
            self.take_error(&mut params);
        }
        let mut body = self.suite_in(block, &def.body);
        let mut falls_through = self.frame().env.is_some();
        self.frames.pop();
        // What `with` asks of it gives nothing that it does not know.
        let (enters, exits) = (
            manager_methods::gives_itself(def),
            manager_methods::is_plain_exit(def),
        );
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
        let is_fluent = self.fluent.has(def);
        if is_fluent && let Some(last) = body.body.last_mut() {
            last.kind = StmtKind::Pass;
            falls_through = true;
        }
        let func = &mut self.program.funcs[id.at()];
        func.params = params;
        func.body = body;
        func.falls_through = falls_through && !is_generator;
        func.is_generator = is_generator;
        func.is_async = def.is_async;
        func.is_cached = is_cached;
        func.cache_size = match cache {
            Some(Cache::Of(size)) => Some(size),
            _ => None,
        };
        func.returns = def.returns.as_deref().filter(|_| !is_fluent);
        func.docstring = docstring(&def.body);
        func.refused = refused;
        func.is_abstract = is_abstract(def);
        func.falls_through &= !func.is_abstract;
        func.role = role.unwrap_or_default();
        StmtKind::Function(id)
    }

    /// Whether a value calls a function of the file, or is seen to be made.
    fn acts(&self, id: ExprId) -> bool {
        let kind = self.program.kind(id);
        let is_call = match kind {
            Kind::Call(func, _) => match self.program.kind(*func) {
                Kind::Func(_) => true,
                Kind::Builtin(name) => matches!(name.as_str(), "print" | "input" | "next" | "open"),
                _ => false,
            },
            _ => false,
        };
        is_call || kind.parts().iter().any(|it| self.acts(*it))
    }

    /// What a decorator keeps, if it is one that keeps what a function gives.
    fn cache(&self, decorator: &'a ast::Expr) -> Option<Cache> {
        let (named, arguments) = match decorator {
            ast::Expr::Call(call) => (&*call.func, Some(&call.arguments)),
            plain => (plain, None),
        };
        let mut found = None;
        self.names.resolve(
            named,
            |_| true,
            |name| match name {
                "functools.cache" => found = Some(Cache::All),
                "functools.lru_cache" => found = Some(Cache::Of(128)),
                _ => {}
            },
        );
        let (cache, Some(arguments)) = (found?, arguments) else {
            return found;
        };
        let size = match (&*arguments.args, &*arguments.keywords) {
            ([], []) => return Some(cache),
            ([size], []) => size,
            ([], [keyword]) if keyword.arg.as_deref() == Some("maxsize") => &keyword.value,
            _ => return Some(Cache::Odd),
        };
        Some(match size {
            ast::Expr::NoneLiteral(_) => Cache::All,
            ast::Expr::NumberLiteral(number) => match &number.value {
                ast::Number::Int(int) => int
                    .as_u64()
                    .filter(|it| *it > 0)
                    .map_or(Cache::Odd, Cache::Of),
                _ => Cache::Odd,
            },
            _ => Cache::Odd,
        })
    }

    pub(super) fn read_defaults(&mut self, def: &'a ast::StmtFunctionDef) -> Vec<Option<ExprId>> {
        let defaults = self.defaults(&def.parameters);
        self.settle_empty_defaults(def, &defaults);
        for default in defaults.iter().flatten() {
            if let Kind::Var(var) = *self.program.kind(*default) {
                let var = &mut self.program.vars[var.at()];
                (var.is_captured, var.is_default) = (true, true);
            }
        }
        defaults
    }
}

/// What is kept of what a function gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Cache {
    All,
    /// What was asked for last: of so many arguments.
    Of(u64),
    /// In a form that has no draft.
    Odd,
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
