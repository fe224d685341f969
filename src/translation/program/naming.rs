//! Names of functions and methods in the Rust, and what their heads say.

use std::collections::BTreeSet;

use rustc_hash::FxHashMap;

use super::entry::Entry;
use crate::translation::class_facts::plain;
use crate::translation::classes::operators::{is_operator_method, operator_trait};
use crate::translation::effects::Effects;
use crate::translation::names::snake;
use crate::translation::raises::Raises;
use crate::translation::translator::Translator;
use crate::translation::variables;
use crate::types::class_form::Role;
use crate::types::ir::{BlockId, ClassId, FuncId, Program, StmtKind, Suite, VarId};

/// The variables that each block declares, by where they first occur.
pub(super) fn homes(
    program: &Program<'_>,
    bindings: &[variables::Binding],
) -> FxHashMap<BlockId, Vec<(u32, VarId)>> {
    let mut homes: FxHashMap<BlockId, Vec<(u32, VarId)>> = FxHashMap::default();
    for (var, (binding, id)) in program.vars.iter().zip(bindings.iter().zip(0..)) {
        if let Some(first) = var.occurrences.first() {
            let home = homes.entry(binding.home).or_default();
            home.push((first.position, VarId(id)));
        }
    }
    homes.values_mut().for_each(|home| home.sort_unstable());
    homes
}

pub(super) fn note_heads(
    suite: &Suite<'_>,
    heads: &mut FxHashMap<FuncId, crate::python::source::Span>,
) {
    for stmt in &suite.body {
        if let StmtKind::Function(id) = stmt.kind {
            heads.insert(id, stmt.head.clone());
        }
        for inner in stmt.suites() {
            note_heads(inner, heads);
        }
    }
}

/// What the Rust that is made calls on values of any type: no method of a class takes its place.
const OF_ALL_TYPES: &[&str] = &[
    "as_mut",
    "as_ref",
    "clone",
    "cmp",
    "drop",
    "eq",
    "fmt",
    "ge",
    "gt",
    "hash",
    "into",
    "le",
    "lt",
    "max",
    "min",
    "ne",
    "new",
    "partial_cmp",
    "repr",
    "to_owned",
    "to_string",
    "try_into",
];

/// What a function of a class is called in Rust.
///
/// An operator that may raise is a method that gives a `Result`, as no trait of Rust can. `is_shared` says whether methods of that class and of those it shares a base with have a name in common once the underscores before it are
/// left out.
fn method_name(
    program: &Program<'_>,
    func: &crate::types::ir::Func<'_>,
    fails: bool,
    changes: bool,
    is_shared: impl Fn(&str) -> bool,
) -> String {
    let others = || {
        let class = func.class.into_iter();
        class
            .flat_map(|it| &program.classes[it.at()].methods)
            .map(|it| &program.func(*it).name)
    };
    if func.name.starts_with("__") && func.name.ends_with("__") {
        let mut name = Translator::special_name(&func.name);
        // What is entered in both ways has a name for each.
        let other = func.name.replacen("__a", "__", 1);
        if other != func.name
            && others().any(|it| *it == other)
            && name == snake(other.trim_matches('_'))
        {
            name.push_str("_async");
        }
        if fails && crate::types::is_operator(&func.name) {
            name.insert_str(0, "checked_");
        }
        while others().any(|it| snake(it.trim_start_matches('_')) == name) {
            name.push('_');
        }
        return name;
    }
    let plain = plain(&func.name);
    let is_taken = is_shared(plain);
    let name = snake(if is_taken || plain.is_empty() {
        &func.name
    } else {
        plain
    });
    match func.role {
        Role::Setter => format!("set_{}", name.trim_end_matches('_')),
        Role::Deleter => {
            format!("delete_{}", name.trim_end_matches('_'))
        }
        _ if OF_ALL_TYPES.contains(&name.as_str()) => format!("{name}_"),
        _ if name == "iter" && others().any(|it| it == "__iter__") => "iter_".to_owned(),
        // Rust looks for methods of `&T` before those of `&mut T`, and an operator is one of `&T`.
        _ if changes
            && is_operator_method(&name)
            && others().any(|it| operator_trait(it).is_some_and(|it| it.1 == name)) =>
        {
            format!("{name}_")
        }
        _ => name,
    }
}

