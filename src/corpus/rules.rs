//! The rules of `corpus/README.md` about regions, bands and notes, which every question and card keeps.

use std::collections::BTreeMap;

use pulldown_cmark::{Event, Parser, Tag};

use super::card::CARDS;
use super::found::{Found, InFile, Place};
use super::program::{Paired, Program};
use super::{Band, Card, Problem, QUESTIONS, Question, notes};
use crate::idioms;

/// A list, not a set, so that the message can show them in the order in which they are used.
const HEADINGS: [&str; 5] = [
    "What changes in meaning",
    "Costs",
    "Pitfalls",
    "The document says",
    "Read next",
];
const REQUIRED_OF_QUESTIONS: [&str; 2] = ["Pitfalls", "Read next"];
const REQUIRED_OF_CARDS: [&str; 1] = ["Pitfalls"];
const LONGEST_TITLE: usize = 60;

#[test]
fn every_question_keeps_the_rules() {
    let broken = QUESTIONS.iter().flat_map(|files| {
        let mut found = Found::new(Place::question(files.id));
        let (mut question, front) = Question::read(files, &mut found);
        question.topic = front.topic;
        check_question(&question, &front.subject, &mut found);
        found.into_problems()
    });
    none(broken);
}

#[test]
fn every_card_keeps_the_rules() {
    let broken = CARDS.iter().flat_map(|files| {
        let mut found = Found::new(Place::card(files.id));
        let (pair, front) = Question::read(files, &mut found);
        let notes::FrontMatter {
            topic,
            subject,
            words,
            ..
        } = front;
        let card = Card {
            pair,
            subject,
            words,
        };
        check_card(&card, &topic, &mut found);
        found.into_problems()
    });
    none(broken);
}

/// What breaks a rule is told by its file, line and reason.
#[test]
fn what_breaks_a_rule_is_told() {
    let files = super::Files {
        id: "q01",
        python: "# ANCHOR: A\nx = 1\n# ANCHOR_END: A\n# ANCHOR: b\n# ANCHOR_END: b\n",
        rust: "// ANCHOR: c\nfn main() {}\n// ANCHOR_END: c\n",
        notes: "+++\ntitle = \"T\"\ntopic = \"\"\nrelated = [\"q01\"]\n+++\n## One\n<!-- A = d -->\n\n## Other\n",
        stdout: "",
    };
    let mut found = Found::new(Place::question(files.id));
    let (question, front) = Question::read(&files, &mut found);
    check_question(&question, &front.subject, &mut found);
    let told: Vec<String> = found
        .into_problems()
        .iter()
        .map(ToString::to_string)
        .collect();
    for wanted in [
        "questions/q01/q01.py:1: region name `A` is not kebab-case",
        "questions/q01/q01.py:4: region `b` is empty",
        "questions/q01/notes.md:1: the topic is empty",
        "questions/q01/notes.md:1: `q01` is no other question's id",
        "questions/q01/notes.md:1: the idea is missing",
        "questions/q01/notes.md:1: the Rust region `c` has no band",
        "questions/q01/notes.md:7: the Rust program has no region `d`",
        "questions/q01/notes.md:1: section `Pitfalls` is missing",
    ] {
        assert!(told.iter().any(|it| it == wanted), "{wanted}: {told:#?}");
    }
}

