//! Nothing that a check runs goes on for ever, takes all there is, or stays.

use std::fs;
use std::time::{Duration, Instant};

use crate::Project;

#[test]
fn a_program_without_end_is_ended() {
    needs_python!();
    let project = Project::new("print(1)\n", "");
    for (rust, arguments, said) in [
        (
            "fn main() { println!(\"1\"); loop { std::thread::park(); } }",
            &["--limit", "5"][..],
            "the same for 1 line; then it stops: it was ended after 5 s; see --limit\n",
        ),
        (
            "fn main() { println!(\"1\"); loop { println!(\"{:01000}\", 2); } }",
            &[],
            "differs at line 2\npython | (no such line)\nrust   | ZEROS ...\n\
             then: it printed more than 4 MiB, and was ended\n",
        ),
    ] {
        project.place.write("ported/src/main.rs", rust);
        let ran = project.check(arguments);
        assert_eq!(ran.status, 1, "{rust}: {ran:?}");
        let said = said.replace("ZEROS", &"0".repeat(200));
        assert_eq!(ran.stdout, format!("ported: {said}"), "{rust}");
    }
    // What it writes to standard error is read, and not kept.
    let rust =
        "fn main() { println!(\"1\"); for _ in 0..3_000_000 { eprintln!(\"0123456789\"); } }";
    project.place.write("ported/src/main.rs", rust);
    let ran = project.check(&[]);
    assert_eq!(ran.status, 1, "{ran:?}");
    assert!(ran.stdout.ends_with("\nrust   | 0123456789\n"), "{ran:?}");
}

#[test]
fn python_without_end_is_not_compared() {
    needs_python!();
    for (python, arguments, said) in [
        ("while True: pass\n", &["--limit", "5"][..], "after 5 s"),
        ("while True: print(10 ** 1000)\n", &[], "more than 4 MiB"),
    ] {
        let ran = Project::new(python, "fn main() {}").check(arguments);
        assert_eq!(ran.status, 1, "{ran:?}");
        assert!(
            ran.stdout.starts_with("ported: not comparable: "),
            "{ran:?}"
        );
        assert!(ran.stdout.contains(said), "{ran:?}");
    }
}

/// Python tells when memory is refused; Rust ends.
#[cfg(target_os = "linux")]
#[test]
fn memory_is_bounded() {
    needs_python!();
    let python = "try:\n    bytearray(6 << 30)\nexcept MemoryError:\n    print('refused')\n";
    let rust = "fn main() {\n    let mut all: Vec<u8> = Vec::new();\n    \
                let refused = all.try_reserve_exact(6 << 30).is_err();\n    \
                println!(\"{}\", if refused { \"refused\" } else { \"given\" });\n}\n";
    let ran = Project::new(python, rust).check(&[]);
    assert_eq!(ran.status, 0, "{ran:?}");
}

/// A file that grows is ended as output is.
#[cfg(target_os = "linux")]
#[test]
fn files_are_bounded() {
    needs_python!();
    let rust = "use std::io::Write;\nfn main() {\n    \
                let mut file = std::fs::File::create(\"large\").unwrap();\n    \
                for _ in 0..400 { if file.write_all(&[0; 1 << 20]).is_err() { return; } }\n    \
                println!(\"written\");\n}\n";
    let ran = Project::new("", rust).check(&[]);
    assert_eq!(ran.status, 1, "{ran:?}");
    assert!(!ran.stdout.contains("written"), "{ran:?}");
}

/// What a program starts is ended with it: at the limit, and when it ends by itself.
#[cfg(target_os = "linux")]
#[test]
fn nothing_that_a_program_starts_stays() {
    needs_python!();
    for (ending, arguments, said) in [
        (
            "loop { std::thread::park(); }",
            &["--limit", "5"][..],
            "after 5 s",
        ),
        ("", &[], "the same: 0 lines"),
    ] {
        let project = Project::new("", "");
        let pid = project.place.path().join("pid");
        let rust = format!(
            "fn main() {{\n    std::process::Command::new(\"sh\")\n        \
             .args([\"-c\", \"sleep 1000 & echo $! > {0}.new; mv {0}.new {0}; wait\"])\n        \
             .spawn().unwrap();\n    \
             while !std::path::Path::new(\"{0}\").exists() {{\n        \
             std::thread::sleep(std::time::Duration::from_millis(5));\n    }}\n    {ending}\n}}\n",
            pid.display()
        );
        project.place.write("ported/src/main.rs", rust);
        let start = Instant::now();
        let ran = project.check(arguments);
        assert!(ran.stdout.contains(said), "{ran:?}");
        assert!(start.elapsed() < Duration::from_secs(100));
        let pid = fs::read_to_string(&pid).expect("the grandchild began");
        assert!(!is_running(pid.trim()), "{pid} runs");
    }
}

#[cfg(target_os = "linux")]
fn is_running(pid: &str) -> bool {
    // One that has ended may still have to be waited for by its new parent.
    let state = fs::read_to_string(format!("/proc/{pid}/stat")).unwrap_or_default();
    let state = state.rsplit(") ").next().unwrap_or_default();
    !state.is_empty() && !state.starts_with('Z')
}

/// Ctrl-C ends what runs, and the check with the status that a shell knows.
#[cfg(target_os = "linux")]
#[test]
fn control_c_ends_a_check() {
    use nix::sys::signal::{Signal, kill};
    use nix::unistd::Pid;
    needs_python!();
    let project = Project::new("", "");
    let begun = project.place.path().join("begun");
    let rust = format!(
        "fn main() {{ std::fs::write({begun:?}, std::process::id().to_string()).unwrap(); \
         loop {{ std::thread::park(); }} }}"
    );
    project.place.write("ported/src/main.rs", rust);
    let mut command = project.place.command(&["port", "check", "ported"]);
    let mut child = command.spawn().expect("it starts");
    let start = Instant::now();
    let pid = loop {
        let pid = fs::read_to_string(&begun).unwrap_or_default();
        if !pid.is_empty() {
            break pid;
        }
        assert!(start.elapsed() < Duration::from_mins(5), "it never runs");
        std::thread::sleep(Duration::from_millis(20));
    };
    let process = Pid::from_raw(i32::try_from(child.id()).expect("a small number"));
    kill(process, Signal::SIGINT).expect("it runs");
    assert_eq!(child.wait().expect("it ends").code(), Some(130));
    assert!(!is_running(&pid));
}
