//! What a function, a class or a module binds, before its code is read: names, definitions, and which names
//! the functions in it use.

use rustc_hash::{FxHashMap, FxHashSet};
use rustpython_ast::visitor::source_order::{self, SourceOrderVisitor};
use rustpython_ast::{self as ast, Expr, Pattern, Stmt};

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
                let own = Self::of_expr(&lambda.body);
                match &lambda.parameters {
                    Some(parameters) => self.add_free(&own, parameters),
                    None => self.inner.extend(own.used.iter().chain(&own.inner)),
                }
                if let Some(parameters) = &lambda.parameters {
                    for parameter in &**parameters {
                        if let Some(default) = parameter.default() {
                            self.visit_expr(default);
                        }
                    }
                }
            }
            Expr::Yield(_) | Expr::YieldFrom(_) => {
                self.yields = true;
                source_order::walk_expr(self, expr);
            }
            _ => source_order::walk_expr(self, expr),
        }
    }

    fn visit_comprehension(&mut self, comprehension: &'a ast::Comprehension) {
        // Its targets are the comprehension's own.
        self.visit_expr(&comprehension.iter);
        comprehension.ifs.iter().for_each(|it| self.visit_expr(it));
    }

    fn visit_except_handler(&mut self, handler: &'a ast::ExceptHandler) {
        let ast::ExceptHandler::ExceptHandler(clause) = handler;
        if let Some(name) = &clause.name {
            self.bind(name.as_str());
        }
        source_order::walk_except_handler(self, handler);
    }

    fn visit_pattern(&mut self, pattern: &'a Pattern) {
        let name = match pattern {
            Pattern::MatchAs(pattern) => pattern.name.as_ref(),
            Pattern::MatchStar(pattern) => pattern.name.as_ref(),
            Pattern::MatchMapping(pattern) => pattern.rest.as_ref(),
            _ => None,
        };
        if let Some(name) = name {
            self.bind(name.as_str());
        }
        source_order::walk_pattern(self, pattern);
    }
}
