//! The room that a piece of Rust is printed into, and the widths that rustfmt's default style allows.

use super::text::Text;

/// Columns of a line.
pub(super) const MAX_WIDTH: usize = 100;
/// Columns of a level of indentation.
pub(super) const TAB: usize = 4;
pub(super) const CALL_WIDTH: usize = 60;
pub(super) const CHAIN_WIDTH: usize = 60;
pub(super) const ARRAY_WIDTH: usize = 60;
pub(super) const ATTRIBUTE_WIDTH: usize = 70;
pub(super) const STRUCT_WIDTH: usize = 18;
pub(super) const VARIANT_WIDTH: usize = 35;
pub(super) const IF_ELSE_WIDTH: usize = 50;
pub(super) const LET_ELSE_WIDTH: usize = 50;
/// Arrays of elements up to this width are packed.
pub(super) const SHORT_ELEMENT: usize = 10;

/// The room for something that begins somewhere on a line. All measures are columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Shape {
    /// What is left for the first line, and of the last.
    pub(super) width: usize,
    /// The indentation of lines that follow.
    pub(super) block: usize,
    /// What is added to it to align with something.
    pub(super) align: usize,
    /// Where the text begins, behind `block`.
    pub(super) offset: usize,
    /// The longest line.
    pub(super) max: usize,
}

impl Shape {
    /// A line of its own.
    pub(super) fn indented(indent: usize, max: usize) -> Self {
        Self {
            width: max.saturating_sub(indent),
            block: indent,
            align: 0,
            offset: 0,
            max,
        }
    }

    pub(super) fn of_width(self, width: usize) -> Self {
        Self { width, ..self }
    }

    /// So wide, beginning right at the indentation.
    pub(super) fn fresh(self, width: usize) -> Self {
        Self {
            width,
            offset: self.align,
            ..self
        }
    }

    pub(super) fn indent(self) -> usize {
        self.block + self.align
    }

    /// A line of its own, one level deeper.
    pub(super) fn next_line(self) -> Self {
        let deeper = Self {
            block: self.block + TAB,
            offset: self.align,
            ..self
        };
        deeper.full_width()
    }

    /// A line of its own at this indentation.
    pub(super) fn same_line(self) -> Self {
        let fresh = Self {
            offset: self.align,
            ..self
        };
        fresh.full_width()
    }

    pub(super) fn full_width(self) -> Self {
        Self {
            width: self.max.saturating_sub(self.indent()),
            ..self
        }
    }

    pub(super) fn visual(self, more: usize) -> Self {
        let align = self.offset + more;
        Self {
            align,
            offset: align,
            ..self
        }
    }

    pub(super) fn deeper(self, more: usize) -> Self {
        if self.align == 0 {
            Self {
                block: self.block + more,
                offset: 0,
                ..self
            }
        } else {
            let align = self.align + more;
            Self {
                align,
                offset: align,
                ..self
            }
        }
    }

    /// Without alignment.
    pub(super) fn unaligned(self) -> Self {
        Self { align: 0, ..self }
    }

    /// Less room at the end.
    pub(super) fn less(self, columns: usize) -> Option<Self> {
        let width = self.width.checked_sub(columns)?;
        Some(Self { width, ..self })
    }

    /// Begins later on the line.
    pub(super) fn after(self, columns: usize) -> Option<Self> {
        let shape = Self {
            offset: self.offset + columns,
            ..self
        };
        shape.less(columns)
    }

    /// Begins later on the line, and lines that follow are aligned with it.
    pub(super) fn shrunk(self, columns: usize) -> Option<Self> {
        let shape = Self {
            align: self.align + columns,
            ..self
        };
        shape.after(columns)
    }

    /// Columns of the line that are taken already.
    pub(super) fn used(self) -> usize {
        self.block + self.offset
    }

    /// Columns at the end of the line that are promised to others.
    pub(super) fn promised(self) -> usize {
        self.max.saturating_sub(self.used() + self.width)
    }

    /// What would be left of a whole line.
    pub(super) fn budget(self, used: usize) -> usize {
        self.max.saturating_sub(used)
    }

    /// Whether text fits: its first line and last line in this room, all others on a line.
    pub(super) fn holds(self, text: &Text) -> bool {
        use unicode_width::UnicodeWidthStr as _;
        if text.first_width() > self.width {
            return false;
        }
        text.is_one_line()
            || (text
                .as_str()
                .split('\n')
                .skip(1)
                .all(|line| line.width() <= self.max)
                && text.last_width() <= self.used() + self.width)
    }

    pub(super) fn fitting(self, text: Text) -> Option<Text> {
        self.holds(&text).then_some(text)
    }
}
