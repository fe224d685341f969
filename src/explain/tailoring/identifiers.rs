//! Python names in Rust's spelling: case style, keywords, names that are taken.

use rustc_hash::FxHashSet;

/// Reserved words of edition 2024 that may be written with `r#`.
const RAW: [&str; 46] = [
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn",
    "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let",
    "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref", "return",
    "static", "struct", "trait", "true", "try", "type", "typeof", "unsafe", "unsized", "virtual",
    "where", "while",
];

/// Reserved words that cannot, and `_`.
const NEVER_RAW: [&str; 6] = ["Self", "_", "crate", "self", "super", "yield"];

/// Names that the standard library's prelude and the drafts themselves use.
const TAKEN_TYPES: [&str; 34] = [
    "BTreeMap",
    "Box",
    "BufRead",
    "BufReader",
    "BufWriter",
    "Clone",
    "Command",
    "Copy",
    "Debug",
    "Default",
    "Display",
    "Drop",
    "Duration",
    "Eq",
    "Err",
    "Error",
    "File",
    "Fn",
    "Future",
    "HashMap",
    "HashSet",
    "Hash",
    "Iterator",
    "None",
    "Ok",
    "Option",
    "Parser",
    "Path",
    "PathBuf",
    "Result",
    "Some",
    "String",
    "Unknown",
    "Vec",
];

/// The names that a list of fields, parameters or methods has taken.
#[derive(Debug, Default)]
pub(super) struct Names(FxHashSet<String>);

impl Names {
    /// Takes `name` as it is, already in Rust's spelling; whether it was free.
    pub(super) fn take(&mut self, name: String) -> bool {
        self.0.insert(name)
    }

    /// Takes the Rust for a Python name, told apart from those that are taken by `_` behind it.
    pub(super) fn unique(&mut self, python: &str) -> String {
        let mut rust = snake(python);
        while self.0.contains(&rust) {
            rust.push('_');
        }
        self.0.insert(rust.clone());
        rust
    }
}

impl FromIterator<String> for Names {
    fn from_iter<I: IntoIterator<Item = String>>(names: I) -> Self {
        Self(names.into_iter().collect())
    }
}

/// How Rust writes a name of some kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    /// Functions, variables, fields, modules.
    Snake,
    /// Types, traits, variants.
    Pascal,
    /// Constants.
    Screaming,
}

/// `name` in a style of Rust, as an identifier that may stand anywhere.
pub(super) fn identifier(name: &str, style: Style) -> String {
    let words = words(name);
    let text = match style {
        Style::Snake => words.join("_").to_lowercase(),
        Style::Screaming => words.join("_").to_uppercase(),
        Style::Pascal => words.iter().map(|word| capitalised(word)).collect(),
    };
    let text = match text.chars().next() {
        None => {
            return if style == Style::Pascal {
                "Unnamed"
            } else {
                "unnamed"
            }
            .to_owned();
        }
        Some(first) if first.is_numeric() => format!("_{text}"),
        Some(_) => text,
    };
    if RAW.contains(&text.as_str()) {
        format!("r#{text}")
    } else if NEVER_RAW.contains(&text.as_str())
        || (style == Style::Pascal && TAKEN_TYPES.contains(&text.as_str()))
        // A second `main`, or one with parameters, is refused.
        || (style == Style::Snake && text == "main")
    {
        format!("{text}_")
    } else {
        text
    }
}

/// The name of a function, variable or field.
pub(super) fn snake(name: &str) -> String {
    identifier(name, Style::Snake)
}

/// The name of a type or variant.
pub(super) fn pascal(name: &str) -> String {
    identifier(name, Style::Pascal)
}

/// The words of a name: cut at underscores and where a capital follows a small letter, or begins a
/// word after capitals, as in `HTTPServer`.
fn words(name: &str) -> Vec<String> {
    let mut words = Vec::new();
    for part in name.split('_').filter(|part| !part.is_empty()) {
        let chars: Vec<char> = part.chars().collect();
        let mut word = String::new();
        for (index, &char) in chars.iter().enumerate() {
            let follows_small = index > 0 && !chars[index - 1].is_uppercase();
            let begins_word = chars.get(index + 1).is_some_and(|next| next.is_lowercase());
            if char.is_uppercase() && !word.is_empty() && (follows_small || begins_word) {
                words.push(std::mem::take(&mut word));
            }
            word.push(char);
        }
        words.push(word);
    }
    words
}

fn capitalised(word: &str) -> String {
    let mut chars = word.chars();
    match chars.next() {
        Some(first) => first
            .to_uppercase()
            .chain(chars.flat_map(char::to_lowercase))
            .collect(),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_respelt() {
        for (name, style, expected) in [
            ("fetchAll", Style::Snake, "fetch_all"),
            ("HTTPServer2", Style::Snake, "http_server2"),
            ("HTTPServer", Style::Pascal, "HttpServer"),
            ("max_size", Style::Screaming, "MAX_SIZE"),
            ("__init__", Style::Snake, "init"),
            ("_Future", Style::Pascal, "Future_"),
            ("type", Style::Snake, "r#type"),
            ("self", Style::Snake, "self_"),
            ("_", Style::Snake, "unnamed"),
            ("_2d", Style::Snake, "_2d"),
            ("main", Style::Snake, "main_"),
            ("größe", Style::Pascal, "Größe"),
        ] {
            assert_eq!(identifier(name, style), expected, "{name}");
        }
    }
}
