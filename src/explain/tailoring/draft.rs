//! Rust that is being written for a reader's code: its items, and what they need.
//!
//! Nothing is guessed. A type that the source does not name is `Unknown`, a class is a type of that
//! name without fields: both are written out below the items, so that the whole compiles and says
//! what remains to be filled in.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use rustpython_ast::{Expr, ExprSubscript, Operator};

use super::identifiers::pascal;
use super::reader::Reader;
use crate::python::names;

/// What stands for a type that the source does not name.
const UNKNOWN: &str = "Unknown";

/// Items and what they need.
pub(super) struct Draft<'r> {
    /// Tells what names mean.
    reader: &'r Reader<'r>,
    uses: BTreeSet<String>,
    /// Classes that are mentioned and not defined.
    stubs: BTreeSet<String>,
    /// Types that the items define.
    defined: BTreeSet<String>,
    has_unknown: bool,
    /// The trait that is being written, and whether values of it can be boxed.
    interface: Option<(String, bool)>,
    /// The struct whose fields are being written: it cannot hold itself without a box.
    owner: Option<String>,
    items: String,
}

impl<'r> Draft<'r> {
    /// A draft for code of this file.
    pub(super) fn new(reader: &'r Reader<'r>) -> Self {
        Self {
            reader,
            uses: BTreeSet::new(),
            stubs: BTreeSet::new(),
            defined: BTreeSet::new(),
            has_unknown: false,
            interface: None,
            owner: None,
            items: String::new(),
        }
    }

    /// Whether an annotation is one of these names of the standard library, as [`Reader::standard`] has
    /// them.
    pub(super) fn means(&self, annotation: &Expr, names: &[&str]) -> bool {
        let dotted = names::dotted(annotation);
        let standard = dotted.and_then(|it| self.reader.standard(&it));
        standard.is_some_and(|it| names.contains(&it.as_str()))
    }

    /// Adds `use path;`.
    pub(super) fn uses(&mut self, path: &str) {
        self.uses.insert(path.to_owned());
    }

    /// Says that the items define a type of this name.
    pub(super) fn defines(&mut self, name: &str) {
        self.defined.insert(name.to_owned());
    }

    /// The fields of `owner` are written from here on.
    pub(super) fn fields_of(&mut self, owner: &str) {
        self.defines(owner);
        self.owner = Some(owner.to_owned());
    }

    /// The trait `name` is written from here on; with async methods there is no `dyn` of it.
    pub(super) fn interface(&mut self, name: &str, has_async: bool) {
        self.defines(name);
        self.interface = Some((name.to_owned(), !has_async));
    }

    pub(super) fn fields_end(&mut self) {
        self.owner = None;
    }

    /// Adds a line of an item.
    pub(super) fn line(&mut self, line: &str) {
        self.items.push_str(line);
        self.items.push('\n');
    }

    /// The type that stands for one that the source does not name.
    pub(super) fn unknown(&mut self) -> String {
        self.has_unknown = true;
        UNKNOWN.to_owned()
    }

    /// Adds a function that says what is missing, if something is.
    pub(super) fn still_to_write(&mut self, missing: &[String]) {
        if !missing.is_empty() {
            let missing = missing.join("; ").replace('{', "{{").replace('}', "}}");
            self.line("");
            self.line("fn still_to_write() {");
            self.line(&format!("    todo!({missing:?})"));
            self.line("}");
        }
    }

    /// The type of a class that is not defined here.
    pub(super) fn stub(&mut self, class: &str) -> String {
        let name = pascal(class);
        match &self.interface {
            Some((interface, true)) if *interface == name => return format!("Box<dyn {name}>"),
            Some((interface, false)) if *interface == name => return self.unknown(),
            _ => {}
        }
        self.stubs.insert(name.clone());
        if self.owner.as_deref() == Some(&name) {
            return format!("Box<{name}>");
        }
        name
    }

    /// The type of an annotation, or the unknown type.
    pub(super) fn annotated(&mut self, annotation: Option<&Expr>) -> String {
        match annotation.and_then(|it| self.rust_type(it)) {
            Some(rust) => rust,
            None => self.unknown(),
        }
    }

