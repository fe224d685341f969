//! The crates that cargo has built for this test, for a program that is compiled by itself.
//!
//! Cargo may have built a crate several times, for other features or for build scripts, and what stands on
//! `serde_core` works with its own build only. So crates that stand on others are loaded first and bring what
//! they were built with; where that leaves a choice, one build after the other is tried.

use std::cmp::Reverse;
use std::ffi::OsString;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Output;
use std::sync::LazyLock;
use std::time::SystemTime;
use std::{env, fs, io};

use libtest_mimic::Failed;
use regex::Regex;

use crate::crates::foundations;

/// What the compiler says of a crate of which it knows several builds and has loaded none.
static OPEN: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"error\[E0464\]: multiple candidates for `rlib` dependency `(\w+)`")
        .expect("a valid pattern")
});

/// A crate and the builds of it among which the compiler may take one that it has loaded.
#[derive(Clone)]
struct Built {
    name: String,
    files: Vec<PathBuf>,
}

/// Calls `compile` with the arguments of `rustc` by which a program finds the crates, and with what the
/// program is to begin with, until it compiles. Gives what the compiler said at last.
pub(crate) fn compiled(
    crates: &[String],
    compile: &dyn Fn(&[OsString], &str) -> Result<Output, Failed>,
) -> Result<Output, Failed> {
    let here = env::current_exe()?;
    let folder = here.parent().unwrap_or(Path::new("."));
    let mut crates: Vec<&str> = crates.iter().map(String::as_str).collect();
    crates.sort_by_key(|name| Reverse(foundations(name).len()));
    let mut built: Vec<Built> = Vec::new();
    for name in crates {
        let name = name.replace('-', "_");
        let files = newest_first(folder, &name)?;
        if !files.is_empty() {
            built.push(Built { name, files });
        }
    }
    let mut head = String::new();
    for it in &built {
        writeln!(head, "extern crate {} as _;", it.name)?;
    }
    let mut dependencies = OsString::from("dependency=");
    dependencies.push(folder);
    let known = ["-L".into(), dependencies];
    search(&built, &|built| {
        let files = built
            .iter()
            .flat_map(|it| it.files.iter().map(move |file| (&it.name, file)));
        let found = files.flat_map(|(name, file)| {
            let mut found = OsString::from(format!("{name}="));
            found.push(file);
            ["--extern".into(), found]
        });
        compile(
            &known.iter().cloned().chain(found).collect::<Vec<_>>(),
            &head,
        )
    })
}

/// Compiles, and where the compiler leaves a crate open, tries one build of it after the other.
fn search(
    built: &[Built],
    compile: &dyn Fn(&[Built]) -> Result<Output, Failed>,
) -> Result<Output, Failed> {
    let mut output = compile(built)?;
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    let open = OPEN.captures(&said);
    let Some(open) = open.and_then(|open| built.iter().position(|it| it.name == open[1])) else {
        return Ok(output);
    };
    let mut chosen = built.to_vec();
    for file in &built[open].files {
        chosen[open].files = vec![file.clone()];
        output = search(&chosen, compile)?;
        if output.status.success() {
            break;
        }
    }
    Ok(output)
}

/// The builds of a crate.
fn newest_first(folder: &Path, name: &str) -> io::Result<Vec<PathBuf>> {
    let mut files: Vec<(SystemTime, PathBuf)> = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let file = entry.file_name();
        let stem = file.to_str().and_then(|file| file.strip_suffix(".rlib"));
        let is_wanted = stem
            .and_then(|stem| stem.strip_prefix("lib")?.rsplit_once('-'))
            .is_some_and(|(stem, _)| stem == name);
        if is_wanted {
            files.push((entry.metadata()?.modified()?, entry.path()));
        }
    }
    files.sort();
    Ok(files.into_iter().rev().map(|(_, path)| path).collect())
}
