//! One pass over a file's nodes, every idiom asked that may match, findings sorted.

mod rows;

use rustpython_ast::name::Name;
use rustpython_ast::{self as ast, AnyNodeRef, Expr, Stmt};
use rustpython_text_size::Ranged;

use rows::{CallRow, ROWS, Resolved, Rows};

use crate::idioms::{self, Idiom, callee};
use crate::python::names::bare_name;
use crate::python::scopes::{Call, File, Node, NodeId, ScopeId, Wanted};
use crate::python::source::Span;
use crate::python::syntax;

/// An idiom found at a place.
///
/// ```
/// use py2rs::{analysis::Analysis, source::Source};
///
/// let analysis = Analysis::of(Source::new("a.py", "y = x ** 2\n"));
/// let finding = &analysis.findings()[0];
/// assert_eq!(analysis.source().slice(finding.span.clone()), "x ** 2");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The row of the catalogue.
    pub idiom: &'static Idiom,
    /// The node it is reported at, in bytes of the source.
    pub span: Span,
    /// The name that it is about.
    subject: Option<Name>,
    /// The node itself; none for what is found among many files.
    pub(crate) node: Option<NodeId>,
}

impl Finding {
    /// One that no node of a single file tells.
    pub(crate) fn among_files(idiom: &'static Idiom, span: Span, subject: &str) -> Self {
        let subject = Some(Name::new(subject));
        Self {
            idiom,
            span,
            subject,
            node: None,
        }
    }

    /// The name that the finding is about: a function, a class, a variable.
    ///
    /// ```
    /// use py2rs::{analysis::Analysis, source::Source};
    ///
    /// let analysis = Analysis::of(Source::new("a.py", "from functools import cache\n\n@cache\ndef f(n):\n    return n\n"));
    /// let subjects: Vec<_> = analysis.findings().iter().filter_map(|it| it.subject()).collect();
    /// assert!(subjects.contains(&"f"));
    /// ```
    #[must_use]
    pub fn subject(&self) -> Option<&str> {
        self.subject.as_deref()
    }
}

/// How far apart findings are in ordinary code: enough to seldom reallocate.
const BYTES_PER_FINDING: usize = 120;

/// What the rows of the catalogue ask about, of what the walk over a file keeps on demand.
pub(crate) fn wanted() -> &'static Wanted {
    &ROWS.wanted
}

/// All findings of a file, by place and then by id.
///
/// Never fails: what could not be parsed has none. Two findings of one idiom at the same place
/// are one, but for the packages of an import statement.
#[must_use]
pub(crate) fn find(file: &File<'_>) -> Vec<Finding> {
    let mut search = Search {
        file,
        rows: &ROWS,
        findings: Vec::with_capacity(file.source.text().len() / BYTES_PER_FINDING + 1),
        node: None,
    };
    for (id, node, scope) in file.nodes() {
        search.node = Some(id);
        search.ask(node, scope);
    }
    let mut findings = search.findings;
    findings.retain(|finding| !file.syntax.is_damaged(finding.span.start));
    sort(&mut findings);
    // An import statement has a finding for each package; else a place has one of each idiom.
    findings.dedup_by(|a, b| {
        a.span.start == b.span.start
            && a.idiom == b.idiom
            && (!a.idiom.is_about_packages() || a.subject == b.subject)
    });
    findings
}

/// Puts findings into the order of their places, and of their ids where places are the same.
pub(crate) fn sort(findings: &mut [Finding]) {
    // Most were found in the order of their places already.
    if !findings.is_sorted_by_key(|finding| finding.span.start) {
        findings.sort_by_key(|finding| finding.span.start);
    }
    for at_a_place in findings.chunk_by_mut(|a, b| a.span.start == b.span.start) {
        if at_a_place.len() > 1 {
            at_a_place.sort_by_key(|finding| finding.idiom.id);
        }
    }
}

struct Search<'f, 'a> {
    file: &'f File<'a>,
    rows: &'static Rows,
    findings: Vec<Finding>,
    /// The node that is asked about.
    node: Option<NodeId>,
}

