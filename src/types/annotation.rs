//! What an annotation says.

use rustpython_ast::{self as ast, Expr};

use super::exceptions::{self, Exc};
use super::ir::Program;
use super::library;
use super::ty::{DictKind, Handle, Ty};
use crate::python::names::{Names, bare_name};

/// The modules whose generic types are known.
const MODULES: &[&str] = &[
    "asyncio",
    "builtins",
    "collections",
    "collections.abc",
    "concurrent.futures",
    "contextlib",
    "multiprocessing",
    "queue",
    "re",
    "typing",
    "typing_extensions",
];

/// Reads the annotations of one file.
pub(super) struct Annotations<'a, 'n> {
    pub(super) names: &'n Names<'a>,
    /// Names of the module that stand for types, with what is assigned to them.
    pub(super) aliases: Vec<(&'a str, &'a Expr)>,
    pub(super) classes: Vec<(String, Ty)>,
    /// Whether a dict of no more than that may be a record.
    pub(super) has_records: bool,
    /// The names of types that are being read: one that holds itself is met again within.
    pub(super) open: std::cell::RefCell<Vec<&'a str>>,
}

impl<'a> Annotations<'a, '_> {
    /// The type that an annotation names; unknown if it names none that is known.
    pub(super) fn read(&self, annotation: &'a Expr) -> Ty {
        let ty = self.at(annotation, 0);
        if !self.has_records {
            return ty;
        }
        ty.map(&|of| match &of {
            Ty::Dict(key, value, DictKind::Plain)
                if matches!(**key, Ty::Unknown | Ty::Str) && !value.is_known() =>
            {
                Ty::Unknown
            }
            Ty::Option(some) if **some == Ty::Unknown => Ty::Unknown,
            _ => of,
        })
    }

    fn at(&self, annotation: &'a Expr, depth: usize) -> Ty {
        if depth > 20 {
            return Ty::Unknown;
        }
        match annotation {
            Expr::NoneLiteral(_) => Ty::None,
            Expr::Name(_) | Expr::Attribute(_) => self.plain(annotation, depth),
            Expr::BinOp(binary) if matches!(binary.op, ast::Operator::BitOr) => self
                .at(&binary.left, depth + 1)
                .join(&self.at(&binary.right, depth + 1)),
            Expr::Subscript(subscript) => {
                let arguments: Vec<&'a Expr> = match &*subscript.slice {
                    Expr::Tuple(tuple) => tuple.elts.iter().collect(),
                    one => vec![one],
                };
                self.generic(&subscript.value, &arguments, depth)
            }
            Expr::StringLiteral(text) => match text.value.to_str() {
                "int" => Ty::Int,
                "str" => Ty::Str,
                "float" => Ty::Float,
                "bool" => Ty::Bool,
                name => self.quoted(name, depth),
            },
            _ => Ty::Unknown,
        }
    }

    /// What a name for a type stands for; within itself it is the union that it names.
    fn alias(&self, name: &str, depth: usize) -> Option<Ty> {
        let (name, value) = self.aliases.iter().find(|(alias, _)| *alias == name)?;
        if self.open.borrow().contains(name) {
            return Some(Ty::Own);
        }
        self.open.borrow_mut().push(name);
        let ty = self.at(value, depth + 1);
        self.open.borrow_mut().pop();
        if matches!(ty, Ty::Union(_)) {
            return Some(ty);
        }
        // Where several types don't meet, nothing stands for itself.
        Some(ty.map(&|of| if of == Ty::Own { Ty::Unknown } else { of }))
    }

    /// The names for types in which several meet, each with that type.
    pub(super) fn unions(&self) -> Vec<(String, Ty)> {
        let aliases = self.aliases.iter();
        let named = aliases.filter_map(|(name, _)| match self.alias(name, 0)? {
            Ty::Option(of) if matches!(*of, Ty::Union(_)) => Some(((*name).to_owned(), *of)),
            of @ Ty::Union(_) => Some(((*name).to_owned(), of)),
            _ => None,
        });
        named.collect()
    }

    /// What a quoted annotation names: classes and names for types, alone or between `|`.
    fn quoted(&self, text: &str, depth: usize) -> Ty {
        let one = |name: &str| match name {
            "int" => Ty::Int,
            "str" => Ty::Str,
            "float" => Ty::Float,
            "bool" => Ty::Bool,
            "None" => Ty::None,
            name => self.alias(name, depth).unwrap_or_else(|| self.class(name)),
        };
        let names: Vec<Ty> = text.split('|').map(|it| one(it.trim())).collect();
        if names.contains(&Ty::Unknown) {
            return Ty::Unknown;
        }
        names.iter().fold(Ty::Unknown, |a, b| a.join(b))
    }

    fn class(&self, name: &str) -> Ty {
        let class = self.classes.iter().find(|(class, _)| class == name);
        class.map_or(Ty::Unknown, |(_, ty)| ty.clone())
    }

    /// The name in `builtins` or in the module that it is imported from.
    fn named(&self, expr: &Expr) -> Option<String> {
        let mut dotted = None;
        self.names
            .resolve(expr, |_| true, |name| dotted = Some(name.to_owned()));
        dotted.or_else(|| bare_name(expr).map(str::to_owned))
    }

    fn plain(&self, expr: &'a Expr, depth: usize) -> Ty {
        if let Some(name) = bare_name(expr) {
            if let Some(ty) = self.alias(name, depth) {
                return ty;
            }
            if let known @ (Ty::Instance(_) | Ty::Enum(_) | Ty::Dyn(_) | Ty::Error(_)) =
                self.class(name)
            {
                return known;
            }
        }
        let Some(name) = self.named(expr) else {
            return Ty::Unknown;
        };
        match name.as_str() {
            "int" => Ty::Int,
            "float" => Ty::Float,
            "bool" => Ty::Bool,
            "str" => Ty::Str,
            "bytes" | "bytearray" => Ty::Bytes,
            "list" | "typing.List" | "typing.Sequence" | "collections.abc.Sequence" => {
                Ty::list(Ty::Unknown)
            }
            "dict" | "typing.Dict" | "typing.Mapping" => Ty::dict(Ty::Unknown, Ty::Unknown),
            "set" | "frozenset" | "typing.Set" | "typing.FrozenSet" => Ty::set(Ty::Unknown),
            "tuple" | "typing.Tuple" => Ty::Unknown,
            "collections.deque" | "typing.Deque" => Ty::Deque(Box::default()),
            "range" => Ty::Range,
            "asyncio.Queue" | "asyncio.LifoQueue" | "asyncio.PriorityQueue" => {
                Ty::Channel(Box::default())
            }
            "asyncio.Task" => Ty::Task(Box::default(), Vec::new()),
            "concurrent.futures.Future" => Ty::Handle(Handle::Future, Box::default()),
            "queue.Queue" | "queue.SimpleQueue" => Ty::Handle(Handle::Queue, Box::default()),
            "queue.LifoQueue" => Ty::Handle(Handle::Stack, Box::default()),
            "queue.PriorityQueue" => Ty::Handle(Handle::Heap, Box::default()),
            name => library::of_class(name).map_or(Ty::Unknown, |it| Ty::Foreign(it.name)),
        }
    }

    fn generic(&self, base: &'a Expr, arguments: &[&'a Expr], depth: usize) -> Ty {
        let Some(name) = self.named(base) else {
            return Ty::Unknown;
        };
        let at = |index: usize| {
            let argument = arguments.get(index);
            argument.map_or(Ty::Unknown, |it| self.at(it, depth + 1))
        };
        // What another module or the file itself calls so is something else.
        let last = match name.rsplit_once('.') {
            Some((module, last)) if MODULES.contains(&module) => last,
            None if !self.classes.iter().any(|(class, _)| *class == name) => &name,
            _ => "",
        };
        match last {
            "list" | "List" | "Sequence" | "MutableSequence" | "Collection" => Ty::list(at(0)),
            "set" | "Set" | "frozenset" | "FrozenSet" | "AbstractSet" | "MutableSet" => {
                Ty::set(at(0))
            }
            "dict" | "Dict" | "Mapping" | "MutableMapping" | "OrderedDict" => {
                Ty::dict(at(0), at(1))
            }
            "defaultdict" | "DefaultDict" => {
                Ty::Dict(Box::new(at(0)), Box::new(at(1)), DictKind::Default)
            }
            "Counter" => Ty::Dict(Box::new(at(0)), Box::new(Ty::Int), DictKind::Counter),
            "deque" | "Deque" => Ty::Deque(Box::new(at(0))),
            "tuple" | "Tuple" => match arguments {
                [_, Expr::EllipsisLiteral(_)] => Ty::Tuples(Box::new(at(0))),
                _ => Ty::Tuple((0..arguments.len()).map(at).collect()),
            },
            "Optional" => Ty::option(at(0)),
            "Union" => (0..arguments.len())
                .map(at)
                .fold(Ty::Unknown, |a, b| a.join(&b)),
            "Final" | "ClassVar" | "Annotated" | "Required" | "NotRequired" | "ReadOnly" => at(0),
            "Iterator" | "Generator" | "Iterable" => Ty::iter(at(0)),
            "Queue" | "LifoQueue" | "PriorityQueue" if name.starts_with("asyncio.") => {
                Ty::Channel(Box::new(at(0)))
            }
            "Task" if name.starts_with("asyncio.") => Ty::Task(Box::new(at(0)), Vec::new()),
            "Coroutine" => Ty::Coroutine(Box::new(at(2)), Vec::new()),
            "Awaitable" => Ty::Coroutine(Box::new(at(0)), Vec::new()),
            "Future" | "Queue" | "SimpleQueue" | "LifoQueue" | "PriorityQueue" => {
                match self.plain(base, depth + 1) {
                    Ty::Handle(handle, _) => Ty::Handle(handle, Box::new(at(0))),
                    ty => ty,
                }
            }
            "Pattern" | "Match" => self.plain(base, depth + 1),
            "Callable" => match arguments {
                [Expr::List(params), _] => Ty::Callable(
                    params
                        .elts
                        .iter()
                        .map(|it| self.at(it, depth + 1))
                        .collect(),
                    Box::new(at(1)),
                ),
                _ => Ty::Unknown,
            },
            _ => Ty::Unknown,
        }
    }
}

/// The types of a program's classes, by name.
pub(super) fn classes(program: &Program<'_>) -> Vec<(String, Ty)> {
    program
        .class_ids()
        .map(|id| {
            let ty = if exceptions::is_exception(program, id) {
                Ty::Error(Exc::Own(id))
            } else {
                program.annotated(id)
            };
            (program.classes[id.at()].name.clone(), ty)
        })
        .collect()
}
