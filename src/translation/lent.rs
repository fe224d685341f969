//! Methods that lend what their object holds: `&T`, or `&mut T` where who gets it changes it.

use super::code::{Code, Form, Prec};
use super::translator::{Res, Translator, refuse};
use crate::types::ir::{Expr, ExprId, FuncId, Kind, Nature, Stmt, StmtKind, Suite, VarId};
use crate::types::lent::Kept;
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// Whether a method that lends something lends it to be changed.
    pub(super) fn lends_to_change(&self, method: FuncId) -> bool {
        let own = self.program.func(method).params.first();
        own.is_some_and(|it| self.effects.changed.contains(&it.var))
    }

    /// What a method that lends gives back.
    pub(super) fn lent(&mut self, value: ExprId, ret: &Ty) -> Res<Code> {
        if !self.frames.is_empty() {
            return refuse("what is lent out of a try");
        }
        if matches!(self.kind(value), Kind::None) {
            return Ok(Code::tight("None", ret.clone()));
        }
        let changes = self.lends_to_change(self.func);
        let code = match self.program.lending.kept.get(&value).copied() {
            Some(kept) => self.kept(kept, changes)?,
            None if changes => self.lent_place(value)?,
            None => self.expr(value)?,
        };
        if code.ty.some() != ret.some() {
            return refuse("what is lent has another type");
        }
        if matches!(code.ty, Ty::Option(_)) {
            // `get` gives what is borrowed.
            return Ok(code);
        }
        let code = match (code.form, changes) {
            (Form::Ref, false) | (Form::MutRef, true) => code,
            (Form::Place, _) => Code::new(
                format!(
                    "{}{}",
                    if changes { "&mut " } else { "&" },
                    code.at_least(Prec::Unary)
                ),
                Prec::Unary,
                code.ty,
            ),
            _ => return refuse("what is lent is no part of the object"),
        };
        Ok(match ret {
            Ty::Option(_) => Code::tight(format!("Some({})", code.text), ret.clone()),
            _ => code,
        })
    }

    fn lent_place(&mut self, value: ExprId) -> Res<Code> {
        let Kind::Call(func, arguments) = self.kind(value) else {
            return self.place(value);
        };
        let (Kind::Attribute(object, _), [argument]) = (self.kind(*func), arguments.as_slice())
        else {
            return refuse("what is lent is no part of the object");
        };
        let (object, argument) = (*object, argument.value);
        let Ty::Dict(key, item, _) = self.ty(object).clone() else {
            return refuse("what is lent is no part of the object");
        };
        let place = self.place(object)?;
        let super::lookups::Key::Text(wanted) = self.lookup(argument, &key, false)? else {
            return refuse("a key of another type");
        };
        let text = format!("{}.get_mut({wanted})", place.receiver());
        Ok(Code::tight(text, Ty::option(*item)).held(Form::MutRef))
    }

    /// What was just put into a container, from there.
    fn kept(&mut self, kept: Kept, changes: bool) -> Res<Code> {
        let (Kept::Under(object, _) | Kept::Last(object)) = kept;
        let place = self.place(object)?;
        match (kept, self.ty(object).clone()) {
            (Kept::Under(_, key), Ty::Dict(_, item, _)) => {
                let Ty::Dict(of, ..) = self.ty(object).clone() else {
                    return refuse("a key of another type");
                };
                let given = self.expr(key)?;
                if !given.ty.is_copy() && given.form != Form::Ref {
                    return refuse("a key that was given away");
                }
                let super::lookups::Key::Text(wanted) = self.lookup(key, &of, false)? else {
                    return refuse("a key of another type");
                };
                let text = format!("{}[{wanted}]", place.receiver());
                Ok(Code::tight(text, *item).held(Form::Place))
            }
            (Kept::Last(_), Ty::List(item)) => {
                let end = if changes { "last_mut" } else { "last" };
                let text = format!("{}.{end}().expect(\"just added\")", place.receiver());
                let form = if changes { Form::MutRef } else { Form::Ref };
                Ok(Code::tight(text, *item).held(form))
            }
            _ => refuse("what is lent is no part of the object"),
        }
    }

    /// What a method lends, under a name.
    pub(super) fn bound_lent(&mut self, var: VarId, value: ExprId, ty: &Ty) -> Res<Code> {
        let Some(method) = self.program.lending.calls.get(&value).copied() else {
            return self.value(value, ty);
        };
        let changes = self.lends_to_change(method);
        let info = self.program.var(var);
        let defs = info.assignments();
        let Some(root) = super::roots::root(self.program, value) else {
            return refuse("what is lent by what is gone");
        };
        let owner = self.program.var(root);
        if defs != 1 || info.is_captured || info.is_param || info.ty != *self.ty(value) {
            return self.two_names(ty);
        }
        let from = self.program.expr(value).position;
        let home = self.program.expr(value).block;
        let is_repeated = info.occurrences.iter().any(|it| {
            self.program
                .blocks_around(it.block)
                .take_while(|it| *it != home)
                .any(|it| self.program.blocks[it.at()].nature != Nature::Plain)
        });
        let last = info
            .occurrences
            .iter()
            .map(|it| it.position)
            .max()
            .unwrap_or(from);
        // Rust borrows for a whole statement.
        let end = end_around(&self.program.func(self.func).body, last).unwrap_or(last);
        let is_used = owner
            .occurrences
            .iter()
            .any(|it| it.position > from && (is_repeated || last > from && it.position <= end));
        let may_change = changes || self.effects.changed.contains(&root) || owner.assignments() > 1;
        if may_change && (is_used || owner.is_captured) {
            return self.two_names(ty);
        }
        let code = self.expr(value)?;
        self.bound
            .insert(var, if changes { Form::MutRef } else { Form::Ref });
        self.bindings[var.at()].needs_mut = false;
        Ok(code)
    }

    /// Whether a variable holds what was lent to be changed, or None, and is not used behind the arm of this
    /// test, so that it can be taken apart there.
    pub(super) fn is_lent_within(&self, var: VarId, test: ExprId) -> bool {
        let at = self.program.expr(test).position;
        let arm = arm_of(&self.program.func(self.func).body, test);
        let Some((start, end)) = arm.or_else(|| self.value_under(test)) else {
            return false;
        };
        let mut later = self.program.var(var).occurrences.iter();
        self.is_lent_option(var)
            && later.all(|it| it.position <= at || (start..=end).contains(&it.position))
    }

    /// From where to where the value goes that is computed where a test holds: `a if test else b`.
    fn value_under(&self, test: ExprId) -> Option<(u32, u32)> {
        // A name stands a little before what is read by it.
        let from = self.program.expr(test).position + 1;
        let mut all = self.program.exprs.iter();
        all.find_map(|it| match it.kind {
            Kind::Conditional { test: of, body, .. } if of == test => {
                Some((from, self.span_of(body).1))
            }
            _ => None,
        })
    }

    /// Whether the arm of a test only looks at what a variable holds, or leaves it to what comes behind: a
    /// pattern may lend it there, whatever is assigned elsewhere.
    pub(super) fn is_looked_at_within(&self, var: VarId, test: ExprId) -> bool {
        let Some((start, end)) = arm_of(&self.program.func(self.func).body, test) else {
            return false;
        };
        let info = self.program.var(var);
        let is_within = |position: u32| (start..=end).contains(&position);
        let mut defs = info.occurrences.iter().filter(|it| it.is_def);
        if info.is_captured
            || self.effects.changed.contains(&var)
            || defs.any(|it| is_within(it.position))
        {
            return false;
        }
        if info.ty.some().is_copy() {
            return true;
        }
        let looks = |it: &&Expr| {
            matches!(
                it.kind,
                Kind::Attribute(..)
                    | Kind::Index(..)
                    | Kind::Compare(..)
                    | Kind::Binary(..)
                    | Kind::Format(_)
            )
        };
        let is_it = |id: &ExprId| matches!(self.kind(*id), Kind::Var(of) if *of == var);
        let looking = self.exprs_between(start, end).filter(looks);
        let looked_at = looking.flat_map(|it| it.kind.parts()).filter(is_it).count();
        let uses = info.occurrences.iter().filter(|it| is_within(it.position));
        let is_used_behind = info.occurrences.iter().any(|it| it.position > end);
        looked_at == uses.count() || is_used_behind && !self.returns_within((start, end), var)
    }

    /// Whether a statement between two positions gives back something with a variable in it.
    fn returns_within(&self, (start, end): (u32, u32), var: VarId) -> bool {
        fn any(suite: &Suite<'_>, is_it: &impl Fn(&Stmt<'_>) -> bool) -> bool {
            suite
                .body
                .iter()
                .any(|stmt| is_it(stmt) || stmt.suites().into_iter().any(|it| any(it, is_it)))
        }
        let occurrences = &self.program.var(var).occurrences;
        any(&self.program.func(self.func).body, &|stmt| {
            let holds = |position: u32| (stmt.start..=stmt.end).contains(&position);
            matches!(stmt.kind, StmtKind::Return(Some(_)))
                && (start..=end).contains(&stmt.start)
                && occurrences.iter().any(|it| holds(it.position))
        })
    }

    /// Whether a variable holds what was lent to be changed, or None.
    pub(super) fn is_lent_option(&self, var: VarId) -> bool {
        self.bound.get(&var) == Some(&Form::MutRef)
            && matches!(self.program.var(var).ty, Ty::Option(_))
    }
}

/// The end of the innermost statement around a position, or of all of a compound one in whose head it is.
fn end_around(suite: &Suite<'_>, position: u32) -> Option<u32> {
    let around = |stmt: &&Stmt<'_>| stmt.start <= position && position <= stmt.end;
    let stmt = suite.body.iter().find(around)?;
    let inner = stmt.suites();
    inner
        .into_iter()
        .find_map(|it| end_around(it, position))
        .or(Some(stmt.end))
}

/// From where to where the body of a test goes.
fn arm_of(suite: &Suite<'_>, test: ExprId) -> Option<(u32, u32)> {
    suite.body.iter().find_map(|stmt| {
        if let StmtKind::If { arms, .. } = &stmt.kind
            && let Some(arm) = arms.iter().find(|it| it.test == test)
        {
            let (first, last) = (arm.body.body.first()?, arm.body.body.last()?);
            return Some((first.start, last.end));
        }
        stmt.suites().into_iter().find_map(|it| arm_of(it, test))
    })
}
