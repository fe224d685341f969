//! `cargo bench --bench classics`: five well-known programs as `py2rs port` drafts them, built optimised,
//! against `CPython` on the same input, in the same run.
//!
//! Each program prints the same in both languages, or the bench says so and fails. Machines differ: nothing
//! else here passes or fails. The README has a table of one run. That the programs stay without holes is a
//! test (`tests/drafts.rs`).
#![allow(
    clippy::print_stdout,
    reason = "a benchmark reports on standard output"
)]

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::time::{Duration, Instant};
use std::{fs, io};

/// The programs, with how large their input is here.
const CLASSICS: &[(&str, &str)] = &[
    ("nbody", "200000"),
    ("spectral_norm", "500"),
    ("fannkuch", "9"),
    ("mandelbrot", "600"),
    ("binary_trees", "14"),
];

/// Each program runs so often in each language, by turns.
const RUNS: usize = 5;

fn main() -> io::Result<ExitCode> {
    let version = Command::new("python3").arg("--version").output();
    let Ok(version) = version else {
        println!("no python3 on this machine: nothing to measure against");
        return Ok(ExitCode::SUCCESS);
    };
    println!(
        "against {}",
        String::from_utf8_lossy(&version.stdout).trim()
    );
    println!("program        input       Python       Rust   ratio");
    let folder = tempfile::tempdir()?;
    let programs = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/benchmarks/classics");
    let mut ratios = Vec::new();
    for (name, input) in CLASSICS {
        let program = programs.join(format!("{name}.py"));
        let binary = build(&program, &folder.path().join(name))?;
        let (mut python, mut rust) = (Vec::new(), Vec::new());
        let mut pairs = Vec::new();
        for _ in 0..RUNS {
            let (there, shown) = timed(Command::new("python3").arg(&program).arg(input))?;
            let (here, printed) = timed(Command::new(&binary).arg(input))?;
            if shown != printed {
                println!("{name} prints something else in Rust");
                return Ok(ExitCode::FAILURE);
            }
            pairs.push(there.as_secs_f64() / here.as_secs_f64());
            python.push(there);
            rust.push(here);
        }
        pairs.sort_by(f64::total_cmp);
        let (ratio, python, rust) = (pairs[RUNS / 2], median(python), median(rust));
        println!("{name:<14} {input:>6} {python:>10.2?} {rust:>10.2?} {ratio:>6.1}x");
        ratios.push(ratio);
    }
    ratios.sort_by(f64::total_cmp);
    println!("median {:.1}x", ratios[ratios.len() / 2]);
    Ok(ExitCode::SUCCESS)
}

/// The draft of a program as a Cargo project, built with all optimisations.
fn build(program: &Path, folder: &Path) -> io::Result<PathBuf> {
    run(Command::new(env!("CARGO_BIN_EXE_py2rs"))
        .arg("port")
        .args([program, folder]))?;
    let target = folder.join("target");
    run(Command::new("cargo")
        .args(["build", "--release", "--quiet"])
        .current_dir(folder)
        .env("CARGO_TARGET_DIR", &target))?;
    let manifest = fs::read_to_string(folder.join("Cargo.toml"))?;
    let name = manifest
        .lines()
        .find_map(|it| it.strip_prefix("name = \"")?.strip_suffix('"'))
        .ok_or_else(|| io::Error::other("a package without a name"))?;
    Ok(target.join("release").join(name))
}

fn run(command: &mut Command) -> io::Result<()> {
    let output = command.output()?;
    if output.status.success() {
        return Ok(());
    }
    let said = String::from_utf8_lossy(&output.stderr);
    Err(io::Error::other(format!("{command:?}: {said}")))
}

fn timed(command: &mut Command) -> io::Result<(Duration, Vec<u8>)> {
    let start = Instant::now();
    let output = command.output()?;
    Ok((start.elapsed(), output.stdout))
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}
