//! What a porting engineer wants to know of a tree first.

use std::collections::BTreeMap;
use std::path::PathBuf;

use rustc_hash::FxHashMap;
use serde::{Serialize, Serializer};

use crate::findings::Finding;
use crate::idioms::{self, Idiom};
use crate::scan::cycles::Group;
use crate::scan::{Scanned, Searched};
use crate::source::{Source, path_text};

/// How many of the files and functions with the most hard idioms are named.
const SHOWN: usize = 10;

/// How many places of a kind are named; the rest is counted.
const PLACES: usize = 50;

/// Idioms that a port has to think about: Rust has another way, not another spelling.
const HARD: &[&str] = &[
    "asyncio.async-generator",
    "asyncio.blocking-call",
    "asyncio.unawaited",
    "class.attribute-hook",
    "class.descriptor",
    "class.duck-typing",
    "class.finalizer",
    "class.metaclass",
    "class.multiple-inheritance",
    "class.override",
    "class.reflection",
    "context-manager.exit-stack",
    "data.linked-node",
    "data.pickle",
    "decorator.memoize",
    "decorator.parametrized",
    "exception.broad",
    "function.global",
    "function.mutable-default",
    "function.nonlocal",
    "function.varargs",
    "module.import-cycle",
    "multiprocessing.shared-state",
    "system.fork",
    "threading.gil-cpu-bound",
    "threading.nested-locks",
];

pub(super) fn is_hard(finding: &Finding) -> bool {
    HARD.binary_search(&finding.idiom.id).is_ok()
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
}

/// Places of one kind: the first of them, and how many there are.
#[derive(Debug, Default, Serialize)]
pub struct Places {
    /// The first of them.
    pub first: Vec<Located>,
    /// All of them.
    pub count: usize,
}

/// How many hard idioms a file or function holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Cluster {
    /// The file, and the line where the function or the file begins.
    pub place: Located,
    /// How many findings of hard idioms.
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

/// The sum of a scan. Its size depends on what is shown, not on how many files there are.
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
    #[serde(serialize_with = "sorted")]
    pub idioms: FxHashMap<&'static str, usize>,
    /// The files with the most hard idioms.
    pub hard_files: Vec<Cluster>,
    /// The functions and classes with the most hard idioms.
    pub hard_functions: Vec<Cluster>,
    /// Threads that compute: the GIL holds them back.
    pub gil_bound: Places,
    /// Calls that stop an event loop.
    pub blocking: Places,
    /// Coroutines that never run.
    pub unawaited: Places,
    /// Third-party packages: how many files import each.
    pub packages: BTreeMap<String, usize>,
    /// Import cycles.
    pub cycles: Vec<Cycle>,
}

impl Summary {
    fn add(&mut self, file: &Searched) {
        let (source, findings) = (&file.source, &file.findings);
        self.files += 1;
        self.lines += source.line_count();
        self.bytes += source.text().len();
        self.failures += usize::from(!file.errors.is_empty());
        let mut packages: Vec<&str> = Vec::new();
        for finding in findings {
            *self.idioms.entry(finding.idiom.id).or_default() += 1;
            let places = match finding.idiom.id {
                "threading.gil-cpu-bound" => &mut self.gil_bound,
                "asyncio.blocking-call" => &mut self.blocking,
                "asyncio.unawaited" => &mut self.unawaited,
                "module.library" => {
                    packages.extend(finding.subject.as_deref());
                    continue;
                }
                _ => continue,
            };
            places.add(located(source, finding));
        }
        packages.sort_unstable();
        packages.dedup();
        for package in packages {
            *self.packages.entry(package.to_owned()).or_default() += 1;
        }
        self.add_clusters(file);
    }

    fn add_clusters(&mut self, file: &Searched) {
        let source = &file.source;
        let hard: Vec<&Finding> = file
            .findings
            .iter()
            .filter(|finding| is_hard(finding))
            .collect();
        if hard.is_empty() {
            return;
        }
        let place = Located {
            path: source.path().to_owned(),
            line: 1,
            subject: None,
        };
        keep(
            &mut self.hard_files,
            Cluster {
                place,
                count: hard.len(),
            },
        );
        let mut counts: FxHashMap<usize, usize> = FxHashMap::default();
        for finding in hard {
            // They are in the order of the source: the last that holds the place is the innermost.
            let at = finding.span.start;
            let before = file.definitions.partition_point(|it| it.span.start <= at);
            let around = file.definitions[..before]
                .iter()
                .rposition(|it| at < it.span.end);
            if let Some(definition) = around {
                *counts.entry(definition).or_default() += 1;
            }
        }
        let mut counts: Vec<(usize, usize)> = counts.into_iter().collect();
        counts.sort_unstable();
        for (definition, count) in counts {
            let definition = &file.definitions[definition];
            let place = Located {
                path: source.path().to_owned(),
                line: source.place(definition.span.start).line,
                subject: Some(definition.name.clone()),
            };
            keep(&mut self.hard_functions, Cluster { place, count });
        }
    }

    /// The sum of one file.
    #[must_use]
    pub fn of(scanned: &Scanned) -> Self {
        let mut summary = Self::default();
        match scanned {
            Scanned::Searched(file) => summary.add(file),
            Scanned::Unreadable(..) => summary.failures = 1,
        }
        summary
    }

    /// Adds the sum of a later file.
    pub fn merge(&mut self, later: Self) {
        self.files += later.files;
        self.lines += later.lines;
        self.bytes += later.bytes;
        self.failures += later.failures;
        for (id, count) in later.idioms {
            *self.idioms.entry(id).or_default() += count;
        }
        for (package, count) in later.packages {
            *self.packages.entry(package).or_default() += count;
        }
        later
            .hard_files
            .into_iter()
            .for_each(|it| keep(&mut self.hard_files, it));
        later
            .hard_functions
            .into_iter()
            .for_each(|it| keep(&mut self.hard_functions, it));
        self.gil_bound.merge(later.gil_bound);
        self.blocking.merge(later.blocking);
        self.unawaited.merge(later.unawaited);
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
        *self.idioms.entry(finding.idiom.id).or_default() += 1;
    }

    /// The totals of each family, in the order of the catalogue.
    #[must_use]
    pub fn families(&self) -> Vec<(&'static str, Vec<(&'static Idiom, usize)>)> {
        let mut families: Vec<(&'static str, Vec<(&'static Idiom, usize)>)> = Vec::new();
        for idiom in idioms::catalogue() {
            let Some(count) = self.idioms.get(idiom.id) else {
                continue;
            };
            match families.last_mut() {
                Some((family, rows)) if *family == idiom.family() => rows.push((idiom, *count)),
                _ => families.push((idiom.family(), vec![(idiom, *count)])),
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
        subject: finding.subject.clone(),
    }
}

/// Keeps the largest clusters, the largest first.
fn keep(clusters: &mut Vec<Cluster>, cluster: Cluster) {
    let at = clusters.partition_point(|other| other.count >= cluster.count);
    if at < SHOWN {
        clusters.insert(at, cluster);
        clusters.truncate(SHOWN);
    }
}

/// A map in the order of its keys.
fn sorted<S: Serializer>(
    map: &FxHashMap<&'static str, usize>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.collect_map(map.iter().collect::<BTreeMap<_, _>>())
}
