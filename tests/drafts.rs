//! Programs whose drafts are whole: each is drafted, built, run and compared with what Python prints, with its
//! exit status and its last line of standard error. A test by name each, as `classes::enums`; adding one is
//! adding `tests/drafts/<topic>/<name>.py`.
//!
//! A program beside which `<name>.holes` lies has holes on those lines, and nowhere else: what is not known
//! must not be guessed. Its Rust is parsed.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Output};
use std::sync::Arc;

use libtest_mimic::{Arguments, Failed, Trial};
use together::Together;

#[allow(dead_code, reason = "the corpus asks it for more")]
#[path = "corpus/python.rs"]
mod python;

#[path = "port/together.rs"]
mod together;

/// So many programs are built together, which leaves several builds to share the cores.
const TOGETHER: usize = 45;
/// Fewer than these are built one by one, as `port check` does it.
const FEW: usize = 8;

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let interpreter = python::Interpreter::find();
    let has_python = interpreter.is_there();
    let mut trials = Vec::new();
    let mut same = Vec::new();
    let programs = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/drafts");
    let mut topics = entries(&programs);
    // What is measured has to stay what it is.
    topics.push(programs.with_file_name("benchmarks/classics"));
    for topic in topics {
        for program in entries(&topic) {
            if program.extension().is_none_or(|it| it != "py") {
                continue;
            }
            let holes = program.with_extension("holes");
            let name = format!("{}::{}", stem(&topic), stem(&program));
            if holes.exists() {
                trials.push(Trial::test(name, move || has_holes(&program, &holes)));
            } else {
                same.push((name, program));
            }
        }
    }
    let asked = |name: &str| {
        let is_it = |filter: &String| {
            if arguments.exact {
                name == filter
            } else {
                name.contains(filter.as_str())
            }
        };
        arguments.filter.as_ref().is_none_or(is_it) && !arguments.skip.iter().any(is_it)
    };
    let all: Vec<&PathBuf> = same
        .iter()
        .filter(|it| asked(&it.0))
        .map(|it| &it.1)
        .collect();
    // Neighbours are in different builds: so the first of each are asked for at once.
    let count = if all.len() < FEW {
        0
    } else {
        all.len().div_ceil(TOGETHER)
    };
    let builds: Vec<Arc<Together>> = (0..count)
        .map(|nth| {
            let programs = all.iter().skip(nth).step_by(count);
            Arc::new(Together::new(
                nth,
                programs.map(|it| PathBuf::clone(it)).collect(),
            ))
        })
        .collect();
    let mut nth = 0;
    for (name, program) in same {
        let build = (asked(&name) && count > 0).then(|| {
            nth += 1;
            Arc::clone(&builds[(nth - 1) % count])
        });
        let interpreter = interpreter.clone();
        let trial = Trial::test(name, move || {
            let python = || {
                interpreter
                    .run(&program)
                    .expect("is there, or this is skipped")
            };
            let done = build.and_then(|build| build.is_the_same(&program, &python));
            done.unwrap_or_else(|| is_the_same(&program))
        });
        trials.push(trial.with_ignored_flag(!has_python && !python::is_required()));
    }
    libtest_mimic::run(&arguments, trials).exit_code()
}

/// What lies in a folder, in order.
fn entries(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder");
    let mut paths: Vec<PathBuf> = entries
        .map(|entry| entry.expect("can be read").path())
        .collect();
    paths.sort();
    paths
}

fn stem(path: &Path) -> String {
    let stem = path.file_stem().unwrap_or_default();
    stem.to_string_lossy().into_owned()
}

/// Runs the command line in a folder; all projects share what they build, which is nothing to be looked into or
/// built again: hundreds of programs with both would take some 20 GB.
fn py2rs(folder: &Path, arguments: &[&str]) -> std::io::Result<Output> {
    Command::new(env!("CARGO_BIN_EXE_py2rs"))
        .args(arguments)
        .current_dir(folder)
        .env(
            "CARGO_TARGET_DIR",
            Path::new(env!("CARGO_TARGET_TMPDIR")).join("port"),
        )
        .env("CARGO_PROFILE_DEV_DEBUG", "false")
        .env("CARGO_INCREMENTAL", "0")
        .env_remove("RUSTFLAGS")
        .output()
}

/// Both programs do the same, and nothing was left out.
fn is_the_same(program: &Path) -> Result<(), Failed> {
    let folder = tempfile::tempdir()?;
    let name = stem(program);
    let file = format!("{name}.py");
    fs::copy(program, folder.path().join(&file))?;
    for arguments in [
        &["port", "--strict", &file, &name][..],
        &["port", "check", &name],
    ] {
        let output = py2rs(folder.path(), arguments)?;
        if !output.status.success() {
            let said = [output.stdout, output.stderr].concat();
            let said = String::from_utf8_lossy(&said);
            return Err(format!("{arguments:?}: {}\n{said}", output.status).into());
        }
    }
    Ok(())
}

/// The lines with holes are those that are expected.
fn has_holes(program: &Path, expected: &Path) -> Result<(), Failed> {
    let path = program.to_str().ok_or("a path that is no UTF-8")?;
    let output = py2rs(Path::new("."), &["port", path, "--format", "json"])?;
    let document: serde_json::Value = serde_json::from_slice(&output.stdout)?;
    let holes = document["holes"].as_array().ok_or("no holes")?;
    let lines: Vec<String> = holes.iter().map(|hole| hole["line"].to_string()).collect();
    let expected = fs::read_to_string(expected)?;
    if lines.join("\n") != expected.trim_end() {
        return Err(format!("holes on the lines {}", lines.join(", ")).into());
    }
    let rust = document["rust"].as_str().ok_or("no Rust")?;
    syn::parse_file(rust).map_err(|error| format!("it is no Rust: {error}"))?;
    Ok(())
}
