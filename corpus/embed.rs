//! The build script: embeds the corpus and lists its programs.
//!
//! It stands beside what it reads. Adding a question is adding a folder, adding a card is adding four
//! files: nothing lists them by hand. Some files are written to `OUT_DIR`:
//!
//! - `questions.rs` and `cards.rs`: the expressions `&[Files { .. }, ..]` for `src/corpus.rs`,
//! - `inputs.rs`: the expression `&[("q26", ..), ..]`, what programs read from standard input,
//! - `published.rs`: the same for the code that a question was published with,
//! - `libraries.rs`: the expression `&[("numpy", Library { .. }), ..]`, sorted, for `src/text/libraries.rs`,
//! - `standard.rs`: the same for the modules of Python itself,
//! - `versions.rs`: the expression `&[("serde", "1"), ..]`, sorted, for the same,
//! - `phrases.rs`: the array `TABLE_OF_ALL` of `Entry::new(Row { .. })`, by owner, for `src/phrases.rs`,
//! - `programs.rs`: a module for each Rust program and a table of their `main`s, for `tests/corpus.rs`.
//!
//! What lacks one of its files is left out with a warning, so that one being written stops nobody; the
//! corpus tests fail on it.

#![allow(
    clippy::print_stdout,
    clippy::unnecessary_debug_formatting,
    reason = "cargo reads standard output; Rust string literals are what Debug writes"
)]

#[path = "phrase_rows.rs"]
#[allow(dead_code, reason = "the test of the phrases uses the rest")]
mod phrase_rows;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

use phrase_rows::{Fails, Form, Row};
use serde::Deserialize;

fn main() -> io::Result<()> {
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").expect("cargo sets it"));
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets it"));
    let corpus = root.join("corpus");
    println!("cargo::rerun-if-changed=corpus/questions");
    println!("cargo::rerun-if-changed=corpus/idioms");
    println!("cargo::rerun-if-changed=corpus/libraries.toml");
    println!("cargo::rerun-if-changed=corpus/standard.toml");
    println!("cargo::rerun-if-changed=Cargo.toml");
    println!("cargo::rerun-if-changed=corpus/phrases");
    println!("cargo::rerun-if-changed=corpus/phrase_rows.rs");
    println!("cargo::rerun-if-changed=corpus/embed.rs");

    let questions = complete(questions(&corpus.join("questions"))?);
    let cards = complete(cards(&corpus.join("idioms"))?);
    fs::write(out.join("questions.rs"), embedded(&questions))?;
    fs::write(out.join("cards.rs"), embedded(&cards))?;
    fs::write(out.join("inputs.rs"), beside(&questions, "stdin.txt"))?;
    fs::write(
        out.join("published.rs"),
        beside(&questions, "published.txt"),
    )?;
    let map = fs::read_to_string(corpus.join("libraries.toml"))?;
    fs::write(out.join("libraries.rs"), libraries("libraries.toml", &map))?;
    let standard = fs::read_to_string(corpus.join("standard.toml"))?;
    fs::write(
        out.join("standard.rs"),
        libraries("standard.toml", &standard),
    )?;
    let manifest = fs::read_to_string(root.join("Cargo.toml"))?;
    fs::write(out.join("versions.rs"), versions(&manifest)?)?;
    fs::write(out.join("phrases.rs"), phrases()?)?;
    let programs: Vec<Entry> = questions.into_iter().chain(cards).collect();
    fs::write(out.join("programs.rs"), modules(&programs))
}

/// A question or a card.
struct Entry {
    id: String,
    python: PathBuf,
    rust: PathBuf,
    notes: PathBuf,
    stdout: PathBuf,
}

fn questions(path: &Path) -> io::Result<Vec<Entry>> {
    let entry = |id: String| {
        let folder = path.join(&id);
        Entry {
            python: folder.join(format!("{id}.py")),
            rust: folder.join(format!("{id}.rs")),
            notes: folder.join("notes.md"),
            stdout: folder.join("stdout.txt"),
            id,
        }
    };
    Ok(names(path)?.into_iter().map(entry).collect())
}

