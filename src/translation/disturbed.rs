//! Whether what a value calls changes the place that it goes to: Python looks at the place of `place += value`
//! first, Rust last.

use rustc_hash::FxHashSet;
use rustpython_ast::Operator;

use super::code::{Code, Form};
use super::translator::{Res, Translator, refuse};
use crate::python::source::Span;
use crate::types::ir::{ExprId, FuncId, Kind, Program, Target, VarId};
use crate::types::ty::Ty;

/// So many functions a call is followed into; one that leads to more may change anything.
const MOST_REACHED: usize = 300;

impl Translator<'_, '_> {
    /// Whether a call in `value` may assign what `read` reads.
    pub(super) fn is_disturbed(&self, target: &Target, read: ExprId, value: ExprId) -> bool {
        // A key that is not there is put in before the value is computed.
        if let Target::Index(object, _) = target
            && self.is_default_dict(*object)
            && (!self.inserted_into(value).is_empty() || self.reads_root(read, value))
        {
            return true;
        }
        // The place is looked up before a method of the list moves what stands there.
        if let Target::Index(object, _) = target
            && self.changes_place(*object, value)
        {
            return true;
        }
        let span = &self.program.expr(value).span;
        let mut waiting = FxHashSet::default();
        if !self.called_within(span, &mut waiting) {
            return true;
        }
        if waiting.is_empty() {
            return false;
        }
        let Some(reached) = self.reached_from(waiting) else {
            return true;
        };
        match target {
            Target::Var(var) => {
                let occurrences = &self.program.var(*var).occurrences;
                let func = |block: crate::types::ir::BlockId| self.program.blocks[block.at()].func;
                let own = func(self.program.expr(read).block);
                let owner = self.program.var(*var).func;
                self.is_lent_to_change(*var, value)
                    || occurrences.iter().any(|it| {
                        it.is_def
                        && reached.contains(&func(it.block))
                        // Each call of a function has locals of its own.
                        && (owner != func(it.block) || owner != own)
                    })
            }
            Target::Attribute(_, name) => {
                let writers = self.effects.attribute_writers.get(name);
                writers.is_some_and(|it| it.iter().any(|func| reached.contains(func)))
            }
            _ => reached
                .iter()
                .any(|it| self.effects.changers.contains(it) || self.closures.changes(*it)),
        }
    }

    /// Whether someone can tell how often a value is computed, or when: it calls what prints, asks for input,
    /// advances an iterator or changes something.
    pub(super) fn is_noticed(&self, value: ExprId) -> bool {
        let span = &self.program.expr(value).span;
        let mut waiting = FxHashSet::default();
        if self.changes_something(value) || self.speaks(span) {
            return true;
        }
        if !self.called_within(span, &mut waiting) {
            return true;
        }
        let reached = self.reached_from(waiting);
        reached.is_none_or(|all| {
            all.iter()
                .any(|it| self.changes_others(*it) || self.speaks(&self.program.func(*it).span))
        })
    }

    /// The functions of the file that may run while some values are computed; nothing where it may be any.
    pub(super) fn reached_by(&self, values: &[ExprId]) -> Option<FxHashSet<FuncId>> {
        let mut waiting = FxHashSet::default();
        let are_known = values
            .iter()
            .all(|it| self.called_within(&self.program.expr(*it).span, &mut waiting));
        are_known.then(|| self.reached_from(waiting)).flatten()
    }

    /// Whether a piece of the source itself prints, asks for input or advances an iterator.
    fn speaks(&self, span: &Span) -> bool {
        self.exprs_in(span).any(|it| match &it.kind {
            Kind::Call(func, _) => match self.kind(*func) {
                Kind::Builtin(name) => matches!(name.as_str(), "print" | "input" | "next" | "open"),
                Kind::Attribute(_, name) => name == "write",
                Kind::Import(name) => name.starts_with("logging."),
                _ => false,
            },
            _ => false,
        })
    }

    /// Whether a variable is lent to a call, within a value, to be changed.
    fn is_lent_to_change(&self, var: VarId, value: ExprId) -> bool {
        let span = &self.program.expr(value).span;
        self.exprs_in(span).any(|expr| {
            let Kind::Call(func, arguments) = &expr.kind else {
                return false;
            };
            let Kind::Func(id) = self.kind(*func) else {
                return false;
            };
            let mut pairs = self.program.func(*id).params.iter().zip(arguments);
            pairs.any(|(param, argument)| {
                matches!(self.kind(argument.value), Kind::Var(of) if *of == var)
                    && self.binding(param.var).form == Form::MutRef
            })
        })
    }

