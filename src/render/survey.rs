//! The report of a scan as text.

use std::fmt::Write as _;

use colored::Colorize as _;
use unicode_width::UnicodeWidthStr as _;

use crate::scan::report::{Report, Row, Section};
use crate::text::ink::{Ink, written};
use crate::text::visible;

/// The whole report, for `width` columns.
#[must_use]
pub fn survey(report: &Report, width: usize) -> String {
    let mut text = String::new();
    for line in &report.head {
        push(&mut text, format_args!("{}\n", visible::one_line(line)));
    }
    for section in &report.sections {
        self::section(&mut text, section, width);
    }
    text
}

fn section(text: &mut String, section: &Section, width: usize) {
    let heading = visible::one_line(&section.heading);
    let aside = format!("({})", section.aside);
    push(
        text,
        format_args!("\n{} {}\n", heading.bold(), written(&aside, Ink::Quiet)),
    );
    let what = |row: &Row| visible::one_line(&row.what).into_owned();
    let widest = section.rows.iter().filter(|row| !row.text.is_empty());
    let widest = widest.map(|row| what(row).width()).max().unwrap_or(0);
    // Where names leave too little room beside them, what there is to say of each stands below it.
    let column = (widest + 20 < width.saturating_sub(9)).then_some(widest);
    let has_counts = section.rows.iter().any(|row| row.count.is_some());
    for row in &section.rows {
        let count = match row.count {
            Some(count) => format!("{count:>6}  "),
            None if has_counts => " ".repeat(8),
            None => "  ".to_owned(),
        };
        let what = what(row);
        if row.text.is_empty() {
            push(text, format_args!("{count}{what}\n"));
            continue;
        }
        let said = visible::one_line(&row.text);
        let indent = " ".repeat(count.len() + column.map_or(2, |column| column + 2));
        let options = textwrap::Options::new(width.max(indent.len() + 10))
            .initial_indent(&indent)
            .subsequent_indent(&indent)
            .word_splitter(textwrap::WordSplitter::NoHyphenation);
        let said = textwrap::fill(&said, options);
        match column {
            Some(column) => {
                let gap = " ".repeat(column.saturating_sub(what.width()) + 2);
                push(
                    text,
                    format_args!(
                        "{count}{what}{gap}{}\n",
                        written(said.trim_start(), Ink::Quiet)
                    ),
                );
            }
            None => push(
                text,
                format_args!("{count}{what}\n{}\n", written(&said, Ink::Quiet)),
            ),
        }
    }
    if section.left_out > 0 {
        push(
            text,
            format_args!("  and {} more (--top N shows N)\n", section.left_out),
        );
    }
}

fn push(text: &mut String, line: std::fmt::Arguments<'_>) {
    text.write_fmt(line)
        .unwrap_or_else(|error| unreachable!("writing to a string: {error}"));
}
