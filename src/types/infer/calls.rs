//! What calls give, and what they tell of their arguments.

use super::super::class_form::{ClassForm, Role};
use super::super::ir::{Argument, ClassId, ExprId, FuncId, Kind, ParamNature, VarId};
use super::super::phrases;
use super::super::ty::{DictKind, Ty};
use super::Infer;

/// What a variable of a module is.
pub(super) fn constant(name: &str) -> Ty {
    match name {
        "math.pi" | "math.e" | "math.inf" | "math.tau" | "math.nan" => Ty::Float,
        "sys.maxsize" => Ty::Int,
        "sys.argv" => Ty::list(Ty::Str),
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

/// The arguments of a call, typed.
pub(super) struct Given<'i> {
    all: &'i [Argument],
    pub(super) types: Vec<Ty>,
}

impl Given<'_> {
    /// The type of the positional argument at `index`.
    fn at(&self, index: usize) -> Ty {
        let plain = self.all.iter().zip(&self.types);
        let mut plain = plain.filter(|(it, _)| it.name.is_none() && it.stars == 0);
        plain.nth(index).map_or(Ty::Unknown, |(_, ty)| ty.clone())
    }

    fn count(&self) -> usize {
        self.all
            .iter()
            .filter(|it| it.name.is_none() && it.stars == 0)
            .count()
    }

    fn keyword(&self, name: &str) -> Option<(ExprId, Ty)> {
        let mut all = self.all.iter().zip(&self.types);
        let found = all.find(|(it, _)| it.name.as_deref() == Some(name))?;
        Some((found.0.value, found.1.clone()))
    }

    fn value(&self, index: usize) -> Option<ExprId> {
        let mut plain = self
            .all
            .iter()
            .filter(|it| it.name.is_none() && it.stars == 0);
        plain.nth(index).map(|it| it.value)
    }

    fn joined(&self) -> Ty {
        let plain = self.all.iter().zip(&self.types);
        let plain = plain.filter(|(it, _)| it.name.is_none());
        plain.fold(Ty::Unknown, |a, (_, b)| a.join(b))
    }
}

