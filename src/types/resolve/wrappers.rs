//! Decorators of the file that put a function around another one, and do nothing else: the function that a
//! name stands for afterwards is the wrapper with the decorated function in it. So it is read: once for each
//! function that is decorated, with that function's own parameters for `*args` and `**kwargs`.

use rustc_hash::{FxHashMap, FxHashSet};
use rustpython_ast::visitor::source_order::{self, SourceOrderVisitor};
use rustpython_ast::{self as ast, Expr, Stmt};
use rustpython_text_size::Ranged;

use super::super::collect::Bound;
use super::super::ir::{Argument, FuncId, Kind, ParamNature};
use super::Builder;
use crate::python::names::bare_name;
use crate::python::syntax::span;

/// A decorator, as it is applied.
#[derive(Debug, Clone)]
pub(super) struct Wrapper<'a> {
    /// The name of the decorator.
    pub(super) decorator: &'a str,
    /// The parameter that is the decorated function.
    of: &'a str,
    pub(super) def: &'a ast::StmtFunctionDef,
    /// What the parameters of a decorator with arguments stand for.
    values: Vec<(&'a str, &'a Expr)>,
}

/// What a name of a decorator stands for in its wrapper.
#[derive(Debug, Clone, Copy)]
enum Alias<'a> {
    Function(FuncId),
    Value(&'a Expr),
}

/// A wrapper that is being read.
#[derive(Debug, Default)]
pub(super) struct Wrapping<'a> {
    aliases: FxHashMap<&'a str, Alias<'a>>,
    /// What `*args, **kwargs` stand for; none where the wrapper has parameters of its own.
    forwarded: Option<Vec<(&'a str, ParamNature)>>,
    /// The name that the function in it has.
    name: &'a str,
}

/// The definitions of a module that may be such decorators, by name.
pub(super) fn definitions<'a>(
    module: &'a [Stmt],
    bound: &Bound<'a>,
) -> FxHashMap<&'a str, &'a ast::StmtFunctionDef> {
    let defs = module.iter().filter_map(|stmt| match stmt {
        Stmt::FunctionDef(def)
            if def.decorator_list.is_empty()
                && !def.is_async
                && bound.names.get(def.name.as_str()) == Some(&1) =>
        {
            Some((def.name.as_str(), def))
        }
        _ => None,
    });
    defs.collect()
}

/// The function that a body defines and gives back, if it does nothing else.
fn given(body: &[Stmt]) -> Option<&ast::StmtFunctionDef> {
    let body = match body {
        [Stmt::Expr(first), rest @ ..] if first.value.is_string_literal_expr() => rest,
        body => body,
    };
    match body {
        [Stmt::FunctionDef(def), Stmt::Return(given)] if !def.is_async => {
            let name = given.value.as_deref().and_then(bare_name);
            (name == Some(def.name.as_str())).then_some(def)
        }
        _ => None,
    }
}

/// The one parameter of a function.
fn only_parameter(def: &ast::StmtFunctionDef) -> Option<&str> {
    let all = &def.parameters;
    match (&*all.posonlyargs, &*all.args, &*all.kwonlyargs) {
        ([], [one], []) if all.vararg.is_none() && all.kwarg.is_none() && one.default.is_none() => {
            Some(one.parameter.name.as_str())
        }
        _ => None,
    }
}

/// Whether a value may be looked at again and again: a literal, or the name of a class.
fn is_constant(expr: &Expr) -> bool {
    match expr {
        Expr::NumberLiteral(_)
        | Expr::StringLiteral(_)
        | Expr::BooleanLiteral(_)
        | Expr::NoneLiteral(_) => true,
        Expr::UnaryOp(unary) => unary.operand.is_number_literal_expr(),
        Expr::Tuple(tuple) => tuple.elts.iter().all(is_constant),
        Expr::Name(name) => name.id.as_str().starts_with(|c: char| c.is_uppercase()),
        _ => false,
    }
}

impl<'a> Wrapper<'a> {
    /// Whether it takes no keywords, as it passes on `*args` alone.
    pub(super) fn is_positional(&self) -> bool {
        self.def.parameters.vararg.is_some() && self.def.parameters.kwarg.is_none()
    }

    /// Reads `@decorator` or `@decorator(..)`.
    pub(super) fn of(
        applied: &'a ast::Decorator,
        definitions: &FxHashMap<&'a str, &'a ast::StmtFunctionDef>,
    ) -> Option<Self> {
        let (name, arguments) = match &applied.expression {
            Expr::Call(call) => (bare_name(&call.func)?, Some(&call.arguments)),
            plain => (bare_name(plain)?, None),
        };
        let definition = definitions.get(name)?;
        let (decorator, values) = match arguments {
            None => (*definition, Vec::new()),
            Some(arguments) => {
                let values = values(&definition.parameters, arguments)?;
                (given(&definition.body)?, values)
            }
        };
        let of = only_parameter(decorator)?;
        let def = given(&decorator.body)?;
        let keeps_name = |it: &ast::Decorator| {
            let Expr::Call(call) = &it.expression else {
                return false;
            };
            let is_wraps = match &*call.func {
                Expr::Attribute(attribute) => attribute.attr.as_str() == "wraps",
                plain => bare_name(plain) == Some("wraps"),
            };
            is_wraps && matches!(&*call.arguments.args, [one] if bare_name(one) == Some(of))
        };
        (decorator.decorator_list.is_empty() && def.decorator_list.iter().all(keeps_name))
            .then_some(Self {
                decorator: name,
                of,
                def,
                values,
            })
    }

