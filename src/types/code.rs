//! The code that is read for a draft.

use rustc_hash::FxHashSet;
use rustpython_ast::Stmt;

use super::holders::{self, Holders};
use super::test_code::{self, Test, TestCode};
use super::{desugaring, node_walks, said_types};
use crate::python::scopes::File;
use crate::python::source::Source;
use crate::python::syntax::Syntax;

/// The code of a file: as it stands there, or with its tests as plain functions, and some of its forms as others.
pub(crate) struct Code<'s> {
    pub(crate) syntax: &'s Syntax,
    tests: Option<TestCode>,
    /// With a name for the node of a loop that goes from node to node, if it has any.
    walked: Option<Vec<Stmt>>,
    desugared: Option<Vec<Stmt>>,
    /// So many classes stand before all others, whose instances are counted: they hold containers.
    pub(super) holders: usize,
    /// Whether a draft of it is to say what was concluded of its types.
    pub(crate) says_types: bool,
}

impl<'s> Code<'s> {
    /// Reads the tests of a file, if it has any.
    pub(crate) fn of(file: &File<'_>, syntax: &'s Syntax, says_types: bool) -> Self {
        let tests = test_code::read(&file.names, syntax.suite());
        let suite = tests.as_ref().map_or(syntax.suite(), |it| &it.suite);
        let walked = node_walks::of(suite);
        Self {
            syntax,
            tests,
            walked,
            desugared: None,
            holders: 0,
            says_types,
        }
    }

    /// The same code with its loops from node to node as they stand, if it has any of these.
    pub(crate) fn unwalked(&self) -> Option<Self> {
        self.walked.as_ref()?;
        Some(Self {
            syntax: self.syntax,
            tests: self.tests.clone(),
            walked: None,
            desugared: None,
            holders: 0,
            says_types: self.says_types,
        })
    }

    /// The same code with some of its forms as others, if it has any of these.
    pub(crate) fn desugared(&self) -> Option<Self> {
        Some(self.read_as(desugaring::of(self.suite())?))
    }

    /// The same code with objects around some of its containers, if these can be put there.
    pub(crate) fn holding(&self, holders: &Holders) -> Option<Self> {
        let mut read = self.read_as(holders::read(self.suite(), holders)?);
        read.holders = holders.classes.len();
        Some(read)
    }

    /// Classes whose instances are counted, whatever a draft finds out, by their places.
    pub(crate) fn counted(&self) -> FxHashSet<usize> {
        (0..self.holders).collect()
    }

    fn read_as(&self, suite: Vec<Stmt>) -> Self {
        Self {
            syntax: self.syntax,
            tests: self.tests.clone(),
            walked: None,
            desugared: Some(suite),
            holders: 0,
            says_types: self.says_types,
        }
    }

    /// The same code with the types that its comments and docstrings say as annotations, if they say any.
    pub(crate) fn with_said_types(&self, source: &Source) -> Option<Self> {
        let said = said_types::of(self.suite(), source, self.syntax)?;
        Some(self.read_as(said))
    }

    pub(super) fn suite(&self) -> &[Stmt] {
        let walked = self.desugared.as_ref().or(self.walked.as_ref());
        match (walked, &self.tests) {
            (Some(suite), _) => suite,
            (None, Some(tests)) => &tests.suite,
            (None, None) => self.syntax.suite(),
        }
    }

    /// What there is to a test, if the function that begins at a byte is one.
    pub(super) fn test_at(&self, start: usize) -> Option<&Test> {
        self.tests.as_ref()?.tests.get(&start)
    }
}
