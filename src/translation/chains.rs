//! Comprehensions as chains of iterators.

use super::code::{Form, Prec};
use super::seq::{Item, Seq};
use super::translator::{Res, Translator, refuse, unknown};
use crate::types::ir::{Comprehension, ExprId, Kind, Shape, Target, VarId};
use crate::types::ty::Ty;

/// The names of the parts of a tuple that no name of the source is for.
pub(super) const PARTS: [&str; 4] = ["first", "second", "third", "fourth"];

impl Translator<'_, '_> {
    /// A comprehension as a chain, without its end.
    pub(super) fn chain(&mut self, comprehension: &Comprehension) -> Res<Seq> {
        self.note_what_it_makes_first(comprehension);
        if comprehension.generators.len() > 1 {
            if let Some(seq) = self.flattened(comprehension)? {
                return Ok(seq);
            }
            if comprehension.shape == Shape::Generator && self.is_seen_stepwise(comprehension) {
                return refuse("an iterator over several loops that someone sees step by step");
            }
            let ty = self.ty(comprehension.element).clone();
            let list = self.looped(comprehension, &Ty::list(ty.clone()))?;
            return Ok(Seq::new(
                format!("{}.into_iter()", list.receiver()),
                Item::Value,
                ty,
            ));
        }
        let generator = &comprehension.generators[0];
        // What is counted has its changes in cells.
        let item = self.ty(generator.iter).item();
        if self.changes_items(&generator.target) && !item.is_counted() {
            let makes_tasks = self.makes_tasks(comprehension);
            return match self.chain_changing(comprehension) {
                // Another thread has the items, too.
                Err(_) if makes_tasks => self.two_names(&item),
                made => made,
            };
        }
        let is_noticed = |it: &ExprId| self.is_noticed(*it);
        let steps_through = generator
            .conditions
            .iter()
            .chain([&comprehension.element])
            .any(is_noticed);
        let before = std::mem::replace(&mut self.steps_through, steps_through);
        let seq = self.iterate(generator.iter);
        self.steps_through = before;
        let seq = self.apart_from_calls(seq?, comprehension)?;
        self.chained(seq, &generator.target, &generator.conditions, comprehension)
    }

    /// Whether someone can tell how far a generator of several loops went: it does not go to what takes all of it.
    fn is_seen_stepwise(&self, comprehension: &Comprehension) -> bool {
        let inner = comprehension.generators[1..].iter().map(|it| it.iter);
        let conditions = comprehension
            .generators
            .iter()
            .flat_map(|it| &it.conditions);
        let mut parts = inner
            .chain(conditions.copied())
            .chain([comprehension.element]);
        parts.any(|it| self.is_noticed(it))
            && {
                let is_it = |it: &Kind| matches!(it, Kind::Comprehension(of) if of.element == comprehension.element);
                let at = self.program.exprs.iter().position(|it| is_it(&it.kind));
                let id = at.and_then(|it| u32::try_from(it).ok()).map(ExprId);
                !id.is_some_and(|it| self.is_taken_at_once(it))
            }
    }

    /// Whether each item goes to a call that another thread makes.
    fn makes_tasks(&self, comprehension: &Comprehension) -> bool {
        let parts = comprehension.key.into_iter().chain([comprehension.element]);
        parts.into_iter().any(|it| {
            let span = &self.program.expr(it).span;
            let mut tasks = self.program.tasks.iter();
            tasks.any(|task| {
                let of = &self.program.expr(*task).span;
                span.start <= of.start && of.end <= span.end
            })
        })
    }

