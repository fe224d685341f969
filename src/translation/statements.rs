//! Statements: each on lines of its own, with a hole where something is not known.

use rustpython_ast::Operator;

use super::code::{Code, Form, Prec, is_plain, quoted, with_suffix};
use super::seq::Item;
use super::translator::{LoopFrame, Refusal, Res, Translator, refuse, unknown};
use super::{Hole, variables::Global};
use crate::python::source::Span;
use crate::types::always_leaves;
use crate::types::exceptions;
use crate::types::ir::{ExprId, Kind, Stmt, StmtKind, Suite, Target, VarId};
use crate::types::narrow::{self, Fact};
use crate::types::ty::{DictKind, Ty};

impl Translator<'_, '_> {
    pub(super) fn suite(&mut self, suite: &Suite<'_>) {
        self.suite_at(suite, false);
    }

    pub(super) fn stmt(&mut self, stmt: &Stmt<'_>) {
        self.out.origin = Some(stmt.line);
        let is_counted = !matches!(
            stmt.kind,
            StmtKind::Docstring | StmtKind::Pass | StmtKind::Import
        );
        self.statements += usize::from(is_counted);
        let is_tail = std::mem::take(&mut self.in_tail);
        let holes = self.holes.len();
        let mark = self.out.mark();
        let (unwrapped, declared) = (self.unwrapped.clone(), self.declared.clone());
        let bound = self.bound.clone();
        self.hoist(stmt);
        let region = self.region_of(stmt);
        let quiet = std::mem::replace(&mut self.quiet, (stmt.start, stmt.end));
        let done = self.in_region(region, |it| {
            it.compute_before_change(stmt)?;
            it.stmt_kind(stmt, is_tail)
        });
        let done = done.and_then(|()| self.check_stmt(stmt, mark));
        let done = done.and_then(|()| {
            let lines = self.out.since(mark).to_vec();
            self.check_guards(stmt, &lines)
        });
        self.quiet = quiet;
        if let Err(refusal) = done {
            self.out.back(mark);
            self.holes.truncate(holes);
            self.out.origin = Some(stmt.line);
            self.unwrapped = unwrapped;
            self.declared = declared;
            self.bound = bound;
            self.hoist(stmt);
            self.refused_stmt(stmt, &refusal, is_tail);
        }
        let own = stmt.head.clone();
        let has_hole = self.holes[holes..]
            .iter()
            .any(|it| it.span.start >= own.start && it.span.start < own.end);
        self.drafted += usize::from(is_counted && !has_hole);
    }

    /// Refuses a call that gives None and whose value is used: it would be shown, and not be made.
    pub(super) fn check_nones(&self, stmt: &Stmt<'_>) -> Res<()> {
        let gives_none =
            |id: ExprId| matches!(self.kind(id), Kind::Call(..)) && *self.ty(id) == Ty::None;
        let (mut rest, may_be_none) = match &stmt.kind {
            StmtKind::Expr(value) | StmtKind::Return(Some(value)) => (vec![*value], true),
            StmtKind::Assign { value, targets, .. } => {
                let is_var = matches!(targets.as_slice(), [Target::Var(_)]);
                (vec![*value], is_var)
            }
            StmtKind::Augmented { value, .. } | StmtKind::Yield(Some(value), _) => {
                (vec![*value], false)
            }
            StmtKind::If { arms, .. } => (arms.iter().map(|it| it.test).collect(), false),
            StmtKind::While { test, .. } | StmtKind::Assert(test, _) => (vec![*test], false),
            StmtKind::For { iter, .. } => (vec![*iter], false),
            _ => return Ok(()),
        };
        if may_be_none {
            rest = rest.iter().flat_map(|it| self.kind(*it).parts()).collect();
        }
        while let Some(id) = rest.pop() {
            if gives_none(id) {
                return refuse("a call that gives None, as a value");
            }
            // What a lambda gives may be None, but nothing in it.
            if let Kind::Lambda(lambda) = self.kind(id)
                && let Some(value) = self.program.func(*lambda).value
            {
                rest.extend(self.kind(value).parts());
            }
            rest.extend(self.kind(id).parts());
        }
        Ok(())
    }

    /// Checks that a simple statement gives the errors that it can raise, and where that is possible.
    fn check_stmt(&mut self, stmt: &Stmt<'_>, mark: super::out::Mark) -> Res<()> {
        self.check_nones(stmt)?;
        let mut roots = Vec::new();
        match &stmt.kind {
            StmtKind::Expr(expr) => roots.push(*expr),
            StmtKind::Assign { targets, value, .. } => {
                roots.push(*value);
                targets.iter().for_each(|it| parts_of(it, &mut roots));
            }
            StmtKind::Augmented {
                target,
                value,
                read,
                ..
            } => {
                roots.extend([*value, *read]);
                parts_of(target, &mut roots);
            }
            StmtKind::Return(value) => roots.extend(value),
            StmtKind::Delete(targets) => targets.iter().for_each(|it| parts_of(it, &mut roots)),
            StmtKind::Assert(test, message) => {
                roots.push(*test);
                roots.extend(message);
            }
            StmtKind::Raise(Some(exception), _) => {
                if let Kind::Call(_, arguments) = self.kind(*exception) {
                    roots.extend(arguments.iter().map(|it| it.value));
                }
            }
            _ => return Ok(()),
        }
        self.check_failing(&roots)?;
        let written = self.out.since(mark).join("\n");
        self.check_tries(&written)?;
        let raises = self.raises.stmts.get(&stmt.start);
        if raises.is_some()
            && !matches!(stmt.kind, StmtKind::Raise(..) | StmtKind::Assert(..))
            && super::questions::question(&written).is_none()
            && !written.contains("return Err(")
        {
            return refuse("an error that is caught here");
        }
        let sees_none = self.raises.watched.get(&stmt.start).is_some_and(|it| {
            it.iter().any(|class| {
                let class = *class;
                ["TypeError", "AttributeError"].iter().any(|name| {
                    exceptions::catches(self.program, class, exceptions::Exc::Builtin(name))
                })
            })
        });
        if sees_none && written.contains("not None") {
            return refuse("a None whose error is caught");
        }
        Ok(())
    }

    /// `assert` whose error a handler sees.
    fn checked(&mut self, stmt: &Stmt<'_>, test: ExprId, message: Option<ExprId>) -> Res<()> {
        let condition = self.condition(test)?;
        let variant = self.error_variant(exceptions::Exc::Builtin("AssertionError"))?;
        let arguments: Vec<crate::types::ir::Argument> = message
            .into_iter()
            .map(|value| crate::types::ir::Argument {
                name: None,
                stars: 0,
                value,
            })
            .collect();
        self.check_failing(&[test])?;
        let opposite = super::conditions::negated(&condition);
        self.out.line(format!("if {} {{", opposite.text));
        let text = self.message(exceptions::Exc::Builtin("AssertionError"), &arguments)?;
        let _ = stmt;
        self.leave_with(&format!("{variant}({text})"), false)?;
        self.out.line("}");
        Ok(())
    }

