//! What a file imports as it is loaded: from its syntax, exactly, or from its words, generously.

use std::cell::OnceCell;

use rustpython_ast::statement_visitor::{StatementVisitor, walk_stmt};
use rustpython_ast::{self as ast, Stmt};

use crate::python::names::Names;
use crate::python::source::Span;
use crate::python::syntax::{self, Syntax};

/// A module that a statement at module level imports, or imports from.
#[derive(Debug)]
pub(super) struct Import<'a> {
    /// How many dots stand before it.
    pub(super) dots: usize,
    /// `a.b`; empty for `from . import x`.
    pub(super) module: &'a str,
    /// The names of a `from` import; `*` stands for everything.
    pub(super) names: &'a [ast::Alias],
    /// The statement.
    pub(super) span: Span,
}

/// Calls `each` with the imports that a file makes when it is loaded: not inside a `def`, not under
/// `TYPE_CHECKING`.
pub(super) fn of_syntax<'a>(syntax: &'a Syntax, each: impl FnMut(Import<'a>)) {
    let mut visitor = ModuleLevel {
        syntax,
        names: OnceCell::new(),
        each,
    };
    visitor.visit_body(syntax.suite());
}

struct ModuleLevel<'a, F> {
    syntax: &'a Syntax,
    /// Needed in few files, so found when it is.
    names: OnceCell<Names<'a>>,
    each: F,
}

impl<'a, F: FnMut(Import<'a>)> ModuleLevel<'a, F> {
    fn import(&mut self, stmt: &Stmt, dots: usize, module: &'a str, names: &'a [ast::Alias]) {
        let span = syntax::span(stmt);
        if !self.syntax.is_damaged(span.start) {
            (self.each)(Import {
                dots,
                module,
                names,
                span,
            });
        }
    }

    fn is_type_checking(&self, test: &ast::Expr) -> bool {
        // A name may be an alias, the last of `a.b` is none.
        let may_be = match test {
            ast::Expr::Name(_) => true,
            ast::Expr::Attribute(attribute) => attribute.attr.as_str() == "TYPE_CHECKING",
            _ => false,
        };
        let names = || Names::of_imports(self.syntax.suite());
        may_be
            && self
                .names
                .get_or_init(names)
                .resolves_to(test, &["typing.TYPE_CHECKING"])
    }
}

impl<'a, F: FnMut(Import<'a>)> StatementVisitor<'a> for ModuleLevel<'a, F> {
    fn visit_stmt(&mut self, stmt: &'a Stmt) {
        match stmt {
            Stmt::FunctionDef(_) => {}
            Stmt::Import(import) => {
                for alias in &import.names {
                    self.import(stmt, 0, &alias.name, &[]);
                }
            }
            Stmt::ImportFrom(import) => {
                let module = import.module.as_ref().map_or("", |module| module.as_str());
                self.import(stmt, import.level as usize, module, &import.names);
            }
            Stmt::If(stmt) => {
                if !self.is_type_checking(&stmt.test) {
                    self.visit_body(&stmt.body);
                }
                for clause in &stmt.elif_else_clauses {
                    if !clause
                        .test
                        .as_ref()
                        .is_some_and(|test| self.is_type_checking(test))
                    {
                        self.visit_body(&clause.body);
                    }
                }
            }
            _ => walk_stmt(self, stmt),
        }
    }
}

/// One name of an import statement, as it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Possible {
    /// How many dots stand before the module.
    pub(super) dots: usize,
    /// `a.b`; empty for `from . import x`.
    pub(super) module: String,
    /// The name of a `from` import; `*` stands for everything.
    pub(super) name: Option<String>,
}

/// The imports that a text may hold anywhere, in strings and comments too: none that is there is
/// missed.
pub(super) fn possible(text: &str) -> Vec<Possible> {
    let mut found = Vec::new();
    for at in memchr::memmem::find_iter(text.as_bytes(), "import") {
        let before = text[..at].trim_end_matches([' ', '\t', '\\', '\n', '\r']);
        let after = &text[at + "import".len()..];
        if !after.starts_with([' ', '\t', '\\', '(', '*']) {
            continue;
        }
        let names = imported(after);
        match from_module(before) {
            Some((dots, module)) => found.extend(names.map(|name| Possible {
                dots,
                module: module.clone(),
                name: Some(name),
            })),
            None => found.extend(names.map(|module| Possible {
                dots: 0,
                module,
                name: None,
            })),
        }
    }
    found
}

