//! What is worked out of all items of a value: how many, whether any or all, their sum, a list or dict of them.

use super::code::{Code, Form, Prec};
use super::seq::Item;
use super::translator::{Res, Translator, refuse, unknown};
use crate::types::ir::{ExprId, Kind, Shape, Target};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// What has as many items: of `d.keys()` that is `d`.
    pub(super) fn as_long(&self, of: ExprId) -> ExprId {
        if let Kind::Call(func, arguments) = self.kind(of)
            && arguments.is_empty()
            && let Kind::Attribute(dict, name) = self.kind(*func)
            && matches!(name.as_str(), "keys" | "values" | "items")
            && matches!(self.ty(*dict), Ty::Dict(..))
        {
            return *dict;
        }
        of
    }

    pub(super) fn len(&mut self, of: ExprId) -> Res<Code> {
        let of = self.as_long(of);
        // The length of a set of characters, of a list that is made for this only.
        match self.kind(of) {
            Kind::Call(func, arguments)
                if matches!(self.kind(*func), Kind::Builtin(name) if name == "list")
                    && arguments.len() == 1
                    && (matches!(self.ty(arguments[0].value), Ty::Iter(_))
                        || self.ty(arguments[0].value).is_text()) =>
            {
                let seq = self.iterate(arguments[0].value)?;
                return Ok(Code::usize(
                    format!("{}.count()", seq.receiver()),
                    Prec::Postfix,
                ));
            }
            Kind::Call(func, _) if matches!(self.kind(*func), Kind::Builtin(name) if name == "range") =>
            {
                let seq = self.iterate(of)?;
                return Ok(Code::usize(
                    format!("{}.count()", seq.receiver()),
                    Prec::Postfix,
                ));
            }
            Kind::Comprehension(comprehension)
                if comprehension.shape == crate::types::ir::Shape::List =>
            {
                let seq = self.chain(&comprehension.clone())?;
                return Ok(Code::usize(
                    format!("{}.count()", seq.receiver()),
                    Prec::Postfix,
                ));
            }
            _ => {}
        }
        if let Ty::Class(class) = *self.ty(of)
            && self.classes.contains(&class)
        {
            let members = self.program.classes[class.at()].members.len();
            return Ok(Code::usize(members.to_string(), Prec::Postfix));
        }
        if matches!(self.ty(of), Ty::Char | Ty::Tuple(_)) && !self.is_still(of) {
            return refuse("a length that is known before its value is computed");
        }
        self.ensure_some(of)?;
        let code = self.expr(of)?;
        self.len_of(&code)
    }

    /// `math.gcd` and `math.lcm` of any count, from the first number on.
    pub(super) fn folded_divisors(&mut self, name: &'static str, all: &[ExprId]) -> Res<Code> {
        let (first, rest) = match all {
            [] => return Ok(Code::tight(if name == "gcd" { "0" } else { "1" }, Ty::Int)),
            [first, rest @ ..] => (self.number(*first, &Ty::Int)?, rest),
        };
        if rest.is_empty() {
            return Ok(Code::tight(format!("{}.abs()", first.receiver()), Ty::Int));
        }
        let helper = match name {
            "gcd" => self.helper("gcd"),
            name => {
                self.phrase_helpers.extend(["gcd", "lcm"]);
                name
            }
        };
        let mut folded = first.text;
        for number in rest {
            let number = self.number(*number, &Ty::Int)?;
            folded = format!("{helper}({folded}, {})", number.text);
        }
        Ok(Code::tight(folded, Ty::Int))
    }

    /// `math.prod`; that of no floats is an int.
    pub(super) fn product(&mut self, over: ExprId) -> Res<Code> {
        if self.item_type(over) != Ty::Int {
            return refuse("a product of no whole numbers");
        }
        let seq = self.iterate(over)?;
        let items = match (&seq.item, &seq.ty) {
            (Item::Ref | Item::Value, Ty::Int) => seq.receiver(),
            _ => self.owned_items(seq, &Ty::Int)?,
        };
        Ok(Code::tight(format!("{items}.product::<i64>()"), Ty::Int))
    }

    pub(super) fn len_of(&mut self, code: &Code) -> Res<Code> {
        let text = match &code.ty {
            Ty::Str | Ty::Lit => format!("{}.chars().count()", code.receiver()),
            Ty::Char => "1".to_owned(),
            Ty::List(_) | Ty::Tuples(_) | Ty::Set(_) | Ty::Dict(..) | Ty::Deque(_) | Ty::Bytes => {
                format!("{}.len()", code.receiver())
            }
            Ty::Tuple(items) => items.len().to_string(),
            Ty::Instance(class) | Ty::Dyn(class)
                if self.classes.contains(class)
                    && let Some(method) = self.program.method(*class, "__len__") =>
            {
                let ret = &self.program.func(method).ret;
                if *ret != Ty::Int {
                    return refuse(unknown(ret));
                }
                let path = self.path_of_method(&code.ty, method);
                let name = &self.func_names[method.at()];
                return Ok(Code::tight(
                    format!("{}{path}.{name}()", code.receiver()),
                    Ty::Int,
                ));
            }
            ty => return refuse(unknown(ty)),
        };
        Ok(Code::usize(text, Prec::Postfix))
    }

    pub(super) fn any_all(&mut self, name: &str, over: ExprId) -> Res<Code> {
        if let Kind::Comprehension(comprehension) = self.kind(over)
            && let [generator] = comprehension.generators.as_slice()
            && !self.binds_in_filter(&generator.conditions)
            && !self.is_made_first(over)
            // A list is there before any of its items is asked.
            && !(comprehension.shape == Shape::List && self.can_fail() && self.fails_inside(comprehension))
        {
            if let Some(code) = self.any_all_looped(name, comprehension)? {
                return Ok(code);
            }
            let before = self.unwrapped.clone();
            let seq = self.iterate(generator.iter)?;
            let seq = self.apart_from_calls(seq, comprehension)?;
            let mut seq = if matches!(generator.target, Target::Var(_)) {
                self.single(seq)?
            } else {
                seq
            };
            for condition in &generator.conditions {
                let pattern = self.filter_pattern(&generator.target, &seq.item, &seq.ty)?;
                let condition = self.condition(*condition)?;
                seq.text = format!("{}.filter(|{pattern}| {})", seq.receiver(), condition.text);
                seq.prec = Prec::Postfix;
            }
            let pattern = self.pattern_of(&generator.target, &seq.item, &seq.ty)?;
            let condition = self.condition(comprehension.element)?;
            self.unwrapped = before;
            return Ok(Code::tight(
                format!("{}.{name}(|{pattern}| {})", seq.receiver(), condition.text),
                Ty::Bool,
            ));
        }
        let seq = self.iterate(over)?;
        let seq = self.single(seq)?;
        let it = Code::tight("it", seq.ty.clone());
        let (pattern, it) = match seq.item {
            Item::Ref if seq.ty.is_copy() => ("&it", it),
            Item::Ref | Item::Text => ("it", it.held(Form::Ref)),
            _ => ("it", it.held(Form::Place)),
        };
        let condition = self.truth(it)?;
        Ok(Code::tight(
            format!("{}.{name}(|{pattern}| {})", seq.receiver(), condition.text),
            Ty::Bool,
        ))
    }

    pub(super) fn sum(&mut self, over: ExprId, start: Option<ExprId>, ty: &Ty) -> Res<Code> {
        let item = self.item_type(over);
        if *ty == Ty::BigInt {
            return self.big_sum(over, start);
        }
        match &item {
            Ty::Foreign("decimal.Decimal") => self.decimal_sum(over, start),
            Ty::Int | Ty::Bool => {
                // A sum of truths counts them.
                if item == Ty::Bool
                    && let Kind::Comprehension(comprehension) = self.kind(over)
                    && let [generator] = comprehension.generators.as_slice()
                    && start.is_none()
                {
                    let seq = self.iterate(generator.iter)?;
                    let mut seq = if matches!(generator.target, Target::Var(_)) {
                        self.single(seq)?
                    } else {
                        seq
                    };
                    for condition in generator.conditions.iter().chain([&comprehension.element]) {
                        let pattern = self.filter_pattern(&generator.target, &seq.item, &seq.ty)?;
                        let condition = self.condition(*condition)?;
                        seq.text =
                            format!("{}.filter(|{pattern}| {})", seq.receiver(), condition.text);
                        seq.prec = Prec::Postfix;
                    }
                    return Ok(Code::usize(
                        format!("{}.count()", seq.receiver()),
                        Prec::Postfix,
                    ));
                }
                let seq = self.iterate_failing(over)?;
                if seq.fails {
                    if start.is_some() {
                        return refuse("a sum with a start");
                    }
                    let text = self.whole_or_error(&seq, "i64", &Ty::Int, "sum")?;
                    return Ok(Code::tight(text, Ty::Int));
                }
                let text = match (seq.item.clone(), &seq.ty) {
                    (Item::Ref | Item::Value, Ty::Int) => seq.receiver(),
                    _ => self.owned_items(seq, &Ty::Int)?,
                };
                let text = format!("{text}.sum::<i64>()");
                match start {
                    None => Ok(Code::tight(text, Ty::Int)),
                    Some(start) if *ty == Ty::Int => {
                        let start = self.number(start, &Ty::Int)?;
                        Ok(Code::new(
                            format!("{} + {text}", start.at_least(Prec::Sum)),
                            Prec::Sum,
                            Ty::Int,
                        ))
                    }
                    Some(start) => {
                        let start = self.number(start, &Ty::Float)?;
                        Ok(Code::new(
                            format!("{} + {text} as f64", start.at_least(Prec::Sum)),
                            Prec::Sum,
                            Ty::Float,
                        ))
                    }
                }
            }
            Ty::Float | Ty::Real => {
                if start.is_some_and(|it| !matches!(self.kind(it), Kind::Int(0) | Kind::Float(0.0)))
                {
                    return refuse("a sum with a start");
                }
                let seq = self.iterate(over)?;
                if seq.is_unordered {
                    return refuse("a sum of floats in the order of a set");
                }
                let owned = self.owned_items(seq, &item)?;
                if item == Ty::Real && self.has_numbers {
                    self.helper("Number");
                    return Ok(Code::tight(
                        format!("{owned}.fold(Number::Int(0), |a, b| a + b)"),
                        ty.clone(),
                    ));
                }
                let helper = self.helper(if *ty == Ty::Real && self.has_numbers {
                    "sum_or_zero"
                } else {
                    "sum_floats"
                });
                Ok(Code::tight(format!("{helper}({owned})"), ty.clone()))
            }
            Ty::Instance(class) => self.sum_of_instances(over, start, *class),
            ty => refuse(unknown(ty)),
        }
    }
}
