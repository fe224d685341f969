//! The graph of which file imports which.

use std::collections::VecDeque;
use std::collections::hash_map::Entry;
use std::path::Path;

use petgraph::algo::kosaraju_scc;
use petgraph::graph::{DiGraph, NodeIndex};
use rustc_hash::FxHashMap;

use super::imports;
use super::places::{Finder, Places};
use crate::python::source;
use crate::scan;

/// The files that lie on a cycle of imports that may be there, sorted.
pub(super) fn possible(places: &Places<'_>) -> Vec<usize> {
    let mut graph = Graph::new(places.paths().len());
    let mut file = 0;
    let targets = |file, path: &Path| -> Vec<usize> {
        let bytes = source::bytes(path).unwrap_or_default();
        let found = imports::possible(&String::from_utf8_lossy(&bytes));
        let finder = Finder::new(places, file);
        let mut targets = Vec::new();
        for import in &found {
            let name = std::iter::once(import.name.as_deref());
            finder.targets(import.dots, &import.module, name, |target| {
                targets.push(target);
            });
        }
        targets
    };
    let read = scan::each(places.paths(), targets, |found| {
        for target in found {
            graph.add(file, target);
        }
        file += 1;
        Ok::<(), std::convert::Infallible>(())
    });
    let Ok(()) = read;
    let mut files: Vec<usize> = graph.cycles().into_iter().flatten().collect();
    files.sort_unstable();
    files
}

/// Which file imports which.
#[derive(Debug)]
pub(super) struct Graph {
    graph: DiGraph<(), ()>,
}

impl Graph {
    pub(super) fn new(files: usize) -> Self {
        let mut graph = DiGraph::with_capacity(files, files * 4);
        for _ in 0..files {
            graph.add_node(());
        }
        Self { graph }
    }

    /// Notes that `file` imports `target`; a file that imports itself directly is on no cycle.
    pub(super) fn add(&mut self, file: usize, target: usize) {
        if file != target {
            self.graph
                .update_edge(NodeIndex::new(file), NodeIndex::new(target), ());
        }
    }

    /// The groups of files that reach each other, of two files or more, each sorted.
    pub(super) fn cycles(&self) -> Vec<Vec<usize>> {
        let components = kosaraju_scc(&self.graph)
            .into_iter()
            .filter(|files| files.len() > 1);
        let sorted = components.map(|files| {
            let mut files: Vec<usize> = files.into_iter().map(NodeIndex::index).collect();
            files.sort_unstable();
            files
        });
        sorted.collect()
    }

    /// The files of a shortest way from `file` back to it, in the order of importing.
    pub(super) fn shortest_cycle(&self, file: usize) -> Vec<usize> {
        let start = NodeIndex::new(file);
        let mut from: FxHashMap<NodeIndex, NodeIndex> = FxHashMap::default();
        let mut open = VecDeque::from([start]);
        while let Some(node) = open.pop_front() {
            for next in self.graph.neighbors(node) {
                if next == start {
                    let back = std::iter::successors(Some(node), |node| from.get(node).copied());
                    let mut cycle: Vec<usize> = back.map(NodeIndex::index).collect();
                    cycle.reverse();
                    return cycle;
                }
                if let Entry::Vacant(unseen) = from.entry(next) {
                    unseen.insert(node);
                    open.push_back(next);
                }
            }
        }
        Vec::new()
    }
}
