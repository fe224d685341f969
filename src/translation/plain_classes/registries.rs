//! Classes that register themselves: by `__init_subclass__`, or by a decorator. What is in the registry once the
//! file is read is written down.

use std::ops::Range;

use rustpython_ast::{Expr, Stmt, StmtClassDef, StmtFunctionDef};

use super::edits::Edits;
use super::module::{Module, attribute, is_docstring, own_method, words};
use super::registering::{Entry, Registering, registering};
use crate::python::names::bare_name;
use crate::python::syntax::span;

/// Writes the first registry down that classes put themselves into.
pub(super) fn written_down(module: &Module<'_>) -> Edits {
    let by_deriving = module.classes.iter().find_map(|it| by_deriving(module, it));
    let edits = by_deriving.or_else(|| by_decorators(module));
    edits.unwrap_or_default()
}

/// Where a registry is, and how it is asked for.
struct Registry<'a> {
    /// The class that it is an attribute of.
    owner: Option<&'a StmtClassDef>,
    name: &'a str,
    /// The statement that makes it.
    made: &'a Stmt,
    is_list: bool,
}

fn by_deriving<'a>(module: &Module<'a>, class: &'a StmtClassDef) -> Option<Edits> {
    let init = own_method(class, "__init_subclass__")?;
    let derived = module.derived(class);
    let is_sole = derived
        .iter()
        .all(|it| own_method(it, "__init_subclass__").is_none());
    (is_sole && module.lineage(class).len() == 1).then_some(())?;
    let rule = registering(module, init, &init.body, true)?;
    let registry = registry(module, &rule, Some(class))?;
    let mut entries = Vec::new();
    for of in &derived {
        let keywords = of.arguments.iter().flat_map(|it| &it.keywords);
        let keywords: Vec<(&str, &'a Expr)> = keywords
            .filter_map(|it| Some((it.arg.as_ref()?.as_str(), &it.value)))
            .collect();
        let given = |name: &str| keywords.iter().find(|it| it.0 == name).map(|it| it.1);
        match rule.entry(module, of, &given)? {
            Entry::Left => {}
            Entry::Listed => entries.push((None, of.name.as_str())),
            Entry::Under(key) => entries.push((Some(key), of.name.as_str())),
        }
    }
    let mut edits = Edits::default();
    for of in &derived {
        // What a class says when it derives is said to the registry.
        for keyword in of.arguments.iter().flat_map(|it| &it.keywords) {
            let start = module
                .slice(0..span(keyword).start)
                .trim_end_matches([' ', '\n'])
                .trim_end_matches(',')
                .len();
            edits.replace(start..span(keyword).end, "");
        }
    }
    remove(
        module,
        class,
        &[span(init), span(registry.made)],
        &mut edits,
    );
    finish(module, &registry, &entries, derived.last()?, edits)
}

fn by_decorators<'a>(module: &Module<'a>) -> Option<Edits> {
    let mut entries: Vec<(Option<String>, &str)> = Vec::new();
    let mut edits = Edits::default();
    let mut last = None;
    let mut by: Option<(&'a StmtFunctionDef, Option<&'a StmtClassDef>, String)> = None;
    for class in &module.classes {
        for decorator in &class.decorator_list {
            let (of, arguments) = match &decorator.expression {
                Expr::Call(call) => (&*call.func, Some(&call.arguments)),
                other => (other, None),
            };
            let (def, owner) = match of {
                Expr::Name(_) => match module.function(bare_name(of)?) {
                    Some(def) => (def, None),
                    None => continue,
                },
                Expr::Attribute(it) => match module.class_of(&it.value) {
                    Some(owner) => (own_method(owner, it.attr.as_str())?, Some(owner)),
                    None => continue,
                },
                _ => continue,
            };
            let text = module.slice(span(of)).to_owned();
            match &by {
                Some(known) if known.2 != text => continue,
                Some(_) => {}
                None => by = Some((def, owner, text)),
            }
            let (body, params) = decorating(def, arguments.is_some())?;
            let rule = registering(module, params, body, false)?;
            let names: Vec<&str> = def
                .parameters
                .iter_non_variadic_params()
                .map(|it| it.parameter.name.as_str())
                .collect();
            let is_bound = owner.is_some() && !has_decorator(def, "staticmethod");
            let names = &names[usize::from(is_bound).min(names.len())..];
            let given = |name: &str| {
                let arguments = arguments?;
                let at = names.iter().position(|it| *it == name)?;
                let mut keywords = arguments.keywords.iter();
                let mut by_name =
                    || keywords.find(|it| it.arg.as_ref().is_some_and(|it| it.as_str() == name));
                arguments
                    .args
                    .get(at)
                    .or_else(|| by_name().map(|it| &it.value))
            };
            match rule.entry(module, class, &given)? {
                Entry::Left => return None,
                Entry::Listed => entries.push((None, class.name.as_str())),
                Entry::Under(key) => entries.push((Some(key), class.name.as_str())),
            }
            edits.replace(
                span(decorator).start..module.indent_end(span(decorator).end)?,
                "",
            );
            last = Some(*class);
        }
    }
    let (def, owner, text) = by?;
    // Nobody else registers anything.
    let mut uses = 0;
    module.each_expr(&mut |it| uses += usize::from(module.slice(span(it)) == text));
    (uses == entries.len()).then_some(())?;
    let (body, params) = {
        let inner = def.body.iter().any(|it| matches!(it, Stmt::FunctionDef(_)));
        decorating(def, inner)?
    };
    let rule = registering(module, params, body, false)?;
    let registry = registry(module, &rule, owner)?;
    match owner {
        Some(owner) if registry.owner.is_some_and(|it| it.name == owner.name) => {
            remove(module, owner, &[span(def), span(registry.made)], &mut edits);
        }
        Some(owner) => {
            remove(module, owner, &[span(def)], &mut edits);
            edits.replace(module.lines_of(span(registry.made)), "");
        }
        None => {
            edits.replace(module.lines_of(span(def)), "");
            match registry.owner {
                Some(of) => remove(module, of, &[span(registry.made)], &mut edits),
                None => edits.replace(module.lines_of(span(registry.made)), ""),
            }
        }
    }
    finish(module, &registry, &entries, last?, edits)
}

