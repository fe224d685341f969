//! What goes through something in another way: `range`, `enumerate`, `zip`, `map`, `filter`.

use super::code::{Code, Form, Prec};
use super::seq::{Item, Seq};
use super::translator::{Res, Translator, refuse};
use crate::types::ir::{ExprId, Kind, Target};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    pub(super) fn zip(&mut self, plain: &[ExprId]) -> Res<Seq> {
        // Each takes its turn at what another one of them goes through.
        let vars: Vec<_> = plain
            .iter()
            .filter_map(|it| match self.kind(*it) {
                Kind::Var(var) if self.iterators.contains_key(var) => Some(*var),
                _ => None,
            })
            .collect();
        if (1..vars.len()).any(|at| vars[..at].contains(&vars[at])) {
            return refuse("one iterator that several go through at once");
        }
        // Rust's own may ask the first ones no more once it knows that the last is at its end.
        let first = plain.split_last().map_or(&[][..], |it| it.1);
        let steps = first
            .iter()
            .any(|it| self.is_noticed(*it) && !self.is_made_first(*it));
        let mut items = Vec::new();
        let mut types = Vec::new();
        let mut text = String::new();
        for (index, over) in plain.iter().enumerate() {
            let seq = self.iterate(*over)?;
            if seq.is_unordered {
                return refuse("the order of a set");
            }
            if index == 0 {
                text = seq.receiver();
            } else {
                let other = seq.in_for.clone().unwrap_or(seq.text);
                text = if steps {
                    format!("{}({text}, {other})", self.helper("side_by_side"))
                } else {
                    format!("{text}.zip({other})")
                };
            }
            items.push(seq.item);
            types.push(seq.ty);
        }
        let item = if items.len() > 2 {
            Item::Nested(items)
        } else {
            Item::Tuple(items)
        };
        let mut seq = Seq::new(text, item, Ty::Tuple(types));
        seq.is_double = false;
        Ok(seq)
    }

    /// Applies a function to all items.
    pub(super) fn mapped(&mut self, seq: Seq, func: ExprId, ty: &Ty) -> Res<Seq> {
        let mut mapped = if let Kind::Lambda(lambda) = self.kind(func) {
            let info = self.program.func(*lambda);
            let ([param], Some(value)) = (info.params.as_slice(), info.value) else {
                return refuse("a lambda of several parameters");
            };
            let seq = self.single(seq)?;
            let pattern = self.pattern_of(&Target::Var(param.var), &seq.item, &seq.ty)?;
            let body = self.value(value, ty)?;
            Seq {
                text: format!("{}.map(|{pattern}| {})", seq.receiver(), body.text),
                ..seq
            }
        } else {
            let seq = self.single(seq)?;
            let it = self.item_code("it", &seq);
            let pattern = if it.text == "it" && seq.item == Item::Ref && seq.ty.is_copy() {
                "&it"
            } else {
                "it"
            };
            let call = self.call_with(func, it)?;
            let mut call = self.coerced(call, ty)?;
            // What is collected is no part of the text that it was found in.
            if call.form == Form::Ref && *ty == Ty::Str {
                call = Code::tight(format!("{}.to_string()", call.receiver()), Ty::Str);
            }
            Seq {
                text: format!("{}.map(|{pattern}| {})", seq.receiver(), call.text),
                ..seq
            }
        };
        mapped.item = Item::Value;
        mapped.ty = ty.clone();
        (mapped.in_for, mapped.is_plain_range, mapped.prec) = (None, false, Prec::Postfix);
        Ok(mapped)
    }

    /// `functools.reduce`, of small values.
    pub(super) fn reduced(
        &mut self,
        func: ExprId,
        over: ExprId,
        start: Option<ExprId>,
        ty: &Ty,
    ) -> Res<Code> {
        let item = self.item_type(over);
        let is_empty_start = start.is_none_or(|it| matches!(self.kind(it), Kind::Int(1)));
        if *ty == Ty::BigInt && is_empty_start {
            return self.big_fold(func, over);
        }
        if !ty.is_copy() || !self.has_known_rust(ty) || start.is_none() && item != *ty {
            return refuse("functools.reduce of these values");
        }
        let folded = match self.kind(func) {
            Kind::Lambda(lambda) => {
                let info = self.program.func(*lambda);
                let ([a, b], Some(value)) = (info.params.as_slice(), info.value) else {
                    return refuse("a lambda of several parameters");
                };
                let (a, b) = (a.var, b.var);
                let types = (&self.program.var(a).ty, &self.program.var(b).ty);
                if types != (ty, &item) || self.raises.fails(*lambda) {
                    return refuse("functools.reduce of these values");
                }
                self.declared.extend([a, b]);
                let (a, b) = (self.binding(a).name.clone(), self.binding(b).name.clone());
                let body = self.value(value, ty)?;
                format!("|{a}, {b}| {}", body.text)
            }
            Kind::Import(name) if name == "operator.add" && ty.is_number() => {
                "|a, b| a + b".to_owned()
            }
            Kind::Import(name) if name == "operator.mul" && ty.is_number() => {
                "|a, b| a * b".to_owned()
            }
            _ => return refuse("functools.reduce by this"),
        };
        let seq = self.iterate(over)?;
        if seq.is_unordered {
            self.check_order(&seq.ty)?;
        }
        let items = self.owned_items(seq, &item)?;
        Ok(match start {
            Some(start) => {
                let mut start = self.value(start, ty)?;
                if start.is_weak {
                    start.text = super::code::with_suffix(&start.text);
                }
                Code::tight(
                    format!("{items}.fold({}, {folded})", start.text),
                    ty.clone(),
                )
            }
            None => Code::tight(
                format!(
                    "{items}.reduce({folded}).expect(\"reduce() of empty iterable with no initial value\")"
                ),
                ty.clone(),
            ),
        })
    }

    /// An item of an iterator, in a closure that calls it `name`.
    fn item_code(&mut self, name: &str, seq: &Seq) -> Code {
        match seq.item {
            Item::Ref if !seq.ty.is_copy() && matches!(seq.ty, Ty::Option(_)) => {
                let text = self.lent_option(name, &seq.ty);
                Code::tight(text, seq.ty.clone()).held(Form::Ref)
            }
            Item::Ref | Item::Text if !seq.ty.is_copy() => {
                Code::tight(name, seq.ty.clone()).held(Form::Ref)
            }
            Item::Count => Code::usize(name, Prec::Postfix),
            _ => Code::tight(name, seq.ty.clone()).held(Form::Place),
        }
    }

    pub(super) fn filtered(&mut self, seq: Seq, func: ExprId) -> Res<Seq> {
        self.filtered_by(seq, func, true)
    }

    /// The items for which a test says `wanted`.
    pub(super) fn filtered_by(&mut self, seq: Seq, func: ExprId, wanted: bool) -> Res<Seq> {
        let said = |condition: Code| {
            if wanted {
                condition
            } else {
                super::truths::negated(&condition)
            }
        };
        let mut seq = self.single(seq)?;
        match self.kind(func) {
            Kind::Lambda(lambda) => {
                let info = self.program.func(*lambda);
                let ([param], Some(value)) = (info.params.as_slice(), info.value) else {
                    return refuse("a lambda of several parameters");
                };
                let pattern = self.filter_pattern(&Target::Var(param.var), &seq.item, &seq.ty)?;
                let condition = said(self.condition(value)?);
                seq.text = format!("{}.filter(|{pattern}| {})", seq.receiver(), condition.text);
            }
            Kind::None if matches!(seq.ty, Ty::Option(_)) => return refuse("filter by truth"),
            _ => {
                let is_copied = seq.ty.is_copy() || matches!(seq.item, Item::Ref | Item::Text);
                let it = match seq.item {
                    Item::Ref if seq.ty.is_copy() => Code::tight("it", seq.ty.clone()),
                    _ if seq.ty.is_copy() => Code::tight("it", seq.ty.clone()),
                    _ => Code::tight("it", seq.ty.clone()).held(Form::Ref),
                };
                let asked = match self.kind(func) {
                    Kind::None => it,
                    _ => self.call_with(func, it)?,
                };
                let condition = said(self.truth(asked)?);
                let pattern = match seq.item {
                    Item::Ref if seq.ty.is_copy() => "&&it",
                    _ if is_copied => "&it",
                    _ => "it",
                };
                seq.text = format!("{}.filter(|{pattern}| {})", seq.receiver(), condition.text);
            }
        }
        (seq.in_for, seq.is_plain_range, seq.prec) = (None, false, Prec::Postfix);
        Ok(seq)
    }
}
