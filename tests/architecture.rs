//! The picture in `src/lib.rs` is true: a module imports only what stands before it there, and no import
//! runs in a circle.
//!
//! The code is read as Rust, not as text: `super::super::`, a `use` below what is for tests, names in
//! macros, and what comes through the imports of another module are seen, too.

#[path = "architecture/examples.rs"]
mod examples;
#[path = "architecture/imports.rs"]
mod imports;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use imports::{Crate, Module, Use};

/// At most so many names stand at the top of `src`.
const TOP: usize = 20;

fn source() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

fn py2rs() -> Crate {
    Crate::read(&source()).expect("the source is there")
}

/// The modules in the order of the table.
fn order() -> Vec<String> {
    let text = fs::read_to_string(source().join("lib.rs")).expect("lib.rs is there");
    let rows = text
        .lines()
        .filter_map(|line| line.strip_prefix("//! | ")?.split('`').nth(1));
    rows.map(str::to_owned).collect()
}

/// What is wrong with the imports of a crate whose modules stand in this order.
fn faults(read: &Crate, order: &[String]) -> Vec<String> {
    let place = |name: &String| order.iter().position(|row| row == name);
    let mut faults = Vec::new();
    // For each module, which of those directly below it use which others of them.
    let mut below: BTreeMap<&[String], BTreeMap<&str, BTreeSet<&str>>> = BTreeMap::new();
    let uses = read.uses();
    for (module, uses) in &uses {
        let Some(top) = module.first() else { continue };
        if place(top).is_none() {
            faults.push(format!("{top} has no row in the table"));
        }
        for target in uses {
            match target {
                Use::Hidden(path) => faults.push(format!(
                    "{} has {path} through an import of another module",
                    module.join("::")
                )),
                Use::Of(target) => {
                    let shared = shared(module, target);
                    let (Some(from), Some(to)) = (module.get(shared), target.get(shared)) else {
                        continue;
                    };
                    if shared == 0 && place(to) >= place(from) {
                        faults.push(format!(
                            "{} imports {}",
                            module.join("::"),
                            target.join("::")
                        ));
                    }
                    let graph = below.entry(&module[..shared]).or_default();
                    graph.entry(from).or_default().insert(to);
                }
                Use::OfCrate(_) => {}
            }
        }
    }
    for (module, graph) in &below {
        if let Some(circle) = circle(graph) {
            let module = module.join("::");
            faults.push(format!("in {module}, a circle: {}", circle.join(" → ")));
        }
    }
    faults
}

/// How many names two paths begin with that are the same.
fn shared(a: &Module, b: &Module) -> usize {
    a.iter().zip(b).take_while(|(a, b)| a == b).count()
}

/// Modules that lead to each other, the first at the end again.
fn circle<'a>(graph: &BTreeMap<&'a str, BTreeSet<&'a str>>) -> Option<Vec<&'a str>> {
    fn visit<'a>(
        graph: &BTreeMap<&'a str, BTreeSet<&'a str>>,
        module: &'a str,
        way: &mut Vec<&'a str>,
        done: &mut BTreeSet<&'a str>,
    ) -> Option<Vec<&'a str>> {
        if let Some(start) = way.iter().position(|it| *it == module) {
            let circle = way[start..].iter().copied();
            return Some(circle.chain([module]).collect());
        }
        if !done.insert(module) {
            return None;
        }
        way.push(module);
        for next in graph.get(module).into_iter().flatten() {
            if let Some(circle) = visit(graph, next, way, done) {
                return Some(circle);
            }
        }
        way.pop();
        None
    }
    let mut done = BTreeSet::new();
    let mut modules = graph.keys();
    modules.find_map(|module| visit(graph, module, &mut Vec::new(), &mut done))
}

