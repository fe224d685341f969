//! Which hierarchies can be taken apart, and where their methods ask for those of a base.

mod supers;

use std::ops::Range;

use rustc_hash::FxHashSet;
use rustpython_ast::{Expr, Stmt, StmtClassDef};

use super::inlining::is_constant;
use super::module::{Module, attribute, each_expr, methods, own_method, words};
use crate::python::names::bare_name;
use crate::python::syntax::span;

pub(super) use supers::Supers;

/// Which hierarchies are to be taken apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Which {
    /// Those in which a class has several bases, and those of visitors.
    Tangled,
    All,
}

/// Classes that derive from one another, as far as they can do without.
pub(super) fn families<'a>(module: &Module<'a>, which: Which) -> Vec<Vec<&'a StmtClassDef>> {
    let mut families: Vec<Vec<&'a StmtClassDef>> = Vec::new();
    for class in &module.classes {
        let lineage = module.lineage(class);
        let is_near = |of: &Vec<&StmtClassDef>| {
            of.iter()
                .any(|it| lineage.iter().any(|base| base.name == it.name))
        };
        let (near, mut far): (Vec<_>, Vec<_>) = families.into_iter().partition(is_near);
        let mut family: Vec<&'a StmtClassDef> = near.into_iter().flatten().collect();
        family.push(class);
        far.push(family);
        families = far;
    }
    families.retain(|family| {
        let is_wanted = which == Which::All
            || family.iter().any(|it| {
                module.bases(it).len() > 1
                    || methods(it).any(|it| it.name.as_str().starts_with("visit"))
            });
        family.len() > 1 && is_wanted && can_part(module, family)
    });
    families
}

fn can_part(module: &Module<'_>, family: &[&StmtClassDef]) -> bool {
    family.iter().all(|it| {
        has_plain_head(module, it) && has_plain_body(module, it) && is_used_plainly(module, it)
    }) && !mangles_twice(family)
        && !asks_for_bases(module)
        && family.iter().all(|class| {
            let lineage = module.lineage(class);
            !lineage.is_empty()
                && (is_record(module, class) || !lineage.iter().any(|it| is_record(module, it)))
        })
}

/// Whether a class is made by `@dataclass`.
pub(super) fn is_record(module: &Module<'_>, class: &StmtClassDef) -> bool {
    class.decorator_list.iter().any(|it| {
        let of = match &it.expression {
            Expr::Call(call) => &*call.func,
            other => other,
        };
        module.names.resolves_to(of, &["dataclasses.dataclass"])
    })
}

fn has_plain_head(module: &Module<'_>, class: &StmtClassDef) -> bool {
    let is_known = |it: &Expr| {
        module
            .names
            .resolves_to(it, &["dataclasses.dataclass", "functools.total_ordering"])
            || matches!(it, Expr::Call(call) if module.names.resolves_to(&call.func, &["dataclasses.dataclass"]))
    };
    let arguments = class.arguments.as_deref();
    let bases = arguments.map_or(&[][..], |it| &it.args);
    let keywords = arguments.map_or(&[][..], |it| &it.keywords);
    class.type_params.is_none()
        && class
            .decorator_list
            .iter()
            .all(|it| is_known(&it.expression))
        && keywords
            .iter()
            .all(|it| module.names.resolves_to(&it.value, &["abc.ABCMeta"]))
        && bases.iter().all(|it| {
            module.class_of(it).is_some()
                || bare_name(it) == Some("object")
                || module
                    .names
                    .resolves_to(it, &["abc.ABC", "typing.Protocol"])
        })
}

fn has_plain_body(module: &Module<'_>, class: &StmtClassDef) -> bool {
    let has_derived = !module.derived(class).is_empty();
    class.body.iter().all(|stmt| match stmt {
        Stmt::FunctionDef(def) => {
            !matches!(
                def.name.as_str(),
                "__new__"
                    | "__init_subclass__"
                    | "__del__"
                    | "__getattr__"
                    | "__getattribute__"
                    | "__setattr__"
                    | "__class_getitem__"
                    | "__set_name__"
            ) && def.type_params.is_none()
        }
        Stmt::Pass(_) => true,
        Stmt::Expr(it) => it.value.is_string_literal_expr() || it.value.is_ellipsis_literal_expr(),
        Stmt::AnnAssign(_) if is_record(module, class) => true,
        stmt => match attribute(stmt) {
            Some(_) if !has_derived => true,
            Some((name, value)) => {
                (is_constant(value) || own_method(class, bare_name(value).unwrap_or("")).is_some())
                    && !is_set_through_class(module, name)
            }
            None => false,
        },
    })
}

