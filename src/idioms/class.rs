//! Classes: inheritance, special methods, types asked about at run time.

use rustc_hash::FxHashSet;
use rustpython_ast::{self as ast, Expr, NodeKind, Stmt};
use rustpython_text_size::Ranged;

use super::{Idiom, Match, decorator, is_dunder, method};
use crate::python::names::bare_name;
use crate::python::scopes::{File, Node, Opener, ScopeId};

pub(super) const IDIOMS: &[Idiom] = &[
    Idiom {
        id: "class.definition",
        title: "a class",
        matches: &[Match::Class(|_, _, _| true)],
    },
    Idiom {
        id: "class.inheritance",
        title: "a class derived from another",
        matches: &[Match::Class(|file, class, _| {
            class
                .bases()
                .iter()
                .any(|base| !file.names.is_builtin(base, "object"))
        })],
    },
    Idiom {
        id: "class.multiple-inheritance",
        title: "a class derived from several",
        matches: &[Match::Class(|_, class, _| class.bases().len() > 1)],
    },
    Idiom {
        id: "class.variable",
        title: "a variable of the class",
        matches: &[Match::Stmt(ASSIGNMENTS, is_class_variable)],
    },
    Idiom {
        id: "class.override",
        title: "a method that overrides its base's",
        matches: &[Match::Function(is_override)],
    },
    Idiom {
        id: "class.super",
        title: "the base's method called",
        matches: &[Match::Builtin(&["super"])],
    },
    Idiom {
        id: "class.slots",
        title: "slots",
        matches: &[Match::Stmt(ASSIGNMENTS, is_slots)],
    },
    Idiom {
        id: "class.metaclass",
        title: "a metaclass",
        matches: &[Match::Class(|file, class, _| {
            class.keywords().iter().any(is_metaclass)
                || class
                    .bases()
                    .iter()
                    .any(|base| file.names.is_builtin(base, "type"))
        })],
    },
    Idiom {
        id: "class.abstract",
        title: "an abstract class or method",
        matches: &[
            Match::Base(&["abc.ABC"]),
            Match::Class(|file, class, _| {
                class.keywords().iter().any(|keyword| {
                    is_metaclass(keyword)
                        && file.names.resolves_to(&keyword.value, &["abc.ABCMeta"])
                })
            }),
            Match::Decorator(ABSTRACT_DECORATORS),
        ],
    },
    Idiom {
        id: "class.protocol",
        title: "a protocol: structural typing",
        matches: &[Match::Class(|file, class, _| {
            class.bases().iter().any(|base| {
                let base = ast::helpers::map_subscript(base);
                file.names
                    .resolves_to(base, &["typing.Protocol", "typing_extensions.Protocol"])
            })
        })],
    },
    Idiom {
        id: "class.enum",
        title: "an enumeration",
        matches: &[Match::Base(&[
            "enum.Enum",
            "enum.IntEnum",
            "enum.StrEnum",
            "enum.Flag",
            "enum.IntFlag",
        ])],
    },
    Idiom {
        id: "class.typed-dict",
        title: "a dict with typed keys",
        matches: &[Match::Base(&[
            "typing.TypedDict",
            "typing_extensions.TypedDict",
        ])],
    },
    Idiom {
        id: "class.operator",
        title: "an operator defined",
        matches: &[Match::Function(|file, def, id| {
            is_operator(def.name.as_str()) && file.is_method(id)
        })],
    },
    Idiom {
        id: "class.display",
        title: "how an object is printed",
        matches: &[Match::MethodDef(&["__str__", "__repr__", "__format__"])],
    },
    Idiom {
        id: "class.container",
        title: "a class that is a container",
        matches: &[Match::MethodDef(&[
            "__len__",
            "__getitem__",
            "__setitem__",
            "__delitem__",
            "__contains__",
        ])],
    },
    Idiom {
        id: "class.callable",
        title: "an object that can be called",
        matches: &[Match::MethodDef(&["__call__"])],
    },
    Idiom {
        id: "class.attribute-hook",
        title: "attribute access intercepted",
        matches: &[Match::MethodDef(&[
            "__getattr__",
            "__getattribute__",
            "__setattr__",
            "__delattr__",
        ])],
    },
    Idiom {
        id: "class.descriptor",
        title: "a descriptor",
        matches: &[Match::MethodDef(&[
            "__get__",
            "__set__",
            "__delete__",
            "__set_name__",
        ])],
    },
    Idiom {
        id: "class.constructor",
        title: "object creation itself, in __new__",
        matches: &[Match::MethodDef(&["__new__"])],
    },
    Idiom {
        id: "class.finalizer",
        title: "a finalizer",
        matches: &[Match::MethodDef(&["__del__"])],
    },
    Idiom {
        id: "class.nested",
        title: "a class within a class",
        matches: &[Match::Class(is_nested)],
    },
    Idiom {
        id: "class.duck-typing",
        title: "a function for whatever has the method",
        matches: &[Match::Function(is_duck_typed)],
    },
    Idiom {
        id: "class.type-check",
        title: "a type asked about at run time",
        matches: &[Match::Builtin(&["isinstance", "issubclass"])],
    },
    Idiom {
        id: "class.reflection",
        title: "attributes reached by name",
        matches: &[Match::Builtin(&[
            "getattr", "setattr", "hasattr", "delattr",
        ])],
    },
];

