//! Lambdas and comprehensions, which have variables of their own.

use super::super::collect::Bound;
use super::super::ir::{
    Comprehension, ExprId, FuncId, Generator, Kind, Nature, Param, ParamNature, Shape, Suite,
    Target,
};
use super::wrapping::{Alias, Wrapping};
use super::{Builder, empty_func};
use crate::python::syntax::span;
use rustc_hash::FxHashMap;
use rustpython_ast::{self as ast, Expr};
use rustpython_text_size::Ranged;

impl<'a> Builder<'a, '_> {
    pub(super) fn comprehension(
        &mut self,
        shape: Shape,
        key: Option<&'a Expr>,
        element: &'a Expr,
        generators: &'a [ast::Comprehension],
    ) -> Kind {
        let around = self.frame().block;
        if generators.iter().any(|it| it.is_async) {
            return Kind::Unsupported("an asynchronous comprehension");
        }
        self.frame().targets.push(FxHashMap::default());
        let mut read = Vec::new();
        for generator in generators {
            let iter = self.expr(&generator.iter);
            let parent = self.frame().block;
            let block = self.block(Some(parent), Nature::Loop, (u32::MAX, 0));
            self.frame().block = block;
            let target = self.comprehension_target(&generator.target);
            let conditions = generator.ifs.iter().map(|it| self.expr(it)).collect();
            read.push(Generator {
                target,
                iter,
                conditions,
            });
        }
        let key = key.map(|it| self.expr(it));
        let element = self.expr(element);
        self.frame().targets.pop();
        self.frame().block = around;
        Kind::Comprehension(Comprehension {
            shape,
            key,
            element,
            generators: read,
            is_parallel: false,
            comes_late: false,
        })
    }

    fn comprehension_target(&mut self, target: &'a Expr) -> Target {
        match target {
            Expr::Name(name) => {
                let func = self.frame().func;
                let var = self.new_var(name.id.as_str(), func, false);
                self.occur(var, true);
                if let Some(targets) = self.frame().targets.last_mut() {
                    targets.insert(name.id.as_str(), var);
                }
                Target::Var(var)
            }
            Expr::Tuple(ast::ExprTuple { elts, .. }) | Expr::List(ast::ExprList { elts, .. }) => {
                let star = elts.iter().position(Expr::is_starred_expr);
                let targets = elts.iter().map(|it| match it {
                    Expr::Starred(starred) => self.comprehension_target(&starred.value),
                    it => self.comprehension_target(it),
                });
                Target::Tuple(targets.collect(), star)
            }
            _ => Target::Unsupported("a target of this kind in a comprehension"),
        }
    }

    pub(super) fn lambda(&mut self, lambda: &'a ast::ExprLambda) -> Kind {
        let defaults: Vec<Option<ExprId>> = match &lambda.parameters {
            Some(parameters) => self.defaults(parameters),
            None => Vec::new(),
        };
        let id = FuncId(u32::try_from(self.program.funcs.len()).unwrap_or(u32::MAX));
        let parent = self.frame().func;
        let mut func = empty_func("lambda", Some(parent), span(lambda));
        func.line = self.line(lambda.range().start().to_usize());
        func.end_line = func.line;
        func.is_value = true;
        self.program.funcs.push(func);
        let around = self.frame().block;
        let bound = self.lambdas.remove(&lambda.start());
        let mut bound = bound.unwrap_or_else(|| Bound::of_expr(&lambda.body));
        self.lambdas.extend(std::mem::take(&mut bound.lambdas));
        self.open(id, false, None, bound, around);
        let block = self.block(Some(around), Nature::Loop, (u32::MAX, 0));
        self.frame().block = block;
        if let Some(parameters) = &lambda.parameters {
            let mut params = self.parameters(parameters, &defaults);
            self.freeze(id, &mut params);
            self.program.funcs[id.at()].params = params;
        }
        let value = self.expr(&lambda.body);
        self.program.funcs[id.at()].value = Some(value);
        self.program.funcs[id.at()].body = Suite {
            block: Some(block),
            body: Vec::new(),
        };
        self.frames.pop();
        Kind::Lambda(id)
    }

    /// `lambda x, n=n: ..` sees the variable as it is where the lambda is made: no caller gives it another value.
    fn freeze(&mut self, id: FuncId, params: &mut Vec<Param<'a>>) {
        let mut aliases: FxHashMap<&'a str, Alias<'a>> = FxHashMap::default();
        let parameters: Vec<&'a str> = self.frame().bound.names.keys().copied().collect();
        params.retain(|it| {
            let Some(Kind::Var(var)) = it.default.map(|it| self.program.kind(it).clone()) else {
                return true;
            };
            let name = parameters.iter().find(|name| **name == it.name);
            let (Some(name), ParamNature::Plain) = (name, it.nature) else {
                return true;
            };
            self.program.vars[it.var.at()].occurrences.clear();
            self.program.frozen.insert((id, var));
            aliases.insert(*name, Alias::Var(var));
            false
        });
        if !aliases.is_empty() {
            self.frame().wrapping = Some(Wrapping::new(aliases, ""));
        }
    }

    pub(super) fn defaults(&mut self, parameters: &'a ast::Parameters) -> Vec<Option<ExprId>> {
        let plain = parameters.posonlyargs.iter().chain(&parameters.args);
        let all = plain.chain(&parameters.kwonlyargs);
        all.map(|it| it.default.as_deref().map(|it| self.value_expr(it)))
            .collect()
    }
}
