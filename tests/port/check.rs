//! What a check says of Rust that does the same, and of Rust that does not.

use std::env;
use std::path::{Path, PathBuf};

use crate::{Place, Project};

const PYTHON: &str = "print(1)\nprint('zwei')\nprint(3.0)\n";

#[test]
fn the_same_is_said_to_be_the_same() {
    needs_python!();
    let rust = r#"fn main() { println!("1\nzwei\n3.0"); }"#;
    let project = Project::new(PYTHON, rust);
    for _ in 0..2 {
        let ran = project.check(&[]);
        assert_eq!((ran.status, &*ran.stderr), (0, ""), "{ran:?}");
        assert_eq!(ran.stdout, "ported: the same: 3 lines, exit status: 0\n");
    }
    // Nothing was drafted anew, and the versions of crates are kept.
    assert_eq!(project.place.read("ported/src/main.rs"), rust);
    let names = project.place.names("ported");
    assert_eq!(
        names,
        [".gitignore", "Cargo.lock", "Cargo.toml", "calc.py", "src"]
    );
}

#[test]
fn a_program_that_fails_as_python_does_is_the_same() {
    needs_python!();
    let python = "import sys\nprint(1)\nsys.stderr.write('x\\n')\nraise ValueError('bad')\n";
    let rust = r#"fn main() -> std::process::ExitCode {
        println!("1");
        eprintln!("ValueError: bad");
        std::process::ExitCode::FAILURE
    }"#;
    let ran = Project::new(python, rust).check(&[]);
    assert_eq!(ran.status, 0, "{ran:?}");
    assert_eq!(ran.stdout, "ported: the same: 1 line, exit status: 1\n");
}

#[test]
fn what_differs_is_shown_on_both_sides() {
    needs_python!();
    let project = Project::new(PYTHON, "");
    for (rust, said) in [
        (
            r#"fn main() { println!("1\nzw\x1b[2J\u{202e}ei\n3.0"); }"#,
            "differs at line 2\npython | zwei\nrust   | zw␛[2J<U+202E>ei\n",
        ),
        (
            r#"fn main() { println!("1\nzwei"); }"#,
            "differs at line 3\npython | 3.0\nrust   | (no such line)\n",
        ),
        (
            r#"fn main() { println!("1\nzwei\n3.0\n"); }"#,
            "differs at line 4\npython | (no such line)\nrust   | \n",
        ),
        (
            r#"fn main() { print!("1\nzwei\n3.0"); }"#,
            "differs at line 3\npython | 3.0\nrust   | 3.0 (without a line end)\n",
        ),
        (
            r#"fn main() { println!("1\nzwei\n3.0"); eprintln!("warning"); }"#,
            "differs in the last line of standard error\npython | (no such line)\nrust   | warning\n",
        ),
        (
            r#"fn main() { println!("1\nzwo"); panic!("no\nmore"); }"#,
            "differs at line 2\npython | zwei\nrust   | zwo\n\
             then: it panics at src/main.rs:1:33: no␊more\n",
        ),
        (
            r#"use std::io::Write; fn main() { std::io::stdout().write_all(b"1\nzwei\n\xff\n").unwrap(); }"#,
            "differs at line 3\npython | 3.0\nrust   | \\xff\n",
        ),
    ] {
        project.place.write("ported/src/main.rs", rust);
        let ran = project.check(&[]);
        assert_eq!(ran.status, 1, "{rust}: {ran:?}");
        assert_eq!(ran.stdout, format!("ported: {said}"), "{rust}");
    }
}

#[test]
fn a_program_that_stops_is_not_the_same() {
    needs_python!();
    let project = Project::new(PYTHON, "");
    for (rust, said) in [
        (
            r#"fn main() { println!("1"); todo!("line 2: {}", r"print('zwei')"); }"#,
            "the same for 1 line; then it reaches a hole: line 2: print('zwei')\n",
        ),
        (
            "fn main() { todo!() }",
            "the same for 0 lines; then it reaches a hole\n",
        ),
        (
            r#"fn main() { println!("1"); Vec::<u8>::new()[1]; }"#,
            "the same for 1 line; then it stops: it panics at src/main.rs:1:44: index out of bounds: \
             the len is 0 but the index is 1\n",
        ),
        (
            r#"fn main() { println!("1"); eprintln!("no"); std::process::exit(7); }"#,
            "the same for 1 line; then it stops: exit status: 7: no\n",
        ),
    ] {
        project.place.write("ported/src/main.rs", rust);
        let ran = project.check(&[]);
        assert_eq!(ran.status, 1, "{rust}: {ran:?}");
        assert_eq!(ran.stdout, format!("ported: {said}"), "{rust}: {ran:?}");
    }
    // Python's own failure is what Rust has to have.
    let project = Project::new(
        "print(1)\nraise SystemExit(3)\n",
        "fn main() { println!(\"1\"); }",
    );
    let ran = project.check(&[]);
    assert_eq!(ran.status, 1, "{ran:?}");
    assert_eq!(
        ran.stdout,
        "ported: differs in its status\npython | exit status: 3\nrust   | exit status: 0\n"
    );
}

