//! Notebooks: the code cells of an `.ipynb` file (its format, versions 3 and 4).

use std::path::Path;

use serde::Deserialize;
use serde_json::value::RawValue;

use super::counted;
use crate::python::source::{Mended, Source};

/// Magics that say something about a cell of Python; any other makes the cell something else.
const OF_PYTHON: [&str; 10] = [
    "capture", "lprun", "memit", "mprun", "prun", "px", "python", "python3", "time", "timeit",
];

#[derive(Deserialize)]
struct Notebook<'a> {
    #[serde(borrow, default)]
    cells: Vec<Cell<'a>>,
    #[serde(borrow, default)]
    worksheets: Vec<Worksheet<'a>>,
    #[serde(default)]
    metadata: Metadata,
    #[serde(rename = "nbformat")]
    _format: serde_json::Number,
}

#[derive(Deserialize)]
struct Worksheet<'a> {
    #[serde(borrow, default)]
    cells: Vec<Cell<'a>>,
}

#[derive(Deserialize)]
struct Cell<'a> {
    cell_type: String,
    #[serde(borrow, alias = "input")]
    source: Option<&'a RawValue>,
}

#[derive(Default, Deserialize)]
struct Metadata {
    #[serde(default)]
    language_info: Language,
}

#[derive(Default, Deserialize)]
struct Language {
    #[serde(default)]
    name: String,
}

/// The code of a notebook's cells; any other source as it is.
pub(super) fn cells(source: Source) -> Source {
    let text = source.text();
    let is_named = Path::new(source.path())
        .extension()
        .is_some_and(|it| it == "ipynb");
    let looks_like_one = text.trim_start().starts_with('{') && text.contains("\"nbformat\"");
    if !is_named && !looks_like_one {
        return source;
    }
    let notebook: Notebook = match serde_json::from_str(text) {
        Ok(notebook) => notebook,
        Err(error) if is_named => {
            return source.unread(&format!("this is no notebook: {error}"));
        }
        Err(_) => return source,
    };
    let language = &notebook.metadata.language_info.name;
    if !(language.is_empty() || language.eq_ignore_ascii_case("python")) {
        let message = format!("this notebook is in {language}, not in Python");
        return source.unread(&message);
    }
    let sheets = notebook.worksheets.into_iter().flat_map(|it| it.cells);
    let cells: Vec<Cell> = notebook.cells.into_iter().chain(sheets).collect();
    let mut mended = Mended::default();
    let mut read = 0_usize;
    for cell in cells.iter().filter(|cell| cell.cell_type == "code") {
        read += usize::from(write(&mut mended, text, cell));
    }
    let remark = counted(read, "code cell of a notebook", "code cells of a notebook");
    source.mended(mended, remark)
}

/// Writes a cell's code, if it is Python, and ends its last line.
fn write(mended: &mut Mended, text: &str, cell: &Cell) -> bool {
    let Some(raw) = cell.source else { return false };
    let strings: Vec<&str> = match serde_json::from_str::<Vec<&RawValue>>(raw.get()) {
        Ok(strings) => strings.into_iter().map(RawValue::get).collect(),
        Err(_) => vec![raw.get()],
    };
    let first = strings.first().map_or("", |it| it.trim_start_matches('"'));
    let magic = first.strip_prefix("%%").map(|rest| {
        let end = rest.find(|c: char| !c.is_ascii_alphanumeric());
        &rest[..end.unwrap_or(rest.len())]
    });
    if magic.is_some_and(|name| !OF_PYTHON.contains(&name)) {
        return false;
    }
    let mut skips_line = magic.is_some();
    let mut end = 0;
    for string in strings {
        let start = offset_in(text, string);
        end = start + string.len();
        unescape(string, |range, character| {
            let range = start + range.start..start + range.end;
            let is_line_end = character == Some('\n');
            match character {
                _ if skips_line => {}
                None => mended.keep(text, range),
                Some(c) => mended.replace(range, c.encode_utf8(&mut [0; 4])),
            }
            skips_line &= !is_line_end;
        });
    }
    if !mended.text().is_empty() && !mended.text().ends_with('\n') {
        mended.replace(end..end, "\n");
    }
    true
}

/// Where `part`, a slice of `whole`, begins.
fn offset_in(whole: &str, part: &str) -> usize {
    part.as_ptr().addr() - whole.as_ptr().addr()
}

/// Goes through a JSON string, which is known to be valid: runs of characters that stand for
/// themselves, and escapes with the character that each stands for.
fn unescape(string: &str, mut each: impl FnMut(std::ops::Range<usize>, Option<char>)) {
    let end = string.len() - usize::from(string.len() > 1 && string.ends_with('"'));
    let mut at = usize::from(string.starts_with('"'));
    while at < end {
        let run = string[at..end].find('\\').map_or(end, |it| at + it);
        if run > at {
            each(at..run, None);
        }
        if run == end {
            break;
        }
        let (length, character) = escape(&string[run + 1..end]);
        at = (run + 1 + length).min(end);
        each(run..at, Some(character));
    }
}

/// The length of what follows a backslash, and the character that it stands for.
fn escape(rest: &str) -> (usize, char) {
    let unit = |at: usize| u16::from_str_radix(rest.get(at..at + 4)?, 16).ok();
    match rest.chars().next() {
        Some('n') => (1, '\n'),
        Some('t') => (1, '\t'),
        Some('r') => (1, '\r'),
        Some('b') => (1, '\u{8}'),
        Some('f') => (1, '\u{c}'),
        Some('u') => {
            let first = unit(1).unwrap_or(0xfffd);
            let second = rest
                .get(5..7)
                .filter(|it| *it == "\\u")
                .and_then(|_| unit(7));
            let units = [first, second.unwrap_or(0)];
            match char::decode_utf16(units).next() {
                Some(Ok(c)) if c.len_utf16() == 2 => (11, c),
                Some(Ok(c)) => (5, c),
                _ => (5, char::REPLACEMENT_CHARACTER),
            }
        }
        Some(c) => (c.len_utf8(), c),
        None => (0, '\\'),
    }
}
