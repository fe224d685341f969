//! Source to tree, tokens and errors: the only module that calls the parser.
//!
//! It never fails. What could not be parsed is named in [`Syntax::errors`] and marked as damaged;
//! the tree holds the rest.

mod nesting;
mod size;

use rustpython_ast as ast;
use rustpython_ast::statement_visitor::{StatementVisitor, walk_stmt};
use rustpython_ast::token::Tokens;
use rustpython_parser::{Mode, ParseOptions, Parsed};
use rustpython_text_size::{Ranged, TextRange};

use crate::python::source::{Source, Span};
use crate::python::stack;

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
    /// Always there, until it is dropped.
    parsed: Option<Parsed<ast::ModModule>>,
    errors: Vec<SyntaxError>,
    /// Whether the text is what was in the file, and all of it could be parsed.
    is_whole: bool,
    /// The code that the errors make unreliable, in bytes, in order.
    damaged: Vec<Span>,
}

/// The bytes that a node of the tree covers.
pub(crate) fn span(node: &impl Ranged) -> Span {
    to_span(node.range())
}

/// A range of the tree's, in bytes.
pub(crate) fn to_span(range: TextRange) -> Span {
    range.start().to_usize()..range.end().to_usize()
}

/// Parses a whole module in the newest syntax that the parser knows.
#[must_use]
pub fn parse(source: &Source) -> Syntax {
    stack::with(|| parse_here(source))
}

fn parse_here(source: &Source) -> Syntax {
    let flaws = source.flaws().iter().map(|flaw| SyntaxError {
        span: flaw.span.clone(),
        message: flaw.message.clone(),
    });
    if let Some(error) = nesting::check(source) {
        return Syntax {
            parsed: Some(parse_module("")),
            errors: flaws.chain([error]).collect(),
            is_whole: false,
            damaged: std::iter::once(0..source.text().len()).collect(),
        };
    }
    let end = size::end(source.text());
    let parsed = parse_module(&source.text()[..end]);
    let mut errors: Vec<SyntaxError> = parsed
        .errors()
        .iter()
        .map(|error| SyntaxError {
            span: to_span(error.location),
            message: error.error.to_string(),
        })
        .collect();
    if end < source.text().len() {
        errors.push(SyntaxError {
            span: end..end,
            message: "too long: from here on, nothing is read".to_owned(),
        });
    }
    let mut syntax = Syntax {
        parsed: Some(parsed),
        is_whole: errors.is_empty(),
        errors,
        damaged: Vec::new(),
    };
    if !syntax.is_whole {
        syntax.damaged = damage(source, &syntax);
    }
    // What could not be decoded does no harm to the code around it.
    syntax.errors.extend(flaws);
    syntax.errors.sort_by_key(|error| error.span.start);
    syntax
}

fn parse_module(text: &str) -> Parsed<ast::ModModule> {
    // Of all versions the last that says which `except` clauses are lists without parentheses.
    let options = ParseOptions::from(Mode::Module).with_target_version(ast::PythonVersion::PY313);
    rustpython_parser::parse_unchecked(text, options)
        .try_into_module()
        .unwrap_or_else(|| unreachable!("Mode::Module gives a module"))
}

/// An expression alone, as a type stands in a comment; None if it is none.
pub(crate) fn parse_expression(text: &str) -> Option<ast::Expr> {
    /// What says a type is short, and not deep.
    const LONGEST: usize = 500;
    let depth = text.bytes().filter(|it| matches!(it, b'(' | b'[' | b'{'));
    if text.len() > LONGEST || depth.count() > 50 {
        return None;
    }
    let parsed = rustpython_parser::parse_expression(text).ok()?;
    Some(*parsed.into_syntax().body)
}

/// The lines with errors, and every statement that has part of its own code on one of them. A
/// compound statement's own code is what stands before its first body: a function is not damaged by
/// an error in one of its statements.
fn damage(source: &Source, syntax: &Syntax) -> Vec<Span> {
    // A block whose head was lost is whole in itself.
    let breaks = |error: &&SyntaxError| error.message != "Unexpected indentation";
    let lines = syntax.errors.iter().filter(breaks).map(|error| {
        let last = source.line_at(error.span.end.max(error.span.start + 1) - 1);
        source.line_start(source.line_at(error.span.start))..source.line_start(last + 1)
    });
    let mut damage = Damage {
        spans: lines.collect(),
        own: Vec::new(),
    };
    damage.visit_body(syntax.suite());
    let Damage { spans, own } = damage;
    let lines = merged(spans);
    let broken = |own: &Span| {
        let next = lines.partition_point(|it| it.end <= own.start);
        lines.get(next).is_some_and(|it| it.start < own.end)
    };
    let statements: Vec<Span> = own.into_iter().filter(broken).collect();
    merged(statements.into_iter().chain(lines).collect())
}

/// The same bytes as spans in order that do not touch.
fn merged(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort_by_key(|span| span.start);
    let mut merged: Vec<Span> = Vec::new();
    for span in spans {
        match merged.last_mut() {
            Some(last) if span.start <= last.end => last.end = last.end.max(span.end),
            _ => merged.push(span),
        }
    }
    merged
}

