//! Inputs: TOML values as literals of both languages, by the types of their holes.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use toml::Value;

use crate::types::Type;

/// What the type variables of a row stand for in one input.
pub(crate) type Variables = BTreeMap<String, Type>;

fn plain(name: &str, args: Vec<Type>) -> Type {
    Type {
        name: name.to_owned(),
        args,
    }
}

/// The names of Python's types with items, and the Rust that holds them.
fn container(name: &str) -> Option<(&'static str, &'static str)> {
    Some(match name {
        "list" | "iter" | "Sequence" => ("Vec", "vec!"),
        "deque" => ("VecDeque", "VecDeque::from"),
        "heap" => ("BinaryHeap", "BinaryHeap::from"),
        "set" | "frozenset" => ("HashSet", "HashSet::from"),
        _ => return None,
    })
}

fn is_map(name: &str) -> bool {
    matches!(name, "dict" | "defaultdict" | "Counter" | "OrderedDict")
}

/// Whether the order of a value of the type is lost in a `HashMap` or `HashSet`.
pub(crate) fn is_hashed(ty: &Type) -> bool {
    (is_map(&ty.name) && ty.name != "OrderedDict")
        || matches!(ty.name.as_str(), "set" | "frozenset")
}

pub(crate) fn is_copy(ty: &Type) -> bool {
    match ty.name.as_str() {
        "int" | "float" | "bool" | "None" | "duration" | "complex" => true,
        "tuple" | "Optional" => ty.args.iter().all(is_copy),
        _ => false,
    }
}

/// Whether it is written out as a literal; other types, and what holds them, only come as
/// `{ py = .., rs = .. }`.
pub(crate) fn is_known(ty: &Type) -> bool {
    let is_plain = matches!(
        ty.name.as_str(),
        "int" | "float" | "bool" | "str" | "bytes" | "bytearray" | "tuple" | "Optional" | "path"
    );
    let is_known_kind = is_plain || container(&ty.name).is_some() || is_map(&ty.name);
    is_known_kind && ty.args.iter().all(is_known)
}

/// Notes what the variables of `ty` stand for in `value`; what an earlier value says wins.
pub(crate) fn infer(value: &Value, ty: &Type, variables: &mut Variables) {
    if ty.is_variable() || ty.name == "any" {
        if let Some(found) = type_of(value) {
            variables.entry(ty.name.clone()).or_insert(found);
        }
        return;
    }
    match value {
        Value::Array(items) if is_map(&ty.name) => {
            for item in items.iter().filter_map(Value::as_array) {
                for (value, ty) in item.iter().zip(&ty.args) {
                    infer(value, ty, variables);
                }
            }
        }
        Value::Table(map) if is_map(&ty.name) => {
            for (key, value) in map {
                let key = Value::String(key.clone());
                for (value, ty) in [&key, value].into_iter().zip(&ty.args) {
                    infer(value, ty, variables);
                }
            }
        }
        Value::Array(items) if ty.name == "tuple" => {
            for (value, ty) in items.iter().zip(&ty.args) {
                infer(value, ty, variables);
            }
        }
        Value::Array(items) => {
            for (item, ty) in items
                .iter()
                .filter_map(|item| Some((item, ty.args.first()?)))
            {
                infer(item, ty, variables);
            }
        }
        Value::Table(map) if map.is_empty() => {}
        other => {
            if let ("Optional", Some(inner)) = (ty.name.as_str(), ty.args.first()) {
                infer(other, inner, variables);
            }
        }
    }
}

fn type_of(value: &Value) -> Option<Type> {
    Some(match value {
        Value::String(_) => plain("str", vec![]),
        Value::Integer(_) => plain("int", vec![]),
        Value::Float(_) => plain("float", vec![]),
        Value::Boolean(_) => plain("bool", vec![]),
        Value::Array(items) => plain("list", vec![items.iter().find_map(type_of)?]),
        Value::Table(_) | Value::Datetime(_) => return None,
    })
}

