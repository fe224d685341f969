//! Links of a terminal (OSC 8): addresses, files and, where there is a site for them, ids.

use std::sync::OnceLock;

use crate::layout::{Cell, Role, Row, Style};

/// Where an id or a path leads.
pub type Address = fn(&str) -> Option<String>;

/// It, if there are links at all.
static ADDRESS: OnceLock<Address> = OnceLock::new();

/// Makes links from now on.
pub fn link(address: Address) {
    // The first choice stays: it is made once, when the program begins.
    let _ = ADDRESS.set(address);
}

/// Whether there are links.
pub(super) fn are_made() -> bool {
    ADDRESS.get().is_some()
}

/// Text with a link around it.
pub(super) fn linked(text: &str, address: &str) -> String {
    format!("\u{1b}]8;;{address}\u{1b}\\{text}\u{1b}]8;;\u{1b}\\")
}

/// Where a cell of a row leads; an address that goes on in the rows below is taken as a whole.
pub(super) fn target(rows: &[Row], row: usize, cell: usize) -> Option<String> {
    let found = rows[row].cells().get(cell)?;
    match found.role() {
        Role::Text(Style::Address) => whole_address(rows, row, found),
        Role::Id => ADDRESS
            .get()
            .and_then(|address| address(found.text().trim())),
        _ => None,
    }
}

fn whole_address(rows: &[Row], row: usize, cell: &Cell) -> Option<String> {
    let is_start = |text: &str| text.starts_with("https://") || text.starts_with("http://");
    let part = |row: &Row| -> Option<String> {
        let mut cells = row.cells().iter();
        let cell = cells.find(|cell| cell.role() != Role::Space)?;
        (cell.role() == Role::Text(Style::Address)).then(|| cell.text().trim().to_owned())
    };
    // The part of a row above begins it.
    let mut first = row;
    let mut address = cell.text().trim().to_owned();
    while !is_start(&address) {
        first = first.checked_sub(1)?;
        let mut above = rows[first].cells().iter();
        let above = above.rfind(|cell| cell.role() != Role::Space)?;
        if above.role() != Role::Text(Style::Address) {
            return None;
        }
        address.insert_str(0, above.text().trim());
    }
    for below in &rows[row + 1..] {
        match part(below) {
            Some(part) if !is_start(&part) => address.push_str(&part),
            _ => break,
        }
    }
    let is_plain = address.bytes().all(|byte| byte.is_ascii_graphic());
    is_plain.then_some(address)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_that_is_wrapped_is_one_link() {
        let rows = crate::layout::paragraphs("A [link](https://example.org/one/two/three).", 20);
        let address = Some("https://example.org/one/two/three".to_owned());
        let mut found = 0;
        for (index, row) in rows.iter().enumerate() {
            for cell in 0..row.cells().len() {
                if row.cells()[cell].role() == Role::Text(Style::Address) {
                    assert_eq!(target(&rows, index, cell), address);
                    found += 1;
                }
            }
        }
        assert!(found > 1, "{rows:?}");
    }
}
