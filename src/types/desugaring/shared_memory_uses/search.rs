//! What statements and calls of a file share with processes, and what they change.

use rustpython_ast::visitor::source_order::{self, SourceOrderVisitor};
use rustpython_ast::{Expr, Stmt};

use super::{Given, OF_PROCESSES, Uses, takes_part};
use crate::python::names::bare_name;
use crate::types::changing::changes;

impl<'a> SourceOrderVisitor<'a> for Uses<'a, '_> {
    fn visit_stmt(&mut self, stmt: &'a Stmt) {
        match stmt {
            Stmt::FunctionDef(def) => {
                let all = def
                    .parameters
                    .posonlyargs
                    .iter()
                    .chain(&def.parameters.args);
                let params = all.map(|it| it.name().as_str()).collect();
                let is_new = self
                    .functions
                    .insert(def.name.as_str(), (params, Given::default()))
                    .is_none();
                self.is_refused |= !is_new || def.is_async || self.function.is_some();
                self.function = Some(def.name.as_str());
                source_order::walk_stmt(self, stmt);
                self.function = None;
                return;
            }
            Stmt::Global(_) | Stmt::Nonlocal(_) | Stmt::ClassDef(_) => self.is_refused = true,
            Stmt::Assign(assign) => {
                for target in &assign.targets {
                    self.assigned(target);
                    if takes_part(&assign.value) && !self.is_shared(&assign.value) {
                        self.note_parts(target);
                    }
                    self.note_pairs(target, &assign.value);
                    let Some(name) = bare_name(target) else {
                        continue;
                    };
                    let is_manager = assign
                        .value
                        .as_call_expr()
                        .is_some_and(|it| self.makers.made(it) == Some("Manager"));
                    if is_manager {
                        self.managers.insert(name);
                    } else if self.is_shared(&assign.value) {
                        self.shared.insert(name);
                    }
                    if self.function.is_none() {
                        self.module_names.insert(name);
                    }
                }
            }
            Stmt::For(it) => self.note_parts(&it.target),
            Stmt::AugAssign(assign) => {
                self.assigned(&assign.target);
                if assign.value.is_list_expr() {
                    self.changes(&assign.target);
                }
            }
            Stmt::Delete(it) => it.targets.iter().for_each(|it| self.assigned(it)),
            Stmt::With(with) => {
                for item in &with.items {
                    let is_manager = item
                        .context_expr
                        .as_call_expr()
                        .is_some_and(|it| self.makers.made(it) == Some("Manager"));
                    if let (true, Some(name)) = (
                        is_manager,
                        item.optional_vars.as_deref().and_then(bare_name),
                    ) {
                        self.managers.insert(name);
                    }
                }
            }
            _ => {}
        }
        source_order::walk_stmt(self, stmt);
    }

    fn visit_expr(&mut self, expr: &'a Expr) {
        match expr {
            Expr::Attribute(it) => self.is_refused |= OF_PROCESSES.contains(&it.attr.as_str()),
            Expr::Name(it) => self.is_refused |= OF_PROCESSES.contains(&it.id.as_str()),
            Expr::Call(call) => {
                if let Expr::Attribute(method) = &*call.func
                    && changes(method.attr.as_str())
                {
                    self.changes(&method.value);
                }
                if let (Some(from), Some(to)) = (self.function, bare_name(&call.func)) {
                    for (at, argument) in call.arguments.args.iter().enumerate() {
                        self.handed
                            .extend(bare_name(argument).map(|it| (from, it, to, at)));
                    }
                }
                if self.makers.made(call) == Some("Process") {
                    self.started(call);
                }
            }
            _ => {}
        }
        source_order::walk_expr(self, expr);
    }
}
