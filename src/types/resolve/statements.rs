//! Statements, with every name resolved, and the assignments that reach each use.

use rustpython_ast::{self as ast, Expr, Stmt as Tree};
use rustpython_text_size::Ranged;

use super::super::collect::Bound;
use super::super::ir::{Arm, BlockId, Handler, Kind, Nature, Stmt, StmtKind, Suite, Target, Try};
use super::webs::join_env;
use super::{Builder, Env, docstring};
use crate::python::source::Span;
use crate::python::syntax::span;

impl<'a> Builder<'a, '_> {
    /// Reads statements that belong to a block that is there.
    pub(super) fn suite_in(&mut self, block: BlockId, body: &'a [Tree]) -> Suite<'a> {
        let around = std::mem::replace(&mut self.frame().block, block);
        let is_documented = docstring(body).is_some()
            && (self.program.blocks[block.at()].nature == Nature::Function);
        let mut read = Vec::with_capacity(body.len());
        for (index, stmt) in body.iter().enumerate() {
            if let Some((head, default)) = self.default_of_none(stmt) {
                read.extend([head, default]);
                continue;
            }
            if let Some(stmts) = self.managed(stmt) {
                read.extend(stmts);
                continue;
            }
            let mut stmt = self.stmt(stmt);
            if index == 0 && is_documented {
                stmt.kind = StmtKind::Docstring;
            }
            for id in std::mem::take(&mut self.before) {
                let kind = StmtKind::Function(id);
                read.push(Stmt {
                    kind,
                    ..stmt.clone()
                });
            }
            read.push(stmt);
        }
        let body = read;
        self.frame().block = around;
        Suite {
            block: Some(block),
            body,
        }
    }

    pub(super) fn suite(&mut self, nature: Nature, arm: (u32, u32), body: &'a [Tree]) -> Suite<'a> {
        let around = self.frame().block;
        let block = self.block(Some(around), nature, arm);
        self.suite_in(block, body)
    }

    pub(super) fn stmt(&mut self, stmt: &'a Tree) -> Stmt<'a> {
        let whole = span(stmt);
        let block = self.frame().block;
        let start = self.next();
        let (line_at, head) = match stmt {
            Tree::FunctionDef(def) => (span(&def.name).start, self.head(whole.start, &def.body)),
            Tree::ClassDef(class) => (span(&class.name).start, self.head(whole.start, &class.body)),
            Tree::For(stmt) => (whole.start, self.head(whole.start, &stmt.body)),
            Tree::While(stmt) => (whole.start, self.head(whole.start, &stmt.body)),
            Tree::If(stmt) => (whole.start, self.head(whole.start, &stmt.body)),
            Tree::With(stmt) => (whole.start, self.head(whole.start, &stmt.body)),
            Tree::Try(stmt) => (whole.start, self.head(whole.start, &stmt.body)),
            Tree::Match(stmt) => (whole.start, span(&*stmt.subject)),
            _ => (whole.start, whole.clone()),
        };
        let was_reached = self.frame().env.is_some();
        let kind = self.stmt_kind(stmt, start);
        let ends = was_reached && self.frame().env.is_none();
        let end = self.next();
        Stmt {
            kind,
            span: whole,
            head,
            line: self.line(line_at),
            block,
            start,
            end,
            ends,
        }
    }

    /// From the start of a compound statement to the colon before its body.
    pub(super) fn head(&self, start: usize, body: &[Tree]) -> Span {
        let end = body.first().map_or(start, |first| span(first).start);
        let text = self.source.slice(start..end.max(start));
        let end = text.rfind(':').map_or(text.len(), |at| at + 1);
        start..start + end
    }

    fn stmt_kind(&mut self, stmt: &'a Tree, start: u32) -> StmtKind<'a> {
        match stmt {
            Tree::Expr(stmt) if stmt.value.is_yield_expr() || stmt.value.is_yield_from_expr() => {
                match &*stmt.value {
                    Expr::Yield(value) => {
                        let value = value.value.as_deref().map(|it| self.expr(it));
                        StmtKind::Yield(value, false)
                    }
                    Expr::YieldFrom(value) => StmtKind::Yield(Some(self.expr(&value.value)), true),
                    _ => StmtKind::Unsupported("yield"),
                }
            }
            Tree::Expr(stmt) => StmtKind::Expr(self.expr(&stmt.value)),
            Tree::Assign(assign) => {
                if let Some(named) = self.read_named_tuple(assign) {
                    return named;
                }
                let value = self.expr(&assign.value);
                let targets = assign.targets.iter().map(|it| self.target(it)).collect();
                StmtKind::Assign {
                    targets,
                    value,
                    annotation: None,
                }
            }
            Tree::AnnAssign(assign) => {
                if let Some(value) = &assign.value {
                    let value = self.expr(value);
                    let targets = vec![self.target(&assign.target)];
                    StmtKind::Assign {
                        targets,
                        value,
                        annotation: Some(&assign.annotation),
                    }
                } else {
                    StmtKind::Declare
                }
            }
            Tree::AugAssign(assign) => {
                let read = self.expr(&assign.target);
                let value = self.expr(&assign.value);
                let target = match self.program.kind(read).clone() {
                    // The same variable is read and assigned.
                    Kind::Var(var) => {
                        let name = match &*assign.target {
                            Expr::Name(name) => name.id.as_str(),
                            _ => "",
                        };
                        let new = self.bind(name);
                        self.merge(var, new);
                        Target::Var(new)
                    }
                    Kind::Index(object, index) => Target::Index(object, index),
                    Kind::Attribute(object, name) => Target::Attribute(object, name),
                    Kind::Slice(object, bounds) => Target::Slice(object, bounds),
                    _ => Target::Unsupported("an augmented assignment to this"),
                };
                StmtKind::Augmented {
                    target,
                    op: assign.op,
                    value,
                    read,
                }
            }
            Tree::For(stmt) => self.read_for(stmt, start),
            Tree::While(stmt) => self.read_while(stmt, start),
            Tree::If(stmt) => self.read_if(stmt, start),
            Tree::Return(stmt) => {
                let value = stmt.value.as_deref().map(|it| self.expr(it));
                self.frame().env = None;
                StmtKind::Return(value)
            }
            Tree::Break(_) => {
                let env = self.frame().env.take();
                if let (Some(env), Some(around)) = (env, self.frame().loops.last_mut()) {
                    around.breaks.push(env);
                }
                StmtKind::Break
            }
            Tree::Continue(_) => {
                let env = self.frame().env.take();
                if let (Some(env), Some(around)) = (env, self.frame().loops.last_mut()) {
                    around.continues.push(env);
                }
                StmtKind::Continue
            }
            Tree::Pass(_) => StmtKind::Pass,
            Tree::Import(_) | Tree::ImportFrom(_) => StmtKind::Import,
            Tree::Global(_) | Tree::Nonlocal(_) => StmtKind::Scoping,
            Tree::Assert(stmt) => {
                let test = self.expr(&stmt.test);
                let message = stmt.msg.as_deref().map(|it| self.expr(it));
                StmtKind::Assert(test, message)
            }
            Tree::Delete(stmt) => {
                StmtKind::Delete(stmt.targets.iter().map(|it| self.deleted(it)).collect())
            }
            Tree::FunctionDef(def) => self.read_function(def),
            Tree::ClassDef(class) => self.read_class(class),
            Tree::Raise(stmt) => {
                let exception = stmt.exc.as_deref().map(|it| self.expr(it));
                let cause = stmt.cause.as_deref().map(|it| self.expr(it));
                self.frame().env = None;
                StmtKind::Raise(exception, cause)
            }
            Tree::With(stmt) => self.opaque(stmt.is_async, &[&stmt.body], start, "with"),
            Tree::Try(stmt) => self.read_try(stmt, start),
            Tree::Match(stmt) => self.read_match(stmt, start),
            Tree::TypeAlias(_) => StmtKind::Import,
            Tree::IpyEscapeCommand(_) => StmtKind::Unsupported("a command of IPython"),
        }
    }

    /// Code that is not translated yet; what it assigns is seen all the same.
    fn opaque(
        &mut self,
        _: bool,
        bodies: &[&'a [Tree]],
        start: u32,
        why: &'static str,
    ) -> StmtKind<'a> {
        let before = self.frame().env.clone();
        let mut after = before.clone();
        let mut suites = Vec::new();
        for (index, body) in (0..).zip(bodies) {
            if body.is_empty() {
                continue;
            }
            self.frame().env.clone_from(&after);
            suites.push(self.suite(Nature::Plain, (start, index), body));
            let env = self.frame().env.take();
            join_env(&mut after, env);
        }
        self.frame().env = after;
        StmtKind::Compound(suites, why)
    }

    fn read_try(&mut self, stmt: &'a ast::StmtTry, start: u32) -> StmtKind<'a> {
        // The body and `finally` run beside any other part; of the handlers and `else` only one runs.
        let shared = (u32::MAX, 0);
        let has_finally = !stmt.finalbody.is_empty();
        let before = self.frame().env.clone();
        self.frame().tries.push(Env::default());
        self.frame().tries.push(Env::default());
        let mut suites = vec![self.suite(Nature::Plain, shared, &stmt.body)];
        let done = self.frame().tries.pop();
        let mut failed = before.clone();
        join_env(&mut failed, done);
        let succeeded = self.frame().env.take();
        let mut after = None;
        let mut handlers = Vec::new();
        for (index, handler) in (1..).zip(&stmt.handlers) {
            let ast::ExceptHandler::ExceptHandler(clause) = handler;
            self.frame().env.clone_from(&failed);
            let class = clause.type_.as_deref().map(|it| self.expr(it));
            let around = self.frame().block;
            let block = self.block(Some(around), Nature::Plain, (start, index));
            self.frame().block = block;
            let var = clause.name.as_ref().map(|it| self.bind(it.as_str()));
            self.frame().block = around;
            suites.push(self.suite_in(block, &clause.body));
            let at = clause.range().start().to_usize();
            handlers.push(Handler {
                class,
                var,
                line: self.line(at),
            });
            // The name is gone behind the handler.
            if let (Some(name), Some(env)) = (&clause.name, &mut self.frame().env) {
                env.remove(name.as_str());
            }
            let env = self.frame().env.take();
            join_env(&mut after, env);
        }
        self.frame().env = succeeded;
        if !stmt.orelse.is_empty() {
            suites.push(self.suite(Nature::Plain, (start, 0), &stmt.orelse));
        }
        let env = self.frame().env.take();
        join_env(&mut after, env);
        let done = self.frame().tries.pop();
        if has_finally {
            let goes_on = after.is_some();
            let mut left = before;
            join_env(&mut left, done);
            join_env(&mut left, after);
            self.frame().env = left;
            suites.push(self.suite(Nature::Plain, shared, &stmt.finalbody));
            after = if goes_on {
                self.frame().env.take()
            } else {
                None
            };
        }
        self.frame().env = after;
        let read = Try {
            handlers,
            has_else: !stmt.orelse.is_empty(),
            has_finally,
        };
        self.program.tries.insert(start, read);
        StmtKind::Compound(suites, "try")
    }

    fn read_match(&mut self, stmt: &'a ast::StmtMatch, start: u32) -> StmtKind<'a> {
        self.expr(&stmt.subject);
        for case in &stmt.cases {
            let mut bound = Bound::default();
            rustpython_ast::visitor::source_order::SourceOrderVisitor::visit_pattern(
                &mut bound,
                &case.pattern,
            );
            for name in bound.names.keys() {
                self.bind(name);
            }
        }
        let bodies: Vec<&'a [Tree]> = stmt.cases.iter().map(|it| &*it.body).collect();
        self.opaque(false, &bodies, start, "match")
    }

    pub(super) fn target(&mut self, target: &'a Expr) -> Target {
        match target {
            Expr::Name(name) => {
                let frame = self.frame();
                if frame.functions.contains_key(name.id.as_str())
                    || frame.classes.contains_key(name.id.as_str())
                {
                    return Target::Unsupported(
                        "this name is bound more than once, and once by a definition",
                    );
                }
                Target::Var(self.bind(name.id.as_str()))
            }
            Expr::Tuple(ast::ExprTuple { elts, .. }) | Expr::List(ast::ExprList { elts, .. }) => {
                let star = elts.iter().position(Expr::is_starred_expr);
                let targets = elts.iter().map(|it| match it {
                    Expr::Starred(starred) => self.target(&starred.value),
                    it => self.target(it),
                });
                Target::Tuple(targets.collect(), star)
            }
            Expr::Subscript(subscript) => {
                let value = self.expr(&subscript.value);
                match &*subscript.slice {
                    Expr::Slice(slice) => Target::Slice(value, self.bounds(slice)),
                    index => Target::Index(value, self.expr(index)),
                }
            }
            Expr::Attribute(attribute) => {
                Target::Attribute(self.expr(&attribute.value), attribute.attr.to_string())
            }
            _ => Target::Unsupported("a target of this kind"),
        }
    }

    fn deleted(&mut self, target: &'a Expr) -> Target {
        match target {
            Expr::Name(_) => Target::Unsupported("del of a name"),
            _ => self.target(target),
        }
    }

    fn read_if(&mut self, stmt: &'a ast::StmtIf, start: u32) -> StmtKind<'a> {
        let mut arms = Vec::new();
        let mut after: Option<Env<'a>> = None;
        let test = self.expr(&stmt.test);
        let mut rest = self.frame().env.clone();
        let body = self.suite(Nature::Plain, (start, 0), &stmt.body);
        let env = self.frame().env.take();
        join_env(&mut after, env);
        let head = self.head(span(stmt).start, &stmt.body);
        let line = self.line(span(stmt).start);
        arms.push(Arm {
            test,
            body,
            line,
            head,
        });
        let mut orelse = None;
        for (index, clause) in (1..).zip(&stmt.elif_else_clauses) {
            self.frame().env.clone_from(&rest);
            let at = clause.range().start().to_usize();
            if let Some(test) = &clause.test {
                let test = self.expr(test);
                rest.clone_from(&self.frame().env.clone());
                let body = self.suite(Nature::Plain, (start, index), &clause.body);
                let head = self.head(at, &clause.body);
                arms.push(Arm {
                    test,
                    body,
                    line: self.line(at),
                    head,
                });
            } else {
                orelse = Some(self.suite(Nature::Plain, (start, index), &clause.body));
                rest = None;
            }
            let env = self.frame().env.take();
            join_env(&mut after, env);
        }
        join_env(&mut after, rest);
        self.frame().env = after;
        StmtKind::If { arms, orelse }
    }
}
