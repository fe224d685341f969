//! `template % values` with a value whose type is a parameter.

use super::{Check, has_param};
use crate::types::ids::ExprId;
use crate::types::ir::Kind;

impl Check<'_, '_> {
    /// Whether `template % values` shows them as they are, without a width.
    pub(in super::super) fn fills(&mut self, template: ExprId, values: ExprId) -> bool {
        let Kind::Str(text) = self.program.kind(template) else {
            return false;
        };
        let pieces = text.replace("%%", "");
        let conversions: Vec<char> = pieces
            .split('%')
            .skip(1)
            .map(|it| it.chars().next().unwrap_or('%'))
            .collect();
        let values = match self.program.kind(values) {
            Kind::Tuple(items) => items.clone(),
            _ => vec![values],
        };
        conversions.len() == values.len()
            && conversions.iter().zip(values).all(|(conversion, value)| {
                let ty = self.ty(value).clone();
                match conversion {
                    'r' => true,
                    's' => !has_param(&ty) || self.is_shown(&ty),
                    _ => !has_param(&ty),
                }
            })
    }
}
