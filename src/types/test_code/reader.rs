//! The functions and classes of tests, read as plain functions.

use rustpython_ast::visitor::transformer::Transformer;
use rustpython_ast::{self as ast, Expr, Stmt};
use rustpython_text_size::Ranged;

use super::raising::mentions;
use super::{Reader, Test, assertions, build, fixtures, is_case, is_test, names_of, raising};
use crate::python::names::bare_name;
use crate::types::nodes;

impl Reader<'_, '_> {
    /// A class of tests: each is a function that makes what it stands on; what else it has stays a class.
    pub(super) fn class(&mut self, class: &ast::StmtClassDef, read: &mut Vec<Stmt>) {
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
    pub(super) fn test(
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
pub(super) struct Form<'c> {
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

/// The byte at which a function begins, decorators included.
pub(super) fn start(def: &ast::StmtFunctionDef) -> usize {
    def.range.start().to_usize()
}