fn none(broken: impl Iterator<Item = Problem>) {
    let broken: Vec<String> = broken.map(|it| it.to_string()).collect();
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

/// Checks of a question what can only be seen with all files read.
fn check_question(question: &Question, subject: &[String], found: &mut Found) {
    check(question, found);
    let notes = &mut found.notes();
    if question.topic.is_empty() {
        notes.report(1, "the topic is empty".to_owned());
    }
    if !subject.is_empty() {
        notes.report(1, "only a card has a subject".to_owned());
    }
    for related in &question.related {
        if !is_question_id(related) || related == question.id {
            notes.report(1, format!("`{related}` is no other question's id"));
        }
    }
    check_sections(question, &REQUIRED_OF_QUESTIONS, notes);
}

/// Checks of a card what can only be seen with all files read.
fn check_card(card: &Card, topic: &str, found: &mut Found) {
    let (pair, snippet) = (&card.pair, card.snippet());
    check(pair, found);
    let notes = &mut found.notes();
    if !topic.is_empty() {
        notes.report(1, "a card has no topic but its family".to_owned());
    }
    for name in &card.subject {
        let is_identifier = |char: char| char.is_alphanumeric() || char == '_';
        if !snippet
            .split(|char| !is_identifier(char))
            .any(|it| it == name)
        {
            let problem = format!("subject `{name}` does not occur outside of region `main`");
            notes.report(1, problem);
        }
    }
    for related in &pair.related {
        let is_idiom = idioms::idiom(related).is_some() && related != pair.id;
        if !is_question_id(related) && !is_idiom {
            let problem = format!("`{related}` is neither a question nor another idiom");
            notes.report(1, problem);
        }
    }
    check_sections(pair, &REQUIRED_OF_CARDS, notes);
}

/// Checks what the rules of questions and cards have in common.
fn check(question: &Question, found: &mut Found) {
    check_regions(&question.python, &mut found.python());
    check_regions(&question.rust, &mut found.rust());
    let notes = &mut found.notes();
    let bands = &question.bands;
    check_coverage(
        "Python",
        &question.python,
        bands,
        |band| &band.python,
        notes,
    );
    check_coverage("Rust", &question.rust, bands, |band| &band.rust, notes);
    check_front_matter(question, notes);
    check_pairs(question, found);
    let notes = &mut found.notes();
    check_markdown(1, "idea", question.idea, notes);
    for band in &question.bands {
        check_markdown(band.line, band.title, band.note, notes);
    }
    for section in &question.sections {
        check_markdown(section.line, section.heading, section.body, notes);
    }
}

/// Lines that answer to each other have the same mark in both programs, in one band.
fn check_pairs(question: &Question, found: &mut Found) {
    let band_of = |line: usize, lines: &dyn Fn(&Band) -> Vec<std::ops::Range<usize>>| {
        let mut bands = question.bands.iter();
        bands.position(|band| lines(band).iter().any(|it| it.contains(&line)))
    };
    let in_python = |line| band_of(line, &|band| question.python_lines(band));
    let in_rust = |line| band_of(line, &|band| question.rust_lines(band));
    let (python, rust) = (question.python.pairs(), question.rust.pairs());
    let mut report = |pair: &Paired, is_python: bool, problem: &str| {
        let problem = format!("pair `{}` {problem}", pair.name);
        let mut file = if is_python {
            found.python()
        } else {
            found.rust()
        };
        file.report(pair.marker, problem);
    };
    for (pairs, others, is_python) in [(python, rust, true), (rust, python, false)] {
        for (index, pair) in pairs.iter().enumerate() {
            let other = others.iter().find(|other| other.name == pair.name);
            if pairs[..index].iter().any(|it| it.name == pair.name) {
                report(pair, is_python, "is there already");
            }
            match other {
                None => report(pair, is_python, "is in one program only"),
                Some(other) if is_python && in_python(pair.line) != in_rust(other.line) => {
                    report(pair, is_python, "is of two bands");
                }
                Some(_) => {}
            }
        }
    }
}

fn is_kebab_case(name: &str) -> bool {
    !name.is_empty()
        && name.split('-').all(|word| {
            !word.is_empty()
                && word
                    .bytes()
                    .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
        })
}

fn check_regions(program: &Program, file: &mut InFile<'_>) {
    let mut seen = BTreeMap::new();
    for region in program.regions() {
        let name = region.name;
        if !is_kebab_case(name) {
            file.report(
                region.marker,
                format!("region name `{name}` is not kebab-case"),
            );
        }
        if region.lines.is_empty() {
            file.report(region.marker, format!("region `{name}` is empty"));
        }
        if let Some(first) = seen.insert(name, region.marker) {
            file.report(
                region.marker,
                format!("region `{name}` is there already, on line {first}"),
            );
        }
    }
}

/// Every region belongs to exactly one band, and every name in a band is a region's.
fn check_coverage(
    language: &str,
    program: &Program,
    bands: &[Band],
    names: fn(&Band) -> &[&'static str],
    notes: &mut InFile<'_>,
) {
    let mut covered: BTreeMap<&str, usize> = BTreeMap::new();
    for band in bands {
        for name in names(band) {
            if program.region(name).is_none() {
                notes.report(
                    band.line + 1,
                    format!("the {language} program has no region `{name}`"),
                );
            }
            if let Some(first) = covered.insert(name, band.line) {
                notes.report(
                    band.line + 1,
                    format!("the {language} region `{name}` has a band already, on line {first}"),
                );
            }
        }
    }
    for region in program.regions() {
        let name = region.name;
        if !covered.contains_key(name) {
            notes.report(1, format!("the {language} region `{name}` has no band"));
        }
    }
}

fn check_front_matter(question: &Question, notes: &mut InFile<'_>) {
    let title = question.title.chars().count();
    if title == 0 || title > LONGEST_TITLE {
        notes.report(
            1,
            format!("the title has {title} characters, not 1 to {LONGEST_TITLE}"),
        );
    }
    for name in &question.crates {
        if !question.rust.text().contains(&name.replace('-', "_")) {
            notes.report(1, format!("the Rust program does not use crate `{name}`"));
        }
    }
}

fn is_question_id(id: &str) -> bool {
    super::ids().any(|it| it == id)
}

fn check_sections(question: &Question, required: &[&str], notes: &mut InFile<'_>) {
    if question.idea.is_empty() {
        notes.report(1, "the idea is missing".to_owned());
    }
    if question.bands.is_empty() {
        notes.report(1, "there is no band".to_owned());
    }
    for band in &question.bands {
        if band.note.is_empty() {
            notes.report(band.line, format!("band `{}` has no note", band.title));
        }
    }
    for section in &question.sections {
        let heading = section.heading;
        if !HEADINGS.contains(&heading) {
            let known = HEADINGS.join("`, `");
            notes.report(
                section.line,
                format!("`{heading}` names no regions and is none of `{known}`"),
            );
        }
        if section.body.is_empty() {
            notes.report(section.line, format!("section `{heading}` is empty"));
        }
        if heading == "Read next"
            && !Parser::new(section.body)
                .any(|event| matches!(event, Event::Start(Tag::Link { .. })))
        {
            notes.report(section.line, format!("section `{heading}` has no link"));
        }
    }
    for heading in required {
        let count = question.sections.iter();
        match count.filter(|section| section.heading == *heading).count() {
            1 => {}
            0 => notes.report(1, format!("section `{heading}` is missing")),
            count => notes.report(1, format!("section `{heading}` is there {count} times")),
        }
    }
}

/// Only markup that the renderers show: no images, no raw HTML, no headings or lists inside of a part.
fn check_markdown(line: usize, part: &str, markdown: &str, notes: &mut InFile<'_>) {
    let mut lists = 0;
    for event in Parser::new(markdown) {
        let unfit = match event {
            Event::Start(Tag::List(first)) => {
                lists += 1;
                match (first, lists) {
                    (None, 1) => None,
                    (Some(_), _) => Some("a numbered list"),
                    _ => Some("a nested list"),
                }
            }
            Event::End(pulldown_cmark::TagEnd::List(_)) => {
                lists -= 1;
                None
            }
            Event::Start(Tag::Image { .. }) => Some("an image"),
            Event::Start(Tag::Heading { .. }) => Some("a heading"),
            Event::Start(Tag::BlockQuote(_)) => Some("a block quote"),
            Event::Start(Tag::HtmlBlock) | Event::InlineHtml(_) => Some("HTML"),
            Event::Rule => Some("a rule"),
            _ => None,
        };
        if let Some(unfit) = unfit {
            notes.report(line, format!("{unfit} in `{part}`"));
        }
    }
}
