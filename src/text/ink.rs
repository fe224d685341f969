//! The colours of a terminal, for a dark and for a light ground.
//!
//! What has to be read stands out from its ground by 4.5 : 1, as the tests compute it. Of the sixteen colours
//! that each terminal sets as it likes, hardly one does everywhere, so they are taken only where a terminal
//! has no others.

use std::sync::atomic::{AtomicU8, Ordering};

use colored::{Color, ColoredString, Colorize as _};

/// The ground that is written on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Theme {
    /// Light text on a dark ground.
    #[default]
    Dark,
    /// Dark text on a light ground.
    Light,
}

/// How many colours a terminal has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Depth {
    /// 256, of which all but the first sixteen look the same everywhere.
    #[default]
    Indexed,
    /// The first sixteen.
    Sixteen,
}

/// What a colour says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ink {
    /// What can be overlooked, and yet is read.
    Quiet,
    /// An id, a number, what is defined.
    Name,
    Keyword,
    Type,
    Literal,
    Warning,
    /// What is left to do.
    Hole,
}

/// Set once, when the program begins: bit 0 for a light ground, bit 1 for sixteen colours.
static LOOK: AtomicU8 = AtomicU8::new(0);

/// Chooses the colours for all that is written from now on.
pub fn choose(theme: Theme, depth: Depth) {
    let look = u8::from(theme == Theme::Light) | u8::from(depth == Depth::Sixteen) << 1;
    LOOK.store(look, Ordering::Relaxed);
}

/// The colour of an ink, as it was chosen.
pub(crate) fn color(ink: Ink) -> Color {
    let look = LOOK.load(Ordering::Relaxed);
    let theme = if look & 1 == 0 {
        Theme::Dark
    } else {
        Theme::Light
    };
    let depth = if look & 2 == 0 {
        Depth::Indexed
    } else {
        Depth::Sixteen
    };
    color_of(ink, theme, depth)
}

/// `text` in an ink.
pub(crate) fn written(text: &str, ink: Ink) -> ColoredString {
    text.color(color(ink))
}

fn color_of(ink: Ink, theme: Theme, depth: Depth) -> Color {
    match (depth, theme, ink) {
        (Depth::Indexed, Theme::Dark, ink) => Color::AnsiColor(match ink {
            Ink::Quiet => 248,
            Ink::Name => 111,
            Ink::Keyword => 177,
            Ink::Type => 80,
            Ink::Literal => 114,
            Ink::Warning => 210,
            Ink::Hole => 221,
        }),
        (Depth::Indexed, Theme::Light, ink) => Color::AnsiColor(match ink {
            Ink::Quiet => 240,
            Ink::Name => 25,
            Ink::Keyword => 90,
            Ink::Type => 23,
            Ink::Literal => 22,
            Ink::Warning => 124,
            Ink::Hole => 94,
        }),
        (Depth::Sixteen, Theme::Dark, ink) => match ink {
            Ink::Quiet => Color::White,
            Ink::Name | Ink::Type => Color::BrightCyan,
            Ink::Keyword => Color::BrightMagenta,
            Ink::Literal => Color::BrightGreen,
            Ink::Warning => Color::BrightRed,
            Ink::Hole => Color::BrightYellow,
        },
        (Depth::Sixteen, Theme::Light, ink) => match ink {
            Ink::Quiet | Ink::Literal => Color::BrightBlack,
            Ink::Name | Ink::Type => Color::Blue,
            Ink::Keyword => Color::Magenta,
            Ink::Warning | Ink::Hole => Color::Red,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const INKS: [Ink; 7] = [
        Ink::Quiet,
        Ink::Name,
        Ink::Keyword,
        Ink::Type,
        Ink::Literal,
        Ink::Warning,
        Ink::Hole,
    ];

    /// xterm, Windows, VS Code and macOS, Ubuntu, Solarized, Dracula, Nord, One.
    const DARK: [u32; 8] = [
        0x00_00_00, 0x0c_0c_0c, 0x1e_1e_1e, 0x30_0a_24, 0x00_2b_36, 0x28_2a_36, 0x2e_34_40,
        0x28_2c_34,
    ];

    /// xterm, Solarized, One, Windows, Catppuccin.
    const LIGHT: [u32; 5] = [0xff_ff_ff, 0xfd_f6_e3, 0xfa_fa_fa, 0xf3_f3_f3, 0xef_f1_f5];

    /// The colours of a terminal without 256: those of the Linux console and of VGA.
    fn of_console(color: Color) -> u32 {
        match color {
            Color::White => 0xaa_aa_aa,
            Color::Blue => 0x00_00_aa,
            Color::Magenta => 0xaa_00_aa,
            Color::Red => 0xaa_00_00,
            Color::BrightBlack => 0x55_55_55,
            Color::BrightRed => 0xff_55_55,
            Color::BrightGreen => 0x55_ff_55,
            Color::BrightYellow => 0xff_ff_55,
            Color::BrightMagenta => 0xff_55_ff,
            Color::BrightCyan => 0x55_ff_ff,
            other => unreachable!("{other:?} is not used"),
        }
    }

    /// The colour of an index of the 256, which all terminals have alike.
    fn of_index(index: u8) -> u32 {
        const STEPS: [u32; 6] = [0, 95, 135, 175, 215, 255];
        let step = |it: u8| STEPS[usize::from(it)];
        let (red, green, blue) = match index {
            232.. => {
                let grey = 8 + 10 * u32::from(index - 232);
                (grey, grey, grey)
            }
            16.. => {
                let cube = index - 16;
                (step(cube / 36), step(cube / 6 % 6), step(cube % 6))
            }
            _ => unreachable!("each terminal sets {index} as it likes"),
        };
        red << 16 | green << 8 | blue
    }

    /// Relative luminance, as WCAG 2 has it.
    fn luminance(color: u32) -> f64 {
        let part = |shift: u32| {
            let part = f64::from(color >> shift & 0xff) / 255.0;
            if part <= 0.03928 {
                part / 12.92
            } else {
                ((part + 0.055) / 1.055).powf(2.4)
            }
        };
        0.2126 * part(16) + 0.7152 * part(8) + 0.0722 * part(0)
    }

    fn contrast(one: u32, other: u32) -> f64 {
        let (one, other) = (luminance(one), luminance(other));
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    #[test]
    fn contrasts_are_computed_as_wcag_has_them() {
        assert!((contrast(0xff_ff_ff, 0) - 21.0).abs() < 0.001);
        assert!((contrast(0x77_77_77, 0xff_ff_ff) - 4.478).abs() < 0.001);
    }

    #[test]
    fn all_text_can_be_read_on_the_usual_grounds() {
        for (theme, grounds) in [(Theme::Dark, &DARK[..]), (Theme::Light, &LIGHT)] {
            for ink in INKS {
                let Color::AnsiColor(index) = color_of(ink, theme, Depth::Indexed) else {
                    unreachable!("one of 256");
                };
                for ground in grounds {
                    let contrast = contrast(of_index(index), *ground);
                    assert!(contrast >= 4.5, "{ink:?} on {ground:06x}: {contrast:.2}");
                }
            }
        }
    }

    #[test]
    fn all_text_can_be_read_with_sixteen_colours() {
        for (theme, ground) in [(Theme::Dark, 0), (Theme::Light, 0xff_ff_ff)] {
            for ink in INKS {
                let color = of_console(color_of(ink, theme, Depth::Sixteen));
                let contrast = contrast(color, ground);
                assert!(contrast >= 4.5, "{ink:?} on {ground:06x}: {contrast:.2}");
            }
        }
    }
}
