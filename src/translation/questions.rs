//! Where the operator `?` stands in some Rust.

/// Whether a text is one pair of parentheses.
pub(super) fn is_one_call(text: &str) -> bool {
    let mut depth = 0;
    for (at, c, is_code) in code_of(text) {
        if !is_code {
            continue;
        }
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return at + 1 == text.len();
        }
    }
    false
}

/// Whether a text ends with the operator `?`.
pub(super) fn ends_with_try(text: &str) -> bool {
    text.ends_with('?')
}

/// The characters of some Rust with their places, and whether each is code, no part of a literal.
fn code_of(text: &str) -> Vec<(usize, char, bool)> {
    let mut found = Vec::new();
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let mut at = 0;
    while at < chars.len() {
        let (place, c) = chars[at];
        let is_char = c == '\''
            && (matches!(chars.get(at + 2), Some((_, '\'')))
                || matches!(chars.get(at + 1), Some((_, '\\'))));
        if c != '"' && !is_char {
            found.push((place, c, true));
            at += 1;
            continue;
        }
        found.push((place, c, false));
        at += 1;
        while at < chars.len() {
            let (place, inner) = chars[at];
            found.push((place, inner, false));
            at += 1;
            if inner == '\\' {
                if let Some((place, escaped)) = chars.get(at) {
                    found.push((*place, *escaped, false));
                }
                at += 1;
            } else if inner == c {
                break;
            }
        }
    }
    found
}

/// Whether some Rust has the operator `?`, and if so, whether one stands within a closure.
pub(super) fn question(text: &str) -> Option<bool> {
    let mut found = None;
    // For each bracket that is open, whether a closure has begun in it.
    let mut open = vec![false];
    let mut before = ' ';
    let mut in_params = false;
    for (_, c, is_code) in code_of(text) {
        if !is_code {
            before = '"';
            continue;
        }
        match c {
            '(' | '[' | '{' => open.push(false),
            ')' | ']' | '}' => {
                open.pop();
            }
            '|' if in_params => in_params = false,
            '|' if matches!(before, '(' | ',' | '=' | '{' | ';' | '>') => {
                in_params = true;
                if let Some(last) = open.last_mut() {
                    *last = true;
                }
            }
            ',' => {
                if let Some(last) = open.last_mut()
                    && !in_params
                {
                    *last = false;
                }
            }
            '?' => {
                let is_inside = open.iter().any(|it| *it);
                found = Some(found.unwrap_or(false) || is_inside);
            }
            _ => {}
        }
        if !c.is_whitespace() {
            before = c;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_mark_in_a_closure_is_seen() {
        assert_eq!(question("let x = f(a)?;"), Some(false));
        assert_eq!(question("let x = \"what?\";"), None);
        assert_eq!(question("items.map(|it| f(it)?)"), Some(true));
        assert_eq!(question("items.map(|it| f(it)).sum(x?)"), Some(false));
        assert_eq!(question("d.get(k).ok_or_else(|| e('?'))?"), Some(false));
        assert_eq!(question("a || f(b)?"), Some(false));
    }

    #[test]
    fn one_call_is_told_from_two() {
        assert!(is_one_call("(a, b)"));
        assert!(!is_one_call("(a) + f(b)"));
    }
}
