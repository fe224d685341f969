//! `py2rs scan PATH...`.

mod documents;

use std::convert::Infallible;
use std::io;
use std::ops::Range;
use std::path::PathBuf;

use clap::Args;
use clap_complete::engine::ArgValueCandidates;
use rustc_hash::FxHashMap;

use self::documents::{Waiting, documents};
use super::bar::Bar;
use super::complaints::{complain, complain_raw};
use super::interruption::{Interrupted, Interruption};
use super::outcomes::{Outcome, Usage};
use super::{Format, Screen, input, list, names};
use crate::analysis::Analysis;
use crate::cli::console;
use crate::idioms::Idiom;
use crate::python::source::path_text;
use crate::render::{errors, html, json, markdown, survey};
use crate::scan::cycles::{self, Edge, Imports, OnCycle, Places};
use crate::scan::report::{self, Wanted};
use crate::scan::summary::{Floors, Summary};
use crate::scan::{self, Root, Scanned};
use crate::text::visible;

/// Report what a port of whole trees would meet: what to mend and decide, crates, counts
///
/// Walks folders as ripgrep does: what .gitignore names, hidden files and virtual environments are
/// passed over. Reads .py, .pyi and .pyw; files that are named are always read.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  py2rs scan .                              the tree below this folder
  py2rs scan . --port                       and how much of each file port would draft
  py2rs scan . --counts --top 50            each idiom, and fifty rows a section
  py2rs scan src tests --idiom threading    one family in two trees
  py2rs scan . --format html > report.html  the report as a page
  py2rs scan . --format jsonl               a document for each file, for other programs")]
pub(super) struct Scan {
    /// Files and folders
    #[arg(required = true, value_name = "PATH", value_hint = clap::ValueHint::AnyPath)]
    paths: Vec<PathBuf>,
    /// Only this idiom, or those of this family
    #[arg(long, value_name = "ID|FAMILY", add = ArgValueCandidates::new(names::idioms))]
    idiom: Option<String>,
    /// Also what .gitignore names, hidden files and virtual environments
    #[arg(long)]
    no_ignore: bool,
    /// Each idiom with its count, not only the families
    #[arg(long)]
    counts: bool,
    /// Show so many rows of each kind
    #[arg(long, value_name = "N", default_value_t = 10)]
    top: usize,
    /// Also how much of each file port would draft, which takes longer
    #[arg(long)]
    port: bool,
}

impl Scan {
    pub(super) fn run(&self, screen: &Screen) -> anyhow::Result<Outcome> {
        if let Some(idiom) = &self.idiom {
            list::known_idiom(idiom, "idiom")?;
        }
        let roots = self.roots()?;
        let (paths, failures) = scan::files(&roots, self.no_ignore);
        for (path, reason) in &failures {
            complain(&format!("error: {path}: {reason}"), &[]);
        }
        let places = Places::new(&paths, &roots);
        let mut tally = Tally {
            screen,
            bar: Bar::new(&paths, screen.errors != errors::Style::InWords),
            summary: self.summary(&Floors::default()),
            failed: !failures.is_empty(),
            interruption: Interruption::watch(),
            interrupted: false,
        };
        if screen.format.is_json() {
            console::unless_closed(self.write(&mut tally, &places, &paths, &roots))?;
        } else {
            self.survey(&mut tally, &places, &paths);
            tally.summary.leave_out(&scan::own(&paths, &roots));
            let root = match &self.paths[..] {
                [root] if root.is_dir() => Some(path_text(root)),
                _ => None,
            };
            let report = report::report(
                &tally.summary,
                &Wanted {
                    root: root.as_deref(),
                    top: self.top,
                    counts: self.counts || self.idiom.is_some(),
                },
            );
            screen.show(&match screen.format {
                Format::Markdown => markdown::report(&report),
                Format::Html => html::report(&report),
                _ => survey::survey(&report, screen.width),
            })?;
        }
        Ok(if tally.interrupted {
            complain("interrupted: what is shown is of the files until then", &[]);
            Outcome::Interrupted
        } else if tally.failed {
            Outcome::Incomplete
        } else {
            Outcome::Done
        })
    }