/// No module's name, with the white space around it, is longer in bytes.
const LONGEST: usize = 2000;

/// The dots and the module of `from ...a.b`, if `before` ends so.
fn from_module(before: &str) -> Option<(usize, String)> {
    // Looking further back for each import would take time quadratic in their number.
    let before = &before[before.ceil_char_boundary(before.len().saturating_sub(LONGEST))..];
    // A module may be called `.from_a`.
    let is_word = |rest: &&str| rest.starts_with([' ', '\t', '\\', '.', '\n', '\r', '\x0c']);
    let mut afters = before.rmatch_indices("from");
    let line = afters.find_map(|(at, from)| Some(&before[at + from.len()..]).filter(is_word))?;
    let is_dotted = |c: char| c == '.' || c == '_' || c.is_alphanumeric();
    let mut dotted = String::new();
    for part in line.split([' ', '\t', '\\', '\n', '\r', '\x0c']) {
        // White space between two names ends the module: `from a import b` and then `import c`.
        let meets_name = !dotted.is_empty() && !dotted.ends_with('.') && !part.starts_with('.');
        if !part.chars().all(is_dotted) || (meets_name && !part.is_empty()) {
            return None;
        }
        dotted.push_str(part);
    }
    if dotted.is_empty() {
        return None;
    }
    let module = dotted.trim_start_matches('.');
    Some((dotted.len() - module.len(), module.to_owned()))
}

/// The names after `import`, up to the end of the statement, without what they are imported as.
fn imported(after: &str) -> impl Iterator<Item = String> {
    let after = after.trim_start_matches([' ', '\t', '\\', '\n', '\r']);
    let list = if let Some(inside) = after.strip_prefix('(') {
        &inside[..inside.find(')').unwrap_or(inside.len())]
    } else {
        &after[..end_of_statement(after)]
    };
    let lines: Vec<&str> = list
        .lines()
        .map(|line| line.split('#').next().unwrap_or(line))
        .collect();
    let name = |part: &str| {
        let mut words = part
            .trim_start_matches(['\\', ' ', '\t'])
            .split_whitespace();
        words.next().map(str::to_owned)
    };
    lines
        .join(" ")
        .split(',')
        .filter_map(name)
        .collect::<Vec<_>>()
        .into_iter()
}

/// The byte at which a statement ends: a line end without a backslash before it, or a semicolon.
fn end_of_statement(text: &str) -> usize {
    let mut end = 0;
    loop {
        let rest = &text[end..];
        end += rest.find(['\n', '\r', ';']).unwrap_or(rest.len());
        if !text[..end].ends_with('\\') || end == text.len() {
            return end;
        }
        end += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Vec<String> {
        let show = |it: Possible| {
            let dots = ".".repeat(it.dots);
            format!("{dots}{}:{}", it.module, it.name.unwrap_or_default())
        };
        possible(text).into_iter().map(show).collect()
    }

    #[test]
    fn every_form_of_import_is_seen() {
        assert_eq!(shown("import a.b as c, d"), ["a.b:", "d:"]);
        assert_eq!(
            shown("x = 1; from ..a.b import (c as d, # e\n f)"),
            ["..a.b:c", "..a.b:f"]
        );
        assert_eq!(
            shown("from . import a, \\\n b\nimport c"),
            [".:a", ".:b", "c:"]
        );
        assert_eq!(shown("from a import *"), ["a:*"]);
        assert_eq!(shown("from a import b\nimport c"), ["a:b", "c:"]);
        assert_eq!(shown("from \\\n a.b \\\n import c"), ["a.b:c"]);
        assert_eq!(
            shown("from .from_a import b; from.from_c.from_d import(e)"),
            [".from_a:b", ".from_c.from_d:e"]
        );
        assert_eq!(shown("if x: import a; y"), ["a:"]);
        assert_eq!(shown("important = importlib"), Vec::<String>::new());
    }
}
