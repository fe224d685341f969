//! The report of a scan as a page of its own.

use maud::{Markup, html};

use super::shell;
use crate::scan::report::{Report, Section};
use crate::text::visible;

/// The whole report.
#[must_use]
pub(crate) fn report(report: &Report) -> String {
    let main = html! {
        header.title {
            h1 { "What a port would meet" }
            @for line in &report.head { p.quiet { (visible::one_line(line)) } }
        }
        @for section in &report.sections { (self::section(section)) }
    };
    let main = shell::main(&main, None);
    shell::document(&shell::Shell::Alone, "What a port would meet", &main)
}

fn section(section: &Section) -> Markup {
    let has_counts = section.rows.iter().any(|row| row.count.is_some());
    html! {
        section.report {
            h2 { (visible::one_line(&section.heading)) }
            p.quiet { (visible::one_line(&section.aside)) }
            table {
                thead { tr {
                    @if has_counts { th scope="col" { "How many" } }
                    th scope="col" { "What" }
                    th scope="col" { "More" }
                } }
                tbody {
                    @for row in &section.rows {
                        tr {
                            @if has_counts { td.count { @if let Some(count) = row.count { (count) } } }
                            td { code { (visible::one_line(&row.what)) } }
                            td { (visible::one_line(&row.text)) }
                        }
                    }
                }
            }
            @if section.left_out > 0 { p.quiet { "And " (section.left_out) " more." } }
        }
    }
}
