//! The one walk over the tree: scopes, bindings and nodes.

mod definitions;
mod statements;

use std::cell::{OnceCell, RefCell};

use rustc_hash::{FxBuildHasher, FxHashMap};
use rustpython_ast::name::Name;
use rustpython_ast::visitor::source_order::{self, SourceOrderVisitor};
use rustpython_ast::{self as ast, Expr, ExprContext, Operator, Pattern, Stmt};
use rustpython_text_size::{Ranged, TextRange};

use super::{Bindings, Call, Comprehension, File, Node, Opener, Scope, ScopeId, SelfCall};
use crate::names::{Names, bare_name};
use crate::scopes::nodes;
use crate::source::Source;
use crate::syntax::Syntax;

/// How far apart these are in ordinary code: enough to seldom reallocate.
const BYTES_PER_NODE: usize = 40;
const BYTES_PER_SCOPE: usize = 400;
const BYTES_PER_BINDING: usize = 100;
const BYTES_PER_FUNCTION: usize = 1000;

pub(super) fn walk<'a>(source: &'a Source, syntax: &'a Syntax) -> File<'a> {
    let file = walk_watching(source, syntax, &[]);
    // Imports stand anywhere, so what is imported is known at the end. Few files import these.
    match file.names.watched() {
        [] => file,
        watched => walk_watching(source, syntax, watched),
    }
}

/// Walks the tree; a bare name that is `watched` is a node.
fn walk_watching<'a>(source: &'a Source, syntax: &'a Syntax, watched: &[&str]) -> File<'a> {
    let suite = syntax.suite();
    let room = |bytes: usize| source.text().len() / bytes + 1;
    let mut walker = Walker {
        file: File {
            source,
            names: Names::with_capacity(room(BYTES_PER_BINDING)),
            scopes: Vec::with_capacity(room(BYTES_PER_SCOPE)),
            nodes: Vec::with_capacity(room(BYTES_PER_NODE)),
            uses: Vec::new(),
            returns: Vec::with_capacity(room(BYTES_PER_FUNCTION)),
            bound: Bindings::with_capacity(room(BYTES_PER_BINDING)),
            assigned: OnceCell::new(),
            functions: FxHashMap::with_capacity_and_hasher(room(BYTES_PER_FUNCTION), FxBuildHasher),
            classes: FxHashMap::default(),
            locks: OnceCell::new(),
            opened: OnceCell::new(),
            derived: FxHashMap::default(),
            unrelated: RefCell::default(),
        },
        watched,
        scope: ScopeId::MODULE,
        functions: Vec::new(),
        nested_functions: 0,
        assigned_to: None,
        is_with_item: false,
        is_statement: false,
        with: None,
    };
    walker.within(Opener::Module, |walker| walker.visit_body(suite));
    walker.file
}

struct Walker<'a, 'w> {
    file: File<'a>,
    watched: &'w [&'w str],
    scope: ScopeId,
    /// The functions around, with their names.
    functions: Vec<(&'a str, ScopeId)>,
    /// How many functions and lambdas are around.
    nested_functions: u32,
    /// How the very next expression stands, if it is a call.
    assigned_to: Option<&'a Name>,
    is_with_item: bool,
    is_statement: bool,
    /// The innermost `with` around in the same function, class body or module: its node.
    with: Option<u32>,
}