    /// Declares the variables that are assigned within this statement and used behind it.
    fn hoist(&mut self, stmt: &Stmt<'_>) {
        let home = self.homes.get(&stmt.block).map_or(&[][..], Vec::as_slice);
        let first = home.partition_point(|(position, _)| *position < stmt.start);
        let within = home[first..]
            .iter()
            .take_while(|(position, _)| *position <= stmt.end);
        let mut vars: Vec<VarId> = within
            .map(|(_, var)| *var)
            .filter(|var| !self.declared.contains(var))
            .collect();
        let made = self.made_by_try(stmt);
        vars.sort_unstable();
        for var in vars {
            if declares(stmt, var) || made.contains(&var) {
                continue;
            }
            let info = self.program.var(var);
            let binding = self.binding(var).clone();
            if binding.global.is_some() || info.is_param || info.ty == Ty::None {
                continue;
            }
            let ty = info.ty.clone();
            self.rename_hiding(var, stmt);
            let name = self.binding(var).name.clone();
            self.declared.insert(var);
            if !self.has_rust(&ty) {
                continue;
            }
            let rust = if binding.is_usize {
                "usize".to_owned()
            } else if binding.form == Form::Ref {
                self.borrowed_type(&ty)
            } else {
                self.rust_type(&ty)
            };
            if self.is_assigned_on_all_ways(var, stmt) {
                let needs_mut = if self.bindings[var.at()].needs_mut {
                    "mut "
                } else {
                    ""
                };
                self.out.line(format!("let {needs_mut}{name}: {rust};"));
                continue;
            }
            if !has_default(&ty) {
                // What it is before it is assigned, Rust can't say.
                self.bindings[var.at()].global = Some(Global::Refused);
                continue;
            }
            self.bindings[var.at()].needs_mut = true;
            if matches!(ty, Ty::Instance(_) | Ty::Dyn(_)) {
                // No value stands for one that is not there yet.
                self.out.line(format!("let mut {name}: {rust};"));
                continue;
            }
            let member = match &ty {
                Ty::Enum(class) => self.first_member(*class),
                _ => String::new(),
            };
            let default = match &ty {
                Ty::Enum(_) => member.as_str(),
                Ty::Option(_) => "None",
                Ty::Int => "0",
                Ty::Float | Ty::Real => "0.0",
                Ty::Bool => "false",
                Ty::Str => "String::new()",
                Ty::Lit => "\"\"",
                Ty::Char => "' '",
                Ty::Dict(..) => "IndexMap::new()",
                Ty::Set(_) => "HashSet::new()",
                Ty::List(_) | Ty::Tuples(_) => "Vec::new()",
                _ => "Default::default()",
            };
            self.out
                .line(format!("let mut {name}: {rust} = {default};"));
        }
    }

    /// A variable that would hide another one of its name, which the same statement still reads, is called
    /// something else.
    fn rename_hiding(&mut self, var: VarId, stmt: &Stmt<'_>) {
        let name = self.binding(var).name.clone();
        let func = self.program.var(var).func;
        let others = self.program.vars.iter().zip(&self.bindings).enumerate();
        let is_hiding = others
            .filter(|(index, (other, binding))| {
                *index != var.at() && other.func == func && binding.name == name
            })
            .any(|(_, (other, _))| {
                other
                    .occurrences
                    .iter()
                    .any(|it| !it.is_def && stmt.start <= it.position && it.position <= stmt.end)
            });
        if is_hiding {
            let is_taken = |name: &str| {
                let of_func = self.program.vars.iter().zip(&self.bindings);
                let mut of_func = of_func.filter(|(it, _)| it.func == func);
                of_func.any(|(_, it)| it.name == name)
            };
            let mut names = (2..).map(|it| format!("{name}_{it}"));
            if let Some(free) = names.find(|it| !is_taken(it)) {
                self.bindings[var.at()].name = free;
            }
        }
    }

    /// Whether an `if` with an `else` assigns a variable in each of its arms that goes on.
    fn is_assigned_on_all_ways(&self, var: VarId, stmt: &Stmt<'_>) -> bool {
        let StmtKind::If {
            arms,
            orelse: Some(orelse),
        } = &stmt.kind
        else {
            return false;
        };
        let suites = arms.iter().map(|it| &it.body).chain([orelse]);
        let mut all = suites.map(|suite| {
            always_leaves(suite)
                || suite.body.iter().any(|it| match &it.kind {
                    StmtKind::If { .. } => self.is_assigned_on_all_ways(var, it),
                    _ => declares(it, var),
                })
        });
        let info = self.program.var(var);
        let first_is_def = info.occurrences.first().is_some_and(|it| it.is_def);
        first_is_def && all.all(|it| it)
    }

