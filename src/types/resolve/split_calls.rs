//! The calls of the parts of a generator that is a context manager, and the `try` around the body.

use rustc_hash::FxHashSet;
use rustpython_ast::{self as ast, Expr};

use super::super::ir::{Argument, Handler, Kind, Nature, Stmt, StmtKind, Suite, Try, VarId};
use super::split::{Split, look};
use super::webs::{join_env, passed_env, reach_env};
use super::{Builder, Env};
use crate::python::source::Span;

impl<'a> Builder<'a, '_> {
    /// The arguments of a call of one of the parts.
    pub(super) fn passed_again(
        &mut self,
        given: &[(String, Passed<'a>)],
        used: Option<&FxHashSet<&str>>,
        place: &Span,
    ) -> Vec<Argument> {
        let mut arguments = Vec::new();
        for (name, passed) in given {
            if used.is_some_and(|it| !it.contains(name.as_str())) {
                continue;
            }
            let value = match passed {
                Passed::Again(value) => self.expr(value),
                Passed::Kept(var) => {
                    self.occur(*var, false);
                    self.push(Kind::Var(*var), place.clone())
                }
            };
            arguments.push(Argument {
                name: Some(name.clone()),
                stars: 0,
                value,
            });
        }
        arguments
    }

    /// A call of a part behind `yield`.
    #[allow(
        clippy::too_many_arguments,
        reason = "each is one thing that the call is made of"
    )]
    pub(super) fn call_part(
        &mut self,
        split: &Split<'a>,
        call: &'a ast::ExprCall,
        part: Part,
        given: &[(String, Passed<'a>)],
        kept: &[(&'a str, VarId)],
        error: Option<(&'a str, VarId)>,
        place: &Span,
    ) -> Option<Stmt<'a>> {
        let (stmts, prefix) = match part {
            Part::Resumed => (split.resumed, "resume"),
            Part::Failed => (split.failed.map_or(&[][..], |it| it.1), "fail"),
            Part::Ended => (split.ended, "end"),
        };
        if stmts.is_empty() {
            return None;
        }
        let used = look(stmts).used;
        let start = self.next();
        let func = if let Expr::Attribute(of) = &*call.func {
            let object = self.expr(&of.value);
            let name = format!("{prefix}_{}", split.def.name);
            self.push(Kind::Attribute(object, name), place.clone())
        } else {
            let ids = split.ids.unwrap_or_default();
            let id = match part {
                Part::Resumed => ids.resumed,
                Part::Failed => ids.failed,
                Part::Ended => ids.ended,
            }?;
            self.push(Kind::Func(id), place.clone())
        };
        let own: FxHashSet<&str> = used
            .iter()
            .copied()
            .filter(|it| !split.kept.contains(it))
            .collect();
        let mut arguments = self.passed_again(given, Some(&own), place);
        for (name, var) in kept.iter().copied().chain(error) {
            if used.contains(name) {
                self.occur(var, false);
                let value = self.push(Kind::Var(var), place.clone());
                arguments.push(Argument {
                    name: Some(name.to_owned()),
                    stars: 0,
                    value,
                });
            }
        }
        let call = self.push(Kind::Call(func, arguments), place.clone());
        let call = self.awaited_if(look(stmts).awaits, call, place);
        Some(self.made(StmtKind::Expr(call), place, start))
    }

    /// The body of a `with`, with what the generator's `try` does around it.
    pub(super) fn split_try(
        &mut self,
        split: &Split<'a>,
        call: &'a ast::ExprCall,
        given: &[(String, Passed<'a>)],
        kept: &[(&'a str, VarId)],
        place: &Span,
        inner: impl FnOnce(&mut Self) -> Vec<Stmt<'a>>,
    ) -> Stmt<'a> {
        let shared = (u32::MAX, 0);
        let start = self.next();
        let around = self.frame().block;
        let before = self.frame().env.clone();
        self.frame().tries.push(Env::default());
        self.frame().tries.push(Env::default());
        let mut suites = vec![self.suite_of_with(shared, |it| {
            let mut stmts = inner(it);
            if split.failed.is_none() && it.frame().env.is_some() {
                stmts.extend(it.call_part(split, call, Part::Resumed, given, kept, None, place));
            }
            stmts
        })];
        let done = self.frame().tries.pop();
        let mut failed = before.clone();
        reach_env(&mut failed, done);
        let succeeded = self.frame().env.take();
        let mut after = None;
        let mut handlers = Vec::new();
        if let Some((clause, _, again)) = split.failed {
            self.frame().env.clone_from(&failed);
            let class = clause.type_.as_deref().map(|it| self.expr(it));
            let block = self.block(Some(around), Nature::Plain, (start, 1));
            self.frame().block = block;
            let name = clause.name.as_ref().map(ast::Identifier::as_str);
            let error = name.map(|name| {
                let func = self.frame().func;
                let var = self.new_var(name, func, false);
                self.occur(var, true);
                (name, var)
            });
            let mut body: Vec<Stmt<'a>> = self
                .call_part(split, call, Part::Failed, given, kept, error, place)
                .into_iter()
                .collect();
            let at = self.next();
            let last = if again {
                self.frame().env = None;
                StmtKind::Raise(None, None)
            } else {
                StmtKind::Pass
            };
            body.push(self.made(last, place, at));
            suites.push(Suite {
                block: Some(block),
                body,
            });
            self.frame().block = around;
            handlers.push(Handler {
                class,
                var: error.map(|it| it.1),
                line: self.line(place.start),
            });
            let env = self.frame().env.take();
            join_env(&mut after, env);
        }
        self.frame().env = succeeded;
        let has_else = split.failed.is_some() && !split.resumed.is_empty();
        if has_else {
            let suite = self.suite_of_with((start, 0), |it| {
                it.call_part(split, call, Part::Resumed, given, kept, None, place)
                    .into_iter()
                    .collect()
            });
            suites.push(suite);
        }
        let env = self.frame().env.take();
        join_env(&mut after, env);
        let done = self.frame().tries.pop();
        let goes_on = after.is_some();
        let has_finally = !split.ended.is_empty();
        if has_finally {
            let mut left = before;
            reach_env(&mut left, done);
            join_env(&mut left, after.clone());
            self.frame().env = left;
            let suite = self.suite_of_with(shared, |it| {
                it.call_part(split, call, Part::Ended, given, kept, None, place)
                    .into_iter()
                    .collect()
            });
            suites.push(suite);
            let env = self.frame().env.take();
            after = after.and_then(|it| passed_env(env, it));
        }
        self.frame().env = after;
        self.program.tries.insert(
            start,
            Try {
                handlers,
                has_else,
                has_finally,
            },
        );
        let mut stmt = self.made(StmtKind::Compound(suites, "try"), place, start);
        stmt.ends = !goes_on;
        stmt
    }
}

/// What is passed to each of the parts.
#[derive(Debug, Clone, Copy)]
pub(super) enum Passed<'a> {
    /// What is the same wherever it is evaluated.
    Again(&'a Expr),
    /// A variable that holds it.
    Kept(VarId),
}

/// A part behind `yield`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Resumed,
    Failed,
    Ended,
}