    /// The Rust type that a Python annotation means: owned, as fields and return values are.
    fn rust_type(&mut self, annotation: &Expr) -> Option<String> {
        match annotation {
            Expr::NoneLiteral(_) => Some("()".to_owned()),
            Expr::Name(_) | Expr::Attribute(_) => Some(self.named(&names::dotted(annotation)?)),
            Expr::StringLiteral(text) => {
                let text = text.value.to_str();
                let is_name = |name: &str| {
                    !name.is_empty()
                        && name.chars().all(|c| c.is_alphanumeric() || c == '_')
                        && !name.starts_with(|c: char| c.is_numeric())
                };
                text.split('.').all(is_name).then(|| self.named(text))
            }
            Expr::BinOp(union) if union.op == Operator::BitOr => {
                let mut members = Vec::new();
                chain(annotation, &mut members);
                self.union(&members)
            }
            Expr::Subscript(subscript) => self.subscripted(subscript),
            _ => None,
        }
    }

    /// The type of a name, dotted or not, that the file uses.
    fn named(&mut self, dotted: &str) -> String {
        let class = dotted.rsplit('.').next().unwrap_or(dotted);
        let Some(name) = self.reader.standard(dotted) else {
            if self.reader.no_classes.contains(class) {
                return self.unknown();
            }
            return self.stub(class);
        };
        let rust = match name.as_str() {
            "int" => "i64",
            "float" => "f64",
            "str" | "LiteralString" | "AnyStr" => "String",
            "bool" => "bool",
            "bytes" | "bytearray" => "Vec<u8>",
            "None" => "()",
            "Path" | "PathLike" | "PurePath" => {
                self.uses("std::path::PathBuf");
                "PathBuf"
            }
            "timedelta" => {
                self.uses("std::time::Duration");
                "Duration"
            }
            "Any" | "object" | "Self" | "dict" | "Dict" | "list" | "List" | "tuple" | "Tuple"
            | "set" | "Set" | "frozenset" | "Iterable" | "Sequence" | "Mapping" | "Callable"
            | "Iterator" | "type" | "complex" | "Never" | "NoReturn" => return self.unknown(),
            _ => return self.stub(class),
        };
        rust.to_owned()
    }

    fn union(&mut self, members: &[&Expr]) -> Option<String> {
        let others: Vec<&&Expr> = members
            .iter()
            .filter(|member| !matches!(member, Expr::NoneLiteral(_)))
            .collect();
        match (&others[..], others.len() < members.len()) {
            ([one], true) => Some(format!("Option<{}>", self.rust_type(one)?)),
            ([one], false) => self.rust_type(one),
            (_, true) => Some(format!("Option<{}>", self.unknown())),
            _ => None,
        }
    }

