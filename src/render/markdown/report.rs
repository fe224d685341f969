//! The report of a scan, a table for each section.

use super::Page;
use super::inline::{code, escaped};
use crate::scan::report::{Report, Section};

/// The whole report.
#[must_use]
pub(crate) fn report(report: &Report) -> String {
    let mut page = Page(String::new());
    page.block("# What a port would meet");
    for line in &report.head {
        page.block(&escaped(line));
    }
    for section in &report.sections {
        page.block(&format!("## {}", escaped(&section.heading)));
        page.block(&format!("*{}*", escaped(&section.aside)));
        page.block(&table(section));
        if section.left_out > 0 {
            page.block(&format!("And {} more.", section.left_out));
        }
    }
    page.0
}

/// The rows; a bar in a cell would end it, also in code.
fn table(section: &Section) -> String {
    let has_counts = section.rows.iter().any(|row| row.count.is_some());
    let head = if has_counts {
        "| how many | what | |\n|---:|---|---|"
    } else {
        "| what | |\n|---|---|"
    };
    let mut text = head.to_owned();
    for row in &section.rows {
        let count = row
            .count
            .map_or_else(String::new, |count| count.to_string());
        let first = if has_counts {
            format!("| {count} ")
        } else {
            String::new()
        };
        let what = code(&row.what).replace('|', "\\|");
        let said = escaped(&row.text).replace('|', "\\|");
        text.extend(["\n", &first, "| ", &what, " | ", &said, " |"]);
    }
    text
}
