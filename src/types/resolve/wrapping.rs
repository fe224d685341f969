//! What the names of a decorator stand for in what is read of it, and what functions have as attributes.

use rustc_hash::FxHashMap;
use rustpython_ast::{self as ast, Expr};

use super::super::ir::{Argument, ExprId, FuncId, Kind, ParamNature, VarId};
use super::Builder;
use super::wrappers::{of_arguments, of_keywords};
use crate::python::names::bare_name;
use crate::python::syntax::span;

/// What a name of a decorator stands for in its wrapper.
#[derive(Debug, Clone, Copy)]
pub(super) enum Alias<'a> {
    Function(FuncId),
    Value(&'a Expr),
    /// A tuple of values.
    Values(&'a [Expr]),
    /// A variable of the module.
    Var(VarId),
}

/// A part of a decorator that is being read.
#[derive(Debug, Clone)]
pub(super) struct Wrapping<'a> {
    pub(super) aliases: FxHashMap<&'a str, Alias<'a>>,
    /// The wrapper's own name, and its attributes.
    pub(super) me: &'a str,
    pub(super) attributes: FxHashMap<&'a str, VarId>,
    /// What `*args, **kwargs` stand for; none where the wrapper has parameters of its own.
    pub(super) forwarded: Option<Vec<(VarId, String, ParamNature)>>,
    pub(super) args: Option<&'a str>,
    pub(super) kwargs: Option<&'a str>,
    /// The method that is decorated, by its own name: the first argument is what it is called on.
    pub(super) method: Option<String>,
    /// The name that the function in it has.
    name: &'a str,
}

impl<'a> Wrapping<'a> {
    pub(super) fn new(aliases: FxHashMap<&'a str, Alias<'a>>, name: &'a str) -> Self {
        Self {
            aliases,
            me: "",
            attributes: FxHashMap::default(),
            forwarded: None,
            args: None,
            kwargs: None,
            method: None,
            name,
        }
    }
}

