//! Where a match stands in its text, and how it is shown.

use super::code::Code;
use super::translator::{Res, Translator, refuse};
use crate::types::ir::{ExprId, Kind};
use crate::types::ty::Ty;

const FAR: &str = "the place of a match whose text is not at hand";

impl Translator<'_, '_> {
    /// `found.start()`, `found.end("name")`, `found.span(1)`: Python counts characters.
    pub(super) fn place_of_group(
        &mut self,
        found: &str,
        object: ExprId,
        group: Option<ExprId>,
        name: &str,
    ) -> Res<Code> {
        let Some(regular) = self.regulars.of_expr(self.program, object) else {
            return refuse("groups of a match whose pattern is not known");
        };
        if regular.has_end && name != "start" {
            return refuse("a pattern with a $ that Rust has in another way");
        }
        let number = match group.map(|it| self.kind(it)) {
            None => Some(0),
            Some(Kind::Int(number)) => usize::try_from(*number).ok(),
            Some(Kind::Str(name)) => {
                let mut groups = regular.groups.iter();
                let place = groups.position(|it| it.name.as_ref() == Some(name));
                place.map(|it| it + 1)
            }
            Some(_) => None,
        };
        let Some(number) = number.filter(|it| *it <= regular.groups.len()) else {
            return refuse("a group of a match that is computed");
        };
        let text = self.text_of_match(object)?;
        self.import("regex::Captures");
        let helper = self.helper("group_span");
        let span = format!("{helper}(&{found}, {number}, {text})");
        Ok(match name {
            "start" => Code::tight(format!("{span}.0"), Ty::Int),
            "end" => Code::tight(format!("{span}.1"), Ty::Int),
            _ => Code::tight(span, Ty::Tuple(vec![Ty::Int, Ty::Int])),
        })
    }

    /// The text in which a match was found, borrowed.
    fn text_of_match(&mut self, found: ExprId) -> Res<String> {
        let Some(text) = self.regulars.text_of(self.program, found) else {
            return refuse(FAR);
        };
        if !self.ty(text).some().is_text() {
            return refuse(FAR);
        }
        self.ensure_some(text)?;
        Ok(self.borrowed(text, &Ty::Str)?.text)
    }

    /// A match as Python shows it, or `None`.
    pub(super) fn shown_match(&mut self, id: ExprId) -> Res<Code> {
        let regular = self.regulars.of_expr(self.program, id);
        if regular.is_none_or(|it| it.has_end) {
            return refuse("a match that is shown, of a pattern that is not known");
        }
        let text = self.text_of_match(id)?;
        self.import("regex::Captures");
        let helper = self.helper("match_repr");
        let is_option = matches!(self.ty(id), Ty::Option(_));
        let is_var = matches!(self.kind(id), Kind::Var(_));
        let code = self.expr(id)?;
        let shown = if is_option {
            let receiver = code.receiver();
            let (receiver, found) = if is_var {
                (format!("{receiver}.as_ref()"), "found")
            } else {
                (receiver, "&found")
            };
            format!(
                "{receiver}.map_or_else(|| \"None\".to_string(), |found| {helper}({found}, {text}))"
            )
        } else {
            format!("{helper}({}, {text})", self.reference(code).text)
        };
        Ok(Code::tight(shown, Ty::Str))
    }
}
