//! Methods of constant texts: what is filled into them, escaped, and joined.

use super::Constant;

/// A method of a constant.
pub(super) fn method(object: Constant, name: &str, given: Vec<Constant>) -> Option<Constant> {
    match (object, name, given.as_slice()) {
        (Constant::Text(between), "join", [Constant::Row(items)]) => {
            let texts = items.iter().map(|it| match it {
                Constant::Text(text) => Some(text.as_str()),
                _ => None,
            });
            Some(Constant::Text(
                texts.collect::<Option<Vec<_>>>()?.join(&between),
            ))
        }
        (Constant::Text(text), "format", _) => {
            let is_plain = !text.contains("{{") && !text.contains("}}");
            is_plain.then(|| filled(&text, "{}", "{", given).map(Constant::Text))?
        }
        (Constant::Dict(pairs), "items", []) => Some(Constant::Row(
            pairs
                .into_iter()
                .map(|(key, value)| Constant::Row(vec![key, value]))
                .collect(),
        )),
        (Constant::Dict(pairs), "keys", []) => {
            Some(Constant::Row(pairs.into_iter().map(|it| it.0).collect()))
        }
        (Constant::Dict(pairs), "values", []) => {
            Some(Constant::Row(pairs.into_iter().map(|it| it.1).collect()))
        }
        _ => None,
    }
}

/// A text with values in the places of its fields; nothing if it has other fields, or not as many.
pub(super) fn filled(text: &str, field: &str, mark: &str, values: Vec<Constant>) -> Option<String> {
    let parts: Vec<&str> = text.split(field).collect();
    if parts.len() != values.len() + 1 || parts.iter().any(|it| it.contains(mark)) {
        return None;
    }
    let mut parts = parts.into_iter();
    let mut found = parts.next()?.to_owned();
    for (part, value) in parts.zip(values) {
        found.push_str(&shown(value)?);
        found.push_str(part);
    }
    Some(found)
}

pub(super) fn shown(value: Constant) -> Option<String> {
    match value {
        Constant::Text(text) => Some(text),
        Constant::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// `re.escape(text)`.
pub(super) fn escaped(text: &str) -> String {
    let mut found = String::new();
    for c in text.chars() {
        if "()[]{}?*+-|^$\\.&~# \t\n\r\x0b\x0c".contains(c) {
            found.push('\\');
        }
        found.push(c);
    }
    found
}

/// A text that a module has.
pub(super) fn of_module(name: &str) -> Option<&'static str> {
    Some(match name {
        "string.ascii_lowercase" => "abcdefghijklmnopqrstuvwxyz",
        "string.ascii_uppercase" => "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
        "string.ascii_letters" => "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
        "string.digits" => "0123456789",
        "string.punctuation" => "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~",
        "string.whitespace" => " \t\n\r\x0b\x0c",
        _ => return None,
    })
}
