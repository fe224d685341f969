//! What a type holds: whether it is, or has anywhere in it, one of a kind.

use super::super::ids::ClassId;
use super::super::library;
use super::{Handle, Ty};

impl Ty {
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
}
