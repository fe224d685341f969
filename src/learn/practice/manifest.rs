//! The `Cargo.toml` of a project.

use std::collections::BTreeMap;
use std::fmt;
use std::path::Path;

use serde::Deserialize;

use crate::corpus::Question;
use crate::port;

/// This package's own, where the versions and features stand.
const OWN: &str = include_str!("../../../Cargo.toml");

/// The newest Rust that the counterparts need.
const RUST_VERSION: &str = env!("CARGO_PKG_RUST_VERSION");

/// The tables of a manifest that are read.
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
struct Manifest {
    package: Package,
    dependencies: BTreeMap<String, Requirement>,
    dev_dependencies: BTreeMap<String, Requirement>,
}

/// What a manifest says of a crate. It is written anew: a manifest that was packaged is laid out otherwise.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum Requirement {
    Version(String),
    #[serde(rename_all = "kebab-case")]
    Detailed {
        version: String,
        #[serde(default)]
        default_features: Option<bool>,
        #[serde(default)]
        features: Vec<String>,
    },
}

impl fmt::Display for Requirement {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Version(version) => write!(f, "{version:?}"),
            Self::Detailed {
                version,
                default_features: None | Some(true),
                features,
            } if features.is_empty() => write!(f, "{version:?}"),
            Self::Detailed {
                version,
                default_features,
                features,
            } => {
                write!(f, "{{ version = {version:?}")?;
                if *default_features == Some(false) {
                    write!(f, ", default-features = false")?;
                }
                if !features.is_empty() {
                    write!(f, ", features = {features:?}")?;
                }
                write!(f, " }}")
            }
        }
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Package {
    metadata: Metadata,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Metadata {
    py2rs: Option<Mark>,
}

/// What tells a project from other folders with a `Cargo.toml`.
#[derive(Debug, Deserialize)]
struct Mark {
    question: String,
}

/// The manifest of a project for `question` in the folder `path`.
pub(super) fn of(question: &Question, path: &Path) -> String {
    let id = question.id;
    let name = port::package_name(id, path);
    let mut text = format!(
        "[package]\n\
         name = \"{name}\"\n\
         version = \"0.1.0\"\n\
         edition = \"2024\"\n\
         rust-version = \"{RUST_VERSION}\"\n\
         publish = false\n\n\
         [package.metadata.py2rs]\n\
         question = \"{id}\"\n\n\
         [dependencies]\n"
    );
    let own: Manifest = toml::from_str(OWN).unwrap_or_default();
    let mut crates = question.crates.clone();
    crates.sort();
    for name in &crates {
        let found = own.dev_dependencies.get(name);
        if let Some(requirement) = found.or_else(|| own.dependencies.get(name)) {
            text.extend([name, " = ", &requirement.to_string(), "\n"]);
        }
    }
    // A project may be written below another one, whose workspace is not its own.
    text + "\n[workspace]\n"
}

/// The question of the project with this manifest.
pub(super) fn question(manifest: &str) -> Option<String> {
    let manifest: Manifest = toml::from_str(manifest).ok()?;
    Some(manifest.package.metadata.py2rs?.question)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus;

    #[test]
    fn a_manifest_names_the_crates_with_their_features() {
        let question = corpus::question("q18").expect("is embedded");
        let folder = Path::new("/a");
        let name = port::package_name("q18", folder);
        let manifest = of(&question, folder).replace(&name, "q18-part");
        assert_eq!(
            manifest,
            "[package]\nname = \"q18-part\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\
             rust-version = \"1.95\"\npublish = false\n\n\
             [package.metadata.py2rs]\nquestion = \"q18\"\n\n\
             [dependencies]\nlog = { version = \"0.4\", features = [\"std\"] }\nthiserror = \"2\"\n\n\
             [workspace]\n"
        );
    }

    #[test]
    fn every_crate_of_a_question_is_in_its_manifest() {
        for asked in corpus::questions() {
            let manifest = of(&asked, Path::new("a"));
            for name in &asked.crates {
                assert!(
                    manifest.contains(&format!("\n{name} = ")),
                    "{}: {name}",
                    asked.id
                );
            }
            assert_eq!(question(&manifest).as_deref(), Some(asked.id));
        }
    }

    #[test]
    fn other_manifests_are_no_projects() {
        for manifest in ["", "[package]\nname = \"a\"\n", "not TOML", OWN] {
            assert_eq!(question(manifest), None);
        }
    }
}