/// Whether an attribute of that name is assigned through something that may be a class.
fn is_set_through_class(module: &Module<'_>, name: &str) -> bool {
    let mut is_set = false;
    module.each_expr(&mut |it| {
        if let Expr::Attribute(of) = it
            && of.attr.as_str() == name
            && !of.ctx.is_load()
        {
            let is_instance =
                bare_name(&of.value).is_some_and(|it| it != "cls" && module.class(it).is_none());
            is_set |= !is_instance;
        }
    });
    is_set
}

/// Whether a class that others derive from is named for nothing but its methods, to make one, or as a base.
fn is_used_plainly(module: &Module<'_>, class: &StmtClassDef) -> bool {
    if module.derived(class).is_empty() {
        return true;
    }
    let name = class.name.as_str();
    let mut known: Vec<Range<usize>> = Vec::new();
    for it in &module.classes {
        let bases = it.arguments.iter().flat_map(|it| &it.args);
        known.extend(bases.filter(|it| bare_name(it) == Some(name)).map(span));
    }
    module.each_expr(&mut |it| match it {
        // One with abstract methods that is made raises.
        Expr::Call(call) if bare_name(&call.func) == Some(name) && !is_abstract(module, class) => {
            known.push(span(&*call.func));
        }
        Expr::Call(call) if bare_name(&call.func) == Some("super") => {
            known.extend(call.arguments.args.first().map(span));
        }
        Expr::Attribute(of)
            if bare_name(&of.value) == Some(name) && of.attr.as_str() != "__name__" =>
        {
            known.push(span(&*of.value));
        }
        _ => {}
    });
    module.uses(name).iter().all(|it| known.contains(it))
}

fn is_abstract(module: &Module<'_>, class: &StmtClassDef) -> bool {
    methods(class).any(|it| {
        let mut decorators = it.decorator_list.iter();
        decorators.any(|it| module.names.resolves_to(&it.expression, &["abc.abstract*"]))
    })
}

/// Whether a class is used by itself, once none derives from it.
pub(super) fn is_left(module: &Module<'_>, class: &StmtClassDef) -> bool {
    if module.derived(class).is_empty() {
        return true;
    }
    let name = class.name.as_str();
    let mut is_used = false;
    // Calls of a base's method by its name are gone.
    let mut gone: Vec<Range<usize>> = Vec::new();
    for it in &module.classes {
        let bases = it.arguments.iter().flat_map(|it| &it.args);
        gone.extend(bases.map(span));
    }
    module.each_expr(&mut |it| {
        if let Expr::Call(call) = it {
            if let Expr::Attribute(of) = &*call.func
                && bare_name(&of.value) == Some(name)
                && call.arguments.args.first().and_then(bare_name) == Some("self")
            {
                gone.push(span(&*of.value));
            }
            if bare_name(&call.func) == Some("super") {
                gone.extend(call.arguments.args.first().map(span));
            }
        }
    });
    for it in module.uses(name) {
        is_used |= !gone.contains(&it);
    }
    is_used
}

/// Whether a file asks for what derives from what.
fn asks_for_bases(module: &Module<'_>) -> bool {
    let names = [
        "__mro__",
        "__bases__",
        "__base__",
        "__subclasses__",
        "mro",
        "__dict__",
    ];
    names.iter().any(|it| words(module.text, it) > 0)
}

/// Whether two classes of a hierarchy have names of their own with two underscores that are alike.
fn mangles_twice(family: &[&StmtClassDef]) -> bool {
    let mut seen: FxHashSet<&str> = FxHashSet::default();
    family.iter().any(|class| {
        let mut own: FxHashSet<&str> = FxHashSet::default();
        each_expr(&class.body, &mut |it| {
            if let Expr::Attribute(of) = it
                && of.attr.as_str().starts_with("__")
                && !of.attr.as_str().ends_with("__")
            {
                own.insert(of.attr.as_str());
            }
        });
        let names = methods(class).map(|it| it.name.as_str());
        own.extend(names.filter(|it| it.starts_with("__") && !it.ends_with("__")));
        let is_twice = own.iter().any(|it| seen.contains(it));
        seen.extend(own);
        is_twice
    })
}
