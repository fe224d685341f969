//! Statements: what they assign, import, return and open.

use rustpython_ast::name::Name;
use rustpython_ast::visitor::source_order::SourceOrderVisitor;
use rustpython_ast::{self as ast, Expr, Stmt};

use super::{Walker, count};
use crate::python::names;
use crate::python::scopes::{Clause, Node, With};

impl<'a> Walker<'a, '_> {
    pub(super) fn visit_assign(&mut self, assign: &'a ast::StmtAssign) {
        self.note_assignment(&assign.targets, &assign.value);
        for target in &assign.targets {
            self.visit_expr(target);
        }
        if let ([target], Expr::Call(_)) = (assign.targets.as_slice(), &*assign.value) {
            self.assigned_to = subject_of(target);
        }
        self.visit_expr(&assign.value);
    }

    pub(super) fn visit_return(&mut self, stmt: &'a ast::StmtReturn) {
        if let Some(value) = &stmt.value {
            self.file.returns.push((value, self.own()));
            self.visit_expr(value);
        }
    }

    /// What a statement binds, imports or declares itself.
    pub(super) fn visit_simple(&mut self, stmt: &'a Stmt) {
        match stmt {
            Stmt::AnnAssign(assign) => {
                self.push(Node::Annotation(&assign.annotation));
                if let Some(value) = &assign.value {
                    self.note_assignment(std::slice::from_ref(&assign.target), value);
                }
            }
            Stmt::Global(global) => {
                for name in &global.names {
                    self.file.bound.note_global(self.scope, name.as_str());
                }
            }
            Stmt::Nonlocal(nonlocal) => {
                for name in &nonlocal.names {
                    self.file.bound.note_nonlocal(self.scope, name.as_str());
                }
            }
            Stmt::Import(import) => {
                self.file.names.add_import(import);
                for alias in &import.names {
                    let name = alias.asname.as_ref().unwrap_or(&alias.name);
                    self.bind(names::root_of(name.as_str()));
                }
            }
            Stmt::ImportFrom(import) => {
                self.file.names.add_import_from(import);
                for (local, _) in names::imported_names(import) {
                    self.bind(local);
                }
            }
            Stmt::TypeAlias(alias) => self.bind_type_params(alias.type_params.as_deref()),
            _ => {}
        }
    }

    pub(super) fn visit_if(&mut self, stmt: &'a ast::StmtIf) {
        self.push(Node::If(Clause::If(stmt)));
        self.visit_expr(&stmt.test);
        self.visit_body(&stmt.body);
        for clause in &stmt.elif_else_clauses {
            if let Some(test) = &clause.test {
                self.push(Node::If(Clause::Elif(clause, test)));
                self.visit_expr(test);
            }
            self.visit_body(&clause.body);
        }
    }

    pub(super) fn visit_with(&mut self, stmt: &'a ast::StmtWith) {
        let node = count(&self.file.nodes);
        let outer = self.with.replace(node);
        self.push(Node::With(With { node: stmt, outer }));
        for item in &stmt.items {
            self.is_with_item = item.context_expr.is_call_expr();
            self.visit_expr(&item.context_expr);
            if let Some(target) = &item.optional_vars {
                let entered = (&**target, &item.context_expr, self.scope);
                self.file.entered.push(entered);
                self.visit_expr(target);
            }
        }
        self.visit_body(&stmt.body);
        self.with = outer;
    }
}

/// The variable or attribute that an assignment is about; its target holds no call.
fn subject_of(target: &Expr) -> Option<&Name> {
    match target {
        Expr::Name(name) => Some(&name.id),
        Expr::Attribute(attribute) if attribute.value.is_name_expr() => Some(&attribute.attr.id),
        _ => None,
    }
}
