//! The programs of an owner: written, built, run, and what they print taken apart.

use std::collections::{BTreeMap, HashMap};
use std::fmt::Write as _;
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};
use std::{env, fs, thread};

use crate::helper;
use crate::program::{Binding, Case, cases};
use crate::row::{self, Crate, Row};

/// What a case printed: what went to standard output, then what it gave, in one or more readings.
pub(crate) type Printed = Vec<String>;

/// What became of the rows of an owner.
#[derive(Debug, Default)]
pub(crate) struct Ran {
    /// By the names of the cases.
    pub(crate) python: HashMap<String, Printed>,
    /// By the names of the cases with `a` (owned) or `b` (borrowed).
    pub(crate) rust: HashMap<String, Printed>,
    /// What rustc says of rows, by their ids.
    pub(crate) broken: BTreeMap<String, String>,
}

/// So many times rows that do not compile are taken out and the rest is tried again: the compiler has
/// as many stages at which it stops.
const MAX_ROUNDS: usize = 8;

const MAX_TIME: Duration = Duration::from_mins(2);

pub(crate) fn run(owner: &str, rows: &[Row], python: &Path) -> Result<Ran, String> {
    let folder = row::root()
        .join("target/phrases")
        .join(owner.replace('.', "-"));
    let wrong = |error: io::Error| format!("{}: {error}", folder.display());
    fs::create_dir_all(folder.join("src")).map_err(wrong)?;
    fs::write(folder.join("program.py"), python_program(owner, rows)).map_err(wrong)?;
    let mut ran = Ran::default();
    let program = build(owner, rows, &folder, &mut ran.broken)?;
    let mut command = Command::new(python);
    command
        .args(["-X", "utf8", "-W", "ignore"])
        .arg(folder.join("program.py"));
    ran.python = taken_apart(&output(command)?);
    ran.rust = taken_apart(&output(Command::new(program))?);
    Ok(ran)
}

fn python_program(owner: &str, rows: &[Row]) -> String {
    let mut text = include_str!("show.py").to_owned();
    let root = owner.split('.').next().unwrap_or(owner);
    let _ = writeln!(
        text,
        "try:\n    import {root}\n    import {owner}\nexcept ImportError:\n    pass\n"
    );
    for case in rows
        .iter()
        .filter(|row| row.untested.is_none())
        .flat_map(cases)
    {
        text += &case.python();
        text.push('\n');
    }
    text
}

/// Builds the program without the rows that do not compile, which are noted with the compiler's words.
fn build(
    owner: &str,
    rows: &[Row],
    folder: &Path,
    broken: &mut BTreeMap<String, String>,
) -> Result<PathBuf, String> {
    let target = folder.with_file_name("target");
    let wrong = |error: io::Error| format!("{}: {error}", folder.display());
    fs::write(folder.join("Cargo.toml"), manifest(owner, rows)).map_err(wrong)?;
    let lock = row::root().join("Cargo.lock");
    if !folder.join("Cargo.lock").exists() {
        fs::copy(lock, folder.join("Cargo.lock")).map_err(wrong)?;
    }
    for _ in 0..MAX_ROUNDS {
        let (text, places) = rust_program(rows, broken);
        fs::write(folder.join("src/main.rs"), text).map_err(wrong)?;
        let output = Command::new(env!("CARGO"))
            .args([
                "build",
                "--quiet",
                "--message-format=json",
                "--manifest-path",
            ])
            .arg(folder.join("Cargo.toml"))
            .env("CARGO_TARGET_DIR", &target)
            .env_remove("RUSTFLAGS")
            .output()
            .map_err(wrong)?;
        if output.status.success() {
            let name = owner.replace('.', "-");
            return Ok(target.join("debug").join(format!("phrases-{name}")));
        }
        let errors = errors(&String::from_utf8_lossy(&output.stdout));
        let before = broken.len();
        for (line, message) in &errors {
            let place = places.iter().rev().find(|(start, _)| start <= line);
            if let Some((_, id)) = place {
                broken.entry(id.clone()).or_insert_with(|| message.clone());
            }
        }
        if broken.len() == before {
            let stderr = String::from_utf8_lossy(&output.stderr).into_owned();
            let messages: Vec<&str> = errors.iter().map(|(_, text)| text.as_str()).collect();
            return Err(format!("{stderr}\n{}", messages.join("\n")));
        }
    }
    Err("rows that do not compile were taken out, and still it does not compile".to_owned())
}

