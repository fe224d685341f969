//! What types have in common, and the parameter that stands where they differ.

use super::merging::Merger;
use crate::types::ids::ParamId;
use crate::types::parameters::{Definition, TypeParam};
use crate::types::ty::Ty;

impl Merger<'_, '_> {
    /// The type that copies have in common, with parameters of the definition where they differ.
    pub(super) fn common(&mut self, owner: Definition, types: &[Ty]) -> Ty {
        let Some(first) = types.first() else {
            return Ty::Unknown;
        };
        if types.iter().all(|it| it == first) {
            return first.clone();
        }
        let parts: Option<Vec<Vec<Ty>>> = types.iter().map(|it| parts(first, it)).collect();
        if let Some(rows) = parts {
            let count = rows.first().map_or(0, Vec::len);
            let common: Vec<Ty> = (0..count)
                .map(|at| {
                    let types: Vec<Ty> = rows.iter().map(|it| it[at].clone()).collect();
                    self.common(owner, &types)
                })
                .collect();
            return with_parts(first, common);
        }
        if let Ty::Instance(class) = first {
            let is_alike =
                |it: &Ty| matches!(it, Ty::Instance(of) if of.origin() == class.origin());
            if types.iter().all(is_alike) {
                let rows: Vec<Vec<Ty>> = types
                    .iter()
                    .map(|it| match it {
                        Ty::Instance(of) => self.generics.types_of(*of),
                        _ => Vec::new(),
                    })
                    .collect();
                let count = rows.first().map_or(0, Vec::len);
                let args = (0..count)
                    .map(|at| {
                        let types: Vec<Ty> = rows.iter().map(|it| it[at].clone()).collect();
                        self.common(owner, &types)
                    })
                    .collect();
                return Ty::Instance(self.instantiated(class.origin(), args));
            }
        }
        let joined = types.iter().fold(Ty::Unknown, |a, b| a.join(b));
        if types.iter().all(|it| it.is_text() || it.is_function()) {
            return joined;
        }
        if !types.iter().all(may_be_stood_for) {
            return Ty::Mixed;
        }
        Ty::Param(self.param(owner, types))
    }

    fn param(&mut self, owner: Definition, types: &[Ty]) -> ParamId {
        let table = self.tables.entry(owner).or_default();
        if let Some(known) = table.get(types) {
            return *known;
        }
        let param = ParamId {
            id: u32::try_from(self.generics.params.len()).unwrap_or(u32::MAX),
            is_shared: types.iter().any(Ty::is_shared),
            has_float: types.iter().any(Ty::has_float),
        };
        table.insert(types.to_vec(), param);
        self.generics.params.push(TypeParam {
            name: String::new(),
            types: types.to_vec(),
            bounds: std::collections::BTreeSet::new(),
        });
        self.generics.of.entry(owner).or_default().push(param);
        param
    }

    /// As [`Generics::with`](crate::types::parameters::Generics::with), but that classes get the types that they have not had before.
    pub(super) fn with(&mut self, ty: &Ty, params: &[ParamId], types: &[Ty]) -> Ty {
        let mut classes = Vec::new();
        ty.each(&mut |of| {
            if let Ty::Instance(class) = of {
                classes.push(*class);
            }
        });
        for class in classes {
            let own = self.generics.types_of(class);
            if !own.is_empty() {
                let new = own
                    .iter()
                    .map(|it| self.with(it, params, types))
                    .collect::<Vec<_>>();
                self.instantiated(class.origin(), new);
            }
        }
        self.generics.with(ty, params, types)
    }
}

/// Whether a parameter may stand for a type.
fn may_be_stood_for(ty: &Ty) -> bool {
    ty.is_known()
        && !ty.any(&|of| {
            matches!(
                of,
                Ty::None
                    | Ty::Real
                    | Ty::Iter(_)
                    | Ty::Range
                    | Ty::Instant
                    | Ty::Foreign(_)
                    | Ty::Func(_)
                    | Ty::Funcs(_)
                    | Ty::Kept(_)
                    | Ty::Callable(..)
                    | Ty::Class(_)
                    | Ty::Error(_)
                    | Ty::Dyn(_)
                    | Ty::Copies(_)
                    | Ty::Union(_)
                    | Ty::Own
                    | Ty::Mixed
            )
        })
}

/// What a type is made of, if it is one of the kind of `like`.
pub(super) fn parts(like: &Ty, ty: &Ty) -> Option<Vec<Ty>> {
    match (like, ty) {
        (Ty::List(_), Ty::List(of))
        | (Ty::Set(_), Ty::Set(of))
        | (Ty::Tuples(_), Ty::Tuples(of))
        | (Ty::Deque(_), Ty::Deque(of))
        | (Ty::Option(_), Ty::Option(of))
        | (Ty::Iter(_), Ty::Iter(of)) => Some(vec![(**of).clone()]),
        (Ty::Dict(_, _, a), Ty::Dict(key, value, b)) if a == b => {
            Some(vec![(**key).clone(), (**value).clone()])
        }
        (Ty::Tuple(a), Ty::Tuple(b)) if a.len() == b.len() && !a.is_empty() => Some(b.clone()),
        _ => None,
    }
}

/// A type of the kind of `like`, made of these.
pub(super) fn with_parts(like: &Ty, parts: Vec<Ty>) -> Ty {
    let mut parts = parts.into_iter();
    let mut next = || Box::new(parts.next().unwrap_or_default());
    match like {
        Ty::List(_) => Ty::List(next()),
        Ty::Set(_) => Ty::Set(next()),
        Ty::Tuples(_) => Ty::Tuples(next()),
        Ty::Deque(_) => Ty::Deque(next()),
        Ty::Option(_) => Ty::option(*next()),
        Ty::Iter(_) => Ty::Iter(next()),
        Ty::Dict(_, _, kind) => Ty::Dict(next(), next(), *kind),
        Ty::Tuple(_) => Ty::Tuple(parts.collect()),
        other => other.clone(),
    }
}
