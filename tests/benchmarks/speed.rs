//! `cargo bench`: what py2rs costs, as ratios against something measured in the same run.
//!
//! - a scan of Python's standard library against reading and parsing the same files with the same
//!   parser on the same threads, and doing nothing else, both with the allocator that the binary has;
//! - its peak memory over 100 MB of source;
//! - one long file against one of half its length;
//! - `explain q18` from start to exit against `python3 -c pass`.
//!
//! Nothing here passes or fails: machines differ. The README has a table of one run.
#![allow(
    clippy::print_stdout,
    reason = "a benchmark reports on standard output"
)]

use std::convert::Infallible;
use std::hint::black_box;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};
use std::{fs, io};

use nix::sys::resource::{UsageWho, getrusage};
use py2rs::scan::cycles::{self, Imports, Places};
use py2rs::scan::summary::{Floors, Summary};
use py2rs::scan::{self, Root};
use rustpython_parser::{Mode, ParseOptions};

const RUNS: usize = 25;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> io::Result<()> {
    let Some(library) = standard_library() else {
        println!("no python3 on this machine: nothing to measure against");
        return Ok(());
    };
    let roots = [Root { path: library }];
    // Packages that are installed below the library are not of it.
    let (mut paths, _) = scan::files(&roots, false);
    paths.retain(|path| {
        !path
            .components()
            .any(|part| part.as_os_str() == "site-packages")
    });
    let bytes = paths
        .iter()
        .map(|path| fs::metadata(path).map_or(0, |it| it.len()))
        .sum();
    println!(
        "standard library: {} files, {}",
        paths.len(),
        megabytes(bytes)
    );

    scan_against_parser(&roots, &paths, bytes);
    memory(&paths, bytes)?;
    long_file(&paths)?;
    startup();
    Ok(())
}

fn scan_against_parser(roots: &[Root], paths: &[PathBuf], bytes: u64) {
    let (ratio, parse, scan) = pairs(|| parse_only(paths), || whole_scan(roots, paths));
    println!("read and parse only      {}", rate(parse, bytes));
    println!("py2rs scan               {}", rate(scan, bytes));
    println!("ratio                    {ratio:.2}");
}

fn parse_only(paths: &[PathBuf]) {
    let Ok(()) = scan::each(
        paths,
        |_, path| parse_one(path),
        |()| Ok::<(), Infallible>(()),
    );
}

fn parse_one(path: &Path) {
    let Ok(text) = fs::read_to_string(path) else {
        return;
    };
    let parsed = rustpython_parser::parse_unchecked(&text, ParseOptions::from(Mode::Module));
    black_box(parsed);
}

/// All that `py2rs scan` does but showing its survey.
fn whole_scan(roots: &[Root], paths: &[PathBuf]) {
    let places = Places::new(paths, roots);
    let mut imports = Imports::new(&places);
    let mut summary = Summary::default();
    let floors = Floors::default();
    let search = |batch: Range<usize>| {
        let (mut summary, mut edges) = (Summary::above(&floors, 10), Vec::new());
        for file in batch {
            let note = |analysis: &_| cycles::note_imports(&places, file, analysis, &mut edges);
            summary.add(&scan::read(&paths[file], &floors, false, note));
        }
        (summary, edges)
    };
    let Ok(()) = scan::batches(paths.len(), search, |(sum, edges)| {
        imports.add(edges);
        summary.merge(sum);
        floors.raise(&summary);
        Ok::<(), Infallible>(())
    });
    let (findings, groups) = imports.cycles();
    for (_, finding) in &findings {
        summary.add_finding(finding);
    }
    summary.add_cycles(&groups, paths);
    black_box(summary);
}

/// The peak memory of the binary over as many copies of the library as make 100 MB.
fn memory(paths: &[PathBuf], bytes: u64) -> io::Result<()> {
    let folder = tempfile::tempdir()?;
    let copies = 100_000_000 / bytes.max(1) + 1;
    for copy in 0..copies {
        for (index, path) in paths.iter().enumerate() {
            let below = folder
                .path()
                .join(copy.to_string())
                .join((index / 100).to_string());
            fs::create_dir_all(&below)?;
            fs::copy(path, below.join(format!("f{index}.py")))?;
        }
    }
    let status = py2rs(&[
        "scan",
        &folder.path().to_string_lossy(),
        "--format",
        "jsonl",
    ])?;
    let peak = getrusage(UsageWho::RUSAGE_CHILDREN).map_or(0, |usage| usage.max_rss());
    let source = megabytes(copies * bytes);
    println!(
        "peak memory              {} MB over {source} of source ({status})",
        peak / 1024
    );
    Ok(())
}

