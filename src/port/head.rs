//! What stands before a drafted program: what it needs, what was drafted, what is left, and what has to
//! be decided. Every line of it is a comment.

use crate::python::source::Source;
use crate::text::visible;
use crate::translation::{Crate, Decision, Draft};

/// The first comment of every program, as a line: the profile that it needs.
pub(crate) const PROFILE: &str = "// Needs `overflow-checks = true` in every profile: an integer that does not fit has to stop it.\n";

/// The columns of a comment; longer ones are wrapped.
const WIDTH: usize = 100;

/// The places that are named at most.
const MOST_LINES: usize = 12;

/// The lines before a program, its [`PROFILE`] first.
pub(crate) fn head(source: &Source, draft: &Draft) -> String {
    let name = match source.path() {
        "-" => "standard input".into(),
        path => visible::one_line(path),
    };
    let mut text = PROFILE.to_owned();
    push(
        &mut text,
        &format!("{name} as Rust: {}.", left(source, draft)),
    );
    if let Some(command) = cargo_add(&draft.crates) {
        text.extend(["// ", &command, "\n"]);
    }
    if !draft.decisions.is_empty() {
        text.push_str("//\n// To decide:\n");
    }
    for Decision {
        line,
        kind,
        text: what,
    } in &draft.decisions
    {
        let line = source.number(*line);
        let what = visible::one_line(what);
        push(&mut text, &format!("- line {line}, {}: {what}", kind.id()));
    }
    text.push('\n');
    text
}

/// As in `49 of 52 statements drafted, 3 left as todo! (lines 12, 19, 42)`.
pub(crate) fn left(source: &Source, draft: &Draft) -> String {
    let all = draft.statements;
    let statements = if all == 1 { "statement" } else { "statements" };
    let drafted = match draft.drafted {
        _ if all == 0 => return "there is nothing to draft".to_owned(),
        drafted if drafted == all => format!("all {all} {statements} drafted"),
        drafted => format!("{drafted} of {all} {statements} drafted"),
    };
    let mut lines: Vec<usize> = draft
        .holes
        .iter()
        .map(|hole| hole_line(source, hole.span.start))
        .collect();
    lines.dedup();
    let holes = match draft.holes.len() {
        0 => return drafted,
        holes => holes,
    };
    let word = if lines.len() == 1 { "line" } else { "lines" };
    let more = match lines.len().saturating_sub(MOST_LINES) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    let named = lines.iter().take(MOST_LINES).map(usize::to_string);
    let named = named.collect::<Vec<_>>().join(", ");
    format!("{drafted}, {holes} left as todo! ({word} {named}{more})")
}

fn hole_line(source: &Source, offset: usize) -> usize {
    source.place(offset).line
}

/// The command that adds `crates` to a package; none without crates.
pub(crate) fn cargo_add(crates: &[Crate]) -> Option<String> {
    if crates.is_empty() {
        return None;
    }
    let mut command = "cargo add".to_owned();
    let mut features = Vec::new();
    for Crate {
        name,
        version,
        features: wanted,
    } in crates
    {
        command.extend([" ", name, "@", version]);
        features.extend(wanted.iter().map(|feature| format!("{name}/{feature}")));
    }
    if !features.is_empty() {
        command.extend([" --features ", &features.join(",")]);
    }
    Some(command)
}

/// Adds a comment, wrapped.
fn push(text: &mut String, comment: &str) {
    let options = textwrap::Options::new(WIDTH)
        .initial_indent("// ")
        .subsequent_indent("//   ")
        .word_splitter(textwrap::WordSplitter::NoHyphenation);
    for line in textwrap::wrap(comment, options) {
        text.extend([line.trim_end(), "\n"]);
    }
}
