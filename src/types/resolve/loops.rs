//! Loops: what reaches their head from their end.

use rustpython_ast::{self as ast, Stmt as Tree};

use super::super::ir::{Kind, Nature, Stmt, StmtKind, Suite, Target, VarId};
use super::webs::{UNSET, join_env, passed_env, reach_env, reached};
use super::{Builder, Env, Loop};
use crate::python::syntax::span;

impl<'a> Builder<'a, '_> {
    pub(super) fn enter_loop(&mut self) {
        let head = self.frame().env.clone().unwrap_or_default();
        self.frame().loops.push(Loop {
            head,
            exposed: Vec::new(),
            breaks: Vec::new(),
            continues: Vec::new(),
        });
    }

    /// Ends a loop, of which a round is certain to run or not: what a round ends with is seen by the next. Gives
    /// what `break` leads to.
    pub(super) fn leave_loop(&mut self, is_run: bool) -> Vec<Env<'a>> {
        let mut end = self.frame().env.take();
        let Some(around) = self.frame().loops.pop() else {
            return Vec::new();
        };
        for env in around.continues {
            join_env(&mut end, Some(env));
        }
        if let Some(end) = &end {
            for (name, var) in around.exposed {
                for other in reached(end.get(name).map_or(&[], Vec::as_slice)) {
                    self.merge(var, other);
                }
            }
        }
        // Who leaves in the middle of a later round has what the round before ended with.
        let mut breaks = around.breaks;
        for (name, last) in end.iter().flatten() {
            let before = around.head.get(name);
            for env in &mut breaks {
                let now = env.entry(*name).or_insert_with(|| vec![UNSET]);
                let is_old =
                    |var: &VarId| *var == UNSET || before.is_some_and(|it| it.contains(var));
                if now.iter().any(is_old) {
                    let new: Vec<VarId> = last
                        .iter()
                        .filter(|it| !now.contains(it))
                        .copied()
                        .collect();
                    now.extend(new);
                }
            }
        }
        let join = if is_run { reach_env } else { join_env };
        join(&mut end, Some(around.head));
        self.frame().env = end;
        breaks
    }

    /// Reads the `else` of a loop.
    pub(super) fn read_orelse(
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

    pub(super) fn read_for(&mut self, stmt: &'a ast::StmtFor, start: u32) -> StmtKind<'a> {
        if let Some(read) = reading(stmt)
            && let ast::Expr::Call(call) = &*stmt.iter
        {
            let func = self.expr(&call.func);
            if matches!(self.program.kind(func), Kind::Builtin(name) if name == "iter") {
                return self.read_blocks(stmt, read, start);
            }
        }
        let iter = self.expr(&stmt.iter);
        self.enter_loop();
        let around = self.frame().block;
        let block = self.block(Some(around), Nature::Loop, (start, 0));
        self.frame().block = block;
        let (target, head) = self.starred_target(&stmt.target);
        self.frame().block = around;
        let mut body = self.suite_in(block, &stmt.body);
        body.body.splice(0..0, head);
        let breaks = self.leave_loop(has_items(&stmt.iter));
        let orelse = self.read_orelse(breaks, &stmt.orelse, start);
        if stmt.is_async {
            if orelse.is_none() {
                self.program.streams.insert(start, (target, iter));
            }
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

    /// `for block in iter(lambda: file.read(size), b"")`: `while read := file.read(size)`, as what is read ends
    /// with what is empty.
    fn read_blocks(
        &mut self,
        stmt: &'a ast::StmtFor,
        read: &'a ast::Expr,
        start: u32,
    ) -> StmtKind<'a> {
        self.enter_loop();
        let around = self.frame().block;
        let block = self.block(Some(around), Nature::Loop, (start, 0));
        self.frame().block = block;
        let place = span(&*stmt.iter);
        let value = self.expr(read);
        let func = self.frame().func;
        let var = self.new_var("read", func, false);
        self.occur(var, true);
        let test = self.push(Kind::Walrus(var, value), place.clone());
        let after_test = self.frame().env.clone();
        let head = self.next();
        self.occur(var, false);
        let value = self.push(Kind::Var(var), place.clone());
        let kind = StmtKind::Assign {
            targets: vec![self.target(&stmt.target)],
            value,
            annotation: None,
        };
        let first = self.made(kind, &place, head);
        self.frame().block = around;
        let mut body = self.suite_in(block, &stmt.body);
        body.body.insert(0, first);
        let breaks = self.leave_loop(false);
        let env = self.frame().env.take();
        let env = after_test.and_then(|it| passed_env(env, it));
        self.frame().env = env;
        let orelse = self.read_orelse(breaks, &stmt.orelse, start);
        StmtKind::While { test, body, orelse }
    }

    /// The target of a loop; one with a star is assigned to at the head of each round.
    fn starred_target(&mut self, target: &'a ast::Expr) -> (Target, Option<Stmt<'a>>) {
        let has_star = match target {
            ast::Expr::Tuple(ast::ExprTuple { elts, .. })
            | ast::Expr::List(ast::ExprList { elts, .. }) => {
                elts.iter().any(ast::Expr::is_starred_expr)
            }
            _ => false,
        };
        if !has_star {
            return (self.target(target), None);
        }
        let place = span(target);
        let func = self.frame().func;
        let row = self.new_var("row", func, false);
        self.occur(row, true);
        let start = self.next();
        self.occur(row, false);
        let value = self.push(Kind::Var(row), place.clone());
        let parts = StmtKind::Assign {
            targets: vec![self.target(target)],
            value,
            annotation: None,
        };
        let head = self.made(parts, &place, start);
        (Target::Var(row), Some(head))
    }

    pub(super) fn read_while(&mut self, stmt: &'a ast::StmtWhile, start: u32) -> StmtKind<'a> {
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
        let breaks = self.leave_loop(false);
        let env = self.frame().env.take();
        let env = after_test.and_then(|it| passed_env(env, it));
        self.frame().env = if is_endless { None } else { env };
        let orelse = self.read_orelse(breaks, &stmt.orelse, start);
        StmtKind::While { test, body, orelse }
    }
}

/// Whether what a loop goes through is certain not to be empty: a display, a range between literals, or what
/// goes through such.
fn has_items(iter: &ast::Expr) -> bool {
    let literal = |it: &ast::Expr| match it {
        ast::Expr::NumberLiteral(ast::ExprNumberLiteral {
            value: ast::Number::Int(it),
            ..
        }) => it.as_i64(),
        _ => None,
    };
    match iter {
        ast::Expr::List(ast::ExprList { elts, .. })
        | ast::Expr::Tuple(ast::ExprTuple { elts, .. })
        | ast::Expr::Set(ast::ExprSet { elts, .. }) => !elts.iter().all(ast::Expr::is_starred_expr),
        ast::Expr::Dict(it) => it.items.iter().any(|it| it.key.is_some()),
        ast::Expr::StringLiteral(it) => !it.value.is_empty(),
        ast::Expr::Call(call) => {
            let ast::Expr::Name(name) = &*call.func else {
                return false;
            };
            let arguments = &*call.arguments.args;
            match (name.id.as_str(), arguments) {
                ("enumerate" | "reversed" | "sorted" | "list" | "groupby", [first, ..]) => {
                    has_items(first)
                }
                ("range", bounds) => {
                    let bounds: Option<Vec<i64>> = bounds.iter().map(literal).collect();
                    match bounds.as_deref() {
                        Some([end]) => *end > 0,
                        Some([start, end]) => start < end,
                        Some([start, end, step]) => *step > 0 && start < end,
                        _ => false,
                    }
                }
                _ => false,
            }
        }
        _ => false,
    }
}

/// What is read in each round of `for block in iter(lambda: file.read(size), b"")`.
fn reading(stmt: &ast::StmtFor) -> Option<&ast::Expr> {
    let ast::Expr::Call(call) = &*stmt.iter else {
        return None;
    };
    let [ast::Expr::Lambda(lambda), end] = &*call.arguments.args else {
        return None;
    };
    let is_empty = match end {
        ast::Expr::BytesLiteral(it) => it.value.is_empty(),
        ast::Expr::StringLiteral(it) => it.value.is_empty(),
        _ => false,
    };
    let reads = matches!(&*lambda.body, ast::Expr::Call(read)
        if matches!(&*read.func, ast::Expr::Attribute(of) if of.attr.as_str() == "read"));
    let is_plain = lambda.parameters.is_none()
        && call.arguments.keywords.is_empty()
        && !stmt.is_async
        && stmt.target.is_name_expr();
    (is_empty && reads && is_plain).then_some(&*lambda.body)
}
