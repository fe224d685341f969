//! A program as a Cargo project, with the Python that it was drafted from.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use super::folder::{self, NotWritten};
use super::name::{is_name_in, package_name};
use crate::translation::Crate;

/// The newest Rust that a draft needs.
const RUST_VERSION: &str = env!("CARGO_PKG_RUST_VERSION");

/// The profiles of Cargo; of each of them a program may be built.
const PROFILES: [&str; 4] = ["dev", "release", "test", "bench"];

/// What a new project holds.
#[derive(Debug)]
pub(crate) struct Contents<'a> {
    /// The name of the Python's file.
    pub(crate) name: &'a str,
    /// What is written there.
    pub(crate) python: &'a [u8],
    /// `src/main.rs`.
    pub(crate) rust: &'a str,
    pub(crate) crates: &'a [Crate],
}

/// Writes a project into `folder`, which must not exist or be empty: whole, or not at all.
///
/// # Errors
/// When there is something at `folder`, or a file cannot be written.
pub(crate) fn write(folder: &Path, contents: &Contents) -> Result<(), NotWritten> {
    let name = python_name(contents.name);
    let stem = Path::new(&name).file_stem().unwrap_or_default();
    let package = package_name(&stem.to_string_lossy(), folder);
    let manifest = manifest(&package, &name, contents.crates);
    let files: [(&Path, &[u8]); 4] = [
        (Path::new("Cargo.toml"), manifest.as_bytes()),
        (Path::new("src/main.rs"), contents.rust.as_bytes()),
        (Path::new(&name), contents.python),
        // Not Cargo.lock: with it the crates stay the ones that were tried.
        (Path::new(".gitignore"), b"/target\n"),
    ];
    folder::write(folder, files)
}

/// The name of the Python file of a project: that of the file it comes from, as far as it can be read in a
/// manifest and on a terminal, and as that of Python.
fn python_name(of: &str) -> String {
    let name = Path::new(of).file_name().and_then(OsStr::to_str);
    let name = name.filter(|name| *name != "-").unwrap_or("main.py");
    let shown = |c: char| {
        if crate::text::visible::is_obeyed(c) {
            '_'
        } else {
            c
        }
    };
    let name: String = name.chars().map(shown).collect();
    if Path::new(&name).extension() == Some(OsStr::new("py")) {
        return name;
    }
    let stem = Path::new(&name).file_stem().unwrap_or_default();
    format!("{}.py", stem.to_string_lossy())
}

fn manifest(package: &str, python: &str, crates: &[Crate]) -> String {
    // Without control characters, a string of JSON is one of TOML.
    let quoted = |text: &str| serde_json::Value::from(text).to_string();
    let mut text = format!(
        "[package]\n\
         name = \"{package}\"\n\
         version = \"0.1.0\"\n\
         edition = \"2024\"\n\
         rust-version = \"{RUST_VERSION}\"\n\
         publish = false\n\n\
         [package.metadata.py2rs]\n\
         python = {}\n\n\
         [dependencies]\n",
        quoted(python)
    );
    let mut crates: Vec<&Crate> = crates.iter().collect();
    crates.sort();
    for it in crates {
        let version = quoted(it.version);
        let requirement = if it.features.is_empty() {
            version
        } else {
            let features: Vec<String> = it.features.iter().map(|it| quoted(it)).collect();
            let features = features.join(", ");
            format!("{{ version = {version}, features = [{features}] }}")
        };
        text.extend([it.name, " = ", &requirement, "\n"]);
    }
    text.push_str("\n# An integer that does not fit has to stop the program, in every profile.\n");
    for profile in PROFILES {
        text.extend(["[profile.", profile, "]\noverflow-checks = true\n\n"]);
    }
    // A project may be written below another one, whose workspace is not its own.
    text + "[workspace]\n"
}

/// The tables of a manifest that are read.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Manifest {
    package: Package,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Package {
    name: String,
    metadata: Metadata,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Metadata {
    py2rs: Mark,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Mark {
    python: Option<String>,
}

/// A project that was written by [`write()`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Project {
    /// Its folder.
    pub(crate) path: PathBuf,
    /// Its Python.
    pub(crate) python: PathBuf,
}

impl Project {
    /// The project in the folder `path`, if there is one.
    pub(crate) fn at(path: &Path) -> Option<Self> {
        let manifest = fs::read_to_string(path.join("Cargo.toml")).ok()?;
        let manifest: Manifest = toml::from_str(&manifest).ok()?;
        let python = manifest.package.metadata.py2rs.python?;
        // What is run lies in the project.
        let is_beside = Path::new(&python).file_name() == Some(OsStr::new(&python));
        is_beside.then(|| Self {
            python: path.join(python),
            path: path.to_owned(),
        })
    }
}

/// Whether the package in `folder` may share a target folder with others: its name is that of no
/// package elsewhere.
pub(super) fn may_share_target(folder: &Path) -> bool {
    let manifest = fs::read_to_string(folder.join("Cargo.toml")).unwrap_or_default();
    let manifest: Manifest = toml::from_str(&manifest).unwrap_or_default();
    is_name_in(&manifest.package.name, folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_manifest_is_what_cargo_reads() {
        let crates = [
            Crate {
                name: "indexmap",
                version: "2",
                features: &[],
            },
            Crate {
                name: "clap",
                version: "4",
                features: &["derive"],
            },
        ];
        let text = manifest("calc-1", "ca\"l\\c.py", &crates);
        let table: toml::Table = text.parse().expect("TOML");
        assert_eq!(table["package"]["edition"].as_str(), Some("2024"));
        let python = &table["package"]["metadata"]["py2rs"]["python"];
        assert_eq!(python.as_str(), Some("ca\"l\\c.py"));
        assert!(
            text.contains(
                "\nclap = { version = \"4\", features = [\"derive\"] }\nindexmap = \"2\"\n"
            )
        );
        for profile in PROFILES {
            assert_eq!(
                table["profile"][profile]["overflow-checks"].as_bool(),
                Some(true)
            );
        }
        assert!(table.contains_key("workspace"));
    }

    #[test]
    fn the_python_has_a_name_of_its_own() {
        for (path, name) in [
            ("a/calc.py", "calc.py"),
            ("two words.py", "two words.py"),
            ("-", "main.py"),
            ("notes.ipynb", "notes.py"),
            ("paste", "paste.py"),
            ("a\n\u{202e}\x1b.py", "a___.py"),
            ("..", "main.py"),
        ] {
            assert_eq!(python_name(path), name, "{path:?}");
        }
    }

    #[test]
    fn only_a_file_of_the_project_is_its_python() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let at = |python: &str| {
            let text = manifest("a", python, &[]);
            fs::write(folder.path().join("Cargo.toml"), text).expect("written");
            Project::at(folder.path()).map(|it| it.python)
        };
        assert_eq!(at("a.py"), Some(folder.path().join("a.py")));
        for outside in ["../a.py", "/a.py", "b/a.py", "..", ""] {
            assert_eq!(at(outside), None, "{outside}");
        }
    }
}
