//! The projects of all questions, as the members of one workspace.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Instant, SystemTime};
use std::{env, fs, io};

use libtest_mimic::Failed;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// What was built.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Built {
    /// Of the binary that wrote the projects, and of this one.
    versions: Vec<(u64, SystemTime)>,
    programs: BTreeMap<String, PathBuf>,
    /// The questions whose skeletons compile.
    skeletons: BTreeSet<String>,
    /// What the compiler says, by question.
    messages: BTreeMap<String, String>,
}

impl Built {
    pub(crate) fn program(&self, id: &str) -> Result<PathBuf, Failed> {
        let program = self.programs.get(id).cloned();
        program.ok_or_else(|| self.message(id))
    }

    pub(crate) fn skeleton(&self, id: &str) -> Result<(), Failed> {
        if self.skeletons.contains(id) {
            return Ok(());
        }
        Err(self.message(id))
    }

    fn message(&self, id: &str) -> Failed {
        let message = self.messages.get(id).cloned();
        message
            .unwrap_or_else(|| "it was not built".to_owned())
            .into()
    }
}

/// All projects, built; by this process, or by one before it with the same binaries.
///
/// Test runners may start a process for each test: one of them builds, and the others wait.
pub(crate) fn build() -> io::Result<Built> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let lock = File::create(folder.join("practice.lock"))?;
    lock.lock()?;
    let known = folder.join("practice.json");
    let binaries = [
        PathBuf::from(env!("CARGO_BIN_EXE_py2rs")),
        env::current_exe()?,
    ];
    let version = |path: &PathBuf| {
        let metadata = fs::metadata(path)?;
        Ok((metadata.len(), metadata.modified()?))
    };
    let versions = binaries
        .iter()
        .map(version)
        .collect::<io::Result<Vec<_>>>()?;
    let before = fs::read_to_string(&known).unwrap_or_default();
    if let Ok(before) = serde_json::from_str::<Built>(&before)
        && before.versions == versions
        && before.programs.values().all(|path| path.exists())
    {
        return Ok(before);
    }
    let mut built = build_all()?;
    built.versions = versions;
    let count = py2rs::corpus::ids().count();
    if built.programs.len() == count && built.skeletons.len() == count {
        fs::write(known, serde_json::to_string(&built)?)?;
    }
    Ok(built)
}

/// Writes all projects with the command line and builds them.
fn build_all() -> io::Result<Built> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("practice");
    let new = folder.with_file_name("practice.new");
    for path in [&new, &folder] {
        fs::create_dir_all(path)?;
    }
    fs::remove_dir_all(&new)?;
    fs::create_dir_all(new.join("skeletons"))?;
    let mut members = Vec::new();
    for id in py2rs::corpus::ids() {
        write(&new, id)?;
        members.push(toml::Value::from(id));
    }
    // With all that this package depends on, features come out as they do for it.
    let manifest: toml::Table = fs::read_to_string(root.join("Cargo.toml"))?
        .parse()
        .map_err(io::Error::other)?;
    let mut workspace = toml::Table::new();
    workspace.insert("members".to_owned(), members.into());
    workspace.insert("resolver".to_owned(), "3".into());
    let package = toml::toml! {
        name = "everything"
        version = "0.0.0"
        edition = "2024"
    };
    let mut everything = toml::Table::new();
    everything.insert("workspace".to_owned(), workspace.into());
    everything.insert("package".to_owned(), package.into());
    for table in ["dependencies", "dev-dependencies", "profile"] {
        if let Some(value) = manifest.get(table) {
            everything.insert(table.to_owned(), value.clone());
        }
    }
    keep_small(&mut everything);
    fs::create_dir_all(new.join("src"))?;
    fs::write(new.join("src/lib.rs"), "")?;
    fs::write(new.join("Cargo.toml"), everything.to_string())?;
    fs::copy(root.join("Cargo.lock"), new.join("Cargo.lock"))?;
    update(&new, &folder)?;
    compile(&folder)
}

