//! What parameters for types stand for where something is called, and where their definitions are written.

use std::ops::Range;

use crate::types::ir::ParamId;
use crate::types::parameters::Definition;
use crate::types::ty::Ty;

/// What the parameters of what is called stand for.
#[derive(Debug, Clone, Default)]
pub(super) struct Standing {
    pub(super) params: Vec<ParamId>,
    pub(super) types: Vec<Ty>,
}

/// Where a definition with parameters is written.
#[derive(Debug, Clone)]
pub(super) struct Written {
    pub(super) of: Definition,
    pub(super) lines: Range<usize>,
}