impl<'a> Builder<'a, '_> {
    /// What an expression is that has to do with the decorator around a wrapper; None for all others.
    pub(super) fn wrapped(&mut self, expr: &'a Expr) -> Option<Kind> {
        if let Some(items) = self.spelled_out(expr) {
            return Some(Kind::List(items));
        }
        let frame = self.frames.last()?;
        let wrapping = frame.wrapping.as_ref()?;
        match expr {
            Expr::Name(name)
                if frame
                    .targets
                    .iter()
                    .any(|it| it.contains_key(name.id.as_str())) =>
            {
                None
            }
            Expr::Name(name) => {
                let name = Some(name.id.as_str());
                if wrapping.args == name {
                    let passed = wrapping.forwarded.clone().unwrap_or_default();
                    let items = passed.iter().map(|it| self.passed(it.0, expr)).collect();
                    return Some(Kind::Tuple(items));
                }
                if wrapping.kwargs == name {
                    return Some(Kind::Str("{}".to_owned()));
                }
                match *wrapping.aliases.get(name?)? {
                    Alias::Function(id) => Some(Kind::Func(id)),
                    Alias::Value(value) => Some(self.kind(value)),
                    Alias::Values(values) => {
                        let items = values.iter().map(|it| self.expr(it)).collect();
                        Some(Kind::Tuple(items))
                    }
                    Alias::Var(var) => {
                        self.occur(var, false);
                        Some(Kind::Var(var))
                    }
                }
            }
            Expr::Attribute(attribute) => {
                let of = bare_name(&attribute.value)?;
                let name = attribute.attr.as_str();
                if of == wrapping.me
                    && let Some(var) = wrapping.attributes.get(name).copied()
                {
                    self.occur(var, false);
                    return Some(Kind::Var(var));
                }
                let is_function = matches!(wrapping.aliases.get(of)?, Alias::Function(_));
                (is_function && name == "__name__").then(|| Kind::Str(wrapping.name.to_owned()))
            }
            // No keywords are passed where they are looked at.
            Expr::Call(_) if super::wrappers::is_of_keywords(expr, wrapping.kwargs) => {
                Some(Kind::Tuple(Vec::new()))
            }
            Expr::Call(call) => {
                let alias = wrapping.aliases.get(bare_name(&call.func)?)?;
                let Alias::Function(_) = alias else {
                    return None;
                };
                let (forwarded, method) = (wrapping.forwarded.clone(), wrapping.method.clone());
                if forwarded.is_none() && method.is_none() {
                    return None;
                }
                Some(self.inner_call(call, forwarded.as_deref(), method))
            }
            _ => None,
        }
    }

    /// The items of what is made of each of `*args`, which are known, or of each of `**kwargs`: there are none
    /// where the arguments are looked at.
    fn spelled_out(&mut self, expr: &'a Expr) -> Option<Vec<ExprId>> {
        let wrapping = self.frames.last()?.wrapping.as_ref()?;
        let forwarded = wrapping.forwarded.clone()?;
        if wrapping
            .kwargs
            .is_some_and(|it| of_keywords(expr, it).is_some())
        {
            return Some(Vec::new());
        }
        let (item, name) = of_arguments(expr, wrapping.args?)?;
        let around = self.frame().wrapping.clone();
        let mut items = Vec::new();
        for (var, ..) in &forwarded {
            if let Some(wrapping) = &mut self.frame().wrapping {
                wrapping.aliases.insert(name, Alias::Var(*var));
            }
            items.push(self.expr(item));
        }
        self.frame().wrapping = around;
        Some(items)
    }

    fn passed(&mut self, var: VarId, at: &'a Expr) -> ExprId {
        self.occur(var, false);
        self.push(Kind::Var(var), span(at))
    }

    /// The call of the function in a wrapper.
    fn inner_call(
        &mut self,
        call: &'a ast::ExprCall,
        forwarded: Option<&[(VarId, String, ParamNature)]>,
        method: Option<String>,
    ) -> Kind {
        let func = method.is_none().then(|| self.expr(&call.func));
        let mut arguments = Vec::new();
        if let Some(forwarded) = forwarded {
            let leading = call.arguments.args.iter();
            for value in leading.filter(|it| !it.is_starred_expr()) {
                arguments.push(Argument::plain(self.expr(value)));
            }
            for (var, name, nature) in forwarded {
                arguments.push(Argument {
                    name: (*nature == ParamNature::KeywordOnly).then(|| name.clone()),
                    stars: u8::from(*nature == ParamNature::Rest),
                    value: self.passed(*var, &call.func),
                });
            }
        } else {
            arguments = self.arguments(&call.arguments);
        }
        let func = match (func, method) {
            (Some(func), _) => func,
            (None, Some(method)) if !arguments.is_empty() => {
                let receiver = arguments.remove(0).value;
                self.push(Kind::Attribute(receiver, method), span(&*call.func))
            }
            _ => return Kind::Unsupported("a method without what it is called on"),
        };
        self.note_call(func);
        Kind::Call(func, arguments)
    }

    /// The variable of a decorator's application that a name stands for, if the wrapper may assign to it.
    pub(super) fn state_of(&self, name: &str) -> Option<VarId> {
        let frame = self.frames.last()?;
        match frame.wrapping.as_ref()?.aliases.get(name)? {
            Alias::Var(var) if frame.bound.nonlocals.contains(name) => Some(*var),
            _ => None,
        }
    }

    /// The function of the file that a name stands for here.
    pub(super) fn function_named(&self, name: &str) -> Option<FuncId> {
        for (steps, frame) in self.frames.iter().rev().enumerate() {
            if frame.targets.iter().any(|it| it.contains_key(name))
                || frame.bound.globals.contains(name)
            {
                return None;
            }
            let is_seen = steps == 0 || !frame.is_class;
            if !is_seen || !frame.bound.names.contains_key(name) {
                continue;
            }
            let is_alone = frame.bound.names.get(name) == Some(&1);
            return frame.functions.get(name).copied().filter(|_| is_alone);
        }
        None
    }

    /// What an attribute of a function of the file is.
    pub(super) fn attribute_of_function(&self, attribute: &ast::ExprAttribute) -> Option<Shown> {
        let name = bare_name(&attribute.value)?;
        let frame = self.frames.last()?;
        if let Some(wrapping) = &frame.wrapping {
            if name == wrapping.me {
                let var = wrapping.attributes.get(attribute.attr.as_str());
                return var.map(|it| Shown::Var(*it));
            }
            if wrapping.aliases.contains_key(name) {
                return None;
            }
        }
        let id = self.function_named(name)?;
        let attr = attribute.attr.as_str();
        if let Some(var) = self.decorating.attributes.get(&(id, attr.to_owned())) {
            return Some(Shown::Var(*var));
        }
        let shown = self.decorating.shown.get(&id);
        let func = self.program.func(id);
        match attr {
            "__name__" => {
                let name = shown.map_or_else(|| func.name.clone(), |it| it.0.clone());
                Some(Shown::Text(name))
            }
            // Of several lines the version of Python says how they are indented.
            "__doc__" => {
                let doc = match shown {
                    Some(shown) => shown.1.clone(),
                    None => func.docstring.clone(),
                };
                doc.filter(|it| !it.contains('\n')).map(Shown::Text)
            }
            _ => None,
        }
    }
}

/// An attribute of a function.
#[derive(Debug, Clone)]
pub(super) enum Shown {
    Var(VarId),
    Text(String),
}
