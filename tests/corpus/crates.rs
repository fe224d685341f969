//! The crates of a note: those that its program uses, in versions that are in `Cargo.lock`.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use libtest_mimic::Failed;
use regex::Regex;

use crate::program::Program;

/// The direct dependencies, by the names that packages have.
static DEPENDENCIES: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
    let manifest: toml::Table = read("Cargo.toml").parse().expect("Cargo.toml is TOML");
    let tables = ["dependencies", "dev-dependencies"].map(|kind| manifest[kind].as_table());
    tables
        .into_iter()
        .flatten()
        .flat_map(toml::Table::keys)
        .cloned()
        .collect()
});

/// A package of `Cargo.lock`.
#[derive(serde::Deserialize)]
struct Locked {
    name: String,
    version: String,
    /// What it stands on: names, with a version behind them where there are several.
    #[serde(default)]
    dependencies: Vec<String>,
}

/// All packages.
static LOCKED: LazyLock<Vec<Locked>> = LazyLock::new(|| {
    #[derive(serde::Deserialize)]
    struct Lock {
        package: Vec<Locked>,
    }
    let lock: Lock = toml::from_str(&read("Cargo.lock")).expect("Cargo.lock is TOML");
    lock.package
});

/// What a crate stands on, itself among it, and what that stands on, to the end.
pub(crate) fn foundations(name: &str) -> BTreeSet<&str> {
    let mut found = BTreeSet::from([name]);
    let mut open = vec![name];
    while let Some(name) = open.pop() {
        let below = LOCKED
            .iter()
            .filter(|it| it.name == name)
            .flat_map(|it| &it.dependencies);
        let below = below.filter_map(|it| it.split(' ').next());
        open.extend(below.filter(|it| found.insert(it)));
    }
    found
}

fn read(file: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
    fs::read_to_string(path).expect("the package has it")
}

/// The beginning of a path or a macro, `jiff` in `jiff::civil::date`.
static ROOT: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?:^|[^\w:.])([a-z_][a-z0-9_]*)(?:::|!)"));

/// A name and a version behind it, as in `linfa 0.8`.
static VERSION: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"\b([a-z][a-z0-9_-]+)`? (\d+(?:\.\d+)+)"));

fn pattern(text: &str) -> Regex {
    Regex::new(text).expect("a valid pattern")
}

/// The crates in the front matter of a note.
pub(crate) fn listed(notes: &str) -> Result<Vec<String>, Failed> {
    let front = notes
        .split("+++")
        .nth(1)
        .ok_or("there is no front matter")?;
    let front: toml::Table = front.parse()?;
    let listed = front["crates"].as_array().into_iter().flatten();
    let listed = listed.filter_map(toml::Value::as_str);
    Ok(listed.map(str::to_owned).collect())
}

/// The front matter names the crates that the program uses, and the text versions that are locked.
pub(crate) fn are_listed(program: Program) -> Result<(), Failed> {
    let code = fs::read_to_string(program.rust())?;
    let notes = fs::read_to_string(program.notes())?;
    let listed = listed(&notes)?;
    let listed: BTreeSet<&str> = listed.iter().map(String::as_str).collect();
    let roots: BTreeSet<&str> = ROOT
        .captures_iter(&code)
        .filter_map(|found| Some(found.get(1)?.as_str()))
        .collect();
    let used: BTreeSet<&str> = DEPENDENCIES
        .iter()
        .map(String::as_str)
        .filter(|name| roots.contains(name.replace('-', "_").as_str()))
        .collect();
    if listed != used {
        return Err(format!("{listed:?} are listed, {used:?} are used").into());
    }
    for found in VERSION.captures_iter(&notes) {
        let (name, version) = (&found[1], &found[2]);
        let locked: Vec<&str> = LOCKED
            .iter()
            .filter(|it| it.name == name)
            .map(|it| it.version.as_str())
            .collect();
        let is_it = |locked: &&str| {
            let rest = locked.strip_prefix(version);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        };
        if !locked.is_empty() && !locked.iter().any(is_it) {
            return Err(format!("{name} {version} is not locked, but {locked:?}").into());
        }
    }
    Ok(())
}
