//! The rows of an owner as a program of Python and a program of Rust: a case for each input.

use std::fmt::Write as _;

use toml::Value;

use crate::row::{Fails, Form, Row};
use crate::template::{self, Mode, Segment};
use crate::types::Type;
use crate::value::{self, Variables};

/// How the holes are bound in Rust.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Binding {
    /// Texts, lists, dicts and the like are owned; dicts are `HashMap`s.
    Owned,
    /// They are borrowed, but for what changes; dicts are `IndexMap`s.
    Borrowed,
    /// As owned, with the template that is exact where the plain one differs; if the order of a dict
    /// shows, it is an `IndexMap`.
    Exact,
}

/// A row with one of its inputs.
pub(crate) struct Case<'a> {
    pub(crate) row: &'a Row,
    pub(crate) input: &'a [Value],
    /// As in `str.split-on#2`.
    pub(crate) name: String,
    /// Whether the row says that the sides differ here.
    pub(crate) differs: bool,
    variables: Variables,
}

/// All cases of a row.
pub(crate) fn cases(row: &Row) -> Vec<Case<'_>> {
    let mut known = Variables::new();
    let all = || row.inputs.iter().chain(&row.differs_on);
    for input in all() {
        for (value, ty) in input.iter().zip(types(row)) {
            value::infer(value, &ty, &mut known);
        }
    }
    let nothing: &[Value] = &[];
    let alone = row.holes.is_empty().then_some(nothing);
    let alone = alone.filter(|_| all().next().is_none());
    all()
        .map(Vec::as_slice)
        .chain(alone)
        .enumerate()
        .map(|(index, input)| {
            let mut variables = Variables::new();
            for (value, ty) in input.iter().zip(types(row)) {
                value::infer(value, &ty, &mut variables);
            }
            for (name, ty) in &known {
                variables.entry(name.clone()).or_insert(ty.clone());
            }
            Case {
                row,
                input,
                name: format!("{}#{index}", row.id),
                differs: index >= row.inputs.len() && !row.differs_on.is_empty(),
                variables,
            }
        })
        .collect()
}

fn types(row: &Row) -> impl Iterator<Item = Type> {
    let texts = row.holes.values().map(|ty| ty.as_str().unwrap_or_default());
    texts.map(Type::parse)
}

