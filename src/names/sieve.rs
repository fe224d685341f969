//! A look at a name that costs less than one into a table.

/// What a [`Sieve`] looks at of a name: its length, and the first byte's last bits.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Mark(u16);

impl Mark {
    pub(crate) fn of(name: &str) -> Self {
        let first = name.as_bytes().first().copied().unwrap_or(0);
        let length = u8::try_from(name.len() % 8).unwrap_or(0);
        Self(u16::from(first % 64) << 3 | u16::from(length))
    }
}

/// Tells most names that are not in a table from those that may be, sooner than the table could.
#[derive(Debug, Default)]
pub(crate) struct Sieve([u64; 8]);

impl Sieve {
    pub(crate) fn add(&mut self, name: &str) {
        let Mark(mark) = Mark::of(name);
        self.0[usize::from(mark & 7)] |= 1 << (mark >> 3);
    }

    /// Whether a name with this mark may have been added.
    pub(crate) fn may_hold(&self, Mark(mark): Mark) -> bool {
        self.0[usize::from(mark & 7)] & (1 << (mark >> 3)) != 0
    }
}
