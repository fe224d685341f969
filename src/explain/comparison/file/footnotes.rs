//! What is said below a definition: a footnote for each idiom, what is left, what is to be decided.

use super::units::Unit;
use super::{File, marks, notes};
use crate::explain::comparison::precedence::SaysMore;
use crate::explain::comparison::{Footnote, Line, Mark, Notes, Remark};
use crate::idioms::findings::Finding;
use crate::idioms::traits::Survey;
use crate::translation::Hole;

impl<'a> File<'a> {
    /// The footnotes of what was found, whose tokens and lines are marked.
    pub(super) fn footnotes(
        &mut self,
        found: &[&Finding],
        python: &mut [Line],
        first: usize,
    ) -> Vec<Footnote> {
        let more = SaysMore::of(found);
        let mut footnotes: Vec<Footnote> = Vec::new();
        for finding in found {
            let id = finding.idiom.id;
            let is_mistake = is_mistake(finding);
            if more.than(finding) || self.notes == Notes::None && !is_mistake {
                continue;
            }
            let number = self.number(id);
            let mark = if is_mistake {
                Mark::Mistake
            } else {
                Mark::Found
            };
            for span in marks::meant(self.analysis, finding) {
                marks::mark(python, first, self.source, &span, mark);
            }
            let line = self.source.line_at(finding.span.start);
            let Some(line) = line.checked_sub(first).and_then(|it| python.get_mut(it)) else {
                continue;
            };
            if !line.notes.contains(&number) {
                line.notes.push(number);
            }
            let place = line.number;
            match footnotes.iter_mut().find(|it| it.number == number) {
                Some(known) if known.lines.last() != Some(&place) => known.lines.push(place),
                Some(_) => {}
                None => footnotes.push(Footnote {
                    number,
                    id,
                    title: finding.idiom.title,
                    text: self.told(finding),
                    lines: vec![place],
                    is_mistake,
                }),
            }
        }
        footnotes
    }

    /// The number of an idiom's footnote.
    fn number(&mut self, id: &'static str) -> usize {
        let known = self.numbers.iter().position(|it| *it == id);
        known.unwrap_or_else(|| {
            self.numbers.push(id);
            self.numbers.len() - 1
        }) + 1
    }

    /// What is said about a finding; nothing where it was said before.
    fn told(&mut self, finding: &Finding) -> String {
        let id = finding.idiom.id;
        if notes::package(finding).is_none() && !self.told.insert(id) {
            return String::new();
        }
        match self.notes {
            Notes::Full if notes::package(finding).is_none() => notes::in_full(id),
            _ => notes::sentence(finding),
        }
    }

    pub(super) fn holes_in(&self, unit: &Unit) -> &'a [Hole] {
        let (draft, source) = (self.draft, self.source);
        // Holes are in the order of the Python.
        let before = |line: usize| {
            let start = source.line_start(line);
            draft.holes.partition_point(|hole| hole.span.start < start)
        };
        let (from, to) = (before(unit.lines.start), before(unit.lines.end));
        &draft.holes[from..to.max(from)]
    }

    /// Why what is left is left, and what is to be decided.
    pub(super) fn remarks(&self, unit: &Unit) -> Vec<Remark> {
        let mut reasons: Vec<(&str, Vec<usize>)> = Vec::new();
        for hole in self.holes_in(unit) {
            let line = self.source.number(self.source.line_at(hole.span.start));
            match reasons.iter_mut().find(|(known, _)| *known == hole.reason) {
                Some((_, lines)) if lines.last() == Some(&line) => {}
                Some((_, lines)) => lines.push(line),
                None => reasons.push((&hole.reason, vec![line])),
            }
        }
        let left = reasons.into_iter().map(|(reason, lines)| Remark {
            label: "left",
            text: format!("{}: {reason}", numbered(&lines)),
        });
        let decisions = self.draft.decisions.iter();
        let decisions = decisions.filter(|it| unit.lines.contains(&it.line));
        let decisions = decisions.map(|it| Remark {
            label: "to decide",
            text: format!(
                "line {}, {}: {}",
                self.source.number(it.line),
                it.kind.id(),
                it.text
            ),
        });
        left.chain(decisions).collect()
    }
}

/// Whether what was found is wrong already in Python: a mistake, or a thread that the GIL holds back.
pub(super) fn is_mistake(finding: &Finding) -> bool {
    finding.idiom.traits.is_mistake || finding.idiom.traits.survey == Some(Survey::GilBound)
}

/// As in "line 4" or "lines 4, 6 to 9, 12".
fn numbered(lines: &[usize]) -> String {
    let runs = lines.chunk_by(|a, b| a + 1 == *b);
    let runs: Vec<String> = runs
        .map(|run| match run {
            [] => String::new(),
            [one] => one.to_string(),
            [one, two] => format!("{one}, {two}"),
            [first, .., last] => format!("{first} to {last}"),
        })
        .collect();
    let word = if lines.len() == 1 { "line" } else { "lines" };
    format!("{word} {}", runs.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_named_in_runs() {
        assert_eq!(numbered(&[4]), "line 4");
        assert_eq!(numbered(&[1, 2, 4, 5, 6, 9]), "lines 1, 2, 4 to 6, 9");
    }
}
