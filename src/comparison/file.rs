//! A file that is no question, explained by what was found in it.
//!
//! At the left the reader's lines, part by part; at the right the Rust of a band of the corpus whose
//! Python shows the same idioms. Each such band is shown once. Where its idioms occur again, the note
//! says where it stands.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::question::RustSide;
use super::units::{Unit, units};
use super::{Band, Comparison, Sides, idioms_in, lines, occurrences, tokens};
use crate::counterparts::{self, BandId, Counterparts};
use crate::findings::Finding;
use crate::source::Source;
use crate::syntax::Syntax;
use crate::tokens::Token;

/// A part of up to so many lines is shown whole, of a longer one only what was found.
const SHORT: usize = 24;

/// So many lines of a finding are shown where its part is not shown whole.
const FIRST_LINES: usize = 6;

/// Explains a file by its findings.
#[must_use]
pub fn compare_file(source: &Source, syntax: &Syntax, findings: &[Finding]) -> Comparison {
    compare_with(counterparts::all(), source, syntax, findings)
}

/// Explains a file by its findings, with nothing but `counterparts` to show for them.
pub(super) fn compare_with(
    counterparts: &Counterparts,
    source: &Source,
    syntax: &Syntax,
    findings: &[Finding],
) -> Comparison {
    let mut file = File {
        source,
        tokens: tokens::python(source, syntax),
        counterparts,
        bands: Vec::new(),
        shown: FxHashMap::default(),
        answered: FxHashMap::default(),
    };
    for unit in units(source, syntax) {
        let found: Vec<&Finding> = findings
            .iter()
            .filter(|finding| unit.lines.contains(&source.line_at(finding.span.start)))
            .collect();
        file.explain(&unit, &found);
    }
    let idioms = occurrences(source, findings);
    let places: usize = idioms.iter().map(|idiom| idiom.places.len()).sum();
    let unanswered = idioms
        .iter()
        .filter(|idiom| !file.answered.contains_key(idiom.id))
        .cloned()
        .collect();
    let mut crates = Vec::new();
    let mut related: Vec<(String, String)> = Vec::new();
    for band in &file.bands {
        let origin = band.origin.and_then(|id| file.counterparts.question(id));
        let Some(question) = origin.filter(|_| !band.rust.is_empty()) else {
            continue;
        };
        for name in &question.crates {
            let path = name.replace('-', "_");
            let is_named = band.rust.iter().any(|line| line.text.contains(&path));
            if is_named && !crates.contains(name) {
                crates.push(name.clone());
            }
        }
        if !related.iter().any(|(id, _)| id == question.id) {
            related.push((question.id.to_owned(), question.title.clone()));
        }
    }
    related.sort();
    Comparison {
        id: source.path().to_owned(),
        title: match (idioms.len(), places) {
            (0, _) => "no idiom of the catalogue".to_owned(),
            (1, 1) => "one idiom in one place".to_owned(),
            (1, places) => format!("one idiom in {places} places"),
            (idioms, places) => format!("{idioms} idioms in {places} places"),
        },
        idioms,
        bands: file.bands,
        unanswered,
        crates,
        related,
        ..Comparison::default()
    }
}

struct File<'a> {
    source: &'a Source,
    tokens: Vec<Token>,
    counterparts: &'a Counterparts,
    bands: Vec<Band>,
    /// The number of the band that shows a band of the corpus.
    shown: FxHashMap<BandId, usize>,
    /// The band of the corpus that answers to an idiom.
    answered: FxHashMap<&'static str, BandId>,
}

