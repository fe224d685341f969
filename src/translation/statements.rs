//! Statements: each on lines of its own, with a hole where something is not known.

mod bounds;
mod branches;
mod changes;
mod checking;
mod deletions;
mod hoisting;
mod inserted;
mod receivers;
mod while_loops;

use super::for_parts::ForParts;
use super::translator::{Res, Translator, refuse};
use crate::types::always_leaves;
use crate::types::ir::{ExprId, Kind, Stmt, StmtKind, Suite, Target, VarId};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    pub(super) fn suite(&mut self, suite: &Suite<'_>) {
        self.suite_at(suite, false);
    }

    pub(super) fn stmt(&mut self, stmt: &Stmt<'_>) {
        self.lent_now.clear();
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
        let (bound, bound_names) = (self.bound.clone(), self.bound_names.clone());
        self.hoist(stmt);
        let mut done = self.attempted(stmt, is_tail, mark);
        if done.is_err()
            && let Some(object) = self.called_receiver(stmt)
        {
            self.out.back(mark);
            self.holes.truncate(holes);
            self.out.origin = Some(stmt.line);
            self.unwrapped.clone_from(&unwrapped);
            self.declared.clone_from(&declared);
            self.bound.clone_from(&bound);
            self.bound_names.clone_from(&bound_names);
            self.hoist(stmt);
            if self.name_receiver(object) {
                let behind = self.out.mark();
                done = self.attempted(stmt, is_tail, behind);
                self.computed.remove(&object);
            }
        }
        if let Err(refusal) = done {
            self.out.back(mark);
            self.holes.truncate(holes);
            self.out.origin = Some(stmt.line);
            self.unwrapped = unwrapped;
            self.declared = declared;
            self.bound = bound;
            self.bound_names = bound_names;
            self.hoist(stmt);
            self.refused_stmt(stmt, &refusal, is_tail);
        }
        let own = stmt.head.clone();
        let has_hole = self.holes[holes..]
            .iter()
            .any(|it| it.span.start >= own.start && it.span.start < own.end);
        self.drafted += usize::from(is_counted && !has_hole);
    }

    /// Writes a statement, and looks at what was written from `mark` on.
    fn attempted(&mut self, stmt: &Stmt<'_>, is_tail: bool, mark: super::out::Mark) -> Res<()> {
        let region = self.region_of(stmt);
        let assigns_cell = self.assigns_a_cell(stmt);
        let assigns_cell = std::mem::replace(&mut self.assigns_cell, assigns_cell);
        let quiet = std::mem::replace(&mut self.quiet, (stmt.start, stmt.end));
        let done = self.in_region(region, |it| {
            it.compute_before_change(stmt)?;
            it.stmt_kind(stmt, is_tail)
        });
        let done = done.and_then(|()| self.check_stmt(stmt, mark));
        let done = done.and_then(|()| {
            let lines = self.out.since(mark).to_vec();
            if let [line] = lines.as_slice()
                && self.may_wait_for_itself(line, (stmt.start, stmt.end))
                && let Some(opened) = self.open_locks(stmt, &lines)
            {
                self.out.take(mark);
                opened.into_iter().for_each(|it| self.out.line(it));
                return Ok(());
            }
            self.check_guards(stmt, &lines)
        });
        self.quiet = quiet;
        self.assigns_cell = assigns_cell;
        done
    }

    fn stmt_kind(&mut self, stmt: &Stmt<'_>, is_tail: bool) -> Res<()> {
        match &stmt.kind {
            StmtKind::Expr(expr) if self.waits_for_ends(*expr)? => Ok(()),
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
            } => {
                self.name_held_bounds(*iter)?;
                self.for_loop(ForParts {
                    target,
                    iter: *iter,
                    body,
                    orelse: orelse.as_ref(),
                    is_tail,
                })
            }
            StmtKind::While {
                test,
                body,
                orelse: None,
            } if let Some(asked) = self.asked_by_loop(*test, stmt) => {
                self.asked_loop(*test, asked, body)
            }
            StmtKind::While { test, body, orelse } => {
                self.while_loop(*test, body, orelse.as_ref(), is_tail)
            }
            StmtKind::If { arms, orelse } => {
                self.if_statement(stmt, arms, orelse.as_ref(), is_tail)
            }
            StmtKind::Yield(value, is_from) => self.yielded(stmt, *value, *is_from),
            StmtKind::Return(_) if self.return_of_generator()? => Ok(()),
            StmtKind::Return(_) if !is_tail && self.program.func(self.func).name == "__init__" => {
                refuse("a constructor that ends early")
            }
            StmtKind::Return(value) => {
                self.first = value.map_or_else(Vec::new, |it| self.evaluated_first(it));
                // From a closure a part of a value would be moved for good: what is behind it may use it still.
                let is_whole = value.is_none_or(|it| matches!(self.kind(it), Kind::Var(_)));
                if self.frames.is_empty() || is_whole {
                    self.returning = Some((stmt.start, stmt.end, stmt.block));
                }
                let mark = self.out.mark();
                let done = self.return_statement(*value, is_tail);
                self.returning = None;
                self.out.seen_since(mark, stmt.line);
                done
            }
            StmtKind::Break => self.jump(true),
            StmtKind::Continue => self.jump(false),
            StmtKind::Raise(exception, _) => self.raise(stmt, *exception, is_tail),
            StmtKind::Pass => {
                // What nobody sees the result of is read as one.
                if !self.source.slice(stmt.span.clone()).starts_with("pass") {
                    self.out.seen(stmt.line);
                }
                Ok(())
            }
            StmtKind::Import | StmtKind::Docstring => Ok(()),
            StmtKind::Function(id) => self.nested_function(*id),
            StmtKind::Class(_) => Ok(()),
            StmtKind::Assert(test, message) if self.raises.stmts.contains_key(&stmt.start) => {
                self.checked(*test, *message)
            }
            StmtKind::Assert(test, message) => self.assertion(*test, *message),
            StmtKind::Delete(targets) => {
                let may_be_none = targets.iter().any(|it| {
                    matches!(it, Target::Index(object, _) | Target::Slice(object, _)
                        if matches!(self.ty(*object), Ty::Option(of) if !matches!(**of, Ty::Instance(_))))
                });
                if may_be_none {
                    return refuse("a change of what may be None");
                }
                if let [Target::Attribute(object, name)] = targets.as_slice()
                    && let Ty::Instance(class) = *self.ty(*object)
                    && let Some(deleter) = self.program.deleter(class, name)
                {
                    return self.delete_property(*object, class, deleter);
                }
                if self.raises.stmts.contains_key(&stmt.start) {
                    return self.failing_delete(targets);
                }
                for target in targets {
                    self.delete(target)?;
                }
                Ok(())
            }
            StmtKind::Compound(suites, "try") if self.deferred_finally(stmt, suites)? => Ok(()),
            StmtKind::Compound(suites, "try") => {
                let mark = self.out.mark();
                self.try_statement(stmt, suites, is_tail)?;
                self.out.seen_since(mark, stmt.line);
                Ok(())
            }
            StmtKind::Compound(suites, "async for") => self.stream_loop(stmt, suites),
            StmtKind::Compound(suites, "async with") => self.guarded(stmt, suites, is_tail),
            StmtKind::Compound(suites, "match") => self.match_statement(stmt, suites, is_tail),
            StmtKind::Compound(suites, "with") => self.with_statement(stmt, suites, is_tail),
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
}

/// Whether nothing behind a statement is ever reached.
pub(super) fn leaves(stmt: &Stmt<'_>) -> bool {
    match &stmt.kind {
        StmtKind::Return(_) | StmtKind::Break | StmtKind::Continue | StmtKind::Raise(..) => true,
        StmtKind::Compound(_, "try" | "match" | "with") | StmtKind::Expr(_) => stmt.ends,
        StmtKind::If {
            arms,
            orelse: Some(orelse),
        } => arms.iter().all(|it| always_leaves(&it.body)) && always_leaves(orelse),
        _ => false,
    }
}

/// Whether a statement is a plain assignment that can declare a variable in its own block.
pub(super) fn declares(stmt: &Stmt<'_>, var: VarId) -> bool {
    match &stmt.kind {
        StmtKind::Assign { targets, .. } => match targets.as_slice() {
            [Target::Var(it)] => *it == var,
            [target @ Target::Tuple(..)] => {
                let mut vars = Vec::new();
                target.vars(&mut vars);
                vars.contains(&var)
            }
            many => many
                .iter()
                .any(|it| matches!(it, Target::Var(it) if *it == var)),
        },
        _ => false,
    }
}