impl<'a> Walker<'a, '_> {
    fn current(&mut self) -> &mut Scope<'a> {
        &mut self.file.scopes[self.scope.index()]
    }

    fn push(&mut self, node: Node<'a>) {
        self.file.nodes.push((node, self.scope));
    }

    /// The scope that the next [`Walker::within`] opens.
    fn next_scope(&self) -> ScopeId {
        let index = self.file.scopes.len();
        ScopeId(u32::try_from(index).unwrap_or_else(|_| unreachable!("offsets are 32 bits wide")))
    }

    /// Opens a scope, lets `visit` fill it, and returns to the one around.
    fn within(&mut self, opener: Opener<'a>, visit: impl FnOnce(&mut Self)) -> ScopeId {
        let id = self.next_scope();
        let around = self.scope;
        let is_function = matches!(opener, Opener::Function(_) | Opener::Lambda(_));
        if let Opener::Function(def) = opener {
            self.functions.push((def.name.as_str(), id));
        }
        let nodes = self.file.nodes.len();
        let uses = self.file.uses.len();
        let returns = self.file.returns.len();
        self.file.scopes.push(Scope {
            opener,
            parent: (id != ScopeId::MODULE).then_some(around),
            nodes: nodes..nodes,
            uses: uses..uses,
            returns: returns..returns,
            scopes_end: id.index() + 1,
            globals: Vec::new(),
            nonlocals: Vec::new(),
            yields: false,
            self_calls: Vec::new(),
            namesake: None,
        });
        self.scope = id;
        self.nested_functions += u32::from(is_function);
        let with = if matches!(opener, Opener::Comprehension) {
            self.with
        } else {
            None
        };
        let with = std::mem::replace(&mut self.with, with);
        visit(self);
        self.with = with;
        self.nested_functions -= u32::from(is_function);
        self.scope = around;
        if matches!(opener, Opener::Function(_)) {
            self.functions.pop();
        }
        let file = &mut self.file;
        let scopes_end = file.scopes.len();
        let scope = &mut file.scopes[id.index()];
        scope.nodes.end = file.nodes.len();
        scope.uses.end = file.uses.len();
        scope.returns.end = file.returns.len();
        scope.scopes_end = scopes_end;
        id
    }

    /// The innermost scope that is no comprehension: what `:=`, `yield` and `return` belong to.
    fn own(&self) -> ScopeId {
        self.file.own(self.scope)
    }

    fn bind_in(&mut self, scope: ScopeId, name: &'a str) {
        let opener = self.file.scope(scope).opener;
        if !matches!(opener, Opener::Class(_)) {
            self.file.names.bind(name);
        }
        // Whatever no other scope binds is the module's.
        if !matches!(opener, Opener::Module) {
            self.file.bound.note(scope, name);
        }
    }

    fn bind(&mut self, name: &'a str) {
        self.bind_in(self.scope, name);
    }

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

    fn visit_call(&mut self, node: &'a ast::ExprCall) {
        let (callee, root) = nodes::marks(&node.func);
        let call = Call {
            node,
            callee,
            root,
            assigned_to: self.assigned_to.take(),
            is_with_item: std::mem::take(&mut self.is_with_item),
            is_statement: std::mem::take(&mut self.is_statement),
        };
        self.push(Node::Call(call));
        self.note_self_call(&node.func);
        self.visit_expr(&node.func);
        match (&*node.arguments.args, &*node.arguments.keywords) {
            // A bare generator begins at the call's own parenthesis (idioms.md, "Ids and places").
            ([expr @ Expr::Generator(generator)], []) if !generator.parenthesized => {
                self.visit_comprehension_expr(expr, node.arguments.range());
            }
            _ => self.visit_arguments(&node.arguments),
        }
    }

    fn note_yield(&mut self) {
        let own = self.own();
        self.file.scopes[own.index()].yields = true;
    }

    /// Notes for each function around whether `callee` is its name, or that of a method of `self`.
    fn note_self_call(&mut self, callee: &'a Expr) {
        let (name, is_method) = match callee {
            Expr::Name(name) => (name.id.as_str(), false),
            Expr::Attribute(attribute) => (attribute.attr.as_str(), true),
            _ => return,
        };
        let is_of_self = || {
            let owner = callee.as_attribute_expr().map(|it| &*it.value);
            matches!(owner.and_then(bare_name), Some("self" | "cls"))
        };
        for (function, id) in &self.functions {
            if *function == name && (!is_method || is_of_self()) {
                let scope = self.scope;
                self.file.scopes[id.index()]
                    .self_calls
                    .push(SelfCall { scope, is_method });
            }
        }
    }

    /// A bare name; one that is assigned is bound in `scope`.
    fn visit_name(&mut self, expr: &'a Expr, name: &'a ast::ExprName, scope: ScopeId) {
        let id = name.id.as_str();
        if name.ctx == ExprContext::Store {
            self.bind_in(scope, id);
        }
        // Only code in a nested function can refer to what the one around it binds.
        if self.nested_functions > 1 {
            self.file.uses.push((id, self.scope));
        }
        if self.watched.contains(&id) {
            self.push(Node::Expr(expr));
        }
    }
}