/// The type with its variables filled in; those that are not known are ints.
pub(crate) fn filled(ty: &Type, variables: &Variables) -> Type {
    if ty.is_variable() || ty.name == "any" {
        let known = variables.get(&ty.name).cloned();
        return known.unwrap_or_else(|| plain("int", vec![]));
    }
    let args = ty.args.iter().map(|arg| filled(arg, variables)).collect();
    plain(&ty.name, args)
}

/// The type in Rust, owned; `map` is the type that stands for a dict.
pub(crate) fn rust_type(ty: &Type, map: &str) -> String {
    let args: Vec<String> = ty.args.iter().map(|arg| rust_type(arg, map)).collect();
    match ty.name.as_str() {
        "int" => "i64".to_owned(),
        "float" => "f64".to_owned(),
        "str" => "String".to_owned(),
        "bytes" | "bytearray" => "Vec<u8>".to_owned(),
        "path" => "PathBuf".to_owned(),
        "Optional" => format!("Option<{}>", args.join(", ")),
        "tuple" => format!("({},)", args.join(", ")),
        "heap" => format!("BinaryHeap<Reverse<{}>>", args.join(", ")),
        "Counter" => format!("{map}<{}, i64>", args.join(", ")),
        "OrderedDict" => format!("IndexMap<{}>", args.join(", ")),
        name if is_map(name) => format!("{map}<{}>", args.join(", ")),
        name => match container(name) {
            Some((name, _)) => format!("{name}<{}>", args.join(", ")),
            None => name.to_owned(),
        },
    }
}

/// A side of an input that is written out in both languages.
fn written<'a>(value: &'a Value, side: &str) -> Option<&'a str> {
    value.as_table()?.get(side)?.as_str()
}

/// The entries of a dict's literal.
fn entries(value: &Value) -> Vec<(Value, Value)> {
    match value {
        Value::Table(map) => map
            .iter()
            .map(|(key, value)| (Value::String(key.clone()), value.clone()))
            .collect(),
        Value::Array(pairs) => pairs
            .iter()
            .filter_map(|pair| match pair.as_array()?.as_slice() {
                [key, value] => Some((key.clone(), value.clone())),
                _ => None,
            })
            .collect(),
        _ => Vec::new(),
    }
}

fn items<'a>(value: &'a Value, ty: &'a Type) -> Vec<(&'a Value, &'a Type)> {
    let values = value.as_array().map_or(&[][..], Vec::as_slice);
    if ty.name == "tuple" {
        values.iter().zip(&ty.args).collect()
    } else {
        values
            .iter()
            .filter_map(|value| Some((value, ty.args.first()?)))
            .collect()
    }
}

fn types_of_entries(ty: &Type) -> (Type, Type) {
    let int = || plain("int", vec![]);
    let key = ty.args.first().cloned().unwrap_or_else(int);
    (key, ty.args.get(1).cloned().unwrap_or_else(int))
}

/// The value in Rust, owned. The type has no variables left.
pub(crate) fn rust(value: &Value, ty: &Type, map: &str) -> String {
    if let Some(rust) = written(value, "rs") {
        return rust.to_owned();
    }
    let all = || -> Vec<String> {
        let items = items(value, ty).into_iter();
        items.map(|(value, ty)| rust(value, ty, map)).collect()
    };
    match (ty.name.as_str(), value) {
        ("Optional", Value::Table(empty)) if empty.is_empty() => "None".to_owned(),
        ("Optional", value) => format!("Some({})", rust(value, &ty.args[0], map)),
        ("float", value) => rust_float(value),
        ("bytes" | "bytearray", Value::String(text)) => {
            let bytes: Vec<String> = text.chars().map(|c| format!("{}u8", c as u32)).collect();
            format!("vec![{}]", bytes.join(", "))
        }
        ("path", Value::String(text)) => format!("PathBuf::from({text:?})"),
        (_, Value::String(text)) => format!("{text:?}.to_owned()"),
        (_, Value::Integer(number)) => format!("({number}_i64)"),
        (_, Value::Boolean(it)) => it.to_string(),
        ("tuple", _) => format!("({},)", all().join(", ")),
        ("heap", _) => {
            let all: Vec<String> = all().iter().map(|it| format!("Reverse({it})")).collect();
            format!("BinaryHeap::from([{}])", all.join(", "))
        }
        (name, value) if is_map(name) => {
            let (key, item) = types_of_entries(ty);
            let entries: Vec<String> = entries(value)
                .iter()
                .map(|(k, v)| format!("({}, {})", rust(k, &key, map), rust(v, &item, map)))
                .collect();
            let map = if name == "OrderedDict" {
                "IndexMap"
            } else {
                map
            };
            format!("{map}::from([{}])", entries.join(", "))
        }
        (name, _) => match container(name) {
            Some((_, start)) if start.ends_with('!') => format!("{start}[{}]", all().join(", ")),
            Some((_, start)) => format!("{start}([{}])", all().join(", ")),
            None => format!("compile_error!(\"no literal for {name}\")"),
        },
    }
}

