//! Generators that outlive what they are given: `lines = numbered(text.split())` runs when the list would be gone.
//! Such a parameter is the generator's own.

use super::Search;
use crate::translation::roots::root;
use crate::types::ir::{Argument, ExprId, FuncId, Kind};

/// What an iterator is made of without being gone through.
const PASSING_ON: &[&str] = &["enumerate", "filter", "iter", "map", "zip"];

impl Search<'_, '_> {
    /// Looks for generators in a value that lasts: that a variable gets, or that is given back by `giver`.
    pub(super) fn lasting(&mut self, value: ExprId, giver: Option<FuncId>) {
        let program = self.program;
        match program.kind(value) {
            Kind::Call(func, arguments) => {
                let passes_on = match program.kind(*func) {
                    Kind::Builtin(name) => PASSING_ON.contains(&name.as_str()),
                    Kind::Import(name) => name.starts_with("itertools."),
                    _ => false,
                };
                if passes_on {
                    arguments
                        .iter()
                        .for_each(|it| self.lasting(it.value, giver));
                    return;
                }
                let (callees, skipped) = match program.kind(*func) {
                    Kind::Func(id) => (vec![*id], 0),
                    Kind::Attribute(object, name) => {
                        let of = self.types.of(*object).some();
                        (program.reached_methods(*object, of, name), 1)
                    }
                    _ => return,
                };
                for callee in callees {
                    if program.func(callee).is_generator {
                        self.outlive(arguments, callee, skipped, giver);
                    }
                }
            }
            Kind::Comprehension(comprehension) => {
                if let Some(first) = comprehension.generators.first() {
                    self.lasting(first.iter, giver);
                }
            }
            _ => {}
        }
    }

    fn outlive(
        &mut self,
        arguments: &[Argument],
        callee: FuncId,
        skipped: usize,
        giver: Option<FuncId>,
    ) {
        let params = &self.program.func(callee).params;
        let mut plain = params.iter().skip(skipped);
        for argument in arguments {
            let param = match &argument.name {
                Some(name) => params.iter().find(|it| it.name == *name),
                None => plain.next(),
            };
            self.lasting(argument.value, giver);
            if let Some(param) = param
                && self.is_gone(argument.value, giver)
            {
                self.outlived.insert(param.var);
                self.stored.insert(param.var);
            }
        }
    }

    /// Whether Rust drops a value before what was made of it, if that only borrows it.
    fn is_gone(&self, value: ExprId, giver: Option<FuncId>) -> bool {
        let program = self.program;
        if self.types.of(value).is_copy() || matches!(program.kind(value), Kind::Str(_)) {
            return false;
        }
        match (root(program, value), giver) {
            (Some(var), Some(giver)) => {
                let info = program.var(var);
                info.func == giver && !info.is_param
            }
            (root, _) => root.is_none(),
        }
    }
}
