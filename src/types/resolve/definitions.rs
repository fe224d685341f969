//! Functions, classes and their parameters.

use rustpython_ast::{self as ast};
use rustpython_text_size::Ranged;

use super::super::collect::Bound;
use super::super::ir::{Kind, Nature, StmtKind};
use super::{Builder, docstring};

impl<'a> Builder<'a, '_> {
    pub(super) fn read_function(&mut self, def: &'a ast::StmtFunctionDef) -> StmtKind<'a> {
        let Some(id) = self
            .known_functions
            .get(&def.range().start().to_usize())
            .copied()
        else {
            return StmtKind::Unsupported("a definition that stands in another way");
        };
        let role = self.role(def);
        let defaults = self.defaults(&def.parameters);
        for default in defaults.iter().flatten() {
            if let Kind::Var(var) = *self.program.kind(*default) {
                let var = &mut self.program.vars[var.at()];
                (var.is_captured, var.is_default) = (true, true);
            }
        }
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
        let params = self.parameters(&def.parameters, &defaults);
        let body = self.suite_in(block, &def.body);
        let falls_through = self.frame().env.is_some();
        self.frames.pop();
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
