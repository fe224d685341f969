//! `try`: its body is what gives a `Result` (one call, or a closure), its handlers are arms, `finally`
//! stands behind all of it and before what came of it is passed on.

use rustc_hash::FxHashMap;

use super::code::Form;
use super::frames::{Flow, Frame};
use super::questions::question;
use super::raises::Attempt;
use super::statements::declares;
use super::translator::{Res, Translator, refuse};
use crate::types::always_leaves;
use crate::types::exceptions::Exc;
use crate::types::ir::{ExprId, Kind, Stmt, StmtKind, Suite, Try, VarId};
use crate::types::ty::Ty;

/// A `try` with its parts by name.
pub(super) struct Parts<'s, 'a> {
    body: &'s Suite<'a>,
    handlers: &'s [Suite<'a>],
    orelse: Option<&'s Suite<'a>>,
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

/// How code leaves what is around it, apart from errors.
#[derive(Debug, Clone, Copy, Default)]
struct Jumps {
    returns: bool,
    breaks: bool,
    continues: bool,
}

impl Jumps {
    fn of(suite: &Suite<'_>, in_loop: bool) -> Self {
        let mut jumps = Self::default();
        for stmt in &suite.body {
            match &stmt.kind {
                StmtKind::Return(_) => jumps.returns = true,
                StmtKind::Break => jumps.breaks |= !in_loop,
                StmtKind::Continue => jumps.continues |= !in_loop,
                StmtKind::For { body, orelse, .. } | StmtKind::While { body, orelse, .. } => {
                    jumps = jumps.and(Self::of(body, true));
                    if let Some(suite) = orelse {
                        jumps = jumps.and(Self::of(suite, in_loop));
                    }
                }
                StmtKind::If { arms, orelse } => {
                    for suite in arms.iter().map(|it| &it.body).chain(orelse) {
                        jumps = jumps.and(Self::of(suite, in_loop));
                    }
                }
                StmtKind::Compound(suites, _) => {
                    for suite in suites {
                        jumps = jumps.and(Self::of(suite, in_loop));
                    }
                }
                _ => {}
            }
        }
        jumps
    }

    fn and(self, other: Self) -> Self {
        Self {
            returns: self.returns || other.returns,
            breaks: self.breaks || other.breaks,
            continues: self.continues || other.continues,
        }
    }

