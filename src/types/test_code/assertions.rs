//! `self.assertEqual(a, b)` as `assert a == b`.

use rustpython_ast::visitor::transformer::{Transformer, walk_stmt};
use rustpython_ast::{self as ast, CmpOp, Expr, Stmt};
use rustpython_text_size::Ranged;

use super::build;
use crate::python::names::{Names, bare_name};
use crate::types::nodes;

/// Replaces the assertions of `unittest` and the comparisons with `pytest.approx`.
pub(super) struct Assertions<'n, 'a> {
    pub(super) names: &'n Names<'a>,
    /// What the methods that assert are called on.
    pub(super) own: Option<&'n str>,
}

impl Transformer for Assertions<'_, '_> {
    fn visit_stmt(&self, stmt: &mut Stmt) {
        if let Some(read) = self.assertion(stmt) {
            *stmt = read;
        }
        if let Stmt::Assert(assert) = stmt
            && let Some(test) = self.approximate(&assert.test)
        {
            *assert.test = test;
        }
        walk_stmt(self, stmt);
    }
}

impl Assertions<'_, '_> {
    fn assertion(&self, stmt: &Stmt) -> Option<Stmt> {
        let Stmt::Expr(ast::StmtExpr { value, range, .. }) = stmt else {
            return None;
        };
        let Expr::Call(call) = &**value else {
            return None;
        };
        let Expr::Attribute(method) = &*call.func else {
            return None;
        };
        if bare_name(&method.value)? != self.own?
            || call.arguments.args.iter().any(Expr::is_starred_expr)
        {
            return None;
        }
        let mut arguments: Vec<Expr> = call.arguments.args.to_vec();
        let mut message = None;
        let mut places = 7;
        for keyword in &call.arguments.keywords {
            match keyword.arg.as_ref()?.as_str() {
                "msg" => message = Some(keyword.value.clone()),
                "places" => places = small(&keyword.value)?,
                _ => return None,
            }
        }
        let wanted = match method.attr.as_str() {
            "assertTrue" | "assertFalse" | "assertIsNone" | "assertIsNotNone" | "fail" => 1,
            _ => 2,
        };
        if method.attr.as_str() == "assertAlmostEqual" && arguments.len() == 3 {
            places = small(&arguments.pop()?)?;
        }
        if method.attr.as_str() == "fail" {
            message = message.or_else(|| arguments.pop());
            return Some(build::fail(message, *range));
        }
        if arguments.len() == wanted + 1 && message.is_none() {
            message = arguments.pop();
        }
        let range = *range;
        let test = match (method.attr.as_str(), arguments.len()) {
            ("assertTrue", 1) => arguments.pop()?,
            ("assertFalse", 1) => nodes::negated(arguments.pop()?, range),
            (name @ ("assertIsNone" | "assertIsNotNone"), 1) => {
                let none = nodes::none(range);
                let op = if name == "assertIsNone" {
                    CmpOp::Is
                } else {
                    CmpOp::IsNot
                };
                nodes::compare(arguments.pop()?, op, none, range)
            }
            (name, 2) => {
                let right = arguments.pop()?;
                let left = arguments.pop()?;
                match name {
                    "assertIsInstance" | "assertNotIsInstance" => {
                        let is = build::builtin("isinstance", vec![left, right], range);
                        if name == "assertIsInstance" {
                            is
                        } else {
                            nodes::negated(is, range)
                        }
                    }
                    "assertCountEqual" => {
                        let sorted = |it| build::builtin("sorted", vec![it], range);
                        nodes::compare(sorted(left), CmpOp::Eq, sorted(right), range)
                    }
                    // The difference is rounded to so many places.
                    "assertAlmostEqual" => {
                        let most = nodes::float(0.5 * 10_f64.powi(-places), range);
                        build::about(left, right, most, range)
                    }
                    name => nodes::compare(left, operator(name)?, right, range),
                }
            }
            _ => return None,
        };
        Some(build::assert(test, message, range))
    }

    /// `a == pytest.approx(1.5)`: as near as a millionth of it, or 1e-12.
    fn approximate(&self, test: &Expr) -> Option<Expr> {
        let Expr::Compare(compare) = test else {
            return None;
        };
        let ([CmpOp::Eq], [right]) = (&*compare.ops, &*compare.comparators) else {
            return None;
        };
        let Expr::Call(call) = right else {
            return None;
        };
        if !self.names.resolves_to(&call.func, &["pytest.approx"]) {
            return None;
        }
        let [wanted] = &*call.arguments.args else {
            return None;
        };
        let mut relative = None;
        let mut absolute = None;
        for keyword in &call.arguments.keywords {
            match keyword.arg.as_ref()?.as_str() {
                "rel" => relative = Some(number(&keyword.value)?),
                "abs" => absolute = Some(number(&keyword.value)?),
                _ => return None,
            }
        }
        let range = test.range();
        let most = match (relative, absolute) {
            (None, Some(absolute)) => nodes::float(absolute, range),
            (relative, absolute) => {
                let relative = relative.unwrap_or(1e-6);
                let least = absolute.unwrap_or(1e-12);
                match number(wanted) {
                    // In full, such a number is hard to read.
                    Some(size) => {
                        let most = (relative * size.abs()).max(least);
                        nodes::float(format!("{most:.3e}").parse().unwrap_or(most), range)
                    }
                    None if wanted.is_name_expr() => {
                        build::part_of(wanted.clone(), relative, least, range)
                    }
                    None => return None,
                }
            }
        };
        let left = (*compare.left).clone();
        Some(build::about(left, wanted.clone(), most, range))
    }
}

/// The comparison that a method of `unittest.TestCase` makes.
fn operator(method: &str) -> Option<CmpOp> {
    Some(match method {
        "assertEqual"
        | "assertEquals"
        | "assertListEqual"
        | "assertTupleEqual"
        | "assertDictEqual"
        | "assertSetEqual"
        | "assertSequenceEqual"
        | "assertMultiLineEqual" => CmpOp::Eq,
        "assertNotEqual" => CmpOp::NotEq,
        "assertIs" => CmpOp::Is,
        "assertIsNot" => CmpOp::IsNot,
        "assertIn" => CmpOp::In,
        "assertNotIn" => CmpOp::NotIn,
        "assertGreater" => CmpOp::Gt,
        "assertGreaterEqual" => CmpOp::GtE,
        "assertLess" => CmpOp::Lt,
        "assertLessEqual" => CmpOp::LtE,
        _ => return None,
    })
}

fn small(expr: &Expr) -> Option<i32> {
    match expr {
        Expr::NumberLiteral(number) => match &number.value {
            ast::Number::Int(int) => int.as_i32(),
            _ => None,
        },
        _ => None,
    }
}

fn number(expr: &Expr) -> Option<f64> {
    match expr {
        Expr::NumberLiteral(number) => match &number.value {
            ast::Number::Int(int) => Some(f64::from(int.as_i32()?)),
            ast::Number::Float(float) => Some(*float),
            ast::Number::Complex { .. } => None,
        },
        Expr::UnaryOp(unary) if unary.op == ast::UnaryOp::USub => Some(-number(&unary.operand)?),
        _ => None,
    }
}
