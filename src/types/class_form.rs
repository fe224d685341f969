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
    /// What a parser of `argparse` gives, or what one of its commands takes.
    CommandLine,
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
    /// `str` and `Enum`: texts that are shown as members.
    Mixed,
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
    /// What `del` of a property does.
    Deleter,
    /// Gets nothing of the class.
    Static,
    /// Gets the class.
    Class,
}

/// The keys of dicts that are records: each is a field.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Keys {
    /// In the order in which the dicts have them.
    pub(crate) all: Vec<Key>,
    /// Whether all dicts have them in one order.
    pub(crate) has_order: bool,
}

/// A key of a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Key {
    pub(crate) text: String,
    /// The name of its field.
    pub(crate) field: String,
    /// Whether some of the dicts are without it.
    pub(crate) is_sometimes: bool,
    /// Whether such a one cannot be told from one that has None under it.
    pub(crate) is_blurred: bool,
    /// Whether a field of its own tells them apart.
    pub(crate) has_presence: bool,
}

impl Key {
    /// The field that tells whether a dict has it, where that is not seen from its value.
    pub(crate) fn presence(&self) -> Option<String> {
        self.has_presence.then(|| format!("has_{}", self.field))
    }
}

impl Keys {
    /// The key of that text.
    pub(crate) fn of(&self, text: &str) -> Option<&Key> {
        self.all.iter().find(|it| it.text == text)
    }

    /// The key of that field.
    pub(crate) fn of_field(&self, field: &str) -> Option<&Key> {
        self.all.iter().find(|it| it.field == field)
    }

    /// Whether each dict has all of them.
    pub(crate) fn are_always_there(&self) -> bool {
        !self.all.iter().any(|it| it.is_sometimes)
    }
}
