//! All Rust of cards that is shown for readers' own code is type-checked, with the crates that they name;
//! the slices of a draft, which need the rest of it, are whole items. That whole drafts build is what the
//! gate of `tests/bench` checks.
//!
//! The readers' code is that of the corpus, taken as files that nobody recognises, and whatever Python
//! lies below the paths in `PY2RS_CHECK_PATHS` (separated as in `PATH`). Every different snippet is a
//! module of one crate, which is checked again without what was wrong, until nothing is: the compiler
//! stops at the first kind of error.

#![allow(
    clippy::print_stdout,
    reason = "what is measured is shown beside the result"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs, io};

use py2rs::analysis::Analysis;
use py2rs::corpus;
use py2rs::explain::comparison::{self, Origin};
use py2rs::python::stack;
use py2rs::source::Source;

/// So many snippets are checked at a time.
const AT_A_TIME: usize = 6000;

/// A snippet, and the first finding that it is shown for.
type Snippets = BTreeMap<String, String>;

#[test]
fn shown_rust_type_checks() {
    let worker = std::thread::Builder::new().stack_size(stack::STACK);
    let thread = worker.spawn(check).expect("a thread starts");
    let (findings, snippets, wrong) = thread.join().expect("the check runs").expect("files");
    println!("{findings} findings, {snippets} different snippets");
    let parse_errors: Vec<_> = wrong.iter().filter(|it| !it.is_typed).collect();
    assert!(parse_errors.is_empty(), "not even Rust: {parse_errors:#?}");
    // What is known to fail is named; see the README.
    assert!(
        wrong.len() * 100 <= snippets,
        "more than one in a hundred: {wrong:#?}"
    );
    for wrong in wrong {
        println!("{}: {}\n{}", wrong.place, wrong.message, wrong.snippet);
    }
}

/// A snippet that the compiler refuses.
#[derive(Debug)]
struct Wrong {
    place: String,
    message: String,
    snippet: String,
    /// Whether it is an error that has a code, that is, one found after parsing.
    is_typed: bool,
}

fn check() -> io::Result<(usize, usize, Vec<Wrong>)> {
    let mut snippets = Snippets::new();
    let mut count = 0;
    for (path, text) in inputs()? {
        let source = Source::new(path, text);
        let analysis = Analysis::of(source);
        let (source, findings) = (analysis.source(), analysis.findings());
        count += findings.len();
        let texts = comparison::rust_texts(None, &analysis);
        for (finding, answer) in findings.iter().zip(texts) {
            let line = source.line_at(finding.span.start);
            let place = format!("{} at {}:{line}", finding.idiom.id, source.path());
            let answer = answer.unwrap_or_else(|| panic!("{place} has no Rust"));
            if answer.origin == Origin::Draft {
                let parsed = syn::parse_file(&answer.rust);
                assert!(
                    parsed.is_ok(),
                    "{place}: {:?}\n{}",
                    parsed.err(),
                    answer.rust
                );
                continue;
            }
            snippets.entry(answer.rust).or_insert(place);
        }
    }
    let folder = prepare()?;
    let mut wrong = Vec::new();
    let all: Vec<(&String, &String)> = snippets.iter().collect();
    for part in all.chunks(AT_A_TIME) {
        wrong.extend(check_part(&folder, part)?);
    }
    Ok((count, snippets.len(), wrong))
}

/// Paths and texts of all Python that is explained.
fn inputs() -> io::Result<Vec<(String, String)>> {
    let questions = corpus::questions().map(|it| (it.id.to_owned(), it.python.text().to_owned()));
    let cards = corpus::cards();
    let cards = cards.map(|it| (it.pair.id.to_owned(), it.pair.python.text().to_owned()));
    let mut inputs: Vec<_> = questions.chain(cards).collect();
    let paths = env::var_os("PY2RS_CHECK_PATHS").unwrap_or_default();
    for path in env::split_paths(&paths).filter(|path| !path.as_os_str().is_empty()) {
        for entry in walkdir::WalkDir::new(path).sort_by_file_name() {
            let path = entry?.into_path();
            if path.extension().is_some_and(|it| it == "py")
                && let Ok(text) = fs::read_to_string(&path)
            {
                inputs.push((path.display().to_string(), text));
            }
        }
    }
    Ok(inputs)
}

