//! Where hard idioms cluster: the files and functions that hold the most.

use std::sync::atomic::{AtomicUsize, Ordering};

use serde::{Serialize, Serializer};

use super::{Located, Summary, is_hard};
use crate::scan::Searched;

/// How many of the files and functions with the most hard idioms are named, unless told otherwise.
const SHOWN: usize = 10;

/// How many hard idioms a file or function holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Cluster {
    /// The file, and the line where the function or the file begins.
    pub place: Located,
    /// How many findings of hard idioms.
    pub count: usize,
    /// The most frequent of these idioms, each with how often it occurs.
    pub why: Vec<(&'static str, usize)>,
}

/// How many idioms say why a file or function is hard.
const REASONS: usize = 3;

/// The most frequent of `idioms`, the first of those that are equally frequent.
fn why(idioms: impl Iterator<Item = &'static str>) -> Vec<(&'static str, usize)> {
    let mut counts: Vec<(&'static str, usize)> = Vec::new();
    for id in idioms {
        match counts.iter_mut().find(|(known, _)| *known == id) {
            Some((_, count)) => *count += 1,
            None => counts.push((id, 1)),
        }
    }
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    counts.truncate(REASONS);
    counts
}

/// The largest clusters, the largest first; of those that are equally large, the first.
#[derive(Debug)]
pub struct Largest {
    clusters: Vec<Cluster>,
    /// Only larger ones are kept.
    floor: usize,
    /// How many are kept.
    shown: usize,
}

impl Default for Largest {
    fn default() -> Self {
        Self::above(0, SHOWN)
    }
}

impl Largest {
    /// The largest `shown` of those above `floor`.
    fn above(floor: usize, shown: usize) -> Self {
        Self {
            clusters: Vec::new(),
            floor,
            shown,
        }
    }

    /// The clusters.
    #[must_use]
    pub fn as_slice(&self) -> &[Cluster] {
        &self.clusters
    }

    /// Adds a cluster; where it is and why is asked for if it is kept.
    fn add(&mut self, count: usize, place: impl FnOnce() -> (Located, Vec<(&'static str, usize)>)) {
        if count <= self.floor {
            return;
        }
        let at = self.clusters.partition_point(|other| other.count >= count);
        let (place, why) = place();
        self.clusters.insert(at, Cluster { place, count, why });
        self.clusters.truncate(self.shown);
        if self.clusters.len() == self.shown
            && let Some(last) = self.clusters.last()
        {
            self.floor = self.floor.max(last.count);
        }
    }

    /// Adds those of later files.
    pub(super) fn merge(&mut self, later: Self) {
        for Cluster { place, count, why } in later.clusters {
            self.add(count, || (place, why));
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
    /// The sum of no files, which clusters below `floors` are not added to, and of which so many are kept.
    #[must_use]
    pub fn above(floors: &Floors, shown: usize) -> Self {
        let (files, functions) = (&floors.files, &floors.functions);
        Self {
            hard_files: Largest::above(files.load(Ordering::Relaxed), shown),
            hard_functions: Largest::above(functions.load(Ordering::Relaxed), shown),
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
            idiom: None,
        };
        let hard_ones = || file.findings.iter().filter(|it| is_hard(it));
        self.hard_files.add(hard, || {
            let idioms = hard_ones().map(|finding| finding.idiom.id);
            (place(1, None), why(idioms))
        });
        if hard <= self.hard_functions.floor {
            return;
        }
        let mut within = vec![Vec::new(); file.definitions.len()];
        for finding in hard_ones() {
            // They are in the order of the source: the last that holds the place is the innermost.
            let at = finding.span.start;
            let before = file.definitions.partition_point(|it| it.span.start <= at);
            let around = file.definitions[..before]
                .iter()
                .rposition(|it| at < it.span.end);
            if let Some(definition) = around {
                within[definition].push(finding.idiom.id);
            }
        }
        for (idioms, definition) in within.into_iter().zip(&file.definitions) {
            self.hard_functions.add(idioms.len(), || {
                let line = source.counted_line(definition.span.start);
                (place(line, Some(&definition.name)), why(idioms.into_iter()))
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn add(largest: &mut Largest, counts: impl IntoIterator<Item = usize>) {
        for (line, count) in counts.into_iter().enumerate() {
            let place = Located {
                path: String::new(),
                line,
                subject: None,
                idiom: None,
            };
            largest.add(count, || (place, Vec::new()));
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

        let (mut all, mut some) = (Largest::default(), Largest::above(parts.floor, SHOWN));
        add(&mut all, later);
        add(&mut some, later);
        assert!(some.as_slice().len() < all.as_slice().len());
        whole.merge(all);
        parts.merge(some);
        assert_eq!(shown(&whole), shown(&parts));
    }
}