fn manifest(owner: &str, rows: &[Row]) -> String {
    let mut wanted: BTreeMap<&str, Crate> = BTreeMap::new();
    let tested = rows.iter().filter(|row| row.untested.is_none());
    for (name, one) in tested.flat_map(|row| &row.crates) {
        let all = wanted.entry(name).or_insert_with(|| one.clone());
        all.features.extend(one.features.iter().cloned());
        all.features.sort();
        all.features.dedup();
    }
    let mut crates = BTreeMap::from([("indexmap", "{ version = \"2\" }".to_owned())]);
    for (
        name,
        Crate {
            version,
            features,
            default_features,
        },
    ) in wanted
    {
        let default = default_features.unwrap_or(true);
        crates.insert(
            name,
            format!(
                "{{ version = {version:?}, features = {features:?}, default-features = {default} }}"
            ),
        );
    }
    let crates: Vec<String> = crates
        .iter()
        .map(|(name, it)| format!("{name} = {it}\n"))
        .collect();
    let crates = crates.concat();
    format!(
        "[package]\nname = \"phrases-{}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[workspace]\n\n\
         [dependencies]\n{crates}\n[profile.dev]\ndebug = 0\nincremental = false\n",
        owner.replace('.', "-")
    )
}

/// The program, and the line (1-based) at which each row's case starts.
fn rust_program(rows: &[Row], broken: &BTreeMap<String, String>) -> (String, Vec<(usize, String)>) {
    let helpers = fs::read_to_string(row::folder().join("helpers.rs")).unwrap_or_default();
    let rows: Vec<&Row> = rows
        .iter()
        .filter(|row| !broken.contains_key(&row.id) && row.untested.is_none())
        .collect();
    let wanted: Vec<&str> = rows
        .iter()
        .flat_map(|row| row.helper.names())
        .map(String::as_str)
        .collect();
    let mut text = String::from(
        "#![allow(warnings, arithmetic_overflow, unconditional_panic)]\nuse std::cmp::Reverse;\nuse std::collections::{BinaryHeap, HashMap, HashSet, VecDeque};\n\
         use std::path::{Path, PathBuf};\nuse indexmap::IndexMap;\n\n",
    );
    text += include_str!("show.rs");
    for helper in helper::with_what_they_call(&helpers, &wanted) {
        let _ = writeln!(text, "\n{}", helper.text);
    }
    let mut places = Vec::new();
    let mut calls = String::new();
    let mut line = text.lines().count() + 1;
    for (number, case) in rows.iter().flat_map(|row| cases(row)).enumerate() {
        for binding in case.bindings() {
            let suffix = suffix(binding);
            let function = format!(
                "fn case_{number}{suffix}() -> String {{\n{}}}\n",
                case.rust(binding)
            );
            places.push((line, case.row.id.clone()));
            line += function.matches('\n').count();
            text += &function;
            let _ = writeln!(
                calls,
                "case(\"{}{suffix}\", case_{number}{suffix});",
                case.name
            );
        }
    }
    let _ = write!(
        text,
        "fn main() {{\nstd::panic::set_hook(Box::new(|_| ()));\n{calls}}}\n"
    );
    (text, places)
}

pub(crate) fn suffix(binding: Binding) -> &'static str {
    match binding {
        Binding::Owned => "a",
        Binding::Borrowed => "b",
        Binding::Exact => "exact",
    }
}