/// Nobody debugs the projects: they take a tenth of the room without what a debugger needs. The crates
/// keep the profile that they are compiled with for the other tests.
fn keep_small(manifest: &mut toml::Table) {
    let small = toml::toml! {
        debug = false
        incremental = false
        strip = "symbols"
    };
    let packages = py2rs::corpus::ids().map(|id| (id.to_owned(), small.clone().into()));
    let profiles = manifest
        .get_mut("profile")
        .and_then(toml::Value::as_table_mut);
    let dev = profiles.and_then(|it| it.get_mut("dev")?.as_table_mut());
    let overrides = dev.map(|it| it.entry("package").or_insert(toml::Table::new().into()));
    if let Some(overrides) = overrides.and_then(toml::Value::as_table_mut) {
        overrides.extend(packages);
    }
}

/// Has the command line write both projects of a question, and makes them one package.
fn write(workspace: &Path, id: &str) -> io::Result<()> {
    let skeleton = format!("skeletons/{id}");
    for arguments in [
        &["practice", id, id, "--solution"][..],
        &["practice", id, &skeleton],
    ] {
        let output = crate::py2rs(workspace, arguments).output()?;
        if !output.status.success() {
            let stderr = String::from_utf8_lossy(&output.stderr);
            return Err(io::Error::other(stderr.into_owned()));
        }
    }
    let path = workspace.join(id).join("Cargo.toml");
    // The name has a part for the folder: here each question has one package.
    let manifest = |path: &Path| -> io::Result<String> {
        let text = fs::read_to_string(path)?;
        let (_, rest) = text.split_once("\nversion").unwrap_or_default();
        Ok(format!("[package]\nname = \"{id}\"\nversion{rest}"))
    };
    let other = manifest(&workspace.join(&skeleton).join("Cargo.toml"))?;
    let manifest = manifest(&path)?;
    assert_eq!(manifest, other, "both have the same crates");
    // A member has no workspace of its own.
    let manifest = manifest.replace("\n[workspace]\n", "");
    let library = format!(
        "\n[lib]\nname = \"{id}_skeleton\"\npath = \"../{skeleton}/src/main.rs\"\n\
         test = false\ndoctest = false\n"
    );
    fs::write(path, manifest + &library)?;
    fs::remove_file(workspace.join(skeleton).join("Cargo.toml"))
}

/// Makes `old` what `new` is; what is the same already keeps its time, so that cargo builds it no more.
fn update(new: &Path, old: &Path) -> io::Result<()> {
    for entry in walkdir::WalkDir::new(old).contents_first(true) {
        let entry = entry?;
        let name = entry.path().strip_prefix(old).map_err(io::Error::other)?;
        if new.join(name).exists() {
            continue;
        }
        if entry.file_type().is_dir() {
            fs::remove_dir(entry.path())?;
        } else {
            fs::remove_file(entry.path())?;
        }
    }
    for entry in walkdir::WalkDir::new(new) {
        let entry = entry?;
        let name = entry.path().strip_prefix(new).map_err(io::Error::other)?;
        let path = old.join(name);
        if entry.file_type().is_dir() {
            fs::create_dir_all(path)?;
        } else if fs::read(&path).ok() != Some(fs::read(entry.path())?) {
            fs::copy(entry.path(), path)?;
        }
    }
    fs::remove_dir_all(new)
}

fn compile(folder: &Path) -> io::Result<Built> {
    let start = Instant::now();
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
        .args([
            "build",
            "--workspace",
            "--offline",
            "--keep-going",
            "--quiet",
        ])
        .args(["--message-format", "json"])
        .current_dir(folder)
        .env("CARGO_TARGET_DIR", target.parent().unwrap_or(target))
        .stdin(Stdio::null())
        .stderr(Stdio::inherit())
        .output()?;
    println!("built in {:.1} s", start.elapsed().as_secs_f64());
    let mut built = Built {
        versions: Vec::new(),
        programs: BTreeMap::new(),
        skeletons: BTreeSet::new(),
        messages: BTreeMap::new(),
    };
    for line in String::from_utf8_lossy(&output.stdout).lines() {
        let Ok(message) = serde_json::from_str::<Value>(line) else {
            continue;
        };
        let target = message["target"]["name"].as_str().unwrap_or_default();
        let id = target.split('_').next().unwrap_or_default().to_owned();
        if let Some(rendered) = message["message"]["rendered"].as_str() {
            built.messages.entry(id).or_default().push_str(rendered);
        } else if message["reason"] != "compiler-artifact" {
        } else if let Some(program) = message["executable"].as_str() {
            built.programs.insert(id, program.into());
        } else if target.ends_with("_skeleton") {
            built.skeletons.insert(id);
        }
    }
    Ok(built)
}
