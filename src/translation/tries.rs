//! `try`: its body is what gives a `Result` (one call, or a closure), its handlers are arms, `finally`
//! stands behind all of it and before what came of it is passed on.

mod arms;
mod assigned;
mod attempts;
mod groups;
mod implicit;
mod jumps;
mod leaving;
mod left_open;

use rustc_hash::FxHashMap;

use super::coroutines::cancelled::CANCELLED;
use super::frames::Flow;
use super::statements::declares;
use super::translator::{Res, Translator, refuse};
use crate::types::always_leaves;
use crate::types::ir::{ExprId, Kind, Stmt, StmtKind, Suite, Try, VarId};
use crate::types::ty::Ty;

pub(super) use jumps::Jumps;

pub(super) use leaving::{is_left, raises_again};

/// A `try` with its parts by name.
pub(super) struct Parts<'s, 'a> {
    pub(in super::super) body: &'s Suite<'a>,
    pub(super) handlers: &'s [Suite<'a>],
    pub(super) orelse: Option<&'s Suite<'a>>,
    finally: Option<&'s Suite<'a>>,
}

impl<'s, 'a> Parts<'s, 'a> {
    fn of(read: &Try, suites: &'s [Suite<'a>]) -> Option<Self> {
        let (body, rest) = suites.split_first()?;
        let handlers = rest.get(..read.handlers.len())?;
        let mut rest = rest.get(read.handlers.len()..)?.iter();
        Some(Self {
            body,
            handlers,
            orelse: if read.has_else { rest.next() } else { None },
            finally: if read.has_finally { rest.next() } else { None },
        })
    }
}

impl Translator<'_, '_> {
    /// The variables that the body of a `try` makes for what follows, if all its handlers leave, else for its
    /// `else` alone.
    pub(super) fn made_by_try(&self, stmt: &Stmt<'_>) -> Vec<VarId> {
        let StmtKind::Compound(suites, "try") = &stmt.kind else {
            return Vec::new();
        };
        let (Some(read), Some(facts)) = (
            self.program.tries.get(&stmt.start),
            self.raises.tries.get(&stmt.start),
        ) else {
            return Vec::new();
        };
        let Some(parts) = Parts::of(read, suites) else {
            return Vec::new();
        };
        let all_leave = parts
            .handlers
            .iter()
            .zip(&facts.handled)
            .all(|(suite, handled)| handled.is_empty() || always_leaves(suite));
        let is_reached = facts.handled.iter().any(|it| !it.is_empty());
        if !is_reached || facts.is_open {
            return Vec::new();
        }
        if parts
            .body
            .body
            .iter()
            .any(|it| matches!(it.kind, StmtKind::Return(_)))
        {
            return Vec::new();
        }
        let home = self.homes.get(&stmt.block).map_or(&[][..], Vec::as_slice);
        let first = home.partition_point(|(position, _)| *position < stmt.start);
        home[first..]
            .iter()
            .take_while(|(position, _)| *position <= stmt.end)
            .map(|(_, var)| *var)
            .filter(|var| {
                let info = self.program.var(*var);
                let Some(first) = info.occurrences.first() else {
                    return false;
                };
                let within = |position: u32| stmt.start <= position && position <= stmt.end;
                let makes = parts
                    .body
                    .body
                    .iter()
                    .find(|it| it.start <= first.position && first.position <= it.end);
                let in_handlers = parts.handlers.iter().any(|suite| {
                    info.occurrences.iter().any(|it| {
                        self.program
                            .blocks_around(it.block)
                            .any(|around| Some(around) == suite.block)
                    })
                });
                // Behind `finally`, nothing sees what a closure around all before it has made.
                let end = parts
                    .finally
                    .and_then(|it| it.body.first())
                    .map(|it| it.start);
                let is_seen = info
                    .occurrences
                    .iter()
                    .all(|it| end.is_none_or(|end| it.position < end));
                let in_else = |position: u32| {
                    let orelse = parts.orelse.and_then(|it| it.body.first());
                    orelse.is_some_and(|first| first.start <= position && position <= stmt.end)
                };
                let is_in_reach = all_leave
                    || info.occurrences.iter().all(|it| within(it.position))
                        && info.occurrences.iter().any(|it| in_else(it.position));
                is_seen
                    && is_in_reach
                    && within(first.position)
                    && first.is_def
                    && !self.declared.contains(var)
                    && !info.is_captured
                    && !in_handlers
                    && makes.is_some_and(|it| declares(it, *var))
            })
            .collect()
    }

