//! Numbered lines of code or output in plain text.

/// How lines say whose they are, and which.
///
/// ```
/// use py2rs::render::plain::Labels;
///
/// assert_ne!(Labels::EachLine, Labels::InWords);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Labels {
    /// Before each line, for `grep`: `rust   12 | ...`.
    EachLine,
    /// Before each run of lines, in words: `Rust, lines 12 to 14:`.
    InWords,
}

/// A line as it is listed.
#[derive(Debug)]
pub(crate) struct Listed<'a> {
    /// One word.
    pub(crate) label: &'a str,
    /// The same in words, as a sentence begins.
    pub(crate) spoken: String,
    /// 1-based.
    pub(crate) number: usize,
    /// Whether lines before it are left out.
    pub(crate) after_gap: bool,
    /// Its text, in as many rows as the width needs.
    pub(crate) rows: Vec<String>,
}

/// The longest labels beside code and beside output.
const CODE: usize = "python".len();

impl Labels {
    /// The columns before the code where line numbers have `digits`.
    pub(crate) fn width(self, digits: usize) -> usize {
        match self {
            Self::EachLine => CODE + 1 + digits + " | ".len(),
            Self::InWords => 0,
        }
    }
}

/// Adds `lines` to `out`; their numbers have at most so many `digits`.
pub(crate) fn write(out: &mut String, lines: &[Listed<'_>], labels: Labels, digits: usize) {
    match labels {
        Labels::EachLine => with_labels(out, lines, digits),
        Labels::InWords => in_words(out, lines),
    }
}

/// Adds a line that belongs to the one above and has neither label nor number.
pub(crate) fn unnumbered(out: &mut String, line: &Listed<'_>, digits: usize) {
    for row in &line.rows {
        let row = format!("{:CODE$} {:>digits$} | {row}", line.label, "");
        out.push_str(row.trim_end());
        out.push('\n');
    }
}

fn with_labels(out: &mut String, lines: &[Listed<'_>], digits: usize) {
    let longest = lines.iter().map(|line| line.label.len()).max();
    let column = longest.unwrap_or(0).max(CODE);
    for line in lines {
        let label = line.label;
        if line.after_gap {
            let gap = format!("{label:<column$} {:>digits$}\n", "⋮");
            out.push_str(&gap);
        }
        for (index, row) in line.rows.iter().enumerate() {
            let number = line.number.to_string();
            let number = if index == 0 { number.as_str() } else { "↪" };
            let row = format!("{label:<column$} {number:>digits$} | {row}");
            out.push_str(row.trim_end());
            out.push('\n');
        }
    }
}

fn in_words(out: &mut String, lines: &[Listed<'_>]) {
    let follows = |before: &Listed<'_>, line: &Listed<'_>| {
        before.spoken == line.spoken && line.number == before.number + 1 && !line.after_gap
    };
    for run in lines.chunk_by(follows) {
        let [first, ..] = run else { continue };
        let last = first.number + run.len() - 1;
        let numbers = if run.len() == 1 {
            format!("line {last}")
        } else {
            format!("lines {} to {last}", first.number)
        };
        out.extend([&first.spoken, ", ", &numbers, ":\n"]);
        for row in run.iter().flat_map(|line| &line.rows) {
            out.push_str(row.trim_end());
            out.push('\n');
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(spoken: &str, number: usize, after_gap: bool) -> Listed<'static> {
        Listed {
            label: "rust",
            spoken: spoken.to_owned(),
            number,
            after_gap,
            rows: vec![format!("    {number} ")],
        }
    }

    #[test]
    fn runs_are_announced_in_words() {
        let lines = [
            line("Rust", 3, false),
            line("Rust", 4, false),
            line("Rust", 9, true),
            line("Other", 10, false),
        ];
        let mut out = String::new();
        write(&mut out, &lines, Labels::InWords, 2);
        assert_eq!(
            out,
            "Rust, lines 3 to 4:\n    3\n    4\nRust, line 9:\n    9\nOther, line 10:\n    10\n"
        );
    }

    #[test]
    fn labels_stand_before_each_line() {
        let mut out = String::new();
        let lines = [line("Rust", 3, false), line("Rust", 9, true)];
        write(&mut out, &lines, Labels::EachLine, 2);
        assert_eq!(out, "rust    3 |     3\nrust    ⋮\nrust    9 |     9\n");
    }
}
