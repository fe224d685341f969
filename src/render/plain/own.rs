//! The page of a reader's own file in plain text: the head, and for each definition its statements in
//! groups, Python before Rust, then what is said about them.

use super::Page;
use super::lines::{self, Labels, Listed};
use crate::explain::comparison::{Band, Comparison, Footnote, Line, Mark};
use crate::layout::{groups, paragraphs};

impl Page {
    pub(super) fn own(&mut self, comparison: &Comparison) {
        for line in &comparison.head {
            self.labelled(line.label, &line.text);
        }
        for band in &comparison.bands {
            self.empty();
            self.own_band(band);
        }
        for section in &comparison.sections {
            self.empty();
            self.rows(&paragraphs(
                &format!("{}: {}", section.heading, section.body),
                self.measure(),
            ));
        }
        if !comparison.related.is_empty() {
            self.empty();
        }
        for (id, title) in &comparison.related {
            self.labelled("related", &format!("{id}: {title}"));
        }
    }

    fn own_band(&mut self, band: &Band) {
        let status = match &*band.status {
            "" => String::new(),
            status => format!(", {status}"),
        };
        let title = format!("{}{status}", band.title);
        self.labelled(&format!("band {}", band.number), &title);
        for (python, rust) in groups(band) {
            self.own_lines(band, &band.python[python]);
            self.code("rust", "Rust", &band.rust[rust]);
        }
        for footnote in &band.footnotes {
            self.footnote(footnote);
        }
        for remark in &band.remarks {
            self.labelled(remark.label, &remark.text);
        }
    }

    /// Python lines, each mistake marked below its line.
    fn own_lines(&mut self, band: &Band, python: &[Line]) {
        let mut from = 0;
        for (index, line) in python.iter().enumerate() {
            let mistake = band
                .footnotes
                .iter()
                .find(|footnote| footnote.is_mistake && line.notes.contains(&footnote.number));
            if let Some(mistake) = mistake {
                self.code("python", "Python", &python[from..=index]);
                from = index + 1;
                self.mistake(line, mistake.title);
            }
        }
        self.code("python", "Python", &python[from..]);
    }

    fn mistake(&mut self, line: &Line, title: &str) {
        let marked = || {
            line.pieces
                .iter()
                .filter(|piece| piece.mark == Mark::Mistake)
        };
        let (Some(first), Some(last)) = (marked().next(), marked().next_back()) else {
            return;
        };
        let from = first.range.start;
        let code = line.text.get(from..last.range.end).unwrap_or_default();
        match self.labels {
            Labels::InWords => {
                self.labelled(
                    &format!("Mistake in line {}", line.number),
                    &format!("{code}: {title}"),
                );
            }
            Labels::EachLine => {
                let before = crate::text::visible::width(&line.text[..from]);
                let carets = "^".repeat(crate::text::visible::width(code).max(1));
                let listed = Listed {
                    label: "",
                    spoken: String::new(),
                    number: line.number,
                    after_gap: false,
                    rows: vec![format!("{}{carets} {title}", " ".repeat(before))],
                };
                lines::unnumbered(&mut self.out, &listed, self.digits);
            }
        }
    }

    fn footnote(&mut self, footnote: &Footnote) {
        let label = if footnote.is_mistake {
            "mistake"
        } else {
            "note"
        };
        let word = if footnote.lines.len() == 1 {
            "line"
        } else {
            "lines"
        };
        let numbers: Vec<String> = footnote.lines.iter().map(usize::to_string).collect();
        let place = format!("{}, {word} {}", footnote.id, numbers.join(", "));
        if footnote.text.is_empty() {
            self.labelled(label, &place);
        } else if footnote.text.contains("\n\n") {
            self.labelled(label, &format!("{place}:"));
            self.rows(&paragraphs(&footnote.text, self.measure()));
        } else {
            let text = format!("{label}: {place}: {}", footnote.text);
            self.rows(&paragraphs(&text, self.measure()));
        }
    }
}
