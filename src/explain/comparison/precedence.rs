//! Which of the findings at one place says more than the others there.

use rustc_hash::FxHashSet;

use crate::idioms::findings::Finding;

/// What makes the Rust of others superfluous, among the findings of a unit.
pub(super) struct SaysMore<'a> {
    /// Idioms that say less about the node that ends there, or about the name.
    ends: FxHashSet<(usize, &'static str)>,
    subjects: FxHashSet<(&'a str, &'static str)>,
    /// `with open(..)`: where it begins, and the furthest that one has reached up to there.
    files: Vec<(usize, usize)>,
}

impl<'a> SaysMore<'a> {
    /// `found` in the order of the source.
    pub(super) fn of(found: &[&'a Finding]) -> Self {
        let mut says = Self {
            ends: FxHashSet::default(),
            subjects: FxHashSet::default(),
            files: Vec::new(),
        };
        for finding in found {
            for less in finding.idiom.traits.subsumes {
                says.ends.insert((finding.span.end, less));
                if let Some(subject) = finding.subject() {
                    says.subjects.insert((subject, less));
                }
            }
            if finding.idiom.id == "context-manager.file" {
                let reached = says.files.last().map_or(0, |(_, end)| *end);
                let end = finding.span.end.max(reached);
                says.files.push((finding.span.start, end));
            }
        }
        says
    }

    /// Whether another idiom says more about the same node, about the class it decorates, or about
    /// the `with` that an `open` is an item of.
    pub(super) fn than(&self, finding: &'a Finding) -> bool {
        let id = finding.idiom.id;
        let subject = finding.subject();
        let start = finding.span.start;
        let before = self.files.partition_point(|(begins, _)| *begins <= start);
        self.ends.contains(&(finding.span.end, id))
            || subject.is_some_and(|it| self.subjects.contains(&(it, id)))
            || id == "io.open" && before > 0 && self.files[before - 1].1 > start
    }
}
