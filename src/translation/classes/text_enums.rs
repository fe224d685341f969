//! Members of enums that are texts, too: `StrEnum`, and classes of `str` and `Enum`.

use super::super::code::{Code, quoted};
use super::super::comparison::compared;
use super::super::format::Spec;
use super::super::translator::{Res, Translator};
use crate::types::class_form::{ClassForm, EnumForm};
use crate::types::ir::{ExprId, Kind};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// Whether the members of an enum are texts.
    pub(in super::super) fn is_text_enum(&self, ty: &Ty) -> bool {
        matches!(ty, Ty::Enum(class) if matches!(
            self.program.form(*class),
            ClassForm::Enum(EnumForm::Text | EnumForm::Mixed)
        ))
    }

    /// Whether a format of a member is one of its text: filled up to a width.
    pub(in super::super) fn pads_member(&self, ty: &Ty, spec: &Spec) -> bool {
        let is_padded = spec.width.is_some()
            && !spec.zero
            && !spec.alternate
            && !spec.is_odd
            && spec.sign.is_none()
            && spec.grouping.is_none()
            && spec.precision.is_none()
            && spec.places.is_none()
            && spec.align != Some('=')
            && matches!(spec.kind, None | Some('s'));
        let is_number = matches!(ty, Ty::Enum(class) if matches!(
            self.program.form(*class),
            ClassForm::Enum(EnumForm::Int | EnumForm::Flag)
        ));
        is_padded && !is_number
    }

    /// A member as the text that it is.
    fn member_text(&mut self, id: ExprId) -> Res<Option<Code>> {
        match self.ty(id) {
            Ty::Enum(class) if self.is_text_enum(self.ty(id)) => {
                let class = *class;
                let code = self.enum_attribute(id, class, "value")?;
                Ok(code.ty.is_text().then_some(code))
            }
            _ => Ok(None),
        }
    }

    /// A comparison of a member with a text, or of two members by their texts.
    pub(super) fn member_text_order(
        &mut self,
        left: ExprId,
        sign: &str,
        right: ExprId,
    ) -> Res<Option<Code>> {
        let (a, b) = (self.ty(left).clone(), self.ty(right).clone());
        let is_order = !matches!(sign, "==" | "!=");
        let orders_itself = matches!(a, Ty::Enum(class) if self.says_itself(class, "__lt__"));
        let (is_left, is_right) = (self.is_text_enum(&a), self.is_text_enum(&b));
        let is_asked = match (is_left, is_right) {
            (true, true) => a == b && is_order && !orders_itself,
            (true, false) => b.is_text() && b != Ty::Char,
            (false, true) => a.is_text() && a != Ty::Char,
            (false, false) => false,
        };
        if !is_asked {
            return Ok(None);
        }
        let mut sides = Vec::new();
        for side in [left, right] {
            sides.push(match self.member_text(side)? {
                Some(code) => code,
                None if !self.ty(side).is_text() => return Ok(None),
                None => match self.kind(side) {
                    Kind::Str(text) => Code::tight(quoted(text), Ty::Lit),
                    _ => self.borrowed(side, &Ty::Str)?,
                },
            });
        }
        let [x, y] = sides.as_slice() else {
            return Ok(None);
        };
        Ok(Some(compared(x, sign, y)))
    }

    /// `member in ("a", "b")`
    pub(in super::super) fn member_among_texts(
        &mut self,
        item: ExprId,
        items: &[ExprId],
    ) -> Res<Option<Code>> {
        let texts: Option<Vec<String>> = items
            .iter()
            .map(|it| match self.kind(*it) {
                Kind::Str(text) => Some(quoted(text)),
                _ => None,
            })
            .collect();
        let Some(texts) = texts.filter(|it| !it.is_empty()) else {
            return Ok(None);
        };
        let Some(text) = self.member_text(item)? else {
            return Ok(None);
        };
        Ok(Some(Code::tight(
            format!("matches!({}, {})", text.text, texts.join(" | ")),
            Ty::Bool,
        )))
    }
}
