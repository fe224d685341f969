//! Work for many files, on all cores, handed on in their order.

use std::collections::BTreeMap;
use std::num::NonZero;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;

use crate::python::stack;

/// So many files are handed on at a time, at most: each time wakes the thread that takes them, which on
/// few cores stops one that works.
const BATCH: usize = 16;

/// Does `work` for `paths`, with their indices, on all cores, and calls `each` with what comes of it,
/// in their order, as the work goes on.
///
/// Stops early when `each` returns an error, which is handed back.
///
/// # Errors
/// That of `each`.
pub fn each<T: Send, E>(
    paths: &[PathBuf],
    work: impl Fn(usize, &Path) -> T + Sync,
    mut each: impl FnMut(T) -> Result<(), E>,
) -> Result<(), E> {
    let all = |batch: Range<usize>| -> Vec<T> {
        let paths = paths[batch.clone()].iter();
        batch
            .zip(paths)
            .map(|(index, path)| work(index, path))
            .collect()
    };
    batches(paths.len(), all, |done| {
        done.into_iter().try_for_each(&mut each)
    })
}

/// Does `work` for so many files on all cores, for some that follow each other at a time, and calls
/// `each` with what comes of it, in their order, as the work goes on.
///
/// Stops early when `each` returns an error, which is handed back.
///
/// # Errors
/// That of `each`.
pub fn batches<T: Send, E>(
    files: usize,
    work: impl Fn(Range<usize>) -> T + Sync,
    mut each: impl FnMut(T) -> Result<(), E>,
) -> Result<(), E> {
    let next = AtomicUsize::new(0);
    let stopped = AtomicBool::new(false);
    let workers = thread::available_parallelism().map_or(1, NonZero::get);
    // Few files are spread over the cores all the same.
    let size = (files / (workers * 4)).clamp(1, BATCH);
    let count = files.div_ceil(size);
    let batch = |number: usize| number * size..files.min((number + 1) * size);
    let (sender, receiver) = mpsc::sync_channel(workers * 2);
    thread::scope(|scope| {
        let mut started = 0;
        for _ in 0..workers.min(count) {
            let (sender, next, stopped, work) = (sender.clone(), &next, &stopped, &work);
            let work = move || {
                while !stopped.load(Ordering::Relaxed) {
                    let number = next.fetch_add(1, Ordering::Relaxed);
                    if number >= count || sender.send((number, work(batch(number)))).is_err() {
                        break;
                    }
                }
            };
            let spawned = thread::Builder::new()
                .stack_size(stack::STACK)
                .spawn_scoped(scope, work);
            if spawned.is_err() {
                break;
            }
            started += 1;
        }
        drop(sender);
        if started == 0 {
            // No thread is to be had: then this one does all the work.
            return (0..count).try_for_each(|number| each(work(batch(number))));
        }
        let outcome = in_order(&receiver, &mut each);
        stopped.store(true, Ordering::Relaxed);
        drop(receiver);
        outcome
    })
}

/// Calls `each` in the order of the batches, which arrive in any order.
fn in_order<T, E>(
    receiver: &mpsc::Receiver<(usize, T)>,
    mut each: impl FnMut(T) -> Result<(), E>,
) -> Result<(), E> {
    let mut early = BTreeMap::new();
    let mut next = 0;
    for (number, done) in receiver {
        early.insert(number, done);
        while let Some(done) = early.remove(&next) {
            each(done)?;
            next += 1;
        }
    }
    Ok(())
}