    /// `[row.step() for row in rows]` where the step changes the row: the list lends each to be changed.
    fn chain_changing(&mut self, comprehension: &Comprehension) -> Res<Seq> {
        const WHY: &str = "a comprehension that changes what it goes through";
        let generator = &comprehension.generators[0];
        let (Target::Var(var), Ty::List(item)) =
            (&generator.target, self.ty(generator.iter).clone())
        else {
            return refuse(WHY);
        };
        // The list is lent as a whole: nothing else of its owner is there meanwhile.
        let owner = match self.kind(generator.iter) {
            Kind::Var(owner) => *owner,
            Kind::Attribute(object, _) => match self.kind(*object) {
                Kind::Var(owner) => *owner,
                _ => return refuse(WHY),
            },
            _ => return refuse(WHY),
        };
        let span = &self.program.expr(comprehension.element).span;
        let uses_owner = self.reads_within(span, owner);
        if uses_owner
            || !generator.conditions.is_empty()
            || comprehension.key.is_some()
            || item.is_counted()
            || !self.has_rust(&item)
        {
            return refuse(WHY);
        }
        let place = self.place(generator.iter)?;
        if place.form == Form::Ref {
            return refuse("a borrowed value that is changed");
        }
        let name = self.binding(*var).name.clone();
        self.declared.insert(*var);
        self.bound.insert(*var, Form::MutRef);
        let ty = self.ty(comprehension.element).clone();
        if !self.has_rust(&ty) {
            return refuse(unknown(&ty));
        }
        let element = self.pointed_if_kept(comprehension.element, &ty)?;
        Ok(Seq::new(
            format!("{}.iter_mut().map(|{name}| {element})", place.receiver()),
            Item::Value,
            ty,
        ))
    }

    /// `for row in rows for x in row`.
    pub(super) fn flattened(&mut self, comprehension: &Comprehension) -> Res<Option<Seq>> {
        let [first, second] = comprehension.generators.as_slice() else {
            return Ok(None);
        };
        let (Target::Var(row), Kind::Var(over)) = (&first.target, self.kind(second.iter)) else {
            return Ok(None);
        };
        let uses = self
            .program
            .var(*row)
            .occurrences
            .iter()
            .filter(|it| !it.is_def)
            .count();
        if row != over || uses != 1 || !first.conditions.is_empty() {
            return Ok(None);
        }
        let seq = self.iterate(first.iter)?;
        let (Item::Ref | Item::Value, Ty::List(of)) = (&seq.item, &seq.ty) else {
            return Ok(None);
        };
        let mut flat = seq.clone();
        flat.text = format!("{}.flatten()", seq.receiver());
        flat.ty = (**of).clone();
        flat.in_for = None;
        self.chained(flat, &second.target, &second.conditions, comprehension)
            .map(Some)
    }

    fn chained(
        &mut self,
        seq: Seq,
        target: &Target,
        conditions: &[ExprId],
        comprehension: &Comprehension,
    ) -> Res<Seq> {
        // Each would be a closure that borrows what it changes.
        let is_changed_in =
            |it: &Self, ids: &[ExprId]| ids.iter().any(|id| it.changes_something(*id));
        let parts: Vec<ExprId> = comprehension.key.into_iter().collect();
        if is_changed_in(self, conditions)
            && (is_changed_in(self, &[comprehension.element]) || is_changed_in(self, &parts))
        {
            return refuse("a condition and a value that both change something");
        }
        let before = self.unwrapped.clone();
        let chained = self.chained_inner(seq, target, conditions, comprehension);
        self.unwrapped = before;
        chained
    }

