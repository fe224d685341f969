//! Texts with names in them that a dict fills: `"{a}".format(**d)` is `"{a}".format(a=d["a"])`, and
//! `"%(a)s" % d` is `"%s" % (d["a"],)`.

use rustpython_ast::Operator;

use super::ids::ExprId;
use super::ir::{Argument, Expr, Kind, Occurrence, Program};
use super::named_groups;

/// Spells out what the dicts give to the texts that they fill.
pub(super) fn spell_out(program: &mut Program<'_>) {
    for at in 0..program.exprs.len() {
        named_groups::spread(program, at);
        match program.exprs[at].kind.clone() {
            Kind::Call(func, given) => {
                format_by_names(program, at, func, &given);
                format_by_places(program, at, func, &given);
            }
            Kind::Binary(Operator::Mod, text, values) => percent_by_names(program, text, values),
            _ => {}
        }
    }
}

/// `"{a}".format(**d)`.
fn format_by_names(program: &mut Program<'_>, at: usize, func: ExprId, given: &[Argument]) {
    let Kind::Attribute(text, name) = program.kind(func) else {
        return;
    };
    let (Kind::Str(text), "format") = (program.kind(*text), name.as_str()) else {
        return;
    };
    let [before @ .., last] = given else {
        return;
    };
    let Kind::Var(_) = program.kind(last.value) else {
        return;
    };
    if last.stars != 2 || before.iter().any(|it| it.stars > 0) {
        return;
    }
    let Some(mut names) = names_of_fields(text) else {
        return;
    };
    names.retain(|it| before.iter().all(|of| of.name.as_ref() != Some(it)));
    let mut all = before.to_vec();
    for name in names {
        let value = item(program, last.value, Kind::Str(name.clone()));
        all.push(Argument {
            name: Some(name),
            stars: 0,
            value,
        });
    }
    program.exprs[at].kind = Kind::Call(func, all);
    forget(program, last.value);
}

/// `"{} {}".format(*v)` is `"{} {}".format(v[0], v[1])`.
fn format_by_places(program: &mut Program<'_>, at: usize, func: ExprId, given: &[Argument]) {
    let Kind::Attribute(text, name) = program.kind(func) else {
        return;
    };
    let (Kind::Str(text), "format") = (program.kind(*text), name.as_str()) else {
        return;
    };
    let Some(spread) = given.iter().position(|it| it.stars == 1) else {
        return;
    };
    let is_plain = |(at, it): (usize, &Argument)| at == spread || it.stars == 0;
    let value = given[spread].value;
    let Some(fields) = fields_without_names(text) else {
        return;
    };
    let others = given.iter().filter(|it| it.name.is_none() && it.stars == 0);
    let others = others.count();
    if !given.iter().enumerate().all(is_plain)
        || !matches!(program.kind(value), Kind::Var(_))
        // What stands behind it has another place if it has more items than fields.
        || given[spread + 1..].iter().any(|it| it.name.is_none())
        || fields <= others
    {
        return;
    }
    let mut all = given[..spread].to_vec();
    for place in 0..fields - others {
        let Ok(place) = i64::try_from(place) else {
            return;
        };
        all.push(Argument::plain(item(program, value, Kind::Int(place))));
    }
    all.extend_from_slice(&given[spread + 1..]);
    program.exprs[at].kind = Kind::Call(func, all);
    forget(program, value);
}

/// How many fields a text for `format` has that take the next argument each; nothing if others have a number
/// or fields within.
fn fields_without_names(text: &str) -> Option<usize> {
    let mut count = 0;
    let mut rest = text;
    while let Some(at) = rest.find(['{', '}']) {
        let is_open = rest[at..].starts_with('{');
        rest = &rest[at + 1..];
        if let Some(behind) = rest.strip_prefix(if is_open { '{' } else { '}' }) {
            rest = behind;
            continue;
        }
        let end = rest.find('}').filter(|_| is_open)?;
        let field = &rest[..end];
        let name = field.split([':', '!']).next().unwrap_or_default();
        if field.contains('{') || name.starts_with(|it: char| it.is_ascii_digit()) {
            return None;
        }
        count += usize::from(name.is_empty());
        rest = &rest[end + 1..];
    }
    Some(count)
}

