//! Slices.

use super::code::{Code, Form, Prec};
use super::counts::is_count;
use super::sequences::usize_receiver;
use super::translator::{Res, Translator, refuse, unknown};
use crate::types::ir::{ExprId, Kind};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// `object[from:to:step]`.
    pub(super) fn slice(&mut self, object: ExprId, bounds: [Option<ExprId>; 3]) -> Res<Code> {
        self.ensure_some(object)?;
        let of = self.ty(object).some().clone();
        let step = match bounds[2] {
            None => 1,
            Some(step) => match self.kind(step) {
                Kind::Int(step) if *step != 0 => *step,
                _ => return self.slice_by_any_step(object, bounds, &of),
            },
        };
        match &of {
            ty if ty.is_text() => self.slice_text(object, bounds, step),
            Ty::List(item) | Ty::Tuples(item) => {
                let item = (**item).clone();
                if !self.has_rust(&item) {
                    return refuse(unknown(&item));
                }
                self.check_copy(&Ty::list(item.clone()), object, 1)?;
                self.slice_list(object, bounds, step, &of)
            }
            Ty::Tuple(items) => self.slice_tuple(object, bounds, step, items),
            Ty::Instance(_) if self.tuple_fields(&of).is_some() => {
                self.slice_of_fields(object, bounds)
            }
            _ => refuse(unknown(&of)),
        }
    }

    /// A slice with a step that is no literal.
    fn slice_by_any_step(
        &mut self,
        object: ExprId,
        bounds: [Option<ExprId>; 3],
        of: &Ty,
    ) -> Res<Code> {
        match of {
            ty if ty.is_text() && *ty != Ty::Char => {}
            Ty::List(item) if self.has_rust(item) => {
                self.check_copy(&Ty::list((**item).clone()), object, 1)?;
            }
            _ => return refuse("a slice with a step that is no literal"),
        }
        let code = self.expr(object)?;
        self.slice_by_places(&code, bounds, of)
    }

    fn slice_tuple(
        &mut self,
        object: ExprId,
        bounds: [Option<ExprId>; 3],
        step: i64,
        items: &[Ty],
    ) -> Res<Code> {
        let code = self.expr(object)?;
        let len = i64::try_from(items.len()).unwrap_or(i64::MAX);
        let mut ends = [0, len];
        for (end, bound) in ends.iter_mut().zip(bounds) {
            if let Some(bound) = bound {
                let Kind::Int(at) = self.kind(bound) else {
                    return refuse("a slice of a tuple with an end that is no literal");
                };
                *end = if *at < 0 { at + len } else { *at }.clamp(0, len);
            }
        }
        if step != 1 || !matches!(self.kind(object), Kind::Var(_)) {
            return refuse("a slice of a tuple");
        }
        let parts: Vec<(String, Ty)> = (ends[0]..ends[1])
            .filter_map(|at| {
                Some((
                    format!("{}.{at}", code.text),
                    items.get(usize::try_from(at).ok()?)?.clone(),
                ))
            })
            .collect();
        if parts.iter().any(|(_, ty)| !ty.is_copy()) {
            return refuse("a slice of a tuple");
        }
        let texts: Vec<&str> = parts.iter().map(|(text, _)| text.as_str()).collect();
        let ty = Ty::Tuple(parts.iter().map(|(_, ty)| ty.clone()).collect());
        Ok(Code::tight(
            if texts.len() == 1 {
                format!("({},)", texts[0])
            } else {
                format!("({})", texts.join(", "))
            },
            ty,
        ))
    }

    /// An end of a slice of what has `len`, as a `usize` that is not beyond it.
    fn bound(&mut self, bound: ExprId, len: &str) -> Res<String> {
        match self.kind(bound) {
            Kind::Int(at) if *at < 0 => {
                return Ok(format!("{len}.saturating_sub({})", at.unsigned_abs()));
            }
            _ => {}
        }
        if is_count(self.program, bound, &self.usizes) {
            let text = self.count(bound)?;
            return Ok(if text.text == "0" {
                text.text
            } else {
                format!("{}.min({len})", usize_receiver(&text))
            });
        }
        let at = self.number(bound, &Ty::Int)?;
        let helper = self.helper("clamp_index");
        Ok(format!("{helper}({}, {len})", at.text))
    }

    fn slice_list(
        &mut self,
        object: ExprId,
        bounds: [Option<ExprId>; 3],
        step: i64,
        of: &Ty,
    ) -> Res<Code> {
        let code = self.expr(object)?;
        if code.form == Form::Value {
            return self.slice_new(&code, bounds, step, of);
        }
        let receiver = code.receiver();
        let len = format!("{receiver}.len()");
        if step == 1 {
            let slice = match [bounds[0], bounds[1]] {
                [None, None] => "..".to_owned(),
                [Some(from), None] => format!("{}..", self.bound(from, &len)?),
                [None, Some(to)] => format!("..{}", self.bound(to, &len)?),
                [Some(from), Some(to)] => {
                    let is_short = matches!(
                        (self.kind(from), self.kind(to)),
                        (Kind::Int(0..), Kind::Int(0..))
                    );
                    if is_short {
                        let (Kind::Int(a), Kind::Int(b)) = (self.kind(from), self.kind(to)) else {
                            return refuse("a slice");
                        };
                        if a > b {
                            return refuse("a slice that is always empty");
                        }
                    }
                    let (from, to) = (self.bound(from, &len)?, self.bound(to, &len)?);
                    if from == "0" {
                        format!("..{to}")
                    } else {
                        let helper = self.helper("slice");
                        let reference = self.reference(code.clone());
                        return Ok(Code::tight(
                            format!("{helper}({}, {from}, {to})", reference.text),
                            of.clone(),
                        )
                        .held(Form::Ref));
                    }
                }
            };
            // Also the whole of a list is a new list.
            return Ok(
                Code::new(format!("&{receiver}[{slice}]"), Prec::Unary, of.clone()).held(Form::Ref),
            );
        }
        let rust = self.rust_type(of);
        let copied = if of.item().is_copy() {
            ".copied()"
        } else {
            ".cloned()"
        };
        let items = match (bounds[0], bounds[1], step) {
            (None, None, -1) => format!("{receiver}.iter().rev()"),
            (None, None, step) if step < 0 => {
                format!("{receiver}.iter().rev().step_by({})", step.unsigned_abs())
            }
            (None, None, step) => format!("{receiver}.iter().step_by({step})"),
            (Some(from), None, step) if step > 0 => {
                format!(
                    "{receiver}[{}..].iter().step_by({step})",
                    self.bound(from, &len)?
                )
            }
            (None, Some(to), step) if step > 0 => {
                format!(
                    "{receiver}[..{}].iter().step_by({step})",
                    self.bound(to, &len)?
                )
            }
            (Some(from), Some(to), step) if step > 0 => {
                let (from, to) = (self.bound(from, &len)?, self.bound(to, &len)?);
                let helper = self.helper("slice");
                let reference = self.reference(code.clone());
                format!(
                    "{helper}({}, {from}, {to}).iter().step_by({step})",
                    reference.text
                )
            }
            (from, to, step) => {
                let end = |it: &mut Self, end: Option<ExprId>| -> Res<String> {
                    Ok(match end {
                        Some(end) => format!("Some({})", it.value(end, &Ty::Int)?.text),
                        None => "None".to_owned(),
                    })
                };
                let (from, to) = (end(self, from)?, end(self, to)?);
                let helper = self.helper("slice_backwards");
                let reference = self.reference(code.clone());
                return Ok(Code::tight(
                    format!(
                        "{helper}({}, {from}, {to}, {})",
                        reference.text,
                        step.unsigned_abs()
                    ),
                    of.clone(),
                ));
            }
        };
        Ok(Code::tight(
            format!("{items}{copied}.collect::<{rust}>()"),
            of.clone(),
        ))
    }
}
