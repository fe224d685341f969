//! Statements, with every name resolved, and the assignments that reach each use.

use rustpython_ast::{self as ast, Expr, Stmt as Tree};
use rustpython_text_size::Ranged;

use super::super::collect::Bound;
use super::super::ir::{Arm, BlockId, Kind, Nature, Program, Stmt, StmtKind, Suite, Target, VarId};
use super::{Builder, Env, Loop, docstring, join_env};
use crate::python::source::Span;
use crate::python::syntax::span;

impl<'a> Builder<'a, '_> {
    /// Reads statements that belong to a block that is there.
    pub(super) fn suite_in(&mut self, block: BlockId, body: &'a [Tree]) -> Suite<'a> {
        let around = std::mem::replace(&mut self.frame().block, block);
        let is_documented = docstring(body).is_some()
            && (self.program.blocks[block.at()].nature == Nature::Function);
        let body = body.iter().enumerate().map(|(index, stmt)| {
            let mut read = self.stmt(stmt);
            if index == 0 && is_documented {
                read.kind = StmtKind::Docstring;
            }
            read
        });
        let body = body.collect();
        self.frame().block = around;
        Suite {
            block: Some(block),
            body,
        }
    }

    fn suite(&mut self, nature: Nature, arm: (u32, u32), body: &'a [Tree]) -> Suite<'a> {
        let around = self.frame().block;
        let block = self.block(Some(around), nature, arm);
        self.suite_in(block, body)
    }

    fn stmt(&mut self, stmt: &'a Tree) -> Stmt<'a> {
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
        let kind = self.stmt_kind(stmt, start);
        let end = self.next();
        Stmt {
            kind,
            span: whole,
            head,
            line: self.line(line_at),
            block,
            start,
            end,
        }
    }

    /// From the start of a compound statement to the colon before its body.
    fn head(&self, start: usize, body: &[Tree]) -> Span {
        let end = body.first().map_or(start, |first| span(first).start);
        let text = self.source.slice(start..end.max(start));
        let end = text.rfind(':').map_or(text.len(), |at| at + 1);
        start..start + end
    }

    fn stmt_kind(&mut self, stmt: &'a Tree, start: u32) -> StmtKind<'a> {
        match stmt {
            Tree::Expr(stmt) => StmtKind::Expr(self.expr(&stmt.value)),
            Tree::Assign(assign) => {
                let value = self.expr(&assign.value);
                let targets = assign.targets.iter().map(|it| self.target(it)).collect();
                StmtKind::Assign {
                    targets,
                    value,
                    annotation: None,
                }
            }
            Tree::AnnAssign(assign) => match &assign.value {
                Some(value) => {
                    let value = self.expr(value);
                    let targets = vec![self.target(&assign.target)];
                    StmtKind::Assign {
                        targets,
                        value,
                        annotation: Some(&assign.annotation),
                    }
                }
                None => {
                    let var = match &*assign.target {
                        Expr::Name(_) => None,
                        _ => None,
                    };
                    StmtKind::Declare(var, &assign.annotation)
                }
            },
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
            Tree::Raise(_) => {
                self.frame().env = None;
                StmtKind::Unsupported("raise")
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
        let mut bodies: Vec<&'a [Tree]> = vec![&stmt.body];
        for handler in &stmt.handlers {
            let ast::ExceptHandler::ExceptHandler(clause) = handler;
            if let Some(name) = &clause.name {
                self.bind(name.as_str());
            }
            bodies.push(&clause.body);
        }
        bodies.push(&stmt.orelse);
        bodies.push(&stmt.finalbody);
        self.opaque(false, &bodies, start, "try")
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

    fn enter_loop(&mut self) {
        let head = self.frame().env.clone().unwrap_or_default();
        self.frame().loops.push(Loop {
            head,
            exposed: Vec::new(),
            breaks: Vec::new(),
            continues: Vec::new(),
        });
    }

    /// Ends a loop: what a round ends with is seen by the next. Gives what `break` leads to.
    fn leave_loop(&mut self) -> Vec<Env<'a>> {
        let mut end = self.frame().env.take();
        let Some(around) = self.frame().loops.pop() else {
            return Vec::new();
        };
        for env in around.continues {
            join_env(&mut end, Some(env));
        }
        if let Some(end) = &end {
            for (name, var) in around.exposed {
                for other in end.get(name).into_iter().flatten() {
                    self.merge(var, *other);
                }
            }
        }
        join_env(&mut end, Some(around.head));
        self.frame().env = end;
        around.breaks
    }

    /// Reads the `else` of a loop.
    fn read_orelse(
        &mut self,
        breaks: Vec<Env<'a>>,
        orelse: &'a [Tree],
        start: u32,
    ) -> Option<Suite<'a>> {
        let orelse = (!orelse.is_empty()).then(|| self.suite(Nature::Plain, (start, 1), orelse));
        let mut env = self.frame().env.take();
        for broken in breaks {
            join_env(&mut env, Some(broken));
        }
        self.frame().env = env;
        orelse
    }

    fn read_for(&mut self, stmt: &'a ast::StmtFor, start: u32) -> StmtKind<'a> {
        let iter = self.expr(&stmt.iter);
        self.enter_loop();
        let around = self.frame().block;
        let block = self.block(Some(around), Nature::Loop, (start, 0));
        self.frame().block = block;
        let target = self.target(&stmt.target);
        self.frame().block = around;
        let body = self.suite_in(block, &stmt.body);
        let breaks = self.leave_loop();
        let orelse = self.read_orelse(breaks, &stmt.orelse, start);
        if stmt.is_async {
            let suites = std::iter::once(body).chain(orelse).collect();
            return StmtKind::Compound(suites, "async for");
        }
        StmtKind::For {
            target,
            iter,
            body,
            orelse,
        }
    }

    fn read_while(&mut self, stmt: &'a ast::StmtWhile, start: u32) -> StmtKind<'a> {
        self.enter_loop();
        let around = self.frame().block;
        // The test runs again and again, too.
        let block = self.block(Some(around), Nature::Loop, (start, 0));
        self.frame().block = block;
        let test = self.expr(&stmt.test);
        self.frame().block = around;
        let is_endless = matches!(self.program.kind(test), Kind::Bool(true) | Kind::Int(1));
        let after_test = self.frame().env.clone();
        let body = self.suite_in(block, &stmt.body);
        let breaks = self.leave_loop();
        let mut env = self.frame().env.take();
        join_env(&mut env, after_test);
        self.frame().env = if is_endless { None } else { env };
        let orelse = self.read_orelse(breaks, &stmt.orelse, start);
        StmtKind::While { test, body, orelse }
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
            match &clause.test {
                Some(test) => {
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
                }
                None => {
                    orelse = Some(self.suite(Nature::Plain, (start, index), &clause.body));
                    rest = None;
                }
            }
            let env = self.frame().env.take();
            join_env(&mut after, env);
        }
        join_env(&mut after, rest);
        self.frame().env = after;
        StmtKind::If { arms, orelse }
    }

    fn read_function(&mut self, def: &'a ast::StmtFunctionDef) -> StmtKind<'a> {
        let Some(id) = self
            .known_functions
            .get(&def.range().start().to_usize())
            .copied()
        else {
            return StmtKind::Unsupported("a definition that stands in another way");
        };
        let role = self.role(def);
        let defaults = self.defaults(&def.parameters);
        for default in defaults.iter().flatten() {
            // It is looked at where the function is called.
            if let Kind::Var(var) = *self.program.kind(*default) {
                self.program.vars[var.at()].is_captured = true;
            }
        }
        let bound = Bound::of(&def.body);
        let around = self.frame().block;
        let refused = if def.is_async {
            Some("an asynchronous function")
        } else if bound.yields {
            Some("a generator")
        } else if !def.decorator_list.is_empty() && role.is_none() {
            Some("a decorated function")
        } else {
            None
        };
        self.open(id, false, None, bound, around);
        let block = self.block(Some(around), Nature::Function, (u32::MAX, 0));
        self.frame().block = block;
        let params = self.parameters(&def.parameters, &defaults);
        let body = self.suite_in(block, &def.body);
        let falls_through = self.frame().env.is_some();
        self.frames.pop();
        let func = &mut self.program.funcs[id.at()];
        func.params = params;
        func.body = body;
        func.falls_through = falls_through;
        func.returns = def.returns.as_deref();
        func.docstring = docstring(&def.body);
        func.refused = refused;
        func.role = role.unwrap_or_default();
        StmtKind::Function(id)
    }
}

/// Lets every variable be the one that it turned out to be.
pub(super) fn redirect(program: &mut Program<'_>, roots: &[VarId]) {
    for expr in &mut program.exprs {
        match &mut expr.kind {
            Kind::Var(var) | Kind::Walrus(var, _) => *var = roots[var.at()],
            Kind::Comprehension(comprehension) => {
                for generator in &mut comprehension.generators {
                    redirect_target(&mut generator.target, roots);
                }
            }
            _ => {}
        }
    }
    for func in &mut program.funcs {
        for param in &mut func.params {
            param.var = roots[param.var.at()];
        }
        redirect_suite(&mut func.body, roots);
    }
    for class in &mut program.classes {
        redirect_suite(&mut class.body, roots);
        for member in &mut class.members {
            member.var = roots[member.var.at()];
        }
        for attribute in &mut class.attributes {
            attribute.var = roots[attribute.var.at()];
        }
    }
}

fn redirect_target(target: &mut Target, roots: &[VarId]) {
    match target {
        Target::Var(var) => *var = roots[var.at()],
        Target::Tuple(items, _) => items.iter_mut().for_each(|it| redirect_target(it, roots)),
        _ => {}
    }
}

fn redirect_suite(suite: &mut Suite<'_>, roots: &[VarId]) {
    for stmt in &mut suite.body {
        match &mut stmt.kind {
            StmtKind::Assign { targets, .. } | StmtKind::Delete(targets) => {
                targets.iter_mut().for_each(|it| redirect_target(it, roots));
            }
            StmtKind::Augmented { target, .. } => redirect_target(target, roots),
            StmtKind::For {
                target,
                body,
                orelse,
                ..
            } => {
                redirect_target(target, roots);
                redirect_suite(body, roots);
                orelse.iter_mut().for_each(|it| redirect_suite(it, roots));
            }
            StmtKind::While { body, orelse, .. } => {
                redirect_suite(body, roots);
                orelse.iter_mut().for_each(|it| redirect_suite(it, roots));
            }
            StmtKind::If { arms, orelse } => {
                arms.iter_mut()
                    .for_each(|it| redirect_suite(&mut it.body, roots));
                orelse.iter_mut().for_each(|it| redirect_suite(it, roots));
            }
            StmtKind::Compound(suites, _) => {
                suites.iter_mut().for_each(|it| redirect_suite(it, roots))
            }
            _ => {}
        }
    }
}
