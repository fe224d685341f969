//! The corpus, run: each program a test by name.
//!
//! - `rust::q18`: the Rust counterpart prints `stdout.txt`.
//! - `python::q18`: the Python program prints the same.
//! - `readable::q18`: markers, front matter and headings are read as `corpus/README.md` says; what else it asks of
//!   regions, bands and notes are tests of the library (`corpus::rules`).
//! - the same for a card, as in `rust::decorator.memoize`;
//! - `catalogue::decorator.memoize`: the idiom has a card, and is found in the card's Python.
//! - `debugger::q55`: gdb stops where the question says, if there is a gdb.
//! - `claims::q18`: what the notes claim beyond the programs comes out so, and every error code that they
//!   name has a snippet that the compiler refuses for it.
//! - `links::into_the_documentation_of_rust`: each such link has its page and its anchor in the
//!   documentation that rustup installs, if it is there.
//! - `crates::q18`: the front matter lists the crates that the program uses, and the notes name versions
//!   that are in `Cargo.lock`.
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

#[path = "corpus/catalogue.rs"]
mod catalogue;
#[path = "corpus/claims.rs"]
mod claims;
#[path = "corpus/crates.rs"]
mod crates;
#[path = "corpus/debugger.rs"]
mod debugger;
#[path = "corpus/libraries.rs"]
mod libraries;
#[path = "corpus/links.rs"]
mod links;
#[path = "corpus/process.rs"]
mod process;
#[path = "corpus/program.rs"]
mod program;
#[path = "corpus/python.rs"]
mod python;

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Termination};
use std::{env, fs};

use libtest_mimic::{Arguments, Failed, Trial};
use py2rs::idioms;

use program::Program;

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
        Trial::test("files::are_complete", files_are_complete),
        Trial::test(
            "files::counterparts_are_formatted",
            counterparts_are_formatted,
        ),
        Trial::test("files::table_of_questions_is_true", table_is_true),
        Trial::test("catalogue::has_every_card", catalogue::has_every_card),
    ];
    trials.push(
        Trial::test("debugger::q55", debugger::stops).with_ignored_flag(!debugger::is_installed()),
    );
    trials.push(
        Trial::test(
            "links::into_the_documentation_of_rust",
            links::lead_somewhere,
        )
        .with_ignored_flag(links::documentation().is_none()),
    );
    let python = python::Interpreter::find();
    for idiom in idioms::catalogue() {
        let is_skipped = catalogue::needs_python(idiom) && !python.is_there();
        let python = python.clone();
        trials.push(
            Trial::test(format!("catalogue::{}", idiom.id), move || {
                catalogue::card_shows(idiom, &python)
            })
            .with_ignored_flag(is_skipped && !python::is_required()),
        );
    }
    let programs: Vec<PathBuf> = programs().map(Program::python).collect();
    let missing = if arguments.exact {
        Vec::new()
    } else {
        python.lacking(&corpus(), &programs)
    };
    for program in self::programs() {
        let id = program.id;
        trials.push(Trial::test(format!("readable::{id}"), || is_readable(id)));
        trials.push(Trial::test(format!("crates::{id}"), move || {
            crates::are_listed(program)
        }));
        trials.push(Trial::test(format!("rust::{id}"), move || {
            rust_prints_the_same(program)
        }));
        let lacks = missing.iter().find(|(file, _)| *file == program.python());
        if let Some((_, why)) = lacks {
            eprintln!("python::{id} is skipped: {why}");
        }
        let is_skipped = lacks.is_some() && !python::is_required();
        if claims::are_due(program) {
            let python = python.clone();
            trials.push(
                Trial::test(format!("claims::{id}"), move || {
                    claims::hold(program, &python)
                })
                .with_ignored_flag(is_skipped && claims::need_python(program)),
            );
        }
        let python = python.clone();
        trials.push(
            Trial::test(format!("python::{id}"), move || {
                python_prints_the_same(program, &python)
            })
            .with_ignored_flag(is_skipped),
        );
    }
    libtest_mimic::run(&arguments, trials).exit_code()
}

fn corpus() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus")
}

fn programs() -> impl Iterator<Item = Program> {
    PROGRAMS.iter().map(|(id, _)| Program { id })
}

/// The build script leaves out what lacks a file: nothing may be left out.
fn files_are_complete() -> Result<(), Failed> {
    let known: Vec<PathBuf> = programs().flat_map(Program::files).collect();
    let claimed: Vec<PathBuf> = programs().map(claims::file).collect();
    for file in fs::read_dir(corpus().join("claims"))? {
        let file = file?.path();
        if !claimed.contains(&file) {
            return Err(format!("{} is about nothing", file.display()).into());
        }
    }
    for path in ["questions", "idioms"] {
        for folder in fs::read_dir(corpus().join(path))? {
            for file in fs::read_dir(folder?.path())? {
                let file = file?.path();
                let is_optional = file.ends_with("stdin.txt") || file.ends_with("published.txt");
                if !is_optional && !known.contains(&file) {
                    let file = file.display();
                    return Err(format!("{file} belongs to nothing that is complete").into());
                }
            }
        }
    }
    Ok(())
}

fn counterparts_are_formatted() -> Result<(), Failed> {
    let output = Command::new("rustfmt")
        .args(["--edition", "2024", "--check"])
        .args(programs().map(Program::rust))
        .output()?;
    if output.status.success() {
        return Ok(());
    }
    Err(String::from_utf8_lossy(&output.stdout).into_owned().into())
}

/// `corpus/README.md` says what each question shows.
fn table_is_true() -> Result<(), Failed> {
    let readme = fs::read_to_string(corpus().join("README.md"))?;
    for question in py2rs::corpus::questions() {
        let crates: Vec<String> = question.crates.iter().map(|it| format!("`{it}`")).collect();
        let crates = if crates.is_empty() {
            "std".to_owned()
        } else {
            crates.join(", ")
        };
        let row = format!("| {} | {} | {crates} |\n", question.id, question.title);
        if !readme.contains(&row) {
            return Err(format!("corpus/README.md lacks this row:\n{row}").into());
        }
    }
    Ok(())
}

fn is_readable(id: &str) -> Result<(), Failed> {
    let question = py2rs::corpus::question(id).or_else(|| Some(py2rs::corpus::card(id)?.pair));
    let problems: Vec<String> = question
        .ok_or("it is not embedded")?
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

fn rust_prints_the_same(program: Program) -> Result<(), Failed> {
    let mut command = Command::new(env::current_exe()?);
    command.env("PY2RS_PROGRAM", program.id);
    process::prints(command, &program.stdin(), &program.stdout())
}

fn python_prints_the_same(program: Program, python: &python::Interpreter) -> Result<(), Failed> {
    let command = python
        .run(&program.python())
        .ok_or("there is no Python on this machine")?;
    process::prints(command, &program.stdin(), &program.stdout())
}
