//! Which of the findings at one place says more than the others there.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::idioms::findings::Finding;

/// What makes the Rust of others superfluous, among the findings of a unit.
pub(super) struct SaysMore<'a> {
    /// Idioms that say less about the node that ends there, or about the name.
    ends: FxHashSet<(usize, &'static str)>,
    subjects: FxHashSet<(&'a str, &'static str)>,
    /// Idioms that say less within these nodes: where each begins, and the furthest that one has reached up
    /// to there.
    within: FxHashMap<&'static str, Vec<(usize, usize)>>,
}

impl<'a> SaysMore<'a> {
    /// `found` in the order of the source.
    pub(super) fn of(found: &[&'a Finding]) -> Self {
        let mut says = Self {
            ends: FxHashSet::default(),
            subjects: FxHashSet::default(),
            within: FxHashMap::default(),
        };
        for finding in found {
            for less in finding.idiom.traits.subsumes {
                says.ends.insert((finding.span.end, less));
                if let Some(subject) = finding.subject() {
                    says.subjects.insert((subject, less));
                }
            }
            for less in finding.idiom.traits.subsumes_within {
                let nodes = says.within.entry(less).or_default();
                let reached = nodes.last().map_or(0, |(_, end)| *end);
                nodes.push((finding.span.start, finding.span.end.max(reached)));
            }
        }
        says
    }

    /// Whether another idiom says more about the same node, about the class it decorates, or about a node
    /// that it stands within.
    pub(super) fn than(&self, finding: &'a Finding) -> bool {
        let id = finding.idiom.id;
        let subject = finding.subject();
        let start = finding.span.start;
        let is_within = |nodes: &Vec<(usize, usize)>| {
            let before = nodes.partition_point(|(begins, _)| *begins <= start);
            before > 0 && nodes[before - 1].1 > start
        };
        self.ends.contains(&(finding.span.end, id))
            || subject.is_some_and(|it| self.subjects.contains(&(it, id)))
            || self.within.get(id).is_some_and(is_within)
    }
}
