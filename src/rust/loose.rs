//! Tokens of which nothing is known, on one line, with the spaces that most Rust has.

use proc_macro2::{Delimiter, Spacing, TokenStream, TokenTree};

/// The tokens as text that has the same tokens.
pub(super) fn tokens(stream: &TokenStream) -> String {
    let mut result = String::new();
    write(stream, &mut result);
    result
}

/// What a token is to its neighbours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
    Start,
    Word,
    /// A keyword, or a word that something follows.
    Keyword,
    Open,
    Group,
    Braces,
    /// `,` and `;`.
    End,
    /// `.`, `::`, `?`, `..`: stands close to both sides.
    Close,
    /// A sign before what it belongs to: `&x`, `-1`, `'a`, `#[..]`.
    Prefix,
    /// `:`.
    Colon,
    Bang,
    /// Between two sides, with spaces.
    Operator,
}

const KEYWORDS: [&str; 26] = [
    "as", "async", "break", "const", "dyn", "else", "enum", "fn", "for", "if", "impl", "in", "let",
    "loop", "match", "mod", "move", "mut", "pub", "ref", "return", "static", "struct", "unsafe",
    "use", "while",
];

fn write(stream: &TokenStream, result: &mut String) {
    let mut before = Class::Start;
    let mut trees = stream.clone().into_iter().peekable();
    while let Some(tree) = trees.next() {
        match tree {
            TokenTree::Group(group) => {
                let (open, close) = match group.delimiter() {
                    Delimiter::Parenthesis => ("(", ")"),
                    Delimiter::Bracket => ("[", "]"),
                    Delimiter::Brace => ("{", "}"),
                    Delimiter::None => ("", ""),
                };
                let braces = group.delimiter() == Delimiter::Brace;
                let class = if braces { Class::Braces } else { Class::Group };
                space(before, class, result);
                result.push_str(open);
                let mut within = String::new();
                write(&group.stream(), &mut within);
                if braces && !within.is_empty() {
                    result.push(' ');
                    result.push_str(&within);
                    result.push(' ');
                } else {
                    result.push_str(&within);
                }
                result.push_str(close);
                before = class;
            }
            TokenTree::Ident(ident) => {
                let text = ident.to_string();
                let is_keyword = KEYWORDS.contains(&text.as_str());
                space(before, Class::Word, result);
                result.push_str(&text);
                before = if is_keyword {
                    Class::Keyword
                } else {
                    Class::Word
                };
            }
            TokenTree::Literal(literal) => {
                space(before, Class::Word, result);
                result.push_str(&literal.to_string());
                before = Class::Word;
            }
            TokenTree::Punct(punct) => {
                let mut sign = punct.as_char().to_string();
                let mut spacing = punct.spacing();
                while spacing == Spacing::Joint && sign != "'" {
                    let Some(TokenTree::Punct(next)) = trees.peek() else {
                        break;
                    };
                    if next.as_char() == '\'' {
                        break;
                    }
                    sign.push(next.as_char());
                    spacing = next.spacing();
                    trees.next();
                }
                let class = class(&sign, before);
                space(before, class, result);
                result.push_str(&sign);
                before = class;
            }
        }
    }
}

fn class(sign: &str, before: Class) -> Class {
    let begins = !matches!(before, Class::Word | Class::Group | Class::Braces);
    match sign {
        "'" | "#" | "$" | "@" | "~" => Class::Prefix,
        "," | ";" => Class::End,
        "." | "::" | "?" | ".." | "..=" | "..." => Class::Close,
        ":" => Class::Colon,
        "!" if begins => Class::Prefix,
        "!" => Class::Bang,
        "&" | "&&" | "*" | "**" | "-" | "!!" if begins => Class::Prefix,
        _ => Class::Operator,
    }
}

fn space(before: Class, class: Class, result: &mut String) {
    let tight = match (before, class) {
        (Class::Start | Class::Prefix | Class::Close | Class::Open, _)
        | (_, Class::End | Class::Colon | Class::Bang)
        | (Class::Word | Class::Bang, Class::Group)
        | (Class::Group, Class::Group)
        | (Class::Word | Class::Group | Class::Braces, Class::Close) => true,
        _ => false,
    };
    if !tight {
        result.push(' ');
    }
}
