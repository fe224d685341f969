//! A file that is no question, explained by what was found in it.
//!
//! At the left the reader's lines, part by part; at the right Rust that is drafted from them, or the
//! idiom's card, labelled as the example that it is. An idiom's card is told once, where the idiom occurs
//! first. Where it occurs again, Rust that is drafted from the lines there is shown again; for the rest
//! the note says where the same draft or the card stands.
//! What is a bug today comes first.

use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};

use super::precedence::SaysMore;
use super::units::{Unit, units};
use super::{Band, Comparison, Sides, lines, occurrences};
use crate::analysis::Analysis;
use crate::corpus::{self, Card};
use crate::explain::tailoring::{self, Tailor};
use crate::idioms::findings::Finding;
use crate::python::source::Source;
use crate::rust::tokens::{self, Token};
use crate::text::libraries::{self, Library};

/// A part of up to so many lines is shown whole, of a longer one only what was found.
const SHORT: usize = 24;

/// So many lines of a finding are shown where its part is not shown whole.
const FIRST_LINES: usize = 6;

/// So many questions are named at the end.
const MOST_RELATED: usize = 8;

/// The idiom that is told by the package that is imported: its card shows another one.
const LIBRARY: &str = "module.library";

/// Explains a file by its findings.
#[must_use]
pub fn compare_file(analysis: &Analysis) -> Comparison {
    let (source, syntax) = (analysis.source(), analysis.syntax());
    let findings = analysis.findings();
    let mut file = File {
        source,
        tokens: tokens::python(source, syntax),
        tailor: Tailor::new(analysis),
        bands: Vec::new(),
        told: FxHashMap::default(),
        drafts: FxHashMap::default(),
        packages: Vec::new(),
    };
    let units = units(source, syntax);
    let (mistakes, others): (Vec<&Finding>, Vec<&Finding>) = findings
        .iter()
        .partition(|finding| finding.idiom.traits.is_mistake);
    let line_of = |finding: &Finding| source.line_at(finding.span.start);
    for finding in mistakes {
        let line = line_of(finding);
        let unit = &units[units.partition_point(|unit| unit.lines.end <= line)..];
        let unit = unit.first().filter(|unit| unit.lines.contains(&line));
        file.explain_mistake(unit, finding);
    }
    for unit in &units {
        // Units and findings are both in the order of the source.
        let from = others.partition_point(|finding| line_of(finding) < unit.lines.start);
        let to = others.partition_point(|finding| line_of(finding) < unit.lines.end);
        file.explain(unit, &others[from..to.max(from)]);
    }
    let idioms = occurrences(source, findings);
    let places: usize = idioms.iter().map(|idiom| idiom.places.len()).sum();
    let unanswered = idioms
        .iter()
        .filter(|idiom| tailoring::card(idiom.id).is_none())
        .cloned()
        .collect();
    let (crates, related) = file.further();
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
    tailor: Tailor<'a>,
    bands: Vec<Band>,
    /// The number of the band that tells an idiom's card.
    told: FxHashMap<&'static str, usize>,
    /// The number of the band that shows a draft, by idiom and text.
    drafts: FxHashMap<(&'static str, String), usize>,
    /// The crates for the packages that are imported.
    packages: Vec<String>,
}

impl File<'_> {
    fn explain_mistake(&mut self, unit: Option<&Unit>, finding: &Finding) {
        let Some(card) = tailoring::card(finding.idiom.id) else {
            return;
        };
        let excerpt = match unit {
            Some(unit) => self.excerpt(unit, &[finding]),
            None => vec![self.lines_of(finding)],
        };
        let title = format!("Pitfall: {}", finding.idiom.title);
        let name = unit.and_then(|unit| unit.name.clone());
        self.show(name, card, finding, &excerpt, title);
    }

    /// Adds the bands of a part of the file: one for each idiom that is new, or drafted from its code.
    fn explain(&mut self, unit: &Unit, found: &[&Finding]) {
        let mut again: Vec<&Finding> = Vec::new();
        let mut is_first = true;
        let mut seen: FxHashSet<&str> = FxHashSet::default();
        let more = SaysMore::of(found);
        for finding in found {
            let id = finding.idiom.id;
            let is_here_already = !seen.insert(id);
            let Some(card) = tailoring::card(id) else {
                continue;
            };
            if more.than(finding) {
                continue;
            }
            let is_shown = !self.told.contains_key(id) || {
                let rust = self.tailor.rust(finding).filter(|rust| rust.is_own);
                rust.is_some_and(|rust| !self.drafts.contains_key(&(id, rust.text)))
            };
            if !is_shown {
                if !is_here_already {
                    again.push(finding);
                }
                continue;
            }
            let excerpt = if is_first && unit.lines.len() <= SHORT {
                vec![unit.lines.clone()]
            } else {
                self.excerpt(unit, &[finding])
            };
            is_first = false;
            self.show(
                unit.name.clone(),
                card,
                finding,
                &excerpt,
                card.pair.title.clone(),
            );
        }
        if again.is_empty() {
            return;
        }
        if is_first {
            self.refer(unit, found, &again);
        } else {
            let also = format!("\n\nAlso here: {}.", self.places(&again));
            if let Some(last) = self.bands.last_mut() {
                last.note.push_str(&also);
            }
        }
    }

    /// A band with the Rust for a finding, and its card where that was not told yet.
    fn show(
        &mut self,
        unit: Option<String>,
        card: &'static Card,
        finding: &Finding,
        excerpt: &[Range<usize>],
        title: String,
    ) {
        let id = finding.idiom.id;
        let number = self.bands.len() + 1;
        let package = package(finding);
        let (title, note) = match (package, self.told.get(id)) {
            (Some((package, library)), _) => (package.to_owned(), of_package(package, library)),
            (None, Some(band)) => (title, format!("The card of `{id}` stands in band {band}.")),
            (None, None) => (title, told(card)),
        };
        for name in package.iter().flat_map(|(_, library)| library.crates) {
            if !self.packages.iter().any(|known| known == name) {
                self.packages.push((*name).to_owned());
            }
        }
        self.told.entry(id).or_insert(number);
        let rust = self.tailor.rust(finding);
        let is_example = rust.as_ref().is_some_and(|rust| !rust.is_own);
        if let Some(rust) = rust.as_ref().filter(|rust| rust.is_own) {
            let draft = (id, rust.text.clone());
            self.drafts.entry(draft).or_insert(number);
        }
        let rust = Source::new("", rust.map(|rust| rust.text).unwrap_or_default());
        let tokens = tokens::rust(rust.text());
        let whole = 1..rust.line_count() + 1;
        let mut band = Band {
            number,
            title,
            note,
            idioms: vec![id],
            unit,
            python: lines::lines(self.source, &self.tokens, excerpt),
            is_example,
            rust: lines::lines(&rust, &tokens, std::slice::from_ref(&whole)),
            pairs: Vec::new(),
            sides: Sides::Both,
        };
        band.relate();
        self.bands.push(band);
    }

    /// A band that says where the cards of what is found again stand.
    fn refer(&mut self, unit: &Unit, found: &[&Finding], again: &[&Finding]) {
        let ids: Vec<&'static str> = again.iter().map(|finding| finding.idiom.id).collect();
        let found: Vec<&Finding> = found
            .iter()
            .filter(|finding| ids.contains(&finding.idiom.id))
            .copied()
            .collect();
        let excerpt = if unit.lines.len() <= SHORT {
            vec![unit.lines.clone()]
        } else {
            self.excerpt(unit, &found)
        };
        let titles: Vec<&str> = again.iter().map(|finding| finding.idiom.title).collect();
        self.bands.push(Band {
            number: self.bands.len() + 1,
            title: titles.join(", "),
            note: format!("See above: {}.", self.places(again)),
            idioms: ids,
            unit: unit.name.clone(),
            python: lines::lines(self.source, &self.tokens, &excerpt),
            is_example: false,
            rust: Vec::new(),
            pairs: Vec::new(),
            sides: Sides::ShownAbove,
        });
    }

    /// As in "`asyncio.await` (band 3), `asyncio.run` (band 4)".
    fn places(&self, findings: &[&Finding]) -> String {
        let place = |finding: &&Finding| {
            let id = finding.idiom.id;
            let draft = self.tailor.rust(finding).filter(|rust| rust.is_own);
            let band = match draft {
                Some(rust) => self.drafts.get(&(id, rust.text)),
                None => self.told.get(id),
            };
            Some(format!("`{id}` (band {})", band?))
        };
        let places: Vec<String> = findings.iter().filter_map(place).collect();
        places.join(", ")
    }

    /// The lines of `unit` that hold what was found, and its first.
    fn excerpt(&self, unit: &Unit, found: &[&Finding]) -> Vec<Range<usize>> {
        let mut runs: Vec<Range<usize>> = Vec::new();
        if unit.name.is_some() {
            runs.push(unit.lines.start..unit.lines.start + 1);
        }
        for finding in found {
            let lines = self.lines_of(finding);
            let end = lines.end.min(unit.lines.end);
            match runs.last_mut() {
                Some(run) if lines.start <= run.end => run.end = run.end.max(end),
                _ => runs.push(lines.start..end),
            }
        }
        runs
    }

    /// The first lines of what was found.
    fn lines_of(&self, finding: &Finding) -> Range<usize> {
        let first = self.source.line_at(finding.span.start);
        let last = self.source.line_at(finding.span.end.max(1) - 1);
        first..(last + 1).min(first + FIRST_LINES)
    }

    /// The crates of the Rust that is shown, and the questions that tell most of it at length.
    fn further(&self) -> (Vec<String>, Vec<(String, String)>) {
        let mut crates: Vec<String> = self.packages.clone();
        let mut related: Vec<(&str, usize)> = Vec::new();
        for band in self.bands.iter().filter(|band| !band.rust.is_empty()) {
            let id = band.idioms.first().filter(|id| **id != LIBRARY);
            let Some(card) = id.and_then(|id| tailoring::card(id)) else {
                continue;
            };
            for name in &card.pair.crates {
                let path = name.replace('-', "_");
                let is_named = band.rust.iter().any(|line| line.text.contains(&path));
                if is_named && !crates.contains(name) {
                    crates.push(name.clone());
                }
            }
            for id in card.pair.related.iter().filter(|id| !id.contains('.')) {
                match related.iter_mut().find(|(known, _)| known == id) {
                    Some((_, count)) => *count += 1,
                    None => related.push((id, 1)),
                }
            }
        }
        related.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
        related.truncate(MOST_RELATED);
        let titled = |(id, _): (&str, usize)| Some((id.to_owned(), corpus::title(id)?));
        (crates, related.into_iter().filter_map(titled).collect())
    }
}