/// A function or class, wherever it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Definition {
    /// Its name.
    pub name: String,
    /// The whole definition, decorators included, in bytes.
    pub span: Span,
}

/// Collects the definitions around places; of all other code it sees no more than where it begins.
struct DefinitionsAround<'o> {
    /// Those that are not before the statements that are seen next, in order.
    offsets: &'o [usize],
    found: Vec<Definition>,
}

impl<'a> StatementVisitor<'a> for DefinitionsAround<'_> {
    fn visit_stmt(&mut self, stmt: &'a ast::Stmt) {
        let span = span(stmt);
        while let [first, rest @ ..] = self.offsets
            && *first < span.start
        {
            self.offsets = rest;
        }
        if self.offsets.first().is_none_or(|it| *it >= span.end) {
            return;
        }
        let name = match stmt {
            ast::Stmt::FunctionDef(def) => Some(&def.name),
            ast::Stmt::ClassDef(class) => Some(&class.name),
            _ => None,
        };
        if let Some(name) = name {
            self.found.push(Definition {
                name: name.to_string(),
                span,
            });
        }
        walk_stmt(self, stmt);
    }
}

/// Collects each statement's own code.
struct Damage {
    spans: Vec<Span>,
    own: Vec<Span>,
}

impl<'a> StatementVisitor<'a> for Damage {
    fn visit_stmt(&mut self, stmt: &'a ast::Stmt) {
        let whole = span(stmt);
        let first = match stmt {
            ast::Stmt::FunctionDef(stmt) => stmt.body.first(),
            ast::Stmt::ClassDef(stmt) => stmt.body.first(),
            ast::Stmt::For(stmt) => stmt.body.first(),
            ast::Stmt::While(stmt) => stmt.body.first(),
            ast::Stmt::If(stmt) => stmt.body.first(),
            ast::Stmt::With(stmt) => stmt.body.first(),
            ast::Stmt::Try(stmt) => stmt.body.first(),
            ast::Stmt::Match(stmt) => stmt.cases.first().and_then(|case| case.body.first()),
            _ => None,
        };
        let end = first.map_or(whole.end, |first| span(first).start);
        self.own.push(whole.start..end);
        walk_stmt(self, stmt);
    }
}

impl Drop for Syntax {
    fn drop(&mut self) {
        // The tree is as deep as the code is nested.
        let parsed = self.parsed.take();
        stack::with(|| drop(parsed));
    }
}

impl Syntax {
    fn parsed(&self) -> &Parsed<ast::ModModule> {
        self.parsed
            .as_ref()
            .unwrap_or_else(|| unreachable!("it is taken when this is dropped"))
    }

    /// The module's statements.
    pub(crate) fn suite(&self) -> &[ast::Stmt] {
        self.parsed().suite()
    }

    /// The functions and classes around any of these byte offsets, which are in order; in the order in
    /// which they begin.
    #[must_use]
    pub fn definitions_around(&self, offsets: &[usize]) -> Vec<Definition> {
        let mut definitions = DefinitionsAround {
            offsets,
            found: Vec::new(),
        };
        if !offsets.is_empty() {
            definitions.visit_body(self.suite());
        }
        definitions.found
    }

    /// All tokens, comments and line ends among them, in order.
    pub(crate) fn tokens(&self) -> &Tokens {
        self.parsed().tokens()
    }

    /// Whether all of the text could be parsed.
    pub(crate) fn is_whole(&self) -> bool {
        self.is_whole
    }

    /// Whether a clause is `except E, e:`, which is a list of classes since Python 3.14 and named the
    /// exception in Python 2.
    pub(crate) fn may_be_python_2(&self) -> bool {
        let newer = self.parsed().unsupported_syntax_errors().iter();
        // The parser does not export the type of its kinds.
        newer
            .map(ToString::to_string)
            .any(|message| message.starts_with("Multiple exception types must be parenthesized"))
    }

    /// Adds what else there is to say against the text at `offset`.
    pub(crate) fn add_error(&mut self, offset: usize, message: String) {
        let at = self.errors.partition_point(|it| it.span.start < offset);
        let span = offset..offset;
        self.errors.insert(at, SyntaxError { span, message });
    }

    /// Whether the byte at `offset` belongs to code that could not be parsed.
    #[must_use]
    pub fn is_damaged(&self, offset: usize) -> bool {
        let next = self.damaged.partition_point(|span| span.end <= offset);
        let span = self.damaged.get(next);
        span.is_some_and(|span| span.contains(&offset))
    }

    /// What could not be parsed, in order; empty for good input.
    #[must_use]
    pub fn errors(&self) -> &[SyntaxError] {
        &self.errors
    }

    /// The same, when the rest is not needed any more.
    pub(crate) fn into_errors(mut self) -> Vec<SyntaxError> {
        std::mem::take(&mut self.errors)
    }
}
