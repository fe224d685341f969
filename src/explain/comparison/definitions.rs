//! The definitions that begin on lines, and which of the two languages answer to each other.

use super::lines::Line;
use super::words::folded;
use crate::rust::tokens::Class;

/// A definition, by the line that names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Definition {
    pub(super) line: usize,
    pub(super) kind: Kind,
    /// Without case and underscores.
    pub(super) name: String,
    /// The class, trait or type that it stands in.
    owner: Option<String>,
}

/// What a definition defines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A function or method; the guard of a program.
    Function,
    /// A class, struct, enum or trait.
    Type,
    /// The methods of a type.
    Methods,
    /// A name for a type or a value.
    Other,
}

/// Python's special methods, and what Rust calls those that have another name there.
const SPECIAL: [(&str, &[&str]); 13] = [
    ("__init__", &["new", "default", "start", "open"]),
    ("__new__", &["new"]),
    ("__enter__", &["new", "start", "enter"]),
    ("__exit__", &["drop"]),
    ("__aexit__", &["drop"]),
    ("__del__", &["drop"]),
    ("__str__", &["fmt"]),
    ("__repr__", &["fmt"]),
    ("__lt__", &["partialcmp", "cmp"]),
    ("__getitem__", &["index", "get"]),
    ("__iter__", &["intoiter", "next"]),
    ("__getattr__", &["deref"]),
    ("__missing__", &["orinsertwith", "get"]),
];

/// Definitions as they are found, each with what it stands in.
#[derive(Default)]
struct Found {
    /// What is open: how far it is indented, and its name.
    owners: Vec<(usize, String)>,
    definitions: Vec<Definition>,
}

impl Found {
    /// What is not indented further than a line ends there.
    fn close(&mut self, indent: usize) {
        self.owners.retain(|(outer, _)| *outer < indent);
    }

    fn open(&mut self, indent: usize, name: String) {
        self.owners.push((indent, name));
    }

    fn add(&mut self, line: usize, kind: Kind, name: String) {
        self.definitions.push(Definition {
            line,
            kind,
            name,
            owner: self.owners.last().map(|(_, name)| name.clone()),
        });
    }
}

/// The definitions that begin on lines of Python, the guard of its main program among them.
pub(super) fn of_python(lines: &[Line]) -> Vec<Definition> {
    let mut found = Found::default();
    for (index, line) in lines.iter().enumerate() {
        if !line.text.trim().is_empty() {
            found.close(indent(line));
        }
        if line.text.starts_with("if __name__") {
            found.add(index, Kind::Function, "main".to_owned());
        }
        match defined(line).or_else(|| defined_in_text(line)) {
            Some(("class", name)) => {
                found.add(index, Kind::Type, folded(name));
                found.open(indent(line), folded(name));
            }
            Some((_, name)) => found.add(index, Kind::Function, spelled(name)),
            None => {}
        }
    }
    found.definitions
}

/// The definitions that begin on lines of Rust.
pub(super) fn of_rust(lines: &[Line]) -> Vec<Definition> {
    let mut found = Found::default();
    for (index, line) in lines.iter().enumerate() {
        let starts = line.text.trim_start();
        if !starts.is_empty() && !starts.starts_with(['}', ')', '{']) && starts != "where" {
            found.close(indent(line));
        }
        if let Some(name) = implemented(line) {
            found.add(index, Kind::Methods, name.clone());
            found.open(indent(line), name);
            continue;
        }
        let Some((keyword, name)) = defined(line) else {
            continue;
        };
        let name = folded(name);
        match keyword {
            "fn" => found.add(index, Kind::Function, name),
            "struct" | "enum" | "trait" | "union" => {
                found.add(index, Kind::Type, name.clone());
                found.open(indent(line), name);
            }
            _ => found.add(index, Kind::Other, name),
        }
    }
    found.definitions
}

/// How well two definitions answer to each other; 0 if they don't.
pub(super) fn likeness(python: &Definition, rust: &Definition) -> f32 {
    let is_named = python.name == rust.name;
    let kinds = match (python.kind, rust.kind) {
        (Kind::Type, Kind::Type) | (Kind::Function, Kind::Function) => 1.0,
        (Kind::Type, Kind::Methods) => 0.4,
        (Kind::Type, Kind::Other) | (Kind::Function, Kind::Other | Kind::Type) => 0.5,
        _ => return 0.0,
    };
    let other = SPECIAL
        .iter()
        .find(|(special, _)| *special == python.name)
        .and_then(|(_, names)| names.iter().position(|name| *name == rust.name));
    let names = match (is_named, other) {
        (true, _) => 1.0,
        (false, Some(0)) => 0.8,
        (false, Some(_)) => 0.6,
        // What is tested and its test.
        _ if python.kind == Kind::Function && tested(&python.name) == tested(&rust.name) => 0.6,
        _ => return 0.0,
    };
    let owners = match (&python.owner, &rust.owner) {
        (Some(python), Some(rust)) if python == rust => 1.0,
        (Some(_), Some(_)) => 0.5,
        _ => 0.8,
    };
    kinds * names * owners
}

fn tested(name: &str) -> &str {
    name.strip_prefix("test").unwrap_or(name)
}

/// A method's name for the comparison: Python's special ones as they are, if Rust has another name.
fn spelled(name: &str) -> String {
    if SPECIAL.iter().any(|(special, _)| *special == name) {
        name.to_owned()
    } else {
        folded(name)
    }
}

pub(super) fn indent(line: &Line) -> usize {
    line.text.len() - line.text.trim_start().len()
}

/// The keyword and the name of the definition that begins on a line.
fn defined(line: &Line) -> Option<(&str, &str)> {
    let text = |index: usize| &line.text[line.pieces[index].range.clone()];
    let name = line
        .pieces
        .iter()
        .position(|piece| piece.class == Class::Definition)?;
    let keyword = (0..name)
        .rev()
        .find(|index| line.pieces[*index].class == Class::Keyword && text(*index) != "mut")?;
    Some((text(keyword), text(name)))
}

/// The keyword and the name of the definition that begins on a line of a text of Python, such as a module
/// that the program writes.
fn defined_in_text(line: &Line) -> Option<(&str, &str)> {
    let [piece] = &line.pieces[..] else {
        return None;
    };
    if piece.class != Class::String || piece.range.start > 0 {
        return None;
    }
    let (keyword, rest) = line.text.trim_start().split_once(' ')?;
    let is_name = |c: char| c.is_alphanumeric() || c == '_';
    let name = rest.split(|c| !is_name(c)).next()?;
    let is_definition = ["class", "def"].contains(&keyword) && !name.is_empty();
    is_definition.then_some((keyword, name))
}

/// The type of an `impl` that begins on a line.
fn implemented(line: &Line) -> Option<String> {
    let first = line.pieces.first()?;
    if &line.text[first.range.clone()] != "impl" {
        return None;
    }
    let rest = line.text.trim_start().strip_prefix("impl")?;
    let rest = rest.rsplit_once(" for ").map_or(rest, |(_, of)| of);
    // Behind type parameters.
    let mut depth = 0_usize;
    let outside: String = rest
        .chars()
        .filter(|c| {
            match c {
                '<' => depth += 1,
                '>' => depth = depth.saturating_sub(1),
                _ => return depth == 0,
            }
            false
        })
        .collect();
    let name = outside.split_whitespace().next()?;
    let name = name.rsplit("::").next().unwrap_or(name);
    Some(folded(name))
}
