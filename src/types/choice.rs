//! The key of a record that is computed: what the record holds under each key that it may be.

use super::ids::ExprId;

/// `record[key]`, with the values of the keys.
#[derive(Debug, Clone)]
pub(crate) struct Choice {
    pub(crate) key: ExprId,
    pub(crate) arms: Vec<(String, ExprId)>,
    /// What is taken where the key is none of these; without it that is a `KeyError`.
    pub(crate) otherwise: Option<ExprId>,
}

impl Choice {
    pub(crate) fn parts(&self) -> Vec<ExprId> {
        let arms = self.arms.iter().map(|it| it.1);
        std::iter::once(self.key)
            .chain(arms)
            .chain(self.otherwise)
            .collect()
    }
}