fn cards(path: &Path) -> io::Result<Vec<Entry>> {
    let mut cards = Vec::new();
    for family in names(path)? {
        let folder = path.join(&family);
        let mut stems: Vec<String> = names(&folder)?
            .iter()
            .filter_map(|name| Some(name.rsplit_once('.')?.0.to_owned()))
            .collect();
        stems.dedup();
        for stem in stems {
            let file = |extension: &str| folder.join(format!("{stem}.{extension}"));
            cards.push(Entry {
                id: format!("{family}.{stem}"),
                python: file("py"),
                rust: file("rs"),
                notes: file("md"),
                stdout: file("txt"),
            });
        }
    }
    cards.sort_by(|a, b| a.id.cmp(&b.id));
    Ok(cards)
}

/// Those whose files are all there.
fn complete(entries: Vec<Entry>) -> Vec<Entry> {
    let is_complete = |entry: &Entry| {
        let files = [&entry.python, &entry.rust, &entry.notes, &entry.stdout];
        let missing = files.into_iter().find(|path| !path.is_file());
        if let Some(path) = missing {
            let (id, path) = (&entry.id, path.display());
            println!("cargo::warning={id} is left out: {path} is missing");
        }
        missing.is_none()
    };
    entries.into_iter().filter(is_complete).collect()
}

fn embedded(entries: &[Entry]) -> String {
    let mut text = String::from("&[\n");
    for entry in entries {
        let Entry {
            id,
            python,
            rust,
            notes,
            stdout,
        } = entry;
        writeln!(
            text,
            "Files {{ id: {id:?}, python: include_str!({python:?}), rust: include_str!({rust:?}), \
             notes: include_str!({notes:?}), stdout: include_str!({stdout:?}) }},"
        )
        .expect("writing to a string");
    }
    text + "]\n"
}

/// The files called `name` of the questions that have one.
fn beside(questions: &[Entry], name: &str) -> String {
    let mut text = String::from("&[\n");
    for Entry { id, stdout, .. } in questions {
        let file = stdout.with_file_name(name);
        if file.is_file() {
            writeln!(text, "({id:?}, include_str!({file:?})),").expect("writing to a string");
        }
    }
    text + "]\n"
}

fn modules(entries: &[Entry]) -> String {
    let mut modules = String::new();
    let mut table = String::from("const PROGRAMS: &[(&str, fn() -> ExitCode)] = &[\n");
    for Entry { id, rust, .. } in entries {
        let module = id.replace(['.', '-'], "_");
        writeln!(modules, "#[path = {rust:?}]\nmod {module};").expect("writing to a string");
        writeln!(table, "({id:?}, || report({module}::main())),").expect("writing to a string");
    }
    modules + &table + "];\n"
}

/// A Python package and the Rust crates for it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Library {
    crates: Vec<String>,
    #[serde(default = "standard")]
    area: String,
    alike: String,
    #[serde(default)]
    pypi: Vec<String>,
}

/// The area of what comes with Python.
fn standard() -> String {
    "standard library".to_owned()
}

/// A map of libraries, by the names of the packages.
fn libraries(file: &str, toml: &str) -> String {
    let map: BTreeMap<String, Library> = match toml::from_str(toml) {
        Ok(map) => map,
        Err(error) => panic!("corpus/{file}: {error}"),
    };
    let mut text = String::from("&[\n");
    for (name, library) in map {
        let Library {
            crates,
            area,
            alike,
            pypi,
        } = library;
        writeln!(
            text,
            "({name:?}, Library {{ crates: &{crates:?}, area: {area:?}, alike: {alike:?}, pypi: &{pypi:?} }}),"
        )
        .expect("writing to a string");
    }
    text + "]\n"
}