fn has_decorator(def: &StmtFunctionDef, name: &str) -> bool {
    let mut decorators = def.decorator_list.iter();
    decorators.any(|it| bare_name(&it.expression) == Some(name))
}

/// What a decorator does with the class: its body, and the function whose parameter that is.
fn decorating(def: &StmtFunctionDef, is_called: bool) -> Option<(&[Stmt], &StmtFunctionDef)> {
    let mut body = def.body.iter().filter(|it| !is_docstring(it));
    if !is_called {
        return Some((&def.body, def));
    }
    let (Some(Stmt::FunctionDef(inner)), Some(Stmt::Return(it)), None) =
        (body.next(), body.next(), body.next())
    else {
        return None;
    };
    let is_it = it.value.as_deref().and_then(bare_name) == Some(inner.name.as_str());
    (is_it && inner.decorator_list.is_empty()).then_some((&inner.body[..], inner))
}

fn registry<'a>(
    module: &Module<'a>,
    rule: &Registering<'a>,
    owner: Option<&StmtClassDef>,
) -> Option<Registry<'a>> {
    let (of, name) = match rule.into {
        Expr::Name(_) => (None, bare_name(rule.into)?),
        Expr::Attribute(of) => {
            let class = bare_name(&of.value)?;
            let class = module.class(class).or_else(|| {
                // `cls` of a method of the class that has the registry.
                module.class(owner?.name.as_str())
            })?;
            (Some(class), of.attr.as_str())
        }
        _ => return None,
    };
    let body = of.map_or(module.suite, |it| &it.body);
    let made = body.iter().find(|it| match it {
        Stmt::Assign(_) | Stmt::AnnAssign(_) => attribute(it).is_some_and(|it| it.0 == name),
        _ => false,
    })?;
    let is_empty = match attribute(made)?.1 {
        Expr::Dict(it) => it.items.is_empty(),
        Expr::List(it) => it.elts.is_empty(),
        _ => false,
    };
    is_empty.then_some(Registry {
        owner: of,
        name,
        made,
        is_list: rule.key.is_none(),
    })
}

/// Takes parts of a class out.
fn remove(module: &Module<'_>, class: &StmtClassDef, parts: &[Range<usize>], edits: &mut Edits) {
    let mut rest = class
        .body
        .iter()
        .filter(|it| !parts.contains(&span(*it)) && !is_docstring(it));
    let mut text = if rest.next().is_none() {
        "    pass\n"
    } else {
        ""
    };
    for part in parts {
        edits.replace(module.lines_of(part.clone()), text);
        text = "";
    }
}

fn finish(
    module: &Module<'_>,
    registry: &Registry<'_>,
    entries: &[(Option<String>, &str)],
    last: &StmtClassDef,
    mut edits: Edits,
) -> Option<Edits> {
    let new = match registry.owner {
        Some(owner) => {
            let name = registry.name.trim_start_matches('_').to_uppercase();
            let new = format!(
                "{}_{name}",
                super::module::snake(owner.name.as_str()).to_uppercase()
            );
            module.is_free(&new).then_some(())?;
            new
        }
        None => registry.name.to_owned(),
    };
    // Where it is asked for.
    let mut is_odd = false;
    let made = span(registry.made);
    let end = span(last).end;
    if let Some(owner) = registry.owner {
        module.each_expr(&mut |it| {
            if let Expr::Attribute(of) = it
                && of.attr.as_str() == registry.name
            {
                let is_known = match bare_name(&of.value) {
                    Some("cls" | "self") => true,
                    Some(name) => module.class(name).is_some_and(|it| {
                        module.lineage(it).iter().any(|it| it.name == owner.name)
                    }),
                    None => {
                        matches!(&*of.value, Expr::Call(it) if bare_name(&it.func) == Some("type"))
                    }
                };
                is_odd |= !is_known || !of.ctx.is_load();
                let is_gone = edits.touches(&span(of));
                if !is_gone {
                    edits.replace(span(of), new.clone());
                }
            }
        });
    } else if module
        .suite
        .iter()
        .filter(|it| attribute(it).is_some_and(|it| it.0 == new))
        .count()
        != 1
    {
        return None;
    }
    // Nothing is asked before all are registered.
    for stmt in module.suite {
        if span(stmt).start < end
            && !matches!(stmt, Stmt::ClassDef(_) | Stmt::FunctionDef(_))
            && span(stmt) != made
        {
            is_odd |= words(module.slice(span(stmt)), registry.name) > 0;
        }
    }
    let mut keys: Vec<&Option<String>> = entries.iter().map(|it| &it.0).collect();
    keys.sort();
    keys.dedup();
    if is_odd || entries.is_empty() || !registry.is_list && keys.len() != entries.len() {
        return None;
    }
    let rows = entries.iter().map(|(key, class)| match key {
        Some(key) => format!("    {key}: {class},\n"),
        None => format!("    {class},\n"),
    });
    let (open, close) = if registry.is_list {
        ("[", "]")
    } else {
        ("{", "}")
    };
    let rows: String = rows.collect();
    edits.insert(
        module.next_line(end),
        format!("\n\n{new} = {open}\n{rows}{close}\n"),
    );
    Some(edits)
}
