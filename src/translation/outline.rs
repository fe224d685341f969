//! A draft in which every statement is a hole: what there is until statements are translated.

use rustpython_ast::statement_visitor::{StatementVisitor, walk_stmt};
use rustpython_ast::{self as ast, Stmt};

use super::{Definition, Draft, Hole, Kind, Status};
use crate::source::{Source, Span};
use crate::syntax::{Syntax, span};

/// Drafts `main` with a `todo!` for each statement.
pub(super) fn draft(source: &Source, syntax: &Syntax) -> Draft {
    let mut outline = Outline {
        source,
        classes: Vec::new(),
        draft: Draft {
            rust: "fn main() {\n".to_owned(),
            ..Draft::default()
        },
        rust_line: 1,
    };
    outline.body(syntax.suite());
    let mut draft = outline.draft;
    draft.rust.push_str("}\n");
    draft
}

struct Outline<'a> {
    source: &'a Source,
    classes: Vec<String>,
    draft: Draft,
    rust_line: usize,
}

impl Outline<'_> {
    fn body(&mut self, body: &[Stmt]) {
        let rest = match body {
            [Stmt::Expr(first), rest @ ..] if first.value.is_string_literal_expr() => rest,
            _ => body,
        };
        self.visit_body(rest);
    }

    fn hole(&mut self, span: Span) {
        let python = self.source.slice(span.clone()).trim_end().to_owned();
        let line = self.source.line_at(span.start);
        let words: Vec<&str> = python.split_whitespace().collect();
        let shown = crate::visible::one_line(&words.join(" ")).into_owned();
        let longest = shown.split(|c| c != '#').map(str::len).max().unwrap_or(0);
        let hashes = "#".repeat(if shown.contains('"') { longest + 1 } else { 0 });
        let number = self.source.number(line);
        self.rust_line += 1;
        self.draft.lines.push((self.rust_line, line));
        let hole = format!("    todo!(\"line {number}: {{}}\", r{hashes}\"{shown}\"{hashes});\n");
        self.draft.rust.push_str(&hole);
        self.draft.statements += 1;
        self.draft.holes.push(Hole {
            span: span.start..span.start + python.len(),
            python,
            reason: "statements are not translated yet".to_owned(),
        });
    }

    fn definition(&mut self, name: &str, kind: Kind, whole: &Span) {
        let name = self.classes.iter().map(String::as_str).chain([name]);
        self.draft.definitions.push(Definition {
            name: name.collect::<Vec<_>>().join("."),
            kind,
            line: self.source.line_at(whole.start),
            end_line: self.source.line_at(whole.end.saturating_sub(1)),
            rust_line: self.rust_line,
            rust_end_line: self.rust_line,
            status: Status::Signature,
        });
    }
}

impl<'a> StatementVisitor<'a> for Outline<'_> {
    fn visit_stmt(&mut self, stmt: &'a Stmt) {
        if matches!(stmt, Stmt::Pass(_) | Stmt::Import(_) | Stmt::ImportFrom(_)) {
            return;
        }
        let whole = span(stmt);
        let first = first_inner(stmt).map(span);
        self.hole(whole.start..first.map_or(whole.end, |it| it.start));
        match stmt {
            Stmt::FunctionDef(def) => {
                let kind = if self.classes.is_empty() {
                    Kind::Function
                } else {
                    Kind::Method
                };
                self.definition(&def.name, kind, &whole);
                self.body(&def.body);
            }
            Stmt::ClassDef(class) => {
                self.definition(&class.name, Kind::Class, &whole);
                self.classes.push(class.name.to_string());
                self.body(&class.body);
                self.classes.pop();
            }
            _ => walk_stmt(self, stmt),
        }
    }
}

/// The first statement inside of a compound one.
fn first_inner(stmt: &Stmt) -> Option<&Stmt> {
    match stmt {
        Stmt::FunctionDef(ast::StmtFunctionDef { body, .. })
        | Stmt::ClassDef(ast::StmtClassDef { body, .. })
        | Stmt::For(ast::StmtFor { body, .. })
        | Stmt::While(ast::StmtWhile { body, .. })
        | Stmt::If(ast::StmtIf { body, .. })
        | Stmt::With(ast::StmtWith { body, .. })
        | Stmt::Try(ast::StmtTry { body, .. }) => body.first(),
        Stmt::Match(stmt) => stmt.cases.first().and_then(|case| case.body.first()),
        _ => None,
    }
}
