//! What was concluded of the types of a file, as text: a paragraph for each function and class.

use crate::python::source::Source;
use crate::text::visible;
use crate::translation::{Concluded, Conclusion};

/// So many places are named of one type.
const MOST_PLACES: usize = 3;

/// What was concluded, as lines.
pub(crate) fn types(source: &Source, all: &[Conclusion]) -> String {
    let open = all.iter().filter(|it| it.reason.is_some()).count();
    let name = match source.path() {
        "-" => "standard input".into(),
        path => visible::one_line(path),
    };
    let word = if all.len() == 1 { "type" } else { "types" };
    let mut text = match open {
        0 => format!("{name}: {} {word}\n", all.len()),
        open => format!("{name}: {} {word}, {open} not known\n", all.len()),
    };
    let mut rest = all;
    while let Some(first) = rest.first() {
        let is_same =
            |it: &&Conclusion| it.scope == first.scope && it.scope_line == first.scope_line;
        let count = rest.iter().take_while(is_same).count();
        let (scope, behind) = rest.split_at(count);
        text.push('\n');
        if matches!(first.kind, Concluded::ModuleVariable) {
            text.push_str("the module\n");
        } else {
            let line = source.number(first.scope_line).to_string();
            text.push_str(&visible::one_line(&first.scope));
            text.extend([", line ", line.as_str(), "\n"]);
        }
        push_rows(&mut text, source, scope);
        rest = behind;
    }
    text
}

fn push_rows(text: &mut String, source: &Source, scope: &[Conclusion]) {
    let rows: Vec<[String; 4]> = scope.iter().map(|it| row(source, it)).collect();
    let width = |at: usize| {
        let all = rows.iter().map(|it| it[at].chars().count());
        all.max().unwrap_or(0)
    };
    let widths = [width(0), width(1), width(2)];
    for row in &rows {
        let mut line = String::from(" ");
        for (cell, width) in row.iter().zip(widths) {
            line.extend([format!(" {cell:width$} ")]);
        }
        line.push(' ');
        line.push_str(&row[3]);
        text.push_str(line.trim_end());
        text.push('\n');
    }
}

fn row(source: &Source, of: &Conclusion) -> [String; 4] {
    let name = match of.kind {
        Concluded::Result => "gives".to_owned(),
        _ => visible::one_line(&of.name).into_owned(),
    };
    let python = of.python.as_deref().unwrap_or("unknown");
    let rust = of.rust.as_deref().unwrap_or("");
    let mut why: Vec<String> = of
        .why
        .iter()
        .take(MOST_PLACES)
        .map(|it| format!("{}, line {}", it.what, source.number(it.line)))
        .collect();
    let more = of.why.len().saturating_sub(MOST_PLACES);
    if more > 0 {
        why.push(format!("{more} more"));
    }
    let why = of.reason.map(str::to_owned).into_iter().chain(why);
    let why = why.collect::<Vec<_>>().join("; ");
    [
        name,
        visible::one_line(python).into_owned(),
        visible::one_line(rust).into_owned(),
        visible::one_line(&why).into_owned(),
    ]
}
