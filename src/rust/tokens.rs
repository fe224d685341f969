//! Both sides in the tokens of their own language.
//!
//! The same tokens give the highlighting and, in `comparison.rs`, what carried over. Python's come from
//! the parser, Rust's from the compiler's own lexer: a string in a string or a nested comment is what
//! it is there, and nothing has to be loaded first.

mod python;
mod rust;

use crate::python::source::Span;

pub(crate) use python::python;
pub(crate) use rust::rust;

/// A token: what it covers and what it is to a reader. White space is none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// Bytes of the text; may reach over several lines.
    pub span: Span,
    /// What it is to a reader.
    pub class: Class,
}

/// What a token is to a reader; each has a colour of its own, or none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Class {
    /// Reserved words, soft ones where they act as such, and constants such as `None`.
    Keyword,
    /// Any identifier that is none of the others.
    Name,
    /// The name that a `def`, `fn`, `class`, `struct` and the like defines.
    Definition,
    /// An identifier written like a type, and Rust's primitive types.
    Type,
    /// A string, byte or character literal, or the literal part of an f-string.
    String,
    /// A number.
    Number,
    /// A comment, Rust's doc comments among them.
    Comment,
    /// Operators, brackets, separators.
    Punctuation,
    /// A decorator's name with its `@`, or a whole Rust attribute.
    Attribute,
    /// A macro's name with its `!`.
    Macro,
    /// A lifetime or a loop label.
    Lifetime,
    /// What the lexer knows nothing of.
    Unknown,
}

impl Class {
    /// Whether tokens of this class carry a meaning that can be found on the other side.
    pub(crate) fn is_word(self) -> bool {
        !matches!(
            self,
            Self::Comment | Self::Punctuation | Self::Lifetime | Self::Unknown
        )
    }
}

/// Whether `name` is written like a type: `CamelCase`, or a single capital as type parameters are.
fn is_camel_case(name: &str) -> bool {
    let name = name.trim_start_matches('_');
    name.starts_with(char::is_uppercase)
        && !name.contains('_')
        && (name.chars().nth(1).is_none() || name.contains(char::is_lowercase))
}

/// Tokens and their texts, for the tests of both languages.
#[cfg(test)]
fn described(text: &str, tokens: &[Token]) -> Vec<String> {
    tokens
        .iter()
        .map(|token| format!("{:?} {}", token.class, &text[token.span.clone()]))
        .collect()
}