/// The names of the fields of a text for `format`, each once, in their order.
fn names_of_fields(text: &str) -> Option<Vec<String>> {
    let mut names: Vec<String> = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find(['{', '}']) {
        let is_open = rest[at..].starts_with('{');
        rest = &rest[at + 1..];
        if let Some(behind) = rest.strip_prefix('{').filter(|_| is_open) {
            rest = behind;
            continue;
        }
        if !is_open {
            continue;
        }
        let end = rest.find(['}', ':', '!', '.', '[', '{'])?;
        let name = &rest[..end];
        let is_name = name.starts_with(|it: char| it.is_ascii_alphabetic() || it == '_');
        if is_name && !names.iter().any(|it| it == name) {
            names.push(name.to_owned());
        }
        rest = &rest[end..];
    }
    Some(names)
}

/// `"%(a)s" % d`.
fn percent_by_names(program: &mut Program<'_>, text: ExprId, values: ExprId) {
    let Kind::Str(template) = program.kind(text) else {
        return;
    };
    let Some((plain, names)) = without_names(template) else {
        return;
    };
    let parts: Option<Vec<ExprId>> = match program.kind(values).clone() {
        Kind::Var(_) => {
            let parts: Vec<ExprId> = names
                .iter()
                .map(|it| item(program, values, Kind::Str(it.clone())))
                .collect();
            forget(program, values);
            Some(parts)
        }
        // Each value stands where it stood.
        Kind::Dict(items) if items.len() == names.len() => {
            let part = |((key, value), name): (&(Option<ExprId>, ExprId), &String)| {
                matches!(program.kind((*key)?), Kind::Str(it) if it == name).then_some(*value)
            };
            items.iter().zip(&names).map(part).collect()
        }
        _ => None,
    };
    let Some(parts) = parts else {
        return;
    };
    let of = program.expr(values).clone();
    program.exprs[text.at()].kind = Kind::Str(plain);
    program.exprs[values.at()] = Expr {
        kind: Kind::Tuple(parts),
        ..of
    };
}

/// A text for `%` without the names of its fields, and these; nothing if one has none.
fn without_names(template: &str) -> Option<(String, Vec<String>)> {
    let (mut plain, mut names) = (String::new(), Vec::new());
    let mut rest = template;
    while let Some(at) = rest.find('%') {
        plain.push_str(&rest[..=at]);
        rest = &rest[at + 1..];
        if let Some(behind) = rest.strip_prefix('%') {
            plain.push('%');
            rest = behind;
            continue;
        }
        let (name, behind) = rest.strip_prefix('(')?.split_once(')')?;
        names.push(name.to_owned());
        rest = behind;
    }
    plain.push_str(rest);
    (!names.is_empty()).then_some((plain, names))
}

/// `d[key]` of what is in a variable.
fn item(program: &mut Program<'_>, dict: ExprId, key: Kind) -> ExprId {
    let of = program.expr(dict).clone();
    if let Kind::Var(var) = of.kind {
        let uses = &mut program.vars[var.at()].occurrences;
        let position = of.position - 1;
        let place = uses.partition_point(|it| it.position <= position);
        let read = Occurrence {
            position,
            block: of.block,
            is_def: false,
        };
        uses.insert(place, read);
    }
    let object = push(program, of.kind.clone(), &of);
    let key = push(program, key, &of);
    push(program, Kind::Index(object, key), &of)
}

/// Nothing looks at the dict itself any more.
fn forget(program: &mut Program<'_>, dict: ExprId) {
    program.exprs[dict.at()].kind = Kind::None;
}

fn push(program: &mut Program<'_>, kind: Kind, of: &Expr) -> ExprId {
    let id = ExprId(u32::try_from(program.exprs.len()).unwrap_or(u32::MAX));
    program.exprs.push(Expr { kind, ..of.clone() });
    id
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_names_of_fields_are_read() {
        let names = |text: &str| names_of_fields(text).unwrap_or_default();
        assert_eq!(names("{a} {{b}} {c:>{w}} {a!r} {0} {}"), ["a", "c", "w"]);
        assert_eq!(names("{x.y} {z[0]}"), ["x", "z"]);
    }

    #[test]
    fn names_are_taken_out_of_a_text() {
        let plain = without_names("%(a)-5s 10%% %(b).2f").unwrap_or_default();
        assert_eq!(
            plain,
            (
                "%-5s 10%% %.2f".to_owned(),
                vec!["a".to_owned(), "b".to_owned()]
            )
        );
        assert_eq!(without_names("%s %(a)s"), None);
        assert_eq!(without_names("100%%"), None);
    }
}
