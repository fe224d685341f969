//! A program cut into named regions by marker lines that readers never see.

use std::borrow::Cow;
use std::ops::Range;

use super::found::InFile;

/// A program as it is shown: without marker lines.
///
/// ```
/// use py2rs::corpus;
///
/// let question = corpus::question("q18").expect("it is there");
/// let program = &question.python;
/// assert!(!program.regions().is_empty());
/// ```
#[derive(Debug, Clone)]
pub struct Program {
    text: String,
    regions: Vec<Region>,
    pairs: Vec<Paired>,
}

/// A line that answers to the line of the other program that has the same mark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Paired {
    pub(super) name: &'static str,
    /// 1-based, of the program as it is shown.
    pub(super) line: usize,
    /// The 1-based line of the mark in the file.
    pub(super) marker: usize,
}

/// A named run of lines.
///
/// ```
/// use py2rs::corpus;
///
/// let question = corpus::question("q18").expect("it is there");
/// let program = &question.python;
/// let region = &program.regions()[0];
/// assert_eq!(program.region(region.name), Some(region));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Region {
    /// `kebab-case`.
    pub name: &'static str,
    /// 1-based lines of the program as it is shown, end excluded; neither the first nor the last of
    /// them is blank.
    pub lines: Range<usize>,
    /// The 1-based line of the opening marker in the file.
    pub(super) marker: usize,
}

