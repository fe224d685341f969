//! Each idiom of the catalogue is a test by name: `idiom::decorator.memoize`.
//!
//! The fixtures lie beside the detectors, `src/idioms/<family>.fixtures`:
//!
//! ```text
//! === decorator.memoize
//! import functools
//! @»functools.lru_cache
//! def f(): ...
//! ---
//! @lru_cache
//! def f(): ...
//! ```
//!
//! A `»` stands before each place at which the idiom must be found; everywhere else it must not be.
//! `---` separates programs. Each idiom has at least one that fires and one near miss.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::ExitCode;
use std::{fs, io};

use libtest_mimic::{Arguments, Failed, Trial};
use py2rs::analysis::Analysis;
use py2rs::idioms;
use py2rs::source::{Place, Source};

fn main() -> io::Result<ExitCode> {
    let fixtures = fixtures()?;
    let mut trials = vec![Trial::test(
        "catalogue::has_unique_sorted_families",
        families_are_whole,
    )];
    let known: Vec<&str> = idioms::catalogue().map(|idiom| idiom.id).collect();
    let stray: Vec<String> = fixtures
        .keys()
        .filter(|id| !known.contains(&id.as_str()))
        .cloned()
        .collect();
    trials.push(Trial::test("catalogue::has_no_stray_fixtures", move || {
        if stray.is_empty() {
            Ok(())
        } else {
            Err(stray.join(", ").into())
        }
    }));
    // That files import each other is seen in a scan only: `tests/cli.rs` tests it.
    for id in known.into_iter().filter(|id| *id != "module.import-cycle") {
        let programs = fixtures.get(id).cloned().unwrap_or_default();
        trials.push(Trial::test(format!("idiom::{id}"), move || {
            is_found(id, &programs)
        }));
    }
    Ok(libtest_mimic::run(&Arguments::from_args(), trials).exit_code())
}

/// The programs of each idiom.
fn fixtures() -> io::Result<BTreeMap<String, Vec<String>>> {
    let mut fixtures = BTreeMap::new();
    for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/idioms"))? {
        let path = entry?.path();
        if path
            .extension()
            .is_none_or(|extension| extension != "fixtures")
        {
            continue;
        }
        for section in format!("\n{}", fs::read_to_string(path)?)
            .split("\n=== ")
            .skip(1)
        {
            let (id, programs) = section.split_once('\n').unwrap_or((section, ""));
            let programs = programs.split("\n---\n").map(str::to_owned).collect();
            fixtures.insert(id.trim().to_owned(), programs);
        }
    }
    Ok(fixtures)
}

fn families_are_whole() -> Result<(), Failed> {
    let ids: Vec<&str> = idioms::catalogue().map(|idiom| idiom.id).collect();
    let mut seen = Vec::new();
    for (index, idiom) in idioms::catalogue().enumerate() {
        if ids[..index].contains(&idiom.id) {
            return Err(format!("{} stands twice in the catalogue", idiom.id).into());
        }
        if seen.last() != Some(&idiom.family()) {
            if seen.contains(&idiom.family()) {
                return Err(format!("{} stands apart from its family", idiom.id).into());
            }
            seen.push(idiom.family());
        }
    }
    Ok(())
}

fn is_found(id: &str, programs: &[String]) -> Result<(), Failed> {
    let mut fired = 0;
    for program in programs {
        let (text, expected) = without_marks(program);
        let source = Source::new("fixture.py", text.as_str());
        let analysis = Analysis::of(source);
        if let Some(error) = analysis.errors().first() {
            return Err(format!("the fixture does not parse: {}\n{text}", error.message).into());
        }
        let found: Vec<Place> = analysis
            .findings()
            .iter()
            .filter(|finding| finding.idiom.id == id)
            .map(|finding| analysis.place(finding))
            .collect();
        if found != expected {
            return Err(format!("found at {found:?}, expected at {expected:?} in\n{text}").into());
        }
        fired += usize::from(!expected.is_empty());
    }
    if fired == 0 || fired == programs.len() {
        return Err("an idiom needs a fixture that fires and one that does not".into());
    }
    Ok(())
}

/// The program without its marks, and the places where they stood.
fn without_marks(program: &str) -> (String, Vec<Place>) {
    let mut text = String::new();
    let mut places = Vec::new();
    for (index, part) in program.split('»').enumerate() {
        if index > 0 {
            places.push(Source::new("", text.as_str()).place(text.len()));
        }
        text.push_str(part);
    }
    (text, places)
}
