//! The names under which a file has `multiprocessing` and what is imported of it.

use rustc_hash::FxHashSet;
use rustpython_ast::{self as ast, Expr, Stmt};
use rustpython_text_size::TextRange;

use crate::python::names::bare_name;

/// The names under which a file has what `multiprocessing` makes.
pub(super) struct Makers {
    /// Where the first of them is imported: there the classes stand.
    pub(super) imported: TextRange,
    modules: FxHashSet<String>,
    names: FxHashSet<String>,
}

impl Makers {
    pub(super) fn of(suite: &[Stmt]) -> Option<Self> {
        let mut found = Self {
            imported: TextRange::default(),
            modules: FxHashSet::default(),
            names: FxHashSet::default(),
        };
        for stmt in suite {
            match stmt {
                Stmt::Import(import) => {
                    for alias in &import.names {
                        if alias.name.as_str() == "multiprocessing" {
                            let name = alias.asname.as_ref().unwrap_or(&alias.name);
                            found.modules.insert(name.to_string());
                            found.note(import.range);
                        }
                    }
                }
                Stmt::ImportFrom(import) => {
                    let is_it = |it: &ast::Identifier| it.as_str() == "multiprocessing";
                    if import.module.as_ref().is_some_and(is_it) {
                        for alias in &import.names {
                            if alias.asname.is_some() {
                                return None;
                            }
                            found.names.insert(alias.name.to_string());
                        }
                        found.note(import.range);
                    }
                }
                _ => {}
            }
        }
        (!found.modules.is_empty() || !found.names.is_empty()).then_some(found)
    }

    fn note(&mut self, range: TextRange) {
        if self.imported.is_empty() {
            self.imported = range;
        }
    }

    /// What of `multiprocessing` a call makes.
    pub(super) fn made<'e>(&self, call: &'e ast::ExprCall) -> Option<&'e str> {
        match &*call.func {
            Expr::Name(name) => self
                .names
                .contains(name.id.as_str())
                .then(|| name.id.as_str()),
            Expr::Attribute(it) => {
                let module = bare_name(&it.value)?;
                self.modules.contains(module).then(|| it.attr.as_str())
            }
            _ => None,
        }
    }
}
