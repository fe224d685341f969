//! What builtins and what is imported give.

use super::super::csv_texts::{self, Rows};
use super::super::dates;
use super::super::files;
use super::super::ir::{Argument, ExprId, Kind};
use super::super::library;
use super::super::processes::Run;
use super::super::ty::{DictKind, Ty};
use super::Infer;
use super::given::Given;

/// What a variable of a module is.
pub(super) fn constant(name: &str) -> Ty {
    match name {
        "math.pi" | "math.e" | "math.inf" | "math.tau" | "math.nan" => Ty::Float,
        "sys.maxsize" => Ty::Int,
        "sys.argv" => Ty::list(Ty::Str),
        "sys.stdin" => Ty::iter(Ty::Str),
        "string.ascii_lowercase"
        | "string.ascii_uppercase"
        | "string.ascii_letters"
        | "string.digits"
        | "string.punctuation"
        | "string.whitespace"
        | "string.hexdigits"
        | "os.sep"
        | "os.linesep" => Ty::Str,
        _ => Ty::Unknown,
    }
}

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

    pub(super) fn import(&mut self, name: &str, given: &Given<'_>) -> Ty {
        let first = given.at(0);
        match name {
            "math.gcd" | "math.lcm" | "math.isqrt" | "math.floor" | "math.ceil" | "math.trunc"
                if given.types.contains(&Ty::BigInt) =>
            {
                Ty::BigInt
            }
            "math.floor" | "math.ceil" | "math.gcd" | "math.lcm" | "math.factorial"
            | "math.isqrt" | "math.comb" | "math.perm" | "math.trunc" => Ty::Int,
            "math.isclose" | "math.isnan" | "math.isinf" | "math.isfinite" => Ty::Bool,
            "math.prod" => self.item_of(&first),
            "math.sqrt" | "math.pow" | "math.log" | "math.log2" | "math.log10" | "math.exp"
            | "math.sin" | "math.cos" | "math.tan" | "math.atan" | "math.atan2" | "math.asin"
            | "math.acos" | "math.hypot" | "math.fabs" | "math.radians" | "math.degrees"
            | "math.fsum" | "math.dist" => Ty::Float,
            "collections.Counter" => Ty::Dict(
                Box::new(self.item_of(&first)),
                Box::new(Ty::Int),
                DictKind::Counter,
            ),
            "collections.defaultdict" => {
                let value = match given.value(0).map(|it| self.program.kind(it).clone()) {
                    Some(Kind::Builtin(name)) => self.builtin(
                        &name,
                        &Given {
                            all: &[],
                            types: Vec::new(),
                        },
                    ),
                    Some(Kind::Lambda(id)) => self.program.funcs[id.at()].ret.clone(),
                    Some(Kind::Import(name)) if name == "decimal.Decimal" => {
                        Ty::Foreign("decimal.Decimal")
                    }
                    Some(Kind::Import(name)) => match name.as_str() {
                        "collections.deque" => Ty::Deque(Box::default()),
                        "collections.OrderedDict" => Ty::dict(Ty::Unknown, Ty::Unknown),
                        "collections.Counter" => {
                            Ty::Dict(Box::default(), Box::new(Ty::Int), DictKind::Counter)
                        }
                        _ => Ty::Unknown,
                    },
                    _ => Ty::Unknown,
                };
                Ty::Dict(Box::default(), Box::new(value), DictKind::Default)
            }
            "collections.OrderedDict" => self.builtin("dict", given),
            "collections.deque" => Ty::Deque(Box::new(self.item_of(&first))),
            "copy.copy" | "copy.deepcopy" => first,
            "dataclasses.replace" => {
                if let Ty::Instance(class) = &first {
                    let class = *class;
                    for (argument, ty) in given.all.iter().zip(&given.types) {
                        if let Some(name) = &argument.name {
                            self.assign_attribute(
                                &Ty::Instance(class),
                                name,
                                ty,
                                Some(argument.value),
                            );
                        }
                    }
                }
                first
            }
            "datetime.date" | "datetime.datetime" | "datetime.time" | "datetime.timedelta"
                if dates::bound(name, given.all).is_some() =>
            {
                library::of_class(name).map_or(Ty::Unknown, |it| Ty::Foreign(it.name))
            }
            "datetime.datetime"
                if let Some((_, rest)) = dates::with_zone(self.program, name, given.all)
                    && dates::bound(name, &rest).is_some() =>
            {
                Ty::Foreign("datetime.aware")
            }
            "time.perf_counter" | "time.monotonic" => Ty::Instant,
            "typing.cast" => given.at(1),
            "functools.reduce" => {
                let item = self.item_of(&given.at(1));
                let start = given.at(2).join(&item);
                let ty = self.apply(given.value(0), &first, &[start.clone(), item.clone()]);
                let ty = start.join(&ty);
                if ty == Ty::BigInt {
                    self.apply(given.value(0), &first, &[ty.clone(), item]);
                }
                ty
            }
            name if name.starts_with("itertools.") => self.iteration_tool(&name[10..], given),
            "heapq.heappop" | "heapq.heappushpop" | "heapq.heapreplace" => first.item(),
            "heapq.heappush" => {
                if let Some(heap) = given.value(0) {
                    self.expect_item(heap, &given.at(1));
                }
                Ty::None
            }
            "heapq.heapify" | "random.shuffle" => Ty::None,
            "heapq.nsmallest" | "heapq.nlargest" => {
                let item = given.at(1).item();
                if let Some((key, of)) = given.keyword("key") {
                    self.apply(Some(key), &of, std::slice::from_ref(&item));
                }
                Ty::list(item)
            }
            "heapq.merge" => {
                let all = given.all.iter().zip(given.types.clone());
                let items: Vec<Ty> = all
                    .filter(|(it, _)| it.name.is_none())
                    .map(|(it, ty)| {
                        let list = if it.stars == 1 { ty.item() } else { ty };
                        self.item_of(&list)
                    })
                    .collect();
                let item = items.iter().fold(Ty::Unknown, |a, b| a.join(b));
                if let Some((key, of)) = given.keyword("key") {
                    self.apply(Some(key), &of, std::slice::from_ref(&item));
                }
                Ty::iter(item)
            }
            "bisect.bisect" | "bisect.bisect_left" | "bisect.bisect_right" => {
                self.bisected(given);
                Ty::Int
            }
            "bisect.insort" | "bisect.insort_left" | "bisect.insort_right" => {
                self.bisected(given);
                if let Some(list) = given.value(0) {
                    self.expect_item(list, &given.at(1));
                }
                Ty::None
            }
            "io.StringIO" if given.count() == 1 => files::CURSOR,
            "subprocess.run" | "subprocess.check_output" => {
                Run::of(self.program, name, given.all).map_or(Ty::Unknown, Run::ty)
            }
            "os.environ.get" | "os.getenv" if given.count() == 1 => Ty::option(Ty::Str),
            name => match super::threads::made(name, given) {
                Ty::Unknown if name == "csv.DictReader" => {
                    // A field that is not there is None.
                    let field = match csv_texts::rows(self.program) {
                        Rows::Even => Ty::Str,
                        _ => Ty::option(Ty::Str),
                    };
                    Ty::iter(Ty::dict(Ty::Str, field))
                }
                Ty::Unknown => super::paths::function(name),
                ty => ty,
            },
        }
    }

    /// The key of a search in a sorted list.
    fn bisected(&mut self, given: &Given<'_>) {
        if let Some((key, of)) = given.keyword("key") {
            let item = given.at(0).item();
            self.apply(Some(key), &of, std::slice::from_ref(&item));
        }
    }
}