    /// The sum of no files, for what is to be shown.
    fn summary(&self, floors: &Floors) -> Summary {
        Summary::above(floors, self.top)
    }

    /// Sums up all files.
    fn survey(&self, tally: &mut Tally<'_>, places: &Places<'_>, paths: &[PathBuf]) {
        let mut imports = Imports::new(places);
        let floors = Floors::default();
        let style = tally.screen.errors;
        let search = |batch: Range<usize>| {
            let mut digest = Digest::of(self.summary(&floors));
            let mut edges = Vec::new();
            for file in batch {
                let scanned = self.read(places, paths, file, &floors, &mut edges);
                digest.add(&scanned, style);
            }
            (digest, edges)
        };
        let outcome = scan::batches(paths.len(), search, |(digest, edges)| {
            imports.add(edges);
            tally.add(digest, &floors)
        });
        tally.interrupted = outcome == Err(Interrupted);
        tally.bar.finish();
        let (findings, groups) = imports.cycles();
        for (_, finding) in findings
            .iter()
            .filter(|(_, finding)| self.wants(finding.idiom))
        {
            tally.summary.add_finding(finding);
        }
        tally.summary.add_cycles(&groups, paths);
    }

    /// Writes a document for each file. Whether a file lies on an import cycle is known when all have been
    /// read: until then the documents lie in a file.
    fn write(
        &self,
        tally: &mut Tally<'_>,
        places: &Places<'_>,
        paths: &[PathBuf],
        roots: &[Root],
    ) -> io::Result<()> {
        let mut imports = Imports::new(places);
        let mut waiting = Waiting::new()?;
        let floors = Floors::default();
        let style = tally.screen.errors;
        let search = |batch: Range<usize>| {
            let mut digest = Digest::of(self.summary(&floors));
            let mut edges = Vec::new();
            let mut lines = Vec::new();
            for file in batch {
                let scanned = self.read(places, paths, file, &floors, &mut edges);
                digest.add(&scanned, style);
                lines.push(json::line(&document(&scanned)));
            }
            (digest, edges, lines)
        };
        let outcome = scan::batches(paths.len(), search, |(digest, edges, lines)| {
            imports.add(edges);
            lines.iter().try_for_each(|line| waiting.add(line))?;
            tally.interrupted = tally.add(digest, &floors) == Err(Interrupted);
            if tally.interrupted {
                return Err(io::ErrorKind::Interrupted.into());
            }
            Ok(())
        });
        match outcome {
            Err(error) if !tally.interrupted => return Err(error),
            _ => tally.bar.finish(),
        }
        let (mut findings, groups) = imports.cycles();
        findings.retain(|(_, finding)| self.wants(finding.idiom));
        let mut on_cycle = self.with_cycles(places, paths, &findings);
        let mut documents = documents(tally.screen.format);
        waiting.each(|file, line| {
            let with_cycle = on_cycle.remove(&file);
            documents.file(with_cycle.as_deref().unwrap_or(line))
        })?;
        for (_, finding) in &findings {
            tally.summary.add_finding(finding);
        }
        tally.summary.add_cycles(&groups, paths);
        tally.summary.leave_out(&scan::own(paths, roots));
        documents.end(&tally.summary)
    }

    /// The documents of the files that lie on cycles, with the findings that say so.
    fn with_cycles(
        &self,
        places: &Places<'_>,
        paths: &[PathBuf],
        findings: &[OnCycle],
    ) -> FxHashMap<usize, String> {
        let mut lines = FxHashMap::default();
        let search = |batch: Range<usize>| -> Vec<(usize, String)> {
            let search = |(file, finding): &OnCycle| {
                let mut scanned =
                    self.read(places, paths, *file, &Floors::default(), &mut Vec::new());
                scanned.add(finding.clone());
                (*file, json::line(&document(&scanned)))
            };
            findings[batch].iter().map(search).collect()
        };
        let Ok(()) = scan::batches(findings.len(), search, |found| {
            lines.extend(found);
            Ok::<(), Infallible>(())
        });
        lines
    }

