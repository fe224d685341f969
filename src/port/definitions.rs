//! What a comparison of two programs says of each definition of the Python.

use std::fmt;

use serde::Deserialize;

use super::verdict::{Difference, Verdict};

/// How a definition compares.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Tried {
    /// With the class or function that it stands in: `Stats.mean`.
    pub(crate) name: String,
    pub(crate) agreement: Agreement,
}

/// What is known of a definition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Agreement {
    /// On so many lines of output and assertions that show it.
    Same(usize),
    /// At this 1-based line of the output.
    Differs(usize),
    /// It ran, and nothing that both programs printed shows it.
    NotCompared,
    NotRun,
}

/// What a run of the Python showed of a definition.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub(super) struct Shown {
    name: String,
    ran: bool,
    /// How many assertions called it.
    asserted: usize,
    /// The 1-based lines of the output that show it, in order.
    lines: Vec<usize>,
}

impl Shown {
    /// What the comparison that came to `verdict` says of the definition.
    pub(super) fn tried(self, verdict: &Verdict) -> Tried {
        let (same, differing) = match verdict {
            Verdict::Same { .. } => (usize::MAX, None),
            Verdict::Hole { lines, .. } | Verdict::Stops { lines, .. } => (*lines, None),
            Verdict::Differs { what, .. } => match what {
                Difference::Line { number, .. } => (number - 1, Some(*number)),
                Difference::Status { .. } | Difference::LastError { .. } => (usize::MAX, None),
            },
        };
        // An assertion that fails ends a program; of one that went on all of them held.
        let is_whole = matches!(verdict, Verdict::Same { .. });
        let asserted = if is_whole { self.asserted } else { 0 };
        let count = self.lines.iter().filter(|line| **line <= same).count() + asserted;
        let agreement = match differing.filter(|line| self.lines.contains(line)) {
            Some(line) => Agreement::Differs(line),
            None if count > 0 => Agreement::Same(count),
            None if self.ran => Agreement::NotCompared,
            None => Agreement::NotRun,
        };
        Tried {
            name: self.name,
            agreement,
        }
    }
}

impl fmt::Display for Agreement {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Same(count) => write!(f, "same on {count}"),
            Self::Differs(line) => write!(f, "differs at line {line}"),
            Self::NotCompared => f.write_str("ran, not compared"),
            Self::NotRun => f.write_str("not run"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tried(lines: &[usize], asserted: usize, verdict: &Verdict) -> Agreement {
        let shown = Shown {
            name: "f".to_owned(),
            ran: !lines.is_empty() || asserted > 0,
            asserted,
            lines: lines.to_vec(),
        };
        shown.tried(verdict).agreement
    }

    #[test]
    fn only_what_was_compared_counts() {
        let same = Verdict::Same {
            lines: 5,
            status: std::process::ExitStatus::default(),
        };
        assert_eq!(tried(&[1, 5], 2, &same), Agreement::Same(4));
        assert_eq!(tried(&[], 0, &same), Agreement::NotRun);
        let hole = Verdict::Hole {
            what: String::new(),
            lines: 3,
        };
        assert_eq!(tried(&[1, 3, 4], 2, &hole), Agreement::Same(2));
        assert_eq!(tried(&[4], 2, &hole), Agreement::NotCompared);
        let differs = Verdict::Differs {
            what: Difference::Line {
                number: 3,
                python: None,
                rust: None,
            },
            then: None,
        };
        assert_eq!(tried(&[1, 3], 0, &differs), Agreement::Differs(3));
        assert_eq!(tried(&[1, 2, 4], 0, &differs), Agreement::Same(2));
        assert_eq!(tried(&[4], 0, &differs), Agreement::NotCompared);
    }
}
