//! The build script: embeds the corpus and lists its programs.
//!
//! It stands beside what it reads. Adding a question is adding a folder: nothing lists the questions
//! by hand. Two files are written to `OUT_DIR`:
//!
//! - `embedded.rs`: the expression `&[EmbeddedQuestion { .. }, ..]` for `src/corpus.rs`,
//! - `programs.rs`: a module for each Rust program and a table of their `main`s, for `tests/corpus.rs`.
//!
//! A question that lacks one of its files is left out with a warning, so that one being written stops
//! nobody; the corpus tests fail on it.

#![allow(
    clippy::print_stdout,
    clippy::unnecessary_debug_formatting,
    reason = "cargo reads standard output; Rust string literals are what Debug writes"
)]

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").expect("cargo sets it"));
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets it"));
    let questions = root.join("corpus/questions");
    println!("cargo::rerun-if-changed={}", questions.display());
    println!("cargo::rerun-if-changed=corpus/embed.rs");

    let mut embedded = String::from("&[\n");
    let mut modules = String::new();
    let mut table = String::from("const PROGRAMS: &[(&str, fn() -> ExitCode)] = &[\n");
    for id in folders(&questions)? {
        let folder = questions.join(&id);
        let files = [
            format!("{id}.py"),
            format!("{id}.rs"),
            "notes.md".into(),
            "stdout.txt".into(),
        ];
        if let Some(missing) = files.iter().find(|name| !folder.join(name).is_file()) {
            println!("cargo::warning={id} is left out: it lacks {missing}");
            continue;
        }
        let [python, rust, notes, stdout] = files.map(|name| folder.join(name));
        writeln!(
            embedded,
            "EmbeddedQuestion {{ id: {id:?}, python: include_str!({python:?}), \
             rust: include_str!({rust:?}), notes: include_str!({notes:?}), \
             stdout: include_str!({stdout:?}) }},"
        )
        .expect("writing to a string");
        writeln!(modules, "#[path = {rust:?}]\nmod {id};").expect("writing to a string");
        writeln!(table, "({id:?}, || report({id}::main())),").expect("writing to a string");
    }
    embedded.push_str("]\n");
    table.push_str("];\n");
    fs::write(out.join("embedded.rs"), embedded)?;
    fs::write(out.join("programs.rs"), modules + &table)
}

/// The names of the folders in `path`, sorted.
fn folders(path: &Path) -> io::Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(path)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            names.push(
                entry
                    .file_name()
                    .into_string()
                    .expect("corpus names are ASCII"),
            );
        }
    }
    names.sort();
    Ok(names)
}
