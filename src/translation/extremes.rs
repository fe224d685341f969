//! `max` and `min` of something and of what something else gives.

use super::code::Code;
use super::translator::{Res, Translator, refuse};
use crate::types::ir::Argument;
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// `max(first, *rest)` of integers.
    pub(super) fn extreme_of_first_and_rest(
        &mut self,
        name: &str,
        arguments: &[Argument],
        ty: &Ty,
    ) -> Res<Code> {
        let (Some(rest), true) = (
            arguments.last().filter(|it| it.stars == 1),
            arguments.iter().all(|it| it.name.is_none()),
        ) else {
            return refuse("a star here");
        };
        let first = &arguments[..arguments.len() - 1];
        if first.is_empty() || first.iter().any(|it| it.stars > 0) || *ty != Ty::Int {
            return refuse("a star here");
        }
        let mut text = self.value(first[0].value, ty)?;
        for other in &first[1..] {
            let other = self.value(other.value, ty)?;
            text = Code::tight(
                format!("{}.{name}({})", text.receiver(), other.text),
                Ty::Int,
            );
        }
        let seq = self.iterate(rest.value)?;
        let items = self.owned_items(seq, ty)?;
        Ok(Code::tight(
            format!("{items}.fold({}, i64::{name})", text.text),
            Ty::Int,
        ))
    }
}
