//! Tests of `unittest` and `pytest` as plain code: what they assert is an `assert`, what is to be raised is a
//! `try`, rows of parameters are a loop, and each test is a function of the module.
//!
//! Only a file that imports one of the two, or whose functions nobody else could call, is read so. What is
//! not understood stays as it is, and becomes a hole later.

mod assertions;
mod build;
mod fixtures;
mod raising;

use rustc_hash::{FxHashMap, FxHashSet};
use rustpython_ast::visitor::transformer::Transformer;
use rustpython_ast::visitor::{Visitor, walk_expr};
use rustpython_ast::{self as ast, Expr, Stmt};
use rustpython_text_size::Ranged;

use crate::python::names::{Names, bare_name};
use crate::types::nodes;
use fixtures::Fixtures;

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

    /// A class of tests: each is a function that makes what it stands on; what else it has stays a class.
    fn class(&mut self, class: &ast::StmtClassDef, read: &mut Vec<Stmt>) {
        let Some(form) = self.form_of(class) else {
            read.push(Stmt::ClassDef(class.clone()));
            return;
        };
        let mut tests = Vec::new();
        let mut rest = Vec::new();
        for stmt in &class.body {
            match stmt {
                Stmt::FunctionDef(def) if is_test(&def.name) => match self.test(def, Some(&form)) {
                    Some((test, skipped)) => {
                        let path = format!("{}.{}", class.name, def.name);
                        tests.push((test, Test { path, skipped }));
                    }
                    // It stays a method, and a hole for what is not understood of it.
                    None => rest.push(stmt.clone()),
                },
                Stmt::FunctionDef(def) => {
                    let mut method = self.method(def, form.has_base);
                    if form.set_up == Some(def.name.as_str()) {
                        method.name = build::renamed(&def.name, "__init__");
                    }
                    rest.push(Stmt::FunctionDef(method));
                }
                other => rest.push(other.clone()),
            }
        }
        let is_empty = rest
            .iter()
            .all(|it| it.is_pass_stmt() || build::is_text(Some(it)));
        if is_empty {
            read.push(nodes::pass(class.range));
        } else {
            let mut class = class.clone();
            if let Some(arguments) = &mut class.arguments {
                arguments.args = Box::default();
            }
            class.body = rest;
            read.push(Stmt::ClassDef(class));
        }
        for (mut test, about) in tests {
            if self.taken.contains(test.name.as_str()) {
                let name = format!("{}_{}", class.name, test.name);
                test.name = build::renamed(&test.name, &name);
            }
            self.taken.insert(test.name.to_string());
            self.tests.insert(start(&test), about);
            read.push(Stmt::FunctionDef(test));
        }
    }

    /// What a class of tests has besides them; nothing if it is none, or one of a kind that is not known.
    fn form_of<'c>(&self, class: &'c ast::StmtClassDef) -> Option<Form<'c>> {
        let bases = class.arguments.as_deref().map_or(&[][..], |it| &it.args);
        let is_case = match bases {
            [] => class.name.starts_with("Test"),
            [_] => is_case(self.names, class),
            _ => false,
        };
        let keywords = class.arguments.as_deref().map_or(0, |it| it.keywords.len());
        if !is_case || keywords > 0 || !class.decorator_list.is_empty() {
            return None;
        }
        let mut form = Form {
            name: class.name.as_str(),
            set_up: None,
            has_more: false,
            has_base: !bases.is_empty(),
        };
        for stmt in &class.body {
            match stmt {
                Stmt::FunctionDef(def) => match def.name.as_str() {
                    name @ ("setUp" | "setup_method") if takes_itself_only(def) => {
                        form.set_up = Some(name);
                    }
                    "setUp" | "setup_method" | "setUpClass" | "setup_class" | "tearDown"
                    | "tearDownClass" | "teardown_method" | "asyncSetUp" => return None,
                    name if is_test(name) => {}
                    _ => form.has_more = true,
                },
                Stmt::Pass(_) => {}
                other if build::is_text(Some(other)) => {}
                _ => form.has_more = true,
            }
        }
        Some(form)
    }

    /// A test as a function that takes nothing, and why it is skipped, if it is.
    fn test(
        &self,
        def: &ast::StmtFunctionDef,
        class: Option<&Form<'_>>,
    ) -> Option<(ast::StmtFunctionDef, Option<String>)> {
        let mut test = def.clone();
        let own = match (class, def.parameters.args.first()) {
            (None, _) => None,
            (Some(_), Some(first)) if def.parameters.posonlyargs.is_empty() => {
                test.parameters.args.remove(0);
                Some(first.parameter.name.as_str())
            }
            _ => return None,
        };
        let skipped = fixtures::skipped(self.names, &mut test);
        let rows = fixtures::rows(self.names, &mut test)?;
        if def.is_async {
            return None;
        }
        self.assert_in(&mut test, own, class.is_some_and(|it| it.has_base));
        if let (Some(form), Some(own)) = (class, own)
            && mentions(&test.body, own)
        {
            if form.set_up.is_none() && !form.has_more || names_of(&def.body).contains("case") {
                return None;
            }
            nodes::Replace(|it: &Expr| {
                (bare_name(it) == Some(own)).then(|| nodes::name("case", it.range()))
            })
            .in_body(&mut test.body);
            let at = def.name.range;
            let made = nodes::assign(
                nodes::name("case", at),
                build::builtin(form.name, Vec::new(), at),
                at,
            );
            build::begin(&mut test.body, vec![made]);
        }
        fixtures::wrap(&mut test, rows);
        self.fixtures.give(&mut test)?;
        Some((test, skipped))
    }

    /// A method that tests call: it may assert, too.
    fn method(&self, def: &ast::StmtFunctionDef, has_base: bool) -> ast::StmtFunctionDef {
        let mut method = def.clone();
        let own = def.parameters.args.first();
        let own = own.map(|it| it.parameter.name.as_str());
        self.assert_in(&mut method, own, has_base);
        method
    }

    /// Replaces what a function asserts of what is called on `own`, and what it wants to be raised.
    fn assert_in(&self, def: &mut ast::StmtFunctionDef, own: Option<&str>, has_base: bool) {
        let own = own.filter(|_| has_base);
        def.body = raising::read(self.names, &def.body, own);
        let names = self.names;
        assertions::Assertions { names, own }.visit_body(&mut def.body);
    }
}

/// What a class of tests has besides them.
struct Form<'c> {
    name: &'c str,
    /// The method that makes what the tests stand on.
    set_up: Option<&'c str>,
    /// Whether there are attributes or other methods.
    has_more: bool,
    /// Whether it derives from `unittest.TestCase`, whose methods assert.
    has_base: bool,
}

fn takes_itself_only(def: &ast::StmtFunctionDef) -> bool {
    def.parameters.len() == 1 && def.decorator_list.is_empty()
}

/// Whether the code has the name.
fn mentions(body: &[Stmt], name: &str) -> bool {
    names_of(body).contains(name)
}

/// The byte at which a function begins, decorators included.
fn start(def: &ast::StmtFunctionDef) -> usize {
    def.range.start().to_usize()
}
