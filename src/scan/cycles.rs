//! Import cycles among the files of a scan.
//!
//! A file can be reported only when all files on its cycle have been read, yet findings are handed on
//! as the work goes on. So the texts are looked through first, by words and not by syntax, for imports
//! that may be there: a superset of the edges. Only the files on a cycle of that graph are parsed ahead,
//! for the edges that are really there.

mod graph;
mod imports;

use std::convert::Infallible;
use std::path::{Path, PathBuf};

use rustc_hash::FxHashMap;

use crate::findings::{self, Finding};
use crate::idioms;
use crate::scan::{Root, Scanned};
use crate::source::Span;
use graph::{Graph, Places};

/// The import cycles of a scan, and the files that had to be searched to find them.
#[derive(Debug, Default)]
pub struct Cycles {
    /// By index of the file; with the finding of its cycle, if it lies on one.
    ahead: FxHashMap<usize, Scanned>,
    /// Each group of files that reach each other: a shortest cycle of it, and its size.
    groups: Vec<(Vec<usize>, usize)>,
}

impl Cycles {
    /// The file with this index, if it was searched already.
    #[must_use]
    pub fn searched(&self, index: usize) -> Option<&Scanned> {
        self.ahead.get(&index)
    }

    /// For each group of files that all import each other, directly or not: the indices of a shortest
    /// cycle, in the order of importing, and how many files the group has.
    #[must_use]
    pub fn groups(&self) -> &[(Vec<usize>, usize)] {
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

/// Finds the cycles among `paths`, the sorted files of a scan of `roots`.
#[must_use]
pub fn find(paths: &[PathBuf], roots: &[Root]) -> Cycles {
    let places = Places::new(paths, roots);
    let mut cycles = Cycles::default();
    let mut graph = Graph::new(paths.len());
    let mut statements: FxHashMap<usize, Vec<Edge>> = FxHashMap::default();
    let mut candidates = graph::possible(&places).into_iter();
    let members: Vec<PathBuf> = candidates
        .clone()
        .map(|index| paths[index].clone())
        .collect();
    let search = |_, path: &Path| super::read_and(path, imports::of_syntax);
    let searched = super::each(&members, search, |(scanned, imports)| {
        let Some(file) = candidates.next() else {
            return Ok(());
        };
        for import in imports.into_iter().flatten() {
            for target in places.targets(file, &import.what) {
                graph.add(file, target);
                statements
                    .entry(file)
                    .or_default()
                    .push((import.span.clone(), target));
            }
        }
        cycles.ahead.insert(file, scanned);
        Ok::<(), Infallible>(())
    });
    let Ok(()) = searched;
    let Some(idiom) = idioms::idiom("module.import-cycle") else {
        return cycles;
    };
    for group in graph.cycles() {
        for file in &group {
            let edges = statements.get(file).map_or(&[][..], Vec::as_slice);
            let on_cycle =
                |(_, target): &&Edge| target != file && group.binary_search(target).is_ok();
            if let Some((span, target)) = edges.iter().find(on_cycle) {
                let subject = Some(places.module(*target).to_owned());
                cycles.add(
                    *file,
                    Finding {
                        idiom,
                        span: span.clone(),
                        subject,
                    },
                );
            }
        }
        let ways = group.iter().map(|file| graph.shortest_cycle(*file));
        let shortest = ways.min_by_key(|cycle| (cycle.len(), cycle.clone()));
        cycles
            .groups
            .push((shortest.unwrap_or_default(), group.len()));
    }
    cycles.groups.sort();
    cycles
}

/// An import statement and the file that it names.
type Edge = (Span, usize);
