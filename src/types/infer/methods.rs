//! What methods of strings, lists, dicts and sets give.

use super::super::class_form::{ClassForm, Role};
use super::super::ir::{ExprId, Kind};
use super::super::ty::{DictKind, Ty};
use super::Infer;
use super::calls::Given;

impl Infer<'_, '_, '_> {
    /// Passes the items of an iterable to the function of `key=`.
    pub(super) fn key(&mut self, given: &Given<'_>, item: &Ty) {
        if let Some((key, ty)) = given.keyword("key") {
            self.apply(Some(key), &ty, std::slice::from_ref(item));
        }
    }

    pub(super) fn method(&mut self, object: ExprId, of: &Ty, name: &str, given: &Given<'_>) -> Ty {
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
            Ty::Dyn(class) => {
                let family = self.program.family(class, name);
                for method in &family {
                    self.call_func(*method, given, 1);
                }
                self.family_return(&family)
            }
            Ty::Instance(class) | Ty::Enum(class) => {
                if let Some(id) = self.method_of(class, name) {
                    let skipped = usize::from(self.program.func(id).role != Role::Static);
                    self.call_func(id, given, skipped)
                } else {
                    let owner = self.program.field_owner(class, name);
                    let field = self.types.fields.get(&(owner, name.to_owned())).cloned();
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
