//! Coroutines and the event loop.

use rustpython_ast::NodeKind;

use super::traits::{Survey, Traits};
use super::{Callee, Match, Row, method};
use crate::python::names::bare_name;
use crate::python::scopes::{Call, File, Opener, ScopeId};

pub(super) const IDIOMS: &[Row] = &[
    Row {
        id: "asyncio.coroutine",
        title: "a coroutine function",
        counts: "an `async def` with no `yield` in its own scope",
        reported_at: "the def",
        traits: Traits::NONE,
        matches: &[Match::AsyncFunction(|file, id| !file.scope(id).yields)],
    },
    Row {
        id: "asyncio.async-generator",
        title: "an asynchronous generator",
        counts: "an `async def` with a `yield` in its own scope",
        reported_at: "the def",
        traits: Traits::HARD,
        matches: &[Match::Generator(|_, def| def.is_async)],
    },
    Row {
        id: "asyncio.await",
        title: "await",
        counts: "an `await` expression",
        reported_at: "the await",
        traits: Traits::NONE,
        matches: &[Match::Expr(&[NodeKind::ExprAwait], |_| true)],
    },
    Row {
        id: "asyncio.async-for",
        title: "iteration over an asynchronous source",
        counts: "an `async for` statement, or a comprehension with an `async for` clause",
        reported_at: "the statement; the comprehension",
        traits: Traits::NONE,
        matches: &[
            Match::For(|_, stmt, _| stmt.is_async),
            Match::Comprehension(|comprehension| {
                comprehension
                    .generators()
                    .iter()
                    .any(|generator| generator.is_async)
            }),
        ],
    },
    Row {
        id: "asyncio.run",
        title: "the event loop, started",
        counts: "a call of `asyncio.run` or `asyncio.Runner`; a method call `.run_until_complete(...)` \
            or `.run_forever()`",
        reported_at: "the call",
        traits: Traits::NONE,
        matches: &[
            Match::Call(&["asyncio.run", "asyncio.Runner"]),
            Match::Method(&["run_until_complete", "run_forever"]),
        ],
    },
    Row {
        id: "asyncio.gather",
        title: "coroutines run together",
        counts: "a call of `asyncio.gather`, `asyncio.wait` or `asyncio.as_completed`",
        reported_at: "the call",
        traits: Traits::NONE,
        matches: &[Match::Call(&[
            "asyncio.gather",
            "asyncio.wait",
            "asyncio.as_completed",
        ])],
    },
    Row {
        id: "asyncio.task",
        title: "a task that runs by itself",
        counts: "a call of `asyncio.create_task` or `asyncio.ensure_future`; a method call \
            `.create_task(...)`",
        reported_at: "the call",
        traits: Traits::NONE,
        matches: &[
            Match::Call(&["asyncio.create_task", "asyncio.ensure_future"]),
            Match::Method(&["create_task"]),
        ],
    },
    Row {
        id: "asyncio.task-group",
        title: "a group of tasks that end together",
        counts: "a call of `asyncio.TaskGroup`",
        reported_at: "the call",
        traits: Traits::NONE,
        matches: &[Match::Call(&["asyncio.TaskGroup"])],
    },
    Row {
        id: "asyncio.timeout",
        title: "a time limit",
        counts: "a call of `asyncio.wait_for`, `asyncio.timeout` or `asyncio.timeout_at`",
        reported_at: "the call",
        traits: Traits::NONE,
        matches: &[Match::Call(&[
            "asyncio.wait_for",
            "asyncio.timeout",
            "asyncio.timeout_at",
        ])],
    },
    Row {
        id: "asyncio.queue",
        title: "a queue between tasks",
        counts: "a call of `asyncio.Queue`, `asyncio.LifoQueue` or `asyncio.PriorityQueue`",
        reported_at: "the call",
        traits: Traits::NONE,
        matches: &[Match::Call(&[
            "asyncio.Queue",
            "asyncio.LifoQueue",
            "asyncio.PriorityQueue",
        ])],
    },
    Row {
        id: "asyncio.sync",
        title: "a lock or event between tasks",
        counts: "a call of `asyncio.` `Lock`, `Event`, `Condition`, `Semaphore`, `BoundedSemaphore` or \
            `Barrier`",
        reported_at: "the call",
        traits: Traits::NONE,
        matches: &[Match::Call(&[
            "asyncio.Lock",
            "asyncio.Event",
            "asyncio.Condition",
            "asyncio.Semaphore",
            "asyncio.BoundedSemaphore",
            "asyncio.Barrier",
        ])],
    },
    Row {
        id: "asyncio.sleep",
        title: "a pause that lets others run",
        counts: "a call of `asyncio.sleep`",
        reported_at: "the call",
        traits: Traits::NONE,
        matches: &[Match::Call(&["asyncio.sleep"])],
    },
    Row {
        id: "asyncio.to-thread",
        title: "blocking work handed to a thread",
        counts: "a call of `asyncio.to_thread`; a method call `.run_in_executor(...)`",
        reported_at: "the call",
        traits: Traits::NONE,
        matches: &[
            Match::Call(&["asyncio.to_thread"]),
            Match::Method(&["run_in_executor"]),
        ],
    },
    Row {
        id: "asyncio.streams",
        title: "a connection or server of streams",
        counts: "a call of `asyncio.open_connection` or `asyncio.start_server`",
        reported_at: "the call",
        traits: Traits::NONE,
        matches: &[Match::Call(&[
            "asyncio.open_connection",
            "asyncio.start_server",
        ])],
    },
    Row {
        id: "asyncio.unawaited",
        title: "a coroutine that never runs",
        counts: "an expression statement that is a call (not awaited) of a bare name defined by one \
            `async def` without `yield` of the same module and bound by nothing else in the file \
            (class bodies aside); or of `self.m` where the class around it defines `async def m` \
            without `yield`",
        reported_at: "the call",
        traits: Traits::MISTAKE.listed(Survey::Unawaited),
        matches: &[Match::CoroutineStatement(is_unawaited)],
    },
    Row {
        id: "asyncio.blocking-call",
        title: "a call that stops the whole event loop",
        counts: "in the own scope of an `async def`: a call of `time.sleep`, `requests.*`, \
            `urllib.request.urlopen`, `subprocess.run`, `subprocess.call`, \
            `subprocess.check_call`, `subprocess.check_output`, `os.system` or builtin `input`",
        reported_at: "the call",
        traits: Traits::MISTAKE.listed(Survey::Blocking),
        matches: &[Match::CallIf(
            &[Callee::Named(BLOCKING), Callee::Builtin(&["input"])],
            |file, _, scope| is_in_coroutine(file, scope),
        )],
    },
];

