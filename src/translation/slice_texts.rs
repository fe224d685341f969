//! Slices of texts, and of lists that are made for them only.

use super::code::{Code, Prec};
use super::counts::is_count;
use super::translator::{Res, Translator, refuse};
use crate::types::ir::{ExprId, Kind};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// A slice of a list that is made for this only.
    pub(super) fn slice_new(
        &mut self,
        code: &Code,
        bounds: [Option<ExprId>; 3],
        step: i64,
        of: &Ty,
    ) -> Res<Code> {
        let mut items = format!("{}.into_iter()", code.receiver());
        match (bounds[0], bounds[1], step) {
            (None, None, -1) => items.push_str(".rev()"),
            (from, to, step) if step > 0 => {
                for bound in from.into_iter().chain(to) {
                    if !is_count(self.program, bound, &self.usizes) {
                        let negative_start = Some(bound) == from && to.is_none() && step == 1;
                        if let (Kind::Int(at), true) = (self.kind(bound), negative_start) {
                            let text = format!(
                                "{{ let mut items = {}; items.split_off(items.len().saturating_sub({})) }}",
                                code.text,
                                at.unsigned_abs()
                            );
                            return Ok(Code::new(text, Prec::Loose, of.clone()));
                        }
                        let from = match from {
                            Some(from) => self.value(from, &Ty::Int)?.text,
                            None => "0".to_owned(),
                        };
                        let to = match to {
                            Some(to) => self.value(to, &Ty::Int)?.text,
                            None => "i64::MAX".to_owned(),
                        };
                        let (from, to) = match (from.as_str(), step) {
                            (_, 1) => (from, to),
                            _ => return self.slice_by_places(code, bounds, of),
                        };
                        let helper = self.helper("part_of_list");
                        return Ok(Code::tight(
                            format!("{helper}({}, {from}, {to})", code.text),
                            of.clone(),
                        ));
                    }
                }
                if let Some(to) = to {
                    items.push_str(&format!(".take({})", self.count(to)?.text));
                }
                if let Some(from) = from {
                    items.push_str(&format!(".skip({})", self.count(from)?.text));
                }
                if step > 1 {
                    items.push_str(&format!(".step_by({step})"));
                }
            }
            _ => return self.slice_by_places(code, bounds, of),
        }
        let rust = self.rust_type(of);
        Ok(Code::tight(
            format!("{items}.collect::<{rust}>()"),
            of.clone(),
        ))
    }

    pub(super) fn slice_text(
        &mut self,
        object: ExprId,
        bounds: [Option<ExprId>; 3],
        step: i64,
    ) -> Res<Code> {
        let code = self.expr(object)?;
        if code.ty == Ty::Char {
            return refuse("a slice of one character");
        }
        let receiver = code.receiver();
        let chars = format!("{receiver}.chars()");
        let collected =
            |text: String| Ok(Code::tight(format!("{text}.collect::<String>()"), Ty::Str));
        match (bounds[0], bounds[1], step) {
            (None, None, 1) => {
                let code = self.owned(code, object)?;
                self.coerced(code, &Ty::Str)
            }
            (None, None, -1) => collected(format!("{chars}.rev()")),
            (None, None, step) if step > 1 => collected(format!("{chars}.step_by({step})")),
            (None, None, step) => {
                collected(format!("{chars}.rev().step_by({})", step.unsigned_abs()))
            }
            (from, to, step) if step > 0 => {
                let natural = |it: &Self, bound: Option<ExprId>| {
                    bound.is_none_or(|bound| is_count(it.program, bound, &it.usizes))
                };
                let step = if step == 1 {
                    String::new()
                } else {
                    format!(".step_by({step})")
                };
                if natural(self, from) && natural(self, to) {
                    let mut text = chars;
                    if let Some(to) = to {
                        text = format!("{text}.take({})", self.count(to)?.text);
                    }
                    if let Some(from) = from {
                        let from = self.count(from)?.text;
                        if from != "0" {
                            text = format!("{text}.skip({from})");
                        }
                    }
                    return collected(format!("{text}{step}"));
                }
                if !step.is_empty() {
                    return self.slice_by_places(&code, bounds, &Ty::Str);
                }
                let mut bound = |bound: Option<ExprId>, default: &str| -> Res<String> {
                    match bound {
                        Some(bound) => Ok(self.number(bound, &Ty::Int)?.text),
                        None => Ok(default.to_owned()),
                    }
                };
                let (from, to) = (bound(from, "0")?, bound(to, "i64::MAX")?);
                let helper = self.helper("slice_text");
                let reference = self.reference(code);
                Ok(Code::tight(
                    format!("{helper}({}, {from}, {to})", reference.text),
                    Ty::Str,
                ))
            }
            _ => self.slice_by_places(&code, bounds, &Ty::Str),
        }
    }
}
