//! What a file assigns: the values of calls, opened files, names. Few files are asked for these, so they are
//! looked up among its assignments and nodes when they are.

use rustc_hash::{FxHashMap, FxHashSet};
use rustpython_ast::name::Name;
use rustpython_ast::{self as ast, Expr};

use super::nodes::Spelling;
use super::{Assignment, File, Node, NodeId, ScopeId};
use crate::python::names::{Mark, bare_name};

/// The calls whose values are assigned to a name or an attribute of `self` or `cls`: where they stand.
pub(super) type AssignedCalls = FxHashMap<Spelling, Vec<ValueId>>;

/// The value of an assignment.
#[derive(Debug, Clone, Copy)]
pub(super) enum ValueId {
    /// Of `=`: an index into the file's assignments.
    Assigned(u32),
    /// Of `:=`.
    Named(NodeId),
}

impl<'a> File<'a> {
    /// Whether `=` or `:=` in the own code of scope `id` binds `name`.
    pub(crate) fn assigns(&self, id: ScopeId, name: &str) -> bool {
        let assigned = self.assigned.get_or_init(|| {
            let mut assigned = FxHashSet::default();
            for (target, _, scope) in self.bindings_by_value() {
                let scope = self.own(scope);
                each_name(target, &mut |name| {
                    assigned.insert((scope, Name::new(name)));
                });
            }
            assigned
        });
        assigned.contains(&(id, Name::new(name)))
    }

    /// The calls whose values the file assigns to what `expr` is, a name, `self.x` or `cls.x`: anywhere,
    /// to the same spelling, by `=` or `:=`.
    pub(crate) fn calls_assigned_to(&self, expr: &Expr) -> impl Iterator<Item = &'a ast::ExprCall> {
        let calls = Spelling::of(expr).and_then(|it| self.assigned_calls().get(&it));
        calls.into_iter().flatten().filter_map(|id| match *id {
            ValueId::Assigned(index) => self.assignments[index as usize].value.as_call_expr(),
            ValueId::Named(id) => match self.node(id) {
                (Node::Expr(Expr::Named(it)), _) => it.value.as_call_expr(),
                _ => None,
            },
        })
    }

    fn assigned_calls(&self) -> &AssignedCalls {
        self.assigned_calls.get_or_init(|| {
            let mut calls = AssignedCalls::default();
            let mut note = |target: &Expr, value: &Expr, id| {
                if let (Some(spelling), Expr::Call(_)) = (Spelling::of(target), value) {
                    calls.entry(spelling).or_default().push(id);
                }
            };
            for (index, assignment) in (0..).zip(&self.assignments) {
                for target in assignment.targets {
                    note(target, assignment.value, ValueId::Assigned(index));
                }
            }
            for (id, node, _) in self.nodes() {
                if let Node::Expr(Expr::Named(it)) = node {
                    note(&it.target, &it.value, ValueId::Named(id));
                }
            }
            calls
        })
    }

    /// Whether `name = open(...)` or `with open(...) as name` stands in the own code of scope `id`.
    pub(crate) fn is_opened(&self, id: ScopeId, name: &str) -> bool {
        let opened = self.opened.get_or_init(|| {
            // Only an import from `io` gives it another name.
            let is_imported = self.names.imports_any(&["io"]);
            if !self.may_call(const { Mark::of("open") }) && !is_imported {
                return FxHashSet::default();
            }
            let opens = |call: &ast::ExprCall| {
                self.names.is_builtin(&call.func, "open")
                    || is_imported && self.names.resolves_to(&call.func, &["io.open"])
            };
            let entered = self.entered.iter().copied();
            self.assigned_targets()
                .chain(entered)
                .filter(|(_, value, _)| value.as_call_expr().is_some_and(opens))
                .filter_map(|(target, _, scope)| {
                    Some((self.own(scope), Name::new(bare_name(target)?)))
                })
                .collect()
        });
        opened.contains(&(id, Name::new(name)))
    }

    /// The assignments by `=` in a scope's body, nested code included.
    pub(crate) fn assignments_of(&self, id: ScopeId) -> &[Assignment<'a>] {
        &self.assignments[self.scope(id).assignments.indices()]
    }

    /// The targets of `=` and `:=`, each with the value and the scope that it stands in.
    fn bindings_by_value(&self) -> impl Iterator<Item = (&'a Expr, &'a Expr, ScopeId)> {
        let named = self.nodes.iter().filter_map(|(node, scope)| match node {
            Node::Expr(Expr::Named(it)) => Some((&*it.target, &*it.value, *scope)),
            _ => None,
        });
        self.assigned_targets().chain(named)
    }

    /// The targets of `=`, each with the value and the scope that it stands in.
    fn assigned_targets(&self) -> impl Iterator<Item = (&'a Expr, &'a Expr, ScopeId)> {
        let assignments = self.assignments.iter();
        assignments.flat_map(|it| it.targets.iter().map(|target| (target, it.value, it.scope)))
    }
}

/// The names in an assignment's target, also inside tuples and lists.
fn each_name<'a>(target: &'a Expr, each: &mut impl FnMut(&'a str)) {
    match target {
        Expr::Name(name) => each(name.id.as_str()),
        Expr::Tuple(tuple) => tuple.elts.iter().for_each(|elt| each_name(elt, each)),
        Expr::List(list) => list.elts.iter().for_each(|elt| each_name(elt, each)),
        Expr::Starred(starred) => each_name(&starred.value, each),
        _ => {}
    }
}