    fn reached_from(&self, mut waiting: FxHashSet<FuncId>) -> Option<FxHashSet<FuncId>> {
        let mut reached = FxHashSet::default();
        while let Some(next) = waiting.iter().next().copied() {
            waiting.remove(&next);
            if !reached.insert(next) {
                continue;
            }
            if reached.len() > MOST_REACHED {
                return None;
            }
            let mut called = FxHashSet::default();
            if !self.called_within(&self.program.func(next).span, &mut called) {
                return None;
            }
            waiting.extend(called.difference(&reached));
        }
        Some(reached)
    }

    /// Collects the functions of the file that may be called by what is computed in a piece of the source; false
    /// where it may be any.
    fn called_within(&self, span: &Span, found: &mut FxHashSet<FuncId>) -> bool {
        let program = self.program;
        let named = |name: &str, found: &mut FxHashSet<FuncId>| {
            let methods = program.classes.iter().flat_map(|it| {
                let methods = it.methods_of_name.get(name);
                methods.into_iter().flatten()
            });
            found.extend(methods.copied());
        };
        for expr in self.exprs_in(span) {
            match &expr.kind {
                // What is passed is called by whom it is passed to.
                Kind::Func(id) | Kind::Lambda(id) => {
                    found.insert(*id);
                }
                Kind::Class(class) => {
                    for name in ["__init__", "__post_init__", "__new__"] {
                        found.extend(program.method(*class, name));
                    }
                }
                // As a method, or as a property.
                Kind::Attribute(object, name) if self.is_of_file(*object) => {
                    named(name, found);
                }
                Kind::Call(func, _) => match self.kind(*func) {
                    Kind::Builtin(name) if name == "next" => found.extend(generators(program)),
                    Kind::Func(_)
                    | Kind::Lambda(_)
                    | Kind::Class(_)
                    | Kind::Builtin(_)
                    | Kind::Import(_)
                    | Kind::Attribute(..) => {}
                    _ => {
                        let functions = self.ty(*func).functions();
                        if functions.is_empty() && !matches!(self.ty(*func), Ty::Instance(_)) {
                            return false;
                        }
                        found.extend(functions.iter().copied());
                        named("__call__", found);
                    }
                },
                _ => {}
            }
        }
        true
    }

    /// Whether a value may have methods of the file.
    fn is_of_file(&self, id: ExprId) -> bool {
        let ty = self.ty(id).some();
        !ty.is_text()
            && !matches!(
                ty,
                Ty::List(_)
                    | Ty::Dict(..)
                    | Ty::Set(_)
                    | Ty::Tuple(_)
                    | Ty::Tuples(_)
                    | Ty::Deque(_)
                    | Ty::Int
                    | Ty::Float
                    | Ty::Real
                    | Ty::Foreign(_)
            )
    }

    /// `place op= value` where computing the value may change the place.
    pub(super) fn augmented_in_order(
        &mut self,
        (target, read): (&Target, ExprId),
        op: Operator,
        value: ExprId,
        of: &Ty,
    ) -> Res<()> {
        let is_plain = match target {
            Target::Var(var) => !self.binding(*var).is_usize,
            Target::Attribute(object, _) => self.is_simple(*object),
            Target::Index(object, index) => self.is_simple(*object) && self.is_quiet(*index),
            _ => false,
        };
        if !is_plain || !of.is_copy() || self.is_failing(read) {
            return refuse("a value that changes the place it goes to");
        }
        let before = self.expr(read)?;
        let before = self.owned(before, read)?;
        let before = self.coerced(before, of)?;
        let name = self.fresh("before");
        self.out.line(format!("let {name} = {};", before.text));
        self.computed.insert(read, Code::tight(name, of.clone()));
        let code = self.binary_as(op, read, value, of)?;
        let code = self.coerced(code, of)?;
        let new = self.fresh("value");
        self.out.line(format!("let {new} = {};", code.text));
        self.computed.remove(&read);
        if let Target::Index(object, index) = target {
            let place = self.place(*object)?;
            let text = if let Ty::Dict(key, ..) = self.ty(*object).some().clone() {
                let key = self.value(*index, &key)?;
                format!("{}.insert({}, {new});", place.receiver(), key.text)
            } else {
                let at = self.place_of_index(&place, *index)?;
                if at.contains("len()") {
                    return refuse("a value that changes the place it goes to");
                }
                format!("{}[{at}] = {new};", place.receiver())
            };
            self.out.line(text);
        } else {
            let place = self.augmented_place(target, read)?;
            let star = if place.form == Form::MutRef { "*" } else { "" };
            self.out.line(format!("{star}{} = {new};", place.text));
        }
        Ok(())
    }
}

fn generators(program: &Program<'_>) -> impl Iterator<Item = FuncId> {
    let all = program.funcs.iter().enumerate();
    all.filter(|(_, it)| it.is_generator)
        .map(|(at, _)| FuncId(u32::try_from(at).unwrap_or(u32::MAX)))
}