impl File<'_> {
    /// Adds the bands of a part of the file: one for each band of the corpus that it needs.
    fn explain(&mut self, unit: &Unit, found: &[&Finding]) {
        let mut again: Vec<&'static str> = Vec::new();
        let mut wanted: Vec<&'static str> = Vec::new();
        for finding in found {
            let id = finding.idiom.id;
            let list = if self.answered.contains_key(id) {
                &mut again
            } else {
                &mut wanted
            };
            if !list.contains(&id) {
                list.push(id);
            }
        }
        let mut is_first = true;
        while let Some(best) = self.counterparts.best(&wanted) {
            let covered: Vec<&'static str> = wanted
                .iter()
                .copied()
                .filter(|id| self.counterparts.shows(best, id))
                .collect();
            wanted.retain(|id| !covered.contains(id));
            for id in &covered {
                self.answered.insert(id, best);
            }
            if self.shown.contains_key(&best) {
                again.extend(&covered);
                continue;
            }
            let excerpt = if is_first {
                self.whole_or_excerpt(unit, found)
            } else {
                self.excerpt(unit, &of(found, &covered))
            };
            self.show(unit, best, &excerpt, &covered);
            is_first = false;
        }
        if again.is_empty() {
            return;
        }
        if is_first {
            self.refer(unit, found, &again);
        } else {
            let also = self.also(&again);
            if let Some(last) = self.bands.last_mut() {
                last.note.push_str(&also);
            }
        }
    }

    /// A band with the Rust of a band of the corpus.
    fn show(
        &mut self,
        unit: &Unit,
        id: BandId,
        excerpt: &[Range<usize>],
        covered: &[&'static str],
    ) {
        let (question, band) = self.counterparts.get(id);
        let number = self.bands.len() + 1;
        self.shown.insert(id, number);
        let mut compared = Band {
            number,
            title: band.title.to_owned(),
            note: band.note.to_owned(),
            idioms: covered.to_vec(),
            unit: unit.name.clone(),
            python: lines::lines(self.source, &self.tokens, excerpt),
            origin: Some(question.id),
            rust: RustSide::new(question).lines(&question.rust_lines(band)),
            pairs: Vec::new(),
            sides: Sides::Both,
        };
        compared.relate();
        self.bands.push(compared);
    }

    /// A band that says where the Rust for what is found again is shown.
    fn refer(&mut self, unit: &Unit, found: &[&Finding], again: &[&'static str]) {
        let found = of(found, again);
        let excerpt = self.whole_or_excerpt(unit, &found);
        let mut places: Vec<(usize, &str)> = again.iter().filter_map(|id| self.place(id)).collect();
        places.sort_unstable();
        places.dedup();
        let mut titles: Vec<&str> = Vec::new();
        for finding in &found {
            if !titles.contains(&finding.idiom.title) {
                titles.push(finding.idiom.title);
            }
        }
        let found: Vec<Finding> = found.into_iter().cloned().collect();
        self.bands.push(Band {
            number: self.bands.len() + 1,
            title: titles.join(", "),
            note: see(&places),
            idioms: idioms_in(std::slice::from_ref(&unit.lines), self.source, &found),
            unit: unit.name.clone(),
            python: lines::lines(self.source, &self.tokens, &excerpt),
            origin: None,
            rust: Vec::new(),
            pairs: Vec::new(),
            sides: Sides::ShownAbove,
        });
    }

    /// The band that shows what answers to an idiom, and its question.
    fn place(&self, idiom: &str) -> Option<(usize, &'static str)> {
        let band = *self.answered.get(idiom)?;
        let number = *self.shown.get(&band)?;
        Some((number, self.counterparts.get(band).0.id))
    }

    /// As in "Also here: `asyncio.await` (band 3)."
    fn also(&self, again: &[&'static str]) -> String {
        let places = again
            .iter()
            .filter_map(|id| Some(format!("`{id}` (band {})", self.place(id)?.0)));
        let places: Vec<String> = places.collect();
        format!("\n\nAlso here: {}.", places.join(", "))
    }

    fn whole_or_excerpt(&self, unit: &Unit, found: &[&Finding]) -> Vec<Range<usize>> {
        if unit.lines.len() <= SHORT {
            vec![unit.lines.clone()]
        } else {
            self.excerpt(unit, found)
        }
    }

    /// The lines of `unit` that hold what was found, and its first.
    fn excerpt(&self, unit: &Unit, found: &[&Finding]) -> Vec<Range<usize>> {
        let mut runs: Vec<Range<usize>> = Vec::new();
        if unit.name.is_some() {
            runs.push(unit.lines.start..unit.lines.start + 1);
        }
        for finding in found {
            let first = self.source.line_at(finding.span.start);
            let last = self.source.line_at(finding.span.end.max(1) - 1);
            let end = (last + 1).min(first + FIRST_LINES).min(unit.lines.end);
            match runs.last_mut() {
                Some(run) if first <= run.end => run.end = run.end.max(end),
                _ => runs.push(first..end),
            }
        }
        runs
    }
}

/// Those of `found` whose idiom is among `ids`.
fn of<'a>(found: &[&'a Finding], ids: &[&'static str]) -> Vec<&'a Finding> {
    let wanted = |finding: &&&Finding| ids.contains(&finding.idiom.id);
    found.iter().filter(wanted).copied().collect()
}

/// As in "See band 3 above; at length: `py2rs explain q18`."
fn see(bands: &[(usize, &str)]) -> String {
    let sentence = |(number, question): &(usize, &str)| {
        format!("See band {number} above; at length: `py2rs explain {question}`.")
    };
    bands.iter().map(sentence).collect::<Vec<_>>().join(" ")
}
