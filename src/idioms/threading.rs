//! Threads, their locks, and what the GIL does to them.

use super::locks::is_lock;
use super::{Callee, Idiom, Match, method};
use crate::python::names::bare_name;
use crate::python::scopes::{Call, File, Node, ScopeId, With};
use rustpython_ast::Stmt;

pub(super) const IDIOMS: &[Idiom] = &[
    Idiom {
        id: "threading.thread",
        title: "a thread",
        matches: &[Match::Call(THREAD), Match::Base(THREAD)],
    },
    Idiom {
        id: "threading.gil-cpu-bound",
        title: "a thread that computes, held back by the GIL",
        matches: &[Match::CallIf(&[Callee::Named(THREAD)], |file, call, _| {
            has_target(file, call, |id| loops(file, id) && !blocks(file, id))
        })],
    },
    Idiom {
        id: "threading.gil-io-bound",
        title: "a thread that waits, with the GIL released",
        matches: &[Match::CallIf(&[Callee::Named(THREAD)], |file, call, _| {
            has_target(file, call, |id| blocks(file, id))
        })],
    },
    Idiom {
        id: "threading.lock",
        title: "a lock",
        matches: &[Match::Call(&["threading.Lock", "threading.RLock"])],
    },
    Idiom {
        id: "threading.semaphore",
        title: "a semaphore",
        matches: &[Match::Call(&[
            "threading.Semaphore",
            "threading.BoundedSemaphore",
        ])],
    },
    Idiom {
        id: "threading.signal",
        title: "threads signalling each other",
        matches: &[Match::Call(&[
            "threading.Event",
            "threading.Condition",
            "threading.Barrier",
        ])],
    },
    Idiom {
        id: "threading.local",
        title: "data of one thread's own",
        matches: &[
            Match::Call(&["threading.local"]),
            Match::Base(&["threading.local"]),
        ],
    },
    Idiom {
        id: "threading.timer",
        title: "a call after a delay",
        matches: &[Match::Call(&["threading.Timer"])],
    },
    Idiom {
        id: "threading.queue",
        title: "a queue between threads",
        matches: &[Match::Call(&[
            "queue.Queue",
            "queue.LifoQueue",
            "queue.PriorityQueue",
            "queue.SimpleQueue",
        ])],
    },
    Idiom {
        id: "threading.nested-locks",
        title: "a lock taken while another is held",
        matches: &[Match::With(is_nested_lock)],
    },
];

const THREAD: &[&str] = &["threading.Thread"];

const BLOCKING_CALLS: &[&str] = &[
    "time.sleep",
    "socket.*",
    "urllib.*",
    "http.*",
    "requests.*",
    "httpx.*",
    "subprocess.*",
    "ssl.*",
    "ftplib.*",
    "smtplib.*",
    "select.*",
    "sqlite3.*",
    "shutil.*",
];

const BLOCKING_METHODS: &[&str] = &[
    "recv",
    "send",
    "sendall",
    "accept",
    "connect",
    "read",
    "readline",
    "readlines",
    "write",
    "acquire",
    "wait",
    "join",
    "put",
    "sleep",
];

/// The function that a call of `threading.Thread` names as its target, in the reader's spelling.
pub(crate) fn target<'a>(file: &File<'a>, call: Call<'a>) -> Option<&'a str> {
    let keyword = call.node.arguments.find_keyword("target")?;
    let name = bare_name(&keyword.value)?;
    file.names
        .resolves_to(&call.node.func, THREAD)
        .then_some(name)
}

/// Whether the call starts a thread whose target is a function of the file that fits.
fn has_target<'a>(file: &File<'a>, call: Call<'a>, fits: impl Fn(ScopeId) -> bool) -> bool {
    target(file, call).is_some_and(|name| file.functions_named(name).any(fits))
}

fn loops(file: &File<'_>, function: ScopeId) -> bool {
    file.nodes_of(function).iter().any(|(node, _)| {
        matches!(
            node,
            Node::For(_) | Node::Stmt(Stmt::While(_)) | Node::Comprehension(_)
        )
    })
}

fn blocks(file: &File<'_>, function: ScopeId) -> bool {
    file.nodes_of(function).iter().any(|(node, _)| {
        let Node::Call(call) = node else { return false };
        let func = &call.node.func;
        file.names.is_builtin(func, "open")
            || file.names.is_builtin(func, "input")
            || method(call.node).is_some_and(|m| BLOCKING_METHODS.contains(&m.attr.as_str()))
            || file.names.resolves_to(func, BLOCKING_CALLS)
    })
}

fn is_nested_lock<'a>(file: &File<'a>, with: With<'a>) -> bool {
    let locks = |with: With<'a>| {
        let items = with
            .node
            .items
            .iter()
            .filter(|item| is_lock(file, &item.context_expr));
        if with.node.is_async { 0 } else { items.count() }
    };
    match locks(with) {
        0 => false,
        1 => file.withs_around(with).any(|outer| locks(outer) > 0),
        _ => true,
    }
}