impl Infer<'_, '_, '_> {
    pub(super) fn call(&mut self, id: ExprId, func: ExprId, arguments: &[Argument]) -> Ty {
        let types: Vec<Ty> = arguments.iter().map(|it| self.expr(it.value)).collect();
        let given = Given {
            all: arguments,
            types,
        };
        match self.program.kind(func).clone() {
            Kind::Func(id) => {
                self.types.exprs[func.at()] = Ty::Func(id);
                self.call_func(id, &given, 0)
            }
            Kind::Class(class) => {
                self.types.exprs[func.at()] = Ty::Class(class);
                self.construct(class, &given)
            }
            Kind::Builtin(name) => self.builtin(&name, &given),
            Kind::Import(name) => match self.import(&name, &given) {
                Ty::Unknown => self.by_phrase(id),
                ty => ty,
            },
            Kind::Attribute(object, name) => {
                let of = self.expr(object);
                match self.method(object, &of, &name, &given) {
                    Ty::Unknown => self.by_phrase(id),
                    ty => ty,
                }
            }
            _ => {
                let callee = self.expr(func);
                self.apply_given(&callee, &given)
            }
        }
    }

    /// The type of a call that only the table of phrases knows.
    fn by_phrase(&mut self, id: ExprId) -> Ty {
        phrases::find(self.program, &self.types, id).map_or(Ty::Unknown, |it| it.gives())
    }

    fn apply_given(&mut self, callee: &Ty, given: &Given<'_>) -> Ty {
        match callee.some() {
            Ty::Func(id) => {
                let id = *id;
                self.call_func(id, given, 0)
            }
            Ty::Callable(_, ret) => (**ret).clone(),
            Ty::Class(class) => {
                let class = *class;
                self.construct(class, given)
            }
            Ty::Instance(class) => match self.method_of(*class, "__call__") {
                Some(id) => self.call_func(id, given, 1),
                None => Ty::Unknown,
            },
            _ => Ty::Unknown,
        }
    }

    /// Arguments go into parameters; `skipped` of them are bound already.
    fn call_func(&mut self, id: FuncId, given: &Given<'_>, skipped: usize) -> Ty {
        let params: Vec<(usize, VarId, String, ParamNature)> = self.program.funcs[id.at()]
            .params
            .iter()
            .enumerate()
            .skip(skipped)
            .map(|(at, it)| (at, it.var, it.name.clone(), it.nature))
            .collect();
        let mut positional = params
            .iter()
            .filter(|it| matches!(it.3, ParamNature::Plain));
        let rest = params.iter().find(|it| it.3 == ParamNature::Rest);
        for (argument, ty) in given.all.iter().zip(&given.types) {
            match (&argument.name, argument.stars) {
                (None, 0) => match positional.next() {
                    Some(param) => self.flow(argument.value, ty, param.1),
                    None => {
                        if let Some(rest) = rest {
                            self.join_var(rest.1, &Ty::Tuples(Box::new(ty.clone())));
                        }
                    }
                },
                (Some(name), _) => {
                    if let Some(param) = params.iter().find(|it| it.2 == *name) {
                        self.flow(argument.value, ty, param.1);
                    }
                }
                (None, 1) => match ty.some() {
                    Ty::Tuple(items) => {
                        for item in items {
                            if let Some(param) = positional.next() {
                                self.join_var(param.1, item);
                            }
                        }
                    }
                    ty => {
                        if let Some(rest) = rest {
                            self.join_var(rest.1, &Ty::Tuples(Box::new(ty.item())));
                        }
                    }
                },
                _ => {}
            }
        }
        self.program.funcs[id.at()].ret.clone()
    }

    fn construct(&mut self, class: ClassId, given: &Given<'_>) -> Ty {
        if let Some(init) = self.method_of(class, "__init__")
            && !matches!(self.program.form(class), ClassForm::Enum(_))
        {
            self.call_func(init, given, 1);
        }
        self.program.instance(class)
    }

    pub(super) fn method_of(&self, class: ClassId, name: &str) -> Option<FuncId> {
        self.program.method(class, name)
    }

    /// Calls a function that is an argument with these types.
    fn apply(&mut self, func: Option<ExprId>, ty: &Ty, types: &[Ty]) -> Ty {
        if let Some(func) = func {
            match self.program.kind(func).clone() {
                Kind::Builtin(name) => {
                    let given = Given {
                        all: &[],
                        types: Vec::new(),
                    };
                    return match (name.as_str(), types) {
                        ("len" | "int" | "ord", _) => Ty::Int,
                        ("str" | "repr" | "hex" | "bin" | "chr", _) => Ty::Str,
                        ("float", _) => Ty::Float,
                        ("abs" | "max" | "min", [one, ..]) => one.clone(),
                        ("sum", [one]) => one.item(),
                        ("list" | "sorted", [one]) => Ty::list(one.item()),
                        ("set", [one]) => Ty::set(one.item()),
                        ("bool", _) => Ty::Bool,
                        _ => self.builtin(&name, &given),
                    };
                }
                Kind::Attribute(object, name) => {
                    let of = match self.program.kind(object).clone() {
                        Kind::Builtin(owner) if owner == "str" => {
                            let given = Given {
                                all: &[],
                                types: Vec::new(),
                            };
                            return self.method(object, &Ty::Str, &name, &given);
                        }
                        _ => self.expr(object),
                    };
                    if name == "get"
                        && let Ty::Dict(_, value, _) = of
                    {
                        return *value;
                    }
                }
                _ => {}
            }
        }
        match ty.some() {
            Ty::Func(id) => {
                let id = *id;
                let vars: Vec<VarId> = self.program.funcs[id.at()]
                    .params
                    .iter()
                    .map(|it| it.var)
                    .collect();
                for (var, ty) in vars.iter().zip(types) {
                    self.join_var(*var, ty);
                }
                self.program.funcs[id.at()].ret.clone()
            }
            Ty::Callable(_, ret) => (**ret).clone(),
            _ => Ty::Unknown,
        }
    }

    /// Passes the items of an iterable to the function of `key=`.
    fn key(&mut self, given: &Given<'_>, item: &Ty) {
        if let Some((key, ty)) = given.keyword("key") {
            self.apply(Some(key), &ty, std::slice::from_ref(item));
        }
    }

    fn builtin(&mut self, name: &str, given: &Given<'_>) -> Ty {
        let first = given.at(0);
        match name {
            "len" | "ord" | "hash" | "id" => Ty::Int,
            "int" => Ty::Int,
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
                (a, b) if a.is_number() && b.is_number() => Ty::Tuple(vec![Ty::Float, Ty::Float]),
                _ => Ty::Unknown,
            },
            "pow" => match (first.some(), given.at(1).some()) {
                (Ty::Int, Ty::Int) => Ty::Int,
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
                    (item, Ty::Unknown) => item,
                    (Ty::Bool, start) => Ty::Int.join(&start),
                    (Ty::Float | Ty::Int, Ty::Float) => Ty::Float,
                    (Ty::Float, Ty::Int) => Ty::Float,
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
                known @ Ty::Dict(key, value, _) => {
                    let _ = known;
                    Ty::Dict(key.clone(), value.clone(), DictKind::Plain)
                }
                ty => {
                    let (mut key, mut value) = match ty.item() {
                        Ty::Tuple(items) if items.len() == 2 => {
                            (items[0].clone(), items[1].clone())
                        }
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
            _ => Ty::Unknown,
        }
    }

    fn import(&mut self, name: &str, given: &Given<'_>) -> Ty {
        let first = given.at(0);
        match name {
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
            "typing.cast" => given.at(1),
            "functools.reduce" => {
                let item = self.item_of(&given.at(1));
                let start = given.at(2).join(&item);
                let ty = self.apply(given.value(0), &first, &[start.clone(), item]);
                start.join(&ty)
            }
            "itertools.permutations" | "itertools.combinations" => {
                Ty::iter(Ty::Tuples(Box::new(self.item_of(&first))))
            }
            "itertools.chain" => {
                let items = (0..given.count()).map(|at| self.item_of(&given.at(at)));
                Ty::iter(items.fold(Ty::Unknown, |a, b| a.join(&b)))
            }
            "itertools.accumulate" => Ty::iter(self.item_of(&first)),
            _ => Ty::Unknown,
        }
    }

    fn method(&mut self, object: ExprId, of: &Ty, name: &str, given: &Given<'_>) -> Ty {
        let first = given.at(0);
        match of.some().clone() {
            ty if ty.is_text() => text_method(name),
            Ty::Bytes => match name {
                "decode" | "hex" => Ty::Str,
                _ => Ty::Unknown,
            },
            Ty::List(item) | Ty::Deque(item) => match name {
                "append" | "appendleft" | "insert" => {
                    let at = usize::from(name == "insert");
                    let ty = given.at(at);
                    self.expect_item(object, &ty);
                    if let Some(value) = given.value(at) {
                        let item = self.types.of(object).item();
                        self.expect(value, &item);
                    }
                    Ty::None
                }
                "extend" | "extendleft" => {
                    let item = self.item_of(&first);
                    self.expect_item(object, &item);
                    Ty::None
                }
                "pop" | "popleft" => *item,
                "index" | "count" => Ty::Int,
                "copy" => of.some().clone(),
                "sort" => {
                    self.key(given, &item);
                    Ty::None
                }
                "remove" | "reverse" | "clear" | "rotate" => Ty::None,
                _ => Ty::Unknown,
            },
            Ty::Tuple(_) | Ty::Tuples(_) => match name {
                "index" | "count" => {
                    self.as_list(object);
                    Ty::Int
                }
                _ => Ty::Unknown,
            },
            Ty::Set(item) => match name {
                "add" | "discard" | "remove" => {
                    if name == "add" {
                        let wanted = Ty::set(first);
                        self.expect(object, &wanted);
                    }
                    Ty::None
                }
                "update"
                | "clear"
                | "difference_update"
                | "intersection_update"
                | "symmetric_difference_update" => {
                    if name == "update" {
                        let wanted = Ty::set(self.item_of(&first));
                        self.expect(object, &wanted);
                    }
                    Ty::None
                }
                "pop" => *item,
                "union" | "intersection" | "difference" | "symmetric_difference" | "copy" => {
                    of.some().clone()
                }
                "issubset" | "issuperset" | "isdisjoint" => Ty::Bool,
                _ => Ty::Unknown,
            },
            Ty::Dict(key, value, kind) => {
                self.dict_method(object, (&key, &value, kind), name, given)
            }
            Ty::Instance(class)
                if name == "_replace" && self.program.form(class) == ClassForm::Tuple =>
            {
                Ty::Instance(class)
            }
            Ty::Class(class) => match self.method_of(class, name) {
                Some(id) => {
                    let skipped = usize::from(self.program.func(id).role == Role::Class);
                    self.call_func(id, given, skipped)
                }
                None => Ty::Unknown,
            },
            Ty::Instance(class) | Ty::Enum(class) => match self.method_of(class, name) {
                Some(id) => {
                    let skipped = usize::from(self.program.func(id).role != Role::Static);
                    self.call_func(id, given, skipped)
                }
                None => {
                    let field = self.types.fields.get(&(class, name.to_owned())).cloned();
                    self.apply_given(&field.unwrap_or_default(), given)
                }
            },
            Ty::Unknown => match (self.program.kind(object).clone(), name) {
                (Kind::Builtin(owner), "fromkeys") if owner == "dict" => {
                    Ty::dict(self.item_of(&first), given.at(1))
                }
                (Kind::Builtin(owner), "maketrans") if owner == "str" => Ty::Unknown,
                (Kind::Builtin(owner), _) if owner == "str" => text_method(name),
                _ => Ty::Unknown,
            },
            _ => Ty::Unknown,
        }
    }

    fn dict_method(
        &mut self,
        object: ExprId,
        of: (&Ty, &Ty, DictKind),
        name: &str,
        given: &Given<'_>,
    ) -> Ty {
        let (key, value, kind) = of;
        let pair = || Ty::Tuple(vec![key.clone(), value.clone()]);
        match name {
            "get" | "pop" => {
                if *key == Ty::Unknown {
                    let wanted = Ty::Dict(Box::new(given.at(0)), Box::default(), kind);
                    self.expect(object, &wanted);
                }
                match given.count() {
                    2 => {
                        if let Some(default) = given.value(1) {
                            self.expect(default, value);
                        }
                        value.join(&given.at(1))
                    }
                    _ if name == "pop" => value.clone(),
                    _ => Ty::option(value.clone()),
                }
            }
            "setdefault" => {
                let wanted = Ty::Dict(Box::new(given.at(0)), Box::new(given.at(1)), kind);
                self.expect(object, &wanted);
                if let Some(default) = given.value(1) {
                    self.expect(default, value);
                }
                match self.types.of(object).some() {
                    Ty::Dict(_, value, _) => (**value).clone(),
                    _ => Ty::Unknown,
                }
            }
            "keys" => Ty::iter(key.clone()),
            "values" => Ty::iter(value.clone()),
            "items" => Ty::iter(pair()),
            "popitem" => pair(),
            "copy" => Ty::Dict(Box::new(key.clone()), Box::new(value.clone()), kind),
            "most_common" => Ty::list(pair()),
            "elements" => Ty::iter(key.clone()),
            "total" => Ty::Int,
            "update" => {
                match given.at(0).some() {
                    Ty::Dict(a, b, _) => {
                        let wanted = Ty::Dict(a.clone(), b.clone(), kind);
                        self.expect(object, &wanted);
                    }
                    ty if kind == DictKind::Counter => {
                        let wanted = Ty::Dict(Box::new(ty.item()), Box::new(Ty::Int), kind);
                        self.expect(object, &wanted);
                    }
                    _ => {}
                }
                Ty::None
            }
            "clear" => Ty::None,
            _ => Ty::Unknown,
        }
    }
}

fn text_method(name: &str) -> Ty {
    match name {
        "split" | "rsplit" | "splitlines" => Ty::list(Ty::Str),
        "partition" | "rpartition" => Ty::Tuple(vec![Ty::Str; 3]),
        "find" | "rfind" | "index" | "rindex" | "count" => Ty::Int,
        "startswith" | "endswith" => Ty::Bool,
        "encode" => Ty::Bytes,
        name if name.starts_with("is") => Ty::Bool,
        "strip" | "lstrip" | "rstrip" | "lower" | "upper" | "title" | "capitalize" | "swapcase"
        | "replace" | "join" | "center" | "ljust" | "rjust" | "zfill" | "format"
        | "removeprefix" | "removesuffix" | "casefold" | "expandtabs" | "translate" => Ty::Str,
        _ => Ty::Unknown,
    }
}
