//! Pools of `concurrent.futures`.

use super::traits::Traits;
use super::{Match, Row};

pub(super) const IDIOMS: &[Row] = &[
    Row {
        id: "futures.thread-pool",
        title: "a pool of threads",
        counts: "a call of `concurrent.futures.ThreadPoolExecutor` (also as \
            `concurrent.futures.thread.ThreadPoolExecutor`)",
        reported_at: "the call",
        traits: Traits::NONE,
        matches: &[Match::Call(&[
            "concurrent.futures.ThreadPoolExecutor",
            "concurrent.futures.thread.ThreadPoolExecutor",
        ])],
    },
    Row {
        id: "futures.process-pool",
        title: "a pool of processes",
        counts: "a call of `concurrent.futures.ProcessPoolExecutor` (also as \
            `concurrent.futures.process.…`)",
        reported_at: "the call",
        traits: Traits::NONE,
        matches: &[Match::Call(&[
            "concurrent.futures.ProcessPoolExecutor",
            "concurrent.futures.process.ProcessPoolExecutor",
        ])],
    },
    Row {
        id: "futures.wait",
        title: "waiting for futures",
        counts: "a call of `concurrent.futures.as_completed` or `concurrent.futures.wait`",
        reported_at: "the call",
        traits: Traits::NONE,
        matches: &[Match::Call(&[
            "concurrent.futures.as_completed",
            "concurrent.futures.wait",
        ])],
    },
];
