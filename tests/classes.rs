//! Drafts of classes: a program for each kind, drafted whole, built, run and compared with Python.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

/// Runs the command line in a folder.
fn py2rs(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_py2rs"))
        .args(arguments)
        .current_dir(folder)
        .env(
            "CARGO_TARGET_DIR",
            Path::new(env!("CARGO_TARGET_TMPDIR")).join("port"),
        )
        .env_remove("RUSTFLAGS")
        .output()
        .expect("it starts")
}

/// Drafts a program into a folder.
fn drafted(name: &str, folder: &Path, is_strict: bool) -> Output {
    let source = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/classes")
        .join(format!("{name}.py"));
    let file = format!("{name}.py");
    fs::copy(source, folder.join(&file)).expect("can be copied");
    let mut arguments = vec!["port"];
    arguments.extend(is_strict.then_some("--strict"));
    arguments.extend([file.as_str(), "ported"]);
    py2rs(folder, &arguments)
}

/// Drafts a program and compares what it prints with what Python prints.
fn check(name: &str) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let ported = drafted(name, folder.path(), true);
    assert!(ported.status.success(), "{name} has holes: {ported:?}");
    let checked = py2rs(folder.path(), &["port", "check", "ported"]);
    assert!(checked.status.success(), "{name}: {checked:?}");
}

/// What two names reach is a hole where it is changed, never a copy.
#[test]
fn an_instance_with_two_names_is_no_silent_copy() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let ported = drafted("two_names", folder.path(), true);
    assert_eq!(ported.status.code(), Some(1), "{ported:?}");
    let rust = fs::read_to_string(folder.path().join("ported/src/main.rs")).expect("is written");
    assert!(rust.contains("todo!(\"line 18: "), "{rust}");
    assert!(!rust.contains(".clone()"), "{rust}");
}

#[test]
fn a_dataclass_with_a_factory_and_a_property() {
    check("inventory");
}

#[test]
fn enums_with_names_values_and_lookups() {
    check("enums");
}

#[test]
fn operators_and_their_reflected_forms() {
    check("vector");
}

#[test]
fn named_tuples_that_are_unpacked_sorted_and_hashed() {
    check("points");
}

#[test]
fn setters_class_attributes_and_class_methods() {
    check("account");
}

#[test]
fn orders_by_fields_and_by_lt() {
    check("orders");
}

#[test]
fn a_tree_that_owns_its_branches() {
    check("tree");
}

#[test]
fn a_chain_that_is_gone_through_by_reference() {
    check("linked_list");
}

#[test]
fn a_hierarchy_with_an_abstract_base_and_isinstance() {
    check("shapes");
}

#[test]
fn overrides_super_and_a_base_that_is_made_itself() {
    check("animals");
}

#[test]
fn a_list_of_several_classes_that_are_changed() {
    check("vehicles");
}

#[test]
fn post_init_and_defaults_made_anew() {
    check("config");
}

#[test]
fn namedtuple_and_counts_by_member() {
    check("events");
}

#[test]
fn objects_that_are_found_by_key_and_changed() {
    check("found_objects");
}

#[test]
fn objects_that_are_found_in_a_list_and_changed() {
    check("found_in_list");
}

#[test]
fn a_defaultdict_of_which_only_single_keys_are_read() {
    check("default_dicts");
}

/// What is lent is a hole where Rust would lend it twice, never a copy.
#[test]
fn an_object_that_is_lent_twice_is_no_silent_copy() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let ported = drafted("lent_twice", folder.path(), true);
    assert_eq!(ported.status.code(), Some(1), "{ported:?}");
    let rust = fs::read_to_string(folder.path().join("ported/src/main.rs")).expect("is written");
    assert!(!rust.contains(".clone()"), "{rust}");
}
