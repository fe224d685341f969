//! Source to tree, tokens and errors: the only module that calls the parser.
//!
//! It never fails. What could not be parsed is named in [`Syntax::errors`] and marked as damaged;
//! the tree holds the rest.

use rustpython_ast as ast;
use rustpython_ast::token::Tokens;
use rustpython_parser::{Mode, ParseOptions, Parsed};
use rustpython_text_size::{Ranged, TextRange};

use crate::source::{Source, Span};

/// A syntax error.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SyntaxError {
    /// Where it is, in bytes; may be empty.
    pub span: Span,
    /// Why, in the parser's words.
    pub message: String,
}

/// A parsed source.
#[derive(Debug)]
pub struct Syntax {
    parsed: Parsed<ast::ModModule>,
    errors: Vec<SyntaxError>,
}

/// The bytes that a node of the tree covers.
pub(crate) fn span(node: &impl Ranged) -> Span {
    to_span(node.range())
}

fn to_span(range: TextRange) -> Span {
    range.start().to_usize()..range.end().to_usize()
}

/// Parses a whole module in the newest syntax that the parser knows.
#[must_use]
pub fn parse(source: &Source) -> Syntax {
    let options = ParseOptions::from(Mode::Module);
    let parsed = rustpython_parser::parse_unchecked(source.text(), options)
        .try_into_module()
        .unwrap_or_else(|| unreachable!("Mode::Module gives a module"));
    let errors = parsed
        .errors()
        .iter()
        .map(|error| SyntaxError { span: to_span(error.location), message: error.error.to_string() })
        .collect();
    Syntax { parsed, errors }
}

impl Syntax {
    /// The module's statements.
    pub(crate) fn suite(&self) -> &[ast::Stmt] {
        self.parsed.suite()
    }

    /// All tokens, comments and line ends among them, in order.
    pub(crate) fn tokens(&self) -> &Tokens {
        self.parsed.tokens()
    }

    /// What could not be parsed, in order; empty for good input.
    #[must_use]
    pub fn errors(&self) -> &[SyntaxError] {
        &self.errors
    }
}
