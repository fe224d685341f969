//! What is written into a folder, and what is not.

use std::fs;
use std::process::Command;

use crate::{Place, Project, Ran, target};

#[test]
fn a_project_holds_both_programs() {
    let place = Place::with("calc.py", "print(1)\n");
    let ran = place.py2rs(&["port", "calc.py", "a/b/ported"]);
    assert_eq!((ran.status, &*ran.stderr), (0, ""), "{ran:?}");
    assert!(
        ran.stdout.contains("py2rs port check a/b/ported "),
        "{ran:?}"
    );
    let files = [".gitignore", "Cargo.toml", "calc.py", "src"];
    assert_eq!(place.names("a/b/ported"), files);
    assert_eq!(place.names("a/b"), ["ported"]);
    assert_eq!(place.read("a/b/ported/calc.py"), "print(1)\n");
    // It is the program that is printed.
    let printed = place.py2rs(&["port", "calc.py"]).stdout;
    assert_eq!(place.read("a/b/ported/src/main.rs"), printed);
    let manifest: toml::Table = place
        .read("a/b/ported/Cargo.toml")
        .parse()
        .expect("is TOML");
    assert_eq!(manifest["package"]["edition"].as_str(), Some("2024"));
    for profile in ["dev", "release", "test", "bench"] {
        let checks = &manifest["profile"][profile]["overflow-checks"];
        assert_eq!(checks.as_bool(), Some(true), "{profile}");
    }
    // The lock file is not ignored.
    assert_eq!(place.read("a/b/ported/.gitignore"), "/target\n");
}

#[test]
fn the_python_is_that_of_the_file() {
    let texts: [&[u8]; 4] = [
        b"# coding: latin-1\r\nprint('\xe9')\r\n",
        b"\xef\xbb\xbfprint('\xc3\xa9')\n",
        b"print(1)",
        b"\tprint(1)\n",
    ];
    for (index, bytes) in texts.iter().enumerate() {
        let place = Place::with("calc.py", bytes);
        let ran = place.py2rs(&["port", "calc.py", "ported"]);
        assert_eq!(ran.status, 0, "{ran:?}");
        let written = fs::read(place.path().join("ported/calc.py")).expect("is there");
        // What was mended is written as it was read: it can be run.
        let expected = if index == 3 { b"print(1)\n" } else { *bytes };
        assert_eq!(written, expected);
    }
}

#[test]
fn what_has_no_name_gets_one() {
    let place = Place::new();
    let ran = Ran::of(place.command(&["port", "-", "piped"]), b"print(1)\n");
    assert_eq!(ran.status, 0, "{ran:?}");
    assert_eq!(place.read("piped/main.py"), "print(1)\n");
    let ran = place.py2rs(&["port", "q16", "question"]);
    assert_eq!(ran.status, 0, "{ran:?}");
    assert!(place.names("question").contains(&"q16.py".to_owned()));
    // `check` is a name as any other where a folder is meant.
    let ran = place.py2rs(&["port", "q16", "check"]);
    assert_eq!(ran.status, 0, "{ran:?}");
    assert_eq!(place.names("."), ["check", "piped", "question"]);
}

#[cfg(unix)]
#[test]
fn hostile_names_make_projects_that_build() {
    needs_python!();
    for name in [
        "a\n[lib]\n\"\\.py",
        "\u{1b}[2J.py",
        "fn.py",
        "-x.py",
        "é ü.py",
        "\"'$(x).py",
    ] {
        let place = Place::new();
        let file = format!("./{name}");
        place.write(&file, "print(1)\n");
        let ran = place.py2rs(&["port", &file, "ported"]);
        assert_eq!(ran.status, 0, "{ran:?}");
        place.write("ported/src/main.rs", "fn main() { println!(\"1\"); }\n");
        let ran = place.py2rs(&["port", "check", "ported"]);
        assert_eq!(ran.status, 0, "{name:?}: {ran:?}");
    }
}

