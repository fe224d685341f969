use super::*;

fn ids(phrases: &[&Phrase]) -> Vec<&'static str> {
    phrases.iter().map(|phrase| phrase.row.id).collect()
}

#[test]
fn ids_are_unique_and_begin_with_the_owner() {
    let mut ids: Vec<&str> = rows().map(|row| row.id).collect();
    ids.sort_unstable();
    let all = ids.len();
    ids.dedup();
    assert_eq!(ids.len(), all);
    for row in rows() {
        let name = row
            .id
            .strip_prefix(row.owner)
            .and_then(|it| it.strip_prefix('.'));
        assert!(name.is_some_and(|name| !name.contains('.')), "{}", row.id);
    }
}

#[test]
fn templates_have_only_holes_of_their_rows() {
    for row in rows() {
        let templates = [Some(row.rust), row.rust_ordered, row.exact];
        for segment in templates.into_iter().flatten().flat_map(template::segments) {
            if let Segment::Hole { name, .. } = segment {
                let is_hole = row.holes.iter().any(|(hole, _)| *hole == name);
                assert!(is_hole, "{}: {name}", row.id);
            }
        }
    }
}

#[test]
fn all_python_is_one_pattern_unless_it_is_a_statement() {
    for row in rows() {
        let phrase = Phrase::read(row);
        let source = crate::python::source::Source::new("", row.python);
        let errors = crate::python::syntax::parse(&source).errors().to_vec();
        assert!(errors.is_empty(), "{}: {errors:?}", row.id);
        let is_expression = row.form != Form::Statement;
        assert!(
            phrase.pattern != Pattern::Other || !is_expression || is_display(row.python),
            "{}: {}",
            row.id,
            row.python
        );
    }
}

/// Comprehensions, displays, conditionals and texts of several fields are found by no name.
fn is_display(python: &str) -> bool {
    python.starts_with(['[', '{', '(', 'f', '*', 'l', '"']) || python.contains(" if ")
}

#[test]
fn helpers_are_there_and_are_used() {
    let all: Vec<&str> = helper::all(HELPERS).map(|it| it.name).collect();
    for row in rows() {
        for name in row.helpers {
            assert!(all.contains(name), "{} calls {name}", row.id);
        }
    }
    let wanted: Vec<&str> = rows().flat_map(|row| row.helpers).copied().collect();
    let used = helpers(&wanted);
    let rules = rules_of_translation();
    for name in all {
        let is_called = used.iter().any(|it| it.name == name);
        let by_rule = rules.contains(&format!("\"{name}\""));
        assert!(
            is_called || by_rule,
            "neither a row nor a rule calls {name}"
        );
    }
}

/// The code of the rules, which call helpers by their names.
fn rules_of_translation() -> String {
    let mut text = String::new();
    let mut folders: Vec<_> = ["src/translation", "src/types"]
        .map(|it| std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(it))
        .into();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("a folder of the project") {
            let path = entry.expect("is there").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                text += &std::fs::read_to_string(path).expect("can be read");
            }
        }
    }
    text
}

#[test]
fn rows_that_differ_somewhere_say_what_differs() {
    for row in rows() {
        assert!(row.exact.is_none() || row.differs.is_some(), "{}", row.id);
    }
}

#[test]
fn phrases_are_found_by_what_they_call() {
    assert!(ids(&for_method("split")).contains(&"str.split-on"));
    assert!(ids(&for_function("len")).contains(&"builtins.len"));
    assert!(ids(&for_operator("not in")).contains(&"str.not-in"));
    assert!(ids(&for_operator("//")).contains(&"int.floor-div"));
    assert!(ids(&for_subscript()).contains(&"str.slice"));
    assert!(for_method("there is none").is_empty());
}

#[test]
fn what_asks_for_more_comes_first() {
    let found = for_method("split");
    let at = |id: &str| found.iter().position(|phrase| phrase.row.id == id);
    assert!(at("str.split-once") < at("str.split-on-limit"));
}

#[test]
fn patterns_keep_what_decides() {
    let pattern = |python| Pattern::read(python, &["x", "n"]);
    let hole = |name: &str| Operand::Hole(name.to_owned());
    assert_eq!(
        pattern("x.split(',', maxsplit=-1)"),
        Pattern::Call {
            callee: Callee::Method {
                receiver: hole("x"),
                name: "split".to_owned()
            },
            arguments: vec![
                Argument {
                    keyword: None,
                    is_unpacked: false,
                    value: Operand::Literal(Literal::Str(",".to_owned()))
                },
                Argument {
                    keyword: Some("maxsplit".to_owned()),
                    is_unpacked: false,
                    value: Operand::Literal(Literal::Int(-1))
                },
            ]
        }
    );
    assert_eq!(
        pattern("f'{x!r:>{n}}'"),
        Pattern::Format {
            value: hole("x"),
            conversion: Some('r'),
            specification: ">{n}".to_owned(),
            shows_name: false
        }
    );
    assert_eq!(pattern("math.pi"), Pattern::Path("math.pi".to_owned()));
    assert_eq!(
        pattern("x += n"),
        Pattern::Change {
            operator: "+=".to_owned(),
            target: hole("x"),
            value: hole("n")
        }
    );
}

#[test]
fn words_lead_to_what_is_meant() {
    let cases = [
        ("split", "str.split"),
        ("str.split", "str.split"),
        (".split()", "str.split"),
        ("append", "list.append"),
        ("x in list", "list.in"),
        ("sorted", "builtins.sorted"),
        ("//", "int.floor-div"),
        ("f-string .2f", "formats.fixed-2"),
        ("dict get default", "dict.get-default"),
        ("string to int", "builtins.int-str"),
        ("Counter", "collections.counter"),
        ("math.sqrt", "math.sqrt"),
        ("int", "builtins.int-str"),
        ("SPLIT", "str.split"),
    ];
    for (words, id) in cases {
        assert_eq!(
            search(words).first().map(|it| it.row.id),
            Some(id),
            "{words}"
        );
    }
    assert!(search("").is_empty());
    assert!(search("no such thing").is_empty());
}
