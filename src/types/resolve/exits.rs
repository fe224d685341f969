//! `__exit__` called where a block is left: with an error, without one, and by `suppress`.

use super::super::ir::{ExprId, Kind, Nature, Param, Stmt, StmtKind, Suite, Try, VarId};
use super::Builder;
use super::manager_methods::looks_at_error;
use super::managers::Entered;
use super::webs::{join_env, passed_env, reach_env};
use crate::python::source::Span;
use crate::python::syntax::span;
use rustpython_ast::{self as ast, Expr};

impl<'a> Builder<'a, '_> {
    /// `suppress(..)`, and nothing given.
    pub(super) fn is_suppress(&self, item: &ast::WithItem) -> bool {
        let Expr::Call(call) = &item.context_expr else {
            return false;
        };
        let mut is_it = false;
        self.names.resolve(
            &call.func,
            |_| true,
            |found| is_it = found == "contextlib.suppress",
        );
        is_it
            && item.optional_vars.is_none()
            && call.arguments.keywords.is_empty()
            && !call.arguments.args.is_empty()
            && call
                .arguments
                .args
                .iter()
                .all(|it| matches!(it, Expr::Name(_) | Expr::Attribute(_)))
    }

    /// A body whose errors of some classes end here.
    pub(super) fn suppressed(
        &mut self,
        with: &'a ast::StmtWith,
        item: &'a ast::WithItem,
        items: &'a [ast::WithItem],
        entered: &[Entered],
    ) -> Stmt<'a> {
        let place = span(item);
        let start = self.next();
        let Expr::Call(call) = &item.context_expr else {
            return self.made(StmtKind::Unsupported("with"), &place, start);
        };
        let before = self.frame().env.clone();
        self.frame().tries.push(super::Env::default());
        let body = self.suite_of_with((u32::MAX, 0), |it| it.within(with, items, entered));
        let done = self.frame().tries.pop();
        let after = self.frame().env.take();
        let mut left = before;
        reach_env(&mut left, done);
        self.frame().env.clone_from(&left);
        let classes: Vec<ExprId> = call.arguments.args.iter().map(|it| self.expr(it)).collect();
        let class = match classes.as_slice() {
            [one] => *one,
            _ => self.push(Kind::Tuple(classes), place.clone()),
        };
        let nothing = self.suite_of_with((start, 1), |it| {
            let start = it.next();
            vec![it.made(StmtKind::Pass, &place, start)]
        });
        join_env(&mut left, after);
        self.frame().env = left;
        let handler = super::super::ir::Handler {
            class: Some(class),
            var: None,
            line: self.line(place.start),
        };
        let read = Try {
            handlers: vec![handler],
            has_else: false,
            has_finally: false,
        };
        self.program.tries.insert(start, read);
        let kind = StmtKind::Compound(vec![body, nothing], "try");
        self.made(kind, &place, start)
    }

    /// The body, and `__exit__` behind it.
    pub(super) fn left_by(
        &mut self,
        with: &'a ast::StmtWith,
        items: &'a [ast::WithItem],
        entered: &[Entered],
        manager: VarId,
        place: &Span,
    ) -> Stmt<'a> {
        let shared = (u32::MAX, 0);
        let start = self.next();
        let before = self.frame().env.clone();
        self.frame().tries.push(super::Env::default());
        let around = self.frame().block;
        let block = self.block(Some(around), Nature::Plain, shared);
        let body = if items.is_empty() {
            self.suite_in(block, &with.body)
        } else {
            self.frame().block = block;
            let body = self.managed_items(with, items, entered);
            self.frame().block = around;
            Suite {
                block: Some(block),
                body,
            }
        };
        let done = self.frame().tries.pop();
        let after = self.frame().env.take();
        let ended = after.clone();
        let goes_on = ended.is_some();
        let mut left = before;
        reach_env(&mut left, done);
        join_env(&mut left, after);
        self.frame().env = left;
        let block = self.block(Some(around), Nature::Plain, shared);
        let finally = self.exit(block, manager, with.is_async, place);
        let env = self.frame().env.take();
        self.frame().env = ended.and_then(|it| passed_env(env, it));
        let read = Try {
            handlers: Vec::new(),
            has_else: false,
            has_finally: true,
        };
        self.program.tries.insert(start, read);
        let kind = StmtKind::Compound(vec![body, finally], "try");
        let mut stmt = self.made(kind, place, start);
        stmt.ends = !goes_on;
        stmt
    }

    /// Whether a method is an `__exit__` that is given the error alone.
    pub(super) fn is_method_that_looks(&mut self, def: &ast::StmtFunctionDef) -> bool {
        let func = self.frame().func;
        self.program.func(func).class.is_some() && looks_at_error(def)
    }

    /// Leaves an `__exit__` the error alone: its class is the error's own.
    pub(super) fn take_error(&mut self, params: &mut Vec<Param<'a>>) {
        params.truncate(3);
        let class = params.remove(1);
        let Some(error) = params.get(1).map(|it| it.var) else {
            return;
        };
        // The name is the file's own text.
        let name = self
            .frame()
            .env
            .as_ref()
            .and_then(|env| env.keys().copied().find(|it| *it == class.name));
        if let (Some(name), Some(env)) = (name, &mut self.frame().env) {
            env.insert(name, vec![error]);
            self.frame().error_class = Some(name);
        }
    }

    /// The body, and an `__exit__` that is told of the error.
    pub(super) fn left_looking(
        &mut self,
        (manager, is_async): (VarId, bool),
        swallows: bool,
        place: &Span,
        inner: impl FnOnce(&mut Self) -> Vec<Stmt<'a>>,
    ) -> Stmt<'a> {
        let start = self.next();
        let before = self.frame().env.clone();
        self.frame().tries.push(super::Env::default());
        let body = self.suite_of_with((u32::MAX, 0), inner);
        let done = self.frame().tries.pop();
        let succeeded = self.frame().env.take();
        let mut left = before;
        reach_env(&mut left, done);
        self.frame().env.clone_from(&left);
        let class = self.push(Kind::Builtin("BaseException".to_owned()), place.clone());
        let func = self.frame().func;
        let error = self.new_var("error", func, false);
        let handled = self.suite_of_with((start, 1), |it| {
            it.occur(error, true);
            it.told((manager, is_async), error, swallows, place)
        });
        let mut after = if swallows { left } else { None };
        self.frame().env.clone_from(&succeeded);
        let otherwise = self.suite_of_with((start, 0), |it| {
            let start = it.next();
            let none = it.push(Kind::None, place.clone());
            let call = it.told_by(manager, is_async, none, place);
            vec![it.made(StmtKind::Expr(call), place, start)]
        });
        join_env(&mut after, succeeded);
        self.frame().env = after;
        let handler = super::super::ir::Handler {
            class: Some(class),
            var: Some(error),
            line: self.line(place.start),
        };
        let read = Try {
            handlers: vec![handler],
            has_else: true,
            has_finally: false,
        };
        self.program.tries.insert(start, read);
        let kind = StmtKind::Compound(vec![body, handled, otherwise], "try");
        self.made(kind, place, start)
    }

    /// `__exit__` with the error, which goes on where that does not take it.
    fn told(
        &mut self,
        (manager, is_async): (VarId, bool),
        error: VarId,
        swallows: bool,
        place: &Span,
    ) -> Vec<Stmt<'a>> {
        let start = self.next();
        self.occur(error, false);
        let value = self.push(Kind::Var(error), place.clone());
        let call = self.told_by(manager, is_async, value, place);
        if !swallows {
            let told = self.made(StmtKind::Expr(call), place, start);
            let start = self.next();
            let again = self.made(StmtKind::Raise(None, None), place, start);
            return vec![told, again];
        }
        let test = self.push(Kind::Unary(ast::UnaryOp::Not, call), place.clone());
        let body = self.suite_of_with((start, 0), |it| {
            let start = it.next();
            vec![it.made(StmtKind::Raise(None, None), place, start)]
        });
        vec![self.made_if(test, body, place, start)]
    }

    /// The call of an `__exit__` that looks at the error, or at None.
    fn told_by(&mut self, manager: VarId, is_async: bool, error: ExprId, place: &Span) -> ExprId {
        let name = if is_async { "__aexit__" } else { "__exit__" };
        let call = self.call_on_with(manager, name, error, place);
        self.awaited_if(is_async, call, place)
    }

    fn call_on_with(&mut self, var: VarId, method: &str, value: ExprId, place: &Span) -> ExprId {
        self.occur(var, false);
        let object = self.push(Kind::Var(var), place.clone());
        let func = self.push(Kind::Attribute(object, method.to_owned()), place.clone());
        let argument = super::super::ir::Argument::plain(value);
        self.push(Kind::Call(func, vec![argument]), place.clone())
    }
}
