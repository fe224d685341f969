//! What builtins and what is imported give.

use super::super::files;
use super::super::ir::{Argument, ExprId, Kind};
use super::super::ty::{DictKind, Ty};
use super::Infer;
use super::given::Given;

impl Infer<'_, '_, '_> {
    /// Whether what is gone through cannot be empty: a display, or one value made of each item of one.
    fn holds_something(&self, given: &Given<'_>) -> bool {
        let Some(mut over) = given.all.first().map(|it| it.value) else {
            return false;
        };
        loop {
            match self.program.kind(over) {
                Kind::List(items) | Kind::Tuple(items) | Kind::Set(items) => {
                    let is_one = |it: &ExprId| !matches!(self.program.kind(*it), Kind::Starred(_));
                    return items.iter().any(is_one);
                }
                Kind::Comprehension(it) => match it.generators.as_slice() {
                    [generator] if generator.conditions.is_empty() => over = generator.iter,
                    _ => return false,
                },
                _ => return false,
            }
        }
    }

    pub(super) fn builtin(&mut self, name: &str, given: &Given<'_>) -> Ty {
        let first = given.at(0);
        self.learn_by_builtin(name, given);
        match name {
            "len" | "ord" | "hash" | "id" => Ty::Int,
            "int" if first == Ty::BigInt => Ty::BigInt,
            "int" => match given.value(0).map(|it| self.program.kind(it)) {
                Some(Kind::Str(text))
                    if given.count() == 1
                        && text.bytes().all(|it| it.is_ascii_digit())
                        && text.parse::<i64>().is_err()
                        && !text.is_empty() =>
                {
                    Ty::BigInt
                }
                _ => Ty::Int,
            },
            "abs" if matches!(first.some(), Ty::Instance(_)) => match first.some() {
                Ty::Instance(class) => {
                    let class = *class;
                    self.call_special(class, "__abs__", &[])
                }
                _ => Ty::Unknown,
            },
            "str" | "repr" | "chr" | "bin" | "hex" | "oct" | "format" | "ascii" | "input" => {
                Ty::Str
            }
            "float" => Ty::Float,
            "bool" | "isinstance" | "any" | "all" | "callable" | "hasattr" | "issubclass" => {
                Ty::Bool
            }
            "print" => Ty::None,
            "super" if given.all.is_empty() => self.super_class(),
            "range" => Ty::Range,
            "abs" => match first.some() {
                Ty::Bool => Ty::Int,
                ty => ty.clone(),
            },
            "round" => match (
                first.some(),
                given.count() + usize::from(given.keyword("ndigits").is_some()),
            ) {
                (Ty::Float | Ty::Real, 1) => Ty::Int,
                (ty, _) => ty.clone(),
            },
            "divmod" => match (first.some(), given.at(1).some()) {
                (Ty::Int | Ty::Bool, Ty::Int | Ty::Bool) => Ty::Tuple(vec![Ty::Int, Ty::Int]),
                (Ty::BigInt, Ty::Int) => Ty::Tuple(vec![Ty::BigInt, Ty::Int]),
                (Ty::BigInt | Ty::Int, Ty::BigInt) => Ty::Tuple(vec![Ty::BigInt, Ty::BigInt]),
                (a, b) if a.is_number() && b.is_number() => Ty::Tuple(vec![Ty::Float, Ty::Float]),
                _ => Ty::Unknown,
            },
            "pow" if given.count() == 3 => match given.at(2).some() {
                Ty::BigInt => Ty::BigInt,
                Ty::Int => Ty::Int,
                _ => Ty::Unknown,
            },
            "pow" => match (first.some(), given.at(1).some()) {
                (Ty::Int, Ty::Int) => Ty::Int,
                (Ty::BigInt, Ty::Int) => Ty::BigInt,
                (Ty::BigInt, _) | (_, Ty::BigInt) => Ty::Unknown,
                (a, b) if a.is_number() && b.is_number() => Ty::Float,
                _ => Ty::Unknown,
            },
            "sum" => {
                let item = self.item_of(&first);
                let start = given
                    .keyword("start")
                    .map_or_else(|| given.at(1), |it| it.1);
                match (item, start) {
                    (Ty::Bool, Ty::Unknown) => Ty::Int,
                    // A sum of nothing is the int 0.
                    (Ty::Float, Ty::Unknown) if !self.holds_something(given) => Ty::Real,
                    (item, Ty::Unknown) => item,
                    (item @ Ty::Foreign("decimal.Decimal"), Ty::Int) => item,
                    (Ty::Bool, start) => Ty::Int.join(&start),
                    (Ty::Float | Ty::Int, Ty::Float) => Ty::Float,
                    (Ty::Float, Ty::Int) if self.holds_something(given) => Ty::Float,
                    (Ty::Float, Ty::Int) => Ty::Real,
                    (item, start) => item.join(&start),
                }
            }
            "min" | "max" => {
                let item = if given.count() == 1 && given.all.iter().all(|it| it.stars == 0) {
                    self.item_of(&first)
                } else {
                    let stars = given
                        .all
                        .iter()
                        .zip(&given.types)
                        .filter(|(it, _)| it.stars == 1);
                    let stars = stars.fold(Ty::Unknown, |a, (_, ty)| a.join(&ty.item()));
                    let plain = given
                        .all
                        .iter()
                        .zip(&given.types)
                        .filter(|(it, _)| it.stars == 0 && it.name.is_none());
                    plain.fold(stars, |a, (_, ty)| a.join(ty))
                };
                self.key(given, &item);
                match given.keyword("default") {
                    Some((_, default)) => item.join(&default),
                    None => item,
                }
            }
            "sorted" => {
                let item = self.item_of(&first);
                self.key(given, &item);
                Ty::list(item)
            }
            "reversed" | "iter" => Ty::iter(self.item_of(&first)),
            "list" => Ty::list(self.item_of(&first)),
            "set" | "frozenset" => Ty::set(self.item_of(&first)),
            "tuple" => match first.some() {
                Ty::Tuple(items) => Ty::Tuple(items.clone()),
                Ty::Unknown if given.count() == 0 => Ty::Tuple(Vec::new()),
                ty => Ty::Tuples(Box::new(self.item_of(ty))),
            },
            "dict" => match first.some() {
                Ty::Instance(class) if class.is_record() => Ty::Instance(*class),
                Ty::Dict(key, value, _) => Ty::Dict(key.clone(), value.clone(), DictKind::Plain),
                ty => {
                    let (mut key, mut value) = match ty.item() {
                        Ty::Tuple(items) if items.len() == 2 => {
                            (items[0].clone(), items[1].clone())
                        }
                        Ty::List(of) => ((*of).clone(), *of),
                        _ => (Ty::Unknown, Ty::Unknown),
                    };
                    for (argument, ty) in given.all.iter().zip(&given.types) {
                        if argument.name.is_some() {
                            key = key.join(&Ty::Str);
                            value = value.join(ty);
                        }
                    }
                    Ty::dict(key, value)
                }
            },
            "enumerate" => Ty::iter(Ty::Tuple(vec![Ty::Int, self.item_of(&first)])),
            "zip" => {
                if let [Argument { stars: 1, .. }] = given.all {
                    // Rows of several types are columns of one each.
                    if let Ty::Tuple(row) = given.types[0].item()
                        && row.iter().any(|it| *it != row[0])
                        && !row.iter().all(Ty::is_text)
                    {
                        let columns = row.into_iter().map(|it| Ty::Tuples(Box::new(it)));
                        return Ty::Tuple(columns.collect());
                    }
                    return Ty::iter(Ty::Tuples(Box::new(given.types[0].item().item())));
                }
                Ty::iter(Ty::Tuple(
                    (0..given.count())
                        .map(|at| self.item_of(&given.at(at)))
                        .collect(),
                ))
            }
            "map" => {
                let items: Vec<Ty> = (1..given.count())
                    .map(|at| self.item_of(&given.at(at)))
                    .collect();
                Ty::iter(self.apply(given.value(0), &first, &items))
            }
            "filter" => {
                let item = self.item_of(&given.at(1));
                self.apply(given.value(0), &first, std::slice::from_ref(&item));
                match (given.value(0).map(|it| self.program.kind(it).clone()), item) {
                    (Some(Kind::None), Ty::Option(of)) => Ty::iter(*of),
                    (_, item) => Ty::iter(item),
                }
            }
            "next" => match given.count() {
                1 => self.item_of(&first),
                _ => self.item_of(&first).join(&given.at(1)),
            },
            "bytes" | "bytearray" => Ty::Bytes,
            "open" => files::opened(self.program, given.all, false),
            _ => Ty::Unknown,
        }
    }
}
