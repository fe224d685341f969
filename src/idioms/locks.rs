//! What a lock is, for the idioms about locks: `context-manager.lock` and `threading.nested-locks`.

use rustpython_ast::{self as ast, Expr};

use crate::python::scopes::File;

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

/// Whether `expr`, the item of a `with`, is a lock: a call of a lock type, or a name or `self.x`/`cls.x`
/// that the file assigns from one.
pub(super) fn is_lock(file: &File<'_>, expr: &Expr) -> bool {
    let makes_lock = |call: &ast::ExprCall| file.names.resolves_to(&call.func, LOCK_TYPES);
    match expr {
        Expr::Call(call) => makes_lock(call),
        _ => {
            file.names.imports_any(&["threading", "multiprocessing"])
                && file.calls_assigned_to(expr).any(makes_lock)
        }
    }
}
