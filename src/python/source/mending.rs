//! What was made of a text before it was read, so that places are those of the text as it was given.

use std::ops::Range;

/// A text that is being made of another: parts of it kept, replaced, passed over.
#[derive(Debug, Default)]
pub(crate) struct Mended {
    text: String,
    pieces: Vec<Piece>,
}

/// A run of bytes of the new text, and the bytes of the old one that it stands for.
#[derive(Debug, Clone)]
struct Piece {
    /// Where it begins in the new text.
    start: usize,
    old: Range<usize>,
    /// Whether it is the old bytes themselves.
    is_kept: bool,
}

impl Mended {
    /// Keeps `range` of `old`.
    pub(crate) fn keep(&mut self, old: &str, range: Range<usize>) {
        match self.pieces.last_mut() {
            Some(last) if last.is_kept && last.old.end == range.start => last.old.end = range.end,
            _ if range.is_empty() => {}
            _ => self.pieces.push(Piece {
                start: self.text.len(),
                old: range.clone(),
                is_kept: true,
            }),
        }
        self.text.push_str(&old[range]);
    }

    /// Writes `new` for `range` of the old text.
    pub(crate) fn replace(&mut self, range: Range<usize>, new: &str) {
        if !new.is_empty() {
            self.pieces.push(Piece {
                start: self.text.len(),
                old: range,
                is_kept: false,
            });
            self.text.push_str(new);
        }
    }

    /// The new text so far.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    pub(super) fn finish(self) -> (String, Layer) {
        (self.text, Layer(self.pieces))
    }
}

/// Offsets of a text that was made of another → offsets of that other.
#[derive(Debug, Clone)]
pub(super) struct Layer(Vec<Piece>);

impl Layer {
    /// Where the byte at `offset` came from.
    pub(super) fn old(&self, offset: usize) -> usize {
        let next = self.0.partition_point(|piece| piece.start <= offset);
        match next.checked_sub(1).map(|index| &self.0[index]) {
            None => 0,
            Some(piece) if piece.is_kept => {
                (piece.old.start + offset - piece.start).min(piece.old.end)
            }
            Some(piece) => piece.old.start,
        }
    }

    /// Where the byte at `old` is now, or what follows it.
    pub(super) fn moved(&self, old: usize) -> usize {
        let next = self.0.partition_point(|piece| piece.old.start <= old);
        match next.checked_sub(1).map(|index| &self.0[index]) {
            Some(piece) if piece.is_kept && old < piece.old.end => {
                piece.start + old - piece.old.start
            }
            Some(piece) if !piece.is_kept && old < piece.old.end => piece.start,
            _ => self.0.get(next).map_or(usize::MAX, |piece| piece.start),
        }
    }

    /// Where what ends before `offset` ended.
    pub(super) fn old_end(&self, offset: usize) -> usize {
        let next = self.0.partition_point(|piece| piece.start < offset);
        match next.checked_sub(1).map(|index| &self.0[index]) {
            None => 0,
            Some(piece) if piece.is_kept => {
                (piece.old.start + offset - piece.start).min(piece.old.end)
            }
            Some(piece) => piece.old.end,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_lead_back() {
        let old = ">>> x\u{a0}= 1\n1\n>>> y";
        let mut mended = Mended::default();
        mended.keep(old, 4..5);
        mended.replace(5..7, " ");
        mended.keep(old, 7..11);
        mended.keep(old, 17..18);
        let (new, layer) = mended.finish();
        assert_eq!(new, "x = 1\ny");
        let came_from: Vec<usize> = (0..=new.len()).map(|at| layer.old(at)).collect();
        assert_eq!(came_from, [4, 5, 7, 8, 9, 10, 17, 18]);
        // `x = 1` ends before its line end, `y` at the end of the text.
        assert_eq!((layer.old_end(5), layer.old_end(7)), (10, 18));
    }
}
