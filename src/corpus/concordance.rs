//! Which question shows which idiom: the findings of the corpus's own Python programs.

use crate::analysis::Analysis;
use crate::corpus::{self, Question};
use crate::idioms::{self, Idiom};
use crate::python::source::Source;

/// A question with what is found in its Python program.
#[derive(Debug)]
pub struct Entry {
    /// The question.
    pub question: Question,
    /// Each idiom that occurs, in the order of the catalogue.
    pub idioms: Vec<&'static Idiom>,
}

/// All questions with their idioms, in the order of the document.
#[must_use]
pub fn entries() -> Vec<Entry> {
    corpus::questions()
        .map(|question| Entry {
            idioms: idioms_of(&question),
            question,
        })
        .collect()
}

/// Each idiom that occurs in the question's Python program, in the order of the catalogue.
#[must_use]
pub fn idioms_of(question: &Question) -> Vec<&'static Idiom> {
    let analysis = Analysis::of_clean(source_of(question));
    let found = analysis.findings();
    idioms::catalogue()
        .filter(|idiom| found.iter().any(|finding| finding.idiom == *idiom))
        .collect()
}

/// The question's Python program, as it is shown.
#[must_use]
pub fn source_of(question: &Question) -> Source {
    Source::new(format!("{}.py", question.id), question.python.text())
}

impl Entry {
    /// Whether an idiom of this id, or of this family, occurs.
    #[must_use]
    pub fn shows(&self, id_or_family: &str) -> bool {
        self.idioms
            .iter()
            .any(|idiom| idiom.id == id_or_family || idiom.family() == id_or_family)
    }
}
