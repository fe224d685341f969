//! `notes.md`: front matter, the idea, bands, free sections.

use serde::Deserialize;

use super::found::InFile;
use super::{Band, Section};

/// The TOML between the `+++` lines.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FrontMatter {
    pub(super) title: String,
    #[serde(default)]
    pub(super) topic: String,
    #[serde(default)]
    pub(super) subject: Vec<String>,
    #[serde(default)]
    pub(super) words: Vec<String>,
    #[serde(default)]
    pub(super) crates: Vec<String>,
    #[serde(default)]
    pub(super) related: Vec<String>,
}

#[derive(Debug)]
pub(super) struct Notes {
    pub(super) front: FrontMatter,
    pub(super) idea: &'static str,
    pub(super) bands: Vec<Band>,
    pub(super) sections: Vec<Section>,
}

pub(super) fn parse(text: &'static str, found: &mut InFile<'_>) -> Notes {
    let (front, body) = split_front_matter(text).unwrap_or_else(|| {
        found.report(1, "no front matter between two `+++` lines".to_owned());
        ("", text)
    });
    let front = toml::from_str(front).unwrap_or_else(|error: toml::de::Error| {
        let before = error.span().map_or(0, |span| span.start.min(front.len()));
        // The front matter begins on the file's second line.
        let line = 2 + count_lines(front.get(..before).unwrap_or(front));
        found.report(line, format!("front matter: {}", error.message()));
        FrontMatter::default()
    });
    let mut notes = Notes {
        front,
        idea: "",
        bands: Vec::new(),
        sections: Vec::new(),
    };
    let mut line = 1 + count_lines(&text[..text.len() - body.len()]);
    for part in sections(body) {
        match part.strip_prefix("## ") {
            None => notes.idea = part.trim(),
            Some(section) => add_section(&mut notes, section, line, found),
        }
        line += count_lines(part);
    }
    notes
}

fn add_section(notes: &mut Notes, section: &'static str, line: usize, found: &mut InFile<'_>) {
    let (heading, body) = section.split_once('\n').unwrap_or((section, ""));
    let heading = heading.trim();
    let Some((regions, note)) = leading_comment(body) else {
        let body = body.trim();
        notes.sections.push(Section {
            heading,
            body,
            line,
        });
        return;
    };
    let (python, rust) = match regions.split_once('=') {
        Some((python, rust)) => (names(python), names(rust)),
        None => (names(regions), names(regions)),
    };
    if python.is_empty() && rust.is_empty() {
        found.report(line + 1, "the band names no region".to_owned());
    }
    if !notes.sections.is_empty() {
        found.report(line, format!("band `{heading}` follows a free section"));
    }
    notes.bands.push(Band {
        title: heading,
        python,
        rust,
        note: note.trim(),
        line,
    });
}

fn count_lines(text: &str) -> usize {
    text.matches('\n').count()
}

fn names(list: &'static str) -> Vec<&'static str> {
    list.split(',')
        .map(str::trim)
        .filter(|name| !name.is_empty())
        .collect()
}

/// The front matter and what follows it.
fn split_front_matter(text: &'static str) -> Option<(&'static str, &'static str)> {
    let rest = text.strip_prefix("+++\n")?;
    if let Some(body) = rest.strip_prefix("+++\n") {
        return Some(("", body));
    }
    let end = rest.find("\n+++\n")?;
    Some((&rest[..=end], &rest[end + "\n+++\n".len()..]))
}

/// The comment that `body` begins with, and what follows it.
fn leading_comment(body: &'static str) -> Option<(&'static str, &'static str)> {
    body.trim_start().strip_prefix("<!--")?.split_once("-->")
}

/// Cuts before every second-level heading that stands outside of fenced code; the first part is what
/// precedes them all.
fn sections(body: &'static str) -> Vec<&'static str> {
    let mut parts = Vec::new();
    let mut begin = 0;
    let mut offset = 0;
    let mut fenced = false;
    for line in body.split_inclusive('\n') {
        if line.trim_start().starts_with("```") {
            fenced = !fenced;
        } else if !fenced && line.starts_with("## ") {
            parts.push(&body[begin..offset]);
            begin = offset;
        }
        offset += line.len();
    }
    parts.push(&body[begin..]);
    parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::found::{Found, Place};

    fn parse(text: &'static str) -> (Notes, Vec<String>) {
        let mut found = Found::new(Place::question("q99"));
        let notes = super::parse(text, &mut found.notes());
        let problems = found.into_problems();
        (notes, problems.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn bands_name_their_regions() {
        let (notes, problems) = parse(
            "+++\ntitle = \"T\"\ntopic = \"U\"\n+++\n\nIdea.\n\n## A\n<!-- a = b, c -->\n\nWhy.\n\n## B\n<!-- b -->\n## C\n<!-- = d -->\n## D\n<!-- e = -->\n\n## Pitfalls\n\n- One.\n",
        );
        assert!(problems.is_empty(), "{problems:?}");
        assert_eq!(notes.idea, "Idea.");
        let regions: Vec<_> = notes
            .bands
            .iter()
            .map(|band| (band.python.clone(), band.rust.clone()))
            .collect();
        assert_eq!(
            regions,
            [
                (vec!["a"], vec!["b", "c"]),
                (vec!["b"], vec!["b"]),
                (vec![], vec!["d"]),
                (vec!["e"], vec![]),
            ]
        );
        assert_eq!(notes.bands[0].note, "Why.");
        assert_eq!(notes.bands[0].line, 8);
        assert_eq!(notes.sections[0].heading, "Pitfalls");
        assert_eq!(notes.sections[0].line, 20);
    }

    #[test]
    fn wrong_front_matter_is_placed() {
        let (_, problems) = parse("+++\ntitle = \"T\"\ntopik = \"U\"\n+++\n");
        assert_eq!(problems.len(), 1);
        assert!(
            problems[0]
                .starts_with("questions/q99/notes.md:3: front matter: unknown field `topik`"),
            "{problems:?}"
        );
        let (_, problems) = parse("# Title\n");
        assert!(problems[0].contains("no front matter"));
    }

    #[test]
    fn headings_in_fenced_code_are_code() {
        let (notes, _) = parse(
            "+++\ntitle = \"T\"\ntopic = \"U\"\n+++\n## A\n```\n## no\n```\n## Read next\nx\n",
        );
        let headings: Vec<_> = notes.sections.iter().map(|s| s.heading).collect();
        assert_eq!(headings, ["A", "Read next"]);
    }
}
