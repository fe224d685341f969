//! What is asked of a reader of CSV besides its rows.

/// What is asked of the reader in a variable.
#[derive(Debug, Clone, Default)]
pub(super) struct Reader {
    /// The cell that counts its lines.
    pub(super) lines: Option<String>,
    /// The names in its first line.
    pub(super) names: Option<String>,
}
