//! Questions, idioms, packages and phrases, found by what is typed.

use crate::{folder, json, path, py2rs, run, status, stderr, stdout};

#[test]
fn an_unknown_target_is_answered_with_the_nearest_names() {
    for target in ["q56", "q181", "nothing.py"] {
        let output = run(&["explain", target]);
        assert_eq!(status(&output), 2, "{target}");
        assert!(stderr(&output).contains(target), "{}", stderr(&output));
        assert!(output.stdout.is_empty());
    }
    let folder = folder(&[("module.py", b"")]);
    let output = py2rs(&["explain", "modul.py"])
        .current_dir(folder.path())
        .output();
    let output = output.expect("the binary starts");
    assert!(
        stderr(&output).contains("did you mean module.py"),
        "{}",
        stderr(&output)
    );
}

#[test]
fn questions_are_listed_by_topic_idiom_and_word() {
    let ids = |arguments: &[&str]| -> Vec<String> {
        let document = json(&[&["list", "--format", "json"], arguments].concat());
        let questions = document["questions"].as_array().expect("a list");
        questions
            .iter()
            .map(|it| it["id"].as_str().expect("a string").to_owned())
            .collect()
    };
    assert!(ids(&[]).is_sorted());
    assert!(ids(&["--topic", "functions"]).contains(&"q18".to_owned()));
    assert!(!ids(&["--topic", "functions"]).contains(&"q48".to_owned()));
    assert!(ids(&["--idiom", "asyncio.gather"]).contains(&"q20".to_owned()));
    assert!(ids(&["--idiom", "decorator"]).contains(&"q18".to_owned()));
    assert_eq!(ids(&["catch_and_log_exceptions"]), ["q18"]);
}

#[test]
fn a_family_and_a_prefix_list_their_idioms() {
    let ids = |wanted: &str| -> Vec<String> {
        let document = json(&["idiom", wanted, "--format", "json"]);
        let idioms = document["idioms"].as_array().expect("a list");
        idioms
            .iter()
            .map(|it| it["id"].as_str().expect("a string").to_owned())
            .collect()
    };
    assert_eq!(
        ids("futures"),
        [
            "futures.thread-pool",
            "futures.process-pool",
            "futures.wait"
        ]
    );
    assert_eq!(ids("asyncio.ta"), ["asyncio.task", "asyncio.task-group"]);
    assert_eq!(ids("data.bytes"), ["data.bytes"]);
}

#[test]
fn a_package_is_named_with_its_crates() {
    let python =
        b"import discord\nimport flask\n\n\ndef f():\n    import flask\n    import ansible\n";
    let folder = folder(&[("bot.py", python)]);
    let file = path(&folder, "bot.py");
    for format in ["text", "markdown", "html"] {
        let output = run(&["explain", &file, "--format", format]);
        let text = stdout(&output);
        for wanted in ["discord", "serenity", "flask", "axum", "ansible"] {
            assert!(text.contains(wanted), "{wanted} in {text}");
        }
        for other in ["normalised", "NumPy", "q33", "ndarray"] {
            assert!(!text.contains(other), "{other} in {text}");
        }
    }
    let document = json(&["explain", &file, "--format", "json"]);
    let rust = |line: usize| {
        let findings = document["findings"].as_array().expect("an array");
        let finding = findings.iter().find(|it| it["line"] == line);
        finding.expect("is found")["rust"]
            .as_str()
            .expect("is text")
            .to_owned()
    };
    assert!(rust(1).contains("serenity") && !rust(1).contains("fn "));
    assert!(rust(2).contains("axum") && rust(2) == rust(6));
}

#[test]
fn what_is_found_alone_is_shown() {
    let found = run(&["find", "variadic"]);
    assert_eq!(stdout(&found), stdout(&run(&["idiom", "function.varargs"])));
}

#[test]
fn an_idiom_says_what_counts() {
    let output = run(&["idiom", "context-manager.lock", "--width", "200"]);
    assert!(
        stdout(&output).contains("Lock types:"),
        "{}",
        stdout(&output)
    );
    let document = json(&["idiom", "function.nonlocal", "--format", "json"]);
    assert_eq!(document["idioms"][0]["counts"], "a `nonlocal` statement");
    assert_eq!(document["idioms"][0]["reported_at"], "the statement");
}

#[test]
fn what_is_typed_alone_is_explained() {
    for (alone, whole) in [
        (&["q16"][..], &["explain", "q16"][..]),
        (
            &["tests/readme/counter.py"],
            &["explain", "tests/readme/counter.py"],
        ),
        (&["asyncio.gather"], &["idiom", "asyncio.gather"]),
        (&["explain", "asyncio.gather"], &["idiom", "asyncio.gather"]),
        (&["idiom", "lru_cache"], &["idiom", "decorator.memoize"]),
    ] {
        assert_eq!(stdout(&run(alone)), stdout(&run(whole)), "{alone:?}");
        assert_eq!(status(&run(alone)), 0, "{alone:?}");
    }
    assert_eq!(status(&run(&["nothing-of-that-name"])), 2);
}
