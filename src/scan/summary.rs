//! What a porting engineer wants to know of a tree first.

mod clusters;
mod counts;
mod drafts;

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use serde::Serialize;

pub use clusters::{Cluster, Floors, Largest};
pub use counts::Counts;
pub use drafts::{Drafts, FileDraft};

use crate::idioms::Idiom;
use crate::idioms::findings::Finding;
use crate::idioms::traits::Survey;
use crate::python::source::{Source, path_text};
use crate::scan::cycles::Group;
use crate::scan::searched::{Scanned, Searched};

/// How many places of a kind are named; the rest is counted.
const PLACES: usize = 50;

/// Whether a port has to think about it. Import cycles are shown by themselves, and known only when files
/// have been summed up.
pub(super) fn is_hard(finding: &Finding) -> bool {
    finding.idiom.traits.is_hard
}

/// A place in a file, for the reader to open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Located {
    /// As given, or as found below the folder that was given.
    pub path: String,
    /// 1-based.
    pub line: usize,
    /// What the finding is about.
    pub subject: Option<String>,
    /// Its idiom, where places of several stand together.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub idiom: Option<&'static str>,
}

/// Places of one kind: the first of them, and how many there are.
#[derive(Debug, Default, Serialize)]
pub struct Places {
    /// The first of them.
    pub first: Vec<Located>,
    /// All of them.
    pub count: usize,
}

/// Files that import each other.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Cycle {
    /// A shortest cycle among them, in the order of importing.
    pub paths: Vec<String>,
    /// How many files there are that all reach each other.
    pub files: usize,
}

/// The sum of a scan. Its size depends on what is shown, not on how many files there are, but for drafts.
#[derive(Debug, Default, Serialize)]
pub struct Summary {
    /// Files that were searched.
    pub files: usize,
    /// Their lines.
    pub lines: usize,
    /// Their bytes.
    pub bytes: usize,
    /// Files with syntax errors, and files that could not be read.
    pub failures: usize,
    /// How often each idiom occurs, by id.
    pub idioms: Counts,
    /// The files with the most hard idioms.
    pub hard_files: Largest,
    /// The functions and classes with the most hard idioms.
    pub hard_functions: Largest,
    /// Threads that compute: the GIL holds them back.
    pub gil_bound: Places,
    /// Calls that stop an event loop.
    pub blocking: Places,
    /// Coroutines that never run.
    pub unawaited: Places,
    /// What else is a mistake in Python already.
    pub mistakes: Places,
    /// How much `port` would draft, where that was asked for.
    #[serde(skip_serializing_if = "Drafts::is_empty")]
    pub drafts: Drafts,
    /// Third-party packages: how many files import each.
    pub packages: BTreeMap<String, usize>,
    /// Import cycles.
    pub cycles: Vec<Cycle>,
}

impl Summary {
    /// Adds a file, which comes after all that were added.
    pub fn add(&mut self, scanned: &Scanned) {
        match scanned {
            Scanned::Searched(file) => self.add_searched(file),
            Scanned::Unreadable(..) => self.failures += 1,
        }
    }

    fn add_searched(&mut self, file: &Searched) {
        let (source, findings) = (&file.source, &file.findings);
        self.files += 1;
        self.lines += source.line_count();
        self.bytes += source.text().len();
        self.failures += usize::from(!file.errors.is_empty());
        let mut packages: Vec<&str> = Vec::new();
        let mut hard = 0;
        for finding in findings {
            self.idioms.add(finding.idiom);
            hard += usize::from(is_hard(finding));
            let places = match finding.idiom.traits.survey {
                None if finding.idiom.traits.is_mistake => {
                    let idiom = Some(finding.idiom.id);
                    let place = located(source, finding);
                    self.mistakes.add(Located { idiom, ..place });
                    continue;
                }
                None => continue,
                Some(Survey::GilBound) => &mut self.gil_bound,
                Some(Survey::Blocking) => &mut self.blocking,
                Some(Survey::Unawaited) => &mut self.unawaited,
                Some(Survey::Packages) => {
                    packages.extend(finding.subject());
                    continue;
                }
            };
            places.add(located(source, finding));
        }
        packages.sort_unstable();
        packages.dedup();
        for package in packages {
            *self.packages.entry(package.to_owned()).or_default() += 1;
        }
        let path = source.path();
        let drafts = file.drafted.map(|drafted| FileDraft {
            path: path.to_owned(),
            drafted,
        });
        self.drafts.files.extend(drafts);
        self.add_clusters(file, hard);
    }

    /// Leaves out the packages that the tree itself holds.
    pub fn leave_out(&mut self, own: &BTreeSet<String>) {
        self.packages.retain(|package, _| {
            let root = package.split('.').next().unwrap_or(package);
            !own.contains(root)
        });
    }

    /// Adds the sum of later files.
    pub fn merge(&mut self, later: Self) {
        self.files += later.files;
        self.lines += later.lines;
        self.bytes += later.bytes;
        self.failures += later.failures;
        self.idioms.merge(&later.idioms);
        for (package, count) in later.packages {
            *self.packages.entry(package).or_default() += count;
        }
        self.hard_files.merge(later.hard_files);
        self.hard_functions.merge(later.hard_functions);
        self.gil_bound.merge(later.gil_bound);
        self.blocking.merge(later.blocking);
        self.unawaited.merge(later.unawaited);
        self.mistakes.merge(later.mistakes);
        self.drafts.files.extend(later.drafts.files);
    }

    /// Adds import cycles, the groups of a scan of `paths`.
    pub fn add_cycles(&mut self, groups: &[Group], paths: &[PathBuf]) {
        let named = |group: &Group| Cycle {
            paths: group
                .cycle
                .iter()
                .map(|file| path_text(&paths[*file]))
                .collect(),
            files: group.files,
        };
        self.cycles = groups.iter().map(named).collect();
    }

    /// Adds a finding that is known only after its file was added.
    pub fn add_finding(&mut self, finding: &Finding) {
        self.idioms.add(finding.idiom);
    }

    /// The totals of each family, in the order of the catalogue.
    #[must_use]
    pub fn families(&self) -> Vec<(&'static str, Vec<(&'static Idiom, usize)>)> {
        let mut families: Vec<(&'static str, Vec<(&'static Idiom, usize)>)> = Vec::new();
        for (idiom, count) in self.idioms.iter() {
            match families.last_mut() {
                Some((family, rows)) if *family == idiom.family() => rows.push((idiom, count)),
                _ => families.push((idiom.family(), vec![(idiom, count)])),
            }
        }
        families
    }
}

impl Places {
    fn merge(&mut self, later: Self) {
        self.count += later.count;
        let room = PLACES.saturating_sub(self.first.len());
        self.first.extend(later.first.into_iter().take(room));
    }

    fn add(&mut self, place: Located) {
        self.count += 1;
        if self.first.len() < PLACES {
            self.first.push(place);
        }
    }
}

fn located(source: &Source, finding: &Finding) -> Located {
    let line = source.place(finding.span.start).line;
    Located {
        path: source.path().to_owned(),
        line,
        subject: finding.subject().map(str::to_owned),
        idiom: None,
    }
}
