//! Which tokens of the other side say the same as one token: what a reader's finger points at.

use super::words::said;
use super::{Band, Line, Mark, Side};

impl Band {
    /// The lines of a side.
    #[must_use]
    pub fn lines(&self, side: Side) -> &[Line] {
        match side {
            Side::Python => &self.python,
            Side::Rust => &self.rust,
        }
    }

    /// The tokens of the other side that say the same as a token of `side`, by its concept or else by its
    /// words, each as the indices of its line and its piece; none for punctuation and comments, or where the other side says it otherwise.
    #[must_use]
    pub fn partners(&self, side: Side, line: usize, piece: usize) -> Vec<(usize, usize)> {
        let concept = |lines: &[Line], line: usize, piece: usize| {
            let line: Option<&Line> = lines.get(line);
            match line.and_then(|line| line.pieces.get(piece))?.mark {
                Mark::Concept(concept) => Some(concept),
                _ => None,
            }
        };
        let other = self.lines(side.other());
        let pointed = concept(self.lines(side), line, piece);
        if pointed.is_some() {
            let pieces = other.iter().enumerate();
            let pieces =
                pieces.flat_map(|(index, line)| (0..line.pieces.len()).map(move |it| (index, it)));
            return pieces
                .filter(|(line, piece)| concept(other, *line, *piece) == pointed)
                .collect();
        }
        let words = self
            .lines(side)
            .get(line)
            .map(|line| said(line, piece))
            .unwrap_or_default();
        if words.is_empty() {
            return Vec::new();
        }
        let mut partners = Vec::new();
        for (index, other) in self.lines(side.other()).iter().enumerate() {
            for piece in 0..other.pieces.len() {
                let others = said(other, piece);
                let common = others.iter().filter(|word| words.contains(word)).count();
                // Texts of several words say the same if most of the shorter one is in the longer.
                if common > 0 && common * 2 >= words.len().min(others.len()) {
                    partners.push((index, piece));
                }
            }
        }
        partners
    }

    /// The line of the other side that answers to a line of `side`.
    #[must_use]
    pub fn answer(&self, side: Side, line: usize) -> Option<usize> {
        let mut pairs = self.pairs.iter();
        match side {
            Side::Python => pairs.find(|pair| pair.0 == line).map(|pair| pair.1),
            Side::Rust => pairs.find(|pair| pair.1 == line).map(|pair| pair.0),
        }
    }
}
