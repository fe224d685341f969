//! How often bytes occur. Every byte of every file is counted, so it is quick.

/// How often each of these bytes occurs in `text`. Counts as far as bytes can, many at a time and without
/// a decision for each, so that the compiler makes vectors of them.
pub(crate) fn occurrences<const N: usize>(text: &[u8], wanted: [u8; N]) -> [usize; N] {
    const LANES: usize = 32;
    let mut sums = [0; N];
    for text in text.chunks(LANES * u8::MAX as usize) {
        let mut counts = [[0_u8; LANES]; N];
        let (rows, rest) = text.as_chunks::<LANES>();
        for row in rows {
            for (counts, wanted) in counts.iter_mut().zip(wanted) {
                for (count, byte) in counts.iter_mut().zip(row) {
                    *count += u8::from(*byte == wanted);
                }
            }
        }
        for ((sum, counts), wanted) in sums.iter_mut().zip(counts).zip(wanted) {
            let rest = rest.iter().map(|byte| u8::from(*byte == wanted));
            *sum += counts
                .into_iter()
                .chain(rest)
                .map(usize::from)
                .sum::<usize>();
        }
    }
    sums
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_byte_is_counted_wherever_it_stands() {
        let text = "a\nbb".repeat(10_000) + "b";
        assert_eq!(
            occurrences(text.as_bytes(), *b"ab\n\r"),
            [10_000, 20_001, 10_000, 0]
        );
        assert_eq!(occurrences(b"", *b"a"), [0]);
    }
}
