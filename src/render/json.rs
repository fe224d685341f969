//! The machine-readable form: a contract with other programs, version 1.

mod bands;
mod escapes;
mod hits;
mod lists;
mod phrases;
mod port;
mod types;

use bands::BandDocument;
use serde::Serialize;

use crate::analysis::Analysis;
use crate::explain::comparison::{Answer, Comparison, Origin};
use crate::idioms::findings::Finding;
use crate::python::source::Source;
use crate::python::syntax::SyntaxError;
use crate::scan::Drafted;
use crate::translation;

pub(crate) use hits::HitsDocument;
pub use lists::{
    ExportDocument, IdiomDocument, IdiomsDocument, LibrariesDocument, QuestionDocument,
    QuestionsDocument,
};
pub(crate) use phrases::PhrasesDocument;
pub(crate) use port::PortDocument;
pub(crate) use types::TypesDocument;

/// The version that every document carries.
const VERSION: u32 = 1;

/// What stands before the first file of a scan's one document; `],"summary":{...}}` ends it.
#[doc(hidden)]
pub const SCAN_BEGIN: &str = "{\"version\":1,\"files\":[\n";

/// What was found in one file.
///
/// ```
/// use py2rs::{analysis::Analysis, render::json, source::Source};
///
/// let analysis = Analysis::of(Source::new("a.py", "squares = [n * n for n in range(9)]\n"));
/// let document = json::FileDocument::new(analysis.source(), analysis.findings(), analysis.errors());
/// assert!(json::line(&document).contains("\"idiom\":\"iteration.list-comprehension\""));
/// ```
#[derive(Debug, Serialize)]
pub struct FileDocument<'a> {
    version: u32,
    path: &'a str,
    /// The corpus question that the source is.
    #[serde(skip_serializing_if = "Explained::is_absent")]
    question: Explained<&'a str>,
    findings: Vec<FindingDocument<'a>>,
    /// What is found where names that are neither bound nor imported are read as what they plainly are.
    #[serde(skip_serializing_if = "Explained::is_absent")]
    assumed: Explained<Vec<FindingDocument<'a>>>,
    /// The bands of a question, and which of their lines share a row.
    #[serde(skip_serializing_if = "Option::is_none")]
    bands: Option<Vec<BandDocument>>,
    errors: Vec<ErrorDocument<'a>>,
    /// How much of a file of a scan `port` would draft.
    #[serde(skip_serializing_if = "Option::is_none")]
    port: Option<Drafted>,
}

#[derive(Debug, Serialize)]
struct FindingDocument<'a> {
    idiom: &'static str,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    subject: Option<&'a str>,
    /// The Rust counterpart.
    #[serde(skip_serializing_if = "Explained::is_absent")]
    rust: Explained<String>,
    /// Where that comes from.
    #[serde(skip_serializing_if = "Explained::is_absent")]
    origin: Explained<Origin>,
}

/// What an explanation says, which may be nothing, and a scan does not mention.
#[derive(Debug, Serialize)]
#[serde(untagged)]
enum Explained<T> {
    Absent,
    Said(Option<T>),
}

impl<T> Explained<T> {
    fn is_absent(&self) -> bool {
        matches!(self, Self::Absent)
    }
}

#[derive(Debug, Serialize)]
struct ErrorDocument<'a> {
    line: usize,
    column: usize,
    message: &'a str,
}

impl<'a> ErrorDocument<'a> {
    /// That a file could not be read or decoded, and why.
    fn of_file(reason: &'a str) -> Self {
        Self {
            line: 1,
            column: 1,
            message: reason,
        }
    }
}

fn error_documents<'a>(source: &Source, errors: &'a [SyntaxError]) -> Vec<ErrorDocument<'a>> {
    let document = |error: &'a SyntaxError| {
        let place = source.place(error.span.start.min(source.text().len()));
        ErrorDocument {
            line: place.line,
            column: place.column,
            message: &error.message,
        }
    };
    errors.iter().map(document).collect()
}

impl<'a> FileDocument<'a> {
    /// The findings and syntax errors of one file.
    ///
    /// ```
    /// use py2rs::{analysis::Analysis, render::json, source::Source};
    ///
    /// let analysis = Analysis::of(Source::new("a.py", "squares = [n * n for n in range(9)]\n"));
    /// let document = json::FileDocument::new(analysis.source(), analysis.findings(), analysis.errors());
    /// assert!(json::line(&document).starts_with("{\"version\":1"));
    /// ```
    #[must_use]
    pub fn new(source: &'a Source, findings: &'a [Finding], errors: &'a [SyntaxError]) -> Self {
        Self {
            version: VERSION,
            path: source.path(),
            question: Explained::Absent,
            findings: findings
                .iter()
                .map(|finding| FindingDocument::new(source, finding))
                .collect(),
            assumed: Explained::Absent,
            bands: None,
            errors: error_documents(source, errors),
            port: None,
        }
    }

