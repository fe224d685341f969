//! What is worked out of instances by their operators: orders that may raise, sums, the first and the last of
//! several.

use rustpython_ast::Operator;

use super::super::code::{Code, Prec};
use super::super::seq::{Item, Seq};
use super::super::translator::{Res, Translator, refuse};
use crate::types::ir::{Argument, ClassId, ExprId, Kind};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// Whether an augmented assignment changes the value that it reads.
    pub(in super::super) fn changes_in_place(&self, op: Operator, read: ExprId) -> bool {
        match self.ty(read).some() {
            Ty::Instance(class) => crate::types::operator_name(op)
                .is_none_or(|it| self.program.method(*class, &format!("__i{it}__")).is_some()),
            ty => ty.is_shared(),
        }
    }

    /// `a < b` of instances whose comparison may raise.
    pub(super) fn checked_order(
        &mut self,
        class: ClassId,
        (left, sign, right): (ExprId, &str, ExprId),
        own: &str,
        is_total: bool,
    ) -> Res<Code> {
        let operand = |value: ExprId| Argument::plain(value);
        if let Some(method) = self.program.method(class, own) {
            return self.call_method_of(left, class, method, &[operand(right)]);
        }
        let Some(less) = self.program.method(class, "__lt__") else {
            return refuse("an order without __lt__");
        };
        if !self.is_simple(left) || !self.is_simple(right) {
            return refuse("an order whose sides are computed");
        }
        if sign == ">" && !is_total {
            // Python asks the other side for the opposite.
            return self.call_method_of(right, class, less, &[operand(left)]);
        }
        if !is_total || !self.has_equality(class) {
            return refuse("an order that the class does not define");
        }
        let less = self.call_method_of(left, class, less, &[operand(right)])?;
        let (x, y) = (self.expr(left)?, self.expr(right)?);
        let (text, prec) = match sign {
            "<=" => (
                format!("{} || {}", less.text, self.balanced(&x, "==", &y)),
                Prec::Or,
            ),
            ">=" => (format!("!{}", less.text), Prec::Unary),
            _ => (
                format!("!{} && {}", less.text, self.balanced(&x, "!=", &y)),
                Prec::And,
            ),
        };
        Ok(Code::new(text, prec, Ty::Bool))
    }

    /// `sum(items, start)` of instances, by their `__add__`.
    pub(in super::super) fn sum_of_instances(
        &mut self,
        over: ExprId,
        start: Option<ExprId>,
        class: ClassId,
    ) -> Res<Code> {
        let ty = Ty::Instance(class);
        let Some(start) = start else {
            return refuse("a sum of instances that begins with 0");
        };
        if !self.classes.contains(&class) || *self.ty(start) != ty {
            return refuse("a sum of values of more than one type");
        }
        let Some(add) = self.program.method(class, "__add__") else {
            return refuse("an operator that the class does not define");
        };
        let func = self.program.func(add);
        let Some(operand) = func.params.get(1).map(|it| it.var) else {
            return refuse("an operator without an operand");
        };
        let takes = &self.program.var(operand).ty;
        let is_changed = func
            .params
            .iter()
            .any(|it| self.effects.changed.contains(&it.var));
        if func.ret != ty || *takes != ty || is_changed || self.is_left_out(class, add) {
            return refuse("a sum by an operator of this kind");
        }
        let seq = self.instances(over, &ty)?;
        if seq.is_unordered {
            self.check_order(&ty)?;
        }
        let first = self.value(start, &ty)?;
        let is_lent = self.binding(operand).form == super::super::code::Form::Ref;
        let item = match (&seq.item, is_lent) {
            (Item::Ref, true) | (Item::Value, false) => "it",
            (Item::Value, true) => "&it",
            (Item::Ref, false) if ty.is_copy() => "*it",
            (Item::Ref, false) => {
                self.check_type(&ty)?;
                "it.clone()"
            }
            _ => return refuse("a sum over this"),
        };
        let text = if self.raises.fails(add) {
            let name = self.func_names[add.at()].clone();
            format!(
                "{}.try_fold({}, |total, it| total.{name}({item}))?",
                seq.receiver(),
                first.text
            )
        } else if self.is_trait_method(class, "__add__") {
            format!(
                "{}.fold({}, |total, it| &total + {item})",
                seq.receiver(),
                first.text
            )
        } else {
            return refuse("a sum by an operator of this kind");
        };
        Ok(Code::tight(text, ty))
    }

    /// Goes through instances; where getting at one may raise, all of them are got at before.
    pub(in super::super) fn instances(&mut self, over: ExprId, item: &Ty) -> Res<Seq> {
        if let Kind::Comprehension(comprehension) = self.kind(over)
            && self.first.contains(&over)
            && self.has_failing(over)
        {
            let list = Ty::list(item.clone());
            let code = self.failing_comprehension(&comprehension.clone(), &list)?;
            return Ok(Seq::new(
                format!("{}.into_iter()", code.text),
                Item::Value,
                item.clone(),
            ));
        }
        let seq = self.iterate(over)?;
        self.single(seq)
    }

    /// The same by a comparison that may raise: one after the other, up to the first that does.
    fn checked_extreme(&mut self, name: &str, class: ClassId, seq: &Seq) -> Res<String> {
        let is_total = self.program.classes[class.at()].is_total;
        let method = |it: &Self, name: &str| {
            let method = it.program.method(class, name)?;
            Some(it.func_names[method.at()].clone())
        };
        let (own, less) = (
            method(self, if name == "max" { "__gt__" } else { "__lt__" }),
            method(self, "__lt__"),
        );
        let of = match seq.item {
            Item::Value => "&",
            Item::Ref => "",
            _ => return refuse("min or max over this"),
        };
        let test = match (own, less) {
            (Some(own), _) => format!("item.{own}({of}chosen)?"),
            (None, Some(less)) if !is_total => format!("chosen.{less}({of}item)?"),
            (None, Some(less)) if self.has_equality(class) => {
                format!("!item.{less}({of}chosen)? && item != chosen")
            }
            _ => return refuse("an order that the class does not define"),
        };
        let end = match seq.item {
            Item::Ref => "chosen.clone()",
            _ => "chosen",
        };
        Ok(format!(
            "{{ let mut items = {}; let mut chosen = items.next().expect(\"{name}() of an empty sequence\"); for item in items {{ if {test} {{ chosen = item; }} }} {end} }}",
            seq.receiver()
        ))
    }

    /// `max(items)` and `min(items)` of instances whose comparison may raise.
    pub(in super::super) fn extreme_that_may_raise(
        &mut self,
        name: &str,
        over: ExprId,
        item: &Ty,
    ) -> Res<Option<Code>> {
        let Ty::Instance(class) = *item else {
            return Ok(None);
        };
        if !self.classes.contains(&class)
            || self.program.method(class, "__lt__").is_none()
            || !self.order_fails(class)
        {
            return Ok(None);
        }
        let seq = self.instances(over, item)?;
        if seq.is_unordered {
            return refuse("the order of a set shows");
        }
        let text = self.checked_extreme(name, class, &seq)?;
        Ok(Some(Code::new(text, Prec::Loose, item.clone())))
    }

    /// The first of the greatest, or least, of some instances, as Python finds it; nothing where there are none.
    pub(in super::super) fn extreme_of_instances(
        &mut self,
        name: &str,
        seq: &Seq,
        item: &Ty,
    ) -> Res<String> {
        if let Ty::Instance(class) = item
            && self.program.classes[class.at()].is_total
            && self.program.method(*class, "__gt__").is_none()
            && !self.is_consistent_order(*class)
        {
            return refuse("min or max by an order that contradicts itself");
        }
        let sign = if name == "max" { ">" } else { "<" };
        let text = format!(
            "{}.reduce(|a, b| if b {sign} a {{ b }} else {{ a }})",
            seq.receiver()
        );
        match seq.item {
            Item::Ref if item.is_copy() => Ok(format!("{text}.copied()")),
            Item::Ref => Ok(format!("{text}.cloned()")),
            Item::Value => Ok(text),
            _ => refuse("min or max over this"),
        }
    }
}
