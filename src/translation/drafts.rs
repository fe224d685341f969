//! A file as a Rust program: its definitions, holes and decisions, and what was concluded of its types.

/// A file as a Rust program, as far as it could be drafted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Draft {
    /// A complete `src/main.rs`.
    pub(crate) rust: String,
    /// The crates that it needs, by name.
    pub(crate) crates: Vec<Crate>,
    /// All statements but docstrings, `pass` and imports; a compound statement counts as its head.
    pub(crate) statements: usize,
    /// Those of them without a hole.
    pub(crate) drafted: usize,
    /// In the order of the Python.
    pub(crate) definitions: Vec<Definition>,
    /// In the order of the Python.
    pub(crate) holes: Vec<Hole>,
    /// In the order of the Python.
    pub(crate) decisions: Vec<Decision>,
    /// A line of the Rust and the line of the Python that it comes from, both 1-based; in the order of
    /// the Rust.
    pub(crate) lines: Vec<(usize, usize)>,
    /// What was concluded of its types, if that was asked for.
    pub(crate) types: Vec<Conclusion>,
}

/// The type of a parameter, a variable, a result or a field, and where that comes from; lines are 1-based.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Conclusion {
    /// The function or class that it is of.
    pub(crate) scope: String,
    pub(crate) scope_line: usize,
    /// Empty for what a function gives.
    pub(crate) name: String,
    pub(crate) kind: Concluded,
    pub(crate) line: usize,
    /// As an annotation would say it; nothing if nothing is known.
    pub(crate) python: Option<String>,
    /// As an owned value has it, if that has a name.
    pub(crate) rust: Option<String>,
    /// The places that say something of it.
    pub(crate) why: Vec<Reason>,
    /// Why it is not known, if so.
    pub(crate) reason: Option<&'static str>,
}

/// What a type is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Concluded {
    ModuleVariable,
    Field,
    Parameter,
    Variable,
    Result,
}

impl Concluded {
    pub(crate) fn id(self) -> &'static str {
        match self {
            Self::ModuleVariable => "module variable",
            Self::Field => "field",
            Self::Parameter => "parameter",
            Self::Variable => "variable",
            Self::Result => "result",
        }
    }
}

/// A place that says something of a type, and what stands there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Reason {
    pub(crate) line: usize,
    pub(crate) what: String,
}

/// A crate with what a manifest says of it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Crate {
    pub(crate) name: &'static str,
    pub(crate) version: &'static str,
    pub(crate) features: &'static [&'static str],
}

/// What a definition is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Function,
    Method,
    Class,
    Enum,
    /// The statements outside of all definitions.
    Module,
}

/// How much of a definition could be drafted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Status {
    /// All of it.
    Whole,
    /// All but holes.
    Holes,
    /// No more than its signature.
    Signature,
}

/// A definition of the file, on both sides; lines are 1-based, the last one included.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Definition {
    /// With the class that it stands in: `Stats.mean`.
    pub(crate) name: String,
    pub(crate) kind: Kind,
    pub(crate) line: usize,
    pub(crate) end_line: usize,
    pub(crate) rust_line: usize,
    pub(crate) rust_end_line: usize,
    pub(crate) status: Status,
}

/// What is left to do: at most one simple statement or one head of a compound statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Hole {
    /// The Python that was left out, in bytes of the source.
    pub(crate) span: crate::python::source::Span,
    /// That Python.
    pub(crate) python: String,
    /// Why it was left out.
    pub(crate) reason: String,
}

/// What the porter has to settle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Decision {
    /// 1-based.
    pub(crate) line: usize,
    pub(crate) kind: DecisionKind,
    pub(crate) text: String,
}

/// What a decision is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DecisionKind {
    Error,
    SharedState,
    Inheritance,
    None,
    Thread,
    Integer,
    MixedValues,
    Dynamic,
}