/// A package with the crates of the corpus, in the versions of this one.
fn prepare() -> io::Result<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let manifest: toml::Table = fs::read_to_string(root.join("Cargo.toml"))?
        .parse()
        .map_err(io::Error::other)?;
    let mut dependencies = toml::Table::new();
    for kind in ["dependencies", "dev-dependencies"] {
        let table = manifest.get(kind).and_then(toml::Value::as_table);
        dependencies.extend(
            table
                .into_iter()
                .flatten()
                .map(|(k, v)| (k.clone(), v.clone())),
        );
    }
    let package = toml::toml! {
        name = "shown"
        version = "0.0.0"
        edition = "2024"
    };
    let mut shown = toml::Table::from_iter([
        ("package".to_owned(), toml::Value::Table(package)),
        (
            "workspace".to_owned(),
            toml::Value::Table(toml::Table::new()),
        ),
        ("dependencies".to_owned(), toml::Value::Table(dependencies)),
    ]);
    // With the profile of this package, no crate is checked which it has been checked with already.
    if let Some(profile) = manifest.get("profile") {
        shown.insert("profile".to_owned(), profile.clone());
    }
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("shown");
    fs::create_dir_all(folder.join("src"))?;
    fs::write(folder.join("Cargo.toml"), shown.to_string())?;
    fs::copy(root.join("Cargo.lock"), folder.join("Cargo.lock"))?;
    Ok(folder)
}

fn check_part(folder: &Path, part: &[(&String, &String)]) -> io::Result<Vec<Wrong>> {
    let source = folder.join("src");
    fs::remove_dir_all(&source)?;
    fs::create_dir_all(&source)?;
    for (number, (text, _)) in part.iter().enumerate() {
        fs::write(source.join(format!("m{number}.rs")), text)?;
    }
    let mut wrong: BTreeMap<usize, Wrong> = BTreeMap::new();
    loop {
        let modules: String = (0..part.len())
            .filter(|number| !wrong.contains_key(number))
            .flat_map(|number| ["mod m".to_owned(), number.to_string(), ";\n".to_owned()])
            .collect();
        fs::write(
            source.join("lib.rs"),
            format!("#![allow(warnings)]\n{modules}"),
        )?;
        let target = Path::new(env!("CARGO_TARGET_TMPDIR"));
        let mut cargo = Command::new(env!("CARGO"));
        // Cargo describes this package to its tests; a build script that looks at that would run again.
        for (name, _) in env::vars_os() {
            let is_own = name.to_string_lossy().starts_with("CARGO_") && name != "CARGO_HOME";
            if is_own || name == "OUT_DIR" {
                cargo.env_remove(name);
            }
        }
        let output = cargo
            .args(["check", "--quiet", "--message-format", "json"])
            .current_dir(folder)
            .env("CARGO_TARGET_DIR", target.parent().unwrap_or(target))
            .output()?;
        if output.status.success() {
            return Ok(wrong.into_values().collect());
        }
        let before = wrong.len();
        for (number, message, is_typed) in errors(&String::from_utf8_lossy(&output.stdout)) {
            if let Some((snippet, place)) = part.get(number) {
                wrong.entry(number).or_insert_with(|| Wrong {
                    place: (*place).clone(),
                    message,
                    snippet: (*snippet).clone(),
                    is_typed,
                });
            }
        }
        if wrong.len() == before {
            let stderr = String::from_utf8_lossy(&output.stderr);
            return Err(io::Error::other(format!(
                "the check does not run: {stderr}"
            )));
        }
    }
}

/// Module number, message and whether there is a code, of each error that the compiler reports.
fn errors(messages: &str) -> BTreeSet<(usize, String, bool)> {
    let mut errors = BTreeSet::new();
    for line in messages.lines() {
        let Ok(report) = serde_json::from_str::<serde_json::Value>(line) else {
            continue;
        };
        let message = &report["message"];
        if message["level"] != "error" {
            continue;
        }
        for mut span in message["spans"].as_array().into_iter().flatten() {
            // An error in a macro's expansion is the snippet's where the macro is called.
            while !span["file_name"]
                .as_str()
                .is_some_and(|it| it.starts_with("src/"))
                && !span["expansion"].is_null()
            {
                span = &span["expansion"]["span"];
            }
            let number = span["file_name"]
                .as_str()
                .and_then(|it| it.strip_prefix("src/m")?.strip_suffix(".rs")?.parse().ok());
            if let Some(number) = number {
                let text = message["message"].as_str().unwrap_or_default().to_owned();
                errors.insert((number, text, !message["code"].is_null()));
            }
        }
    }
    errors
}