    /// Whether it can be put around a function with these parameters.
    fn fits(&self, parameters: &ast::Parameters) -> bool {
        let own = &self.def.parameters;
        let is_forwarding = own.vararg.is_some() || own.kwarg.is_some();
        let has_plain = !own.args.is_empty() || !own.posonlyargs.is_empty();
        if is_forwarding && (has_plain || own.vararg.is_none()) || !own.kwonlyargs.is_empty() {
            return false;
        }
        let mut check = Check {
            of: self.of,
            args: own.vararg.as_ref().map(|it| it.name.as_str()),
            kwargs: own.kwarg.as_ref().map(|it| it.name.as_str()),
            is_forwarding,
            used: FxHashSet::default(),
            bound: FxHashSet::default(),
            is_plain: true,
        };
        check.visit_body(&self.def.body);
        check.bound.extend(own.iter().map(|it| it.name().as_str()));
        let mut aliases = self.values.iter().map(|(name, _)| *name).chain([self.of]);
        if aliases.any(|it| check.bound.contains(it)) {
            return false;
        }
        let names = parameters.iter().map(|it| it.name().as_str());
        check.is_plain
            && (!is_forwarding
                || parameters.kwarg.is_none()
                    && (own.kwarg.is_some() || parameters.kwonlyargs.is_empty())
                    && names.into_iter().all(|it| !check.used.contains(it)))
    }
}

/// What the parameters of a decorator with arguments stand for.
fn values<'a>(
    parameters: &'a ast::Parameters,
    arguments: &'a ast::Arguments,
) -> Option<Vec<(&'a str, &'a Expr)>> {
    if parameters.vararg.is_some() || parameters.kwarg.is_some() {
        return None;
    }
    let mut values = Vec::new();
    let mut positional = arguments.args.iter();
    let plain = parameters.posonlyargs.iter().chain(&parameters.args);
    for parameter in plain.chain(&parameters.kwonlyargs) {
        let name = parameter.parameter.name.as_str();
        let named = arguments
            .keywords
            .iter()
            .find(|it| it.arg.as_ref().is_some_and(|it| it.as_str() == name));
        let value = match named {
            Some(keyword) => &keyword.value,
            None => match positional.next() {
                Some(value) => value,
                None => parameter.default.as_deref()?,
            },
        };
        if !is_constant(value) {
            return None;
        }
        values.push((name, value));
    }
    positional.next().is_none().then_some(values)
}

/// Whether a wrapper calls the function in it and asks for its name, and nothing else.
struct Check<'a> {
    of: &'a str,
    args: Option<&'a str>,
    kwargs: Option<&'a str>,
    is_forwarding: bool,
    used: FxHashSet<&'a str>,
    /// What it binds itself.
    bound: FxHashSet<&'a str>,
    is_plain: bool,
}

impl<'a> SourceOrderVisitor<'a> for Check<'a> {
    fn visit_stmt(&mut self, stmt: &'a Stmt) {
        match stmt {
            Stmt::FunctionDef(_) | Stmt::ClassDef(_) | Stmt::Global(_) | Stmt::Nonlocal(_) => {
                self.is_plain = false;
            }
            _ => source_order::walk_stmt(self, stmt),
        }
    }

    fn visit_except_handler(&mut self, handler: &'a ast::ExceptHandler) {
        let ast::ExceptHandler::ExceptHandler(clause) = handler;
        self.bound
            .extend(clause.name.iter().map(ast::Identifier::as_str));
        source_order::walk_except_handler(self, handler);
    }

    fn visit_expr(&mut self, expr: &'a Expr) {
        match expr {
            Expr::Call(call) if bare_name(&call.func) == Some(self.of) => {
                if self.is_forwarding {
                    self.is_plain &= self.forwards(&call.arguments);
                } else {
                    self.visit_arguments(&call.arguments);
                }
            }
            Expr::Attribute(attribute)
                if bare_name(&attribute.value) == Some(self.of)
                    && attribute.attr.as_str() == "__name__" => {}
            Expr::Lambda(_) | Expr::Yield(_) | Expr::YieldFrom(_) | Expr::Await(_) => {
                self.is_plain = false;
            }
            Expr::Name(name) => {
                if !matches!(name.ctx, ast::ExprContext::Load) {
                    self.bound.insert(name.id.as_str());
                }
                let name = name.id.as_str();
                let is_one = |of: Option<&str>| of == Some(name);
                if name == self.of || is_one(self.args) || is_one(self.kwargs) {
                    self.is_plain = false;
                }
                self.used.insert(name);
            }
            _ => source_order::walk_expr(self, expr),
        }
    }
}

