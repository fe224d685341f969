//! The Rust of a phrase as a reader sees it: the holes by their names.

use super::{Fails, Mode, Phrase, Segment, Type, template};

impl Phrase {
    /// The Rust with the names of the holes in it, a text as a `&str`, a list as a `Vec` or slice.
    pub(crate) fn shown(&self) -> String {
        self.written(&self.rust)
    }

    /// The template that gives the same or stops, in the same way, where it is another one.
    pub(crate) fn shown_exact(&self) -> Option<String> {
        let segments = template::segments(self.row.exact?);
        Some(self.written(&segments))
    }

    /// The types of the holes and of the result, what is raised, crates, imports: each a few words.
    pub(crate) fn facts(&self) -> Vec<String> {
        let row = self.row;
        let holes = row.holes.iter().map(|(name, ty)| format!("{name}: {ty}"));
        let holes = holes.collect::<Vec<_>>().join(", ");
        let arrow = if holes.is_empty() { "" } else { " → " };
        let mut facts = vec![format!("{holes}{arrow}{}", row.gives)];
        if let Some(raises) = row.raises {
            let instead = match row.fails {
                Some(Fails::Panic) => "a panic",
                Some(Fails::Option) => "None",
                Some(Fails::Result) => "an Err",
                None => "nothing",
            };
            facts.push(format!("{raises}: {instead}"));
        }
        for it in row.crates {
            let features = match it.features {
                [] => String::new(),
                features => format!(" ({})", features.join(", ")),
            };
            facts.push(format!("crate {} {}{features}", it.name, it.version));
        }
        for need in row.needs {
            facts.push(format!("use {need}"));
        }
        facts
    }

    fn written(&self, segments: &[Segment<'_>]) -> String {
        let pieces = segments.iter().map(|segment| match segment {
            Segment::Text(text) => text.clone(),
            Segment::Hole { mode, name } => self.hole(*mode, name),
        });
        let mut rust: String = pieces.collect();
        for (name, _) in self.holes.iter().filter(|(_, ty)| ty.name == "fn") {
            // A closure needs the parentheses that a name does not.
            rust = rust.replace(&format!("({name})("), &format!("{name}("));
        }
        captured(&rust)
    }

    fn hole(&self, mode: Mode, name: &str) -> String {
        let ty = self.holes.iter().find(|(hole, _)| *hole == name);
        let ty = ty.map(|(_, ty)| ty);
        let is = |names: &[&str]| ty.is_some_and(|ty| names.contains(&ty.name.as_str()));
        let items_are_copied = ty.is_some_and(|ty| ty.args.first().is_some_and(is_copy));
        match mode {
            Mode::Operand | Mode::Place | Mode::Usize | Mode::Function => name.to_owned(),
            Mode::Borrowed if ty.is_some_and(is_copy) => name.to_owned(),
            Mode::Borrowed | Mode::Reference if is(&["str"]) => name.to_owned(),
            Mode::Borrowed | Mode::Reference => format!("&{name}"),
            Mode::Owned if is(&["str"]) => format!("{name}.to_owned()"),
            Mode::Owned => name.to_owned(),
            Mode::Mutable => format!("&mut {name}"),
            Mode::Iter | Mode::Into if is(&["str"]) => format!("{name}.chars()"),
            Mode::Iter if is(&["dict", "Counter"]) => format!("{name}.keys()"),
            Mode::Iter if items_are_copied => format!("{name}.iter().copied()"),
            Mode::Iter => format!("{name}.iter()"),
            Mode::Into => format!("{name}.into_iter()"),
        }
    }
}

/// The Rust with `format!("{} {:.2}", a, b)` written `format!("{a} {b:.2}")`, where all arguments are
/// names; other code stays as it is.
fn captured(rust: &str) -> String {
    captures(rust).unwrap_or_else(|| rust.to_owned())
}

fn captures(rust: &str) -> Option<String> {
    let start = rust.find("!(\"")? + "!(\"".len();
    let end = start + rust[start..].find("\", ")?;
    let arguments = &rust[end + "\", ".len()..];
    let close = arguments.find(')')?;
    let (arguments, after) = arguments.split_at(close);
    let mut names = arguments.split(", ");
    let is_name = |name: &str| {
        name.starts_with(|c: char| c.is_ascii_lowercase())
            && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
    };
    let text = &rust[start..end];
    // Numbers and names in it would have to be told apart; a quotation mark may end it early.
    if !names.clone().all(is_name) || text.contains(['$', '\\']) {
        return None;
    }
    let mut captured = String::new();
    let mut left = text;
    while let Some(at) = left.find('{') {
        captured.push_str(&left[..=at]);
        left = &left[at + 1..];
        if let Some(after) = left.strip_prefix('{') {
            captured.push('{');
            left = after;
        } else if left.starts_with(['}', ':']) {
            captured.push_str(names.next()?);
        } else {
            return None;
        }
    }
    captured.push_str(left);
    let all_are_used = names.next().is_none();
    all_are_used.then(|| format!("{}{captured}\"{after}", &rust[..start]))
}

fn is_copy(ty: &Type) -> bool {
    matches!(ty.name.as_str(), "int" | "float" | "bool" | "char" | "None")
        || (ty.name == "tuple" && ty.args.iter().all(is_copy))
}

#[cfg(test)]
mod tests {
    use super::captured;

    #[test]
    fn names_are_captured_in_formats() {
        let cases = [
            (r#"format!("{} {:.2}", a, b)"#, r#"format!("{a} {b:.2}")"#),
            (r#"format!("{{{}}}", a)"#, r#"format!("{{{a}}}")"#),
            (r#"println!("{}", f(a))"#, r#"println!("{}", f(a))"#),
            (r#"format!("{:>1$}", a, n)"#, r#"format!("{:>1$}", a, n)"#),
            (r#"format!("{0} {0}", a)"#, r#"format!("{0} {0}", a)"#),
            ("a + b", "a + b"),
        ];
        for (rust, wanted) in cases {
            assert_eq!(captured(rust), wanted);
        }
    }
}