#[test]
fn imports_go_one_way_and_in_no_circle() {
    let faults = faults(&py2rs(), &order());
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn what_the_documentation_shows_has_examples() {
    let missing = examples::missing(&source()).expect("the source is there");
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}

#[test]
fn few_names_stand_at_the_top() {
    let entries = fs::read_dir(source()).expect("the source is there");
    let stem = |path: PathBuf| path.file_stem().map(ToOwned::to_owned);
    let names: BTreeSet<_> = entries.filter_map(|it| stem(it.ok()?.path())).collect();
    assert!(names.len() <= TOP, "{names:?}");
}

#[test]
fn renderers_do_not_import_each_other() {
    for (module, uses) in py2rs().uses() {
        for target in uses {
            if let Use::Of(target) = target
                && shared(module, &target) == 1
                && module[0] == "render"
            {
                assert!(target.len() == 1, "{module:?} imports {target:?}");
            }
        }
    }
}

#[test]
fn only_syntax_calls_the_parser() {
    for (module, uses) in py2rs().uses() {
        let calls = uses.contains(&Use::OfCrate("rustpython_parser".to_owned()));
        let may = module.starts_with(&["python".to_owned(), "syntax".to_owned()]);
        assert!(may || !calls, "{module:?} does");
    }
}

/// Families of idioms that are named as a module of Python is: what knows nothing of idioms may mean a name
/// there by `"threading.local"`.
const MODULES: [&str; 5] = ["asyncio", "io", "multiprocessing", "threading", "typing"];

/// What an idiom is lies in its row: elsewhere none is named.
#[test]
fn only_the_catalogue_names_an_idiom() {
    let families: BTreeSet<&str> = py2rs::idioms::catalogue()
        .map(py2rs::idioms::Idiom::family)
        .collect();
    let named = regex::Regex::new("^([a-z-]+)\\.[a-z-]+$").expect("a valid pattern");
    let read = py2rs();
    let uses = read.uses();
    let knows_idioms = |module: &Module| {
        let top = |it: &Use, name| matches!(it, Use::Of(target) if target.first().is_some_and(|it| it == name));
        uses[module]
            .iter()
            .any(|it| top(it, "idioms") || top(it, "analysis"))
    };
    for (module, literals) in read.literals() {
        if module.first().is_some_and(|it| it == "idioms") {
            continue;
        }
        for literal in literals {
            let Some(family) = named.captures(literal).and_then(|it| it.get(1)) else {
                continue;
            };
            let may_be_python = MODULES.contains(&family.as_str()) && !knows_idioms(module);
            assert!(
                may_be_python || !families.contains(family.as_str()),
                "{module:?} names {literal}"
            );
        }
    }
}

#[test]
fn an_idiom_that_is_named_exists() {
    let ids: BTreeSet<&str> = py2rs::idioms::catalogue().map(|it| it.id).collect();
    for idiom in py2rs::idioms::catalogue() {
        for less in idiom.subsumed() {
            assert!(ids.contains(less), "{} names {less}", idiom.id);
        }
    }
    let families: BTreeSet<&str> = py2rs::idioms::catalogue()
        .map(py2rs::idioms::Idiom::family)
        .collect();
    let literal = regex::Regex::new(r#""(([a-z-]+)\.([a-z-]+))""#).expect("a valid pattern");
    let mut named = 0;
    for entry in ignore::Walk::new(source()) {
        let path = entry.expect("the source can be walked").into_path();
        let is_catalogue = path.starts_with(source().join("idioms"));
        if is_catalogue || path.extension().is_none_or(|it| it != "rs") {
            continue;
        }
        let text = fs::read_to_string(&path).expect("it is UTF-8");
        for found in literal.captures_iter(&text) {
            let (_, [id, family, name]) = found.extract();
            let may_be_python = MODULES.contains(&family) && !name.contains('-');
            if families.contains(family) && !may_be_python {
                assert!(ids.contains(id), "{}: {id}", path.display());
                named += 1;
            }
        }
    }
    // Examples and tests name some.
    assert!(named > 0, "no ids were found");
}

/// The faults of a crate of these modules, the first of which is the root.
fn faults_of(modules: &[(&str, &str)]) -> Vec<String> {
    let mut read = Crate::default();
    for (path, text) in modules {
        let module = path.split("::").filter(|it| !it.is_empty());
        read.add(&module.map(str::to_owned).collect(), text);
    }
    faults(&read, &["a".to_owned(), "b".to_owned()])
}

#[test]
fn no_way_around_the_order_is_missed() {
    let root = ("", "mod a; mod b;");
    let b = ("b", "pub fn f() {}");
    for text in [
        "use crate::b::f;",
        "use super::b::f;",
        "use crate::{b::{self as c}};",
        "#[cfg(test)] mod tests {} use crate::b;",
        "fn g() { crate::b::f() }",
        "fn g() { assert!(crate::b::f() == ()) }",
        "impl From<crate::b::T> for S {}",
        "mod c { use super::super::b; }",
        "mod c { use super::b::f; } use crate::b;",
    ] {
        assert_ne!(faults_of(&[root, b, ("a", text)]), [""; 0], "{text}");
    }
    for text in [
        "#[cfg(test)] mod tests { use crate::b; }",
        "#[cfg(test)] use crate::b;",
        "use std::b; fn g() { \"crate::b\"; }",
    ] {
        assert_eq!(faults_of(&[root, b, ("a", text)]), [""; 0], "{text}");
    }
}

#[test]
fn what_comes_through_another_modules_import_is_told() {
    let root = ("", "mod a; mod b;");
    let a = ("a", "pub fn f() {}");
    let hidden = ("b::c", "use super::a::f;");
    assert_ne!(
        faults_of(&[root, a, ("b", "mod c; use crate::a;"), hidden]),
        [""; 0]
    );
    assert_ne!(
        faults_of(&[
            root,
            a,
            ("b", "mod c; use crate::a;"),
            ("b::c", "use super::*;")
        ]),
        [""; 0]
    );
    assert_eq!(
        faults_of(&[root, a, ("b", "mod c; pub use crate::a;"), hidden]),
        [""; 0]
    );
}

#[test]
fn circles_are_told_also_through_what_is_handed_on() {
    let root = ("", "mod a; mod b;");
    let a = ("a", "mod c; mod d; pub use d::D;");
    let circle = [
        root,
        a,
        ("a::c", "use super::D; pub struct C;"),
        ("a::d", "use super::c::C; pub struct D;"),
    ];
    assert_ne!(faults_of(&circle), [""; 0]);
    let none = [
        root,
        a,
        ("a::c", "pub struct C;"),
        ("a::d", "use super::c::C; pub struct D;"),
    ];
    assert_eq!(faults_of(&none), [""; 0]);
}
