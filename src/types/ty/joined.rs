//! The type of what is of one type or of another.

use super::{DictKind, MAX_FUNCTIONS, Ty, unions};
use crate::types::ids::{ClassId, EXCEPTION, FuncId};
use std::collections::BTreeSet;

impl Ty {
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
            (a, b)
                if a.is_record() && (b.is_record() || matches!(b, Self::Dict(..)))
                    || b.is_record() && matches!(a, Self::Dict(..)) =>
            {
                let all: BTreeSet<ClassId> = [a, b].iter().flat_map(|it| it.records()).collect();
                let is_map = |it: &Self| matches!(it, Self::Dict(..) | Self::Records(_, true));
                Self::Records(all.into_iter().collect(), is_map(a) || is_map(b))
            }
            (Self::Instance(_) | Self::Copies(_), Self::Instance(_) | Self::Copies(_))
                if self.origin() == other.origin() =>
            {
                let all: BTreeSet<ClassId> = self.copies().chain(other.copies()).collect();
                Self::Copies(all.into_iter().collect())
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
            (Self::Coroutine(a, x), Self::Coroutine(b, y)) => {
                Self::Coroutine(one(a, b), both(x, y))
            }
            (Self::Task(a, x), Self::Task(b, y)) => Self::Task(one(a, b), both(x, y)),
            (Self::Stream(a, x), Self::Stream(b, y)) => Self::Stream(one(a, b), both(x, y)),
            (Self::Channel(a), Self::Channel(b)) => Self::Channel(one(a, b)),
            (Self::Handle(a, of), Self::Handle(b, other)) if a == b => {
                Self::Handle(*a, one(of, other))
            }
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
            (Self::Callable(..), a) | (a, Self::Callable(..)) if a.is_function() => a.clone(),
            (a, b) if a.is_function() && b.is_function() => {
                let all = self.functions().iter().chain(other.functions());
                let all: BTreeSet<FuncId> = all.copied().collect();
                if all.len() > MAX_FUNCTIONS {
                    return Self::Mixed;
                }
                let all = all.into_iter().collect();
                match (a, b) {
                    (Self::Kept(_), _) | (_, Self::Kept(_)) => Self::Kept(all),
                    _ => Self::Funcs(all),
                }
            }
            (Self::Error(_), Self::Error(_)) => Self::Error(EXCEPTION),
            (a, b) => unions::unite(a, b),
        }
    }
}

/// The functions of two values of which one is there.
fn both(a: &[FuncId], b: &[FuncId]) -> Vec<FuncId> {
    let all: BTreeSet<FuncId> = a.iter().chain(b).copied().collect();
    all.into_iter().collect()
}
