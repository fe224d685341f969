//! What is known of the command that was given where code is.

use crate::types::ir::VarId;

/// That a variable holds the arguments of a command, which a pattern has named.
#[derive(Debug, Clone)]
pub(super) struct Given {
    pub(super) var: VarId,
    pub(super) command: usize,
    pub(super) name: String,
}
