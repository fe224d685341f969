//! What breaks the rules of the corpus, and in which file.

use super::Problem;

/// Where the files of a question or a card lie, below `corpus/`.
pub(super) struct Place {
    folder: String,
    stem: String,
    notes: String,
}

impl Place {
    pub(super) fn question(id: &str) -> Self {
        Self {
            folder: format!("questions/{id}"),
            stem: id.to_owned(),
            notes: "notes.md".to_owned(),
        }
    }

    /// Of the card of an idiom.
    pub(super) fn card(id: &str) -> Self {
        let (family, name) = id.split_once('.').unwrap_or((id, ""));
        Self {
            folder: format!("idioms/{family}"),
            stem: name.to_owned(),
            notes: format!("{name}.md"),
        }
    }
}

/// The problems found in the files of one question or card.
pub(super) struct Found {
    place: Place,
    problems: Vec<Problem>,
}

/// The problems found in one file.
pub(super) struct InFile<'a> {
    file: String,
    found: &'a mut Found,
}

impl Found {
    pub(super) fn new(place: Place) -> Self {
        Self {
            place,
            problems: Vec::new(),
        }
    }

    /// A list for the Python program.
    pub(super) fn python(&mut self) -> InFile<'_> {
        let name = format!("{}.py", self.place.stem);
        self.of(&name)
    }

    /// A list for the Rust program.
    pub(super) fn rust(&mut self) -> InFile<'_> {
        let name = format!("{}.rs", self.place.stem);
        self.of(&name)
    }

    /// A list for the notes.
    pub(super) fn notes(&mut self) -> InFile<'_> {
        let name = self.place.notes.clone();
        self.of(&name)
    }

    fn of(&mut self, name: &str) -> InFile<'_> {
        InFile {
            file: format!("{}/{name}", self.place.folder),
            found: self,
        }
    }

    /// All of them, by file and line.
    pub(super) fn into_problems(mut self) -> Vec<Problem> {
        self.problems
            .sort_by(|a, b| (&a.file, a.line).cmp(&(&b.file, b.line)));
        self.problems
    }
}

impl InFile<'_> {
    pub(super) fn report(&mut self, line: usize, reason: String) {
        let file = self.file.clone();
        self.found.problems.push(Problem { file, line, reason });
    }
}
