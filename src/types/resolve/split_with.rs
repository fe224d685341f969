//! `with` over a generator that is a context manager: its parts are called around the body.

use rustpython_ast::{self as ast, Expr, Stmt as Tree};

use super::super::collect::Bound;
use super::super::ir::{ExprId, Kind, Nature, Stmt, StmtKind, Suite, Target, VarId};
use super::Builder;
use super::split::{leaves, look, mirrors};
use super::split_calls::{Part, Passed};
use crate::python::names::bare_name;
use crate::python::source::Span;
use crate::python::syntax::span;

impl<'a> Builder<'a, '_> {
    /// The generator that a `with` calls.
    pub(super) fn split_of(&self, with: &'a ast::StmtWith, item: &ast::WithItem) -> Option<usize> {
        let Expr::Call(call) = &item.context_expr else {
            return None;
        };
        let name = match &*call.func {
            Expr::Name(name) => name.id.as_str(),
            Expr::Attribute(of) if of.value.is_name_expr() => of.attr.as_str(),
            _ => return None,
        };
        let at = self
            .splits
            .iter()
            .position(|it| it.def.name.as_str() == name)?;
        let split = &self.splits[at];
        let arguments = &call.arguments;
        let is_plain = arguments.args.iter().all(|it| !it.is_starred_expr())
            && arguments.keywords.iter().all(|it| it.arg.is_some())
            && matches!(item.optional_vars.as_deref(), None | Some(Expr::Name(_)))
            && split.is_method == call.func.is_attribute_expr()
            && split.def.is_async == with.is_async;
        // Without a `try` nothing is done where an error comes, but on each other way out.
        let on_success = !split.resumed.is_empty() || !split.has_try && !split.ended.is_empty();
        let name = item.optional_vars.as_deref().and_then(bare_name);
        let is_lost = split.kept_as_given().is_some()
            && name.is_some_and(|it| Bound::of(&with.body).names.contains_key(it));
        (is_plain && !is_lost && !(on_success && leaves(&with.body))).then_some(at)
    }

    /// The statements for an item of a `with` that is such a generator; `inner` reads what is within.
    pub(super) fn with_split(
        &mut self,
        at: usize,
        item: &'a ast::WithItem,
        body: &'a [Tree],
        inner: impl FnOnce(&mut Self) -> Vec<Stmt<'a>>,
    ) -> Vec<Stmt<'a>> {
        let place = span(item);
        let split = self.splits[at].clone();
        let Expr::Call(call) = &item.context_expr else {
            return Vec::new();
        };
        let mut stmts = Vec::new();
        // What is passed to the first part is passed to the others, too.
        let rebound = Bound::of(body);
        let mut given: Vec<(String, Passed<'a>)> = Vec::new();
        let skipped = usize::from(split.is_method);
        let names: Vec<String> = split
            .def
            .parameters
            .iter_non_variadic_params()
            .skip(skipped)
            .map(|it| it.parameter.name.to_string())
            .collect();
        let plain = call.arguments.args.iter().enumerate();
        let plain = plain.map(|(at, it)| (names.get(at).cloned().unwrap_or_default(), it));
        let keywords = call.arguments.keywords.iter();
        let keywords = keywords.filter_map(|it| Some((it.arg.as_ref()?.to_string(), &it.value)));
        for (name, value) in plain.chain(keywords) {
            let is_still = match value {
                Expr::Name(name) => !rebound.names.contains_key(name.id.as_str()),
                value => value.is_literal_expr(),
            };
            let passed = if is_still {
                Passed::Again(value)
            } else {
                let start = self.next();
                let computed = self.expr(value);
                let func = self.frame().func;
                let var = self.new_var(&name, func, false);
                self.occur(var, true);
                stmts.push(self.assigned(Target::Var(var), computed, &place, start));
                Passed::Kept(var)
            };
            given.push((name, passed));
        }
        // Before the body.
        let start = self.next();
        let func = self.expr(&call.func);
        let func = match self.program.kind(func).clone() {
            Kind::Attribute(object, name) => self.push(
                Kind::Attribute(object, format!("begin_{name}")),
                place.clone(),
            ),
            _ => func,
        };
        let arguments = self.passed_again(&given, None, &place);
        let begun = self.push(Kind::Call(func, arguments), place.clone());
        let begun = self.awaited_if(look(split.before).awaits, begun, &place);
        let name = item.optional_vars.as_deref().and_then(bare_name);
        let mut targets = Vec::new();
        let kept: Vec<(&'a str, VarId)> = {
            if split.given.is_some() && split.mirrored.is_none() {
                let var = if let Some(name) = name {
                    self.bind(name)
                } else {
                    let func = self.frame().func;
                    let var = self.new_var("_given", func, false);
                    self.occur(var, true);
                    var
                };
                targets.push(Target::Var(var));
            }
            let func = self.frame().func;
            let mut kept = Vec::new();
            if let (Some(name), Some(Target::Var(var))) = (split.kept_as_given(), targets.first()) {
                kept.push((name, *var));
            }
            for name in split.kept_apart() {
                let var = self.new_var(name, func, false);
                self.occur(var, true);
                targets.push(Target::Var(var));
                kept.push((name, var));
            }
            kept
        };
        if let (Some(param), Some(name)) = (split.mirrored, name) {
            self.name_again(name, mirrors::passed_to(&split, call, param));
        }
        let is_dropped = targets.is_empty() || name.is_none() && kept.is_empty();
        stmts.push(match targets.len() {
            0 => self.made(StmtKind::Expr(begun), &place, start),
            _ if is_dropped => self.made(StmtKind::Expr(begun), &place, start),
            1 => self.assigned(targets.remove(0), begun, &place, start),
            _ => self.assigned(Target::Tuple(targets, None), begun, &place, start),
        });
        if !split.has_try {
            stmts.extend(inner(self));
            stmts.extend(self.call_part(&split, call, Part::Ended, &given, &kept, None, &place));
            return stmts;
        }
        stmts.push(self.split_try(&split, call, &given, &kept, &place, inner));
        stmts
    }

    pub(super) fn assigned(
        &mut self,
        target: Target,
        value: ExprId,
        place: &Span,
        start: u32,
    ) -> Stmt<'a> {
        let kind = StmtKind::Assign {
            targets: vec![target],
            value,
            annotation: None,
        };
        self.made(kind, place, start)
    }

    /// A call, which is awaited if what is called is asynchronous.
    pub(super) fn awaited_if(&mut self, is_async: bool, call: ExprId, place: &Span) -> ExprId {
        if is_async {
            self.push(Kind::Await(call), place.clone())
        } else {
            call
        }
    }

    /// A block of its own.
    pub(super) fn suite_of_with(
        &mut self,
        arm: (u32, u32),
        read: impl FnOnce(&mut Self) -> Vec<Stmt<'a>>,
    ) -> Suite<'a> {
        let around = self.frame().block;
        let block = self.block(Some(around), Nature::Plain, arm);
        self.frame().block = block;
        let body = read(self);
        self.frame().block = around;
        Suite {
            block: Some(block),
            body,
        }
    }
}
