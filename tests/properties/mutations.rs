//! Real programs, damaged: as they are cut, pasted, retyped and transferred.

use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use proptest::prelude::*;
use proptest::sample::{Index, select};

/// The Python of the corpus.
static PROGRAMS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let mut programs = Vec::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("the corpus is there") {
            let path = entry.expect("can be read").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|it| it == "py") {
                programs.push(fs::read_to_string(path).expect("is UTF-8"));
            }
        }
    }
    programs.sort();
    programs
});

/// What is put into a program.
const SPLINTERS: [&str; 44] = [
    "\0",
    "\t",
    "\r",
    "\r\n",
    "\n",
    "\x0c",
    "\x1b[31m",
    "\u{a0}",
    "\u{2003}",
    "\u{200b}",
    "\u{202e}",
    "\u{2028}",
    "“",
    "”",
    "‘",
    "’",
    "–",
    "…",
    "é",
    "中",
    "👩\u{200d}💻",
    "e\u{301}",
    "\"",
    "'",
    "\"\"\"",
    "(",
    ")",
    "[",
    "}",
    "{",
    ":",
    ",",
    "\\",
    "#",
    "```\n",
    ">>> ",
    "... ",
    "In [1]: ",
    "12 ",
    "%",
    "!",
    "f\"{",
    "lambda ",
    "print ",
];

#[derive(Debug, Clone)]
enum Damage {
    Insert(Index, &'static str),
    DeleteLine(Index),
    RepeatLine(Index),
    SwapLines(Index, Index),
    DeleteCharacters(Index, usize),
    Cut(Index),
}

fn damage() -> impl Strategy<Value = Damage> {
    let index = any::<Index>;
    prop_oneof![
        4 => (index(), select(&SPLINTERS[..])).prop_map(|(at, what)| Damage::Insert(at, what)),
        2 => index().prop_map(Damage::DeleteLine),
        1 => index().prop_map(Damage::RepeatLine),
        1 => (index(), index()).prop_map(|(a, b)| Damage::SwapLines(a, b)),
        2 => (index(), 1..12_usize).prop_map(|(at, count)| Damage::DeleteCharacters(at, count)),
        1 => index().prop_map(Damage::Cut),
    ]
}

impl Damage {
    fn apply(&self, text: &str) -> String {
        let mut lines: Vec<&str> = text.split_inclusive('\n').collect();
        let boundary = |at: &Index| text.floor_char_boundary(at.index(text.len() + 1));
        match self {
            Self::Insert(at, what) => {
                let at = boundary(at);
                return [&text[..at], what, &text[at..]].concat();
            }
            Self::DeleteCharacters(at, count) => {
                let at = boundary(at);
                let rest: String = text[at..].chars().skip(*count).collect();
                return text[..at].to_owned() + &rest;
            }
            Self::Cut(at) => return text[..boundary(at)].to_owned(),
            _ if lines.is_empty() => {}
            Self::DeleteLine(at) => {
                lines.remove(at.index(lines.len()));
            }
            Self::RepeatLine(at) => {
                let at = at.index(lines.len());
                lines.insert(at, lines[at]);
            }
            Self::SwapLines(a, b) => {
                let (a, b) = (a.index(lines.len()), b.index(lines.len()));
                lines.swap(a, b);
            }
        }
        lines.concat()
    }
}

/// A program of the corpus with up to a dozen damages.
pub(crate) fn programs() -> impl Strategy<Value = String> {
    let damages = prop::collection::vec(damage(), 0..12);
    (any::<Index>(), damages).prop_map(|(program, damages)| {
        let program = program.get(&PROGRAMS).clone();
        damages
            .iter()
            .fold(program, |text, damage| damage.apply(&text))
    })
}

/// A program as it looks on a page, in a console or in a document, and some damage.
pub(crate) fn pastes() -> impl Strategy<Value = String> {
    let way = 0..7_usize;
    (any::<Index>(), way, prop::collection::vec(damage(), 0..3)).prop_map(
        |(program, way, damages)| {
            let program = program.get(&PROGRAMS);
            let pasted = match way {
                0 => program.replace("    ", "\u{a0}\u{a0}\u{a0} "),
                1 => program.replace('"', "”").replace('\'', "’"),
                2 => each_line(program, |at, line| format!("{:>3} {line}", at + 1)),
                3 => each_line(program, |_, line| {
                    let prompt = if line.starts_with(' ') { "..." } else { ">>>" };
                    format!("{prompt} {line}")
                }),
                4 => format!("# Title\n\nSome text.\n\n```python\n{program}```\n\nMore text.\n"),
                5 => each_line(program, |_, line| format!("        {line}")),
                _ => notebook(program),
            };
            damages
                .iter()
                .fold(pasted, |text, damage| damage.apply(&text))
        },
    )
}

fn each_line(program: &str, write: impl Fn(usize, &str) -> String) -> String {
    let lines = program.lines().enumerate();
    lines.map(|(at, line)| write(at, line) + "\n").collect()
}

fn notebook(program: &str) -> String {
    let lines: Vec<&str> = program.split_inclusive('\n').collect();
    let cell = serde_json::json!({"cell_type": "code", "source": lines});
    let notebook = serde_json::json!({"cells": [cell], "nbformat": 4, "metadata": {}});
    serde_json::to_string_pretty(&notebook).expect("strings and numbers")
}

/// Bytes, among them parts of a program in some encoding.
pub(crate) fn bytes() -> impl Strategy<Value = Vec<u8>> {
    let part = prop_oneof![
        prop::collection::vec(any::<u8>(), 0..64),
        programs().prop_map(String::into_bytes),
        Just(b"# coding: latin-1\n".to_vec()),
        Just(b"\xff\xfe".to_vec()),
    ];
    prop::collection::vec(part, 0..4).prop_map(|parts| parts.concat())
}
