//! Plain text, for pipes, files and screen readers.
//!
//! No columns and no boxes: every line says by its first word what it is, so that `grep '^rust'` finds
//! the Rust side, and read aloud it makes sense. A line of code stays a line unless a width is asked for:
//!
//! ```text
//! band 2: The wrapper becomes a closure
//! python  6 | def wrapper(*args, **kwargs):
//! rust   12 | move |argument| {
//! note: Why Rust does this part so.
//! ```

use crate::comparison::{Band, Comparison, Differing, Line, Occurrences, Whose};
use crate::layout::{
    MOST_PLACES, Role, Row, Style, copied, hanging, lead, paragraphs, places, remark, shown,
    wrap_code,
};

use crate::practice::{Printed, Side};

/// Prose is wrapped at this many columns where no width is asked for.
const MEASURE: usize = 80;

const PLAIN: Role = Role::Text(Style::Plain);

/// Everything there is to show about a question; with a `width`, no line is wider than that.
#[must_use]
pub fn text(comparison: &Comparison, width: Option<usize>) -> String {
    let lines = comparison.bands.iter();
    let lines = lines.flat_map(|band| band.python.iter().chain(&band.rust));
    let differing = comparison.differences.iter().flatten();
    let lines = lines.chain(differing.map(|it| &it.line));
    let last = lines.map(|line| line.number).max().unwrap_or(0);
    let mut page = Page {
        out: String::new(),
        width,
        digits: last.to_string().len(),
    };
    page.labelled(&comparison.id, &comparison.title);
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
    page.idioms("without counterpart", &comparison.unanswered, usize::MAX);
    if !comparison.differences.is_empty() {
        page.empty();
        let id = &comparison.id;
        let legend = format!("lines of your copy only (yours), lines of {id}.py only ({id})");
        page.labelled("What differs", &legend);
    }
    for (index, group) in comparison.differences.iter().enumerate() {
        if index > 0 {
            page.empty();
        }
        page.difference(&comparison.id, group);
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

/// What a program printed against what was expected: the first word of a line says whose it is.
#[must_use]
pub fn printed(printed: &Printed) -> String {
    let changes = || printed.groups.iter().flatten();
    let last = changes().map(|it| it.number).max().unwrap_or(0);
    let digits = last.to_string().len();
    let mut out = String::new();
    for (index, group) in printed.groups.iter().enumerate() {
        if index > 0 {
            out.push('\n');
        }
        for change in group {
            let label = match change.side {
                Side::Both => "both",
                Side::Expected => "expected",
                Side::Printed => "printed",
            };
            let (number, line) = (change.number, shown(change));
            let line = format!("{label:<8} {number:>digits$} | {line}");
            out.push_str(line.trim_end());
            if let Some(remark) = remark(change) {
                out.extend([" ", remark]);
            }
            out.push('\n');
        }
    }
    if printed.left_out > 0 {
        out.push_str(&format!("and {} lines more\n", printed.left_out));
    }
    out
}

struct Page {
    out: String,
    width: Option<usize>,
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
        for differing in lines {
            let label = match differing.whose {
                Whose::Both => "both",
                Whose::Copy => "yours",
                Whose::Program => question,
            };
            self.code(label, std::slice::from_ref(&differing.line));
        }
    }

    fn band(&mut self, band: &Band) {
        self.labelled(&format!("band {}", band.number), &band.title);
        for idiom in &band.idioms {
            self.labelled("idiom", idiom);
        }
        if let Some(unit) = &band.unit {
            self.labelled("in", unit);
        }
        self.code("python", &band.python);
        if band.is_example {
            self.labelled("rust", "by an example");
        }
        self.code("rust", &band.rust);
        let label = match lead(band) {
            "" => "note:",
            lead => lead,
        };
        self.rows(&paragraphs(
            &format!("{label} {}", band.note),
            self.measure(),
        ));
    }

    fn code(&mut self, label: &str, lines: &[Line]) {
        let digits = self.digits;
        let gutter = "python".len() + 1 + digits + " | ".len();
        let width = self.width.unwrap_or(usize::MAX).saturating_sub(gutter);
        for line in lines {
            if line.after_gap {
                let gap = format!("{label:<6} {:>digits$}\n", "⋮");
                self.out.push_str(&gap);
            }
            for (index, row) in wrap_code(line, width.max(1)).iter().enumerate() {
                let number = line.number.to_string();
                let number = if index == 0 { number.as_str() } else { "↪" };
                let line = format!("{label:<6} {number:>digits$} | {}", row.text());
                self.out.push_str(line.trim_end());
                self.out.push('\n');
            }
        }
    }
}
