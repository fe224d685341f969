//! Comprehensions whose filter binds what it tests: `[n for row in rows if (n := row["note"])]` is a
//! `filter_map`.

use rustpython_ast::CmpOp;

use super::code::{Code, Form, Prec};
use super::seq::{Item, Seq};
use super::translator::{Res, Translator, refuse, unknown};
use crate::types::ir::{Comprehension, ExprId, Kind, Target, VarId};
use crate::types::ty::Ty;

/// A variable that a filter binds.
struct Bound {
    walrus: ExprId,
    var: VarId,
    value: ExprId,
    /// `(n := ..) is not None`.
    asks_for_some: bool,
}

impl Translator<'_, '_> {
    /// The items of such a comprehension; nothing if its filter binds nothing.
    pub(super) fn chained_and_bound(
        &mut self,
        seq: &Seq,
        target: &Target,
        conditions: &[ExprId],
        comprehension: &Comprehension,
    ) -> Res<Option<Seq>> {
        let Some(bound) = conditions.iter().find_map(|it| self.bound_in(*it)) else {
            return Ok(None);
        };
        let [condition] = conditions else {
            return refuse("a walrus here");
        };
        if comprehension.key.is_some()
            || comprehension.generators.len() > 1
            || !self.is_used_within(&bound, *condition, comprehension.element)
        {
            return refuse("a walrus here");
        }
        let ty = self.ty(comprehension.element).clone();
        if !self.has_rust(&ty) {
            return refuse(unknown(&ty));
        }
        let pattern = self.pattern_of(target, &seq.item, &seq.ty)?;
        let of = self.ty(bound.value).clone();
        if of.is_shared() && super::roots::root(self.program, bound.value).is_some() {
            return refuse("a walrus here");
        }
        let inner = of.some().clone();
        let value = self.value(bound.value, &of)?;
        let name = self.binding(bound.var).name.clone();
        let is_option = matches!(of, Ty::Option(_));
        let named = Code::tight(name.clone(), inner).held(Form::Place);
        self.declared.insert(bound.var);
        self.bound.insert(bound.var, Form::Place);
        if is_option {
            self.unwrapped.insert(bound.var, Form::Place);
        }
        let test = if bound.asks_for_some {
            None
        } else {
            self.computed.insert(bound.walrus, named.clone());
            let test = self.condition(*condition);
            self.computed.remove(&bound.walrus);
            Some(test?).filter(|it| !is_option || it.text != "true")
        };
        let element = self.pointed_if_kept(comprehension.element, &ty)?;
        let is_it = element == name;
        let given = match test {
            None if is_it => value.text,
            None => format!("{}.map(|{name}| {element})", value.receiver()),
            Some(test) => {
                let test = test.at_least(Prec::Postfix);
                let given = if is_it {
                    format!("{test}.then_some({element})")
                } else {
                    format!("{test}.then(|| {element})")
                };
                if is_option {
                    format!("{}.and_then(|{name}| {given})", value.receiver())
                } else {
                    format!("{{ let {name} = {}; {given} }}", value.text)
                }
            }
        };
        let text = format!("{}.filter_map(|{pattern}| {given})", seq.receiver());
        Ok(Some(Seq {
            is_double: seq.is_double,
            is_unordered: seq.is_unordered,
            ..Seq::new(text, Item::Value, ty)
        }))
    }

    /// What some filters test one after the other: `a and b` is `a`, then `b`.
    pub(super) fn parts_of_tests(&self, conditions: &[ExprId]) -> Vec<ExprId> {
        let mut parts = Vec::new();
        for condition in conditions {
            match self.kind(*condition) {
                Kind::Logic(true, values) if self.bound_in(*condition).is_none() => {
                    parts.extend(values);
                }
                _ => parts.push(*condition),
            }
        }
        parts
    }

    /// How many tests stand before the last one, if that one alone binds a variable.
    pub(super) fn before_bound(&self, parts: &[ExprId]) -> usize {
        let is_last = parts
            .iter()
            .position(|it| self.bound_in(*it).is_some())
            .is_some_and(|it| it + 1 == parts.len());
        if is_last { parts.len() - 1 } else { 0 }
    }

    /// The items for which the tests hold that stand before the one that binds a variable.
    pub(super) fn filtered_before_bound(
        &mut self,
        seq: Seq,
        target: &Target,
        before: &[ExprId],
    ) -> Res<Seq> {
        // What a test says of an item's type is for the ones behind it to know.
        if matches!(seq.ty, Ty::Option(_) | Ty::Union(_)) {
            return refuse("a walrus here");
        }
        let mut seq = self.with_lent_options(seq);
        for test in before {
            let pattern = self.filter_pattern(target, &seq.item, &seq.ty)?;
            let test = self.condition(*test)?;
            seq.text = format!("{}.filter(|{pattern}| {})", seq.receiver(), test.text);
            (seq.in_for, seq.prec, seq.is_plain_range) = (None, Prec::Postfix, false);
        }
        Ok(seq)
    }

    /// Whether one of these filters binds a variable.
    pub(super) fn binds_in_filter(&self, conditions: &[ExprId]) -> bool {
        conditions.iter().any(|it| self.bound_in(*it).is_some())
    }

    /// The variable that a filter binds before it does anything else.
    fn bound_in(&self, condition: ExprId) -> Option<Bound> {
        match self.kind(condition) {
            Kind::Walrus(var, value) => Some(Bound {
                walrus: condition,
                var: *var,
                value: *value,
                asks_for_some: false,
            }),
            Kind::Compare(left, rest) => {
                let asks_for_some = matches!(rest.as_slice(), [(CmpOp::IsNot, right)]
                    if matches!(self.kind(*right), Kind::None));
                let bound = self.bound_in(*left)?;
                let is_option = matches!(self.ty(bound.value), Ty::Option(_));
                (asks_for_some == is_option).then_some(Bound {
                    asks_for_some,
                    ..bound
                })
            }
            Kind::Logic(true, values) => {
                let bound = self.bound_in(*values.first()?)?;
                (!bound.asks_for_some).then_some(bound)
            }
            _ => None,
        }
    }

    /// Whether the variable is used nowhere but in the filter and in what comes of it.
    fn is_used_within(&self, bound: &Bound, condition: ExprId, element: ExprId) -> bool {
        let info = self.program.var(bound.var);
        let spans = [condition, element].map(|it| self.program.expr(it).span.clone());
        let is_within = |at: &std::ops::Range<usize>| {
            spans
                .iter()
                .any(|it| it.start <= at.start && at.end <= it.end)
        };
        info.assignments() == 1
            && !info.is_captured
            && self.binding(bound.var).global.is_none()
            && self
                .program
                .exprs
                .iter()
                .filter(|it| matches!(it.kind, Kind::Var(var) if var == bound.var))
                .all(|it| is_within(&it.span))
    }
}