/// One file of some 50,000 lines, against one of half its length, which it holds twice: 2.0 is linear. And
/// against the parser alone.
fn long_file(paths: &[PathBuf]) -> io::Result<()> {
    let mut text = String::new();
    for path in paths {
        if text.lines().count() > 30_000 {
            break;
        }
        let Ok(more) = fs::read_to_string(path) else {
            continue;
        };
        // Only what may stand anywhere.
        if !more.contains("__future__") && more.lines().all(|line| line.len() < 1_000) {
            text.push_str(&more);
            text.push('\n');
        }
    }
    // Up to a line before which a program can end.
    let begins = |line: &str| line.starts_with("def ") || line.starts_with("class ");
    let lines = text.lines().enumerate();
    let half: String = lines
        .take_while(|(before, line)| *before < 25_000 || !begins(line))
        .flat_map(|(_, line)| [line, "\n"])
        .collect();
    let folder = tempfile::tempdir()?;
    let (long, short) = (
        folder.path().join("long.py"),
        folder.path().join("short.py"),
    );
    fs::write(&long, half.repeat(2))?;
    fs::write(&short, &half)?;
    let search = |path: &Path| {
        drop(black_box(scan::read(
            path,
            &Floors::default(),
            false,
            |_| (),
        )));
    };
    let (ratio, half_time, time) = pairs(|| search(&short), || search(&long));
    println!("25,000 lines             {half_time:.1?}");
    println!("50,000 lines             {time:.1?}, ratio {ratio:.2}");
    let (ratio, parse, _) = pairs(|| parse_one(&long), || search(&long));
    println!("50,000 lines, parse only {parse:.1?}, ratio {ratio:.2}");
    Ok(())
}

fn startup() {
    let python = || {
        let status = Command::new("python3").args(["-c", "pass"]).status();
        black_box(status.is_ok());
    };
    let explain = || {
        black_box(py2rs(&["explain", "q18", "--color", "always"]).is_ok());
    };
    let (ratio, python, explain) = pairs(python, explain);
    println!("python3 -c pass          {python:.1?}");
    println!("py2rs explain q18        {explain:.1?}, ratio {ratio:.2}");
}

fn py2rs(arguments: &[&str]) -> io::Result<std::process::ExitStatus> {
    Command::new(env!("CARGO_BIN_EXE_py2rs"))
        .args(arguments)
        .args(["--no-pager"])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
}

/// Runs both in turn; the median of the ratios `b`/`a`, pair by pair, and the median times. Ratios of
/// pairs hold when the machine's speed drifts.
fn pairs(a: impl Fn(), b: impl Fn()) -> (f64, Duration, Duration) {
    let time = |run: &dyn Fn()| {
        let start = Instant::now();
        run();
        start.elapsed()
    };
    a();
    b();
    let mut ratios = Vec::new();
    let (mut first, mut second) = (Vec::new(), Vec::new());
    for _ in 0..RUNS {
        let (a, b) = (time(&a), time(&b));
        ratios.push(b.as_secs_f64() / a.as_secs_f64());
        first.push(a);
        second.push(b);
    }
    ratios.sort_by(f64::total_cmp);
    first.sort();
    second.sort();
    (ratios[RUNS / 2], first[RUNS / 2], second[RUNS / 2])
}

fn standard_library() -> Option<PathBuf> {
    let script = "import os; print(os.path.dirname(os.__file__))";
    let output = Command::new("python3").args(["-c", script]).output().ok()?;
    let path = String::from_utf8(output.stdout).ok()?;
    output.status.success().then(|| PathBuf::from(path.trim()))
}

fn rate(time: Duration, bytes: u64) -> String {
    let bytes = u32::try_from(bytes / 1000).unwrap_or(u32::MAX);
    format!(
        "{time:.0?}, {:.0} MB/s",
        f64::from(bytes) / 1000.0 / time.as_secs_f64()
    )
}

fn megabytes(bytes: u64) -> String {
    format!("{}.{} MB", bytes / 1_000_000, bytes / 100_000 % 10)
}
