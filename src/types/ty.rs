//! The types of Python that the translation knows, and where two of them meet.

use std::collections::BTreeSet;

use super::ids::{ClassId, EXCEPTION, Exc, FuncId};

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
    Func(FuncId),
    /// One of several functions, in the order of their ids.
    Funcs(Vec<FuncId>),
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
    Mixed,
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
            Self::Funcs(ids) => ids,
            _ => &[],
        }
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

    /// Whether all of it is known.
    pub(crate) fn is_known(&self) -> bool {
        match self {
            Self::Unknown | Self::Mixed => false,
            Self::List(of)
            | Self::Set(of)
            | Self::Tuples(of)
            | Self::Deque(of)
            | Self::Option(of)
            | Self::Iter(of) => of.is_known(),
            Self::Dict(key, value, _) => key.is_known() && value.is_known(),
            Self::Tuple(items) => items.iter().all(Self::is_known),
            Self::Callable(params, ret) => params.iter().all(Self::is_known) && ret.is_known(),
            _ => true,
        }
    }

    /// Whether it holds a value of any class of a hierarchy.
    pub(crate) fn holds_dyn(&self) -> bool {
        match self {
            Self::Dyn(_) => true,
            Self::List(of)
            | Self::Tuples(of)
            | Self::Set(of)
            | Self::Deque(of)
            | Self::Option(of) => of.holds_dyn(),
            Self::Dict(_, value, _) => value.holds_dyn(),
            Self::Tuple(items) => items.iter().any(Self::holds_dyn),
            _ => false,
        }
    }

    /// Whether it is a function, or holds one.
    pub(crate) fn holds_function(&self) -> bool {
        match self {
            Self::Func(_) | Self::Funcs(_) | Self::Callable(..) => true,
            Self::List(of)
            | Self::Tuples(of)
            | Self::Set(of)
            | Self::Deque(of)
            | Self::Iter(of)
            | Self::Option(of) => of.holds_function(),
            Self::Dict(key, value, _) => key.holds_function() || value.holds_function(),
            Self::Tuple(items) => items.iter().any(Self::holds_function),
            _ => false,
        }
    }

    /// Whether a value is copied where it is used.
    pub(crate) fn is_copy(&self) -> bool {
        match self {
            Self::Bool
            | Self::Int
            | Self::Float
            | Self::Real
            | Self::Char
            | Self::CharLit
            | Self::Lit
            | Self::Enum(_)
            | Self::Instant
            | Self::Func(_)
            | Self::Funcs(_)
            | Self::None => true,
            Self::Option(of) => of.is_copy(),
            Self::Tuple(items) => items.iter().all(Self::is_copy),
            _ => false,
        }
    }

    /// Whether two names for one value see each other's changes.
    pub(crate) fn is_shared(&self) -> bool {
        match self {
            Self::List(_)
            | Self::Dict(..)
            | Self::Set(_)
            | Self::Deque(_)
            | Self::Dyn(_)
            | Self::Iter(_) => true,
            // A counted one is what it was by all its names.
            Self::Instance(class) => !class.is_counted(),
            Self::Option(of) | Self::Tuples(of) => of.is_shared(),
            Self::Tuple(items) => items.iter().any(Self::is_shared),
            _ => false,
        }
    }

    /// Whether it is an instance that is counted.
    pub(crate) fn is_counted(&self) -> bool {
        matches!(self, Self::Instance(class) if class.is_counted())
    }

    /// The classes of the instances that a value of this type is, or holds.
    pub(crate) fn classes(&self) -> Vec<ClassId> {
        match self {
            Self::Instance(class) => vec![*class],
            Self::List(of)
            | Self::Tuples(of)
            | Self::Set(of)
            | Self::Deque(of)
            | Self::Iter(of)
            | Self::Option(of) => of.classes(),
            Self::Dict(key, value, _) => [key.classes(), value.classes()].concat(),
            Self::Tuple(items) => items.iter().flat_map(Self::classes).collect(),
            _ => Vec::new(),
        }
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
            Self::Mixed => Self::Mixed,
            _ => Self::Unknown,
        }
    }

    /// Whether it holds a float anywhere, which has no hash and no order in Rust.
    pub(crate) fn has_float(&self) -> bool {
        match self {
            Self::Float | Self::Real => true,
            Self::List(of)
            | Self::Set(of)
            | Self::Tuples(of)
            | Self::Deque(of)
            | Self::Option(of) => of.has_float(),
            Self::Dict(key, value, _) => key.has_float() || value.has_float(),
            Self::Tuple(items) => items.iter().any(Self::has_float),
            _ => false,
        }
    }

    /// Whether it holds such a number anywhere whose form in Python is not known.
    pub(crate) fn has_real(&self) -> bool {
        match self {
            Self::Real => true,
            Self::List(of)
            | Self::Set(of)
            | Self::Tuples(of)
            | Self::Deque(of)
            | Self::Option(of) => of.has_real(),
            Self::Dict(key, value, _) => key.has_real() || value.has_real(),
            Self::Tuple(items) => items.iter().any(Self::has_real),
            _ => false,
        }
    }

    /// This type with `change` for what it is made of.
    pub(crate) fn map(&self, change: &impl Fn(Self) -> Self) -> Self {
        let one = |of: &Self| Box::new(of.map(change));
        let many = |of: &[Self]| of.iter().map(|it| it.map(change)).collect();
        change(match self {
            Self::List(of) => Self::List(one(of)),
            Self::Set(of) => Self::Set(one(of)),
            Self::Tuples(of) => Self::Tuples(one(of)),
            Self::Deque(of) => Self::Deque(one(of)),
            Self::Option(of) => Self::Option(one(of)),
            Self::Iter(of) => Self::Iter(one(of)),
            Self::Dict(key, value, kind) => Self::Dict(one(key), one(value), *kind),
            Self::Tuple(items) => Self::Tuple(many(items)),
            Self::Callable(params, ret) => Self::Callable(many(params), one(ret)),
            other => other.clone(),
        })
    }

    /// The type that holds both.
    pub(crate) fn join(&self, other: &Self) -> Self {
        let one = |a: &Self, b: &Self| Box::new(a.join(b));
        match (self, other) {
            (a, b) if a == b => a.clone(),
            (Self::Unknown, a) | (a, Self::Unknown) => a.clone(),
            (Self::Mixed, _) | (_, Self::Mixed) => Self::Mixed,
            (Self::Instance(a) | Self::Dyn(a), Self::Instance(b) | Self::Dyn(b))
                if a.root() == b.root() =>
            {
                Self::Dyn(a.root())
            }
            (Self::None, a) | (a, Self::None) => Self::option(a.clone()),
            (Self::Option(a), b) | (b, Self::Option(a)) => match a.join(b.some()) {
                Self::Mixed => Self::Mixed,
                of => Self::option(of),
            },
            (Self::CharLit, Self::Char) | (Self::Char, Self::CharLit) => Self::Char,
            (Self::CharLit, Self::Lit) | (Self::Lit, Self::CharLit) => Self::Lit,
            (a, b) if a.is_text() && b.is_text() => Self::Str,
            (Self::Int, Self::BigInt) | (Self::BigInt, Self::Int) => Self::BigInt,
            (Self::Int | Self::Real, Self::Float | Self::Real)
            | (Self::Float | Self::Real, Self::Int | Self::Real) => Self::Real,
            (Self::List(a), Self::List(b)) => Self::List(one(a, b)),
            (Self::Set(a), Self::Set(b)) => Self::Set(one(a, b)),
            (Self::Deque(a), Self::Deque(b)) => Self::Deque(one(a, b)),
            (Self::Iter(a), Self::Iter(b)) => Self::Iter(one(a, b)),
            (Self::Tuples(a), Self::Tuples(b)) => Self::Tuples(one(a, b)),
            (Self::Tuples(a), Self::Tuple(items)) | (Self::Tuple(items), Self::Tuples(a)) => {
                Self::Tuples(Box::new(items.iter().fold((**a).clone(), |a, b| a.join(b))))
            }
            (Self::Tuple(a), Self::Tuple(b)) if a.len() == b.len() => {
                Self::Tuple(a.iter().zip(b).map(|(a, b)| a.join(b)).collect())
            }
            (Self::Tuple(a), Self::Tuple(b)) => {
                let all = a.iter().chain(b).fold(Self::Unknown, |a, b| a.join(b));
                match all {
                    Self::Mixed => Self::Mixed,
                    all => Self::Tuples(Box::new(all)),
                }
            }
            (Self::Dict(a, b, kind), Self::Dict(c, d, other)) => {
                let kind = if *kind == DictKind::Plain {
                    *other
                } else {
                    *kind
                };
                Self::Dict(one(a, c), one(b, d), kind)
            }
            (Self::Callable(a, b), Self::Callable(c, d)) if a.len() == c.len() => {
                Self::Callable(a.iter().zip(c).map(|(a, b)| a.join(b)).collect(), one(b, d))
            }
            // What it is called with, its calls say.
            (Self::Callable(..), a @ (Self::Func(_) | Self::Funcs(_)))
            | (a @ (Self::Func(_) | Self::Funcs(_)), Self::Callable(..)) => a.clone(),
            (Self::Func(_) | Self::Funcs(_), Self::Func(_) | Self::Funcs(_)) => {
                let all = self.functions().iter().chain(other.functions());
                let all: BTreeSet<FuncId> = all.copied().collect();
                if all.len() > MAX_FUNCTIONS {
                    return Self::Mixed;
                }
                Self::Funcs(all.into_iter().collect())
            }
            (Self::Error(_), Self::Error(_)) => Self::Error(EXCEPTION),
            _ => Self::Mixed,
        }
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
        assert_eq!(Ty::option(Ty::Int).join(&Ty::Str), Ty::Mixed);
    }

    #[test]
    fn tuples_of_two_lengths_are_a_tuple_of_any_length() {
        let tuple = |n: usize| Ty::Tuple(vec![Ty::Str; n]);
        assert_eq!(tuple(2).join(&tuple(3)), Ty::Tuples(Box::new(Ty::Str)));
        assert_eq!(tuple(0).join(&tuple(1)), Ty::Tuples(Box::new(Ty::Str)));
    }
}
