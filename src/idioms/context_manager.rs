//! `with`: what is entered, and what defines it.

use rustpython_ast::Expr;

use super::locks::is_lock;
use super::{Idiom, Match};
use crate::python::scopes::{File, With};

pub(super) const IDIOMS: &[Idiom] = &[
    Idiom {
        id: "context-manager.file",
        title: "a file opened by with",
        matches: &[Match::With(|file, with| has_item(file, &with, Item::File))],
    },
    Idiom {
        id: "context-manager.lock",
        title: "a lock held by with",
        matches: &[Match::With(|file, with| has_item(file, &with, Item::Lock))],
    },
    Idiom {
        id: "context-manager.suppress",
        title: "exceptions suppressed",
        matches: &[Match::With(|file, with| {
            has_item(file, &with, Item::Suppress)
        })],
    },
    Idiom {
        id: "context-manager.exit-stack",
        title: "a stack of context managers",
        matches: &[Match::Call(&[
            "contextlib.ExitStack",
            "contextlib.AsyncExitStack",
        ])],
    },
    Idiom {
        id: "context-manager.temporary",
        title: "a temporary file or directory",
        matches: &[Match::With(|file, with| {
            has_item(file, &with, Item::Temporary)
        })],
    },
    Idiom {
        id: "context-manager.with",
        title: "a with block",
        matches: &[Match::With(|file, with| has_item(file, &with, Item::Other))],
    },
    Idiom {
        id: "context-manager.async",
        title: "an async with block",
        matches: &[Match::With(|_, with| with.node.is_async)],
    },
    Idiom {
        id: "context-manager.class",
        title: "a class that is a context manager",
        matches: &[Match::Class(|file, _, id| {
            let defines = |name| file.has_method(id, &[name]);
            (defines("__enter__") && defines("__exit__"))
                || (defines("__aenter__") && defines("__aexit__"))
        })],
    },
    Idiom {
        id: "context-manager.generator",
        title: "a generator that is a context manager",
        matches: &[Match::Decorator(GENERATOR)],
    },
];

pub(super) const GENERATOR: &[&str] = &[
    "contextlib.contextmanager",
    "contextlib.asynccontextmanager",
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
