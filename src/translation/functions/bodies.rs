//! The body of a function, and what stands before its statements.

use crate::translation::frames::{Flow, Frame};
use crate::translation::translator::{Translator, refuse, unknown};
use crate::types::ir::{FuncId, StmtKind, Suite};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// What stands between the braces of a function that had `holes` holes before, and the last of them.
    pub(super) fn function_body(&mut self, id: FuncId, head_is_whole: bool, holes: usize) {
        let func = self.program.func(id);
        let line = func.line;
        let start = self.out.lines.len();
        if let Some(why) = func.refused {
            let span = func.span.start..func.span.start;
            let head = self.head_of(id).unwrap_or(span);
            let hole = self.hole(&head, line, why);
            self.out.line(format!("{hole};"));
        }
        self.drafted += usize::from(func.refused.is_none() && head_is_whole);
        if func.refused.is_none() && !head_is_whole {
            let head = self.head_of(id).unwrap_or(func.span.start..func.span.start);
            let why = self.unknown_in_signature(id);
            let hole = self.hole(&head, line, &why);
            self.out.line(format!("{hole};"));
        }
        let given = self.given.len();
        self.open_command(id);
        self.cells_of_params(id);
        self.name_shared_functions(id);
        for (var, value, at) in self.moved.remove(&id).unwrap_or_default() {
            self.moved_in(var, value, at);
        }
        if func.is_generator && func.refused.is_none() {
            let (mark, hole_count) = (self.out.mark(), self.holes.len());
            let known = (self.declared.clone(), self.bound.clone());
            if let Err(refusal) = self.generator_body(id) {
                self.yielding = None;
                (self.declared, self.bound) = known;
                self.out.back(mark);
                self.holes.truncate(hole_count);
                if head_is_whole {
                    self.drafted -= 1;
                    let head = self.head_of(id).unwrap_or(func.span.start..func.span.start);
                    let hole = self.hole(&head, line, &refusal.0);
                    self.out.line(format!("{hole};"));
                }
                self.left_generator(&func.body);
            }
        } else if func.is_generator {
            self.left_generator(&func.body);
        } else if func.is_cached && func.refused.is_none() {
            self.cached_body(id);
        } else {
            self.body(&func.body, &func.ret.clone(), func.falls_through);
        }
        self.given.truncate(given);
        // Nothing but what Python leaves open: a method that others have in their own ways.
        if func.refused.is_none()
            && head_is_whole
            && self.out.lines.len() == start
            && !func.is_generator
            && func.ret != Ty::None
        {
            let head = self.head_of(id).unwrap_or(func.span.start..func.span.start);
            let hole = self.hole(&head, line, "a method without a body");
            self.out.line(hole);
        }
        // A loop that stands last would be the value of what could not be drafted.
        let is_value = matches!(
            func.body.body.last().map(|it| &it.kind),
            Some(StmtKind::If { .. })
        ) || self.ends_with_match();
        let is_block = !is_value && self.out.lines.last().is_some_and(|it| it == "}");
        let is_left_out = func.refused.is_some()
            || !head_is_whole
            || func.is_generator && self.holes.len() > holes;
        let gives_closure = self.may_be_closure(&func.ret);
        let is_left_open = func.is_generator && self.holes.len() > holes;
        let is_left_open = is_left_open && self.out.lines.last().is_some_and(|it| it == "}");
        if is_left_open
            || is_block
                && is_left_out
                && !gives_closure
                && !func.falls_through
                && func.ret != Ty::None
        {
            // A generator that is left open still has to be one.
            let gives_items = func.is_generator
                && !func.is_async
                && self.out.lines[..start]
                    .iter()
                    .rev()
                    .take_while(|it| !it.ends_with(';') && *it != "}")
                    .chain(
                        self.out.lines[start..]
                            .iter()
                            .take_while(|it| !it.ends_with(';')),
                    )
                    .any(|it| it.contains(") -> impl Iterator<Item = "));
            self.out.line(if gives_items {
                "std::iter::empty()"
            } else {
                "unreachable!()"
            });
        }
        self.out.origin = Some(line);
        self.out.line("}");
    }

    /// The statements of a generator that is not drafted: its head says that it gives nothing, not even errors.
    fn left_generator(&mut self, body: &Suite<'_>) {
        self.frames.push(Frame {
            flow: Flow::Refused,
            fails: false,
            loops: self.loops.len(),
            start: self.quiet.0,
        });
        self.body(body, &Ty::None, false);
        self.frames.pop();
    }

    /// Whether the last lines are a `match`, or an `if` with an `else`.
    fn ends_with_match(&self) -> bool {
        let mut depth = 0_i64;
        let mut has_else = false;
        for line in self.out.lines.iter().rev() {
            let closing = line.starts_with('}');
            has_else |= depth == 1 && line == "} else {";
            depth += i64::from(closing) - i64::from(line.ends_with('{'));
            if depth <= 0 {
                return line.starts_with("match ") || has_else && line.starts_with("if ");
            }
        }
        false
    }

    /// A variable of the module that only this function uses.
    fn moved_in(
        &mut self,
        var: crate::types::ir::VarId,
        value: crate::types::ir::ExprId,
        line: usize,
    ) {
        self.out.origin = Some(line);
        let ty = self.program.var(var).ty.clone();
        if self.coroutines.moved.contains_key(&var) {
            if let Err(refusal) = self.assign_cell(var, value, &ty) {
                let span = self.program.expr(value).span.clone();
                let hole = self.hole(&span, line, &refusal.0);
                self.out.line(format!("{hole};"));
            }
            return;
        }
        let binding = self.binding(var).clone();
        let needs_mut = if self.effects.changed.contains(&var) {
            "mut "
        } else {
            ""
        };
        let code = if self.has_known_rust(&ty) {
            self.value(value, &ty)
        } else {
            refuse(unknown(&ty))
        };
        match code {
            Ok(code) => {
                let annotation = self.annotation(&code, &ty, false);
                let annotation = if annotation.is_empty() {
                    annotation
                } else {
                    format!(": {annotation}")
                };
                self.out.line(format!(
                    "let {needs_mut}{}{annotation} = {};",
                    binding.name, code.text
                ));
                self.declared.insert(var);
            }
            Err(refusal) => {
                let span = self.program.expr(value).span.clone();
                let hole = self.hole(&span, line, &refusal.0);
                self.out.line(format!("{hole};"));
            }
        }
    }

    /// The body of a function, its last value without `return`.
    pub(in crate::translation) fn body(&mut self, body: &Suite<'_>, ret: &Ty, falls_through: bool) {
        self.suite_at(body, true);
        if self.can_fail() && matches!(ret, Ty::None) && !always_raises(body) {
            self.out.line("Ok(())");
        } else if falls_through && matches!(ret, Ty::Option(_)) && self.has_known_rust(ret) {
            self.out
                .line(if self.can_fail() { "Ok(None)" } else { "None" });
        } else if falls_through && !matches!(ret, Ty::None) && !self.has_known_rust(ret) {
            self.out.line(if self.can_fail() {
                "Ok(Unknown)"
            } else {
                "Unknown"
            });
        }
    }
}

/// Whether the end of a body is never reached, as all ways to it end with `raise`.
fn always_raises(body: &Suite<'_>) -> bool {
    match body.body.last().map(|it| &it.kind) {
        Some(StmtKind::Raise(..)) => true,
        Some(StmtKind::If {
            arms,
            orelse: Some(orelse),
        }) => arms.iter().all(|it| always_raises(&it.body)) && always_raises(orelse),
        _ => false,
    }
}
