//! The list of questions and cards, under their headings, with what the reader has done.

use super::state::{Focus, State};
use crate::layout::{Role, Style};
use crate::learn::progress::Standing;
use crate::text::visible;

/// A row of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ListRow<'a> {
    /// What the entries below have in common.
    Heading(&'a str),
    /// An index of the state's items.
    Item(usize),
}

/// All rows, those that are not seen as well.
pub(super) fn rows(state: &State) -> Vec<ListRow<'_>> {
    let mut rows = Vec::new();
    let mut group = "";
    // What a search finds stands in its order.
    let is_grouped = state.search.text.trim().is_empty();
    for item in &state.listed {
        let heading = if is_grouped {
            state.items[*item].group.as_str()
        } else {
            ""
        };
        if heading != group {
            rows.push(ListRow::Heading(heading));
            group = heading;
        }
        rows.push(ListRow::Item(*item));
    }
    rows
}

/// The rows that are seen, the selected one in the middle where that can be.
pub(super) fn seen<'a>(
    rows: &'a [ListRow<'a>],
    selected: usize,
    height: usize,
) -> &'a [ListRow<'a>] {
    let at = rows
        .iter()
        .position(|row| *row == ListRow::Item(selected))
        .unwrap_or(0);
    let top = at
        .saturating_sub(height / 2)
        .min(rows.len().saturating_sub(height));
    &rows[top..rows.len().min(top + height)]
}

/// The item at a row of the list's area.
pub(super) fn item_at(state: &State, row: usize) -> Option<usize> {
    let rows = rows(state);
    let height = usize::from(state.areas().list.height).saturating_sub(2);
    let seen = seen(&rows, state.selected, height);
    match seen.get(row.checked_sub(1)?)? {
        ListRow::Item(item) => Some(*item),
        ListRow::Heading(_) => None,
    }
}

/// The sign of how a reader stands with an item: it tells without colour.
pub(super) fn sign(state: &State, item: usize) -> (&'static str, Role) {
    let place = || {
        let item = &state.items[item];
        let record = state.progress.record(item.id())?;
        record.place.filter(|place| place.step > 0)
    };
    match state.standings[item] {
        Standing::New if place().is_some() => ("-", Role::Quiet),
        Standing::New => (" ", Role::Space),
        Standing::Read => ("·", Role::Quiet),
        Standing::Waiting(_) => ("✓", Role::Added),
        Standing::Due(_) => ("!", Role::Missing),
    }
}

/// What an item is called in the list: its family stands above it, if the entries are grouped.
pub(super) fn name(state: &State, item: usize) -> &'static str {
    let item = &state.items[item];
    if state.search.text.trim().is_empty() {
        item.name()
    } else {
        item.id()
    }
}

/// What stands above the list, in so many columns.
pub(super) fn heading(state: &State, width: usize) -> Vec<(String, Role)> {
    let search = &state.search;
    let plain = Role::Text(Style::Plain);
    if search.is_typing || !search.text.is_empty() {
        let found = match state.listed.len() {
            0 => "nothing".to_owned(),
            found => format!("{found} found"),
        };
        let cursor = if search.is_typing { "▏" } else { "" };
        let found = format!("  {found}");
        let room = width.saturating_sub(visible::width(&found) + 2);
        let words = tail(&search.text, room);
        return vec![(format!("/{words}{cursor}"), plain), (found, Role::Quiet)];
    }
    let title = match &state.scope {
        _ if state.only_kept => "Bookmarks and notes".to_owned(),
        Some(scope) => scope.label.clone(),
        None => "Questions and idioms".to_owned(),
    };
    let role = if state.focus == Focus::List {
        Role::Title
    } else {
        Role::Quiet
    };
    vec![(title, role)]
}

/// What stands below the list.
pub(super) fn summary(state: &State) -> String {
    let (mut read, mut recalled, mut due) = (0, 0, 0);
    let scope = state.in_scope();
    for item in &scope {
        match state.standings[*item] {
            Standing::New => {}
            Standing::Read => read += 1,
            Standing::Waiting(_) => recalled += 1,
            Standing::Due(_) => due += 1,
        }
    }
    if read + recalled + due == 0 {
        return format!("{} entries", scope.len());
    }
    format!("· {read} read  ✓ {recalled}  ! {due} due")
}

/// The end of `text`, made visible, as far as it fits: where one types.
pub(super) fn tail(text: &str, width: usize) -> String {
    let text = visible::one_line(text);
    if visible::width(&text) <= width {
        return text.into_owned();
    }
    let glyphs: Vec<_> = visible::glyphs(&text).collect();
    let mut room = width.saturating_sub(1);
    let fits = glyphs.iter().rev().take_while(|glyph| {
        let fits = glyph.width <= room;
        room = room.saturating_sub(glyph.width);
        fits
    });
    let kept = fits.count();
    let end = glyphs[glyphs.len() - kept..].iter();
    "…".to_owned() + &end.map(|glyph| glyph.text.as_ref()).collect::<String>()
}
