//! Parts of a tree that are not written so in the file, where it is read as another one; each stands where what it
//! comes from does.

use rustpython_ast::visitor::transformer::{self, Transformer};
use rustpython_ast::{self as ast, AtomicNodeIndex, CmpOp, Expr, Stmt};
use rustpython_text_size::TextRange;

pub(super) fn name(id: &str, range: TextRange) -> Expr {
    Expr::Name(ast::ExprName {
        node_index: AtomicNodeIndex::NONE,
        range,
        id: id.into(),
        ctx: ast::ExprContext::Load,
    })
}

/// A name that is assigned.
pub(super) fn stored(id: &str, range: TextRange) -> Expr {
    let mut name = name(id, range);
    if let Expr::Name(name) = &mut name {
        name.ctx = ast::ExprContext::Store;
    }
    name
}

pub(super) fn text(value: &str, range: TextRange) -> Expr {
    Expr::from(ast::StringLiteral {
        range,
        node_index: AtomicNodeIndex::NONE,
        value: value.into(),
        flags: ast::StringLiteralFlags::empty(),
    })
}

pub(super) fn tuple(names: &[String], range: TextRange) -> Expr {
    Expr::Tuple(ast::ExprTuple {
        node_index: AtomicNodeIndex::NONE,
        range,
        elts: names.iter().map(|it| name(it, range)).collect(),
        ctx: ast::ExprContext::Load,
        parenthesized: true,
    })
}

pub(super) fn keyword(of: &str, value: Expr, range: TextRange) -> ast::Keyword {
    ast::Keyword {
        range,
        node_index: AtomicNodeIndex::NONE,
        arg: Some(ast::Identifier::new(of, range)),
        value,
    }
}

pub(super) fn call(
    func: Expr,
    args: Vec<Expr>,
    keywords: Vec<ast::Keyword>,
    range: TextRange,
) -> Expr {
    Expr::Call(ast::ExprCall {
        node_index: AtomicNodeIndex::NONE,
        range,
        func: Box::new(func),
        arguments: ast::Arguments {
            range,
            node_index: AtomicNodeIndex::NONE,
            args: args.into(),
            keywords: keywords.into(),
        },
    })
}

pub(super) fn statement(value: Expr, range: TextRange) -> Stmt {
    Stmt::Expr(ast::StmtExpr {
        node_index: AtomicNodeIndex::NONE,
        range,
        value: Box::new(value),
    })
}

pub(super) fn pass(range: TextRange) -> Stmt {
    Stmt::Pass(ast::StmtPass {
        node_index: AtomicNodeIndex::NONE,
        range,
    })
}

/// `target = value`.
pub(super) fn assign(mut target: Expr, value: Expr, range: TextRange) -> Stmt {
    match &mut target {
        Expr::Name(name) => name.ctx = ast::ExprContext::Store,
        Expr::Attribute(attribute) => attribute.ctx = ast::ExprContext::Store,
        _ => {}
    }
    Stmt::Assign(ast::StmtAssign {
        node_index: AtomicNodeIndex::NONE,
        range,
        targets: vec![target],
        value: Box::new(value),
    })
}

pub(super) fn attribute(value: Expr, attr: &str, range: TextRange) -> Expr {
    Expr::Attribute(ast::ExprAttribute {
        node_index: AtomicNodeIndex::NONE,
        range,
        value: Box::new(value),
        attr: ast::Identifier::new(attr, range),
        ctx: ast::ExprContext::Load,
    })
}

pub(super) fn parameter(
    of: &str,
    annotation: Option<Box<Expr>>,
    range: TextRange,
) -> ast::ParameterWithDefault {
    ast::ParameterWithDefault {
        range,
        node_index: AtomicNodeIndex::NONE,
        parameter: ast::Parameter {
            range,
            node_index: AtomicNodeIndex::NONE,
            name: ast::Identifier::new(of, range),
            annotation,
        },
        default: None,
    }
}

pub(super) fn none(range: TextRange) -> Expr {
    Expr::NoneLiteral(ast::ExprNoneLiteral {
        node_index: AtomicNodeIndex::NONE,
        range,
    })
}

/// `left op right`
pub(super) fn compare(left: Expr, op: CmpOp, right: Expr, range: TextRange) -> Expr {
    Expr::Compare(ast::ExprCompare {
        node_index: AtomicNodeIndex::NONE,
        range,
        left: Box::new(left),
        ops: Box::new([op]),
        comparators: Box::new([right]),
    })
}

/// `not operand`
pub(super) fn negated(operand: Expr, range: TextRange) -> Expr {
    Expr::UnaryOp(ast::ExprUnaryOp {
        node_index: AtomicNodeIndex::NONE,
        range,
        op: ast::UnaryOp::Not,
        operand: Box::new(operand),
    })
}

pub(super) fn truth(range: TextRange) -> Expr {
    Expr::BooleanLiteral(ast::ExprBooleanLiteral {
        node_index: AtomicNodeIndex::NONE,
        range,
        value: true,
    })
}

pub(super) fn float(value: f64, range: TextRange) -> Expr {
    Expr::NumberLiteral(ast::ExprNumberLiteral {
        node_index: AtomicNodeIndex::NONE,
        range,
        value: ast::Number::Float(value),
    })
}

/// `left op right`
pub(super) fn binary(left: Expr, op: ast::Operator, right: Expr, range: TextRange) -> Expr {
    Expr::BinOp(ast::ExprBinOp {
        node_index: AtomicNodeIndex::NONE,
        range,
        left: Box::new(left),
        op,
        right: Box::new(right),
    })
}

/// Puts other expressions for some: the first of what `of` gives.
pub(super) struct Replace<F>(pub(super) F);

impl<F: Fn(&Expr) -> Option<Expr>> Replace<F> {
    pub(super) fn in_body(&self, body: &mut [Stmt]) {
        body.iter_mut().for_each(|it| self.visit_stmt(it));
    }
}

impl<F: Fn(&Expr) -> Option<Expr>> Transformer for Replace<F> {
    fn visit_expr(&self, expr: &mut Expr) {
        match (self.0)(expr) {
            Some(other) => *expr = other,
            None => transformer::walk_expr(self, expr),
        }
    }
}
