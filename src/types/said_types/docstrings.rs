//! Docstrings that say the types of parameters, in the ways of Sphinx, numpy and Google.

/// What a docstring says of each parameter: its name, its type as an annotation.
#[derive(Debug, Default)]
pub(super) struct Said {
    parameters: Vec<(String, String)>,
}

/// The heads of sections about parameters.
const SECTIONS: &[&str] = &[
    "Parameters",
    "Args:",
    "Arguments:",
    "Parameters:",
    "Other Parameters",
];

impl Said {
    pub(super) fn of(docstring: &str) -> Self {
        let mut found = Self::default();
        let mut section: Option<usize> = None;
        let lines: Vec<&str> = docstring.lines().collect();
        for (at, line) in lines.iter().enumerate() {
            let text = line.trim();
            let indent = line.len() - line.trim_start().len();
            if let Some((name, ty)) = field(text) {
                found.note(name, ty);
                continue;
            }
            if SECTIONS.contains(&text) {
                section = Some(indent);
                continue;
            }
            let is_ruled = |it: &str| it.len() > 2 && it.bytes().all(|b| b == b'-');
            if is_ruled(text) {
                continue;
            }
            // Another head, or text that stands no deeper than the section's.
            let is_head = lines.get(at + 1).is_some_and(|it| is_ruled(it.trim()));
            let is_left = text.ends_with(':') && section.is_some_and(|of| indent <= of);
            if is_head || is_left {
                section = None;
            }
            if section.is_some()
                && let Some((names, ty)) = listed(text)
            {
                names.split(',').for_each(|it| found.note(it.trim(), ty));
            }
        }
        found
    }

    /// What is said elsewhere of parameters of which nothing is said here.
    pub(super) fn add(&mut self, other: &Self) {
        for (name, ty) in &other.parameters {
            if self.of_parameter(name).is_none() {
                self.parameters.push((name.clone(), ty.clone()));
            }
        }
    }

    pub(super) fn of_parameter(&self, name: &str) -> Option<&str> {
        let mut all = self.parameters.iter().filter(|(it, _)| it == name);
        match (all.next(), all.next()) {
            (Some((_, ty)), None) => Some(ty),
            _ => None,
        }
    }

    fn note(&mut self, name: &str, ty: &str) {
        let is_name = !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || c == '_');
        if is_name && let Some(ty) = annotation(ty) {
            self.parameters.push((name.to_owned(), ty));
        }
    }
}

/// `:param int count: ..`, `:type count: int`.
fn field(text: &str) -> Option<(&str, &str)> {
    if let Some(rest) = text.strip_prefix(":type ") {
        let (name, ty) = rest.split_once(':')?;
        return Some((name.trim(), ty.trim()));
    }
    let rest = text.strip_prefix(":param ")?;
    let (ty, name) = rest.split_once(':')?.0.trim().rsplit_once(' ')?;
    Some((name, ty.trim()))
}

/// `count : int, optional`, `count (int): ..`.
fn listed(text: &str) -> Option<(&str, &str)> {
    if let Some((name, ty)) = text.split_once(" : ") {
        return Some((name.trim(), ty.trim()));
    }
    let (name, rest) = text.split_once(" (")?;
    let (ty, _) = rest.split_once("):")?;
    Some((name, ty))
}

/// A type in the words of a docstring as an annotation; None if it may be something else.
fn annotation(said: &str) -> Option<String> {
    let parts = parts(said);
    let (ty, others) = parts.split_first()?;
    // `int, optional` and `str, default="a"`; what else follows may say more.
    let is_plain = |it: &&str| it.trim() == "optional" || it.trim().starts_with("default");
    if !others.iter().all(is_plain) {
        return None;
    }
    let ty = ty.trim().trim_matches('`').trim_end_matches('.');
    let words: Vec<&str> = ty.split(" or ").map(str::trim).collect();
    let named: Option<Vec<String>> = words.iter().map(|it| one(it)).collect();
    Some(named?.join(" | "))
}

/// One type of these.
fn one(ty: &str) -> Option<String> {
    let word = match ty {
        "integer" => "int",
        "string" => "str",
        "boolean" => "bool",
        "list of str" | "list of strings" => "list[str]",
        "list of int" | "list of ints" => "list[int]",
        "list of float" | "list of floats" => "list[float]",
        ty if ty.contains(' ') && !ty.contains('[') => return None,
        ty => ty,
    };
    Some(word.to_owned())
}

/// What stands between commas, those within brackets left out.
pub(super) fn parts(text: &str) -> Vec<&str> {
    let (mut found, mut depth, mut start) = (Vec::new(), 0_usize, 0);
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'[' | b'(' | b'{' => depth += 1,
            b']' | b')' | b'}' => depth = depth.saturating_sub(1),
            b',' if depth == 0 => {
                found.push(&text[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    found.push(&text[start..]);
    found
}

#[cfg(test)]
mod tests {
    use super::Said;

    #[test]
    fn fields_and_sections_say_types() {
        let said = Said::of(":param int a: one\n:type b: str or None\n:param c: nothing");
        assert_eq!(said.of_parameter("a"), Some("int"));
        assert_eq!(said.of_parameter("b"), Some("str | None"));
        assert_eq!(said.of_parameter("c"), None);

        let numpy = "Parameters\n----------\na, b : int\n    Two.\nc : {'x', 'y'}, default='x'\n\nReturns\n-------\nd : int";
        let said = Said::of(numpy);
        assert_eq!(said.of_parameter("b"), Some("int"));
        assert_eq!(said.of_parameter("d"), None);

        let google = "Args:\n    a (int, optional): One.\n    b (list[str]): Two.\nReturns:\n    c (int): None.";
        let said = Said::of(google);
        assert_eq!(said.of_parameter("a"), Some("int"));
        assert_eq!(said.of_parameter("b"), Some("list[str]"));
        assert_eq!(said.of_parameter("c"), None);
    }

    #[test]
    fn what_is_said_twice_or_at_length_says_nothing() {
        let said = Said::of(":type a: int\n:type a: str\n:type b: int, positive");
        assert_eq!(said.of_parameter("a"), None);
        assert_eq!(said.of_parameter("b"), None);
    }
}
