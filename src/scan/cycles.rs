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
use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::idioms;
use crate::idioms::findings::{self, Finding};
use crate::python::source::Span;
use crate::scan::Scanned;
use crate::scan::summary::Floors;
use graph::Graph;
use imports::Import;
use places::Finder;
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
    let search = |batch: Range<usize>| {
        let mut edges = Vec::new();
        let files = candidates[batch].iter();
        let searched =
            files.map(|file| (*file, read(places, *file, &Floors::default(), &mut edges)));
        let searched: Vec<(usize, Scanned)> = searched.collect();
        (searched, edges)
    };
    let outcome = super::batches(candidates.len(), search, |(searched, edges)| {
        imports.add(edges);
        cycles.ahead.extend(searched);
        Ok::<(), Infallible>(())
    });
    let Ok(()) = outcome;
    let (findings, groups) = imports.cycles();
    for (file, finding) in findings {
        cycles.add(file, finding);
    }
    cycles.groups = groups;
    cycles
}

/// Reads and searches the file with this index, as [`super::read`] does, and adds what it imports to
/// `edges`, which is one list for many files.
#[must_use]
pub fn read(places: &Places<'_>, file: usize, floors: &Floors, edges: &mut Vec<Edge>) -> Scanned {
    let finder = Finder::new(places, file);
    let mut add = |import: Import<'_>| {
        let names = import.names.iter().map(|alias| Some(alias.name.as_str()));
        let only_module = import.names.is_empty().then_some(None);
        let mut last = None;
        let (dots, module) = (import.dots, import.module);
        finder.targets(dots, module, names.chain(only_module), |target| {
            // Most names are of the same file.
            if last.replace(target) != Some(target) {
                let span = import.span.clone();
                edges.push(Edge { file, span, target });
            }
        });
    };
    super::read_and(&places.paths()[file], floors, |analysis| {
        imports::of_syntax(analysis.syntax(), &mut add);
    })
}

/// An import statement that names a scanned file.
#[derive(Debug)]
pub struct Edge {
    /// The index of the file that it stands in.
    file: usize,
    span: Span,
    /// The index of the file that it names.
    target: usize,
}

/// The imports of a scan, gathered as it goes.
#[derive(Debug)]
pub struct Imports<'a> {
    places: &'a Places<'a>,
    /// In the order of the files, and of their statements.
    edges: Vec<Edge>,
}

impl<'a> Imports<'a> {
    /// No imports yet.
    #[must_use]
    pub fn new(places: &'a Places<'a>) -> Self {
        let edges = Vec::new();
        Self { places, edges }
    }

    /// Adds what files import that come after all that were added.
    pub fn add(&mut self, edges: Vec<Edge>) {
        self.edges.extend(edges);
    }

    /// The finding of each file that lies on a cycle, and the groups of these files.
    #[must_use]
    pub fn cycles(&self) -> (Vec<OnCycle>, Vec<Group>) {
        let (mut findings, mut groups) = (Vec::new(), Vec::new());
        let Some(idiom) = idioms::idiom("module.import-cycle") else {
            return (findings, groups);
        };
        let mut graph = Graph::new(self.places.paths().len());
        for edge in &self.edges {
            graph.add(edge.file, edge.target);
        }
        for group in graph.cycles() {
            for file in &group {
                let first = self.edges.partition_point(|edge| edge.file < *file);
                let edges = self.edges[first..].iter();
                let on_cycle = |edge: &&Edge| {
                    edge.target != *file && group.binary_search(&edge.target).is_ok()
                };
                let mut of_file = edges.take_while(|edge| edge.file == *file);
                if let Some(edge) = of_file.find(on_cycle) {
                    let module = self.places.module(edge.target);
                    let finding = Finding::among_files(idiom, edge.span.clone(), module);
                    findings.push((*file, finding));
                }
            }
            let ways = group.iter().map(|file| graph.shortest_cycle(*file));
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
