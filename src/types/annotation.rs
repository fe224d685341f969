//! What an annotation says.

use rustpython_ast::{self as ast, Expr};

use super::ir::Program;
use super::ty::{DictKind, Ty};
use crate::python::names::{Names, bare_name};

/// Reads the annotations of one file.
pub(super) struct Annotations<'a, 'n> {
    pub(super) names: &'n Names<'a>,
    /// Names of the module that stand for types, with what is assigned to them.
    pub(super) aliases: Vec<(&'a str, &'a Expr)>,
    pub(super) classes: Vec<(String, Ty)>,
}

impl<'a> Annotations<'a, '_> {
    /// The type that an annotation names; unknown if it names none that is known.
    pub(super) fn read(&self, annotation: &'a Expr) -> Ty {
        self.at(annotation, 0)
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
                name => self.class(name),
            },
            _ => Ty::Unknown,
        }
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
            if let Some((_, value)) = self.aliases.iter().find(|(alias, _)| *alias == name) {
                return self.at(value, depth + 1);
            }
            if let known @ (Ty::Instance(_) | Ty::Enum(_) | Ty::Dyn(_)) = self.class(name) {
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
            _ => Ty::Unknown,
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
        let last = name.rsplit('.').next().unwrap_or(&name);
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
            "Final" | "ClassVar" | "Annotated" => at(0),
            "Iterator" | "Generator" => Ty::iter(at(0)),
            "Iterable" => Ty::Unknown,
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
        .map(|id| (program.classes[id.at()].name.clone(), program.annotated(id)))
        .collect()
}
