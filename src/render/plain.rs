//! Plain text, for pipes, files and screen readers.
//!
//! No columns and no boxes: every line says by its first word what it is, so that `grep '^rust'` finds
//! the Rust side. A line of code stays a line unless a width is asked for:
//!
//! ```text
//! band 2: The wrapper becomes a closure
//! python  6 | def wrapper(*args, **kwargs):
//! rust   12 | move |argument| {
//! note: Why Rust does this part so.
//! ```
//!
//! For a screen reader, which says every sign of such a line aloud, runs of lines are announced in words
//! and the code stands alone:
//!
//! ```text
//! band 2: The wrapper becomes a closure
//! Python, line 6:
//! def wrapper(*args, **kwargs):
//! Rust, line 12:
//! move |argument| {
//! note: Why Rust does this part so.
//! ```

mod lines;
mod own;

use crate::explain::comparison::{Band, Comparison, Differing, Line, Occurrences, Whose};
use crate::layout::{
    MOST_PLACES, Role, Row, Style, copied, hanging, lead, paragraphs, places, remark, shown,
    wrap_code,
};

use crate::learn::practice::{Printed, Side};

use lines::Listed;

pub use lines::Labels;

/// Prose is wrapped at this many columns where no width is asked for.
const MEASURE: usize = 80;

const PLAIN: Role = Role::Text(Style::Plain);

/// Everything there is to show about a question; with a `width`, no line is wider than that.
///
/// ```
/// use py2rs::render::plain::{self, Labels};
/// use py2rs::{analysis::Analysis, explain, source::Source};
///
/// let analysis = Analysis::of(Source::new("a.py", "squares = [n * n for n in range(9)]\n"));
/// let text = plain::text(&explain::explain(&analysis), Some(80), Labels::EachLine);
/// assert!(text.contains("python 1 | squares"));
/// ```
#[must_use]
pub fn text(comparison: &Comparison, width: Option<usize>, labels: Labels) -> String {
    let lines = comparison.bands.iter();
    let lines = lines.flat_map(|band| band.python.iter().chain(&band.rust));
    let differing = comparison.differences.iter().flatten();
    let lines = lines.chain(differing.map(|it| &it.line));
    let last = lines.map(|line| line.number).max().unwrap_or(0);
    let mut page = Page {
        out: String::new(),
        width,
        labels,
        digits: last.to_string().len(),
    };
    page.labelled(&comparison.id, &comparison.title);
    if comparison.is_own {
        page.own(comparison);
        return page.out;
    }
    if !comparison.topic.is_empty() {
        page.labelled("topic", &comparison.topic);
    }
    if let Some(copy) = &comparison.copy {
        page.labelled("copy", &copied(copy));
    }
    if !comparison.idea.is_empty() {
        page.empty();
        page.rows(&paragraphs(&comparison.idea, page.measure()));
    }
    page.idioms("idiom", &comparison.idioms, MOST_PLACES);
    for band in &comparison.bands {
        page.empty();
        page.band(band);
    }
    if !comparison.differences.is_empty() {
        page.empty();
        let id = &comparison.id;
        let legend = match labels {
            Labels::EachLine => {
                format!("lines of your copy only (yours), lines of {id}.py only ({id})")
            }
            Labels::InWords => format!("your copy and {id}.py"),
        };
        page.labelled("What differs", &legend);
    }
    for (index, group) in comparison.differences.iter().enumerate() {
        if index > 0 {
            page.empty();
        }
        page.difference(&comparison.id, group);
    }
    if let Some((lines, left_out)) = comparison.both_print() {
        page.empty();
        page.labelled("Both print", "");
        for line in lines {
            page.rows(&[Row::of(line, PLAIN)]);
        }
        if left_out > 0 {
            page.labelled("and more lines", &left_out.to_string());
        }
    }
    for section in &comparison.sections {
        page.empty();
        page.labelled(&section.heading, "");
        page.rows(&paragraphs(&section.body, page.measure()));
    }
    if !comparison.crates.is_empty() || !comparison.related.is_empty() {
        page.empty();
    }
    for name in &comparison.crates {
        page.labelled("crate", name);
    }
    for (id, title) in &comparison.related {
        page.labelled("related", &format!("{id}: {title}"));
    }
    page.out
}

