//! What functions and classes of libraries give, where the table of phrases does not say it.

use super::super::csv_texts::{self, Rows};
use super::super::ir::Kind;
use super::super::processes::Run;
use super::super::ty::{DictKind, Ty};
use super::super::{dates, files, library};
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
