//! The catalogue by what its rows react to, so that a node is shown only to idioms that may match it.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;
use rustpython_ast::{self as ast, Expr, NodeKind};

use crate::idioms::{self, AskCall, Callee, Idiom, Match};
use crate::python::names::{self, Mark, Sieve};
use crate::python::scopes::{Clause, Comprehension, File, ScopeId, Wanted, With};

/// The catalogue by what its rows react to.
pub(super) static ROWS: LazyLock<Rows> = LazyLock::new(Rows::new);

/// Rows by names.
pub(super) struct Named<R> {
    rows: FxHashMap<&'static str, Vec<R>>,
    names: Sieve,
}

impl<R> Default for Named<R> {
    fn default() -> Self {
        Self {
            rows: FxHashMap::default(),
            names: Sieve::default(),
        }
    }
}

impl<R> Named<R> {
    fn add(&mut self, name: &'static str, row: R) {
        self.names.add(Mark::of(name));
        self.rows.entry(name).or_default().push(row);
    }

    /// Whether a name with this mark may have rows.
    pub(super) fn may_hold(&self, mark: Mark) -> bool {
        self.names.may_hold(mark)
    }

    pub(super) fn of(&self, name: &str) -> &[R] {
        if !self.may_hold(Mark::of(name)) {
            return &[];
        }
        self.rows.get(name).map_or(&[], Vec::as_slice)
    }
}

