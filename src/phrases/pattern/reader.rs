//! The tree of a row's Python → a pattern.

use rustpython_ast::{self as ast, Expr, Stmt};

use super::{Argument, Callee, Literal, Operand, Pattern};
use crate::python::syntax;

/// Turns the tree of a row's Python into a pattern.
pub(super) struct Reader<'a> {
    pub(super) text: &'a str,
    pub(super) holes: &'a [&'a str],
}

impl Reader<'_> {
    pub(super) fn statement(&self, stmt: &Stmt) -> Pattern {
        match stmt {
            Stmt::Expr(it) => self.pattern(&it.value),
            Stmt::Assign(it) => match it.targets.as_slice() {
                [target @ (Expr::Subscript(_) | Expr::Attribute(_))] => Pattern::Set {
                    target: Box::new(self.pattern(target)),
                    value: self.operand(&it.value),
                },
                _ => Pattern::Other,
            },
            Stmt::AugAssign(it) => Pattern::Change {
                operator: format!("{}=", it.op.as_str()),
                target: self.operand(&it.target),
                value: self.operand(&it.value),
            },
            Stmt::Delete(it) => match it.targets.as_slice() {
                [target] => Pattern::Delete {
                    target: Box::new(self.pattern(target)),
                },
                _ => Pattern::Other,
            },
            _ => Pattern::Other,
        }
    }

    fn pattern(&self, expr: &Expr) -> Pattern {
        match expr {
            Expr::Await(it) => self.pattern(&it.value),
            Expr::Call(it) => Pattern::Call {
                callee: self.callee(&it.func),
                arguments: self.arguments(&it.arguments),
            },
            Expr::Name(it) => Pattern::Path(it.id.to_string()),
            Expr::Attribute(it) => match self.path(expr) {
                Some(path) => Pattern::Path(path),
                None => Pattern::Attribute {
                    value: self.operand(&it.value),
                    name: it.attr.to_string(),
                },
            },
            Expr::BinOp(it) => self.operation(it.op.as_str(), &[&it.left, &it.right]),
            Expr::UnaryOp(it) => self.operation(it.op.as_str(), &[&it.operand]),
            Expr::BoolOp(it) => {
                let operands: Vec<&Expr> = it.values.iter().collect();
                self.operation(it.op.as_str(), &operands)
            }
            Expr::Compare(it) => match (&*it.ops, &*it.comparators) {
                ([operator], [right]) => self.operation(operator.as_str(), &[&it.left, right]),
                _ => Pattern::Other,
            },
            Expr::Subscript(it) => match &*it.slice {
                Expr::Slice(slice) => {
                    let bound = |it: &Option<Box<Expr>>| it.as_ref().map(|it| self.operand(it));
                    Pattern::Slice {
                        value: self.operand(&it.value),
                        start: bound(&slice.lower),
                        stop: bound(&slice.upper),
                        step: bound(&slice.step),
                    }
                }
                index => Pattern::Item {
                    value: self.operand(&it.value),
                    index: self.operand(index),
                },
            },
            Expr::FString(it) => self.format(it),
            _ => Pattern::Other,
        }
    }

    fn operation(&self, operator: &str, operands: &[&Expr]) -> Pattern {
        Pattern::Operation {
            operator: operator.to_owned(),
            operands: operands.iter().map(|it| self.operand(it)).collect(),
        }
    }

    fn format(&self, string: &ast::ExprFString) -> Pattern {
        let mut elements = string.value.elements();
        let (Some(element), None) = (elements.next(), elements.next()) else {
            return Pattern::Other;
        };
        let Some(field) = element.as_interpolation() else {
            return Pattern::Other;
        };
        let specification = field.format_spec.as_ref().map(|it| syntax::span(&**it));
        Pattern::Format {
            value: self.operand(&field.expression),
            conversion: field.conversion.to_char(),
            specification: specification.map_or("", |span| &self.text[span]).to_owned(),
            shows_name: field.debug_text.is_some(),
        }
    }

    fn callee(&self, function: &Expr) -> Callee {
        match (self.path(function), function) {
            (Some(path), _) => Callee::Function(path),
            (None, Expr::Attribute(it)) => Callee::Method {
                receiver: self.operand(&it.value),
                name: it.attr.to_string(),
            },
            (None, other) => Callee::Function(self.text[syntax::span(other)].to_owned()),
        }
    }

    /// The dotted name of something outside of the row.
    fn path(&self, expr: &Expr) -> Option<String> {
        match expr {
            Expr::Name(it) if !self.holes.contains(&it.id.as_str()) => Some(it.id.to_string()),
            Expr::Attribute(it) => Some(format!("{}.{}", self.path(&it.value)?, it.attr)),
            _ => None,
        }
    }

    fn arguments(&self, arguments: &ast::Arguments) -> Vec<Argument> {
        let positional = arguments.args.iter().map(|it| match it {
            Expr::Starred(it) => (None, true, &*it.value),
            it => (None, false, it),
        });
        let keywords = arguments.keywords.iter().map(|it| {
            let keyword = it.arg.as_ref().map(ToString::to_string);
            let is_unpacked = keyword.is_none();
            (keyword, is_unpacked, &it.value)
        });
        let all = positional.chain(keywords);
        all.map(|(keyword, is_unpacked, value)| Argument {
            keyword,
            is_unpacked,
            value: self.operand(value),
        })
        .collect()
    }

    fn operand(&self, expr: &Expr) -> Operand {
        if let Expr::Name(it) = expr
            && self.holes.contains(&it.id.as_str())
        {
            return Operand::Hole(it.id.to_string());
        }
        if let Some(literal) = literal(expr) {
            return Operand::Literal(literal);
        }
        match self.pattern(expr) {
            Pattern::Other => Operand::Other(self.text[syntax::span(expr)].to_owned()),
            pattern => Operand::Pattern(Box::new(pattern)),
        }
    }
}

fn literal(expr: &Expr) -> Option<Literal> {
    Some(match expr {
        Expr::NoneLiteral(_) => Literal::None,
        Expr::BooleanLiteral(it) => Literal::Bool(it.value),
        Expr::StringLiteral(it) => Literal::Str(it.value.to_str().to_owned()),
        Expr::BytesLiteral(it) => Literal::Bytes(it.value.bytes().collect()),
        Expr::NumberLiteral(it) => match &it.value {
            ast::Number::Int(int) => Literal::Int(int.as_i64()?),
            ast::Number::Float(float) => Literal::Float(*float),
            ast::Number::Complex { .. } => return None,
        },
        Expr::UnaryOp(it) if it.op == ast::UnaryOp::USub => match literal(&it.operand)? {
            Literal::Int(int) => Literal::Int(-int),
            Literal::Float(float) => Literal::Float(-float),
            _ => return None,
        },
        _ => return None,
    })
}