#[test]
fn nothing_is_overwritten() {
    let place = Place::with("calc.py", "print(1)\n");
    place.write("file", "mine");
    fs::create_dir(place.path().join("full")).expect("can be made");
    place.write("full/mine", "mine");
    for folder in ["file", "full", "full/", ".", "full/mine"] {
        let ran = place.py2rs(&["port", "calc.py", folder]);
        assert_eq!(ran.status, 2, "{ran:?}");
        assert_eq!(ran.stdout, "");
        assert!(ran.stderr.starts_with("error: "), "{ran:?}");
        assert!(ran.stderr.contains("  py2rs port calc.py "), "{ran:?}");
    }
    assert_eq!(place.names("full"), ["mine"]);
    assert_eq!(place.read("full/mine"), "mine");
    fs::create_dir(place.path().join("empty")).expect("can be made");
    assert_eq!(place.py2rs(&["port", "calc.py", "empty"]).status, 0);
    let names = ["calc.py", "empty", "file", "full"];
    assert_eq!(place.names("."), names);
}

#[test]
fn all_is_written_or_nothing() {
    let place = Place::with("calc.py", "print(1)\n");
    place.write("broken.py", "print(\n");
    place.write("file", "");
    let ran = place.py2rs(&["port", "calc.py", "file/below"]);
    assert_eq!(ran.status, 1, "{ran:?}");
    assert!(ran.stderr.starts_with("error: file: "), "{ran:?}");
    // Nothing could run it.
    let ran = place.py2rs(&["port", "broken.py", "ported"]);
    assert_eq!(ran.status, 1, "{ran:?}");
    assert!(ran.stderr.contains("--> broken.py:"), "{ran:?}");
    assert!(ran.stderr.contains("ported: not written"), "{ran:?}");
    assert_eq!(place.names("."), ["broken.py", "calc.py", "file"]);
}

/// Two projects of one file, built in one target folder, one after the other and once more.
#[test]
fn two_projects_never_run_each_others_program() {
    needs_python!();
    let place = Place::with("calc.py", "print(1)\n");
    place.write("other.py", "print(1)\n");
    for (file, folder) in [
        ("calc.py", "one"),
        ("calc.py", "two"),
        ("other.py", "three"),
    ] {
        assert_eq!(place.py2rs(&["port", file, folder]).status, 0);
    }
    let print = |folder: &str, number: u32| {
        let main = format!("fn main() {{ println!(\"{number}\"); }}\n");
        place.write(&format!("{folder}/src/main.rs"), main);
    };
    print("one", 1);
    print("two", 2);
    print("three", 3);
    for _ in 0..2 {
        for (folder, status) in [("one", 0), ("two", 1), ("three", 1)] {
            let ran = place.py2rs(&["port", "check", folder]);
            assert_eq!(ran.status, status, "{folder}: {ran:?}");
        }
    }
}

/// A project that was copied keeps its package's name.
#[test]
fn a_copy_does_not_run_the_programs_of_its_original() {
    needs_python!();
    let project = Project::new("print(1)\n", "fn main() { println!(\"1\"); }\n");
    let copy = |from: &str, to: &str| {
        let ran = Command::new("cp")
            .args(["-rp", from, to])
            .current_dir(project.place.path())
            .status();
        assert!(ran.is_ok_and(|it| it.success()), "{from} is copied to {to}");
    };
    copy("ported", "copy");
    project.place.write(
        "ported/src/main.rs",
        "fn main() { println!(\"1\"); } // newer\n",
    );
    assert_eq!(project.check(&[]).status, 0);
    // Older than what was just built.
    let old = "fn main() { println!(\"2\"); }\n";
    project.place.write("copy/src/main.rs", old);
    let before = std::time::SystemTime::now() - std::time::Duration::from_hours(1);
    fs::File::options()
        .write(true)
        .open(project.place.path().join("copy/src/main.rs"))
        .and_then(|file| file.set_modified(before))
        .expect("the time can be set");
    let ran = project.place.py2rs(&["port", "check", "copy"]);
    assert_eq!(ran.status, 1, "{ran:?}");
    assert_eq!(project.check(&[]).status, 0);
}

#[test]
fn an_integer_that_does_not_fit_stops_in_every_profile() {
    let rust = "fn main() {\n    let one = std::env::args().count() as i64;\n    \
                println!(\"{}\", i64::MAX + one);\n}\n";
    let project = Project::new("print(9223372036854775808)\n", rust);
    for profile in ["dev", "release"] {
        let output = Command::new("cargo")
            .args(["run", "--quiet", "--profile", profile])
            .current_dir(project.place.path().join("ported"))
            .env("CARGO_TARGET_DIR", target())
            .output()
            .expect("cargo starts");
        assert_eq!(output.status.code(), Some(101), "{profile}: {output:?}");
        let stderr = String::from_utf8_lossy(&output.stderr);
        assert!(stderr.contains("attempt to add with overflow"), "{stderr}");
    }
}
