//! What stands at the top of a file: its classes with their methods, and what is said with names.

use std::ops::Range;

use rustc_hash::FxHashMap;
use rustpython_ast::visitor::source_order::{self, SourceOrderVisitor, TraversalSignal};
use rustpython_ast::{AnyNodeRef, Expr, ExprContext, Stmt, StmtClassDef, StmtFunctionDef};

use crate::python::names::{Names, bare_name};
use crate::python::scopes::File;
use crate::python::syntax::span;

/// A file as its classes are looked at.
pub(super) struct Module<'a> {
    pub(super) text: &'a str,
    pub(super) suite: &'a [Stmt],
    pub(super) names: &'a Names<'a>,
    pub(super) classes: Vec<&'a StmtClassDef>,
    /// How often each name is bound, anywhere.
    bound: FxHashMap<&'a str, usize>,
}

impl<'a> Module<'a> {
    pub(super) fn of(file: &'a File<'a>) -> Self {
        let suite = file.syntax.suite();
        let mut bound = Bound::default();
        bound.visit_body(suite);
        let mut classes: Vec<&StmtClassDef> = Vec::new();
        for stmt in suite {
            if let Stmt::ClassDef(class) = stmt
                && bound.names.get(class.name.as_str()) == Some(&1)
            {
                classes.push(class);
            }
        }
        Self {
            text: file.source.text(),
            suite,
            names: &file.names,
            classes,
            bound: bound.names,
        }
    }

