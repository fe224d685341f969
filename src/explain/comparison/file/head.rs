//! The first lines of a file's page: what was drafted, what is a mistake, what is to be decided, which
//! crates there are.

use super::footnotes::is_mistake;
use super::notes;
use crate::analysis::Analysis;
use crate::explain::comparison::HeadLine;
use crate::idioms::findings::Finding;
use crate::port;
use crate::translation::{Decision, Draft};

/// So many mistakes are named in the head; each is marked where it is.
const MOST_MISTAKES: usize = 2;

/// So many places of a kind of decision are named.
const MOST_PLACES: usize = 6;

/// The lines of the head, at most five.
pub(super) fn head(analysis: &Analysis, draft: &Draft) -> Vec<HeadLine> {
    let source = analysis.source();
    let mut head = mistakes(analysis);
    let decisions = decisions(&draft.decisions, |line| source.number(line));
    if !decisions.is_empty() {
        head.push(HeadLine::new("to decide", decisions));
    }
    let mut crates: Vec<String> = port::cargo_add(&draft.crates).into_iter().collect();
    crates.extend(packages(analysis.findings()));
    if !crates.is_empty() {
        head.push(HeadLine::new("crates", crates.join("; ")));
    }
    if draft.statements > 0 && source.path() != "-" {
        let path = shlex::try_quote(source.path()).unwrap_or(source.path().into());
        let text = format!("py2rs port {path}");
        head.push(HeadLine::new("program", text));
    }
    head
}

fn mistakes(analysis: &Analysis) -> Vec<HeadLine> {
    let findings = analysis.findings().iter();
    let found: Vec<&Finding> = findings.filter(|finding| is_mistake(finding)).collect();
    let shown = if found.len() > MOST_MISTAKES {
        MOST_MISTAKES - 1
    } else {
        found.len()
    };
    let line = |finding: &&Finding| {
        let line = analysis.place(finding).line;
        let text = format!(
            "line {line}: {} ({})",
            finding.idiom.title, finding.idiom.id
        );
        HeadLine::warning("mistake", text)
    };
    let mut lines: Vec<HeadLine> = found.iter().take(shown).map(line).collect();
    if let more @ 1.. = found.len() - shown {
        let next = analysis.place(found[shown]).line;
        lines.push(HeadLine::warning(
            "mistakes",
            format!("{more} more, the first in line {next}"),
        ));
    }
    lines
}

/// As in "error in lines 4, 9; thread in line 12".
fn decisions(all: &[Decision], number: impl Fn(usize) -> usize) -> String {
    let mut kinds: Vec<(&str, Vec<usize>)> = Vec::new();
    for decision in all {
        let kind = decision.kind.id();
        let line = number(decision.line);
        match kinds.iter_mut().find(|(known, _)| *known == kind) {
            Some((_, lines)) if lines.last() == Some(&line) => {}
            Some((_, lines)) => lines.push(line),
            None => kinds.push((kind, vec![line])),
        }
    }
    let kind = |(kind, lines): &(&str, Vec<usize>)| {
        let shown: Vec<String> = lines
            .iter()
            .take(MOST_PLACES)
            .map(usize::to_string)
            .collect();
        let more = match lines.len().saturating_sub(MOST_PLACES) {
            0 => String::new(),
            more => format!(" and {more} more"),
        };
        let word = if lines.len() == 1 { "line" } else { "lines" };
        format!("{kind} in {word} {}{more}", shown.join(", "))
    };
    kinds.iter().map(kind).collect::<Vec<_>>().join("; ")
}

/// As in "for numpy ndarray", each package once.
fn packages(findings: &[Finding]) -> Vec<String> {
    let mut said: Vec<String> = Vec::new();
    for (package, library) in findings.iter().filter_map(notes::package) {
        let crates = match library.crates {
            [] => "none".to_owned(),
            crates => crates.join(", "),
        };
        let text = format!("for {package} {crates}");
        if !said.contains(&text) {
            said.push(text);
        }
    }
    said
}
