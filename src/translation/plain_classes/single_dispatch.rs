//! `functools.singledispatch` and `singledispatchmethod`: a function that asks what it got, and calls the one that
//! is registered for that.

use rustpython_ast::{Expr, Stmt, StmtFunctionDef};

use super::edits::Edits;
use super::inlining::{body_lines, indented};
use super::module::{Module, each_stmt, methods, snake};
use crate::python::names::bare_name;
use crate::python::syntax::span;

/// Spells out what is chosen by a class.
pub(super) fn spelled_out(module: &Module<'_>) -> Edits {
    let functions = module.suite.iter().filter_map(|it| match it {
        Stmt::FunctionDef(def) => Some(def),
        _ => None,
    });
    let functions: Vec<&StmtFunctionDef> = functions.collect();
    for def in &functions {
        if let Some(edits) = of_function(module, def, &functions, false) {
            return edits;
        }
    }
    for class in &module.classes {
        let all: Vec<&StmtFunctionDef> = methods(class).collect();
        for def in &all {
            if module.derived(class).is_empty()
                && let Some(edits) = of_function(module, def, &all, true)
            {
                return edits;
            }
        }
    }
    Edits::default()
}

fn of_function(
    module: &Module<'_>,
    def: &StmtFunctionDef,
    all: &[&StmtFunctionDef],
    is_method: bool,
) -> Option<Edits> {
    let [decorator] = &*def.decorator_list else {
        return None;
    };
    let wanted = if is_method {
        "functools.singledispatchmethod"
    } else {
        "functools.singledispatch"
    };
    module
        .names
        .resolves_to(&decorator.expression, &[wanted])
        .then_some(())?;
    let name = def.name.as_str();
    let is_registering = |it: &&&StmtFunctionDef| {
        it.decorator_list.iter().any(|it| {
            let of = match &it.expression {
                Expr::Call(call) => &*call.func,
                other => other,
            };
            matches!(of, Expr::Attribute(of) if of.attr.as_str() == "register" && bare_name(&of.value) == Some(name))
        })
    };
    let registered: Vec<&StmtFunctionDef> = all.iter().filter(is_registering).copied().collect();
    // Each `name.register` is one of these.
    let mut registers = 0;
    let mut odd = 0;
    module.each_expr(&mut |it| {
        if let Expr::Attribute(of) = it
            && bare_name(&of.value) == Some(name)
        {
            if of.attr.as_str() == "register" {
                registers += 1;
            } else {
                odd += 1;
            }
        }
    });
    let decorators: usize = registered.iter().map(|it| it.decorator_list.len()).sum();
    if odd > 0 || registers != decorators || registered.is_empty() {
        return None;
    }
    let skipped = usize::from(is_method);
    let params: Vec<&str> = def
        .parameters
        .iter_non_variadic_params()
        .map(|it| it.parameter.name.as_str())
        .collect();
    if def.parameters.vararg.is_some() || def.parameters.kwarg.is_some() || params.len() <= skipped
    {
        return None;
    }
    let what = params[skipped];
    let given = params[skipped..].join(", ");
    let receiver = if is_method { "self." } else { "" };
    let indent = if is_method { "    " } else { "" };
    let mut edits = Edits::default();
    let mut tests: Vec<(String, String)> = Vec::new();
    for one in &registered {
        let own: Vec<_> = one.parameters.iter_non_variadic_params().collect();
        (own.len() == params.len()).then_some(())?;
        let mut first = None;
        for decorator in &one.decorator_list {
            let class = match &decorator.expression {
                Expr::Call(call) => match &*call.arguments.args {
                    [one] => one,
                    _ => return None,
                },
                _ => own[skipped].parameter.annotation.as_deref()?,
            };
            let class = plain_class(class)?;
            let (Some(_), true) = (module.class(class), true) else {
                if !matches!(
                    class,
                    "str" | "int" | "float" | "list" | "dict" | "bool" | "tuple" | "set"
                ) {
                    return None;
                }
                let new = own_name(module, name, class)?;
                let new = first.get_or_insert(new).clone();
                tests.push((class.to_owned(), new));
                continue;
            };
            let new = own_name(module, name, class)?;
            let new = first.get_or_insert(new).clone();
            tests.push((class.to_owned(), new));
        }
        let new = first?;
        let start = span(one.decorator_list.first()?).start;
        let end = module.indent_end(span(one.decorator_list.last()?).end)?;
        edits.replace(start..end, "");
        edits.replace(span(&one.name), new);
    }
    let mut classes: Vec<&str> = tests.iter().map(|it| it.0.as_str()).collect();
    classes.sort_unstable();
    classes.dedup();
    if classes.len() != tests.len() {
        return None;
    }
    // Of a class and one that derives from it the latter is asked for first; True and False are ints.
    let depth = |class: &str| match module.class(class) {
        Some(of) => module.lineage(of).len(),
        None if class == "bool" => 2,
        None => 1,
    };
    tests.sort_by_key(|it| usize::MAX - depth(&it.0));
    let mut gives = false;
    for one in registered.iter().chain([&def]) {
        each_stmt(&one.body, &mut |it| {
            gives |= matches!(it, Stmt::Return(it) if it.value.is_some());
        });
    }
    let mut text = String::new();
    for (nth, (class, new)) in tests.iter().enumerate() {
        let word = if gives || nth == 0 { "if" } else { "elif" };
        let call = format!("{receiver}{new}({given})");
        let call = if gives {
            format!("return {call}")
        } else {
            call
        };
        text.push_str(&format!(
            "{word} isinstance({what}, {class}):\n{indent}        {call}\n{indent}    "
        ));
    }
    let decorator = span(decorator);
    edits.replace(decorator.start..module.indent_end(decorator.end)?, "");
    let (lines, stands, _) = body_lines(module, def)?;
    if gives {
        edits.insert(lines.start + stands, text);
    } else {
        let rest = indented(module.slice(lines.clone()), stands, stands + 4)?;
        edits.replace(
            lines.start + stands..lines.end,
            format!("{text}else:\n{}{rest}\n", " ".repeat(stands + 4)),
        );
    }
    Some(edits)
}

/// `list[int]` as `list`.
fn plain_class(expr: &Expr) -> Option<&str> {
    match expr {
        Expr::Subscript(of) => bare_name(&of.value),
        other => bare_name(other),
    }
}

fn own_name(module: &Module<'_>, name: &str, class: &str) -> Option<String> {
    let new = format!("{name}_{}", snake(class));
    module.is_free(&new).then_some(new)
}
