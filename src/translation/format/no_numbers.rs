//! Floats that are no number, which Rust shows as `NaN`.

use crate::types::ir::{Kind, Program};

/// Whether a program speaks of one: `math.nan`, or a text with the word.
pub(in crate::translation) fn may_be_nan(program: &Program<'_>) -> bool {
    let is_nan = |word: &str| word.eq_ignore_ascii_case("nan");
    program.exprs.iter().any(|it| match &it.kind {
        Kind::Import(name) => matches!(name.as_str(), "math.nan" | "cmath.nan"),
        Kind::Str(text) => text.split(|c: char| !c.is_alphanumeric()).any(is_nan),
        _ => false,
    })
}
