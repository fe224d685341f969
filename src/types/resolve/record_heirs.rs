//! Classes that derive from a dataclass and are none themselves: `class Savings(Account)`.

use rustpython_ast::{Expr, Stmt, StmtClassDef};

use super::super::class_form::{Declared, RecordOptions};

/// Whether such a class does what a dataclass without fields of its own would do: what makes, shows and compares its
/// instances is what the base has, which asks them for their class.
pub(super) fn is_one(
    class: &StmtClassDef,
    options: RecordOptions,
    fields: &[Declared<'_>],
) -> bool {
    class.decorator_list.is_empty()
        && class.body.iter().all(|it| match it {
            Stmt::FunctionDef(def) => {
                let name = def.name.as_str();
                name != "__init__" && !(options.order && ORDERS.contains(&name))
            }
            Stmt::Assign(assign) => assign.targets.iter().all(|target| match target {
                Expr::Name(name) => !fields.iter().any(|it| it.name == name.id.as_str()),
                _ => false,
            }),
            Stmt::Expr(_) | Stmt::Pass(_) => true,
            _ => false,
        })
        // A frozen base lets its heirs change what is no field of it.
        && !options.frozen
}

/// What a dataclass that is ordered refuses to have already.
const ORDERS: &[&str] = &["__lt__", "__le__", "__gt__", "__ge__"];
