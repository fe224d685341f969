//! What a file assigns: locks, opened files, names. Few files are asked for these, so they are
//! looked up among its assignments and nodes when they are.

use rustc_hash::FxHashSet;
use rustpython_ast::{self as ast, Expr};

use super::nodes::Spelling;
use super::{Assignment, File, Node, ScopeId};
use crate::python::names::{Mark, bare_name};

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

impl<'a> File<'a> {
    /// Whether `=` or `:=` in the own code of scope `id` binds `name`.
    pub(crate) fn assigns(&self, id: ScopeId, name: &str) -> bool {
        let assigned = self.assigned.get_or_init(|| {
            let mut assigned = FxHashSet::default();
            for (target, _, scope) in self.bindings_by_value() {
                let scope = self.own(scope);
                each_name(target, &mut |name| {
                    assigned.insert((scope, name));
                });
            }
            assigned
        });
        assigned.contains(&(id, name))
    }

    /// Whether `expr`, the item of a `with`, is a lock: a call of a lock type, or a name or
    /// `self.x`/`cls.x` that the file assigns from one.
    pub(crate) fn is_lock(&self, expr: &Expr) -> bool {
        match expr {
            Expr::Call(call) => self.names.resolves_to(&call.func, LOCK_TYPES),
            _ => Spelling::of(expr).is_some_and(|it| self.locks().contains(&it)),
        }
    }

    fn locks(&self) -> &FxHashSet<Spelling<'a>> {
        self.locks.get_or_init(|| {
            if !self.names.imports_any(&["threading", "multiprocessing"]) {
                return FxHashSet::default();
            }
            self.bindings_by_value()
                .filter(|(_, value, _)| {
                    let call = value.as_call_expr();
                    call.is_some_and(|call| self.names.resolves_to(&call.func, LOCK_TYPES))
                })
                .filter_map(|(target, _, _)| Spelling::of(target))
                .collect()
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
                .filter_map(|(target, _, scope)| Some((self.own(scope), bare_name(target)?)))
                .collect()
        });
        opened.contains(&(id, name))
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
