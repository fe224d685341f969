//! Where hard idioms cluster: the files and functions that hold the most.

use std::sync::atomic::{AtomicUsize, Ordering};

use serde::{Serialize, Serializer};

use super::{Located, Summary, is_hard};
use crate::scan::Searched;

/// How many of the files and functions with the most hard idioms are named.
const SHOWN: usize = 10;

/// How many hard idioms a file or function holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Cluster {
    /// The file, and the line where the function or the file begins.
    pub place: Located,
    /// How many findings of hard idioms.
    pub count: usize,
}

/// The largest clusters, the largest first; of those that are equally large, the first.
#[derive(Debug, Default)]
pub struct Largest {
    clusters: Vec<Cluster>,
    /// Only larger ones are kept.
    floor: usize,
}

impl Largest {
    fn above(floor: usize) -> Self {
        let clusters = Vec::new();
        Self { clusters, floor }
    }

    /// The clusters.
    #[must_use]
    pub fn as_slice(&self) -> &[Cluster] {
        &self.clusters
    }

    /// Adds a cluster; its `place` is asked for if it is kept.
    fn add(&mut self, count: usize, place: impl FnOnce() -> Located) {
        if count <= self.floor {
            return;
        }
        let at = self.clusters.partition_point(|other| other.count >= count);
        let place = place();
        self.clusters.insert(at, Cluster { place, count });
        self.clusters.truncate(SHOWN);
        if let Some(last) = self.clusters.get(SHOWN - 1) {
            self.floor = self.floor.max(last.count);
        }
    }

    /// Adds those of later files.
    pub(super) fn merge(&mut self, later: Self) {
        for Cluster { place, count } in later.clusters {
            self.add(count, || place);
        }
    }
}

/// A list.
impl Serialize for Largest {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.clusters.serialize(serializer)
    }
}

/// How many hard idioms a file, or a function, has to exceed to be among the largest clusters, as far as
/// a scan has come. All its threads look here: most of what they read has fewer.
#[derive(Debug, Default)]
pub struct Floors {
    files: AtomicUsize,
    functions: AtomicUsize,
}

impl Floors {
    /// Tells them to those who search the files behind all that `summary` is of.
    pub fn raise(&self, summary: &Summary) {
        // Whoever reads an old one only keeps more than is needed.
        self.files
            .store(summary.hard_files.floor, Ordering::Relaxed);
        self.functions
            .store(summary.hard_functions.floor, Ordering::Relaxed);
    }

    /// Whether a function in a file with so many hard idioms may be among the largest clusters.
    pub(in crate::scan) fn may_hold_function_of(&self, file: usize) -> bool {
        file > self.functions.load(Ordering::Relaxed)
    }
}

impl Summary {
    /// The sum of no files, which clusters below `floors` are not added to.
    #[must_use]
    pub fn above(floors: &Floors) -> Self {
        Self {
            hard_files: Largest::above(floors.files.load(Ordering::Relaxed)),
            hard_functions: Largest::above(floors.functions.load(Ordering::Relaxed)),
            ..Self::default()
        }
    }

    /// Adds the clusters of a file with so many hard idioms.
    pub(super) fn add_clusters(&mut self, file: &Searched, hard: usize) {
        let source = &file.source;
        let place = |line, subject: Option<&str>| Located {
            path: source.path().to_owned(),
            line,
            subject: subject.map(str::to_owned),
        };
        self.hard_files.add(hard, || place(1, None));
        if hard <= self.hard_functions.floor {
            return;
        }
        let mut counts = vec![0_usize; file.definitions.len()];
        for finding in file.findings.iter().filter(|it| is_hard(it)) {
            // They are in the order of the source: the last that holds the place is the innermost.
            let at = finding.span.start;
            let before = file.definitions.partition_point(|it| it.span.start <= at);
            let around = file.definitions[..before]
                .iter()
                .rposition(|it| at < it.span.end);
            if let Some(definition) = around {
                counts[definition] += 1;
            }
        }
        for (count, definition) in counts.into_iter().zip(&file.definitions) {
            self.hard_functions.add(count, || {
                let line = source.counted_line(definition.span.start);
                place(line, Some(&definition.name))
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn add(largest: &mut Largest, counts: impl IntoIterator<Item = usize>) {
        for (line, count) in counts.into_iter().enumerate() {
            let (path, subject) = (String::new(), None);
            largest.add(count, || Located {
                path,
                line,
                subject,
            });
        }
    }

    fn shown(largest: &Largest) -> Vec<(usize, usize)> {
        let clusters = largest.as_slice().iter();
        clusters.map(|it| (it.count, it.place.line)).collect()
    }

    #[test]
    fn of_many_the_first_of_the_largest_are_kept() {
        let mut largest = Largest::default();
        add(&mut largest, (0..40).map(|line| line % 4));
        let threes = (0..10).map(|n| (3, 4 * n + 3));
        assert_eq!(shown(&largest), threes.collect::<Vec<_>>());
    }

    #[test]
    fn what_is_below_the_floor_changes_nothing() {
        let counts = [5, 1, 4, 2, 2, 3, 9, 2, 2, 6, 7, 8, 2, 2];
        let later = [2, 3, 1, 10, 2, 4];
        let mut whole = Largest::default();
        add(&mut whole, counts);
        let mut parts = Largest::default();
        add(&mut parts, counts);
        assert_eq!(parts.floor, 2);

        let (mut all, mut some) = (Largest::default(), Largest::above(parts.floor));
        add(&mut all, later);
        add(&mut some, later);
        assert!(some.as_slice().len() < all.as_slice().len());
        whole.merge(all);
        parts.merge(some);
        assert_eq!(shown(&whole), shown(&parts));
    }
}
