//! Processes, the environment, the network, the clock: what lies outside the program.

use rustpython_ast::NodeKind;

use super::{Idiom, Match};

pub(super) const IDIOMS: &[Idiom] = &[
    Idiom {
        id: "system.subprocess",
        title: "another program run",
        matches: &[Match::Call(&["subprocess.*", "os.system", "os.popen"])],
    },
    Idiom {
        id: "system.fork",
        title: "a fork",
        matches: &[Match::Call(&["os.fork"])],
    },
    Idiom {
        id: "system.signal",
        title: "a signal handler",
        matches: &[Match::Call(&["signal.signal"])],
    },
    Idiom {
        id: "system.exit",
        title: "the program ended",
        matches: &[
            Match::Call(&["sys.exit", "os._exit"]),
            Match::Builtin(&["exit", "quit"]),
        ],
    },
    Idiom {
        id: "system.environment",
        title: "environment variables",
        matches: &[
            Match::Call(&["os.getenv"]),
            Match::Expression(&["os.environ"]),
        ],
    },
    Idiom {
        id: "system.arguments",
        title: "command-line arguments",
        matches: &[
            Match::Call(&["argparse.ArgumentParser"]),
            Match::Expression(&["sys.argv"]),
        ],
    },
    Idiom {
        id: "system.logging",
        title: "logging",
        matches: &[Match::Call(&["logging.*"])],
    },
    Idiom {
        id: "system.clock",
        title: "a clock read",
        matches: &[Match::Call(&[
            "time.time",
            "time.perf_counter",
            "time.monotonic",
            "time.time_ns",
            "time.perf_counter_ns",
            "time.monotonic_ns",
        ])],
    },
    Idiom {
        id: "system.random",
        title: "random numbers",
        matches: &[Match::Call(&["random.*", "secrets.*"])],
    },
    Idiom {
        id: "system.socket",
        title: "a socket",
        matches: &[Match::Call(&["socket.*"])],
    },
    Idiom {
        id: "system.http-client",
        title: "an HTTP request",
        matches: &[Match::Call(&[
            "urllib.request.*",
            "http.client.*",
            "requests.*",
            "httpx.*",
            "aiohttp.*",
        ])],
    },
    Idiom {
        id: "system.garbage-collection",
        title: "the garbage collector watched or driven",
        matches: &[Match::Call(&[
            "gc.*",
            "weakref.*",
            "tracemalloc.*",
            "objgraph.*",
        ])],
    },
    Idiom {
        id: "system.delete",
        title: "a name or item deleted",
        matches: &[Match::Stmt(&[NodeKind::StmtDelete], |_, _, _| true)],
    },
];
