//! Counters: sums and differences of them, what they count further, and a deque that turns.

use rustpython_ast::Operator;

use super::code::{Code, Form};
use super::seq::{Item, Seq};
use super::translator::{Res, Translator, refuse, unknown};
use crate::types::ir::ExprId;
use crate::types::ty::{DictKind, Ty};

/// Whether a type is that of a counter.
pub(super) fn is_counter(ty: &Ty) -> bool {
    matches!(ty.some(), Ty::Dict(_, value, DictKind::Counter) if **value == Ty::Int)
}

/// The helper for an operator between two counters.
fn helper_of(op: Operator) -> Option<&'static str> {
    match op {
        Operator::Add => Some("counter_sum"),
        Operator::Sub => Some("counter_difference"),
        Operator::BitOr => Some("counter_union"),
        Operator::BitAnd => Some("counter_intersection"),
        _ => None,
    }
}

impl Translator<'_, '_> {
    /// `a + b` and the like of two counters.
    pub(super) fn counter_operator(
        &mut self,
        op: Operator,
        left: ExprId,
        right: ExprId,
    ) -> Res<Option<Code>> {
        let ty = self.ty(left).clone();
        if !is_counter(&ty) || *self.ty(right) != ty {
            return Ok(None);
        }
        let Some(helper) = helper_of(op) else {
            return Ok(None);
        };
        if !self.has_known_rust(&ty) {
            return refuse(unknown(&ty));
        }
        let a = self.borrowed(left, &ty)?;
        let b = self.borrowed(right, &ty)?;
        let helper = self.helper(helper);
        Ok(Some(Code::tight(
            format!("{helper}({}, {})", a.text, b.text),
            ty,
        )))
    }

    /// `a += b` and the like of two counters.
    pub(super) fn counter_augmented(
        &mut self,
        place: &Code,
        op: Operator,
        value: ExprId,
        of: &Ty,
    ) -> Res<()> {
        let Some(helper) = helper_of(op) else {
            return refuse("an operator between these types");
        };
        if self.ty(value) != of || !self.has_known_rust(of) {
            return refuse("an operator between these types");
        }
        let value = self.borrowed(value, of)?;
        let helper = self.helper(helper);
        self.out.line(match place.form {
            Form::MutRef => format!("*{0} = {helper}({0}, {1});", place.text, value.text),
            _ => format!("{0} = {helper}(&{0}, {1});", place.text, value.text),
        });
        Ok(())
    }

    /// `counter.update(..)` and `counter.subtract(..)`.
    pub(super) fn counted_further(
        &mut self,
        object: ExprId,
        name: &str,
        over: ExprId,
        key: &Ty,
    ) -> Res<String> {
        let sign = if name == "update" { "+" } else { "-" };
        let roots = [object, over].map(|it| super::roots::root(self.program, it));
        if roots[0].is_some() && roots[0] == roots[1] {
            return refuse("a counter that is changed by itself");
        }
        let of = self.ty(over).clone();
        if let Ty::Dict(wanted, value, _) = &of {
            if **wanted != *key || **value != Ty::Int || !self.has_known_rust(&of) {
                return refuse("values of more than one type meet here");
            }
            let other = self.borrowed(over, &of)?;
            let place = self.place(object)?;
            let item = if key.is_copy() {
                "*item"
            } else {
                "item.clone()"
            };
            return Ok(format!(
                "for (item, count) in {} {{ *{}.entry({item}).or_default() {sign}= count; }}",
                other.text,
                place.receiver()
            ));
        }
        let seq = self.iterate(over)?;
        if seq.is_unordered {
            return refuse("the order of a set shows");
        }
        let in_for = seq
            .in_for
            .clone()
            .filter(|_| seq.item == Item::Value && seq.ty == *key);
        let items = match in_for {
            Some(items) => items,
            None => self.owned_items(seq, key)?,
        };
        let place = self.place(object)?;
        Ok(format!(
            "for item in {items} {{ *{}.entry(item).or_default() {sign}= 1; }}",
            place.receiver()
        ))
    }

    /// `counter.elements()`: each item as often as it was counted.
    pub(super) fn counted_elements(&mut self, object: ExprId, key: &Ty) -> Res<Seq> {
        let of = self.ty(object).some().clone();
        if !self.has_known_rust(&of) {
            return refuse(unknown(&of));
        }
        let code = self.expr(object)?;
        let helper = self.helper("times");
        let (item, pattern) = if key.is_copy() {
            ("item", "&item")
        } else {
            ("item.clone()", "item")
        };
        let text = format!(
            "{}.iter().flat_map(|({pattern}, &count)| std::iter::repeat_n({item}, {helper}(count)))",
            code.receiver()
        );
        let mut seq = Seq::new(text, Item::Value, key.clone());
        seq.is_double = false;
        Ok(seq)
    }

    /// `deque.rotate(n)`: to the right, or to the left where `n` is negative.
    pub(super) fn rotated(&mut self, object: ExprId, by: Option<ExprId>) -> Res<String> {
        let by = match by {
            None => "1".to_owned(),
            Some(by) => {
                let code = self.number(by, &Ty::Int)?;
                code.text
            }
        };
        let lent = self.changing(object, &self.ty(object).some().clone())?;
        let helper = self.helper("rotate");
        Ok(format!("{helper}({lent}, {by});"))
    }

    /// `deque.extendleft(items)`: each goes before those that came before it.
    pub(super) fn extended_left(&mut self, object: ExprId, over: ExprId, item: &Ty) -> Res<String> {
        let seq = self.iterate(over)?;
        if seq.is_unordered {
            return refuse("the order of a set shows");
        }
        let items = self.owned_items(seq, item)?;
        let place = self.place(object)?;
        Ok(format!(
            "for item in {items} {{ {}.push_front(item); }}",
            place.receiver()
        ))
    }
}
