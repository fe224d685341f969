//! Lists of items between brackets: all on a line, a line each, or packed.

use super::shape::Shape;
use super::text::Text;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tactic {
    Horizontal,
    Vertical,
    /// As many on a line as fit.
    Mixed,
    /// So many arguments on the first line, the format text on the second, the others on the third.
    Format(usize),
}

/// Whether a separator follows the last item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Trailing {
    Always,
    Never,
    /// Where each item has a line of its own.
    Vertical,
}

/// How a list is written.
#[derive(Debug, Clone, Copy)]
pub(super) struct Layout<'a> {
    pub(super) tactic: Tactic,
    pub(super) trailing: Trailing,
    pub(super) separator: &'a str,
    pub(super) shape: Shape,
    /// Whether the closing bracket has a line of its own.
    pub(super) closed_below: bool,
}

/// On one line if all of it fits, else a line each. What could not be printed counts as empty.
pub(super) fn tactic(items: &[Option<Text>], width: usize) -> Tactic {
    tactic_between(items, 2, width)
}

/// As [`tactic`], with the columns of the separator.
pub(super) fn tactic_between(items: &[Option<Text>], separator: usize, width: usize) -> Tactic {
    let total: usize = items.iter().flatten().map(Text::width).sum();
    let total = total + separator * items.len().saturating_sub(1);
    if total <= width && items.iter().flatten().all(Text::is_one_line) {
        Tactic::Horizontal
    } else {
        Tactic::Vertical
    }
}

/// The items with their separators; nothing if one could not be printed.
pub(super) fn write(items: &[Option<Text>], layout: Layout) -> Option<Text> {
    let Layout {
        tactic,
        trailing,
        separator,
        shape,
        closed_below,
    } = layout;
    let indent = shape.indent();
    let mut trails = match trailing {
        Trailing::Always => true,
        Trailing::Vertical => tactic == Tactic::Vertical,
        Trailing::Never => false,
    };
    let mut result = Text::new();
    let mut used = 0;
    for (index, item) in items.iter().enumerate() {
        let item = item.as_ref()?;
        let last = index + 1 == items.len();
        let mut separate = !last || trails;
        if item.is_empty() {
            continue;
        }
        match tactic {
            Tactic::Mixed => {
                let width = item.width() + if separate { separator.len() } else { 0 };
                if used > 0 && used + 1 + width > shape.width {
                    result.line(indent);
                    used = 0;
                    trails |= closed_below;
                } else if used > 0 {
                    result.push(" ");
                    used += 1;
                }
                if last && closed_below {
                    separate = trailing != Trailing::Never;
                }
                used += width;
            }
            _ if index == 0 => {}
            Tactic::Format(before) if index == before || index == before + 1 => result.line(indent),
            Tactic::Horizontal | Tactic::Format(_) => result.push(" "),
            Tactic::Vertical => result.line(indent),
        }
        result.append(item);
        if separate {
            result.push(separator);
        }
    }
    Some(result)
}
