//! `string.Template`: `Template("$a is $b").substitute(a=1, b=2)` is `"{a} is {b}".format(a=1, b=2)`.

use super::handlers::assigned;
use super::ir::{Argument, ExprId, Kind, Program, StmtKind, Suite, VarId};

/// Writes the templates whose text is known as texts for `format`.
pub(super) fn as_formats(program: &mut Program<'_>) {
    let mut seen: Vec<VarId> = Vec::new();
    for at in 0..program.exprs.len() {
        let Kind::Call(func, given) = &program.exprs[at].kind else {
            continue;
        };
        let Kind::Attribute(object, name) = program.kind(*func) else {
            continue;
        };
        let (func, object, is_safe) = match name.as_str() {
            "substitute" => (*func, *object, false),
            "safe_substitute" => (*func, *object, true),
            _ => continue,
        };
        let given = given.clone();
        let Some(text) = template(program, object) else {
            continue;
        };
        let Some((format, names)) = as_format(&text) else {
            continue;
        };
        // A dict stands before the keywords, which win.
        let dict = given.iter().find(|it| it.name.is_none());
        let named = given.iter().filter(|it| it.name.is_some());
        let is_named = |name: &String| named.clone().any(|it| it.name.as_ref() == Some(name));
        let all_named = names.iter().all(is_named);
        if !all_named && (is_safe || dict.is_none()) {
            continue;
        }
        let mut rest: Vec<Argument> = named.cloned().collect();
        match dict {
            Some(dict) if dict.stars == 1 => continue,
            Some(dict) if matches!(program.kind(dict.value), Kind::Var(_)) && !all_named => {
                rest.push(Argument {
                    stars: 2,
                    ..dict.clone()
                });
            }
            Some(_) => continue,
            None => {}
        }
        // Arguments that no field shows are computed all the same.
        if rest
            .iter()
            .any(|it| it.name.as_ref().is_some_and(|it| !names.contains(it)))
        {
            continue;
        }
        if let Kind::Var(var) = program.kind(object)
            && !seen.contains(var)
        {
            seen.push(*var);
        }
        program.exprs[object.at()].kind = Kind::Str(format);
        program.exprs[func.at()].kind = Kind::Attribute(object, "format".to_owned());
        program.exprs[at].kind = Kind::Call(func, rest);
    }
    seen.into_iter().for_each(|it| drop_unused(program, it));
}

/// `value.quantize(CENT)` with a constant, as if its value stood there.
pub(super) fn spell_out_exponents(program: &mut Program<'_>) {
    let mut seen: Vec<VarId> = Vec::new();
    for at in 0..program.exprs.len() {
        let Kind::Call(func, given) = &program.exprs[at].kind else {
            continue;
        };
        let is_quantize =
            matches!(program.kind(*func), Kind::Attribute(_, name) if name == "quantize");
        let Some(first) = given.first().filter(|it| is_quantize && it.stars == 0) else {
            continue;
        };
        let id = first.value;
        let Kind::Var(var) = program.kind(id) else {
            continue;
        };
        let var = *var;
        let is_number = sole_value(program, var).filter(|value| {
            matches!(program.kind(*value), Kind::Call(of, given)
                if matches!(program.kind(*of), Kind::Import(name) if name == "decimal.Decimal")
                    && matches!(given.as_slice(), [only] if matches!(program.kind(only.value), Kind::Str(_))))
        });
        let Some(value) = is_number else { continue };
        program.exprs[id.at()].kind = program.kind(value).clone();
        if !seen.contains(&var) {
            seen.push(var);
        }
    }
    seen.into_iter().for_each(|it| drop_unused(program, it));
}

/// The text of the template that an expression is.
fn template(program: &Program<'_>, id: ExprId) -> Option<String> {
    match program.kind(id) {
        Kind::Var(var) => template(program, sole_value(program, *var)?),
        Kind::Call(func, given) => {
            let is_template =
                matches!(program.kind(*func), Kind::Import(name) if name == "string.Template");
            let [only] = given.as_slice() else {
                return None;
            };
            let text = match program.kind(only.value) {
                Kind::Var(var) => program.kind(sole_value(program, *var)?),
                kind => kind,
            };
            match text {
                Kind::Str(text) if is_template && only.stars == 0 => Some(text.clone()),
                _ => None,
            }
        }
        _ => None,
    }
}

/// Takes the definition of a variable of the module out that nothing reads any more.
fn drop_unused(program: &mut Program<'_>, var: VarId) {
    let is_read = program
        .exprs
        .iter()
        .any(|it| matches!(&it.kind, Kind::Var(of) if *of == var));
    if is_read {
        return;
    }
    let Some(value) = sole_value(program, var) else {
        return;
    };
    let func = program.var(var).func.at();
    let mut body = std::mem::take(&mut program.funcs[func].body);
    take_out(&mut body, value);
    program.funcs[func].body = body;
    program.vars[var.at()].occurrences.clear();
}

fn take_out(suite: &mut Suite<'_>, value: ExprId) {
    for stmt in &mut suite.body {
        if matches!(&stmt.kind, StmtKind::Assign { value: of, .. } if *of == value) {
            stmt.kind = StmtKind::Scoping;
        }
        for inner in stmt.suites_mut() {
            take_out(inner, value);
        }
    }
}

/// What a variable of a function or of the module is, if it is assigned in one place.
fn sole_value(program: &Program<'_>, var: VarId) -> Option<ExprId> {
    let info = program.var(var);
    let defs = info.occurrences.iter().filter(|it| it.is_def);
    if defs.count() != 1 || info.is_param {
        return None;
    }
    assigned(&program.func(info.func).body, var)
}

/// The text of a template as one for `format`, and the names in it; nothing if it has a `$` that stands for
/// nothing.
fn as_format(text: &str) -> Option<(String, Vec<String>)> {
    let (mut format, mut names) = (String::new(), Vec::new());
    let mut rest = text;
    let plain = |text: &str| text.replace('{', "{{").replace('}', "}}");
    while let Some(at) = rest.find('$') {
        format.push_str(&plain(&rest[..at]));
        rest = &rest[at + 1..];
        if let Some(behind) = rest.strip_prefix('$') {
            format.push('$');
            rest = behind;
            continue;
        }
        let (name, behind) = if let Some(behind) = rest.strip_prefix('{') {
            behind.split_once('}')?
        } else {
            let is_end = |it: char| !it.is_ascii_alphanumeric() && it != '_';
            rest.split_at(rest.find(is_end).unwrap_or(rest.len()))
        };
        let is_name = name.starts_with(|it: char| it.is_ascii_alphabetic() || it == '_')
            && name
                .chars()
                .all(|it| it.is_ascii_alphanumeric() || it == '_');
        if !is_name {
            return None;
        }
        format.push_str(&format!("{{{name}!s}}"));
        if !names.iter().any(|it| it == name) {
            names.push(name.to_owned());
        }
        rest = behind;
    }
    format.push_str(&plain(rest));
    Some((format, names))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn templates_are_formats() {
        let (format, names) = as_format("$a: ${b}c {x} $$5").unwrap_or_default();
        assert_eq!(format, "{a!s}: {b!s}c {{x}} $5");
        assert_eq!(names, ["a", "b"]);
        assert_eq!(as_format("5 $ and"), None);
    }
}
