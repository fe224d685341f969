//! Statements, with every name resolved, and the assignments that reach each use.

use rustpython_ast::{Expr, Stmt as Tree};

use super::super::ir::{Kind, Stmt, StmtKind, Target};
use super::Builder;
use crate::python::syntax::span;

impl<'a> Builder<'a, '_> {
    pub(super) fn stmt(&mut self, stmt: &'a Tree) -> Stmt<'a> {
        let whole = span(stmt);
        let block = self.frame().block;
        let start = self.next();
        let (line_at, head) = match stmt {
            Tree::FunctionDef(def) => (span(&def.name).start, self.head(whole.start, &def.body)),
            Tree::ClassDef(class) => (span(&class.name).start, self.head(whole.start, &class.body)),
            Tree::For(stmt) => (whole.start, self.head(whole.start, &stmt.body)),
            Tree::While(stmt) => (whole.start, self.head(whole.start, &stmt.body)),
            Tree::If(stmt) => (whole.start, self.head(whole.start, &stmt.body)),
            Tree::With(stmt) => (whole.start, self.head(whole.start, &stmt.body)),
            Tree::Try(stmt) => (whole.start, self.head(whole.start, &stmt.body)),
            Tree::Match(stmt) => (whole.start, span(&*stmt.subject)),
            _ => (whole.start, whole.clone()),
        };
        let was_reached = self.frame().env.is_some();
        let kind = self.stmt_kind(stmt, start);
        let ends = was_reached && self.frame().env.is_none();
        // Behind a statement that is never reached nothing is, whatever its parts do.
        if !was_reached {
            self.frame().env = None;
        }
        let end = self.next();
        Stmt {
            kind,
            span: whole,
            head,
            line: self.line(line_at),
            block,
            start,
            end,
            ends,
        }
    }

    fn stmt_kind(&mut self, stmt: &'a Tree, start: u32) -> StmtKind<'a> {
        if let Some(raised) = self.abstract_made(stmt) {
            return raised;
        }
        if let Tree::Expr(stmt) = stmt
            && let Some(set) = self.set_by_name(&stmt.value)
        {
            return set;
        }
        match stmt {
            Tree::Expr(stmt) if stmt.value.is_yield_expr() || stmt.value.is_yield_from_expr() => {
                match &*stmt.value {
                    Expr::Yield(value) => {
                        let value = value.value.as_deref().map(|it| self.expr(it));
                        StmtKind::Yield(value, false)
                    }
                    Expr::YieldFrom(value) => StmtKind::Yield(Some(self.expr(&value.value)), true),
                    _ => StmtKind::Unsupported("yield"),
                }
            }
            Tree::Expr(stmt) => {
                if let Some(kind) = self.statement_alone(&stmt.value) {
                    return kind;
                }
                let value = self.expr(&stmt.value);
                if self.exits(value) {
                    self.frame().env = None;
                }
                StmtKind::Expr(value)
            }
            Tree::Assign(assign) => {
                if let Some(named) = self.read_named_tuple(assign) {
                    return named;
                }
                let is_kept = |it: &Expr| it.is_attribute_expr() || it.is_subscript_expr();
                let value = if assign.targets.iter().all(is_kept) {
                    self.value_expr(&assign.value)
                } else {
                    self.assigned_value(&assign.value)
                };
                let targets: Vec<Target> =
                    assign.targets.iter().map(|it| self.target(it)).collect();
                if let ([Target::Var(var)], Kind::Call(func, _)) =
                    (targets.as_slice(), self.program.kind(value))
                    && let Kind::Class(class) = self.program.kind(*func)
                {
                    self.made_by.insert(*var, *class);
                }
                StmtKind::Assign {
                    targets,
                    value,
                    annotation: None,
                }
            }
            Tree::AnnAssign(assign) => {
                if let Some(value) = &assign.value {
                    let value = if assign.target.is_attribute_expr() {
                        self.value_expr(value)
                    } else {
                        self.assigned_value(value)
                    };
                    let targets = vec![self.target(&assign.target)];
                    StmtKind::Assign {
                        targets,
                        value,
                        annotation: Some(&assign.annotation),
                    }
                } else {
                    StmtKind::Declare
                }
            }
            Tree::AugAssign(assign) => {
                let read = self.expr(&assign.target);
                let value = self.expr(&assign.value);
                let target = match self.program.kind(read).clone() {
                    // The same variable is read and assigned.
                    Kind::Var(var) => {
                        if let Expr::Name(name) = &*assign.target {
                            let new = self.bind(name.id.as_str());
                            self.merge(var, new);
                            Target::Var(new)
                        } else {
                            self.occur(var, true);
                            Target::Var(var)
                        }
                    }
                    Kind::Index(object, index) => Target::Index(object, index),
                    Kind::Attribute(object, name) => Target::Attribute(object, name),
                    Kind::Slice(object, bounds) => Target::Slice(object, bounds),
                    _ => Target::Unsupported("an augmented assignment to this"),
                };
                if let Some(spelled_out) = self.operator_on_item(assign, &target, (read, value)) {
                    return spelled_out;
                }
                // What a property is set to is worked out of what it gives.
                if let Target::Attribute(object, name) = &target
                    && self.set_properties.contains(name.as_str())
                    && (matches!(self.program.kind(*object), Kind::Var(_))
                        || self.is_found_again(*object, value))
                {
                    let span = crate::python::syntax::span(stmt);
                    let value = self.push(Kind::Binary(assign.op, read, value), span);
                    self.program.spelled_out.insert(value);
                    return StmtKind::Assign {
                        targets: vec![target],
                        value,
                        annotation: None,
                    };
                }
                StmtKind::Augmented {
                    target,
                    op: assign.op,
                    value,
                    read,
                }
            }
            Tree::For(stmt) => match self.read_asked_until(stmt, start) {
                Some(kind) => kind,
                None => self.read_for(stmt, start),
            },
            Tree::While(stmt) => self.read_while(stmt, start),
            // What only checkers of types read.
            Tree::If(stmt)
                if stmt.elif_else_clauses.is_empty()
                    && self
                        .names
                        .resolves_to(&stmt.test, &["typing.TYPE_CHECKING"]) =>
            {
                StmtKind::Import
            }
            Tree::If(stmt) => self.read_if(stmt, start),
            Tree::Return(stmt) if self.fluent.gives_itself(stmt) => {
                self.frame().env = None;
                StmtKind::Return(None)
            }
            Tree::Return(stmt) => {
                let value = stmt.value.as_deref().map(|it| self.assigned_value(it));
                self.frame().env = None;
                StmtKind::Return(value)
            }
            Tree::Break(_) => {
                let env = self.frame().env.take();
                if let (Some(env), Some(around)) = (env, self.frame().loops.last_mut()) {
                    around.breaks.push(env);
                }
                StmtKind::Break
            }
            Tree::Continue(_) => {
                let env = self.frame().env.take();
                if let (Some(env), Some(around)) = (env, self.frame().loops.last_mut()) {
                    around.continues.push(env);
                }
                StmtKind::Continue
            }
            Tree::Pass(_) => StmtKind::Pass,
            Tree::Import(_) | Tree::ImportFrom(_) => StmtKind::Import,
            Tree::Global(_) | Tree::Nonlocal(_) => StmtKind::Scoping,
            Tree::Assert(stmt) => {
                let test = self.expr(&stmt.test);
                let message = stmt.msg.as_deref().map(|it| self.expr(it));
                StmtKind::Assert(test, message)
            }
            Tree::Delete(stmt) => {
                let mut targets = Vec::new();
                for target in &stmt.targets {
                    if !matches!(target, Expr::Name(name) if self.is_given_up(name)) {
                        targets.push(self.deleted(target));
                    }
                }
                StmtKind::Delete(targets)
            }
            Tree::FunctionDef(def) if self.is_overload(def) => StmtKind::Pass,
            Tree::FunctionDef(def) => self.read_function(def),
            Tree::ClassDef(class) => self.read_class(class),
            Tree::Raise(stmt) if self.ends_iteration(stmt) => {
                let none = self.push(Kind::None, span(stmt));
                self.frame().env = None;
                StmtKind::Return(Some(none))
            }
            Tree::Raise(stmt) => {
                let exception = stmt.exc.as_deref().map(|it| self.expr(it));
                let cause = stmt.cause.as_deref().map(|it| self.expr(it));
                self.frame().env = None;
                StmtKind::Raise(exception, cause)
            }
            Tree::With(stmt) if stmt.is_async => self.read_guarded(stmt, start),
            Tree::With(stmt) if let Some(kind) = self.with_locks(stmt, start) => kind,
            Tree::With(stmt) => self.opaque(stmt.is_async, &[&stmt.body], start, "with"),
            Tree::Try(stmt) if super::optional_imports::asks_for_import(stmt) => {
                let bodies = [&stmt.body[..], &stmt.orelse, &stmt.finalbody];
                self.opaque(false, &bodies, start, super::optional_imports::WHY)
            }
            Tree::Try(stmt) => self.read_try(stmt, start),
            Tree::Match(stmt) => self.read_match(stmt, start),
            Tree::TypeAlias(_) => StmtKind::Import,
            Tree::IpyEscapeCommand(_) => StmtKind::Unsupported("a command of IPython"),
        }
    }
}
