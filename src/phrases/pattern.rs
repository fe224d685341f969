//! The Python of a phrase, as what code is compared with.

mod reader;

use crate::python::source::Source;
use crate::python::syntax;
use reader::Reader;

/// What the Python of a phrase is.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Pattern {
    /// `f(x)`, `x.f(y)`.
    Call {
        callee: Callee,
        arguments: Vec<Argument>,
    },
    /// `math.pi`: a variable of a module.
    Path(String),
    /// `path.stem`.
    Attribute { value: Operand, name: String },
    /// `a + b`, `a not in b`, `-a`, `a and b`; a comparison has two operands.
    Operation {
        operator: String,
        operands: Vec<Operand>,
    },
    /// `a[b]`.
    Item { value: Operand, index: Operand },
    /// `a[start:stop:step]`.
    Slice {
        value: Operand,
        start: Option<Operand>,
        stop: Option<Operand>,
        step: Option<Operand>,
    },
    /// An f-string of one field, as in `f"{x!r:>10}"`; holes in its specification are in braces.
    Format {
        value: Operand,
        /// `r`, `s` or `a`.
        conversion: Option<char>,
        specification: String,
        /// `f"{x=}"`.
        shows_name: bool,
    },
    /// `a[b] = c`.
    Set {
        target: Box<Pattern>,
        value: Operand,
    },
    /// `a += b`, with the operator `+=`.
    Change {
        operator: String,
        target: Operand,
        value: Operand,
    },
    /// `del a[b]`.
    Delete { target: Box<Pattern> },
    /// Any other code: to be shown, not to be found in a program.
    Other,
}

/// What is called.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Callee {
    /// By its path: `os.path.join`.
    Function(String),
    Method {
        receiver: Operand,
        name: String,
    },
}

/// An argument of a call.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Argument {
    pub(crate) keyword: Option<String>,
    /// `*x`, or `**x`, which has no keyword.
    pub(crate) is_unpacked: bool,
    pub(crate) value: Operand,
}

/// What stands in a pattern where a value stands in code.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Operand {
    Hole(String),
    Literal(Literal),
    /// Another phrase in this one.
    Pattern(Box<Pattern>),
    /// Other code, such as a lambda: its text.
    Other(String),
}

/// A literal that decides whether a phrase matches.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Literal {
    None,
    Bool(bool),
    /// With its sign.
    Int(i64),
    Float(f64),
    Str(String),
    Bytes(Vec<u8>),
}

impl Pattern {
    /// Reads the Python of a row.
    pub(crate) fn read(python: &str, holes: &[&str]) -> Self {
        let source = Source::new("", python);
        let syntax = syntax::parse(&source);
        let reader = Reader {
            text: python,
            holes,
        };
        match syntax.suite() {
            [only] => reader.statement(only),
            _ => Self::Other,
        }
    }

    /// How much it asks for beyond its kind: literals and phrases in it.
    pub(crate) fn weight(&self) -> usize {
        let operands: Vec<&Operand> = match self {
            Self::Call { callee, arguments } => {
                let receiver = match callee {
                    Callee::Function(_) => None,
                    Callee::Method { receiver, .. } => Some(receiver),
                };
                let keywords = arguments.iter().filter(|it| it.keyword.is_some()).count();
                let values = arguments.iter().map(|it| &it.value);
                return keywords + values.chain(receiver).map(Operand::weight).sum::<usize>();
            }
            Self::Format { specification, .. } => return specification.len(),
            Self::Set { target, value } => return target.weight() + value.weight(),
            Self::Delete { target } => return target.weight(),
            Self::Attribute { value, .. } => vec![value],
            Self::Operation { operands, .. } => operands.iter().collect(),
            Self::Item { value, index } => vec![value, index],
            Self::Slice {
                value,
                start,
                stop,
                step,
            } => {
                let bounds = [start, stop, step].into_iter().flatten();
                bounds.chain([value]).collect()
            }
            Self::Change { target, value, .. } => vec![target, value],
            Self::Path(_) | Self::Other => Vec::new(),
        };
        operands.into_iter().map(Operand::weight).sum()
    }
}

impl Operand {
    fn weight(&self) -> usize {
        match self {
            Self::Hole(_) => 0,
            Self::Literal(_) | Self::Other(_) => 1,
            Self::Pattern(pattern) => 1 + pattern.weight(),
        }
    }
}
