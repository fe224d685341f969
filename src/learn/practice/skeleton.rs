//! A Rust program with its bodies taken out: what is left is the shape that a reader fills in.
//!
//! Items, signatures, comments and line breaks stay as they are written: the text is cut at the tokens
//! of the compiler's own lexer, and never printed anew.

use std::ops::Range;

use crate::python::source::Span;
use crate::rust::tokens::{self, Class, Token};

/// The program `text` with `todo!(hint)` for the body of each function; `hint` is asked with the
/// 1-based lines of the function, end excluded.
///
/// Empty bodies stay, and so do tests: they say what is wanted. So do those of a `const fn`, in which no
/// `todo!` may stand.
pub(super) fn skeleton(text: &str, hint: impl Fn(Range<usize>) -> Option<String>) -> String {
    let tokens = tokens::rust(text);
    let reader = Reader {
        text,
        tokens: &tokens,
    };
    let mut out = String::with_capacity(text.len());
    let mut copied = 0;
    for body in reader.bodies() {
        let lines = reader.line(body.start)..reader.line(body.span.end) + 1;
        let todo =
            hint(lines).map_or_else(|| "todo!()".to_owned(), |hint| format!("todo!({hint:?})"));
        let indent = reader.indent(body.start);
        out.push_str(&text[copied..=body.span.start]);
        let expression = body.result.expression(&todo);
        out.extend(["\n", indent, "    ", &expression, "\n", indent]);
        copied = body.span.end - 1;
    }
    out.push_str(&text[copied..]);
    out
}

/// The body of a function.
struct Body {
    /// The byte where the function's `fn` begins.
    start: usize,
    /// With its braces.
    span: Span,
    result: Returned,
}

/// What a function returns, as far as a `todo!()` has to know: `!` becomes any type that has a name,
/// but implements no trait for a type that has none.
#[derive(Debug, Clone, Copy)]
enum Returned {
    Named,
    /// A closure of so many arguments.
    Closure(usize),
    Iterator,
    Future,
}

impl Returned {
    fn expression(self, todo: &str) -> String {
        match self {
            Self::Named => todo.to_owned(),
            Self::Closure(count) => format!("|{}| {todo}", vec!["_"; count].join(", ")),
            Self::Iterator => format!("std::iter::from_fn(|| {todo})"),
            Self::Future => format!("async {{ {todo} }}"),
        }
    }
}

struct Reader<'a> {
    text: &'a str,
    tokens: &'a [Token],
}

impl<'a> Reader<'a> {
    fn bodies(&self) -> Vec<Body> {
        let mut bodies = Vec::new();
        let mut is_test = false;
        let mut index = 0;
        while let Some(token) = self.tokens.get(index) {
            match (token.class, self.lexeme(index)) {
                (Class::Attribute, "test") => is_test = true,
                (Class::Keyword, "mod") if is_test => {
                    is_test = false;
                    index = self.block(index).map_or(index, |(_, close)| close);
                }
                (Class::Keyword, "fn") if self.class(index + 1) == Some(Class::Definition) => {
                    let is_const = index > 0 && self.lexeme(index - 1) == "const";
                    if let Some((open, close)) = self.block(index) {
                        if !is_test && !is_const && open + 1 < close {
                            bodies.push(Body {
                                start: token.span.start,
                                span: self.tokens[open].span.start..self.tokens[close].span.end,
                                result: self.returned(index, open),
                            });
                        }
                        index = close;
                    }
                    is_test = false;
                }
                _ => {}
            }
            index += 1;
        }
        bodies
    }

    /// The braces of the item that begins at `start`; none if it ends with a semicolon.
    fn block(&self, start: usize) -> Option<(usize, usize)> {
        let mut depth = 0_usize;
        let mut open = None;
        for index in start..self.tokens.len() {
            if self.class(index) != Some(Class::Punctuation) {
                continue;
            }
            match (self.lexeme(index), open) {
                ("{", None) if depth == 0 => open = Some(index),
                (";", None) if depth == 0 => return None,
                ("(" | "[" | "{", _) => depth += 1,
                ("}", Some(open)) if depth == 0 => return Some((open, index)),
                (")" | "]" | "}", _) => depth = depth.saturating_sub(1),
                _ => {}
            }
        }
        None
    }