    /// The class of a name that stands for nothing else.
    pub(super) fn class(&self, name: &str) -> Option<&'a StmtClassDef> {
        let mut classes = self.classes.iter();
        classes.find(|it| it.name.as_str() == name).copied()
    }

    /// The class that an expression names.
    pub(super) fn class_of(&self, expr: &Expr) -> Option<&'a StmtClassDef> {
        self.class(bare_name(expr)?)
    }

    /// The function at the top of the file of a name that stands for nothing else.
    pub(super) fn function(&self, name: &str) -> Option<&'a StmtFunctionDef> {
        let mut functions = self.suite.iter().filter_map(|it| match it {
            Stmt::FunctionDef(def) => Some(def),
            _ => None,
        });
        functions.find(|it| it.name.as_str() == name && self.is_bound_once(name))
    }

    pub(super) fn is_bound_once(&self, name: &str) -> bool {
        self.bound.get(name) == Some(&1)
    }

    /// Whether a name is free for something new.
    pub(super) fn is_free(&self, name: &str) -> bool {
        !self.bound.contains_key(name) && words(self.text, name) == 0
    }

    /// The bases of a class that are classes of the file.
    pub(super) fn bases(&self, class: &StmtClassDef) -> Vec<&'a StmtClassDef> {
        let arguments = class.arguments.as_deref();
        let bases = arguments.into_iter().flat_map(|it| &it.args);
        bases.filter_map(|it| self.class_of(it)).collect()
    }

    /// Those of the file that derive from a class, in whatever step.
    pub(super) fn derived(&self, class: &StmtClassDef) -> Vec<&'a StmtClassDef> {
        let derives = |it: &&&StmtClassDef| {
            it.name != class.name && self.lineage(it).iter().any(|of| of.name == class.name)
        };
        self.classes.iter().filter(derives).copied().collect()
    }

    /// A class and its bases of the file in the order in which Python looks; empty if there is none.
    pub(super) fn lineage(&self, class: &StmtClassDef) -> Vec<&'a StmtClassDef> {
        self.class(class.name.as_str())
            .and_then(|it| self.linear(it, 0))
            .unwrap_or_default()
    }

    fn linear(&self, class: &'a StmtClassDef, depth: usize) -> Option<Vec<&'a StmtClassDef>> {
        if depth > 20 {
            return None;
        }
        let bases = self.bases(class);
        let mut lists: Vec<Vec<&'a StmtClassDef>> = Vec::new();
        for base in &bases {
            lists.push(self.linear(base, depth + 1)?);
        }
        lists.push(bases);
        let mut all = vec![class];
        loop {
            lists.retain(|it| !it.is_empty());
            if lists.is_empty() {
                return Some(all);
            }
            let is_late = |name: &str| {
                let mut rests = lists.iter().flat_map(|it| it.iter().skip(1));
                rests.any(|it| it.name.as_str() == name)
            };
            let next = lists
                .iter()
                .map(|it| it[0])
                .find(|it| !is_late(it.name.as_str()))?;
            all.push(next);
            for list in &mut lists {
                list.retain(|it| it.name != next.name);
            }
        }
    }

    /// The method that an instance of a class has of that name, with the class it stands in.
    pub(super) fn method(
        &self,
        class: &StmtClassDef,
        name: &str,
    ) -> Option<(&'a StmtClassDef, &'a StmtFunctionDef)> {
        let lineage = self.lineage(class);
        lineage
            .into_iter()
            .find_map(|it| Some((it, own_method(it, name)?)))
    }

    /// The text of a node.
    pub(super) fn slice(&self, range: Range<usize>) -> &'a str {
        self.text.get(range).unwrap_or_default()
    }

    /// The blanks before the line of a place, if nothing else stands before it.
    pub(super) fn indent(&self, at: usize) -> Option<&'a str> {
        let start = self.line_start(at);
        let indent = self.text.get(start..at)?;
        indent.bytes().all(|it| it == b' ').then_some(indent)
    }

    pub(super) fn line_start(&self, at: usize) -> usize {
        let before = self.text.get(..at).unwrap_or_default();
        before.rfind('\n').map_or(0, |it| it + 1)
    }

    /// Where the line behind a place begins.
    pub(super) fn next_line(&self, at: usize) -> usize {
        let rest = self.text.get(at..).unwrap_or_default();
        rest.find('\n').map_or(self.text.len(), |it| at + it + 1)
    }

    /// Where what stands on the line behind a place begins.
    pub(super) fn indent_end(&self, at: usize) -> Option<usize> {
        let next = self.next_line(at);
        let rest = self.text.get(next..)?;
        Some(next + rest.len() - rest.trim_start_matches(' ').len())
    }

    /// Whole lines of a definition, its decorators included.
    pub(super) fn lines_of(&self, node: Range<usize>) -> Range<usize> {
        self.line_start(node.start)..self.next_line(node.end)
    }

    /// Calls `each` with all expressions of the file.
    pub(super) fn each_expr(&self, each: &mut dyn FnMut(&'a Expr)) {
        each_expr(self.suite, each);
    }

    /// The names of a class or function that are looked at somewhere.
    pub(super) fn uses(&self, name: &str) -> Vec<Range<usize>> {
        let mut found = Vec::new();
        self.each_expr(&mut |it| {
            if bare_name(it) == Some(name) {
                found.push(span(it));
            }
        });
        found
    }
}

/// The methods of a class that stand in it.
pub(super) fn methods(class: &StmtClassDef) -> impl Iterator<Item = &StmtFunctionDef> {
    class.body.iter().filter_map(|it| match it {
        Stmt::FunctionDef(def) => Some(def),
        _ => None,
    })
}

/// The method of that name which stands in a class.
pub(super) fn own_method<'a>(class: &'a StmtClassDef, name: &str) -> Option<&'a StmtFunctionDef> {
    methods(class).find(|it| it.name.as_str() == name)
}

/// What a statement of a class gives a value without more: the name and the value.
pub(super) fn attribute(stmt: &Stmt) -> Option<(&str, &Expr)> {
    match stmt {
        Stmt::Assign(assign) => match &*assign.targets {
            [one] => Some((bare_name(one)?, &assign.value)),
            _ => None,
        },
        Stmt::AnnAssign(assign) => Some((bare_name(&assign.target)?, assign.value.as_deref()?)),
        _ => None,
    }
}

/// Whether a statement is a docstring.
pub(super) fn is_docstring(stmt: &Stmt) -> bool {
    matches!(stmt, Stmt::Expr(it) if it.value.is_string_literal_expr())
}

/// The names of the parameters of a method behind the first; nothing if it takes any number of them.
pub(super) fn params(def: &StmtFunctionDef) -> Option<Vec<&str>> {
    let all = &def.parameters;
    if all.vararg.is_some() || all.kwarg.is_some() {
        return None;
    }
    let given = all.iter_non_variadic_params();
    let names = given.map(|it| it.parameter.name.as_str());
    Some(names.skip(1).collect())
}

