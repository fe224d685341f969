//! A comparison as it is written: laid out for a terminal, plain for a pipe, as a page of Markdown or HTML.

use clap::ValueEnum;

use super::{Format, Screen};
use crate::explain::comparison::Comparison;
use crate::layout::{self, Arrangement};
use crate::render::html::{self, Place};
use crate::render::plain::{self, Labels};
use crate::render::{markdown, terminal};

/// Where the Rust stands, as it is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Layout {
    /// Beside the Python from 100 columns on.
    Auto,
    /// Beside it, at any width.
    Side,
    /// Below it.
    Stack,
}

/// The page that the format asks for. As text: for a terminal, or where a layout is asked for, the
/// screen; plain text for a pipe.
pub(super) fn draw(screen: &Screen, comparison: &Comparison) -> String {
    match screen.format {
        Format::Markdown => return markdown::text(comparison),
        Format::Html => return html::page(comparison, &Place::Alone),
        Format::Text | Format::Json | Format::Jsonl => {}
    }
    let asks_for_layout = screen.layout.is_some() && screen.labels == Labels::EachLine;
    if !screen.is_terminal && !asks_for_layout {
        return plain::text(comparison, screen.asked_width, screen.labels);
    }
    let arrangement = match screen.layout {
        None | Some(Layout::Auto) => Arrangement::Auto,
        Some(Layout::Side) => Arrangement::Side,
        Some(Layout::Stack) => Arrangement::Stack,
    };
    let options = layout::Options {
        width: screen.width,
        arrangement,
    };
    terminal::paint(&layout::screen(comparison, options))
}
