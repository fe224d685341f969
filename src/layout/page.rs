//! The whole screen, of whatever is shown.

use super::{Options, Row, own, screen as other};
use crate::explain::comparison::Comparison;

/// Everything there is to show about a question or a file, as rows that fit `options.width` columns.
#[must_use]
pub fn screen(comparison: &Comparison, options: Options) -> Vec<Row> {
    if comparison.is_own {
        own::screen(comparison, options)
    } else {
        other::screen(comparison, options)
    }
}
