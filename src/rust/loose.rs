//! Tokens of which nothing is known, with the spaces that most Rust has.

use proc_macro2::{Delimiter, Group, Spacing, Span, TokenStream, TokenTree};

use super::shape::TAB;

/// The tokens as text that has the same tokens.
pub(super) fn tokens(stream: &TokenStream) -> String {
    let mut writer = Writer::default();
    writer.write(stream, 0);
    writer.text
}

/// The tokens on the lines that they stood on, indented by the brackets around them. Each line begins
/// with a line break.
pub(super) fn lines(stream: &TokenStream, indent: usize) -> String {
    let mut writer = Writer {
        lines: true,
        ..Writer::default()
    };
    writer.write(stream, indent);
    writer.text
}

/// What a token is to its neighbours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
    Start,
    Word,
    /// A keyword, or a word that something follows.
    Keyword,
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

/// Signs of more than one character, the longest first.
const SIGNS: [&str; 24] = [
    "..=", "...", "<<=", ">>=", "::", "->", "=>", "==", "!=", "<=", ">=", "&&", "||", "<<", ">>",
    "..", "+=", "-=", "*=", "/=", "%=", "^=", "&=", "|=",
];

#[derive(Debug, Default)]
struct Writer {
    text: String,
    /// Whether line breaks are kept.
    lines: bool,
    /// The line of the last token.
    line: usize,
}

impl Writer {
    /// What goes before a token: a line break, a space or nothing.
    fn space(&mut self, before: Class, class: Class, at: Span, indent: usize) {
        let line = at.start().line;
        if self.lines && line > self.line {
            self.text.push('\n');
            self.text.extend(std::iter::repeat_n(' ', indent));
        } else if !is_tight(before, class) {
            self.text.push(' ');
        }
        self.line = at.end().line;
    }

    fn write(&mut self, stream: &TokenStream, indent: usize) {
        let mut before = Class::Start;
        let mut trees = stream.clone().into_iter().peekable();
        // The sign right before, if it was one.
        let mut last = String::new();
        while let Some(tree) = trees.next() {
            if !matches!(tree, TokenTree::Punct(_)) {
                last.clear();
            }
            before = match tree {
                TokenTree::Group(group) => self.group(&group, before, indent),
                TokenTree::Ident(word) => {
                    let text = word.to_string();
                    let is_keyword = KEYWORDS.contains(&text.as_str());
                    self.space(before, Class::Word, word.span(), indent);
                    self.text.push_str(&text);
                    if is_keyword {
                        Class::Keyword
                    } else {
                        Class::Word
                    }
                }
                TokenTree::Literal(literal) => {
                    self.space(before, Class::Word, literal.span(), indent);
                    self.text.push_str(&literal.to_string());
                    Class::Word
                }
                TokenTree::Punct(punct) => {
                    let mut sign = punct.as_char().to_string();
                    let mut spacing = punct.spacing();
                    while spacing == Spacing::Joint
                        && let Some(TokenTree::Punct(next)) = trees.peek()
                        && let longer = format!("{sign}{}", next.as_char())
                        && SIGNS.iter().any(|known| known.starts_with(&longer))
                    {
                        sign = longer;
                        spacing = next.spacing();
                        trees.next();
                    }
                    let class = class(&sign, before);
                    // Two signs that stood apart would be another one.
                    let joined = format!("{last}{}", punct.as_char());
                    let apart =
                        !last.is_empty() && SIGNS.iter().any(|known| known.starts_with(&joined));
                    last.clone_from(&sign);
                    let before = if apart { Class::Operator } else { before };
                    self.space(before, class, punct.span(), indent);
                    self.text.push_str(&sign);
                    class
                }
            };
        }
    }

    fn group(&mut self, group: &Group, before: Class, indent: usize) -> Class {
        let (open, close) = match group.delimiter() {
            Delimiter::Parenthesis => ("(", ")"),
            Delimiter::Bracket => ("[", "]"),
            Delimiter::Brace => ("{", "}"),
            Delimiter::None => ("", ""),
        };
        let braces = group.delimiter() == Delimiter::Brace;
        let class = if braces { Class::Braces } else { Class::Group };
        self.space(before, class, group.span_open(), indent);
        self.text.push_str(open);
        let padded = braces && !group.stream().is_empty();
        let broken = |writer: &Self, at: Span| writer.lines && at.start().line > writer.line;
        let first = group.stream().into_iter().next();
        if padded && !first.is_some_and(|first| broken(self, first.span())) {
            self.text.push(' ');
        }
        self.write(&group.stream(), indent + TAB);
        if broken(self, group.span_close()) {
            self.text.push('\n');
            self.text.extend(std::iter::repeat_n(' ', indent));
        } else if padded {
            self.text.push(' ');
        }
        self.text.push_str(close);
        self.line = group.span_close().end().line;
        class
    }
}

fn class(sign: &str, before: Class) -> Class {
    let begins = !matches!(before, Class::Word | Class::Group | Class::Braces);
    if begins && matches!(sign, "!" | "&" | "&&" | "*" | "-") {
        return Class::Prefix;
    }
    match sign {
        "'" | "#" | "$" | "@" | "~" => Class::Prefix,
        "," | ";" => Class::End,
        "." | "::" | "?" | ".." | "..=" | "..." => Class::Close,
        ":" => Class::Colon,
        "!" => Class::Bang,
        _ => Class::Operator,
    }
}

/// Whether nothing stands between two tokens.
fn is_tight(before: Class, class: Class) -> bool {
    matches!(
        (before, class),
        (Class::Start | Class::Prefix | Class::Close, _)
            | (_, Class::End | Class::Colon | Class::Bang)
            | (Class::Word | Class::Bang | Class::Group, Class::Group)
            | (Class::Word | Class::Group | Class::Braces, Class::Close)
    )
}
