//! Classes that derive from `threading.Thread`: `super().__init__()` makes a field that holds the thread.

/// The field that holds the thread of an instance.
pub(crate) const FIELD: &str = "own_thread";

/// What makes that thread, and its type.
pub(crate) const MAKER: &str = "threading.own";

/// What a class has of `threading.Thread`, by what it gives.
pub(crate) fn method(name: &str) -> super::ty::Ty {
    match name {
        "start" | "join" | "join_for" => super::ty::Ty::None,
        "is_alive" => super::ty::Ty::Bool,
        _ => super::ty::Ty::Unknown,
    }
}
