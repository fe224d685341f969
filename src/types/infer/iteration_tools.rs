//! What `itertools` gives.

use super::super::ir::{ExprId, Kind};
use super::super::ty::Ty;
use super::Infer;
use super::given::Given;

impl Infer<'_, '_, '_> {
    /// What a function of `itertools` gives; its name is without that of the module.
    pub(super) fn iteration_tool(&mut self, name: &str, given: &Given<'_>) -> Ty {
        let first = given.at(0);
        match name {
            "combinations" => match given.value(1).map(|it| self.program.kind(it)) {
                Some(Kind::Int(size @ 2..=6)) => {
                    let size = usize::try_from(*size).unwrap_or(2);
                    Ty::iter(Ty::Tuple(vec![self.item_of(&first); size]))
                }
                _ => Ty::iter(Ty::Tuples(Box::new(self.item_of(&first)))),
            },
            "permutations" | "combinations_with_replacement" => {
                Ty::iter(Ty::Tuples(Box::new(self.item_of(&first))))
            }
            "product" if given.count() == 1 => Ty::iter(Ty::Tuples(Box::new(self.item_of(&first)))),
            "product" => {
                let items = (0..given.count()).map(|at| given.at(at).item());
                Ty::iter(Ty::Tuple(items.collect()))
            }
            "zip_longest" => {
                let fill = given.keyword("fillvalue").map_or(Ty::None, |(_, ty)| ty);
                let items = (0..given.count()).map(|at| given.at(at).item().join(&fill));
                Ty::iter(Ty::Tuple(items.collect()))
            }
            "islice" | "cycle" => Ty::iter(first.item()),
            "takewhile" | "dropwhile" => {
                let item = given.at(1).item();
                self.apply(given.value(0), &first, std::slice::from_ref(&item));
                Ty::iter(item)
            }
            "count" => Ty::iter(Ty::Int),
            "repeat" => Ty::iter(first),
            "pairwise" => Ty::iter(Ty::Tuple(vec![first.item(); 2])),
            "chain.from_iterable" => Ty::iter(first.item().item()),
            "chain" => {
                let items = (0..given.count()).map(|at| self.item_of(&given.at(at)));
                Ty::iter(items.fold(Ty::Unknown, |a, b| a.join(&b)))
            }
            "accumulate" => self.accumulated(given),
            "compress" => Ty::iter(self.item_of(&first)),
            "filterfalse" => {
                let item = self.item_of(&given.at(1));
                self.apply(given.value(0), &first, std::slice::from_ref(&item));
                Ty::iter(item)
            }
            "starmap" => {
                let Ty::Tuple(items) = self.item_of(&given.at(1)) else {
                    return Ty::Unknown;
                };
                match given.value(0) {
                    Some(func) if self.is_operator_function(func) => {
                        Ty::iter(items.iter().fold(Ty::Unknown, |joined, it| joined.join(it)))
                    }
                    func => match self.apply(func, &first, &items) {
                        Ty::Unknown => Ty::Unknown,
                        ty => Ty::iter(ty),
                    },
                }
            }
            _ => Ty::Unknown,
        }
    }

    /// The partial results of `accumulate`.
    fn accumulated(&mut self, given: &Given<'_>) -> Ty {
        let item = self.item_of(&given.at(0));
        let start = given
            .keyword("initial")
            .map_or_else(|| item.clone(), |(_, ty)| ty.join(&Ty::Unknown));
        let step = match given.keyword("func") {
            Some((func, ty)) => Some((func, ty)),
            None => given.value(1).map(|it| (it, given.at(1))),
        };
        let start = match step {
            None if item.is_text() => Ty::Str,
            None => start.join(&item),
            Some((func, _)) if matches!(self.program.kind(func), Kind::None) => start.join(&item),
            Some((func, _)) if self.is_operator_function(func) => start.join(&item),
            Some((func, ty)) => {
                let result = self.apply(Some(func), &ty, &[start.clone(), item.clone()]);
                let joined = start.join(&result);
                if joined != start {
                    self.apply(Some(func), &ty, &[joined.clone(), item]);
                }
                joined
            }
        };
        Ty::iter(start)
    }

    /// Groups with their keys, where each group may be a list.
    pub(super) fn groups(&mut self, id: ExprId, given: &Given<'_>) -> Ty {
        if !self.grouped.contains(&id) {
            return Ty::Unknown;
        }
        let item = self.item_of(&given.at(0));
        let by = match given.keyword("key") {
            Some((func, ty)) => Some((func, ty)),
            None => given.value(1).map(|it| (it, given.at(1))),
        };
        let key = match by {
            None => item.clone(),
            Some((func, _)) if matches!(self.program.kind(func), Kind::None) => item.clone(),
            Some((func, ty)) => self.apply(Some(func), &ty, std::slice::from_ref(&item)),
        };
        Ty::iter(Ty::Tuple(vec![key, Ty::list(item)]))
    }

    /// Whether it is an operator as a function, whose result is of the type of its operands.
    fn is_operator_function(&self, func: ExprId) -> bool {
        matches!(self.program.kind(func), Kind::Import(name)
            if matches!(name.as_str(), "operator.add" | "operator.mul" | "operator.sub"))
    }
}
