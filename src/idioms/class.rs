//! Classes: inheritance, special methods, types asked about at run time.

mod detectors;

use rustpython_ast as ast;

use super::traits::{PLAIN_CLASS, Traits};
use super::{Match, Row, known};
use detectors::{
    ASSIGNMENTS, is_class_variable, is_duck_typed, is_metaclass, is_nested, is_operator,
    is_override, is_slots,
};

pub(super) const IDIOMS: &[Row] = &[
    Row {
        id: "class.definition",
        title: "a class",
        counts: "a class",
        reported_at: "the class",
        traits: Traits::NONE,
        matches: &[Match::Class(|_, _, _| true)],
    },
    Row {
        id: "class.inheritance",
        title: "a class derived from another",
        counts: "a class with a positional base other than builtin `object`",
        reported_at: "the class",
        traits: Traits::NONE.above(&["class.definition"]),
        matches: &[Match::Class(|file, class, _| {
            class
                .bases()
                .iter()
                .any(|base| !file.names.is_builtin(base, "object"))
        })],
    },
    Row {
        id: "class.multiple-inheritance",
        title: "a class derived from several",
        counts: "a class with two or more positional bases",
        reported_at: "the class",
        traits: Traits::HARD,
        matches: &[Match::Class(|_, class, _| class.bases().len() > 1)],
    },
    Row {
        id: "class.variable",
        title: "a variable of the class",
        counts: "an assignment `x = v` or `x: T = v` with at least one bare-name target directly in a \
            class body, the name not of the form `__x__`; not in a class decorated as \
            decorator.dataclass, and not in a class with a base named (last part of its dotted \
            spelling, a subscript left off) Enum, IntEnum, StrEnum, Flag, IntFlag, NamedTuple, \
            TypedDict or Protocol",
        reported_at: "the assignment",
        traits: Traits::NONE,
        matches: &[Match::Stmt(ASSIGNMENTS, is_class_variable)],
    },
    Row {
        id: "class.override",
        title: "a method that overrides its base's",
        counts: "a method of a class, name not of the form `__x__`, that a base class of the same \
            module (bare-name bases, followed upwards through the module) has a `def` of directly \
            in its body",
        reported_at: "the def",
        traits: Traits::HARD,
        matches: &[Match::Function(is_override)],
    },
    Row {
        id: "class.super",
        title: "the base's method called",
        counts: "a call of builtin `super`",
        reported_at: "the call",
        traits: Traits::NONE,
        matches: &[Match::Builtin(&["super"])],
    },
    Row {
        id: "class.slots",
        title: "slots",
        counts: "an assignment (not augmented) to `__slots__` directly in a class body",
        reported_at: "the assignment",
        traits: Traits::NONE,
        matches: &[Match::Stmt(ASSIGNMENTS, is_slots)],
    },
    Row {
        id: "class.metaclass",
        title: "a metaclass",
        counts: "a class with a `metaclass=` keyword, or with builtin `type` as a base",
        reported_at: "the class",
        traits: Traits::HARD,
        matches: &[Match::Class(|file, class, _| {
            class.keywords().iter().any(is_metaclass)
                || class
                    .bases()
                    .iter()
                    .any(|base| file.names.is_builtin(base, "type"))
        })],
    },
    Row {
        id: "class.abstract",
        title: "an abstract class or method",
        counts: "a class with a base `abc.ABC` or `metaclass=` resolving to `abc.ABCMeta`; a decorator \
            resolving to `abc.abstractmethod` or another `abc.abstract*`",
        reported_at: "the class; the decorator",
        traits: Traits::NONE.above(PLAIN_CLASS),
        matches: &[
            Match::Base(&["abc.ABC"]),
            Match::Class(|file, class, _| {
                class.keywords().iter().any(|keyword| {
                    is_metaclass(keyword)
                        && file.names.resolves_to(&keyword.value, &["abc.ABCMeta"])
                })
            }),
            Match::Decorator(known::ABSTRACT_DECORATORS),
        ],
    },
    Row {
        id: "class.protocol",
        title: "a protocol: structural typing",
        counts: "a class with a base resolving to `typing.Protocol` or `typing_extensions.Protocol` \
            (also subscripted)",
        reported_at: "the class",
        traits: Traits::NONE.above(PLAIN_CLASS),
        matches: &[Match::Class(|file, class, _| {
            class.bases().iter().any(|base| {
                let base = ast::helpers::map_subscript(base);
                file.names
                    .resolves_to(base, &["typing.Protocol", "typing_extensions.Protocol"])
            })
        })],
    },
    Row {
        id: "class.enum",
        title: "an enumeration",
        counts: "a class with a base resolving to `enum.` Enum, IntEnum, StrEnum, Flag or IntFlag",
        reported_at: "the class",
        traits: Traits::NONE.above(PLAIN_CLASS),
        matches: &[Match::Base(&[
            "enum.Enum",
            "enum.IntEnum",
            "enum.StrEnum",
            "enum.Flag",
            "enum.IntFlag",
        ])],
    },
    Row {
        id: "class.typed-dict",
        title: "a dict with typed keys",
        counts: "a class with a base resolving to `typing.TypedDict` or `typing_extensions.TypedDict`",
        reported_at: "the class",
        traits: Traits::NONE.above(PLAIN_CLASS),
        matches: &[Match::Base(&[
            "typing.TypedDict",
            "typing_extensions.TypedDict",
        ])],
    },
    Row {
        id: "class.operator",
        title: "an operator defined",
        counts: "a method named as an arithmetic, bitwise, comparison or hash special method: `__add__ \
            __radd__ __iadd__` and their kin for sub, mul, matmul, truediv, floordiv, mod, pow, \
            lshift, rshift, and, or, xor; `__neg__ __pos__ __abs__ __invert__ __eq__ __ne__ __lt__ \
            __le__ __gt__ __ge__ __hash__ __bool__`",
        reported_at: "the def",
        traits: Traits::NONE,
        matches: &[Match::Function(|file, def, id| {
            is_operator(def.name.as_str()) && file.is_method(id)
        })],
    },
    Row {
        id: "class.display",
        title: "how an object is printed",
        counts: "a method `__str__`, `__repr__` or `__format__`",
        reported_at: "the def",
        traits: Traits::NONE,
        matches: &[Match::MethodDef(&["__str__", "__repr__", "__format__"])],
    },
    Row {
        id: "class.container",
        title: "a class that is a container",
        counts: "a method `__len__`, `__getitem__`, `__setitem__`, `__delitem__` or `__contains__`",
        reported_at: "the def",
        traits: Traits::NONE,
        matches: &[Match::MethodDef(&[
            "__len__",
            "__getitem__",
            "__setitem__",
            "__delitem__",
            "__contains__",
        ])],
    },
    Row {
        id: "class.callable",
        title: "an object that can be called",
        counts: "a method `__call__`",
        reported_at: "the def",
        traits: Traits::NONE,
        matches: &[Match::MethodDef(&["__call__"])],
    },
    Row {
        id: "class.attribute-hook",
        title: "attribute access intercepted",
        counts: "a method `__getattr__`, `__getattribute__`, `__setattr__` or `__delattr__`",
        reported_at: "the def",
        traits: Traits::HARD,
        matches: &[Match::MethodDef(&[
            "__getattr__",
            "__getattribute__",
            "__setattr__",
            "__delattr__",
        ])],
    },
    Row {
        id: "class.descriptor",
        title: "a descriptor",
        counts: "a method `__get__`, `__set__`, `__delete__` or `__set_name__`",
        reported_at: "the def",
        traits: Traits::HARD,
        matches: &[Match::MethodDef(&[
            "__get__",
            "__set__",
            "__delete__",
            "__set_name__",
        ])],
    },
    Row {
        id: "class.constructor",
        title: "object creation itself, in __new__",
        counts: "a method `__new__`",
        reported_at: "the def",
        traits: Traits::NONE,
        matches: &[Match::MethodDef(&["__new__"])],
    },
    Row {
        id: "class.finalizer",
        title: "a finalizer",
        counts: "a method `__del__`",
        reported_at: "the def",
        traits: Traits::HARD,
        matches: &[Match::MethodDef(&["__del__"])],
    },
    Row {
        id: "class.nested",
        title: "a class within a class",
        counts: "a class directly in another class's body",
        reported_at: "the inner class",
        traits: Traits::NONE,
        matches: &[Match::Class(is_nested)],
    },
    Row {
        id: "class.duck-typing",
        title: "a function for whatever has the method",
        counts: "a `def` that is no method, which in its own scope makes a method call `.m(...)` on one \
            of its parameters, where two or more classes of the same module define m (name not \
            beginning with `_`) directly, no two of all the classes that define m being related \
            (one an ancestor of the other, or with a common ancestor of the same module)",
        reported_at: "the def",
        traits: Traits::HARD,
        matches: &[Match::Function(is_duck_typed)],
    },
    Row {
        id: "class.type-check",
        title: "a type asked about at run time",
        counts: "a call of builtin `isinstance` or `issubclass`",
        reported_at: "the call",
        traits: Traits::NONE,
        matches: &[Match::Builtin(&["isinstance", "issubclass"])],
    },
    Row {
        id: "class.reflection",
        title: "attributes reached by name",
        counts: "a call of builtin `getattr`, `setattr`, `hasattr` or `delattr`",
        reported_at: "the call",
        traits: Traits::HARD,
        matches: &[Match::Builtin(&[
            "getattr", "setattr", "hasattr", "delattr",
        ])],
    },
];