    fn chained_inner(
        &mut self,
        seq: Seq,
        target: &Target,
        conditions: &[ExprId],
        comprehension: &Comprehension,
    ) -> Res<Seq> {
        let mut seq = if matches!(target, Target::Var(_)) {
            self.single(seq)?
        } else {
            seq
        };
        seq = self.as_tuples(seq, target)?;
        let parts = self.parts_of_tests(conditions);
        let conditions = match self.before_bound(&parts) {
            0 => conditions,
            before => {
                seq = self.filtered_before_bound(seq, target, &parts[..before])?;
                &parts[before..]
            }
        };
        if let Some(seq) = self.chained_and_bound(&seq, target, conditions, comprehension)? {
            return Ok(seq);
        }
        let is_unordered = seq.is_unordered;
        let leaves_nothing_out = !matches!((target, conditions), (Target::Var(var), [only])
            if self.is_none_test(*only, *var));
        if leaves_nothing_out {
            seq = self.with_lent_options(seq);
        }
        for condition in conditions {
            // `if x is not None`: what is left is no option any more.
            if let Target::Var(var) = target
                && matches!(seq.ty, Ty::Option(_))
                && self.is_none_test(*condition, *var)
                && conditions.len() == 1
            {
                let inner = seq.ty.some().clone();
                seq.text = match seq.item {
                    Item::Ref if inner.is_copy() => {
                        format!("{}.copied().flatten()", seq.receiver())
                    }
                    _ => format!("{}.flatten()", seq.receiver()),
                };
                if inner.is_copy() {
                    seq.item = Item::Value;
                }
                (seq.ty, seq.in_for, seq.prec, seq.is_plain_range) =
                    (inner, None, Prec::Postfix, false);
                self.unwrapped.insert(
                    *var,
                    if seq.item == Item::Ref {
                        Form::Ref
                    } else {
                        Form::Place
                    },
                );
                continue;
            }
            if let Target::Var(var) = target
                && let Some(told) = self.told_in_chain(&seq, *var, *condition)
            {
                seq = told;
                continue;
            }
            let pattern = self.filter_pattern(target, &seq.item, &seq.ty)?;
            let condition = self.condition(*condition)?;
            seq.text = format!("{}.filter(|{pattern}| {})", seq.receiver(), condition.text);
            (seq.in_for, seq.prec, seq.is_plain_range) = (None, Prec::Postfix, false);
        }
        if let (Target::Var(var), Kind::Var(element)) = (target, self.kind(comprehension.element))
            && var == element
            && comprehension.key.is_none()
        {
            seq.is_unordered = is_unordered;
            if matches!(seq.item, Item::Count) {
                seq.text = format!("{}.map(|it| it as i64)", seq.receiver());
                (seq.item, seq.in_for, seq.prec, seq.is_plain_range) =
                    (Item::Value, None, Prec::Postfix, false);
            }
            return Ok(seq);
        }
        let pattern = self.pattern_of(target, &seq.item, &seq.ty)?;
        let ty = self.wanted_of(comprehension.element);
        if !self.has_rust(&ty) {
            return refuse(unknown(&ty));
        }
        let (text, ty) = match comprehension.key {
            Some(key) => {
                let key_ty = self.wanted_of(key);
                let want = Ty::Tuple(vec![key_ty.clone(), ty.clone()]);
                let key = self.value(key, &key_ty)?;
                let value = self.pointed_if_kept(comprehension.element, &ty)?;
                let is_moved = matches!(self.kind(comprehension.element), Kind::Var(_));
                let text = if is_moved && super::code::holds_guard(&key.text) {
                    // The guard is let go of before what it is a part of is moved.
                    format!("{{ let key = {}; (key, {value}) }}", key.text)
                } else {
                    format!("({}, {value})", key.text)
                };
                (text, want)
            }
            None => (self.pointed_if_kept(comprehension.element, &ty)?, ty),
        };
        let text = format!("{}.map(|{pattern}| {text})", seq.receiver());
        Ok(Seq {
            is_double: seq.is_double,
            is_unordered,
            ..Seq::new(text, Item::Value, ty)
        })
    }

    /// Whether a condition is `var is not None`, or `var` of what is true where it is there.
    fn is_none_test(&self, condition: ExprId, var: VarId) -> bool {
        match self.kind(condition) {
            Kind::Compare(left, rest) => {
                matches!(self.kind(*left), Kind::Var(it) if *it == var)
                    && matches!(rest.as_slice(), [(rustpython_ast::CmpOp::IsNot, right)] if matches!(self.kind(*right), Kind::None))
            }
            // What is always true is only asked whether it is there.
            Kind::Var(it) if *it == var => {
                let ty = &self.program.var(var).ty;
                matches!(ty, Ty::Option(of) if self.is_always_true(of))
            }
            _ => false,
        }
    }
}
