//! Properties of hierarchies that can be set: `person.name = value` as `person.set_name(value)`, which is a method
//! that Rust's traits can have.

use rustpython_ast::{Expr, Stmt, StmtClassDef, StmtFunctionDef};

use super::edits::Edits;
use super::module::{Module, each_expr, each_stmt, methods, own_method};
use crate::python::names::bare_name;
use crate::python::syntax::span;

/// Turns the setters of a file's hierarchies into methods.
pub(super) fn as_methods(module: &Module<'_>) -> Edits {
    let mut edits = Edits::default();
    for class in &module.classes {
        if module.bases(class).is_empty() && module.derived(class).is_empty() {
            continue;
        }
        for def in methods(class) {
            if let Some(name) = setter(def)
                && let Some(found) = of_name(module, class, name)
            {
                edits.extend(found);
                return edits;
            }
        }
    }
    edits
}

/// The property that a method sets.
fn setter(def: &StmtFunctionDef) -> Option<&str> {
    let [decorator] = &*def.decorator_list else {
        return None;
    };
    match &decorator.expression {
        Expr::Attribute(of) if of.attr.as_str() == "setter" => {
            bare_name(&of.value).filter(|it| *it == def.name.as_str())
        }
        _ => None,
    }
}

fn of_name(module: &Module<'_>, class: &StmtClassDef, name: &str) -> Option<Edits> {
    let new = format!("set_{name}");
    module.is_free(&new).then_some(())?;
    let mut edits = Edits::default();
    // One class says what the property is.
    for other in &module.classes {
        if other.name != class.name {
            let is_known = own_method(other, name).is_some()
                || other
                    .body
                    .iter()
                    .any(|it| super::module::attribute(it).is_some_and(|it| it.0 == name));
            let is_field = !module.lineage(other).iter().any(|it| it.name == class.name)
                && sets_field(other, name);
            if is_known || is_field {
                return None;
            }
        }
    }
    let def = methods(class).find(|it| setter(it) == Some(name))?;
    let decorator = def.decorator_list.first()?;
    edits.replace(
        span(decorator).start..module.indent_end(span(decorator).end)?,
        "",
    );
    edits.replace(span(&def.name), new.clone());
    let mut stores = 0;
    let mut turned = 0;
    module.each_expr(&mut |it| {
        if let Expr::Attribute(of) = it
            && of.attr.as_str() == name
            && !of.ctx.is_load()
        {
            stores += 1;
        }
    });
    let mut is_odd = false;
    each_stmt(module.suite, &mut |stmt| {
        let (target, value) = match stmt {
            Stmt::Assign(it) => match &*it.targets {
                [Expr::Attribute(of)] if of.attr.as_str() == name => {
                    (of, module.slice(span(&*it.value)).to_owned())
                }
                _ => return,
            },
            Stmt::AugAssign(it) => match &*it.target {
                Expr::Attribute(of) if of.attr.as_str() == name => {
                    is_odd |= !of.value.is_name_expr();
                    let place = module.slice(span(of));
                    let value = module.slice(span(&*it.value));
                    (of, format!("{place} {} ({value})", it.op.as_str()))
                }
                _ => return,
            },
            _ => return,
        };
        turned += 1;
        let object = module.slice(span(&*target.value));
        is_odd |= object.starts_with("super(");
        edits.replace(span(stmt), format!("{object}.{new}({value})"));
    });
    (turned == stores && !is_odd).then_some(edits)
}

/// Whether methods of a class assign a field of that name.
fn sets_field(class: &StmtClassDef, name: &str) -> bool {
    let mut sets = false;
    each_expr(&class.body, &mut |it| {
        if let Expr::Attribute(of) = it {
            sets |= of.attr.as_str() == name
                && !of.ctx.is_load()
                && bare_name(&of.value) == Some("self");
        }
    });
    sets
}
