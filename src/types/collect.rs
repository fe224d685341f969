//! What a function, a class or a module binds, before its code is read: names, definitions, and which names
//! the functions in it use.

use rustc_hash::{FxHashMap, FxHashSet};
use rustpython_ast::visitor::source_order::{self, SourceOrderVisitor};
use rustpython_ast::{self as ast, Expr, Pattern, Stmt};
use rustpython_text_size::{Ranged, TextSize};

use crate::python::names::bound_by_pattern;

/// What one scope binds; comprehensions are part of it, but for their targets.
#[derive(Debug, Default)]
pub(super) struct Bound<'a> {
    /// How often each name is bound.
    pub(super) names: FxHashMap<&'a str, usize>,
    pub(super) globals: FxHashSet<&'a str>,
    pub(super) nonlocals: FxHashSet<&'a str>,
    pub(super) functions: Vec<&'a ast::StmtFunctionDef>,
    pub(super) classes: Vec<&'a ast::StmtClassDef>,
    /// Names of its own and of what is around that functions and lambdas in it use.
    pub(super) inner: FxHashSet<&'a str>,
    pub(super) yields: bool,
    /// What each lambda in it binds, by where it begins: so no body is read once for each lambda around it.
    pub(super) lambdas: FxHashMap<TextSize, Self>,
    used: FxHashSet<&'a str>,
}

impl<'a> Bound<'a> {
    pub(super) fn of(body: &'a [Stmt]) -> Self {
        let mut bound = Self::default();
        bound.visit_body(body);
        bound
    }

    pub(super) fn of_expr(expr: &'a Expr) -> Self {
        let mut bound = Self::default();
        bound.visit_expr(expr);
        bound
    }

    fn bind(&mut self, name: &'a str) {
        *self.names.entry(name).or_default() += 1;
    }

    /// A comprehension: its targets are its own, and what is named as they are is not used around it.
    fn add_comprehension(&mut self, items: &[&'a Expr], generators: &'a [ast::Comprehension]) {
        let mut own = Self::default();
        items.iter().for_each(|it| own.visit_expr(it));
        for (at, generator) in generators.iter().enumerate() {
            // The first is looked at outside.
            if at == 0 {
                self.visit_expr(&generator.iter);
            } else {
                own.visit_expr(&generator.iter);
            }
            generator.ifs.iter().for_each(|it| own.visit_expr(it));
        }
        let mut targets = Self::default();
        generators
            .iter()
            .for_each(|it| targets.visit_expr(&it.target));
        let used = own.used.into_iter();
        self.used
            .extend(used.filter(|it| !targets.names.contains_key(it)));
        self.inner.extend(own.inner);
        // A walrus binds in what is around.
        for (name, count) in own.names {
            *self.names.entry(name).or_default() += count;
        }
        self.yields |= own.yields;
    }

    /// Names that a function uses and does not bind itself.
    fn add_free(&mut self, own: &Self, parameters: &'a ast::Parameters) {
        let mut bound: FxHashSet<&str> = own.names.keys().copied().collect();
        bound.extend(parameters.iter().map(|it| it.name().as_str()));
        for name in own.globals.iter().chain(&own.nonlocals) {
            bound.remove(name);
        }
        let outer = own.globals.iter().chain(&own.nonlocals).copied();
        let free = own
            .used
            .iter()
            .chain(&own.inner)
            .copied()
            .filter(|it| !bound.contains(it));
        self.inner.extend(free.chain(outer));
    }
}

impl<'a> SourceOrderVisitor<'a> for Bound<'a> {
    fn visit_stmt(&mut self, stmt: &'a Stmt) {
        match stmt {
            Stmt::FunctionDef(def) => {
                self.bind(def.name.as_str());
                self.functions.push(def);
                def.decorator_list
                    .iter()
                    .for_each(|it| self.visit_decorator(it));
                for parameter in &def.parameters {
                    if let Some(default) = parameter.default() {
                        self.visit_expr(default);
                        // A default is looked at again where the function is called.
                        self.inner.extend(Self::of_expr(default).used);
                    }
                }
                let own = Self::of(&def.body);
                self.add_free(&own, &def.parameters);
            }
            Stmt::ClassDef(class) => {
                self.bind(class.name.as_str());
                self.classes.push(class);
                if let Some(arguments) = &class.arguments {
                    self.visit_arguments(arguments);
                }
                let own = Self::of(&class.body);
                self.inner
                    .extend(own.used.iter().filter(|it| !own.names.contains_key(*it)));
                self.inner.extend(own.inner.iter());
            }
            Stmt::Global(stmt) => {
                self.globals
                    .extend(stmt.names.iter().map(ast::Identifier::as_str));
            }
            Stmt::Nonlocal(stmt) => {
                self.nonlocals
                    .extend(stmt.names.iter().map(ast::Identifier::as_str));
            }
            _ => source_order::walk_stmt(self, stmt),
        }
    }

    fn visit_expr(&mut self, expr: &'a Expr) {
        match expr {
            Expr::Name(name) => match name.ctx {
                ast::ExprContext::Load | ast::ExprContext::Invalid => {
                    self.used.insert(name.id.as_str());
                }
                _ => self.bind(name.id.as_str()),
            },
            Expr::Lambda(lambda) => {
                let mut own = Self {
                    lambdas: std::mem::take(&mut self.lambdas),
                    ..Self::default()
                };
                own.visit_expr(&lambda.body);
                self.lambdas = std::mem::take(&mut own.lambdas);
                match &lambda.parameters {
                    Some(parameters) => self.add_free(&own, parameters),
                    None => self.inner.extend(own.used.iter().chain(&own.inner)),
                }
                self.lambdas.insert(lambda.start(), own);
                if let Some(parameters) = &lambda.parameters {
                    for parameter in &**parameters {
                        if let Some(default) = parameter.default() {
                            self.visit_expr(default);
                        }
                    }
                }
            }
            Expr::ListComp(it) => self.add_comprehension(&[&it.elt], &it.generators),
            Expr::SetComp(it) => self.add_comprehension(&[&it.elt], &it.generators),
            Expr::Generator(it) => self.add_comprehension(&[&it.elt], &it.generators),
            Expr::DictComp(it) => {
                self.add_comprehension(&[&it.key, &it.value], &it.generators);
            }
            Expr::Yield(_) | Expr::YieldFrom(_) => {
                self.yields = true;
                source_order::walk_expr(self, expr);
            }
            _ => source_order::walk_expr(self, expr),
        }
    }

    fn visit_except_handler(&mut self, handler: &'a ast::ExceptHandler) {
        let ast::ExceptHandler::ExceptHandler(clause) = handler;
        if let Some(name) = &clause.name {
            self.bind(name.as_str());
        }
        source_order::walk_except_handler(self, handler);
    }

    fn visit_pattern(&mut self, pattern: &'a Pattern) {
        if let Some(name) = bound_by_pattern(pattern) {
            self.bind(name.as_str());
        }
        source_order::walk_pattern(self, pattern);
    }
}
