//! Partial results, rows taken apart, and items by flags: what of `itertools` takes more than an adapter.

use super::code::{Code, Prec, with_suffix};
use super::seq::{Item, Seq};
use super::translator::{Res, Translator, refuse, unknown};
use super::truths::negated;
use crate::types::ir::{ExprId, Kind, Target};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// `accumulate`.
    pub(super) fn accumulated(
        &mut self,
        over: ExprId,
        step: Option<ExprId>,
        initial: Option<ExprId>,
        item: &Ty,
    ) -> Res<Seq> {
        if !self.has_known_rust(item) {
            return refuse(unknown(item));
        }
        let of = self.item_type(over);
        if *item == Ty::Bool {
            return refuse("truths that are added up");
        }
        let step = step.filter(|it| !matches!(self.kind(*it), Kind::None));
        let seq = self.iterate(over)?;
        if seq.is_unordered {
            return refuse("the order of a set shows");
        }
        let is_same =
            of == *item || of.is_number() && item.is_float() || of.is_text() && item.is_text();
        let items = if is_same {
            self.owned_items(seq, item)?
        } else {
            self.owned_items(seq, &of)?
        };
        let start = match initial {
            Some(start) if matches!(self.kind(start), Kind::None) => None,
            Some(start) => {
                let mut start = self.value(start, item)?;
                if start.is_weak {
                    start.text = with_suffix(&start.text);
                }
                Some(start.text)
            }
            None => None,
        };
        let text = match (step, start) {
            (None, None) if matches!(item, Ty::Int | Ty::Float) => {
                let zero = if *item == Ty::Int { "0_i64" } else { "0.0" };
                format!("{items}.scan({zero}, |total, it| {{ *total += it; Some(*total) }})")
            }
            (step, start) => {
                let step = match step {
                    Some(step) => self.step(step, item, if is_same { item } else { &of })?,
                    None if item.is_number() => "|total, it| total + it".to_owned(),
                    None if *item == Ty::Str => "|total, it| total + &it".to_owned(),
                    None => return refuse("itertools.accumulate of these values"),
                };
                match start {
                    None if is_same => {
                        let helper = self.helper("accumulate");
                        format!("{helper}({items}, {step})")
                    }
                    None => return refuse("itertools.accumulate of these values"),
                    Some(start) => {
                        let helper = self.helper("accumulate_from");
                        format!("{helper}({start}, {items}, {step})")
                    }
                }
            }
        };
        let mut seq = Seq::new(text, Item::Value, item.clone());
        seq.is_double = false;
        Ok(seq)
    }

    /// The function of two values that makes the next partial result.
    fn step(&mut self, func: ExprId, total: &Ty, item: &Ty) -> Res<String> {
        match self.kind(func) {
            Kind::Builtin(name) if matches!(name.as_str(), "max" | "min") && total == item => {
                if !super::sort_keys::is_sortable(item) {
                    return refuse("an order of these types");
                }
                // Of floats, one that is no number is neither less nor more.
                if item.has_float() {
                    let sign = if name == "max" { ">" } else { "<" };
                    return Ok(format!(
                        "|best, it| if it {sign} best {{ it }} else {{ best }}"
                    ));
                }
                let method = if name == "max" { "max" } else { "min" };
                Ok(format!("|best, it| best.{method}(it)"))
            }
            Kind::Import(name) if total.is_number() && total == item => {
                let sign = match name.as_str() {
                    "operator.add" => "+",
                    "operator.sub" => "-",
                    "operator.mul" => "*",
                    _ => return refuse("itertools.accumulate by this"),
                };
                Ok(format!("|total, it| total {sign} it"))
            }
            Kind::Lambda(lambda) => {
                let info = self.program.func(*lambda);
                let ([a, b], Some(value)) = (info.params.as_slice(), info.value) else {
                    return refuse("itertools.accumulate by this");
                };
                let (a, b) = (a.var, b.var);
                let types = (&self.program.var(a).ty, &self.program.var(b).ty);
                if types != (total, item)
                    || !total.is_copy()
                    || !item.is_copy()
                    || self.raises.fails(*lambda)
                {
                    return refuse("itertools.accumulate of these values");
                }
                self.declared.extend([a, b]);
                let names = [a, b].map(|it| self.binding(it).name.clone());
                let body = self.value(value, total)?;
                Ok(format!("|{}| {}", names.join(", "), body.text))
            }
            Kind::Func(id) => {
                let func = self.program.func(*id);
                let types: Vec<&Ty> = func
                    .params
                    .iter()
                    .map(|it| &self.program.var(it.var).ty)
                    .collect();
                if types != [total, item]
                    || !total.is_copy()
                    || !item.is_copy()
                    || func.ret != *total
                    || self.raises.fails(*id)
                    || self.closures.changes(*id)
                {
                    return refuse("itertools.accumulate of these values");
                }
                if let Some(why) = self.refused(*id) {
                    return refuse(format!("a call of {why}"));
                }
                Ok(self.func_names[id.at()].clone())
            }
            _ => refuse("itertools.accumulate by this"),
        }
    }

    /// `starmap`, and `map` over several: a function of the parts of each item.
    pub(super) fn mapped_apart(&mut self, func: ExprId, seq: Seq, ty: &Ty) -> Res<Seq> {
        if seq.is_unordered {
            return refuse("the order of a set shows");
        }
        let Ty::Tuple(types) = seq.ty.clone() else {
            return refuse("a function of the parts of these");
        };
        let receiver = seq.receiver();
        let text = match self.kind(func) {
            Kind::Lambda(lambda) => {
                let info = self.program.func(*lambda);
                let Some(value) = info.value else {
                    return refuse("this as a function of the parts of each item");
                };
                if self.raises.fails(*lambda) || info.params.len() != types.len() {
                    return refuse("this as a function of the parts of each item");
                }
                let targets = info.params.iter().map(|it| Target::Var(it.var)).collect();
                let target = Target::Tuple(targets, None);
                let pattern = self.pattern_of(&target, &seq.item, &seq.ty)?;
                let body = self.value(value, ty)?;
                format!("{receiver}.map(|{pattern}| {})", body.text)
            }
            Kind::Func(id) => {
                let info = self.program.func(*id);
                let wanted: Vec<&Ty> = info
                    .params
                    .iter()
                    .map(|it| &self.program.var(it.var).ty)
                    .collect();
                if self.raises.fails(*id)
                    || self.closures.changes(*id)
                    || wanted != types.iter().collect::<Vec<_>>()
                    || !types.iter().all(Ty::is_copy)
                    || info.ret != *ty
                {
                    return refuse("this as a function of the parts of each item");
                }
                if let Some(why) = self.refused(*id) {
                    return refuse(format!("a call of {why}"));
                }
                let owned = self.owned_items(seq, &Ty::Tuple(types.clone()))?;
                let names = ["a", "b", "c", "d", "e", "f"];
                let Some(names) = names.get(..types.len()) else {
                    return refuse("this as a function of the parts of each item");
                };
                let names = names.join(", ");
                format!(
                    "{owned}.map(|({names})| {}({names}))",
                    self.func_names[id.at()]
                )
            }
            Kind::Import(name) if types.iter().all(|it| *it == Ty::Int) && types.len() == 2 => {
                let sign = match name.as_str() {
                    "operator.add" => "+",
                    "operator.sub" => "-",
                    "operator.mul" => "*",
                    _ => return refuse("this as a function of the parts of each item"),
                };
                let owned = self.owned_items(seq, &Ty::Tuple(types))?;
                format!("{owned}.map(|(a, b)| a {sign} b)")
            }
            _ => return refuse("this as a function of the parts of each item"),
        };
        let mut seq = Seq::new(text, Item::Value, ty.clone());
        seq.is_double = false;
        Ok(seq)
    }

    /// `compress`: the items whose flag is true.
    pub(super) fn compressed(&mut self, over: ExprId, flags: ExprId, item: &Ty) -> Res<Seq> {
        let seq = self.iterate(over)?;
        let items = self.owned_items(seq, item)?;
        let of = self.item_type(flags);
        let seq = self.iterate(flags)?;
        let flags = self.owned_items(seq, &of)?;
        let text = if of == Ty::Bool {
            format!("{items}.zip({flags}).filter_map(|(item, keep)| keep.then_some(item))")
        } else {
            let keep = Code::new("*keep", Prec::Unary, of);
            let keep = self.truth(keep)?;
            format!(
                "{items}.zip({flags}).filter(|(_, keep)| {}).map(|(item, _)| item)",
                negated(&negated(&keep)).text
            )
        };
        let mut seq = Seq::new(text, Item::Value, item.clone());
        seq.is_double = false;
        Ok(seq)
    }

    /// `zip_longest` with None for what is not there.
    pub(super) fn zipped_to_the_longest(&mut self, a: ExprId, b: ExprId, item: &Ty) -> Res<Seq> {
        let (of_a, of_b) = (self.item_type(a), self.item_type(b));
        let pair = [&of_a, &of_b].map(|it| Ty::option(it.clone()));
        if *item != Ty::Tuple(pair.to_vec())
            || [&of_a, &of_b].iter().any(|it| matches!(it, Ty::Option(_)))
        {
            return refuse("zip_longest of what may be None");
        }
        let first = self.iterate(a)?;
        let first = self.owned_items(first, &of_a)?;
        let second = self.iterate(b)?;
        let second = self.owned_items(second, &of_b)?;
        self.crates.insert("itertools");
        self.import("itertools::Itertools");
        let text = format!("{first}.zip_longest({second}).map(|pair| pair.left_and_right())");
        let mut seq = Seq::new(text, Item::Value, item.clone());
        seq.is_double = false;
        Ok(seq)
    }
}