/// A number for each class, the same for classes that derive from each other or from one base.
fn families(program: &Program<'_>) -> Vec<usize> {
    let mut families: Vec<usize> = (0..program.classes.len()).collect();
    for (class, at) in program.classes.iter().zip(0..) {
        for base in &class.bases {
            let (Some(&old), Some(&new)) = (families.get(base.at()), families.get(at)) else {
                continue;
            };
            for family in &mut families {
                if *family == old {
                    *family = new;
                }
            }
        }
    }
    families
}

/// The names of functions in Rust, none of those that are `reserved`; `main` is Rust's own.
pub(super) fn func_names(
    program: &Program<'_>,
    entry: &Entry,
    (raises, effects): (&Raises, &Effects),
    has_tasks: bool,
    reserved: &[&str],
) -> Vec<String> {
    let mut taken = crate::translation::names::Taken::default();
    reserved.iter().for_each(|it| taken.reserve(it));
    // The names of each family of classes by what is left of them without the underscores: a method of a base
    // and the one that stands for it below have the same.
    let families = families(program);
    let family = |class: ClassId| families.get(class.at()).copied();
    let mut shared: FxHashMap<(Option<usize>, String), BTreeSet<&str>> = FxHashMap::default();
    for func in &program.funcs {
        if let Some(class) = func.class {
            let key = (family(class), snake(plain(&func.name)));
            shared.entry(key).or_default().insert(&func.name);
        }
    }
    let ids = (0..program.funcs.len()).map(|id| FuncId(u32::try_from(id).unwrap_or(u32::MAX)));
    let mut names: Vec<String> = ids
        .zip(&program.funcs)
        .map(|(id, func)| match snake(&func.name) {
            _ if let Some(class) = func.class => {
                let changes = effects.changers.contains(&id);
                method_name(program, func, raises.fails(id), changes, |plain| {
                    shared
                        .get(&(family(class), snake(plain)))
                        .is_some_and(|it| it.len() > 1)
                })
            }
            name if name == "main" && entry.main != Some(id) => {
                taken.name("run_main".to_owned(), "main")
            }
            _ if entry.main == Some(id) && (raises.fails(id) || func.is_async && has_tasks) => {
                taken.name("run".to_owned(), "main")
            }
            _ if entry.main == Some(id) => "main".to_owned(),
            // Of several definitions with one name each is an item.
            name if !func.is_alone => taken.name(name, &format!("{} {id:?}", func.name)),
            name => taken.name(name, &func.name),
        })
        .collect();
    tell_apart(program, &mut names);
    names
}

/// Gives methods of a class that only their spelling tells apart (`notify_all` and `notifyAll`) names of their
/// own, the same in each class, as a method may stand for one of a base.
fn tell_apart(program: &Program<'_>, names: &mut [String]) {
    let mut renamed: BTreeSet<&str> = BTreeSet::new();
    for class in &program.classes {
        let mut seen: FxHashMap<&str, &str> = FxHashMap::default();
        // A setter is named for its property: what is called as it has the other name.
        let (setters, others): (Vec<FuncId>, Vec<FuncId>) =
            (class.methods.iter()).partition(|it| program.func(**it).role == Role::Setter);
        let (plain, spelled): (Vec<FuncId>, Vec<FuncId>) = (others.into_iter())
            .partition(|it| snake(&program.func(*it).name) == program.func(*it).name);
        for method in setters.into_iter().chain(plain).chain(spelled) {
            let func = program.func(method);
            let first = seen.entry(&names[method.at()]).or_insert(&func.name);
            if *first != func.name && func.role != Role::Setter {
                renamed.insert(&func.name);
            }
        }
    }
    for (func, name) in program.funcs.iter().zip(names) {
        if func.class.is_some() && func.role != Role::Setter && renamed.contains(&*func.name) {
            name.push('_');
        }
    }
}
