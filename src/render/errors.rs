//! Syntax errors as rustc shows its own: path, line, caret, reason.

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};

use crate::python::source::Source;
use crate::python::syntax::SyntaxError;
use crate::text::visible;

/// How many errors of a file are shown: those after the first often only follow from it.
const SHOWN: usize = 5;

/// How an error is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// The line with a caret below, in colours.
    Colored,
    /// The same without colours.
    Uncolored,
    /// For a screen reader: the place in words, then the line.
    InWords,
}

/// The syntax errors of a source, for standard error; nothing if there are none.
#[must_use]
pub fn syntax_errors(source: &Source, errors: &[SyntaxError], style: Style) -> String {
    let mut text = String::new();
    for error in errors.iter().take(SHOWN) {
        text.push_str(&syntax_error(source, error, style));
        text.push('\n');
    }
    if let more @ 1.. = errors.len().saturating_sub(SHOWN) {
        let path = visible::one_line(source.path());
        text.extend([&*path, ": ", &more.to_string(), " more syntax errors\n"]);
    }
    text
}

fn syntax_error(source: &Source, error: &SyntaxError, style: Style) -> String {
    let start = error.span.start.min(source.text().len());
    let number = source.line_at(start);
    let offset = source.line_start(number);
    let line = source.line(number);
    // What is shown is not what was read: a caret has to be moved along.
    let shown = |text: &str| visible::one_line(&text.replace('\t', "    ")).into_owned();
    let column = |offset: usize| shown(&line[..floor(line, offset)]).len();
    if style == Style::InWords {
        let path = visible::one_line(source.path());
        let character = line[..floor(line, start - offset)].chars().count() + 1;
        let message = visible::one_line(&error.message);
        let (number, line) = (source.number(number), shown(line));
        return format!(
            "{path}, line {number}, column {character}: syntax error: {message}\nThe line: {line}"
        );
    }
    let from = column(start - offset);
    let to = column(error.span.end.saturating_sub(offset)).max(from);
    let title = format!("syntax error: {}", visible::one_line(&error.message));
    let path = visible::one_line(source.path()).into_owned();
    let snippet = Snippet::source(shown(line))
        .path(path)
        .line_start(source.number(number))
        .annotation(AnnotationKind::Primary.span(from..to));
    let report = [Level::ERROR.primary_title(title).element(snippet)];
    let renderer = match style {
        Style::Colored => Renderer::styled(),
        Style::Uncolored | Style::InWords => Renderer::plain(),
    };
    renderer.render(&report)
}

/// The last boundary between characters of `line` that is not after `offset`.
fn floor(line: &str, offset: usize) -> usize {
    line.floor_char_boundary(offset.min(line.len()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::python::syntax;

    fn shown(text: &str) -> String {
        let source = Source::new("broken.py", text);
        syntax_errors(&source, syntax::parse(&source).errors(), Style::Uncolored)
    }

    #[test]
    fn in_words_there_is_no_drawing() {
        let source = Source::new("broken.py", "x = 1\ndef f(:\n    pass\n");
        let errors = syntax::parse(&source);
        let text = syntax_errors(&source, &errors.errors()[..1], Style::InWords);
        let (place, line) = text.split_once('\n').expect("two lines");
        assert!(
            place.starts_with("broken.py, line 2, column 7: syntax error: "),
            "{text}"
        );
        assert_eq!(line, "The line: def f(:\n");
    }

    #[test]
    fn an_error_is_shown_with_its_line_and_a_caret() {
        let text = shown("x = 1\ndef f(:\n    pass\n");
        assert!(text.contains("syntax error: "), "{text}");
        assert!(text.contains("--> broken.py:2:7"), "{text}");
        assert!(text.contains("2 | def f(:\n  |       ^"), "{text}");
    }

    #[test]
    fn nothing_of_the_line_is_obeyed() {
        let text = shown("x = '\x1b[31m' \u{202e} +\n");
        assert!(!text.contains(['\x1b', '\u{202e}']), "{text}");
    }

    #[test]
    fn tabs_and_invisible_characters_move_the_caret() {
        let text = shown("if x:\n\ty = '\u{202e}' z\n");
        assert!(
            text.contains("2 |     y = '<U+202E>' z\n  |                    ^"),
            "{text}"
        );
    }
}
