//! What a statement leaves behind that is not drafted: its hole, and the variables that the rest uses.

use super::Hole;
use super::code::{Form, is_plain, quoted};
use super::translator::{LoopFrame, Refusal, Translator};
use crate::python::source::Span;
use crate::types::ir::{Kind, Stmt, StmtKind, Suite, Target};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// The body of a loop whose head is a hole, and what comes after it.
    fn rounds_of_hole(&mut self, body: &Suite<'_>, orelse: Option<&Suite<'_>>) {
        self.loops.push(LoopFrame::default());
        self.suite(body);
        self.loops.pop();
        self.out.line("}");
        if let Some(orelse) = orelse {
            self.out.line("{");
            self.suite(orelse);
            self.out.line("}");
        }
    }

    /// Leaves a hole for a statement, or for its head alone.
    pub(super) fn refused_stmt(&mut self, stmt: &Stmt<'_>, refusal: &Refusal, is_tail: bool) {
        match &stmt.kind {
            StmtKind::For {
                target,
                body,
                orelse,
                ..
            } => {
                let name = self.fresh("items");
                let hole = self.hole(&stmt.head, stmt.line, &refusal.0);
                let mut types = Vec::new();
                let known = (self.declared.clone(), self.bound.clone());
                let pattern = self.hole_pattern(target, &mut types);
                if pattern.is_none() {
                    (self.declared, self.bound) = known;
                }
                if let Some((pattern, ty)) = pattern {
                    self.out.line(format!("let {name}: Vec<{ty}> = {hole};"));
                    self.out.line(format!("for {pattern} in {name} {{"));
                } else {
                    self.out.line(format!("let {name}: Vec<()> = {hole};"));
                    self.out.line(format!("for () in {name} {{"));
                }
                self.rounds_of_hole(body, orelse.as_ref());
            }
            StmtKind::If { arms, orelse } => {
                let in_arms =
                    is_tail && (orelse.is_some() || self.program.func(self.func).ret == Ty::None);
                for (at, arm) in arms.iter().enumerate() {
                    self.out.origin = Some(arm.line);
                    self.statements += usize::from(at > 0);
                    let hole = self.hole(&arm.head, arm.line, &refusal.0);
                    let keyword = if at > 0 { "} else if" } else { "if" };
                    self.out.line(format!("{keyword} {hole} {{"));
                    self.suite_at(&arm.body, in_arms);
                }
                if let Some(orelse) = orelse {
                    self.out.line("} else {");
                    self.suite_at(orelse, in_arms);
                }
                self.out.line("}");
            }
            StmtKind::While { body, orelse, .. } => {
                let hole = self.hole(&stmt.head, stmt.line, &refusal.0);
                self.out.line(format!("while {hole} {{"));
                self.rounds_of_hole(body, orelse.as_ref());
            }
            StmtKind::Compound(suites, why) => {
                let kind = *why;
                let why = if refusal.0.is_empty() {
                    *why
                } else {
                    &refusal.0
                };
                if kind == "try" && self.left_try(stmt, suites, why, is_tail) {
                    return;
                }
                let hole = self.hole(&stmt.head, stmt.line, why);
                self.out.line(format!("{hole};"));
                self.frames.push(super::frames::Frame {
                    flow: super::frames::Flow::Refused,
                    fails: false,
                    loops: self.loops.len(),
                    start: self.quiet.0,
                });
                for (at, suite) in suites.iter().enumerate() {
                    self.out.line("{");
                    self.declare_open(stmt, at);
                    self.suite(suite);
                    self.out.line("}");
                }
                self.frames.pop();
                // The last of the blocks would be the value of what they stand in.
                let func = self.program.func(self.func);
                let gives = !func.falls_through && func.ret != Ty::None && !func.is_generator;
                if is_tail && gives && self.frames.is_empty() && !suites.is_empty() {
                    self.out.line("unreachable!()");
                }
            }
            StmtKind::Assign { targets, .. } => {
                let hole = self.hole(&stmt.span, stmt.line, &refusal.0);
                let mut vars = Vec::new();
                targets.iter().for_each(|it| it.vars(&mut vars));
                let mut is_first = true;
                if let ([Target::Attribute(object, name)], Some(me)) =
                    (targets.as_slice(), self.making)
                    && matches!(self.kind(*object), Kind::Var(var) if *var == me)
                    && let Ty::Instance(class) = self.ty(*object).some()
                {
                    // The field is there all the same.
                    let class = *class;
                    let ty = self.field_type(class, name).unwrap_or_default();
                    let rust = self.rust_type(&ty);
                    let field = self.field_variable(me, class, name);
                    self.out.line(format!("let {field}: {rust} = {hole};"));
                    self.declared_fields.insert(field);
                    return;
                }
                for var in vars {
                    let binding = self.binding(var);
                    let ty = self.program.var(var).ty.clone();
                    if self.declared.contains(&var)
                        || binding.home != stmt.block
                        || binding.global.is_some()
                        || !self.has_rust(&ty)
                        || self.may_be_closure(&ty)
                    {
                        continue;
                    }
                    let name = binding.name.clone();
                    let needs_mut = if binding.needs_mut { "mut " } else { "" };
                    let rust = if binding.is_usize {
                        "usize".to_owned()
                    } else {
                        self.rust_type(&ty)
                    };
                    self.declared.insert(var);
                    let value = if is_first {
                        hole.as_str()
                    } else {
                        "unreachable!()"
                    };
                    self.out
                        .line(format!("let {needs_mut}{name}: {rust} = {value};"));
                    is_first = false;
                }
                if is_first {
                    self.out.line(format!("{hole};"));
                }
            }
            StmtKind::Return(_) => {
                let hole = self.hole(&stmt.span, stmt.line, &refusal.0);
                // After a function that gives nothing comes its `Ok(())`.
                let gives_nothing = self.program.func(self.func).ret == Ty::None;
                if is_tail
                    && self.gives_iterator(self.func)
                    && let Ty::Iter(item) = self.program.func(self.func).ret.clone()
                {
                    let item = self.rust_type(&item);
                    let name = self.fresh("items");
                    self.out.line(format!("let {name}: Vec<{item}> = {hole};"));
                    self.out.line(format!("{name}.into_iter()"));
                    return;
                }
                self.out.line(match (is_tail, gives_nothing) {
                    (true, false) => hole,
                    (true, true) => format!("{hole};"),
                    (false, _) => format!("return {hole};"),
                });
            }
            _ => {
                let hole = self.hole(&stmt.span, stmt.line, &refusal.0);
                self.out.line(format!("{hole};"));
            }
        }
    }

    /// The pattern and type of a loop whose head is a hole.
    pub(super) fn hole_pattern(
        &mut self,
        target: &Target,
        types: &mut Vec<Ty>,
    ) -> Option<(String, String)> {
        match target {
            Target::Var(var) => {
                let info = self.program.var(*var);
                let ty = info.ty.clone();
                // The type of a coroutine has no name.
                let has_name = !matches!(ty, Ty::Coroutine(..) | Ty::Stream(..));
                if !self.has_rust(&ty) || !has_name || self.declared.contains(var) {
                    return None;
                }
                types.push(ty.clone());
                if let [_] = info.occurrences.as_slice() {
                    return Some(("_".to_owned(), self.rust_type(&ty)));
                }
                self.declared.insert(*var);
                self.bound.insert(*var, Form::Place);
                let binding = self.binding(*var);
                let rust = if binding.is_usize {
                    "usize".to_owned()
                } else {
                    self.rust_type(&ty)
                };
                let binding = self.binding(*var);
                let needs_mut = if binding.needs_mut { "mut " } else { "" };
                Some((format!("{needs_mut}{}", binding.name), rust))
            }
            Target::Tuple(targets, None) => {
                let mut parts = Vec::new();
                let mut rust = Vec::new();
                for target in targets {
                    let is_unknown = matches!(target, Target::Var(var) if !self.has_rust(&self.program.var(*var).ty));
                    if is_unknown {
                        parts.push("_".to_owned());
                        rust.push(self.rust_type(&Ty::Unknown));
                        continue;
                    }
                    let (part, ty) = self.hole_pattern(target, types)?;
                    parts.push(part);
                    rust.push(ty);
                }
                Some((
                    format!("({},)", parts.join(", ")),
                    format!("({},)", rust.join(", ")),
                ))
            }
            _ => None,
        }
    }

    /// The `todo!` for a piece of Python.
    pub(super) fn hole(&mut self, span: &Span, line: usize, reason: &str) -> String {
        let python = self.python(span);
        self.holes.push(Hole {
            span: span.clone(),
            python: python.clone(),
            reason: reason.to_owned(),
        });
        let text = if python.chars().all(is_plain) && !python.contains('"') {
            format!("r\"{python}\"")
        } else if python.chars().all(is_plain) && !python.contains("\"#") {
            format!("r#\"{python}\"#")
        } else {
            quoted(&python)
        };
        format!("todo!(\"line {}: {{}}\", {text})", self.source.number(line))
    }
}
