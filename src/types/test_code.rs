//! Tests of `unittest` and `pytest` as plain code: what they assert is an `assert`, what is to be raised is a
//! `try`, rows of parameters are a loop, and each test is a function of the module.
//!
//! Only a file that imports one of the two, or whose functions nobody else could call, is read so. What is
//! not understood stays as it is, and becomes a hole later.

mod assertions;
mod build;
mod fixtures;
mod raising;
mod reader;

use fixtures::Fixtures;
use reader::start;
use rustc_hash::{FxHashMap, FxHashSet};
use rustpython_ast::visitor::{Visitor, walk_expr};
use rustpython_ast::{self as ast, Expr, Stmt};
use rustpython_text_size::Ranged;

use crate::python::names::Names;
use crate::types::nodes;

/// The classes of tests that assert as `unittest` does.
const CASES: &[&str] = &[
    "unittest.TestCase",
    "twisted.trial.unittest.TestCase",
    "twisted.trial.unittest.SynchronousTestCase",
];

/// A file with its tests as plain functions.
#[derive(Debug, Clone)]
pub(crate) struct TestCode {
    pub(crate) suite: Vec<Stmt>,
    /// The tests by the byte at which their `def` begins.
    pub(crate) tests: FxHashMap<usize, Test>,
}

/// What else there is to a test.
#[derive(Debug, Clone, Default)]
pub(crate) struct Test {
    /// Its name with that of its class: `TestCart.test_empty`.
    pub(crate) path: String,
    /// Why it is not run, if it is not.
    pub(crate) skipped: Option<String>,
}

/// Reads the tests of a file; nothing if it has none.
pub(crate) fn read(names: &Names<'_>, suite: &[Stmt]) -> Option<TestCode> {
    let is_case = |it: &Stmt| matches!(it, Stmt::ClassDef(class) if is_case(names, class));
    let is_meant = names.imports_any(&["pytest", "unittest"]) || suite.iter().any(is_case);
    if !is_meant && !is_only_tests(suite) {
        return None;
    }
    let fixtures = Fixtures::of(names, suite);
    let mut reader = Reader {
        names,
        taken: names_of(suite),
        fixtures: &fixtures,
        tests: FxHashMap::default(),
    };
    let mut read = Vec::new();
    for stmt in suite {
        reader.module_statement(stmt, &mut read);
    }
    let tests = reader.tests;
    (!tests.is_empty()).then_some(TestCode { suite: read, tests })
}

/// Whether a class derives from one of tests, and from no other.
fn is_case(names: &Names<'_>, class: &ast::StmtClassDef) -> bool {
    let bases = class.arguments.as_deref().map_or(&[][..], |it| &it.args);
    matches!(bases, [base] if names.resolves_to(base, CASES))
}

/// Whether a module has functions that are called like tests, take nothing and assert something, and does
/// nothing else: a runner is to find them.
fn is_only_tests(suite: &[Stmt]) -> bool {
    let mut has_tests = false;
    for stmt in suite {
        match stmt {
            Stmt::FunctionDef(def) if is_test(&def.name) => {
                let asserts = def.body.iter().any(Stmt::is_assert_stmt);
                has_tests |= asserts && def.parameters.is_empty();
            }
            Stmt::FunctionDef(_) | Stmt::ClassDef(_) | Stmt::Import(_) | Stmt::ImportFrom(_) => {}
            Stmt::Assign(_) | Stmt::AnnAssign(_) => {}
            other if build::is_text(Some(other)) => {}
            _ => return false,
        }
    }
    has_tests
}

fn is_test(name: &str) -> bool {
    name.starts_with("test")
}

/// All names that occur in the code.
fn names_of(suite: &[Stmt]) -> FxHashSet<String> {
    struct Found(FxHashSet<String>);
    impl Visitor<'_> for Found {
        fn visit_expr(&mut self, expr: &Expr) {
            if let Expr::Name(name) = expr {
                self.0.insert(name.id.to_string());
            }
            walk_expr(self, expr);
        }
    }
    let mut found = Found(FxHashSet::default());
    found.visit_body(suite);
    for stmt in suite {
        match stmt {
            Stmt::FunctionDef(def) => found.0.insert(def.name.to_string()),
            Stmt::ClassDef(class) => found.0.insert(class.name.to_string()),
            _ => false,
        };
    }
    found.0
}

struct Reader<'n, 'a> {
    names: &'n Names<'a>,
    /// Names that new functions cannot have.
    taken: FxHashSet<String>,
    fixtures: &'n Fixtures,
    tests: FxHashMap<usize, Test>,
}

impl Reader<'_, '_> {
    /// Adds a statement of the module as it is read.
    fn module_statement(&mut self, stmt: &Stmt, read: &mut Vec<Stmt>) {
        match stmt {
            Stmt::FunctionDef(def) => {
                if let Some(def) = self.fixtures.as_function(self.names, def) {
                    read.push(Stmt::FunctionDef(def));
                    return;
                }
                let test = is_test(&def.name).then(|| self.test(def, None)).flatten();
                if let Some((test, skipped)) = test {
                    let path = def.name.to_string();
                    self.tests.insert(start(def), Test { path, skipped });
                    read.push(Stmt::FunctionDef(test));
                } else {
                    read.push(stmt.clone());
                }
            }
            Stmt::ClassDef(class) => self.class(class, read),
            Stmt::If(branch)
                if self.runs_tests(&branch.body) && branch.elif_else_clauses.is_empty() =>
            {
                let inner = branch.body.iter().map(Ranged::range);
                let ranges = [branch.range].into_iter().chain(inner);
                read.extend(ranges.map(nodes::pass));
            }
            Stmt::Expr(_) if self.runs_tests(std::slice::from_ref(stmt)) => {
                read.push(nodes::pass(stmt.range()));
            }
            _ => read.push(stmt.clone()),
        }
    }

    /// Whether it is `unittest.main()` or `pytest.main()`.
    fn runs_tests(&self, body: &[Stmt]) -> bool {
        let [Stmt::Expr(only)] = body else {
            return false;
        };
        let call = match &*only.value {
            Expr::Call(exit) if exit.arguments.args.len() == 1 && !self.is_main(exit) => {
                match &exit.arguments.args[0] {
                    Expr::Call(call) => call,
                    _ => return false,
                }
            }
            Expr::Call(call) => call,
            _ => return false,
        };
        self.is_main(call)
    }

    fn is_main(&self, call: &ast::ExprCall) -> bool {
        self.names
            .resolves_to(&call.func, &["unittest.main", "pytest.main"])
    }
}
