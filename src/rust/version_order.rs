//! The order of names in which `u8` stands before `u16`.

use std::cmp::Ordering;

/// A run of digits, an underscore, or what stands between such.
#[derive(Debug, Clone, Copy)]
enum Chunk<'a> {
    Underscore,
    Number(&'a str),
    Word(&'a str),
}

fn chunks(name: &str) -> Vec<Chunk<'_>> {
    let mut chunks = Vec::new();
    let mut rest = name.trim_start_matches("r#");
    while let Some(first) = rest.chars().next() {
        let of = |c: char| (c == '_', c.is_ascii_digit());
        let end = match first {
            '_' => 1,
            first => rest.find(|c| of(c) != of(first)).unwrap_or(rest.len()),
        };
        let (chunk, others) = rest.split_at(end);
        chunks.push(match first {
            '_' => Chunk::Underscore,
            '0'..='9' => Chunk::Number(chunk),
            _ => Chunk::Word(chunk),
        });
        rest = others;
    }
    chunks
}

/// Compares chunk by chunk.
pub(super) fn by_version(a: &str, b: &str) -> Ordering {
    let mut zeros = Ordering::Equal;
    let (a, b) = (chunks(a), chunks(b));
    for (a, b) in a.iter().zip(&b) {
        let order = match (a, b) {
            (Chunk::Underscore, Chunk::Underscore) => Ordering::Equal,
            (Chunk::Underscore, _) => Ordering::Less,
            (_, Chunk::Underscore) => Ordering::Greater,
            (Chunk::Number(a), Chunk::Number(b)) => {
                let value = |number: &str| {
                    let digits = number.trim_start_matches('0');
                    (digits.len(), digits.to_owned())
                };
                zeros = zeros.then(b.len().cmp(&a.len()));
                value(a).cmp(&value(b))
            }
            (Chunk::Word(a) | Chunk::Number(a), Chunk::Word(b) | Chunk::Number(b)) => a.cmp(b),
        };
        if order.is_ne() {
            return order;
        }
    }
    a.len().cmp(&b.len()).then(zeros)
}
