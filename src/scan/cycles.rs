//! Import cycles among the files of a scan.
//!
//! A file can be reported only when all files on its cycle have been read, yet findings are handed on
//! as the work goes on. So the texts are looked through first, by words and not by syntax, for imports
//! that may be there: a superset of the edges. Only the files on a cycle of that graph are parsed ahead,
//! for the edges that are really there.

mod graph;
mod imports;

use std::path::PathBuf;

use rustc_hash::FxHashMap;

use crate::findings::Finding;
use crate::idioms;
use crate::scan::Root;
use graph::Graph;

/// The import cycles of a scan.
#[derive(Debug, Default)]
pub struct Cycles {
    /// By index of the file.
    findings: FxHashMap<usize, Finding>,
    /// Each group of files that reach each other: a shortest cycle of it, and its size.
    groups: Vec<(Vec<usize>, usize)>,
}

impl Cycles {
    /// The finding of the file with this index, if it lies on a cycle.
    #[must_use]
    pub fn finding(&self, index: usize) -> Option<&Finding> {
        self.findings.get(&index)
    }

    /// For each group of files that all import each other, directly or not: the indices of a shortest
    /// cycle, in the order of importing, and how many files the group has.
    #[must_use]
    pub fn groups(&self) -> &[(Vec<usize>, usize)] {
        &self.groups
    }
}

/// Finds the cycles among `paths`, the sorted files of a scan of `roots`.
#[must_use]
pub fn find(paths: &[PathBuf], roots: &[Root]) -> Cycles {
    let places = graph::Places::new(paths, roots);
    let candidates = graph::possible(&places);
    let mut graph = Graph::new(paths.len());
    let mut statements = FxHashMap::default();
    let members: Vec<PathBuf> = candidates
        .iter()
        .map(|index| paths[*index].clone())
        .collect();
    let mut position = 0;
    let parsed = super::each(
        &members,
        |_, path| imports::of_file(path),
        |found| {
            let file = candidates[position];
            position += 1;
            let mut edges = Vec::new();
            for import in found {
                for target in places.targets(file, &import.what) {
                    graph.add(file, target);
                    edges.push((import.span.clone(), target));
                }
            }
            statements.insert(file, edges);
            Ok::<(), std::convert::Infallible>(())
        },
    );
    let Ok(()) = parsed;
    let Some(idiom) = idioms::idiom("module.import-cycle") else {
        return Cycles::default();
    };
    let mut cycles = Cycles::default();
    for component in graph.cycles() {
        for file in &component {
            let edge = statements[file]
                .iter()
                .find(|(_, target)| target != file && component.binary_search(target).is_ok());
            if let Some((span, target)) = edge {
                let subject = Some(places.module(*target).to_owned());
                cycles.findings.insert(
                    *file,
                    Finding {
                        idiom,
                        span: span.clone(),
                        subject,
                    },
                );
            }
        }
        let ways = component.iter().map(|file| graph.shortest_cycle(*file));
        let shortest = ways.min_by_key(|cycle| (cycle.len(), cycle.clone()));
        cycles
            .groups
            .push((shortest.unwrap_or_default(), component.len()));
    }
    cycles.groups.sort();
    cycles
}
