//! The rows of `corpus/phrases`, as they are written: read by the build script and by their test.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{fs, io};

use serde::Deserialize;
use toml::Value;

/// One row; `corpus/README.md` says what each field means.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Row {
    pub(crate) id: String,
    pub(crate) python: String,
    #[serde(default)]
    pub(crate) holes: toml::Table,
    pub(crate) rust: String,
    pub(crate) rust_ordered: Option<String>,
    pub(crate) exact: Option<String>,
    pub(crate) gives: String,
    #[serde(default)]
    pub(crate) form: Form,
    pub(crate) fails: Option<Fails>,
    pub(crate) raises: Option<String>,
    #[serde(default)]
    pub(crate) needs: Vec<String>,
    #[serde(default)]
    pub(crate) crates: BTreeMap<String, Crate>,
    #[serde(default)]
    pub(crate) helper: Helpers,
    pub(crate) differs: Option<String>,
    #[serde(default)]
    pub(crate) differs_on: Vec<Vec<Value>>,
    #[serde(default)]
    pub(crate) shows_order: bool,
    #[serde(default)]
    pub(crate) inputs: Vec<Vec<Value>>,
    #[serde(default)]
    pub(crate) setup: Pair,
    #[serde(default)]
    pub(crate) show: Pair,
    /// Of holes whose literals decide whether what differs can show: the condition of each.
    #[serde(default)]
    pub(crate) same_if: BTreeMap<String, String>,
    pub(crate) untested: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Form {
    #[default]
    Value,
    Ref,
    Place,
    Iter,
    IterRef,
    Usize,
    Statement,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Fails {
    Panic,
    Option,
    Result,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Crate {
    pub(crate) version: String,
    #[serde(default)]
    pub(crate) features: Vec<String>,
    #[serde(default, rename = "default-features")]
    pub(crate) default_features: Option<bool>,
}

/// One name or several.
#[derive(Debug, Clone, Deserialize)]
#[serde(untagged)]
pub(crate) enum Helpers {
    One(String),
    Several(Vec<String>),
}

impl Default for Helpers {
    fn default() -> Self {
        Self::Several(Vec::new())
    }
}

impl Helpers {
    pub(crate) fn names(&self) -> &[String] {
        match self {
            Self::One(name) => std::slice::from_ref(name),
            Self::Several(names) => names,
        }
    }
}

/// Something in both languages.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct Pair {
    pub(crate) python: String,
    pub(crate) rust: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Rows {
    phrase: Vec<Row>,
}

/// The folder of py2rs, also where this is built as a crate of its own inside it.
pub(crate) fn root() -> &'static Path {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut folders = folder.ancestors();
    let root = folders.find(|folder| folder.join("corpus/phrases").is_dir());
    root.expect("corpus/phrases is there")
}

pub(crate) fn folder() -> PathBuf {
    root().join("corpus/phrases")
}

/// The owners with their rows, by name.
pub(crate) fn owners() -> io::Result<BTreeMap<String, Result<Vec<Row>, String>>> {
    let mut owners = BTreeMap::new();
    for entry in fs::read_dir(folder())? {
        let path = entry?.path();
        if path.extension().is_some_and(|it| it == "toml") {
            let owner = path.file_stem().unwrap_or_default();
            let owner = owner.to_string_lossy().into_owned();
            let rows = toml::from_str::<Rows>(&fs::read_to_string(&path)?);
            owners.insert(owner, rows.map(|it| it.phrase).map_err(|it| it.to_string()));
        }
    }
    Ok(owners)
}
