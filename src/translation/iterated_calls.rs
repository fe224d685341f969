//! What calls and methods give to go through.

use super::code::{Form, Prec};
use super::seq::{Item, Seq};
use super::translator::{Res, Translator, refuse, unknown};
use crate::types::ir::{Argument, ExprId, Kind};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// What `list(..)` or `tuple(..)` is given.
    fn listed(&self, id: ExprId) -> Option<ExprId> {
        match self.kind(id) {
            Kind::Call(func, arguments) => match (self.kind(*func), arguments.as_slice()) {
                (Kind::Builtin(name), [over])
                    if matches!(name.as_str(), "list" | "tuple") && over.stars == 0 =>
                {
                    Some(over.value)
                }
                _ => None,
            },
            _ => None,
        }
    }

    pub(super) fn iterate_call(
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
                    let of = row.item();
                    if let Ty::Tuple(parts) = &**row
                        && parts.iter().all(|it| *it == of)
                        && !of.is_shared()
                        && self.has_rust(row)
                    {
                        return self.columns_of_tuples(arguments[0].value, parts).map(Some);
                    }
                    if row.is_text() && self.has_rust(row) {
                        return self.columns_of_texts(arguments[0].value).map(Some);
                    }
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
                        // Numbers that are made one from the other have no last one, nor have steps of an `i64`.
                        let has_steps = seq.text.contains(".step_by(") && seq.item != Item::Count;
                        seq.text = if seq.is_double && !has_steps {
                            format!("{}.rev()", seq.receiver())
                        } else {
                            format!("{}.collect::<Vec<i64>>().into_iter().rev()", seq.receiver())
                        };
                        seq.is_double = true;
                        (seq.prec, seq.is_plain_range, seq.in_for) = (Prec::Postfix, false, None);
                        return Ok(Some(seq));
                    }
                    let mut seq = self.iterate(*over)?;
                    if seq.is_unordered || !seq.is_double && self.listed(*over).is_none() {
                        return refuse("going backwards through this");
                    }
                    // What has no end to begin at is a list first, as it is in Python.
                    let items = if seq.is_double {
                        seq.receiver()
                    } else {
                        format!("{}.collect::<Vec<_>>().into_iter()", seq.receiver())
                    };
                    seq.text = format!("{items}.rev()");
                    (seq.in_for, seq.prec, seq.is_plain_range) = (None, Prec::Postfix, false);
                    seq.is_double = true;
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
                ("map", [func, several @ ..]) if several.len() > 1 => {
                    let seq = self.zip(several)?;
                    self.mapped_apart(*func, seq, &self.ty(id).item()).map(Some)
                }
                ("filter", [func, over]) => {
                    let seq = self.iterate(*over)?;
                    self.filtered(seq, *func).map(Some)
                }
                _ => Ok(None),
            },
            Kind::Attribute(object, name) => match self.generator_method(*object, name) {
                Some(method) => self
                    .iterate_generator_of(*object, method, arguments)
                    .map(Some),
                None => self.iterate_method(*object, name, &plain),
            },
            Kind::Import(name) => match (name.as_str(), plain.as_slice()) {
                ("concurrent.futures.as_completed", [over]) if are_plain => {
                    let ty = self.ty(id).item();
                    if !self.has_rust(&ty) {
                        return refuse(unknown(&ty));
                    }
                    let futures = self.iterate(*over)?;
                    let futures = self.owned_items(futures, &ty)?;
                    let helper = self.helper("as_completed");
                    let text = format!("{helper}({futures})");
                    Ok(Some(Seq::new(text.clone(), Item::Value, ty).in_for(text)))
                }
                ("heapq.merge", _) => self.merged(arguments, &self.ty(id).item()).map(Some),
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
                (name, _) => match name.strip_prefix("itertools.") {
                    Some(tool) => {
                        let ty = self.ty(id).item();
                        if !self.has_rust(&ty) {
                            return refuse(unknown(&ty));
                        }
                        self.iterate_tool(id, tool, arguments)
                    }
                    None => Ok(None),
                },
            },
            _ => Ok(None),
        }
    }

    fn iterate_method(&mut self, object: ExprId, name: &str, plain: &[ExprId]) -> Res<Option<Seq>> {
        let of = self.ty(object).some().clone();
        if matches!(of, Ty::Dict(..)) {
            self.ensure_some(object)?;
        }
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
            (Ty::Dict(key, _, crate::types::ty::DictKind::Counter), "elements", []) => {
                self.counted_elements(object, key).map(Some)
            }
            (ty, "split", []) if ty.is_text() => {
                self.ensure_some(object)?;
                let code = self.expr(object)?;
                Ok(Some(Seq::new(
                    format!("{}.split_whitespace()", code.receiver()),
                    Item::Text,
                    Ty::Str,
                )))
            }
            (ty, "split", [separator]) if ty.is_text() => {
                self.ensure_some(object)?;
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
}