    /// `try`.
    pub(super) fn try_statement(
        &mut self,
        stmt: &Stmt<'_>,
        suites: &[Suite<'_>],
        is_tail: bool,
    ) -> Res<()> {
        let (Some(read), Some(facts)) = (
            self.program.tries.get(&stmt.start).cloned(),
            self.raises.tries.get(&stmt.start).cloned(),
        ) else {
            return refuse("try");
        };
        let Some(parts) = Parts::of(&read, suites) else {
            return refuse("try");
        };
        if facts.is_open {
            return refuse("a handler of a class that is not known");
        }
        if self.program.group_tries.contains(&stmt.start) {
            return self.group_attempt(&read, &parts, &facts);
        }
        self.check_cancelling(stmt, &read)?;
        let ret = self.program.func(self.func).ret.clone();
        let is_tail = is_tail && (stmt.ends || ret == Ty::None);
        let Some(finally) = parts.finally else {
            return self.attempt(stmt, &read, &parts, &facts, is_tail);
        };
        self.check_given_back(&parts, finally)?;
        let mut jumps = Jumps::of(parts.body, false);
        for suite in parts.handlers.iter().chain(parts.orelse) {
            jumps = jumps.and(Jumps::of(suite, false));
        }
        let inner_ends = Self::ends(&parts);
        let flow = jumps.flow(inner_ends)?;
        if facts.out.is_empty() && flow == Flow::Plain {
            self.attempt(stmt, &read, &parts, &facts, false)?;
            self.finally(finally);
            return Ok(());
        }
        let fails = !facts.out.is_empty();
        if fails && !self.can_fail() {
            return refuse("an error that can't be given back here");
        }
        let ty = self.flow_type(flow, fails)?;
        let is_nested = finally
            .body
            .iter()
            .any(|it| matches!(it.kind, StmtKind::Compound(..)));
        let name = if is_nested {
            self.fresh("outcome")
        } else {
            self.fresh_name("outcome")
        };
        let ends_here = self.coroutines.sees.contains(&stmt.start)
            && !facts.handled.iter().any(|it| it.contains(&CANCELLED));
        let at = self.out.lines.len();
        self.out.line(format!("let {name} = (|| -> {ty} {{"));
        let (done, text) = self.in_frame(flow, fails, |it| {
            it.attempt(stmt, &read, &parts, &facts, false)
        });
        done?;
        if let Some(text) = text
            && !(inner_ends && flow == Flow::Returns)
        {
            self.out.line(text);
        }
        if ends_here {
            let (open, close) = self.ended_by_cancelling()?;
            self.out.lines[at] = format!("let {name}: {ty} = {open}");
            self.out.line(close);
        } else if self.out.lines[at..].iter().any(|it| it.contains(".await")) {
            self.out.lines[at] = format!("let {name}: {ty} = async {{");
            self.out.line("}.await;");
        } else {
            self.out.line("})();");
        }
        self.finally(finally);
        if always_leaves(finally) {
            return Ok(());
        }
        let given = if fails {
            format!("{name}?")
        } else {
            name.clone()
        };
        self.pass_on(&given, &name, flow, fails, is_tail)?;
        let comes_to_its_end =
            flow == Flow::MayReturn || flow == Flow::Plain && self.frames.is_empty();
        if stmt.ends && comes_to_its_end && ret != Ty::None {
            // What goes on in it never comes to its end.
            self.out.line("unreachable!()");
        }
        Ok(())
    }

    fn finally(&mut self, finally: &Suite<'_>) {
        self.suite(finally);
    }

    fn ends(parts: &Parts<'_, '_>) -> bool {
        let goes_on = match parts.orelse {
            Some(orelse) => always_leaves(orelse) || always_leaves(parts.body),
            None => always_leaves(parts.body),
        };
        goes_on && parts.handlers.iter().all(always_leaves)
    }

    /// How often each error is asked for nothing but a field or its text.
    pub(super) fn plain_reads(&self) -> FxHashMap<VarId, usize> {
        let mut reads: FxHashMap<VarId, usize> = FxHashMap::default();
        let mut note = |id: ExprId| {
            if let Kind::Var(var) = self.kind(id)
                && matches!(self.ty(id), Ty::Error(_))
            {
                *reads.entry(*var).or_default() += 1;
            }
        };
        for expr in &self.program.exprs {
            let is_plain = match &expr.kind {
                Kind::Attribute(_, name) => name != "__class__",
                Kind::Format(_) => true,
                Kind::Call(func, _) => {
                    matches!(self.kind(*func), Kind::Builtin(name) if name == "str" || name == "print")
                }
                _ => false,
            };
            if is_plain {
                expr.kind.parts().into_iter().for_each(&mut note);
            }
        }
        self.causes.iter().copied().for_each(note);
        reads
    }

    /// Whether an error is only asked for its fields and its text.
    pub(super) fn is_only_read(&self, var: VarId) -> bool {
        let uses = self.program.var(var).occurrences.iter();
        let uses = uses.filter(|it| !it.is_def).count();
        uses == self.reads.get(&var).copied().unwrap_or(0)
    }

    /// A name that no variable has which is in sight here.
    pub(super) fn unseen_name(&mut self, stem: &str) -> String {
        let mut named = self.program.vars.iter().zip(&self.bindings);
        let is_in_sight = named.any(|(var, binding)| {
            binding.name == stem
                && (var.func == self.func || var.is_captured || binding.global.is_some())
        });
        if is_in_sight {
            return self.fresh(stem);
        }
        stem.to_owned()
    }

    /// A name that no variable has.
    pub(super) fn fresh_name(&mut self, stem: &str) -> String {
        if self.taken.contains(stem) {
            return self.fresh(stem);
        }
        stem.to_owned()
    }
}
