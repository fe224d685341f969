//! Python's tokens, as the parser left them.
//!
//! The parser has already decided whether `match` or `type` is a keyword where it stands, and it
//! reports the fields of an f-string as the code that they are.

use rustpython_ast::token::TokenKind;
use rustpython_text_size::Ranged as _;

use super::{Class, Token, is_camel_case};
use crate::python::source::Source;
use crate::python::syntax::Syntax;

/// The tokens of `source`, in order, comments included; white space and line ends are left out.
#[must_use]
pub(crate) fn python(source: &Source, syntax: &Syntax) -> Vec<Token> {
    let mut tokens = Vec::with_capacity(syntax.tokens().len());
    let mut before = Before::Statement;
    for token in syntax.tokens() {
        let kind = token.kind();
        let span = token.start().to_usize()..token.end().to_usize();
        let class = match kind {
            TokenKind::Newline | TokenKind::Semi => {
                before = Before::Statement;
                if kind == TokenKind::Newline {
                    continue;
                }
                Class::Punctuation
            }
            TokenKind::NonLogicalNewline
            | TokenKind::Indent
            | TokenKind::Dedent
            | TokenKind::EndOfFile => continue,
            TokenKind::Comment => {
                tokens.push(Token {
                    span,
                    class: Class::Comment,
                });
                continue;
            }
            _ => class(kind, before, source.slice(span.clone())),
        };
        if kind != TokenKind::Semi {
            before = before.then(kind);
        }
        if !span.is_empty() {
            tokens.push(Token { span, class });
        }
    }
    tokens
}

/// What stands before a token, as far as it changes what the token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Before {
    /// Nothing: a statement begins.
    Statement,
    /// `@` and perhaps a part of the decorator's name.
    Decorator,
    /// `def` or `class`.
    Defining,
    Other,
}

impl Before {
    fn then(self, kind: TokenKind) -> Self {
        match kind {
            TokenKind::At if self == Self::Statement => Self::Decorator,
            TokenKind::Name | TokenKind::Dot if self == Self::Decorator => Self::Decorator,
            TokenKind::Def | TokenKind::Class => Self::Defining,
            _ => Self::Other,
        }
    }
}

fn class(kind: TokenKind, before: Before, text: &str) -> Class {
    match kind {
        TokenKind::Name | TokenKind::Dot | TokenKind::At
            if before.then(kind) == Before::Decorator =>
        {
            Class::Attribute
        }
        TokenKind::Name if before == Before::Defining => Class::Definition,
        TokenKind::Name if is_camel_case(text) => Class::Type,
        TokenKind::Name => Class::Name,
        TokenKind::Int | TokenKind::Float | TokenKind::Complex => Class::Number,
        TokenKind::String
        | TokenKind::FStringStart
        | TokenKind::FStringMiddle
        | TokenKind::FStringEnd
        | TokenKind::TStringStart
        | TokenKind::TStringMiddle
        | TokenKind::TStringEnd => Class::String,
        TokenKind::Unknown | TokenKind::IpyEscapeCommand => Class::Unknown,
        _ if kind.is_keyword() => Class::Keyword,
        _ => Class::Punctuation,
    }
}

#[cfg(test)]
mod tests {
    use super::super::described;
    use super::*;

    fn lex(text: &str) -> Vec<String> {
        let source = Source::new("a.py", text);
        described(
            text,
            &python(&source, &crate::python::syntax::parse(&source)),
        )
    }

    #[test]
    fn fields_of_f_strings_are_code() {
        assert_eq!(
            lex("f'a {b.c!r:>{n}} d'"),
            [
                "String f'",
                "String a ",
                "Punctuation {",
                "Name b",
                "Punctuation .",
                "Name c",
                "Punctuation !",
                "Name r",
                "Punctuation :",
                "String >",
                "Punctuation {",
                "Name n",
                "Punctuation }",
                "Punctuation }",
                "String  d",
                "String '"
            ]
        );
    }

    #[test]
    fn decorators_end_with_their_name() {
        assert_eq!(
            lex("@a.b(c)\nclass D: x = y @ Z # no"),
            [
                "Attribute @",
                "Attribute a",
                "Attribute .",
                "Attribute b",
                "Punctuation (",
                "Name c",
                "Punctuation )",
                "Keyword class",
                "Definition D",
                "Punctuation :",
                "Name x",
                "Punctuation =",
                "Name y",
                "Punctuation @",
                "Type Z",
                "Comment # no"
            ]
        );
    }

    #[test]
    fn soft_keywords_are_names_elsewhere() {
        assert_eq!(
            lex("match = type"),
            ["Name match", "Punctuation =", "Name type"]
        );
        assert_eq!(lex("type X = int")[0], "Keyword type");
    }

    #[test]
    fn damaged_text_has_tokens() {
        for text in ["def f(:\n  '", "f'{", "$ ?", "\u{0}", "x = = =", "    y"] {
            let _ = lex(text);
        }
    }
}
