//! The front door of the library: a Python source, read, understood and searched.

use std::fmt;

use self_cell::self_cell;

use crate::idioms::findings::{self, Finding};
use crate::python::scopes::{File, Node, ScopeId};
use crate::python::source::{Place, Source};
use crate::python::syntax::{Syntax, SyntaxError};
use crate::python::{paste, stack};

/// A Python source: its text, its tree, what its names mean, and the idioms in it.
///
/// It is made once and handed on: nothing later parses the source, walks it for names, or guesses what
/// a name means by how it is spelt.
///
/// ```
/// use py2rs::{analysis::Analysis, source::Source};
///
/// let analysis = Analysis::of(Source::new("a.py", "squares = [n * n for n in range(9)]\n"));
/// assert!(analysis.errors().is_empty());
/// ```
pub struct Analysis {
    read: Read,
    findings: Vec<Finding>,
}

/// What a source is parsed to.
struct Parsed {
    source: Source,
    syntax: Syntax,
}

self_cell!(
    struct Read {
        owner: Parsed,
        #[covariant]
        dependent: File,
    }
);

impl Analysis {
    /// Reads a source; what a paste did to it is mended first.
    ///
    /// Never fails: what cannot be parsed is told by [`Analysis::errors`], and what stands around it is
    /// understood. Never overflows the stack, on whichever thread: code that is nested too deeply for
    /// `CPython` is an error, too.
    ///
    /// ```
    /// use py2rs::{analysis::Analysis, source::Source};
    ///
    /// let analysis = Analysis::of(Source::new("squares.py", "squares = [n * n for n in range(9)]\n"));
    /// let ids = analysis.findings().iter().map(|finding| finding.idiom.id);
    /// assert!(ids.eq(["iteration.list-comprehension"]));
    /// ```
    #[must_use]
    pub fn of(source: Source) -> Self {
        stack::with(|| {
            let (source, syntax) = paste::read(source);
            Self::of_parsed(source, syntax)
        })
    }

    /// That of a source without a paste's marks, as the corpus has it.
    pub(crate) fn of_clean(source: Source) -> Self {
        stack::with(|| {
            let syntax = crate::python::syntax::parse(&source);
            Self::of_parsed(source, syntax)
        })
    }

    fn of_parsed(source: Source, syntax: Syntax) -> Self {
        let read = Read::new(Parsed { source, syntax }, |parsed| {
            File::new(&parsed.source, &parsed.syntax, findings::wanted())
        });
        let findings = findings::find(read.borrow_dependent());
        Self { read, findings }
    }

    /// The text, as it was read.
    ///
    /// ```
    /// use py2rs::{analysis::Analysis, source::Source};
    ///
    /// let analysis = Analysis::of(Source::new("a.py", "x = 1\n"));
    /// assert_eq!(analysis.source().path(), "a.py");
    /// ```
    #[must_use]
    pub fn source(&self) -> &Source {
        &self.read.borrow_owner().source
    }

    /// The idioms in it, by place and then by id.
    ///
    /// ```
    /// use py2rs::{analysis::Analysis, source::Source};
    ///
    /// let analysis = Analysis::of(Source::new("a.py", "with open('a') as file:\n    pass\n"));
    /// let finding = &analysis.findings()[0];
    /// assert_eq!((finding.idiom.id, finding.subject()), ("context-manager.file", Some("file")));
    /// ```
    #[must_use]
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// Where a finding is: line and column of its first character.
    ///
    /// ```
    /// use py2rs::{analysis::Analysis, source::Source};
    ///
    /// let analysis = Analysis::of(Source::new("a.py", "x = 1\ny = x ** 2\n"));
    /// let place = analysis.place(&analysis.findings()[0]);
    /// assert_eq!((place.line, place.column), (2, 5));
    /// ```
    #[must_use]
    pub fn place(&self, finding: &Finding) -> Place {
        self.source().place(finding.span.start)
    }

    /// What could not be parsed, in order; empty for good input.
    ///
    /// ```
    /// use py2rs::{analysis::Analysis, source::Source};
    ///
    /// let analysis = Analysis::of(Source::new("a.py", "x = = 1\ny = x ** 2\n"));
    /// assert_eq!(analysis.errors().len(), 1);
    /// assert_eq!(analysis.findings().len(), 1);
    /// ```
    #[must_use]
    pub fn errors(&self) -> &[SyntaxError] {
        self.syntax().errors()
    }

    /// The tree, the tokens and the errors.
    #[must_use]
    pub(crate) fn syntax(&self) -> &Syntax {
        &self.read.borrow_owner().syntax
    }

    /// The names, scopes and nodes.
    #[must_use]
    pub(crate) fn file(&self) -> &File<'_> {
        self.read.borrow_dependent()
    }

    /// The node that a finding is reported at, and the scope it stands in; `None` for what is found among
    /// many files.
    pub(crate) fn node(&self, finding: &Finding) -> Option<(Node<'_>, ScopeId)> {
        Some(self.file().node(finding.node?))
    }

    /// Leaves out the findings that are not `wanted`.
    pub(crate) fn retain(&mut self, wanted: impl FnMut(&Finding) -> bool) {
        self.findings.retain(wanted);
    }

    /// The source and the findings; the tree is given up.
    pub(crate) fn into_parts(self) -> (Source, Vec<Finding>, Vec<SyntaxError>) {
        let Parsed { source, syntax } = self.read.into_owner();
        (source, self.findings, syntax.into_errors())
    }
}

impl fmt::Debug for Analysis {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Analysis")
            .field("path", &self.source().path())
            .field("findings", &self.findings)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use std::thread;

    use super::*;
    use crate::explain::comparison;

    /// The main thread of a program that links the library has 8 MB, its others have 2.
    #[test]
    fn code_nested_deeply_overflows_no_small_stack() {
        let work = || {
            let deep = [
                format!("x = {}1\n", "-".repeat(19_000)),
                format!("x = {}1\n", "-".repeat(1_000_000)),
                format!("x = f'{{{}1}}'\n", "-".repeat(10_000)),
                format!("x = {}1\n", "1 + ".repeat(10_000)),
                format!("x = a{}\n", ".b".repeat(10_000)),
                format!(
                    "@a{}\ndef f(x: {}int): return [y for y in x]\n",
                    "(1)".repeat(6_000),
                    "a | ".repeat(4_000)
                ),
            ];
            for text in deep {
                let analysis = Analysis::of(Source::new("deep.py", text));
                let comparison = comparison::explain(&analysis);
                drop(comparison::rust_texts(comparison.question, &analysis));
            }
        };
        let small = thread::Builder::new().stack_size(2 << 20).spawn(work);
        small.expect("a thread").join().expect("no overflow");
    }

    #[test]
    fn a_finding_holds_its_node() {
        let text = "@cache\ndef f(n):\n    return [n ** 2, *(m for m in range(n))]\n";
        let analysis = Analysis::of(Source::new("a.py", text));
        assert!(!analysis.findings().is_empty());
        for finding in analysis.findings() {
            let (node, _) = analysis.node(finding).expect("it is found in one file");
            let end = crate::python::syntax::span(&node.any()).end;
            assert_eq!(end, finding.span.end, "{finding:?}");
        }
    }
}