    /// Adds how much of it `port` would draft.
    #[must_use]
    #[doc(hidden)]
    pub fn drafting(mut self, drafted: Option<Drafted>) -> Self {
        self.port = drafted;
        self
    }

    /// A file that could not be read or decoded.
    ///
    /// ```
    /// use py2rs::render::json;
    ///
    /// let line = json::line(&json::FileDocument::unreadable("a.py", "no such file"));
    /// assert!(line.contains("no such file"));
    /// ```
    #[must_use]
    pub fn unreadable(path: &'a str, reason: &'a str) -> Self {
        Self {
            version: VERSION,
            path,
            question: Explained::Absent,
            findings: Vec::new(),
            assumed: Explained::Absent,
            bands: None,
            errors: vec![ErrorDocument::of_file(reason)],
            port: None,
        }
    }

    /// Adds what only an explanation has: the question, and the Rust of each finding, in order.
    ///
    /// ```
    /// use py2rs::{analysis::Analysis, render::json, source::Source};
    ///
    /// let analysis = Analysis::of(Source::new("a.py", "squares = [n * n for n in range(9)]\n"));
    /// let document = json::FileDocument::new(analysis.source(), analysis.findings(), analysis.errors());
    /// let document = document.explained(None, vec![None]);
    /// assert!(json::line(&document).contains("\"rust\":null"));
    /// ```
    #[must_use]
    pub fn explained(mut self, question: Option<&'a str>, rust: Vec<Option<Answer>>) -> Self {
        self.question = Explained::Said(question);
        self.assumed = Explained::Said(Some(Vec::new()));
        for (finding, rust) in self.findings.iter_mut().zip(rust) {
            finding.origin = Explained::Said(rust.as_ref().map(|it| it.origin));
            finding.rust = Explained::Said(rust.map(|it| it.rust));
        }
        self
    }
}

impl<'a> FileDocument<'a> {
    /// Adds the bands of a question or of a copy of one.
    ///
    /// ```
    /// use py2rs::explain;
    /// use py2rs::{analysis::Analysis, render::json, source::Source};
    ///
    /// let analysis = Analysis::of(Source::new("a.py", "squares = [n * n for n in range(9)]\n"));
    /// let comparison = explain::explain(&analysis);
    /// let document = json::FileDocument::new(analysis.source(), analysis.findings(), analysis.errors());
    /// assert!(json::line(&document.in_bands(&comparison)).contains("\"bands\":["));
    /// ```
    #[must_use]
    pub fn in_bands(mut self, comparison: &Comparison) -> Self {
        self.bands = Some(bands::documents(comparison));
        self
    }

    /// Adds to an explanation what is found where names are read as what they plainly are, and the Rust of
    /// each, in order.
    #[must_use]
    #[doc(hidden)]
    pub fn assuming(
        mut self,
        source: &'a Source,
        findings: &'a [Finding],
        rust: Vec<Option<Answer>>,
    ) -> Self {
        let documents = findings
            .iter()
            .zip(rust)
            .map(|(finding, rust)| FindingDocument {
                origin: Explained::Said(rust.as_ref().map(|it| it.origin)),
                rust: Explained::Said(rust.map(|it| it.rust)),
                ..FindingDocument::new(source, finding)
            });
        self.assumed = Explained::Said(Some(documents.collect()));
        self
    }
}

impl<'a> FindingDocument<'a> {
    fn new(source: &Source, finding: &'a Finding) -> Self {
        let (start, end) = (
            source.place(finding.span.start),
            source.end_place(finding.span.end),
        );
        Self {
            idiom: finding.idiom.id,
            line: start.line,
            column: start.column,
            end_line: end.line,
            end_column: end.column,
            subject: finding.subject(),
            rust: Explained::Absent,
            origin: Explained::Absent,
        }
    }
}

/// What `py2rs port --format json` prints of a file: the Rust that is drafted of it, what is left to do,
/// and which lines come from which. Nothing if it has more statements than one draft takes.
///
/// ```
/// use py2rs::{analysis::Analysis, render::json, source::Source};
///
/// let analysis = Analysis::of(Source::new("a.py", "print(6 * 7)\n"));
/// let document = json::ported(&analysis).expect("is short");
/// assert!(document.contains("println!"));
/// ```
#[must_use]
pub fn ported(analysis: &Analysis) -> Option<String> {
    let draft = translation::draft(analysis).ok()?;
    let document = PortDocument::new(analysis.source(), &draft, analysis.syntax().errors());
    Some(line(&document))
}

/// The document as one line of JSON.
///
/// ```
/// assert_eq!(py2rs::render::json::line(&[1, 2]), "[1,2]");
/// ```
#[must_use]
pub fn line(document: &impl Serialize) -> String {
    escapes::to_string(document)
        .unwrap_or_else(|error| unreachable!("strings and numbers serialise: {error}"))
}
