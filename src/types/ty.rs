//! The types of Python that the translation knows.

use super::ids::{ClassId, Exc, FuncId, ParamId};
use super::library;

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

    /// Whether all of it is known.
    pub(crate) fn is_known(&self) -> bool {
        match self {
            Self::Unknown | Self::Mixed | Self::Records(..) => false,
            Self::List(of)
            | Self::Set(of)
            | Self::Tuples(of)
            | Self::Deque(of)
            | Self::Option(of)
            | Self::Coroutine(of, _)
            | Self::Task(of, _)
            | Self::Stream(of, _)
            | Self::Channel(of)
            | Self::Handle(_, of)
            | Self::Iter(of) => of.is_known(),
            Self::Dict(key, value, _) => key.is_known() && value.is_known(),
            Self::Tuple(items) | Self::Union(items) => items.iter().all(Self::is_known),
            Self::Callable(params, ret) => params.iter().all(Self::is_known) && ret.is_known(),
            _ => true,
        }
    }

    /// Whether it borrows what it was made of, or holds what does.
    pub(crate) fn borrows(&self) -> bool {
        match self {
            Self::Foreign(name) => library::of(name).is_some_and(|it| it.borrows),
            Self::List(of)
            | Self::Tuples(of)
            | Self::Set(of)
            | Self::Deque(of)
            | Self::Iter(of)
            | Self::Handle(_, of)
            | Self::Option(of) => of.borrows(),
            Self::Dict(key, value, _) => key.borrows() || value.borrows(),
            Self::Tuple(items) | Self::Union(items) => items.iter().any(Self::borrows),
            _ => false,
        }
    }

    /// Whether it holds a value of any class of a hierarchy.
    pub(crate) fn holds_dyn(&self) -> bool {
        self.holds(&|it| matches!(it, Self::Dyn(_)))
    }

    /// Whether what it holds is known by what is put into it later.
    pub(crate) fn is_filled(&self) -> bool {
        let is_queue = match self.some() {
            Self::Channel(_) => true,
            Self::Handle(handle, _) => *handle != Handle::Future,
            _ => false,
        };
        is_queue || self.is_shared()
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

    /// Whether it is such a type, or holds one.
    pub(crate) fn holds(&self, is_such: &impl Fn(&Self) -> bool) -> bool {
        if is_such(self) {
            return true;
        }
        match self {
            Self::List(of)
            | Self::Set(of)
            | Self::Tuples(of)
            | Self::Deque(of)
            | Self::Option(of)
            | Self::Iter(of)
            | Self::Channel(of) => of.holds(is_such),
            Self::Dict(key, value, _) => key.holds(is_such) || value.holds(is_such),
            Self::Tuple(items) | Self::Union(items) => items.iter().any(|it| it.holds(is_such)),
            _ => false,
        }
    }

    /// Whether it is a coroutine, or holds some: Rust has no name for its type.
    pub(crate) fn holds_coroutine(&self) -> bool {
        self.holds(&|it| matches!(it, Self::Coroutine(..) | Self::Stream(..)))
    }

    /// Whether it is a coroutine or a task, or holds some.
    pub(crate) fn holds_awaitable(&self) -> bool {
        self.holds(&|it| matches!(it, Self::Coroutine(..) | Self::Task(..)))
    }

    /// Whether it is a function, or holds one.
    pub(crate) fn holds_function(&self) -> bool {
        self.holds(&|it| {
            matches!(
                it,
                Self::Func(_) | Self::Funcs(_) | Self::Kept(_) | Self::Callable(..)
            )
        })
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
            Self::Tuple(items) | Self::Union(items) => items.iter().all(Self::is_copy),
            Self::Foreign(name) => library::of(name).is_some_and(|it| it.is_copy),
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
            | Self::Records(..)
            | Self::Iter(_) => true,
            Self::Param(param) => param.is_shared,
            // A counted one is what it was by all its names.
            Self::Instance(class) => !class.is_counted(),
            Self::Option(of) | Self::Tuples(of) => of.is_shared(),
            Self::Tuple(items) | Self::Union(items) => items.iter().any(Self::is_shared),
            // A sum of bytes goes on.
            Self::Foreign(name) => name.starts_with("hashlib."),
            _ => false,
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

    /// The classes of the instances that a value of this type is, or holds.
    pub(crate) fn classes(&self) -> Vec<ClassId> {
        match self {
            Self::Instance(class) => vec![*class],
            Self::List(of)
            | Self::Tuples(of)
            | Self::Set(of)
            | Self::Deque(of)
            | Self::Iter(of)
            | Self::Handle(_, of)
            | Self::Option(of) => of.classes(),
            Self::Dict(key, value, _) => [key.classes(), value.classes()].concat(),
            Self::Tuple(items) | Self::Union(items) => {
                items.iter().flat_map(Self::classes).collect()
            }
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
            Self::Foreign(name) if library::of(name).is_some_and(|it| it.gives_lines) => Self::Str,
            Self::Mixed => Self::Mixed,
            _ => Self::Unknown,
        }
    }

    /// Whether it holds a float anywhere, which has no hash and no order in Rust.
    pub(crate) fn has_float(&self) -> bool {
        match self {
            Self::Float | Self::Real => true,
            Self::Param(param) => param.has_float,
            Self::List(of)
            | Self::Set(of)
            | Self::Tuples(of)
            | Self::Deque(of)
            | Self::Option(of) => of.has_float(),
            Self::Dict(key, value, _) => key.has_float() || value.has_float(),
            Self::Tuple(items) | Self::Union(items) => items.iter().any(Self::has_float),
            _ => false,
        }
    }

    /// Whether it holds such a number anywhere whose form in Python is not known.
    pub(crate) fn has_real(&self) -> bool {
        self.holds(&|it| matches!(it, Self::Real))
    }

    /// Does something for it and for all types that it is made of.
    pub(crate) fn each(&self, work: &mut impl FnMut(&Self)) {
        work(self);
        match self {
            Self::List(of)
            | Self::Set(of)
            | Self::Tuples(of)
            | Self::Deque(of)
            | Self::Option(of)
            | Self::Iter(of) => of.each(work),
            Self::Dict(key, value, _) => {
                key.each(work);
                value.each(work);
            }
            Self::Tuple(items) | Self::Union(items) => {
                items.iter().for_each(|it| it.each(work));
            }
            Self::Callable(params, ret) => {
                params.iter().for_each(|it| it.each(work));
                ret.each(work);
            }
            _ => {}
        }
    }

    /// Whether it or a type that it is made of is such a one.
    pub(crate) fn any(&self, is: &impl Fn(&Self) -> bool) -> bool {
        let mut found = false;
        self.each(&mut |it| found |= is(it));
        found
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
            Self::Coroutine(of, runs) => Self::Coroutine(one(of), runs.clone()),
            Self::Task(of, runs) => Self::Task(one(of), runs.clone()),
            Self::Stream(of, runs) => Self::Stream(one(of), runs.clone()),
            Self::Channel(of) => Self::Channel(one(of)),
            Self::Handle(handle, of) => Self::Handle(*handle, one(of)),
            Self::Dict(key, value, kind) => Self::Dict(one(key), one(value), *kind),
            Self::Tuple(items) => Self::Tuple(many(items)),
            Self::Union(items) => {
                let changed: Vec<Self> = many(items);
                if changed == *items {
                    return change(self.clone());
                }
                let all = changed.iter();
                all.fold(Self::Unknown, |all, it| all.join(it))
            }
            Self::Callable(params, ret) => Self::Callable(many(params), one(ret)),
            other => other.clone(),
        })
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
