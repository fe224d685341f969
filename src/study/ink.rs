//! What a role looks like: as `explain` shows it, so that one learns the signs once.

use colored::{Color as Named, Styles};
use ratatui::style::{Color, Modifier, Style};

use crate::layout::Role;
use crate::render::terminal;

/// Whether there are colours; weight, underlines and reversed text there are always.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Ink {
    pub(super) has_colors: bool,
}

impl Ink {
    pub(super) fn of(self, role: Role) -> Style {
        let look = terminal::styled("", role);
        let mut style = Style::new();
        if let (Some(color), true) = (look.fgcolor, self.has_colors) {
            style = style.fg(named(color));
        }
        for (theirs, ours) in [
            (Styles::Bold, Modifier::BOLD),
            (Styles::Dimmed, Modifier::DIM),
            (Styles::Italic, Modifier::ITALIC),
            (Styles::Underline, Modifier::UNDERLINED),
            (Styles::Reversed, Modifier::REVERSED),
        ] {
            if look.style.contains(theirs) {
                style = style.add_modifier(ours);
            }
        }
        style
    }

    /// The token under the cursor.
    pub(super) fn cursor() -> Style {
        Style::new()
            .add_modifier(Modifier::REVERSED)
            .remove_modifier(Modifier::DIM)
    }

    /// A token that says the same on the other side.
    pub(super) fn partner(self) -> Style {
        let style = Style::new().add_modifier(Modifier::BOLD | Modifier::UNDERLINED);
        if self.has_colors {
            style.fg(Color::Black).bg(Color::Yellow)
        } else {
            style
        }
    }

    /// What is searched for.
    pub(super) fn hit(self) -> Style {
        let style = Style::new().add_modifier(Modifier::BOLD | Modifier::UNDERLINED);
        if self.has_colors {
            // Black on light cyan, whatever the ground is.
            style.fg(Color::Indexed(16)).bg(Color::Indexed(80))
        } else {
            style
        }
    }

    /// What has the focus.
    pub(super) fn focus() -> Style {
        Style::new().add_modifier(Modifier::REVERSED)
    }

    /// The bar beside the band in focus.
    pub(super) fn bar(self) -> Style {
        if self.has_colors {
            self.of(Role::Id)
        } else {
            Style::new()
        }
    }
}

fn named(color: Named) -> Color {
    match color {
        Named::Black => Color::Black,
        Named::Red => Color::Red,
        Named::Green => Color::Green,
        Named::Yellow => Color::Yellow,
        Named::Blue => Color::Blue,
        Named::Magenta => Color::Magenta,
        Named::Cyan => Color::Cyan,
        Named::White => Color::Gray,
        Named::BrightBlack => Color::DarkGray,
        Named::BrightRed => Color::LightRed,
        Named::BrightGreen => Color::LightGreen,
        Named::BrightYellow => Color::LightYellow,
        Named::BrightMagenta => Color::LightMagenta,
        Named::BrightCyan => Color::LightCyan,
        Named::AnsiColor(index) => Color::Indexed(index),
        _ => Color::Reset,
    }
}
