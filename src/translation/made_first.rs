//! Lists that Python makes before anything looks at their items: `list(d.items())` whose dict the loop changes, and
//! `[ask(it) for it in names]`, where someone can tell that all were asked first. Rust's chains make one item after
//! the other; here they are collected.

use super::seq::{Item, Seq};
use super::translator::{Res, Translator, refuse, unknown};
use crate::types::ir::{Comprehension, Expr, ExprId, Kind, Shape, Suite, VarId};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// Notes the lists within what a loop goes through that read what its body changes or assigns.
    pub(super) fn note_what_is_made_first(&mut self, iter: ExprId, body: &Suite<'_>) {
        let span = &self.program.expr(iter).span;
        let own: Vec<ExprId> = self
            .within
            .span(self.program, span)
            .map(|it| it.0)
            .filter(|it| self.is_list_of_its_own(*it))
            .filter(|it| self.reads_changed(*it, body) || self.stops_early(*it))
            .collect();
        self.made_first.extend(own);
    }

    /// Notes the lists that a comprehension goes through and that read what its other parts change.
    pub(super) fn note_what_it_makes_first(&mut self, comprehension: &Comprehension) {
        let mut parts: Vec<ExprId> = comprehension.key.into_iter().collect();
        parts.push(comprehension.element);
        let mut own = Vec::new();
        for generator in comprehension.generators.iter().rev() {
            parts.extend(&generator.conditions);
            let inside = |var: VarId| {
                self.effects.changed.contains(&var)
                    && parts.iter().any(|it| self.reads_variable(*it, var))
            };
            let span = &self.program.expr(generator.iter).span;
            let lists = self.within.span(self.program, span).map(|it| it.0);
            own.extend(
                lists
                    .filter(|it| self.is_list_of_its_own(*it))
                    .filter(|it| self.vars_read(*it).into_iter().any(inside)),
            );
            parts.push(generator.iter);
        }
        self.made_first.extend(own);
    }

    /// Whether a list has to be there before the first of its items is looked at.
    pub(super) fn is_made_first(&self, id: ExprId) -> bool {
        self.is_list_of_its_own(id)
            && (self.made_first.contains(&id) || !self.is_taken_at_once(id) && self.is_noticed(id))
    }

    /// The items of such a list.
    pub(super) fn made_first(&mut self, id: ExprId) -> Res<Option<Seq>> {
        if !self.is_made_first(id) {
            return Ok(None);
        }
        let item = self.ty(id).some().item();
        if !self.has_rust(&item) {
            return refuse(unknown(&item));
        }
        let list = self.expr(id)?;
        let over = format!("{}.into_iter()", list.receiver());
        Ok(Some(Seq::new(over, Item::Value, item).in_for(list.text)))
    }

    /// Whether Python makes a list or a tuple here, of what comes one after the other.
    fn is_list_of_its_own(&self, id: ExprId) -> bool {
        match self.kind(id) {
            Kind::Comprehension(of) => of.shape == Shape::List && !of.is_parallel,
            Kind::Call(func, arguments) => {
                let makes = matches!(self.kind(*func), Kind::Builtin(name)
                    if matches!(name.as_str(), "list" | "tuple"));
                let comes =
                    |it: ExprId| matches!(self.ty(it), Ty::Iter(_)) || self.ty(it).is_text();
                makes
                    && matches!(arguments.as_slice(), [one]
                        if one.stars == 0 && one.name.is_none() && comes(one.value))
            }
            _ => false,
        }
    }

    /// Whether what a list is made of reads a variable that some code changes or assigns.
    fn reads_changed(&self, id: ExprId, body: &Suite<'_>) -> bool {
        let mut read = self.vars_read(id).into_iter();
        read.any(|it| {
            // Whoever asks an iterator for its next item changes it.
            let is_advanced = matches!(self.program.var(it).ty.some(), Ty::Iter(_));
            is_advanced && self.occurs_within(it, body)
                || self.changes_in(it, body)
                || self.is_assigned_in(it, body)
        })
    }

    /// Whether an iterator reads variables that are assigned behind it: it looks at them when it is asked.
    pub(super) fn reads_assigned_later(&self, id: ExprId) -> bool {
        let at = self.program.expr(id).position;
        let mut late = self.vars_read_late(id).into_iter();
        late.any(|it| {
            let info = self.program.var(it);
            // What is another variable in Rust was one name in Python.
            self.program.vars.iter().any(|other| {
                other.name == info.name
                    && other.func == info.func
                    && other
                        .occurrences
                        .iter()
                        .any(|it| it.is_def && it.position > at)
            })
        })
    }

    /// The variables that are read for each item, not where an iterator is made: by a lambda, and by a generator
    /// expression but for what that goes through first.
    fn vars_read_late(&self, id: ExprId) -> Vec<VarId> {
        let func = |of: &Expr| self.program.blocks[of.block.at()].func;
        let own = func(self.program.expr(id));
        let mut late = Vec::new();
        for expr in self.exprs_in(&self.program.expr(id).span) {
            match &expr.kind {
                Kind::Var(var) if func(expr) != own => late.push(*var),
                Kind::Comprehension(of) if of.shape == Shape::Generator => {
                    let mut parts = vec![of.element];
                    for (at, generator) in of.generators.iter().enumerate() {
                        parts.extend(&generator.conditions);
                        parts.extend((at > 0).then_some(generator.iter));
                    }
                    let mut targets = Vec::new();
                    of.generators
                        .iter()
                        .for_each(|it| it.target.vars(&mut targets));
                    let read = parts.into_iter().flat_map(|it| self.vars_read(it));
                    late.extend(read.filter(|it| !targets.contains(it)));
                }
                _ => {}
            }
        }
        late
    }

    /// Whether a generator expression that a loop goes through reads what its body changes or assigns.
    pub(super) fn steps_over_changes(&self, iter: ExprId, body: &Suite<'_>) -> bool {
        let span = &self.program.expr(iter).span;
        self.within.span(self.program, span).any(|(id, it)| {
            matches!(&it.kind, Kind::Comprehension(of) if of.shape == Shape::Generator)
                && !self.is_taken_at_once(id)
                && self.reads_changed(id, body)
        })
    }

    /// The variables that an expression reads, but for those of comprehensions in it.
    fn vars_read(&self, id: ExprId) -> Vec<VarId> {
        let (mut read, mut own) = (Vec::new(), Vec::new());
        for expr in self.exprs_in(&self.program.expr(id).span) {
            match &expr.kind {
                Kind::Var(var) => read.push(*var),
                Kind::Comprehension(of) => {
                    of.generators.iter().for_each(|it| it.target.vars(&mut own));
                }
                _ => {}
            }
        }
        read.retain(|it| !own.contains(it));
        read
    }

    /// Whether one of the items may not be made of its text: Python finds that out before it does anything else.
    fn stops_early(&self, id: ExprId) -> bool {
        self.exprs_in(&self.program.expr(id).span)
            .any(|it| match &it.kind {
                Kind::Call(func, arguments) => {
                    let reads_number = |of: ExprId| {
                        matches!(self.kind(of), Kind::Builtin(name)
                            if matches!(name.as_str(), "int" | "float"))
                    };
                    reads_number(*func) && arguments.iter().any(|it| self.ty(it.value).is_text())
                        || arguments.iter().any(|it| reads_number(it.value))
                }
                _ => false,
            })
    }
}
