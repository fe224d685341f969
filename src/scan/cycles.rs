//! Import cycles among the files of a scan.
//!
//! Imports are read in one way, from the syntax of each file as it is searched ([`note_imports`]), and gathered as
//! the scan goes ([`Imports`]). Which files lie on a cycle is known when all have been read.

mod graph;
mod imports;
mod places;

use crate::analysis::Analysis;
use crate::idioms;
use crate::idioms::findings::Finding;
use crate::python::source::Span;
use graph::Graph;
use imports::Import;
use places::Finder;
pub use places::Places;

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

/// Adds what a file, which has this index, imports of the scanned files to `edges`, which is one list for
/// many files.
pub fn note_imports(places: &Places<'_>, file: usize, analysis: &Analysis, edges: &mut Vec<Edge>) {
    let finder = Finder::new(places, file);
    imports::of(analysis.file(), |import: Import<'_>| {
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
    });
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
        let Some(idiom) = idioms::idiom(idioms::IMPORT_CYCLE) else {
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