impl<'a> SourceOrderVisitor<'a> for Walker<'a, '_> {
    fn visit_stmt(&mut self, stmt: &'a Stmt) {
        match stmt {
            Stmt::FunctionDef(stmt) => return self.visit_function(stmt),
            Stmt::ClassDef(stmt) => return self.visit_class(stmt),
            Stmt::If(stmt) => return self.visit_if(stmt),
            Stmt::With(stmt) => return self.visit_with(stmt),
            Stmt::Try(stmt) => self.push(Node::Try(stmt)),
            Stmt::For(stmt) => self.push(Node::For(stmt)),
            // No idiom is about these as statements.
            Stmt::Expr(_)
            | Stmt::Return(_)
            | Stmt::Pass(_)
            | Stmt::Break(_)
            | Stmt::Continue(_)
            | Stmt::IpyEscapeCommand(_) => {}
            _ => self.push(Node::Stmt(stmt)),
        }
        self.visit_simple(stmt);
        source_order::walk_stmt(self, stmt);
        (self.assigned_to, self.is_statement) = (None, false);
    }

    fn visit_except_handler(&mut self, handler: &'a ast::ExceptHandler) {
        let ast::ExceptHandler::ExceptHandler(clause) = handler;
        self.push(Node::Except(clause));
        if let Some(name) = &clause.name {
            self.bind(name.as_str());
        }
        source_order::walk_except_handler(self, handler);
    }

    fn visit_pattern(&mut self, pattern: &'a Pattern) {
        let name = match pattern {
            Pattern::MatchAs(pattern) => pattern.name.as_ref(),
            Pattern::MatchStar(pattern) => pattern.name.as_ref(),
            Pattern::MatchMapping(pattern) => pattern.rest.as_ref(),
            _ => None,
        };
        if let Some(name) = name {
            self.bind(name.as_str());
        }
        source_order::walk_pattern(self, pattern);
    }

    fn visit_expr(&mut self, expr: &'a Expr) {
        match expr {
            Expr::Call(call) => return self.visit_call(call),
            Expr::Name(name) => return self.visit_name(expr, name, self.scope),
            Expr::Attribute(attribute) => {
                if matches!(attribute.attr.as_str(), "environ" | "argv") {
                    self.push(Node::Expr(expr));
                }
            }
            Expr::ListComp(_) | Expr::SetComp(_) | Expr::DictComp(_) | Expr::Generator(_) => {
                return self.visit_comprehension_expr(expr, expr.range());
            }
            Expr::Lambda(lambda) => {
                self.push(Node::Expr(expr));
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
                self.push(Node::Expr(expr));
                if let Expr::Name(name) = &*named.target {
                    self.visit_name(&named.target, name, self.own());
                }
                self.visit_expr(&named.value);
                return;
            }
            Expr::Yield(_) => self.note_yield(),
            Expr::YieldFrom(_) => {
                self.note_yield();
                self.push(Node::Expr(expr));
            }
            Expr::BinOp(operation) => {
                if matches!(
                    operation.op,
                    Operator::Pow | Operator::LShift | Operator::RShift | Operator::Mod
                ) {
                    self.push(Node::Expr(expr));
                }
            }
            Expr::Subscript(subscript) => {
                if matches!(&*subscript.slice, Expr::Slice(_) | Expr::UnaryOp(_)) {
                    self.push(Node::Expr(expr));
                }
            }
            Expr::StringLiteral(_)
            | Expr::NumberLiteral(_)
            | Expr::BooleanLiteral(_)
            | Expr::NoneLiteral(_)
            | Expr::EllipsisLiteral(_) => return,
            Expr::If(_)
            | Expr::Await(_)
            | Expr::Compare(_)
            | Expr::FString(_)
            | Expr::TString(_)
            | Expr::BytesLiteral(_) => self.push(Node::Expr(expr)),
            _ => {}
        }
        source_order::walk_expr(self, expr);
    }
}
