//! A look at a name that costs less than one into a table.

/// What a [`Sieve`] looks at of a name: its length, and the last bits of its first and last byte.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Mark(u16);

impl Mark {
    pub(crate) const fn of(name: &str) -> Self {
        let bytes = name.as_bytes();
        let (first, last) = match bytes {
            [] => (0, 0),
            [first, ..] => (*first, bytes[bytes.len() - 1]),
        };
        let [length, ..] = bytes.len().to_le_bytes();
        Self(((first as u16 & 63) << 7) | ((last as u16 & 15) << 3) | (length as u16 & 7))
    }
}

/// Tells most names that are not in a table from those that may be, sooner than the table could.
#[derive(Debug)]
pub(crate) struct Sieve([u64; 128]);

impl Default for Sieve {
    fn default() -> Self {
        Self::NEW
    }
}

impl Sieve {
    /// One that holds nothing.
    pub(crate) const NEW: Self = Self([0; 128]);

    /// One that holds `names`, too.
    pub(crate) const fn with(mut self, names: &[&str]) -> Self {
        let mut index = 0;
        while index < names.len() {
            self.add(Mark::of(names[index]));
            index += 1;
        }
        self
    }

    pub(crate) const fn add(&mut self, Mark(mark): Mark) {
        self.0[(mark >> 6) as usize] |= 1 << (mark & 63);
    }

    /// Whether a name with this mark may have been added.
    pub(crate) const fn may_hold(&self, Mark(mark): Mark) -> bool {
        self.0[(mark >> 6) as usize] & (1 << (mark & 63)) != 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_added_may_be_there() {
        static SIEVE: Sieve = Sieve::NEW.with(&["open", "é", ""]);
        for name in ["open", "é", ""] {
            assert!(SIEVE.may_hold(Mark::of(name)));
        }
    }

    #[test]
    fn most_other_names_are_told_apart() {
        static SIEVE: Sieve = Sieve::NEW.with(&["open"]);
        for name in ["opens", "close", "oper", "self", ""] {
            assert!(!SIEVE.may_hold(Mark::of(name)));
        }
    }
}