/// The text of an expression that is a literal.
pub(super) fn literal_text(expr: &Expr) -> Option<&str> {
    match expr {
        Expr::StringLiteral(it) => Some(it.value.to_str()),
        _ => None,
    }
}

/// How often a word stands in a text.
pub(super) fn words(text: &str, word: &str) -> usize {
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    let is_whole =
        |at: usize| !text[..at].ends_with(is_part) && !text[at + word.len()..].starts_with(is_part);
    text.match_indices(word)
        .filter(|(at, _)| is_whole(*at))
        .count()
}

/// `HTTPServer` as `http_server`.
pub(super) fn snake(name: &str) -> String {
    let mut text = String::new();
    let chars: Vec<char> = name.chars().collect();
    for (at, c) in chars.iter().enumerate() {
        let begins = c.is_uppercase()
            && at > 0
            && chars[at - 1] != '_'
            && (chars[at - 1].is_lowercase()
                || chars.get(at + 1).is_some_and(|it| it.is_lowercase()));
        if begins {
            text.push('_');
        }
        text.extend(c.to_lowercase());
    }
    text
}

/// Calls `each` with all expressions of some statements.
pub(super) fn each_expr<'a>(suite: &'a [Stmt], each: &mut dyn FnMut(&'a Expr)) {
    Each {
        expr: each,
        stmt: &mut |_| {},
    }
    .visit_body(suite);
}

/// Calls `each` with an expression and all that it is made of.
pub(super) fn each_within<'a>(expr: &'a Expr, each: &mut dyn FnMut(&'a Expr)) {
    Each {
        expr: each,
        stmt: &mut |_| {},
    }
    .visit_expr(expr);
}

/// Calls `each` with all statements, those within others included.
pub(super) fn each_stmt<'a>(suite: &'a [Stmt], each: &mut dyn FnMut(&'a Stmt)) {
    Each {
        expr: &mut |_| {},
        stmt: each,
    }
    .visit_body(suite);
}

struct Each<'e, 'a> {
    expr: &'e mut dyn FnMut(&'a Expr),
    stmt: &'e mut dyn FnMut(&'a Stmt),
}

impl<'a> SourceOrderVisitor<'a> for Each<'_, 'a> {
    fn visit_stmt(&mut self, stmt: &'a Stmt) {
        (self.stmt)(stmt);
        source_order::walk_stmt(self, stmt);
    }

    fn visit_expr(&mut self, expr: &'a Expr) {
        (self.expr)(expr);
        source_order::walk_expr(self, expr);
    }
}

#[derive(Default)]
struct Bound<'a> {
    names: FxHashMap<&'a str, usize>,
}

impl<'a> SourceOrderVisitor<'a> for Bound<'a> {
    fn enter_node(&mut self, node: AnyNodeRef<'a>) -> TraversalSignal {
        let name = match node {
            AnyNodeRef::StmtFunctionDef(it) => Some(it.name.as_str()),
            AnyNodeRef::StmtClassDef(it) => Some(it.name.as_str()),
            AnyNodeRef::Parameter(it) => Some(it.name.as_str()),
            AnyNodeRef::Alias(it) => Some(it.asname.as_ref().unwrap_or(&it.name).as_str()),
            AnyNodeRef::ExceptHandlerExceptHandler(it) => {
                it.name.as_ref().map(rustpython_ast::Identifier::as_str)
            }
            AnyNodeRef::PatternMatchAs(it) => {
                it.name.as_ref().map(rustpython_ast::Identifier::as_str)
            }
            AnyNodeRef::PatternMatchStar(it) => {
                it.name.as_ref().map(rustpython_ast::Identifier::as_str)
            }
            AnyNodeRef::ExprName(it) if it.ctx != ExprContext::Load => Some(it.id.as_str()),
            _ => None,
        };
        if let Some(name) = name {
            *self.names.entry(name).or_default() += 1;
        }
        TraversalSignal::Traverse
    }
}
