//! The arms of a `match` over what went wrong.

use super::{Parts, raises_again};
use crate::translation::frames::Flow;
use crate::translation::raises::Attempt;
use crate::translation::translator::{Res, Translator, refuse};
use crate::types::always_leaves;
use crate::types::exceptions::Exc;
use crate::types::ir::{Stmt, Suite, Try, VarId};

impl Translator<'_, '_> {
    /// The arms of what a body has come to.
    pub(super) fn arms(
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
            self.out.line(if pattern == "Err(_)" {
                format!("if {}.is_err() {{", met.scrutinee)
            } else {
                format!("if let {pattern} = {} {{", met.scrutinee)
            });
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
            self.succeeded(stmt, parts, met)?;
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
    pub(super) fn has_hole_in(&self, suite: &Suite<'_>) -> bool {
        let (Some(first), Some(last)) = (suite.body.first(), suite.body.last()) else {
            return false;
        };
        let span = first.span.start..last.span.end;
        self.holes.iter().any(|it| span.contains(&it.span.start))
    }

    /// Handlers that nothing comes to.
    pub(super) fn leave_out(
        &mut self,
        read: &Try,
        parts: &Parts<'_, '_>,
        reached: &[usize],
    ) -> Res<()> {
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
    fn succeeded(&mut self, stmt: &Stmt<'_>, parts: &Parts<'_, '_>, met: &Met<'_>) -> Res<()> {
        match (&met.takes, met.flow) {
            (Takes::Assigns(place), _) => {
                let value = self.unseen_name("value");
                self.out.line(format!("Ok({value}) => {{"));
                self.out.line(format!("{place} = {value};"));
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
                // What goes on in it never comes to its end.
                if stmt.ends && parts.orelse.is_none() && met.last.is_none() && met.is_tail {
                    let line = "Ok(ControlFlow::Continue(())) => unreachable!(),";
                    self.out.line(line);
                    return Ok(());
                }
                self.out.line("Ok(ControlFlow::Continue(())) => {");
            }
            (_, Flow::MayReturnOrBreak | Flow::MayReturnOrContinue) => {
                let text = self.leaving("value")?;
                self.out.line("Ok(ControlFlow::Break(Some(value))) => {");
                self.out.line(text.early);
                self.out.line("}");
                self.out.line("Ok(ControlFlow::Break(None)) => {");
                self.jump(met.flow == Flow::MayReturnOrBreak)?;
                self.out.line("}");
                self.out.line("Ok(ControlFlow::Continue(())) => {");
            }
            (_, Flow::MayBreak | Flow::MayContinue) => {
                self.out.line("Ok(ControlFlow::Break(())) => {");
                self.jump(met.flow == Flow::MayBreak)?;
                self.out.line("}");
                // What goes on in it never comes to its end.
                if stmt.ends && parts.orelse.is_none() && met.last.is_none() && met.is_tail {
                    let line = "Ok(ControlFlow::Continue(())) => unreachable!(),";
                    self.out.line(line);
                    return Ok(());
                }
                self.out.line("Ok(ControlFlow::Continue(())) => {");
            }
            (Takes::Drops, _) => self.out.line("Ok(_) => {"),
            // A body that always raises, where each handler gives a value.
            _ if stmt.ends && parts.orelse.is_none() && met.last.is_none() => {
                self.out.line("Ok(()) => unreachable!(),");
                return Ok(());
            }
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
    pub(in crate::translation) fn handler(
        &mut self,
        read: &Try,
        parts: &Parts<'_, '_>,
        at: usize,
        is_tail: bool,
    ) {
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
}

/// What a body has come to, as it stands in Rust.
pub(super) struct Met<'a> {
    pub(super) scrutinee: String,
    pub(super) takes: Takes,
    pub(super) flow: Flow,
    /// The variables that it makes for what follows, and their names.
    pub(super) made: Vec<VarId>,
    pub(super) kept: Vec<String>,
    /// `break`, `continue` or `return` that stood last in the body.
    pub(super) last: Option<Stmt<'a>>,
    pub(super) is_tail: bool,
}

/// What is done with the value of a body that went well.
pub(super) enum Takes {
    /// What the closure gives.
    Given,
    /// Nothing.
    Drops,
    /// It goes to a place.
    Assigns(String),
    /// It is returned.
    Returns,
}
