//! What changes the container that it is called on: the documentation of `list`, `dict`, `set`, `collections.deque` and
//! `collections.Counter` in the library of Python 3.11.

/// Methods that change the container that they are called on.
const CHANGING: &[&str] = &[
    "append",
    "appendleft",
    "extend",
    "extendleft",
    "insert",
    "pop",
    "popleft",
    "popitem",
    "move_to_end",
    "remove",
    "discard",
    "add",
    "clear",
    "sort",
    "reverse",
    "update",
    "setdefault",
    "rotate",
    "subtract",
    "difference_update",
    "intersection_update",
    "symmetric_difference_update",
];

/// Whether a method of a container changes it.
pub(crate) fn changes(method: &str) -> bool {
    CHANGING.contains(&method)
}
