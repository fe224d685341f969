//! The types of Python that the translation knows.

use super::ids::{ClassId, Exc, FuncId, ParamId};
use super::library;

mod holding;
mod joined;
mod unions;

/// A type. [`Ty::Unknown`] is what nothing is known of yet; [`Ty::Mixed`] is where types meet that have
/// no one in common.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub(crate) enum Ty {
    #[default]
    Unknown,
    Bool,
    Int,
    /// Beyond 64 bits.
    BigInt,
    Float,
    /// A number that is computed as a float, but may be an int in Python: showing it would tell.
    Real,
    Str,
    /// A string that stands in the source.
    Lit,
    /// A string of one character.
    Char,
    /// A string of one character that stands in the source: it is one of the two above, as others ask.
    CharLit,
    Bytes,
    None,
    List(Box<Ty>),
    Dict(Box<Ty>, Box<Ty>, DictKind),
    Set(Box<Ty>),
    Tuple(Vec<Ty>),
    /// A tuple of any length.
    Tuples(Box<Ty>),
    Deque(Box<Ty>),
    Option(Box<Ty>),
    /// What gives values one after the other, once.
    Iter(Box<Ty>),
    Range,
    /// A reading of a clock of which only differences are numbers.
    Instant,
    /// A value of a library, by the name that the table of phrases has for its type: `re.Match`.
    Foreign(&'static str),
    /// What threads share a value of, or hand values on by.
    Handle(Handle, Box<Ty>),
    Func(FuncId),
    /// One of several functions, in the order of their ids.
    Funcs(Vec<FuncId>),
    /// One of several functions, in the order of their ids, of which some are kept with what they use of the
    /// functions around them: an `Rc` in Rust.
    Kept(Vec<FuncId>),
    /// What gives a value once it is awaited, with the functions of the file that it may run.
    Coroutine(Box<Ty>, Vec<FuncId>),
    /// A coroutine that runs beside the others, with the functions of the file that it may run.
    Task(Box<Ty>, Vec<FuncId>),
    /// What an asynchronous generator gives, with the function that it runs.
    Stream(Box<Ty>, Vec<FuncId>),
    /// A queue between tasks.
    Channel(Box<Ty>),
    /// A function of these parameters, by its type alone.
    Callable(Vec<Ty>, Box<Ty>),
    Class(ClassId),
    Instance(ClassId),
    /// An exception of a class, or of one derived from it.
    Error(Exc),
    /// A member of an enum.
    Enum(ClassId),
    /// An instance of any class of a hierarchy, by the class that it begins with.
    Dyn(ClassId),
    /// What a parameter of a function or class stands for.
    Param(ParamId),
    /// An instance of a class of which copies are typed, one for each place that makes an instance: those
    /// that turn out to be one type, in the order of their ids.
    Copies(Vec<ClassId>),
    /// Kinds of records that meet, and whether a dict of another kind does, too: they are one kind.
    Records(Vec<ClassId>, bool),
    /// One of several types, each with a place of its own in their order: an enum in Rust.
    Union(Vec<Ty>),
    /// Within a union: that union itself.
    Own,
    Mixed,
}

/// What threads share: all names for one are for the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Handle {
    /// What a call in another thread gives.
    Future,
    /// A queue whose first item comes out first.
    Queue,
    /// A queue whose last item comes out first.
    Stack,
    /// A queue whose least item comes out first.
    Heap,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum DictKind {
    Plain,
    /// Inserts what is missing on reading.
    Default,
    /// Counts; reads 0 where there is nothing.
    Counter,
}

/// Of how many functions one value may be: each is asked about at each call.
const MAX_FUNCTIONS: usize = 64;

impl Ty {
    pub(crate) fn list(of: Self) -> Self {
        Self::List(Box::new(of))
    }

    pub(crate) fn set(of: Self) -> Self {
        Self::Set(Box::new(of))
    }

    pub(crate) fn iter(of: Self) -> Self {
        Self::Iter(Box::new(of))
    }

    pub(crate) fn dict(key: Self, value: Self) -> Self {
        Self::Dict(Box::new(key), Box::new(value), DictKind::Plain)
    }

    pub(crate) fn option(of: Self) -> Self {
        match of {
            Self::Option(_) | Self::None | Self::Mixed => of,
            of => Self::Option(Box::new(of)),
        }
    }

    /// What is left if it is not None.
    pub(crate) fn some(&self) -> &Self {
        match self {
            Self::Option(of) => of,
            other => other,
        }
    }

    /// The functions that it is one of, if it is one of the file's.
    pub(crate) fn functions(&self) -> &[FuncId] {
        match self.some() {
            Self::Func(id) => std::slice::from_ref(id),
            Self::Funcs(ids) | Self::Kept(ids) => ids,
            _ => &[],
        }
    }

