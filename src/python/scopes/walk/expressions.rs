//! Expressions: what they call and name, and the scopes of comprehensions and lambdas.

use rustpython_ast::visitor::source_order::{self, SourceOrderVisitor};
use rustpython_ast::{self as ast, AnyNodeRef, Expr, ExprContext};
use rustpython_text_size::{Ranged, TextRange};

use super::Walker;
use crate::python::names::{Mark, bare_name};
use crate::python::scopes::{Call, Comprehension, Node, Opener, ScopeId, SelfCall, nodes};

impl<'a> Walker<'a, '_> {
    /// A comprehension: its first iterable is evaluated in the scope around it.
    fn visit_comprehension_expr(&mut self, node: &'a Expr, range: TextRange) {
        let comprehension = Comprehension { node, range };
        self.push(Node::Comprehension(comprehension));
        let generators = comprehension.generators();
        if let Some(first) = generators.first() {
            self.visit_expr(&first.iter);
        }
        self.within(Opener::Comprehension, |walker| {
            for (index, generator) in generators.iter().enumerate() {
                walker.visit_expr(&generator.target);
                if index > 0 {
                    walker.visit_expr(&generator.iter);
                }
                generator
                    .ifs
                    .iter()
                    .for_each(|test| walker.visit_expr(test));
            }
            comprehension
                .results()
                .for_each(|result| walker.visit_expr(result));
        });
    }

    #[inline(never)]
    pub(super) fn visit_call(&mut self, node: &'a ast::ExprCall) {
        let (callee, root) = nodes::marks(&node.func);
        let call = Call {
            node,
            callee,
            root,
            assigned_to: self.assigned_to.take(),
            is_with_item: std::mem::take(&mut self.is_with_item),
            is_statement: std::mem::take(&mut self.is_statement),
            is_method: node.func.is_attribute_expr(),
        };
        self.push(Node::Call(call));
        self.file.seen.called.add(callee);
        self.note_self_call(&node.func, callee);
        self.visit_expr(&node.func);
        match (&*node.arguments.args, &*node.arguments.keywords) {
            // A bare generator begins at the call's own parenthesis (`idioms::RULES`, "Ids and places").
            ([expr @ Expr::Generator(generator)], []) if !generator.parenthesized => {
                self.visit_comprehension_expr(expr, node.arguments.range());
            }
            (arguments, keywords) => {
                for argument in arguments {
                    self.visit_expr(argument);
                }
                for keyword in keywords {
                    self.visit_expr(&keyword.value);
                }
            }
        }
    }

    fn note_yield(&mut self) {
        let own = self.own();
        self.file.scopes[own.index()].yields = true;
    }

    /// Notes for each function around whether `callee`, with this mark, is its name, or that of a method
    /// of `self`.
    fn note_self_call(&mut self, callee: &'a Expr, mark: Mark) {
        if self.functions.iter().all(|(other, ..)| *other != mark) {
            return;
        }
        let (name, is_method) = match callee {
            Expr::Name(name) => (name.id.as_str(), false),
            Expr::Attribute(attribute) => (attribute.attr.as_str(), true),
            _ => return,
        };
        let is_of_self = || {
            let owner = callee.as_attribute_expr().map(|it| &*it.value);
            matches!(owner.and_then(bare_name), Some("self" | "cls"))
        };
        for (_, function, id) in &self.functions {
            if *function == name && (!is_method || is_of_self()) {
                let scope = self.scope;
                let calls = self.file.self_calls.entry(*id).or_default();
                calls.push(SelfCall { scope, is_method });
            }
        }
    }

    /// A bare name; one that is assigned is bound in `scope`.
    #[inline]
    pub(super) fn visit_name(&mut self, expr: &'a Expr, name: &'a ast::ExprName, scope: ScopeId) {
        if name.ctx == ExprContext::Store {
            self.bind_in(scope, name.id.as_str());
        }
        if self.heeds_names {
            self.note_name(expr, name.id.as_str());
        }
    }

    #[inline(never)]
    fn note_name(&mut self, expr: &'a Expr, id: &'a str) {
        if self.nested_functions > 1 {
            self.file.uses.push((id, self.scope));
        }
        if self.watched.contains(&id) {
            self.push(Node::Expr(expr));
        }
    }

    #[inline(never)]
    pub(super) fn visit_attribute(&mut self, expr: &'a Expr, attribute: &'a ast::ExprAttribute) {
        let (mut expr, mut attribute) = (expr, attribute);
        loop {
            let name = attribute.attr.as_str();
            if self.wanted.may_hold_attribute(name) {
                self.push(Node::Expr(expr));
            }
            if attribute.ctx == ExprContext::Store {
                self.file.seen.stored.add(Mark::of(name));
            }
            expr = &attribute.value;
            match expr {
                Expr::Attribute(inner) => attribute = inner,
                _ => return self.visit_expr(expr),
            }
        }
    }

    #[inline(never)]
    pub(super) fn visit_other_expr(&mut self, expr: &'a Expr) {
        // What `:=` assigns is asked for by the scopes themselves.
        if expr.is_named_expr() || self.wanted.holds(AnyNodeRef::from(expr).kind()) {
            self.push(Node::Expr(expr));
        }
        match expr {
            Expr::ListComp(_) | Expr::SetComp(_) | Expr::DictComp(_) | Expr::Generator(_) => {
                return self.visit_comprehension_expr(expr, expr.range());
            }
            Expr::Lambda(lambda) => {
                if let Some(parameters) = &lambda.parameters {
                    self.visit_signature(parameters);
                }
                self.within(Opener::Lambda(lambda), |walker| {
                    if let Some(parameters) = &lambda.parameters {
                        walker.bind_parameters(parameters);
                    }
                    walker.visit_expr(&lambda.body);
                });
                return;
            }
            Expr::Named(named) => {
                if let Expr::Name(name) = &*named.target {
                    self.visit_name(&named.target, name, self.own());
                }
                self.visit_expr(&named.value);
                return;
            }
            Expr::Yield(_) | Expr::YieldFrom(_) => self.note_yield(),
            _ => {}
        }
        source_order::walk_expr(self, expr);
    }
}
