//! Processes of `multiprocessing` and what they share.

use super::traits::Traits;
use super::{Match, Row};

pub(super) const IDIOMS: &[Row] = &[
    Row {
        id: "multiprocessing.process",
        title: "a process",
        counts: "a call of `multiprocessing.Process`, or a class with that base",
        reported_at: "the call; the class",
        traits: Traits::NONE,
        matches: &[Match::Call(PROCESS), Match::Base(PROCESS)],
    },
    Row {
        id: "multiprocessing.pool",
        title: "a pool of worker processes",
        counts: "a call of `multiprocessing.Pool`, `multiprocessing.pool.Pool` or \
            `multiprocessing.pool.ThreadPool`",
        reported_at: "the call",
        traits: Traits::NONE,
        matches: &[Match::Call(&[
            "multiprocessing.Pool",
            "multiprocessing.pool.Pool",
            "multiprocessing.pool.ThreadPool",
        ])],
    },
    Row {
        id: "multiprocessing.shared-state",
        title: "state shared between processes",
        counts: "a call of `multiprocessing.` `Value`, `Array`, `RawValue`, `RawArray`, `Manager`, or \
            of `multiprocessing.shared_memory.*`",
        reported_at: "the call",
        traits: Traits::HARD,
        matches: &[Match::Call(&[
            "multiprocessing.Value",
            "multiprocessing.Array",
            "multiprocessing.RawValue",
            "multiprocessing.RawArray",
            "multiprocessing.Manager",
            "multiprocessing.shared_memory.*",
        ])],
    },
    Row {
        id: "multiprocessing.queue",
        title: "a queue or pipe between processes",
        counts: "a call of `multiprocessing.` `Queue`, `SimpleQueue`, `JoinableQueue` or `Pipe`",
        reported_at: "the call",
        traits: Traits::NONE,
        matches: &[Match::Call(&[
            "multiprocessing.Queue",
            "multiprocessing.SimpleQueue",
            "multiprocessing.JoinableQueue",
            "multiprocessing.Pipe",
        ])],
    },
];

const PROCESS: &[&str] = &["multiprocessing.Process"];
