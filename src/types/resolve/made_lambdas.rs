//! `partial` of a function of the module, and the lambdas that stand for functions of libraries.

use rustpython_ast::{self as ast, Expr};

use super::super::collect::Bound;
use super::super::ir::{Argument, ExprId, FuncId, Kind, Nature, Param, ParamNature, Suite, VarId};
use super::{Builder, empty_func};
use crate::python::names::bare_name;
use crate::python::source::Span;
use crate::python::syntax::span;

/// What a parameter of such a lambda is called, and its default.
pub(super) type Named<'a> = (String, Option<&'a Expr>);

/// Something that does not change any more.
enum Fixed {
    Var(VarId),
    Kind(Kind),
}

impl<'a> Builder<'a, '_> {
    /// `partial(function, ..)` of a function of the module; with those of its parameters that have defaults, or
    /// without them.
    pub(super) fn partial(&mut self, call: &'a ast::ExprCall, with_defaults: bool) -> Option<Kind> {
        let mut is_partial = false;
        self.names.resolve(
            &call.func,
            |_| true,
            |it| is_partial |= it == "functools.partial",
        );
        let (first, given) = call.arguments.args.split_first()?;
        let id = bare_name(first)
            .filter(|_| is_partial)
            .and_then(|it| self.function_named(it))?;
        let def = *self.decorating.functions.get(bare_name(first)?)?;
        let all = &def.parameters;
        if all.vararg.is_some() || all.kwarg.is_some() {
            return None;
        }
        let mut positional = Vec::new();
        for value in given {
            positional.push(self.fixed(value)?);
        }
        let mut named = Vec::new();
        for keyword in &call.arguments.keywords {
            let name = keyword.arg.as_ref()?.to_string();
            named.push((name, self.fixed(&keyword.value)?));
        }
        let mut left: Vec<(Named<'a>, bool)> = Vec::new();
        let mut is_gap = false;
        let plain_params = all
            .posonlyargs
            .iter()
            .chain(&all.args)
            .skip(positional.len());
        let plain_params = plain_params.map(|it| (it, true));
        let keyword_only = all.kwonlyargs.iter().map(|it| (it, false));
        for (param, is_plain) in plain_params.chain(keyword_only) {
            let name = param.parameter.name.to_string();
            let is_given = named.iter().any(|it| it.0 == name);
            let is_left_out = param.default.is_some() && !with_defaults;
            is_gap |= is_given || is_left_out || !is_plain;
            if !is_given && !is_left_out {
                left.push(((name, param.default.as_deref()), is_gap));
            }
        }
        let params: Vec<Named<'a>> = left.iter().map(|it| it.0.clone()).collect();
        let at = span(call);
        Some(self.made_lambda(at.clone(), &params, |it, args| {
            let func = it.push(Kind::Func(id), span(first));
            let mut arguments = Vec::new();
            for fixed in positional {
                let value = it.unfixed(fixed, at.clone());
                arguments.push(argument(None, value));
            }
            for (((name, _), by_name), value) in left.iter().zip(args) {
                arguments.push(argument(by_name.then(|| name.clone()), *value));
            }
            for (name, fixed) in named {
                let value = it.unfixed(fixed, at.clone());
                arguments.push(argument(Some(name), value));
            }
            it.note_call(func);
            Kind::Call(func, arguments)
        }))
    }

    /// What is given to a function for good: a literal, or what a variable is now.
    fn fixed(&mut self, expr: &'a Expr) -> Option<Fixed> {
        match expr {
            Expr::NumberLiteral(_)
            | Expr::StringLiteral(_)
            | Expr::BooleanLiteral(_)
            | Expr::NoneLiteral(_)
            | Expr::UnaryOp(_) => match self.kind(expr) {
                kind @ (Kind::Int(_)
                | Kind::Float(_)
                | Kind::Str(_)
                | Kind::Bool(_)
                | Kind::None) => Some(Fixed::Kind(kind)),
                _ => None,
            },
            Expr::Name(_) => match self.kind(expr) {
                Kind::Var(var) => Some(Fixed::Var(var)),
                kind @ (Kind::Func(_) | Kind::Class(_)) => Some(Fixed::Kind(kind)),
                _ => None,
            },
            _ => None,
        }
    }

    fn unfixed(&mut self, fixed: Fixed, at: Span) -> ExprId {
        match fixed {
            Fixed::Kind(kind) => self.push(kind, at),
            Fixed::Var(var) => {
                let id = self.frame().func;
                self.program.frozen.insert((id, var));
                self.occur(var, false);
                self.push(Kind::Var(var), at)
            }
        }
    }

    /// A lambda with these parameters.
    pub(super) fn made_lambda(
        &mut self,
        whole: Span,
        params: &[Named<'a>],
        value: impl FnOnce(&mut Self, &[ExprId]) -> Kind,
    ) -> Kind {
        let defaults: Vec<Option<ExprId>> = params
            .iter()
            .map(|(_, default)| default.map(|it| self.expr(it)))
            .collect();
        let id = FuncId(u32::try_from(self.program.funcs.len()).unwrap_or(u32::MAX));
        let parent = self.frame().func;
        let mut func = empty_func("lambda", Some(parent), whole.clone());
        func.line = self.line(whole.start);
        func.end_line = func.line;
        func.is_value = true;
        self.program.made.insert(id);
        self.program.funcs.push(func);
        let around = self.frame().block;
        self.open(id, false, None, Bound::default(), around);
        let block = self.block(Some(around), Nature::Loop, (u32::MAX, 0));
        self.frame().block = block;
        let mut args = Vec::new();
        for ((name, _), default) in params.iter().zip(defaults) {
            let var = self.new_var(name, id, true);
            self.occur(var, true);
            self.program.funcs[id.at()].params.push(Param {
                var,
                name: name.clone(),
                default,
                annotation: None,
                nature: ParamNature::Plain,
            });
        }
        let vars: Vec<VarId> = self
            .program
            .func(id)
            .params
            .iter()
            .map(|it| it.var)
            .collect();
        for var in vars {
            self.occur(var, false);
            args.push(self.push(Kind::Var(var), whole.clone()));
        }
        let kind = value(self, &args);
        let value = self.push(kind, whole);
        let func = &mut self.program.funcs[id.at()];
        func.value = Some(value);
        func.body = Suite {
            block: Some(block),
            body: Vec::new(),
        };
        self.frames.pop();
        Kind::Lambda(id)
    }
}

fn argument(name: Option<String>, value: ExprId) -> Argument {
    Argument {
        name,
        stars: 0,
        value,
    }
}

pub(super) fn plain(args: &[ExprId]) -> Vec<Argument> {
    args.iter().map(|it| argument(None, *it)).collect()
}
