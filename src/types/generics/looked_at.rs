//! Functions and methods that look at a container and ask nothing of what is in it.

/// What looks at a container without asking anything of what is in it.
pub(super) const LOOKING: &[&str] = &[
    "len",
    "bool",
    "list",
    "tuple",
    "set",
    "frozenset",
    "dict",
    "enumerate",
    "zip",
    "reversed",
    "iter",
    "next",
    "range",
    "map",
    "filter",
];

/// Such imports.
pub(super) const IMPORTED: &[&str] = &[
    "collections.deque",
    "collections.defaultdict",
    "collections.Counter",
    "collections.OrderedDict",
    "itertools.chain",
    "itertools.chain.from_iterable",
    "itertools.islice",
];

/// Methods of containers that ask nothing of what is in them, but for what their types ask.
pub(super) const METHODS: &[&str] = &[
    "append",
    "appendleft",
    "extend",
    "extendleft",
    "insert",
    "pop",
    "popleft",
    "popitem",
    "clear",
    "reverse",
    "copy",
    "items",
    "keys",
    "values",
    "get",
    "setdefault",
    "update",
    "add",
    "discard",
    "union",
    "intersection",
    "difference",
    "symmetric_difference",
    "issubset",
    "issuperset",
    "isdisjoint",
    "move_to_end",
    "most_common",
    "rotate",
];
