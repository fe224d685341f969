//! The frames of functions, classes and the module, opened with the ids of what they define.

use rustc_hash::FxHashMap;
use rustpython_ast as ast;
use rustpython_text_size::Ranged;

use super::super::class_form::{ClassForm, Role};
use super::super::collect::Bound;
use super::super::docstring::docstring;
use super::super::ir::{
    BlockId, Class, ClassId, ExprId, Func, FuncId, Param, ParamNature, Suite, VarId,
};
use super::super::ty::Ty;
use super::{Builder, Env, Frame};
use crate::python::source::Span;
use crate::python::syntax::span;

impl<'a> Builder<'a, '_> {
    /// Opens a frame and gives its definitions their ids.
    pub(super) fn open(
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

    pub(super) fn parameters(
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

    pub(super) fn parameter(
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
    pub(super) fn bound_param(&mut self, name: &'a str, var: VarId) -> Param<'a> {
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
pub(in super::super) fn empty_func<'a>(name: &str, parent: Option<FuncId>, span: Span) -> Func<'a> {
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
