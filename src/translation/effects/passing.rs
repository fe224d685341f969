//! What is passed on, and what a parameter shares with its argument.

use super::Search;
use super::changed::lenders;
use super::targets::of_container;
use crate::translation::roots::root;
use crate::types::class_form::Role;
use crate::types::ir::{Argument, ExprId, FuncId, Kind, Nature, Param, Target};

impl Search<'_, '_> {
    /// Functions of which one stands for another change and keep the same parameters.
    pub(super) fn unify_params(&mut self, functions: &[FuncId]) {
        let program = self.program;
        for pair in functions.windows(2) {
            let params = program.func(pair[0]).params.iter();
            for (a, b) in params.zip(&program.func(pair[1]).params) {
                self.follows.push((a.var, b.var));
                self.follows.push((b.var, a.var));
                self.stores.push((a.var, b.var));
                self.stores.push((b.var, a.var));
            }
        }
    }

    /// Methods that stand for each other in a hierarchy change and keep the same.
    pub(super) fn unify_families(&mut self) {
        let program = self.program;
        for class in program.class_ids() {
            for method in &program.classes[class.at()].methods {
                let func = program.func(*method);
                if func.name == "__init__" || matches!(func.role, Role::Setter | Role::Deleter) {
                    continue;
                }
                for other in program.family(class, &func.name) {
                    self.unify_params(&[*method, other]);
                }
            }
        }
    }

    /// Arguments go into parameters.
    pub(super) fn pass<'i>(
        &mut self,
        arguments: &[Argument],
        params: impl Iterator<Item = &'i Param<'i>>,
    ) {
        let params: Vec<&Param<'_>> = params.collect();
        let mut plain = params.iter();
        for argument in arguments {
            let param = match &argument.name {
                Some(name) => params.iter().find(|it| it.name == *name),
                None => plain.next(),
            };
            if let (Some(param), Kind::Var(var)) = (param, self.program.kind(argument.value)) {
                self.stores.push((param.var, *var));
            }
            if let Some(param) = param {
                self.follow_choice(param.var, argument.value);
            }
            if let (Some(param), Some(var)) = (param, root(self.program, argument.value)) {
                self.follows.push((param.var, var));
                self.follow_lenders(param.var, argument.value);
                let place = self.program.expr(argument.value);
                let info = self.program.var(var);
                let home = info.occurrences.first().map_or(place.block, |it| {
                    self.program.common_block(it.block, place.block)
                });
                let is_repeated = self
                    .program
                    .blocks_around(place.block)
                    .take_while(|it| *it != home)
                    .any(|it| self.program.blocks[it.at()].nature == Nature::Loop);
                let is_used_later = info
                    .occurrences
                    .iter()
                    .any(|it| it.position > place.position);
                if is_repeated
                    || is_used_later
                    || info.is_captured
                    || !matches!(place.kind, Kind::Var(_))
                {
                    self.passed.push((param.var, var));
                }
            }
        }
    }

    /// What is changed of an item is changed of what it is an item of.
    pub(super) fn items(&mut self, target: &Target, iter: ExprId) {
        let program = self.program;
        if let Kind::Tuple(items) | Kind::List(items) = program.kind(iter) {
            items.iter().for_each(|it| self.displayed(target, *it));
        }
        let mut over = vec![iter];
        while let Some(expr) = over.pop() {
            match program.kind(expr) {
                Kind::Call(func, arguments) => {
                    if let Kind::Attribute(object, _) = program.kind(*func) {
                        over.push(*object);
                    }
                    over.extend(arguments.iter().map(|it| it.value));
                }
                Kind::Tuple(items) | Kind::List(items) => over.extend(items),
                _ => {
                    if let Some(of) = root(program, expr)
                        && of_container(self.types.of(expr))
                    {
                        self.follow_target(target, of);
                        for lender in lenders(program, expr) {
                            self.follow_target(target, lender);
                        }
                    }
                }
            }
        }
    }

    /// A variable that stands in the display that a loop goes through.
    fn displayed(&mut self, target: &Target, item: ExprId) {
        match (target, self.program.kind(item)) {
            (_, Kind::Var(of)) => self.follow_target(target, *of),
            (Target::Tuple(targets, None), Kind::Tuple(items)) => {
                for (target, item) in targets.iter().zip(items) {
                    self.displayed(target, *item);
                }
            }
            _ => {}
        }
    }
}
