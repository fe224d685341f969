//! Comprehensions as chains, and what they are collected into.

use super::chains::PARTS;
use super::code::{Code, Form, Prec};
use super::iteration::tuple_pattern;
use super::seq::{Item, Seq};
use super::translator::{Res, Translator, refuse, unknown};
use crate::types::ir::{Comprehension, ExprId, Kind};
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
                        let Some(source) = seq.source else {
                            return refuse("a pair that holds a list");
                        };
                        self.check_copy(&Ty::list(seq.ty.clone()), source, 1)?;
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
            fails: false,
            text,
            prec: Prec::Postfix,
            item: Item::Value,
            in_for: None,
            ..seq
        })
    }

    /// What a collection is extended by, with owned items: it makes an iterator of it itself.
    pub(super) fn added_items(&mut self, seq: Seq, want: &Ty) -> Res<String> {
        let items = self.owned_items(seq, want)?;
        let whole = items.strip_suffix(".into_iter()").map(str::to_owned);
        Ok(whole.unwrap_or(items))
    }

    /// An iterator of owned items.
    pub(super) fn owned_items(&mut self, seq: Seq, want: &Ty) -> Res<String> {
        let seq = self.single(seq)?;
        let text = seq.receiver();
        // What is not known is kept like all else; where nothing is asked for, it may be looked at.
        if *want == Ty::Unknown && !(self.program.is_hopeful && seq.ty == Ty::Unknown) {
            return Ok(text);
        }
        let owned = match seq.item {
            Item::Ref if seq.ty.is_copy() => format!("{text}.copied()"),
            Item::Text if matches!(seq.ty, Ty::Option(_)) => {
                return Ok(format!("{text}.map(|it| it.cloned())"));
            }
            Item::Text if matches!(want, Ty::Option(of) if **of == Ty::Str) => {
                return Ok(format!("{text}.map(|it| Some(it.to_string()))"));
            }
            Item::Text => return Ok(format!("{text}.map(str::to_string)")),
            Item::Lent => match seq.ty.some() {
                Ty::Str => format!("{text}.map(|it| it.map(str::to_string))"),
                Ty::List(_) | Ty::Tuples(_) => return refuse("going through what may be None"),
                _ => {
                    self.check_type(&seq.ty)?;
                    format!("{text}.map(|it| it.cloned())")
                }
            },
            Item::Ref if let Some(moved) = self.moved_values(&seq) => moved,
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
                return Ok(if self.has_numbers && *want == Ty::Real {
                    self.helper("Number");
                    format!("{text}.map(|it| Number::Int(it as i64))")
                } else if want.is_float() {
                    format!("{text}.map(|it| it as f64)")
                } else {
                    format!("{text}.map(|it| it as i64)")
                });
            }
            _ => text,
        };
        // A number that may be either is a type of its own where the difference shows.
        let are_floats = seq.ty.is_float() && want.is_float() && !self.has_numbers;
        if seq.ty == *want || are_floats {
            return Ok(owned);
        }
        // What a tuple holds is made what is wanted part by part.
        if let (Ty::Tuple(parts), Ty::Tuple(wanted)) = (&seq.ty, want)
            && parts.len() == wanted.len()
            && parts.len() <= PARTS.len()
        {
            let mut made = Vec::new();
            for ((part, wanted), name) in parts.iter().zip(wanted).zip(PARTS) {
                made.push(self.coerced(Code::tight(name, part.clone()), wanted)?.text);
            }
            let names = PARTS[..parts.len()].join(", ");
            return Ok(format!("{owned}.map(|({names})| ({}))", made.join(", ")));
        }
        let it = Code::tight("it", seq.ty.clone());
        let it = self.coerced(it, want)?;
        Ok(format!("{owned}.map(|it| {})", it.text))
    }

    /// The values of a dict that nothing asks any more: they are moved out of it.
    fn moved_values(&self, seq: &Seq) -> Option<String> {
        let Kind::Call(func, arguments) = self.kind(seq.source?) else {
            return None;
        };
        let (Kind::Attribute(object, name), []) = (self.kind(*func), arguments.as_slice()) else {
            return None;
        };
        let Kind::Var(var) = self.kind(*object) else {
            return None;
        };
        let dict = &self.binding(*var).name;
        let is_owned = name == "values"
            && matches!(self.program.var(*var).ty, Ty::Dict(..))
            && self.binding(*var).form == Form::Place
            && !self.bound.contains_key(var)
            && !self.unwrapped.contains_key(var)
            && !self.program.var(*var).is_param
            && self.is_last_use(*var, *object);
        (is_owned && seq.text == format!("{dict}.values()"))
            .then(|| format!("{dict}.into_values()"))
    }

    /// A comprehension as a value.
    pub(super) fn collected(&mut self, comprehension: &Comprehension, want: &Ty) -> Res<Code> {
        if !self.has_rust(want) {
            return refuse(unknown(want));
        }
        let is_looped =
            comprehension.generators.len() > 1 && self.flattened(comprehension)?.is_none();
        // An error leaves a loop, and no closure.
        let fails = self.can_fail() && self.fails_inside(comprehension);
        if fails {
            self.check_own_lists(comprehension)?;
        }
        if is_looped || fails || comprehension.key.is_some() && self.has_sets(comprehension) {
            return self.looped(comprehension, want);
        }
        let item = match want {
            Ty::Dict(key, value, _) => Ty::Tuple(vec![(**key).clone(), (**value).clone()]),
            want => want.item(),
        };
        match (want, comprehension.key) {
            (Ty::Dict(key, value, _), Some(of)) => {
                self.wanted.insert(of, (**key).clone());
                self.wanted.insert(comprehension.element, (**value).clone());
            }
            _ => {
                self.wanted.insert(comprehension.element, item.clone());
            }
        }
        let seq = self.chain(comprehension)?;
        if seq.is_unordered && !matches!(want, Ty::Set(_)) {
            self.check_order(&seq.ty)?;
        }
        let rust = self.rust_type(want);
        let owned = self.owned_items(seq, &item)?;
        Ok(Code::tight(
            format!("{owned}.collect::<{rust}>()"),
            want.clone(),
        ))
    }

    /// The type that a key or an item of a comprehension is to have.
    pub(super) fn wanted_of(&self, part: ExprId) -> Ty {
        let own = self.ty(part);
        match self.wanted.get(&part) {
            Some(wanted) if *own == Ty::Float && *wanted == Ty::Real => wanted.clone(),
            Some(wanted) if matches!(own, Ty::Int | Ty::Bool) && wanted.is_float() => {
                wanted.clone()
            }
            Some(wanted @ Ty::Option(of)) if **of == *own || *own == Ty::None => wanted.clone(),
            Some(wanted @ Ty::Union(_)) if wanted.members().contains(own) => wanted.clone(),
            Some(wanted) if own.is_text() && *wanted == Ty::Str => wanted.clone(),
            Some(wanted @ Ty::List(_)) if matches!(own, Ty::List(_)) => wanted.clone(),
            Some(wanted @ Ty::Tuple(_)) if matches!(self.kind(part), Kind::Tuple(_)) => {
                wanted.clone()
            }
            _ => own.clone(),
        }
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
