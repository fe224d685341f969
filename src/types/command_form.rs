//! What the parsers of `argparse` in a file take, as data.

use super::ids::{ClassId, ExprId, FuncId};

/// A parser with all that was added to it.
#[derive(Debug, Clone)]
pub(crate) struct CommandLine {
    /// What `parse_args` gives.
    pub(crate) class: ClassId,
    pub(crate) prog: Option<String>,
    pub(crate) description: Option<String>,
    /// Whether the beginning of a long option stands for it.
    pub(crate) abbreviates: bool,
    pub(crate) takes: Takes,
    pub(crate) commands: Option<Commands>,
    pub(crate) line: usize,
    /// The statements that define it, by their lines, in their order.
    pub(crate) lines: Vec<usize>,
}

/// What a parser or one of its commands takes.
#[derive(Debug, Clone, Default)]
pub(crate) struct Takes {
    pub(crate) all: Vec<Taken>,
    /// Arguments of which only one may be given: for each group whether one has to be.
    pub(crate) groups: Vec<bool>,
    /// `action="version"`.
    pub(crate) version: Option<Version>,
}

#[derive(Debug, Clone)]
pub(crate) struct Version {
    pub(crate) flags: Vec<String>,
    pub(crate) text: String,
}

/// The commands of a parser: `add_subparsers`.
#[derive(Debug, Clone)]
pub(crate) struct Commands {
    /// The attribute that says which was given.
    pub(crate) name: String,
    pub(crate) is_required: bool,
    pub(crate) all: Vec<Command>,
    pub(crate) line: usize,
}

/// `add_parser`.
#[derive(Debug, Clone)]
pub(crate) struct Command {
    pub(crate) name: String,
    pub(crate) help: Option<String>,
    /// What it takes itself.
    pub(crate) class: ClassId,
    pub(crate) takes: Takes,
    /// What `set_defaults` names, by the attribute.
    pub(crate) handler: Option<(String, FuncId)>,
    pub(crate) line: usize,
}

/// An argument: `add_argument`.
#[derive(Debug, Clone)]
pub(crate) struct Taken {
    /// The attribute.
    pub(crate) name: String,
    /// `-v` and `--verbose`; none for what is told by its place.
    pub(crate) flags: Vec<String>,
    pub(crate) action: Action,
    pub(crate) count: Count,
    pub(crate) value: Value,
    /// A default but None.
    pub(crate) default: Option<ExprId>,
    pub(crate) choices: Option<Choices>,
    pub(crate) is_required: bool,
    pub(crate) help: Option<String>,
    pub(crate) metavar: Option<String>,
    /// The group of which only one may be given.
    pub(crate) group: Option<usize>,
    pub(crate) line: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Action {
    Store,
    SetTrue,
    SetFalse,
    Append,
    Count,
}

/// How many values an argument has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Count {
    One,
    /// `?`
    AtMostOne,
    /// `*`
    Any,
    /// `+`
    Some,
    Exactly(usize),
}

/// What a value is converted to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Value {
    Text,
    Int,
    Float,
    Path,
    By(FuncId),
}

/// What a value may be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Choices {
    Texts(Vec<String>),
    /// From the first up to, but not, the second.
    Range(i64, i64),
}

impl Taken {
    pub(crate) fn is_positional(&self) -> bool {
        self.flags.is_empty()
    }

    /// Whether it holds a list of values.
    pub(crate) fn is_list(&self) -> bool {
        matches!(self.count, Count::Any | Count::Some | Count::Exactly(_))
    }
}

impl CommandLine {
    /// The command of which a class holds what it takes.
    pub(crate) fn command_of(&self, class: ClassId) -> Option<&Command> {
        let mut all = self.commands.iter().flat_map(|it| &it.all);
        all.find(|it| it.class == class)
    }

    /// The commands that take an argument of that name, by their places.
    pub(crate) fn takers(&self, name: &str) -> Vec<usize> {
        let all = self.commands.iter().flat_map(|it| &it.all).enumerate();
        all.filter(|(_, it)| it.takes.all.iter().any(|it| it.name == name))
            .map(|(at, _)| at)
            .collect()
    }
}