impl Case<'_> {
    /// The holes: name, value, type without variables.
    fn holes(&self) -> impl Iterator<Item = (&String, &Value, Type)> {
        let types = types(self.row).map(|ty| value::filled(&ty, &self.variables));
        let holes = self.row.holes.keys().zip(self.input).zip(types);
        holes.map(|((name, value), ty)| (name, value, ty))
    }

    /// The holes that the Rust changes, in their order; a writer or a hasher is not shown.
    fn changed(&self) -> Vec<&String> {
        let template = template::segments(&self.row.rust);
        let changes = |wanted: &str| {
            template.iter().any(|segment| {
                matches!(segment, Segment::Hole { mode: Mode::Mutable | Mode::Place, name } if *name == wanted)
            })
        };
        let shown = self
            .holes()
            .filter(|(name, _, ty)| value::is_known(ty) && changes(name));
        shown.map(|(name, _, _)| name).collect()
    }

    /// Whether a hole loses the order of its items as a `HashMap` or `HashSet`.
    pub(crate) fn is_hashed(&self) -> bool {
        self.holes().any(|(_, _, ty)| value::is_hashed(&ty))
    }

    pub(crate) fn has_set(&self) -> bool {
        self.holes().any(|(_, _, ty)| ty.name.ends_with("set"))
    }

    /// The ways in which the case is run.
    pub(crate) fn bindings(&self) -> Vec<Binding> {
        let is_borrowed = |ty: &Type| !value::is_copy(ty) && value::is_known(ty);
        let mut bindings = Vec::new();
        let has_map = self.is_hashed() && !self.has_set();
        if !(self.row.shows_order && has_map) {
            bindings.push(Binding::Owned);
        }
        if bindings.is_empty() || self.holes().any(|(_, _, ty)| is_borrowed(&ty)) {
            bindings.push(Binding::Borrowed);
        }
        if self.row.exact.is_some() {
            bindings.push(Binding::Exact);
        }
        bindings
    }

    /// A function `run` and its use in Python.
    pub(crate) fn python(&self) -> String {
        let row = self.row;
        let mut body = String::new();
        for (name, value, ty) in self.holes() {
            let literal = value::python(value, &ty);
            writeln!(body, "{name} = {literal}").expect("writing to a string");
        }
        body += &row.setup.python;
        body.push('\n');
        let mut results = Vec::new();
        if row.form == Form::Statement {
            body += &row.python;
        } else {
            let _ = write!(body, "it = once({})", row.python);
            results.push("it");
        }
        body.push('\n');
        if row.show.python.is_empty() {
            results.extend(self.changed().iter().map(|name| name.as_str()));
        } else {
            results = vec![&row.show.python];
        }
        let results: Vec<String> = results.iter().map(|it| format!("({it})")).collect();
        let _ = write!(body, "return [{}]", results.join(", "));
        let body = body.replace('\n', "\n    ");
        let name = value::string(&self.name);
        if row.python.contains("await ") || row.python.contains("async ") {
            format!(
                "async def run():\n    {body}\ncase({name}, lambda: __import__('asyncio').run(run()))\n"
            )
        } else {
            format!("def run():\n    {body}\ncase({name}, run)\n")
        }
    }

    /// The body of a function that gives the case's result as Python shows it.
    pub(crate) fn rust(&self, binding: Binding) -> String {
        let row = self.row;
        let map = match binding {
            Binding::Exact if row.shows_order => "IndexMap",
            Binding::Owned | Binding::Exact => "HashMap",
            Binding::Borrowed => "IndexMap",
        };
        let mut body = String::new();
        for need in &row.needs {
            let need = match binding {
                Binding::Borrowed => {
                    need.replace("std::collections::HashMap", "indexmap::IndexMap")
                }
                Binding::Owned | Binding::Exact => need.clone(),
            };
            writeln!(body, "use {need};").expect("writing to a string");
        }
        for (name, value, ty) in self.holes() {
            let literal = value::rust(value, &ty, map);
            if ty.name == "fn" {
                continue;
            }
            if value::is_known(&ty) {
                let ty = value::rust_type(&ty, map);
                writeln!(body, "let mut {name}: {ty} = {literal};")
            } else {
                writeln!(body, "let mut {name} = {literal};")
            }
            .expect("writing to a string");
            if self.is_borrowed(name, &ty, binding) {
                writeln!(body, "let {name}: &{} = &{name};", borrowed_type(&ty, map))
                    .expect("writing to a string");
            }
        }
        body += &row.setup.rust;
        body.push('\n');
        body += &self.shown(binding);
        body
    }

    fn is_borrowed(&self, name: &String, ty: &Type, binding: Binding) -> bool {
        let is_borrowed = !value::is_copy(ty) && value::is_known(ty);
        binding == Binding::Borrowed && is_borrowed && !self.changed().contains(&name)
    }

    /// Evaluates the phrase and shows what it gives and changes.
    fn shown(&self, binding: Binding) -> String {
        let row = self.row;
        let rust = self.expanded(binding);
        let show = if row.show.rust.is_empty() {
            "it".to_owned()
        } else {
            row.show.rust.clone()
        };
        let is_unordered = self.is_hashed() && !row.shows_order;
        let gives = Type::parse(&row.gives);
        let shown = match (row.form, gives.name.as_str()) {
            (Form::Statement, _) if row.show.rust.is_empty() => String::new(),
            _ if !row.show.rust.is_empty() => format!("shown.push(({show}).show());\n"),
            (Form::Iter | Form::IterRef, "set" | "frozenset") => {
                "shown.push(set(it));\n".to_owned()
            }
            (Form::Iter | Form::IterRef, "str") => {
                "shown.push(it.collect::<String>().show());\n".to_owned()
            }
            (Form::Iter | Form::IterRef, _) if is_unordered && self.is_loose(binding) => {
                "shown.push(unordered(it));\n".to_owned()
            }
            (Form::Iter | Form::IterRef, _) => "shown.push(list(it));\n".to_owned(),
            (_, "list" | "iter") if is_unordered && self.is_loose(binding) => {
                "shown.push(unordered(it));\n".to_owned()
            }
            _ => "shown.push(it.show());\n".to_owned(),
        };
        let changed: Vec<String> = self
            .changed()
            .iter()
            .filter(|_| row.show.rust.is_empty())
            .map(|name| format!("shown.push({name}.show());\n"))
            .collect();
        let changed = changed.concat();
        let rust = if row.form == Form::Place {
            format!("&{rust}")
        } else {
            rust
        };
        // In a `match` what the phrase makes on the way lives until its result is shown.
        let is_async = row.rust.contains(".await") || row.rust.contains("tokio::");
        let evaluated = match (row.fails, row.form) {
            (Some(Fails::Result), Form::Statement) => {
                let (start, end) = if is_async {
                    ("async {", "}.await")
                } else {
                    ("(|| {", "})()")
                };
                format!(
                    "let tried: Result<(), Box<dyn std::error::Error>> = {start}\n{rust};\n{shown}Ok(())\n{end};\n\
                     if tried.is_err() {{ return \"!\".to_owned(); }}\n"
                )
            }
            (None | Some(Fails::Panic), Form::Statement) => format!("{rust};\n{shown}"),
            (None | Some(Fails::Panic), _) => {
                format!("match ({rust}) {{ mut it => {{\n{shown}}} }}\n")
            }
            (Some(Fails::Option), _) => {
                format!(
                    "match {rust} {{ Some(mut it) => {{ {shown} }} None => return \"!\".to_owned() }}\n"
                )
            }
            (Some(Fails::Result), _) => {
                format!(
                    "match {rust} {{ Ok(mut it) => {{ {shown} }} Err(_) => return \"!\".to_owned() }}\n"
                )
            }
        };
        let body = format!(
            "let mut shown: Vec<String> = Vec::new();\n{evaluated}{changed}shown.join(\" ; \")\n"
        );
        if is_async {
            format!(
                "tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(async move {{\n{body}}})\n"
            )
        } else {
            body
        }
    }

    /// Whether the order of the result is left to chance.
    pub(crate) fn is_loose(&self, binding: Binding) -> bool {
        self.is_hashed()
            && !self.row.shows_order
            && (binding != Binding::Borrowed || self.has_set())
    }

    /// The template with the holes filled in.
    fn expanded(&self, binding: Binding) -> String {
        let template = match binding {
            Binding::Owned => None,
            Binding::Borrowed => self.row.rust_ordered.as_deref(),
            Binding::Exact => self.row.exact.as_deref(),
        };
        let template = template.unwrap_or(&self.row.rust);
        let mut rust = String::new();
        for segment in template::segments(template) {
            match segment {
                Segment::Text(text) if binding == Binding::Borrowed => {
                    rust += &text.replace("HashMap", "IndexMap");
                }
                Segment::Text(text) => rust += &text,
                Segment::Hole { mode, name } => rust += &self.filled(mode, name, binding),
            }
        }
        rust
    }

    /// A hole with the value that is bound to its name.
    fn filled(&self, mode: Mode, wanted: &str, binding: Binding) -> String {
        let hole = self.holes().find(|(name, _, _)| *name == wanted);
        let Some((name, value, ty)) = hole else {
            return format!("compile_error!(\"{wanted} is no hole\")");
        };
        let is_borrowed = self.is_borrowed(name, &ty, binding);
        let is_copy = value::is_copy(&ty);
        let item_is_copy =
            ty.name.starts_with("byte") || ty.args.first().is_some_and(value::is_copy);
        let is_map = ty.name.contains("dict") || ty.name == "Counter" || ty.name == "OrderedDict";
        match mode {
            Mode::Function => value::rust(value, &ty, "HashMap"),
            Mode::Operand | Mode::Place => name.clone(),
            Mode::Borrowed if is_copy => name.clone(),
            Mode::Borrowed | Mode::Reference if is_borrowed => name.clone(),
            Mode::Borrowed | Mode::Reference => format!("&{name}"),
            Mode::Owned if is_copy => name.clone(),
            Mode::Owned if is_borrowed => format!("{name}.to_owned()"),
            Mode::Owned => format!("{name}.clone()"),
            Mode::Mutable => format!("&mut {name}"),
            Mode::Usize => format!("usize::try_from({name}).unwrap()"),
            Mode::Iter | Mode::Into if ty.name == "str" => format!("{name}.chars()"),
            Mode::Iter if is_map && item_is_copy => format!("{name}.keys().copied()"),
            Mode::Iter if is_map => format!("{name}.keys()"),
            Mode::Iter if item_is_copy => format!("{name}.iter().copied()"),
            Mode::Iter => format!("{name}.iter()"),
            Mode::Into if is_map => format!("{name}.keys().cloned()"),
            Mode::Into if is_borrowed => format!("{name}.iter().cloned()"),
            Mode::Into => format!("{name}.clone().into_iter()"),
        }
    }
}

fn borrowed_type(ty: &Type, map: &str) -> String {
    match ty.name.as_str() {
        "str" => "str".to_owned(),
        "path" => "Path".to_owned(),
        "bytes" | "bytearray" => "[u8]".to_owned(),
        "list" | "iter" => {
            let owned = value::rust_type(ty, map);
            format!("[{}]", &owned["Vec<".len()..owned.len() - 1])
        }
        _ => value::rust_type(ty, map),
    }
}