/// The errors among Cargo's messages, with the line of the program that they are about.
fn errors(messages: &str) -> Vec<(usize, String)> {
    let messages = messages
        .lines()
        .filter_map(|line| serde_json::from_str(line).ok());
    messages
        .filter_map(|message: serde_json::Value| {
            let message = message.get("message")?;
            if message.get("level")? != "error" {
                return None;
            }
            let rendered = message.get("rendered")?.as_str()?;
            let at = rendered.split("src/main.rs:").nth(1)?;
            let line = at.split(':').next()?.parse().ok()?;
            Some((line, rendered.to_owned()))
        })
        .collect()
}

/// What a program prints, run in a folder of its own, within the time.
fn output(mut command: Command) -> Result<String, String> {
    let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
    command
        .current_dir(folder.path())
        .env("TZ", "UTC")
        .env_remove("PY2RS_PYTHON")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut child = command.spawn().map_err(|error| error.to_string())?;
    let mut input = child.stdin.take().ok_or("no input")?;
    thread::spawn(move || input.write_all("3 4\n".repeat(1000).as_bytes()));
    let mut stdout = child.stdout.take().ok_or("no output")?;
    let mut stderr = child.stderr.take().ok_or("no output")?;
    let read = thread::spawn(move || {
        let mut bytes = Vec::new();
        let _ = stdout.read_to_end(&mut bytes);
        bytes
    });
    let errors = thread::spawn(move || {
        let mut text = String::new();
        let _ = stderr.read_to_string(&mut text);
        text
    });
    let start = Instant::now();
    let status = loop {
        if let Some(status) = child.try_wait().map_err(|error| error.to_string())? {
            break status;
        }
        if start.elapsed() > MAX_TIME {
            let _ = child.kill();
        }
        thread::sleep(Duration::from_millis(10));
    };
    let bytes = read.join().unwrap_or_default();
    let errors = errors.join().unwrap_or_default();
    if status.success() {
        Ok(String::from_utf8_lossy(&bytes).into_owned())
    } else {
        let printed = String::from_utf8_lossy(&bytes);
        let last = printed.rsplit('\x1e').next().unwrap_or_default();
        Err(format!("it ended with {status} after {last:?}:\n{errors}"))
    }
}

fn taken_apart(text: &str) -> HashMap<String, Printed> {
    let cases = text.split('\x1e').skip(1);
    cases
        .filter_map(|case| {
            let mut parts = case.split('\x1d').map(str::to_owned);
            Some((parts.next()?, parts.collect()))
        })
        .collect()
}

/// What a case printed, on one side or on both.
pub(crate) fn compare(case: &Case, ran: &Ran) -> Result<(), String> {
    let python = ran
        .python
        .get(&case.name)
        .ok_or("Python did not come so far")?;
    let [printed, exact, loose, loosest] = python.as_slice() else {
        return Err(format!("Python printed {python:?}"));
    };
    for binding in case.bindings() {
        let name = format!("{}{}", case.name, suffix(binding));
        let rust = ran.rust.get(&name).ok_or("Rust did not come so far")?;
        let [rust_printed, rust] = rust.as_slice() else {
            return Err(format!("Rust printed {rust:?}"));
        };
        let differs = case.differs && binding != Binding::Exact;
        let same = if let Some(error) = exact.strip_prefix('!') {
            let raises = case.row.raises.as_deref().unwrap_or_default();
            if !differs && !raises.split(" or ").any(|it| it == error) {
                return Err(format!(
                    "{name}: Python raises {error}, the row says {raises:?}"
                ));
            }
            rust == "!"
        } else if case.is_loose(binding) {
            rust == loosest || rust == loose
        } else {
            rust == exact || rust == loose
        };
        // What is exact gives the same, or stops.
        let stops = case.differs && binding == Binding::Exact && rust == "!";
        let same = (same && printed == rust_printed) || stops;
        let input = case
            .input
            .iter()
            .map(ToString::to_string)
            .collect::<Vec<_>>()
            .join(", ");
        if same && differs {
            return Err(format!(
                "{name}: both give {exact}, and the row says they differ\n  {input}"
            ));
        }
        if !same && !differs {
            return Err(format!(
                "{name}: on {input}\n  Python {exact} {printed:?}\n  Rust   {rust} {rust_printed:?}"
            ));
        }
    }
    Ok(())
}
