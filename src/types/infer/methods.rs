//! What methods of strings, lists, dicts and sets give.

use super::super::class_form::{ClassForm, Role};
use super::super::dates;
use super::super::exceptions::{self, Exc};
use super::super::files;
use super::super::ir::{ExprId, Kind};
use super::super::library;
use super::super::ty::{DictKind, Ty};
use super::Infer;
use super::asynchronous::synchronizer_method;
use super::given::Given;
use super::streams;

impl Infer<'_, '_, '_> {
    /// Passes the items of an iterable to the function of `key=`.
    pub(super) fn key(&mut self, given: &Given<'_>, item: &Ty) {
        if let Some((key, ty)) = given.keyword("key") {
            self.apply(Some(key), &ty, std::slice::from_ref(item));
        }
    }

    /// Whether it is Python's `int`.
    fn is_int(&self, id: ExprId) -> bool {
        matches!(self.program.kind(id), Kind::Builtin(name) if name == "int")
    }

    pub(super) fn method(&mut self, object: ExprId, of: &Ty, name: &str, given: &Given<'_>) -> Ty {
        let first = given.at(0);
        match of.some().clone() {
            Ty::Instance(class) if class.is_record() => self.record_method(class, name, given),
            ty if ty.is_text() => {
                self.learn_by_text_method(name, given);
                text_method(name)
            }
            Ty::BigInt => match name {
                "bit_length" | "bit_count" => Ty::Int,
                "to_bytes" => Ty::Bytes,
                _ => Ty::Unknown,
            },

            Ty::Int if name == "to_bytes" => Ty::Bytes,
            Ty::Unknown if name == "from_bytes" && self.is_int(object) => Ty::BigInt,
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
                    self.learn_by_item(object, given.value(at));
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
            Ty::Foreign("asyncio.TaskGroup") => self.task_of_group(name, given),
            Ty::Channel(item) => self.channel_method(object, name, &item, given),
            ty @ (Ty::Task(..)
            | Ty::Foreign(
                "asyncio.Lock" | "asyncio.Semaphore" | "asyncio.Event" | "asyncio.Condition",
            )) => match synchronizer_method(&ty, name) {
                Ty::Lit if self.are_task_names_computed() => Ty::Str,
                ty => ty,
            },
            Ty::Foreign(
                of @ ("asyncio.StreamReader" | "asyncio.StreamWriter" | "asyncio.Server"),
            ) => streams::method(self.program, of, name, given),
            Ty::Set(item) => match name {
                "add" | "discard" | "remove" => {
                    if name == "add" {
                        let wanted = Ty::set(first);
                        self.expect(object, &wanted);
                        self.learn_by_item(object, given.value(0));
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
            Ty::Foreign("logging.Logger") => match name {
                "debug" | "info" | "warning" | "warn" | "error" | "critical" | "fatal"
                | "exception" | "setLevel" => Ty::None,
                "isEnabledFor" => Ty::Bool,
                _ => Ty::Unknown,
            },
            Ty::Foreign("path") if name == "open" => files::opened(self.program, given.all, true),
            Ty::Handle(handle, item) => self.handle_method(object, (handle, &item), name, given),
            Ty::Foreign(of) if library::of(of).is_some_and(|it| it.is_between_threads) => {
                super::threads::library_method(of, name, given)
            }
            Ty::Foreign("path") => super::paths::method(name),
            Ty::Foreign("decimal.Decimal") if name == "quantize" => Ty::Foreign("decimal.Decimal"),
            file if files::is_file(&file) || file == files::FOLDER => files::method(&file, name),
            Ty::Foreign("re.Pattern") => self.regular_method(object, name, given),
            Ty::Foreign("re.Match") => self.match_method(object, name, given.all),
            Ty::Foreign(of) if name == "replace" && dates::bound(of, given.all).is_some() => {
                Ty::Foreign(of)
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
            Ty::Error(class) => {
                // What a class says that derives from it is given the same.
                let mut methods: Vec<_> = self.program.classes.iter().map(|it| it.id).collect();
                methods.retain(|it| exceptions::catches(self.program, class, Exc::Own(*it)));
                let own = methods
                    .into_iter()
                    .filter_map(|it| exceptions::own_method(self.program, it, name));
                let own: Vec<_> = own.collect();
                for method in own {
                    self.call_func(method, given, 1);
                }
                match exceptions::method(self.program, class, name) {
                    Some((_, method)) => self.call_func(method, given, 1),
                    None => Ty::Unknown,
                }
            }
            Ty::Dyn(class) => {
                let family = self.program.family(class, name);
                for method in &family {
                    self.call_func(*method, given, 1);
                }
                self.family_return(&family)
            }
            Ty::Union(members) => {
                let mut ret = Ty::Unknown;
                let mut methods = Vec::new();
                for member in &members {
                    let method = match member {
                        Ty::Instance(class) => self.method_of(*class, name),
                        _ => None,
                    };
                    let Some(method) = method else {
                        return Ty::Unknown;
                    };
                    ret = ret.join(&self.call_func(method, given, 1));
                    methods.push(method);
                }
                self.unify_params_from(&methods, 1);
                ret
            }
            Ty::Instance(class) | Ty::Enum(class) => {
                if let Some(id) = self.method_of(class, name) {
                    let skipped = usize::from(self.program.func(id).role != Role::Static);
                    self.call_func(id, given, skipped)
                } else {
                    let owner = self.program.field_owner(class, name);
                    let field = self.types.fields.get(&(owner, name.to_owned())).cloned();
                    if field.is_none() && self.program.thread_classes.contains(&class.origin()) {
                        return super::super::own_threads::method(name);
                    }
                    self.apply_given(&field.unwrap_or_default(), given)
                }
            }
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
                let dict = Ty::Dict(Box::new(key.clone()), Box::default(), kind);
                self.expect_key(object, &dict, &given.at(0));
                if let Some(index) = given.value(0) {
                    self.learn_from(index, key);
                }
                match given.count() {
                    2 => {
                        if let Some(default) = given.value(1) {
                            self.expect(default, value);
                        }
                        // A function that stands for what is missing is of the kind that is kept there.
                        if value.is_function() && given.at(1).is_function() {
                            let wanted =
                                Ty::Dict(Box::new(key.clone()), Box::new(given.at(1)), kind);
                            self.expect(object, &wanted);
                        }
                        let met = given
                            .value(1)
                            .filter(|it| self.missing_lists.contains_key(it))
                            .and_then(|_| crate::types::missing_lists::met(value, &given.at(1)));
                        met.unwrap_or_else(|| value.join(&given.at(1)))
                    }
                    _ if name == "pop" => value.clone(),
                    // What is there may be None, too.
                    _ if matches!(value, Ty::Option(_)) => value.clone(),
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
            "move_to_end" => Ty::None,
            "copy" => Ty::Dict(Box::new(key.clone()), Box::new(value.clone()), kind),
            "most_common" => Ty::list(pair()),
            "elements" => Ty::iter(key.clone()),
            "total" => Ty::Int,
            "update" | "subtract" if name == "update" || kind == DictKind::Counter => {
                match given.at(0).some() {
                    Ty::Dict(a, b, _) => {
                        let wanted = Ty::Dict(a.clone(), b.clone(), kind);
                        self.expect(object, &wanted);
                        if let (Some(over), Ty::Dict(a, b, _)) =
                            (given.value(0), self.types.of(object).some().clone())
                        {
                            self.expect(over, &Ty::Dict(a, b, DictKind::Plain));
                        }
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
