//! Mixins: classes of methods alone, which others take in beside what they derive from. Python looks for a
//! method in each of the bases; here each class that takes a mixin in has its methods as its own.

use rustc_hash::{FxHashMap, FxHashSet};
use rustpython_ast::{Expr, Stmt, StmtClassDef};

use crate::python::names::bare_name;
use crate::python::source::Source;
use crate::python::syntax::span;

/// The statements of each mixin of a file, by its name: its own, then those that it takes in itself.
pub(super) type Mixins<'a> = FxHashMap<&'a str, Vec<&'a Stmt>>;

/// Finds the mixins of a file: what is named anywhere but as a base is none.
pub(super) fn find<'a>(source: &Source, suite: &'a [Stmt]) -> Mixins<'a> {
    let classes: Vec<&'a StmtClassDef> = suite
        .iter()
        .filter_map(|it| match it {
            Stmt::ClassDef(class) => Some(class),
            _ => None,
        })
        .collect();
    let mut users_of: FxHashMap<&str, Vec<&StmtClassDef>> = FxHashMap::default();
    for class in &classes {
        let named: FxHashSet<&str> = bases(class).flatten().collect();
        for base in named {
            users_of.entry(base).or_default().push(class);
        }
    }
    let mut found = Mixins::default();
    for class in &classes {
        let name = class.name.as_str();
        let users = users_of.get(name).map_or(&[][..], Vec::as_slice);
        let is_beside = users.iter().any(|it| parents(it).count() > 1);
        if !is_beside
            || words(source.text(), name) != users.len() + 1
            || !has_plain_head(class, &found)
            || !class.body.iter().all(is_plain)
            || asks_for_bases(source, class)
        {
            continue;
        }
        let mut stmts: Vec<&'a Stmt> = class.body.iter().filter(|it| named(it).is_some()).collect();
        for base in bases(class).flatten() {
            for stmt in found.get(base).into_iter().flatten() {
                if !stmts.iter().any(|it| named(it) == named(stmt)) {
                    stmts.push(stmt);
                }
            }
        }
        let has_method = stmts.iter().any(|it| matches!(it, Stmt::FunctionDef(_)));
        if has_method {
            found.insert(name, stmts);
        }
    }
    // Behind another base a mixin may not be asked at all.
    loop {
        let late: Vec<&str> = classes
            .iter()
            .flat_map(|class| {
                parents(class)
                    .skip_while(|it| it.is_some_and(|it| found.contains_key(it)))
                    .flatten()
                    .filter(|it| found.contains_key(it))
            })
            .collect();
        if late.is_empty() {
            return found;
        }
        // One that takes another in has its statements.
        let taken: Vec<&str> = classes
            .iter()
            .filter(|it| bases(it).flatten().any(|base| late.contains(&base)))
            .map(|it| it.name.as_str())
            .collect();
        found.retain(|name, _| !late.contains(name) && !taken.contains(name));
    }
}

/// What a class takes in of its mixins: nothing that it has itself, or that one before has.
pub(super) fn taken_in<'a>(class: &'a StmtClassDef, mixins: &Mixins<'a>) -> Vec<&'a Stmt> {
    let mut names: Vec<&str> = class.body.iter().filter_map(named).collect();
    let mut taken = Vec::new();
    for base in bases(class).flatten() {
        let stmts = mixins.get(base).into_iter().flatten();
        let new: Vec<&'a Stmt> = stmts
            .copied()
            .filter(|it| named(it).is_some_and(|name| !names.contains(&name)))
            .collect();
        names.extend(new.iter().filter_map(|it| named(it)));
        taken.extend(new);
    }
    taken
}

/// The names of the bases of a class; one that is no plain name has none.
fn bases(class: &StmtClassDef) -> impl Iterator<Item = Option<&str>> {
    let arguments = class.arguments.as_deref();
    arguments.into_iter().flat_map(|it| &it.args).map(bare_name)
}

/// The bases that are asked for methods.
fn parents(class: &StmtClassDef) -> impl Iterator<Item = Option<&str>> {
    bases(class).filter(|it| !matches!(it, Some("object" | "ABC")))
}

fn has_plain_head(class: &StmtClassDef, mixins: &Mixins<'_>) -> bool {
    class.decorator_list.is_empty()
        && class.type_params.is_none()
        && class
            .arguments
            .as_deref()
            .is_none_or(|it| it.keywords.is_empty())
        && parents(class).all(|it| it.is_some_and(|it| mixins.contains_key(it)))
}

/// Whether a statement of a class is as good in another: a method, or an attribute that never changes.
fn is_plain(stmt: &Stmt) -> bool {
    match stmt {
        Stmt::FunctionDef(def) => {
            let is_known = |it: &Expr| match it {
                Expr::Attribute(of) => matches!(of.attr.as_str(), "setter" | "deleter"),
                other => matches!(
                    bare_name(other),
                    Some("property" | "staticmethod" | "classmethod" | "abstractmethod")
                ),
            };
            !matches!(
                def.name.as_str(),
                "__init__" | "__new__" | "__init_subclass__" | "__del__" | "__class_getitem__"
            ) && def.decorator_list.iter().all(|it| is_known(&it.expression))
        }
        Stmt::Pass(_) => true,
        Stmt::Expr(stmt) => matches!(&*stmt.value, Expr::StringLiteral(_)),
        Stmt::Assign(assign) => {
            let is_literal = matches!(
                &*assign.value,
                Expr::NumberLiteral(_)
                    | Expr::StringLiteral(_)
                    | Expr::BooleanLiteral(_)
                    | Expr::NoneLiteral(_)
            );
            is_literal && named(stmt).is_some()
        }
        _ => false,
    }
}

/// The name that a statement of a class gives it.
fn named(stmt: &Stmt) -> Option<&str> {
    match stmt {
        Stmt::FunctionDef(def) => Some(def.name.as_str()),
        Stmt::Assign(assign) => match &*assign.targets {
            [one] => bare_name(one),
            _ => None,
        },
        _ => None,
    }
}

/// Whether a class uses `super`, or names that Python makes its own.
fn asks_for_bases(source: &Source, class: &StmtClassDef) -> bool {
    let text = source.slice(span(class));
    let own = text.replace(".__class__", "").replace(".__name__", "");
    let mangled = own.match_indices(".__").any(|(at, _)| {
        let rest = own[at + 3..]
            .split(|c: char| !c.is_alphanumeric() && c != '_')
            .next();
        rest.is_some_and(|it| !it.ends_with("__"))
    });
    words(text, "super") > 0 || mangled
}

/// How often a word stands in a text.
fn words(text: &str, word: &str) -> usize {
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    text.match_indices(word)
        .filter(|(at, _)| {
            !text[..*at].ends_with(is_part) && !text[at + word.len()..].starts_with(is_part)
        })
        .count()
}
