//! What an expression changes.

use super::Search;
use crate::translation::roots::root;
use crate::types::changing::changes;
use crate::types::class_form::Role;
use crate::types::ir::{Argument, ExprId, Kind, VarId};
use crate::types::ty::Ty;
use crate::types::{files, library, operator_name};

impl Search<'_, '_> {
    /// Whether `var op= ..` makes another instance, as its class has no method that changes it in place.
    pub(super) fn makes_another(&self, var: VarId, op: rustpython_ast::Operator) -> bool {
        let Ty::Instance(class) = self.program.var(var).ty.some() else {
            return false;
        };
        operator_name(op).is_none_or(|name| {
            let in_place = format!("__i{name}__");
            self.program.method(*class, &in_place).is_none()
        })
    }

    pub(super) fn expr(&mut self, id: ExprId) {
        let program = self.program;
        match program.kind(id) {
            Kind::Call(func, arguments) => {
                if matches!(program.kind(*func), Kind::Builtin(_) | Kind::Import(_)) {
                    arguments.iter().for_each(|it| self.go_through(it.value));
                }
                match program.kind(*func) {
                    Kind::Attribute(object, name)
                        if changes(name) && self.types.of(*object).is_shared() =>
                    {
                        self.change(*object);
                        arguments.iter().for_each(|it| self.store(it.value));
                    }
                    Kind::Import(name) if library::changes_first(name) => {
                        if let Some((first, stored)) = arguments.split_first() {
                            self.change(first.value);
                            stored.iter().for_each(|it| self.store(it.value));
                        }
                    }
                    _ => {}
                }
                self.change_files(*func, arguments);
                self.special_call(*func, arguments);
                // A method may change what it is called on.
                if let Kind::Attribute(object, name) = program.kind(*func)
                    && let of @ Ty::Instance(_) = self.types.of(*object).some()
                {
                    for method in program.reached_methods(*object, of, name) {
                        let info = program.func(method);
                        let skipped = usize::from(info.role != Role::Static);
                        if let (Some(receiver), 1) = (info.params.first(), skipped) {
                            self.method_on(receiver.var, *object);
                        }
                        self.pass(arguments, info.params.iter().skip(skipped));
                    }
                }
                if let Kind::Class(class) = program.kind(*func)
                    && let Some(init) = program.method(*class, "__init__")
                {
                    self.pass(arguments, program.func(init).params.iter().skip(1));
                }
                let callees = match program.kind(*func) {
                    Kind::Func(id) => std::slice::from_ref(id),
                    _ => self.types.of(*func).functions(),
                };
                for callee in callees {
                    self.pass(arguments, program.func(*callee).params.iter());
                }
                self.unify_params(callees);
            }
            Kind::Tuple(items) | Kind::List(items) | Kind::Set(items) => {
                items.clone().into_iter().for_each(|it| self.store(it));
            }
            Kind::Dict(items) => {
                items.clone().into_iter().for_each(|(_, it)| self.store(it));
            }
            Kind::Comprehension(comprehension) => {
                for generator in &comprehension.generators {
                    self.go_through(generator.iter);
                    self.items(&generator.target, generator.iter);
                }
            }
            Kind::Attribute(object, name) => {
                let of = self.types.of(*object);
                for property in program.reached_properties(*object, of, name) {
                    if let Some(receiver) = program.func(property).params.first() {
                        self.method_on(receiver.var, *object);
                    }
                }
            }
            Kind::Index(object, _) if self.reads.inserts(*object) => self.change(*object),
            Kind::Index(object, index) => self.special(*object, "__getitem__", &[*index]),
            Kind::Binary(op, left, right) => {
                if let Some(name) = operator_name(*op) {
                    self.special(*left, &format!("__{name}__"), &[*right]);
                    self.special(*right, &format!("__r{name}__"), &[*left]);
                }
            }
            Kind::Walrus(var, value) => {
                if let Some(of) = root(program, *value) {
                    self.follows.push((*var, of));
                }
            }
            _ => {}
        }
    }

    /// A call of an instance, or of a function of a class through its class.
    fn special_call(&mut self, func: ExprId, arguments: &[Argument]) {
        let program = self.program;
        let called = match program.kind(func) {
            Kind::Attribute(object, name) => match self.types.of(*object) {
                Ty::Dyn(root) => {
                    for method in program.family(*root, name) {
                        let info = program.func(method);
                        if let Some(receiver) = info.params.first() {
                            self.method_on(receiver.var, *object);
                        }
                        self.pass(arguments, info.params.iter().skip(1));
                    }
                    None
                }
                Ty::Class(class) => program.method(*class, name).map(|it| (it, None)),
                of => {
                    for class in of.member_classes() {
                        let Some(method) = program.method(class, name) else {
                            continue;
                        };
                        let info = program.func(method);
                        if let Some(receiver) = info.params.first() {
                            self.method_on(receiver.var, *object);
                        }
                        self.pass(arguments, info.params.iter().skip(1));
                    }
                    None
                }
            },
            _ if let Ty::Dyn(root) = self.types.of(func) => {
                for method in program.family(*root, "__call__") {
                    let info = program.func(method);
                    if let Some(receiver) = info.params.first() {
                        self.method_on(receiver.var, func);
                    }
                    self.pass(arguments, info.params.iter().skip(1));
                }
                None
            }
            Kind::Var(_) => match self.types.of(func) {
                Ty::Instance(class) => program
                    .method(*class, "__call__")
                    .map(|it| (it, Some(func))),
                Ty::Class(class) => program.method(*class, "__init__").map(|it| (it, None)),
                _ => None,
            },
            _ => None,
        };
        let Some((method, object)) = called else {
            return;
        };
        let info = program.func(method);
        let skipped = usize::from(info.role != Role::Static);
        if let (Some(object), Some(receiver)) = (object, info.params.first()) {
            self.method_on(receiver.var, object);
        }
        self.pass(arguments, info.params.iter().skip(skipped));
    }

