//! What somebody meant who typed words that name nothing.

use super::hints;
use crate::corpus::search;

/// What the words are about, as hints below an error: the best three, and how all are shown.
pub(super) fn hints(wanted: &str) -> Vec<String> {
    let found = search::find(wanted);
    let [first, ..] = &found[..] else {
        return Vec::new();
    };
    let names: Vec<&str> = found.iter().take(3).map(|hit| hit.id).collect();
    vec![
        format!("did you mean {}?", names.join(", ")),
        format!(
            "py2rs {} {} shows the first of these",
            first.kind.command(),
            hints::quoted(first.id)
        ),
        format!("py2rs find {} shows all", hints::quoted(wanted)),
    ]
}
