//! `try: import fcntl`, with a handler for where that is not there: of the standard library everything is, so
//! such a `try` is its body. Of other packages only the reader knows.

use rustc_hash::FxHashSet;
use rustpython_ast::{self as ast, Expr, Stmt as Tree};
use rustpython_text_size::Ranged;

use super::super::collect::Bound;
use super::super::ir::Stmt;
use super::Builder;
use crate::python::names::bare_name;

/// What is said of an import that may fail.
pub(super) const WHY: &str = "whether a package is there";

impl<'a> Builder<'a, '_> {
    /// Notes the imports of a module that can't fail: what their handlers bind is never bound.
    pub(super) fn note_optional_imports(&mut self, suite: &'a [Tree], bound: &mut Bound<'a>) {
        for stmt in suite {
            let Tree::Try(stmt) = stmt else {
                continue;
            };
            if !asks_for_import(stmt) || !is_all_standard(&stmt.body) {
                continue;
            }
            self.settled_imports.insert(stmt.range().start().to_usize());
            for handler in &stmt.handlers {
                let ast::ExceptHandler::ExceptHandler(clause) = handler;
                let unbound = Bound::of(&clause.body);
                for (name, count) in &unbound.names {
                    if let Some(all) = bound.names.get_mut(name) {
                        *all = all.saturating_sub(*count);
                    }
                }
                let left_out: FxHashSet<_> = unbound
                    .functions
                    .iter()
                    .map(Ranged::range)
                    .chain(unbound.classes.iter().map(Ranged::range))
                    .collect();
                bound.functions.retain(|it| !left_out.contains(&it.range()));
                bound.classes.retain(|it| !left_out.contains(&it.range()));
            }
            bound.names.retain(|_, count| *count > 0);
        }
    }

    /// What is left of such a `try`.
    pub(super) fn imported_at_once(&mut self, stmt: &'a Tree) -> Option<Vec<Stmt<'a>>> {
        let Tree::Try(stmt) = stmt else {
            return None;
        };
        if !self
            .settled_imports
            .contains(&stmt.range().start().to_usize())
        {
            return None;
        }
        let rest = stmt.body.iter().chain(&stmt.orelse).chain(&stmt.finalbody);
        Some(rest.map(|it| self.stmt(it)).collect())
    }
}

/// Whether a `try` is about what it imports.
pub(super) fn asks_for_import(stmt: &ast::StmtTry) -> bool {
    let is_plain = |it: &Tree| {
        matches!(
            it,
            Tree::Import(_) | Tree::ImportFrom(_) | Tree::Assign(_) | Tree::Pass(_)
        )
    };
    stmt.body.iter().all(is_plain)
        && stmt
            .body
            .iter()
            .any(|it| it.is_import_stmt() || it.is_import_from_stmt())
        && stmt.handlers.iter().any(|handler| {
            let ast::ExceptHandler::ExceptHandler(clause) = handler;
            match clause.type_.as_deref() {
                None => true,
                Some(Expr::Tuple(of)) => of.elts.iter().any(is_import_error),
                Some(one) => is_import_error(one),
            }
        })
}

fn is_import_error(class: &Expr) -> bool {
    matches!(
        bare_name(class),
        Some("ImportError" | "ModuleNotFoundError" | "Exception")
    )
}

/// Whether all that is imported comes with Python, whole modules or what they have always had.
fn is_all_standard(body: &[Tree]) -> bool {
    let is_known = |name: &str| {
        let root = name.split('.').next().unwrap_or(name);
        crate::text::libraries::standard().any(|(known, _)| known.split('.').next() == Some(root))
    };
    body.iter().all(|it| match it {
        Tree::Import(stmt) => stmt.names.iter().all(|it| is_known(it.name.as_str())),
        Tree::ImportFrom(stmt) => {
            stmt.level == 0 && stmt.module.as_ref().is_some_and(|it| is_known(it.as_str()))
        }
        _ => true,
    })
}
