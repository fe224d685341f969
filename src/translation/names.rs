//! Python's names in Rust's spelling.

use rustc_hash::{FxHashMap, FxHashSet};

/// Words that Rust keeps for itself, in edition 2024.
const KEYWORDS: &[&str] = &[
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "crate",
    "do", "dyn", "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl",
    "in", "let", "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref",
    "return", "self", "static", "struct", "super", "trait", "true", "try", "type", "typeof",
    "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

/// Whether a text is the name of a variable and nothing else.
pub(super) fn is_identifier(text: &str) -> bool {
    let mut chars = text.chars();
    chars.next().is_some_and(|c| c.is_alphabetic() || c == '_')
        && chars.all(|c| c.is_alphanumeric() || c == '_')
        && !matches!(text, "true" | "false" | "self")
        && !text.chars().next().is_some_and(char::is_uppercase)
}

/// `fooBar` and `FooBar` as `foo_bar`.
pub(super) fn snake(name: &str) -> String {
    let mut snake = String::with_capacity(name.len() + 4);
    let mut before = '_';
    let mut chars = name.chars().peekable();
    while let Some(c) = chars.next() {
        if c.is_uppercase() {
            let next_is_small = chars.peek().is_some_and(|it| it.is_lowercase());
            if before != '_' && (before.is_lowercase() || before.is_numeric() || next_is_small) {
                snake.push('_');
            }
            snake.extend(c.to_lowercase());
        } else {
            snake.push(c);
        }
        before = c;
    }
    if snake.chars().all(|c| c == '_') {
        return "unnamed".to_owned();
    }
    escaped(snake)
}

/// `foo_bar` as `FOO_BAR`.
pub(super) fn screaming(name: &str) -> String {
    snake(name).trim_end_matches('_').to_uppercase()
}

/// Types that every Rust program has.
const TAKEN: &[&str] = &[
    "Box", "Cell", "Command", "Date", "DateTime", "Duration", "Err", "Fn", "FnMut", "FnOnce",
    "Hash", "HashMap", "HashSet", "Hasher", "IndexMap", "Instant", "LazyLock", "None", "Number",
    "Ok", "Option", "Ordering", "Path", "PathBuf", "Rc", "Read", "RefCell", "Regex", "Repr",
    "Result", "Self", "Some", "String", "Time", "Unknown", "Vec", "VecDeque", "Write",
];

/// `foo_bar` as `FooBar`.
pub(super) fn camel(name: &str) -> String {
    let mut camel = String::with_capacity(name.len());
    for word in name.split('_').filter(|it| !it.is_empty()) {
        let mut chars = word.chars();
        camel.extend(chars.next().into_iter().flat_map(char::to_uppercase));
        let rest = chars.as_str();
        if rest.chars().any(char::is_lowercase) {
            camel.push_str(rest);
        } else {
            camel.push_str(&rest.to_lowercase());
        }
    }
    match camel.chars().next() {
        None => "Unnamed".to_owned(),
        Some(c) if c.is_numeric() => format!("N{camel}"),
        _ if TAKEN.contains(&camel.as_str()) => format!("{camel}_"),
        _ => camel,
    }
}

fn escaped(name: String) -> String {
    if KEYWORDS.contains(&name.as_str()) {
        format!("{name}_")
    } else {
        name
    }
}

/// The names that are taken in one space of names.
#[derive(Debug, Default)]
pub(super) struct Taken<'a> {
    /// The space around, whose names are taken here, too.
    around: Option<&'a Taken<'a>>,
    /// What each name in Rust stands for in Python.
    of: FxHashMap<String, String>,
    reserved: FxHashSet<String>,
    /// What each name of Python got for a name that was wanted.
    given: FxHashMap<(String, String), String>,
    /// How often a name was wanted that is taken.
    wanted: FxHashMap<String, usize>,
}

impl<'a> Taken<'a> {
    /// A space of names within another.
    pub(super) fn within(around: &'a Taken<'a>) -> Self {
        Self {
            around: Some(around),
            ..Self::default()
        }
    }

    /// Whether the name stands for something else than that name of Python.
    fn is_taken(&self, name: &str, python: &str) -> bool {
        self.reserved.contains(name)
            || self.of.get(name).is_some_and(|of| of != python)
            || self
                .around
                .is_some_and(|around| around.is_taken(name, python))
    }

    pub(super) fn reserve(&mut self, name: &str) {
        self.reserved.insert(name.to_owned());
    }

    /// The name in Rust for a name of Python: the same for the same, another for another.
    pub(super) fn name(&mut self, rust: String, python: &str) -> String {
        let asked = (rust, python.to_owned());
        if let Some(name) = self.given.get(&asked) {
            return name.clone();
        }
        let rust = &asked.0;
        let mut name = rust.clone();
        while self.is_taken(&name, python) {
            let count = self.wanted.entry(rust.clone()).or_default();
            *count += 1;
            name = match count {
                1 => format!("{rust}_"),
                count => format!("{rust}_{count}"),
            };
        }
        self.of.insert(name.clone(), python.to_owned());
        self.given.insert(asked, name.clone());
        name
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_spelled_as_rust_spells_them() {
        assert_eq!(snake("fooBar"), "foo_bar");
        assert_eq!(snake("HTTPServer2"), "http_server2");
        assert_eq!(snake("type"), "type_");
        assert_eq!(camel("my_class"), "MyClass");
        assert_eq!(camel("String"), "String_");
        assert_eq!(screaming("maxSize"), "MAX_SIZE");
    }

    #[test]
    fn two_names_of_python_are_never_one_of_rust() {
        let mut taken = Taken::default();
        assert_eq!(taken.name("foo_bar".into(), "fooBar"), "foo_bar");
        assert_eq!(taken.name("foo_bar".into(), "foo_bar"), "foo_bar_");
        assert_eq!(taken.name("foo_bar".into(), "fooBar"), "foo_bar");
        assert_eq!(taken.name("foo_bar".into(), "foo_bar"), "foo_bar_");
        assert_eq!(taken.name("foo_bar".into(), "FooBar"), "foo_bar_2");
        assert_eq!(taken.name("foo_bar".into(), "FooBar"), "foo_bar_2");
    }
}
