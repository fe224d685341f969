//! Decorators of the file, by their text: what each of them does to the function that it is put on. One puts
//! a function around it, another enters it somewhere and gives it back as it is.

use rustc_hash::{FxHashMap, FxHashSet};
use rustpython_ast::visitor::source_order::{self, SourceOrderVisitor};
use rustpython_ast::{self as ast, Expr, Stmt};

use super::super::collect::Bound;
use super::decorator_forms::{
    code, given, has_return, made_both_ways, only_parameter, settle_rest, values,
};
use super::decorator_heads::Head;
use super::wrappers::Wrapper;
use crate::python::names::bare_name;

/// What one decorator does to a function.
#[derive(Debug, Clone)]
pub(super) enum Step<'a> {
    Wrap(Wrapper<'a>),
    Register(Registration<'a>),
}

/// A decorator that gives back the function that it got, and does something with it before.
#[derive(Debug, Clone)]
pub(super) struct Registration<'a> {
    pub(super) head: Head<'a>,
    pub(super) body: &'a [Stmt],
}

/// The definitions that may be such decorators: functions of the module, and methods of its classes by the
/// names of both.
#[derive(Debug, Default)]
pub(super) struct Definitions<'a> {
    pub(super) functions: FxHashMap<&'a str, &'a ast::StmtFunctionDef>,
    methods: FxHashMap<(&'a str, &'a str), &'a ast::StmtFunctionDef>,
    /// Variables of the module that are assigned once, an instance of a class.
    instances: FxHashMap<&'a str, &'a str>,
}

impl<'a> Definitions<'a> {
    pub(super) fn of(module: &'a [Stmt], bound: &Bound<'a>) -> Self {
        let mut found = Self::default();
        let is_once = |name: &str| bound.names.get(name) == Some(&1);
        let is_plain = |def: &ast::StmtFunctionDef| def.decorator_list.is_empty() && !def.is_async;
        for stmt in module {
            match stmt {
                Stmt::FunctionDef(def) if is_plain(def) && is_once(def.name.as_str()) => {
                    found.functions.insert(def.name.as_str(), def);
                }
                Stmt::ClassDef(class) if is_once(class.name.as_str()) => {
                    let defs = class.body.iter().filter_map(Stmt::as_function_def_stmt);
                    for def in defs.filter(|it| is_plain(it)) {
                        let names = (class.name.as_str(), def.name.as_str());
                        found.methods.insert(names, def);
                    }
                }
                Stmt::Assign(assign) => {
                    if let ([target], Expr::Call(call)) = (&*assign.targets, &*assign.value)
                        && let (Some(name), Some(class)) =
                            (bare_name(target), bare_name(&call.func))
                        && is_once(name)
                    {
                        found.instances.insert(name, class);
                    }
                }
                _ => {}
            }
        }
        found
    }
}