    /// Whether it is one of the file's functions.
    pub(crate) fn is_function(&self) -> bool {
        matches!(self, Self::Func(_) | Self::Funcs(_) | Self::Kept(_))
    }

    pub(crate) fn is_number(&self) -> bool {
        matches!(
            self,
            Self::Bool | Self::Int | Self::BigInt | Self::Float | Self::Real
        )
    }

    pub(crate) fn is_text(&self) -> bool {
        matches!(self, Self::Str | Self::Lit | Self::Char | Self::CharLit)
    }

    pub(crate) fn is_float(&self) -> bool {
        matches!(self, Self::Float | Self::Real)
    }

    /// Whether a value of a library is borrowed as another type than it is owned as.
    pub(crate) fn is_lent_as_another(&self) -> bool {
        matches!(self, Self::Foreign(name)
            if super::library::of(name).is_some_and(|it| it.borrowed.is_some()))
    }

    /// What awaiting it gives.
    pub(crate) fn awaited(&self) -> Self {
        match self {
            Self::Coroutine(of, _) | Self::Task(of, _) => (**of).clone(),
            Self::Option(of) if matches!(**of, Self::Task(..)) => of.awaited(),
            Self::Mixed => Self::Mixed,
            _ => Self::Unknown,
        }
    }

    /// The functions of the file that run where it is awaited.
    pub(crate) fn runs(&self) -> &[FuncId] {
        match self {
            Self::Coroutine(_, runs) | Self::Task(_, runs) | Self::Stream(_, runs) => runs,
            Self::Option(of) if matches!(**of, Self::Task(..)) => of.runs(),
            _ => &[],
        }
    }

    /// Whether it is a dict with keys that are known.
    pub(crate) fn is_record(&self) -> bool {
        match self {
            Self::Instance(class) => class.is_record(),
            Self::Records(..) => true,
            _ => false,
        }
    }

    /// The kinds of records that it may be.
    pub(super) fn records(&self) -> Vec<ClassId> {
        match self {
            Self::Instance(class) => vec![*class],
            Self::Records(all, _) => all.clone(),
            _ => Vec::new(),
        }
    }

    /// Whether it is an instance that is counted.
    pub(crate) fn is_counted(&self) -> bool {
        matches!(self, Self::Instance(class) if class.is_counted())
    }

    /// What a loop over it gives.
    pub(crate) fn item(&self) -> Self {
        match self {
            Self::List(of)
            | Self::Set(of)
            | Self::Tuples(of)
            | Self::Deque(of)
            | Self::Iter(of) => (**of).clone(),
            Self::Dict(key, ..) => (**key).clone(),
            Self::Str | Self::Lit | Self::Char | Self::CharLit => Self::Char,
            Self::Bytes | Self::Range => Self::Int,
            Self::Tuple(items) => items.iter().fold(Self::Unknown, |a, b| a.join(b)),
            Self::Option(of) => of.item(),
            Self::Foreign(name) if library::of(name).is_some_and(|it| it.gives_lines) => Self::Str,
            Self::Mixed => Self::Mixed,
            _ => Self::Unknown,
        }
    }

    /// The class of the file that an instance is of, by its place.
    pub(super) fn origin(&self) -> Option<usize> {
        self.copies().next().map(ClassId::origin)
    }

    /// The class of an instance, or the copies of a class that turn out to be one type.
    pub(crate) fn copies(&self) -> impl Iterator<Item = ClassId> + '_ {
        match self {
            Self::Instance(class) => std::slice::from_ref(class),
            Self::Copies(all) => all.as_slice(),
            _ => &[],
        }
        .iter()
        .copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_int_and_a_float_meet_as_a_number_that_is_not_shown() {
        assert_eq!(Ty::Int.join(&Ty::Float), Ty::Real);
        assert_eq!(
            Ty::list(Ty::Int).join(&Ty::list(Ty::Float)),
            Ty::list(Ty::Real)
        );
    }

    #[test]
    fn none_and_a_type_meet_as_an_option_of_it() {
        assert_eq!(Ty::None.join(&Ty::Str), Ty::option(Ty::Str));
        assert_eq!(Ty::option(Ty::Int).join(&Ty::Int), Ty::option(Ty::Int));
        let either = Ty::Union(vec![Ty::Int, Ty::Str]);
        assert_eq!(Ty::option(Ty::Int).join(&Ty::Str), Ty::option(either));
    }

    #[test]
    fn tuples_of_two_lengths_are_a_tuple_of_any_length() {
        let tuple = |n: usize| Ty::Tuple(vec![Ty::Str; n]);
        assert_eq!(tuple(2).join(&tuple(3)), Ty::Tuples(Box::new(Ty::Str)));
        assert_eq!(tuple(0).join(&tuple(1)), Ty::Tuples(Box::new(Ty::Str)));
    }
}