pub(super) type Asked<F> = Vec<(&'static Idiom, F)>;

/// A row about calls, and what the call has to fit besides.
pub(super) type CallRow = (&'static Idiom, Option<AskCall>);

/// Rows by the dotted names that something resolves to.
pub(super) struct Resolved<R> {
    exact: Named<R>,
    /// By what stands before the star of `N.*`, the dot included.
    below: Named<R>,
    /// The first parts of all names: most modules that a file imports are not among them.
    roots: Named<()>,
    /// The first parts of those with a star.
    roots_of_below: Named<()>,
    /// The last parts of those without.
    ends: Sieve,
}

impl<R> Default for Resolved<R> {
    fn default() -> Self {
        Self {
            exact: Named::default(),
            below: Named::default(),
            roots: Named::default(),
            roots_of_below: Named::default(),
            ends: Sieve::default(),
        }
    }
}

impl<R: Copy> Resolved<R> {
    fn add(&mut self, names: &[&'static str], row: R) {
        for name in names {
            self.roots.add(names::root_of(name), ());
            if let Some(prefix) = name.strip_suffix('*') {
                self.roots_of_below.add(names::root_of(name), ());
                self.below.add(prefix, row);
            } else {
                let end = name.rsplit('.').next().unwrap_or(name);
                self.ends.add(Mark::of(end));
                self.exact.add(name, row);
            }
        }
    }

    /// Whether any row has a name that begins with the part `root`.
    pub(super) fn may_hold(&self, root: &str) -> bool {
        !self.roots.of(root).is_empty()
    }

    /// The same for names that end in a part with the mark `end`.
    pub(super) fn may_hold_ending(&self, root: &str, end: Mark) -> bool {
        if self.ends.may_hold(end) {
            self.may_hold(root)
        } else {
            !self.roots_of_below.of(root).is_empty()
        }
    }

    /// Calls `each` with every row that has a name fitting the dotted `name`.
    pub(super) fn of(&self, name: &str, mut each: impl FnMut(R)) {
        for row in self.exact.of(name) {
            each(*row);
        }
        let bytes = name.bytes().enumerate();
        for (dot, _) in bytes.filter(|(_, byte)| *byte == b'.') {
            let rows = self.below.of(&name[..=dot]);
            for row in rows {
                each(*row);
            }
        }
    }
}

/// Rows by the kind of node that they are asked about.
pub(super) struct ByKind<F>(Vec<Asked<F>>);

impl<F> Default for ByKind<F> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<F: Copy> ByKind<F> {
    fn add(&mut self, kinds: &[NodeKind], idiom: &'static Idiom, ask: F) {
        for kind in kinds {
            let index = *kind as usize;
            if self.0.len() <= index {
                self.0.resize_with(index + 1, Vec::new);
            }
            self.0[index].push((idiom, ask));
        }
    }

    pub(super) fn of(&self, kind: NodeKind) -> &[(&'static Idiom, F)] {
        self.0.get(kind as usize).map_or(&[], Vec::as_slice)
    }
}

type AskStmt = fn(&File<'_>, &ast::Stmt, ScopeId) -> bool;

#[derive(Default)]
pub(super) struct Rows {
    pub(super) calls: Resolved<CallRow>,
    pub(super) builtins: Named<CallRow>,
    pub(super) methods: Named<CallRow>,
    pub(super) coroutine_statements: Vec<CallRow>,
    pub(super) expressions: Resolved<&'static Idiom>,
    pub(super) bases: Resolved<&'static Idiom>,
    pub(super) method_defs: Named<&'static Idiom>,
    pub(super) decorators: Asked<&'static [&'static str]>,
    pub(super) decorators_if: Asked<fn(&File<'_>, &Expr) -> bool>,
    pub(super) functions: Asked<fn(&File<'_>, &ast::StmtFunctionDef, ScopeId) -> bool>,
    pub(super) async_functions: Asked<fn(&File<'_>, ScopeId) -> bool>,
    pub(super) generators: Asked<fn(&File<'_>, &ast::StmtFunctionDef) -> bool>,
    pub(super) functions_around: Asked<fn(&File<'_>, ScopeId) -> bool>,
    pub(super) classes: Asked<fn(&File<'_>, &ast::StmtClassDef, ScopeId) -> bool>,
    pub(super) withs: Asked<for<'a> fn(&File<'a>, With<'a>) -> bool>,
    pub(super) tries: Asked<fn(&File<'_>, &ast::StmtTry) -> bool>,
    pub(super) excepts: Asked<fn(&File<'_>, &ast::ExceptHandlerExceptHandler) -> bool>,
    pub(super) ifs: Asked<fn(&File<'_>, Clause<'_>) -> bool>,
    pub(super) fors: Asked<fn(&File<'_>, &ast::StmtFor, ScopeId) -> bool>,
    pub(super) stmts: ByKind<AskStmt>,
    pub(super) imports: Asked<idioms::Packages>,
    pub(super) comprehensions: Asked<fn(Comprehension<'_>) -> bool>,
    pub(super) exprs: ByKind<fn(&Expr) -> bool>,
    pub(super) annotations: Asked<fn(&File<'_>, &Expr) -> bool>,
    /// What all of them ask about.
    pub(super) wanted: Wanted,
}

impl Rows {
    fn new() -> Self {
        let mut rows = Self::default();
        for idiom in idioms::catalogue() {
            for matching in idiom.matches {
                match matching {
                    Match::Call(names) => rows.calls.add(names, (idiom, None)),
                    Match::Builtin(names) => add(&mut rows.builtins, names, (idiom, None)),
                    Match::Method(names) => add(&mut rows.methods, names, (idiom, None)),
                    Match::CallIf(callees, ask) => {
                        for callee in *callees {
                            rows.add_call(callee, (idiom, Some(*ask)));
                        }
                    }
                    Match::CoroutineStatement(ask) => {
                        rows.coroutine_statements.push((idiom, Some(*ask)));
                    }
                    Match::Expression(names) => {
                        rows.wanted.add_names(names);
                        rows.expressions.add(names, idiom);
                    }
                    Match::Base(names) => rows.bases.add(names, idiom),
                    Match::MethodDef(names) => add(&mut rows.method_defs, names, idiom),
                    Match::Decorator(names) => rows.decorators.push((idiom, *names)),
                    Match::DecoratorIf(ask) => rows.decorators_if.push((idiom, *ask)),
                    Match::Function(ask) => rows.functions.push((idiom, *ask)),
                    Match::AsyncFunction(ask) => rows.async_functions.push((idiom, *ask)),
                    Match::Generator(ask) => rows.generators.push((idiom, *ask)),
                    Match::FunctionAround(ask) => rows.functions_around.push((idiom, *ask)),
                    Match::Class(ask) => rows.classes.push((idiom, *ask)),
                    Match::With(ask) => rows.withs.push((idiom, *ask)),
                    Match::Try(ask) => rows.tries.push((idiom, *ask)),
                    Match::Except(ask) => rows.excepts.push((idiom, *ask)),
                    Match::If(ask) => rows.ifs.push((idiom, *ask)),
                    Match::For(ask) => rows.fors.push((idiom, *ask)),
                    Match::Stmt(kinds, ask) => {
                        rows.wanted.add_kinds(kinds);
                        rows.stmts.add(kinds, idiom, *ask);
                    }
                    Match::Import(ask) => {
                        rows.wanted
                            .add_kinds(&[NodeKind::StmtImport, NodeKind::StmtImportFrom]);
                        rows.imports.push((idiom, *ask));
                    }
                    Match::Comprehension(ask) => rows.comprehensions.push((idiom, *ask)),
                    Match::Expr(kinds, ask) => {
                        rows.wanted.add_kinds(kinds);
                        rows.exprs.add(kinds, idiom, *ask);
                    }
                    Match::Annotation(ask) => rows.annotations.push((idiom, *ask)),
                }
            }
        }
        rows
    }

    fn add_call(&mut self, callee: &Callee, row: CallRow) {
        match callee {
            Callee::Named(names) => self.calls.add(names, row),
            Callee::Builtin(names) => add(&mut self.builtins, names, row),
            Callee::Method(names) => add(&mut self.methods, names, row),
        }
    }
}

fn add<R: Copy>(rows: &mut Named<R>, names: &[&'static str], row: R) {
    for name in names {
        rows.add(name, row);
    }
}
