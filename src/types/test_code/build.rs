//! Pieces of tests as plain code.

use rustpython_ast::{self as ast, AtomicNodeIndex, CmpOp, Expr, Stmt};
use rustpython_text_size::TextRange;

use crate::types::nodes;

/// Puts statements before all others of a body, but for its docstring.
pub(super) fn begin(body: &mut Vec<Stmt>, statements: Vec<Stmt>) {
    let at = usize::from(is_text(body.first()));
    body.splice(at..at, statements);
}

/// Whether a statement is a docstring.
pub(super) fn is_text(stmt: Option<&Stmt>) -> bool {
    matches!(stmt, Some(Stmt::Expr(text)) if text.value.is_string_literal_expr())
}

pub(super) fn renamed(name: &ast::Identifier, to: &str) -> ast::Identifier {
    ast::Identifier::new(to, name.range)
}

/// `name(arguments)`
pub(super) fn builtin(id: &str, arguments: Vec<Expr>, range: TextRange) -> Expr {
    nodes::call(nodes::name(id, range), arguments, Vec::new(), range)
}

/// `abs(left - right) <= most`
pub(super) fn about(left: Expr, right: Expr, most: Expr, range: TextRange) -> Expr {
    let difference = nodes::binary(left, ast::Operator::Sub, right, range);
    nodes::compare(
        builtin("abs", vec![difference], range),
        CmpOp::LtE,
        most,
        range,
    )
}

/// `max(part * abs(of), least)`
pub(super) fn part_of(of: Expr, part: f64, least: f64, range: TextRange) -> Expr {
    let size = builtin("abs", vec![of], range);
    let part = nodes::binary(nodes::float(part, range), ast::Operator::Mult, size, range);
    builtin("max", vec![part, nodes::float(least, range)], range)
}

/// `assert test, message`
pub(super) fn assert(test: Expr, message: Option<Expr>, range: TextRange) -> Stmt {
    Stmt::Assert(ast::StmtAssert {
        node_index: AtomicNodeIndex::NONE,
        range,
        test: Box::new(test),
        msg: message.map(Box::new),
    })
}

/// `assert False, message`
pub(super) fn fail(message: Option<Expr>, range: TextRange) -> Stmt {
    let never = Expr::BooleanLiteral(ast::ExprBooleanLiteral {
        node_index: AtomicNodeIndex::NONE,
        range,
        value: false,
    });
    assert(never, message, range)
}
