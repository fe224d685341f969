//! Expressions, with names resolved.

use super::{BlockId, ClassId, ExprId, FuncId, Target, VarId};
use crate::python::source::Span;
use rustpython_ast as ast;

#[derive(Debug, Clone)]
pub(crate) struct Expr {
    pub(crate) kind: Kind,
    pub(crate) span: Span,
    /// Where it stands in the order of evaluation, and in which block.
    pub(crate) position: u32,
    pub(crate) block: BlockId,
}

/// What an expression is.
#[derive(Debug, Clone)]
pub(crate) enum Kind {
    Int(i64),
    /// The decimal digits of an integer beyond 64 bits.
    BigInt(String),
    Float(f64),
    Str(String),
    Bytes(Vec<u8>),
    Bool(bool),
    None,
    Var(VarId),
    Func(FuncId),
    Class(ClassId),
    Builtin(String),
    /// What is imported, by its dotted name.
    Import(String),
    Attribute(ExprId, String),
    Call(ExprId, Vec<Argument>),
    Binary(ast::Operator, ExprId, ExprId),
    Unary(ast::UnaryOp, ExprId),
    /// `and` if true, else `or`.
    Logic(bool, Vec<ExprId>),
    Compare(ExprId, Vec<(ast::CmpOp, ExprId)>),
    Conditional {
        test: ExprId,
        body: ExprId,
        orelse: ExprId,
    },
    Lambda(FuncId),
    Tuple(Vec<ExprId>),
    List(Vec<ExprId>),
    Set(Vec<ExprId>),
    /// Without a key it is `**`.
    Dict(Vec<(Option<ExprId>, ExprId)>),
    Starred(ExprId),
    Comprehension(Comprehension),
    Index(ExprId, ExprId),
    Slice(ExprId, [Option<ExprId>; 3]),
    Format(Vec<Piece>),
    Walrus(VarId, ExprId),
    /// The value of a key that a record may be without: what else is taken, or a `KeyError`.
    Held(ExprId, Option<ExprId>),
    /// The value of a computed key of a record.
    Chosen(crate::types::choice::Choice),
    Await(ExprId),
    /// What is not read yet, and why.
    Unsupported(&'static str),
}

#[derive(Debug, Clone)]
pub(crate) struct Argument {
    pub(crate) name: Option<String>,
    /// 0 for a plain one, 1 for `*`, 2 for `**`.
    pub(crate) stars: u8,
    pub(crate) value: ExprId,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    List,
    Set,
    Dict,
    Generator,
}

#[derive(Debug, Clone)]
pub(crate) struct Comprehension {
    pub(crate) shape: Shape,
    /// The key of a dict.
    pub(crate) key: Option<ExprId>,
    pub(crate) element: ExprId,
    pub(crate) generators: Vec<Generator>,
    /// Whether its elements are computed by several threads at once.
    pub(crate) is_parallel: bool,
    /// Whether an error in an element comes when it is that element's turn, as from `executor.map`.
    pub(crate) comes_late: bool,
}

#[derive(Debug, Clone)]
pub(crate) struct Generator {
    pub(crate) target: Target,
    pub(crate) iter: ExprId,
    pub(crate) conditions: Vec<ExprId>,
}

/// A piece of an f-string.
#[derive(Debug, Clone)]
pub(crate) enum Piece {
    Text(String),
    Field {
        value: ExprId,
        /// `r`, `s`, `a` or none.
        conversion: Option<char>,
        spec: Vec<Piece>,
    },
}

fn values_of(pieces: &[Piece], parts: &mut Vec<ExprId>) {
    for piece in pieces {
        if let Piece::Field { value, spec, .. } = piece {
            parts.push(*value);
            values_of(spec, parts);
        }
    }
}

impl Argument {
    /// One that is told by its place.
    pub(crate) fn plain(value: ExprId) -> Self {
        Self {
            name: None,
            stars: 0,
            value,
        }
    }
}

impl Kind {
    /// The expressions that it is made of, in the order in which they are evaluated.
    pub(crate) fn parts(&self) -> Vec<ExprId> {
        match self {
            Self::Attribute(of, _)
            | Self::Unary(_, of)
            | Self::Starred(of)
            | Self::Await(of)
            | Self::Walrus(_, of) => {
                vec![*of]
            }
            Self::Call(func, arguments) => std::iter::once(*func)
                .chain(arguments.iter().map(|it| it.value))
                .collect(),
            Self::Binary(_, a, b) | Self::Index(a, b) => vec![*a, *b],
            Self::Held(of, default) => std::iter::once(*of).chain(*default).collect(),
            Self::Chosen(choice) => choice.parts(),
            Self::Logic(_, items) | Self::Tuple(items) | Self::List(items) | Self::Set(items) => {
                items.clone()
            }
            Self::Compare(left, rest) => std::iter::once(*left)
                .chain(rest.iter().map(|it| it.1))
                .collect(),
            Self::Conditional { test, body, orelse } => vec![*test, *body, *orelse],
            Self::Dict(items) => items
                .iter()
                .flat_map(|(key, value)| key.iter().copied().chain([*value]))
                .collect(),
            Self::Comprehension(comprehension) => {
                let mut parts = Vec::new();
                for generator in &comprehension.generators {
                    parts.push(generator.iter);
                    parts.extend(&generator.conditions);
                }
                parts.extend(comprehension.key);
                parts.push(comprehension.element);
                parts
            }
            Self::Slice(of, bounds) => std::iter::once(*of)
                .chain(bounds.iter().flatten().copied())
                .collect(),
            Self::Format(pieces) => {
                let mut parts = Vec::new();
                values_of(pieces, &mut parts);
                parts
            }
            _ => Vec::new(),
        }
    }
}