    fn subscripted(&mut self, subscript: &ExprSubscript) -> Option<String> {
        let arguments: Vec<&Expr> = match &*subscript.slice {
            Expr::Tuple(tuple) => tuple.elts.iter().collect(),
            one => vec![one],
        };
        let generic = self.reader.standard(&names::dotted(&subscript.value)?)?;
        let first = arguments.first().copied();
        match generic.as_str() {
            "Optional" => Some(format!("Option<{}>", self.annotated(first))),
            "Union" => self.union(&arguments),
            "Annotated" | "Final" | "ClassVar" | "Required" | "NotRequired" | "Awaitable" => {
                self.rust_type(first?)
            }
            "list" | "List" | "Sequence" | "MutableSequence" | "Iterable" | "Collection"
            | "deque" | "Deque" => {
                let owner = self.owner.take();
                let item = self.annotated(first);
                self.owner = owner;
                Some(format!("Vec<{item}>"))
            }
            "set" | "Set" | "frozenset" | "FrozenSet" | "AbstractSet" | "MutableSet" => {
                let owner = self.owner.take();
                let item = self.annotated(first);
                self.owner = owner;
                self.uses("std::collections::HashSet");
                Some(format!("HashSet<{item}>"))
            }
            "dict" | "Dict" | "Mapping" | "MutableMapping" | "defaultdict" | "DefaultDict"
            | "OrderedDict" | "Counter" => {
                let owner = self.owner.take();
                let key = self.annotated(first);
                let value = match arguments.get(1) {
                    Some(value) => self.annotated(Some(value)),
                    None if generic == "Counter" => "usize".to_owned(),
                    None => self.unknown(),
                };
                self.owner = owner;
                self.uses("std::collections::HashMap");
                Some(format!("HashMap<{key}, {value}>"))
            }
            "tuple" | "Tuple" => match &arguments[..] {
                [item, Expr::EllipsisLiteral(_)] => {
                    Some(format!("Vec<{}>", self.annotated(Some(item))))
                }
                [item] => Some(format!("({},)", self.annotated(Some(item)))),
                items => {
                    let items: Vec<String> =
                        items.iter().map(|it| self.annotated(Some(it))).collect();
                    Some(format!("({})", items.join(", ")))
                }
            },
            "Callable" => {
                let parameters: Vec<String> = match first? {
                    Expr::List(list) => list
                        .elts
                        .iter()
                        .map(|it| self.annotated(Some(it)))
                        .collect(),
                    _ => vec![self.unknown()],
                };
                let result = match arguments.get(1)? {
                    Expr::NoneLiteral(_) => String::new(),
                    result => format!(" -> {}", self.annotated(Some(result))),
                };
                Some(format!("fn({}){result}", parameters.join(", ")))
            }
            "Literal" => match first? {
                Expr::StringLiteral(_) => Some("String".to_owned()),
                Expr::NumberLiteral(_) => Some("i64".to_owned()),
                Expr::BooleanLiteral(_) => Some("bool".to_owned()),
                _ => None,
            },
            _ => None,
        }
    }

    /// The whole text: what is used, the items, and what they mention. `derives` are derived for
    /// what stands in for a type, too.
    pub(super) fn finish(self, derives: &str) -> String {
        let mut text = String::new();
        for path in &self.uses {
            let _ = writeln!(text, "use {path};");
        }
        if !text.is_empty() {
            text.push('\n');
        }
        text.push_str(self.items.trim_end());
        text.push('\n');
        let attribute = if derives.is_empty() {
            String::new()
        } else {
            format!("#[derive({derives})]\n")
        };
        for stub in self.stubs.difference(&self.defined) {
            let _ = write!(
                text,
                "\n/// Stands for the class of that name.\n{attribute}struct {stub};\n"
            );
        }
        if self.has_unknown {
            let why = "Stands where the source names no type, or none that Rust has.";
            let _ = write!(text, "\n/// {why}\n{attribute}struct {UNKNOWN};\n");
        }
        text
    }
}

/// The members of `a | b | c`.
fn chain<'a>(expr: &'a Expr, members: &mut Vec<&'a Expr>) {
    match expr {
        Expr::BinOp(union) if union.op == Operator::BitOr => {
            chain(&union.left, members);
            chain(&union.right, members);
        }
        member => members.push(member),
    }
}

/// Those of `derives` (a comma-separated list) that a struct with fields of these types can have.
pub(super) fn possible_derives(derives: &[&str], types: &[String]) -> String {
    let mentions = |part: &str| types.iter().any(|it| it.contains(part));
    let floats = mentions("f64");
    let maps = mentions("HashMap") || mentions("HashSet");
    let nested = mentions("Set<Hash") || mentions("Map<Hash") || (maps && floats);
    let pointers = mentions("fn(");
    let possible = |derive: &&str| match *derive {
        "PartialEq" => !nested && !pointers,
        "Eq" => !floats && !nested && !pointers,
        "PartialOrd" => !maps && !pointers,
        "Ord" | "Hash" => !floats && !maps && !pointers,
        "Default" => !pointers,
        _ => true,
    };
    let chosen: Vec<&str> = derives.iter().copied().filter(|it| possible(it)).collect();
    chosen.join(", ")
}