    /// Leaves a hole for a statement, or for its head alone.
    fn refused_stmt(&mut self, stmt: &Stmt<'_>, refusal: &Refusal, is_tail: bool) {
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
            StmtKind::While { body, orelse, .. } => {
                let hole = self.hole(&stmt.head, stmt.line, &refusal.0);
                self.out.line(format!("while {hole} {{"));
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
            StmtKind::Compound(suites, why) => {
                let why = if refusal.0.is_empty() {
                    *why
                } else {
                    &refusal.0
                };
                let hole = self.hole(&stmt.head, stmt.line, why);
                self.out.line(format!("{hole};"));
                self.frames.push(super::frames::Frame {
                    flow: super::frames::Flow::Refused,
                    fails: false,
                    loops: self.loops.len(),
                });
                for suite in suites {
                    self.out.line("{");
                    self.suite(suite);
                    self.out.line("}");
                }
                self.frames.pop();
            }
            StmtKind::Assign { targets, .. } => {
                let hole = self.hole(&stmt.span, stmt.line, &refusal.0);
                let mut vars = Vec::new();
                targets.iter().for_each(|it| targets_of(it, &mut vars));
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
    fn hole_pattern(&mut self, target: &Target, types: &mut Vec<Ty>) -> Option<(String, String)> {
        match target {
            Target::Var(var) => {
                let ty = self.program.var(*var).ty.clone();
                if !self.has_rust(&ty) || self.declared.contains(var) {
                    return None;
                }
                types.push(ty.clone());
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

    fn stmt_kind(&mut self, stmt: &Stmt<'_>, is_tail: bool) -> Res<()> {
        match &stmt.kind {
            StmtKind::Expr(expr) => {
                self.first = self.evaluated_first(*expr);
                self.expression_statement(*expr)
            }
            StmtKind::Assign { targets, value, .. } => {
                self.first = self.evaluated_first(*value);
                let is_place = matches!(targets.as_slice(), [Target::Index(..)]);
                if is_place && self.raises.stmts.contains_key(&stmt.start) {
                    self.checks_places = Some("list assignment index out of range");
                }
                let done = self.assignment(stmt, targets, *value);
                self.checks_places = None;
                done
            }
            StmtKind::Declare | StmtKind::Scoping => {
                // Rust says it where the variable is declared; the line counts as seen.
                self.out.seen(stmt.line);
                Ok(())
            }
            StmtKind::Augmented {
                target,
                op,
                value,
                read,
            } => self.augmented(stmt, target, *op, *value, *read),
            StmtKind::For {
                target,
                iter,
                body,
                orelse,
            } => self.for_loop(target, *iter, body, orelse.as_ref(), is_tail),
            StmtKind::While { test, body, orelse } => {
                self.while_loop(*test, body, orelse.as_ref(), is_tail)
            }
            StmtKind::If { arms, orelse } => {
                self.if_statement(stmt, arms, orelse.as_ref(), is_tail)
            }
            StmtKind::Yield(value, is_from) => self.yielded(stmt, *value, *is_from),
            StmtKind::Return(_) if self.return_of_generator() => Ok(()),
            StmtKind::Return(value) => {
                self.first = value.map_or_else(Vec::new, |it| self.evaluated_first(it));
                self.returning = Some((stmt.start, stmt.end, stmt.block));
                let done = self.return_statement(*value, is_tail);
                self.returning = None;
                done
            }
            StmtKind::Break => self.jump(true),
            StmtKind::Continue => self.jump(false),
            StmtKind::Raise(exception, _) => self.raise(stmt, *exception, is_tail),
            StmtKind::Pass | StmtKind::Import | StmtKind::Docstring => Ok(()),
            StmtKind::Function(id) => self.nested_function(*id, stmt),
            StmtKind::Class(_) => Ok(()),
            StmtKind::Assert(test, message) if self.raises.stmts.contains_key(&stmt.start) => {
                self.checked(stmt, *test, *message)
            }
            StmtKind::Assert(test, message) => {
                let condition = self.condition(*test)?;
                match message {
                    None => self.out.line(format!("assert!({});", condition.text)),
                    Some(message) => {
                        let message = self.expr(*message)?;
                        let message = self.shown(message)?;
                        self.out.line(format!(
                            "assert!({}, \"{{}}\", {});",
                            condition.text, message.text
                        ));
                    }
                }
                let facts = narrow::facts(self.program, *test, true);
                let _ = facts;
                Ok(())
            }
            StmtKind::Delete(targets) => {
                let may_be_none = targets.iter().any(|it| {
                    matches!(it, Target::Index(object, _) | Target::Slice(object, _)
                        if matches!(self.ty(*object), Ty::Option(of) if !matches!(**of, Ty::Instance(_))))
                });
                if may_be_none {
                    return refuse("a change of what may be None");
                }
                if self.raises.stmts.contains_key(&stmt.start) {
                    return self.failing_delete(targets);
                }
                for target in targets {
                    self.delete(target)?;
                }
                Ok(())
            }
            StmtKind::Compound(suites, "try") => self.try_statement(stmt, suites, is_tail),
            StmtKind::Compound(_, why) => refuse(*why),
            StmtKind::Unsupported(why) => refuse(*why),
        }
    }

    /// What is evaluated before all else in an expression: it may be computed by statements before.
    fn evaluated_first(&self, id: ExprId) -> Vec<ExprId> {
        let mut first = vec![id];
        let mut at = id;
        while let Kind::Call(func, arguments) = self.kind(at)
            && matches!(
                self.kind(*func),
                Kind::Func(_) | Kind::Builtin(_) | Kind::Class(_) | Kind::Import(_)
            )
            && let Some(argument) = arguments.first()
        {
            at = argument.value;
            first.push(at);
        }
        first
    }

    /// `del` of what may not be there, whose error a handler sees.
    fn failing_delete(&mut self, targets: &[Target]) -> Res<()> {
        let [Target::Index(object, index)] = targets else {
            return refuse("an error that is caught here");
        };
        match self.ty(*object).some().clone() {
            Ty::Dict(key, ..) => {
                let place = self.place(*object)?;
                let super::membership::Key::Text(wanted) = self.lookup(*index, &key, false)? else {
                    return refuse("a key of another type");
                };
                let message = self.key_message(*index)?;
                let removed = format!("{}.shift_remove({wanted})", place.receiver());
                let text = self.or_error(&removed, "KeyError", &message)?;
                self.out.line(format!("{text};"));
                Ok(())
            }
            Ty::List(_) => {
                let place = self.place(*object)?;
                self.checks_places = Some("list assignment index out of range");
                let at = self.place_of_index(&place, *index)?;
                self.out.line(format!("{}.remove({at});", place.receiver()));
                Ok(())
            }
            _ => refuse("an error that is caught here"),
        }
    }

    fn delete(&mut self, target: &Target) -> Res<()> {
        match target {
            Target::Index(object, index) => {
                let of = self.ty(*object).some().clone();
                let place = self.place(*object)?;
                match &of {
                    Ty::Dict(key, ..) => {
                        let super::membership::Key::Text(key) = self.lookup(*index, key, false)?
                        else {
                            return refuse("a key of another type");
                        };
                        let text = format!(
                            "{}.shift_remove({key}).expect(\"the key is there\");",
                            place.receiver()
                        );
                        self.out.line(text);
                    }
                    Ty::List(_) => {
                        let at = self.place_of_index(&place, *index)?;
                        self.out.line(format!("{}.remove({at});", place.receiver()));
                    }
                    Ty::Instance(_) => {
                        let code = self.call_special(*object, "__delitem__", &[*index])?;
                        self.out.line(format!("{};", code.text));
                    }
                    ty => return refuse(unknown(ty)),
                }
                Ok(())
            }
            Target::Slice(object, bounds) => {
                let Ty::List(_) = self.ty(*object).some() else {
                    return refuse("del of a slice of this");
                };
                let place = self.place(*object)?;
                let len = format!("{}.len()", place.receiver());
                match bounds {
                    [Some(from), None, None] => {
                        let from = self.slice_bound(*from, &len)?;
                        self.out
                            .line(format!("{}.truncate({from});", place.receiver()));
                    }
                    [None, Some(to), None] => {
                        let to = self.slice_bound(*to, &len)?;
                        self.out
                            .line(format!("{}.drain(..{to});", place.receiver()));
                    }
                    [None, None, None] => self.out.line(format!("{}.clear();", place.receiver())),
                    [Some(from), Some(to), None] => {
                        let from = self.slice_bound(*from, &len)?;
                        let to = self.slice_bound(*to, &len)?;
                        let start = self.fresh("start");
                        self.out.line(format!("let {start} = {from};"));
                        let end = self.fresh("end");
                        self.out.line(format!("let {end} = {start}.max({to});"));
                        self.out
                            .line(format!("{}.drain({start}..{end});", place.receiver()));
                    }
                    _ => return refuse("del of a slice"),
                }
                Ok(())
            }
            _ => refuse("del of this"),
        }
    }

    fn return_statement(&mut self, value: Option<ExprId>, is_tail: bool) -> Res<()> {
        let ret = self.program.func(self.func).ret.clone();
        let is_tail = is_tail && self.frames.is_empty();
        match value {
            None if matches!(ret, Ty::Option(_)) => {
                let leaving = self.leaving("None")?;
                self.out
                    .line(if is_tail { leaving.tail } else { leaving.early });
            }
            None if self.making.is_some() => return refuse("a way out of __init__"),
            None if ret != Ty::None && !self.has_rust(&ret) => return refuse(unknown(&ret)),
            None if is_tail => self.out.seen(self.out.origin.unwrap_or(1)),
            None => {
                let leaving = self.leaving("()")?;
                self.out.line(leaving.early);
            }
            Some(value) if matches!(self.kind(value), Kind::Func(id) if self.is_given_at_once(*id)) =>
            {
                self.out.seen(self.out.origin.unwrap_or(1));
            }
            Some(value) => {
                if !self.has_rust(&ret) {
                    return refuse(unknown(&ret));
                }
                if ret == Ty::None {
                    match self.kind(value) {
                        Kind::None | Kind::Var(_) => {}
                        Kind::Call(..) => self.expression_statement(value)?,
                        _ => return refuse("a None that is returned"),
                    }
                    if is_tail {
                        self.out.seen(self.out.origin.unwrap_or(1));
                    } else {
                        let leaving = self.leaving("()")?;
                        self.out.line(leaving.early);
                    }
                    return Ok(());
                }
                let code = if self.program.lending.methods.contains_key(&self.func) {
                    self.lent(value, &ret)?
                } else {
                    self.value(value, &ret)?
                };
                let leaving = self.leaving(&code.text)?;
                self.out
                    .line(if is_tail { leaving.tail } else { leaving.early });
            }
        }
        Ok(())
    }

    fn if_statement(
        &mut self,
        stmt: &Stmt<'_>,
        arms: &[crate::types::ir::Arm<'_>],
        orelse: Option<&Suite<'_>>,
        is_tail: bool,
    ) -> Res<()> {
        let is_tail = is_tail && (orelse.is_some() || self.program.func(self.func).ret == Ty::None);
        // `if x is None: return` binds x for all that follows.
        if let ([arm], None) = (arms, orelse)
            && always_leaves(&arm.body)
            && self.let_else(stmt, arm)?
        {
            return Ok(());
        }
        let before = self.unwrapped.clone();
        let mut opened = false;
        for (index, arm) in arms.iter().enumerate() {
            self.out.origin = Some(arm.line);
            let is_last = index + 1 == arms.len();
            let may_swap = is_last && arms.len() == 1 && orelse.is_some();
            let holes = self.holes.len();
            self.quiet = self.span_of(arm.test);
            let head = match self.test(arm.test, may_swap) {
                Ok(head) => head,
                Err(refusal) => {
                    let text = self.hole(&arm.head, arm.line, &refusal.0);
                    super::conditions::Head {
                        text,
                        unwrapped: Vec::new(),
                        is_swapped: false,
                    }
                }
            };
            if index > 0 {
                self.statements += 1;
                self.drafted += usize::from(self.holes.len() == holes);
            }
            let keyword = if opened { "} else if" } else { "if" };
            self.check_failing(&[arm.test])?;
            self.check_tries(&head.text)?;
            self.out.line(format!("{keyword} {} {{", head.text));
            opened = true;
            if head.is_swapped {
                let Some(orelse) = orelse else {
                    return refuse("an if without else");
                };
                self.unwrapped.extend(head.unwrapped);
                self.suite_at(orelse, is_tail);
                self.unwrapped.clone_from(&before);
                self.out.origin = Some(arm.line);
                self.out.line("} else {");
                self.suite_at(&arm.body, is_tail);
                self.out.line("}");
                self.unwrapped = before;
                return Ok(());
            }
            self.unwrapped.extend(head.unwrapped);
            self.suite_at(&arm.body, is_tail);
            self.unwrapped.clone_from(&before);
        }
        if let Some(orelse) = orelse {
            self.out.line("} else {");
            self.suite_at(orelse, is_tail);
        }
        self.out.line("}");
        self.unwrapped = before;
        Ok(())
    }

    /// `if x is None: return ..` as `let Some(x) = x else { return .. };`.
    fn let_else(&mut self, stmt: &Stmt<'_>, arm: &crate::types::ir::Arm<'_>) -> Res<bool> {
        let facts = narrow::facts(self.program, arm.test, false);
        let [(var, Fact::Some)] = facts.as_slice() else {
            return Ok(false);
        };
        let var = *var;
        let info = self.program.var(var);
        let Ty::Option(inner) = &info.ty else {
            return Ok(false);
        };
        if !self.has_rust(&info.ty) {
            return Ok(false);
        }
        let is_by_truth = !matches!(self.kind(arm.test), Kind::Compare(..));
        let is_lent = !self.program.lending.is_empty()
            && matches!(self.bound.get(&var), Some(Form::Ref | Form::MutRef))
            && self.is_always_true(inner);
        if is_by_truth && !is_lent && !matches!(**inner, Ty::Tuple(_) | Ty::Char) {
            return Ok(false);
        }
        let later_def = info
            .occurrences
            .iter()
            .any(|it| it.is_def && it.position > stmt.start);
        let in_body = info
            .occurrences
            .iter()
            .any(|it| it.position > self.program.expr(arm.test).position && it.position < stmt.end);
        let binding = self.binding(var);
        // A name that is bound anew must not outlive the block that it is asked in.
        let same_block = binding.home == stmt.block
            || info.is_param && self.program.func(self.func).body.block == Some(stmt.block);
        if later_def
            || in_body
            || binding.global.is_some()
            || !same_block
            || self.unwrapped.contains_key(&var)
        {
            return Ok(false);
        }
        if !matches!(self.kind(arm.test), Kind::Compare(..) | Kind::Unary(..)) {
            return Ok(false);
        }
        let name = binding.name.clone();
        self.out.line(format!("let Some({name}) = {name} else {{"));
        self.suite(&arm.body);
        self.out.line("};");
        let held = self
            .bound
            .get(&var)
            .copied()
            .unwrap_or(self.binding(var).form);
        self.unwrapped.insert(var, held);
        Ok(true)
    }

    pub(super) fn while_loop(
        &mut self,
        test: ExprId,
        body: &Suite<'_>,
        orelse: Option<&Suite<'_>>,
        is_tail: bool,
    ) -> Res<()> {
        let before = self.out.lines.len();
        self.quiet = self.span_of(test);
        let condition = self.condition(test)?;
        self.check_failing(&[test])?;
        self.check_tries(&condition.text)?;
        if self.out.lines.len() > before {
            return refuse("a condition that takes more than one step");
        }
        let flag = self.open_else(body, orelse);
        if matches!(self.kind(test), Kind::Bool(true) | Kind::Int(1)) {
            self.out.line("loop {");
        } else {
            self.out.line(format!("while {} {{", condition.text));
        }
        self.loops.push(LoopFrame { flag: flag.clone() });
        self.suite(body);
        self.loops.pop();
        self.out.line("}");
        self.close_else(is_tail, flag, orelse);
        Ok(())
    }

    /// A loop with `else` notes whether it was left by `break`.
    fn open_else(&mut self, body: &Suite<'_>, orelse: Option<&Suite<'_>>) -> Option<String> {
        orelse?;
        if !has_break(body) {
            return None;
        }
        let flag = if self.loops.iter().any(|it| it.flag.is_some()) {
            self.fresh("is_broken")
        } else {
            "is_broken".to_owned()
        };
        self.out.line(format!("let mut {flag} = false;"));
        Some(flag)
    }

    fn close_else(&mut self, is_tail: bool, flag: Option<String>, orelse: Option<&Suite<'_>>) {
        match (flag, orelse) {
            (Some(flag), Some(orelse)) => {
                self.out.line(format!("if !{flag} {{"));
                self.suite(orelse);
                self.out.line("}");
            }
            // Nothing leaves the loop by `break`: what follows it follows it always.
            (None, Some(orelse)) => self.suite_at(orelse, is_tail),
            _ => {}
        }
    }

    pub(super) fn for_loop(
        &mut self,
        target: &Target,
        iter: ExprId,
        body: &Suite<'_>,
        orelse: Option<&Suite<'_>>,
        is_tail: bool,
    ) -> Res<()> {
        // What the loop goes through must not change under it.
        if self
            .gone_through(iter)
            .into_iter()
            .any(|over| self.changes_in(over, body))
        {
            return refuse("a list that is changed in its own loop");
        }
        if self.changes_items(target, iter, body) {
            return self.for_changing(target, iter, body, orelse, is_tail);
        }
        let seq = self.iterate(iter)?;
        if seq.is_unordered && !self.is_order_free(body) {
            self.check_order(&seq.ty)?;
        }
        let seq = if matches!(target, Target::Var(_)) {
            self.single(seq)?
        } else {
            seq
        };
        // Targets that are used behind the loop are assigned there.
        let mut vars = Vec::new();
        targets_of(target, &mut vars);
        let leaking: Vec<VarId> = vars
            .iter()
            .copied()
            .filter(|it| self.declared.contains(it))
            .collect();
        let mut assigned = Vec::new();
        for var in &leaking {
            let info = self.program.var(*var);
            let ty = info.ty.clone();
            let name = self.binding(*var).name.clone();
            if !ty.is_copy() && ty != Ty::Str {
                return refuse("a target of a loop that is used behind it");
            }
            assigned.push((*var, name, ty));
        }
        let mut lines = Vec::new();
        let pattern = match target {
            Target::Var(var) if self.is_widened(*var, &seq.ty) => {
                let (binding, wanted) = (
                    self.binding(*var).clone(),
                    self.program.var(*var).ty.clone(),
                );
                let inner = format!("{}_item", binding.name);
                let code = Code::tight(inner.clone(), seq.ty.clone());
                let is_ref = seq.item == Item::Ref && seq.ty.is_copy();
                let code = if is_ref || seq.ty.is_copy() {
                    code
                } else {
                    code.held(Form::Ref)
                };
                let code = self.coerced(code, &wanted)?;
                let needs_mut = if binding.needs_mut { "mut " } else { "" };
                let head = if leaking.is_empty() {
                    format!("let {needs_mut}")
                } else {
                    String::new()
                };
                if matches!(binding.global, Some(Global::Cell | Global::Refused)) {
                    return refuse("a variable of the module as the target of a loop");
                }
                lines.push(format!("{head}{} = {};", binding.name, code.text));
                self.declared.insert(*var);
                assigned.clear();
                if is_ref { format!("&{inner}") } else { inner }
            }
            _ => self.pattern_of(target, &seq.item, &seq.ty)?,
        };
        let mut names = pattern.clone();
        for (var, name, ty) in &assigned {
            let inner = format!("{name}_item");
            names = replace_word(&names, name, &inner).replace("mut ", "");
            let held = self.bound.remove(var).unwrap_or(Form::Place);
            let value = match (ty, held) {
                (Ty::Str, Form::Ref) => format!("{inner}.to_string()"),
                (Ty::Int, _) if self.usizes.contains(var) => format!("{inner} as i64"),
                _ => inner,
            };
            self.bindings[var.at()].form = Form::Place;
            self.bindings[var.at()].is_usize = false;
            self.usizes.remove(var);
            lines.push(match self.binding(*var).global {
                None | Some(Global::Moved(_)) => format!("{name} = {value};"),
                Some(Global::Cell) => format!("{name}.set({value});"),
                Some(_) => return refuse("a target of a loop that is used behind it"),
            });
        }
        let over = seq.in_for.clone().unwrap_or(seq.text);
        self.check_failing(&[iter])?;
        self.check_tries(&over)?;
        let flag = self.open_else(body, orelse);
        self.out.line(format!("for {names} in {over} {{"));
        for line in lines {
            self.out.line(line);
        }
        for var in vars.iter().filter(|it| !leaking.contains(it)) {
            self.own_if_assigned(*var);
        }
        self.loops.push(LoopFrame { flag: flag.clone() });
        self.suite(body);
        self.loops.pop();
        self.out.line("}");
        self.close_else(is_tail, flag, orelse);
        Ok(())
    }

    /// The variables whose values a loop goes through while it runs.
    fn gone_through(&self, iter: ExprId) -> Vec<VarId> {
        let mut found = Vec::new();
        let mut rest = vec![iter];
        while let Some(id) = rest.pop() {
            match self.kind(id) {
                Kind::Call(func, arguments) => match self.kind(*func) {
                    // These make a list of their own first.
                    Kind::Builtin(name)
                        if matches!(
                            name.as_str(),
                            "sorted" | "list" | "set" | "tuple" | "range" | "len"
                        ) => {}
                    Kind::Attribute(object, name)
                        if matches!(name.as_str(), "items" | "keys" | "values") =>
                    {
                        rest.push(*object);
                    }
                    Kind::Attribute(..) => {}
                    _ => rest.extend(arguments.iter().map(|it| it.value)),
                },
                _ => {
                    if self.ty(id).is_shared()
                        && let Some(var) = super::effects::root(self.program, id)
                    {
                        found.push(var);
                    }
                }
            }
        }
        found
    }

    /// Whether a target holds more than the items of its loop: what is assigned to it within.
    fn is_widened(&self, var: VarId, item: &Ty) -> bool {
        let ty = &self.program.var(var).ty;
        ty != item
            && item.is_copy()
            && ty.join(item) == *ty
            && self.has_rust(ty)
            && !matches!((item, ty), (Ty::Lit, Ty::Str) if !self.binding(var).needs_mut)
    }

    /// A target that is borrowed and assigned within the loop becomes a variable of its own.
    fn own_if_assigned(&mut self, var: VarId) {
        let defs = self
            .program
            .var(var)
            .occurrences
            .iter()
            .filter(|it| it.is_def)
            .count();
        let ty = self.program.var(var).ty.clone();
        if defs > 1 && self.bound.get(&var) == Some(&Form::Ref) && !ty.is_copy() {
            let name = self.binding(var).name.clone();
            let method = if ty == Ty::Str { "to_string" } else { "clone" };
            self.out
                .line(format!("let mut {name} = {name}.{method}();"));
            self.bound.insert(var, Form::Place);
        }
    }

    /// Whether the items of what a loop goes through are changed in place by its body.
    fn changes_items(&self, target: &Target, _: ExprId, _: &Suite<'_>) -> bool {
        let mut vars = Vec::new();
        targets_of(target, &mut vars);
        vars.iter()
            .any(|var| self.effects.changed.contains(var) && self.program.var(*var).ty.is_shared())
    }

    /// `for row in rows` where the rows are changed: `for row in &mut rows`.
    fn for_changing(
        &mut self,
        target: &Target,
        iter: ExprId,
        body: &Suite<'_>,
        orelse: Option<&Suite<'_>>,
        is_tail: bool,
    ) -> Res<()> {
        let (over, values) = match self.kind(iter) {
            Kind::Call(func, arguments) if arguments.is_empty() => match self.kind(*func) {
                Kind::Attribute(object, name) if name == "values" || name == "items" => {
                    (*object, Some(name.as_str()))
                }
                _ => return refuse("a loop that changes what it goes through"),
            },
            Kind::Var(_) | Kind::Index(..) => (iter, None),
            Kind::Attribute(..) => (iter, None),
            _ => return refuse("a loop that changes what it goes through"),
        };
        self.check_apart(over, body)?;
        let place = self.place(over)?;
        if !self.has_rust(&place.ty) {
            return refuse(unknown(&place.ty.clone()));
        }
        let receiver = place.receiver();
        let head = match (target, values) {
            (Target::Var(var), None | Some("values")) => {
                let name = self.binding(*var).name.clone();
                self.declared.insert(*var);
                self.bound.insert(*var, Form::MutRef);
                let method = if values.is_some() {
                    "values_mut"
                } else {
                    "iter_mut"
                };
                let over = match (values, place.form) {
                    (None, Form::Place) => format!("&mut {}", place.at_least(Prec::Unary)),
                    _ => format!("{receiver}.{method}()"),
                };
                format!("for {name} in {over} {{")
            }
            (Target::Tuple(targets, None), Some("items")) => {
                let [Target::Var(key), Target::Var(value)] = targets.as_slice() else {
                    return refuse("a loop that changes what it goes through");
                };
                let names = [
                    self.binding(*key).name.clone(),
                    self.binding(*value).name.clone(),
                ];
                self.declared.extend([*key, *value]);
                self.bound.insert(*key, Form::Ref);
                self.bound.insert(*value, Form::MutRef);
                format!(
                    "for ({}, {}) in {receiver}.iter_mut() {{",
                    names[0], names[1]
                )
            }
            _ => return refuse("a loop that changes what it goes through"),
        };
        self.check_failing(&[iter])?;
        let flag = self.open_else(body, orelse);
        self.out.line(head);
        self.loops.push(LoopFrame { flag: flag.clone() });
        self.suite(body);
        self.loops.pop();
        self.out.line("}");
        self.close_else(is_tail, flag, orelse);
        Ok(())
    }

    /// Refuses a loop that borrows a field to change its items, and uses the instance otherwise, too.
    fn check_apart(&self, over: ExprId, body: &Suite<'_>) -> Res<()> {
        let Kind::Attribute(object, field) = self.kind(over) else {
            return Ok(());
        };
        let (Kind::Var(me), Some(block)) = (self.kind(*object), body.block) else {
            return refuse("a loop that changes what it goes through");
        };
        let inside =
            |it: &crate::types::ir::Expr| self.program.common_block(block, it.block) == block;
        let apart = self
            .program
            .exprs
            .iter()
            .filter(|it| inside(it))
            .filter(|it| match &it.kind {
                Kind::Attribute(of, name) => {
                    matches!(self.kind(*of), Kind::Var(var) if var == me)
                        && name != field
                        && matches!(self.ty(*of), Ty::Instance(class)
                            if self.field_type(*class, name).is_some()
                                && self.program.property(*class, name).is_none())
                }
                _ => false,
            })
            .count();
        let uses = self
            .program
            .var(*me)
            .occurrences
            .iter()
            .filter(|it| !it.is_def && self.program.common_block(block, it.block) == block);
        if uses.count() > apart {
            return refuse("a loop that changes what it goes through");
        }
        Ok(())
    }

    /// Whether a value is changed in place within some code.
    fn changes_in(&self, var: VarId, body: &Suite<'_>) -> bool {
        if !self.effects.changed.contains(&var) {
            return false;
        }
        let Some(block) = body.block else { return true };
        let info = self.program.var(var);
        info.occurrences.iter().any(|it| {
            self.program
                .blocks_around(it.block)
                .any(|around| around == block)
        })
    }

    /// Whether the order in which the rounds of a loop come shows nowhere.
    fn is_order_free(&self, body: &Suite<'_>) -> bool {
        body.body.iter().all(|stmt| match &stmt.kind {
            StmtKind::Augmented { target: Target::Var(var), op, .. } => {
                matches!(op, Operator::Add | Operator::Sub | Operator::BitOr | Operator::BitAnd) && self.program.var(*var).ty == Ty::Int
            }
            StmtKind::Expr(expr) => match self.kind(*expr) {
                Kind::Call(func, _) => matches!(self.kind(*func), Kind::Attribute(object, name)
                    if matches!(name.as_str(), "add" | "discard") && matches!(self.ty(*object), Ty::Set(_))),
                _ => false,
            },
            StmtKind::Assign { targets, .. } => targets.iter().all(|it| match it {
                // What is made anew in each round.
                Target::Var(var) => self.program.blocks_around(self.binding(*var).home).any(|it| Some(it) == body.block) || self.is_local_to(*var, body),
                Target::Tuple(targets, _) => targets.iter().all(|it| matches!(it, Target::Var(var) if self.is_local_to(*var, body))),
                // Counted in a dict whose order shows nowhere.
                Target::Index(object, _) => super::effects::root(self.program, *object).is_some_and(|it| self.is_unshown(it)),
                _ => false,
            }),
            StmtKind::If { arms, orelse } => {
                arms.iter().all(|it| self.is_order_free(&it.body)) && orelse.as_ref().is_none_or(|it| self.is_order_free(it))
            }
            StmtKind::For { body, orelse, .. } => self.is_order_free(body) && orelse.is_none(),
            StmtKind::Continue | StmtKind::Pass => true,
            _ => false,
        })
    }

    fn is_local_to(&self, var: VarId, body: &Suite<'_>) -> bool {
        let home = self.binding(var).home;
        self.program
            .blocks_around(home)
            .any(|it| Some(it) == body.block)
    }

    /// Whether a dict is only asked by key, or made into a set: its order shows nowhere.
    fn is_unshown(&self, var: VarId) -> bool {
        let is_shown = |expr: &crate::types::ir::Expr| match &expr.kind {
            Kind::Call(func, arguments) => {
                let by_method = matches!(self.kind(*func), Kind::Attribute(object, name)
                    if matches!(self.kind(*object), Kind::Var(it) if *it == var)
                        && !matches!(name.as_str(), "get" | "items"));
                by_method
                    || arguments
                        .iter()
                        .any(|it| matches!(self.kind(it.value), Kind::Var(it) if *it == var))
            }
            _ => false,
        };
        let into_set = |expr: &crate::types::ir::Expr| match &expr.kind {
            Kind::Comprehension(it) if it.shape != crate::types::ir::Shape::Set => it
                .generators
                .iter()
                .any(|it| super::effects::root(self.program, self.called_on(it.iter)) == Some(var)),
            _ => false,
        };
        let returned = self
            .program
            .funcs
            .iter()
            .any(|func| returns(self.program, &func.body, var));
        !self
            .program
            .exprs
            .iter()
            .any(|it| is_shown(it) || into_set(it))
            && !returned
    }

    fn called_on(&self, id: ExprId) -> ExprId {
        match self.kind(id) {
            Kind::Call(func, _) => match self.kind(*func) {
                Kind::Attribute(object, _) => *object,
                _ => id,
            },
            _ => id,
        }
    }

    pub(super) fn expression_statement(&mut self, expr: ExprId) -> Res<()> {
        if let Kind::Call(func, arguments) = self.kind(expr) {
            match self.kind(*func) {
                _ if exceptions::is_super_init(self.program, *func) => {
                    return self.super_init(expr, arguments);
                }
                Kind::Builtin(name) if name == "print" => {
                    let text = self.print(arguments)?;
                    self.out.line(text);
                    return Ok(());
                }
                Kind::Attribute(object, name) => {
                    if let Some(mut text) = self.change_statement(*object, name, arguments)? {
                        if self.is_failing(expr) && !self.handled.contains(&expr) {
                            let call = text.strip_suffix(';').unwrap_or(&text).to_owned();
                            text = format!("{};", self.failing_text(expr, &call)?);
                            self.handled.insert(expr);
                        }
                        self.out.line(text);
                        return Ok(());
                    }
                }
                _ => {}
            }
        }
        if matches!(
            self.kind(expr),
            Kind::Str(_) | Kind::Int(_) | Kind::Unsupported("an ellipsis")
        ) {
            self.out.seen(self.out.origin.unwrap_or(1));
            return Ok(());
        }
        let code = self.expr(expr)?;
        let is_unit = matches!(code.ty, Ty::None);
        let text = if is_unit
            || code.text.ends_with('?')
            || code.text.ends_with(')') && !matches!(code.ty, Ty::Str | Ty::Lit)
        {
            format!("{};", code.text)
        } else {
            format!("let _ = {};", code.text)
        };
        self.out.line(text);
        Ok(())
    }

    /// Whether a value is computed from what a place belongs to.
    pub(super) fn reads_root(&self, place: ExprId, value: ExprId) -> bool {
        let Some(root) = super::effects::root(self.program, place) else {
            return false;
        };
        let span = &self.program.expr(value).span;
        self.exprs_in(span)
            .any(|it| matches!(it.kind, Kind::Var(var) if var == root))
    }

    /// A value that goes into a part of something: what it reads of that it reads before the part is borrowed
    /// to be changed.
    fn value_before(&mut self, place: ExprId, value: ExprId, want: &Ty) -> Res<Code> {
        let reads_it = matches!(self.kind(place), Kind::Index(..)) && self.reads_root(place, value);
        let mut code = self.value(value, want)?;
        if reads_it {
            let read = self.fresh("value");
            let text = if code.is_weak {
                with_suffix(&code.text)
            } else {
                code.text
            };
            self.out.line(format!("let {read} = {text};"));
            code = Code::tight(read, want.clone());
        }
        Ok(code)
    }

    /// A call of a method that changes what it is called on.
    fn change_statement(
        &mut self,
        object: ExprId,
        name: &str,
        arguments: &[crate::types::ir::Argument],
    ) -> Res<Option<String>> {
        let of = self.ty(object).some().clone();
        if matches!(of, Ty::Instance(_) | Ty::Dyn(_)) {
            return Ok(None);
        }
        if matches!(self.ty(object), Ty::Option(_)) && of.is_shared() {
            return refuse("a change of what may be None");
        }
        let keyword = |name: &str| {
            arguments
                .iter()
                .find(|it| it.name.as_deref() == Some(name))
                .map(|it| it.value)
        };
        match (&of, name) {
            (Ty::List(item), "sort") => {
                let place = self.place(object)?;
                let item = (**item).clone();
                return self
                    .sort(&place.receiver(), &item, keyword("key"), keyword("reverse"))
                    .map(Some);
            }
            (Ty::List(_) | Ty::Deque(_) | Ty::Set(_) | Ty::Dict(..), _) => {}
            _ => return Ok(None),
        }
        let plain = self.plain(arguments)?;
        if !self.has_rust(&of) {
            return refuse(unknown(&of));
        }
        let item = of.item();
        let is_deque = matches!(of, Ty::Deque(_));
        let text = match (&of, name, plain.as_slice()) {
            (Ty::List(_) | Ty::Deque(_), "append", [value]) => {
                let value = self.value_before(object, *value, &item)?;
                let place = self.place(object)?;
                let method = if is_deque { "push_back" } else { "push" };
                format!("{}.{method}({});", place.receiver(), value.text)
            }
            (Ty::Deque(_), "appendleft", [value]) => {
                let value = self.value_before(object, *value, &item)?;
                let place = self.place(object)?;
                format!("{}.push_front({});", place.receiver(), value.text)
            }
            (Ty::List(_) | Ty::Deque(_), "extend", [over]) if self.is_same_place(object, *over) => {
                return refuse("a list that is extended by itself");
            }
            (Ty::List(_) | Ty::Deque(_), "extend", [over]) => {
                let seq = self.iterate(*over)?;
                if seq.is_unordered {
                    self.check_order(&seq.ty)?;
                }
                let items = self.owned_items(seq, &item)?;
                let place = self.place(object)?;
                format!("{}.extend({items});", place.receiver())
            }
            (Ty::List(_), "insert", [at, value]) => {
                let value = self.value_before(object, *value, &item)?;
                let place = self.place(object)?;
                if matches!(self.kind(*at), Kind::Int(0)) {
                    format!("{}.insert(0, {});", place.receiver(), value.text)
                } else {
                    let at = self.slice_bound(*at, &format!("{}.len()", place.receiver()))?;
                    format!("{}.insert({at}, {});", place.receiver(), value.text)
                }
            }
            (Ty::List(_), "remove", [_]) if !self.is_comparable(&item) => {
                return refuse("instances that are looked for by what they are");
            }
            (Ty::List(_), "remove", [value]) => {
                let code = self.value(*value, &item)?;
                let place = self.place(object)?;
                self.helper("remove_first");
                let wanted = if code.prec == Prec::Postfix {
                    format!("&{}", code.text)
                } else {
                    format!("&({})", code.text)
                };
                let list = match place.form {
                    Form::MutRef => place.text,
                    _ => format!("&mut {}", place.at_least(Prec::Unary)),
                };
                format!("remove_first({list}, {wanted});")
            }
            (Ty::List(_) | Ty::Deque(_) | Ty::Set(_) | Ty::Dict(..), "clear", []) => {
                let place = self.place(object)?;
                format!("{}.clear();", place.receiver())
            }
            (Ty::List(_), "reverse", []) => {
                let place = self.place(object)?;
                format!("{}.reverse();", place.receiver())
            }
            (Ty::List(_), "pop", []) => {
                let place = self.place(object)?;
                format!(
                    "{}.pop().expect(\"pop from empty list\");",
                    place.receiver()
                )
            }
            (Ty::Set(_), "add", [value]) => {
                let value = self.value_before(object, *value, &item)?;
                let place = self.place(object)?;
                format!("{}.insert({});", place.receiver(), value.text)
            }
            (Ty::Set(_), "discard" | "remove", [value]) => {
                let super::membership::Key::Text(key) = self.lookup(*value, &item, false)? else {
                    return refuse("a value of another type");
                };
                let place = self.place(object)?;
                if name == "remove" {
                    format!(
                        "assert!({}.remove({key}), \"the item is there\");",
                        place.receiver()
                    )
                } else {
                    format!("{}.remove({key});", place.receiver())
                }
            }
            (Ty::Set(_), "update", [over]) => {
                let seq = self.iterate(*over)?;
                let items = self.owned_items(seq, &item)?;
                let place = self.place(object)?;
                format!("{}.extend({items});", place.receiver())
            }
            (Ty::Dict(key, value, DictKind::Plain | DictKind::Default), "update", [over])
                if matches!(self.ty(*over), Ty::Dict(..)) =>
            {
                let pair = Ty::Tuple(vec![(**key).clone(), (**value).clone()]);
                let _ = value;
                self.check_copy(&of, *over, 1)?;
                let code = self.value(*over, &of)?;
                let _ = pair;
                let place = self.place(object)?;
                format!("{}.extend({});", place.receiver(), code.text)
            }
            (Ty::Dict(key, value, _), "setdefault", [wanted, default]) => {
                let wanted = self.value(*wanted, key)?;
                let default = self.value(*default, value)?;
                let place = self.place(object)?;
                let or = match default.text.as_str() {
                    "Vec::new()" | "String::new()" | "IndexMap::new()" | "HashSet::new()" => {
                        "or_default()".to_owned()
                    }
                    text if value.is_copy() => format!("or_insert({text})"),
                    text => format!("or_insert_with(|| {text})"),
                };
                format!("{}.entry({}).{or};", place.receiver(), wanted.text)
            }
            _ => return Ok(None),
        };
        Ok(Some(text))
    }

    pub(super) fn slice_bound(&mut self, bound: ExprId, len: &str) -> Res<String> {
        if super::counts::is_count(self.program, bound, &self.usizes) {
            let code = self.count(bound)?;
            return Ok(format!("{}.min({len})", code.receiver_of_usize()));
        }
        if let Kind::Int(at) = self.kind(bound) {
            return Ok(format!("{len}.saturating_sub({})", at.unsigned_abs()));
        }
        let at = self.number(bound, &Ty::Int)?;
        let helper = self.helper("clamp_index");
        Ok(format!("{helper}({}, {len})", at.text))
    }

    /// Whether a variable of the module stands for a constant here.
    pub(super) fn is_constant(&self, var: VarId) -> bool {
        matches!(self.binding(var).global, Some(Global::Const | Global::Lazy))
    }
}

/// Whether Rust has a value for a variable of a type that nothing was assigned to yet.
fn has_default(ty: &Ty) -> bool {
    match ty {
        Ty::Instance(_) | Ty::Error(_) | Ty::Instant => false,
        Ty::Tuple(items) => items.iter().all(has_default),
        _ => true,
    }
}

/// Whether a loop's own code has a `break` that can be reached.
fn has_break(suite: &Suite<'_>) -> bool {
    let end = suite
        .body
        .iter()
        .position(leaves)
        .map_or(suite.body.len(), |at| at + 1);
    suite.body[..end].iter().any(|stmt| match &stmt.kind {
        StmtKind::Break => true,
        StmtKind::If { arms, orelse } => {
            arms.iter().any(|it| has_break(&it.body)) || orelse.as_ref().is_some_and(has_break)
        }
        StmtKind::For { orelse, .. } | StmtKind::While { orelse, .. } => {
            orelse.as_ref().is_some_and(has_break)
        }
        StmtKind::Compound(suites, _) => suites.iter().any(has_break),
        _ => false,
    })
}

/// Whether nothing behind a statement is ever reached.
pub(super) fn leaves(stmt: &Stmt<'_>) -> bool {
    match &stmt.kind {
        StmtKind::Return(_) | StmtKind::Break | StmtKind::Continue | StmtKind::Raise(..) => true,
        StmtKind::Compound(_, "try") => stmt.ends,
        StmtKind::If {
            arms,
            orelse: Some(orelse),
        } => arms.iter().all(|it| always_leaves(&it.body)) && always_leaves(orelse),
        _ => false,
    }
}

fn returns(program: &crate::types::ir::Program<'_>, suite: &Suite<'_>, var: VarId) -> bool {
    suite.body.iter().any(|stmt| match &stmt.kind {
        StmtKind::Return(Some(value)) => {
            matches!(program.kind(*value), Kind::Var(it) if *it == var)
        }
        StmtKind::For { body, orelse, .. } | StmtKind::While { body, orelse, .. } => {
            returns(program, body, var)
                || orelse.as_ref().is_some_and(|it| returns(program, it, var))
        }
        StmtKind::If { arms, orelse } => {
            arms.iter().any(|it| returns(program, &it.body, var))
                || orelse.as_ref().is_some_and(|it| returns(program, it, var))
        }
        _ => false,
    })
}

/// Whether a statement is a plain assignment that can declare a variable in its own block.
pub(super) fn declares(stmt: &Stmt<'_>, var: VarId) -> bool {
    match &stmt.kind {
        StmtKind::Assign { targets, .. } => match targets.as_slice() {
            [Target::Var(it)] => *it == var,
            [Target::Tuple(targets, _)] => targets
                .iter()
                .any(|it| matches!(it, Target::Var(it) if *it == var)),
            many => many
                .iter()
                .any(|it| matches!(it, Target::Var(it) if *it == var)),
        },
        _ => false,
    }
}

/// The expressions that a target is made of.
fn parts_of(target: &Target, parts: &mut Vec<ExprId>) {
    match target {
        Target::Tuple(targets, _) => targets.iter().for_each(|it| parts_of(it, parts)),
        Target::Index(object, index) => parts.extend([*object, *index]),
        Target::Slice(object, bounds) => {
            parts.push(*object);
            parts.extend(bounds.iter().flatten());
        }
        Target::Attribute(object, _) => parts.push(*object),
        Target::Var(_) | Target::Unsupported(_) => {}
    }
}

pub(super) fn targets_of(target: &Target, vars: &mut Vec<VarId>) {
    match target {
        Target::Var(var) => vars.push(*var),
        Target::Tuple(targets, _) => targets.iter().for_each(|it| targets_of(it, vars)),
        _ => {}
    }
}

/// A name in a pattern as another.
fn replace_word(text: &str, word: &str, by: &str) -> String {
    let mut replaced = String::new();
    let mut current = String::new();
    for c in text.chars().chain([' ']) {
        if c.is_alphanumeric() || c == '_' {
            current.push(c);
            continue;
        }
        replaced.push_str(if current == word { by } else { &current });
        current.clear();
        replaced.push(c);
    }
    replaced.pop();
    replaced
}