impl Check<'_> {
    fn forwards(&self, arguments: &ast::Arguments) -> bool {
        let all = match &*arguments.args {
            [Expr::Starred(starred)] => bare_name(&starred.value) == self.args,
            _ => false,
        };
        let named = match (&*arguments.keywords, self.kwargs) {
            ([], None) => true,
            ([keyword], Some(kwargs)) => {
                keyword.arg.is_none() && bare_name(&keyword.value) == Some(kwargs)
            }
            _ => false,
        };
        all && named
    }
}

impl<'a> Builder<'a, '_> {
    /// The wrappers around a function, the innermost first, if its decorators are nothing else.
    pub(super) fn wrappers(&self, def: &'a ast::StmtFunctionDef) -> Vec<Wrapper<'a>> {
        let [module] = self.frames.as_slice() else {
            return Vec::new();
        };
        let is_alone = module.bound.names.get(def.name.as_str()) == Some(&1);
        if !is_alone || def.is_async || Bound::of(&def.body).yields {
            return Vec::new();
        }
        let all: Option<Vec<Wrapper<'a>>> = def
            .decorator_list
            .iter()
            .rev()
            .map(|it| Wrapper::of(it, &self.decorators))
            .collect();
        let all = all.unwrap_or_default();
        // A variable may be another one by the time of a call.
        let is_settled = |expr: &Expr| match expr {
            Expr::Name(name) => {
                let name = name.id.as_str();
                module.classes.contains_key(name) || !module.bound.names.contains_key(name)
            }
            _ => true,
        };
        let are_settled = |wrapper: &Wrapper<'_>| {
            wrapper.values.iter().all(|(_, value)| match value {
                Expr::Tuple(tuple) => tuple.elts.iter().all(is_settled),
                value => is_settled(value),
            })
        };
        let is_defined = |wrapper: &Wrapper<'_>| wrapper.def.range().start() < def.range().start();
        if all
            .iter()
            .all(|it| it.fits(&def.parameters) && are_settled(it) && is_defined(it))
        {
            all
        } else {
            Vec::new()
        }
    }

    /// What the names in a wrapper stand for.
    pub(super) fn wrapping(
        wrapper: &Wrapper<'a>,
        around: FuncId,
        def: &'a ast::StmtFunctionDef,
        name: &'a str,
    ) -> Wrapping<'a> {
        let values = wrapper.values.iter();
        let mut aliases: FxHashMap<&str, Alias<'a>> = values
            .map(|(name, value)| (*name, Alias::Value(value)))
            .collect();
        aliases.insert(wrapper.of, Alias::Function(around));
        let is_forwarding = wrapper.def.parameters.vararg.is_some();
        let forwarded = || {
            let all = &def.parameters;
            let plain = all.posonlyargs.iter().chain(&all.args);
            let plain = plain.map(|it| (it.parameter.name.as_str(), ParamNature::Plain));
            let rest = all.vararg.iter();
            let rest = rest.map(|it| (it.name.as_str(), ParamNature::Rest));
            let named = all.kwonlyargs.iter();
            let named = named.map(|it| (it.parameter.name.as_str(), ParamNature::KeywordOnly));
            plain.chain(rest).chain(named).collect()
        };
        Wrapping {
            aliases,
            forwarded: is_forwarding.then(forwarded),
            name,
        }
    }

    /// What an expression is that has to do with the decorator around a wrapper; None for all others.
    pub(super) fn wrapped(&mut self, expr: &'a Expr) -> Option<Kind> {
        let wrapping = self.frames.last()?.wrapping.as_ref()?;
        match expr {
            Expr::Name(name) => match *wrapping.aliases.get(name.id.as_str())? {
                Alias::Function(id) => Some(Kind::Func(id)),
                Alias::Value(value) => Some(self.kind(value)),
            },
            Expr::Attribute(attribute) if attribute.attr.as_str() == "__name__" => {
                let of = bare_name(&attribute.value)?;
                let alias = wrapping.aliases.get(of)?;
                matches!(alias, Alias::Function(_)).then(|| Kind::Str(wrapping.name.to_owned()))
            }
            Expr::Call(call) => {
                let alias = wrapping.aliases.get(bare_name(&call.func)?)?;
                let (Alias::Function(_), Some(forwarded)) = (alias, wrapping.forwarded.clone())
                else {
                    return None;
                };
                let func = self.expr(&call.func);
                let mut arguments = Vec::new();
                for (name, nature) in forwarded {
                    let var = self.use_local(name);
                    let value = self.push(Kind::Var(var), span(&*call.func));
                    arguments.push(Argument {
                        name: (nature == ParamNature::KeywordOnly).then(|| name.to_owned()),
                        stars: u8::from(nature == ParamNature::Rest),
                        value,
                    });
                }
                self.note_call(func);
                Some(Kind::Call(func, arguments))
            }
            _ => None,
        }
    }
}
