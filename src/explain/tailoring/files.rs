//! `open` by its mode, and a text read by what is done with it.

use rustpython_ast::visitor::{Visitor, walk_expr, walk_stmt};
use rustpython_ast::{self as ast, AnyNodeRef, Expr, Stmt};

use super::draft::Draft;
use super::literals::string;
use super::reader::{Reader, keyword, last_name};
use crate::idioms::findings::Finding;

/// How a file is used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Use {
    Lines,
    Whole,
    Bytes,
    Write,
    WriteBytes,
    Append,
    CreateNew,
    Update,
}

/// A call of `open`, alone or as an item of a `with`.
pub(super) fn open(reader: &Reader<'_>, finding: &Finding) -> Option<String> {
    let with = reader.node(finding, |node| match node {
        AnyNodeRef::StmtWith(with) => Some(with),
        _ => None,
    });
    let (call, body, name) = match with {
        Some((with, _)) => {
            let (call, item) = with
                .items
                .iter()
                .find_map(|item| match &item.context_expr {
                    Expr::Call(call) if last_name(&call.func) == Some("open") => Some((call, item)),
                    _ => None,
                })?;
            let name = item.optional_vars.as_deref().and_then(last_name);
            (call, &with.body[..], name)
        }
        None => (reader.call(finding)?.0, &[][..], None),
    };
    // gzip and its kin need a crate; their card says which.
    if matches!(&*call.func, Expr::Attribute(it) if last_name(&it.value) != Some("io")) {
        return None;
    }
    let mode = call.arguments.args.get(1).or(keyword(call, "mode"));
    let mode = match mode {
        None => "r",
        Some(mode) => string(mode)?,
    };
    Some(draft(reader, how(mode, body, name)))
}

fn how(mode: &str, body: &[Stmt], name: Option<&str>) -> Use {
    let binary = mode.contains('b');
    if mode.contains('+') {
        Use::Update
    } else if mode.contains('a') {
        Use::Append
    } else if mode.contains('x') {
        Use::CreateNew
    } else if mode.contains('w') {
        if binary { Use::WriteBytes } else { Use::Write }
    } else if binary {
        Use::Bytes
    } else if reads_lines(body, name) {
        Use::Lines
    } else {
        Use::Whole
    }
}

/// Whether the body goes through the file line by line.
fn reads_lines(body: &[Stmt], name: Option<&str>) -> bool {
    struct Lines<'n>(Option<&'n str>, bool);
    impl Lines<'_> {
        fn is_file(&self, expr: &Expr) -> bool {
            matches!(expr, Expr::Name(it) if self.0 == Some(it.id.as_str()))
        }
    }
    impl<'a> Visitor<'a> for Lines<'_> {
        fn visit_stmt(&mut self, stmt: &'a Stmt) {
            if let Stmt::For(stmt) = stmt {
                self.1 |= self.is_file(&stmt.iter);
            }
            walk_stmt(self, stmt);
        }
        fn visit_expr(&mut self, expr: &'a Expr) {
            if let Expr::Attribute(it) = expr {
                let is_line = matches!(it.attr.as_str(), "readline" | "readlines");
                self.1 |= is_line && self.is_file(&it.value);
            }
            walk_expr(self, expr);
        }
        fn visit_comprehension(&mut self, comprehension: &'a ast::Comprehension) {
            self.1 |= self.is_file(&comprehension.iter);
            rustpython_ast::visitor::walk_comprehension(self, comprehension);
        }
    }
    let mut lines = Lines(name, false);
    for stmt in body {
        lines.visit_stmt(stmt);
    }
    lines.1
}

fn draft(reader: &Reader<'_>, used: Use) -> String {
    let mut draft = Draft::new(reader);
    draft.uses("std::io");
    draft.uses("std::path::Path");
    let lines: &[&str] = match used {
        Use::Lines => {
            draft.uses("std::fs::File");
            draft.uses("std::io::{BufRead, BufReader}");
            &[
                "fn read_lines(path: &Path) -> io::Result<Vec<String>> {",
                "    let file = BufReader::new(File::open(path)?);",
                "    let mut lines = Vec::new();",
                "    for line in file.lines() {",
                "        lines.push(line?);",
                "    }",
                "    Ok(lines)",
                "}",
            ]
        }
        Use::Whole => {
            draft.uses("std::fs");
            &[
                "fn read_text(path: &Path) -> io::Result<String> {",
                "    fs::read_to_string(path)",
                "}",
            ]
        }
        Use::Bytes => {
            draft.uses("std::fs");
            &[
                "fn read_bytes(path: &Path) -> io::Result<Vec<u8>> {",
                "    fs::read(path)",
                "}",
            ]
        }
        Use::Write => {
            draft.uses("std::fs::File");
            draft.uses("std::io::{BufWriter, Write}");
            &[
                "fn write_text(path: &Path, lines: &[&str]) -> io::Result<()> {",
                "    let mut file = BufWriter::new(File::create(path)?);",
                "    for line in lines {",
                "        writeln!(file, \"{line}\")?;",
                "    }",
                "    file.flush()",
                "}",
            ]
        }
        Use::WriteBytes => {
            draft.uses("std::fs");
            &[
                "fn write_bytes(path: &Path, bytes: &[u8]) -> io::Result<()> {",
                "    fs::write(path, bytes)",
                "}",
            ]
        }
        Use::Append => {
            draft.uses("std::fs::File");
            draft.uses("std::io::Write");
            &[
                "fn append(path: &Path, line: &str) -> io::Result<()> {",
                "    let mut file = File::options().create(true).append(true).open(path)?;",
                "    writeln!(file, \"{line}\")",
                "}",
            ]
        }
        Use::CreateNew => {
            draft.uses("std::fs::File");
            draft.uses("std::io::Write");
            &[
                "/// Fails if the file is there already.",
                "fn create(path: &Path, text: &str) -> io::Result<()> {",
                "    let mut file = File::create_new(path)?;",
                "    file.write_all(text.as_bytes())",
                "}",
            ]
        }
        Use::Update => {
            draft.uses("std::fs::File");
            &[
                "/// For reading and writing; what is there stays.",
                "fn open_for_update(path: &Path) -> io::Result<File> {",
                "    File::options().read(true).write(true).open(path)",
                "}",
            ]
        }
    };
    for line in lines {
        draft.line(line);
    }
    draft.finish("")
}
