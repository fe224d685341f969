//! Where the files of a question or a card lie.

use std::path::PathBuf;

use crate::corpus;

/// A question, as in `q18`, or a card, as in `decorator.memoize`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Program {
    pub(crate) id: &'static str,
}

impl Program {
    pub(crate) fn python(self) -> PathBuf {
        self.file(&format!("{}.py", self.stem()))
    }

    pub(crate) fn rust(self) -> PathBuf {
        self.file(&format!("{}.rs", self.stem()))
    }

    /// What the programs print.
    pub(crate) fn stdout(self) -> PathBuf {
        match self.card() {
            Some((_, name)) => self.file(&format!("{name}.txt")),
            None => self.file("stdout.txt"),
        }
    }

    /// What a question's programs read; most have no such file, and no card has.
    pub(crate) fn stdin(self) -> PathBuf {
        self.file("stdin.txt")
    }

    /// The explanation, with its front matter.
    pub(crate) fn notes(self) -> PathBuf {
        match self.card() {
            Some((_, name)) => self.file(&format!("{name}.md")),
            None => self.file("notes.md"),
        }
    }

    /// All files that there must be.
    pub(crate) fn files(self) -> [PathBuf; 4] {
        [self.python(), self.rust(), self.notes(), self.stdout()]
    }

    /// Family and name, if it is a card.
    fn card(self) -> Option<(&'static str, &'static str)> {
        self.id.split_once('.')
    }

    fn stem(self) -> &'static str {
        self.card().map_or(self.id, |(_, name)| name)
    }

    fn file(self, name: &str) -> PathBuf {
        let folder = match self.card() {
            Some((family, _)) => corpus().join("idioms").join(family),
            None => corpus().join("questions").join(self.id),
        };
        folder.join(name)
    }
}
