//! Markdown: the code in its fences is read, the prose is not.

use super::{counted, is_quoted, lines};
use crate::python::source::{Mended, Source};
use crate::python::syntax::Syntax;

/// What the word behind a fence calls Python.
const PYTHON: [&str; 12] = [
    "code-cell",
    "ipython",
    "ipython3",
    "jupyter",
    "py",
    "py3",
    "pycon",
    "pyi",
    "python",
    "python-console",
    "python3",
    "{code-cell}",
];

/// A fenced block: the lines between, and what it says that they are.
struct Block<'a> {
    language: String,
    indent: usize,
    lines: Vec<(usize, &'a str)>,
}

/// The text of the blocks that are Python: of those without a language only if none says that it is.
pub(super) fn open(source: &Source, syntax: &Syntax) -> Option<(Mended, String)> {
    let text = source.text();
    let blocks = blocks(text, |offset| !is_quoted(syntax, offset));
    let is_python = |block: &&Block| PYTHON.contains(&block.language.as_str());
    let mut chosen: Vec<&Block> = blocks.iter().filter(is_python).collect();
    if chosen.is_empty() {
        chosen = blocks.iter().filter(|it| it.language.is_empty()).collect();
    }
    let mut mended = Mended::default();
    for block in &chosen {
        for (start, line) in &block.lines {
            let blank = line.len() - line.trim_start_matches(' ').len();
            let skipped = blank.min(block.indent);
            mended.keep(text, start + skipped..start + line.len());
        }
        if !mended.text().ends_with('\n') {
            mended.replace(text.len()..text.len(), "\n");
        }
    }
    let remark = counted(
        chosen.len(),
        "code block of a Markdown text",
        "code blocks of a Markdown text",
    );
    (!mended.text().trim().is_empty()).then_some((mended, remark))
}

/// The fenced blocks (`CommonMark` 0.31, 4.5); one that is not closed reaches to the end.
fn blocks(text: &str, counts: impl Fn(usize) -> bool) -> Vec<Block<'_>> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut open: Option<&str> = None;
    for (start, line) in lines(text) {
        // Blocks of quotations and lists are fenced too.
        let content = line.trim_start_matches([' ', '>']);
        let fence = fence(content);
        match (open, fence) {
            (Some(opened), Some(fence))
                if fence.starts_with(opened) && content.trim_end() == fence =>
            {
                open = None;
            }
            (Some(_), _) => {
                if let Some(block) = blocks.last_mut() {
                    block.lines.push((start, line));
                }
            }
            (None, Some(fence)) if counts(start + line.len() - content.len()) => {
                open = Some(fence);
                let info = content[fence.len()..].trim();
                let word = info.split([' ', ',', '\t', '}']).next().unwrap_or("");
                let word = word.trim_start_matches(['{', '.']).to_lowercase();
                blocks.push(Block {
                    language: word,
                    indent: line.len() - content.len(),
                    lines: Vec::new(),
                });
            }
            (None, _) => {}
        }
    }
    blocks
}

/// The fence that a line begins with.
fn fence(content: &str) -> Option<&str> {
    let mark = content.chars().next().filter(|c| matches!(c, '`' | '~'))?;
    let length = content.len() - content.trim_start_matches(mark).len();
    let info = &content[length..];
    (length >= 3 && !(mark == '`' && info.contains('`'))).then_some(&content[..length])
}
