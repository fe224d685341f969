//! Parameters of functions and classes that stand for types.

use std::collections::BTreeSet;

use rustc_hash::FxHashMap;

use super::ids::{ClassId, ExprId, FuncId, ParamId};
use super::ty::Ty;

/// A function or class of the file, the class by its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Definition {
    Func(FuncId),
    Class(usize),
}

/// What is asked of all types that a parameter stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Bound {
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
    Display,
}

/// A parameter of a function or class.
#[derive(Debug, Clone)]
pub(crate) struct TypeParam {
    pub(crate) name: String,
    /// The types that it stands for, one for each copy of the definition.
    pub(crate) types: Vec<Ty>,
    pub(crate) bounds: BTreeSet<Bound>,
}

/// The parameters of functions and classes that stand for types.
#[derive(Debug, Clone, Default)]
pub(crate) struct Generics {
    pub(crate) params: Vec<TypeParam>,
    pub(crate) of: FxHashMap<Definition, Vec<ParamId>>,
    /// Classes with types for their parameters.
    pub(crate) classes: FxHashMap<ClassId, Vec<Ty>>,
    /// What the parameters of a function stand for, by the expression that names it in a call.
    pub(crate) calls: FxHashMap<ExprId, (FuncId, Vec<Ty>)>,
}

impl Generics {
    pub(crate) fn is_empty(&self) -> bool {
        self.params.is_empty()
    }

    pub(crate) fn of_func(&self, func: FuncId) -> &[ParamId] {
        self.of
            .get(&Definition::Func(func))
            .map_or(&[], Vec::as_slice)
    }

    pub(crate) fn of_class(&self, class: ClassId) -> &[ParamId] {
        self.of
            .get(&Definition::Class(class.origin()))
            .map_or(&[], Vec::as_slice)
    }

    /// The types that the parameters of a class stand for.
    pub(crate) fn types_of(&self, class: ClassId) -> Vec<Ty> {
        self.classes.get(&class).cloned().unwrap_or_else(|| {
            let params = self.of_class(class).iter();
            params.map(|it| Ty::Param(*it)).collect()
        })
    }

    /// Parameters, each with one that stands for it where its definition is used.
    pub(crate) fn handed_on(&self) -> Vec<(ParamId, ParamId)> {
        let mut pairs: Vec<(ParamId, ParamId)> = Vec::new();
        let mut note = |params: &[ParamId], types: &[Ty]| {
            for (param, ty) in params.iter().zip(types) {
                pairs.extend(in_type(ty).into_iter().map(|it| (*param, it)));
            }
        };
        for (func, types) in self.calls.values() {
            note(self.of_func(*func), types);
        }
        for (class, types) in &self.classes {
            note(self.of_class(*class), types);
        }
        pairs
    }

    /// A type with other types for parameters.
    pub(crate) fn with(&self, ty: &Ty, params: &[ParamId], types: &[Ty]) -> Ty {
        if params.is_empty() {
            return ty.clone();
        }
        ty.map(&|of| match &of {
            Ty::Param(param) => {
                let at = params.iter().position(|it| it == param);
                at.and_then(|at| types.get(at).cloned()).unwrap_or(of)
            }
            Ty::Instance(class) | Ty::Class(class) if !self.of_class(*class).is_empty() => {
                let own = self.types_of(*class);
                let new: Vec<Ty> = own.iter().map(|it| self.with(it, params, types)).collect();
                if own == new {
                    return of;
                }
                let known = self.classes.iter();
                let mut known =
                    known.filter(|(it, of)| it.origin() == class.origin() && **of == new);
                match known.next() {
                    Some((class, _)) => Ty::Instance(*class),
                    None => Ty::Mixed,
                }
            }
            _ => of,
        })
    }
}

/// The parameters that a type is made of.
pub(crate) fn in_type(ty: &Ty) -> Vec<ParamId> {
    let mut found = Vec::new();
    ty.each(&mut |it| {
        if let Ty::Param(param) = it {
            found.push(*param);
        }
    });
    found
}
