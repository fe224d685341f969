//! A comparison as it is written: laid out for a terminal, plain for a pipe, as a page of Markdown or HTML.

use clap::{Args, ValueEnum};

use super::{Format, Screen};
use crate::explain::comparison::Comparison;
use crate::layout::{self, Arrangement};
use crate::render::html::{self, Place};
use crate::render::plain::{self, Labels};
use crate::render::{markdown, terminal};

/// How a comparison is laid out.
#[derive(Debug, Clone, Args)]
pub(super) struct Page {
    /// Where the Rust stands: beside the Python from 100 columns on, or below it
    #[arg(long, value_enum, value_name = "WHERE")]
    layout: Option<Layout>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Layout {
    Auto,
    Side,
    Stack,
}

impl Page {
    /// The page that the format asks for. As text: for a terminal, or where a layout is asked for, the
    /// screen; plain text for a pipe.
    pub(super) fn draw(&self, screen: &Screen, comparison: &Comparison) -> String {
        match screen.format {
            Format::Markdown => return markdown::text(comparison),
            Format::Html => return html::page(comparison, &Place::Alone),
            Format::Text | Format::Json | Format::Jsonl => {}
        }
        let asks_for_layout = self.layout.is_some() && screen.labels == Labels::EachLine;
        if !screen.is_terminal && !asks_for_layout {
            return plain::text(comparison, screen.asked_width, screen.labels);
        }
        let arrangement = match self.layout {
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
}