fn rust_float(value: &Value) -> String {
    match value {
        Value::Integer(number) => format!("({number}_f64)"),
        Value::Float(number) if number.is_nan() => "f64::NAN".to_owned(),
        Value::Float(number) if number.is_infinite() => {
            format!("({}f64::INFINITY)", if *number < 0.0 { "-" } else { "" })
        }
        Value::Float(number) => format!("({number:?}_f64)"),
        other => format!("compile_error!({:?})", other.to_string()),
    }
}

/// The value in Python. The type has no variables left.
pub(crate) fn python(value: &Value, ty: &Type) -> String {
    if let Some(python) = written(value, "py") {
        return python.to_owned();
    }
    let all = || -> String {
        let items = items(value, ty).into_iter();
        let items: Vec<String> = items.map(|(value, ty)| python(value, ty)).collect();
        items.join(", ")
    };
    match (ty.name.as_str(), value) {
        ("Optional", Value::Table(empty)) if empty.is_empty() => "None".to_owned(),
        ("Optional", value) => python(value, &ty.args[0]),
        ("float", Value::Integer(number)) => format!("({number}.0)"),
        ("bytes" | "bytearray", Value::String(text)) => {
            let bytes: Vec<String> = text.chars().map(|c| (c as u32).to_string()).collect();
            format!("{}([{}])", ty.name, bytes.join(", "))
        }
        ("path", Value::String(text)) => format!("__import__('pathlib').Path({})", string(text)),
        (_, Value::String(text)) => string(text),
        (_, Value::Integer(number)) => format!("({number})"),
        (_, Value::Float(number)) if !number.is_finite() => format!("float('{number}')"),
        (_, Value::Float(number)) => format!("({number:?})"),
        (_, Value::Boolean(it)) => if *it { "True" } else { "False" }.to_owned(),
        ("tuple", _) => format!("({},)", all()),
        ("set" | "frozenset", _) => format!("{}([{}])", ty.name, all()),
        ("deque", _) => format!("__import__('collections').deque([{}])", all()),
        ("heap", _) => format!("heap_of([{}])", all()),
        (name, value) if is_map(name) => {
            let (key, item) = types_of_entries(ty);
            let entries: Vec<String> = entries(value)
                .iter()
                .map(|(k, v)| format!("{}: {}", python(k, &key), python(v, &item)))
                .collect();
            let entries = format!("{{{}}}", entries.join(", "));
            match name {
                "dict" => entries,
                "defaultdict" => format!("__import__('collections').defaultdict(int, {entries})"),
                name => format!("__import__('collections').{name}({entries})"),
            }
        }
        _ => format!("[{}]", all()),
    }
}

/// A text as Python writes it, in ASCII.
pub(crate) fn string(text: &str) -> String {
    let mut literal = String::from("'");
    for c in text.chars() {
        match c {
            '\'' | '\\' => literal.extend(['\\', c]),
            ' '..='~' => literal.push(c),
            c => {
                let _ = write!(literal, "\\U{:08x}", c as u32);
            }
        }
    }
    literal + "'"
}
