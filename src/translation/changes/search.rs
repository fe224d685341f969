//! What changes a place, found in statements and expressions.

use rustc_hash::FxHashSet;

use super::super::effects;
use super::super::own_parts::OwnParts;
use super::Changes;
use crate::types::ir::{ExprId, FuncId, Kind, Program, Stmt, StmtKind, Suite, Target, VarId};
use crate::types::ty::Ty;
use crate::types::{Types, operator_name};

pub(super) struct Search<'p, 'a> {
    pub(super) program: &'p Program<'a>,
    pub(super) types: &'p Types,
    pub(super) private: FxHashSet<VarId>,
    pub(super) own_parts: OwnParts,
    pub(super) changes: Changes,
}

impl Search<'_, '_> {
    /// A place is changed: what it is, and what it is a part of.
    fn change(&mut self, place: ExprId) {
        let position = self.program.expr(place).position;
        let is_private =
            matches!(self.program.kind(place), Kind::Var(var) if self.private.contains(var));
        let is_container = matches!(
            self.types.of(place),
            Ty::List(_) | Ty::Dict(..) | Ty::Set(_) | Ty::Deque(_)
        );
        let is_unseen =
            is_container && (is_private || self.own_parts.is_unseen(self.program, place));
        let mut at = place;
        loop {
            let ty = self.types.of(at).some().clone();
            let is_made = matches!(self.program.kind(at), Kind::Var(var) if {
                let func = self.program.func(self.program.var(*var).func);
                func.name == "__init__"
                    && func.params.first().is_some_and(|it| it.var == *var)
            });
            if !is_made {
                self.changes.sites.push((position, (ty, is_unseen)));
            }
            match self.program.kind(at) {
                _ if self.program.parted.contains(&at) => return,
                Kind::Index(of, _) | Kind::Attribute(of, _) => at = *of,
                _ => return,
            }
        }
    }

    fn target(&mut self, target: &Target) {
        match target {
            Target::Attribute(object, name) => {
                self.change(*object);
                if let Ty::Instance(class) = self.types.of(*object).some()
                    && class.is_counted()
                {
                    // Another value stands in the field: who looks at the one before must have done. Of a small
                    // one nobody has more than a copy.
                    let owner = self.program.field_owner(*class, name);
                    if let Some(ty) = self.types.fields.get(&(owner, name.clone()))
                        && (!ty.is_copy() || ty.is_shared())
                    {
                        let position = self.program.expr(*object).position;
                        let is_new = self.is_just_made(*object);
                        self.changes.sites.push((position, (ty.clone(), is_new)));
                    }
                }
                if let Ty::Instance(class) = self.types.of(*object).some() {
                    for called in [
                        self.program.setter(*class, name),
                        self.program.deleter(*class, name),
                    ] {
                        if called.is_some() {
                            self.call(*object, called);
                        }
                    }
                }
            }
            Target::Index(object, _) | Target::Slice(object, _) => {
                self.change(*object);
                for name in ["__setitem__", "__delitem__"] {
                    self.special(*object, name, *object);
                }
            }
            Target::Tuple(targets, _) => targets.iter().for_each(|it| self.target(it)),
            // A function that is kept with it sees another value.
            Target::Var(var) if !self.program.kept.is_empty() => {
                let info = self.program.var(*var);
                if info.is_captured {
                    let position = info.occurrences.iter().filter(|it| it.is_def);
                    for it in position {
                        self.changes
                            .sites
                            .push((it.position, (info.ty.clone(), false)));
                    }
                }
            }
            _ => {}
        }
    }

