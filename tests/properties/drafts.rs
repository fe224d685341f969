//! What is claimed of every draft; the fuzz target claims the same.

use proc_macro2::{TokenStream, TokenTree};
use py2rs::analysis::Analysis;
use py2rs::render::json;
use py2rs::source::Source;
use py2rs::text::visible;
use serde_json::Value;

/// A draft ends, and twice alike; its Rust parses, with nothing in it that a terminal obeys; each hole is
/// a `todo!` and each `todo!` a hole; each place that it names is one of the text or of the Rust.
pub(crate) fn sound(text: &str) -> Result<(), String> {
    let drafted = || json::ported(&Analysis::of(Source::new("a.py", text)));
    let Some(document) = drafted() else {
        return Ok(());
    };
    if drafted().as_ref() != Some(&document) {
        return Err("the same text is drafted in two ways".to_owned());
    }
    let document: Value = serde_json::from_str(&document).map_err(|error| error.to_string())?;
    let rust = document["rust"].as_str().ok_or("no Rust")?;
    if let Some(raw) = rust.chars().find(|c| *c != '\n' && visible::is_obeyed(*c)) {
        return Err(format!("{raw:?} is in the Rust"));
    }
    syn::parse_file(rust).map_err(|error| format!("no Rust: {error}\n{rust}"))?;
    let tokens: TokenStream = rust.parse().map_err(|error| format!("{error}\n{rust}"))?;
    let (left, holes) = (todos(tokens), items(&document, "holes").count());
    if left != holes {
        return Err(format!("{left} todo! for {holes} holes\n{rust}"));
    }
    if number(&document, "drafted") > number(&document, "statements") {
        return Err("more is drafted than there is".to_owned());
    }
    places(text, rust, &document)
}

/// Lines are those that the text and the Rust have.
fn places(text: &str, rust: &str, document: &Value) -> Result<(), String> {
    let python_lines = 1 + text.replace("\r\n", "\n").matches(['\n', '\r']).count();
    let rust_lines = rust.lines().count();
    let outside = |line: usize, of: usize| line < 1 || line > of;
    let mut last = 1;
    for pair in items(document, "lines") {
        let line = |side: usize| whole(&pair[side]);
        if outside(line(0), rust_lines) || outside(line(1), python_lines) || line(0) < last {
            return Err(format!("{pair} of {rust_lines} and {python_lines} lines"));
        }
        last = line(0);
    }
    for item in items(document, "holes").chain(items(document, "definitions")) {
        let (start, end) = (number(item, "line"), number(item, "end_line"));
        if outside(start, python_lines) || outside(end, python_lines) || start > end {
            return Err(format!("{item} of {python_lines} lines"));
        }
    }
    for item in items(document, "definitions") {
        let (start, end) = (number(item, "rust_line"), number(item, "rust_end_line"));
        if outside(start, rust_lines) || outside(end, rust_lines) || start > end {
            return Err(format!("{item} of {rust_lines} lines of Rust"));
        }
    }
    Ok(())
}

fn items<'a>(document: &'a Value, key: &str) -> impl Iterator<Item = &'a Value> {
    document[key].as_array().into_iter().flatten()
}

fn number(of: &Value, key: &str) -> usize {
    whole(&of[key])
}

/// A number of the document; 0, which no place is, where there is none.
fn whole(of: &Value) -> usize {
    let number = of.as_u64().and_then(|it| usize::try_from(it).ok());
    number.unwrap_or(0)
}

/// How often `todo!` is called, in macros too.
fn todos(tokens: TokenStream) -> usize {
    let mut count = 0;
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        match token {
            TokenTree::Ident(name) if name == "todo" => {
                let is_call =
                    matches!(tokens.peek(), Some(TokenTree::Punct(it)) if it.as_char() == '!');
                count += usize::from(is_call);
            }
            TokenTree::Group(group) => count += todos(group.stream()),
            _ => {}
        }
    }
    count
}