/// The package that a finding is about.
fn package(finding: &Finding) -> Option<(&'static str, &'static Library)> {
    let name = finding.subject();
    libraries::library(name.filter(|_| finding.idiom.id == LIBRARY)?)
}

/// What is known of a package, as the note of a band.
fn of_package(package: &str, library: &Library) -> String {
    let crates: Vec<String> = library.crates.iter().map(|it| format!("`{it}`")).collect();
    let crates = match &crates[..] {
        [] => "There is no crate for it".to_owned(),
        [one] => format!("In Rust there is {one}"),
        several => format!("In Rust there are {}", several.join(", ")),
    };
    let alike = library.alike;
    format!(
        "`{package}` is a third-party package. {crates}: {alike}.\n\nMore: `py2rs crates {package}`."
    )
}

/// What a card says, as the note of a band: the idea, what changes, the pitfalls.
fn told(card: &Card) -> String {
    let mut note = card.pair.idea.to_owned();
    for section in &card.pair.sections {
        if section.heading != "Read next" {
            note.push_str("\n\n**");
            note.push_str(section.heading);
            note.push_str(".** ");
            // A list begins a paragraph of its own.
            if section.body.starts_with('-') {
                note.push_str("\n\n");
            }
            note.push_str(section.body);
        }
    }
    note.push_str("\n\nMore: `py2rs idiom ");
    note.push_str(card.pair.id);
    note.push_str("`.");
    note
}
