//! The one walk over the tree: scopes, bindings and nodes.

mod definitions;
mod expressions;
mod statements;

use std::cell::{OnceCell, RefCell};

use rustc_hash::FxHashMap;
use rustpython_ast::name::Name;
use rustpython_ast::visitor::source_order::{self, SourceOrderVisitor};
use rustpython_ast::{self as ast, AnyNodeRef, Expr, Pattern, Stmt};

use super::bindings::Bindings;
use super::scope::Part;
use super::wanted::Wanted;
use super::{Assignment, File, Node, Opener, Scope, ScopeId};
use crate::python::names::{Mark, Names, bound_by_pattern};
use crate::python::source::Source;
use crate::python::syntax::Syntax;

/// How far apart these are in ordinary code: enough to seldom reallocate.
const BYTES_PER_NODE: usize = 40;
const BYTES_PER_ASSIGNMENT: usize = 200;
const BYTES_PER_SCOPE: usize = 400;
const BYTES_PER_BINDING: usize = 100;
const BYTES_PER_FUNCTION: usize = 1000;

/// Walks the tree; nodes are those that are always kept, and those that are `wanted`.
pub(super) fn walk<'a>(source: &'a Source, syntax: &'a Syntax, wanted: &Wanted) -> File<'a> {
    let file = walk_watching(source, syntax, wanted, &[]);
    // Imports stand anywhere, so what is imported is known at the end. Few files import variables.
    match &*file.names.imported_as(wanted.names()) {
        [] => file,
        watched => walk_watching(source, syntax, wanted, watched),
    }
}

/// Walks the tree; a bare name that is `watched` is a node.
fn walk_watching<'a>(
    source: &'a Source,
    syntax: &'a Syntax,
    wanted: &Wanted,
    watched: &[&str],
) -> File<'a> {
    let suite = syntax.suite();
    let room = |bytes: usize| source.text().len() / bytes + 1;
    let mut walker = Walker {
        file: File {
            source,
            syntax,
            names: Names::default(),
            scopes: Vec::with_capacity(room(BYTES_PER_SCOPE)),
            nodes: Vec::with_capacity(room(BYTES_PER_NODE)),
            uses: Vec::new(),
            returns: Vec::with_capacity(room(BYTES_PER_FUNCTION)),
            bound: Bindings::with_capacity(room(BYTES_PER_BINDING)),
            assignments: Vec::with_capacity(room(BYTES_PER_ASSIGNMENT)),
            entered: Vec::new(),
            seen: Box::default(),
            self_calls: FxHashMap::default(),
            assigned: OnceCell::new(),
            functions: OnceCell::new(),
            classes: Vec::new(),
            assigned_calls: OnceCell::new(),
            opened: OnceCell::new(),
            derived: FxHashMap::default(),
            unrelated: RefCell::default(),
        },
        wanted,
        watched,
        scope: ScopeId::MODULE,
        functions: Vec::new(),
        nested_functions: 0,
        heeds_names: !watched.is_empty(),
        assigned_to: None,
        is_with_item: false,
        is_statement: false,
        with: None,
    };
    walker.within(Opener::Module, |walker| walker.visit_body(suite));
    walker.file
}

/// How many there are in one of the file's lists.
fn count<T>(list: &[T]) -> u32 {
    // A byte of the source has a few entries at most, and no source has 2^30 bytes.
    u32::try_from(list.len()).unwrap_or_else(|_| unreachable!("sources are shorter"))
}

