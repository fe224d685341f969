//! Processes of `multiprocessing` and what they share.

use super::{Idiom, Match};

pub(super) const IDIOMS: &[Idiom] = &[
    Idiom {
        id: "multiprocessing.process",
        title: "a process",
        matches: &[Match::Call(PROCESS), Match::Base(PROCESS)],
    },
    Idiom {
        id: "multiprocessing.pool",
        title: "a pool of worker processes",
        matches: &[Match::Call(&[
            "multiprocessing.Pool",
            "multiprocessing.pool.Pool",
            "multiprocessing.pool.ThreadPool",
        ])],
    },
    Idiom {
        id: "multiprocessing.shared-state",
        title: "state shared between processes",
        matches: &[Match::Call(&[
            "multiprocessing.Value",
            "multiprocessing.Array",
            "multiprocessing.RawValue",
            "multiprocessing.RawArray",
            "multiprocessing.Manager",
            "multiprocessing.shared_memory.*",
        ])],
    },
    Idiom {
        id: "multiprocessing.queue",
        title: "a queue or pipe between processes",
        matches: &[Match::Call(&[
            "multiprocessing.Queue",
            "multiprocessing.SimpleQueue",
            "multiprocessing.JoinableQueue",
            "multiprocessing.Pipe",
        ])],
    },
];

const PROCESS: &[&str] = &["multiprocessing.Process"];
