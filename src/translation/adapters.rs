//! What goes through something in another way: `range`, `enumerate`, `zip`, `map`, `filter`.

use super::code::{Code, Form, Prec, with_suffix};
use super::counts::counts_up;
use super::seq::{Item, Seq};
use super::translator::{Res, Translator, refuse};
use crate::types::ir::{Argument, ExprId, Kind, Target};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    pub(super) fn range(&mut self, id: ExprId, plain: &[ExprId]) -> Res<Seq> {
        let step = match plain.get(2) {
            None => 1,
            Some(step) => match self.kind(*step) {
                Kind::Int(step) if *step != 0 => *step,
                Kind::Unary(rustpython_ast::UnaryOp::USub, _) => {
                    return refuse("a range with a step that is no literal");
                }
                _ => return self.range_by(id, plain[0], plain[1], *step),
            },
        };
        let is_count = self.counts(id);
        let (from, to) = match plain {
            [to] => (None, *to),
            [from, to, ..] => (Some(*from), *to),
            [] => return refuse("a range of nothing"),
        };
        if is_count {
            let mut end = |id: ExprId| -> Res<Code> {
                match self.kind(id) {
                    Kind::Binary(rustpython_ast::Operator::Sub, a, b)
                        if !super::counts::is_count(self.program, id, &self.usizes) =>
                    {
                        let (a, b) = (self.count(*a)?, self.count(*b)?);
                        Ok(Code::usize(
                            format!("{}.saturating_sub({})", a.receiver_of_usize(), b.text),
                            Prec::Postfix,
                        ))
                    }
                    _ => self.count(id),
                }
            };
            let (text, prec, is_plain) = if step > 0 {
                let from = from.map_or(Ok(Code::usize("0", Prec::Postfix)), &mut end)?;
                let to = end(to)?;
                let range = format!("{}..{}", from.at_least(Prec::Or), to.at_least(Prec::Or));
                if step == 1 {
                    (range, Prec::Loose, true)
                } else {
                    (format!("({range}).step_by({step})"), Prec::Postfix, false)
                }
            } else {
                // Down from `from` to just above `to`.
                let Some(from) = from else {
                    return refuse("a range backwards");
                };
                let top = end(from)?;
                let bottom = match self.kind(to) {
                    Kind::Int(to @ -1..1000) => (to + 1).to_string(),
                    _ => format!("{} + 1", self.count(to)?.at_least(Prec::Sum)),
                };
                let range = match self.kind(from) {
                    // From the last: `len(x) - 1`.
                    Kind::Binary(rustpython_ast::Operator::Sub, a, one)
                        if matches!(self.kind(*one), Kind::Int(1)) =>
                    {
                        format!("{bottom}..{}", self.count(*a)?.at_least(Prec::Or))
                    }
                    Kind::Binary(rustpython_ast::Operator::Sub, a, n) => {
                        let Kind::Int(n) = self.kind(*n) else {
                            return refuse("a range backwards from a difference");
                        };
                        format!(
                            "{bottom}..{}.saturating_sub({})",
                            self.count(*a)?.receiver_of_usize(),
                            n - 1
                        )
                    }
                    _ => format!("{bottom}..={}", top.at_least(Prec::Or)),
                };
                (format!("({range}).rev()"), Prec::Postfix, false)
            };
            let mut seq = Seq::new(text, Item::Count, Ty::Int);
            (seq.prec, seq.is_plain_range) = (prec, is_plain);
            return Ok(seq);
        }
        let from = match from {
            Some(from) => self.number(from, &Ty::Int)?,
            None => Code::tight("0", Ty::Int).weak(),
        };
        let one_more = |it: &Self, id: ExprId| match it.kind(id) {
            Kind::Binary(rustpython_ast::Operator::Add, a, one)
                if matches!(it.kind(*one), Kind::Int(1)) =>
            {
                Some(*a)
            }
            _ => None,
        };
        let (text, prec, is_plain) = if step > 0 {
            let (mut to_code, dots) = match one_more(self, to) {
                Some(last) => (self.number(last, &Ty::Int)?, "..="),
                None => (self.number(to, &Ty::Int)?, ".."),
            };
            if from.is_weak && to_code.is_weak {
                to_code.text = with_suffix(&to_code.text);
            }
            let range = format!(
                "{}{dots}{}",
                from.at_least(Prec::Or),
                to_code.at_least(Prec::Or)
            );
            if step == 1 {
                (range, Prec::Loose, true)
            } else {
                (format!("({range}).step_by({step})"), Prec::Postfix, false)
            }
        } else {
            let mut to = self.number(to, &Ty::Int)?;
            if from.is_weak && to.is_weak {
                to.text = with_suffix(&to.text);
            }
            let above = match to.text.as_str() {
                "-1" => "0".to_owned(),
                "-1_i64" => "0_i64".to_owned(),
                "0" => "1".to_owned(),
                "0_i64" => "1_i64".to_owned(),
                _ => format!("{} + 1", to.at_least(Prec::Sum)),
            };
            let range = format!("({above}..={}).rev()", from.at_least(Prec::Or));
            if step == -1 {
                (range, Prec::Postfix, false)
            } else {
                (
                    format!("{range}.step_by({})", step.unsigned_abs()),
                    Prec::Postfix,
                    false,
                )
            }
        };
        let mut seq = Seq::new(text, Item::Value, Ty::Int);
        (seq.prec, seq.is_plain_range) = (prec, is_plain);
        Ok(seq)
    }

    /// `range(from, to, step)` with a step that is no literal.
    fn range_by(&mut self, id: ExprId, from: ExprId, to: ExprId, step: ExprId) -> Res<Seq> {
        if self.counts(id) && super::counts::is_count(self.program, step, &self.usizes) {
            let (from, to) = (self.count(from)?, self.count(to)?);
            let step = self.count(step)?;
            let text = format!(
                "({}..{}).step_by({})",
                from.at_least(Prec::Or),
                to.at_least(Prec::Or),
                step.text
            );
            return Ok(Seq::new(text, Item::Count, Ty::Int));
        }
        let from = self.number(from, &Ty::Int)?;
        let to = self.number(to, &Ty::Int)?;
        if super::counts::is_count(self.program, step, &self.usizes) {
            let step = self.count(step)?;
            let text = format!(
                "({}..{}).step_by({})",
                from.at_least(Prec::Or),
                to.at_least(Prec::Or),
                step.text
            );
            return Ok(Seq::new(text, Item::Value, Ty::Int));
        }
        let step = self.value(step, &Ty::Int)?;
        let helper = self.helper("stepped_range");
        let text = format!("{helper}({}, {}, {})", from.text, to.text, step.text);
        let mut seq = Seq::new(text, Item::Value, Ty::Int);
        seq.is_double = false;
        Ok(seq)
    }

    /// Whether what a loop counts is a `usize`: its variable is one.
    fn counts(&self, iter: ExprId) -> bool {
        counts_up(self.program, iter, &self.usizes)
            && self
                .usizes
                .iter()
                .any(|var| self.counted_by.get(&iter).is_some_and(|it| it == var))
    }

    pub(super) fn enumerate(&mut self, over: ExprId, arguments: &[Argument]) -> Res<Seq> {
        let start = arguments.get(1).map(|it| it.value);
        if arguments
            .iter()
            .skip(1)
            .any(|it| it.name.as_deref().is_some_and(|it| it != "start"))
        {
            return refuse("enumerate with this");
        }
        if start.is_some_and(|it| self.is_noticed(it)) && !self.is_simple(over) {
            return refuse("arguments that are evaluated in another order");
        }
        let inner = self.iterate(over)?;
        if inner.is_unordered {
            return refuse("the order of a set");
        }
        let ty = Ty::Tuple(vec![Ty::Int, inner.ty.clone()]);
        match start {
            None => {
                let text = format!("{}.enumerate()", inner.receiver());
                let mut seq = Seq::new(text, Item::Tuple(vec![Item::Count, inner.item]), ty);
                seq.is_double = false;
                Ok(seq)
            }
            Some(start) => {
                let mut start = self.number(start, &Ty::Int)?;
                if start.is_weak {
                    start.text = with_suffix(&start.text);
                }
                let other = inner.in_for.unwrap_or(inner.text);
                let mut seq = Seq::new(
                    format!("({}..).zip({other})", start.text),
                    Item::Tuple(vec![Item::Value, inner.item]),
                    ty,
                );
                seq.is_double = false;
                Ok(seq)
            }
        }
    }

    /// `enumerate(..)` of what may give errors: each comes without its number.
    pub(super) fn numbered_failing(&mut self, iter: ExprId) -> Res<Option<Seq>> {
        let Kind::Call(func, arguments) = self.kind(iter) else {
            return Ok(None);
        };
        let (Kind::Builtin(name), [over, start @ ..]) = (self.kind(*func), arguments.as_slice())
        else {
            return Ok(None);
        };
        let is_named = start
            .iter()
            .any(|it| it.name.as_deref().is_some_and(|it| it != "start"));
        if name != "enumerate" || start.len() > 1 || is_named || !self.gives_errors(over.value) {
            return Ok(None);
        }
        let inner = self.iterate_failing(over.value)?;
        if !inner.fails {
            return Ok(None);
        }
        let (count, numbers) = match start {
            [start] => {
                let mut start = self.number(start.value, &Ty::Int)?;
                if start.is_weak {
                    start.text = with_suffix(&start.text);
                }
                let other = inner.in_for.clone().unwrap_or(inner.text.clone());
                (Item::Value, format!("({}..).zip({other})", start.text))
            }
            _ => (Item::Count, format!("{}.enumerate()", inner.receiver())),
        };
        let ty = Ty::Tuple(vec![Ty::Int, inner.ty.clone()]);
        let text = format!("{numbers}.map(|(number, item)| item.map(|item| (number, item)))");
        let mut seq = Seq::new(text, Item::Tuple(vec![count, inner.item]), ty);
        seq.is_double = false;
        seq.fails = true;
        seq.source = Some(iter);
        self.handled.insert(iter);
        Ok(Some(seq))
    }

    /// Whether something is a call of a generator that may fail, or the values of an executor.
    pub(super) fn gives_errors(&self, over: ExprId) -> bool {
        if let Kind::Comprehension(all) = self.kind(over) {
            return all.is_parallel && self.fails_late(all);
        }
        let Kind::Call(func, _) = self.kind(over) else {
            return false;
        };
        let callee = match self.kind(*func) {
            Kind::Func(id) => Some(*id),
            Kind::Attribute(object, name) => match self.ty(*object).some() {
                Ty::Instance(class) => self.program.method(*class, name),
                _ => None,
            },
            _ => None,
        };
        callee.is_some_and(|it| self.program.func(it).is_generator && self.raises.fails(it))
    }

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
                text = format!("{text}.zip({})", seq.in_for.clone().unwrap_or(seq.text));
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
                super::conditions::negated(&condition)
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
            Kind::None => return refuse("filter by truth"),
            _ => {
                let is_copied = seq.ty.is_copy() || matches!(seq.item, Item::Ref | Item::Text);
                let it = match seq.item {
                    Item::Ref if seq.ty.is_copy() => Code::tight("it", seq.ty.clone()),
                    _ if seq.ty.is_copy() => Code::tight("it", seq.ty.clone()),
                    _ => Code::tight("it", seq.ty.clone()).held(Form::Ref),
                };
                let call = self.call_with(func, it)?;
                let condition = said(self.truth(call)?);
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

impl Code {
    /// A count as what a method is called on.
    pub(super) fn receiver_of_usize(&self) -> String {
        if self.is_weak {
            format!("{}_usize", self.text)
        } else {
            self.at_least(Prec::Postfix)
        }
    }
}

pub(super) fn with_suffix_once(text: &str) -> String {
    let is_number = |c: char| c.is_ascii_digit() || c == '_' || c == '-' || c == ',' || c == ' ';
    if text.chars().all(is_number) {
        with_suffix(text)
    } else {
        text.to_owned()
    }
}
