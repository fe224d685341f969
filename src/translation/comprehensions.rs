//! Comprehensions as chains, and what they are collected into.

use super::code::{Code, Form, Prec};
use super::iteration::tuple_pattern;
use super::seq::{Item, Seq};
use super::translator::{Res, Translator, refuse, unknown};
use crate::types::ir::{Comprehension, ExprId, Kind, Target, VarId};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// An iterator whose items are one value each, not parts of a tuple.
    pub(super) fn single(&mut self, seq: Seq) -> Res<Seq> {
        let (Item::Tuple(items) | Item::Nested(items)) = &seq.item else {
            return Ok(seq);
        };
        let Ty::Tuple(types) = &seq.ty else {
            return refuse("a pair that is none");
        };
        let names = ["a", "b", "c", "d", "e", "f"];
        if items.len() > names.len() {
            return refuse("a zip of many");
        }
        let mut patterns = Vec::new();
        let mut values = Vec::new();
        for ((item, ty), name) in items.iter().zip(types).zip(names) {
            match item {
                Item::Ref if ty.is_copy() => {
                    patterns.push(format!("&{name}"));
                    values.push(name.to_owned());
                }
                Item::Ref => {
                    patterns.push(name.to_owned());
                    if ty.is_shared() {
                        return refuse("a pair that holds a list");
                    }
                    values.push(if *ty == Ty::Str {
                        format!("{name}.to_string()")
                    } else {
                        format!("{name}.clone()")
                    });
                }
                Item::Count => {
                    patterns.push(name.to_owned());
                    values.push(format!("{name} as i64"));
                }
                Item::Text => {
                    patterns.push(name.to_owned());
                    values.push(format!("{name}.to_string()"));
                }
                Item::Value => {
                    patterns.push(name.to_owned());
                    values.push(name.to_owned());
                }
                _ => return refuse("pairs of pairs"),
            }
        }
        let pattern = tuple_pattern(&patterns, matches!(seq.item, Item::Nested(_)));
        let is_plain = patterns == values && matches!(seq.item, Item::Tuple(_));
        if is_plain {
            return Ok(Seq {
                item: Item::Value,
                ..seq
            });
        }
        let text = format!(
            "{}.map(|{pattern}| ({}))",
            seq.receiver(),
            values.join(", ")
        );
        Ok(Seq {
            text,
            prec: Prec::Postfix,
            item: Item::Value,
            in_for: None,
            ..seq
        })
    }

    /// An iterator of owned items.
    pub(super) fn owned_items(&mut self, seq: Seq, want: &Ty) -> Res<String> {
        let seq = self.single(seq)?;
        let text = seq.receiver();
        if matches!(*want, Ty::Unknown) {
            return Ok(text);
        }
        let owned = match seq.item {
            Item::Ref if seq.ty.is_copy() => format!("{text}.copied()"),
            Item::Text => return Ok(format!("{text}.map(str::to_string)")),
            Item::Ref if seq.ty == Ty::Str && *want == Ty::Str => {
                return Ok(format!("{text}.map(|it| it.to_string())"));
            }
            Item::Ref => {
                match seq.source {
                    Some(source) => self.check_copy(&Ty::list(seq.ty.clone()), source, 1)?,
                    None => self.check_type(&seq.ty)?,
                }
                format!("{text}.cloned()")
            }
            Item::Count => {
                return Ok(if want.is_float() {
                    format!("{text}.map(|it| it as f64)")
                } else {
                    format!("{text}.map(|it| it as i64)")
                });
            }
            _ => text,
        };
        if seq.ty == *want || seq.ty.is_float() && want.is_float() {
            return Ok(owned);
        }
        let it = Code::tight("it", seq.ty.clone());
        let it = self.coerced(it, want)?;
        Ok(format!("{owned}.map(|it| {})", it.text))
    }

    /// A comprehension as a chain, without its end.
    pub(super) fn chain(&mut self, comprehension: &Comprehension) -> Res<Seq> {
        if comprehension.generators.len() > 1 {
            if let Some(seq) = self.flattened(comprehension)? {
                return Ok(seq);
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
        let seq = self.iterate(generator.iter)?;
        self.chained(seq, &generator.target, &generator.conditions, comprehension)
    }

    /// `for row in rows for x in row`.
    fn flattened(&mut self, comprehension: &Comprehension) -> Res<Option<Seq>> {
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
        let is_unordered = seq.is_unordered;
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
        let ty = self.ty(comprehension.element).clone();
        if !self.has_rust(&ty) {
            return refuse(unknown(&ty));
        }
        let (text, ty) = match comprehension.key {
            Some(key) => {
                let key_ty = self.ty(key).clone();
                let want = Ty::Tuple(vec![key_ty.clone(), ty.clone()]);
                let key = self.value(key, &key_ty)?;
                (
                    format!(
                        "({}, {})",
                        key.text,
                        self.value(comprehension.element, &ty)?.text
                    ),
                    want,
                )
            }
            None => (self.value(comprehension.element, &ty)?.text, ty),
        };
        Ok(Seq {
            source: None,
            text: format!("{}.map(|{pattern}| {text})", seq.receiver()),
            prec: Prec::Postfix,
            item: Item::Value,
            ty,
            in_for: None,
            is_plain_range: false,
            is_double: seq.is_double,
            is_unordered,
        })
    }

    /// Whether a condition is `var is not None`.
    fn is_none_test(&self, condition: ExprId, var: VarId) -> bool {
        match self.kind(condition) {
            Kind::Compare(left, rest) => {
                matches!(self.kind(*left), Kind::Var(it) if *it == var)
                    && matches!(rest.as_slice(), [(rustpython_ast::CmpOp::IsNot, right)] if matches!(self.kind(*right), Kind::None))
            }
            _ => false,
        }
    }

    /// A comprehension as a value.
    pub(super) fn collected(&mut self, comprehension: &Comprehension, want: &Ty) -> Res<Code> {
        if !self.has_rust(want) {
            return refuse(unknown(want));
        }
        let is_looped =
            comprehension.generators.len() > 1 && self.flattened(comprehension)?.is_none();
        if is_looped || comprehension.key.is_some() && self.has_sets(comprehension) {
            return self.looped(comprehension, want);
        }
        let seq = self.chain(comprehension)?;
        if seq.is_unordered && !matches!(want, Ty::Set(_)) {
            self.check_order(&seq.ty)?;
        }
        let rust = self.rust_type(want);
        let item = match want {
            Ty::Dict(key, value, _) => Ty::Tuple(vec![(**key).clone(), (**value).clone()]),
            want => want.item(),
        };
        let owned = self.owned_items(seq, &item)?;
        Ok(Code::tight(
            format!("{owned}.collect::<{rust}>()"),
            want.clone(),
        ))
    }

    fn has_sets(&self, comprehension: &Comprehension) -> bool {
        matches!(self.ty(comprehension.generators[0].iter), Ty::Set(_))
    }

    /// Refuses to show the order of a set, but where Python itself has another in each run.
    pub(super) fn check_order(&self, item: &Ty) -> Res<()> {
        fn is_random(ty: &Ty) -> bool {
            match ty {
                Ty::Tuple(items) => items.iter().any(is_random),
                ty => ty.is_text(),
            }
        }
        if is_random(item) {
            Ok(())
        } else {
            refuse("the order of a set shows")
        }
    }
}
