//! A generator that is only sent to, read as the function to which each value goes.

use rustc_hash::FxHashSet;
use rustpython_ast::visitor::source_order::{self, SourceOrderVisitor};
use rustpython_ast::{self as ast, Expr, Stmt as Tree};
use rustpython_text_size::Ranged;

use super::super::collect::Bound;
use super::super::docstring::docstring;
use super::super::ir::{FuncId, Kind, Nature, Stmt, StmtKind};
use super::sent::{Parts, is_start_of};
use super::{Builder, empty_func};
use crate::python::syntax::span;

impl<'a> Builder<'a, '_> {
    /// Reads such a generator; false if a function is none.
    pub(super) fn read_sent(&mut self, id: FuncId, def: &'a ast::StmtFunctionDef) -> bool {
        let Some(parts) = self.sent.parts.get(&def.range().start()).cloned() else {
            return false;
        };
        let defaults = self.read_defaults(def);
        let around = self.frame().block;
        let mut inner = Bound::of(parts.body);
        let mut bound = Bound::of(parts.prelude);
        bound.names.retain(|name, _| !parts.fresh.contains(name));
        // All that the loop uses may be what is around it.
        let mut used = Occurring::default();
        used.visit_body(parts.body);
        if let Some(given) = parts.given {
            used.visit_expr(given);
        }
        bound.inner.extend(
            used.found
                .into_iter()
                .filter(|it| *it != parts.value && !parts.fresh.contains(it)),
        );
        for name in inner.names.keys() {
            if bound.names.contains_key(name) {
                inner.nonlocals.insert(*name);
            }
        }
        self.open(id, false, None, bound, around);
        let block = self.block(Some(around), Nature::Function, (u32::MAX, 0));
        self.frame().block = block;
        let params = self.parameters(&def.parameters, &defaults);
        let starts: Vec<bool> = parts
            .prelude
            .iter()
            .map(|it| parts.fresh.iter().any(|name| is_start_of(it, name)))
            .collect();
        let mut body = self.suite_in(block, &[]);
        for (stmt, is_start) in parts.prelude.iter().zip(starts) {
            if !is_start {
                body.body
                    .extend(self.suite_in(block, std::slice::from_ref(stmt)).body);
            }
        }
        let place = span(&def.name);
        let start = self.next();
        let sender = self.read_sender(id, def, &parts, inner);
        let made = self.made(StmtKind::Function(sender), &place, start);
        body.body.push(made);
        let start = self.next();
        let value = self.push(Kind::Func(sender), place.clone());
        let given = self.made(StmtKind::Return(Some(value)), &place, start);
        body.body.push(given);
        self.frames.pop();
        let func = &mut self.program.funcs[id.at()];
        func.params = params;
        func.body = body;
        func.falls_through = false;
        func.docstring = docstring(&def.body);
        true
    }

    /// The function to which each value goes.
    fn read_sender(
        &mut self,
        id: FuncId,
        def: &'a ast::StmtFunctionDef,
        parts: &Parts<'a>,
        bound: Bound<'a>,
    ) -> FuncId {
        let around = self.frame().block;
        let sender = FuncId(u32::try_from(self.program.funcs.len()).unwrap_or(u32::MAX));
        let mut func = empty_func("send", Some(id), span(def));
        func.path = format!("{}.send", self.program.func(id).path);
        func.line = self.program.func(id).line;
        func.end_line = self.program.func(id).end_line;
        func.is_value = true;
        func.is_alone = true;
        self.program.funcs.push(func);
        self.open(sender, false, None, bound, around);
        let block = self.block(Some(around), Nature::Function, (u32::MAX, 0));
        self.frame().block = block;
        let param = self.part_param(parts.value);
        let mut body = self.suite_in(block, parts.body);
        if let Some(given) = parts.given {
            let start = self.next();
            let value = self.expr(given);
            let place = span(given);
            let kind = StmtKind::Return(Some(value));
            body.body.push(self.made(kind, &place, start));
        }
        self.frames.pop();
        let func = &mut self.program.funcs[sender.at()];
        func.params = vec![param];
        func.body = body;
        func.falls_through = parts.given.is_none();
        sender
    }

    /// A call of `send` on such a generator.
    pub(super) fn sending(&mut self, call: &'a ast::ExprCall) -> Option<Kind> {
        let Expr::Attribute(of) = &*call.func else {
            return None;
        };
        if of.attr.as_str() != "send" || !self.sent.sending.contains(&call.range().start()) {
            return None;
        }
        let func = self.expr(&of.value);
        let arguments = self.arguments_of(func, &call.arguments);
        Some(Kind::Call(func, arguments))
    }

    /// A statement that only starts such a generator, or ends it: what is sent does both.
    pub(super) fn started_or_ended(&mut self, stmt: &'a Tree) -> Option<Stmt<'a>> {
        if !stmt.is_expr_stmt() || !self.sent.started_or_ended.contains(&stmt.range().start()) {
            return None;
        }
        let start = self.next();
        Some(self.made(StmtKind::Pass, &span(stmt), start))
    }
}

/// The names that statements use.
#[derive(Default)]
struct Occurring<'a> {
    found: FxHashSet<&'a str>,
}

impl<'a> SourceOrderVisitor<'a> for Occurring<'a> {
    fn visit_expr(&mut self, expr: &'a Expr) {
        if let Expr::Name(name) = expr {
            self.found.insert(name.id.as_str());
        }
        source_order::walk_expr(self, expr);
    }
}
