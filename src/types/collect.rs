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
    /// Names that functions and lambdas in it use or bind.
    pub(super) inner: FxHashSet<&'a str>,
    pub(super) yields: bool,
    depth: usize,
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
        if self.depth == 0 {
            *self.names.entry(name).or_default() += 1;
        } else {
            self.inner.insert(name);
        }
    }

    fn inside(&mut self, visit: impl FnOnce(&mut Self)) {
        self.depth += 1;
        visit(self);
        self.depth -= 1;
    }
}

impl<'a> SourceOrderVisitor<'a> for Bound<'a> {
    fn visit_stmt(&mut self, stmt: &'a Stmt) {
        match stmt {
            Stmt::FunctionDef(def) => {
                self.bind(def.name.as_str());
                if self.depth == 0 {
                    self.functions.push(def);
                }
                def.decorator_list.iter().for_each(|it| self.visit_decorator(it));
                for parameter in &def.parameters {
                    if let Some(default) = parameter.default() {
                        self.visit_expr(default);
                    }
                }
                self.inside(|it| it.visit_body(&def.body));
            }
            Stmt::ClassDef(class) => {
                self.bind(class.name.as_str());
                if self.depth == 0 {
                    self.classes.push(class);
                }
                if let Some(arguments) = &class.arguments {
                    self.visit_arguments(arguments);
                }
                self.inside(|it| it.visit_body(&class.body));
            }
            Stmt::Global(stmt) if self.depth == 0 => {
                self.globals.extend(stmt.names.iter().map(ast::Identifier::as_str));
            }
            Stmt::Nonlocal(stmt) if self.depth == 0 => {
                self.nonlocals.extend(stmt.names.iter().map(ast::Identifier::as_str));
            }
            Stmt::Global(stmt) => self.inner.extend(stmt.names.iter().map(ast::Identifier::as_str)),
            Stmt::Nonlocal(stmt) => self.inner.extend(stmt.names.iter().map(ast::Identifier::as_str)),
            _ => source_order::walk_stmt(self, stmt),
        }
    }

    fn visit_expr(&mut self, expr: &'a Expr) {
        match expr {
            Expr::Name(name) => match name.ctx {
                ast::ExprContext::Load | ast::ExprContext::Invalid if self.depth == 0 => {}
                ast::ExprContext::Load | ast::ExprContext::Invalid => {
                    self.inner.insert(name.id.as_str());
                }
                _ => self.bind(name.id.as_str()),
            },
            Expr::Lambda(lambda) => {
                self.inside(|it| it.visit_expr(&lambda.body));
                if let Some(parameters) = &lambda.parameters {
                    for parameter in &**parameters {
                        if let Some(default) = parameter.default() {
                            self.visit_expr(default);
                        }
                    }
                }
            }
            Expr::Yield(_) | Expr::YieldFrom(_) => {
                self.yields |= self.depth == 0;
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
