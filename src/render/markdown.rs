//! Markdown (`CommonMark`), for a wiki, a review or a notebook.
//!
//! Code stands in fences that no line of it can close, names and paths in code spans, and what is left
//! is escaped: nothing of a source or a file's name becomes markup.

mod inline;
mod report;

use std::fmt::Write as _;

use inline::{code, escaped, longest_run, title};

use crate::explain::comparison::{Band, Comparison, Differing, Footnote, Line, Occurrences, Whose};
use crate::layout::{MOST_PLACES, lead, python_label};
use crate::text::visible;

pub(crate) use report::report;

/// Everything there is to show about a question, a card or a file.
///
/// ```
/// use py2rs::{analysis::Analysis, explain, render::markdown, source::Source};
///
/// let analysis = Analysis::of(Source::new("a.py", "squares = [n * n for n in range(9)]\n"));
/// assert!(markdown::text(&explain::explain(&analysis)).starts_with("# "));
/// ```
#[must_use]
pub fn text(comparison: &Comparison) -> String {
    let mut page = Page(String::new());
    // A title of the corpus follows its id; a file's own follows its path.
    let is_file = comparison.topic.is_empty();
    let id = if is_file {
        code(&comparison.id)
    } else {
        escaped(&comparison.id)
    };
    page.block(&format!("# {id}: {}", title(&comparison.title)));
    if comparison.is_own {
        page.own(comparison);
        return page.0;
    }
    if !is_file {
        page.block(&format!("*{}*", escaped(&comparison.topic)));
    }
    if let Some(path) = &comparison.copy {
        page.block(&format!(
            "Recognised in {}; the Python lines are yours.",
            code(path)
        ));
    }
    page.block(&visible::kept_lines(&comparison.idea));
    page.idioms("Idioms", &comparison.idioms, MOST_PLACES);
    for band in &comparison.bands {
        page.band(band);
    }
    page.differences(comparison);
    if let Some((lines, left_out)) = comparison.both_print() {
        page.block("## Both print");
        let text = visible::kept_lines(&(lines.join("\n") + "\n")).into_owned();
        page.fenced("text", &text);
        if left_out > 0 {
            page.block(&format!("{left_out} lines more are not shown."));
        }
    }
    for section in &comparison.sections {
        page.block(&format!("## {}", title(&section.heading)));
        page.block(&visible::kept_lines(&section.body));
    }
    if !comparison.crates.is_empty() {
        page.block("## Crates");
        let crates = comparison.crates.iter().map(|name| code(name));
        page.list(crates);
    }
    if !comparison.related.is_empty() {
        page.block("## Related");
        let related = comparison.related.iter();
        page.list(related.map(|(id, text)| format!("{}: {}", code(id), title(text))));
    }
    page.0
}

struct Page(String);

impl Page {
    /// Adds a block, an empty line before it.
    fn block(&mut self, text: &str) {
        let text = text.trim_end();
        if text.is_empty() {
            return;
        }
        if !self.0.is_empty() {
            self.0.push('\n');
        }
        self.0.push_str(text);
        self.0.push('\n');
    }

    fn list(&mut self, items: impl Iterator<Item = String>) {
        // Of none there is no list.
        let items: Vec<String> = items.map(|item| format!("- {item}")).collect();
        self.block(&items.join("\n"));
    }

    fn idioms(&mut self, heading: &str, idioms: &[Occurrences], most: usize) {
        if idioms.is_empty() {
            return;
        }
        self.block(&format!("## {heading}"));
        self.list(idioms.iter().map(|idiom| {
            let places = places(idiom, most);
            format!("{}: {}, {places}", code(idiom.id), title(idiom.title))
        }));
    }

    fn band(&mut self, band: &Band) {
        self.block(&format!("## {}. {}", band.number, title(&band.title)));
        if !band.idioms.is_empty() {
            let idioms: Vec<String> = band.idioms.iter().map(|id| code(id)).collect();
            self.block(&format!("Idioms: {}", idioms.join(", ")));
        }
        if !band.concepts.is_empty() {
            let concepts = band.concepts.iter();
            let concepts = concepts.map(|it| format!("{} → {}", code(&it.python), code(&it.rust)));
            let concepts: Vec<String> = concepts.collect();
            self.block(&format!("Concepts: {}", concepts.join(", ")));
        }
        let python = match &band.unit {
            Some(name) => format!("Python: {}", code(name)),
            None => python_label(band),
        };
        self.code(&python, "python", "#", &band.python);
        self.code("Rust", "rust", "//", &band.rust);
        let note = visible::kept_lines(&band.note);
        match lead(band) {
            "" => self.block(&note),
            lead => self.block(&format!("**{lead}** {note}")),
        }
    }

