//! What is asked of a value that may be None, after whether it is: `x is not None and x > 3`.

use super::names::is_identifier;
use crate::rust::taken::{THERE, taken};

/// The parts of a chain of `&&` or `||` up to the one that decides it, without those that decide nothing.
pub(super) fn open_parts(texts: Vec<String>, is_and: bool) -> Vec<String> {
    let (idle, last) = if is_and {
        ("true", "false")
    } else {
        ("false", "true")
    };
    let end = texts.iter().position(|it| it == last);
    let count = end.map_or(texts.len(), |it| it + 1);
    let mut texts: Vec<String> = texts.into_iter().take(count).collect();
    texts.retain(|it| it != idle);
    if texts.is_empty() {
        texts.push(idle.to_owned());
    }
    texts
}

/// The parts of a chain of `&&` or `||`, where one asks whether a value is there and those behind it take it, with
/// that said once: `x.is_some_and(|x| x > 3)`.
pub(super) fn with_bound(texts: Vec<String>, is_and: bool) -> Vec<String> {
    let asked = if is_and { ".is_some()" } else { ".is_none()" };
    for (at, text) in texts.iter().enumerate() {
        if let Some(place) = text.strip_suffix(asked)
            && let Some(bound) = bound(place, &texts[at + 1..], is_and)
        {
            let mut all = texts[..at].to_vec();
            all.push(bound);
            return all;
        }
    }
    texts
}

fn bound(place: &str, rest: &[String], is_and: bool) -> Option<String> {
    let sign = if is_and { " && " } else { " || " };
    let rest = rest.join(sign);
    // A closure can neither leave the function nor wait.
    let leaves = rest.contains('?') || rest.contains(".await") || rest.contains("return");
    if !is_identifier(place) || leaves {
        return None;
    }
    let forms = [".as_ref()", ".as_deref()", ""];
    let taken = |form: &str| taken(place, form, THERE);
    let form = forms.iter().find(|it| contains(&rest, &taken(it)))?;
    let method = if is_and { "is_some_and" } else { "is_none_or" };
    let bare = replaced(&rest, &taken(form), "");
    // Otherwise it would be another value within than around.
    if crate::rust::contains_word(&bare, place) {
        return None;
    }
    let within = replaced(&rest, &taken(form), place);
    Some(format!("{place}{form}.{method}(|{place}| {within})"))
}

/// Whether a text holds another one that no longer name ends with.
fn contains(text: &str, part: &str) -> bool {
    text.match_indices(part).any(|(at, _)| begins(text, at))
}

fn begins(text: &str, at: usize) -> bool {
    !text[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == '.')
}

fn replaced(text: &str, part: &str, by: &str) -> String {
    let mut all = String::new();
    let mut from = 0;
    for (at, _) in text.match_indices(part) {
        if begins(text, at) {
            all.push_str(&text[from..at]);
            all.push_str(by);
            from = at + part.len();
        }
    }
    all + &text[from..]
}

#[cfg(test)]
mod tests {
    use super::with_bound;

    fn joined(texts: &[&str], is_and: bool) -> String {
        let texts = texts.iter().map(|it| (*it).to_owned()).collect();
        with_bound(texts, is_and).join(if is_and { " && " } else { " || " })
    }

    #[test]
    fn a_value_that_is_there_is_bound_for_what_is_asked_of_it() {
        let taken = "x.expect(\"it is not None here\") > 3";
        assert_eq!(
            joined(&["x.is_some()", taken], true),
            "x.is_some_and(|x| x > 3)"
        );
        assert_eq!(
            joined(&["a", "x.is_none()", taken], false),
            "a || x.is_none_or(|x| x > 3)"
        );
    }

    #[test]
    fn what_takes_the_whole_value_too_stays() {
        let texts = [
            "x.is_some()",
            "x.expect(\"it is not None here\") > first(x)",
        ];
        assert_eq!(joined(&texts, true), texts.join(" && "));
        let other = ["x.is_some()", "self.x.expect(\"it is not None here\") > 3"];
        assert_eq!(joined(&other, true), other.join(" && "));
    }
}
