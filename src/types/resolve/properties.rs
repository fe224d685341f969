//! The properties of a file that can be set, by name.

use rustc_hash::FxHashSet;
use rustpython_ast::{Expr, Stmt};

use super::super::ir::{ExprId, Kind};
use super::Builder;

/// Adds the names of the setters in classes of a suite: `@name.setter`.
pub(super) fn set_in(suite: &[Stmt], found: &mut FxHashSet<String>) {
    for stmt in suite {
        let Stmt::ClassDef(class) = stmt else {
            continue;
        };
        for stmt in &class.body {
            let Stmt::FunctionDef(def) = stmt else {
                continue;
            };
            for decorator in &def.decorator_list {
                if let Expr::Attribute(of) = &decorator.expression
                    && of.attr.as_str() == "setter"
                {
                    found.insert(def.name.to_string());
                }
            }
        }
        set_in(&class.body, found);
    }
}

impl Builder<'_, '_> {
    /// Whether an object is looked up by plain keys in what no class of the file has a say in, and so is the same
    /// when it is looked up twice, next to a value that does nothing.
    pub(super) fn is_found_again(&self, object: ExprId, value: ExprId) -> bool {
        let is_plain = |it: ExprId| {
            matches!(
                self.program.kind(it),
                Kind::Var(_) | Kind::Int(_) | Kind::Float(_) | Kind::Str(_)
            )
        };
        let mut at = object;
        loop {
            at = match self.program.kind(at) {
                Kind::Index(of, key) if is_plain(*key) => *of,
                Kind::Attribute(of, name) if !is_defined(self.suite, name) => *of,
                Kind::Var(_) => return is_plain(value) && !is_defined(self.suite, "__getitem__"),
                _ => return false,
            };
        }
    }
}

/// Whether a class of a suite has a method or a property of that name.
fn is_defined(suite: &[Stmt], name: &str) -> bool {
    suite.iter().any(|stmt| match stmt {
        Stmt::ClassDef(class) => class.body.iter().any(|it| match it {
            Stmt::FunctionDef(def) => def.name.as_str() == name,
            it => is_defined(std::slice::from_ref(it), name),
        }),
        Stmt::FunctionDef(def) => is_defined(&def.body, name),
        _ => false,
    })
}
