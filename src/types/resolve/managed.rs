//! The statements that a `with` over such instances stands for.

use rustpython_ast::{self as ast, Expr};

use super::super::ir::{Arm, BlockId, ExprId, Kind, Stmt, StmtKind, Suite, Target, VarId};
use super::Builder;
use super::managers::Entered;
use crate::python::names::bare_name;
use crate::python::source::Span;
use crate::python::syntax::span;

impl<'a> Builder<'a, '_> {
    pub(super) fn managed_items(
        &mut self,
        with: &'a ast::StmtWith,
        items: &'a [ast::WithItem],
        entered: &[Entered],
    ) -> Vec<Stmt<'a>> {
        let (Some((item, items)), Some((how, entered))) =
            (items.split_first(), entered.split_first())
        else {
            return Vec::new();
        };
        let place = span(item);
        if let Entered::Split(at) = how {
            return self.with_split(*at, item, &with.body, |it| it.within(with, items, entered));
        }
        if *how == Entered::Suppress {
            return vec![self.suppressed(with, item, items, entered)];
        }
        if let Entered::Held(held) = how {
            return self.with_file(*held, item, |it| it.within(with, items, entered));
        }
        let mut stmts = Vec::new();
        // The manager, in the variable that it is given to, or in one of its own.
        let start = self.next();
        let value = self.expr(&item.context_expr);
        if let (Expr::Name(_), Kind::Var(var)) =
            (&item.context_expr, self.program.kind(value).clone())
        {
            return self.managed_variable(with, items, entered, *how, var, &place);
        }
        let name = item.optional_vars.as_deref().and_then(bare_name);
        let is_itself = matches!(
            how,
            Entered::Itself { .. }
                | Entered::Looking {
                    gives_itself: true,
                    ..
                }
        );
        let manager = if let (Some(name), true) = (name, is_itself) {
            let var = self.bind(name);
            if let Kind::Call(func, _) = self.program.kind(value)
                && let Kind::Class(class) = self.program.kind(*func)
            {
                self.made_by.insert(var, *class);
            }
            var
        } else {
            let func = self.frame().func;
            let var = self.new_var("manager", func, false);
            self.occur(var, true);
            var
        };
        let assign = |var: VarId, value: ExprId| StmtKind::Assign {
            targets: vec![Target::Var(var)],
            value,
            annotation: None,
        };
        stmts.push(self.made(assign(manager, value), &place, start));
        match (name, how) {
            (
                _,
                Entered::Itself {
                    does_something: false,
                },
            ) => {}
            (Some(name), _) if !is_itself => {
                let start = self.next();
                let value = self.enter_on(manager, with.is_async, &place);
                let var = self.bind(name);
                stmts.push(self.made(assign(var, value), &place, start));
            }
            _ => {
                let start = self.next();
                let call = self.enter_on(manager, with.is_async, &place);
                stmts.push(self.made(StmtKind::Expr(call), &place, start));
            }
        }
        stmts.push(match how {
            Entered::Looking { swallows, .. } => {
                self.left_looking((manager, with.is_async), *swallows, &place, |it| {
                    it.within(with, items, entered)
                })
            }
            _ => self.left_by(with, items, entered, manager, &place),
        });
        stmts
    }

    /// The same of an instance that is in a variable already.
    fn managed_variable(
        &mut self,
        with: &'a ast::StmtWith,
        items: &'a [ast::WithItem],
        entered: &[Entered],
        how: Entered,
        manager: VarId,
        place: &Span,
    ) -> Vec<Stmt<'a>> {
        let mut stmts = Vec::new();
        let does_nothing = matches!(
            how,
            Entered::Itself {
                does_something: false
            }
        );
        if !does_nothing {
            let start = self.next();
            let call = self.enter_on(manager, with.is_async, place);
            stmts.push(self.made(StmtKind::Expr(call), place, start));
        }
        stmts.push(match how {
            Entered::Looking { swallows, .. } => {
                self.left_looking((manager, with.is_async), swallows, place, |it| {
                    it.within(with, items, entered)
                })
            }
            _ => self.left_by(with, items, entered, manager, place),
        });
        stmts
    }

    /// What the items that are left, and the body, stand for.
    pub(super) fn within(
        &mut self,
        with: &'a ast::StmtWith,
        items: &'a [ast::WithItem],
        entered: &[Entered],
    ) -> Vec<Stmt<'a>> {
        if items.is_empty() {
            let block = self.frame().block;
            self.suite_in(block, &with.body).body
        } else {
            self.managed_items(with, items, entered)
        }
    }

    pub(super) fn exit(
        &mut self,
        block: BlockId,
        manager: VarId,
        is_async: bool,
        place: &Span,
    ) -> Suite<'a> {
        let around = std::mem::replace(&mut self.frame().block, block);
        let start = self.next();
        let name = if is_async { "__aexit__" } else { "__exit__" };
        let call = self.call_on(manager, name, place);
        let call = self.awaited_if(is_async, call, place);
        let stmt = self.made(StmtKind::Expr(call), place, start);
        self.frame().block = around;
        Suite {
            block: Some(block),
            body: vec![stmt],
        }
    }

    fn enter_on(&mut self, var: VarId, is_async: bool, place: &Span) -> ExprId {
        let name = if is_async { "__aenter__" } else { "__enter__" };
        let call = self.call_on(var, name, place);
        self.awaited_if(is_async, call, place)
    }

    fn call_on(&mut self, var: VarId, method: &str, place: &Span) -> ExprId {
        self.occur(var, false);
        let object = self.push(Kind::Var(var), place.clone());
        let func = self.push(Kind::Attribute(object, method.to_owned()), place.clone());
        self.push(Kind::Call(func, Vec::new()), place.clone())
    }

    /// `if test: body`.
    pub(super) fn made_if(
        &mut self,
        test: ExprId,
        body: Suite<'a>,
        place: &Span,
        start: u32,
    ) -> Stmt<'a> {
        let arm = Arm {
            test,
            body,
            line: self.line(place.start),
            head: place.clone(),
        };
        let kind = StmtKind::If {
            arms: vec![arm],
            orelse: None,
        };
        self.made(kind, place, start)
    }

    /// A statement that is part of another one.
    pub(super) fn made(&mut self, kind: StmtKind<'a>, place: &Span, start: u32) -> Stmt<'a> {
        Stmt {
            ends: false,
            kind,
            span: place.clone(),
            head: place.clone(),
            line: self.line(place.start),
            block: self.frame().block,
            start,
            end: self.next(),
        }
    }
}
