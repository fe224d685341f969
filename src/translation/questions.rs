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

/// Where the raw string ends that begins at a place.
fn raw_end(chars: &[(usize, char)], at: usize) -> Option<usize> {
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    let before = at.checked_sub(1).map(|it| chars[it].1);
    if chars[at].1 != 'r' || before.is_some_and(|it| is_word(it) && it != 'b') {
        return None;
    }
    let marks = chars[at + 1..].iter().take_while(|it| it.1 == '#').count();
    let first = at + 1 + marks;
    if chars.get(first)?.1 != '"' {
        return None;
    }
    let is_end = |quote: usize| {
        let closing = chars[quote + 1..].iter().take(marks);
        chars[quote].1 == '"' && closing.filter(|it| it.1 == '#').count() == marks
    };
    let quote = (first + 1..chars.len()).find(|it| is_end(*it));
    Some(quote.map_or(chars.len(), |it| it + 1 + marks))
}

/// The characters of some Rust with their places, and whether each is code, no part of a literal.
fn code_of(text: &str) -> Vec<(usize, char, bool)> {
    let mut found = Vec::new();
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let mut at = 0;
    while at < chars.len() {
        let (place, c) = chars[at];
        if let Some(end) = raw_end(&chars, at) {
            let rest = chars[at..end].iter();
            found.extend(rest.map(|(place, c)| (*place, *c, false)));
            at = end;
            continue;
        }
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
    in_closures(&without_failing_closures(text), "?")
}

/// Whether an `await` stands within a closure.
pub(super) fn awaits_in_closure(text: &str) -> bool {
    let text = without_async_blocks(text);
    in_closures(&text, ".await") == Some(true)
}

/// A text without what is between the braces of its `async` blocks.
pub(super) fn without_async_blocks(text: &str) -> String {
    let mut left = String::new();
    let mut rest = text;
    while let Some((before, block)) = rest.split_once("async move {") {
        left.push_str(before);
        rest = behind_block(block);
    }
    left + rest
}

/// What stands behind the block whose inside a text begins with.
fn behind_block(block: &str) -> &str {
    let mut depth = 1;
    let end = code_of(block).into_iter().find(|(_, c, is_code)| {
        if *is_code {
            depth += i32::from(*c == '{') - i32::from(*c == '}');
        }
        depth == 0
    });
    end.and_then(|it| block.get(it.0 + 1..)).unwrap_or_default()
}

/// A text without the bodies of closures that say that they give a `Result`: what fails in them does so for them.
fn without_failing_closures(text: &str) -> String {
    let mut left = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("| -> Result<") {
        let Some((head, block)) = after.split_once('{') else {
            break;
        };
        left.push_str(before);
        left.push_str("| -> Result<");
        left.push_str(head);
        rest = behind_block(block);
    }
    left + rest
}

/// Whether some Rust has a sign, and if so, whether one stands within a closure.
fn in_closures(text: &str, sign: &str) -> Option<bool> {
    let mut found = None;
    // For each bracket that is open, whether a closure has begun in it.
    let mut open = vec![false];
    let mut before = ' ';
    let mut in_params = false;
    for (at, c, is_code) in code_of(text) {
        if !is_code {
            before = '"';
            continue;
        }
        if text[at..].starts_with(sign) {
            let is_inside = open.iter().any(|it| *it);
            found = Some(found.unwrap_or(false) || is_inside);
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
        assert_eq!(question("Regex::new(r\"a\\\")"), None);
        assert_eq!(question("f(r#\"\"a\" (b?)\"#)?"), Some(false));
    }

    #[test]
    fn one_call_is_told_from_two() {
        assert!(is_one_call("(a, b)"));
        assert!(!is_one_call("(a) + f(b)"));
    }
}
