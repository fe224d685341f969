//! What can be gone through: as an iterator of Rust, with how its items are held.

use super::code::{Code, Form, Prec, with_suffix};
use super::seq::{Item, Seq};
use super::translator::{Res, Translator, refuse, unknown};
use super::variables::counts_up;
use crate::types::ir::{Argument, Comprehension, ExprId, Kind, Shape, Target, VarId};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    pub(super) fn iterate(&mut self, id: ExprId) -> Res<Seq> {
        let ty = self.ty(id).some().clone();
        match self.kind(id) {
            Kind::Comprehension(comprehension)
                if matches!(comprehension.shape, Shape::Generator | Shape::List) =>
            {
                return self.chain(&comprehension.clone());
            }
            Kind::Call(func, arguments) => {
                if let Some(seq) = self.iterate_call(id, *func, arguments)? {
                    return Ok(seq);
                }
            }
            Kind::Var(var) if self.iterators.contains_key(var) && self.declared.contains(var) => {
                let name = self.binding(*var).name.clone();
                let kept = self.iterators[var].clone();
                return Ok(Seq {
                    text: name.clone(),
                    in_for: Some(name),
                    prec: Prec::Postfix,
                    is_plain_range: false,
                    ..kept
                });
            }
            // A tuple or list that is only gone through is an array.
            Kind::Tuple(items) | Kind::List(items)
                if !items
                    .iter()
                    .any(|it| matches!(self.kind(*it), Kind::Starred(_))) =>
            {
                let of = ty.item();
                if !self.has_rust(&of) {
                    return refuse(unknown(&of));
                }
                if items.is_empty() {
                    return refuse("a loop over nothing");
                }
                let is_weak = of == Ty::Int;
                let mut text = self.values(items, &of)?;
                if is_weak {
                    text = with_suffix_once(&text);
                }
                let array = format!("[{text}]");
                return Ok(Seq::new(format!("{array}.into_iter()"), Item::Value, of).in_for(array));
            }
            _ => {}
        }
        if let Ty::Class(class) = ty {
            let members = self.enum_members(class)?;
            return Ok(Seq::new(
                format!("{members}.into_iter()"),
                Item::Value,
                Ty::Enum(class),
            )
            .in_for(members));
        }
        let code = self.expr(id)?;
        self.iterate_code(code)
    }

    /// Goes through a value.
    fn iterate_code(&mut self, code: Code) -> Res<Seq> {
        let ty = code.ty.clone();
        let item = ty.item();
        match &ty {
            ty if ty.is_text() => {
                let receiver = if code.ty == Ty::Char {
                    format!("{}.to_string()", code.receiver())
                } else {
                    code.receiver()
                };
                Ok(Seq::new(
                    format!("{receiver}.chars()"),
                    Item::Value,
                    Ty::Char,
                ))
            }
            Ty::List(_) | Ty::Tuples(_) | Ty::Deque(_) | Ty::Set(_) => {
                if !self.has_rust(&item) {
                    return refuse(unknown(&item));
                }
                let mut seq = match code.form {
                    Form::Value => Seq::new(
                        format!("{}.into_iter()", code.receiver()),
                        Item::Value,
                        item,
                    )
                    .in_for(code.text.clone()),
                    Form::Ref if code.prec == Prec::Postfix => {
                        Seq::new(format!("{}.iter()", code.receiver()), Item::Ref, item)
                            .in_for(code.text.clone())
                    }
                    Form::Ref => {
                        let place = code
                            .text
                            .strip_prefix('&')
                            .map_or_else(|| code.receiver(), str::to_owned);
                        Seq::new(format!("{place}.iter()"), Item::Ref, item)
                            .in_for(code.text.clone())
                    }
                    Form::MutRef => {
                        Seq::new(format!("{}.iter()", code.receiver()), Item::Ref, item)
                    }
                    Form::Place => {
                        let is_static = code
                            .text
                            .chars()
                            .all(|c| c.is_uppercase() || c == '_' || c.is_numeric());
                        let seq = Seq::new(format!("{}.iter()", code.receiver()), Item::Ref, item);
                        if is_static {
                            seq
                        } else {
                            seq.in_for(format!("&{}", code.at_least(Prec::Unary)))
                        }
                    }
                };
                if matches!(ty, Ty::Set(_)) {
                    seq.is_unordered = true;
                    seq.is_double = false;
                }
                Ok(seq)
            }
            Ty::Dict(..) => {
                if !self.has_rust(&item) {
                    return refuse(unknown(&item));
                }
                Ok(match code.form {
                    Form::Value => Seq::new(
                        format!("{}.into_keys()", code.receiver()),
                        Item::Value,
                        item,
                    ),
                    _ => Seq::new(format!("{}.keys()", code.receiver()), Item::Ref, item),
                })
            }
            Ty::Tuple(items) => {
                let Some(first) = items.first() else {
                    return refuse("a loop over an empty tuple");
                };
                if !items.iter().all(|it| it == first)
                    || !first.is_copy()
                    || code.prec != Prec::Postfix
                {
                    return refuse("a loop over a tuple of several types");
                }
                let parts: Vec<String> = (0..items.len())
                    .map(|at| format!("{}.{at}", code.text))
                    .collect();
                let array = format!("[{}]", parts.join(", "));
                Ok(
                    Seq::new(format!("{array}.into_iter()"), Item::Value, first.clone())
                        .in_for(array),
                )
            }
            Ty::Instance(class) => self.iterate_instance(*class, &code),
            ty => refuse(unknown(ty)),
        }
    }

    fn iterate_call(
        &mut self,
        id: ExprId,
        func: ExprId,
        arguments: &[Argument],
    ) -> Res<Option<Seq>> {
        let plain: Vec<ExprId> = arguments
            .iter()
            .filter(|it| it.name.is_none() && it.stars == 0)
            .map(|it| it.value)
            .collect();
        let are_plain = plain.len() == arguments.len();
        match self.kind(func) {
            Kind::Builtin(name) => match (name.as_str(), plain.as_slice()) {
                ("range", _) if are_plain => self.range(id, &plain).map(Some),
                ("enumerate", [over, ..]) => self.enumerate(*over, arguments).map(Some),
                ("zip", [_, _, ..]) if are_plain => self.zip(&plain).map(Some),
                ("zip", []) if arguments.len() == 1 && arguments[0].stars == 1 => {
                    let rows = self.ty(arguments[0].value).clone();
                    let (Ty::List(row) | Ty::Tuples(row)) = &rows else {
                        return refuse(unknown(&rows));
                    };
                    if !matches!(**row, Ty::List(_))
                        || !self.has_rust(row)
                        || row.item().is_shared()
                    {
                        return refuse("zip of what is no list of lists");
                    }
                    let of = row.item();
                    let code = self.borrowed(arguments[0].value, &rows)?;
                    let helper = self.helper("transpose");
                    let text = format!("{helper}({})", code.text);
                    Ok(Some(
                        Seq::new(
                            format!("{text}.into_iter()"),
                            Item::Value,
                            Ty::Tuples(Box::new(of)),
                        )
                        .in_for(text),
                    ))
                }
                ("reversed", [over]) => {
                    if let Kind::Call(func, arguments) = self.kind(*over)
                        && matches!(self.kind(*func), Kind::Builtin(name) if name == "range")
                    {
                        let plain: Vec<ExprId> = arguments.iter().map(|it| it.value).collect();
                        let mut seq = self.range(*over, &plain)?;
                        seq.text = format!("{}.rev()", seq.receiver());
                        (seq.prec, seq.is_plain_range, seq.in_for) = (Prec::Postfix, false, None);
                        return Ok(Some(seq));
                    }
                    let mut seq = self.iterate(*over)?;
                    if !seq.is_double || seq.is_unordered {
                        return refuse("going backwards through this");
                    }
                    seq.text = format!("{}.rev()", seq.receiver());
                    seq.in_for = None;
                    Ok(Some(seq))
                }
                ("iter", [over]) => self.iterate(*over).map(Some),
                ("list" | "tuple", [over])
                    if matches!(self.ty(*over), Ty::Iter(_) | Ty::Range)
                        || self.ty(*over).is_text() =>
                {
                    self.iterate(*over).map(Some)
                }
                ("map", [func, over]) => {
                    let seq = self.iterate(*over)?;
                    self.mapped(seq, *func, &self.ty(id).item()).map(Some)
                }
                ("filter", [func, over]) => {
                    let seq = self.iterate(*over)?;
                    self.filtered(seq, *func).map(Some)
                }
                _ => Ok(None),
            },
            Kind::Attribute(object, name) => self.iterate_method(*object, name, &plain),
            Kind::Import(name) => match (name.as_str(), plain.as_slice()) {
                ("itertools.chain", [first, rest @ ..]) if are_plain => {
                    let ty = self.ty(id).item();
                    let first = self.iterate(*first)?;
                    let mut text = self.owned_items(first, &ty)?;
                    for other in rest {
                        let other = self.iterate(*other)?;
                        text = format!("{text}.chain({})", self.owned_items(other, &ty)?);
                    }
                    Ok(Some(Seq::new(text, Item::Value, ty)))
                }
                _ => Ok(None),
            },
            _ => Ok(None),
        }
    }

    fn iterate_method(&mut self, object: ExprId, name: &str, plain: &[ExprId]) -> Res<Option<Seq>> {
        let of = self.ty(object).some().clone();
        match (&of, name, plain) {
            (Ty::Dict(key, value, _), "items" | "keys" | "values", []) => {
                if !self.has_rust(&of) {
                    return refuse(unknown(&of));
                }
                let code = self.expr(object)?;
                let pair = Ty::Tuple(vec![(**key).clone(), (**value).clone()]);
                let receiver = code.receiver();
                Ok(Some(match (name, code.form) {
                    ("keys", _) => {
                        Seq::new(format!("{receiver}.keys()"), Item::Ref, (**key).clone())
                    }
                    ("values", _) => {
                        Seq::new(format!("{receiver}.values()"), Item::Ref, (**value).clone())
                    }
                    (_, Form::Value) => Seq::new(
                        format!("{receiver}.into_iter()"),
                        Item::Tuple(vec![Item::Value, Item::Value]),
                        pair,
                    )
                    .in_for(code.text.clone()),
                    (_, form) => {
                        let seq = Seq::new(
                            format!("{receiver}.iter()"),
                            Item::Tuple(vec![Item::Ref, Item::Ref]),
                            pair,
                        );
                        let is_static = code
                            .text
                            .chars()
                            .all(|c| c.is_uppercase() || c == '_' || c.is_numeric());
                        match form {
                            Form::Ref => seq.in_for(code.text.clone()),
                            Form::Place if !is_static => {
                                seq.in_for(format!("&{}", code.at_least(Prec::Unary)))
                            }
                            _ => seq,
                        }
                    }
                }))
            }
            (ty, "split", []) if ty.is_text() => {
                let code = self.expr(object)?;
                Ok(Some(Seq::new(
                    format!("{}.split_whitespace()", code.receiver()),
                    Item::Text,
                    Ty::Str,
                )))
            }
            (ty, "split", [separator]) if ty.is_text() => {
                let code = self.expr(object)?;
                let pattern = self.pattern(*separator)?;
                let mut seq = Seq::new(
                    format!("{}.split({pattern})", code.receiver()),
                    Item::Text,
                    Ty::Str,
                );
                seq.is_double = false;
                Ok(Some(seq))
            }
            _ => Ok(None),
        }
    }

    fn range(&mut self, id: ExprId, plain: &[ExprId]) -> Res<Seq> {
        let step = match plain.get(2) {
            None => 1,
            Some(step) => match self.kind(*step) {
                Kind::Int(step) if *step != 0 => *step,
                _ => return refuse("a range with a step that is no literal"),
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
                        if !super::variables::is_count(self.program, id, &self.usizes) =>
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
                    Kind::Int(-1) => "0".to_owned(),
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

    /// Whether what a loop counts is a `usize`: its variable is one.
    fn counts(&self, iter: ExprId) -> bool {
        counts_up(self.program, iter, &self.usizes)
            && self
                .usizes
                .iter()
                .any(|var| self.counted_by.get(&iter).is_some_and(|it| it == var))
    }

    fn enumerate(&mut self, over: ExprId, arguments: &[Argument]) -> Res<Seq> {
        let start = arguments.get(1).map(|it| it.value);
        if arguments
            .iter()
            .skip(1)
            .any(|it| it.name.as_deref().is_some_and(|it| it != "start"))
        {
            return refuse("enumerate with this");
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

    fn zip(&mut self, plain: &[ExprId]) -> Res<Seq> {
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
    fn mapped(&mut self, seq: Seq, func: ExprId, ty: &Ty) -> Res<Seq> {
        let mut mapped = match self.kind(func) {
            Kind::Lambda(lambda) => {
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
            }
            _ => {
                let seq = self.single(seq)?;
                let it = self.item_code("it", &seq);
                let pattern = if it.text == "it" && seq.item == Item::Ref && seq.ty.is_copy() {
                    "&it"
                } else {
                    "it"
                };
                let call = self.call_with(func, it)?;
                let call = self.coerced(call, ty)?;
                Seq {
                    text: format!("{}.map(|{pattern}| {})", seq.receiver(), call.text),
                    ..seq
                }
            }
        };
        mapped.item = Item::Value;
        mapped.ty = ty.clone();
        (mapped.in_for, mapped.is_plain_range, mapped.prec) = (None, false, Prec::Postfix);
        Ok(mapped)
    }

    /// An item of an iterator, in a closure that calls it `name`.
    fn item_code(&mut self, name: &str, seq: &Seq) -> Code {
        match seq.item {
            Item::Ref | Item::Text if !seq.ty.is_copy() => {
                Code::tight(name, seq.ty.clone()).held(Form::Ref)
            }
            Item::Count => Code::usize(name, Prec::Postfix),
            _ => Code::tight(name, seq.ty.clone()).held(Form::Place),
        }
    }

    fn filtered(&mut self, seq: Seq, func: ExprId) -> Res<Seq> {
        let mut seq = self.single(seq)?;
        match self.kind(func) {
            Kind::Lambda(lambda) => {
                let info = self.program.func(*lambda);
                let ([param], Some(value)) = (info.params.as_slice(), info.value) else {
                    return refuse("a lambda of several parameters");
                };
                let pattern = self.filter_pattern(&Target::Var(param.var), &seq.item, &seq.ty)?;
                let condition = self.condition(value)?;
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
                let condition = self.truth(call)?;
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
                self.check_copy(&seq.ty)?;
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

    /// A comprehension of several loops, as these loops.
    fn looped(&mut self, comprehension: &Comprehension, want: &Ty) -> Res<Code> {
        let before = self.unwrapped.clone();
        let mut text = String::new();
        let mut ends = 0;
        for generator in &comprehension.generators {
            let seq = self.iterate(generator.iter)?;
            if seq.is_unordered && !matches!(want, Ty::Set(_)) {
                self.check_order(&seq.ty)?;
            }
            let seq = if matches!(generator.target, Target::Var(_)) {
                self.single(seq)?
            } else {
                seq
            };
            let pattern = self.pattern_of(&generator.target, &seq.item, &seq.ty)?;
            text.push_str(&format!(
                "for {pattern} in {} {{ ",
                seq.in_for.clone().unwrap_or(seq.text)
            ));
            ends += 1;
            for condition in &generator.conditions {
                let head = self.test(*condition, false)?;
                self.unwrapped.extend(head.unwrapped);
                text.push_str(&format!("if {} {{ ", head.text));
                ends += 1;
            }
        }
        let item = want.item();
        let (start, push) = match want {
            Ty::List(_) | Ty::Tuples(_) => (
                "Vec::new()",
                format!("push({})", self.value(comprehension.element, &item)?.text),
            ),
            Ty::Set(_) => {
                self.import("std::collections::HashSet");
                (
                    "HashSet::new()",
                    format!("insert({})", self.value(comprehension.element, &item)?.text),
                )
            }
            Ty::Dict(key, value, _) => {
                self.rust_type(want);
                let Some(id) = comprehension.key else {
                    return refuse("a dict without keys");
                };
                let key = self.value(id, key)?.text;
                (
                    "IndexMap::new()",
                    format!(
                        "insert({key}, {})",
                        self.value(comprehension.element, value)?.text
                    ),
                )
            }
            ty => return refuse(unknown(ty)),
        };
        self.unwrapped = before;
        let name = "items";
        let text = format!(
            "{{ let mut {name} = {start}; {text}{name}.{push}; {} {name} }}",
            "} ".repeat(ends).trim_end()
        );
        Ok(Code::new(text, Prec::Loose, want.clone()))
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

fn with_suffix_once(text: &str) -> String {
    let is_number = |c: char| c.is_ascii_digit() || c == '_' || c == '-' || c == ',' || c == ' ';
    if text.chars().all(is_number) {
        with_suffix(text)
    } else {
        text.to_owned()
    }
}

/// `(a, b)`, or `((a, b), c)`.
pub(super) fn tuple_pattern(parts: &[String], is_nested: bool) -> String {
    if !is_nested || parts.len() < 3 {
        return match parts {
            [one] => format!("({one},)"),
            parts => format!("({})", parts.join(", ")),
        };
    }
    let mut text = parts[0].clone();
    for part in &parts[1..] {
        text = format!("({text}, {part})");
    }
    text
}
