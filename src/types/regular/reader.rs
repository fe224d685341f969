//! A regular expression of Python → one of the crate `regex` that finds the same.

/// A pattern, read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Regular {
    /// The pattern for the crate `regex`, with its flags.
    pub(crate) rust: String,
    pub(crate) groups: Vec<Group>,
    /// The names of its branches, where each of them is one named group.
    pub(crate) branches: Option<Vec<String>>,
    /// Whether it finds an empty text somewhere: after such a one Python and Rust go on in different ways.
    pub(crate) may_be_empty: bool,
    /// Whether it has a `$` that also stands before a last line break, which Rust has to take with it.
    pub(crate) has_end: bool,
    /// Whether it begins where the text begins, whatever it finds.
    pub(crate) is_anchored: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Group {
    pub(crate) name: Option<String>,
    /// Whether it takes no part in some match.
    pub(crate) is_optional: bool,
}

impl Regular {
    /// Reads a pattern with the letters of its flags; nothing if it has what `regex` does not know, or takes
    /// in another way.
    pub(crate) fn read(pattern: &str, flags: &str) -> Option<Self> {
        let (inline, pattern) = leading_flags(pattern);
        let mut letters: Vec<char> = flags.chars().chain(inline.chars()).collect();
        letters.sort_unstable();
        letters.dedup();
        let mut reader = Reader {
            chars: pattern.chars().collect(),
            at: 0,
            rust: String::new(),
            groups: Vec::new(),
            branches: Some(Vec::new()),
            is_multi_line: letters.contains(&'m'),
            is_verbose: letters.contains(&'x'),
            has_end: false,
            captures: 0,
        };
        let is_anchored =
            pattern.starts_with('^') && !reader.is_multi_line || pattern.starts_with(r"\A");
        let branches = reader.alternatives(0)?;
        if reader.at < reader.chars.len() {
            return None;
        }
        let flags: String = letters.iter().collect();
        let flags = if flags.is_empty() {
            String::new()
        } else {
            format!("(?{flags})")
        };
        Some(Self {
            rust: flags + &reader.rust,
            groups: reader.groups,
            branches: reader.branches,
            may_be_empty: branches.may_be_empty,
            has_end: reader.has_end,
            is_anchored: is_anchored && branches.count == 1,
        })
    }
}

/// `(?im)` at the start, and the rest.
fn leading_flags(pattern: &str) -> (&str, &str) {
    let found = pattern
        .strip_prefix("(?")
        .and_then(|it| it.split_once(')'))
        .filter(|(flags, _)| !flags.is_empty() && flags.chars().all(|it| "imsx".contains(it)));
    found.unwrap_or(("", pattern))
}

pub(super) struct Reader {
    pub(super) chars: Vec<char>,
    pub(super) at: usize,
    pub(super) rust: String,
    pub(super) groups: Vec<Group>,
    /// The names of the branches so far, as long as each is one named group.
    branches: Option<Vec<String>>,
    pub(super) is_multi_line: bool,
    pub(super) is_verbose: bool,
    pub(super) has_end: bool,
    /// The groups around that keep what they match.
    pub(super) captures: usize,
}

pub(super) struct Branches {
    count: usize,
    pub(super) may_be_empty: bool,
}

/// Deeper than this nobody nests.
pub(super) const MAX_DEPTH: usize = 40;

impl Reader {
    pub(super) fn peek(&self) -> Option<char> {
        self.chars.get(self.at).copied()
    }

    pub(super) fn looks_at(&self, text: &str) -> bool {
        text.chars()
            .enumerate()
            .all(|(at, c)| self.chars.get(self.at + at) == Some(&c))
    }

    pub(super) fn take(&mut self, text: &str) -> bool {
        let is_there = self.looks_at(text);
        if is_there {
            self.at += text.chars().count();
        }
        is_there
    }