    /// Whether it is the instance that an `__init__` of assignments alone makes: nobody has looked at a field of it
    /// before.
    fn is_just_made(&self, object: ExprId) -> bool {
        let Kind::Var(var) = self.program.kind(object) else {
            return false;
        };
        let func = self.program.func(self.program.var(*var).func);
        let is_self =
            func.name == "__init__" && func.params.first().is_some_and(|it| it.var == *var);
        let sets = |it: &Stmt<'_>| {
            matches!(
                it.kind,
                StmtKind::Assign { .. } | StmtKind::Docstring | StmtKind::Declare
            )
        };
        is_self && func.body.body.iter().all(sets)
    }

    pub(super) fn suite(&mut self, suite: &Suite<'_>) {
        for stmt in &suite.body {
            match &stmt.kind {
                StmtKind::Assign { targets, .. } | StmtKind::Delete(targets) => {
                    targets.iter().for_each(|it| self.target(it));
                }
                StmtKind::Augmented {
                    target, read, op, ..
                } => {
                    if self.types.of(*read).is_shared() {
                        self.change(*read);
                    }
                    self.target(target);
                    if let Some(name) = operator_name(*op) {
                        self.special(*read, &format!("__i{name}__"), *read);
                        self.special(*read, &format!("__{name}__"), *read);
                    }
                }
                StmtKind::Compound(_, "async for") => {
                    // While it waits, other tasks may change anything.
                    self.changes.calls.push((stmt.start, None));
                }
                StmtKind::For { target, iter, .. } => {
                    self.go_through(*iter);
                    self.target(target);
                }
                _ => {}
            }
        }
        for inner in suite.body.iter().flat_map(Stmt::suites) {
            self.suite(inner);
        }
    }

    fn call(&mut self, at: ExprId, callee: Option<FuncId>) {
        let position = self.program.expr(at).position;
        self.changes.calls.push((position, callee));
    }

    fn go_through(&mut self, over: ExprId) {
        self.special(over, "__iter__", over);
        self.special(over, "__next__", over);
    }

    fn special(&mut self, object: ExprId, name: &str, at: ExprId) {
        if let Ty::Dyn(root) = self.types.of(object).some() {
            for method in self.program.family(*root, name) {
                self.call(at, Some(method));
            }
        }
        if let Ty::Instance(class) = self.types.of(object).some()
            && let Some(method) = self
                .program
                .method(*class, name)
                .or_else(|| self.program.alias(*class, name))
        {
            self.call(at, Some(method));
        }
    }

    pub(super) fn expr(&mut self, id: ExprId) {
        let program = self.program;
        match program.kind(id) {
            // A coroutine runs where it is awaited.
            Kind::Call(..) if !self.types.of(id).runs().is_empty() => {}
            Kind::Call(func, arguments) => {
                match program.kind(*func) {
                    Kind::Func(callee) => self.call(id, Some(*callee)),
                    Kind::Class(class) => {
                        if let Some(init) = program.method(*class, "__init__") {
                            self.call(id, Some(init));
                        }
                    }
                    Kind::Builtin(_) => arguments.iter().for_each(|it| self.go_through(it.value)),
                    Kind::Import(name) => {
                        let is_change = crate::types::library::changes_first(name);
                        if let (true, Some(first)) = (is_change, arguments.first()) {
                            self.change(first.value);
                        }
                    }
                    Kind::Attribute(object, name) => match self.types.of(*object).some() {
                        of @ (Ty::Dyn(_) | Ty::Instance(_) | Ty::Enum(_) | Ty::Class(_)) => {
                            let reached = program.reached_methods(*object, of, name);
                            if reached.is_empty() {
                                self.call(id, None);
                            }
                            for method in reached {
                                self.call(id, Some(method));
                            }
                        }
                        of @ Ty::Union(_) => {
                            for class in of.member_classes() {
                                let method = program.method(class, name);
                                self.call(id, method);
                            }
                            if effects::changes(name) {
                                self.change(*object);
                            }
                        }
                        _ if effects::changes(name) => self.change(*object),
                        _ => {}
                    },
                    _ => match self.types.of(*func) {
                        Ty::Dyn(root) => {
                            for method in program.family(*root, "__call__") {
                                self.call(id, Some(method));
                            }
                        }
                        Ty::Instance(class) => {
                            let method = program.method(*class, "__call__");
                            self.call(id, method);
                        }
                        Ty::Class(class) => {
                            let init = program.method(*class, "__init__");
                            self.call(id, init);
                        }
                        ty @ (Ty::Func(_) | Ty::Funcs(_) | Ty::Kept(_)) => {
                            for callee in ty.functions() {
                                self.call(id, Some(*callee));
                            }
                        }
                        _ => self.call(id, None),
                    },
                }
                // What is passed on as a function may be called.
                for argument in arguments {
                    match self.types.of(argument.value) {
                        ty @ (Ty::Func(_) | Ty::Funcs(_) | Ty::Kept(_)) => {
                            for callee in ty.functions() {
                                self.call(id, Some(*callee));
                            }
                        }
                        Ty::Callable(..) => self.call(id, None),
                        _ => {}
                    }
                }
            }
            // While it waits, other tasks may change anything.
            Kind::Await(_) => self.call(id, None),
            Kind::Attribute(object, name) => {
                let of = self.types.of(*object);
                for property in program.reached_properties(*object, of, name) {
                    self.call(id, Some(property));
                }
            }
            Kind::Index(object, _) => self.special(*object, "__getitem__", id),
            Kind::Binary(op, left, right) => {
                if let Some(name) = operator_name(*op) {
                    self.special(*left, &format!("__{name}__"), id);
                    self.special(*right, &format!("__r{name}__"), id);
                }
            }
            _ => {}
        }
    }
}
