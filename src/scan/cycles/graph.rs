//! The graph of which file imports which.

use std::collections::VecDeque;
use std::collections::hash_map::Entry;

use petgraph::algo::kosaraju_scc;
use petgraph::graph::{DiGraph, NodeIndex};
use rustc_hash::FxHashMap;

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