    /// A reader's own file: the head, and the definitions with their footnotes.
    fn own(&mut self, comparison: &Comparison) {
        let head = comparison.head.iter();
        self.list(head.map(|line| {
            let label = escaped(line.label);
            if line.is_warning {
                format!("**{label}**: {}", escaped(&line.text))
            } else {
                format!("{label}: {}", escaped(&line.text))
            }
        }));
        for band in &comparison.bands {
            let status = match &*band.status {
                "" => String::new(),
                status => format!(", {}", escaped(status)),
            };
            let name = match &band.unit {
                Some(name) => code(name),
                None => escaped(&band.title),
            };
            self.block(&format!("## {name}{status}"));
            self.code("Python", "python", "#", &band.python);
            self.code("Rust", "rust", "//", &band.rust);
            self.list(band.footnotes.iter().map(footnote));
            for long in band.footnotes.iter().filter(|it| it.text.contains("\n\n")) {
                self.block(&format!("### {}: {}", code(long.id), title(long.title)));
                self.block(&visible::kept_lines(&long.text));
            }
            let remarks = band.remarks.iter();
            self.list(remarks.map(|it| format!("{}: {}", escaped(it.label), escaped(&it.text))));
        }
        for section in &comparison.sections {
            self.block(&format!("## {}", title(&section.heading)));
            self.block(&visible::kept_lines(&section.body));
        }
        if !comparison.related.is_empty() {
            self.block("## Related");
            let related = comparison.related.iter();
            self.list(related.map(|(id, text)| format!("{}: {}", code(id), title(text))));
        }
    }

    /// A label and the lines in a fence, with a comment where lines are left out.
    fn code(&mut self, label: &str, language: &str, comment: &str, lines: &[Line]) {
        let (Some(first), Some(last)) = (lines.first(), lines.last()) else {
            return;
        };
        let numbers = if first.number == last.number {
            format!("line {}", first.number)
        } else {
            format!("lines {} to {}", first.number, last.number)
        };
        self.block(&format!("{label}, {numbers}:"));
        let mut text = String::new();
        for line in lines {
            if line.after_gap {
                push(&mut text, format_args!("{comment} ⋮\n"));
            }
            push(
                &mut text,
                format_args!("{}\n", visible::kept_lines(&line.text).trim_end()),
            );
        }
        self.fenced(language, &text);
    }

    fn fenced(&mut self, language: &str, text: &str) {
        let fence = "`".repeat(longest_run(text).max(2) + 1);
        self.block(&format!("{fence}{language}\n{text}{fence}"));
    }

    fn differences(&mut self, comparison: &Comparison) {
        if comparison.differences.is_empty() {
            return;
        }
        self.block("## What differs");
        let id = escaped(&comparison.id);
        self.block(&format!(
            "Lines with `+` are only in your copy, lines with `-` only in {id}.py."
        ));
        for group in &comparison.differences {
            let mut text = String::new();
            for Differing { whose, line } in group {
                let sign = match whose {
                    Whose::Both => ' ',
                    Whose::Copy => '+',
                    Whose::Program => '-',
                };
                push(
                    &mut text,
                    format_args!("{sign}{}\n", visible::kept_lines(&line.text).trim_end()),
                );
            }
            self.fenced("diff", &text);
        }
    }
}

/// A footnote as an item of a list.
fn footnote(footnote: &Footnote) -> String {
    let word = if footnote.lines.len() == 1 {
        "line"
    } else {
        "lines"
    };
    let numbers: Vec<String> = footnote.lines.iter().map(usize::to_string).collect();
    let warning = if footnote.is_mistake {
        "**mistake** "
    } else {
        ""
    };
    let place = format!(
        "{warning}{}, {word} {}",
        code(footnote.id),
        numbers.join(", ")
    );
    if footnote.text.is_empty() || footnote.text.contains("\n\n") {
        return place;
    }
    format!(
        "{place}: {}",
        visible::kept_lines(&footnote.text).replace('\n', " ")
    )
}

/// As in ``lines 3 (`compute`), 9 and 2 more``.
fn places(idiom: &Occurrences, most: usize) -> String {
    let place = |(place, subject): &(crate::python::source::Place, Option<String>)| match subject {
        Some(subject) => format!("{} ({})", place.line, code(subject)),
        None => place.line.to_string(),
    };
    let shown: Vec<String> = idiom.places.iter().take(most).map(place).collect();
    let word = if idiom.places.len() == 1 {
        "line"
    } else {
        "lines"
    };
    let mut text = format!("{word} {}", shown.join(", "));
    if shown.len() < idiom.places.len() {
        let more = idiom.places.len() - shown.len();
        push(&mut text, format_args!(" and {more} more"));
    }
    text
}

fn push(text: &mut String, line: std::fmt::Arguments<'_>) {
    text.write_fmt(line)
        .unwrap_or_else(|error| unreachable!("writing to a string: {error}"));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_span_holds_any_text() {
        assert_eq!(code("a.py"), "`a.py`");
        assert_eq!(code("a`b``c"), "```a`b``c```");
        assert_eq!(code("`"), "`` ` ``");
        assert_eq!(code("a\n# b"), "`a␊# b`");
        assert_eq!(code(""), "`  `");
    }

    #[test]
    fn titles_are_text_but_for_their_code() {
        assert_eq!(
            title("Mutex<T>: `a<b>` and *args"),
            "Mutex\\<T\\>: `a<b>` and \\*args"
        );
        assert_eq!(title("a ` alone"), "a \\` alone");
    }
}