    /// What the function returns whose `fn` is at `start` and whose body begins at `open`.
    fn returned(&self, start: usize, open: usize) -> Returned {
        // Bounds and the types of parameters have arrows as well.
        let mut generics = 0_usize;
        let mut parentheses = 0_usize;
        let arrow = (start..open).find(|&index| {
            let is_arrow = self.lexeme(index) == ">" && self.lexeme(index - 1) == "-";
            match self.lexeme(index) {
                "<" => generics += 1,
                ">" if !is_arrow => generics = generics.saturating_sub(1),
                "(" => parentheses += 1,
                ")" => parentheses = parentheses.saturating_sub(1),
                _ => {}
            }
            is_arrow && generics == 0 && parentheses == 0
        });
        let Some(arrow) = arrow.filter(|arrow| self.lexeme(arrow + 1) == "impl") else {
            return Returned::Named;
        };
        match self.lexeme(arrow + 2) {
            "Fn" | "FnMut" | "FnOnce" => Returned::Closure(self.arguments(arrow + 3)),
            name if name.ends_with("Iterator") => Returned::Iterator,
            "Future" => Returned::Future,
            _ => Returned::Named,
        }
    }

    /// How many types stand in the parentheses that open at `open`.
    fn arguments(&self, open: usize) -> usize {
        if self.lexeme(open + 1) == ")" {
            return 0;
        }
        let mut depth = 0_usize;
        let mut count = 1;
        for index in open..self.tokens.len() {
            match self.lexeme(index) {
                "(" | "[" | "<" => depth += 1,
                ")" | "]" | ">" => depth = depth.saturating_sub(1),
                "," if depth == 1 => count += 1,
                _ => {}
            }
            if depth == 0 {
                break;
            }
        }
        count
    }

    fn lexeme(&self, index: usize) -> &'a str {
        self.tokens
            .get(index)
            .map_or("", |token| &self.text[token.span.clone()])
    }

    fn class(&self, index: usize) -> Option<Class> {
        Some(self.tokens.get(index)?.class)
    }

    fn line(&self, offset: usize) -> usize {
        self.text[..offset].matches('\n').count() + 1
    }

    /// The white space that the line at `offset` begins with.
    fn indent(&self, offset: usize) -> &'a str {
        let start = self.text[..offset].rfind('\n').map_or(0, |at| at + 1);
        let line = &self.text[start..];
        &line[..line.len() - line.trim_start_matches(' ').len()]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(skeleton(text, |_| None), expected);
    }

    #[test]
    fn bodies_are_cut_and_the_rest_stays() {
        check(
            "/// Adds.\nfn add(a: i32) -> i32 {\n    // So:\n    if a > 0 { a } else { 0 }\n}\n\nstruct S { a: [u8; 3] }\n",
            "/// Adds.\nfn add(a: i32) -> i32 {\n    todo!()\n}\n\nstruct S { a: [u8; 3] }\n",
        );
    }

    #[test]
    fn methods_keep_their_indentation_and_empty_ones_their_bodies() {
        check(
            "impl T for S {\n    fn a(&self) -> [u8; 2] { [1, 2] }\n    fn b(&self) {}\n    fn c(&self);\n}\n",
            "impl T for S {\n    fn a(&self) -> [u8; 2] {\n        todo!()\n    }\n    fn b(&self) {}\n    fn c(&self);\n}\n",
        );
    }

    #[test]
    fn what_has_no_name_is_built_around_a_todo() {
        check(
            "fn f(g: impl Fn() -> u8) -> impl Fn(u8, (u8, u8)) -> u8 { 1 }",
            "fn f(g: impl Fn() -> u8) -> impl Fn(u8, (u8, u8)) -> u8 {\n    |_, _| todo!()\n}",
        );
        check(
            "fn f<F: Fn() -> u8>() -> impl Iterator<Item = u8> where F: Copy { 1 }",
            "fn f<F: Fn() -> u8>() -> impl Iterator<Item = u8> where F: Copy {\n    std::iter::from_fn(|| todo!())\n}",
        );
        check(
            "fn f(g: fn() -> u8) { g(); }",
            "fn f(g: fn() -> u8) {\n    todo!()\n}",
        );
    }

    #[test]
    fn tests_say_what_is_wanted() {
        let text = "#[cfg(test)]\nmod tests {\n    fn help() { 1 }\n    #[test]\n    fn t() { help() }\n}\n";
        check(text, text);
        check(
            "#[test]\nfn t() { 1 }\nfn f() { 1 }\n",
            "#[test]\nfn t() { 1 }\nfn f() {\n    todo!()\n}\n",
        );
    }

    #[test]
    fn a_hint_is_asked_for_the_lines_of_the_function() {
        let hinted = skeleton("\nfn f() {\n    1\n}\n", |lines| Some(format!("{lines:?}")));
        assert_eq!(hinted, "\nfn f() {\n    todo!(\"2..5\")\n}\n");
    }

    #[test]
    fn damaged_text_stays() {
        for text in ["fn f(", "fn f() { ", "fn", "} fn f() {} }"] {
            check(text, text);
        }
    }
}
