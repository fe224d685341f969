//! Parameters that are only handed on: `def __init__(self, radius, **kwargs): super().__init__(**kwargs)` takes what
//! the base takes, by name.

use rustpython_ast::{Expr, Stmt, StmtClassDef, StmtFunctionDef};

use super::edits::Edits;
use super::inlining::is_constant;
use super::module::{Module, each_expr, each_stmt, methods};
use crate::python::names::bare_name;
use crate::python::syntax::span;

/// Names the parameters that are handed on.
pub(super) fn named(module: &Module<'_>) -> Edits {
    for class in &module.classes {
        for def in methods(class) {
            if let Some(edits) = of_method(module, class, def) {
                return edits;
            }
        }
    }
    Edits::default()
}

fn of_method(module: &Module<'_>, class: &StmtClassDef, def: &StmtFunctionDef) -> Option<Edits> {
    let all = &def.parameters;
    let keywords = all.kwarg.as_deref()?;
    let lineage = module.lineage(class);
    let is_chain = lineage.iter().all(|it| module.bases(it).len() <= 1);
    // Where several bases meet, who is asked is another question.
    let is_sole = module.classes.iter().all(|it| module.bases(it).len() <= 1);
    (is_chain && is_sole && def.name.as_str() == "__init__").then_some(())?;
    let base = lineage
        .iter()
        .skip(1)
        .find_map(|it| super::module::own_method(it, "__init__"))?;
    let wanted = &base.parameters;
    if wanted.vararg.is_some() || wanted.kwarg.is_some() {
        return None;
    }
    let mut call = None;
    each_stmt(&def.body, &mut |it| {
        if let Stmt::Expr(stmt) = it
            && let Expr::Call(of) = &*stmt.value
            && let Expr::Attribute(method) = &*of.func
            && method.attr.as_str() == "__init__"
            && matches!(&*method.value, Expr::Call(it) if bare_name(&it.func) == Some("super"))
        {
            call = Some(of);
        }
    });
    let call = call?;
    let count = |name: &str| {
        let mut count = 0;
        each_expr(&def.body, &mut |it| {
            count += usize::from(bare_name(it) == Some(name));
        });
        count
    };
    let name = keywords.name.as_str();
    let spread = call.arguments.keywords.iter().find(|it| it.arg.is_none())?;
    (bare_name(&spread.value) == Some(name) && count(name) == 1).then_some(())?;
    let mut given: Vec<&str> = Vec::new();
    given.extend(
        call.arguments
            .keywords
            .iter()
            .filter_map(|it| it.arg.as_ref().map(rustpython_ast::Identifier::as_str)),
    );
    let mut edits = Edits::default();
    let positional = call
        .arguments
        .args
        .iter()
        .filter(|it| !it.is_starred_expr())
        .count();
    let is_all = call.arguments.args.len() != positional;
    if is_all {
        let rest = all.vararg.as_deref()?;
        let [Expr::Starred(star)] = &*call.arguments.args else {
            return None;
        };
        let is_it = bare_name(&star.value) == Some(rest.name.as_str())
            && count(rest.name.as_str()) == 1
            && all.args.len() == 1;
        is_it.then_some(())?;
    } else if all.vararg.is_some() {
        return None;
    }
    let own: Vec<&str> = all
        .iter_non_variadic_params()
        .map(|it| it.parameter.name.as_str())
        .collect();
    let mut heads = Vec::new();
    let mut values = Vec::new();
    for param in wanted.iter_non_variadic_params().skip(1 + positional) {
        let name = param.parameter.name.as_str();
        if given.contains(&name) {
            continue;
        }
        if own.contains(&name) {
            // Nobody can hand it on.
            param.default.as_deref()?;
            continue;
        }
        if let Some(default) = param.default.as_deref() {
            is_constant(default).then_some(())?;
        }
        heads.push(module.slice(span(param)).to_owned());
        values.push(if is_all {
            name.to_owned()
        } else {
            format!("{name}={name}")
        });
    }
    let is_named = all.vararg.is_some() || !all.kwonlyargs.is_empty();
    let head = match (heads.is_empty(), is_all || is_named) {
        (true, _) => return None,
        (false, true) => heads.join(", "),
        (false, false) => format!("*, {}", heads.join(", ")),
    };
    let stars = all
        .vararg
        .as_deref()
        .filter(|_| is_all)
        .map_or(span(keywords).start, |it| span(it).start);
    let stars = before_stars(module, stars);
    edits.replace(stars..span(keywords).end, head);
    if is_all {
        let first = span(call.arguments.args.first()?).start;
        edits.replace(first..span(spread).end, values.join(", "));
    } else {
        edits.replace(span(spread), values.join(", "));
    }
    Some(edits)
}

/// Where the stars of a parameter begin.
fn before_stars(module: &Module<'_>, at: usize) -> usize {
    let before = module.slice(0..at);
    before.trim_end_matches('*').len()
}
