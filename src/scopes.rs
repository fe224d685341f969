//! The scopes of a file, and the nodes that idioms ask about, each with the scope it stands in.
//!
//! All of it is gathered in one walk over the tree ([`walk`]). After that nothing walks the tree
//! again: a function's body is a range of nodes, so "its own scope" and "nested code included" are
//! questions about that range.

mod walk;

use std::cell::RefCell;
use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};
use rustpython_ast::{self as ast, Expr};

use crate::names::{Names, bare_name};
use crate::source::Source;
use crate::syntax::Syntax;

/// The index of a [`Scope`] in its [`File`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct ScopeId(u32);

impl ScopeId {
    pub(crate) const MODULE: Self = Self(0);

    fn index(self) -> usize {
        self.0 as usize
    }
}

/// What opens a scope.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Opener<'a> {
    Module,
    Function(&'a ast::StmtFunctionDef),
    Class(&'a ast::StmtClassDef),
    Lambda(&'a ast::ExprLambda),
    Comprehension,
}

/// A scope of Python, with what its own code (nested scopes apart) binds, returns and defines.
#[derive(Debug)]
pub(crate) struct Scope<'a> {
    pub(crate) opener: Opener<'a>,
    pub(crate) parent: Option<ScopeId>,
    /// The nodes of its body, nested code included; not its decorators, defaults and annotations.
    pub(crate) nodes: Range<usize>,
    /// The name uses of its body, nested code included.
    uses: Range<usize>,
    /// Names that it binds, parameters among them.
    bound: FxHashSet<&'a str>,
    /// Of these, the ones that `=` or `:=` binds.
    assigned: Vec<&'a str>,
    /// Names that `global` and `nonlocal` give to another scope.
    globals: Vec<&'a str>,
    nonlocals: Vec<&'a str>,
    /// The values that its own code returns.
    pub(crate) returns: Vec<&'a Expr>,
    /// The functions that its own code defines: for a class, its methods.
    pub(crate) functions: Vec<ScopeId>,
    /// Names bound by `with f(...) as name` or `name = f(...)` in its own code, with the call.
    pub(crate) results: Vec<(&'a str, &'a ast::ExprCall)>,
    /// Whether its own code has a `yield` or `yield from`.
    pub(crate) yields: bool,
}

/// A node that some idiom may ask about.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Node<'a> {
    Function(&'a ast::StmtFunctionDef, ScopeId),
    Class(&'a ast::StmtClassDef, ScopeId),
    /// A decorator's expression and the name of what it decorates.
    Decorator(&'a Expr, &'a str),
    With(With<'a>),
    Try(&'a ast::StmtTry),
    Except(&'a ast::ExceptHandlerExceptHandler),
    If(Clause<'a>),
    For(&'a ast::StmtFor),
    /// A statement that no other variant names.
    Stmt(&'a ast::Stmt),
    Call(Call<'a>),
    /// A comprehension or generator expression.
    Comprehension(Comprehension<'a>),
    /// An expression that no other variant names.
    Expr(&'a Expr),
    /// The annotation of a parameter, a return value or a variable.
    Annotation(&'a Expr),
}

/// An `if` or `elif` with its body.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Clause<'a> {
    pub(crate) test: &'a Expr,
    pub(crate) body: &'a [ast::Stmt],
    pub(crate) range: rustpython_text_size::TextRange,
}

/// A `with` statement and the one around it, if that belongs to the same own scope.
#[derive(Debug, Clone, Copy)]
pub(crate) struct With<'a> {
    pub(crate) node: &'a ast::StmtWith,
    outer: Option<usize>,
}

/// A call and how it stands.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Call<'a> {
    pub(crate) node: &'a ast::ExprCall,
    /// The name that the call's value is assigned to, if it is one name.
    pub(crate) assigned_to: Option<&'a str>,
    /// Whether the call is itself the item of a `with`.
    pub(crate) is_with_item: bool,
    /// Whether the call is a statement of its own.
    pub(crate) is_statement: bool,
}

/// A comprehension of any kind.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Comprehension<'a> {
    pub(crate) node: &'a Expr,
    pub(crate) generators: &'a [ast::Comprehension],
    /// The whole expression; for a call's bare argument with the call's parentheses.
    pub(crate) range: rustpython_text_size::TextRange,
}

/// A file ready to be asked about: its names, scopes and nodes.
#[derive(Debug)]
pub(crate) struct File<'a> {
    pub(crate) source: &'a Source,
    pub(crate) names: Names<'a>,
    scopes: Vec<Scope<'a>>,
    /// In the order of the source.
    nodes: Vec<(Node<'a>, ScopeId)>,
    /// Bare names used in functions that stand in functions, each with its scope.
    uses: Vec<(&'a str, ScopeId)>,
    functions: FxHashMap<&'a str, Vec<ScopeId>>,
    classes: FxHashMap<&'a str, Vec<ScopeId>>,
    /// Spellings, `x` or `self.x`, with a call that is assigned to them.
    assigned_calls: Vec<(String, &'a ast::ExprCall)>,
    locks: FxHashSet<String>,
    /// The classes of this file that a class derives from, of those that derive from any.
    derived: FxHashMap<ScopeId, Vec<ScopeId>>,
    /// Whether the classes that define a method of this name are unrelated, as far as was asked.
    unrelated: RefCell<FxHashMap<String, bool>>,
}

impl<'a> File<'a> {
    /// Walks the tree of `syntax`, once.
    pub(crate) fn new(source: &'a Source, syntax: &'a Syntax) -> Self {
        let mut file = walk::walk(source, syntax);
        file.locks = file
            .assigned_calls
            .iter()
            .filter(|(_, call)| file.names.resolves_to(&call.func, LOCK_TYPES))
            .map(|(spelling, _)| spelling.clone())
            .collect();
        let classes: Vec<ScopeId> = file.classes.values().flatten().copied().collect();
        for class in classes {
            let ancestors = file.find_ancestor_classes(class);
            if !ancestors.is_empty() {
                file.derived.insert(class, ancestors);
            }
        }
        file
    }

    pub(crate) fn nodes(&self) -> &[(Node<'a>, ScopeId)] {
        &self.nodes
    }

    pub(crate) fn scope(&self, id: ScopeId) -> &Scope<'a> {
        &self.scopes[id.index()]
    }

    /// The functions of that name anywhere in the file, methods included.
    pub(crate) fn functions_named(&self, name: &str) -> &[ScopeId] {
        self.functions.get(name).map_or(&[], Vec::as_slice)
    }

    /// The classes of that name anywhere in the file.
    pub(crate) fn classes_named(&self, name: &str) -> &[ScopeId] {
        self.classes.get(name).map_or(&[], Vec::as_slice)
    }

    /// The scope and those around it, innermost first.
    pub(crate) fn ancestors(&self, id: ScopeId) -> impl Iterator<Item = ScopeId> {
        std::iter::successors(Some(id), |id| self.scope(*id).parent)
    }

    /// The function, lambda, class or module that a node of scope `id` belongs to: comprehensions
    /// count as own scope of what is around them.
    pub(crate) fn own(&self, id: ScopeId) -> ScopeId {
        self.ancestors(id)
            .find(|id| !matches!(self.scope(*id).opener, Opener::Comprehension))
            .unwrap_or(ScopeId::MODULE)
    }

    /// The innermost function around `id`, itself included; lambdas and classes are passed over.
    pub(crate) fn function_around(&self, id: ScopeId) -> Option<ScopeId> {
        self.ancestors(id)
            .find(|id| matches!(self.scope(*id).opener, Opener::Function(_)))
    }

    /// The nodes of a scope's body, nested code included.
    pub(crate) fn nodes_of(&self, id: ScopeId) -> &[(Node<'a>, ScopeId)] {
        &self.nodes[self.scope(id).nodes.clone()]
    }

    /// The nodes of a scope's own code.
    pub(crate) fn own_nodes_of(
        &self,
        id: ScopeId,
    ) -> impl Iterator<Item = (Node<'a>, ScopeId)> + '_ {
        self.nodes_of(id)
            .iter()
            .copied()
            .filter(move |(_, scope)| self.own(*scope) == id)
    }

    /// The names used in a scope's body, nested code included. Only recorded within functions that
    /// themselves stand in functions: nothing asks elsewhere.
    pub(crate) fn uses_of(&self, id: ScopeId) -> &[(&'a str, ScopeId)] {
        &self.uses[self.scope(id).uses.clone()]
    }

    /// The scope that binds `name` as used in scope `from`, by Python's rules: class bodies are
    /// seen by their own code only, `global` leads to the module, and so does a name that is bound
    /// nowhere around.
    pub(crate) fn binder(&self, name: &str, from: ScopeId) -> ScopeId {
        for (steps, id) in self.ancestors(from).enumerate() {
            let scope = self.scope(id);
            if scope.globals.contains(&name) {
                return ScopeId::MODULE;
            }
            let hidden = steps > 0 && matches!(scope.opener, Opener::Class(_));
            if !hidden && scope.bound.contains(name) && !scope.nonlocals.contains(&name) {
                return id;
            }
        }
        ScopeId::MODULE
    }

    /// Whether `=` or `:=` in the own code of scope `id` binds `name`.
    pub(crate) fn assigns(&self, id: ScopeId, name: &str) -> bool {
        self.scope(id).assigned.contains(&name)
    }

    /// The name of a function's scope.
    pub(crate) fn function_name(&self, id: ScopeId) -> Option<&'a str> {
        match self.scope(id).opener {
            Opener::Function(def) => Some(def.name.as_str()),
            _ => None,
        }
    }

    /// The scope of a lambda that stands in the own code of scope `around`.
    pub(crate) fn lambda_scope(
        &self,
        around: ScopeId,
        lambda: &ast::ExprLambda,
    ) -> Option<ScopeId> {
        // Scopes are numbered as the walk opens them, so a lambda's follows those around it.
        let later = around.index() + 1..self.scopes.len();
        later.map(|index| ScopeId(u32::try_from(index).unwrap_or(u32::MAX))).find(|id| {
            matches!(self.scope(*id).opener, Opener::Lambda(node) if std::ptr::eq(node, lambda))
        })
    }

    /// The innermost class around a scope, itself included.
    pub(crate) fn class_around(&self, id: ScopeId) -> Option<ScopeId> {
        self.ancestors(id)
            .find(|id| matches!(self.scope(*id).opener, Opener::Class(_)))
    }

    /// Whether a function is a method: the innermost function, lambda or class around it is a class.
    pub(crate) fn is_method(&self, function: ScopeId) -> bool {
        self.scope(function)
            .parent
            .is_some_and(|parent| matches!(self.scope(self.own(parent)).opener, Opener::Class(_)))
    }

    /// The methods of a class, also those inside an `if` or `try` of its body.
    pub(crate) fn methods(
        &self,
        class: ScopeId,
    ) -> impl Iterator<Item = &'a ast::StmtFunctionDef> + '_ {
        self.scope(class)
            .functions
            .iter()
            .filter_map(|id| match self.scope(*id).opener {
                Opener::Function(def) => Some(def),
                _ => None,
            })
    }

    /// The answer of `find` for a method's name, which is found out once: many functions may ask.
    pub(crate) fn remember_unrelated(&self, method: &str, find: impl FnOnce() -> bool) -> bool {
        if let Some(known) = self.unrelated.borrow().get(method) {
            return *known;
        }
        let found = find();
        self.unrelated.borrow_mut().insert(method.to_owned(), found);
        found
    }

    /// The classes of this file that `class` derives from, by bare names, upwards; never itself.
    pub(crate) fn ancestor_classes(&self, class: ScopeId) -> &[ScopeId] {
        self.derived.get(&class).map_or(&[], Vec::as_slice)
    }

    fn find_ancestor_classes(&self, class: ScopeId) -> Vec<ScopeId> {
        let mut found = Vec::new();
        let mut open = vec![class];
        while let Some(Opener::Class(node)) = open.pop().map(|id| self.scope(id).opener) {
            for base in node.bases().iter().filter_map(bare_name) {
                for id in self.classes_named(base) {
                    if *id != class && !found.contains(id) {
                        found.push(*id);
                        open.push(*id);
                    }
                }
            }
        }
        found
    }

    /// The `with` statements around `with` in the same own scope, innermost first.
    pub(crate) fn withs_around(&self, with: With<'a>) -> impl Iterator<Item = With<'a>> + '_ {
        let outer = |with: &With<'a>| match self.nodes[with.outer?].0 {
            Node::With(outer) => Some(outer),
            _ => None,
        };
        std::iter::successors(outer(&with), outer)
    }

    /// Whether `expr`, the item of a `with`, is a lock: a call of a lock type, or a name or
    /// `self.x`/`cls.x` that the file assigns from one.
    pub(crate) fn is_lock(&self, expr: &Expr) -> bool {
        match expr {
            Expr::Call(call) => self.names.resolves_to(&call.func, LOCK_TYPES),
            _ => spelling(expr).is_some_and(|spelling| self.locks.contains(&spelling)),
        }
    }
}

const LOCK_TYPES: &[&str] = &[
    "threading.Lock",
    "threading.RLock",
    "threading.Semaphore",
    "threading.BoundedSemaphore",
    "threading.Condition",
    "multiprocessing.Lock",
    "multiprocessing.RLock",
    "multiprocessing.Semaphore",
    "multiprocessing.BoundedSemaphore",
    "multiprocessing.Condition",
];

/// How a name or `self.x`/`cls.x` is spelt.
fn spelling(expr: &Expr) -> Option<String> {
    match expr {
        Expr::Name(name) => Some(name.id.to_string()),
        Expr::Attribute(attribute) => {
            let owner = bare_name(&attribute.value)?;
            matches!(owner, "self" | "cls").then(|| format!("{owner}.{}", attribute.attr))
        }
        _ => None,
    }
}
