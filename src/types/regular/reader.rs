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

struct Reader {
    chars: Vec<char>,
    at: usize,
    rust: String,
    groups: Vec<Group>,
    /// The names of the branches so far, as long as each is one named group.
    branches: Option<Vec<String>>,
    is_multi_line: bool,
    is_verbose: bool,
    has_end: bool,
    /// The groups around that keep what they match.
    captures: usize,
}

struct Branches {
    count: usize,
    may_be_empty: bool,
}

/// Deeper than this nobody nests.
const MAX_DEPTH: usize = 40;

impl Reader {
    fn peek(&self) -> Option<char> {
        self.chars.get(self.at).copied()
    }

    fn looks_at(&self, text: &str) -> bool {
        text.chars()
            .enumerate()
            .all(|(at, c)| self.chars.get(self.at + at) == Some(&c))
    }

    fn take(&mut self, text: &str) -> bool {
        let is_there = self.looks_at(text);
        if is_there {
            self.at += text.chars().count();
        }
        is_there
    }

    fn alternatives(&mut self, depth: usize) -> Option<Branches> {
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

    /// One character, class, group or assertion; whether it may be empty.
    fn atom(&mut self, depth: usize) -> Option<bool> {
        let c = self.peek()?;
        self.at += 1;
        match c {
            '(' => self.group(depth + 1),
            '[' => self.class().map(|()| false),
            '\\' => self.escape(),
            '^' => {
                self.rust.push('^');
                Some(true)
            }
            '$' if self.is_multi_line => {
                self.rust.push('$');
                Some(true)
            }
            // The line break that Rust takes with it would be a part of the group.
            '$' if self.captures > 0 => None,
            '$' => {
                self.has_end = true;
                self.rust.push_str(r"\n?\z");
                Some(true)
            }
            '*' | '+' | '?' => None,
            '{' => {
                // Without a number it stands for itself in Python.
                if self
                    .peek()
                    .is_some_and(|it| it.is_ascii_digit() || it == ',')
                {
                    return None;
                }
                self.rust.push_str(r"\{");
                Some(false)
            }
            '}' | ']' => {
                self.rust.push('\\');
                self.rust.push(c);
                Some(false)
            }
            c => {
                self.rust.push(c);
                Some(false)
            }
        }
    }

    fn group(&mut self, depth: usize) -> Option<bool> {
        if depth > MAX_DEPTH {
            return None;
        }
        let before = self.groups.len();
        if self.take("?:") {
            self.rust.push_str("(?:");
        } else if self.take("?P<") {
            let mut name = String::new();
            while let Some(c) = self.peek().filter(|c| *c != '>') {
                name.push(c);
                self.at += 1;
            }
            let is_plain = name
                .chars()
                .all(|it| it.is_ascii_alphanumeric() || it == '_')
                && name.starts_with(|it: char| !it.is_ascii_digit());
            if !self.take(">") || !is_plain {
                return None;
            }
            self.rust.push_str(&format!("(?<{name}>"));
            self.groups.push(Group {
                name: Some(name),
                is_optional: false,
            });
        } else if self.looks_at("?") {
            // Lookaround, conditions, flags within.
            return None;
        } else {
            self.rust.push('(');
            self.groups.push(Group {
                name: None,
                is_optional: false,
            });
        }
        let keeps = usize::from(self.groups.len() > before);
        self.captures += keeps;
        let found = self.alternatives(depth)?;
        self.captures -= keeps;
        if !self.take(")") {
            return None;
        }
        self.rust.push(')');
        Some(found.may_be_empty)
    }

    /// Reads what says how often; whether it may be not at all.
    fn quantifier(&mut self, is_empty: bool, has_groups: bool) -> Option<bool> {
        let start = self.at;
        let (least, most) = match self.peek() {
            Some('*') => (0, None),
            Some('+') => (1, None),
            Some('?') => (0, Some(1)),
            Some('{') => match self.counts() {
                Some(counts) => counts,
                None => return Some(false),
            },
            _ => return Some(false),
        };
        if start == self.at {
            self.at += 1;
        }
        // Which round of nothing a group keeps is not the same.
        if is_empty && has_groups && most != Some(1) {
            return None;
        }
        self.rust.extend(&self.chars[start..self.at]);
        if self.take("?") {
            self.rust.push('?');
        }
        // `a**`, and what gives nothing back.
        if matches!(self.peek(), Some('*' | '+' | '?')) {
            return None;
        }
        Some(least == 0)
    }

    /// `{2}`, `{2,}`, `{2,3}`; nothing if the brace stands for itself.
    fn counts(&mut self) -> Option<(usize, Option<usize>)> {
        let rest: String = self.chars[self.at + 1..]
            .iter()
            .take_while(|it| **it != '}')
            .collect();
        let (least, most) = rest
            .split_once(',')
            .map_or((rest.as_str(), None), |(a, b)| (a, Some(b)));
        let least_count: usize = least.parse().ok()?;
        let most_count = match most {
            None => Some(least_count),
            Some("") => None,
            Some(most) => Some(most.parse().ok()?),
        };
        if self.chars.get(self.at + 1 + rest.chars().count()) != Some(&'}') {
            return None;
        }
        self.at += rest.chars().count() + 2;
        Some((least_count, most_count))
    }

    fn escape(&mut self) -> Option<bool> {
        let c = self.peek()?;
        self.at += 1;
        let is_empty = match c {
            'd' | 'D' | 'w' | 'W' | 's' | 'S' | 'n' | 't' | 'r' | 'f' | 'v' => false,
            'b' | 'B' | 'A' => true,
            'Z' => {
                self.rust.push_str(r"\z");
                return Some(true);
            }
            '<' | '>' | '_' => {
                self.rust.push(c);
                return Some(false);
            }
            c if c.is_ascii_punctuation() => false,
            ' ' => false,
            _ => return None,
        };
        self.rust.push('\\');
        self.rust.push(c);
        Some(is_empty)
    }

    fn class(&mut self) -> Option<()> {
        self.rust.push('[');
        if self.take("^") {
            self.rust.push('^');
        }
        let mut is_first = true;
        loop {
            let c = self.peek()?;
            self.at += 1;
            match c {
                ']' if !is_first => break,
                ']' | '[' => {
                    self.rust.push('\\');
                    self.rust.push(c);
                }
                // An operator of sets in Rust.
                '&' | '~' | '-' if self.peek() == Some(c) => return None,
                '\\' => {
                    let escaped = self.peek()?;
                    self.at += 1;
                    match escaped {
                        'd' | 'D' | 'w' | 'W' | 's' | 'S' | 'n' | 't' | 'r' | 'f' | 'v' => {}
                        '<' | '>' | '_' => {
                            self.rust.push(escaped);
                            is_first = false;
                            continue;
                        }
                        c if c.is_ascii_punctuation() || c == ' ' => {}
                        _ => return None,
                    }
                    self.rust.push('\\');
                    self.rust.push(escaped);
                }
                // White space in a class counts in Python, also in a verbose pattern.
                c if self.is_verbose && (c.is_whitespace() || c == '#') => {
                    if !matches!(c, ' ' | '#') {
                        return None;
                    }
                    self.rust.push('\\');
                    self.rust.push(c);
                }
                c => self.rust.push(c),
            }
            is_first = false;
        }
        self.rust.push(']');
        Some(())
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
