//! Places as they would stand in the source if each variable had one name alone.

use super::translator::Translator;
use crate::types::ir::{ExprId, Kind};

impl Translator<'_, '_> {
    /// `x.y[i]`, with the name of the variable that it begins with.
    pub(super) fn place_spelled(&self, id: ExprId) -> String {
        let slice = |id: ExprId| self.source.slice(self.program.expr(id).span.clone());
        match self.kind(id) {
            Kind::Var(var) => self.program.var(*var).name.clone(),
            Kind::Attribute(object, name) => format!("{}.{name}", self.place_spelled(*object)),
            Kind::Index(object, index) => {
                format!("{}[{}]", self.place_spelled(*object), slice(*index))
            }
            _ => slice(id).to_owned(),
        }
    }
}
