//! Classes of exceptions: Python's own and the file's, and which is derived from which.

mod standard;

use rustc_hash::FxHashMap;
use rustpython_ast::Expr;
use standard::PARENTS;

use super::found::Types;
use super::ids::{ClassId, ExprId};
use super::ir::{Kind, Program};
use super::ty::Ty;
use crate::python::names::bare_name;

pub(crate) use standard::builtin;

pub(crate) use super::ids::{BASE, EXCEPTION, Exc};

/// The classes that a class is derived from directly.
pub(crate) fn parents(program: &Program<'_>, class: Exc) -> Vec<Exc> {
    match class {
        Exc::Builtin(name) => {
            let parent = PARENTS.iter().find(|(it, _)| *it == name);
            let above = PARENTS
                .iter()
                .find(|(it, _)| parent.is_some_and(|of| of.1 == *it));
            above.map(|it| Exc::Builtin(it.0)).into_iter().collect()
        }
        Exc::Own(id) => program.bases.get(id.at()).cloned().unwrap_or_default(),
    }
}

/// Finds the classes of exceptions among the bases of each class of a file.
pub(super) fn bases(program: &Program<'_>) -> Vec<Vec<Exc>> {
    let mut found: Vec<Vec<Exc>> = Vec::with_capacity(program.classes.len());
    let mut known: FxHashMap<&str, Exc> = FxHashMap::default();
    for class in &program.classes {
        let arguments = class.def.and_then(|it| it.arguments.as_deref());
        let bases = arguments.map_or(&[][..], |it| &it.args);
        let bases: Vec<Exc> = bases
            .iter()
            .filter_map(|base| match base {
                Expr::Attribute(attribute) => {
                    let module = bare_name(&attribute.value)?;
                    builtin(&format!("{module}.{}", attribute.attr.as_str()))
                }
                base => {
                    let name = bare_name(base)?;
                    known.get(name).copied().or_else(|| builtin(name))
                }
            })
            .collect();
        if !bases.is_empty() {
            known.insert(&class.name, Exc::Own(class.id));
        }
        found.push(bases);
    }
    found
}

/// The class and all that it is derived from, the nearest first.
pub(crate) fn ancestors(program: &Program<'_>, class: Exc) -> Vec<Exc> {
    let mut found = vec![class];
    let mut at = 0;
    while let Some(class) = found.get(at).copied() {
        for parent in parents(program, class) {
            if !found.contains(&parent) {
                found.push(parent);
            }
        }
        at += 1;
    }
    found
}

/// Whether a class of the file is one of exceptions.
pub(crate) fn is_exception(program: &Program<'_>, class: ClassId) -> bool {
    ancestors(program, Exc::Own(class)).contains(&BASE)
}

/// Whether a handler of `base` catches what is of `class`.
pub(crate) fn catches(program: &Program<'_>, base: Exc, class: Exc) -> bool {
    base == BASE || ancestors(program, class).contains(&base)
}

/// The class that an expression names.
pub(crate) fn class_of(program: &Program<'_>, expr: ExprId) -> Option<Exc> {
    match program.kind(expr) {
        Kind::Class(class) if is_exception(program, *class) => Some(Exc::Own(*class)),
        Kind::Builtin(name) | Kind::Import(name) => builtin(name),
        _ => None,
    }
}

/// The classes that a handler catches; nothing if one of them is not known.
pub(crate) fn caught(program: &Program<'_>, class: Option<ExprId>) -> Option<Vec<Exc>> {
    let Some(class) = class else {
        return Some(vec![BASE]);
    };
    match program.kind(class) {
        Kind::Tuple(items) => items.iter().map(|it| class_of(program, *it)).collect(),
        _ => Some(vec![class_of(program, class)?]),
    }
}

/// The nearest class that all of some are derived from.
pub(crate) fn common(program: &Program<'_>, classes: &[Exc]) -> Exc {
    let Some(first) = classes.first() else {
        return EXCEPTION;
    };
    let shared = ancestors(program, *first).into_iter();
    let mut shared = shared.filter(|base| classes.iter().all(|it| catches(program, *base, *it)));
    shared.next().unwrap_or(BASE)
}

