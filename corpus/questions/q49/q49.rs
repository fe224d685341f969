// ANCHOR: state
use memmap2::MmapRaw;
use std::collections::BTreeMap;
use std::env;
use std::ffi::OsStr;
use std::fs::{File, OpenOptions};
use std::io::{self, Write};
use std::process::{Child, Command};
use std::sync::Mutex;
use std::sync::atomic::{AtomicI32, AtomicU64, Ordering::Relaxed};
use std::thread;
use tempfile::NamedTempFile;

/// What the processes share. All zeros are a valid state, and every field is atomic, since
/// another process may write at any moment.
#[repr(C)]
struct State {
    /// The bits of an `f64`.
    num: AtomicU64,
    arr: [AtomicI32; 10],
    counter: AtomicU64,
}
// ANCHOR_END: state

// ANCHOR: mapping
struct Shared(MmapRaw);

impl Shared {
    fn map(file: &File) -> io::Result<Self> {
        let map = MmapRaw::map_raw(file)?;
        if map.len() < size_of::<State>() {
            return Err(io::Error::other("the file is too short for the state"));
        }
        Ok(Self(map))
    }

    #[allow(
        unsafe_code,
        clippy::cast_ptr_alignment,
        reason = "memory that another process writes is beyond what the compiler can check"
    )]
    fn state(&self) -> &State {
        // SAFETY: the mapping is long enough (see `map`), begins at a page boundary and lives
        // as long as `self`; any bytes are valid atomics; nobody shortens the file.
        unsafe { &*self.0.as_ptr().cast::<State>() }
    }
}
// ANCHOR_END: mapping

// ANCHOR: modify
#[expect(clippy::approx_constant, reason = "the very number that Python stores")]
fn modify(state: &State) {
    state.num.store(3.141_592_7_f64.to_bits(), Relaxed);
    for item in &state.arr {
        item.store(-item.load(Relaxed), Relaxed);
    }
}
// ANCHOR_END: modify

// ANCHOR: count
fn count(state: &State, times: u64) {
    for _ in 0..times {
        state.counter.fetch_add(1, Relaxed);
    }
}
// ANCHOR_END: count

// ANCHOR: run
fn start(target: &str, path: &OsStr) -> io::Result<Child> {
    Command::new(env::current_exe()?)
        .arg(target)
        .arg(path)
        // PAIR: started
        .spawn()
}

fn join(mut child: Child) -> io::Result<()> {
    // PAIR: waited
    match child.wait()? {
        status if status.success() => Ok(()),
        // PAIR: failed
        status => Err(io::Error::other(format!("a child failed: {status}"))),
    }
}
// ANCHOR_END: run

// ANCHOR: child
/// What a child does: the arguments say which function to run on which file.
fn run_child(target: &OsStr, path: &OsStr) -> io::Result<()> {
    let shared = Shared::map(&OpenOptions::new().read(true).write(true).open(path)?)?;
    match target.to_str() {
        Some("modify") => modify(shared.state()),
        Some("count") => count(shared.state(), 10_000),
        _ => return Err(io::Error::other("there is no such target")),
    }
    Ok(())
}
// ANCHOR_END: child

// ANCHOR: main
pub fn main() -> io::Result<()> {
    let mut args = env::args_os().skip(1);
    if let (Some(target), Some(path)) = (args.next(), args.next()) {
        return run_child(&target, &path);
    }

    let mut file = NamedTempFile::new()?;
    file.write_all(&[0; size_of::<State>()])?;
    let shared = Shared::map(file.as_file())?;
    // PAIR: number
    let state = shared.state();
    // PAIR: array
    for (item, value) in state.arr.iter().zip(0..) {
        item.store(value, Relaxed);
    }

    // PAIR: modified
    join(start("modify", file.path().as_os_str())?)?;
    // PAIR: number-shown
    println!("{}", f64::from_bits(state.num.load(Relaxed)));
    let arr: Vec<_> = state.arr.iter().map(|item| item.load(Relaxed)).collect();
    println!("{arr:?}");

    let first = start("count", file.path().as_os_str())?;
    let second = start("count", file.path().as_os_str())?;
    join(first)?;
    join(second)?;
    // PAIR: counter
    println!("{}", state.counter.load(Relaxed));
    // ANCHOR_END: main

    // ANCHOR: threads
    let totals = Mutex::new(BTreeMap::new());
    thread::scope(|scope| {
        for word in ["banana", "bandana"] {
            scope.spawn(|| tally(&totals, word));
        }
    });
    let totals = totals.into_inner().expect("no thread has panicked");
    for (letter, total) in totals {
        println!("{letter} {total}");
    }
    Ok(())
}
// ANCHOR_END: threads

// ANCHOR: tally
fn tally(totals: &Mutex<BTreeMap<char, u32>>, word: &str) {
    for letter in word.chars() {
        let mut totals = totals.lock().expect("no thread panics with the lock");
        *totals.entry(letter).or_default() += 1;
    }
}
// ANCHOR_END: tally