    pub(super) fn alternatives(&mut self, depth: usize) -> Option<Branches> {
        let first = self.groups.len();
        let mut found = Branches {
            count: 1,
            may_be_empty: self.sequence(depth)?,
        };
        while self.take("|") {
            self.rust.push('|');
            found.count += 1;
            found.may_be_empty |= self.sequence(depth)?;
        }
        if found.count > 1 {
            self.groups[first..]
                .iter_mut()
                .for_each(|it| it.is_optional = true);
        }
        Some(found)
    }

    /// Reads up to a `|` or a `)`; whether it may be empty.
    fn sequence(&mut self, depth: usize) -> Option<bool> {
        let mut is_empty = true;
        // The named group that stands in it, and whether that is all.
        let (mut name, mut is_one) = (None, true);
        while let Some(c) = self.peek() {
            if matches!(c, '|' | ')') {
                break;
            }
            if self.is_verbose && (c.is_whitespace() || c == '#') {
                self.verbose(c);
                continue;
            }
            let first = self.groups.len();
            let atom_is_empty = self.atom(depth)?;
            let has_groups = self.groups.len() > first;
            let behind = self.at;
            let is_optional = self.quantifier(atom_is_empty, has_groups)?;
            is_one &= name.is_none() && c == '(' && self.at == behind;
            name = self.groups.get(first).and_then(|it| it.name.clone());
            if is_optional {
                self.groups[first..]
                    .iter_mut()
                    .for_each(|it| it.is_optional = true);
            }
            is_empty &= atom_is_empty || is_optional;
        }
        if depth == 0 {
            match (&mut self.branches, name) {
                (Some(branches), Some(name)) if is_one => branches.push(name),
                (branches, _) => *branches = None,
            }
        }
        Some(is_empty)
    }

    /// White space and comments that mean nothing.
    fn verbose(&mut self, c: char) {
        if c != '#' {
            self.rust.push(c);
            self.at += 1;
            return;
        }
        while let Some(c) = self.peek().filter(|c| *c != '\n') {
            self.rust.push(c);
            self.at += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rust(pattern: &str) -> Option<String> {
        Regular::read(pattern, "").map(|it| it.rust)
    }

    #[test]
    fn what_means_the_same_stays_as_it_is() {
        for pattern in [r"\d+-(\w*?)\.", "[a-z_]{2,3}", "a|b", r"(?:x)\b", "[^,]+"] {
            assert_eq!(rust(pattern).as_deref(), Some(pattern));
        }
    }

    #[test]
    fn what_rust_writes_in_another_way_is_changed() {
        assert_eq!(rust("(?P<a>x)$").as_deref(), Some(r"(?<a>x)\n?\z"));
        assert_eq!(rust(r"[[]\Z").as_deref(), Some(r"[\[]\z"));
        assert_eq!(rust("(?i)a{b}").as_deref(), Some(r"(?i)a\{b\}"));
    }

    #[test]
    fn what_rust_does_not_know_is_not_read() {
        for pattern in [
            r"(a)\1", "a(?=b)", "(?<!a)b", "a*+", "(?P=a)", "[a--b]", "(a*)*", r"\x41", "(a$)",
        ] {
            assert_eq!(rust(pattern), None, "{pattern}");
        }
    }

    #[test]
    fn groups_that_take_no_part_are_known() {
        let optional = |pattern: &str| -> Vec<bool> {
            let groups = Regular::read(pattern, "").expect("a pattern").groups;
            groups.iter().map(|it| it.is_optional).collect()
        };
        assert_eq!(optional("(a)(b)?(c)+"), [false, true, false]);
        assert_eq!(optional("(a)|(b)"), [true, true]);
        assert_eq!(optional("(a|(b))c"), [false, true]);
        assert_eq!(optional("((a)x)?"), [true, true]);
    }

    #[test]
    fn empty_matches_are_known() {
        let is_empty = |pattern: &str| Regular::read(pattern, "").expect("a pattern").may_be_empty;
        assert!(is_empty("a*") && is_empty("a|") && is_empty("^") && is_empty("(a?)"));
        assert!(!is_empty("a+") && !is_empty("a*b") && !is_empty("(a|b)"));
    }
}