    /// What a closure around the code gives for them.
    fn flow(self, leaves: bool) -> Res<Flow> {
        Ok(match (self.returns, self.breaks, self.continues) {
            (false, false, false) => Flow::Plain,
            (true, false, false) if leaves => Flow::Returns,
            (true, false, false) => Flow::MayReturn,
            (false, true, false) => Flow::MayBreak,
            (false, false, true) => Flow::MayContinue,
            _ => return refuse("a try that is left in more than one way"),
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
        let ret = self.program.func(self.func).ret.clone();
        let is_tail = is_tail && (stmt.ends || ret == Ty::None);
        let Some(finally) = parts.finally else {
            return self.attempt(stmt, &read, &parts, &facts, is_tail);
        };
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
        self.out.line("})();");
        self.finally(finally);
        if always_leaves(finally) {
            return Ok(());
        }
        let given = if fails {
            format!("{name}?")
        } else {
            name.clone()
        };
        self.pass_on(&given, &name, flow, fails, is_tail)
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

    /// Does what a closure says is to be done.
    fn pass_on(
        &mut self,
        given: &str,
        name: &str,
        flow: Flow,
        fails: bool,
        is_tail: bool,
    ) -> Res<()> {
        match flow {
            Flow::Plain if fails => self.out.line(format!("{given};")),
            Flow::Plain | Flow::Refused => {}
            Flow::Returns => {
                let same = self.frames.is_empty()
                    && fails == self.raises.fails(self.func)
                    && self.can_fail() == fails;
                if same {
                    let gives_nothing = self.program.func(self.func).ret == Ty::None;
                    self.out.line(if is_tail && gives_nothing {
                        // The function ends with what says that all went well.
                        format!("{given};")
                    } else if is_tail {
                        name.to_owned()
                    } else {
                        format!("return {name};")
                    });
                } else {
                    let text = self.leaving(given)?;
                    self.out.line(if is_tail && self.frames.is_empty() {
                        text.tail
                    } else {
                        text.early
                    });
                }
            }
            Flow::MayReturn => {
                self.import("std::ops::ControlFlow");
                let text = self.leaving("value")?;
                self.out
                    .line(format!("if let ControlFlow::Break(value) = {given} {{"));
                self.out.line(text.early);
                self.out.line("}");
            }
            Flow::MayBreak | Flow::MayContinue => {
                self.out.line(format!("if {given}.is_break() {{"));
                self.jump(flow == Flow::MayBreak)?;
                self.out.line("}");
            }
        }
        Ok(())
    }

    /// The type of a closure.
    fn flow_type(&mut self, flow: Flow, fails: bool) -> Res<String> {
        let ret = self.program.func(self.func).ret.clone();
        let inner = match flow {
            Flow::Plain | Flow::Refused => "()".to_owned(),
            Flow::Returns | Flow::MayReturn => {
                if !self.has_rust(&ret) {
                    return refuse(super::translator::unknown(&ret));
                }
                self.rust_type(&ret)
            }
            Flow::MayBreak | Flow::MayContinue => "()".to_owned(),
        };
        let inner = match flow {
            Flow::MayReturn | Flow::MayBreak | Flow::MayContinue => {
                self.import("std::ops::ControlFlow");
                format!("ControlFlow<{inner}>")
            }
            _ => inner,
        };
        Ok(if fails {
            format!("Result<{inner}, {}>", self.error_name)
        } else {
            inner
        })
    }

    /// Writes code within a closure; gives what that has to end with.
    fn in_frame(
        &mut self,
        flow: Flow,
        fails: bool,
        write: impl FnOnce(&mut Self) -> Res<()>,
    ) -> (Res<()>, Option<String>) {
        self.frames.push(Frame {
            flow,
            fails,
            loops: self.loops.len(),
        });
        let done = write(self);
        self.frames.pop();
        let value = match flow {
            Flow::Plain | Flow::Refused => "()",
            Flow::Returns => return (done, None),
            _ => "ControlFlow::Continue(())",
        };
        let text = match (fails, value) {
            (true, value) => Some(format!("Ok({value})")),
            (false, "()") => None,
            (false, value) => Some(value.to_owned()),
        };
        (done, text)
    }

    /// `try` without its `finally`.
    fn attempt(
        &mut self,
        stmt: &Stmt<'_>,
        read: &Try,
        parts: &Parts<'_, '_>,
        facts: &Attempt,
        is_tail: bool,
    ) -> Res<()> {
        // What no handler gets leaves the function as it would without the `try`.
        if facts
            .handled
            .iter()
            .all(std::collections::BTreeSet::is_empty)
        {
            return self.without_errors(read, parts, is_tail);
        }
        let made = self.made_by_try(stmt);
        // What stands last and only leaves is done where all went well.
        let (mut body, mut last) = (parts.body.clone(), None);
        if parts.orelse.is_none()
            && let Some(StmtKind::Break | StmtKind::Continue | StmtKind::Return(None)) =
                body.body.last().map(|it| &it.kind)
        {
            last = body.body.pop();
        }
        let jumps = Jumps::of(&body, false);
        let body_leaves = always_leaves(&body);
        let flow = jumps.flow(body_leaves)?;
        if flow != Flow::Plain && !made.is_empty() {
            return refuse("a try that is left, and makes variables for what follows");
        }
        let before = self.out.mark();
        let saved = (self.unwrapped.clone(), self.bound.clone());
        let (done, end) = self.in_frame(flow, true, |it| {
            it.suite_at(&body, false);
            Ok(())
        });
        self.unwrapped = saved.0;
        let mut kept = Vec::new();
        if made.iter().any(|it| !self.declared.contains(it)) {
            return refuse("a try whose body could not be drafted");
        }
        for var in &made {
            if self.bound.get(var).is_some_and(|it| *it != Form::Place) {
                return refuse("a borrowed value that a try makes for what follows");
            }
            kept.push(self.binding(*var).name.clone());
        }
        self.bound = saved.1;
        done?;
        let end = match (kept.as_slice(), end) {
            // A body that ends with `raise` has the error as its value.
            ([], Some(end))
                if end == "Ok(())"
                    && self
                        .out
                        .since(before)
                        .last()
                        .is_some_and(|it| it.starts_with("return Err(")) =>
            {
                None
            }
            ([], end) => end,
            ([one], _) => Some(format!("Ok({one})")),
            (many, _) => Some(format!("Ok(({}))", many.join(", "))),
        };
        let origin = self.out.origin;
        let (lines, origins) = self.out.take_with_origins(before);
        let simple = simple_attempt(&lines, end.as_deref());
        self.out.origin = Some(stmt.line);
        let (scrutinee, takes) = if let Some(simple) = simple {
            // The lines of the body count as seen where the call stands.
            for line in origins.iter().flatten() {
                self.out.seen(*line);
            }
            simple
        } else {
            let ty = if kept.is_empty() {
                self.flow_type(flow, true)?
            } else {
                let mut types = Vec::new();
                for var in &made {
                    let ty = self.program.var(*var).ty.clone();
                    types.push(if self.binding(*var).is_usize {
                        "usize".to_owned()
                    } else {
                        self.rust_type(&ty)
                    });
                }
                let types = match types.as_slice() {
                    [one] => one.clone(),
                    many => format!("({})", many.join(", ")),
                };
                format!("Result<{types}, {}>", self.error_name)
            };
            let name = self.fresh_name("attempt");
            self.out.line(format!("let {name} = (|| -> {ty} {{"));
            let count = lines.len();
            for (at, (line, from)) in lines.into_iter().zip(origins).enumerate() {
                self.out.origin = from;
                let last = (at + 1 == count && end.is_none())
                    .then(|| line.strip_prefix("return ")?.strip_suffix(';'))
                    .flatten()
                    .map(str::to_owned);
                self.out.line(last.unwrap_or(line));
            }
            self.out.origin = Some(stmt.line);
            if let Some(end) = end {
                self.out.line(end);
            }
            self.out.line("})();");
            (name, Takes::Given)
        };
        self.out.origin = origin;
        self.arms(
            stmt,
            read,
            parts,
            facts,
            &Met {
                scrutinee,
                takes,
                flow,
                made,
                kept,
                last,
                is_tail,
            },
        )
    }

    /// A body that nothing goes wrong in.
    fn without_errors(&mut self, read: &Try, parts: &Parts<'_, '_>, is_tail: bool) -> Res<()> {
        let block = parts.body.block;
        let has_own = block.is_some_and(|it| self.homes.get(&it).is_some_and(|it| !it.is_empty()));
        if has_own {
            self.out.line("{");
        }
        self.suite_at(parts.body, is_tail && parts.orelse.is_none());
        if has_own {
            self.out.line("}");
        }
        if !parts.handlers.is_empty() && self.has_hole_in(parts.body) {
            // What was left out may raise what is caught here.
            return refuse("a try whose body could not be drafted");
        }
        for (handler, suite) in read.handlers.iter().zip(parts.handlers) {
            self.out.seen(handler.line);
            self.skip_unreachable(&suite.body);
        }
        if let Some(orelse) = parts.orelse {
            if always_leaves(parts.body) {
                self.skip_unreachable(&orelse.body);
            } else {
                self.suite_at(orelse, is_tail);
            }
        }
        Ok(())
    }

    /// The arms of what a body has come to.
    fn arms(
        &mut self,
        stmt: &Stmt<'_>,
        read: &Try,
        parts: &Parts<'_, '_>,
        facts: &Attempt,
        met: &Met<'_>,
    ) -> Res<()> {
        let reached: Vec<usize> = (0..read.handlers.len())
            .filter(|at| !facts.handled[*at].is_empty())
            .collect();
        let is_plain = met.flow == Flow::Plain
            && met.made.is_empty()
            && met.last.is_none()
            && parts.orelse.is_none()
            && !matches!(met.takes, Takes::Assigns(_) | Takes::Returns)
            && !(met.is_tail && stmt.ends);
        let only_one = match reached.as_slice() {
            [one] if facts.rest.is_empty() => Some(*one),
            _ => None,
        };
        if let (true, Some(at)) = (is_plain, only_one) {
            let pattern = self.handler_pattern(read, facts, &parts.handlers[at], at, true)?;
            self.out
                .line(format!("if let {pattern} = {} {{", met.scrutinee));
            self.handler(read, parts, at, met.is_tail);
            self.out.line("}");
            self.leave_out(read, parts, &reached)?;
            return Ok(());
        }
        let pattern = match met.kept.as_slice() {
            [] => String::new(),
            [one] => one.clone(),
            many => format!("({})", many.join(", ")),
        };
        let all_leave = reached.iter().all(|it| always_leaves(&parts.handlers[*it]));
        let is_let = !met.kept.is_empty() && all_leave;
        if met.kept.is_empty() {
            self.out.line(format!("match {} {{", met.scrutinee));
            self.succeeded(parts, met)?;
        } else {
            let declared: Vec<String> = met
                .made
                .iter()
                .map(|it| {
                    let binding = self.binding(*it);
                    if binding.needs_mut {
                        format!("mut {}", binding.name)
                    } else {
                        binding.name.clone()
                    }
                })
                .collect();
            let head = match declared.as_slice() {
                [one] => one.clone(),
                many => format!("({})", many.join(", ")),
            };
            self.declared.extend(met.made.iter().copied());
            if is_let {
                self.out
                    .line(format!("let {head} = match {} {{", met.scrutinee));
                self.out.line(format!("Ok({pattern}) => {pattern},"));
            } else {
                self.out.line(format!("match {} {{", met.scrutinee));
                self.out.line(format!("Ok({head}) => {{"));
                if let Some(orelse) = parts.orelse {
                    self.suite_at(orelse, met.is_tail);
                }
                self.out.line("}");
            }
        }
        for (index, at) in reached.iter().enumerate() {
            let is_all = facts.rest.is_empty() && index + 1 == reached.len();
            self.out.origin = Some(read.handlers[*at].line);
            let pattern = self.handler_pattern(read, facts, &parts.handlers[*at], *at, is_all)?;
            self.out.line(format!("{pattern} => {{"));
            self.handler(read, parts, *at, met.is_tail && !is_let);
            self.out.line("}");
        }
        self.out.origin = Some(stmt.line);
        // An arm for one class leaves others open that never come here.
        let named: usize = facts
            .handled
            .iter()
            .map(std::collections::BTreeSet::len)
            .sum();
        let last_is_one = reached.last().is_some_and(|at| {
            let var = read.handlers[*at].var;
            var.is_some_and(|it| self.payloads.contains_key(&it))
        });
        if facts.rest.is_empty() && last_is_one && self.variants.len() > named {
            self.out.line(if self.can_fail() {
                "Err(error) => return Err(error),"
            } else {
                "Err(error) => unreachable!(\"{error}\"),"
            });
        }
        if !facts.rest.is_empty() {
            if !self.can_fail() {
                return refuse("an error that can't be given back here");
            }
            let tail = met.is_tail && !is_let && self.frames.is_empty() && stmt.ends;
            self.out.line(if tail {
                "Err(error) => Err(error),"
            } else {
                "Err(error) => return Err(error),"
            });
        }
        self.out.line(if is_let { "};" } else { "}" });
        self.leave_out(read, parts, &reached)?;
        if let (true, Some(orelse)) = (is_let, parts.orelse) {
            self.suite_at(orelse, met.is_tail);
        }
        Ok(())
    }

    /// Whether something in a suite was left out.
    fn has_hole_in(&self, suite: &Suite<'_>) -> bool {
        let (Some(first), Some(last)) = (suite.body.first(), suite.body.last()) else {
            return false;
        };
        let span = first.span.start..last.span.end;
        self.holes.iter().any(|it| span.contains(&it.span.start))
    }

    /// Handlers that nothing comes to.
    fn leave_out(&mut self, read: &Try, parts: &Parts<'_, '_>, reached: &[usize]) -> Res<()> {
        if reached.len() < parts.handlers.len() && self.has_hole_in(parts.body) {
            return refuse("a try whose body could not be drafted");
        }
        for (at, suite) in parts.handlers.iter().enumerate() {
            if !reached.contains(&at) {
                self.out.seen(read.handlers[at].line);
                self.skip_unreachable(&suite.body);
            }
        }
        Ok(())
    }

    /// The arm of what went well.
    fn succeeded(&mut self, parts: &Parts<'_, '_>, met: &Met<'_>) -> Res<()> {
        match (&met.takes, met.flow) {
            (Takes::Assigns(place), _) => {
                self.out.line("Ok(value) => {");
                self.out.line(format!("{place} = value;"));
            }
            (Takes::Returns, _) | (_, Flow::Returns) => {
                let text = self.leaving("value")?;
                let is_tail = met.is_tail && self.frames.is_empty();
                let text = if is_tail { text.tail } else { text.early };
                self.out.line("Ok(value) => {");
                self.out.line(text);
                self.out.line("}");
                if let Some(orelse) = parts.orelse {
                    self.skip_unreachable(&orelse.body);
                }
                return Ok(());
            }
            (_, Flow::MayReturn) => {
                let text = self.leaving("value")?;
                self.out.line("Ok(ControlFlow::Break(value)) => {");
                self.out.line(text.early);
                self.out.line("}");
                self.out.line("Ok(ControlFlow::Continue(())) => {");
            }
            (_, Flow::MayBreak | Flow::MayContinue) => {
                self.out.line("Ok(ControlFlow::Break(())) => {");
                self.jump(met.flow == Flow::MayBreak)?;
                self.out.line("}");
                self.out.line("Ok(ControlFlow::Continue(())) => {");
            }
            (Takes::Drops, _) => self.out.line("Ok(_) => {"),
            _ => self.out.line("Ok(()) => {"),
        }
        if let Some(orelse) = parts.orelse {
            self.suite_at(orelse, met.is_tail);
        }
        if let Some(last) = &met.last {
            self.stmt(last);
        }
        self.out.line("}");
        Ok(())
    }

    /// The pattern of a handler.
    fn handler_pattern(
        &mut self,
        read: &Try,
        facts: &Attempt,
        suite: &Suite<'_>,
        at: usize,
        is_all: bool,
    ) -> Res<String> {
        let classes = &facts.handled[at];
        let var = read.handlers[at].var;
        let is_used = |var: VarId| {
            let occurrences = &self.program.var(var).occurrences;
            occurrences.iter().any(|it| !it.is_def)
        };
        let used = var.filter(|it| is_used(*it));
        let reraises = raises_again(suite);
        let name = match used {
            Some(var) => Some(self.binding(var).name.clone()),
            None if reraises => Some("error".to_owned()),
            None => None,
        };
        let mut held = name.clone().unwrap_or_default();
        if let (Some(var), [class]) = (
            used,
            classes.iter().copied().collect::<Vec<Exc>>().as_slice(),
        ) && self.has_known_struct(*class)
            && self.is_only_read(var)
        {
            self.payloads.insert(var, *class);
            let variant = self.error_variant(*class)?;
            held = format!("{variant}({held})");
            self.next_handler = Some((Some(var), held));
            let name = name.unwrap_or_default();
            return Ok(format!("Err({variant}({name}))"));
        }
        if let Some(var) = used {
            self.payloads.remove(&var);
        }
        self.next_handler = Some((used, held));
        if is_all {
            return Ok(name.map_or("Err(_)".to_owned(), |it| format!("Err({it})")));
        }
        self.error_pattern(classes, name.as_deref())
    }

    /// The body of a handler.
    fn handler(&mut self, read: &Try, parts: &Parts<'_, '_>, at: usize, is_tail: bool) {
        let origin = self.out.origin;
        self.out.seen(read.handlers[at].line);
        let (var, held) = self.next_handler.take().unwrap_or_default();
        if let Some(var) = var {
            self.declared.insert(var);
        }
        self.handling.push(held);
        self.suite_at(&parts.handlers[at], is_tail);
        self.handling.pop();
        self.out.origin = origin;
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
                Kind::Attribute(_, name) => name != "args" && name != "__class__",
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

    /// A name that no variable has.
    fn fresh_name(&mut self, stem: &str) -> String {
        if self.taken.contains(stem) {
            return self.fresh(stem);
        }
        stem.to_owned()
    }

    /// `break` or `continue` of the loop around.
    pub(super) fn jump(&mut self, breaks: bool) -> Res<()> {
        if let Some(frame) = self.frames.last()
            && frame.loops == self.loops.len()
        {
            let wanted = if breaks {
                Flow::MayBreak
            } else {
                Flow::MayContinue
            };
            if frame.flow != wanted {
                return refuse("a way out of a try");
            }
            self.out.line(if frame.fails {
                "return Ok(ControlFlow::Break(()));"
            } else {
                "return ControlFlow::Break(());"
            });
            return Ok(());
        }
        if !breaks {
            self.out.line("continue;");
            return Ok(());
        }
        if let Some(super::translator::LoopFrame { flag: Some(flag) }) = self.loops.last() {
            let text = format!("{flag} = true;");
            self.out.line(text);
        }
        self.out.line("break;");
        Ok(())
    }

    /// How a value is returned from the function here.
    pub(super) fn leaving(&self, value: &str) -> Res<Leaving> {
        let value = match self.frames.last() {
            None if self.raises.fails(self.func) && self.can_fail() => format!("Ok({value})"),
            None => value.to_owned(),
            Some(frame) => {
                let value = match frame.flow {
                    Flow::Returns => value.to_owned(),
                    Flow::MayReturn => format!("ControlFlow::Break({value})"),
                    _ => return refuse("a way out of a try"),
                };
                if frame.fails {
                    format!("Ok({value})")
                } else {
                    value
                }
            }
        };
        Ok(Leaving {
            early: if value == "()" {
                "return;".to_owned()
            } else {
                format!("return {value};")
            },
            tail: value,
        })
    }
}

/// Whether a handler raises again what it got.
fn raises_again(suite: &Suite<'_>) -> bool {
    suite.body.iter().any(|stmt| match &stmt.kind {
        StmtKind::Raise(None, _) => true,
        StmtKind::If { arms, orelse } => {
            arms.iter().any(|it| raises_again(&it.body))
                || orelse.as_ref().is_some_and(raises_again)
        }
        StmtKind::For { body, orelse, .. } | StmtKind::While { body, orelse, .. } => {
            raises_again(body) || orelse.as_ref().is_some_and(raises_again)
        }
        StmtKind::Compound(suites, _) => suites.iter().any(raises_again),
        _ => false,
    })
}

/// A value that is returned.
pub(super) struct Leaving {
    /// As a statement.
    pub(super) early: String,
    /// As the last value of a function.
    pub(super) tail: String,
}

/// What a body has come to, as it stands in Rust.
struct Met<'a> {
    scrutinee: String,
    takes: Takes,
    flow: Flow,
    /// The variables that it makes for what follows, and their names.
    made: Vec<VarId>,
    kept: Vec<String>,
    /// `break`, `continue` or `return` that stood last in the body.
    last: Option<Stmt<'a>>,
    is_tail: bool,
}

/// What is done with the value of a body that went well.
enum Takes {
    /// What the closure gives.
    Given,
    /// Nothing.
    Drops,
    /// It goes to a place.
    Assigns(String),
    /// It is returned.
    Returns,
}

/// A body that is one call with `?`: the call, and what is done with its value.
fn simple_attempt(lines: &[String], end: Option<&str>) -> Option<(String, Takes)> {
    let [line] = lines else {
        return None;
    };
    let one = |text: &str| {
        let inner = text.strip_suffix('?')?;
        (question(inner).is_none() && question(text) == Some(false) && is_one_operand(inner))
            .then(|| inner.to_owned())
    };
    if let Some(value) = line
        .strip_prefix("return Ok(")
        .and_then(|it| it.strip_suffix(");"))
    {
        return Some((one(value)?, Takes::Returns));
    }
    let line = line.strip_suffix(';')?;
    if let Some(rest) = line.strip_prefix("let ") {
        let (head, value) = rest.split_once(" = ")?;
        let name = head.strip_prefix("mut ").unwrap_or(head);
        let name = name.split(':').next().unwrap_or(name).trim();
        if name == "_" {
            return Some((one(value)?, Takes::Drops));
        }
        if end != Some(&format!("Ok({name})")) {
            return None;
        }
        return Some((one(value)?, Takes::Given));
    }
    if end != Some("Ok(())") {
        return None;
    }
    if let Some((place, value)) = line.split_once(" = ")
        && place
            .chars()
            .all(|c| c.is_alphanumeric() || matches!(c, '_' | '.' | '*'))
    {
        return Some((one(value)?, Takes::Assigns(place.to_owned())));
    }
    if line.starts_with(|c: char| c.is_alphabetic() || c == '_') && !line.contains(" = ") {
        return Some((one(line)?, Takes::Drops));
    }
    None
}

/// Whether a text is one operand: no operator or keyword stands outside of brackets.
fn is_one_operand(text: &str) -> bool {
    let mut depth = 0_i32;
    let mut in_text = false;
    let mut before = ' ';
    for c in text.chars() {
        match c {
            '"' if before != '\\' => in_text = !in_text,
            _ if in_text => {}
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth -= 1,
            ' ' | '*' | '&' | '-' | '!' | '+' if depth == 0 => return false,
            _ => {}
        }
        before = c;
    }
    true
}