#[test]
fn what_does_not_build_is_told_by_the_compiler() {
    needs_python!();
    let project = Project::new(PYTHON, "fn main() { let x\u{202e}: i32 = \"\x1b[2J\"; }\n");
    let ran = project.check(&[]);
    assert_eq!((ran.status, &*ran.stdout), (1, ""), "{ran:?}");
    assert!(ran.stderr.contains("--> src/main.rs:1:"), "{ran:?}");
    assert!(!ran.stderr.contains(['\u{1b}', '\u{202e}']), "{ran:?}");
    assert!(
        ran.stderr.ends_with("ported: it does not build\n"),
        "{ran:?}"
    );
}

#[test]
fn python_that_differs_from_itself_is_not_compared() {
    needs_python!();
    for python in [
        "import time\nprint(1)\nprint(time.perf_counter_ns())\n",
        "import os\nraise SystemExit('no %d' % os.getpid())\n",
        "print({str(i) for i in range(1000)})\n",
    ] {
        let ran = Project::new(python, "fn main() {}").check(&[]);
        assert_eq!(ran.status, 1, "{ran:?}");
        let said = "ported: not comparable: Python differs from itself in two runs: ";
        assert!(ran.stdout.starts_with(said), "{ran:?}");
        assert_eq!(ran.stdout.lines().count(), 1, "{ran:?}");
    }
}

#[test]
fn both_programs_get_their_input_and_arguments() {
    needs_python!();
    let python = "import sys\nprint(sys.argv[1:], len(sys.stdin.read()))\n";
    let rust = r#"fn main() {
        let arguments: Vec<String> = std::env::args().skip(1).collect();
        let quoted: Vec<String> = arguments.iter().map(|it| format!("'{it}'")).collect();
        let text = std::io::read_to_string(std::io::stdin()).unwrap();
        println!("[{}] {}", quoted.join(", "), text.len());
    }"#;
    let project = Project::new(python, rust);
    project.place.write("data.txt", "12345");
    for arguments in [
        &[][..],
        &["--stdin", "data.txt"],
        &["--", "a b", "--stdin", "-x"],
        &["--stdin", "data.txt", "--", "--"],
    ] {
        let ran = project.check(arguments);
        assert_eq!(ran.status, 0, "{arguments:?}: {ran:?}");
    }
    for arguments in [&["--stdin", "nothing"][..], &["--stdin", "."], &["extra"]] {
        let ran = project.check(arguments);
        assert_eq!(ran.status, 2, "{arguments:?}: {ran:?}");
    }
}

/// Of each definition, what was compared of it.
#[test]
fn definitions_are_told_apart() {
    needs_python!();
    let python = "def double(n):\n    return n * 2\n\n\nclass Stats:\n    def mean(self):\n        \
                  return 1.5\n\n\ndef quiet():\n    return double(3)\n\n\ndef unused():\n    pass\n\n\n\
                  if __name__ == '__main__':\n    print(double(1), double(2))\n    quiet()\n    \
                  print(Stats().mean())\n    assert double(2) == 4\n";
    let rust = "fn main() { println!(\"2 4\"); println!(\"1.5\"); }";
    let project = Project::new(python, rust);
    let ran = project.check(&[]);
    assert_eq!(ran.status, 0, "{ran:?}");
    assert_eq!(
        ran.stdout,
        "ported: the same: 2 lines, exit status: 0\n  double: same on 2\n  \
         Stats.mean: same on 1\n  quiet: ran, not compared\n  unused: not run\n"
    );
    let rust = "fn main() { println!(\"2 4\"); println!(\"1.4\"); }";
    project.place.write("ported/src/main.rs", rust);
    let ran = project.check(&[]);
    assert_eq!(ran.status, 1, "{ran:?}");
    assert_eq!(
        ran.stdout,
        "ported: differs at line 2\npython | 1.5\nrust   | 1.4\n  double: same on 1\n  \
         Stats.mean: differs at line 2\n  quiet: ran, not compared\n  unused: not run\n"
    );
}

