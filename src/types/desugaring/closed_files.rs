//! `file.closed` behind or within the `with open(..) as file` that closes it: what it is stands fast.

use rustpython_ast::visitor::source_order::{self, SourceOrderVisitor};
use rustpython_ast::{self as ast, Expr, Stmt};
use rustpython_text_size::{Ranged, TextRange};

use super::super::collect::Bound;
use crate::python::names::bare_name;
use crate::types::nodes::{self, Replace};

/// What a handler is for where the file has been opened: none of these is raised by opening one.
const RAISED_WITHIN: &[&str] = &[
    "ArithmeticError",
    "AttributeError",
    "IndexError",
    "KeyError",
    "LookupError",
    "RuntimeError",
    "StopIteration",
    "UnicodeDecodeError",
    "ValueError",
    "ZeroDivisionError",
];

/// Rewrites them, and says whether there are any.
pub(super) fn rewrite(suite: &mut [Stmt]) -> bool {
    let mut known = Vec::new();
    of_scope(suite, &[], &mut known);
    if known.is_empty() {
        return false;
    }
    Replace(|it: &Expr| {
        let (_, is_closed) = known.iter().find(|(range, _)| *range == it.range())?;
        let truth = nodes::truth(it.range());
        Some(if *is_closed {
            truth
        } else {
            nodes::negated(truth, it.range())
        })
    })
    .in_body(suite);
    true
}

/// Finds the attributes of one function's code, or the module's, and of the functions within.
fn of_scope(body: &[Stmt], parameters: &[&str], known: &mut Vec<(TextRange, bool)>) {
    let bound = Bound::of(body);
    let mut withs = Vec::new();
    opened_in(body, &mut withs);
    for name in bound.names.keys() {
        let here: Vec<_> = withs.iter().filter(|it| it.name == *name).collect();
        let is_other = bound.globals.contains(name)
            || bound.nonlocals.contains(name)
            || parameters.contains(name)
            || bound.names.get(name) != Some(&here.len());
        if here.is_empty() || is_other {
            continue;
        }
        let is_closed_by_name = !Attributes::of(body, name, "close").is_empty();
        for range in Attributes::of(body, name, "closed") {
            let is_within = here.iter().any(|it| it.range.contains_range(range));
            if is_within && !is_closed_by_name {
                known.push((range, false));
            } else if !is_within && here.iter().any(|it| it.has_run(range)) {
                known.push((range, true));
            }
        }
    }
    for def in &bound.functions {
        let parameters: Vec<&str> = def.parameters.iter().map(|it| it.name().as_str()).collect();
        of_scope(&def.body, &parameters, known);
    }
}

/// A `with open(..) as name`.
struct Opened<'a> {
    name: &'a str,
    range: TextRange,
    /// Where it has been run for certain.
    behind: Vec<TextRange>,
}

impl Opened<'_> {
    fn has_run(&self, place: TextRange) -> bool {
        self.behind.iter().any(|it| it.contains_range(place))
    }
}

fn opened_in<'a>(body: &'a [Stmt], found: &mut Vec<Opened<'a>>) {
    for (at, stmt) in body.iter().enumerate() {
        let rest = body[at + 1..].iter().map(Ranged::range);
        match stmt {
            Stmt::With(with) => {
                for item in &with.items {
                    if let Some(name) = item.optional_vars.as_deref().and_then(bare_name)
                        && is_open(&item.context_expr)
                    {
                        found.push(Opened {
                            name,
                            range: with.range,
                            behind: rest.clone().collect(),
                        });
                    }
                }
            }
            Stmt::Try(tried) => {
                let before = found.len();
                opened_in(&tried.body, found);
                // Its handlers, where it is the first thing that is done.
                if let (Some(first), Some(opened)) = (tried.body.first(), found.get_mut(before))
                    && opened.range == first.range()
                    && is_by_literal(first)
                {
                    let handlers = tried.handlers.iter().filter(|it| is_for_within(it));
                    opened.behind.extend(handlers.map(Ranged::range));
                }
                for inner in [&tried.orelse, &tried.finalbody] {
                    opened_in(inner, found);
                }
                for ast::ExceptHandler::ExceptHandler(handler) in &tried.handlers {
                    opened_in(&handler.body, found);
                }
                continue;
            }
            Stmt::FunctionDef(_) | Stmt::ClassDef(_) => continue,
            _ => {}
        }
        for inner in bodies_of(stmt) {
            opened_in(inner, found);
        }
    }
}

/// The bodies of a statement that is no definition and no `try`.
fn bodies_of(stmt: &Stmt) -> Vec<&[Stmt]> {
    match stmt {
        Stmt::If(it) => {
            let others = it.elif_else_clauses.iter().map(|it| it.body.as_slice());
            std::iter::once(it.body.as_slice()).chain(others).collect()
        }
        Stmt::For(it) => vec![&it.body, &it.orelse],
        Stmt::While(it) => vec![&it.body, &it.orelse],
        Stmt::With(it) => vec![&it.body],
        Stmt::Match(it) => it.cases.iter().map(|it| it.body.as_slice()).collect(),
        _ => Vec::new(),
    }
}

/// `open(..)`
fn is_open(expr: &Expr) -> bool {
    matches!(expr, Expr::Call(call) if bare_name(&call.func) == Some("open"))
}

/// Whether the path of the one file that is opened is a text as it stands.
fn is_by_literal(stmt: &Stmt) -> bool {
    let Stmt::With(with) = stmt else {
        return false;
    };
    let [item] = with.items.as_slice() else {
        return false;
    };
    matches!(&item.context_expr, Expr::Call(call)
        if matches!(call.arguments.args.first(), Some(Expr::StringLiteral(text))
            if !text.value.to_str().contains('\0')))
}

/// Whether what a handler is for is raised by what is done with a file, never by opening it.
fn is_for_within(handler: &ast::ExceptHandler) -> bool {
    let ast::ExceptHandler::ExceptHandler(handler) = handler;
    let is_known = |it: &Expr| bare_name(it).is_some_and(|it| RAISED_WITHIN.contains(&it));
    match handler.type_.as_deref() {
        Some(Expr::Tuple(classes)) => classes.elts.iter().all(is_known),
        Some(class) => is_known(class),
        None => false,
    }
}

/// Where an attribute of a variable stands, in a scope's own code.
struct Attributes<'n> {
    name: &'n str,
    attribute: &'n str,
    places: Vec<TextRange>,
}

impl Attributes<'_> {
    fn of(body: &[Stmt], name: &str, attribute: &str) -> Vec<TextRange> {
        let mut found = Attributes {
            name,
            attribute,
            places: Vec::new(),
        };
        found.visit_body(body);
        found.places
    }
}

impl<'a> SourceOrderVisitor<'a> for Attributes<'_> {
    fn visit_stmt(&mut self, stmt: &'a Stmt) {
        if !matches!(stmt, Stmt::FunctionDef(_) | Stmt::ClassDef(_)) {
            source_order::walk_stmt(self, stmt);
        }
    }

    fn visit_expr(&mut self, expr: &'a Expr) {
        match expr {
            Expr::Attribute(it)
                if it.attr.as_str() == self.attribute
                    && bare_name(&it.value) == Some(self.name) =>
            {
                self.places.push(it.range);
            }
            Expr::Lambda(_) => {}
            _ => source_order::walk_expr(self, expr),
        }
    }
}
