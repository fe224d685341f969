//! What a program printed against what it should print, line by line.

use std::time::Duration;

use similar::{ChangeTag, TextDiff};

/// So many equal lines are shown around a difference.
const CONTEXT: usize = 3;

/// Finding the shortest difference of two long texts may take for ever; a longer one will do then.
const PATIENCE: Duration = Duration::from_millis(500);

/// The lines that are shown at most: who sees these knows where to look.
const MOST_LINES: usize = 200;

/// The characters of a line that are shown at most.
const MOST_CHARACTERS: usize = 2000;

/// Whose line it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// Expected and printed.
    Both,
    /// Expected, and not printed.
    Expected,
    /// Printed, and not expected.
    Printed,
}

/// A line of a difference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Whose it is.
    pub side: Side,
    /// Its 1-based number in the output that was printed, or in the expected one if it is only there.
    pub number: usize,
    /// Without its line end; as it was printed, nothing is made visible yet.
    pub text: String,
    /// Whether it has a line end.
    pub is_ended: bool,
    /// Whether so many characters were left out that they are not shown.
    pub is_cut: bool,
}

/// The differences between two outputs, in groups of lines that follow each other.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Printed {
    /// Empty if both are equal.
    pub groups: Vec<Vec<Change>>,
    /// How many lines more there would be to show.
    pub left_out: usize,
}

/// How an attempt compares.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// Byte for byte.
    Equal,
    /// Not quite.
    Differs(Printed),
}

impl Outcome {
    /// Compares what was printed with what was expected.
    #[must_use]
    pub fn of(expected: &str, printed: &str) -> Self {
        if expected == printed {
            return Self::Equal;
        }
        let diff = TextDiff::configure()
            .timeout(PATIENCE)
            .diff_lines(expected, printed);
        let mut found = Printed::default();
        let mut shown = 0;
        for group in diff.grouped_ops(CONTEXT) {
            let mut changes = Vec::new();
            for change in group.iter().flat_map(|op| diff.iter_changes(op)) {
                if shown == MOST_LINES {
                    found.left_out += 1;
                    continue;
                }
                shown += 1;
                let (side, index) = match change.tag() {
                    ChangeTag::Equal => (Side::Both, change.new_index()),
                    ChangeTag::Delete => (Side::Expected, change.old_index()),
                    ChangeTag::Insert => (Side::Printed, change.new_index()),
                };
                changes.push(line(side, index.unwrap_or(0) + 1, change.value()));
            }
            if !changes.is_empty() {
                found.groups.push(changes);
            }
        }
        Self::Differs(found)
    }
}

fn line(side: Side, number: usize, value: &str) -> Change {
    let text = value.strip_suffix('\n').unwrap_or(value);
    let end = text.char_indices().nth(MOST_CHARACTERS).map(|(at, _)| at);
    Change {
        side,
        number,
        text: text[..end.unwrap_or(text.len())].to_owned(),
        is_ended: text.len() < value.len(),
        is_cut: end.is_some(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn differing(expected: &str, printed: &str) -> Printed {
        match Outcome::of(expected, printed) {
            Outcome::Differs(found) => found,
            Outcome::Equal => panic!("equal"),
        }
    }

    fn described(found: &Printed) -> Vec<String> {
        let changes = found.groups.iter().flatten();
        changes
            .map(|it| format!("{:?} {} {}", it.side, it.number, it.text))
            .collect()
    }

    #[test]
    fn lines_are_numbered_on_their_own_side() {
        let found = differing("a\nb\nc\nd\n", "a\nc\nx\nd\n");
        let expected = [
            "Both 1 a",
            "Expected 2 b",
            "Both 2 c",
            "Printed 3 x",
            "Both 4 d",
        ];
        assert_eq!(described(&found), expected);
    }

    #[test]
    fn a_missing_line_end_is_a_difference() {
        let found = differing("a\n", "a");
        let ended: Vec<bool> = found.groups[0].iter().map(|it| it.is_ended).collect();
        assert_eq!(ended, [true, false]);
        assert_eq!(Outcome::of("a\n", "a\n"), Outcome::Equal);
    }

    #[test]
    fn much_output_is_bounded() {
        let found = differing("a\n", &"b\n".repeat(100_000));
        assert_eq!(found.groups[0].len(), MOST_LINES);
        assert_eq!(found.left_out, 100_001 - MOST_LINES);
        let found = differing("a\n", &"ü".repeat(100_000));
        let last = found.groups[0].last().expect("is there");
        assert!(last.is_cut && last.text.chars().count() == MOST_CHARACTERS);
    }
}
