//! What calls do with containers.

use rustc_hash::FxHashSet;

use super::{GETTERS, HOLDERS, TAKERS, Walk};
use crate::types::ir::{Argument, ExprId, FuncId, Kind};
use crate::types::ty::Ty;

impl Walk<'_, '_> {
    pub(super) fn call(&mut self, id: ExprId, func: ExprId, arguments: &[Argument]) {
        match self.program.kind(func) {
            Kind::Class(_) => arguments.iter().for_each(|it| self.stored(it)),
            Kind::Builtin(name) => self.builtin(id, name, arguments),
            Kind::Import(name) => self.library(id, name, arguments),
            Kind::Attribute(object, name) => {
                let of = self.types.of(*object).some();
                let reached: Vec<FuncId> = match of {
                    Ty::Class(_) | Ty::Enum(_) => Vec::new(),
                    of => self.program.reached_methods(*object, of, name),
                };
                if matches!(of, Ty::Instance(_) | Ty::Dyn(_) | Ty::Class(_)) || !reached.is_empty()
                {
                    self.passed(arguments);
                } else {
                    self.method(id, *object, name, arguments);
                }
            }
            _ => self.passed(arguments),
        }
    }

    /// What a function of the file is given it has as it is.
    pub(super) fn passed(&mut self, arguments: &[Argument]) {
        let mut seen = FxHashSet::default();
        for argument in arguments {
            if argument.stars > 0 {
                self.copy(argument.value);
            } else if !seen.insert(self.regions.of(argument.value)) {
                self.uses.named.insert(self.regions.of(argument.value));
            }
        }
    }

    pub(super) fn stored(&mut self, argument: &Argument) {
        if argument.stars > 0 {
            self.copy(argument.value);
        } else {
            self.store(argument.value);
        }
    }

    /// A builtin function that is given is called with what is in something else.
    pub(super) fn given_functions(&mut self, arguments: &[Argument], receiver: Option<ExprId>) {
        let is_builtin = |it: &&Argument| matches!(self.program.kind(it.value), Kind::Builtin(_));
        let functions: Vec<ExprId> = arguments
            .iter()
            .filter(is_builtin)
            .map(|it| it.value)
            .collect();
        for function in functions {
            let others = arguments
                .iter()
                .map(|it| it.value)
                .filter(|it| *it != function);
            let over = others.chain(receiver).map(|it| (function, it));
            self.uses.called.extend(over);
        }
    }

    pub(super) fn builtin(&mut self, id: ExprId, name: &str, arguments: &[Argument]) {
        self.given_functions(arguments, None);
        match name {
            "isinstance" | "type" | "id" | "hash" | "getattr" | "setattr" | "vars" => {
                arguments.iter().for_each(|it| self.refuse(it.value));
            }
            "sum" if arguments.len() > 1 => {
                arguments.iter().for_each(|it| self.refuse(it.value));
            }
            "min" | "max" if arguments.iter().filter(|it| it.name.is_none()).count() > 1 => {
                arguments.iter().for_each(|it| self.refuse(it.value));
            }
            "print" | "str" | "repr" | "format" | "ascii" => {
                arguments.iter().for_each(|it| self.show(it.value));
            }
            // Whether an object is empty is another question.
            "any" | "all" | "filter" => {
                for argument in arguments {
                    self.look(argument.value);
                    self.uses.refused.extend(self.given(argument.value));
                }
            }
            "bool" => arguments.iter().for_each(|it| self.test(it.value)),
            "min" | "max" | "next" | "iter" => {
                arguments.iter().for_each(|it| self.look(it.value));
            }
            _ => {
                arguments.iter().for_each(|it| self.copy(it.value));
                self.uses.made.insert(id);
            }
        }
    }

    pub(super) fn library(&mut self, id: ExprId, name: &str, arguments: &[Argument]) {
        match (name, arguments) {
            ("heapq.heappush" | "bisect.insort", [into, value]) => {
                self.change(into.value);
                self.store(value.value);
            }
            ("heapq.heappop" | "heapq.heapify" | "random.shuffle", [of]) => self.change(of.value),
            ("random.choice", [of]) => self.look(of.value),
            _ => {
                if let ("collections.defaultdict", Some(first)) = (name, arguments.first()) {
                    self.uses.factories.push((first.value, id));
                }
                for argument in arguments {
                    self.copy(argument.value);
                    if self.regions.of(argument.value) == self.regions.of(id) {
                        self.refuse(id);
                    }
                }
                self.uses.made.insert(id);
            }
        }
    }

    pub(super) fn method(
        &mut self,
        id: ExprId,
        object: ExprId,
        name: &str,
        arguments: &[Argument],
    ) {
        self.given_functions(arguments, Some(object));
        let held = self.regions.held(self.regions.of(object));
        if matches!(name, "format" | "join") {
            self.uses.shown.extend(arguments.iter().map(|it| it.value));
        }
        for argument in arguments {
            let is_held = held == Some(self.regions.of(argument.value));
            if argument.stars == 0 && matches!(name, "index" | "count" | "remove") {
                self.sought(object, argument.value);
            } else if argument.stars == 0 && is_held && HOLDERS.contains(&name) {
                self.store(argument.value);
            } else {
                self.put_all(object, argument.value);
            }
        }
        if name == "copy" {
            self.copy(object);
        }
        if !GETTERS.contains(&name) && !TAKERS.contains(&name) {
            self.uses.made.insert(id);
        }
    }
}
