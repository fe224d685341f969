//! The rules of `corpus/README.md`, checked in one place.

use std::collections::BTreeMap;

use pulldown_cmark::{Event, Parser, Tag};

use super::{Band, Problem, Program, Question};

/// A list, not a set, so that the message can show them in the order in which they are used.
const HEADINGS: [&str; 5] = [
    "What changes in meaning",
    "Costs",
    "Pitfalls",
    "The document says",
    "Read next",
];
const REQUIRED: [&str; 2] = ["Pitfalls", "Read next"];
const LONGEST_TITLE: usize = 60;

/// The problems found in one question's files.
pub(super) struct Found {
    id: &'static str,
    problems: Vec<Problem>,
}

/// The problems found in one file.
pub(super) struct InFile<'a> {
    file: String,
    found: &'a mut Found,
}

impl Found {
    pub(super) fn new(id: &'static str) -> Self {
        Self {
            id,
            problems: Vec::new(),
        }
    }

    /// A list for the file of that name in the question's folder.
    pub(super) fn of(&mut self, name: &str) -> InFile<'_> {
        InFile {
            file: format!("questions/{}/{name}", self.id),
            found: self,
        }
    }

    /// All of them, by file and line.
    pub(super) fn into_problems(mut self) -> Vec<Problem> {
        self.problems
            .sort_by(|a, b| (&a.file, a.line).cmp(&(&b.file, b.line)));
        self.problems
    }
}

impl InFile<'_> {
    pub(super) fn report(&mut self, line: usize, reason: String) {
        let file = self.file.clone();
        self.found.problems.push(Problem { file, line, reason });
    }
}

/// Checks what can only be seen with all files read.
pub(super) fn check(question: &Question, found: &mut Found) {
    let id = question.id;
    check_regions(&question.python, &mut found.of(&format!("{id}.py")));
    check_regions(&question.rust, &mut found.of(&format!("{id}.rs")));
    let notes = &mut found.of("notes.md");
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
    check_sections(question, notes);
    check_markdown(1, "idea", question.idea, notes);
    for band in &question.bands {
        check_markdown(band.line, band.title, band.note, notes);
    }
    for section in &question.sections {
        check_markdown(section.line, section.heading, section.body, notes);
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
    if question.topic.is_empty() {
        notes.report(1, "the topic is empty".to_owned());
    }
    for related in &question.related {
        let number = related
            .strip_prefix('q')
            .filter(|digits| digits.len() == 2)
            .and_then(|digits| digits.parse().ok());
        if !number.is_some_and(|number: u8| (1..=55).contains(&number)) || related == question.id {
            notes.report(1, format!("`{related}` is no other question's id"));
        }
    }
    for name in &question.crates {
        if !question.rust.text().contains(&name.replace('-', "_")) {
            notes.report(1, format!("the Rust program does not use crate `{name}`"));
        }
    }
}

fn check_sections(question: &Question, notes: &mut InFile<'_>) {
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
    for heading in REQUIRED {
        let count = question.sections.iter();
        match count.filter(|section| section.heading == heading).count() {
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