/// What a program printed against what was expected, line by line.
#[must_use]
#[doc(hidden)]
pub fn printed(printed: &Printed, labels: Labels) -> String {
    let changes = || printed.groups.iter().flatten();
    let last = changes().map(|it| it.number).max().unwrap_or(0);
    let mut out = String::new();
    for (index, group) in printed.groups.iter().enumerate() {
        if index > 0 {
            out.push('\n');
        }
        let listed = group.iter().map(|change| {
            let (label, spoken) = match change.side {
                Side::Both => ("both", "Expected and printed"),
                Side::Expected => ("expected", "Expected"),
                Side::Printed => ("printed", "Printed"),
            };
            let remark = remark(change).map(|it| format!(" {it}"));
            Listed {
                label,
                spoken: spoken.into(),
                number: change.number,
                after_gap: false,
                rows: vec![shown(change) + remark.as_deref().unwrap_or_default()],
            }
        });
        let digits = last.to_string().len();
        lines::write(&mut out, &listed.collect::<Vec<_>>(), labels, digits);
    }
    if printed.left_out > 0 {
        out.extend(["and ", &printed.left_out.to_string(), " lines more\n"]);
    }
    out
}

struct Page {
    out: String,
    width: Option<usize>,
    labels: Labels,
    /// Of the last line number.
    digits: usize,
}

impl Page {
    fn measure(&self) -> usize {
        self.width.unwrap_or(MEASURE).clamp(1, MEASURE)
    }

    fn empty(&mut self) {
        self.out.push('\n');
    }

    fn rows(&mut self, rows: &[Row]) {
        for row in rows {
            self.out.push_str(&row.text());
            self.out.push('\n');
        }
    }

    fn labelled(&mut self, label: &str, text: &str) {
        let text = format!("{label}: {text}");
        let width = self.width.unwrap_or(usize::MAX).max(1);
        self.rows(&hanging("", PLAIN, &[(&text, PLAIN)], width));
    }

    fn idioms(&mut self, label: &str, idioms: &[Occurrences], most: usize) {
        if !idioms.is_empty() {
            self.empty();
        }
        for idiom in idioms {
            let text = format!("{}: {}, {}", idiom.id, idiom.title, places(idiom, most));
            self.labelled(label, &text);
        }
    }

    /// Lines that only the copy has begin with `yours`, those that only the question has with its id.
    fn difference(&mut self, question: &str, lines: &[Differing]) {
        let listed = lines.iter().map(|differing| {
            let (label, spoken) = match differing.whose {
                Whose::Both => ("both", "In both".to_owned()),
                Whose::Copy => ("yours", "Only in your copy".to_owned()),
                Whose::Program => (question, format!("Only in {question}.py")),
            };
            self.listed(label, spoken, &differing.line)
        });
        let listed: Vec<_> = listed.collect();
        lines::write(&mut self.out, &listed, self.labels, self.digits);
    }

    fn band(&mut self, band: &Band) {
        self.labelled(&format!("band {}", band.number), &band.title);
        for idiom in &band.idioms {
            self.labelled("idiom", idiom);
        }
        if let Some(unit) = &band.unit {
            self.labelled("in", unit);
        }
        for concept in &band.concepts {
            let text = format!("{} in Python, {} in Rust", concept.python, concept.rust);
            self.labelled("concept", &text);
        }
        self.code("python", "Python", &band.python);
        self.code("rust", "Rust", &band.rust);
        let label = match lead(band) {
            "" => "note:",
            lead => lead,
        };
        self.rows(&paragraphs(
            &format!("{label} {}", band.note),
            self.measure(),
        ));
    }

    fn code(&mut self, label: &str, spoken: &str, lines: &[Line]) {
        let listed = lines.iter();
        let listed: Vec<_> = listed
            .map(|line| self.listed(label, spoken.to_owned(), line))
            .collect();
        lines::write(&mut self.out, &listed, self.labels, self.digits);
    }

    fn listed<'a>(&self, label: &'a str, spoken: String, line: &Line) -> Listed<'a> {
        let before = self.labels.width(self.digits);
        let width = self.width.unwrap_or(usize::MAX).saturating_sub(before);
        let rows = wrap_code(line, width.max(1));
        Listed {
            label,
            spoken,
            number: line.number,
            after_gap: line.after_gap,
            rows: rows.iter().map(Row::text).collect(),
        }
    }
}
