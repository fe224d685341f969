//! Values of several types at one place: which types may meet in one.

use super::Ty;
use crate::types::ids::ClassId;

/// How many types may meet at one place: more than these are no longer one idea.
const MAX_PLAIN: usize = 5;
/// The same, where all of them are classes of the file.
const MAX_CLASSES: usize = 24;
/// How deep containers may hold each other in one.
const MAX_DEPTH: usize = 6;
/// How deep the types of what has a name may lie in each other.
const MAX_KNOWN_DEPTH: usize = 16;

/// The type that holds values of both.
pub(super) fn unite(a: &Ty, b: &Ty) -> Ty {
    let mut waiting: Vec<Ty> = [flat(a), flat(b)].concat();
    let is_nested = waiting.iter().any(|it| {
        content(it).is_some_and(|of| match of {
            Ty::Own => true,
            Ty::Union(inner) => {
                let both = |it: &Ty| inner.iter().any(|of| rank(of) == rank(it));
                waiting.iter().any(|it| content(it).is_some() && both(it))
            }
            _ => false,
        })
    });
    let mut members: Vec<Ty> = Vec::new();
    while let Some(one) = waiting.pop() {
        let mut one = one;
        if is_nested && let Some(of) = content(&one).cloned() {
            match of {
                Ty::Own | Ty::Unknown => {}
                // None within would have to be one of the union itself.
                Ty::Option(_) | Ty::None | Ty::Mixed => return Ty::Mixed,
                of => waiting.extend(flat(&of)),
            }
            one = with_content(&one, Ty::Own);
        }
        let Some(kind) = rank(&one) else {
            return Ty::Mixed;
        };
        match members.iter_mut().find(|it| rank(it) == Some(kind)) {
            Some(known) => *known = known.join(&one),
            None => members.push(one),
        }
    }
    members.sort_by_key(rank);
    let are_classes = members.iter().all(|it| matches!(it, Ty::Instance(_)));
    let most = if are_classes { MAX_CLASSES } else { MAX_PLAIN };
    if members.len() > most || members.contains(&Ty::Mixed) {
        return Ty::Mixed;
    }
    if members.len() == 1 {
        return members.remove(0);
    }
    let all = Ty::Union(members);
    if all.depth() > MAX_DEPTH {
        return Ty::Mixed;
    }
    all
}

/// The types that a value may have, each as it is by itself.
fn flat(ty: &Ty) -> Vec<Ty> {
    match ty {
        Ty::Union(members) => members.clone(),
        Ty::Real => vec![Ty::Int, Ty::Float],
        ty if ty.is_text() => vec![Ty::Str],
        ty if !ty.any(&|it| it.is_text() && *it != Ty::Str) => vec![ty.clone()],
        // What is in it owns its texts, whoever asks.
        ty => vec![ty.map(&|of| if of.is_text() { Ty::Str } else { of })],
    }
}

fn deepest(types: &[Ty]) -> usize {
    types.iter().map(Ty::depth).max().unwrap_or(0)
}

/// What a container holds that may hold values of the union that it is one of.
fn content(ty: &Ty) -> Option<&Ty> {
    match ty {
        Ty::List(of) => Some(of),
        Ty::Dict(_, value, _) => Some(value),
        _ => None,
    }
}

fn with_content(ty: &Ty, of: Ty) -> Ty {
    match ty {
        Ty::List(_) => Ty::list(of),
        Ty::Dict(key, _, kind) => Ty::Dict(key.clone(), Box::new(of), *kind),
        ty => ty.clone(),
    }
}

/// The place of a type among those that meet; two of one place are joined; nothing if it can't be one.
fn rank(ty: &Ty) -> Option<(u8, usize)> {
    let place = match ty {
        Ty::Bool => 0,
        Ty::Int => 1,
        Ty::Float => 2,
        Ty::Str => 3,
        Ty::Bytes => 4,
        Ty::Tuple(_) | Ty::Tuples(_) => 5,
        Ty::List(_) => 6,
        Ty::Dict(..) => 7,
        Ty::Set(_) => 8,
        Ty::Enum(class) => return Some((9, class.at())),
        Ty::Instance(class) => return Some((10, class.at())),
        Ty::Error(_) => 11,
        _ => return None,
    };
    Some((place, 0))
}

impl Ty {
    /// How many types lie in each other in it, itself included.
    fn depth(&self) -> usize {
        1 + match self {
            Self::Union(parts) | Self::Tuple(parts) => deepest(parts),
            Self::List(of)
            | Self::Tuples(of)
            | Self::Set(of)
            | Self::Deque(of)
            | Self::Option(of)
            | Self::Iter(of)
            | Self::Coroutine(of, _)
            | Self::Task(of, _)
            | Self::Stream(of, _)
            | Self::Channel(of)
            | Self::Handle(_, of) => of.depth(),
            Self::Dict(key, value, _) => key.depth().max(value.depth()),
            Self::Callable(params, ret) => ret.depth().max(deepest(params)),
            _ => 0,
        }
    }

    /// The type that what holds the one is known by when the other comes, too: no longer by its parts, where a value
    /// is put into itself again and again (`a = {a: a}`), as the type would grow with each reading.
    pub(crate) fn meet(&self, other: &Self) -> Self {
        let joined = self.join(other);
        if joined.depth() > MAX_KNOWN_DEPTH {
            return Self::Mixed;
        }
        joined
    }

    /// The types that meet in one, each as it is where it stands alone; none of any other type.
    pub(crate) fn members(&self) -> Vec<Self> {
        let Self::Union(members) = self else {
            return Vec::new();
        };
        let whole = |it: &Self| {
            let own = self.clone();
            it.map(&|of| if of == Self::Own { own.clone() } else { of })
        };
        members.iter().map(whole).collect()
    }

    /// The one of the types that meet which a value of a type is one of.
    pub(crate) fn member_for(&self, of: &Self) -> Option<Self> {
        if matches!(of, Self::Union(_) | Self::Own) {
            return None;
        }
        let wanted = rank(flat(of).first()?)?;
        let mut members = self.members().into_iter();
        members.find(|it| rank(it) == Some(wanted))
    }

    /// Whether values of several types meet here.
    pub(crate) fn is_mixed(&self) -> bool {
        matches!(self.some(), Self::Mixed | Self::Union(_))
    }

    /// What a value is that may be an error instead: a `Result` in Rust.
    pub(crate) fn outcome(&self) -> Option<&Self> {
        match self {
            Self::Union(members) => match members.as_slice() {
                [of, Self::Error(_)] => Some(of),
                _ => None,
            },
            _ => None,
        }
    }

    /// The classes that meet in one.
    pub(crate) fn member_classes(&self) -> Vec<ClassId> {
        let members = match self.some() {
            Self::Union(members) => members.as_slice(),
            _ => &[],
        };
        let classes = members.iter().filter_map(|it| match it {
            Self::Instance(class) => Some(*class),
            _ => None,
        });
        classes.collect()
    }
}