const ASSIGNMENTS: &[NodeKind] = &[NodeKind::StmtAssign, NodeKind::StmtAnnAssign];

/// `abc.abstract*` of the definition: what `abc` has, and whatever else would be called so.
pub(super) const ABSTRACT_DECORATORS: &[&str] = &["abc.abstract*"];

/// Bases, by the last part of their spelling, whose class-level assignments are no class variables.
const FIELDS_NOT_VARIABLES: &[&str] = &[
    "Enum",
    "IntEnum",
    "StrEnum",
    "Flag",
    "IntFlag",
    "NamedTuple",
    "TypedDict",
    "Protocol",
];

fn is_metaclass(keyword: &ast::Keyword) -> bool {
    keyword
        .arg
        .as_ref()
        .is_some_and(|arg| arg.as_str() == "metaclass")
}

/// The class whose body the statement stands in directly.
fn class_directly_around<'a>(
    file: &File<'a>,
    scope: ScopeId,
    stmt: &Stmt,
) -> Option<&'a ast::StmtClassDef> {
    match file.scope(scope).opener {
        Opener::Class(class) if stands_in(&class.body, stmt) => Some(class),
        _ => None,
    }
}

/// Whether a statement is one of `body` itself. They are in order, so this is a binary search.
fn stands_in(body: &[Stmt], stmt: &impl Ranged) -> bool {
    body.binary_search_by_key(&stmt.start(), Ranged::start)
        .is_ok_and(|index| body[index].range() == stmt.range())
}

/// Most assignments stand in functions, which is quicker to see than what they assign.
fn is_class(file: &File<'_>, scope: ScopeId) -> bool {
    matches!(file.scope(scope).opener, Opener::Class(_))
}

fn is_class_variable(file: &File<'_>, stmt: &Stmt, scope: ScopeId) -> bool {
    if !is_class(file, scope) {
        return false;
    }
    let is_variable = |target: &Expr| bare_name(target).is_some_and(|name| !is_dunder(name));
    let assigns = match stmt {
        Stmt::Assign(assign) => assign.targets.iter().any(is_variable),
        Stmt::AnnAssign(assign) => assign.value.is_some() && is_variable(&assign.target),
        _ => false,
    };
    assigns
        && class_directly_around(file, scope, stmt).is_some_and(|class| {
            let dataclass = class.decorator_list.iter().any(|decorator| {
                let callee = super::callee(&decorator.expression);
                file.names.resolves_to(callee, decorator::DATACLASS)
            });
            let fields = class.bases().iter().any(|base| {
                last_part(ast::helpers::map_subscript(base))
                    .is_some_and(|name| FIELDS_NOT_VARIABLES.contains(&name))
            });
            !dataclass && !fields
        })
}

/// The last part of a dotted spelling.
fn last_part(expr: &Expr) -> Option<&str> {
    match expr {
        Expr::Attribute(attribute) => Some(attribute.attr.as_str()),
        _ => bare_name(expr),
    }
}

