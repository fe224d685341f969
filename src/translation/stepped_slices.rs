//! Slices with a step that no adapter of Rust's iterators has: backwards with ends, or of any sign.

use super::code::{Code, Form, Prec};
use super::translator::{Res, Translator, refuse};
use crate::types::ir::{ExprId, Kind};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// A slice of a list or text by places that are counted with a step.
    pub(super) fn slice_by_places(
        &mut self,
        code: &Code,
        bounds: [Option<ExprId>; 3],
        of: &Ty,
    ) -> Res<Code> {
        let places = self.slice_places(bounds)?;
        let (helper, ty) = if of.is_text() {
            (self.helper("slice_text_by"), Ty::Str)
        } else {
            (self.helper("slice_by"), of.clone())
        };
        let reference = match code.form {
            Form::Value => format!("&{}", code.at_least(Prec::Unary)),
            _ => self.reference(code.clone()).text,
        };
        Ok(Code::tight(format!("{helper}({reference}, {places})"), ty))
    }

    /// `items[from:to:step] = value`: as many values as places.
    pub(super) fn assign_stepped_slice(
        &mut self,
        object: ExprId,
        bounds: [Option<ExprId>; 3],
        value: ExprId,
    ) -> Res<()> {
        let of = self.ty(object).clone();
        let Ty::List(item) = &of else {
            return refuse("an assignment to a slice of this");
        };
        let list = self.value(value, &Ty::list((**item).clone()))?;
        let (name, helper) = (self.fresh("items"), self.helper("set_slice"));
        self.out.line(format!("let {name} = {};", list.text));
        let places = self.slice_places(bounds)?;
        let place = self.place(object)?;
        let lent = match place.form {
            Form::MutRef => place.text.clone(),
            _ => format!("&mut {}", place.at_least(Prec::Unary)),
        };
        if places.contains("len()") {
            let at = self.fresh("places");
            self.out.line(format!("let {at} = ({places});"));
            self.out
                .line(format!("{helper}({lent}, {at}.0, {at}.1, {at}.2, {name});"));
            return Ok(());
        }
        self.out
            .line(format!("{helper}({lent}, {places}, {name});"));
        Ok(())
    }

    /// Both ends, which may be absent, and the step.
    fn slice_places(&mut self, bounds: [Option<ExprId>; 3]) -> Res<String> {
        let mut ends = Vec::new();
        for end in [bounds[0], bounds[1]] {
            ends.push(match end {
                Some(end) if *self.ty(end) == Ty::None || matches!(self.kind(end), Kind::None) => {
                    "None".to_owned()
                }
                Some(end) => format!("Some({})", self.number(end, &Ty::Int)?.text),
                None => "None".to_owned(),
            });
        }
        let step = match bounds[2] {
            Some(step) => self.number(step, &Ty::Int)?.text,
            None => "1".to_owned(),
        };
        Ok(format!("{}, {step}", ends.join(", ")))
    }
}