/// The method of a class of exceptions that is called by that name, and the class that it stands in.
pub(crate) fn method(
    program: &Program<'_>,
    class: Exc,
    name: &str,
) -> Option<(ClassId, super::ids::FuncId)> {
    ancestors(program, class)
        .into_iter()
        .find_map(|it| match it {
            Exc::Own(id) => Some((id, own_method(program, id, name)?)),
            Exc::Builtin(_) => None,
        })
}

/// The type of a field of an exception.
pub(crate) fn field(program: &Program<'_>, types: &Types, class: Exc, name: &str) -> Ty {
    let own = ancestors(program, class)
        .into_iter()
        .filter_map(|it| match it {
            Exc::Own(id) => Some(id),
            Exc::Builtin(_) => None,
        });
    let mut fields = own.filter_map(|id| types.fields.get(&(id, name.to_owned())));
    let found = fields.next().cloned();
    match (found, name) {
        (Some(ty), _) => ty,
        // Mostly that is a text; what uses it asks whether it is.
        (None, "args") => Ty::Tuple(vec![Ty::Str]),
        (None, "errno") if catches(program, Exc::Builtin("OSError"), class) => Ty::Int,
        (None, "strerror" | "filename") if catches(program, Exc::Builtin("OSError"), class) => {
            Ty::Str
        }
        (None, "__cause__") => Ty::option(Ty::Error(BASE)),
        (None, name) if class == super::processes::CALLED => super::processes::of_error(name),
        (None, "code") if class == Exc::Builtin("SystemExit") => Ty::Int,
        (None, _) if let Some((_, found)) = property(program, class, name) => {
            program.func(found).ret.clone()
        }
        (None, _) if let Exc::Own(id) = class => constant(program, id, name),
        (None, _) => Ty::Unknown,
    }
}

/// The property of an exception that is called by that name.
fn property(
    program: &Program<'_>,
    class: Exc,
    name: &str,
) -> Option<(ClassId, super::ids::FuncId)> {
    method(program, class, name)
        .filter(|it| program.func(it.1).role == super::class_form::Role::Property)
}

/// The type of a constant that errors of a class have, all of them one of the same type.
fn constant(program: &Program<'_>, class: ClassId, name: &str) -> Ty {
    let has_it = ancestors(program, Exc::Own(class)).into_iter();
    let mut owners: Vec<ClassId> = has_it
        .filter_map(|it| match it {
            Exc::Own(id) => Some(id),
            Exc::Builtin(_) => None,
        })
        .collect();
    let derived = program.classes.iter().map(|it| it.id);
    owners.extend(derived.filter(|it| catches(program, Exc::Own(class), Exc::Own(*it))));
    let attributes = owners.iter().filter_map(|it| {
        let attributes = &program.classes[it.at()].attributes;
        attributes.iter().find(|it| it.name == name)
    });
    let mut types = attributes.map(|it| program.var(it.var).ty.clone());
    let Some(first) = types.next() else {
        return Ty::Unknown;
    };
    if types.all(|it| it == first) {
        first
    } else {
        Ty::Unknown
    }
}

/// Whether `func` is `super().__init__`.
pub(crate) fn is_super_init(program: &Program<'_>, func: ExprId) -> bool {
    let Kind::Attribute(object, name) = program.kind(func) else {
        return false;
    };
    let Kind::Call(of, arguments) = program.kind(*object) else {
        return false;
    };
    name == "__init__"
        && arguments.is_empty()
        && matches!(program.kind(*of), Kind::Builtin(name) if name == "super")
}

/// The `__init__` of the file's own that `super().__init__` calls in a method of an exception.
pub(crate) fn init_above(
    program: &Program<'_>,
    within: super::ids::FuncId,
    func: ExprId,
) -> Option<super::ids::FuncId> {
    let class = program.func(within).class?;
    if !is_super_init(program, func) || !is_exception(program, class) {
        return None;
    }
    let above = parents(program, Exc::Own(class));
    let mut found = above.into_iter();
    found.find_map(|it| method(program, it, "__init__").map(|it| it.1))
}

/// The method of that name that stands in a class itself.
pub(crate) fn own_method(
    program: &Program<'_>,
    class: ClassId,
    name: &str,
) -> Option<super::ids::FuncId> {
    let methods = program.classes[class.at()].methods.iter().copied();
    methods
        .into_iter()
        .find(|it| program.func(*it).name == name)
}
