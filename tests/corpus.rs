//! The corpus, run: each program a test by name.
//!
//! - `rust::q18`: the Rust counterpart prints `stdout.txt`.
//! - `python::q18`: the Python program prints the same.
//! - `rules::q18`: regions, bands and notes keep the rules of `corpus/README.md`.
//! - `files::…`: every folder is complete; every counterpart is formatted.
//!
//! All counterparts are modules of this one binary, linked once. It runs one of them by starting
//! itself with `PY2RS_PROGRAM` set; a program's own child processes inherit that and so run the same
//! program.
//!
//! Python is `PY2RS_PYTHON`, or the virtual environment that `.ci/python-env` makes, or `python3`.
//! Programs whose packages that interpreter lacks are reported as ignored, and fail where
//! `PY2RS_REQUIRE_PYTHON` is set, as it is in CI.
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::exit,
    clippy::type_complexity,
    clippy::unit_arg,
    unreachable_pub,
    reason = "the counterparts are programs: they print, they exit, their main is public"
)]

#[path = "corpus/process.rs"]
mod process;
#[path = "corpus/python.rs"]
mod python;

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Termination};
use std::{env, fs};

use libtest_mimic::{Arguments, Failed, Trial};

include!(concat!(env!("OUT_DIR"), "/programs.rs"));

/// Ends a counterpart as its `main` would.
fn report(outcome: impl Termination) -> ExitCode {
    outcome.report()
}

fn main() -> ExitCode {
    if let Some(wanted) = env::var_os("PY2RS_PROGRAM") {
        return match PROGRAMS.iter().find(|(id, _)| wanted == *id) {
            Some((_, main)) => main(),
            None => ExitCode::FAILURE,
        };
    }
    let mut arguments = Arguments::from_args();
    // Servers and threads of the programs share two cores with each other.
    arguments.test_threads = arguments.test_threads.or(Some(2));
    let mut trials = vec![
        Trial::test("files::are_complete", folders_are_complete),
        Trial::test(
            "files::counterparts_are_formatted",
            counterparts_are_formatted,
        ),
    ];
    let python = python::Interpreter::find();
    let missing = if arguments.exact {
        Vec::new()
    } else {
        python.lacking(&questions())
    };
    for (id, _) in PROGRAMS {
        trials.push(Trial::test(format!("rules::{id}"), || rules_are_kept(id)));
        trials.push(Trial::test(format!("rust::{id}"), || {
            rust_prints_the_same(id)
        }));
        let lacks = missing
            .iter()
            .find(|(file, _)| file.ends_with(format!("{id}.py")));
        if let Some((_, why)) = lacks {
            eprintln!("python::{id} is skipped: {why}");
        }
        let python = python.clone();
        trials.push(
            Trial::test(format!("python::{id}"), move || {
                python_prints_the_same(id, &python)
            })
            .with_ignored_flag(lacks.is_some() && !python::is_required()),
        );
    }
    libtest_mimic::run(&arguments, trials).exit_code()
}

fn questions() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus/questions")
}

fn folders_are_complete() -> Result<(), Failed> {
    for entry in fs::read_dir(questions())? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if !PROGRAMS.iter().any(|(id, _)| *id == name) {
            return Err(format!("corpus/questions/{name} lacks one of its files").into());
        }
    }
    Ok(())
}

fn counterparts_are_formatted() -> Result<(), Failed> {
    let files = PROGRAMS
        .iter()
        .map(|(id, _)| questions().join(id).join(format!("{id}.rs")));
    let output = Command::new("rustfmt")
        .args(["--edition", "2024", "--check"])
        .args(files)
        .output()?;
    if output.status.success() {
        return Ok(());
    }
    Err(String::from_utf8_lossy(&output.stdout).into_owned().into())
}

fn rules_are_kept(id: &str) -> Result<(), Failed> {
    let question = py2rs::corpus::question(id).ok_or("the question is not embedded")?;
    let problems: Vec<String> = question
        .problems()
        .iter()
        .map(ToString::to_string)
        .collect();
    if problems.is_empty() {
        Ok(())
    } else {
        Err(problems.join("\n").into())
    }
}

fn rust_prints_the_same(id: &str) -> Result<(), Failed> {
    let mut command = Command::new(env::current_exe()?);
    command.env("PY2RS_PROGRAM", id);
    process::prints(command, &questions().join(id))
}

fn python_prints_the_same(id: &str, python: &python::Interpreter) -> Result<(), Failed> {
    let mut command = python
        .command()
        .ok_or("there is no Python on this machine")?;
    let folder = questions().join(id);
    command
        .args(["-X", "utf8"])
        .arg(folder.join(format!("{id}.py")));
    process::prints(command, &folder)
}
