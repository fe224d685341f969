//! Import cycles among the files of a scan.
//!
//! A survey gathers the imports as it goes ([`Imports`]). Documents of single files are harder: a file
//! can be reported only when all files on its cycle have been read, yet findings are handed on as the
//! work goes on. So the texts are looked through first ([`find`]), by words and not by syntax, for
//! imports that may be there: a superset of the edges. Only the files on a cycle of that graph are
//! searched ahead, for the edges that are really there.

mod graph;
mod imports;
mod places;

use std::convert::Infallible;
use std::path::PathBuf;

use rustc_hash::FxHashMap;

use crate::findings::{self, Finding};
use crate::idioms;
use crate::scan::Scanned;
use crate::source::Span;
use crate::syntax::Syntax;
use graph::Graph;
pub use places::Places;

/// The import cycles of a scan, and the files that had to be searched to find them.
#[derive(Debug, Default)]
pub struct Cycles {
    /// By index of the file; with the finding of its cycle, if it lies on one.
    ahead: FxHashMap<usize, Scanned>,
    groups: Vec<Group>,
}

impl Cycles {
    /// The file with this index, if it was searched already.
    #[must_use]
    pub fn searched(&self, index: usize) -> Option<&Scanned> {
        self.ahead.get(&index)
    }

    /// The groups of files that import each other.
    #[must_use]
    pub fn groups(&self) -> &[Group] {
        &self.groups
    }

    /// Keeps only the findings that `wants` wants.
    pub fn retain(&mut self, wants: impl Fn(&Finding) -> bool) {
        for scanned in self.ahead.values_mut() {
            if let Scanned::Searched(file) = scanned {
                file.findings.retain(&wants);
            }
        }
    }

    fn add(&mut self, file: usize, finding: Finding) {
        if let Some(Scanned::Searched(file)) = self.ahead.get_mut(&file) {
            file.findings.push(finding);
            findings::sort(&mut file.findings);
        }
    }
}

/// Files that all import each other, directly or not.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Group {
    /// The indices of a shortest cycle among them, in the order of importing.
    pub cycle: Vec<usize>,
    /// How many files there are.
    pub files: usize,
}

/// A file that lies on a cycle, by its index, and the finding that says so.
pub type OnCycle = (usize, Finding);

/// Finds the cycles among the files of a scan, ahead of it.
#[must_use]
pub fn find(places: &Places<'_>) -> Cycles {
    let mut imports = Imports::new(places);
    let mut cycles = Cycles::default();
    let candidates = graph::possible(places);
    let members = candidates.iter().map(|file| places.paths()[*file].clone());
    let members: Vec<PathBuf> = members.collect();
    let searched = super::each(
        &members,
        |member, _| {
            let file = candidates[member];
            let (scanned, edges) = read(places, file);
            (file, scanned, edges)
        },
        |(file, scanned, edges)| {
            imports.add(file, edges);
            cycles.ahead.insert(file, scanned);
            Ok::<(), Infallible>(())
        },
    );
    let Ok(()) = searched;
    let (findings, groups) = imports.cycles();
    for (file, finding) in findings {
        cycles.add(file, finding);
    }
    cycles.groups = groups;
    cycles
}

/// Reads and searches the file with this index, as [`super::read`] does, and finds what it imports.
#[must_use]
pub fn read(places: &Places<'_>, file: usize) -> (Scanned, Vec<Edge>) {
    let edges = |syntax: &Syntax| places.edges(file, imports::of_syntax(syntax));
    let (scanned, edges) = super::read_and(&places.paths()[file], edges);
    (scanned, edges.unwrap_or_default())
}

/// The imports of a scan, gathered file by file.
#[derive(Debug)]
pub struct Imports<'a> {
    places: &'a Places<'a>,
    graph: Graph,
    statements: FxHashMap<usize, Vec<Edge>>,
}

/// An import statement and the file that it names, by its index.
pub type Edge = (Span, usize);

impl<'a> Imports<'a> {
    /// No imports yet.
    #[must_use]
    pub fn new(places: &'a Places<'a>) -> Self {
        let graph = Graph::new(places.paths().len());
        Self {
            places,
            graph,
            statements: FxHashMap::default(),
        }
    }

    /// Adds what the file with this index imports.
    pub fn add(&mut self, file: usize, edges: Vec<Edge>) {
        for (_, target) in &edges {
            self.graph.add(file, *target);
        }
        if !edges.is_empty() {
            self.statements.insert(file, edges);
        }
    }

    /// The finding of each file that lies on a cycle, and the groups of these files.
    #[must_use]
    pub fn cycles(&self) -> (Vec<OnCycle>, Vec<Group>) {
        let (mut findings, mut groups) = (Vec::new(), Vec::new());
        let Some(idiom) = idioms::idiom("module.import-cycle") else {
            return (findings, groups);
        };
        for group in self.graph.cycles() {
            for file in &group {
                let edges = self.statements.get(file).map_or(&[][..], Vec::as_slice);
                let on_cycle =
                    |(_, target): &&Edge| target != file && group.binary_search(target).is_ok();
                if let Some((span, target)) = edges.iter().find(on_cycle) {
                    let subject = Some(self.places.module(*target).into());
                    findings.push((
                        *file,
                        Finding {
                            idiom,
                            span: span.clone(),
                            subject,
                        },
                    ));
                }
            }
            let ways = group.iter().map(|file| self.graph.shortest_cycle(*file));
            let shortest = ways.min_by_key(|cycle| (cycle.len(), cycle.clone()));
            groups.push(Group {
                cycle: shortest.unwrap_or_default(),
                files: group.len(),
            });
        }
        groups.sort();
        (findings, groups)
    }
}
