//! No idiom without a card, no card without an idiom, and each card is about its idiom.

use std::process::Command;

use libtest_mimic::Failed;
use py2rs::analysis::Analysis;
use py2rs::corpus::{self, Card};
use py2rs::idioms::{self, Idiom};
use py2rs::source::Source;

use crate::python::Interpreter;

/// Every card is an idiom's. (That every idiom has one, its own test says.)
pub(crate) fn has_every_card() -> Result<(), Failed> {
    let strays: Vec<&str> = corpus::cards()
        .map(|card| card.pair.id)
        .filter(|id| idioms::idiom(id).is_none())
        .collect();
    if strays.is_empty() {
        Ok(())
    } else {
        Err(format!("no idiom is called {}", strays.join(", ")).into())
    }
}

/// Whether an idiom is found in no single file, but in those that its card's program writes.
pub(crate) fn needs_python(idiom: &Idiom) -> bool {
    idiom.id == "module.import-cycle"
}

/// The idiom has a card, and is found in the card's Python.
pub(crate) fn card_shows(idiom: &'static Idiom, python: &Interpreter) -> Result<(), Failed> {
    let card = corpus::card(idiom.id).ok_or("the idiom has no card")?;
    let is_found = if needs_python(idiom) {
        cycle_is_found(&card, python)?
    } else {
        let source = Source::new("card.py", card.pair.python.text());
        let analysis = Analysis::of(source);
        analysis
            .findings()
            .iter()
            .any(|finding| finding.idiom == idiom)
    };
    if is_found {
        Ok(())
    } else {
        Err("the card's Python does not have the idiom".into())
    }
}

/// A cycle is between files: the card's program writes them, and they are scanned.
fn cycle_is_found(card: &Card, python: &Interpreter) -> Result<bool, Failed> {
    let folder = tempfile::tempdir()?;
    let program = tempfile::NamedTempFile::new()?;
    std::fs::write(program.path(), card.pair.python.text())?;
    let mut run = python
        .run(program.path())
        .ok_or("there is no Python on this machine")?;
    let ran = run.current_dir(folder.path()).output()?;
    if !ran.status.success() {
        return Err(String::from_utf8_lossy(&ran.stderr).into_owned().into());
    }
    let scan = Command::new(env!("CARGO_BIN_EXE_py2rs"))
        .args(["scan", ".", "--format", "jsonl"])
        .current_dir(folder.path())
        .output()?;
    Ok(String::from_utf8_lossy(&scan.stdout).contains("module.import-cycle"))
}