impl<'a> Search<'_, 'a> {
    /// Asks the rows that react to a node of this kind.
    fn ask(&mut self, node: Node<'a>, scope: ScopeId) {
        let (file, rows) = (self.file, self.rows);
        match node {
            Node::Function(def, id) => {
                let span = self.keyword(def.range(), &def.decorator_list);
                let subject = Some(def.name.as_str());
                self.report_if(&rows.functions, &span, subject, |ask| ask(file, def, id));
                if def.is_async {
                    self.report_if(&rows.async_functions, &span, subject, |ask| ask(file, id));
                }
                if file.scope(id).yields {
                    self.report_if(&rows.generators, &span, subject, |ask| ask(file, def));
                }
                if file.is_around_others(id) {
                    self.report_if(&rows.functions_around, &span, subject, |ask| ask(file, id));
                }
                for idiom in rows.method_defs.of(def.name.as_str()) {
                    if file.is_method(id) {
                        self.report(idiom, &span, subject);
                    }
                }
            }
            Node::Class(class, id) => {
                let span = self.keyword(class.range(), &class.decorator_list);
                let subject = Some(class.name.as_str());
                self.report_if(&rows.classes, &span, subject, |ask| ask(file, class, id));
                for base in class.bases() {
                    self.report_resolved(&rows.bases, base, &span, subject);
                }
            }
            Node::Decorator(expr, decorated) => {
                let (span, subject) = (syntax::span(expr), Some(decorated.as_str()));
                self.report_if(&rows.decorators_if, &span, subject, |ask| ask(file, expr));
                self.report_if(&rows.decorators, &span, subject, |names| {
                    file.names.resolves_to(callee(expr), names)
                });
            }
            Node::With(with) => {
                let name = |item: &'a ast::WithItem| item.optional_vars.as_deref();
                let subject = with.node.items.iter().find_map(name).and_then(bare_name);
                let span = syntax::span(with.node);
                self.report_if(&rows.withs, &span, subject, |ask| ask(file, with));
            }
            Node::Try(stmt) => {
                self.report_if(&rows.tries, &syntax::span(stmt), None, |ask| {
                    ask(file, stmt)
                });
            }
            Node::Except(clause) => {
                let subject = clause.name.as_ref().map(ast::Identifier::as_str);
                let span = syntax::span(clause);
                self.report_if(&rows.excepts, &span, subject, |ask| ask(file, clause));
            }
            Node::If(clause) => {
                let span = syntax::to_span(clause.range());
                self.report_if(&rows.ifs, &span, None, |ask| ask(file, clause));
            }
            Node::For(stmt) => {
                let subject = bare_name(&stmt.target);
                let span = syntax::span(stmt);
                self.report_if(&rows.fors, &span, subject, |ask| ask(file, stmt, scope));
            }
            Node::Stmt(stmt) => {
                let span = syntax::span(stmt);
                for (idiom, ask) in rows.stmts.of(AnyNodeRef::from(stmt).kind()) {
                    if ask(file, stmt, scope) {
                        self.report(idiom, &span, subject_of(stmt));
                    }
                }
                if matches!(stmt, Stmt::Import(_) | Stmt::ImportFrom(_)) {
                    for (idiom, packages) in &rows.imports {
                        packages(stmt, &mut |package| {
                            self.report(idiom, &span, Some(package));
                        });
                    }
                }
            }
            Node::Call(call) => self.ask_call(call, scope),
            Node::Comprehension(comp) => {
                let span = syntax::to_span(comp.range);
                self.report_if(&rows.comprehensions, &span, None, |ask| ask(comp));
            }
            Node::Expr(expr) => {
                let span = syntax::span(expr);
                let rows_of_kind = rows.exprs.of(AnyNodeRef::from(expr).kind());
                self.report_if(rows_of_kind, &span, None, |ask| ask(expr));
                if matches!(expr, Expr::Name(_) | Expr::Attribute(_)) {
                    self.report_resolved(&rows.expressions, expr, &span, None);
                }
            }
            Node::Annotation(expr) => {
                let span = syntax::span(expr);
                self.report_if(&rows.annotations, &span, None, |ask| ask(file, expr));
            }
        }
    }

    fn ask_call(&mut self, call: Call<'a>, scope: ScopeId) {
        let (file, rows) = (self.file, self.rows);
        let mut ask = |(idiom, ask): CallRow| {
            if ask.is_none_or(|ask| ask(file, call, scope)) {
                let subject =
                    idioms::thread_target(file, call).or(call.assigned_to.map(Name::as_str));
                self.report(idiom, &syntax::span(call.node), subject);
            }
        };
        let by_name = if call.is_method {
            &rows.methods
        } else {
            &rows.builtins
        };
        if by_name.may_hold(call.callee) {
            let named = match &*call.node.func {
                Expr::Name(name) => match rows.builtins.of(name.id.as_str()) {
                    rows if !rows.is_empty() && file.names.is_free(&name.id) => rows,
                    _ => &[],
                },
                Expr::Attribute(method) => rows.methods.of(method.attr.as_str()),
                _ => &[],
            };
            for row in named {
                ask(*row);
            }
        }
        if call.is_statement && file.may_be_coroutine(call.callee) {
            for row in &rows.coroutine_statements {
                ask(*row);
            }
        }
        if file.names.may_import(call.root) {
            let may_hold = |root: &str| {
                if call.is_method {
                    rows.calls.may_hold_ending(root, call.callee)
                } else {
                    rows.calls.may_hold(root)
                }
            };
            file.names.resolve(&call.node.func, may_hold, |name| {
                rows.calls.of(name, &mut ask);
            });
        }
    }

    fn report(&mut self, idiom: &'static Idiom, span: &Span, subject: Option<&str>) {
        let subject = subject.map(Name::new);
        self.findings.push(Finding {
            idiom,
            span: span.clone(),
            subject,
            node: self.node,
        });
    }

    fn report_if<F>(
        &mut self,
        rows: &'static [(&'static Idiom, F)],
        span: &Span,
        subject: Option<&str>,
        fits: impl Fn(&F) -> bool,
    ) {
        for (idiom, row) in rows {
            if fits(row) {
                self.report(idiom, span, subject);
            }
        }
    }

    fn report_resolved(
        &mut self,
        rows: &'static Resolved<&'static Idiom>,
        expr: &Expr,
        span: &Span,
        subject: Option<&str>,
    ) {
        let file = self.file;
        let may_hold = |root: &str| rows.may_hold(root);
        file.names.resolve(expr, may_hold, |name| {
            rows.of(name, |idiom| self.report(idiom, span, subject));
        });
    }

    /// The span of a definition from its `def`, `async` or `class` keyword on: decorators stand
    /// before it, with comments and line ends between.
    fn keyword(
        &self,
        range: rustpython_text_size::TextRange,
        decorators: &[ast::Decorator],
    ) -> Span {
        let end = range.end().to_usize();
        let Some(last) = decorators.last() else {
            return range.start().to_usize()..end;
        };
        let mut start = last.end().to_usize();
        let text = self.file.source.text();
        loop {
            let rest = &text[start..end];
            let skipped = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '\\');
            start += rest.len() - skipped.len();
            if !skipped.starts_with('#') {
                return start..end;
            }
            start += skipped.find(['\n', '\r']).unwrap_or(skipped.len());
        }
    }
}

/// The variable that a statement is about.
fn subject_of(stmt: &Stmt) -> Option<&str> {
    match stmt {
        Stmt::Assign(assign) => assign.targets.iter().find_map(bare_name),
        Stmt::AnnAssign(assign) => bare_name(&assign.target),
        Stmt::AugAssign(assign) => bare_name(&assign.target),
        Stmt::Delete(delete) => delete.targets.iter().find_map(bare_name),
        Stmt::TypeAlias(alias) => bare_name(&alias.name),
        Stmt::Global(global) => global.names.first().map(ast::Identifier::as_str),
        Stmt::Nonlocal(nonlocal) => nonlocal.names.first().map(ast::Identifier::as_str),
        _ => None,
    }
}