    /// Reads and searches a file for what was asked for; what it imports is added to `edges`.
    fn read(
        &self,
        places: &Places<'_>,
        paths: &[PathBuf],
        file: usize,
        floors: &Floors,
        edges: &mut Vec<Edge>,
    ) -> Scanned {
        let note = |analysis: &Analysis| cycles::note_imports(places, file, analysis, edges);
        let mut scanned = scan::read(&paths[file], floors, self.port, note);
        if let Scanned::Searched(file) = &mut scanned {
            file.findings.retain(|finding| self.wants(finding.idiom));
        }
        scanned
    }

    fn roots(&self) -> Result<Vec<Root>, Usage> {
        self.paths
            .iter()
            .map(|path| {
                // Unlike `exists`, this is true for what is there and cannot be read.
                if path.symlink_metadata().is_ok() {
                    return Ok(Root { path: path.clone() });
                }
                let message = format!("{} is neither a file nor a folder", path_text(path));
                let mut hints = vec!["py2rs scan . scans this folder".to_owned()];
                if let Ok(question) = input::question(&path_text(path)) {
                    let id = question.id;
                    hints.insert(0, format!("py2rs explain {id} shows question {id}"));
                }
                Err(Usage { message, hints })
            })
            .collect()
    }

    fn wants(&self, idiom: &Idiom) -> bool {
        self.idiom
            .as_deref()
            .is_none_or(|wanted| idiom.id == wanted || idiom.family() == wanted)
    }
}

fn document(scanned: &Scanned) -> json::FileDocument<'_> {
    match scanned {
        Scanned::Searched(file) => {
            json::FileDocument::new(&file.source, &file.findings, &file.errors)
                .drafting(file.drafted)
        }
        Scanned::Unreadable(path, reason) => json::FileDocument::unreadable(path, reason),
    }
}

/// What is kept of some files: their part of the sum, and what is to be said of their errors.
struct Digest {
    files: usize,
    summary: Summary,
    /// Safe to write to standard error; empty for good input.
    complaints: String,
}

impl Digest {
    /// Of no files yet, which `summary` is of.
    fn of(summary: Summary) -> Self {
        Self {
            files: 0,
            summary,
            complaints: String::new(),
        }
    }

    /// Adds a file; if it has syntax errors, the first is said.
    fn add(&mut self, scanned: &Scanned, style: errors::Style) {
        self.files += 1;
        self.summary.add(scanned);
        match scanned {
            Scanned::Searched(file) => {
                if let [first, ..] = file.errors.as_slice() {
                    let first = std::slice::from_ref(first);
                    let complaint = errors::syntax_errors(&file.source, first, style);
                    self.complaints.push_str(&complaint);
                }
            }
            Scanned::Unreadable(path, reason) => {
                let message = format!("error: {path}: {reason}");
                self.complaints.push_str(&visible::one_line(&message));
                self.complaints.push('\n');
            }
        }
    }
}

/// What a scan comes to, file by file.
struct Tally<'a> {
    screen: &'a Screen,
    bar: Bar<'a>,
    summary: Summary,
    failed: bool,
    interruption: Interruption,
    interrupted: bool,
}

impl Tally<'_> {
    /// Adds some files, and raises the floors for those that are behind them.
    ///
    /// # Errors
    /// When they shall be the last.
    fn add(&mut self, digest: Digest, floors: &Floors) -> Result<(), Interrupted> {
        self.bar.advance(digest.files);
        if !digest.complaints.is_empty() {
            self.failed = true;
            self.bar.aside(|| complain_raw(&digest.complaints));
        }
        self.summary.merge(digest.summary);
        floors.raise(&self.summary);
        self.interruption.check()
    }
}
