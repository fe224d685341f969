//! Rust's tokens, by the lexer of rustc.
//!
//! It knows neither keywords nor macros nor attributes: those are seen here, from the names and the
//! tokens around them. Joint operators stay single characters, which nobody can tell on a screen.

use ra_ap_rustc_lexer::{FrontmatterAllowed, TokenKind, tokenize};

use super::{Class, Token, is_camel_case};

/// Strict and reserved keywords of edition 2024, and the weak `union` and `macro_rules` left out:
/// they are names nearly everywhere.
const KEYWORDS: [&str; 40] = [
    "Self", "as", "async", "await", "box", "break", "const", "continue", "crate", "dyn", "else",
    "enum", "extern", "false", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "match",
    "mod", "move", "mut", "pub", "ref", "return", "self", "static", "struct", "super", "trait",
    "true", "try", "type", "unsafe", "use", "where",
];

const PRIMITIVES: [&str; 17] = [
    "bool", "char", "f32", "f64", "i128", "i16", "i32", "i64", "i8", "isize", "str", "u128", "u16",
    "u32", "u64", "u8", "usize",
];

/// The tokens of `text`, in order; white space is left out.
#[must_use]
pub(crate) fn rust(text: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::with_capacity(text.len() / 4);
    let mut offset = 0;
    let mut attribute = Attribute::None;
    let mut defines = false;
    for token in tokenize(text, FrontmatterAllowed::No) {
        let start = offset;
        offset += token.len as usize;
        let lexeme = &text[start..offset];
        if token.kind == TokenKind::Whitespace {
            continue;
        }
        let mut class = class(token.kind, lexeme);
        if !matches!(class, Class::Comment) {
            attribute = attribute.then(token.kind);
            if attribute != Attribute::None && class != Class::String {
                class = Class::Attribute;
            }
            // In `const fn` and `static mut` a keyword stands before the name.
            let is_keyword = class == Class::Keyword;
            if defines && class.is_word() && !is_keyword {
                class = Class::Definition;
            }
            let waits = defines && matches!(lexeme, "mut" | "unsafe" | "extern");
            defines = is_keyword && (waits || begins_definition(lexeme));
        }
        if token.kind == TokenKind::Bang && names_macro(text, &tokens, start, offset) {
            if let Some(name) = tokens.last_mut() {
                name.class = Class::Macro;
                name.span.end = offset;
            }
            continue;
        }
        tokens.push(Token {
            span: start..offset,
            class,
        });
        if attribute == Attribute::Ended {
            attribute = Attribute::None;
        }
    }
    tokens
}

fn class(kind: TokenKind, lexeme: &str) -> Class {
    use ra_ap_rustc_lexer::LiteralKind;
    match kind {
        TokenKind::LineComment { .. } | TokenKind::BlockComment { .. } => Class::Comment,
        TokenKind::Ident if KEYWORDS.binary_search(&lexeme).is_ok() => Class::Keyword,
        TokenKind::Ident if PRIMITIVES.binary_search(&lexeme).is_ok() || is_camel_case(lexeme) => {
            Class::Type
        }
        TokenKind::Ident | TokenKind::RawIdent | TokenKind::InvalidIdent => Class::Name,
        TokenKind::Literal {
            kind: LiteralKind::Int { .. } | LiteralKind::Float { .. },
            ..
        } => Class::Number,
        TokenKind::Literal { .. } => Class::String,
        TokenKind::Lifetime { .. } | TokenKind::RawLifetime => Class::Lifetime,
        TokenKind::Unknown | TokenKind::UnknownPrefix | TokenKind::UnknownPrefixLifetime => {
            Class::Unknown
        }
        _ => Class::Punctuation,
    }
}

fn begins_definition(keyword: &str) -> bool {
    matches!(
        keyword,
        "fn" | "struct" | "enum" | "trait" | "mod" | "const" | "static" | "type"
    )
}

/// Whether the `!` at `start..end` belongs to the name before it: `name!(`, not `a != b`.
fn names_macro(text: &str, tokens: &[Token], start: usize, end: usize) -> bool {
    let touches =
        |token: &Token| token.span.end == start && matches!(token.class, Class::Name | Class::Type);
    tokens.last().is_some_and(touches) && !text[end..].starts_with('=')
}

/// Where in an attribute a token stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Attribute {
    None,
    /// After `#` or `#!`.
    Begun,
    /// Inside of that many brackets.
    Inside(usize),
    /// At the last bracket.
    Ended,
}

impl Attribute {
    fn then(self, kind: TokenKind) -> Self {
        match (self, kind) {
            (Self::None | Self::Ended, TokenKind::Pound) | (Self::Begun, TokenKind::Bang) => {
                Self::Begun
            }
            (Self::Begun, TokenKind::OpenBracket) => Self::Inside(1),
            (Self::Inside(depth), TokenKind::OpenBracket) => Self::Inside(depth + 1),
            (Self::Inside(1), TokenKind::CloseBracket) => Self::Ended,
            (Self::Inside(depth), TokenKind::CloseBracket) => Self::Inside(depth - 1),
            (Self::Inside(depth), _) => Self::Inside(depth),
            _ => Self::None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::described;
    use super::*;

    fn lex(text: &str) -> Vec<String> {
        described(text, &rust(text))
    }

    #[test]
    fn the_lists_are_sorted() {
        assert!(KEYWORDS.is_sorted());
        assert!(PRIMITIVES.is_sorted());
    }

    #[test]
    fn definitions_types_and_lifetimes() {
        assert_eq!(
            lex("pub fn run<'a>(x: &'a str) -> Self {"),
            [
                "Keyword pub",
                "Keyword fn",
                "Definition run",
                "Punctuation <",
                "Lifetime 'a",
                "Punctuation >",
                "Punctuation (",
                "Name x",
                "Punctuation :",
                "Punctuation &",
                "Lifetime 'a",
                "Type str",
                "Punctuation )",
                "Punctuation -",
                "Punctuation >",
                "Keyword Self",
                "Punctuation {"
            ]
        );
    }

    #[test]
    fn a_name_is_defined_behind_all_keywords() {
        for (text, defined) in [
            ("const fn new() {", "Definition new"),
            ("static mut COUNT: u8", "Definition COUNT"),
            ("const LIMIT: u8", "Definition LIMIT"),
        ] {
            let words = lex(text);
            let mut definitions = words.iter().filter(|it| it.starts_with("Definition"));
            assert_eq!(definitions.next().map(String::as_str), Some(defined));
            assert_eq!(definitions.next(), None);
        }
    }

    #[test]
    fn macros_are_no_negations() {
        assert_eq!(
            lex("println!(\"{x}\") != a"),
            [
                "Macro println!",
                "Punctuation (",
                "String \"{x}\"",
                "Punctuation )",
                "Punctuation !",
                "Punctuation =",
                "Name a"
            ]
        );
    }

    #[test]
    fn attributes_end_with_their_bracket() {
        let classes: Vec<Class> =
            rust("#[derive(A, B)]\n#![allow(x[0], reason = \"y\")]\nstruct C;")
                .iter()
                .map(|token| token.class)
                .collect();
        let attributes = classes.iter().filter(|class| **class == Class::Attribute);
        assert_eq!(attributes.count(), 23);
        assert!(classes.contains(&Class::String));
        assert!(classes.ends_with(&[Class::Keyword, Class::Definition, Class::Punctuation]));
    }

    #[test]
    fn damaged_text_has_tokens() {
        for text in [
            "\"", "r#\"", "/* /*", "'", "#[", "№", "k#fn", "\u{202e}", "]",
        ] {
            let _ = lex(text);
        }
    }
}