/// Each run has a folder of its own, empty before and gone after, of one name for both languages.
#[test]
fn programs_run_in_fresh_folders() {
    needs_python!();
    let python = "import os\nprint(os.listdir('.'), os.getcwd())\nopen('left', 'w').close()\n";
    let rust = r#"fn main() {
        let count = std::fs::read_dir(".").unwrap().count();
        assert_eq!(count, 0);
        println!("[] {}", std::env::current_dir().unwrap().display());
        std::fs::write("left", "").unwrap();
    }"#;
    let project = Project::new(python, rust);
    let ran = project.check(&[]);
    assert_eq!(ran.status, 0, "{ran:?}");
    assert_eq!(project.place.names("."), ["calc.py", "ported"]);
}

#[test]
fn only_projects_are_checked() {
    let project = Project::new(PYTHON, "fn main() {}");
    let place = &project.place;
    std::fs::create_dir(place.path().join("empty")).expect("can be made");
    for folder in ["nowhere", "empty", "calc.py"] {
        let ran = place.py2rs(&["port", "check", folder]);
        assert_eq!(ran.status, 2, "{ran:?}");
        assert!(ran.stderr.contains("\n  py2rs port "), "{ran:?}");
    }
    for file in ["calc.py", "src/main.rs"] {
        let path = place.path().join("ported").join(file);
        std::fs::rename(&path, place.path().join("away")).expect("can be moved");
        let ran = project.check(&[]);
        assert_eq!(ran.status, 2, "{ran:?}");
        assert!(
            ran.stderr.contains(&format!("{file} is missing")),
            "{ran:?}"
        );
        std::fs::rename(place.path().join("away"), &path).expect("can be moved");
    }
    // What is not in the project is not run, whatever its manifest says.
    let manifest = place.read("ported/Cargo.toml");
    let elsewhere = manifest.replace("\"calc.py\"", "\"../calc.py\"");
    assert_ne!(elsewhere, manifest);
    place.write("ported/Cargo.toml", elsewhere);
    assert_eq!(project.check(&[]).status, 2);
}

#[test]
fn a_tool_that_is_missing_is_named() {
    needs_python!();
    let project = Project::new(PYTHON, "fn main() {}");
    let bin = Place::new();
    let link = |tool: &str| {
        let found = env::split_paths(&env::var_os("PATH").unwrap_or_default())
            .map(|folder: PathBuf| folder.join(tool))
            .find(|path| path.is_file())
            .unwrap_or_else(|| panic!("{tool} is on the path"));
        let found = std::fs::canonicalize(found).expect("is there");
        let script = format!("#!/bin/sh\nexec '{}' \"$@\"\n", found.display());
        bin.write(tool, script);
        executable(&bin.path().join(tool));
    };
    let check = |said: &str| {
        let mut command = project.place.command(&["port", "check", "ported"]);
        command.env("PATH", bin.path());
        let ran = crate::Ran::of(command, b"");
        assert_eq!(ran.status, 2, "{ran:?}");
        assert!(ran.stderr.starts_with(said), "{ran:?}");
    };
    check("error: python3 is not on the path\n  https://");
    link("python3");
    check("error: cargo is not on the path\n  https://");
}

fn executable(path: &Path) {
    use std::os::unix::fs::PermissionsExt as _;
    let mode = std::fs::Permissions::from_mode(0o755);
    std::fs::set_permissions(path, mode).expect("can be changed");
}

/// With the crates that this package was built with, which lie on this machine.
#[test]
fn a_project_builds_offline_with_what_was_fetched() {
    needs_python!();
    let python = "import re\nprint(re.sub('a+', 'b', 'caat'))\n";
    let rust = "fn main() {\n    let found = memchr::memchr(b'a', b\"caat\");\n    \
                println!(\"{}\", if found == Some(1) { \"cbt\" } else { \"\" });\n}\n";
    let project = Project::new(python, rust);
    let manifest = project.place.read("ported/Cargo.toml");
    let manifest = manifest.replace("[dependencies]\n", "[dependencies]\nmemchr = \"2\"\n");
    project.place.write("ported/Cargo.toml", manifest);
    let ran = project.check(&["--offline"]);
    assert_eq!(ran.status, 0, "{ran:?}");
    let lock = project.place.read("ported/Cargo.lock");
    assert!(lock.contains("name = \"memchr\""), "{lock}");
    assert_eq!(project.check(&["--offline"]).status, 0);
    assert_eq!(project.place.read("ported/Cargo.lock"), lock);
}