fn is_slots(file: &File<'_>, stmt: &Stmt, scope: ScopeId) -> bool {
    if !is_class(file, scope) {
        return false;
    }
    let is_slots = |target: &Expr| bare_name(target) == Some("__slots__");
    let assigns = match stmt {
        Stmt::Assign(assign) => assign.targets.iter().any(is_slots),
        Stmt::AnnAssign(assign) => assign.value.is_some() && is_slots(&assign.target),
        _ => false,
    };
    assigns && class_directly_around(file, scope, stmt).is_some()
}

/// Whether a class of the file has a `def` of that name directly in its body.
fn has_directly(file: &File<'_>, class: ScopeId, name: &str) -> bool {
    let Opener::Class(node) = file.scope(class).opener else {
        return false;
    };
    file.methods(class)
        .any(|def| def.name.as_str() == name && stands_in(&node.body, def))
}

fn is_override(file: &File<'_>, def: &ast::StmtFunctionDef, id: ScopeId) -> bool {
    let name = def.name.as_str();
    let Some(class) = file.scope(id).parent else {
        return false;
    };
    let bases = file.ancestor_classes(class);
    !bases.is_empty()
        && !is_dunder(name)
        && file.is_method(id)
        && bases.iter().any(|base| has_directly(file, *base, name))
}

fn is_operator(name: &str) -> bool {
    const UNARY_AND_COMPARISON: &[&str] = &[
        "neg", "pos", "abs", "invert", "eq", "ne", "lt", "le", "gt", "ge", "hash", "bool",
    ];
    const BINARY: &[&str] = &[
        "add", "sub", "mul", "matmul", "truediv", "floordiv", "mod", "pow", "lshift", "rshift",
        "and", "or", "xor",
    ];
    let Some(name) = name
        .strip_prefix("__")
        .and_then(|name| name.strip_suffix("__"))
    else {
        return false;
    };
    let reflected = name.strip_prefix(['r', 'i']);
    UNARY_AND_COMPARISON.contains(&name)
        || BINARY.contains(&name)
        || reflected.is_some_and(|name| BINARY.contains(&name))
}

fn is_nested(file: &File<'_>, class: &ast::StmtClassDef, id: ScopeId) -> bool {
    file.scope(id)
        .parent
        .is_some_and(|parent| match file.scope(parent).opener {
            Opener::Class(outer) => stands_in(&outer.body, class),
            _ => false,
        })
}

/// Whether the function calls a method of a parameter that unrelated classes of the file define.
fn is_duck_typed(file: &File<'_>, def: &ast::StmtFunctionDef, id: ScopeId) -> bool {
    !file.is_method(id)
        && file.nodes_of(id).iter().any(|(node, scope)| {
            let Node::Call(call) = node else { return false };
            if !file.may_define(call.callee) {
                return false;
            }
            let Some(method) = method(call.node) else {
                return false;
            };
            let name = method.attr.as_str();
            !name.starts_with('_')
                && bare_name(&method.value).is_some_and(|owner| {
                    def.parameters.includes(owner)
                        && file.own(*scope) == id
                        && file.functions_named(name).nth(1).is_some()
                        && file.binder(owner, *scope) == Some(id)
                })
                && file.remember_unrelated(name, || is_of_unrelated_classes(file, name))
        })
}

/// The classes that define a method of that name, also inside an `if` or `try` of their body.
fn classes_with(file: &File<'_>, name: &str) -> Vec<ScopeId> {
    let methods = file.functions_named(name).filter(|id| file.is_method(*id));
    let mut classes: Vec<ScopeId> = methods
        .filter_map(|method| file.scope(method).parent)
        .collect();
    classes.sort_unstable();
    classes.dedup();
    classes
}

/// Whether two or more classes define that method directly, and of all that define it none is an
/// ancestor of another and no two have a common ancestor.
fn is_of_unrelated_classes(file: &File<'_>, name: &str) -> bool {
    let classes = classes_with(file, name);
    let directly = classes
        .iter()
        .filter(|class| has_directly(file, **class, name));
    let mut families = FxHashSet::default();
    directly.count() > 1
        && classes.iter().all(|class| {
            let mut family = file.ancestor_classes(*class).to_vec();
            family.push(*class);
            family.into_iter().all(|member| families.insert(member))
        })
}
