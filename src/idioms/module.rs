//! Modules and imports.

use rustpython_ast::{self as ast, CmpOp, Expr, NodeKind, Stmt};

use super::traits::{Survey, Traits};
use super::{Match, Row};
use crate::python::names::bare_name;
use crate::python::scopes::{Clause, File};
use crate::text::libraries;

/// What only a scan finds.
pub(crate) const IMPORT_CYCLE: &str = "module.import-cycle";

pub(super) const IDIOMS: &[Row] = &[
    Row {
        id: "module.main-guard",
        title: "code for when the file is the program",
        counts: "an `if` whose test is the comparison of `__name__` with `\"__main__\"` by `==`, either \
            way round",
        reported_at: "the if",
        traits: Traits::NONE,
        matches: &[Match::If(|_, clause| is_main_guard(clause.test()))],
    },
    Row {
        id: "module.local-import",
        title: "an import inside a function",
        counts: "an import statement inside a `def`",
        reported_at: "the statement",
        traits: Traits::NONE,
        matches: &[Match::Stmt(IMPORTS, |file, _, scope| {
            file.function_around(scope).is_some()
        })],
    },
    Row {
        id: "module.star-import",
        title: "everything imported from a module",
        counts: "`from x import *`",
        reported_at: "the statement",
        traits: Traits::NONE,
        matches: &[Match::Stmt(&[NodeKind::StmtImportFrom], |_, stmt, _| {
            stmt.as_import_from_stmt()
                .is_some_and(|import| import.names.iter().any(|alias| alias.name.as_str() == "*"))
        })],
    },
    Row {
        id: "module.optional-import",
        title: "an import that may fail",
        counts: "a `try` with an import statement directly in its body and an `except` clause naming \
            builtin `ImportError` or `ModuleNotFoundError` (alone or in a tuple)",
        reported_at: "the try",
        traits: Traits::NONE,
        matches: &[Match::Try(is_optional_import)],
    },
    Row {
        id: "module.type-checking-import",
        title: "an import for the type checker only",
        counts: "an `if` whose test resolves to `typing.TYPE_CHECKING`, with an import directly in its \
            body",
        reported_at: "the if",
        traits: Traits::NONE,
        matches: &[Match::If(is_type_checking_import)],
    },
    Row {
        id: "module.library",
        title: "a third-party package",
        counts: "an import statement of a third-party package that the library map knows (numpy, \
            pandas, sklearn, flask, django, twisted, scapy, paramiko, requests, ...): the finding \
            names the package and its Rust crates. One finding per statement and package",
        reported_at: "the statement",
        traits: Traits::NONE.listed(Survey::Packages),
        matches: &[Match::Import(|stmt, found| packages(stmt, found))],
    },
    Row {
        id: IMPORT_CYCLE,
        title: "files that import each other",
        counts: "only when several files are scanned together: a file that imports itself through other \
            scanned files by imports at module level (not inside a `def`, not under TYPE_CHECKING)",
        reported_at: "the file's first module-level import that lies on such a cycle: one finding per file",
        // No single file shows it: a scan finds it among all its files.
        traits: Traits::NONE,
        matches: &[],
    },
];

const IMPORTS: &[NodeKind] = &[NodeKind::StmtImport, NodeKind::StmtImportFrom];

fn is_import(stmt: &Stmt) -> bool {
    matches!(stmt, Stmt::Import(_) | Stmt::ImportFrom(_))
}

/// Whether the test is `__name__ == "__main__"`, either way round.
fn is_main_guard(test: &Expr) -> bool {
    let Expr::Compare(compare) = test else {
        return false;
    };
    let ([CmpOp::Eq], [right]) = (&*compare.ops, &*compare.comparators) else {
        return false;
    };
    let is_name = |expr: &Expr| bare_name(expr) == Some("__name__");
    let is_main = |expr: &Expr| {
        expr.as_string_literal_expr()
            .is_some_and(|literal| literal.value.to_str() == "__main__")
    };
    (is_name(&compare.left) && is_main(right)) || (is_main(&compare.left) && is_name(right))
}

fn is_optional_import(file: &File<'_>, stmt: &ast::StmtTry) -> bool {
    let names_it = |expr: &Expr| {
        file.names.is_builtin(expr, "ImportError")
            || file.names.is_builtin(expr, "ModuleNotFoundError")
    };
    stmt.body.iter().any(is_import)
        && stmt
            .handlers
            .iter()
            .any(
                |ast::ExceptHandler::ExceptHandler(clause)| match clause.type_.as_deref() {
                    Some(Expr::Tuple(tuple)) => tuple.elts.iter().any(names_it),
                    Some(expr) => names_it(expr),
                    None => false,
                },
            )
}

fn is_type_checking_import(file: &File<'_>, clause: Clause<'_>) -> bool {
    clause.body().iter().any(is_import)
        && file
            .names
            .resolves_to(clause.test(), &["typing.TYPE_CHECKING"])
}

/// Hands on each third-party package of the library map that the statement imports, once.
fn packages(stmt: &Stmt, found: &mut dyn FnMut(&'static str)) {
    let mut known: Vec<&'static str> = Vec::new();
    let mut note = |dotted: &str| {
        if libraries::may_hold(dotted)
            && let Some((package, _)) = libraries::library(dotted)
            && !known.contains(&package)
        {
            known.push(package);
        }
    };
    match stmt {
        Stmt::Import(import) => import.names.iter().for_each(|alias| note(&alias.name)),
        Stmt::ImportFrom(import) if import.level == 0 => {
            let module = import.module.as_ref().map_or("", |module| module.as_str());
            if libraries::may_hold(module) {
                let names = import.names.iter();
                names.for_each(|alias| note(&format!("{module}.{}", alias.name)));
            }
        }
        _ => {}
    }
    known.into_iter().for_each(found);
}