enum Marker {
    Start(&'static str),
    End(&'static str),
    Pair(&'static str),
}

/// The marker that `line` is, if it is one.
fn marker(line: &'static str, comment: &str) -> Option<Marker> {
    let rest = line.trim().strip_prefix(comment)?.trim_start();
    if let Some(name) = rest.strip_prefix("ANCHOR:") {
        return Some(Marker::Start(name.trim()));
    }
    if let Some(name) = rest.strip_prefix("PAIR:") {
        return Some(Marker::Pair(name.trim()));
    }
    rest.strip_prefix("ANCHOR_END:")
        .map(|name| Marker::End(name.trim()))
}

/// `text` without its marker lines, in a language whose line comments begin with `comment`.
pub(super) fn without_markers(text: &'static str, comment: &str) -> Cow<'static, str> {
    if !text.contains("ANCHOR") && !text.contains("PAIR:") {
        return Cow::Borrowed(text);
    }
    let lines = text.split_inclusive('\n');
    Cow::Owned(
        lines
            .filter(|line| marker(line, comment).is_none())
            .collect(),
    )
}

impl Program {
    /// Cuts `text` up; `comment` begins a line comment of its language.
    pub(super) fn parse(text: &'static str, comment: &str, found: &mut InFile<'_>) -> Self {
        let mut shown = String::with_capacity(text.len());
        let mut regions: Vec<Region> = Vec::new();
        let mut open: Option<Region> = None;
        let mut pairs = Vec::new();
        let mut next = 1;
        for (index, line) in text.split_inclusive('\n').enumerate() {
            let number = index + 1;
            match marker(line, comment) {
                None => {
                    let blank = line.trim().is_empty();
                    if !blank && open.is_none() {
                        found.report(number, "the line lies in no region".to_owned());
                    }
                    shown.push_str(line);
                    next += 1;
                    if let (false, Some(region)) = (blank, &mut open) {
                        if region.lines.is_empty() {
                            region.lines.start = next - 1;
                        }
                        region.lines.end = next;
                    }
                }
                Some(Marker::Start(name)) => {
                    if let Some(region) = open.take() {
                        let outer = region.name;
                        found.report(
                            number,
                            format!("region `{name}` begins inside of region `{outer}`"),
                        );
                        regions.push(region);
                    }
                    open = Some(Region {
                        name,
                        lines: next..next,
                        marker: number,
                    });
                }
                Some(Marker::Pair(name)) => pairs.push(Paired {
                    name,
                    line: next,
                    marker: number,
                }),
                Some(Marker::End(name)) => match open.take() {
                    Some(region) => {
                        if region.name != name {
                            let open = region.name;
                            found.report(
                                number,
                                format!("region `{name}` ends where `{open}` is open"),
                            );
                        }
                        regions.push(region);
                    }
                    None => found.report(number, format!("region `{name}` ends but never began")),
                },
            }
        }
        if let Some(region) = open {
            let name = region.name;
            found.report(region.marker, format!("region `{name}` never ends"));
            regions.push(region);
        }
        Self {
            text: shown,
            regions,
            pairs,
        }
    }

    /// The text, without marker lines.
    ///
    /// ```
    /// use py2rs::corpus;
    ///
    /// let question = corpus::question("q18").expect("it is there");
    /// let program = &question.python;
    /// assert!(!program.text().contains("ANCHOR"));
    /// ```
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The regions in order.
    ///
    /// ```
    /// use py2rs::corpus;
    ///
    /// let question = corpus::question("q18").expect("it is there");
    /// let program = &question.python;
    /// assert!(program.regions().is_sorted_by_key(|region| region.lines.start));
    /// ```
    #[must_use]
    pub fn regions(&self) -> &[Region] {
        &self.regions
    }

    /// The region of that name.
    ///
    /// ```
    /// use py2rs::corpus;
    ///
    /// let question = corpus::question("q18").expect("it is there");
    /// let program = &question.python;
    /// assert_eq!(program.region("no such region"), None);
    /// ```
    #[must_use]
    pub fn region(&self, name: &str) -> Option<&Region> {
        self.regions.iter().find(|region| region.name == name)
    }

    /// The mark of a line that answers to a line of the other program.
    ///
    /// ```
    /// use py2rs::corpus;
    ///
    /// let question = corpus::question("q18").expect("it is there");
    /// let program = &question.python;
    /// let lines = 1..=program.text().lines().count();
    /// let pairs = lines.filter_map(|line| program.pair_at(line)).count();
    /// assert!(pairs <= program.text().lines().count());
    /// ```
    #[must_use]
    pub fn pair_at(&self, line: usize) -> Option<&'static str> {
        let mut pairs = self.pairs.iter();
        pairs.find(|pair| pair.line == line).map(|pair| pair.name)
    }

    /// All lines with such a mark.
    #[cfg(test)]
    pub(super) fn pairs(&self) -> &[Paired] {
        &self.pairs
    }

    /// The lines of the regions of those names; names without a region are left out.
    pub(super) fn lines_of(&self, names: &[&str]) -> Vec<Range<usize>> {
        names
            .iter()
            .filter_map(|name| self.region(name))
            .map(|region| region.lines.clone())
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::found::{Found, Place};

    fn parse(text: &'static str) -> (Program, Vec<String>) {
        let mut found = Found::new(Place::question("q99"));
        let program = Program::parse(text, "#", &mut found.python());
        let problems = found.into_problems();
        let problems = problems.iter().map(ToString::to_string).collect();
        (program, problems)
    }

    #[test]
    fn lines_are_counted_without_markers() {
        let (program, problems) = parse(
            "# ANCHOR: one\nimport a\n\n# ANCHOR_END: one\n\ndef f():\n    # ANCHOR: two\n    pass\n    # ANCHOR_END: two\n",
        );
        assert_eq!(program.text(), "import a\n\n\ndef f():\n    pass\n");
        let lines: Vec<_> = program
            .regions()
            .iter()
            .map(|region| (region.name, region.lines.clone()))
            .collect();
        assert_eq!(lines, [("one", 1..2), ("two", 5..6)]);
        assert_eq!(
            problems,
            ["questions/q99/q99.py:6: the line lies in no region"]
        );
    }

    #[test]
    fn a_line_that_answers_to_another_is_known_by_its_mark() {
        let text = "# ANCHOR: one\na = 1\n# PAIR: second\nb = 2\n# ANCHOR_END: one\n";
        let (program, problems) = parse(text);
        assert_eq!(problems, [""; 0]);
        assert_eq!(program.text(), "a = 1\nb = 2\n");
        assert_eq!(program.pair_at(2), Some("second"));
        assert_eq!(program.pair_at(1), None);
        assert_eq!(without_markers(text, "#"), program.text());
    }

    #[test]
    fn markers_must_pair() {
        let (_, problems) = parse("# ANCHOR: a\nx\n# ANCHOR: b\ny\n# ANCHOR_END: a\n");
        assert_eq!(
            problems,
            [
                "questions/q99/q99.py:3: region `b` begins inside of region `a`",
                "questions/q99/q99.py:5: region `a` ends where `b` is open",
            ]
        );
        let (_, problems) = parse("# ANCHOR_END: a\n# ANCHOR: a\nx\n");
        assert_eq!(
            problems,
            [
                "questions/q99/q99.py:1: region `a` ends but never began",
                "questions/q99/q99.py:2: region `a` never ends",
            ]
        );
    }
}
