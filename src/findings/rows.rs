//! The catalogue by what its rows react to, so that a node is shown only to idioms that may match it.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;
use rustpython_ast::{self as ast, Expr, Stmt};

use crate::idioms::{self, Idiom, Match};
use crate::scopes::{Call, Clause, Comprehension, File, ScopeId, With};

/// The catalogue by what its rows react to.
pub(super) static ROWS: LazyLock<Rows> = LazyLock::new(Rows::new);

pub(super) type Named = FxHashMap<&'static str, Vec<&'static Idiom>>;
pub(super) type Asked<F> = Vec<(&'static Idiom, F)>;

#[derive(Default)]
pub(super) struct Resolved {
    exact: Named,
    /// By what stands before the star of `N.*`, the dot included.
    below: Named,
}

impl Resolved {
    fn add(&mut self, names: &[&'static str], idiom: &'static Idiom) {
        for name in names {
            match name.strip_suffix('*') {
                Some(prefix) => self.below.entry(prefix).or_default().push(idiom),
                None => self.exact.entry(name).or_default().push(idiom),
            }
        }
    }

    /// Calls `each` with every idiom that has a name fitting the dotted `name`.
    pub(super) fn of(&self, name: &str, mut each: impl FnMut(&'static Idiom)) {
        self.exact
            .get(name)
            .into_iter()
            .flatten()
            .for_each(|idiom| each(idiom));
        for (dot, _) in name.match_indices('.') {
            self.below
                .get(&name[..=dot])
                .into_iter()
                .flatten()
                .for_each(|idiom| each(idiom));
        }
    }
}

type AskStmt = fn(&File<'_>, &Stmt, ScopeId) -> bool;

#[derive(Default)]
pub(super) struct Rows {
    pub(super) calls: Resolved,
    pub(super) expressions: Resolved,
    pub(super) bases: Resolved,
    pub(super) builtins: Named,
    pub(super) methods: Named,
    pub(super) method_defs: Named,
    pub(super) decorators: Asked<&'static [&'static str]>,
    pub(super) calls_if: Asked<fn(&File<'_>, Call<'_>, ScopeId) -> bool>,
    pub(super) decorators_if: Asked<fn(&File<'_>, &Expr) -> bool>,
    pub(super) functions: Asked<fn(&File<'_>, &ast::StmtFunctionDef, ScopeId) -> bool>,
    pub(super) classes: Asked<fn(&File<'_>, &ast::StmtClassDef, ScopeId) -> bool>,
    pub(super) withs: Asked<fn(&File<'_>, With<'_>) -> bool>,
    pub(super) tries: Asked<fn(&File<'_>, &ast::StmtTry) -> bool>,
    pub(super) excepts: Asked<fn(&File<'_>, &ast::ExceptHandlerExceptHandler) -> bool>,
    pub(super) ifs: Asked<fn(&File<'_>, Clause<'_>) -> bool>,
    pub(super) fors: Asked<fn(&File<'_>, &ast::StmtFor, ScopeId) -> bool>,
    /// By the number of their kind.
    pub(super) stmts: FxHashMap<u8, Asked<AskStmt>>,
    pub(super) imports: Asked<idioms::Packages>,
    pub(super) comprehensions: Asked<fn(Comprehension<'_>) -> bool>,
    pub(super) exprs: Asked<fn(&Expr) -> bool>,
    pub(super) annotations: Asked<fn(&File<'_>, &Expr) -> bool>,
}

impl Rows {
    fn new() -> Self {
        fn named(rows: &mut Named, names: &[&'static str], idiom: &'static Idiom) {
            for name in names {
                rows.entry(name).or_default().push(idiom);
            }
        }
        let mut rows = Self::default();
        for idiom in idioms::catalogue() {
            for matching in idiom.matches {
                match matching {
                    Match::Call(names) => rows.calls.add(names, idiom),
                    Match::Expression(names) => rows.expressions.add(names, idiom),
                    Match::Base(names) => rows.bases.add(names, idiom),
                    Match::Builtin(names) => named(&mut rows.builtins, names, idiom),
                    Match::Method(names) => named(&mut rows.methods, names, idiom),
                    Match::MethodDef(names) => named(&mut rows.method_defs, names, idiom),
                    Match::Decorator(names) => rows.decorators.push((idiom, *names)),
                    Match::CallIf(ask) => rows.calls_if.push((idiom, *ask)),
                    Match::DecoratorIf(ask) => rows.decorators_if.push((idiom, *ask)),
                    Match::Function(ask) => rows.functions.push((idiom, *ask)),
                    Match::Class(ask) => rows.classes.push((idiom, *ask)),
                    Match::With(ask) => rows.withs.push((idiom, *ask)),
                    Match::Try(ask) => rows.tries.push((idiom, *ask)),
                    Match::Except(ask) => rows.excepts.push((idiom, *ask)),
                    Match::If(ask) => rows.ifs.push((idiom, *ask)),
                    Match::For(ask) => rows.fors.push((idiom, *ask)),
                    Match::Stmt(kinds, ask) => {
                        for kind in *kinds {
                            rows.stmts
                                .entry(*kind as u8)
                                .or_default()
                                .push((idiom, *ask));
                        }
                    }
                    Match::Import(ask) => rows.imports.push((idiom, *ask)),
                    Match::Comprehension(ask) => rows.comprehensions.push((idiom, *ask)),
                    Match::Expr(ask) => rows.exprs.push((idiom, *ask)),
                    Match::Annotation(ask) => rows.annotations.push((idiom, *ask)),
                }
            }
        }
        rows
    }
}
