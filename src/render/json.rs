//! The machine-readable form: the contract of `interface.md`, version 1.

use serde::Serialize;

use crate::findings::Finding;
use crate::idioms::Idiom;
use crate::source::Source;
use crate::syntax::SyntaxError;

/// The version that every document carries.
const VERSION: u32 = 1;

/// What was found in one file.
#[derive(Debug, Serialize)]
pub struct FileDocument {
    version: u32,
    path: String,
    /// The corpus question that the source is; absent for a file of a scan.
    #[serde(skip_serializing_if = "Option::is_none")]
    question: Option<Option<String>>,
    findings: Vec<FindingDocument>,
    errors: Vec<ErrorDocument>,
}

#[derive(Debug, Serialize)]
struct FindingDocument {
    idiom: &'static str,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    subject: Option<String>,
    /// The Rust counterpart; absent for a file of a scan.
    #[serde(skip_serializing_if = "Option::is_none")]
    rust: Option<Option<String>>,
}

#[derive(Debug, Serialize)]
struct ErrorDocument {
    line: usize,
    column: usize,
    message: String,
}

impl FileDocument {
    /// The findings and syntax errors of one file.
    #[must_use]
    pub fn new(source: &Source, findings: &[Finding], errors: &[SyntaxError]) -> Self {
        let place = |error: &SyntaxError| source.place(error.span.start.min(source.text().len()));
        Self {
            version: VERSION,
            path: source.path().to_owned(),
            question: None,
            findings: findings
                .iter()
                .map(|finding| FindingDocument::new(source, finding))
                .collect(),
            errors: errors
                .iter()
                .map(|error| ErrorDocument {
                    line: place(error).line,
                    column: place(error).column,
                    message: error.message.clone(),
                })
                .collect(),
        }
    }

    /// A file that could not be read or decoded.
    #[must_use]
    pub fn unreadable(path: &str, line: usize, reason: &str) -> Self {
        let message = reason.to_owned();
        Self {
            version: VERSION,
            path: path.to_owned(),
            question: None,
            findings: Vec::new(),
            errors: vec![ErrorDocument {
                line,
                column: 1,
                message,
            }],
        }
    }

    /// Adds what only an explanation has: the question, and the Rust of each finding, in order.
    #[must_use]
    pub fn explained(mut self, question: Option<&str>, rust: Vec<Option<String>>) -> Self {
        self.question = Some(question.map(str::to_owned));
        for (finding, rust) in self.findings.iter_mut().zip(rust) {
            finding.rust = Some(rust);
        }
        self
    }
}

impl FindingDocument {
    fn new(source: &Source, finding: &Finding) -> Self {
        let (start, end) = (
            source.place(finding.span.start),
            source.place(finding.span.end),
        );
        Self {
            idiom: finding.idiom.id,
            line: start.line,
            column: start.column,
            end_line: end.line,
            end_column: end.column,
            subject: finding.subject.clone(),
            rust: None,
        }
    }
}

/// What `list` shows.
#[derive(Debug, Serialize)]
pub struct QuestionsDocument {
    version: u32,
    questions: Vec<QuestionDocument>,
}

/// A question and the idioms found in its Python program.
#[derive(Debug, Serialize)]
pub struct QuestionDocument {
    /// As in `q18`.
    pub id: String,
    /// What it shows.
    pub title: String,
    /// The document's heading that it stands under.
    pub topic: String,
    /// Ids, in the order of the catalogue.
    pub idioms: Vec<&'static str>,
}

impl QuestionsDocument {
    /// A list of questions.
    #[must_use]
    pub fn new(questions: Vec<QuestionDocument>) -> Self {
        Self {
            version: VERSION,
            questions,
        }
    }
}

/// What `idiom` shows.
#[derive(Debug, Serialize)]
pub struct IdiomsDocument {
    version: u32,
    idioms: Vec<IdiomDocument>,
}

/// An idiom and where the corpus shows it.
#[derive(Debug, Serialize)]
pub struct IdiomDocument {
    /// As in `decorator.memoize`.
    pub id: &'static str,
    /// The part before the dot.
    pub family: &'static str,
    /// What a reader calls it.
    pub title: &'static str,
    /// Ids of the questions in whose Python program it occurs.
    pub questions: Vec<String>,
    /// The Rust crates that its counterpart needs.
    pub crates: Vec<String>,
}

impl IdiomsDocument {
    /// A list of idioms.
    #[must_use]
    pub fn new(idioms: Vec<IdiomDocument>) -> Self {
        Self {
            version: VERSION,
            idioms,
        }
    }
}

impl IdiomDocument {
    /// A row of the catalogue.
    #[must_use]
    pub fn new(idiom: &'static Idiom, questions: Vec<String>, crates: Vec<String>) -> Self {
        let family = idiom.family();
        Self {
            id: idiom.id,
            family,
            title: idiom.title,
            questions,
            crates,
        }
    }
}

/// The document as one line of JSON.
#[must_use]
pub fn line(document: &impl Serialize) -> String {
    serde_json::to_string(document)
        .unwrap_or_else(|error| unreachable!("strings and numbers serialise: {error}"))
}
