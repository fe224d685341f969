//! Import cycles: every format names the same ones.

use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use serde_json::Value;

use crate::{folder, json, run, stdout};

/// How many findings of import cycles a survey counts.
fn cycles_in_survey(root: &str) -> usize {
    let output = run(&["scan", root, "--idiom", "module.import-cycle"]);
    let mut lines = stdout(&output).lines();
    let line = lines.find(|line| line.contains("import-cycle"));
    let count = line.and_then(|line| line.split_whitespace().next()?.parse().ok());
    count.unwrap_or(0)
}

fn cycles_in(files: &[Value]) -> usize {
    let findings = files.iter().filter_map(|file| file["findings"].as_array());
    let on_cycle = |it: &&Value| it["idiom"] == "module.import-cycle";
    findings.flatten().filter(on_cycle).count()
}

/// The count of each format, which are the same.
fn cycles(root: &str) -> usize {
    let survey = cycles_in_survey(root);
    let document = json(&["scan", root, "--format", "json"]);
    let files = document["files"].as_array().expect("a list");
    assert_eq!(cycles_in(files), survey);
    let counted = document["summary"]["idioms"]["module.import-cycle"].as_u64();
    assert_eq!(counted.unwrap_or(0), survey as u64);
    let lines = run(&["scan", root, "--format", "jsonl"]);
    let files: Vec<Value> = stdout(&lines)
        .lines()
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect();
    assert_eq!(cycles_in(&files), survey);
    survey
}

#[test]
fn every_format_names_the_same_cycles_however_imports_are_written() {
    for import in [
        "from a import (  # noqa: F401 (used by others)\n    x,\n)\n",
        "from a import (\n    x,  # :)\n    y,\n)\n",
        "from a \\\n    import x\n",
        "x = 1; import os, a as b\n",
        "try:\n    from a import *\nexcept ImportError: pass\n",
        "def (:\n    pass\n\nimport a\n",
        ">>> import a\n>>> a.x\n1\n",
    ] {
        let folder = folder(&[("a.py", b"import b\n"), ("b.py", import.as_bytes())]);
        let root = folder.path().to_str().expect("UTF-8");
        assert_eq!(cycles(root), 2, "{import}");
    }
    for import in [
        "# import a\n",
        "'''\nimport a\n'''\n",
        "def f():\n    import a\n",
        "from typing import TYPE_CHECKING as CHECKS\nif CHECKS:\n    import a\n",
    ] {
        let folder = folder(&[("a.py", b"import b\n"), ("b.py", import.as_bytes())]);
        let root = folder.path().to_str().expect("UTF-8");
        assert_eq!(cycles(root), 0, "{import}");
    }
}

/// A module among four: imports of the others, commented on, damaged and set between other lines.
fn module() -> impl Strategy<Value = String> {
    let name = prop::sample::select(vec!["a", "b", "c", "d"]);
    let form = prop::sample::select(vec![
        "import N\n",
        "from N import x\n",
        "from N import (  # the (first)\n    x, # :)\n)\n",
        "from . import N\n",
        "import os, \\\n    N\n",
        "from N import (x,\n",
        "from N import\n",
        "import N as\n",
        "# import N\n",
        "s = \"import N\n",
        "if True:\n  import N\n",
        "def f():\n    import N\n",
        "x = (1,\n",
        "\u{a0}import N\n",
        ">>> import N\n",
    ]);
    let line = (form, name).prop_map(|(form, name)| form.replace('N', name));
    prop::collection::vec(line, 0..5).prop_map(|lines| lines.concat())
}

#[test]
fn every_format_names_the_same_cycles_of_damaged_files() {
    let config = Config {
        failure_persistence: None,
        ..Config::with_cases(24)
    };
    let modules = prop::array::uniform4(module());
    let outcome = TestRunner::new(config).run(&modules, |[a, b, c, d]| {
        let files = [("a.py", &a), ("b.py", &b), ("c.py", &c), ("d.py", &d)];
        let folder = folder(&files.map(|(name, text)| (name, text.as_bytes())));
        cycles(folder.path().to_str().expect("UTF-8"));
        Ok(())
    });
    assert!(outcome.is_ok(), "{outcome:?}");
}
