//! The types that were found.

use rustc_hash::FxHashMap;

use super::ids::{ClassId, ExprId, VarId};
use super::ty::Ty;

/// The types of a program.
#[derive(Debug, Default)]
pub(crate) struct Types {
    /// Of each expression, where it stands.
    pub(crate) exprs: Vec<Ty>,
    /// Of attributes of instances.
    pub(crate) fields: FxHashMap<(ClassId, String), Ty>,
}

impl Types {
    pub(crate) fn of(&self, expr: ExprId) -> &Ty {
        &self.exprs[expr.at()]
    }
}

/// What is known of types besides what stands in the code.
#[derive(Debug, Default)]
pub(crate) struct Seeds {
    pub(crate) vars: Vec<(VarId, Ty)>,
    pub(crate) fields: Vec<(ClassId, String, Ty)>,
}
