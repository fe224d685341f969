//! `range` and `enumerate`.

use super::code::{Code, Prec, with_suffix};
use super::counts::counts_up;
use super::seq::{Item, Seq};
use super::translator::{Res, Translator, refuse};
use crate::types::ir::{Argument, ExprId, Kind};
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
