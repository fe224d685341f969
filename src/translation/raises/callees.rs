//! The functions of a file that an expression runs.

use rustpython_ast::UnaryOp;

use super::Search;
use super::operators::compared_by;
use crate::types::class_form::Role;
use crate::types::exceptions::{self, Exc};
use crate::types::ir::{ClassId, ExprId, FuncId, Kind};
use crate::types::ty::Ty;

/// Methods of Python's own names that a builtin may call on what it is given.
const ASKED_BY_BUILTINS: &[&str] = &[
    "__len__",
    "__str__",
    "__iter__",
    "__bool__",
    "__hash__",
    "__float__",
    "__int__",
];

impl Search<'_, '_> {
    /// The methods of one name of the classes that meet at one place.
    fn methods_of_union(&self, of: &Ty, name: &str) -> Vec<FuncId> {
        let classes = of.member_classes();
        let all = classes.iter().flat_map(|it| self.methods(*it, name));
        all.collect()
    }

    /// The functions of the file that an expression runs.
    pub(super) fn callees(&self, id: ExprId) -> Vec<FuncId> {
        let program = self.program;
        let of_type = |id: ExprId, name: &str| match self.types.of(id).some() {
            Ty::Instance(class) | Ty::Dyn(class) => self.methods(*class, name),
            of => self.methods_of_union(of, name),
        };
        match program.kind(id) {
            Kind::Call(func, arguments) => {
                // The end of a group says what has failed in it.
                if let Kind::Attribute(object, name) = program.kind(*func)
                    && name == "create_task"
                    && *self.types.of(*object) == Ty::Foreign("asyncio.TaskGroup")
                {
                    return self.types.of(id).runs().to_vec();
                }
                // A coroutine runs where it is awaited.
                if !self.types.of(id).runs().is_empty() {
                    return Vec::new();
                }
                if let Kind::Import(name) = program.kind(*func)
                    && name.starts_with("asyncio.")
                {
                    let run = arguments.first().filter(|_| name == "asyncio.run");
                    return run.map_or_else(Vec::new, |it| self.types.of(it.value).runs().to_vec());
                }
                if let Kind::Attribute(object, name) = program.kind(*func)
                    && name == "result"
                    && let Ty::Task(_, runs) = self.types.of(*object)
                {
                    return runs.clone();
                }
                let mut called = match program.kind(*func) {
                    Kind::Func(func) => vec![*func],
                    Kind::Class(class) => {
                        let class = Exc::Own(*class);
                        exceptions::method(program, class, "__init__")
                            .into_iter()
                            .map(|it| it.1)
                            .chain(match class {
                                Exc::Own(class) => self.makers(class),
                                Exc::Builtin(_) => Vec::new(),
                            })
                            .collect()
                    }
                    Kind::Attribute(object, name) => {
                        let on = match self.types.of(*object).some() {
                            Ty::Instance(class) | Ty::Dyn(class) | Ty::Class(class) => {
                                self.methods(*class, name)
                            }
                            Ty::Error(Exc::Own(class)) => self.methods(*class, name),
                            of => self.methods_of_union(of, name),
                        };
                        match (on.is_empty(), self.types.of(*func).some()) {
                            (true, ty @ (Ty::Func(_) | Ty::Funcs(_) | Ty::Kept(_))) => {
                                ty.functions().to_vec()
                            }
                            _ if exceptions::is_super_init(program, *func)
                                || name == "__init__" =>
                            {
                                self.inits_above(id)
                            }
                            _ => on,
                        }
                    }
                    _ => match self.types.of(*func).some() {
                        ty @ (Ty::Func(_) | Ty::Funcs(_) | Ty::Kept(_)) => ty.functions().to_vec(),
                        Ty::Instance(class) | Ty::Dyn(class) => self.methods(*class, "__call__"),
                        Ty::Class(class) => self.makers(*class),
                        _ => Vec::new(),
                    },
                };
                // A function that is passed on is called there; by one of the file where that calls it.
                let is_known = match program.kind(*func) {
                    Kind::Func(_) | Kind::Class(_) => true,
                    Kind::Attribute(object, name) => match self.types.of(*object).some() {
                        Ty::Instance(class) => !self.methods(*class, name).is_empty(),
                        Ty::List(_) | Ty::Deque(_) | Ty::Dict(..) => matches!(
                            name.as_str(),
                            "append" | "appendleft" | "insert" | "setdefault" | "get"
                        ),
                        _ => false,
                    },
                    _ => false,
                };
                if let Kind::Builtin(name) = program.kind(*func) {
                    called.extend(self.of_items(name, arguments));
                }
                for argument in arguments {
                    if !is_known && !matches!(program.kind(argument.value), Kind::Lambda(_)) {
                        called.extend(self.types.of(argument.value).functions());
                    }
                    for name in ASKED_BY_BUILTINS {
                        called.extend(of_type(argument.value, name));
                    }
                }
                called
            }
            Kind::Await(of) => self.types.of(*of).runs().to_vec(),
            Kind::Index(object, _) => of_type(*object, "__getitem__"),
            Kind::Attribute(object, name) => match self.types.of(*object).some() {
                Ty::Instance(class) | Ty::Dyn(class) => self
                    .methods(*class, name)
                    .into_iter()
                    .filter(|it| {
                        let func = self.program.func(*it);
                        func.role == Role::Property || func.refused.is_some()
                    })
                    .collect(),
                of => self.methods_of_union(of, name),
            },
            Kind::Binary(op, a, b) => self.of_operator(*op, *a, *b),
            Kind::Unary(op, of) => match op {
                UnaryOp::USub => of_type(*of, "__neg__"),
                UnaryOp::UAdd => of_type(*of, "__pos__"),
                UnaryOp::Invert => of_type(*of, "__invert__"),
                UnaryOp::Not => Vec::new(),
            },
            Kind::Compare(first, rest) => {
                let mut called = Vec::new();
                let mut left = *first;
                for (op, right) in rest {
                    for name in compared_by(*op) {
                        called.extend(of_type(left, name));
                        called.extend(of_type(*right, name));
                    }
                    left = *right;
                }
                called
            }
            _ => Vec::new(),
        }
    }

    /// What runs where an instance of a class is made.
    fn makers(&self, class: ClassId) -> Vec<FuncId> {
        ["__init__", "__post_init__", "__new__"]
            .iter()
            .filter_map(|name| self.program.method(class, name))
            .collect()
    }

    fn inits_above(&self, id: ExprId) -> Vec<FuncId> {
        let func = self.program.blocks[self.program.expr(id).block.at()].func;
        let Some(class) = self.program.func(func).class else {
            return Vec::new();
        };
        self.methods(class, "__init__")
            .into_iter()
            .filter(|it| *it != func)
            .collect()
    }
}
