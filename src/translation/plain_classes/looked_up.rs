//! Methods that are looked up by a name made at run time, `getattr(self, "visit_" + type(node).__name__)`: a test
//! for each class of the file, or for each name, that there is a method for.

mod asked;

use std::ops::Range;

use asked::{assigned, branches, drop_name, look_up, tests_missing};
use rustpython_ast::{Expr, Stmt, StmtClassDef};

use super::edits::Edits;
use super::module::{Module, each_expr, methods, own_method};
use crate::python::names::bare_name;
use crate::python::syntax::span;

/// Spells out the look-ups of a file.
pub(super) fn spelled_out(module: &Module<'_>) -> Edits {
    let mut edits = Edits::default();
    for class in &module.classes {
        for method in methods(class) {
            if let Some(found) = in_body(module, class, &method.body) {
                edits.extend(found);
            }
        }
    }
    edits
}

/// What a name is made of: what stands before it, and what it asks.
struct Made<'a> {
    prefix: String,
    asks: Asks<'a>,
    is_lower: bool,
}

enum Asks<'a> {
    /// The class of what is written so.
    Class(&'a Expr),
    /// A text.
    Text(&'a Expr),
}

/// `NAME = getattr(self, MADE, DEFAULT)` with what follows it, wherever that stands in a method.
fn in_body(module: &Module<'_>, class: &StmtClassDef, body: &[Stmt]) -> Option<Edits> {
    for (at, stmt) in body.iter().enumerate() {
        if let Some(edits) = at_statement(module, class, body, at) {
            return Some(edits);
        }
        let inner: Vec<&[Stmt]> = match stmt {
            Stmt::For(it) => vec![&it.body],
            Stmt::While(it) => vec![&it.body],
            Stmt::If(it) => std::iter::once(&it.body[..])
                .chain(it.elif_else_clauses.iter().map(|it| &it.body[..]))
                .collect(),
            Stmt::Try(it) => vec![&it.body],
            _ => Vec::new(),
        };
        for suite in inner {
            if let Some(edits) = in_body(module, class, suite) {
                return Some(edits);
            }
        }
    }
    None
}

fn at_statement(
    module: &Module<'_>,
    class: &StmtClassDef,
    body: &[Stmt],
    at: usize,
) -> Option<Edits> {
    let stmt = body.get(at)?;
    let (name, value) = assigned(stmt)?;
    let Expr::Call(call) = value else {
        return None;
    };
    let (made, default) = look_up(module, body, at, call)?;
    // What is called stands in the next statement, or behind a test of the name.
    let none = matches!(default, None | Some(Expr::NoneLiteral(_)));
    let next = body.get(at + 1)?;
    let rest = &body[at + 1..];
    let (called, kept) = match next {
        Stmt::If(test) if none && test.elif_else_clauses.is_empty() => {
            let is_missing = tests_missing(&test.test, name)?;
            if is_missing {
                always_leaves(&test.body)?;
                (rest.get(1)?, Some(&test.body[..]))
            } else {
                let [one] = &*test.body else {
                    return None;
                };
                (one, None)
            }
        }
        other => (other, None),
    };
    let uses = uses_of(body, name);
    let callee = call_of(called, name)?;
    let tests = usize::from(kept.is_some() || matches!(next, Stmt::If(_)));
    if uses != 2 + tests {
        return None;
    }
    let branches = branches(module, class, &made)?;
    let indent = module.indent(span(stmt).start)?;
    let is_return = called.is_return_stmt();
    let with = |callee_text: &str| {
        let mut edits = Edits::default();
        edits.replace(callee.clone(), callee_text);
        edits.applied(module.text, span(called))
    };
    let mut text = String::new();
    for (nth, (test, method)) in branches.iter().enumerate() {
        let word = if nth > 0 && !is_return { "elif" } else { "if" };
        let method = match (method, default) {
            (Some(method), _) => format!("self.{method}"),
            (None, Some(default)) if !none => module.slice(span(default)).to_owned(),
            // It would be found by the test for its base.
            (None, _) => return None,
        };
        text.push_str(&format!(
            "{word} {test}:\n{indent}    {}\n{indent}",
            with(&method)?
        ));
    }
    // What is left for all others.
    let last = if let Some(left) = kept {
        let (first, last) = (left.first()?, left.last()?);
        let lines = module.line_start(span(first).start)..span(last).end;
        let from = module.indent(span(first).start)?.len();
        super::inlining::indented(
            module.slice(lines),
            from,
            indent.len() + if is_return { 0 } else { 4 },
        )?
    } else if matches!(next, Stmt::If(_)) {
        String::new()
    } else if none {
        let what = match made.asks {
            Asks::Class(of) => format!("{{type({}).__name__}}", module.slice(span(of))),
            Asks::Text(of) => format!("{{{}}}", module.slice(span(of))),
        };
        format!(
            "raise AttributeError(f\"'{{type(self).__name__}}' object has no attribute '{}{what}'\")",
            made.prefix
        )
    } else {
        with(module.slice(span(default?)))?
    };
    if last.is_empty() {
        text.truncate(text.trim_end().len());
    } else if is_return {
        text.push_str(&last);
    } else {
        text.push_str(&format!("else:\n{indent}    {last}"));
    }
    let end = match (next, kept) {
        (Stmt::If(_), None) => span(next).end,
        _ => span(called).end,
    };
    let mut edits = Edits::default();
    edits.replace(span(stmt).start..end, text);
    annotate(module, class, &branches, &mut edits);
    drop_name(module, body, at, call, &mut edits);
    Some(edits)
}

/// Says what each method gets that nothing else calls.
fn annotate(
    module: &Module<'_>,
    class: &StmtClassDef,
    branches: &[(String, Option<String>)],
    edits: &mut Edits,
) {
    for (test, method) in branches {
        let class_name = test
            .strip_prefix("isinstance(")
            .and_then(|it| it.split_once(", "));
        let Some((_, of)) = class_name.filter(|_| module.derived(class).is_empty()) else {
            continue;
        };
        let def = method.as_deref().and_then(|it| own_method(class, it));
        let mut calls = 0;
        module.each_expr(&mut |it| {
            calls += usize::from(
                matches!(it, Expr::Attribute(of) if Some(of.attr.as_str()) == method.as_deref()),
            );
        });
        if let Some(def) = def
            && let Some(param) = def.parameters.args.get(1)
            && param.parameter.annotation.is_none()
            && calls == 0
        {
            edits.insert(
                span(&param.parameter.name).end,
                format!(": {}", of.trim_end_matches(')')),
            );
        }
    }
}

fn always_leaves(body: &[Stmt]) -> Option<()> {
    matches!(
        body.last()?,
        Stmt::Return(_) | Stmt::Raise(_) | Stmt::Continue(_) | Stmt::Break(_)
    )
    .then_some(())
}

/// The call of a name in a statement, as the place of the name.
fn call_of(stmt: &Stmt, name: &str) -> Option<Range<usize>> {
    if !matches!(stmt, Stmt::Return(_) | Stmt::Expr(_) | Stmt::Assign(_)) {
        return None;
    }
    let mut found = None;
    each_expr(std::slice::from_ref(stmt), &mut |it| {
        if let Expr::Call(call) = it
            && bare_name(&call.func) == Some(name)
        {
            found = Some(span(&*call.func));
        }
    });
    found
}

fn uses_of(body: &[Stmt], name: &str) -> usize {
    let mut count = 0;
    each_expr(body, &mut |it| {
        count += usize::from(bare_name(it) == Some(name));
    });
    count
}
