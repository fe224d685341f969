//! What a class is and what it declares, as data.

use rustpython_ast as ast;

use super::ids::{ExprId, VarId};

/// What kind of class a class is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum ClassForm {
    #[default]
    Plain,
    /// A dataclass.
    Record(RecordOptions),
    /// A named tuple.
    Tuple,
    Enum(EnumForm),
    /// Not read, and why.
    Refused(&'static str),
}

/// What a dataclass is told to make.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct RecordOptions {
    pub(crate) eq: bool,
    pub(crate) order: bool,
    pub(crate) frozen: bool,
    pub(crate) repr: bool,
    pub(crate) keyword_only: bool,
    pub(crate) hash: bool,
}

/// What the members of an enum are besides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum EnumForm {
    Plain,
    /// `IntEnum`.
    Int,
    /// `StrEnum`.
    Text,
    /// `Flag` and `IntFlag`.
    Flag,
}

/// A field that a class body declares.
#[derive(Debug, Clone)]
pub(crate) struct Declared<'a> {
    pub(crate) name: String,
    pub(crate) annotation: Option<&'a ast::Expr>,
    pub(crate) default: Option<ExprId>,
    /// Whether the default is made anew for each instance.
    pub(crate) is_fresh: bool,
    /// Whether it is a parameter of `__init__`.
    pub(crate) is_given: bool,
    pub(crate) is_shown: bool,
    pub(crate) is_compared: bool,
    pub(crate) is_keyword_only: bool,
    pub(crate) span: crate::python::source::Span,
    pub(crate) line: usize,
}

/// A member of an enum.
#[derive(Debug, Clone)]
pub(crate) struct Member {
    pub(crate) name: String,
    pub(crate) var: VarId,
    /// Without one it is `auto()`.
    pub(crate) value: Option<ExprId>,
    pub(crate) line: usize,
}

/// An attribute of the class itself.
#[derive(Debug, Clone)]
pub(crate) struct ClassAttribute {
    pub(crate) name: String,
    pub(crate) var: VarId,
    pub(crate) value: ExprId,
    pub(crate) line: usize,
}

/// What a function of a class is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Role {
    /// A function, or a method that is called on an instance.
    #[default]
    Plain,
    Property,
    Setter,
    /// Gets nothing of the class.
    Static,
    /// Gets the class.
    Class,
}
