//! Threads, their locks, and what the GIL does to them.

use super::locks::is_lock;
use super::traits::{Survey, Traits};
use super::{Callee, Match, Row, method};
use crate::python::names::bare_name;
use crate::python::scopes::{Call, File, Node, ScopeId, With};
use rustpython_ast::Stmt;

pub(super) const IDIOMS: &[Row] = &[
    Row {
        id: "threading.thread",
        title: "a thread",
        counts: "a call of `threading.Thread`; a class with that base",
        reported_at: "the call; the class",
        traits: Traits::NONE,
        matches: &[Match::Call(THREAD), Match::Base(THREAD)],
    },
    Row {
        id: "threading.gil-cpu-bound",
        title: "a thread that computes, held back by the GIL",
        counts: "a call of `threading.Thread` whose `target=` is a bare name of a `def` of that name \
            anywhere in the file (methods included) whose body (nested code included) has a `for`, \
            `while` or comprehension/generator expression and no blocking call",
        reported_at: "the call",
        traits: Traits::HARD
            .listed(Survey::GilBound)
            .above(&["threading.thread"]),
        matches: &[Match::CallIf(&[Callee::Named(THREAD)], |file, call, _| {
            has_target(file, call, |id| loops(file, id) && !blocks(file, id))
        })],
    },
    Row {
        id: "threading.gil-io-bound",
        title: "a thread that waits, with the GIL released",
        counts: "the same, where that `def` has a blocking call (a loop is not needed)",
        reported_at: "the call",
        traits: Traits::NONE.above(&["threading.thread"]),
        matches: &[Match::CallIf(&[Callee::Named(THREAD)], |file, call, _| {
            has_target(file, call, |id| blocks(file, id))
        })],
    },
    Row {
        id: "threading.lock",
        title: "a lock",
        counts: "a call of `threading.Lock` or `threading.RLock`",
        reported_at: "the call",
        traits: Traits::NONE,
        matches: &[Match::Call(&["threading.Lock", "threading.RLock"])],
    },
    Row {
        id: "threading.semaphore",
        title: "a semaphore",
        counts: "a call of `threading.Semaphore` or `threading.BoundedSemaphore`",
        reported_at: "the call",
        traits: Traits::NONE,
        matches: &[Match::Call(&[
            "threading.Semaphore",
            "threading.BoundedSemaphore",
        ])],
    },
    Row {
        id: "threading.signal",
        title: "threads signalling each other",
        counts: "a call of `threading.Event`, `threading.Condition` or `threading.Barrier`",
        reported_at: "the call",
        traits: Traits::NONE,
        matches: &[Match::Call(&[
            "threading.Event",
            "threading.Condition",
            "threading.Barrier",
        ])],
    },
    Row {
        id: "threading.local",
        title: "data of one thread's own",
        counts: "a call of `threading.local`, or a class with that base",
        reported_at: "the call; the class",
        traits: Traits::NONE,
        matches: &[
            Match::Call(&["threading.local"]),
            Match::Base(&["threading.local"]),
        ],
    },
    Row {
        id: "threading.timer",
        title: "a call after a delay",
        counts: "a call of `threading.Timer`",
        reported_at: "the call",
        traits: Traits::NONE,
        matches: &[Match::Call(&["threading.Timer"])],
    },
    Row {
        id: "threading.queue",
        title: "a queue between threads",
        counts: "a call of `queue.Queue`, `queue.LifoQueue`, `queue.PriorityQueue` or \
            `queue.SimpleQueue`",
        reported_at: "the call",
        traits: Traits::NONE,
        matches: &[Match::Call(&[
            "queue.Queue",
            "queue.LifoQueue",
            "queue.PriorityQueue",
            "queue.SimpleQueue",
        ])],
    },
    Row {
        id: "threading.nested-locks",
        title: "a lock taken while another is held",
        counts: "a sync `with` that has a context-manager.lock item and stands inside another such \
            `with` of the same function, class body or module level (own scope), or has two such \
            items itself",
        reported_at: "the inner with",
        traits: Traits::MISTAKE,
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
