use std::path::{Path, PathBuf};
use std::{env, fs};

use super::*;

fn source(text: &str) -> Source {
    Source::new("copy.py", text)
}

fn recognised(text: &str) -> Option<&'static str> {
    let copy = recognise_text(&source(text)).filter(|recognition| recognition.is_copy);
    copy.map(|recognition| recognition.id)
}

/// What is left of each question's code when it is pasted from the document's web page.
fn remains() -> Vec<(&'static str, &'static str)> {
    let remains = corpus::ids().filter_map(|id| Some((id, corpus::published(id)?)));
    let remains: Vec<_> = remains.collect();
    assert!(remains.len() > 50);
    remains
}

#[test]
fn every_program_is_its_own_copy() {
    for question in corpus::questions() {
        let source = source(question.python.text());
        let recognition = recognise_text(&source).expect("a copy of itself");
        assert_eq!(recognition.id, question.id);
        for (index, line) in recognition.lines.iter().enumerate() {
            assert!(line.is_none_or(|line| line == index + 1), "{}", question.id);
        }
    }
}

#[test]
fn remains_of_a_web_page_are_recognised() {
    // Questions 31 and 34 were published without code, question 52 with a workflow in YAML.
    for (id, text) in remains() {
        assert_eq!(recognised(text), Some(id), "{id}");
        let typographic = text.replace('"', "\u{201d}").replace('\'', "\u{2019}");
        assert_eq!(recognised(&typographic), Some(id), "{id} with other quotes");
    }
}

#[test]
fn remains_are_of_one_question_only() {
    // The remains stand for programs that the corpus does not have yet.
    let remains = remains();
    let index = Index::new(remains.iter().map(|(id, text)| (*id, text, None)));
    for (id, text) in &remains {
        let recognition = index.recognise(&source(text)).expect("a copy of itself");
        assert_eq!(recognition.id, *id);
        assert!(recognition.is_copy);
    }
}

#[test]
fn edited_copies_are_recognised() {
    for question in corpus::questions() {
        let text = question.python.text();
        let tabs = text.replace("    ", "\t").replace('\n', "\r\n");
        assert_eq!(recognised(&tabs), Some(question.id));
        let appended = format!("{text}\n\ndef mine(a, b):\n    return a.sort(key=b) or b\n");
        assert_eq!(recognised(&appended), Some(question.id));
        let own = include_str!("../../../tests/fixtures/stopwatch/stopwatch.py");
        let went_on = format!("{text}\n\n{own}");
        assert_eq!(recognised(&went_on), Some(question.id));
        let lines = text.lines().enumerate();
        let thinned: String = lines
            .filter(|(index, _)| index % 4 != 1)
            .map(|(_, line)| line.to_owned() + "\n")
            .collect();
        assert_eq!(recognised(&thinned), Some(question.id));
    }
}

/// Short programs of other people on the subjects of questions, and what each resembles if anything.
#[test]
fn short_snippets_are_no_copies() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/snippets");
    let mut resembled = 0;
    let mut count = 0;
    for entry in fs::read_dir(folder).expect("the fixtures are there") {
        let path = entry.expect("can be listed").path();
        let text = fs::read_to_string(&path).expect("is UTF-8");
        let recognition = recognise_text(&source(&text));
        let is_copy = recognition.as_ref().is_some_and(|it| it.is_copy);
        assert!(!is_copy, "{}: {recognition:?}", path.display());
        count += 1;
        resembled += usize::from(recognition.is_some());
    }
    // Otherwise none of them would show that a share of the file is not enough.
    assert!(count > 25 && resembled > 5, "{resembled} of {count}");
}

#[test]
fn fragments_are_nothing() {
    for text in [
        "",
        "\n\n",
        "import asyncio\n",
        "import os\nimport sys\n\n\ndef main():\n    print('hello')\n\n\nmain()\n",
        "def f(x):\n    return x\n",
        "\u{0}\u{1b}[2J",
    ] {
        assert_eq!(recognised(text), None, "{text:?}");
    }
}

/// No file of Python's standard library and of whatever is installed beside it is a copy.
///
/// Without Python on the machine there is nothing to test with; the folder can be given.
#[test]
fn the_standard_library_is_no_copy() {
    let Some(library) = env::var_os("PY2RS_STDLIB")
        .map(PathBuf::from)
        .or_else(standard_library)
    else {
        return;
    };
    let mut folders = vec![library];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                // What is installed there is no part of it.
                if !path.ends_with("site-packages") {
                    folders.push(path);
                }
            } else if path.extension().is_some_and(|extension| extension == "py")
                && let Ok(text) = fs::read_to_string(&path)
            {
                let source = Source::new(path.display().to_string(), text);
                assert_eq!(recognise_text(&source), None, "{}", path.display());
            }
        }
    }
}

fn standard_library() -> Option<PathBuf> {
    let output = std::process::Command::new("python3")
        .args(["-c", "import os; print(os.path.dirname(os.__file__))"])
        .output()
        .ok()?;
    let path = String::from_utf8(output.stdout).ok()?;
    Some(PathBuf::from(path.trim()))
}