impl<'a> Step<'a> {
    /// Reads `@decorator`, `@decorator(..)`, `@object.method` or `@object.method(..)`.
    pub(super) fn of(applied: &'a ast::Decorator, definitions: &Definitions<'a>) -> Option<Self> {
        let (applied, arguments) = match &applied.expression {
            Expr::Call(call) => (&*call.func, Some(&call.arguments)),
            plain => (plain, None),
        };
        let mut constant = Vec::new();
        let (definition, decorator) = match applied {
            Expr::Attribute(attribute) => {
                let object = bare_name(&attribute.value)?;
                let class = definitions.instances.get(object)?;
                let method = attribute.attr.as_str();
                let definition = definitions.methods.get(&(class, method))?;
                let me = definition.parameters.args.first()?;
                constant.push((me.parameter.name.as_str(), &*attribute.value));
                (*definition, method)
            }
            plain => {
                let name = bare_name(plain)?;
                (*definitions.functions.get(name)?, name)
            }
        };
        let skipped = constant.len();
        let mut state = Vec::new();
        let mut rest = None;
        let parameters = &definition.parameters;
        let (of, body) = if let Some((first, made)) = made_both_ways(definition) {
            let known = values(parameters, arguments, skipped + 1)?;
            let mut all = known.constant.iter().chain(&known.computed);
            if all.any(|it| it.0 == first) || skipped > 0 || known.rest.is_some() {
                return None;
            }
            constant.extend(known.constant);
            state.extend(known.computed);
            (only_parameter(made, 0)?, &made.body)
        } else if arguments.is_some() {
            let known = values(parameters, arguments, skipped)?;
            constant.extend(known.constant);
            state.extend(known.computed);
            rest = known.rest;
            let made = given(&definition.body).filter(|it| it.attributes.is_empty())?;
            state.extend(made.state);
            settle_rest(&mut rest, &mut state)?;
            if !made.def.decorator_list.is_empty() {
                return None;
            }
            (only_parameter(made.def, 0)?, &made.def.body)
        } else {
            (only_parameter(definition, skipped)?, &definition.body)
        };
        let mut head = Head {
            decorator,
            of,
            values: constant,
            rest,
            state,
        };
        if let Some(wrapper) = given(body) {
            head.state.extend(wrapper.state);
            let around = Wrapper {
                head,
                def: wrapper.def,
                attributes: wrapper.attributes,
                uses: super::wrappers::Uses::default(),
            };
            return (skipped == 0 && around.keeps_name().is_some()).then_some(Self::Wrap(around));
        }
        let [body @ .., Stmt::Return(last)] = code(body) else {
            return None;
        };
        let is_back = last.value.as_deref().and_then(bare_name) == Some(of);
        let does_only_that = Bound::of(body).names.is_empty() && head.state.is_empty();
        let is_flat = body.iter().all(|it| !matches!(it, Stmt::Return(_)));
        (is_back && does_only_that && is_flat && !has_return(body) && !body.is_empty())
            .then_some(Self::Register(Registration { head, body }))
    }

    pub(super) fn head(&self) -> &Head<'a> {
        match self {
            Self::Wrap(wrapper) => &wrapper.head,
            Self::Register(registration) => &registration.head,
        }
    }
}

/// The variables of a module that its functions assign to.
pub(super) fn rebound(module: &[Stmt]) -> FxHashSet<&str> {
    struct Look<'a>(FxHashSet<&'a str>);
    impl<'a> SourceOrderVisitor<'a> for Look<'a> {
        fn visit_stmt(&mut self, stmt: &'a Stmt) {
            if let Stmt::Global(stmt) = stmt {
                self.0
                    .extend(stmt.names.iter().map(ast::Identifier::as_str));
            }
            source_order::walk_stmt(self, stmt);
        }
    }
    let mut look = Look(FxHashSet::default());
    look.visit_body(module);
    look.0
}

/// How often each name, and each attribute, is looked at in a file.
#[derive(Debug, Default)]
pub(super) struct Counts<'a> {
    pub(super) names: FxHashMap<&'a str, usize>,
    pub(super) attributes: FxHashMap<&'a str, usize>,
    /// Attributes that are assigned to by name of what has them.
    pub(super) assigned: FxHashSet<(&'a str, &'a str)>,
}

impl<'a> SourceOrderVisitor<'a> for Counts<'a> {
    fn visit_stmt(&mut self, stmt: &'a Stmt) {
        if let Stmt::Assign(assign) = stmt {
            for target in &assign.targets {
                if let Expr::Attribute(attribute) = target
                    && let Some(name) = bare_name(&attribute.value)
                {
                    self.assigned.insert((name, attribute.attr.as_str()));
                }
            }
        }
        source_order::walk_stmt(self, stmt);
    }

    fn visit_expr(&mut self, expr: &'a Expr) {
        match expr {
            Expr::Name(name) => *self.names.entry(name.id.as_str()).or_default() += 1,
            Expr::Attribute(attribute) => {
                *self.attributes.entry(attribute.attr.as_str()).or_default() += 1;
            }
            _ => {}
        }
        source_order::walk_expr(self, expr);
    }
}
