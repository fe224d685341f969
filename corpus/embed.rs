//! The build script: embeds the corpus and lists its programs.
//!
//! It stands beside what it reads. Adding a question is adding a folder: nothing lists the questions
//! by hand. Two files are written to `OUT_DIR`:
//!
//! - `embedded.rs`: the expression `&[EmbeddedQuestion { .. }, ..]` for `src/corpus.rs`,
//! - `programs.rs`: a module for each Rust program and a table of their `main`s, for `tests/corpus.rs`.
//!
//! A question lacking one of its files fails the build with the name of that file.

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
    let mut table = String::from("pub(crate) const PROGRAMS: &[(&str, fn())] = &[\n");
    for id in folders(&questions)? {
        let file = |name: &str| existing(&questions.join(&id).join(name));
        let rust = file(&format!("{id}.rs"))?;
        writeln!(
            embedded,
            "EmbeddedQuestion {{ id: {id:?}, python: include_str!({:?}), rust: include_str!({rust:?}), \
             notes: include_str!({:?}), stdout: include_str!({:?}) }},",
            file(&format!("{id}.py"))?,
            file("notes.md")?,
            file("stdout.txt")?,
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
            names.push(entry.file_name().into_string().expect("corpus names are ASCII"));
        }
    }
    names.sort();
    Ok(names)
}

/// `path` as a string, or an error that names it.
fn existing(path: &Path) -> io::Result<String> {
    if path.is_file() {
        Ok(path.display().to_string())
    } else {
        Err(io::Error::new(io::ErrorKind::NotFound, format!("the corpus lacks {}", path.display())))
    }
}
