//! Named tuples where they are used as the tuples that they are: parts of them, their items one after the
//! other, comparisons with other tuples.

use super::super::code::{Code, Form, Prec};
use super::super::seq::{Item, Seq};
use super::super::translator::{Res, Translator, refuse};
use crate::types::class_form::ClassForm;
use crate::types::ir::{ExprId, Kind};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// The places of all fields of a named tuple, with their types.
    fn places_of_fields(&self, code: &Code) -> Option<Vec<(String, Ty)>> {
        if matches!(code.ty, Ty::Option(_)) {
            return None;
        }
        let fields = self.tuple_fields(&code.ty)?;
        let receiver = code.receiver();
        let place = |(name, ty): (String, Ty)| (format!("{receiver}.{name}"), ty);
        Some(fields.into_iter().map(place).collect())
    }

    /// `point[1:]`: a tuple of some fields.
    pub(in super::super) fn slice_of_fields(
        &mut self,
        object: ExprId,
        bounds: [Option<ExprId>; 3],
    ) -> Res<Code> {
        let code = self.expr(object)?;
        let is_place = self.is_simple(object);
        let held = if is_place {
            code.clone()
        } else {
            Code::tight("it", code.ty.clone())
        };
        let Some(fields) = self.places_of_fields(&held) else {
            return refuse("a slice of an instance");
        };
        let len = i64::try_from(fields.len()).unwrap_or(i64::MAX);
        let mut ends = [0, len];
        for (end, bound) in ends.iter_mut().zip(bounds) {
            if let Some(bound) = bound {
                let Kind::Int(at) = self.kind(bound) else {
                    return refuse("a slice of a tuple with an end that is no literal");
                };
                *end = if *at < 0 { at + len } else { *at }.clamp(0, len);
            }
        }
        if bounds[2].is_some() {
            return refuse("a slice of a tuple with a step");
        }
        let (from, to) = (
            usize::try_from(ends[0]).unwrap_or(0),
            usize::try_from(ends[1]).unwrap_or(0),
        );
        let mut texts = Vec::new();
        let mut types = Vec::new();
        for (place, ty) in fields.into_iter().take(to).skip(from) {
            if !self.has_known_rust(&ty) {
                return refuse(super::super::translator::unknown(&ty));
            }
            let is_moved = ty.is_copy() || !is_place;
            if !is_moved {
                self.check_type(&ty)?;
            }
            texts.push(if is_moved {
                place
            } else {
                format!("{place}.clone()")
            });
            types.push(ty);
        }
        let tuple = match texts.as_slice() {
            [one] => format!("({one},)"),
            texts => format!("({})", texts.join(", ")),
        };
        let ty = Ty::Tuple(types);
        Ok(if is_place {
            Code::tight(tuple, ty)
        } else {
            Code::new(
                format!("{{ let it = {}; {tuple} }}", code.text),
                Prec::Loose,
                ty,
            )
        })
    }

    /// The items of a named tuple whose fields are all of one small type.
    pub(super) fn iterate_fields(&mut self, code: &Code) -> Res<Option<Seq>> {
        let Some(fields) = self.places_of_fields(code) else {
            return Ok(None);
        };
        let Some((_, first)) = fields.first().cloned() else {
            return refuse("a loop over an empty tuple");
        };
        if !fields.iter().all(|(_, ty)| *ty == first)
            || !first.is_copy()
            || code.form == Form::Value
        {
            return refuse("a loop over a tuple of several types");
        }
        let places: Vec<String> = fields.into_iter().map(|it| it.0).collect();
        let array = format!("[{}]", places.join(", "));
        Ok(Some(
            Seq::new(format!("{array}.into_iter()"), Item::Value, first).in_for(array),
        ))
    }

    /// `point == (1, 2)`: field by field with what the other holds.
    pub(in super::super) fn order_with_tuple(
        &mut self,
        left: ExprId,
        sign: &str,
        right: ExprId,
    ) -> Res<Option<Code>> {
        let is_named = |it: &Self, id: ExprId| it.tuple_fields(it.ty(id)).is_some();
        let is_tuple = |it: &Self, id: ExprId| matches!(it.ty(id), Ty::Tuple(_));
        let named_first = is_named(self, left) && is_tuple(self, right);
        let named_last = is_tuple(self, left) && is_named(self, right);
        if !named_first && !named_last {
            return Ok(None);
        }
        if !self.is_simple(if named_first { left } else { right }) {
            return refuse("a tuple that is computed, beside a named one");
        }
        let mut sides = Vec::new();
        for id in [left, right] {
            if is_named(self, id) {
                let code = self.expr(id)?;
                let Some(fields) = self.places_of_fields(&code) else {
                    return Ok(None);
                };
                sides.push(fields);
                continue;
            }
            let (Kind::Tuple(items), Ty::Tuple(types)) = (self.kind(id), self.ty(id).clone())
            else {
                return refuse("a tuple that is no display, beside a named one");
            };
            let mut parts = Vec::new();
            for (item, ty) in items.clone().into_iter().zip(types) {
                let code = self.expr(item)?;
                parts.push((self.plain_int(code).at_least(Prec::Sum), ty));
            }
            sides.push(parts);
        }
        let are_alike = sides[0].len() == sides[1].len()
            && sides[0].iter().zip(&sides[1]).all(|((_, a), (_, b))| {
                (a == b || a.is_text() && b.is_text()) && (a.is_text() || a.is_copy())
            });
        if !are_alike {
            return refuse("a comparison of two types, which are never equal");
        }
        let texts: Vec<String> = sides
            .iter()
            .zip([&sides[1], &sides[0]])
            .map(|(side, other)| {
                let parts: Vec<String> = side
                    .iter()
                    .zip(other.iter())
                    .map(|((text, ty), (_, with))| match (ty, with) {
                        (Ty::Str, _) => format!("{text}.as_str()"),
                        _ => text.clone(),
                    })
                    .collect();
                format!("({})", parts.join(", "))
            })
            .collect();
        Ok(Some(Code::new(
            format!("{} {sign} {}", texts[0], texts[1]),
            Prec::Compare,
            Ty::Bool,
        )))
    }

    /// `money == 250`: an instance and what is none are never equal, where its class says nothing else.
    pub(in super::super) fn never_equal(
        &mut self,
        left: ExprId,
        sign: &str,
        right: ExprId,
    ) -> Res<Option<Code>> {
        let is_plain =
            |ty: &Ty| ty.is_number() || ty.is_text() || matches!(ty, Ty::List(_) | Ty::Set(_));
        let keeps_to_its_own = |it: &Self, ty: &Ty| match ty {
            Ty::Instance(class) => {
                !matches!(it.program.form(*class), ClassForm::Tuple)
                    && it
                        .program
                        .method(*class, "__eq__")
                        .is_none_or(|method| it.program.guarded.contains(&method))
                    && it.program.method(*class, "__ne__").is_none()
            }
            _ => false,
        };
        let (a, b) = (self.ty(left).clone(), self.ty(right).clone());
        let is_never = is_plain(&a) && keeps_to_its_own(self, &b)
            || is_plain(&b) && keeps_to_its_own(self, &a);
        if !is_never {
            return Ok(None);
        }
        let answer = if sign == "==" { "false" } else { "true" };
        let mut text = String::new();
        for id in [left, right] {
            let is_there = matches!(
                self.kind(id),
                Kind::Var(_) | Kind::Int(_) | Kind::Float(_) | Kind::Str(_) | Kind::Bool(_)
            );
            if !is_there {
                let code = self.expr(id)?;
                text.push_str(&format!("let _ = &{}; ", code.at_least(Prec::Unary)));
            }
        }
        Ok(Some(if text.is_empty() {
            Code::tight(answer, Ty::Bool)
        } else {
            Code::new(format!("{{ {text}{answer} }}"), Prec::Loose, Ty::Bool)
        }))
    }
}
