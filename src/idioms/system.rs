//! Processes, the environment, the network, the clock: what lies outside the program.

use rustpython_ast::NodeKind;

use super::traits::Traits;
use super::{Match, Row};

pub(super) const IDIOMS: &[Row] = &[
    Row {
        id: "system.subprocess",
        title: "another program run",
        counts: "a call of `subprocess.*`, `os.system` or `os.popen`",
        reported_at: "the call",
        traits: Traits::NONE,
        matches: &[Match::Call(&["subprocess.*", "os.system", "os.popen"])],
    },
    Row {
        id: "system.fork",
        title: "a fork",
        counts: "a call of `os.fork`",
        reported_at: "the call",
        traits: Traits::HARD,
        matches: &[Match::Call(&["os.fork"])],
    },
    Row {
        id: "system.signal",
        title: "a signal handler",
        counts: "a call of `signal.signal`",
        reported_at: "the call",
        traits: Traits::NONE,
        matches: &[Match::Call(&["signal.signal"])],
    },
    Row {
        id: "system.exit",
        title: "the program ended",
        counts: "a call of `sys.exit`, `os._exit`, builtin `exit` or builtin `quit`",
        reported_at: "the call",
        traits: Traits::NONE,
        matches: &[
            Match::Call(&["sys.exit", "os._exit"]),
            Match::Builtin(&["exit", "quit"]),
        ],
    },
    Row {
        id: "system.environment",
        title: "environment variables",
        counts: "a call of `os.getenv`, or an expression, read, assigned or deleted, resolving to \
            `os.environ`",
        reported_at: "the expression `os.environ`; the call",
        traits: Traits::NONE,
        matches: &[
            Match::Call(&["os.getenv"]),
            Match::Expression(&["os.environ"]),
        ],
    },
    Row {
        id: "system.arguments",
        title: "command-line arguments",
        counts: "a call of `argparse.ArgumentParser`, or an expression, read, assigned or deleted, \
            resolving to `sys.argv`",
        reported_at: "the expression; the call",
        traits: Traits::NONE,
        matches: &[
            Match::Call(&["argparse.ArgumentParser"]),
            Match::Expression(&["sys.argv"]),
        ],
    },
    Row {
        id: "system.logging",
        title: "logging",
        counts: "a call of `logging.*`",
        reported_at: "the call",
        traits: Traits::NONE,
        matches: &[Match::Call(&["logging.*"])],
    },
    Row {
        id: "system.clock",
        title: "a clock read",
        counts: "a call of `time.time`, `time.perf_counter`, `time.monotonic` or their `_ns` forms",
        reported_at: "the call",
        traits: Traits::NONE,
        matches: &[Match::Call(&[
            "time.time",
            "time.perf_counter",
            "time.monotonic",
            "time.time_ns",
            "time.perf_counter_ns",
            "time.monotonic_ns",
        ])],
    },
    Row {
        id: "system.random",
        title: "random numbers",
        counts: "a call of `random.*` or `secrets.*`",
        reported_at: "the call",
        traits: Traits::NONE,
        matches: &[Match::Call(&["random.*", "secrets.*"])],
    },
    Row {
        id: "system.socket",
        title: "a socket",
        counts: "a call of `socket.*`",
        reported_at: "the call",
        traits: Traits::NONE,
        matches: &[Match::Call(&["socket.*"])],
    },
    Row {
        id: "system.http-client",
        title: "an HTTP request",
        counts: "a call of `urllib.request.*`, `http.client.*`, `requests.*`, `httpx.*` or `aiohttp.*`",
        reported_at: "the call",
        traits: Traits::NONE,
        matches: &[Match::Call(&[
            "urllib.request.*",
            "http.client.*",
            "requests.*",
            "httpx.*",
            "aiohttp.*",
        ])],
    },
    Row {
        id: "system.garbage-collection",
        title: "the garbage collector watched or driven",
        counts: "a call of `gc.*`, `weakref.*`, `tracemalloc.*` or `objgraph.*`",
        reported_at: "the call",
        traits: Traits::NONE,
        matches: &[Match::Call(&[
            "gc.*",
            "weakref.*",
            "tracemalloc.*",
            "objgraph.*",
        ])],
    },
    Row {
        id: "system.delete",
        title: "a name or item deleted",
        counts: "a `del` statement",
        reported_at: "the statement",
        traits: Traits::NONE,
        matches: &[Match::Stmt(&[NodeKind::StmtDelete], |_, _, _| true)],
    },
];
