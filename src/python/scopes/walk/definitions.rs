//! Functions and classes: what their signatures evaluate around them, and what their bodies bind.

use rustpython_ast as ast;
use rustpython_ast::visitor::source_order::SourceOrderVisitor;

use super::Walker;
use crate::python::names::Mark;
use crate::python::scopes::{Node, Opener, ScopeId};

impl<'a> Walker<'a, '_> {
    pub(super) fn bind_parameters(&mut self, parameters: &'a ast::Parameters) {
        for parameter in parameters {
            self.bind(parameter.name().as_str());
        }
    }

    /// What is evaluated around a function: its annotations and defaults.
    pub(super) fn visit_signature(&mut self, parameters: &'a ast::Parameters) {
        for parameter in parameters {
            if let Some(annotation) = parameter.annotation() {
                self.push(Node::Annotation(annotation));
                self.visit_expr(annotation);
            }
            if let Some(default) = parameter.default() {
                self.visit_expr(default);
            }
        }
    }

    pub(super) fn visit_function(&mut self, stmt: &'a ast::StmtFunctionDef) {
        let name = stmt.name.as_str();
        self.visit_decorators(&stmt.decorator_list, &stmt.name);
        self.bind(name);
        if stmt.is_async {
            self.file.seen.coroutines.add(Mark::of(name));
        }
        if matches!(self.current().opener, Opener::Class(_)) {
            self.file.seen.methods.add(Mark::of(name));
        }
        let node = self.file.nodes.len();
        self.push(Node::Function(stmt, ScopeId::MODULE));
        self.visit_signature(&stmt.parameters);
        if let Some(returns) = &stmt.returns {
            self.push(Node::Annotation(returns));
            self.visit_expr(returns);
        }
        if let Some(parameters) = &stmt.type_params {
            self.visit_type_params(parameters);
        }
        self.bind_type_params(stmt.type_params.as_deref());
        let id = self.within(Opener::Function(stmt), |walker| {
            walker.bind_parameters(&stmt.parameters);
            walker.visit_body(&stmt.body);
        });
        self.file.nodes[node].0 = Node::Function(stmt, id);
    }

    pub(super) fn visit_class(&mut self, stmt: &'a ast::StmtClassDef) {
        let name = stmt.name.as_str();
        self.visit_decorators(&stmt.decorator_list, &stmt.name);
        self.bind(name);
        let node = self.file.nodes.len();
        self.push(Node::Class(stmt, ScopeId::MODULE));
        if let Some(arguments) = &stmt.arguments {
            self.visit_arguments(arguments);
        }
        if let Some(parameters) = &stmt.type_params {
            self.visit_type_params(parameters);
        }
        self.bind_type_params(stmt.type_params.as_deref());
        let id = self.within(Opener::Class(stmt), |walker| walker.visit_body(&stmt.body));
        self.file.nodes[node].0 = Node::Class(stmt, id);
        self.file.classes.push(id);
    }

    pub(super) fn visit_decorators(
        &mut self,
        decorators: &'a [ast::Decorator],
        decorated: &'a ast::Identifier,
    ) {
        for decorator in decorators {
            self.push(Node::Decorator(&decorator.expression, decorated));
            self.visit_expr(&decorator.expression);
        }
    }

    /// Type parameters belong to a scope of their own; for the file they are bound all the same.
    pub(super) fn bind_type_params(&mut self, parameters: Option<&'a ast::TypeParams>) {
        for parameter in parameters
            .into_iter()
            .flat_map(|parameters| parameters.iter())
        {
            let name = parameter.name().as_str();
            self.file.names.bind(name);
            self.file.bound.note_type_parameter(name);
        }
    }
}
