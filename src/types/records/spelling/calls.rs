//! Calls of methods of records, and of functions that take records.

use super::super::super::class_form::Keys;
use super::super::super::ids::ExprId;
use super::super::super::ir::{Argument, Kind};
use super::super::super::ty::Ty;
use super::super::uses::class_of;
use super::{COMPUTED, Spelling, WHOLE};

impl Spelling<'_, '_> {
    pub(super) fn is_plain(&self, id: ExprId) -> bool {
        match self.program.kind(id) {
            Kind::Int(_) | Kind::Float(_) | Kind::Str(_) | Kind::Bool(_) | Kind::None => true,
            Kind::Var(_) => true,
            Kind::List(items) => items.is_empty(),
            Kind::Dict(items) => items.is_empty(),
            Kind::Unary(_, of) => self.is_plain(*of),
            _ => false,
        }
    }

    pub(super) fn call(
        &mut self,
        id: ExprId,
        func: ExprId,
        arguments: &[Argument],
    ) -> Option<Kind> {
        match self.program.kind(func).clone() {
            Kind::Attribute(object, name) => {
                if let Some(keys) = self.record(object) {
                    // As statements these are spelled where they stand.
                    let is_stated = name == "update"
                        || name == "pop"
                            && !matches!(arguments, [one] if self.text(one.value).is_none());
                    if is_stated && self.stated.contains(&id) {
                        return None;
                    }
                    return Some(self.method(id, object, &name, arguments, &keys));
                }
                if name == "join"
                    && let [over] = arguments
                    && let Some(keys) = self.record(over.value)
                {
                    let mut arguments = arguments.to_vec();
                    arguments[0].value = self.names(over.value, &keys);
                    return Some(Kind::Call(func, arguments));
                }
            }
            Kind::Builtin(name) => {
                if let Some(kind) = self.builtin(id, func, &name, arguments) {
                    return Some(kind);
                }
            }
            Kind::Import(name) if name == "copy.copy" => {
                let object = arguments.first()?.value;
                let class = class_of(self.types, object)?;
                return Some(self.copied(id, object, class, None));
            }
            _ => {}
        }
        self.spread(func, arguments)
    }

    /// `f(**record)`.
    fn spread(&mut self, func: ExprId, arguments: &[Argument]) -> Option<Kind> {
        if !arguments
            .iter()
            .any(|it| it.stars == 2 && self.record(it.value).is_some())
        {
            return None;
        }
        let mut all = Vec::new();
        for argument in arguments {
            match self.record(argument.value) {
                Some(keys) if argument.stars == 2 => {
                    if !keys.are_always_there() || !self.is_path(argument.value) {
                        return Some(Kind::Unsupported(WHOLE));
                    }
                    for key in keys.all {
                        let kind = Kind::Attribute(argument.value, key.field);
                        all.push(Argument {
                            name: Some(key.text),
                            stars: 0,
                            value: self.beside(argument.value, kind),
                        });
                    }
                }
                _ => all.push(argument.clone()),
            }
        }
        Some(Kind::Call(func, all))
    }

    fn builtin(
        &mut self,
        id: ExprId,
        func: ExprId,
        name: &str,
        arguments: &[Argument],
    ) -> Option<Kind> {
        let first = arguments.first()?;
        let keys = self.record(first.value)?;
        if first.stars != 0 || first.name.is_some() {
            return None;
        }
        let of = first.value;
        match name {
            "len" => Some(if keys.are_always_there() && self.is_path(of) {
                Kind::Int(i64::try_from(keys.all.len()).ok()?)
            } else {
                Kind::Unsupported(WHOLE)
            }),
            "dict" if arguments.len() == 1 => {
                let class = class_of(self.types, of)?;
                Some(self.copied(id, of, class, None))
            }
            "list" | "sorted" | "tuple" | "set" | "enumerate" | "iter" | "max" | "min" | "zip"
            | "any" | "all" | "map" | "filter" | "reversed"
                if arguments.len() == 1 || name == "sorted" =>
            {
                let value = self.names(of, &keys);
                let mut arguments = arguments.to_vec();
                arguments[0].value = value;
                Some(Kind::Call(func, arguments))
            }
            "isinstance" if arguments.len() == 2 => {
                let is_dict = matches!(self.program.kind(arguments[1].value), Kind::Builtin(it) if it == "dict");
                let is_it = matches!(self.types.of(of), Ty::Instance(_));
                Some(if is_dict && is_it && self.is_path(of) {
                    Kind::Bool(true)
                } else {
                    Kind::Unsupported(WHOLE)
                })
            }
            "print" | "str" | "repr" | "bool" | "format" => None,
            _ => Some(Kind::Unsupported(WHOLE)),
        }
    }

    fn method(
        &mut self,
        id: ExprId,
        object: ExprId,
        name: &str,
        arguments: &[Argument],
        keys: &Keys,
    ) -> Kind {
        let mut given = arguments.iter();
        if given.any(|it| it.stars != 0) {
            return Kind::Unsupported(WHOLE);
        }
        let text = arguments.first().and_then(|it| self.text(it.value));
        match (name, text) {
            ("get", Some(text)) => {
                let default = arguments.get(1).map(|it| it.value);
                let default = default.filter(|it| !matches!(self.program.kind(*it), Kind::None));
                let key = keys.of(&text);
                match (key, default) {
                    (Some(key), None) => Kind::Attribute(object, key.field.clone()),
                    (Some(key), Some(default)) if key.is_sometimes || self.is_plain(default) => {
                        self.got(id, object, key, default)
                    }
                    (None, None) if self.is_path(object) => Kind::None,
                    (None, Some(default)) if self.is_path(object) => {
                        self.program.kind(default).clone()
                    }
                    _ => Kind::Unsupported(WHOLE),
                }
            }
            ("get", None) if matches!(arguments.len(), 1 | 2) => {
                let default = match arguments.get(1) {
                    Some(default) => default.value,
                    None => self.beside(id, Kind::None),
                };
                self.computed(id, object, arguments[0].value, keys, Some(default))
            }
            ("get" | "pop" | "setdefault", None) => Kind::Unsupported(COMPUTED),
            ("copy", _) => match class_of(self.types, object) {
                Some(class) => self.copied(id, object, class, None),
                None => Kind::Unsupported(WHOLE),
            },
            ("keys", _) => {
                let names = self.names(object, keys);
                self.program.kind(names).clone()
            }
            ("values" | "items", _) => self.parts(id, object, keys, |it, key| {
                let value = it.held(id, object, key, None);
                // What says whether it is there tells it from one that has None.
                let value = match value {
                    Kind::Unsupported(_) => Kind::Attribute(object, key.field.clone()),
                    value => value,
                };
                let value = it.beside(id, value);
                if name == "values" {
                    return value;
                }
                let key = it.beside(id, Kind::Str(key.text.clone()));
                it.beside(id, Kind::Tuple(vec![key, value]))
            }),
            ("pop", Some(text)) if arguments.len() == 2 => match keys.of(&text) {
                Some(_) => Kind::Unsupported("a key that is taken out within an expression"),
                None => self.program.kind(arguments[1].value).clone(),
            },
            _ => Kind::Unsupported(WHOLE),
        }
    }
}
