//! The printing of Rust that was made: laid out as rustfmt's default style has it (edition 2024), each
//! line with the line of the Python that it comes from.
//!
//! The text is parsed, and its tree printed anew: a part of it is asked to fit a room, a `shape`, and
//! answers with its text, or that it can't; then another layout is tried. That is how rustfmt works, too,
//! and so are the widths and the order in which layouts are tried. What fits no line, such as a long
//! literal, is printed on lines that are longer than they should be. What is not known to be a list
//! inside a macro call is printed on one line.

mod aliases;
mod arguments;
mod assignments;
mod attached;
mod attributes;
mod blocks;
mod bounds;
mod calls;
mod chains;
mod closures;
mod control_flow;
mod expressions;
mod function_types;
mod functions;
mod generics;
mod items;
mod lists;
mod literals;
mod loose;
mod macros;
mod matches;
mod members;
mod nesting;
mod notes;
mod operators;
mod overflow;
mod parts;
mod patterns;
mod printer;
mod shape;
mod signatures;
mod starts;
mod struct_literals;
mod structures;
mod survey;
pub(crate) mod taken;
#[cfg(test)]
mod tests;
mod text;
mod tidying;
pub mod tokens;
mod types;
mod uses;
mod version_order;
mod words;

use std::{fmt, thread};

use proc_macro2::TokenStream;

use notes::{END, Notes};
use printer::Printer;
use starts::place;
use survey::Survey;
pub(crate) use words::contains_word;

/// Rust as it was made: parses as a file, its layout is of no account.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Rough {
    /// Each statement, item, field, variant and arm begins on a line of its own.
    pub(crate) text: String,
    /// For each line of `text` the line of the Python, 1-based, that it comes from, if any.
    pub(crate) origins: Vec<Option<usize>>,
    /// Comments without their `// `, in order; each stands on lines of its own before the statement,
    /// item, field, variant, arm or closing brace that begins at or after this line of `text`, counted
    /// from 0.
    pub(crate) comments: Vec<(usize, String)>,
    /// Lines of `text`, counted from 0, before which a blank line stands: between the statements of a
    /// block, or items of one kind. Items of other kinds are always set apart.
    pub(crate) blanks: Vec<usize>,
}

/// Rust as it is shown.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Printed {
    /// Ends with a line break, unless there is nothing.
    pub(crate) text: String,
    /// A line of the Rust and the line of the Python that it comes from, both 1-based; in the order of
    /// the Rust.
    pub(crate) lines: Vec<(usize, usize)>,
}

/// Why a text is no Rust that can be printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Unparsable {
    /// 1-based.
    pub(crate) line: usize,
    /// In the parser's words.
    pub(crate) message: String,
}

impl fmt::Display for Unparsable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}", self.line, self.message)
    }
}

impl std::error::Error for Unparsable {}

/// Bytes; address space only, until it is used. Enough for what [`nesting`] lets through.
const STACK: usize = 256 << 20;

/// Fails only if the text is no Rust, or nested deeper than can be read.
pub(crate) fn print(rough: &Rough) -> Result<Printed, Unparsable> {
    let printed = on_a_thread(|| print_here(rough));
    printed.unwrap_or_else(|| Err(failure("this can't be printed")))
}

/// The same Rust, shorter where a reviewer would ask for it, on the same lines; what is no Rust stays as it is.
pub(crate) fn tidied(text: String) -> String {
    on_a_thread(|| tidying::tidied(&text)).unwrap_or(text)
}

/// Places of tokens are kept for as long as the thread lives; and trees nest.
fn on_a_thread<T: Send>(work: impl FnOnce() -> T + Send) -> Option<T> {
    thread::scope(|scope| {
        let working = thread::Builder::new()
            .stack_size(STACK)
            .spawn_scoped(scope, work);
        working.ok()?.join().ok()
    })
}

fn failure(message: &str) -> Unparsable {
    Unparsable {
        line: 1,
        message: message.to_owned(),
    }
}

/// The tree of a text.
fn parsed(text: &str) -> Result<syn::File, Unparsable> {
    let unparsable = |error: syn::Error| Unparsable {
        line: error.span().start().line,
        message: error.to_string(),
    };
    let tokens: TokenStream = text
        .parse()
        .map_err(|error: proc_macro2::LexError| unparsable(error.into()))?;
    if let Some(line) = nesting::too_deep(&tokens) {
        let message = "expressions are nested too deep".to_owned();
        return Err(Unparsable { line, message });
    }
    syn::parse2(tokens).map_err(unparsable)
}

fn print_here(rough: &Rough) -> Result<Printed, Unparsable> {
    let file = parsed(&rough.text)?;
    let mut survey = Survey::of(&file);
    let mut printer = Printer::new(Notes::new(rough, &mut survey), rough.text.lines().count());
    printer.arguments = survey.arguments.into();
    printer
        .file(&file)
        .ok_or_else(|| failure("there is syntax that can't be printed"))
}

impl Printer {
    fn file(&self, file: &syn::File) -> Option<Printed> {
        let mut text = text::Text::new();
        if let Some(first) = file.attrs.first() {
            text.append(&self.comments(place(first.pound_token.span), 0));
            text.line(0);
            let mut before: Option<text::Text> = None;
            for line in self.attribute_lines(&file.attrs, true, 0) {
                let documents = |line: &text::Text| line.as_str().starts_with("//!");
                if let Some(before) = before {
                    if documents(&before) && !documents(&line) {
                        text.blank();
                    }
                    text.line(0);
                }
                text.append(&line);
                before = Some(line);
            }
            text.line(0);
        }
        if let Some(shebang) = &file.shebang {
            let mut first = text::Text::from(shebang.as_str());
            first.line(0);
            text = first.then(&text);
        }
        let items = self.definitions(&file.items, 0)?;
        text.append(&items);
        text.append(&self.comments(END, 0));
        // Each definition stands behind a line break.
        let (mut text, lines) = text.without_break().into_parts();
        if !text.is_empty() {
            text.push('\n');
        }
        Some(Printed { text, lines })
    }
}
