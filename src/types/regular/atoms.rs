//! What a pattern is made of: single characters, escapes, classes, groups, and how often each comes.

use super::reader::{Group, MAX_DEPTH, Reader};

impl Reader {
    /// One character, class, group or assertion; whether it may be empty.
    pub(super) fn atom(&mut self, depth: usize) -> Option<bool> {
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
    pub(super) fn quantifier(&mut self, is_empty: bool, has_groups: bool) -> Option<bool> {
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
