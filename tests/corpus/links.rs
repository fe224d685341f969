//! Links into the documentation of Rust, checked against the copy that rustup installs.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

use libtest_mimic::Failed;
use regex::Regex;

use crate::programs;

/// The folder of the installed documentation, which the component `rust-docs` brings.
pub(crate) fn documentation() -> Option<PathBuf> {
    let output = Command::new("rustc")
        .args(["--print", "sysroot"])
        .output()
        .ok()?;
    let sysroot = String::from_utf8(output.stdout).ok()?;
    let folder = PathBuf::from(sysroot.trim()).join("share/doc/rust/html");
    folder.join("std").is_dir().then_some(folder)
}

/// Each link to doc.rust-lang.org has a page, and the page the anchor.
pub(crate) fn lead_somewhere() -> Result<(), Failed> {
    let folder = documentation().ok_or("the documentation is not installed")?;
    let link = Regex::new(r"https://doc\.rust-lang\.org/([^)#\s]*)(?:#([^)\s]*))?")
        .expect("a valid pattern");
    let mut pages: BTreeMap<PathBuf, Option<String>> = BTreeMap::new();
    let mut broken = Vec::new();
    for program in programs() {
        let notes = fs::read_to_string(program.notes())?;
        for found in link.captures_iter(&notes) {
            let mut path = folder.join(&found[1]);
            if found[1].is_empty() || found[1].ends_with('/') {
                path.push("index.html");
            }
            let page = pages
                .entry(path)
                .or_insert_with_key(|path| fs::read_to_string(path).ok());
            let leads = page.as_deref().is_some_and(|page| {
                let anchor = found
                    .get(2)
                    .map(|anchor| format!("id=\"{}\"", anchor.as_str()));
                anchor.is_none_or(|anchor| page.contains(&anchor))
            });
            if !leads {
                broken.push(format!("{}: {}", program.id, &found[0]));
            }
        }
    }
    if broken.is_empty() {
        Ok(())
    } else {
        Err(broken.join("\n").into())
    }
}