/// The versions of crates that are known to work: those of this manifest and of the phrases, by name.
fn versions(manifest: &str) -> io::Result<String> {
    let mut versions: BTreeMap<String, String> = BTreeMap::new();
    let manifest: toml::Table = toml::from_str(manifest).map_err(io::Error::other)?;
    let version = |value: &toml::Value| {
        let version = value.get("version").unwrap_or(value);
        version.as_str().map(str::to_owned)
    };
    for table in ["dependencies", "dev-dependencies"] {
        for (name, value) in manifest
            .get(table)
            .and_then(toml::Value::as_table)
            .into_iter()
            .flatten()
        {
            // An alias is no crate of that name.
            if value.get("package").is_none() {
                versions.extend(version(value).map(|version| (name.clone(), version)));
            }
        }
    }
    for (_, rows) in phrase_rows::owners()? {
        for row in rows.into_iter().flatten() {
            for (name, of_row) in row.crates {
                versions.entry(name).or_insert(of_row.version);
            }
        }
    }
    let rows: Vec<(String, String)> = versions.into_iter().collect();
    Ok(format!("&{rows:?}\n"))
}

/// The table of the phrases.
fn phrases() -> io::Result<String> {
    let mut entries = String::new();
    let mut count = 0;
    for (owner, rows) in phrase_rows::owners()? {
        let rows = match rows {
            Ok(rows) => rows,
            Err(error) => panic!("corpus/phrases/{owner}.toml: {error}"),
        };
        for row in rows {
            entries += &phrase(&owner, &row);
            count += 1;
        }
    }
    Ok(format!(
        "static TABLE_OF_ALL: [Entry; {count}] = [\n{entries}];\n"
    ))
}

fn phrase(owner: &str, row: &Row) -> String {
    let Row {
        id,
        python,
        rust,
        rust_ordered,
        exact,
        gives,
        raises,
        needs,
        shows_order,
        differs,
        untested,
        ..
    } = row;
    let holes: Vec<(&str, &str)> = row
        .holes
        .iter()
        .map(|(name, ty)| (name.as_str(), ty.as_str().unwrap_or_default()))
        .collect();
    let form = match row.form {
        Form::Value => "Value",
        Form::Ref => "Ref",
        Form::Place => "Place",
        Form::Iter => "Iter",
        Form::IterRef => "IterRef",
        Form::Usize => "Usize",
        Form::Statement => "Statement",
    };
    let fails = match row.fails {
        None => "None",
        Some(Fails::Panic) => "Some(Fails::Panic)",
        Some(Fails::Option) => "Some(Fails::Option)",
        Some(Fails::Result) => "Some(Fails::Result)",
    };
    let crates: Vec<String> = row
        .crates
        .iter()
        .map(|(name, it)| {
            let (version, features) = (&it.version, &it.features);
            format!("Crate {{ name: {name:?}, version: {version:?}, features: &{features:?} }}, ")
        })
        .collect();
    let crates = crates.concat();
    let helpers = row.helper.names();
    let same_if: Vec<(&String, &String)> = row.same_if.iter().collect();
    format!(
        "Entry::new(Row {{ owner: {owner:?}, id: {id:?}, python: {python:?}, holes: &{holes:?}, \
         rust: {rust:?}, rust_ordered: {rust_ordered:?}, exact: {exact:?}, gives: {gives:?}, \
         form: Form::{form}, fails: {fails}, raises: {raises:?}, needs: &{needs:?}, crates: &[{crates}], \
         helpers: &{helpers:?}, shows_order: {shows_order}, differs: {differs:?}, same_if: &{same_if:?}, untested: {untested:?} }}),\n"
    )
}

/// The names of what is in the folder `path`, sorted.
fn names(path: &Path) -> io::Result<Vec<String>> {
    let name = |entry: io::Result<fs::DirEntry>| {
        let name = entry?.file_name().into_string();
        Ok(name.expect("corpus names are ASCII"))
    };
    let mut names: Vec<String> = fs::read_dir(path)?.map(name).collect::<io::Result<_>>()?;
    names.sort();
    Ok(names)
}
