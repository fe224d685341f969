//! The scopes of a file, and the nodes that idioms ask about, each with the scope it stands in.
//!
//! All of it is gathered in one walk over the tree ([`walk`]). After that no idiom walks the tree
//! again: a function's body is a range of nodes, so "its own scope" and "nested code included" are
//! questions about that range. What drafts walks it for itself.

mod assignments;
mod bindings;
mod by_name;
mod classes;
mod nodes;
mod scope;
mod seen;
mod walk;
mod wanted;

use std::cell::{OnceCell, RefCell};

use rustc_hash::{FxHashMap, FxHashSet};
use rustpython_ast::name::Name;
use rustpython_ast::{self as ast, Expr};

use crate::python::names::{Mark, Names};
use crate::python::source::Source;
use crate::python::syntax::Syntax;
use assignments::AssignedCalls;
use bindings::Bindings;
use by_name::ByName;
pub(crate) use nodes::{Assignment, Call, Clause, Comprehension, Node, NodeId, With};
pub(crate) use scope::{Opener, Scope, ScopeId, SelfCall};
use seen::Seen;
pub(crate) use wanted::Wanted;

/// A file ready to be asked about: its names, scopes and nodes.
#[derive(Debug)]
pub(crate) struct File<'a> {
    pub(crate) source: &'a Source,
    pub(crate) syntax: &'a Syntax,
    pub(crate) names: Names<'a>,
    /// In the order in which they begin.
    scopes: Vec<Scope<'a>>,
    /// In the order of the source.
    nodes: Vec<(Node<'a>, ScopeId)>,
    /// Bare names used in functions that stand in functions, each with its scope.
    uses: Vec<(&'a str, ScopeId)>,
    /// The values that are returned, each with the scope that its `return` belongs to.
    returns: Vec<(&'a Expr, ScopeId)>,
    /// Names that scopes bind, parameters among them.
    bound: Bindings<'a>,
    /// In the order of the source.
    assignments: Vec<Assignment<'a>>,
    /// What `with` binds, each with what it enters and the scope that it stands in.
    entered: Vec<(&'a Expr, &'a Expr, ScopeId)>,
    /// Apart, as a file is moved when it is made.
    seen: Box<Seen>,
    /// For functions, the calls of their name in their bodies: bare, or as a method of `self` or `cls`.
    self_calls: FxHashMap<ScopeId, Vec<SelfCall>>,
    /// Of all names, those that `=` or `:=` binds; found when they are asked for.
    assigned: OnceCell<FxHashSet<(ScopeId, Name)>>,
    /// Found when they are asked for.
    functions: OnceCell<ByName>,
    /// All that are classes.
    classes: Vec<ScopeId>,
    /// The calls whose values are assigned, by what they are assigned to; found when they are asked for.
    assigned_calls: OnceCell<AssignedCalls>,
    /// Names bound to opened files; found when they are asked for.
    opened: OnceCell<FxHashSet<(ScopeId, Name)>>,
    /// The classes of this file that a class derives from, of those that derive from any.
    derived: FxHashMap<ScopeId, Vec<ScopeId>>,
    /// Whether the classes that define a method of this name are unrelated, as far as was asked.
    unrelated: RefCell<FxHashMap<String, bool>>,
}

impl<'a> File<'a> {
    /// Walks the tree of `syntax`, once, and keeps the nodes that are wanted.
    pub(crate) fn new(source: &'a Source, syntax: &'a Syntax, wanted: &Wanted) -> Self {
        let mut file = walk::walk(source, syntax, wanted);
        file.derived = classes::find_derived(&file);
        file
    }

    /// All nodes in the order of the source, each with the scope that it stands in.
    pub(crate) fn nodes(&self) -> impl Iterator<Item = (NodeId, Node<'a>, ScopeId)> {
        (0..)
            .zip(&self.nodes)
            .map(|(number, (node, scope))| (NodeId(number), *node, *scope))
    }

    /// A node and the scope that it stands in.
    pub(crate) fn node(&self, id: NodeId) -> (Node<'a>, ScopeId) {
        self.nodes[id.index()]
    }

    pub(crate) fn scope(&self, id: ScopeId) -> &Scope<'a> {
        &self.scopes[id.index()]
    }

    /// The functions of that name anywhere in the file, methods included, the last first.
    pub(crate) fn functions_named(&self, name: &str) -> impl Iterator<Item = ScopeId> {
        let functions = || {
            let ids = self.scope(ScopeId::MODULE).within(ScopeId::MODULE);
            ByName::new(ids.filter_map(|id| match self.scope(id).opener {
                Opener::Function(def) => Some((&def.name.id, id)),
                _ => None,
            }))
        };
        self.functions.get_or_init(functions).named(name)
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
        &self.nodes[self.scope(id).nodes.indices()]
    }

    /// Whether there are other scopes within this one.
    pub(crate) fn is_around_others(&self, id: ScopeId) -> bool {
        self.scope(id).within(id).next().is_some()
    }

    /// The functions that a scope's own code defines: for a class, its methods.
    pub(crate) fn functions_of(&self, id: ScopeId) -> impl Iterator<Item = ScopeId> {
        let within = self.scope(id).within(id);
        within
            .filter(move |within| self.scope(*within).parent == Some(id))
            .filter(|within| self.function_name(*within).is_some())
    }

    /// The values that a scope's own code returns.
    pub(crate) fn returns_of(&self, id: ScopeId) -> impl Iterator<Item = &'a Expr> {
        let returns = self.returns[self.scope(id).returns.indices()].iter();
        returns
            .filter(move |(_, scope)| *scope == id)
            .map(|(value, _)| *value)
    }

    /// The calls within a function of the name that it has.
    pub(crate) fn self_calls_of(&self, id: ScopeId) -> &[SelfCall] {
        self.self_calls.get(&id).map_or(&[], Vec::as_slice)
    }

    /// The names used in a scope's body, nested code included. Only recorded within functions that
    /// themselves stand in functions: nothing asks elsewhere.
    pub(crate) fn uses_of(&self, id: ScopeId) -> &[(&'a str, ScopeId)] {
        &self.uses[self.scope(id).uses.indices()]
    }

    /// The scope that binds `name` as used in scope `from`, by Python's rules: class bodies are
    /// seen by their own code only, `global` leads to the module, and so does a name that is bound
    /// nowhere around. `None` for a type parameter: these have a scope of their own.
    pub(crate) fn binder(&self, name: &str, from: ScopeId) -> Option<ScopeId> {
        for (steps, id) in self.ancestors(from).enumerate() {
            let scope = self.scope(id);
            if self.bound.is_global(id, name) {
                return Some(ScopeId::MODULE);
            }
            let hidden = steps > 0 && matches!(scope.opener, Opener::Class(_));
            if !hidden && self.bound.contains(id, name) && !self.bound.is_nonlocal(id, name) {
                return Some(id);
            }
            let mut parameters = scope.opener.type_params().iter();
            if parameters.any(|parameter| parameter.name().as_str() == name) {
                return None;
            }
        }
        Some(ScopeId::MODULE)
    }

    /// How many places outside class bodies bind `name`.
    pub(crate) fn binding_count(&self, name: &str) -> usize {
        let is_class = |id| matches!(self.scope(id).opener, Opener::Class(_));
        self.bound.count(name, is_class)
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
        self.scope(around).within(around).find(|id| {
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
        self.functions_of(class)
            .filter_map(|id| match self.scope(id).opener {
                Opener::Function(def) => Some(def),
                _ => None,
            })
    }

    /// Whether a class has a method of one of these names, also inside an `if` or `try` of its body.
    pub(crate) fn has_method(&self, class: ScopeId, names: &[&str]) -> bool {
        let may_be = names.iter().any(|name| self.may_define(Mark::of(name)));
        may_be
            && self
                .methods(class)
                .any(|it| names.contains(&it.name.as_str()))
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

    /// The `with` statements around `with` in the same own scope, innermost first.
    pub(crate) fn withs_around(&self, with: With<'a>) -> impl Iterator<Item = With<'a>> + '_ {
        let outer = |with: &With<'a>| match self.nodes[with.outer? as usize].0 {
            Node::With(outer) => Some(outer),
            _ => None,
        };
        std::iter::successors(outer(&with), outer)
    }
}
