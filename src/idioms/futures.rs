//! Pools of `concurrent.futures`.

use super::{Idiom, Match};

pub(super) const IDIOMS: &[Idiom] = &[
    Idiom {
        id: "futures.thread-pool",
        title: "a pool of threads",
        matches: &[Match::Call(&[
            "concurrent.futures.ThreadPoolExecutor",
            "concurrent.futures.thread.ThreadPoolExecutor",
        ])],
    },
    Idiom {
        id: "futures.process-pool",
        title: "a pool of processes",
        matches: &[Match::Call(&[
            "concurrent.futures.ProcessPoolExecutor",
            "concurrent.futures.process.ProcessPoolExecutor",
        ])],
    },
    Idiom {
        id: "futures.wait",
        title: "waiting for futures",
        matches: &[Match::Call(&[
            "concurrent.futures.as_completed",
            "concurrent.futures.wait",
        ])],
    },
];