    /// A method is called on a place, by whatever sign.
    pub(super) fn method_on(&mut self, receiver: VarId, object: ExprId) {
        let block = self.program.expr(object).block;
        let caller = self.program.blocks[block.at()].func;
        self.method_calls
            .push((caller, self.program.var(receiver).func));
        if let Some(var) = root(self.program, object) {
            self.follows.push((receiver, var));
        }
        self.follow_choice(receiver, object);
        self.follow_lenders(receiver, object);
        // `super().__init__(..)` makes an instance, it changes none.
        let makes = self.program.func(self.program.var(receiver).func).name == "__init__"
            && matches!(self.program.kind(object), Kind::Call(func, _)
                if matches!(self.program.kind(*func), Kind::Builtin(name) if name == "super"));
        if !makes && !matches!(self.program.kind(object), Kind::Var(_)) {
            self.part_calls
                .push((receiver, self.types.of(object).some().clone()));
        }
    }

    /// Where `receiver` is changed, so is each value that `(a if c else b)` may be.
    pub(super) fn follow_choice(&mut self, receiver: VarId, object: ExprId) {
        let Kind::Conditional { body, orelse, .. } = *self.program.kind(object) else {
            return;
        };
        for chosen in [body, orelse] {
            if let Some(var) = root(self.program, chosen) {
                self.follows.push((receiver, var));
            }
            self.follow_choice(receiver, chosen);
        }
    }

    /// Whether somebody else has a file, too, so that closing it only flushes it.
    fn is_kept_elsewhere(&self, file: ExprId) -> bool {
        match self.program.kind(file) {
            Kind::Var(var) => {
                let info = self.program.var(*var);
                info.is_param || info.is_captured
            }
            _ => true,
        }
    }

    /// What is done with a file changes it: where it stands in it.
    fn change_files(&mut self, func: ExprId, arguments: &[Argument]) {
        let program = self.program;
        if let Kind::Attribute(object, name) = program.kind(func)
            && files::is_file(self.types.of(*object))
            && name != "__exit__"
            && name != "getvalue"
            && (name != "close" || self.is_kept_elsewhere(*object))
        {
            self.change(*object);
        }
        let takes_file = match program.kind(func) {
            Kind::Builtin(name) => name == "next" || name == "print",
            Kind::Import(name) => {
                matches!(
                    name.as_str(),
                    "csv.writer" | "csv.DictWriter" | "json.dump" | "json.load"
                )
            }
            _ => false,
        };
        if takes_file {
            for argument in arguments {
                if files::is_file(self.types.of(argument.value)) {
                    self.change(argument.value);
                }
            }
        }
    }

    /// Something is gone through, as a whole or a step.
    pub(super) fn go_through(&mut self, over: ExprId) {
        if files::is_file(self.types.of(over)) && files::takes_file(self.program, over) {
            self.change(over);
        }
        self.special(over, "__iter__", &[]);
        self.special(over, "__next__", &[]);
    }

    /// Operators and subscripts that methods of an instance stand for.
    pub(super) fn special(&mut self, object: ExprId, name: &str, operands: &[ExprId]) {
        let program = self.program;
        if let Ty::Dyn(root) = self.types.of(object).some() {
            let arguments: Vec<Argument> = operands.iter().map(|it| Argument::plain(*it)).collect();
            for method in program.family(*root, name) {
                let params = &program.func(method).params;
                if let Some(receiver) = params.first() {
                    self.method_on(receiver.var, object);
                }
                self.pass(&arguments, params.iter().skip(1));
            }
            return;
        }
        let Ty::Instance(class) = self.types.of(object).some() else {
            return;
        };
        let method = program
            .method(*class, name)
            .or_else(|| program.alias(*class, name));
        let Some(method) = method else {
            return;
        };
        let params = &program.func(method).params;
        if let Some(receiver) = params.first() {
            self.method_on(receiver.var, object);
        }
        let arguments: Vec<Argument> = operands.iter().map(|it| Argument::plain(*it)).collect();
        self.pass(&arguments, params.iter().skip(1));
    }
}
