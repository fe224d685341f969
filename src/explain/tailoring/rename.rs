//! A card's Rust with the reader's name in place of the card's.
//!
//! Renaming keeps a program that compiles compilable, as long as every use of the name changes and no
//! other thing has the new one.

use rustc_hash::FxHashSet;

use super::identifiers::{Style, identifier};
use crate::rust::tokens::{self, Class};

/// `rust` with each of `placeholders` replaced by `name`, in the placeholder's case style.
pub(super) fn rename(rust: &str, placeholders: &[String], name: &str) -> String {
    let name = name.rsplit('.').next().unwrap_or(name);
    let tokens = tokens::rust(rust);
    let taken: FxHashSet<&str> = tokens
        .iter()
        .map(|token| &rust[token.span.clone()])
        .collect();
    let mut chosen: Vec<(&str, String)> = Vec::new();
    for placeholder in placeholders {
        let style = Style::of(placeholder);
        let mut new = identifier(name, style);
        let is_free = |new: &String| {
            let is_own = new == placeholder;
            is_own || !(taken.contains(new.as_str()) || chosen.iter().any(|(_, it)| it == new))
        };
        while !is_free(&new) {
            new.push('_');
        }
        chosen.push((placeholder, new));
    }
    let mut text = String::with_capacity(rust.len());
    let mut copied = 0;
    for (index, token) in tokens.iter().enumerate() {
        let lexeme = &rust[token.span.clone()];
        let new = match token.class {
            Class::Comment => replaced_in_comment(lexeme, &chosen),
            Class::String => replaced_in_format(lexeme, &chosen),
            _ => chosen
                .iter()
                .find(|(old, _)| *old == lexeme)
                .filter(|_| !is_foreign(rust, &tokens, index))
                .map(|(_, new)| new.clone()),
        };
        if let Some(new) = new {
            text.push_str(&rust[copied..token.span.start]);
            text.push_str(&new);
            copied = token.span.end;
        }
    }
    text.push_str(&rust[copied..]);
    text
}

/// Whether the token is another thing of the same name: a method or a path that is not defined here.
fn is_foreign(rust: &str, tokens: &[tokens::Token], index: usize) -> bool {
    let lexeme = |index: usize| tokens.get(index).map(|it| &rust[it.span.clone()]);
    let before = |count: usize| index.checked_sub(count).and_then(lexeme);
    let (name, after) = (lexeme(index), lexeme(index + 1));
    let is_method = before(1) == Some(".") && matches!(after, Some("(" | ":"));
    // Both colons of `::` are tokens.
    let is_in_path = before(1) == Some(":") && before(2) == Some(":");
    let is_module = after == Some(":")
        && lexeme(index + 2) == Some(":")
        && name.is_some_and(|it| Style::of(it) == Style::Snake);
    let is_defined = (1..tokens.len()).any(|at| {
        let keyword = lexeme(at - 1);
        lexeme(at) == name && matches!(keyword, Some("fn" | "struct" | "enum" | "mod" | "trait"))
    });
    (is_method || is_in_path || is_module) && !is_defined
}

/// Code in a comment stands between backquotes.
fn replaced_in_comment(comment: &str, chosen: &[(&str, String)]) -> Option<String> {
    let mut text = comment.to_owned();
    for (old, new) in chosen {
        text = text.replace(&format!("`{old}`"), &format!("`{new}`"));
    }
    (text != comment).then_some(text)
}

/// The fields of a format string, as in `{name}` and `{name:>5}`.
fn replaced_in_format(literal: &str, chosen: &[(&str, String)]) -> Option<String> {
    let mut text = literal.to_owned();
    for (old, new) in chosen {
        for end in ['}', ':'] {
            text = text.replace(&format!("{{{old}{end}"), &format!("{{{new}{end}"));
        }
    }
    (text != literal).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn renamed(rust: &str, placeholder: &str, name: &str) -> String {
        rename(rust, &[placeholder.to_owned()], name)
    }

    #[test]
    fn every_use_is_renamed() {
        let rust = "/// `load` reads.\nfn load(load: u8) -> String {\n    format!(\"{load:>3} load\")\n}\n";
        assert_eq!(
            renamed(rust, "load", "readAll"),
            "/// `read_all` reads.\nfn read_all(read_all: u8) -> String {\n    format!(\"{read_all:>3} load\")\n}\n"
        );
    }

    #[test]
    fn a_name_that_is_taken_is_avoided() {
        assert_eq!(
            renamed(
                "struct Light;\nfn next(it: Light) -> Status {}",
                "Light",
                "Status"
            ),
            "struct Status_;\nfn next(it: Status_) -> Status {}"
        );
        assert_eq!(renamed("fn run() {}", "run", "match"), "fn r#match() {}");
    }

    #[test]
    fn modules_of_others_keep_their_names() {
        assert_eq!(
            renamed(
                "use tokio::task::spawn;\nfn f(task: u8) { task::yield_now(task) }",
                "task",
                "job"
            ),
            "use tokio::task::spawn;\nfn f(job: u8) { task::yield_now(job) }"
        );
        assert_eq!(
            renamed(
                "enum Light { Red }\nfn f() -> Light { Light::Red }",
                "Light",
                "Lamp"
            ),
            "enum Lamp { Red }\nfn f() -> Lamp { Lamp::Red }"
        );
    }

    #[test]
    fn methods_of_others_keep_their_names() {
        assert_eq!(
            renamed("fn f(lock: M) { lock.lock(); }", "lock", "guard"),
            "fn f(guard: M) { guard.lock(); }"
        );
        assert_eq!(
            renamed("fn lock(&self) { self.lock(); }", "lock", "guard"),
            "fn guard(&self) { self.guard(); }"
        );
    }
}
