//! The body of a `try`, as a call, a closure or a block.

use super::arms::{Met, Takes};
use super::{Jumps, Parts};
use crate::translation::code::Form;
use crate::translation::coroutines::cancelled::CANCELLED;
use crate::translation::frames::{Flow, Frame};
use crate::translation::questions::question;
use crate::translation::raises::Attempt;
use crate::translation::translator::{Res, Translator, refuse};
use crate::types::always_leaves;
use crate::types::ir::{Stmt, StmtKind, Suite, Try};

impl Translator<'_, '_> {
    /// Writes a suite as a block of its own that may give an error: how it is left, whether it fails, and what
    /// it has to end with.
    pub(in crate::translation) fn suite_in_frame(
        &mut self,
        suite: &Suite<'_>,
    ) -> Res<(Flow, bool, String)> {
        let leaves = always_leaves(suite);
        let flow = Jumps::of(suite, false).flow(leaves)?;
        let fails = self.fails_in(suite);
        let (_, end) = self.in_frame(flow, fails, |it| {
            it.suite_at(suite, false);
            Ok(())
        });
        let end = match end {
            Some(end) if end == "Ok(())" => format!("Ok::<(), {}>(())", self.error_name),
            Some(end) => end,
            None => String::new(),
        };
        Ok((flow, fails, end))
    }

    /// Whether something in a suite gives an error.
    pub(in crate::translation) fn fails_in(&self, suite: &Suite<'_>) -> bool {
        let (Some(first), Some(last)) = (suite.body.first(), suite.body.last()) else {
            return false;
        };
        let within = |position: u32| (first.start..=last.end).contains(&position);
        self.raises
            .exprs
            .keys()
            .any(|it| within(self.program.expr(*it).position))
            || self.raises.stmts.keys().any(|it| within(*it))
    }

    /// Writes code within a closure; gives what that has to end with.
    pub(super) fn in_frame(
        &mut self,
        flow: Flow,
        fails: bool,
        write: impl FnOnce(&mut Self) -> Res<()>,
    ) -> (Res<()>, Option<String>) {
        self.frames.push(Frame {
            flow,
            fails,
            loops: self.loops.len(),
            start: self.quiet.0,
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
    pub(super) fn attempt(
        &mut self,
        stmt: &Stmt<'_>,
        read: &Try,
        parts: &Parts<'_, '_>,
        facts: &Attempt,
        is_tail: bool,
    ) -> Res<()> {
        self.check_implicit(read, facts)?;
        // What no handler gets leaves the function as it would without the `try`.
        if facts
            .handled
            .iter()
            .all(std::collections::BTreeSet::is_empty)
        {
            return self.without_errors(read, parts, is_tail);
        }
        if self.bound_by_try(stmt, read, parts, facts)? {
            return Ok(());
        }
        if self.looked_up(read, parts, facts, is_tail)? {
            return Ok(());
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
        let ends_early = body_leaves && !matches!(flow, Flow::Plain | Flow::Returns);
        let end = match (kept.as_slice(), end) {
            // Each way through it has been left before.
            ([], _) if ends_early => None,
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
        let is_cancelled = self.coroutines.sees.contains(&stmt.start)
            && facts.handled.iter().any(|it| it.contains(&CANCELLED));
        let simple = simple_attempt(&lines, end.as_deref()).filter(|_| !is_cancelled);
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
            let awaits = lines.iter().any(|it| it.contains(".await"));
            let (open, close) = if is_cancelled {
                self.ended_by_cancelling()?
            } else {
                (String::new(), String::new())
            };
            // An endless body has no end.
            let is_endless = body_leaves || body.body.last().is_some_and(|it| it.ends);
            let end = end.filter(|_| !(is_cancelled && is_endless && flow == Flow::Plain));
            self.out.line(if is_cancelled {
                format!("let {name}: {ty} = {open}")
            } else if awaits {
                format!("let {name}: {ty} = async {{")
            } else {
                format!("let {name} = (|| -> {ty} {{")
            });
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
            self.out.line(match (is_cancelled, awaits) {
                (true, _) => close.as_str(),
                (false, true) => "}.await;",
                (false, false) => "})();",
            });
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
    // The result of a call, given on as it is.
    if let Some(call) = line.strip_prefix("return ") {
        let is_call = question(call).is_none() && is_one_operand(call);
        let is_made = call.starts_with("Ok(") || call.starts_with("Err(");
        return (is_call && !is_made).then(|| (call.to_owned(), Takes::Returns));
    }
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
pub(super) fn is_one_operand(text: &str) -> bool {
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
