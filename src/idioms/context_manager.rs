//! `with`: what is entered, and what defines it.

use rustpython_ast::Expr;

use super::locks::is_lock;
use super::traits::Traits;
use super::{Match, Row, known};
use crate::python::scopes::{File, With};

pub(super) const IDIOMS: &[Row] = &[
    Row {
        id: "context-manager.file",
        title: "a file opened by with",
        counts: "a sync `with` item that calls builtin `open`, `io.open`, `codecs.open`, `gzip.open`, \
            `bz2.open` or `lzma.open`",
        reported_at: "the with",
        traits: Traits::NONE.above(&["io.open"]).around(&["io.open"]),
        matches: &[Match::With(|file, with| has_item(file, &with, Item::File))],
    },
    Row {
        id: "context-manager.lock",
        title: "a lock held by with",
        counts: "a sync `with` item that is a call of a lock type, or a name or `self.x`/`cls.x` that \
            the same module assigns (anywhere, same spelling; `=`, also chained or annotated, or \
            `:=`) from such a call itself (`a, b = Lock(), Lock()` does not count; `self.x` is not \
            the class variable `x`). Lock types: `threading.` or `multiprocessing.` `Lock`, \
            `RLock`, `Semaphore`, `BoundedSemaphore`, `Condition`",
        reported_at: "the with",
        traits: Traits::NONE,
        matches: &[Match::With(|file, with| has_item(file, &with, Item::Lock))],
    },
    Row {
        id: "context-manager.suppress",
        title: "exceptions suppressed",
        counts: "a sync `with` item that calls `contextlib.suppress`",
        reported_at: "the with",
        traits: Traits::NONE,
        matches: &[Match::With(|file, with| {
            has_item(file, &with, Item::Suppress)
        })],
    },
    Row {
        id: "context-manager.exit-stack",
        title: "a stack of context managers",
        counts: "a call of `contextlib.ExitStack` or `contextlib.AsyncExitStack`, anywhere",
        reported_at: "the call",
        traits: Traits::HARD,
        matches: &[Match::Call(&[
            "contextlib.ExitStack",
            "contextlib.AsyncExitStack",
        ])],
    },
    Row {
        id: "context-manager.temporary",
        title: "a temporary file or directory",
        counts: "a sync `with` item that calls `tempfile.*`",
        reported_at: "the with",
        traits: Traits::NONE,
        matches: &[Match::With(|file, with| {
            has_item(file, &with, Item::Temporary)
        })],
    },
    Row {
        id: "context-manager.with",
        title: "a with block",
        counts: "any other sync `with` item (instead of file, lock, suppress, temporary)",
        reported_at: "the with",
        traits: Traits::NONE,
        matches: &[Match::With(|file, with| has_item(file, &with, Item::Other))],
    },
    Row {
        id: "context-manager.async",
        title: "an async with block",
        counts: "an `async with`",
        reported_at: "the with",
        traits: Traits::NONE,
        matches: &[Match::With(|_, with| with.node.is_async)],
    },
    Row {
        id: "context-manager.class",
        title: "a class that is a context manager",
        counts: "a class whose body defines `__enter__` and `__exit__`, or `__aenter__` and `__aexit__`",
        reported_at: "the class",
        traits: Traits::NONE,
        matches: &[Match::Class(|file, _, id| {
            let defines = |name| file.has_method(id, &[name]);
            (defines("__enter__") && defines("__exit__"))
                || (defines("__aenter__") && defines("__aexit__"))
        })],
    },
    Row {
        id: "context-manager.generator",
        title: "a generator that is a context manager",
        counts: "a decorator resolving to `contextlib.contextmanager` or \
            `contextlib.asynccontextmanager`",
        reported_at: "the decorator",
        traits: Traits::NONE,
        matches: &[Match::Decorator(known::GENERATOR)],
    },
];

const OPEN: &[&str] = &[
    "io.open",
    "codecs.open",
    "gzip.open",
    "bz2.open",
    "lzma.open",
];

/// What a sync `with` enters.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Item {
    File,
    Lock,
    Suppress,
    Temporary,
    Other,
}

fn has_item(file: &File<'_>, with: &With<'_>, wanted: Item) -> bool {
    let mut items = with.node.items.iter().map(|item| &item.context_expr);
    !with.node.is_async && items.any(|expr| has_kind(file, expr, wanted))
}

/// Each row stands on its own, so an item may be of several kinds; it is `Other` if it is of none.
fn has_kind(file: &File<'_>, expr: &Expr, wanted: Item) -> bool {
    let Expr::Call(call) = expr else {
        // Only what was assigned from a lock has a kind without a call.
        return match wanted {
            Item::Lock => is_lock(file, expr),
            Item::Other => !is_lock(file, expr),
            _ => false,
        };
    };
    let opens = || file.names.is_builtin(&call.func, "open");
    if !file.names.may_resolve(&call.func) {
        return match wanted {
            Item::File => opens(),
            Item::Other => !opens(),
            _ => false,
        };
    }
    let calls = |names| file.names.resolves_to(&call.func, names);
    match wanted {
        Item::File => calls(OPEN) || opens(),
        Item::Lock => is_lock(file, expr),
        Item::Suppress => calls(&["contextlib.suppress"]),
        Item::Temporary => calls(&["tempfile.*"]),
        Item::Other => ![Item::File, Item::Lock, Item::Suppress, Item::Temporary]
            .into_iter()
            .any(|kind| has_kind(file, expr, kind)),
    }
}