/// Calls that let no other task run until they are done, by their dotted names; `.*` stands for all of a module.
pub(crate) const BLOCKING: &[&str] = &[
    "time.sleep",
    "requests.*",
    "urllib.request.urlopen",
    "subprocess.run",
    "subprocess.call",
    "subprocess.check_call",
    "subprocess.check_output",
    "os.system",
];

fn is_coroutine(file: &File<'_>, id: ScopeId) -> bool {
    matches!(file.scope(id).opener, Opener::Function(def) if def.is_async) && !file.scope(id).yields
}

/// Whether the call, a statement, makes a coroutine of this file and drops it.
fn is_unawaited(file: &File<'_>, call: Call<'_>, scope: ScopeId) -> bool {
    if let Some(name) = bare_name(&call.node.func) {
        let mut free = file.functions_named(name).filter(|id| !file.is_method(*id));
        return free.next().is_some_and(|id| is_coroutine(file, id))
            && file.binding_count(name) == 1;
    }
    let Some(method) = method(call.node).filter(|it| bare_name(&it.value) == Some("self")) else {
        return false;
    };
    let mut functions = file.functions_named(method.attr.as_str());
    functions.any(|id| {
        is_coroutine(file, id)
            && file
                .class_around(scope)
                .is_some_and(|class| file.scope(id).parent == Some(class))
    })
}

/// Whether a node of this scope is of an `async def`'s own code.
fn is_in_coroutine(file: &File<'_>, scope: ScopeId) -> bool {
    matches!(file.scope(file.own(scope)).opener, Opener::Function(def) if def.is_async)
}