struct Walker<'a, 'w> {
    file: File<'a>,
    wanted: &'w Wanted,
    watched: &'w [&'w str],
    scope: ScopeId,
    /// The functions around, with their names.
    functions: Vec<(Mark, &'a str, ScopeId)>,
    /// How many functions and lambdas are around.
    nested_functions: u32,
    /// Whether names matter that are not assigned: only code in a nested function can refer to what the
    /// one around it binds.
    heeds_names: bool,
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

    /// Keeps a statement if it is of a kind that is wanted.
    fn keep(&mut self, stmt: &'a Stmt) {
        if self.wanted.holds(AnyNodeRef::from(stmt).kind()) {
            self.push(Node::Stmt(stmt));
        }
    }

    fn note_assignment(&mut self, targets: &'a [Expr], value: &'a Expr) {
        self.file.assignments.push(Assignment {
            targets,
            value,
            scope: self.scope,
        });
    }

    /// The scope that the next [`Walker::within`] opens.
    fn next_scope(&self) -> ScopeId {
        ScopeId(count(&self.file.scopes))
    }

    /// Opens a scope, lets `visit` fill it, and returns to the one around.
    fn within(&mut self, opener: Opener<'a>, visit: impl FnOnce(&mut Self)) -> ScopeId {
        let id = self.next_scope();
        let around = self.scope;
        let is_function = matches!(opener, Opener::Function(_) | Opener::Lambda(_));
        if let Opener::Function(def) = opener {
            let name = def.name.as_str();
            self.functions.push((Mark::of(name), name, id));
        }
        let empty = |start| Part { start, end: start };
        self.file.scopes.push(Scope {
            opener,
            parent: (id != ScopeId::MODULE).then_some(around),
            nodes: empty(count(&self.file.nodes)),
            assignments: empty(count(&self.file.assignments)),
            uses: empty(count(&self.file.uses)),
            returns: empty(count(&self.file.returns)),
            scopes_end: id.0 + 1,
            yields: false,
        });
        self.scope = id;
        self.nest(self.nested_functions + u32::from(is_function));
        let with = if matches!(opener, Opener::Comprehension) {
            self.with
        } else {
            None
        };
        let with = std::mem::replace(&mut self.with, with);
        visit(self);
        self.with = with;
        self.nest(self.nested_functions - u32::from(is_function));
        self.scope = around;
        if matches!(opener, Opener::Function(_)) {
            self.functions.pop();
        }
        let file = &mut self.file;
        let scopes_end = count(&file.scopes);
        let scope = &mut file.scopes[id.index()];
        scope.nodes.end = count(&file.nodes);
        scope.assignments.end = count(&file.assignments);
        scope.uses.end = count(&file.uses);
        scope.returns.end = count(&file.returns);
        scope.scopes_end = scopes_end;
        id
    }

    /// Notes how many functions and lambdas are around what follows.
    fn nest(&mut self, functions: u32) {
        self.nested_functions = functions;
        self.heeds_names = functions > 1 || !self.watched.is_empty();
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
        self.file.bound.note(scope, name);
    }

    fn bind(&mut self, name: &'a str) {
        self.bind_in(self.scope, name);
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
            Stmt::Expr(stmt) => {
                self.is_statement = stmt.value.is_call_expr();
                return self.visit_expr(&stmt.value);
            }
            Stmt::Return(stmt) => return self.visit_return(stmt),
            Stmt::Pass(_) | Stmt::Break(_) | Stmt::Continue(_) | Stmt::IpyEscapeCommand(_) => {
                return;
            }
            Stmt::Assign(assign) => {
                self.keep(stmt);
                return self.visit_assign(assign);
            }
            _ => {}
        }
        self.keep(stmt);
        self.visit_simple(stmt);
        source_order::walk_stmt(self, stmt);
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
        if let Some(name) = bound_by_pattern(pattern) {
            self.bind(name.as_str());
        }
        source_order::walk_pattern(self, pattern);
    }

    // Most expressions have no others within them. They are seen where they stand, without a call.
    #[inline]
    fn visit_expr(&mut self, expr: &'a Expr) {
        match expr {
            Expr::StringLiteral(_)
            | Expr::NumberLiteral(_)
            | Expr::BooleanLiteral(_)
            | Expr::NoneLiteral(_)
            | Expr::EllipsisLiteral(_) => {}
            Expr::Name(name) => self.visit_name(expr, name, self.scope),
            Expr::Attribute(attribute) => self.visit_attribute(expr, attribute),
            Expr::Call(call) => self.visit_call(call),
            _ => self.visit_other_expr(expr),
        }
    }
}
