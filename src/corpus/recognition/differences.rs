//! What a reader's copy says otherwise than the question's program, line by line.
//!
//! Lines are compared by what they say: spacing, the kind of quotes and blank lines are the web page's
//! matter or a formatter's.

use similar::{Algorithm, DiffOp, capture_diff_slices, group_diff_ops};

use crate::python::source::Source;

/// So many equal lines are shown around a difference.
const CONTEXT: usize = 1;

/// A line of a difference, by its 1-based numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Difference {
    /// Both have it.
    Same {
        /// In the reader's copy.
        copy: usize,
        /// In the question's program.
        program: usize,
    },
    /// Only the reader's copy has it.
    Added(usize),
    /// Only the question's program has it.
    Missing(usize),
}

/// The differences in groups that lie apart; none if both say the same.
#[must_use]
pub fn differences(copy: &Source, program: &Source) -> Vec<Vec<Difference>> {
    let copied = said(copy);
    let original = said(program);
    let texts = |lines: &[(usize, String)]| -> Vec<String> {
        lines.iter().map(|(_, text)| text.clone()).collect()
    };
    let ops = capture_diff_slices(Algorithm::Patience, &texts(&original), &texts(&copied));
    group_diff_ops(ops, CONTEXT)
        .iter()
        .map(|group| {
            let changes = group.iter().flat_map(|op| changes(op, &copied, &original));
            changes.collect()
        })
        .collect()
}

fn changes(
    op: &DiffOp,
    copied: &[(usize, String)],
    original: &[(usize, String)],
) -> Vec<Difference> {
    let (old, new) = (op.old_range(), op.new_range());
    if let DiffOp::Equal { .. } = op {
        let pairs = original[old].iter().zip(&copied[new]);
        return pairs
            .map(|(program, copy)| Difference::Same {
                copy: copy.0,
                program: program.0,
            })
            .collect();
    }
    let missing = original[old].iter().map(|line| Difference::Missing(line.0));
    let added = copied[new].iter().map(|line| Difference::Added(line.0));
    missing.chain(added).collect()
}

/// What each line says that is not blank, with its number.
fn said(source: &Source) -> Vec<(usize, String)> {
    (1..=source.line_count())
        .map(|number| (number, plain(source.line(number))))
        .filter(|(_, text)| !text.is_empty())
        .collect()
}

/// The line without indentation, with single spaces and one kind of quotes.
fn plain(line: &str) -> String {
    let mut plain = String::with_capacity(line.len());
    for word in line.split_whitespace() {
        if !plain.is_empty() {
            plain.push(' ');
        }
        plain.extend(word.chars().map(|c| match c {
            '"' | '\u{2018}' | '\u{2019}' | '\u{201c}' | '\u{201d}' => '\'',
            _ => c,
        }));
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spacing_and_quotes_are_no_differences() {
        let program = Source::new("a.py", "def f():\n    print('a')\n\n\nf()\n");
        let copy = Source::new(
            "b.py",
            "def f():\n\u{a0} \u{a0} print(\u{201c}a\u{201d})\nf()",
        );
        assert_eq!(differences(&copy, &program), Vec::<Vec<Difference>>::new());
    }

    #[test]
    fn differences_come_with_their_surroundings() {
        let program = Source::new("a.py", "a\nb\n\nc\nd\ne\n");
        let copy = Source::new("b.py", "a\nx\nc\nd\ne\ny\n");
        assert_eq!(
            differences(&copy, &program),
            [
                vec![
                    Difference::Same {
                        copy: 1,
                        program: 1
                    },
                    Difference::Missing(2),
                    Difference::Added(2),
                    Difference::Same {
                        copy: 3,
                        program: 4
                    },
                ],
                vec![
                    Difference::Same {
                        copy: 5,
                        program: 6
                    },
                    Difference::Added(6),
                ]
            ]
        );
    }
}
