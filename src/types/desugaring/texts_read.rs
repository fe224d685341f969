//! Texts that become what they spell, where they spell it: `if text.isdigit(): text = int(text)`, and the same by a
//! `try`. The variable is another one from there on, of a number or a text.

use rustpython_ast::visitor::source_order::{self, SourceOrderVisitor};
use rustpython_ast::{self as ast, AtomicNodeIndex, Expr, Stmt};
use rustpython_text_size::TextRange;

use super::{Counts, replaced};
use crate::python::names::bare_name;
use crate::types::nodes;

/// Methods by which a text is asked what it spells.
const ASKED: [&str; 7] = [
    "isdecimal",
    "isdigit",
    "isnumeric",
    "lower",
    "lstrip",
    "replace",
    "startswith",
];

/// Rewrites them, and says whether there are any.
pub(super) fn rewrite(suite: &mut Vec<Stmt>) -> bool {
    let counts = Counts::of(suite);
    if counts.definitions("int") + counts.definitions("float") > 0 {
        return false;
    }
    replaced(suite, &|stmt| match stmt {
        Stmt::If(choice) => chosen(choice),
        Stmt::Try(attempt) => attempted(attempt, &counts),
        _ => None,
    })
}

/// `if text.isdigit(): text = int(text)` as `text = int(text) if text.isdigit() else text`.
fn chosen(choice: &ast::StmtIf) -> Option<Vec<Stmt>> {
    let (name, first) = only_assignment(&choice.body)?;
    let mut arms = vec![(&*choice.test, first)];
    let mut last = nodes::name(&name.id, choice.range);
    for clause in &choice.elif_else_clauses {
        let (of, value) = only_assignment(&clause.body)?;
        if of.id != name.id {
            return None;
        }
        match &clause.test {
            Some(test) => arms.push((test, value)),
            None => last = value.clone(),
        }
    }
    let is_asked = arms.iter().any(|(test, _)| asks(test, name.id.as_str()));
    let reads = arms
        .iter()
        .any(|(_, value)| spells(value, name.id.as_str()));
    if !is_asked || !reads {
        return None;
    }
    let value = arms.into_iter().rev().fold(last, |orelse, (test, body)| {
        Expr::If(ast::ExprIf {
            node_index: AtomicNodeIndex::default(),
            range: choice.range,
            test: Box::new(test.clone()),
            body: Box::new(body.clone()),
            orelse: Box::new(orelse),
        })
    });
    Some(vec![nodes::assign(
        Expr::Name(name.clone()),
        value,
        choice.range,
    )])
}

/// `try: text = int(text)`, `except ValueError: pass`, by a variable of its own.
fn attempted(attempt: &ast::StmtTry, counts: &Counts) -> Option<Vec<Stmt>> {
    let (name, value) = only_assignment(&attempt.body)?;
    let [ast::ExceptHandler::ExceptHandler(handler)] = attempt.handlers.as_slice() else {
        return None;
    };
    let of = format!("{}_read", name.id);
    let is_plain = attempt.orelse.is_empty()
        && attempt.finalbody.is_empty()
        && !attempt.is_star
        && handler.type_.as_deref().and_then(bare_name) == Some("ValueError");
    if !is_plain || !spells(value, name.id.as_str()) || counts.has(&of) {
        return None;
    }
    let mut read_apart = attempt.clone();
    let ast::ExceptHandler::ExceptHandler(other) = &mut read_apart.handlers[0];
    match handler.body.as_slice() {
        [Stmt::Pass(nothing)] => {
            let text = nodes::name(&name.id, nothing.range);
            other.body = vec![assign(&of, text, nothing.range)];
        }
        // Who is behind it has a number.
        body if leaves(body) && !assigns(body, name.id.as_str()) => {}
        _ => return None,
    }
    let Stmt::Assign(first) = &attempt.body[0] else {
        return None;
    };
    read_apart.body = vec![assign(&of, value.clone(), first.range)];
    // It stands behind all of the statement.
    let behind = TextRange::empty(attempt.range.end());
    Some(vec![
        Stmt::Try(read_apart),
        assign(&name.id, nodes::name(&of, behind), behind),
    ])
}

fn assign(name: &str, value: Expr, range: TextRange) -> Stmt {
    nodes::assign(nodes::name(name, range), value, range)
}

/// Whether nothing behind some code is reached through it.
fn leaves(body: &[Stmt]) -> bool {
    matches!(
        body.last(),
        Some(Stmt::Return(_) | Stmt::Raise(_) | Stmt::Continue(_) | Stmt::Break(_))
    )
}

/// Whether some code gives a variable another value.
fn assigns(body: &[Stmt], name: &str) -> bool {
    struct Search<'s>(&'s str, bool);
    impl<'a> SourceOrderVisitor<'a> for Search<'_> {
        fn visit_expr(&mut self, expr: &'a Expr) {
            self.1 |= matches!(expr, Expr::Name(it) if it.id == self.0 && !it.ctx.is_load());
            source_order::walk_expr(self, expr);
        }
    }
    let mut search = Search(name, false);
    search.visit_body(body);
    search.1
}

/// The variable and the value of an assignment that is all that some code does.
fn only_assignment(body: &[Stmt]) -> Option<(&ast::ExprName, &Expr)> {
    let [Stmt::Assign(assign)] = body else {
        return None;
    };
    match assign.targets.as_slice() {
        [Expr::Name(name)] => Some((name, &assign.value)),
        _ => None,
    }
}

/// Whether a test asks a variable what it spells.
fn asks(test: &Expr, name: &str) -> bool {
    any(test, &|it| match it {
        Expr::Call(call) => match &*call.func {
            Expr::Attribute(of) => {
                bare_name(&of.value) == Some(name) && ASKED.contains(&of.attr.as_str())
            }
            _ => false,
        },
        _ => false,
    })
}

/// Whether a value is a number that is read from the text of a variable.
fn spells(value: &Expr, name: &str) -> bool {
    let Expr::Call(call) = value else {
        return false;
    };
    matches!(bare_name(&call.func), Some("int" | "float"))
        && call.arguments.keywords.is_empty()
        && call
            .arguments
            .args
            .first()
            .is_some_and(|it| any(it, &|of| bare_name(of) == Some(name)))
}

/// Whether some part of an expression is such a one.
fn any(expr: &Expr, is_it: &dyn Fn(&Expr) -> bool) -> bool {
    struct Search<'s> {
        is_it: &'s dyn Fn(&Expr) -> bool,
        found: bool,
    }
    impl<'a> SourceOrderVisitor<'a> for Search<'_> {
        fn visit_expr(&mut self, expr: &'a Expr) {
            self.found |= (self.is_it)(expr);
            source_order::walk_expr(self, expr);
        }
    }
    let mut search = Search {
        is_it,
        found: false,
    };
    search.visit_expr(expr);
    search.found
}
