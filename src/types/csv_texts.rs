//! Texts of CSV that stand in the source: whether each row has a field for each name in the first one.

use super::ir::{Kind, Program};

/// What rows of CSV are like beside their head.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Rows {
    /// Nothing else is seen.
    Even,
    /// Some have fewer fields.
    Short,
    /// Some have more fields.
    Long,
}

/// What the rows are like of all texts that look like CSV.
pub(crate) fn rows(program: &Program<'_>) -> Rows {
    let texts = program.exprs.iter().filter_map(|it| match &it.kind {
        Kind::Str(text) => rows_of(text),
        _ => None,
    });
    texts.max().unwrap_or(Rows::Even)
}

/// What the rows of a text are like, if it looks like CSV.
fn rows_of(text: &str) -> Option<Rows> {
    let mut lines = text.trim_start().lines();
    let head = lines.next()?;
    lines.next()?;
    let delimiters = [',', ';', '\t', '|'];
    let delimiter = delimiters
        .into_iter()
        .max_by_key(|it| head.matches(*it).count())
        .filter(|it| head.contains(*it))?;
    let is_name = |name: &str| {
        let name = name.trim().trim_matches('"');
        !name.is_empty()
            && name
                .chars()
                .all(|it| it.is_alphanumeric() || "_- ".contains(it))
    };
    if !head.split(delimiter).all(is_name) {
        return None;
    }
    let mut counts = fields(text, delimiter).into_iter();
    let names = counts.next()?;
    let found = counts.map(|it| match it.cmp(&names) {
        std::cmp::Ordering::Less => Rows::Short,
        std::cmp::Ordering::Equal => Rows::Even,
        std::cmp::Ordering::Greater => Rows::Long,
    });
    Some(found.max().unwrap_or(Rows::Even))
}

/// How many fields each row has that has something in it.
fn fields(text: &str, delimiter: char) -> Vec<usize> {
    let mut counts = Vec::new();
    let (mut count, mut is_quoted, mut is_empty) = (1, false, true);
    for c in text.chars() {
        match c {
            '"' => is_quoted = !is_quoted,
            '\n' if !is_quoted => {
                if !is_empty {
                    counts.push(count);
                }
                (count, is_empty) = (1, true);
                continue;
            }
            '\r' => continue,
            c if c == delimiter && !is_quoted => count += 1,
            _ => {}
        }
        is_empty = false;
    }
    if !is_empty {
        counts.push(count);
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_told_by_their_fields() {
        assert_eq!(rows_of("a,b\n1,2\n\n\"x,\ny\",3\n"), Some(Rows::Even));
        assert_eq!(rows_of("a,b,c\n1,2\n1,2,3"), Some(Rows::Short));
        assert_eq!(rows_of("a;b\n1;2;3\n4"), Some(Rows::Long));
        assert_eq!(rows_of("Hello, (world)!\nand, more, text"), None);
        assert_eq!(rows_of("a,b"), None);
    }
}
