//! What a literal has to be for a phrase to be the same in Rust that differs for others, and how it is
//! written there.

/// Whether a literal meets a condition of a row.
pub(crate) fn holds(condition: &str, literal: &str) -> bool {
    match condition {
        "date-format" => are_directives(literal, DATE),
        "time-format" => are_directives(literal, TIME),
        "date-time-format" => are_directives(literal, &format!("{DATE}{TIME}")),
        "plain-path" => is_plain_path(literal),
        "file-name" => is_plain_path(literal) && !literal.contains('/'),
        "suffix" => {
            literal.len() > 1 && literal.starts_with('.') && !literal[1..].contains(['.', '/'])
        }
        _ => false,
    }
}

/// A literal that meets a condition, as Rust has it.
pub(crate) fn in_rust(condition: &str, literal: &str) -> String {
    match condition {
        // Python always writes six digits.
        "time-format" | "date-time-format" => literal.replace("%f", "%6f"),
        _ => literal.to_owned(),
    }
}

/// The letters of `strftime` that ask for a day, as far as they are the same in Rust.
const DATE: &str = "YmdjaAbByuwUWVGFDe%";

/// Those that ask for a time of day.
const TIME: &str = "HMSIpfTR%";

/// Whether a format has no other letters than these behind its percent signs.
fn are_directives(format: &str, letters: &str) -> bool {
    let mut parts = format.split('%');
    parts.next();
    let mut is_escaped = false;
    parts.all(|part| {
        if std::mem::take(&mut is_escaped) {
            return true;
        }
        if part == "-" {
            return false;
        }
        let part = part.strip_prefix('-').unwrap_or(part);
        if let Some(letter) = part.chars().next() {
            return letters.contains(letter);
        }
        // The second one of two.
        is_escaped = true;
        true
    }) && !is_escaped
}

/// Whether Python leaves a path as it is: no part is empty, `.` or `..`.
fn is_plain_path(path: &str) -> bool {
    let parts = path.strip_prefix('/').unwrap_or(path).split('/');
    path == "/" || path == "." || parts.into_iter().all(|it| !matches!(it, "" | "." | ".."))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_have_the_letters_of_what_they_format() {
        assert!(holds("date-format", "%d.%m.%Y"));
        assert!(holds("date-format", "100%% %-d %b"));
        assert!(!holds("date-format", "%H:%M"));
        assert!(!holds("date-time-format", "%c"));
        assert!(!holds("date-format", "%"));
        assert!(!holds("date-format", "%%%"));
    }

    #[test]
    fn plain_paths_are_what_python_makes_of_them() {
        for path in ["a", "/a/b.txt", "/", "."] {
            assert!(holds("plain-path", path), "{path}");
        }
        for path in ["", "a//b", "./a", "a/", "../a"] {
            assert!(!holds("plain-path", path), "{path}");
        }
    }
}
